//! A few paragraphs that a person selected and pasted: no menu, no footer, nothing to leave out. All of it is kept, and the
//! first line is the headline only if it looks like one.

use super::features::Seen;
use super::figures;
use super::furniture;
use super::lines::Line;
use crate::extract::byline;

/// Of the words, so many in a hundred stand in sentences.
const SENTENCES: usize = 80;

/// Nothing on the page is furniture, and nearly all of it is sentences.
pub(super) fn is_one(lines: &[Line], seen: &[Seen]) -> bool {
    let furniture = |look: &Seen| furniture::is_named(&look.key) || look.boxed || look.copies > 1;
    let rights = lines.iter().any(|line| line.text.contains('©'));
    let words: usize = seen.iter().map(|look| look.words).sum();
    let in_sentences: usize = seen.iter().filter(|look| look.sentence || look.prose > 0).map(|look| look.words).sum();
    // A day in figures alone stands in notes as well.
    let dated = |(line, look): (&Line, &Seen)| look.date && !look.sentence && !figures::is_dateline(&line.text);
    let masthead = lines.iter().zip(seen).any(dated);
    !rights && !masthead && words > 0 && in_sentences * 100 >= words * SENTENCES && !seen.iter().any(furniture)
}

/// Words jotted down without a single sentence: a title, a list of names, half a quotation. Which of the lines heads the
/// others cannot be told, so none does.
pub(super) fn is_note(lines: &[Line], seen: &[Seen]) -> bool {
    const LONGEST: usize = 200;
    let jotted = |look: &Seen| {
        !look.sentence && look.prose == 0 && !look.date && !look.boxed && look.copies == 1 && look.phrases == 0
    };
    let furniture = |look: &Seen| furniture::is_named(&look.key) || furniture::is_menu(&look.key);
    let bylines = lines.iter().any(|line| byline::introduction(&line.text).is_some() || line.text.contains('©'));
    let words: usize = seen.iter().map(|look| look.words).sum();
    words <= LONGEST && seen.iter().all(jotted) && !seen.iter().any(furniture) && !bylines
}

/// A short first line without a full stop, alone above the rest.
pub(super) fn headline(lines: &[Line], seen: &[Seen]) -> Option<usize> {
    let (line, look) = (lines.first()?, seen.first()?);
    let next = lines.iter().zip(seen).skip(1).find(|(line, _)| !is_masthead(&line.text)).map(|(_, look)| look)?;
    let asks = line.text.ends_with(['?', '!', '？', '！', '؟']);
    let looks_like_one =
        line.mark.is_none() && (2..=20).contains(&look.words) && (!look.sentence || asks) && look.prose == 0;
    (looks_like_one && !line.text.ends_with([':', ',', ';', '：', '，']) && next.words > look.words).then_some(0)
}

/// A byline, a name alone or a day in figures, between a headline and its text.
fn is_masthead(text: &str) -> bool {
    const NAME: usize = 3;
    let name = || text.split_whitespace().count() <= NAME && byline::read(text).is_some_and(|read| read.text == text);
    byline::introduction(text).is_some() && byline::read(text).is_some() || figures::is_dateline(text) || name()
}

#[cfg(test)]
mod tests {
    use super::super::article;
    use crate::model::{Block, BlockKind};

    #[test]
    fn a_pasted_note_is_text_without_a_headline() {
        for note in
            ["Ferry runs again", "Call Omar about the ferry\nBring flour", "a quote\n\nanother line here", "渡轮又开了"]
        {
            let read = article(note, None);
            let headings =
                read.document.blocks.iter().filter(|block| matches!(block.kind, BlockKind::Heading { .. })).count();
            assert_eq!((read.headline, headings), (None, 0), "{note:?}: nothing tells which line heads the others");
            let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            assert_eq!(words(&read.document.text()), words(note), "{note:?}: all of it is text");
        }
        let short = article(
            "Ferry runs again\n\nThe ferry between the two islands runs again after a winter of repairs.",
            None,
        );
        assert_eq!(short.headline.as_deref(), Some("Ferry runs again"), "a line above a sentence is a headline");
    }

    #[test]
    fn a_title_over_a_byline_is_the_headline() {
        let text =
            "The ferry between the two islands runs again after a winter of repairs, and nobody knows for how long.";
        // A name alone is no byline for sure: it is kept, as a heading.
        for (masthead, byline, headed) in [
            ("By Anna Levin", Some("Anna Levin"), 0),
            ("Von Anna Levin", Some("Anna Levin"), 0),
            ("02/03/2026", None, 0),
            ("05.06.21 | 07:30", None, 0),
            ("Thứ bảy, 5/6/2021, 07:30 (GMT+7)", None, 0),
            ("Anna Levin", None, 1),
        ] {
            for title in ["Ferry runs again", "Ferry runs", "The old ferry runs again to the two islands in the north"]
            {
                for between in ["\n", "\n\n"] {
                    let read = article(
                        &[title, masthead, text, &format!("So far, {text}"), &format!("Then again, {text}")]
                            .join(between),
                        None,
                    );
                    assert_eq!(read.headline.as_deref(), Some(title), "over {masthead}");
                    assert_eq!(read.byline.as_deref(), byline, "{masthead}");
                    assert_eq!(read.publisher, None, "a title is no outlet");
                    let is_heading = |block: &&Block| matches!(block.kind, BlockKind::Heading { .. });
                    let headings = read.document.blocks.iter().filter(is_heading).count();
                    assert_eq!(headings, headed, "{masthead}");
                }
            }
        }
    }
}

//! Boxes of links inside an article: "More on …" with the headlines under it, "Read also: …", "To the full article".
//! They are found before the article is, so that they do not look like its end.

use super::captions;
use super::features::Seen;
use super::furniture;
use super::lines::Line;
use std::ops::Range;

/// Why a line of a box is left out; its interruptions are no links.
pub(super) fn reason(line: &Line, look: &Seen) -> &'static str {
    let between = furniture::is_advert(&look.key) || furniture::is_interruption(&look.key);
    if between || look.phrases > 0 && !is_head(line, look) { "promotion" } else { "related links" }
}

/// A box holds no more lines than this.
const LONGEST: usize = 12;

/// The lines of each box, its head first. The place of an advertisement is one too.
pub(super) fn find(lines: &[Line], seen: &[Seen]) -> Vec<Range<usize>> {
    let mut boxes = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        // Share buttons stand above a text as well: only behind a paragraph, a box or a caption do they interrupt it.
        let inside = at > 0 && (seen[at - 1].prose > 0 || captions::is_credited(&lines[at - 1].text))
            || boxes.last().is_some_and(|last: &Range<usize>| last.end == at);
        let end = match (is_head(&lines[at], &seen[at]), inside) {
            _ if furniture::is_advert(&seen[at].key) && lines[at].mark.is_none() => at + 1,
            (true, _) => end_of_box(lines, seen, at),
            (false, true) => end_of_interruption(lines, seen, at)
                .max(end_of_headless(lines, seen, at))
                .max(end_of_newsletter(lines, seen, at)),
            (false, false) => at,
        };
        if end > at {
            boxes.push(at..end);
        }
        at = end.max(at + 1);
    }
    boxes
}

/// A heading such as "More on the election", or a whole line "Read also: the ferry is late again".
fn is_head(line: &Line, look: &Seen) -> bool {
    let heads = !line.text.ends_with('.') && look.words <= 8 && furniture::is_box(&look.key);
    line.mark.is_none() && heads || look.words <= 30 && names_one_link(line)
}

/// "Read also: the ferry is late again".
fn names_one_link(line: &Line) -> bool {
    let (head, link) = line.text.split_once([':', '：']).unwrap_or_default();
    !link.trim().is_empty() && head.len() < 100 && furniture::is_box(&furniture::key(head))
}

/// Behind the last link: a list ends with its last item, loose lines end where a sentence begins.
fn end_of_box(lines: &[Line], seen: &[Seen], head: usize) -> usize {
    let closes = |at: usize| {
        at < lines.len() && seen[at].words <= 8 && is_head(&lines[at], &seen[at]) && !names_one_link(&lines[at])
    };
    if names_one_link(&lines[head]) {
        return head + 1;
    }
    let list = (head + 1..lines.len()).take(LONGEST).take_while(|at| is_item(lines, *at)).count();
    if list > 0 {
        // "To the full article" may close it.
        let end = head + 1 + list;
        return end + usize::from(closes(end));
    }
    let is_link = |at: &usize| {
        let look = &seen[*at];
        let loose = look.prose == 0 && !look.sentence && look.words <= 25 && lines[*at].mark.is_none();
        let furniture = furniture::is_end(&look.key) && !furniture::is_box(&look.key);
        loose
            && !furniture
            && !look.date
            && !furniture::is_rights(&lines[*at].text)
            && !captions::is_credited(&lines[*at].text)
    };
    // Links without blank lines between them end at the first blank line.
    let dense = lines.get(head + 1).is_some_and(|first| first.gap == 0);
    let together = |at: &usize| !dense || lines[*at].gap == 0;
    let links = (head + 1..lines.len()).take(LONGEST).take_while(|at| together(at) && is_link(at)).count();
    let closing = (head + 1..head + 1 + links).find(|at| closes(*at));
    closing.map_or(head + 1 + links, |at| at + 1)
}

/// Behind the advertisements, share buttons and newsletter forms that stand between two paragraphs; `at` where there are none.
fn end_of_interruption(lines: &[Line], seen: &[Seen], at: usize) -> usize {
    let interrupts = |at: &usize| {
        let (line, look) = (&lines[*at], &seen[*at]);
        let offers = look.phrases > 0 && look.words <= 10;
        look.prose == 0
            && !look.date
            && !furniture::is_rights(&line.text)
            && (furniture::is_interruption(&look.key) || offers)
    };
    let end = at + (at..lines.len()).take(LONGEST).take_while(interrupts).count();
    let goes_on = seen.get(end).is_some_and(|look| look.prose > 0 && look.phrases == 0);
    if goes_on { end } else { at }
}

/// Behind a form for a newsletter between two paragraphs, with what it says of itself; `at` where there is none.
fn end_of_newsletter(lines: &[Line], seen: &[Seen], at: usize) -> usize {
    const PARAGRAPH: usize = 120;
    const SENTENCE: usize = 6;
    const NEWSLETTERS: [&str; 6] = ["newsletter", "рассылк", "infolettre", "boletín", "nieuwsbrief", "ניוזלטר"];
    // The last paragraph of an article may be shorter, where blank lines set it and the form apart.
    let goes_on = |next: usize| {
        let (line, look) = (&lines[next], &seen[next]);
        let long = look.prose > 0 && line.width() >= PARAGRAPH;
        let together = || (at + 1..next).all(|between| lines[between].gap == 0);
        let apart = line.gap > 0 && line.gap == lines[at].gap && line.mark.is_none() && look.words >= SENTENCE;
        let apart = apart && next > at + 1 && together();
        look.sentence && look.phrases == 0 && !look.date && (long || apart)
    };
    let ends = |at: usize| furniture::is_rights(&lines[at].text) || furniture::is_box(&seen[at].key) || seen[at].date;
    let end = (at..lines.len().min(at + LONGEST)).find(|at| goes_on(*at) || ends(*at)).unwrap_or(at);
    let offers = (at..end).filter(|at| seen[*at].phrases > 0).count();
    // One line of small print at most: what tells of newsletters in sentences is an article about them.
    let sentences = (at..end).filter(|at| seen[*at].sentence).count();
    let names_one = (at..end.min(at + 2)).any(|at| NEWSLETTERS.iter().any(|word| seen[at].key.contains(word)));
    let is_form = seen[at].phrases > 0 && seen[at].words <= 10 && offers > 1 && sentences <= 1 && names_one;
    if is_form && goes_on(end) { end } else { at }
}

/// Behind a few headlines in a row, set apart between two paragraphs, without a head; `at` where there are none.
fn end_of_headless(lines: &[Line], seen: &[Seen], at: usize) -> usize {
    const LINKS: std::ops::RangeInclusive<usize> = 2..=5;
    const WORDS: std::ops::RangeInclusive<usize> = 4..=14;
    let is_link = |next: &usize| {
        let (line, look) = (&lines[*next], &seen[*next]);
        let apart = if *next == at { line.gap > 0 } else { line.gap == 0 };
        let headline = WORDS.contains(&look.words) && !look.sentence && !line.text.ends_with([':', ',', ';', '：']);
        let plain = line.mark.is_none() && !look.date && !captions::is_credited(&line.text);
        apart && headline && plain && line.text.starts_with(char::is_uppercase)
    };
    let links = (at..lines.len()).take(LONGEST).take_while(is_link).count();
    let behind = lines.get(at + links).is_some_and(|next| next.gap > 0) && seen[at + links].prose > 0;
    if LINKS.contains(&links) && behind { at + links } else { at }
}

fn is_item(lines: &[Line], at: usize) -> bool {
    lines[at].mark.is_some() && lines[at].width() < 160
}

#[cfg(test)]
mod tests {
    use super::super::{features, lines};
    use super::*;

    #[test]
    fn a_box_ends_with_its_last_link() {
        let sentence = "The council will meet on Friday evening to talk about a second vessel for the island.";
        let table = [
            (format!("More on the harbour\n\n• One link\n• Two links\n\n{sentence}"), 0..3),
            (format!("Read also: The bridge that was promised\n{sentence}"), 0..1),
            (
                format!("Lesen Sie auch\nDie alte Fähre fährt nicht mehr\nZum Artikel\nEin Hafen im Regen\n{sentence}"),
                0..3,
            ),
            (format!("Читайте также\n{sentence}"), 0..1),
            (
                format!(
                    "{sentence}\nSign up to The Tide\nFree daily newsletter\nOur morning mail tells you what happens on the quay\nEnter your email address\n{sentence} {sentence}"
                ),
                1..5,
            ),
        ];
        for (page, expected) in table {
            let lines = lines::cut(&page);
            let boxes = find(&lines, &features::see(&lines));
            assert_eq!(boxes, [expected], "{page}");
        }
    }
}

//! A few paragraphs that a person selected and pasted: no menu, no footer, nothing to leave out. All of it is kept, and the
//! first line is the headline only if it looks like one.

use super::features::Seen;
use super::furniture;
use super::lines::Line;

/// Of the words, so many in a hundred stand in sentences.
const SENTENCES: usize = 80;

/// Nothing on the page is furniture, and nearly all of it is sentences.
pub(super) fn is_one(lines: &[Line], seen: &[Seen]) -> bool {
    let furniture = |look: &Seen| furniture::is_named(&look.key) || look.boxed || look.copies > 1;
    let rights = lines.iter().any(|line| line.text.contains('©'));
    let words: usize = seen.iter().map(|look| look.words).sum();
    let in_sentences: usize = seen.iter().filter(|look| look.sentence || look.prose > 0).map(|look| look.words).sum();
    let masthead = seen.iter().any(|look| look.date && !look.sentence);
    !rights && !masthead && words > 0 && in_sentences * 100 >= words * SENTENCES && !seen.iter().any(furniture)
}

/// A short first line without a full stop, alone above the rest.
pub(super) fn headline(lines: &[Line], seen: &[Seen]) -> Option<usize> {
    let (line, look) = (lines.first()?, seen.first()?);
    let next = seen.get(1)?;
    let asks = line.text.ends_with(['?', '!', '？', '！', '؟']);
    let looks_like_one =
        line.mark.is_none() && (2..=20).contains(&look.words) && (!look.sentence || asks) && look.prose == 0;
    (looks_like_one && !line.text.ends_with([':', ',', ';', '：', '，']) && next.words > look.words).then_some(0)
}

//! Where the words of a search stand in a text, and the stretch that shows most of them.

use super::stems::Stems;
use super::words;
use crate::model::{Asks, Query, Snippet};
use std::collections::HashSet;

/// About how long a snippet is, and how much of it stands before the first found word, in code points.
const LENGTH: usize = 240;
const BEFORE: usize = 60;

/// One word or phrase that was searched, ready to be found in a text.
pub(super) struct Wanted {
    /// Folded, one after the other.
    words: Vec<String>,
    /// The last of them only begins so.
    prefix: bool,
    /// In the languages of the library; only for a single word.
    stems: HashSet<String>,
}

impl Wanted {
    pub fn new(words: Vec<String>, prefix: bool, stems: HashSet<String>) -> Self {
        Wanted { words, prefix, stems }
    }

    fn begins_at(&self, text: &[Found], at: usize) -> bool {
        let last = self.words.len() - 1;
        text.len() >= at + self.words.len()
            && self.words.iter().zip(&text[at..]).enumerate().all(|(nth, (word, found))| {
                found.folded == *word
                    || (self.prefix && nth == last && found.folded.starts_with(word.as_str()))
                    || (last == 0 && self.stems.contains(found.stem.as_deref().unwrap_or(&found.folded)))
            })
    }
}

/// What of a query can be marked in a text: its words and phrases that are not excluded.
pub(super) fn wanted(query: &Query, stems: impl Fn(&str) -> HashSet<String>) -> Vec<Wanted> {
    let terms = query.clauses.iter().flat_map(|clause| &clause.any).filter(|term| !term.not);
    let wanted = terms.filter_map(|term| match &term.asks {
        Asks::Word(word) => Some(Wanted::new(words::folded(word), false, stems(word))),
        Asks::Prefix(word) => Some(Wanted::new(words::folded(word), true, HashSet::new())),
        Asks::Phrase(phrase) => Some(Wanted::new(words::folded(phrase), false, HashSet::new())),
        _ => None,
    });
    wanted.filter(|wanted| !wanted.words.is_empty()).collect()
}

struct Found {
    begin: usize,
    end: usize,
    folded: String,
    stem: Option<String>,
}

/// How many words are looked at between two questions whether enough was found.
const BATCH: usize = 256;

/// The stretch of a text that shows most of what was wanted; `None` where nothing of it is there. A text is read only as
/// far as it takes to find a stretch that shows everything.
pub(super) fn cut(text: &str, wanted: &[Wanted], stems: Stems) -> Option<Snippet> {
    let longest = wanted.iter().map(|wanted| wanted.words.len()).max().unwrap_or(1);
    let mut words = words::split(text).map(|(begin, word)| look(begin, word, wanted, stems));
    let mut found: Vec<Found> = Vec::new();
    let mut hits: Vec<Hit> = Vec::new();
    let mut looked = 0;
    loop {
        let before = found.len();
        found.extend(words.by_ref().take(BATCH));
        let at_end = found.len() < before + BATCH;
        // A phrase may go on in the next batch.
        let ready = if at_end { found.len() } else { found.len() + 1 - longest.min(found.len()) };
        for at in looked..ready {
            for (which, wanted) in wanted.iter().enumerate().filter(|(_, wanted)| wanted.begins_at(&found, at)) {
                hits.push(Hit { which, begin: found[at].begin, end: found[at + wanted.words.len() - 1].end });
            }
        }
        looked = ready;
        let read = found.last().map_or(0, |word| word.end);
        if at_end || shows_all(text, &hits, wanted.len(), read) {
            break;
        }
    }
    let best = best(text, &hits)?;
    Some(stretch(text, &hits, begin_before(text, hits[best].begin)))
}

/// A word of the text; stemmed only where its stem could be one that is wanted.
fn look(begin: usize, word: &str, wanted: &[Wanted], stems: Stems) -> Found {
    let folded = words::fold(word);
    let may_be = wanted.iter().flat_map(|wanted| &wanted.stems).any(|stem| may_be_stem(stem, &folded));
    let stem = if may_be { stems.stem(word, &folded) } else { None };
    Found { begin, end: begin + word.len(), folded, stem }
}

/// Stemmers cut endings off; only the Arabic one also cuts beginnings.
fn may_be_stem(stem: &str, word: &str) -> bool {
    let first = word.chars().next();
    stem.chars().next() == first || first.is_some_and(|letter| ('\u{600}'..='\u{6ff}').contains(&letter))
}

/// One of the hits begins a stretch with all that was wanted, and the text is read to the end of that stretch.
fn shows_all(text: &str, hits: &[Hit], wanted: usize, read: usize) -> bool {
    best(text, hits).is_some_and(|best| shown(text, hits, best) == wanted && hits[best].begin + 4 * LENGTH <= read)
}

struct Hit {
    which: usize,
    begin: usize,
    end: usize,
}

/// The hit from which a snippet shows the most different wanted words; the first of such.
fn best(text: &str, hits: &[Hit]) -> Option<usize> {
    let mut best = None;
    for from in 0..hits.len().min(200) {
        let count = shown(text, hits, from);
        if best.is_none_or(|(_, most)| count > most) {
            best = Some((from, count));
        }
    }
    best.map(|(from, _)| from)
}

/// How many different wanted words a stretch shows that begins a little before this hit.
fn shown(text: &str, hits: &[Hit], from: usize) -> usize {
    let end = hits[from].begin + bytes_of(&text[hits[from].begin..], LENGTH - BEFORE);
    hits[from..].iter().take_while(|hit| hit.end <= end).map(|hit| hit.which).collect::<HashSet<_>>().len()
}

/// How many bytes the first `count` code points take.
fn bytes_of(text: &str, count: usize) -> usize {
    text.char_indices().nth(count).map_or(text.len(), |(at, _)| at)
}

/// The beginning of a word a little before `hit`, in the same block where that begins nearer.
fn begin_before(text: &str, hit: usize) -> usize {
    let before = &text[..hit];
    let earliest = before.char_indices().rev().nth(BEFORE - 1).map_or(0, |(at, _)| at);
    if let Some(line) = before[earliest..].rfind('\n') {
        return earliest + line + 1;
    }
    if earliest == 0 {
        return 0;
    }
    before[earliest..].find(' ').map_or(earliest, |space| earliest + space + 1)
}

/// The text from `begin` on, white space made one space, with the hits in it marked.
fn stretch(text: &str, hits: &[Hit], begin: usize) -> Snippet {
    let limit = begin + bytes_of(&text[begin..], LENGTH);
    let end = if limit == text.len() {
        limit
    } else {
        let word_end = text[begin..limit].rfind(char::is_whitespace).map(|at| begin + at).unwrap_or(limit);
        hits.iter().find(|hit| hit.begin < word_end && hit.end > word_end).map_or(word_end, |hit| hit.end)
    };
    let mut snippet = Snippet { text: String::new(), marks: Vec::new() };
    let mut length = 0u32;
    let mut places: Vec<(usize, u32)> = Vec::new();
    for (at, letter) in text[begin..end].char_indices() {
        let space = letter.is_whitespace();
        places.push((begin + at, length));
        if space && (snippet.text.is_empty() || snippet.text.ends_with(' ')) {
            continue;
        }
        snippet.text.push(if space { ' ' } else { letter });
        length += 1;
    }
    let place = |byte: usize| {
        let nth = places.partition_point(|(at, _)| *at < byte);
        places.get(nth).map_or(length, |(_, place)| *place)
    };
    for hit in hits.iter().filter(|hit| hit.begin >= begin && hit.end <= end) {
        let (start, stop) = (place(hit.begin), place(hit.end));
        match snippet.marks.last_mut() {
            Some((_, last)) if start < *last => *last = stop.max(*last),
            _ => snippet.marks.push((start, stop)),
        }
    }
    snippet.text.truncate(snippet.text.trim_end().len());
    snippet
}

/// The beginning of a text in one line, at a word's end.
pub(super) fn opening(text: &str) -> String {
    stretch(text, &[], 0).text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::slice;

    fn marked(text: &str, search: &str, language: &str) -> Vec<String> {
        let query = crate::query::parse(search).expect("a search");
        let stems = |word: &str| {
            let folded = words::fold(word);
            [Stems::of(Some(language)).stem(word, &folded).unwrap_or(folded)].into()
        };
        let snippet = cut(text, &wanted(&query, stems), Stems::of(Some(language)));
        let snippet = snippet.unwrap_or(Snippet { text: String::new(), marks: vec![] });
        snippet
            .marks
            .iter()
            .map(|(start, end)| slice(&snippet.text, *start as usize..*end as usize).to_owned())
            .collect()
    }

    #[test]
    fn marks_stand_on_the_words_of_the_original_text() {
        for (text, search, language, marks) in [
            ("The unions met. A Union.", "union", "en", vec!["unions", "Union"]),
            ("A state\n\nunion", "\"state union\"", "en", vec!["state union"]),
            ("integration, disintegrated", "integrat*", "en", vec!["integration"]),
            ("В МОСКВЕ 𝕏 тихо", "москва тихий", "ru", vec!["МОСКВЕ", "тихо"]),
            ("在北京市开会", "北京", "zh", vec!["北京"]),
            ("Union here", "-union here", "en", vec!["here"]),
            ("nothing", "union", "en", vec![]),
        ] {
            assert_eq!(marked(text, search, language), marks, "“{search}” in “{text}”");
        }
    }

    #[test]
    fn the_stretch_that_shows_most_of_the_words_is_taken() {
        let filler = "one two three four five six seven eight nine ten ".repeat(20);
        let text = format!("Minsk {filler}\n\nTalks between Minsk and Moscow went on. {filler}");
        let query = crate::query::parse("minsk moscow").expect("a search");
        let snippet = cut(&text, &wanted(&query, |_| HashSet::new()), Stems::of(None)).expect("found");
        assert!(
            snippet.text.starts_with("Talks between Minsk and Moscow"),
            "both words, from the block's beginning: {}",
            snippet.text
        );
        assert!(snippet.text.chars().count() <= LENGTH, "no longer than a snippet");
    }
}

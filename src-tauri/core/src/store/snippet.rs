//! Where the words of a search stand in a text, and the stretch that shows most of them.

use super::segments::is_unspaced;
use super::stems::{Stems, joined_part};
use super::{spellings, words};
use crate::model::{Asks, Query, Snippet};
use std::collections::{BTreeSet, HashSet};

/// About how long a snippet is, and how much of it stands before the first found word, in code points.
const LENGTH: usize = 240;
const BEFORE: usize = 60;

/// One word or phrase that was searched, ready to be found in a text.
pub(super) struct Wanted {
    /// Folded, one after the other.
    words: Vec<String>,
    /// The last of them only begins so.
    prefix: bool,
    /// A single word, which is met in its other forms too.
    word: Option<String>,
}

/// What is wanted of a text in one language.
struct Sought<'a> {
    words: &'a [String],
    prefix: bool,
    /// The forms in which the language knows a single word, and its other spellings.
    forms: Vec<String>,
}

impl Wanted {
    /// By the rules of `matching.rs`.
    fn sought(&self, stems: Stems) -> Sought<'_> {
        let mut forms = Vec::new();
        if let Some(word) = &self.word {
            forms.push(stems.stem(word, &self.words[0]).unwrap_or_else(|| self.words[0].clone()));
            if word.starts_with(spellings::is_arabic) {
                forms.push(joined_part(word));
            }
            forms.extend(spellings::digraphs(word).map(|other| words::fold(&other)));
            if let Some(meant) = stems.umlauts(word) {
                let folded = words::fold(&meant);
                forms.extend(stems.stem(&meant, &folded));
                forms.push(folded);
            }
        }
        Sought { words: &self.words, prefix: self.prefix, forms }
    }
}

impl Sought<'_> {
    fn begins_at(&self, text: &[Found], at: usize) -> bool {
        if text[at].folded.is_empty() {
            return false;
        }
        let last = self.words.len() - 1;
        text.len() >= at + self.words.len()
            && self.words.iter().zip(&text[at..]).enumerate().all(|(nth, (word, found))| {
                found.folded == *word
                    || (self.prefix && nth == last && found.folded.starts_with(word.as_str()))
                    || self.forms.iter().any(|form| found.others.contains(form) || found.folded == *form)
            })
    }
}

/// What of a query can be marked in a text: its words and phrases that are not excluded.
pub(super) fn wanted(query: &Query) -> Vec<Wanted> {
    let terms = query.clauses.iter().flat_map(|clause| &clause.any).filter(|term| !term.not);
    let mut wanted = Vec::new();
    for term in terms {
        let (text, prefix) = match &term.asks {
            Asks::Word(text) | Asks::Phrase(text) => (text, false),
            Asks::Prefix(text) => (text, true),
            _ => continue,
        };
        let folded = words::folded(text);
        let word = (matches!(term.asks, Asks::Word(_)) && folded.len() == 1).then(|| text.clone());
        let parts = word.iter().flat_map(|word| spellings::joined(word)).map(words::fold).collect();
        let begun = words::goes_on(text).filter(|_| prefix).map(|begun| words::folded(&begun)).unwrap_or_default();
        wanted.push(Wanted { words: folded, prefix, word });
        wanted.push(Wanted { words: parts, prefix: false, word: None });
        wanted.push(Wanted { words: begun, prefix: true, word: None });
    }
    wanted.retain(|wanted| !wanted.words.is_empty());
    wanted
}

/// The letters with which any wanted word begins, so that other words of a text need no closer look.
struct Beginnings(BTreeSet<char>);

impl Beginnings {
    fn of(sought: &[Sought]) -> Self {
        let forms = sought.iter().flat_map(|sought| sought.words.iter().chain(&sought.forms));
        Beginnings(forms.filter_map(|form| form.chars().next()).collect())
    }

    /// Stemmers cut endings off; only the Arabic one also cuts beginnings, and parts of compounds begin anywhere.
    fn may_hold(&self, word: &str) -> bool {
        let Some(first) = word.chars().next() else { return false };
        if first.is_ascii() {
            return self.0.contains(&first.to_ascii_lowercase());
        }
        ('\u{600}'..='\u{6ff}').contains(&first)
            || is_unspaced(first)
            || words::fold(first.encode_utf8(&mut [0; 4])).chars().next().is_none_or(|first| self.0.contains(&first))
    }
}

struct Found {
    begin: usize,
    end: usize,
    /// Empty where it cannot be what is wanted.
    folded: String,
    others: Vec<String>,
}

/// How many words are looked at between two questions whether enough was found.
const BATCH: usize = 256;

/// A stretch of a text with what was found in it.
pub(super) struct Cut {
    pub snippet: Snippet,
    /// How many different wanted words the stretch shows.
    pub shows: usize,
}

/// The stretch of a text that shows most of what was wanted; `None` where nothing of it is there. A text is read only as
/// far as it takes to find a stretch that shows everything.
pub(super) fn cut(text: &str, wanted: &[Wanted], stems: Stems) -> Option<Cut> {
    let hits = hits(text, wanted, stems, |hits, read| shows_all(text, hits, wanted.len(), read));
    let best = best(text, &hits, wanted.len())?;
    let begin = begin_before(text, hits[best].begin);
    Some(Cut { snippet: stretch(text, &hits, begin), shows: shown(text, &hits, best) })
}

/// All places of what was wanted in a text, as half-open ranges of code points in order; none begins in another.
pub(super) fn marks(text: &str, wanted: &[Wanted], stems: Stems) -> Vec<(u32, u32)> {
    let mut places: Vec<(usize, usize)> = Vec::new();
    for hit in hits(text, wanted, stems, |_, _| false) {
        match places.last_mut() {
            Some((_, end)) if hit.begin < *end => *end = hit.end.max(*end),
            _ => places.push((hit.begin, hit.end)),
        }
    }
    let (mut passed, mut at) = (0, 0);
    let mut point = |byte: usize| {
        passed += text[at..byte].chars().count() as u32;
        at = byte;
        passed
    };
    places.into_iter().map(|(begin, end)| (point(begin), point(end))).collect()
}

/// The places of what was wanted, in the order in which they begin, up to where `enough` is satisfied with them and with
/// how far the text was read.
fn hits(text: &str, wanted: &[Wanted], stems: Stems, enough: impl Fn(&[Hit], usize) -> bool) -> Vec<Hit> {
    let longest = wanted.iter().map(|wanted| wanted.words.len()).max().unwrap_or(1);
    let sought: Vec<Sought> = wanted.iter().map(|wanted| wanted.sought(stems)).collect();
    let beginnings = Beginnings::of(&sought);
    let stemmed = sought.iter().any(|sought| !sought.forms.is_empty());
    let mut words = words::split(text).map(|(begin, word)| {
        let may_be = beginnings.may_hold(word);
        let folded = if may_be { words::fold(word) } else { String::new() };
        let others = if may_be && stemmed { stems.others(word, &folded).collect() } else { Vec::new() };
        Found { begin, end: begin + word.len(), folded, others }
    });
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
            for (which, sought) in sought.iter().enumerate().filter(|(_, sought)| sought.begins_at(&found, at)) {
                hits.push(Hit { which, begin: found[at].begin, end: found[at + sought.words.len() - 1].end });
            }
        }
        looked = ready;
        let read = found.last().map_or(0, |word| word.end);
        if at_end || enough(&hits, read) {
            return hits;
        }
    }
}

/// One of the hits begins a stretch with all that was wanted, and the text is read to the end of that stretch.
fn shows_all(text: &str, hits: &[Hit], wanted: usize, read: usize) -> bool {
    best(text, hits, wanted)
        .is_some_and(|best| shown(text, hits, best) == wanted && hits[best].begin + 4 * LENGTH <= read)
}

struct Hit {
    which: usize,
    begin: usize,
    end: usize,
}

/// The hit from which a snippet shows the most different wanted words; the first of such.
fn best(text: &str, hits: &[Hit], wanted: usize) -> Option<usize> {
    let mut best = None;
    for from in 0..hits.len().min(200) {
        let count = shown(text, hits, from);
        if best.is_none_or(|(_, most)| count > most) {
            best = Some((from, count));
        }
        if count == wanted {
            break;
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
        let wanted = wanted(&query);
        let cut = cut(text, &wanted, Stems::of(Some(language)));
        let snippet = cut.map_or(Snippet { text: String::new(), marks: vec![] }, |cut| cut.snippet);
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
            ("ประเทศไทยมีประชากรมาก", "ไทย", "th", vec!["ประเทศไทย"]),
            ("الحكومات أعلنت", "حكومة", "ar", vec!["الحكومات"]),
            ("Union here", "-union here", "en", vec!["here"]),
            ("nothing", "union", "en", vec![]),
        ] {
            assert_eq!(marked(text, search, language), marks, "“{search}” in “{text}”");
        }
    }

    #[test]
    fn every_place_is_marked_once_however_often_it_was_asked_for() {
        for (text, search, places) in [
            ("Ein Wort von Solberg.", "solberg OR solberg*", vec![(13, 20)]),
            ("אמר שלום לכולם", "שלום OR שלום*", vec![(4, 8)]),
            ("𝕏 北京大学和大学", "大学", vec![(4, 6), (7, 9)]),
            ("the state union", "\"state union\" union", vec![(4, 15)]),
            ("nothing", "union", vec![]),
        ] {
            let query = crate::query::parse(search).expect("a search");
            let wanted = wanted(&query);
            assert_eq!(marks(text, &wanted, Stems::of(None)), places, "“{search}” in “{text}”");
        }
    }

    #[test]
    fn the_stretch_that_shows_most_of_the_words_is_taken() {
        let filler = "one two three four five six seven eight nine ten ".repeat(20);
        let text = format!("Minsk {filler}\n\nTalks between Minsk and Moscow went on. {filler}");
        let query = crate::query::parse("minsk moscow").expect("a search");
        let wanted = wanted(&query);
        let snippet = cut(&text, &wanted, Stems::of(None)).expect("found").snippet;
        assert!(
            snippet.text.starts_with("Talks between Minsk and Moscow"),
            "both words, from the block's beginning: {}",
            snippet.text
        );
        assert!(snippet.text.chars().count() <= LENGTH, "no longer than a snippet");
    }
}

//! What can be seen of each line: of itself, of its neighbours, of its place on the page. Numbers between 0 and 1; `body`
//! weighs them.

use super::boxes;
use super::figures;
use super::furniture;
use super::lines::{Line, Mark};
use super::surroundings;
use crate::extract::dates;
use std::collections::HashMap;

/// One number a feature, in the order of the table in `body`.
pub(super) type Features = [f32; COUNT];

pub(super) const COUNT: usize = OWN + surroundings::COUNT;

/// Features of a line and its place; those of `surroundings` follow.
const OWN: usize = 35;

/// A line with what is asked of it more than once.
#[derive(Debug)]
pub(super) struct Seen {
    /// As `furniture::key` writes it.
    pub key: String,
    pub words: usize,
    /// It ends as a sentence does.
    pub sentence: bool,
    /// Its words, if it is a sentence or a long line; else 0.
    pub prose: usize,
    /// A short line with a printed date in it.
    pub date: bool,
    pub phrases: usize,
    /// How many lines of the page have the same words.
    pub copies: usize,
    /// It belongs to a box of links.
    pub boxed: bool,
}

impl Seen {
    /// Prose that counts for the measure of the page: what is said twice is a summary or a promo.
    pub fn counted(&self) -> usize {
        if self.copies == 1 && !self.boxed { self.prose } else { 0 }
    }
}

/// A sentence of this many words is prose; a line of `LONG` is, even without a full stop.
const SENTENCE: usize = 12;
const LONG: usize = 30;

pub(super) fn see(lines: &[Line]) -> Vec<Seen> {
    let mut seen: Vec<Seen> = lines.iter().map(look).collect();
    for range in boxes::find(lines, &seen) {
        seen[range].iter_mut().for_each(|look| look.boxed = true);
    }
    let mut copies: HashMap<&str, usize> = HashMap::new();
    for line in &seen {
        *copies.entry(&line.key).or_default() += 1;
    }
    let counts: Vec<usize> =
        seen.iter().map(|line| if line.key.is_empty() { 1 } else { copies[line.key.as_str()] }).collect();
    for (line, count) in seen.iter_mut().zip(counts) {
        line.copies = count;
    }
    seen
}

fn look(line: &Line) -> Seen {
    let words = words(&line.text);
    let sentence = ends_sentence(&line.text);
    let prose = if sentence && words >= SENTENCE || words >= LONG { words } else { 0 };
    let date = words < 15 && (!dates::printed(&line.text, None).is_empty() || figures::is_dateline(&line.text));
    Seen {
        key: furniture::key(&line.text),
        words,
        sentence,
        prose,
        date,
        phrases: furniture::phrases(&line.text),
        copies: 1,
        boxed: false,
    }
}

/// Words; two letters of a script without spaces count as one.
pub(super) fn words(text: &str) -> usize {
    let spaced = text.split_whitespace().count();
    let unspaced = text.chars().filter(|letter| is_unspaced(*letter)).count();
    spaced.max(spaced.saturating_sub(1) + unspaced / 2)
}

fn is_unspaced(letter: char) -> bool {
    matches!(letter, '\u{e00}'..='\u{eff}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}')
}

pub(in crate::extract) fn ends_sentence(text: &str) -> bool {
    let bare = text.trim_end_matches(['"', '”', '“', '’', '\'', '»', '«', ')', ']', '」', '』', '）', '›', ' ']);
    bare.ends_with(['.', '!', '?', '…', '。', '！', '？', '؟', '۔', '।', '׃'])
}

/// A full stop with another sentence behind it: "He came. She left".
pub(super) fn holds_two_sentences(text: &str) -> bool {
    const WORDS: usize = 3;
    [". ", "。"].iter().flat_map(|stop| text.match_indices(stop)).any(|(at, stop)| {
        let before = &text[..at];
        let word = before.rsplit(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default();
        let behind = text[at + stop.len()..].trim_start_matches(|letter: char| !letter.is_alphanumeric());
        let goes_on = behind.starts_with(|letter: char| letter.is_alphabetic() && !letter.is_lowercase());
        word.chars().count() > WORDS && words(before) >= WORDS && words(behind) >= WORDS && goes_on
    })
}

pub(super) fn of_page(lines: &[Line], seen: &[Seen]) -> Vec<Features> {
    let page = Page::new(lines, seen);
    let before = density(seen.iter());
    let mut behind = density(seen.iter().rev());
    behind.reverse();
    let (mut prose_before, mut ends, mut last) = (0, 0, None);
    let mut features = Vec::with_capacity(lines.len());
    let around = surroundings::of_page(lines, seen, &page.topic);
    for (at, (line, look)) in lines.iter().zip(seen).enumerate() {
        let is_end = furniture::is_end(&look.key) && !page.text_goes_on(at, prose_before);
        // "Tags" and "Share" stand above articles too: only well into the text do they say that it is over.
        let needed = if furniture::is_everywhere(&look.key) { 40 } else { 15 };
        if is_end && prose_before * 100 > page.prose * needed {
            ends += 1;
        }
        if look.boxed {
            features.push([0.0; COUNT]);
            continue;
        }
        let place = Place { prose_before, ends, is_end, before: before[at], behind: behind[at], last };
        last = Some(look);
        let mut numbers = [0.0; COUNT];
        numbers[..OWN].copy_from_slice(&page.features(at, line, look, &place));
        numbers[OWN..].copy_from_slice(&around[at]);
        features.push(numbers);
        prose_before += look.counted();
    }
    features
}

/// How much prose stands before each line: the share of long lines, the nearest counting most. A line that is four away
/// counts half as much as the next.
fn density<'a>(seen: impl Iterator<Item = &'a Seen>) -> Vec<f32> {
    const FADE: f32 = 0.8;
    const FULL: usize = 60;
    let mut level = 0.0;
    let level_before = |line: &Seen| {
        let before = level;
        if line.boxed {
            return before;
        }
        level = level * FADE + (1.0 - FADE) * line.prose.min(FULL) as f32 / FULL as f32;
        before
    };
    seen.map(level_before).collect()
}

struct Place<'a> {
    prose_before: usize,
    ends: usize,
    is_end: bool,
    before: f32,
    behind: f32,
    /// The line before it that is in no box.
    last: Option<&'a Seen>,
}

struct Page<'a> {
    seen: &'a [Seen],
    prose: usize,
    topic: Topic,
    /// For each line, the next one that is in no box.
    next: Vec<usize>,
}

impl<'a> Page<'a> {
    fn new(lines: &[Line], seen: &'a [Seen]) -> Self {
        let prose = seen.iter().map(Seen::counted).sum::<usize>();
        let texts = lines.iter().zip(seen).filter(|(_, look)| look.prose > 0).map(|(line, _)| line.text.as_ref());
        Page { seen, prose, topic: Topic::of(texts), next: next_open(seen) }
    }

    /// A box of links stands here, and a paragraph behind it; or a heading, and a good part of the page's prose.
    fn text_goes_on(&self, at: usize, prose_before: usize) -> bool {
        let prose = |at: &usize| self.seen.get(*at).is_some_and(|look| look.prose > 0);
        let next = self.next[at];
        let heading = self.seen.get(next).is_some_and(|look| !furniture::is_named(&look.key))
            && prose_before * 4 < self.prose * 3;
        self.seen[at].boxed && (prose(&next) || heading && self.next.get(next).is_some_and(prose))
    }

    /// The next line that is in no box.
    fn next(&self, at: usize) -> Option<&Seen> {
        self.seen.get(*self.next.get(at)?)
    }

    fn features(&self, at: usize, line: &Line, look: &Seen, place: &Place) -> [f32; OWN] {
        let share = |part: usize, of: usize| part as f32 / of.max(1) as f32;
        let flag = |is: bool| f32::from(u8::from(is));
        let words = look.words;
        let letters = Letters::of(&line.text);
        let behind = self.prose - place.prose_before - look.counted();
        let next_words = self.next(at).map_or(0, |next| next.words);
        let after_end = place.last.is_some_and(|look| furniture::is_end(&look.key));
        let phrases = look.phrases.min(3) as f32 / 3.0;
        [
            1.0,
            flag(words >= 20),
            flag(look.sentence),
            flag(look.sentence && words >= SENTENCE),
            flag(line.text.ends_with([':', '：'])),
            flag(line.mark == Some(Mark::Bullet)),
            flag(line.mark.is_some() && words < 5),
            flag(matches!(line.mark, Some(Mark::Number(_)))),
            letters.small(words),
            share(letters.commas, words).min(0.3),
            flag(furniture::is_menu(&look.key)),
            phrases,
            flag(look.phrases > 0 && words < 25),
            flag(place.is_end),
            flag(look.copies > 1),
            flag(look.copies > 1 && words > 8),
            share(letters.digits, letters.all).min(1.0),
            flag(line.text.contains("http") || line.text.contains("www.") || line.text.contains('@')),
            flag(look.date),
            flag(line.text.contains(['|', '›', '»', '·'])),
            flag(line.text.starts_with(['"', '“', '«', '„', '”', '「', '『'])),
            line.gap.min(3) as f32 / 3.0,
            if words < SENTENCE { self.topic.share(&look.key) } else { 0.0 },
            flag(look.key.contains("copyright") || line.text.contains('©')),
            place.before,
            place.behind,
            place.before.min(place.behind),
            flag((1..6).contains(&next_words)),
            flag(place.prose_before == 0),
            flag((2 * place.prose_before + look.counted()) * 10 < self.prose),
            flag((2 * behind + look.counted()) * 5 < self.prose),
            flag(behind == 0),
            flag(place.ends > 0),
            place.ends.min(5) as f32 / 5.0,
            flag(after_end),
        ]
    }
}

fn next_open(seen: &[Seen]) -> Vec<usize> {
    let mut next = vec![seen.len(); seen.len()];
    for at in (1..seen.len()).rev() {
        next[at - 1] = if seen[at].boxed { next[at] } else { at };
    }
    next
}

/// Letters of a line, counted once.
#[derive(Default)]
struct Letters {
    all: usize,
    digits: usize,
    commas: usize,
    starts: usize,
    small_starts: usize,
    cased: bool,
}

impl Letters {
    fn of(text: &str) -> Self {
        let mut letters = Letters::default();
        let mut before = ' ';
        for letter in text.chars() {
            letters.all += 1;
            letters.digits += usize::from(letter.is_numeric());
            letters.commas += usize::from(matches!(letter, ',' | ';' | ':' | '，' | '、' | '；' | '：' | '،' | '؛'));
            if before.is_whitespace() && letter.is_alphabetic() {
                letters.starts += 1;
                letters.small_starts += usize::from(letter.is_lowercase());
                letters.cased |= letter.is_lowercase() || letter.is_uppercase();
            }
            before = letter;
        }
        letters
    }

    /// The share of words that begin small. Where a script has no capitals, long lines are taken for prose.
    fn small(&self, words: usize) -> f32 {
        match (self.cased, words) {
            (true, _) => self.small_starts as f32 / self.starts.max(1) as f32,
            (false, 8..) => 0.75,
            (false, _) => 0.3,
        }
    }
}

/// The words that the prose of a page comes back to.
#[derive(Default)]
pub(super) struct Topic {
    counts: HashMap<String, usize>,
}

impl Topic {
    /// Looks at the first `LINES` of the texts: what an article is about does not show only after that.
    pub fn of<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        const LINES: usize = 400;
        let mut counts: HashMap<String, usize> = HashMap::new();
        for text in texts.take(LINES) {
            let low = text.chars().take(4000).flat_map(char::to_lowercase).collect::<String>();
            let mut words: Vec<&str> =
                low.split(|letter: char| !letter.is_alphanumeric()).filter(|word| is_content(word)).collect();
            words.sort_unstable();
            words.dedup();
            for word in words {
                match counts.get_mut(word) {
                    Some(count) => *count += 1,
                    None => drop(counts.insert(word.to_owned(), 1)),
                }
            }
        }
        Topic { counts }
    }

    /// The share of a line's words that at least three of the texts hold.
    pub fn share(&self, key: &str) -> f32 {
        let (mut hits, mut all) = (0, 0);
        for word in key.split(' ').filter(|word| is_content(word)) {
            all += 1;
            hits += usize::from(self.count(word) >= 3);
        }
        if all == 0 { 0.0 } else { hits as f32 / all as f32 }
    }

    /// How many of the texts hold a word.
    pub fn count(&self, word: &str) -> usize {
        self.counts.get(word).copied().unwrap_or(0)
    }
}

/// Short words mean little; in a script without spaces a "word" is a whole line.
pub(super) fn is_content(word: &str) -> bool {
    (5..=30).contains(&word.chars().count())
}

//! The furniture of web pages: menus, share words, counters, what stands under an article. Words only, in the languages of
//! the press, and never the name of a site.

mod words;

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

static MENU: LazyLock<HashSet<&str>> = LazyLock::new(|| words::MENU.iter().flat_map(|list| list.split('|')).collect());
static END: LazyLock<HashSet<&str>> = LazyLock::new(|| words::END.iter().flat_map(|list| list.split('|')).collect());
static EVERYWHERE: LazyLock<HashSet<&str>> =
    LazyLock::new(|| words::EVERYWHERE.split('|').chain(words::TAGS.split('|')).collect());
static BOX: LazyLock<HashSet<&str>> = LazyLock::new(|| words::BOX.iter().flat_map(|list| list.split('|')).collect());
static PHRASES: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::of(words::PHRASES.iter().flat_map(|list| list.split('|'))));
static RIGHTS: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(words::RIGHTS.split('|')));
static COUNTED: LazyLock<HashSet<&str>> = LazyLock::new(|| words::COUNTED.split('|').collect());
static RELATIVE: LazyLock<HashSet<&str>> = LazyLock::new(|| words::RELATIVE.split('|').collect());
static INTERRUPTIONS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| words::INTERRUPTIONS.iter().flat_map(|list| list.split('|')).collect());
static STARTS: LazyLock<Vec<&str>> = LazyLock::new(|| words::INTERRUPTION_STARTS.split('|').collect());
static ADVERT: LazyLock<HashSet<&str>> = LazyLock::new(|| words::ADVERT.split('|').collect());
static ANSWERS: LazyLock<HashSet<&str>> = LazyLock::new(|| words::ANSWERS.split('|').collect());
static TAGS: LazyLock<HashSet<&str>> = LazyLock::new(|| words::TAGS.split('|').collect());

/// Phrases that are looked for together: a line is gone through once, and most pairs of letters begin none of them.
struct Phrases {
    by_start: HashMap<[u8; 2], Vec<(usize, &'static str)>>,
    starts: Vec<u64>,
}

impl Phrases {
    fn of(list: impl Iterator<Item = &'static str>) -> Self {
        let mut phrases = Phrases { by_start: HashMap::new(), starts: vec![0; 1024] };
        for (at, phrase) in list.enumerate() {
            let start = [phrase.as_bytes()[0], phrase.as_bytes()[1]];
            let place = usize::from(u16::from_be_bytes(start));
            phrases.starts[place / 64] |= 1 << (place % 64);
            phrases.by_start.entry(start).or_default().push((at, phrase));
        }
        phrases
    }

    /// Those that a text holds, each as often as it stands there.
    fn found<'a>(&'a self, text: &'a str) -> impl Iterator<Item = usize> + 'a {
        let bytes = text.as_bytes();
        let begins = |pair: &[u8]| {
            let place = usize::from(u16::from_be_bytes([pair[0], pair[1]]));
            self.starts[place / 64] & 1 << (place % 64) != 0
        };
        let at = bytes
            .windows(2)
            .enumerate()
            .filter(move |(_, pair)| begins(pair))
            .map(|(at, pair)| (at, [pair[0], pair[1]]));
        at.flat_map(move |(at, start)| {
            let here = self.by_start.get(&start).into_iter().flatten();
            here.filter(move |(_, phrase)| bytes[at..].starts_with(phrase.as_bytes())).map(|(index, _)| *index)
        })
    }
}

/// A line as it is looked up: its words in lower case, joined by single spaces; empty where it is too long to be furniture.
pub(super) fn key(text: &str) -> String {
    if text.len() > 800 {
        return String::new();
    }
    let mut key = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_alphanumeric() {
            key.extend(letter.to_lowercase().filter(|letter| !is_joining(*letter)));
        } else if !key.ends_with(' ') && !key.is_empty() && !is_joining(letter) {
            key.push(' ');
        }
    }
    key.truncate(key.trim_end().len());
    key
}

fn is_joining(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{5f3}' | '\u{5f4}')
        || ('\u{300}'..='\u{36f}').contains(&letter)
}

/// The whole line is a word of a menu.
pub(super) fn is_menu(key: &str) -> bool {
    MENU.contains(key)
}

/// The whole line heads what follows an article: related articles, comments, share, subscribe.
pub(super) fn is_end(key: &str) -> bool {
    END.contains(key)
}

/// The whole line is furniture by its words.
pub(super) fn is_named(key: &str) -> bool {
    is_menu(key) || is_end(key) || is_counter(key) || is_tags(key)
}

/// A line that interrupts an article and says nothing of its end: an advertisement, a share button, a newsletter form.
pub(super) fn is_interruption(key: &str) -> bool {
    INTERRUPTIONS.contains(key)
        || STARTS.iter().any(|start| key.strip_prefix(start).is_some_and(|rest| rest.starts_with(' ')))
}

/// A word for what readers write under an article.
pub(super) fn is_of_comments(word: &str) -> bool {
    words::COMMENTS.split('|').any(|one| one == word)
}

/// A head that also stands above articles: tags, share, comments, the author.
pub(super) fn is_everywhere(key: &str) -> bool {
    EVERYWHERE.contains(key)
}

/// The line heads a box of links inside an article: "More on …", "Read also", "To the full article".
pub(super) fn is_box(key: &str) -> bool {
    const LONGEST: usize = 8;
    let ends = key.match_indices(' ').map(|(at, _)| at).chain([key.len()]).take(LONGEST + 1).collect::<Vec<_>>();
    let glued = || words::BOX_GLUED.split('|').any(|head| key.len() > head.len() && key.starts_with(head));
    ends.len() <= LONGEST && (ends.iter().any(|end| BOX.contains(&key[..*end])) || ends.len() <= 4 && glued())
}

/// A short line of a discussion: "Anna says", "Reply", "Antworten".
pub(super) fn is_answer(key: &str) -> bool {
    key.split(' ').any(|word| ANSWERS.contains(word))
}

/// The whole line marks the place of an advertisement.
pub(super) fn is_advert(key: &str) -> bool {
    ADVERT.contains(key)
}

/// A row of a menu on one line: short cells with wide spaces or bars between them, and nothing that a sentence has.
pub(super) fn is_row(text: &str) -> bool {
    if text.len() > 400 || super::features::ends_sentence(text) {
        return false;
    }
    let short = |cell: &str| (1..=3).contains(&cell.split_whitespace().count()) && cell.chars().count() <= 30;
    ["   ", "\t", "|", "•", "·"].iter().any(|between| {
        let cells: Vec<&str> = text.split(between).map(str::trim).filter(|cell| !cell.is_empty()).collect();
        cells.len() >= 4 && cells.into_iter().all(short)
    })
}

/// The line heads a list of keywords.
pub(super) fn is_tags(key: &str) -> bool {
    TAGS.contains(key)
}

/// "© 2020 X", "Copyright X": who owns the page.
pub(super) fn is_rights(text: &str) -> bool {
    let low = if text.len() < 300 { text.to_lowercase() } else { return false };
    RIGHTS.found(&low).next().is_some()
}

/// How many phrases of forms, offers, cookie notices and rights a line holds. Only its beginning is looked at.
pub(super) fn phrases(text: &str) -> usize {
    let end = text.char_indices().nth(300).map_or(text.len(), |(at, _)| at);
    let low = text[..end].to_lowercase();
    let mut found: Vec<usize> = PHRASES.found(&low).collect();
    found.sort_unstable();
    found.dedup();
    found.len()
}

/// "0 comments", "12 shares", "5 min read", "3 days ago": a number with a word for what is counted, and little else.
pub(super) fn is_counter(key: &str) -> bool {
    let words: Vec<&str> = key.split(' ').collect();
    let number = |word: &str| word.bytes().next().is_some_and(|byte| byte.is_ascii_digit());
    words.len() <= 5 && words.iter().any(|word| number(word)) && words.iter().any(|word| COUNTED.contains(word))
        || words.len() <= 5 && is_relative(&words)
}

/// "1 of 3", "Page 2 of 7", "Seite 2 von 7", "2 / 7": which of several documents, pages or pictures this is.
pub(super) fn is_pager(key: &str) -> bool {
    const LONGEST: usize = 5;
    let words: Vec<&str> = key.split(' ').take(LONGEST + 1).collect();
    let number = |word: &str| word.len() <= 4 && !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    let of = |word: &str| words::OF.split('|').any(|one| one == word);
    let counted = |some: &[&str]| number(some[0]) && of(some[1]) && number(some[2]);
    words.len() <= LONGEST && words.windows(3).any(counted)
}

/// "4 min read", "3–4 minutes", "Lesezeit: 3 Min.": what stands beside a byline in place of a date.
pub(super) fn is_reading_time(key: &str) -> bool {
    let names_time = |word: &str| words::READING_TIME.split('|').any(|one| one == word);
    is_counter(key) && !is_relative(&key.split(' ').collect::<Vec<_>>()) && key.split(' ').any(names_time)
}

/// "2 days ago", "vor 3 Stunden", "3 часа назад".
fn is_relative(words: &[&str]) -> bool {
    words.iter().any(|word| RELATIVE.contains(word))
        && words.iter().any(|word| word.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_what_is_said_without_how() {
        let table = [
            ("  Share  this! ", "share this"),
            ("You may like…", "you may like"),
            ("ТАКЖЕ ПО ТЕМЕ:", "также по теме"),
            ("—", ""),
            ("İlgili haberler", "ilgili haberler"),
        ];
        for (text, expected) in table {
            assert_eq!(key(text), expected, "{text:?}");
        }
    }

    #[test]
    fn knows_furniture_from_words() {
        for text in ["Privacy Policy", "Меню", "דף הבית", "Startseite", "首页"] {
            assert!(is_menu(&key(text)), "{text} stands in menus");
        }
        for text in [
            "You may like",
            "Leave a reply",
            "Читайте также",
            "Das könnte Sie auch interessieren",
            "אולי יעניין אותך",
            "相关新闻",
        ] {
            assert!(is_end(&key(text)), "{text} ends an article");
        }
        for text in ["More on Harbour News", "Read also", "Lesen Sie auch", "Читайте также", "To the full article"]
        {
            assert!(is_box(&key(text)), "{text} heads a box");
        }
        for text in
            ["0 comments", "12 shares", "5 min read", "3 days ago", "vor 3 Stunden", "14 комментариев", "3 תגובות"]
        {
            assert!(is_counter(&key(text)), "{text} counts");
        }
        for text in
            ["The president said", "Minsk", "12 people were hurt", "More than half of the voters stayed at home"]
        {
            let key = key(text);
            assert!(!is_menu(&key) && !is_end(&key) && !is_counter(&key) && !is_tags(&key), "{text} is no furniture");
        }
        assert!(!is_box(&key("More than half of the voters stayed at home")), "a sentence heads no box");
    }

    #[test]
    fn every_entry_is_a_key() {
        let lists = [words::MENU, words::END, words::BOX];
        for word in lists.iter().flat_map(|lists| lists.iter()).flat_map(|list| list.split('|')) {
            assert_eq!(key(word), word, "{word:?} must stand as it is looked up");
        }
    }
}

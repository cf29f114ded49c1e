//! From a text to the words that search knows. Letters, marks and digits that stand together are a word; each Han, Kana
//! and Hangul character is a word by itself; scripts without spaces are cut by a dictionary (`segments.rs`). Then words are
//! folded. The same splitter runs when indexing, asking and drawing snippets, so places in the original text come out
//! exact. Why so: docs/decisions/0004-words-of-the-search.md.

mod devanagari;
mod han;

use super::segments::{self, is_unspaced};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The words of a text as they stand in it, each with the byte at which it begins.
pub(crate) fn split(text: &str) -> impl Iterator<Item = (usize, &str)> {
    Words { text, at: 0, cut: Vec::new() }
}

/// A word with case and diacritics folded away. Marks are dropped after Latin, Greek, Cyrillic, Hebrew and Arabic letters
/// only: elsewhere they are letters in their own right, as are й, ў, ї, ѓ and ќ. Two ways to write one word become one in
/// Chinese (國, 国) and in Devanagari (हिन्दी, हिंदी).
pub(crate) fn fold(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(word.len());
    let mut before = '\0';
    for letter in word.to_lowercase().nfkd() {
        if is_combining_mark(letter) {
            match letter {
                NUKTA => {}
                CANDRABINDU => folded.push(ANUSVARA),
                _ if has_droppable_marks(before) && !is_letter_with(before, letter) => {}
                _ => folded.push(letter),
            }
            continue;
        }
        before = letter;
        if let Some(open) = devanagari::nasal_before(letter).and_then(|nasal| Some(folded.strip_suffix(nasal)?.len())) {
            folded.truncate(open);
            folded.push(ANUSVARA);
        }
        match letter {
            'ß' => folded.push_str("ss"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' => folded.push('d'),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'ı' => folded.push('i'),
            'ς' => folded.push('σ'),
            // Letters that Arabic, Persian and Urdu keyboards write otherwise.
            'ى' | 'ی' => folded.push('ي'),
            'ک' => folded.push('ك'),
            'ة' | 'ہ' | 'ھ' => folded.push('ه'),
            '٠'..='٩' => folded.push(digit(letter, '٠')),
            '۰'..='۹' => folded.push(digit(letter, '۰')),
            // Arabic's tatweel only stretches a word; joiners only shape it; Hebrew's gershayim only say that it is short.
            '\u{640}' | '\u{200c}' | '\u{200d}' | '"' | '\'' | '”' | '’' | '״' | '׳' => {}
            _ => folded.push(han::simplified(letter)),
        }
    }
    if folded.is_ascii() { folded } else { folded.nfc().collect() }
}

/// Devanagari's dot below, the moon and dot above, and the dot above.
const NUKTA: char = '\u{93c}';
const CANDRABINDU: char = '\u{901}';
const ANUSVARA: char = '\u{902}';

/// The beginning of a word as it may be folded once the word goes on, where that is another than now.
pub(crate) fn goes_on(begun: &str) -> Option<String> {
    let mut words = folded(begun);
    let last = words.pop()?;
    words.push(devanagari::goes_on(&last)?);
    Some(words.join(" "))
}

fn digit(letter: char, zero: char) -> char {
    char::from_digit(letter as u32 - zero as u32, 10).unwrap_or(letter)
}

/// The folded words of a text.
pub(crate) fn folded(text: &str) -> Vec<String> {
    split(text).map(|(_, word)| fold(word)).collect()
}

/// The folded words of a text in one line, for comparing names whatever their case, accents and punctuation.
pub(crate) fn key(text: &str) -> String {
    folded(text).join(" ")
}

/// A name as it is compared where two may not be the same: NFC, case folded, white space made one.
pub(crate) fn name_key(name: &str) -> String {
    let line = name.split_whitespace().collect::<Vec<_>>().join(" ");
    caseless::default_case_fold_str(&line.nfc().collect::<String>()).nfc().collect()
}

struct Words<'a> {
    text: &'a str,
    at: usize,
    /// Words of a stretch without spaces that are still to be given, the last first.
    cut: Vec<(usize, &'a str)>,
}

impl<'a> Iterator for Words<'a> {
    type Item = (usize, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(word) = self.cut.pop() {
                return Some(word);
            }
            let begin = self.at + self.text[self.at..].find(char::is_alphanumeric)?;
            let rest = &self.text[begin..];
            let first = rest.chars().next()?;
            let end = begin + length(first, rest);
            self.at = end;
            let word = &self.text[begin..end];
            if !is_unspaced(first) && word.len() <= LONGEST {
                return Some((begin, word));
            }
            let words = if is_unspaced(first) { segments::words(word) } else { vec![(0, word)] };
            let pieces = words.into_iter().flat_map(|(at, word)| pieces(begin + at, word));
            self.cut.extend(pieces);
            self.cut.reverse();
        }
    }
}

/// The most bytes of a word. Longer ones are data, or a sign repeated, and are taken as several words: the index would cut
/// them at 32 KB, and folding may make one eleven times as long.
pub(super) const LONGEST: usize = 1_000;

fn pieces(mut at: usize, mut word: &str) -> Vec<(usize, &str)> {
    let mut pieces = Vec::new();
    while word.len() > LONGEST {
        let end = (1..=LONGEST).rev().find(|end| word.is_char_boundary(*end)).unwrap_or(LONGEST);
        let (piece, rest) = word.split_at(end);
        pieces.push((at, piece));
        (at, word) = (at + end, rest);
    }
    pieces.push((at, word));
    pieces
}

/// How many bytes the word, or the stretch without spaces, takes that begins with `first`.
fn length(first: char, rest: &str) -> usize {
    let unspaced = is_unspaced(first);
    let alone = stands_alone(first);
    let mut before = first;
    let mut letters = rest.char_indices().skip(1).peekable();
    while let Some((at, letter)) = letters.next() {
        let continues = match letter {
            'a'..='z' | 'A'..='Z' | '0'..='9' => !alone && !unspaced,
            _ if continues_a_letter(letter) => true,
            _ if unspaced => is_unspaced(letter),
            _ if alone || stands_alone(letter) || is_unspaced(letter) => false,
            _ if is_gershayim(letter) => is_hebrew(before) && letters.peek().is_some_and(|(_, next)| is_hebrew(*next)),
            _ => letter.is_alphanumeric(),
        };
        if !continues {
            return at;
        }
        before = letter;
    }
    rest.len()
}

pub(super) fn continues_a_letter(letter: char) -> bool {
    (!letter.is_ascii() && is_combining_mark(letter)) || matches!(letter, '\u{200c}' | '\u{200d}')
}

/// Han, Kana and Hangul.
fn stands_alone(letter: char) -> bool {
    is_ideographic(letter) || matches!(letter as u32, 0x1100..=0x11ff | 0x3130..=0x318f | 0xac00..=0xd7ff)
}

/// Han and Kana.
pub(super) fn is_ideographic(letter: char) -> bool {
    matches!(letter as u32,
        0x3005..=0x3007 | 0x3040..=0x30ff | 0x31f0..=0x31ff | 0x3400..=0x4dbf | 0x4e00..=0x9fff | 0xf900..=0xfaff
        | 0xff66..=0xff9f | 0x1b000..=0x1b16f | 0x20000..=0x323af)
}

fn is_hebrew(letter: char) -> bool {
    matches!(letter, '\u{5d0}'..='\u{5ea}')
}

/// The signs within Hebrew abbreviations (`צה״ל`), also as keyboards write them.
fn is_gershayim(letter: char) -> bool {
    matches!(letter, '״' | '׳' | '"' | '\'' | '”' | '’')
}

/// Letters of Cyrillic alphabets that only look like another with a mark. (ё is not among them: it is often written е.)
fn is_letter_with(letter: char, mark: char) -> bool {
    matches!((letter, mark), ('и' | 'у', '\u{306}') | ('і', '\u{308}') | ('г' | 'к', '\u{301}'))
}

/// Latin, Greek, Cyrillic, Hebrew and Arabic letters.
fn has_droppable_marks(letter: char) -> bool {
    matches!(letter as u32,
        0x41..=0x24f | 0x250..=0x2af | 0x370..=0x52f | 0x591..=0x6ff | 0x750..=0x77f | 0x8a0..=0x8ff | 0x1c80..=0x1c8f
        | 0x1e00..=0x1fff | 0x2c60..=0x2c7f | 0x2de0..=0x2dff | 0xa640..=0xa69f | 0xa720..=0xa7ff | 0xfb1d..=0xfb4f)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_at_words_and_around_letters_that_stand_alone() {
        for (text, words) in [
            ("The state-union, 2020.", vec!["The", "state", "union", "2020"]),
            ("l'État d'urgence", vec!["l", "État", "d", "urgence"]),
            ("北京市A股", vec!["北", "京", "市", "A", "股"]),
            ("カタカナ", vec!["カ", "タ", "カ", "ナ"]),
            ("한국", vec!["한", "국"]),
            ("צה״ל 3,5%", vec!["צה״ל", "3", "5"]),
            ("אמר \"שלום\"", vec!["אמר", "שלום"]),
            ("ไทยAและลาว", vec!["ไทย", "A", "และ", "ลาว"]),
            ("می\u{200c}خواهم", vec!["می\u{200c}خواهم"]),
            ("हिन्दी में", vec!["हिन्दी", "में"]),
            ("— … 🙂", vec![]),
        ] {
            let found: Vec<&str> = split(text).map(|(_, word)| word).collect();
            assert_eq!(found, words, "the words of “{text}”");
        }
    }

    #[test]
    fn words_stand_where_they_are_said_to_stand() {
        let text = "Минск — «столица» 𝕏 北京, l'été";
        for (at, word) in split(text) {
            assert_eq!(&text[at..at + word.len()], word, "its place in the original text");
        }
    }

    #[test]
    fn folds_case_and_marks_but_keeps_letters_that_look_like_marks() {
        for (word, folded) in [
            ("ЁЛКАХ", "елках"),
            ("Straße", "strasse"),
            ("Łódź", "lodz"),
            ("SØRENSEN", "sorensen"),
            ("İstanbul", "istanbul"),
            ("ılık", "ilik"),
            ("Ὀδυσσεύς", "οδυσσευσ"),
            ("שָׁלוֹם", "שלום"),
            ("مُحَمَّد", "محمد"),
            ("हिन्दी", "हिंदी"),
            ("सम्बन्ध", "संबंध"),
            ("क़ानून", "कानून"),
            ("पाँच", "पांच"),
            ("國務院", "国务院"),
            ("ｆｕｌｌ", "full"),
            ("が", "が"),
            ("Чайник", "чайник"),
            ("и\u{306}", "й"),
            ("Їжак", "їжак"),
            ("за\u{301}мок", "замок"),
            ("צה\"ל", "צהל"),
            ("أحمد", "احمد"),
            ("علی", "علي"),
            ("مكتبة", "مكتبه"),
            ("٢٠٢٠", "2020"),
        ] {
            assert_eq!(fold(word), folded, "{word} folded");
        }
    }

    #[test]
    fn names_are_compared_without_case_and_form() {
        assert_eq!(name_key(" Straße  Ä "), name_key("STRASSE A\u{308}"), "case folding after NFC, white space as one");
        assert_ne!(name_key("C++"), name_key("C"), "punctuation makes another name");
    }
}

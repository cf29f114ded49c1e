//! From a text to the words that search knows: split at Unicode's word boundaries, with each Han, Kana and Hangul
//! character (and each letter of scripts without spaces) a word by itself, then folded. The same splitter runs when
//! indexing, asking and drawing snippets, so places in the original text come out exact.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

/// The words of a text as they stand in it, each with the byte at which it begins.
pub(crate) fn split(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.unicode_word_indices().flat_map(|(at, word)| Pieces { word, at })
}

/// A word with case and diacritics folded away. Marks are dropped after Latin, Greek, Cyrillic, Hebrew and Arabic letters
/// only: elsewhere they are letters in their own right.
pub(crate) fn fold(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(word.len());
    let mut drops_marks = true;
    for letter in word.to_lowercase().nfkd() {
        if is_combining_mark(letter) {
            if !drops_marks {
                folded.push(letter);
            }
            continue;
        }
        drops_marks = has_droppable_marks(letter);
        match letter {
            'ß' => folded.push_str("ss"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' => folded.push('d'),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'ı' => folded.push('i'),
            'ς' => folded.push('σ'),
            // Arabic's tatweel only stretches a word; joiners only shape it.
            '\u{640}' | '\u{200c}' | '\u{200d}' => {}
            _ => folded.push(letter),
        }
    }
    if folded.is_ascii() { folded } else { folded.nfc().collect() }
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

/// Cuts one Unicode word at its inner punctuation (`l'État`, `U.S.`), and around letters that stand alone.
struct Pieces<'a> {
    word: &'a str,
    at: usize,
}

impl<'a> Iterator for Pieces<'a> {
    type Item = (usize, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let begin = self.word.find(char::is_alphanumeric)?;
        let rest = &self.word[begin..];
        let alone = rest.starts_with(stands_alone);
        let continues = |(nth, letter): (usize, char)| {
            nth == 0 || continues_a_letter(letter) || (!alone && letter.is_alphanumeric() && !stands_alone(letter))
        };
        let end = rest.char_indices().enumerate().find(|(nth, (_, letter))| !continues((*nth, *letter)));
        let end = end.map_or(rest.len(), |(_, (at, _))| at);
        let piece = (self.at + begin, &rest[..end]);
        self.word = &rest[end..];
        self.at += begin + end;
        Some(piece)
    }
}

fn continues_a_letter(letter: char) -> bool {
    (!letter.is_ascii() && is_combining_mark(letter)) || matches!(letter, '\u{200c}' | '\u{200d}')
}

/// Han, Kana and Hangul.
fn stands_alone(letter: char) -> bool {
    matches!(letter as u32,
        0x1100..=0x11ff | 0x3005..=0x3007 | 0x3040..=0x30ff | 0x3130..=0x318f | 0x31f0..=0x31ff | 0x3400..=0x4dbf
        | 0x4e00..=0x9fff | 0xac00..=0xd7ff | 0xf900..=0xfaff | 0xff66..=0xff9f | 0x1b000..=0x1b16f | 0x20000..=0x323af)
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
            ("צה״ל 3,5%", vec!["צה", "ל", "3", "5"]),
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
            ("हिन्दी", "हिन्दी"),
            ("ｆｕｌｌ", "full"),
            ("が", "が"),
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

//! Other ways to write a word, which folding does not make one: they are looked for beside what was asked, where that does
//! no harm.

/// `Müller` as it is written where there is no ü: `Mueller`. `None` where that changes nothing.
pub(super) fn digraphs(text: &str) -> Option<String> {
    let composed: String = unicode_normalization::UnicodeNormalization::nfc(text).collect();
    let mut other = String::with_capacity(text.len() + 2);
    for letter in composed.chars() {
        match letter {
            'ä' | 'Ä' | 'æ' | 'Æ' => other.push_str("ae"),
            'ö' | 'Ö' | 'ø' | 'Ø' => other.push_str("oe"),
            'ü' | 'Ü' => other.push_str("ue"),
            'å' | 'Å' => other.push_str("aa"),
            _ => other.push(letter),
        }
    }
    (other != composed).then_some(other)
}

/// `Mueller` as it may be meant: `Müller`. A guess: `None` where the letters stand for themselves (`Bauer`, `neue`, `Quelle`).
pub(super) fn umlauts(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let letters: Vec<char> = lower.chars().collect();
    let mut other = String::with_capacity(lower.len());
    let mut at = 0;
    while at < letters.len() {
        let before = at.checked_sub(1).map(|at| letters[at]);
        let umlaut = match (letters[at], letters.get(at + 1)) {
            ('a', Some('e')) => Some('ä'),
            ('o', Some('e')) => Some('ö'),
            ('u', Some('e')) if !matches!(before, Some('a' | 'ä' | 'e' | 'q')) => Some('ü'),
            _ => None,
        };
        other.push(umlaut.unwrap_or(letters[at]));
        at += if umlaut.is_some() { 2 } else { 1 };
    }
    (other != lower).then_some(other)
}

/// The parts of a Persian word that are joined by a sign without width (`می‌خواهم`): many write a space there, or nothing.
pub(super) fn joined(word: &str) -> Vec<&str> {
    const JOINT: char = '\u{200c}';
    if !word.contains(JOINT) || !word.starts_with(is_arabic) {
        return Vec::new();
    }
    word.split(JOINT).filter(|part| !part.is_empty()).collect()
}

pub(super) fn is_arabic(letter: char) -> bool {
    ('\u{600}'..='\u{6ff}').contains(&letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn umlauts_are_written_with_two_letters_and_read_again() {
        for (word, other) in [("Müller", "Mueller"), ("Mu\u{308}ller", "Mueller"), ("Søren", "Soeren"), ("Åse", "aase")]
        {
            let found = digraphs(word).expect("another way");
            assert_eq!(found.to_lowercase(), other.to_lowercase(), "{word} with two letters");
        }
        assert_eq!(digraphs("Muller"), None, "nothing to write otherwise");
        for (word, other) in [
            ("Mueller", Some("müller")),
            ("HAEUSER", Some("häuser")),
            ("koeln", Some("köln")),
            ("Bauer", None),
            ("neue", None),
            ("Quelle", None),
        ] {
            assert_eq!(umlauts(word).as_deref(), other, "what {word} may mean");
        }
    }

    #[test]
    fn a_persian_word_has_parts_and_an_indian_one_has_not() {
        assert_eq!(joined("می\u{200c}خواهم"), ["می", "خواهم"]);
        assert!(joined("کتاب").is_empty() && joined("क्\u{200c}ष").is_empty());
    }
}

//! Words of scripts that are written without spaces, cut by ICU4X with its dictionaries. (Its neural models cut Thai more
//! finely, but take 500 times as long, and cut `มาก` in two.)

use super::words::{continues_a_letter, is_ideographic};
use icu_segmenter::options::WordBreakInvariantOptions;
use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed};

/// Thai, Lao, Burmese, Khmer and their neighbours.
pub(super) fn is_unspaced(letter: char) -> bool {
    matches!(letter as u32,
        0xe00..=0xeff | 0x1000..=0x109f | 0x1780..=0x17ff | 0x1950..=0x19ff | 0x1a20..=0x1aaf | 0xa9e0..=0xa9ff
        | 0xaa60..=0xaadf | 0x11700..=0x1174f)
}

/// The words of a stretch without spaces, each with the byte at which it begins.
pub(super) fn words(stretch: &str) -> Vec<(usize, &str)> {
    let mut words = Vec::new();
    let mut begin = 0;
    for end in segmenter().segment_str(stretch).skip(1) {
        if stretch[begin..end].contains(char::is_alphanumeric) {
            words.push((begin, &stretch[begin..end]));
        }
        begin = end;
    }
    words
}

/// The two words that a word is made of, in each way in which it can be: `ประเทศไทย`, Thailand, of country and Thai.
/// A single letter is no word, or every long one would fall apart; and nothing very long is made of two.
pub(super) fn parts(word: &str) -> Vec<&str> {
    if !word.starts_with(is_unspaced) || !(4..=60).contains(&word.chars().count()) {
        return Vec::new();
    }
    let splits = word.char_indices().skip(2).map(|(at, _)| word.split_at(at));
    let compounds = splits.filter(|(first, second)| {
        !second.starts_with(continues_a_letter)
            && !first.ends_with(joins_letters)
            && second.chars().nth(1).is_some()
            && is_one(first)
            && is_one(second)
    });
    compounds.flat_map(|(first, second)| [first, second]).collect()
}

/// The words of two and more characters in a text's Han and Kana stretches.
pub(super) fn ideographic(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(begin) = rest.find(is_ideographic) {
        let length = rest[begin..].find(|letter| !is_ideographic(letter)).unwrap_or(rest.len() - begin);
        let (stretch, behind) = rest[begin..].split_at(length);
        found.extend(words(stretch).into_iter().map(|(_, word)| word).filter(|word| word.chars().nth(1).is_some()));
        rest = behind;
    }
    found
}

fn is_one(word: &str) -> bool {
    segmenter().segment_str(word).nth(1) == Some(word.len())
}

/// Signs that bind the next letter to this one (Khmer, Burmese).
fn joins_letters(letter: char) -> bool {
    matches!(letter, '\u{17d2}' | '\u{1039}' | '\u{1a60}')
}

fn segmenter() -> WordSegmenterBorrowed<'static> {
    WordSegmenter::new_dictionary(WordBreakInvariantOptions::default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_what_is_written_without_spaces() {
        for (text, expected) in [
            ("ประเทศไทยมีประชากรมาก", vec!["ประเทศไทย", "มี", "ประชากร", "มาก"]),
            ("ປະເທດລາວ", vec!["ປະເທດ", "ລາວ"]),
            ("រាជធានីភ្នំពេញ", vec!["រាជធានី", "ភ្នំពេញ"]),
        ] {
            let found: Vec<&str> = words(text).into_iter().map(|(_, word)| word).collect();
            assert_eq!(found, expected, "the words of “{text}”");
        }
    }

    #[test]
    fn a_compound_is_found_by_its_parts_and_a_word_is_not_taken_apart() {
        for (word, expected) in [
            ("ประเทศไทย", vec!["ประเทศ", "ไทย"]),
            ("ນະຄອນຫຼວງວຽງຈັນ", vec!["ນະຄອນຫຼວງ", "ວຽງຈັນ"]),
            ("မြန်မာနိုင်ငံ", vec!["မြန်မာ", "နိုင်ငံ"]),
            ("មន្ត្រី", vec![]),
            ("มาก", vec![]),
            ("understanding", vec![]),
        ] {
            assert_eq!(parts(word), expected, "what “{word}” is made of");
        }
    }

    #[test]
    fn han_and_kana_have_words_too() {
        assert_eq!(
            ideographic("in 東京都, 在北京开会"),
            ["東京", "北京", "开会"],
            "those of one character stand alone anyway"
        );
    }
}

//! UTF-8 that was taken for Latin-1 on its way and encoded again: "â€™" for an apostrophe, "Ð¿" for a Cyrillic letter.

use encoding_rs::WINDOWS_1252;

/// The text as it was before, where every letter beyond ASCII is half of such a pair; no one writes like that.
pub(super) fn undone(text: &str) -> Option<String> {
    let (plain, rest) = text.split_at(text.bytes().position(|byte| !byte.is_ascii())?);
    if !rest.starts_with(|first| matches!(first, '\u{c2}'..='\u{f4}')) {
        return None;
    }
    let mut bytes = Vec::with_capacity(text.len());
    bytes.extend_from_slice(plain.as_bytes());
    for letter in rest.chars() {
        bytes.push(byte(letter)?);
    }
    String::from_utf8(bytes).ok()
}

/// The byte that a letter stands for in Latin-1, or in windows-1252.
fn byte(letter: char) -> Option<u8> {
    if let Ok(byte) = u8::try_from(letter as u32) {
        return Some(byte);
    }
    let mut buffer = [0; 4];
    let (bytes, _, failed) = WINDOWS_1252.encode(letter.encode_utf8(&mut buffer));
    if failed { None } else { bytes.first().copied() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_that_was_encoded_twice_is_read_as_it_was_written() {
        for text in ["It’s a “test” – naïve café", "Привет, мир", "שלום עולם", "新华社"] {
            let latin: String = text.bytes().map(char::from).collect();
            assert_eq!(undone(&latin).as_deref(), Some(text), "taken for Latin-1");
            let windows = WINDOWS_1252.decode_without_bom_handling(text.as_bytes()).0.into_owned();
            assert_eq!(undone(&windows).as_deref(), Some(text), "taken for windows-1252");
        }
    }

    #[test]
    fn text_that_was_not_is_left_alone() {
        for text in ["", "plain", "naïve café, NÃO, Ä und Ö", "Привет", "“quoted”", "Ã©t̃", "Ã"] {
            assert_eq!(undone(text), None, "{text}");
        }
    }
}

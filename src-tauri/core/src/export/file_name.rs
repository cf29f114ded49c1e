//! A title as the name of a file, safe on Windows, macOS and Linux, and in a link of Obsidian's.

use unicode_segmentation::UnicodeSegmentation;

/// Leaves room for an ending and for what a file system, a cloud folder or an archive adds: most allow 255 bytes.
const MOST_BYTES: usize = 120;

/// What a title without any usable letter becomes.
const NAMELESS: &str = "Dossier";

/// Names that Windows keeps for devices, whatever ending follows them.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// A title as a file name without its ending. Never empty, never longer than 120 bytes.
pub fn file_name(title: &str) -> String {
    let spaced: String = title.chars().filter(|letter| !is_hidden(*letter)).map(allowed).collect();
    let words = spaced.split_whitespace().collect::<Vec<_>>().join(" ");
    let name = trimmed(shortened(trimmed(&words), MOST_BYTES));
    match name {
        "" => NAMELESS.to_owned(),
        name if is_device(name) => format!("{NAMELESS} {}", shortened(name, MOST_BYTES - NAMELESS.len() - 1)),
        name => name.to_owned(),
    }
}

/// Forbidden on Windows, or a mark of Obsidian's links.
fn allowed(letter: char) -> char {
    let forbidden = letter.is_control() || r#"/\:*?"<>|#^[]"#.contains(letter);
    if forbidden { ' ' } else { letter }
}

/// Marks without a shape that can make one name look like another. Joiners stay: words need them.
fn is_hidden(letter: char) -> bool {
    matches!(letter, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// A leading dot hides a file, a leading hyphen makes it an option, and Windows drops dots at the end.
fn trimmed(name: &str) -> &str {
    name.trim_start_matches(['.', '-', ' ']).trim_end_matches(['.', ' '])
}

/// Cut between letters as people see them, never inside one.
fn shortened(name: &str, bytes: usize) -> &str {
    let ends = name.grapheme_indices(true).map(|(at, letter)| at + letter.len());
    &name[..ends.take_while(|end| *end <= bytes).last().unwrap_or(0)]
}

fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    let numbered = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
    let is_port = numbered.is_some_and(|number| "0123456789¹²³".contains(number) && number.chars().count() == 1);
    is_port || DEVICES.contains(&stem.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_becomes_a_name_that_every_system_takes() {
        for (title, name) in [
            ("Russia–Belarus integration 2020", "Russia–Belarus integration 2020"),
            ("Нефть: кто платит?", "Нефть кто платит"),
            ("a/b\\c", "a b c"),
            ("../../etc/passwd", "etc passwd"),
            ("The end...", "The end"),
            (" .hidden ", "hidden"),
            ("--force", "force"),
            ("line\none\ttwo\0", "line one two"),
            ("", "Dossier"),
            ("???", "Dossier"),
            ("...", "Dossier"),
            ("CON", "Dossier CON"),
            ("nul.2020", "Dossier nul.2020"),
            ("COM¹", "Dossier COM¹"),
            ("Communism", "Communism"),
            ("COM10", "COM10"),
            ("gpj.\u{202e}exe", "gpj.exe"),
            ("می\u{200c}خواهم", "می\u{200c}خواهم"),
        ] {
            assert_eq!(file_name(title), name, "{title:?}");
        }
    }

    #[test]
    fn a_long_title_is_cut_between_letters() {
        for letter in ["x", "й", "新", "👩‍👩‍👧", "e\u{301}"] {
            let name = file_name(&letter.repeat(300));
            assert!(name.len() <= MOST_BYTES, "{} bytes of {letter}", name.len());
            assert_eq!(name.len() % letter.len(), 0, "whole letters of {letter} only: {name}");
        }
        let with_a_dot_at_the_cut = format!("{}. x", "x".repeat(118));
        assert_eq!(file_name(&with_a_dot_at_the_cut), "x".repeat(118), "what the cut leaves at the end is trimmed too");
    }
}

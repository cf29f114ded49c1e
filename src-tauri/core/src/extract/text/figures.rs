//! Days in figures of which nobody can tell the month, or whose year has two digits: "11.08.20 09:15", "5/6/2021, 07:30
//! (GMT+7)". Which day it is, is not read here; that a line is a date's is.

use crate::extract::dates;

/// A day in figures, perhaps with its clock, the day of the week and a word that leads to it, and nothing else. Two digits
/// of a year may be a version's or a score's: they need a clock beside them, or a line of their own.
pub(super) fn is_dateline(text: &str) -> bool {
    const LONGEST: usize = 60;
    const WORDS: usize = 6;
    if text.len() > 2 * LONGEST || text.ends_with([':', '：']) || !text.contains(|letter: char| letter.is_ascii_digit())
    {
        return false;
    }
    let is_part = |letter: char| letter.is_ascii_digit() || matches!(letter, '.' | '/' | '-');
    let pieces: Vec<&str> = text.split(|letter: char| !is_part(letter)).collect();
    let mut years = pieces.iter().filter_map(|piece| dates::year_digits(piece.trim_matches(['.', '/', '-'])));
    let Some(digits) = years.next() else { return false };
    let others = pieces.iter().filter(|piece| piece.contains(|letter: char| letter.is_ascii_digit())).count() - 1;
    let letters = text.chars().filter(|letter| letter.is_alphabetic()).count();
    let words = text.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty()).count();
    let short = text.chars().count() <= LONGEST && words <= WORDS && letters <= 30;
    short && (digits == 4 && others <= 4 || others == 0 && letters == 0 || has_clock(text) && others <= 4)
}

/// "13:52" somewhere in a line.
pub(super) fn has_clock(text: &str) -> bool {
    text.as_bytes()
        .windows(4)
        .any(|part| part[0].is_ascii_digit() && part[1] == b':' && part[2].is_ascii_digit() && part[3].is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_in_figures_is_known_though_nobody_can_tell_its_month() {
        for text in [
            "02/03/2026",
            "02.03.26",
            "11.08.20 09:15",
            "05.06.21 | 07:30",
            "06/05/21 7:30 AM EDT",
            "Thứ bảy, 5/6/2021, 07:30 (GMT+7)",
            "2021-6-5",
            "Updated 5/6/2021",
        ] {
            assert!(is_dateline(text), "{text} dates a page");
        }
        for text in [
            "",
            "Version 1.2.10 of the map is out",
            "Ferries 5/6/21",
            "From 5/6/2021:",
            "The ferry of 5/6/2021 was the last one that called at the island",
            "192.168.10.12",
            "12:30",
            "Call 01-23-4567",
            "44/55/2021",
        ] {
            assert!(!is_dateline(text), "{text} does not");
        }
    }
}

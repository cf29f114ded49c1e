//! Days in figures of which nobody can tell the month, or whose year has two digits: "11.08.20 09:15", "5/6/2021, 07:30
//! (GMT+7)". Which day it is, is not read here; that a line is a date's is.

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
    let mut years = pieces.iter().filter_map(|piece| year_digits(piece.trim_matches(['.', '/', '-'])));
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

/// Of "11.08.20", "5/6/2021", "2021-6-5": how many digits its year has.
fn year_digits(piece: &str) -> Option<usize> {
    let mark = piece.chars().find(|letter| !letter.is_ascii_digit())?;
    let parts: Vec<&str> = piece.split(mark).collect();
    let [first, second, third] = parts.as_slice() else { return None };
    let number = |part: &str, most: usize| part.parse::<u32>().ok().filter(|_| part.len() <= most);
    let day = |one: &str, other: &str| {
        let (Some(one), Some(other)) = (number(one, 2), number(other, 2)) else { return false };
        (1..=31).contains(&one.max(other)) && (1..=12).contains(&one.min(other))
    };
    let year = |part: &str| part.len() == 4 && number(part, 4).is_some_and(|year| (1800..2100).contains(&year));
    match (first.len(), third.len()) {
        (4, _) if year(first) && day(second, third) => Some(4),
        (_, 4) if year(third) && day(first, second) => Some(4),
        (_, 2) if day(first, second) && number(third, 2).is_some() => Some(2),
        _ => None,
    }
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

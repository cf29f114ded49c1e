//! Dates as the world's press prints them. A table of our own, because general date parsers read `05.03.2024` as 3 May and
//! fill in the present time of day.
//!
//! A line becomes tokens (`tokens`); months and the words around dates come from `words`; `printed` reads days, `time`
//! reads clocks, `machine` what content systems write for machines. Nothing is guessed: a date is as precise as it is
//! printed, never converted to another zone, and an ambiguous one is left out. "2 days ago" is not a date.

mod labels;
mod machine;
mod printed;
mod time;
mod tokens;
mod words;

pub(super) use labels::Says;

use crate::model::PressDate;
use std::ops::Range;

/// A date found in a line of text, with the place it took (bytes of the line).
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Found {
    pub date: PressDate,
    pub start: usize,
    pub end: usize,
}

/// Reads a machine's date: ISO 8601 in its variants, RFC 2822, and what content systems write into meta tags. As precise as it is.
pub(super) fn machine(text: &str) -> Option<PressDate> {
    machine::read(text)
}

/// All dates that a line prints for people, in order. `language` decides between day-first and month-first where it can;
/// an ambiguous numeric date is left out. Only the beginning of an endless line is looked at.
pub(super) fn printed(line: &str, language: Option<&str>) -> Vec<Found> {
    const LOOKED_AT: usize = 10_000;
    printed::read(&line[..line.floor_char_boundary(LOOKED_AT)], language)
}

/// Whether a line is there for its dates: it has no more signs than `beside` them. A day in figures that reads in two ways
/// is none for the metadata, but no text either.
pub(super) fn is_line_for_a_date(line: &str, language: Option<&str>, beside: usize) -> bool {
    let in_words = printed(line, language).into_iter().map(|date| date.start..date.end);
    let days: Vec<Range<usize>> = in_words.chain(days_in_figures(line)).collect();
    // Between bars stand the number of the story and the hour, which say as little as bars do.
    let counts = |letter: char| letter.is_alphabetic() || !line.contains('|');
    let is_beside = |&(at, letter): &(usize, char)| counts(letter) && !days.iter().any(|day| day.contains(&at));
    !days.is_empty() && line.char_indices().filter(is_beside).count() <= beside
}

/// Where days in figures stand: "05/03/2024", "12.5.23", "2024-03-05".
fn days_in_figures(line: &str) -> impl Iterator<Item = Range<usize>> {
    let words = line.split_inclusive(' ').scan(0, |at, word| {
        *at += word.len();
        Some((*at - word.len()..*at, word))
    });
    let is_day = |word: &str| year_digits(word.trim().trim_matches([',', '(', ')', '|'])).is_some();
    words.filter(move |(_, word)| is_day(word)).map(|(place, _)| place)
}

/// Of "11.08.20", "5/6/2021", "2021-6-5": how many digits its year has. `None` where it is no day,
/// whichever of its figures is the month.
pub(super) fn year_digits(piece: &str) -> Option<usize> {
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

/// A clock time that a line prints alone ("16:46", "4.46 pm"), as `HH:MM`.
pub(super) fn clock(text: &str) -> Option<String> {
    time::alone(text)
}

/// What the words before a date say of it.
pub(super) fn says(text: &str) -> Says {
    labels::says(text)
}

/// Whether a line holds a numeric date that reads in one way only, and whether that is the day first: `25/12/2020`.
pub(super) fn numeric_order(line: &str) -> Option<bool> {
    let (day, month) = printed::numbers(line).find(|(first, second)| (*first > 12) != (*second > 12))?;
    Some(day > month)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_beginning_of_an_endless_line_is_looked_at() {
        let line = format!("11 августа 2020 {}12 августа 2020", "я".repeat(10_001));
        let found: Vec<String> = printed(&line, None).iter().map(|found| found.date.to_string()).collect();
        assert_eq!(found, ["2020-08-11"], "what stands ten thousand letters on dates nothing");
    }
}

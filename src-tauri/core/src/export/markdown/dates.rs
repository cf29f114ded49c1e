//! Dates as people read them, and as nobody can misread them: the month is a word.

use crate::model::PressDate;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// `2020-08-11T13:52` as "11 August 2020, 13:52"; as precise as the page, in the page's own time.
pub(super) fn press(date: &PressDate) -> String {
    written(date.as_str())
}

/// The program's own times, which are UTC: "24 November 2026, 10:00 UTC".
pub(super) fn clock(time: &str) -> String {
    written(time)
}

fn written(date: &str) -> String {
    let (day, time) = date.split_once('T').unwrap_or((date, ""));
    let mut parts = day.split('-');
    let year = parts.next().unwrap_or_default();
    let month = parts.next().and_then(|month| MONTHS.get(month.parse::<usize>().ok()?.checked_sub(1)?));
    let number = parts.next().map(|number| number.trim_start_matches('0'));
    let words = [number, month.copied(), Some(year)].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let Some(hours) = time.get(..5) else { return words };
    let zone = match time.rfind(['+', '-']) {
        _ if time.ends_with('Z') => " UTC".to_owned(),
        Some(at) => format!(" UTC{}", &time[at..]),
        None => String::new(),
    };
    format!("{words}, {hours}{zone}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_as_precise_as_the_page() {
        for (date, words) in [
            ("2020", "2020"),
            ("2020-08", "August 2020"),
            ("2020-08-01", "1 August 2020"),
            ("2020-08-11T13:52", "11 August 2020, 13:52"),
            ("2020-08-11T13:55:29.106Z", "11 August 2020, 13:55 UTC"),
            ("2020-12-11T13:52:00+03:00", "11 December 2020, 13:52 UTC+03:00"),
            ("2020-12-11T13:52:00-05:00", "11 December 2020, 13:52 UTC-05:00"),
        ] {
            let date = PressDate::parse(date).expect("a date");
            assert_eq!(press(&date), words, "{date}");
        }
    }
}

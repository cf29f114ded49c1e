//! A date of the press: as precise as the page is, and no more.

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};

/// ISO 8601 as printed: a year (`2020`), a month (`2020-08`), a day (`2020-08-11`), a local time (`2020-08-11T13:52`), or
/// a time with its offset (`2020-08-11T13:52:10+03:00`, `…Z`). Never converted to another zone.
/// Text order is date order as far as the printed day goes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts", type = "string"))]
pub struct PressDate(String);

impl PressDate {
    /// Takes a date in one of the forms above. `None` where it is not one, or not a day of the calendar.
    pub fn parse(text: &str) -> Option<Self> {
        let (day, time) = match text.split_once('T') {
            Some((day, time)) => (day, Some(time)),
            None => (text, None),
        };
        let day_is_right = match (day.len(), time) {
            (4, None) => day.parse::<u16>().is_ok_and(|year| year > 0),
            (7, None) => chrono::NaiveDate::parse_from_str(&format!("{day}-01"), "%Y-%m-%d").is_ok(),
            (10, _) => chrono::NaiveDate::parse_from_str(day, "%Y-%m-%d").is_ok(),
            _ => false,
        };
        (day_is_right && time.is_none_or(time_is_right)).then(|| PressDate(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The printed day, month or year, without a time.
    pub fn day(&self) -> &str {
        self.0.split('T').next().unwrap_or_default()
    }

    /// The printed clock time (`13:52`), where there is one.
    pub fn clock(&self) -> Option<&str> {
        self.0.split_once('T').and_then(|(_, time)| time.get(..5))
    }
}

impl<'de> Deserialize<'de> for PressDate {
    fn deserialize<D: Deserializer<'de>>(stored: D) -> std::result::Result<Self, D::Error> {
        let text = String::deserialize(stored)?;
        PressDate::parse(&text).ok_or_else(|| Error::custom(format!("“{text}” is no date")))
    }
}

impl std::fmt::Display for PressDate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

fn time_is_right(time: &str) -> bool {
    let clock = time.strip_suffix('Z').unwrap_or_else(|| match time.rfind(['+', '-']) {
        Some(at) if offset_is_right(&time[at + 1..]) => &time[..at],
        _ => time,
    });
    ["%H:%M", "%H:%M:%S", "%H:%M:%S%.f"].iter().any(|form| chrono::NaiveTime::parse_from_str(clock, form).is_ok())
}

fn offset_is_right(offset: &str) -> bool {
    matches!(offset.split_once(':'), Some((h, m)) if h.len() == 2 && m.len() == 2
        && h.parse::<u8>().is_ok_and(|h| h <= 14) && m.parse::<u8>().is_ok_and(|m| m < 60))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_precision_of_the_page_and_refuses_days_that_never_were() {
        for right in [
            "2020",
            "2020-08",
            "2020-08-11",
            "2020-08-11T13:52",
            "2020-08-11T13:55:29.106Z",
            "2020-08-11T13:52:00+03:00",
        ] {
            assert_eq!(PressDate::parse(right).map(|d| d.0).as_deref(), Some(right), "{right} is a date of the press");
        }
        for wrong in [
            "",
            "0000",
            "2020-13",
            "2020-02-30",
            "2020-08-11T25:00",
            "2020-8-1",
            "11 August",
            "2020-08-11T",
            "2020-08-11T13:52+3",
        ] {
            assert_eq!(PressDate::parse(wrong), None, "{wrong} is not");
        }
    }

    #[test]
    fn gives_the_day_and_the_clock_as_printed() {
        let date = PressDate::parse("2020-08-11T23:30:00-05:00").expect("a date");
        assert_eq!((date.day(), date.clock()), ("2020-08-11", Some("23:30")), "never converted to another zone");
    }
}

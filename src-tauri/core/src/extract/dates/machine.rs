//! Dates that content systems write for machines: ISO 8601 and its loose relatives, RFC 2822, JavaScript's, counts of
//! seconds.

use super::printed;
use crate::model::PressDate;

pub(super) fn read(text: &str) -> Option<PressDate> {
    let text = text.trim().trim_matches('"');
    if text.len() > 80 {
        return None;
    }
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return digits(text).filter(is_a_day);
    }
    iso(text).or_else(|| sentence(text)).filter(is_a_day)
}

/// Where a content system knows no day it writes the beginning of its count, which is 1970 in one zone or another, or a year
/// before newspapers.
fn is_a_day(date: &PressDate) -> bool {
    !matches!(date.day(), "1970-01-01" | "1969-12-31") && date.day() >= "1800"
}

/// `20200811`, `202008111352`, `20200811135210`, a year, or seconds or milliseconds since 1970.
fn digits(text: &str) -> Option<PressDate> {
    let part = |from: usize, to: usize| text.get(from..to).unwrap_or_default();
    let day = || format!("{}-{}-{}", part(0, 4), part(4, 6), part(6, 8));
    let clock = || format!("{}:{}", part(8, 10), part(10, 12));
    match text.len() {
        4 if ("1800".."2100").contains(&text) => PressDate::parse(text),
        8 => PressDate::parse(&day()),
        12 => PressDate::parse(&format!("{}T{}", day(), clock())),
        14 => PressDate::parse(&format!("{}T{}:{}", day(), clock(), part(12, 14))),
        10 | 13 => {
            let seconds = text.get(..10)?.parse::<i64>().ok()?;
            let time = chrono::DateTime::from_timestamp(seconds, 0)?;
            PressDate::parse(&time.format("%Y-%m-%dT%H:%M:%SZ").to_string())
        }
        _ => None,
    }
}

/// `2020-08-11T13:52:10.5+0300`, `2020-8-1 9:05`, `2020/08/11`, `20200811T135210Z`, `2020-08`.
fn iso(text: &str) -> Option<PressDate> {
    let (day, rest) = text.split_once(['T', 't', ' ']).map_or((text, ""), |(day, rest)| (day, rest.trim()));
    if day.len() == 8 && day.bytes().all(|byte| byte.is_ascii_digit()) {
        let compact: String = rest.chars().take_while(char::is_ascii_digit).collect();
        let date = digits(&format!("{day}{compact}"))?;
        return if rest.ends_with('Z') { PressDate::parse(&format!("{date}Z")) } else { Some(date) };
    }
    let mut parts = day.split(['-', '/', '.']);
    let year = parts.next().filter(|year| year.len() == 4)?;
    let two = |part: Option<&str>| part.and_then(|part| part.parse::<u8>().ok()).map(|value| format!("{value:02}"));
    let (month, of_month) = (two(parts.next())?, parts.next());
    if parts.next().is_some() {
        return None;
    }
    let Some(of_month) = of_month else {
        return PressDate::parse(&format!("{year}-{month}")).filter(|_| rest.is_empty());
    };
    let day = format!("{year}-{month}-{}", two(Some(of_month))?);
    if rest.is_empty() {
        return PressDate::parse(&day);
    }
    PressDate::parse(&format!("{day}T{}", clock(rest)?))
}

/// `13:52`, `9:05:10.123`, with `Z`, `UTC`, `+03`, `+0300`, `+03:00`; the name of a zone in brackets is left out.
fn clock(text: &str) -> Option<String> {
    let text = text.split(['[', '(']).next().unwrap_or_default().trim();
    let end = text.find(|c: char| !c.is_ascii_digit() && c != ':' && c != '.').unwrap_or(text.len());
    let (time, zone) = (&text[..end], text[end..].trim());
    let (hour, rest) = time.split_once(':')?;
    let rest = rest.trim_end_matches('.');
    let (zone, shift) = match zone.to_ascii_uppercase().as_str() {
        "AM" => (String::new(), Some(0)),
        "PM" => (String::new(), Some(12)),
        other => (offset(other)?, None),
    };
    let hour = hour.parse::<u8>().ok()?;
    let hour = shift.map_or(hour, |shift| hour % 12 + shift);
    Some(format!("{hour:02}:{rest}{zone}"))
}

/// An offset as ISO prints it, "" for none; `None` where it is not one.
fn offset(zone: &str) -> Option<String> {
    match zone {
        "" => return Some(String::new()),
        "Z" | "UTC" | "GMT" | "UT" => return Some("Z".into()),
        _ => {}
    }
    let figures = zone.strip_prefix("GMT").or(zone.strip_prefix("UTC")).unwrap_or(zone);
    let sign = figures.chars().next().filter(|sign| matches!(sign, '+' | '-'))?;
    let digits: String = figures[1..].chars().filter(|letter| *letter != ':').collect();
    let digits = if digits.len() <= 2 { format!("{digits:0>2}00") } else { format!("{digits:0>4}") };
    let right = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
    right.then(|| format!("{sign}{}:{}", &digits[..2], &digits[2..]))
}

/// RFC 2822 ("Tue, 11 Aug 2020 13:52:00 +0300"), JavaScript ("Tue Aug 11 2020 13:52:00 GMT+0300 (MSK)") and what people
/// type into a field: one printed date with next to nothing around it. RFC 2822 defines GMT as +0000.
fn sentence(text: &str) -> Option<PressDate> {
    let found = printed::read(text, None);
    let [only] = found.as_slice() else { return None };
    let (before, behind) = (&text[..only.start], &text[only.end..]);
    let before_is_weekday = before.trim().trim_matches([',', '.']).chars().all(char::is_alphabetic);
    let behind = behind.split('(').next().unwrap_or_default().trim();
    if !before_is_weekday || behind.len() > 5 || behind.chars().any(|letter| !letter.is_alphabetic() && letter != '.') {
        return None;
    }
    let is_universal = matches!(behind, "GMT" | "UTC" | "UT" | "Z") && only.date.clock().is_some();
    if is_universal { PressDate::parse(&format!("{}Z", only.date)) } else { Some(only.date.clone()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_content_systems_write() {
        let table = [
            ("2020-08-11", "2020-08-11"),
            ("2020-8-1", "2020-08-01"),
            ("2020/08/11", "2020-08-11"),
            ("2020-08", "2020-08"),
            ("2020", "2020"),
            ("20200811", "2020-08-11"),
            ("20200811135210", "2020-08-11T13:52:10"),
            ("20200811T135210Z", "2020-08-11T13:52:10Z"),
            ("2020-08-11T13:52", "2020-08-11T13:52"),
            ("2020-08-11 13:52:10", "2020-08-11T13:52:10"),
            ("2020-08-11T13:55:29.106Z", "2020-08-11T13:55:29.106Z"),
            ("2020-08-11T13:52:10+03:00", "2020-08-11T13:52:10+03:00"),
            ("2020-08-11T13:52:10.000+0300", "2020-08-11T13:52:10.000+03:00"),
            ("2020-08-11T13:52:10+03", "2020-08-11T13:52:10+03:00"),
            ("2020-08-11 13:52:10 UTC", "2020-08-11T13:52:10Z"),
            ("2020-08-11T13:52:10+03:00[Europe/Moscow]", "2020-08-11T13:52:10+03:00"),
            ("Tue, 11 Aug 2020 13:52:00 +0300", "2020-08-11T13:52:00+03:00"),
            ("Tue, 11 Aug 2020 10:52:00 GMT", "2020-08-11T10:52:00Z"),
            ("Tue Aug 11 2020 13:52:00 GMT+0300 (MSK)", "2020-08-11T13:52:00+03:00"),
            ("August 11, 2020 1:52 PM", "2020-08-11T13:52"),
            ("11 August 2020", "2020-08-11"),
            ("1597143120", "2020-08-11T10:52:00Z"),
            ("1597143120000", "2020-08-11T10:52:00Z"),
        ];
        for (text, expected) in table {
            assert_eq!(read(text).map(|date| date.to_string()).as_deref(), Some(expected), "{text}");
        }
        for text in [
            "",
            "now",
            "2020-13-01",
            "05/03/2024",
            "last seen 11 August 2020 in Minsk",
            "99999999",
            "-",
            "T",
            "0",
            "0000000000",
            "1970-01-01T00:00:00Z",
            "1970-01-01",
            "1969-12-31T19:00:00-05:00",
            "0001-01-01T00:00:00Z",
            "-0001-11-30T00:00:00+00:00",
            "2020-08-11T",
        ] {
            if text == "2020-08-11T" {
                assert_eq!(
                    read(text).map(|date| date.to_string()).as_deref(),
                    Some("2020-08-11"),
                    "a stray T is no time"
                );
            } else {
                assert_eq!(read(text), None, "{text} is not a machine's date");
            }
        }
    }
}

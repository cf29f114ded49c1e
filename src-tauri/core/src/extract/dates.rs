//! Dates as the world's press prints them.

use crate::model::PressDate;

/// A date found in a line of text, with the place it took (bytes of the line).
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Found {
    pub date: PressDate,
    pub start: usize,
    pub end: usize,
}

/// Reads a machine's date: ISO 8601 in its variants, RFC 2822, and what content systems write into meta tags. As precise as it is.
pub(super) fn machine(_text: &str) -> Option<PressDate> {
    None
}

/// All dates that a line prints for people, in order. `language` decides between day-first and month-first where it can;
/// an ambiguous numeric date is left out.
pub(super) fn printed(_line: &str, _language: Option<&str>) -> Vec<Found> {
    Vec::new()
}

/// A clock time that a line prints alone ("16:46", "4.46 pm"), as `HH:MM`.
pub(super) fn clock(_text: &str) -> Option<String> {
    None
}

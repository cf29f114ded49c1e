//! Whether `05/03/2024` is 5 March or 3 May, where the language leaves it open: English is written in both orders.

use super::super::{Evidence, shown};
use crate::extract::dates;
use crate::model::{Origin, PressDate};

const DAY_FIRST: &str = "en-GB";
const MONTH_FIRST: &str = "en-US";

/// The language to read dates in. For English it has a region where something decides: a day that the page states to
/// machines, another date of the page that reads in one way only, the region that the page or its address names.
pub(super) fn language(evidence: &Evidence, language: Option<&str>, stated: &[(Origin, PressDate)]) -> Option<String> {
    if language.is_some_and(|language| language != "en") {
        return language.map(str::to_owned);
    }
    let lines = shown::near_the_headline(evidence);
    let read = |order: &str| -> Vec<PressDate> {
        lines.iter().flat_map(|line| dates::printed(line, Some(order))).map(|found| found.date).collect()
    };
    let (day_first, month_first) = (read(DAY_FIRST), read(MONTH_FIRST));
    if day_first == month_first {
        return language.map(str::to_owned);
    }
    let states = |dates: &[PressDate]| dates.iter().any(|date| stated.iter().any(|(_, own)| own.day() == date.day()));
    let order = match (states(&day_first), states(&month_first)) {
        (true, false) => Some(DAY_FIRST),
        (false, true) => Some(MONTH_FIRST),
        _ => elsewhere(evidence).or_else(|| region(evidence)),
    };
    order.or(language).map(str::to_owned)
}

/// The order of a date in the article whose other reading is no day: `25/12/2020`.
fn elsewhere(evidence: &Evidence) -> Option<&'static str> {
    let mut orders = shown::in_the_article(evidence).iter().filter_map(|line| dates::numeric_order(line));
    let first = orders.next()?;
    orders.all(|day_first| day_first == first).then_some(if first { DAY_FIRST } else { MONTH_FIRST })
}

/// The country of the page's address, and else the region in its language tag.
fn region(evidence: &Evidence) -> Option<&'static str> {
    let order = |region: &str| match region.to_ascii_lowercase().as_str() {
        "us" | "gov" | "mil" | "edu" => Some(MONTH_FIRST),
        "gb" | "uk" | "au" | "nz" | "ie" | "in" | "za" | "sg" | "my" | "ng" | "ke" | "pk" => Some(DAY_FIRST),
        _ => None,
    };
    let host = evidence.address.as_deref().and_then(|url| url::Url::parse(url).ok());
    let country = host.as_ref().and_then(url::Url::host_str).and_then(|host| host.rsplit('.').next());
    let declared = super::super::language::declared(evidence);
    country.and_then(order).or_else(|| declared?.split(['-', '_']).nth(1).and_then(order))
}

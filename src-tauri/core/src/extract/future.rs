//! Dates later than the capture: a template's mistake, an event announced. Blank beats wrong, and a rival may be right.

use crate::model::{Article, Field, PressDate};

/// Drops dates of publication and of updates that lie after `retrieved` (UTC, ISO 8601); the first of their rivals that does
/// not takes the place. Nothing is dropped where the time of the capture is not known.
pub(super) fn refuse(article: &mut Article, retrieved: &str) {
    let Some(latest) = latest_day(retrieved) else { return };
    let is_future = |date: &PressDate| date.day() > &latest[..date.day().len()];
    for (field, date) in [(Field::Published, &mut article.published), (Field::Updated, &mut article.updated)] {
        if !date.as_ref().is_some_and(is_future) {
            continue;
        }
        *date = None;
        article.sources.remove(&field);
        let rivals = article.rivals.remove(&field).unwrap_or_default();
        let mut rivals = rivals.into_iter().filter_map(|rival| Some((PressDate::parse(&rival.value)?, rival)));
        if let Some((value, rival)) = rivals.find(|(value, _)| !is_future(value)) {
            *date = Some(value);
            article.sources.insert(field, rival.source);
            let rest: Vec<_> = rivals.filter(|(value, _)| !is_future(value)).map(|(_, rival)| rival).collect();
            if !rest.is_empty() {
                article.rivals.insert(field, rest);
            }
        }
    }
}

/// The day after the capture: somewhere on earth it is that already.
fn latest_day(retrieved: &str) -> Option<String> {
    let day = chrono::NaiveDate::parse_from_str(retrieved.get(..10)?, "%Y-%m-%d").ok()?;
    Some(day.succ_opt()?.format("%Y-%m-%d").to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Origin, Rival};

    #[test]
    fn a_date_after_the_capture_is_refused() {
        let date = |text: &str| PressDate::parse(text);
        for (published, retrieved, rivals, expected, why) in [
            ("2026-01-01", "2026-01-01T10:00:00Z", &[][..], Some("2026-01-01"), "the day itself"),
            ("2026-01-02", "2026-01-01T23:00:00Z", &[], Some("2026-01-02"), "it is tomorrow in the east"),
            ("2026-01-03", "2026-01-01T10:00:00Z", &[], None, "later"),
            ("2026-02", "2026-01-01T10:00:00Z", &[], None, "a later month"),
            ("2026-01", "2026-01-01T10:00:00Z", &[], Some("2026-01"), "the month itself"),
            (
                "2027-01-03",
                "2026-01-01T10:00:00Z",
                &["2028-01-01", "2025-05-01"],
                Some("2025-05-01"),
                "a rival that can be",
            ),
            ("2027-01-03", "", &[], Some("2027-01-03"), "nobody knows when it was taken"),
        ] {
            let rivals: Vec<_> =
                rivals.iter().map(|value| Rival { value: (*value).to_owned(), source: Origin::Meta }).collect();
            let mut article = Article { published: date(published), ..Article::default() };
            article.sources.insert(Field::Published, Origin::Page);
            article.rivals.insert(Field::Published, rivals);
            refuse(&mut article, retrieved);
            assert_eq!(article.published, expected.and_then(date), "{why}");
            assert_eq!(article.sources.contains_key(&Field::Published), expected.is_some(), "{why}: a source or none");
        }
    }
}

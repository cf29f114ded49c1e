//! Which backups are kept: the newest few, and of each of the last days, weeks and months that have any, the newest one.

use chrono::{Datelike, NaiveDateTime};
use std::collections::HashSet;

/// Who makes one before and one after something risky wants both.
const NEWEST: usize = 3;
const DAYS: usize = 5;
const WEEKS: usize = 4;
const MONTHS: usize = 6;

/// The places in `times`, which are the newest first, of those that may go.
pub(super) fn outdated(times: &[NaiveDateTime]) -> Vec<usize> {
    let mut kept: HashSet<usize> = (0..NEWEST).collect();
    keep(&mut kept, times, DAYS, |time| (time.year(), time.ordinal()));
    keep(&mut kept, times, WEEKS, |time| (time.iso_week().year(), time.iso_week().week()));
    keep(&mut kept, times, MONTHS, |time| (time.year(), time.month()));
    (0..times.len()).filter(|at| !kept.contains(at)).collect()
}

/// The newest of each of the first `number` spans that have any.
fn keep(
    kept: &mut HashSet<usize>,
    times: &[NaiveDateTime],
    number: usize,
    span: impl Fn(&NaiveDateTime) -> (i32, u32),
) {
    let mut seen = Vec::new();
    for (at, time) in times.iter().enumerate() {
        let span = span(time);
        if seen.last() != Some(&span) {
            if seen.len() == number {
                return;
            }
            seen.push(span);
            kept.insert(at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_of_daily_backups_leaves_days_weeks_and_months() {
        let mut times: Vec<NaiveDateTime> = Vec::new();
        let first =
            chrono::NaiveDate::from_ymd_opt(2025, 1, 1).and_then(|day| day.and_hms_opt(9, 0, 0)).expect("a day");
        for day in 0..400 {
            times.insert(0, first + chrono::Duration::days(day));
            times.insert(0, first + chrono::Duration::days(day) + chrono::Duration::hours(3));
            for at in outdated(&times).into_iter().rev() {
                times.remove(at);
            }
        }
        let days: Vec<String> = times.iter().map(|time| time.format("%m-%d %H").to_string()).collect();
        assert_eq!(
            days,
            [
                "02-04 12", "02-04 09", "02-03 12", "02-02 12", "02-01 12", "01-31 12", "01-25 12", "01-18 12",
                "12-31 12", "11-30 12", "10-31 12", "09-30 12"
            ],
            "the newest three, and those of five days, four weeks and six months"
        );
    }

    #[test]
    fn the_only_backup_never_goes() {
        let time = chrono::DateTime::UNIX_EPOCH.naive_utc();
        assert_eq!(outdated(&[time]), Vec::<usize>::new(), "however old it is");
        assert_eq!(outdated(&[time; 5]), [3, 4], "of one day, the newest three are enough");
    }
}

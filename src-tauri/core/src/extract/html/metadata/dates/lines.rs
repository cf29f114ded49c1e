//! Dates that the page prints in its lines: around the headline, and behind "Published" anywhere in the article.

use super::super::{Evidence, shown};
use crate::extract::dates::{self, Found, Says, says};
use crate::model::PressDate;

/// A line of more letters is a sentence that speaks of a day, unless it says that it was published then.
const LINE: usize = 100;
/// Letters of a line that is the label of the next one: "Published", "Last updated:".
const LABEL: usize = 24;
/// Letters of a line away from the headline that is there for its date.
const DATELINE: usize = 60;
/// Words of a weekday.
const WEEKDAY: usize = 2;

/// Days of publication and of updates, and the hour of an update that gives no day.
#[derive(Default)]
pub(super) struct Printed {
    pub published: Vec<PressDate>,
    pub updated: Vec<PressDate>,
    pub update_clock: Option<String>,
    /// Days above the article, which are rather the site's: today's.
    pub doubtful: Vec<PressDate>,
}

pub(super) fn near_the_headline(evidence: &Evidence, language: Option<&str>) -> Printed {
    let mut printed = Printed::default();
    // A line that ends in a colon leads to a quotation, and dates that.
    for line in shown::near_the_headline(evidence).iter().filter(|line| !line.ends_with([':', '：'])) {
        let letters = line.chars().count();
        let mut label = 0;
        let dates = dates::printed(line, language);
        let is_span = is_span(line, &dates);
        for found in dates.into_iter().filter(|_| !is_span) {
            let before = line.get(label..found.start).unwrap_or_default();
            if says(before) == Says::Updated {
                printed.updated.push(found.date);
            } else if letters <= LINE && (says(before) == Says::Published || !is_sentence(before)) {
                printed.published.push(found.date);
            }
            label = found.end;
        }
        if printed.update_clock.is_none() {
            printed.update_clock = line.get(label..).and_then(update_clock);
        }
    }
    above_the_article(evidence, language, &mut printed);
    printed
}

/// A day that stands by itself right above the article is its own, as the first line of a blog's posts of that day. The site's
/// head prints today's, with its weekday, beside its name and what is on.
fn above_the_article(evidence: &Evidence, language: Option<&str>, printed: &mut Printed) {
    let lines = shown::above_the_article(evidence);
    for (place, (at, line)) in lines.iter().enumerate().filter(|(_, (_, line))| line.chars().count() <= DATELINE) {
        let Ok([found]) = <[Found; 1]>::try_from(dates::printed(line, language)) else { continue };
        let before = says(&line[..found.start]);
        let beside = format!("{} {}", &line[..found.start], &line[found.end..]);
        let words = beside.split_whitespace().filter(|word| word.contains(char::is_alphabetic)).count();
        let is_last = place + 1 == lines.len();
        let is_today = evidence.retrieved.is_some_and(|retrieved| retrieved.starts_with(found.date.day()));
        match before {
            Says::Published => printed.published.push(found.date),
            Says::Updated | Says::Other => {}
            Says::Nothing if words > WEEKDAY => {}
            Says::Nothing if is_last && !is_today && (words == 0 || shown::is_in_a_heading(evidence, *at)) => {
                printed.published.push(found.date)
            }
            Says::Nothing => printed.doubtful.push(found.date),
        }
    }
}

/// "The act was signed into law on": many words without a bar between them speak of the day that follows.
fn is_sentence(before: &str) -> bool {
    const WORDS: usize = 6;
    let last = before.rsplit(['|', '•', '·', '⋅', '—', '–', ',']).next().unwrap_or_default();
    last.split_whitespace().count() > WORDS
}

/// "12 May 2020 – 17 May 2020": how long something lasts.
fn is_span(line: &str, dates: &[Found]) -> bool {
    let is_dash = |between: &str| matches!(between.trim(), "-" | "–" | "—" | "to" | "bis" | "по" | "עד" | "至");
    dates.windows(2).any(|pair| line.get(pair[0].end..pair[1].start).is_some_and(is_dash))
}

/// "Updated: 16:46", without a day.
fn update_clock(line: &str) -> Option<String> {
    if line.chars().count() > LINE || says(line) != Says::Updated {
        return None;
    }
    let hour = line.split_once(':').map(|(_, hour)| hour).filter(|hour| hour.contains(':'));
    hour.or_else(|| line.rsplit(' ').next()).and_then(|hour| dates::clock(hour.trim()))
}

/// Lines of the article that say themselves what their date is: "Posted on 11 August 2020" under the text.
pub(super) fn labelled(evidence: &Evidence, language: Option<&str>) -> Printed {
    let mut printed = Printed::default();
    let mut above = Says::Nothing;
    for line in shown::in_the_article(evidence) {
        let letters = line.chars().count();
        let dates = if letters <= DATELINE { dates::printed(line, language) } else { Vec::new() };
        let found = dates.into_iter().next();
        let said = found.as_ref().map_or(Says::Nothing, |found| match says(&line[..found.start]) {
            Says::Nothing if found.start == 0 => above,
            said => said,
        });
        match (found, said) {
            (Some(found), Says::Published) if printed.published.is_empty() => printed.published.push(found.date),
            (Some(found), Says::Updated) if printed.updated.is_empty() => printed.updated.push(found.date),
            _ => {}
        }
        above = if letters <= LABEL { says(line) } else { Says::Nothing };
    }
    printed
}

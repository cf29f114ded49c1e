//! When an article was published and updated, and when an aggregator took it.

use super::{Page, Role};
use crate::extract::dates::{self, Found, Says, says};
use crate::extract::text::{captions, figures};
use crate::model::{Article, Field, Origin, PressDate, Rival};

/// A date stands no further above the headline, or below the first paragraph, than this.
const ABOVE: usize = 6;
const BELOW: usize = 5;

/// The longest line that a date is taken from, in words; "Published …" may head a longer one.
const LONGEST: usize = 20;

/// A sentence of more words than this is no line of a masthead.
const TELLING: usize = 7;

struct Dated {
    date: PressDate,
    says: Says,
}

pub(super) fn read(page: &mut Page, article: &mut Article) {
    read_stamp(page, article);
    let mut dated: Vec<Dated> = Vec::new();
    let mut clock = None;
    for at in places(page) {
        let look = &page.seen[at];
        if look.words > LONGEST || look.prose > 0 && at >= page.start || captions::is_credited(page.text(at)) {
            continue;
        }
        let found = dates::printed(page.text(at), page.language.as_deref());
        if found.is_empty() {
            // Day or month: nobody can tell, but it is no line of the text.
            if page.headline.is_some() && at < page.start && figures::is_dateline(page.text(at)) {
                page.take(at);
            }
            if let Some(alone) = clock_alone(page.text(at)) {
                clock = clock.or(Some(alone));
                page.take(at);
            }
            continue;
        }
        // "The fair opens on 11 August 2020." tells of the date, and is not dated by it.
        let told = look.sentence && look.words > TELLING && says(&page.text(at)[..found[0].start]) == Says::Nothing;
        if told && found[0].start > 0 {
            continue;
        }
        // "1 January 2021: the tender", below the first paragraph, is what happened then.
        let rest = page.text(at)[found[0].end..].trim_start();
        if at >= page.start && rest.starts_with([':', '：']) && rest.contains(char::is_alphabetic) {
            continue;
        }
        clock = clock.or_else(|| update_clock(page.text(at), found.last()));
        let before = at.checked_sub(1).map(|above| says(page.text(above))).filter(|_| page.seen[at - 1].words <= 4);
        for (index, date) in found.iter().enumerate() {
            let from = index.checked_sub(1).map_or(0, |last| found[last].end);
            let says = match says(&page.text(at)[from..date.start]) {
                Says::Nothing => before.unwrap_or(Says::Nothing),
                said => said,
            };
            // "The best of March 2025" is no date of publication.
            if date.date.as_str().len() > "2025-03".len() || says != Says::Nothing || page.seen[at].words <= 3 {
                dated.push(Dated { date: date.date.clone(), says });
            }
        }
        page.take(at);
    }
    if dated.is_empty() {
        dated.extend(below_article(page));
    }
    settle(dated, clock, article);
}

/// "Posted on 11 August 2020" right under the article, where its head gives no date.
fn below_article(page: &mut Page) -> Option<Dated> {
    const REACH: usize = 6;
    let lines = page.end.saturating_sub(1)..(page.end + REACH).min(page.lines.len());
    let (at, date) = lines.filter(|at| page.seen[*at].words <= LONGEST).find_map(|at| {
        let found = dates::printed(page.text(at), page.language.as_deref()).into_iter().next()?;
        (says(&page.text(at)[..found.start]) == Says::Published).then_some((at, found.date))
    })?;
    page.take(at);
    Some(Dated { date, says: Says::Published })
}

/// Below the headline first, nearest first; then above it; then just below the first paragraph.
fn places(page: &Page) -> Vec<usize> {
    let masthead = page.masthead();
    let above = page.headline.map_or(0..0, |at| at.saturating_sub(ABOVE)..at);
    let below = page.start..(page.start + BELOW).min(page.end);
    masthead.chain(above.rev()).chain(below).filter(|at| page.roles[*at] != Role::Field).collect()
}

fn settle(dated: Vec<Dated>, clock: Option<String>, article: &mut Article) {
    let pick = |says: Says| dated.iter().find(|dated| dated.says == says).map(|dated| dated.date.clone());
    let published = pick(Says::Published).or_else(|| pick(Says::Nothing));
    let updated = pick(Says::Updated).or_else(|| {
        let day = published.as_ref()?.day().to_owned();
        PressDate::parse(&format!("{day}T{}", clock?))
    });
    let rivals: Vec<Rival> = dated
        .iter()
        .filter(|dated| dated.says != Says::Updated && Some(&dated.date) != published.as_ref())
        .map(|dated| Rival { value: dated.date.to_string(), source: Origin::Text })
        .collect();
    if published.is_some() {
        article.sources.insert(Field::Published, Origin::Text);
        if !rivals.is_empty() {
            article.rivals.insert(Field::Published, rivals);
        }
    }
    if updated.is_some() {
        article.sources.insert(Field::Updated, Origin::Text);
    }
    (article.published, article.updated) = (published, updated);
}

/// When an aggregator or an archive took the page.
fn read_stamp(page: &mut Page, article: &mut Article) {
    let Some((at, date)) = (0..page.start).find_map(|at| Some((at, stamp(page.text(at))?))) else { return };
    article.retrieved = Some(date);
    article.sources.insert(Field::Retrieved, Origin::Text);
    page.take(at);
}

/// A line that is nothing but a machine's time with seconds, in universal time; or the address of a page in an archive of
/// the web, which holds one: ".../web/20200811135529/https://...".
fn stamp(text: &str) -> Option<PressDate> {
    let is_machine = text.ends_with('Z') && (20..=30).contains(&text.len()) && text.as_bytes().get(10) == Some(&b'T');
    let universal = text.strip_suffix(" UTC").or(text.strip_suffix(" GMT")).unwrap_or_default();
    let seconds = universal.rsplit(' ').next().is_some_and(|clock| clock.matches(':').count() == 2);
    if is_machine || seconds && universal.split_whitespace().count() <= 5 {
        return dates::machine(text);
    }
    let (_, behind) = text.split_once("/web/").filter(|_| text.len() < 500)?;
    let digits = behind.get(..14).filter(|digits| digits.bytes().all(|digit| digit.is_ascii_digit()))?;
    let (day, clock) = digits.split_at(8);
    let pairs = |from: usize| clock.get(from..from + 2).unwrap_or_default();
    behind[14..].starts_with("/http").then_some(())?;
    let time = format!("{}-{}-{}T{}:{}:{}Z", &day[..4], &day[4..6], &day[6..], pairs(0), pairs(2), pairs(4));
    PressDate::parse(&time)
}

/// "Updated: 16:46" behind the last date of a line.
fn update_clock(text: &str, last: Option<&Found>) -> Option<String> {
    let rest = &text[last?.end..];
    let digit = rest.find(|letter: char| letter.is_numeric())?;
    (says(&rest[..digit]) == Says::Updated).then(|| dates::clock(&rest[digit..])).flatten()
}

/// A line "Updated: 16:46", without a day.
pub(super) fn clock_alone(text: &str) -> Option<String> {
    let digit = text.find(|letter: char| letter.is_numeric()).filter(|_| text.len() < 80)?;
    (says(&text[..digit]) == Says::Updated).then(|| dates::clock(&text[digit..])).flatten()
}

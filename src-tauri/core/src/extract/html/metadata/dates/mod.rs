//! When it was published and updated, as precise as the page prints it and never converted.

mod elements;
mod lines;
mod order;

use super::Evidence;
use super::field::Offers;
use super::meta::{Metas, origin};
use crate::extract::dates;
use crate::model::{Article, Field, Origin, PressDate, Rival};
use lines::Printed;
use std::collections::BTreeSet;

/// Meta tags beside those that call themselves dates of publication.
const PUBLISHED: [&str; 10] = [
    "article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "dc.date.issued",
    "dcterms.created",
    "citation_publication_date",
    "dc.date",
    "date",
];
const UPDATED: [&str; 5] =
    ["article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified"];

pub(super) fn read(evidence: &Evidence, article: &mut Article) {
    let (mut published, mut updated) = (Offers::new(), Offers::new());
    let stated = stated(evidence);
    let language = order::language(evidence, article.language.as_deref(), &stated);
    let mut near = lines::near_the_headline(evidence, language.as_deref());
    // A mere page's date is that of its setting up: it counts only where the page prints it as well.
    let is_printed = |date: &PressDate| near.published.iter().any(|shown| shown.day() == date.day());
    let is_mere_page = evidence.ld.is_some_and(|ld| ld.is_mere_page());
    let is_front_page = is_front_page(&evidence.metas);
    for (source, date) in stated {
        let is_doubtful = is_front_page || source == Origin::JsonLd && is_mere_page;
        if !is_doubtful || is_printed(&date) {
            published.add(source, Some(date));
        }
    }
    updated
        .add(Origin::JsonLd, evidence.ld.and_then(|ld| ld.text("dateModified")).and_then(|date| dates::machine(&date)));
    for (source, date) in evidence.metas.each(&UPDATED) {
        updated.add(source, dates::machine(date));
    }
    let is_stated = published.first().is_some();
    let changes = elements::marked(evidence, &mut published, &mut updated);
    near.published.retain(|shown| changes.iter().all(|change| change.day() != shown.day()));
    published.add(Origin::Page, near.published.iter().cloned());
    let days = published.iter().map(PressDate::day).collect::<BTreeSet<&str>>().len();
    let is_list = !is_stated && days > 2;
    if is_list {
        // A page that prints several days and states none: a list of articles, or of events.
        published = Offers::new();
    }
    updated.add(Origin::Page, near.updated.iter().cloned());
    prefer_printed(&near, &mut published);
    if published.first().is_none() && !is_list {
        let labelled = lines::labelled(evidence, language.as_deref());
        published.add(Origin::Page, labelled.published);
        updated.add(Origin::Page, labelled.updated);
    }
    settle(article, published, updated, near.update_clock);
    for date in near.doubtful.iter().filter(|date| article.published.as_ref().is_none_or(|own| own.day() != date.day()))
    {
        let rival = Rival { value: date.to_string(), source: Origin::Page };
        article.rivals.entry(Field::Published).or_default().push(rival);
    }
}

fn settle(
    article: &mut Article,
    published: Offers<PressDate>,
    mut updated: Offers<PressDate>,
    update_clock: Option<String>,
) {
    article.published = published.settle(article, Field::Published);
    let published = article.published.clone();
    if let (Some(clock), Some(day)) = (update_clock, published.as_ref().map(PressDate::day)) {
        updated.add(Origin::Page, PressDate::parse(&format!("{day}T{clock}")));
    }
    // A change before publication is a draft's.
    let is_later = |date: &PressDate| {
        published.as_ref().is_none_or(|published| date != published && date.day() >= published.day())
    };
    article.updated = updated.settle(article, Field::Updated).filter(is_later);
    if article.updated.is_none() {
        article.sources.remove(&Field::Updated);
    }
}

/// What machines are told of the day of publication, in falling order of trust.
fn stated(evidence: &Evidence) -> Vec<(Origin, PressDate)> {
    let ld = evidence.ld.and_then(|ld| ld.text("datePublished").or_else(|| ld.text("dateCreated")));
    let named = named_published(&evidence.metas);
    let metas = evidence.metas.each(&PUBLISHED).chain(named);
    ld.iter()
        .map(|date| (Origin::JsonLd, date.as_str()))
        .chain(metas)
        .filter_map(|(source, date)| Some((source, dates::machine(date)?)))
        .collect()
}

/// Tags of any vocabulary that call themselves the day of publication: "og:published_time", "w-published-date".
fn named_published<'a>(metas: &'a Metas) -> impl Iterator<Item = (Origin, &'a str)> {
    let is_named = |name: &str| {
        let name: String = name.chars().filter(|letter| letter.is_alphanumeric()).collect();
        name.ends_with("published") || name.contains("publish") && (name.contains("date") || name.contains("time"))
    };
    metas.iter().filter(move |(name, _)| is_named(name)).map(|(name, content)| (origin(name), content))
}

/// A site's front page has no day of publication of its own.
fn is_front_page(metas: &Metas) -> bool {
    let is_root = |url: &str| url::Url::parse(url).is_ok_and(|url| url.path() == "/" && url.query().is_none());
    metas.all("og:type").any(|kind| kind == "website") && metas.all("og:url").any(is_root)
}

/// What the page prints for its readers is right where the machine's field says another day: a day in another zone, a page
/// that was set up long before or anew. Where they agree, the machine's is the more precise.
fn prefer_printed(near: &Printed, published: &mut Offers<PressDate>) {
    if let [shown, rest @ ..] = near.published.as_slice()
        && rest.iter().all(|date| date.day() == shown.day())
        && is_a_day(shown)
    {
        published.prefer(|date| date.day() == shown.day());
    }
}

/// A month or a year is no better than what a machine says to the day.
fn is_a_day(date: &PressDate) -> bool {
    date.day().len() == "2020-08-11".len()
}

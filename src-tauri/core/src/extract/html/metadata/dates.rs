//! When it was published and updated, as precise as the page prints it and never converted.

use super::super::tag::Tag;
use super::field::Offers;
use super::{Evidence, folded, shown};
use crate::extract::dates;
use crate::model::{Article, Field, Origin, PressDate};
use std::collections::BTreeSet;

const PUBLISHED: [&str; 15] = [
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "publishdate",
    "publish-date",
    "publication_date",
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
    let Printed { published: printed, updated: printed_updates, update_clock } =
        printed(evidence, article.language.as_deref());
    // A mere page's date is that of its setting up: it counts only where the page prints it as well.
    let is_printed = |date: &PressDate| printed.iter().any(|shown| shown.day() == date.day());
    if let Some(ld) = evidence.ld {
        published.add(
            Origin::JsonLd,
            ld.text("datePublished")
                .or_else(|| ld.text("dateCreated"))
                .and_then(|date| dates::machine(&date))
                .filter(|date| !ld.is_mere_page() || is_printed(date)),
        );
        updated.add(Origin::JsonLd, ld.text("dateModified").and_then(|date| dates::machine(&date)));
    }
    for (source, date) in evidence.metas.each(&PUBLISHED) {
        published.add(source, dates::machine(date));
    }
    for (source, date) in evidence.metas.each(&UPDATED) {
        updated.add(source, dates::machine(date));
    }
    let stated = published.first().is_some();
    from_times(evidence, &mut published, &mut updated);
    published.add(Origin::Page, printed.iter().cloned());
    let days: BTreeSet<&str> = published.iter().map(PressDate::day).collect();
    if !stated && days.len() > 2 {
        // A page that prints several days and states none: a list of articles, or of events.
        published = Offers::new();
    }
    updated.add(Origin::Page, printed_updates);
    if let [shown, rest @ ..] = printed.as_slice()
        && rest.iter().all(|date| date.day() == shown.day())
    {
        // What the page prints for its readers is right where the machine's field says another day: a day in another
        // zone, a page that was set up long before or anew. Where they agree, the machine's is the more precise.
        published.prefer(|date| date.day() == shown.day());
    }
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

/// `<time datetime>` near the headline.
fn from_times(evidence: &Evidence, published: &mut Offers<PressDate>, updated: &mut Offers<PressDate>) {
    let page = evidence.page;
    let start = evidence.heading.unwrap_or(evidence.main).min(evidence.main).saturating_sub(80);
    let end = page.end(evidence.heading.unwrap_or(evidence.main)).saturating_add(200).min(page.nodes.len());
    for at in page.elements(start..end, Tag::Time) {
        let date = page.attr(at, "datetime").and_then(dates::machine);
        let label = page.words(page.parent(at));
        if is_update(&label) || page.attr(at, "itemprop") == Some("dateModified") {
            updated.add(Origin::Page, date);
        } else {
            published.add(Origin::Page, date);
        }
    }
}

/// A line of more letters is a sentence that speaks of a day, unless it says that it was published then.
const LINE: usize = 100;

/// What is printed near the headline: days of publication and of updates, and the hour of an update that gives no day.
struct Printed {
    published: Vec<PressDate>,
    updated: Vec<PressDate>,
    update_clock: Option<String>,
}

fn printed(evidence: &Evidence, language: Option<&str>) -> Printed {
    let mut printed = Printed { published: Vec::new(), updated: Vec::new(), update_clock: None };
    for line in shown::near_the_headline(evidence) {
        let mut label = 0;
        for found in dates::printed(&line, language) {
            let before = line.get(label..found.start).unwrap_or_default();
            if is_update(before) {
                printed.updated.push(found.date);
            } else if line.chars().count() <= LINE {
                printed.published.push(found.date);
            }
            label = found.end;
        }
        let behind = line.get(label..).unwrap_or_default();
        if printed.update_clock.is_none() && behind.chars().count() <= LINE && is_update(behind) {
            let hour = behind.split_once(':').map(|(_, hour)| hour).filter(|hour| hour.contains(':'));
            printed.update_clock =
                hour.or_else(|| behind.rsplit(' ').next()).and_then(|hour| dates::clock(hour.trim()));
        }
    }
    printed
}

/// Whether the words before a date say that it is that of an update.
fn is_update(label: &str) -> bool {
    folded(label).iter().any(|word| {
        matches!(
            word.as_str(),
            "updated"
                | "update"
                | "modified"
                | "edited"
                | "revised"
                | "reviewed"
                | "aktualisiert"
                | "обновлено"
                | "עודכן"
                | "更新"
                | "تحديث"
                | "actualizado"
                | "aggiornato"
        )
    })
}

//! When it was published and updated, as precise as the page prints it and never converted.

use super::field::Offers;
use super::super::tag::Tag;
use super::{Evidence, folded, shown};
use crate::extract::dates;
use crate::model::{Article, Field, Origin, PressDate};

const PUBLISHED: [&str; 15] = [
    "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "sailthru.date",
    "publishdate", "publish-date", "publication_date", "pubdate", "dc.date.issued", "dcterms.created", "citation_publication_date", "dc.date", "date",
];
const UPDATED: [&str; 5] = ["article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified"];

pub(super) fn read(evidence: &Evidence, article: &mut Article) {
    let (mut published, mut updated) = (Offers::new(), Offers::new());
    if let Some(ld) = evidence.ld {
        published.add(Origin::JsonLd, ld.text("datePublished").or_else(|| ld.text("dateCreated")).and_then(|date| dates::machine(&date)));
        updated.add(Origin::JsonLd, ld.text("dateModified").and_then(|date| dates::machine(&date)));
    }
    for (source, date) in evidence.metas.each(&PUBLISHED) {
        published.add(source, dates::machine(date));
    }
    for (source, date) in evidence.metas.each(&UPDATED) {
        updated.add(source, dates::machine(date));
    }
    from_times(evidence, &mut published, &mut updated);
    from_lines(evidence, article.language.as_deref(), &mut published, &mut updated);
    article.published = published.settle(article, Field::Published);
    let published = article.published.clone();
    article.updated = updated.settle(article, Field::Updated).filter(|date| Some(date) != published.as_ref());
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

fn from_lines(evidence: &Evidence, language: Option<&str>, published: &mut Offers<PressDate>, updated: &mut Offers<PressDate>) {
    for line in shown::near_the_headline(evidence) {
        let mut label = 0;
        for found in dates::printed(&line.text, language) {
            let before = line.text.get(label..found.start).unwrap_or_default();
            if is_update(before) {
                updated.add(Origin::Page, Some(found.date));
            } else {
                published.add(Origin::Page, Some(found.date));
            }
            label = found.end;
        }
    }
}

/// Whether the words before a date say that it is that of an update.
fn is_update(label: &str) -> bool {
    folded(label).iter().any(|word| {
        matches!(word.as_str(), "updated" | "update" | "modified" | "edited" | "revised" | "reviewed" | "aktualisiert" | "обновлено" | "עודכן" | "更新" | "تحديث" | "actualizado" | "aggiornato")
    })
}

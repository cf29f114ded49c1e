//! Journeys through `Library` on real files, stage by stage as a person goes.

use super::*;
use crate::model::*;
use tempfile::TempDir;

mod annotating;
mod backups;
mod clipping;
mod damage;
mod dossiers;
mod exporting;
mod filled;
mod finding;
mod going_back;
mod languages;
mod losing;
mod mending;
mod migrating;
mod putting_back;
mod rereading;
mod searching;
mod trashing;
mod undoing;

/// A library in a folder that goes with it.
pub(super) struct Desk {
    pub folder: TempDir,
    pub library: Library,
}

impl std::ops::Deref for Desk {
    type Target = Library;
    fn deref(&self) -> &Library {
        &self.library
    }
}

pub(super) fn desk() -> Desk {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let library = Library::open(&folder.path().join("desk")).expect("a new library");
    Desk { folder, library }
}

/// A page of an outlet with a headline, a date and paragraphs that are long enough to be an article.
pub(super) fn page(url: &str, headline: &str, day: &str, paragraphs: &[&str]) -> Source {
    let filler = "The two sides went on to speak about trade, customs and the price of gas for a good part of the evening, \
                  and people close to the talks said that nothing had been signed before midnight.";
    // A paragraph that a page says twice is read once: each filler has a beginning of its own.
    let numbered =
        |(number, text): (usize, &&str)| format!("<p>{text}</p>\n<p>Round {number} was long. {filler}</p>\n");
    let body: String = paragraphs.iter().enumerate().map(numbered).collect();
    let html = format!(
        "<!DOCTYPE html><html lang=\"en\"><head><title>{headline}</title><meta property=\"og:title\" content=\"{headline}\">\
         <meta property=\"og:site_name\" content=\"Northern Courier\">\
         <meta property=\"article:published_time\" content=\"{day}T09:00:00Z\"><meta name=\"author\" content=\"Vera Holm\"></head>\
         <body><article><h1>{headline}</h1>{body}</article></body></html>"
    );
    Source::Html { html, url: Some(url.to_owned()) }
}

impl Desk {
    /// Clips a page of `page`, and gives its id.
    pub fn keep(&self, url: &str, headline: &str, day: &str, paragraphs: &[&str]) -> ClipId {
        let clipped =
            self.clip(&page(url, headline, day, paragraphs), &ClipInto::default()).expect("the library works");
        assert_eq!(clipped.status, ClipStatus::Clipped, "a new page: {:?}", clipped.message);
        clipped.id.expect("a clip has an id")
    }

    /// The headlines that a search finds, best or newest first.
    pub fn found(&self, query: &str) -> Vec<String> {
        let page = self.list(query, Sort::Relevance, 0, 50).unwrap_or_else(|error| panic!("“{query}”: {error}"));
        assert_eq!(page.total as usize, page.rows.len(), "“{query}”: the count is that of the rows");
        page.rows.into_iter().map(|row| row.headline.unwrap_or_default()).collect()
    }
}

pub(super) fn s(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

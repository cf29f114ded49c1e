//! Reading: lists, a clip with all that is known of it, its original bytes, the sidebar's counts.

use super::{Library, place};
use crate::model::*;
use crate::store::{clips, dossiers, facets, found, list, overview, readings, tags};
use crate::{Error, ErrorCode, Result, export, query};

impl Library {
    /// `query` in the words of `docs/cli.md`; empty lists all outside the trash.
    pub fn list(&self, query: &str, sort: Sort, offset: u32, limit: u32) -> Result<Page> {
        let query = query::parse(query)?;
        self.store.read(|db| list::page(db, &query, sort, offset, limit))
    }

    /// The same while a person types: an older query that is still running is broken off, and fails with `Interrupted`.
    pub fn list_latest(&self, query: &str, sort: Sort, offset: u32, limit: u32) -> Result<Page> {
        let asked = query::parse(query)?;
        self.store.read_latest(query, |db| list::page(db, &asked, sort, offset, limit))
    }

    /// What the clips that a query finds have in common.
    pub fn facets(&self, query: &str) -> Result<Facets> {
        let query = query::parse(query)?;
        self.store.read(|db| facets::facets(db, &query))
    }

    pub fn show(&self, clip: ClipId) -> Result<ClipDetail> {
        self.store.read(|db| {
            let place::Whole { clip, article, layout, annotations } = place::whole(db, clip)?;
            let markdown = export::body_markdown(&article);
            Ok(ClipDetail {
                id: clip.id,
                url: article.url.clone(),
                article: ArticleView::new(&article, markdown),
                document: article.document,
                runs: layout.runs,
                tags: tags::of_clip(db, clip.id)?,
                annotations,
                dossiers: dossiers::of_clip(db, clip.id)?,
                versions: readings::versions(db, clip.id)?,
                state: clip.state,
                note: clip.note,
                clipped: clip.clipped,
                failure: clip.failure,
            })
        })
    }

    /// Where the words of a search stand in a clip, in the order in which it is read. What the list marks is marked here.
    pub fn find_in(&self, clip: ClipId, query: &str) -> Result<Vec<FoundIn>> {
        let query = query::parse(query)?;
        self.store.read(|db| {
            let place::Whole { clip, article, layout, annotations } = place::whole(db, clip)?;
            let tags = tags::of_clip(db, clip.id)?.into_iter().map(|tag| (Part::Tag, None, Some(tag)));
            let head = [
                (Part::Headline, None, article.headline),
                (Part::Standfirst, None, article.standfirst),
                (Part::Byline, None, article.byline),
                (Part::Outlet, None, article.publisher),
                (Part::Outlet, None, article.aggregator),
                (Part::Text, None, Some(layout.text)),
            ];
            let margin = annotations.into_iter().flat_map(|Annotation { id, note, tags, .. }| {
                let tags = tags.into_iter().map(move |tag| (Part::Tag, Some(id), Some(tag)));
                [(Part::Note, Some(id), note)].into_iter().chain(tags)
            });
            let parts = tags.chain(head).chain(margin).chain([(Part::Note, None, clip.note)]);
            let written = parts.filter_map(|(part, of, text)| text.map(|text| (part, of, text)));
            Ok(found::places(&query, article.language.as_deref(), written))
        })
    }

    /// The bytes of the current reading's snapshot, as they came.
    pub fn original(&self, clip: ClipId) -> Result<Vec<u8>> {
        let snapshot = self.store.read(|db| match clips::get(db, clip)?.reading {
            Some(reading) => Ok(readings::get(db, reading)?.snapshot),
            None => Err(Error::new(
                ErrorCode::NotFound,
                "This clip holds only its link, for its page could not be fetched. Try it again while you are online.",
            )),
        })?;
        self.store.snapshots.read(&snapshot)
    }

    pub fn overview(&self) -> Result<Overview> {
        self.store.read(overview)
    }

    /// A whole id, a unique beginning, or a unique ending of at least 4 characters.
    pub fn find_clip(&self, name: &str) -> Result<ClipId> {
        self.store.read(|db| clips::find(db, name))
    }
}

//! Reading: lists, a clip with all that is known of it, its original bytes, the sidebar's counts.

use super::{Library, place};
use crate::model::*;
use crate::store::{clips, dossiers, facets, found, list, overview, readings, tags};
use crate::{Error, ErrorCode, Result, export, extract, query};

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

    /// Who wrote the clips, those with most clips first, at most `most`: those of whose name a word begins with `begun`.
    pub fn authors(&self, begun: &str, most: usize) -> Result<Vec<Facet>> {
        self.store.read(|db| facets::authors(db, begun, most, extract::authors))
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
            let tags = tags::of_clip(db, clip.id)?.into_iter().map(|tag| written(Part::Tag, tag));
            let head = [
                (Part::Headline, article.headline),
                (Part::Standfirst, article.standfirst),
                (Part::Byline, article.byline),
                (Part::Outlet, article.publisher),
                (Part::Outlet, article.aggregator),
                (Part::Text, Some(layout.text)),
            ];
            let head = head.into_iter().filter_map(|(part, text)| Some(written(part, text?)));
            let margin = annotations.into_iter().flat_map(|Annotation { id, state, quote, note, tags, .. }| {
                // Where it is placed, the passage is in the text.
                let quote = (state == Placement::Waiting).then_some(quote);
                let tags = tags.into_iter().map(|tag| (Part::Tag, tag));
                let own =
                    quote.map(|quote| (Part::Quote, quote)).into_iter().chain(note.map(|note| (Part::Note, note)));
                let own: Vec<_> = own.chain(tags).collect();
                own.into_iter().map(move |(part, text)| FoundIn { annotation: Some(id), ..written(part, text) })
            });
            let note = clip.note.map(|note| written(Part::Note, note));
            let comments = dossiers::comments_on(db, clip.id)?
                .into_iter()
                .map(|(dossier, comment)| FoundIn { dossier: Some(dossier), ..written(Part::Comment, comment) });
            let parts = tags.chain(head).chain(margin).chain(note).chain(comments);
            Ok(found::places(&query, article.language.as_deref(), parts))
        })
    }

    /// The bytes of the current reading's snapshot, as they came.
    pub fn original(&self, clip: ClipId) -> Result<Vec<u8>> {
        let snapshot = self.store.read(|db| match clips::get(db, clip)?.reading {
            Some(reading) => Ok(readings::page(db, reading)?.snapshot),
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

/// A part of the clip itself, not yet looked at.
fn written(part: Part, text: String) -> FoundIn {
    FoundIn { part, annotation: None, dossier: None, text, marks: Vec::new() }
}

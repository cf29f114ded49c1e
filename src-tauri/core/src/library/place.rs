//! A clip put together from its parts: the article with corrections, and where its passages stand in the current reading.

use super::correct::correct;
use crate::Result;
use crate::model::*;
use crate::store::{Db, annotations, clips, corrections, readings};

/// A clip with its article, ready to be shown or exported.
pub(super) struct Whole {
    pub clip: clips::Clip,
    /// With the person's corrections in place; empty where the page could not be fetched.
    pub article: Article,
    pub layout: Layout,
    /// In the order of the text; those that wait come last.
    pub annotations: Vec<Annotation>,
}

pub(super) fn whole(db: &Db, id: ClipId) -> Result<Whole> {
    let clip = clips::get(db, id)?;
    let article = article(db, &clip)?;
    let layout = article.document.layout();
    let annotations = passages(db, &clip, &layout)?;
    Ok(Whole { clip, article, layout, annotations })
}

/// The article of the current reading with the person's corrections in place.
pub(super) fn article(db: &Db, clip: &clips::Clip) -> Result<Article> {
    let mut article = Article::default();
    let mut found = None;
    if let Some(reading) = clip.reading {
        let reading = readings::get(db, reading)?;
        (article, found) = (reading.article, reading.final_url);
    }
    article.url = article.url.or(found).or_else(|| clip.asked.clone());
    Ok(correct(article, &corrections::of(db, clip.id)?))
}

/// The passages of a clip, in the order of the text; those that wait come last.
pub(super) fn passages(db: &Db, clip: &clips::Clip, layout: &Layout) -> Result<Vec<Annotation>> {
    let marked = annotations::of(db, clip.id)?;
    let mut placed: Vec<Annotation> = marked.into_iter().map(|marked| place(marked, clip.reading, layout)).collect();
    placed.sort_by_key(|annotation| {
        (annotation.state == Placement::Waiting, annotation.start, annotation.end, annotation.id)
    });
    Ok(placed)
}

/// Where a passage stands in the current reading. In the reading where it was made, that is where it was marked; in
/// another it is where its quote is found with certainty, or nowhere.
pub(super) fn place(marked: annotations::Marked, current: Option<ReadingId>, layout: &Layout) -> Annotation {
    let range = crate::annotate::anchor(&layout.text, &marked.selectors);
    let unit = range.as_ref().and_then(|range| layout.unit_at(range.start));
    let (paragraph, place) = (unit.and_then(|unit| unit.paragraph), unit.map(|unit| unit.place));
    let selectors = marked.selectors;
    let (start, end, state) = match range {
        Some(range) => (range.start as u32, range.end as u32, Placement::Placed),
        None => (selectors.start, selectors.end, Placement::Waiting),
    };
    debug_assert!(current != Some(marked.reading) || state == Placement::Placed, "its own reading holds the passage");
    Annotation {
        id: marked.id,
        version: marked.reading,
        quote: selectors.quote,
        prefix: selectors.prefix,
        suffix: selectors.suffix,
        start,
        end,
        paragraph,
        place,
        state,
        note: marked.note,
        colour: marked.colour,
        tags: marked.tags,
        created: marked.created,
    }
}

//! A clip put together from its parts: the article with corrections, and where its passages stand in the current reading.

use super::correct::correct;
use super::page;
use crate::Result;
use crate::annotate::anchor;
use crate::model::*;
use crate::store::{Db, annotations, clips, corrections, placements, readings};
use std::ops::Range;

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
        (article, found) = (reading.article, reading.page.final_url);
    }
    as_shown(db, clip.id, article, found, clip.asked.clone())
}

/// An article with the person's corrections in place; `found` is where it was, should it not say so itself, and `asked`
/// the address by which it was first clipped.
pub(super) fn as_shown(
    db: &Db,
    clip: ClipId,
    mut article: Article,
    found: Option<String>,
    asked: Option<String>,
) -> Result<Article> {
    article.url = page::plainer(article.url.or(found), asked);
    Ok(correct(article, &corrections::of(db, clip)?))
}

/// The passages of a clip, in the order of the text; those that wait come last.
pub(super) fn passages(db: &Db, clip: &clips::Clip, layout: &Layout) -> Result<Vec<Annotation>> {
    let mut by_hand = placements::of(db, clip.id)?;
    let marked = annotations::of(db, clip.id)?.into_iter();
    let mut placed: Vec<Annotation> = marked
        .map(|marked| {
            let by_hand = by_hand.remove(&marked.id).unwrap_or_default();
            let found = find(&marked, &by_hand, clip.reading, &layout.text);
            shown(marked, found, layout)
        })
        .collect();
    placed.sort_by_key(|annotation| {
        (annotation.state == Placement::Waiting, annotation.start, annotation.end, annotation.id)
    });
    Ok(placed)
}

/// Where a passage stands in a text, which is that of the reading `shown`, and why there. `by_hand` are the places that the
/// person gave it in any reading, the newest first. `None` where nothing is certain.
pub(super) fn find(
    marked: &annotations::Marked,
    by_hand: &[(ReadingId, Selectors)],
    shown: Option<ReadingId>,
    text: &str,
) -> Option<(Range<usize>, How)> {
    let range = |selectors: &Selectors| selectors.start as usize..selectors.end as usize;
    if let Some((_, place)) = by_hand.iter().find(|(reading, _)| Some(*reading) == shown) {
        return Some((range(place), How::Hand));
    }
    if let Some(found) = anchor(text, &marked.selectors) {
        let how = if found == range(&marked.selectors) { How::Exact } else { How::Moved };
        return Some((found, how));
    }
    by_hand.iter().find_map(|(_, place)| Some((anchor(text, place)?, How::Hand)))
}

fn shown(marked: annotations::Marked, found: Option<(Range<usize>, How)>, layout: &Layout) -> Annotation {
    let unit = found.as_ref().and_then(|(range, _)| layout.unit_at(range.start));
    let (paragraph, place) = (unit.and_then(|unit| unit.paragraph), unit.map(|unit| unit.place));
    let selectors = marked.selectors;
    let (start, end, state, how) = match found {
        Some((range, how)) => (range.start as u32, range.end as u32, Placement::Placed, Some(how)),
        None => (selectors.start, selectors.end, Placement::Waiting, None),
    };
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
        how,
        note: marked.note,
        colour: marked.colour,
        tags: marked.tags,
        created: marked.created,
    }
}

//! Marking passages.

use super::{Library, place, written};
use crate::annotate::{describe, find_quote};
use crate::model::*;
use crate::store::{Db, annotations, clips, tags};
use crate::{Error, ErrorCode, Result};
use std::ops::Range;

impl Library {
    /// Marks a range of the canonical text (code points) of the current reading.
    pub fn annotate(
        &self,
        clip: ClipId,
        start: u32,
        end: u32,
        colour: Colour,
        note: Option<&str>,
        tags: &[String],
    ) -> Result<Annotation> {
        self.mark_passage(clip, colour, note, tags, |_| Ok(start as usize..end as usize))
    }

    /// Marks a quote; `occurrence` counts from 1. White space in `quote` matches any white space.
    pub fn annotate_quote(
        &self,
        clip: ClipId,
        quote: &str,
        occurrence: Option<u32>,
        colour: Colour,
        note: Option<&str>,
        tags: &[String],
    ) -> Result<Annotation> {
        if quote.trim().is_empty() {
            return Err(Error::new(ErrorCode::BadInput, "The quote is empty, so there is nothing to mark."));
        }
        self.mark_passage(clip, colour, note, tags, |text| choose(find_quote(text, quote), occurrence))
    }

    fn mark_passage(
        &self,
        clip: ClipId,
        colour: Colour,
        note: Option<&str>,
        tags: &[String],
        find: impl FnOnce(&str) -> Result<Range<usize>>,
    ) -> Result<Annotation> {
        self.change("highlight added", |db, now| {
            let clip = clips::get(db, clip)?;
            let Some(reading) = clip.reading else {
                let message =
                    "This clip holds only its link, so there is no text to mark. Try it again while you are online.";
                return Err(Error::new(ErrorCode::BadInput, message));
            };
            let layout = place::article(db, &clip)?.document.layout();
            let range = find(&layout.text)?;
            let selectors = describe(&layout.text, range.clone()).ok_or_else(|| outside(&range, layout.chars()))?;
            let id = AnnotationId::fresh();
            let marked = annotations::Marked {
                id,
                reading,
                selectors,
                colour,
                note: note.and_then(written),
                created: now.to_owned(),
                tags: tags.to_vec(),
            };
            annotations::insert(db, clip.id, &marked)?;
            let placed = place::passages(db, &clip, &layout)?;
            placed
                .into_iter()
                .find(|passage| passage.id == id)
                .ok_or_else(|| Error::new(ErrorCode::Internal, "The passage was not stored."))
        })
    }

    pub fn recolour(&self, annotation: AnnotationId, colour: Colour) -> Result<()> {
        self.change_passage("highlight recoloured", annotation, |db, now| {
            annotations::set_colour(db, annotation, colour, now)
        })
    }

    /// An empty note takes it away.
    pub fn annotation_note(&self, annotation: AnnotationId, note: &str) -> Result<()> {
        let note = written(note);
        let label = if note.is_some() { "note written" } else { "note removed" };
        self.change_passage(label, annotation, |db, now| annotations::set_note(db, annotation, note.as_deref(), now))
    }

    pub fn tag_annotation(&self, annotation: AnnotationId, add: &[String], remove: &[String]) -> Result<()> {
        self.change_passage("highlight tagged", annotation, |db, now| {
            tags::change_annotation(db, annotation, add, remove, now)
        })
    }

    pub fn delete_annotation(&self, annotation: AnnotationId) -> Result<()> {
        self.change_passage("highlight deleted", annotation, |db, now| annotations::trash(db, annotation, now))
    }

    fn change_passage(
        &self,
        label: &str,
        annotation: AnnotationId,
        work: impl FnOnce(&Db, &str) -> Result<()>,
    ) -> Result<()> {
        self.change(label, |db, now| {
            annotations::check(db, annotation)?;
            work(db, now)
        })
    }
}

/// The place that was meant among those where the quote is.
pub(super) fn choose(places: Vec<Range<usize>>, occurrence: Option<u32>) -> Result<Range<usize>> {
    let not_found = |message: String| Err(Error::new(ErrorCode::QuoteNotFound, message));
    let several = |message: String| Err(Error::new(ErrorCode::Ambiguous, message));
    let count = places.len();
    match (occurrence, count) {
        (_, 0) => not_found(
            "The quote is not in the text of this clip. Copy it from the text; only white space may differ.".into(),
        ),
        (None, 1) => Ok(places[0].clone()),
        (None, _) => several(format!(
            "The quote is in the text {count} times. Say which one with --occurrence 1 to {count}, or give more of it."
        )),
        (Some(nth), _) => match (nth as usize).checked_sub(1).and_then(|nth| places.into_iter().nth(nth)) {
            Some(place) => Ok(place),
            None if count == 1 => {
                not_found(format!("There is no occurrence {nth} of the quote: it is in the text once."))
            }
            None => not_found(format!("There is no occurrence {nth} of the quote: it is in the text {count} times.")),
        },
    }
}

pub(super) fn outside(range: &Range<usize>, length: usize) -> Error {
    let message = format!(
        "There is no passage from {} to {} in a text of {length} characters. Select again.",
        range.start, range.end
    );
    Error::new(ErrorCode::BadInput, message)
}

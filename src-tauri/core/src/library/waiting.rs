//! Passages that have no certain place in the text that is shown: they wait, and are put in theirs by hand.

use super::annotate::{choose, outside};
use super::{Library, place};
use crate::annotate::{describe, find_quote};
use crate::model::*;
use crate::store::{annotations, clips, placements, readings};
use crate::{Error, ErrorCode, Result};
use std::ops::Range;

impl Library {
    /// Passages whose place in the text that is shown is not certain, in clips outside the trash.
    pub fn waiting(&self) -> Result<Vec<Waiting>> {
        self.store.read(|db| {
            let mut waiting = Vec::new();
            for id in annotations::read_anew(db)? {
                let clip = clips::get(db, id)?;
                let text = clip.reading.map(|reading| readings::text(db, reading)).transpose()?.unwrap_or_default();
                let mut by_hand = placements::of(db, id)?;
                let lost = annotations::of(db, id)?.into_iter().filter(|marked| {
                    let by_hand = by_hand.remove(&marked.id).unwrap_or_default();
                    place::find(marked, &by_hand, clip.reading, &text).is_none()
                });
                waiting.extend(lost.map(|marked| Waiting {
                    clip: id,
                    headline: clip.headline.clone(),
                    annotation: marked.id,
                    quote: marked.selectors.quote,
                    prefix: marked.selectors.prefix,
                    suffix: marked.selectors.suffix,
                    note: marked.note,
                    colour: marked.colour,
                }));
            }
            Ok(waiting)
        })
    }

    /// Puts a passage in its place by hand: a range of the text that is shown. What it said when it was marked stays.
    pub fn attach(&self, annotation: AnnotationId, start: u32, end: u32) -> Result<Annotation> {
        self.attach_where(annotation, |_| Ok(start as usize..end as usize))
    }

    /// The same, by a quote; `occurrence` counts from 1.
    pub fn attach_quote(&self, annotation: AnnotationId, quote: &str, occurrence: Option<u32>) -> Result<Annotation> {
        self.attach_where(annotation, |text| choose(find_quote(text, quote), occurrence))
    }

    fn attach_where(
        &self,
        annotation: AnnotationId,
        find: impl FnOnce(&str) -> Result<Range<usize>>,
    ) -> Result<Annotation> {
        self.change("highlight put in its place", |db, now| {
            let clip = clips::get(db, annotations::clip_of(db, annotation)?)?;
            let layout = place::article(db, &clip)?.document.layout();
            let own = place::passages(db, &clip, &layout)?.into_iter().find(|passage| passage.id == annotation);
            let Some(reading) = clip.reading.filter(|reading| own.is_some_and(|passage| passage.version != *reading))
            else {
                let message = "This passage was marked in the text that is shown, so it stands in its place already.";
                return Err(Error::new(ErrorCode::BadInput, message));
            };
            let range = find(&layout.text)?;
            let place = describe(&layout.text, range.clone()).ok_or_else(|| outside(&range, layout.chars()))?;
            placements::set(db, annotation, reading, &place, now)?;
            let passages = place::passages(db, &clip, &layout)?;
            let placed = passages.into_iter().find(|passage| passage.id == annotation);
            placed.ok_or_else(|| Error::internal("The passage was not put in its place."))
        })
    }
}

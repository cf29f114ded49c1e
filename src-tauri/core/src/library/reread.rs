//! Readings by the present extractor, offered beside those that are shown. A text that carries passages changes only when a
//! person asks for it; passages that then have no certain place wait, and are put in theirs by hand.

use super::annotate::{choose, outside};
use super::clip::{add_reading, taken};
use super::{Library, place, put_back};
use crate::annotate::{describe, find_quote};
use crate::model::*;
use crate::store::{annotations, clips, placements, readings};
use crate::{Error, ErrorCode, Result, extract};
use std::ops::Range;

/// What to do with a reading that differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Take {
    /// Only say what it would change.
    Nothing,
    /// Show it, where no passage is marked in the clip.
    Unmarked,
    /// Show it.
    Any,
}

impl Library {
    /// Reads a clip's page again as it is stored; nothing is fetched.
    pub fn reread(&self, id: ClipId, take: Take) -> Result<Reread> {
        let (clip, current, text) = self.store.read(|db| {
            let clip = clips::get(db, id)?;
            let Some(reading) = clip.reading else {
                let message = "This clip holds only its link, so there is no page to read again. Try it again while you are online.";
                return Err(Error::new(ErrorCode::BadInput, message));
            };
            Ok((clip, readings::get(db, reading)?, readings::text(db, reading)?))
        })?;
        let mut reread = Reread {
            id,
            headline: clip.headline.clone(),
            status: RereadStatus::Failed,
            text_differs: false,
            exact: 0,
            moved: 0,
            waiting: 0,
            message: None,
        };
        let capture = Capture {
            url: clip.asked.clone(),
            final_url: current.final_url,
            bytes: match self.store.snapshots.read(&current.snapshot) {
                Ok(bytes) => bytes,
                Err(error) => return Ok(Reread { message: Some(error.message), ..reread }),
            },
            media: current.media,
            charset: current.charset,
            retrieved: current.retrieved,
        };
        let mut taken = match extract::article(&capture) {
            Ok(article) => taken(capture, article),
            Err(error) => return Ok(Reread { message: Some(error.message), ..reread }),
        };
        if let Some(article) = self.store.read(|db| put_back::again(db, &clip, &taken.article))? {
            (taken.text, taken.article) = (article.document.text(), article);
        }
        reread.text_differs = taken.text != text;
        reread.status = match reread.text_differs || taken.article != current.article {
            true => RereadStatus::Offered,
            false => RereadStatus::Same,
        };
        self.store.read(|db| {
            let mut by_hand = placements::of(db, id)?;
            for marked in annotations::of(db, id)? {
                let by_hand = by_hand.remove(&marked.id).unwrap_or_default();
                let shown = clip.reading.filter(|_| !reread.text_differs);
                match place::find(&marked, &by_hand, shown, &taken.text) {
                    Some((_, How::Exact)) => reread.exact += 1,
                    Some(_) => reread.moved += 1,
                    None => reread.waiting += 1,
                }
            }
            Ok(())
        })?;
        let marked = reread.exact + reread.moved + reread.waiting > 0;
        let wanted = take == Take::Any || (take == Take::Unmarked && !marked);
        if reread.status == RereadStatus::Offered && wanted {
            self.change("clip read anew", |db, now| {
                // Someone may have marked a passage in it, or clipped the page again, meanwhile.
                let unchanged = clips::get(db, id)?.reading == clip.reading;
                if unchanged && (take == Take::Any || annotations::of(db, id)?.is_empty()) {
                    reread.status = RereadStatus::Taken;
                    add_reading(db, id, taken, now)?;
                }
                Ok(())
            })?;
        }
        Ok(reread)
    }

    /// All clips outside the trash that hold an article, for `reread`.
    pub fn readable(&self) -> Result<Vec<ClipId>> {
        self.store.read(clips::with_article)
    }

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

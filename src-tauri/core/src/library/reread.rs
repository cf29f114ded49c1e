//! Readings by the present extractor, offered beside those that are shown. A text that carries passages changes only when a
//! person asks for it; passages that then have no certain place wait (`waiting.rs`).

use super::clip::{Taken, add_reading, taken};
use super::place::{self, as_shown};
use super::turns::in_turns;
use super::{Library, counted, differences, now, put_back};
use crate::model::*;
use crate::store::{Db, Step, annotations, clips, placements, readings, settings};
use crate::{Error, ErrorCode, Result, extract};

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

impl Take {
    fn wants(self, marked: bool) -> bool {
        self == Take::Any || (self == Take::Unmarked && !marked)
    }
}

/// A clip's page, read again.
struct Again {
    reread: Reread,
    /// Where it reads otherwise.
    offer: Option<Box<Offer>>,
}

/// What could be shown instead.
struct Offer {
    taken: Taken,
    /// The reading that is shown, and its text.
    shown: ReadingId,
    text: String,
    values: Vec<NewValue>,
    /// The words of the passages that would wait.
    waits: Vec<String>,
}

impl Library {
    /// Whether clips show what an older extractor read, and the person has not yet seen what the present one offers.
    pub fn has_older_readings(&self) -> Result<bool> {
        // Where nothing can be shown instead, and nothing be put off, nothing is offered.
        if !self.store.is_writable() {
            return Ok(false);
        }
        let number = |extractor: &str| extractor.parse().unwrap_or(0_u32);
        let (is_seen, any) = self.store.read(|db| {
            let seen = settings::get(db, settings::EXTRACTOR)?;
            let is_seen = seen.is_some_and(|seen| number(&seen) >= number(extract::EXTRACTOR));
            Ok((is_seen, !is_seen && readings::any_older(db, extract::EXTRACTOR)?))
        })?;
        if !is_seen && !any {
            // What is clipped from now on is read by the present one: clips are looked through once.
            self.offer_is_seen()?;
        }
        Ok(any)
    }

    /// The person has seen what the present extractor offers, or wants none of it: it is not offered again before a newer one.
    pub fn offer_is_seen(&self) -> Result<()> {
        self.store.write(|db| settings::set(db, settings::EXTRACTOR, Some(extract::EXTRACTOR), &now()))
    }

    /// Clips outside the trash that show what an older extractor read, or what a person put back into that.
    pub fn older_readings(&self) -> Result<Vec<ClipId>> {
        self.store.read(|db| readings::older(db, extract::EXTRACTOR))
    }

    /// All clips outside the trash that hold an article, for `reread_all`.
    pub fn readable(&self) -> Result<Vec<ClipId>> {
        self.store.read(clips::with_article)
    }

    /// Reads a clip's page again as it is stored; nothing is fetched.
    pub fn reread(&self, id: ClipId, take: Take) -> Result<Reread> {
        let mut read = self.take_all(vec![self.again(id)?], take, &mut Step::default())?;
        read.pop().ok_or_else(|| Error::internal("The page was not read again."))
    }

    /// The same for many, on all cores; what is taken of them is one step for undo, unless something else was done
    /// meanwhile. `report` gets them in their order, some at a time, once what was taken is durable; an error of its own
    /// ends the work.
    pub fn reread_all<E: From<Error>>(
        &self,
        clips: &[ClipId],
        take: Take,
        mut report: impl FnMut(Vec<Reread>) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let mut step = Step::default();
        let read = |at: usize| {
            let Again { reread, offer } = self.again(clips[at])?;
            // What is not wanted does not wait in memory.
            let offer = offer.filter(|_| take.wants(is_marked(&reread)));
            Ok(Again { reread, offer })
        };
        let length = |again: &Result<Again>| {
            again.as_ref().ok().and_then(|again| Some(again.offer.as_ref()?.taken.length())).unwrap_or(0)
        };
        in_turns(
            clips.len(),
            || Ok(read),
            length,
            |_, turn| {
                let turn = turn.into_iter().collect::<Result<Vec<_>>>()?;
                report(self.take_all(turn, take, &mut step)?)
            },
        )
    }

    /// What showing a clip as its page reads now would change.
    pub fn rereading(&self, id: ClipId) -> Result<Rereading> {
        let Again { reread, offer } = self.again(id)?;
        Ok(match offer.map(|offer| *offer) {
            None => Rereading { reread, values: Vec::new(), goes: Vec::new(), comes: Vec::new(), waits: Vec::new() },
            Some(Offer { taken, text, values, waits, .. }) => {
                let goes = differences::only_in(&text, &taken.text);
                let comes = differences::only_in(&taken.text, &text);
                Rereading { reread, values, goes, comes, waits }
            }
        })
    }

    fn again(&self, id: ClipId) -> Result<Again> {
        let clip = self.store.read(|db| clips::get(db, id))?;
        let Some(shown) = clip.reading else {
            let message =
                "This clip holds only its link, so there is no page to read again. Try it again while you are online.";
            return Err(Error::new(ErrorCode::BadInput, message));
        };
        let mut reread = Reread {
            id,
            headline: clip.headline.clone(),
            status: RereadStatus::Failed,
            text_differs: false,
            fields: Vec::new(),
            exact: 0,
            moved: 0,
            waiting: 0,
            message: None,
        };
        let (current, text, mut taken) = match self.read_page(&clip, shown) {
            Ok(read) => read,
            Err(error) => return Ok(Again { reread: Reread { message: Some(error.message), ..reread }, offer: None }),
        };
        self.store.read(|db| {
            if let Some(article) = put_back::again(db, &clip, &taken.article)? {
                (taken.text, taken.article) = (article.document.text(), article);
            }
            reread.text_differs = taken.text != text;
            let (mut by_hand, mut waits) = (placements::of(db, id)?, Vec::new());
            for marked in annotations::of(db, id)? {
                let by_hand = by_hand.remove(&marked.id).unwrap_or_default();
                let stays = clip.reading.filter(|_| !reread.text_differs);
                match place::find(&marked, &by_hand, stays, &taken.text) {
                    Some((_, How::Exact)) => reread.exact += 1,
                    Some(_) => reread.moved += 1,
                    None => {
                        reread.waiting += 1;
                        waits.push(marked.selectors.quote);
                    }
                }
            }
            if !reread.text_differs && taken.article == current.article {
                reread.status = RereadStatus::Same;
                return Ok(Again { reread, offer: None });
            }
            let before = as_shown(db, id, current.article, current.page.final_url, clip.asked.clone())?;
            let after = as_shown(db, id, taken.article.clone(), taken.found(), clip.asked.clone())?;
            let values = differences::values(&before, &after);
            reread.fields = values.iter().map(|new| new.field).collect();
            reread.status = RereadStatus::Offered;
            Ok(Again { reread, offer: Some(Box::new(Offer { taken, shown, text, values, waits })) })
        })
    }

    /// The reading that is shown with its text, and what the present extractor makes of its page.
    fn read_page(&self, clip: &clips::Clip, shown: ReadingId) -> Result<(readings::Reading, String, Taken)> {
        let (current, text) = self.store.read(|db| Ok((readings::get(db, shown)?, readings::text(db, shown)?)))?;
        let taken = self.page_again(current.page.clone(), clip.asked.clone())?;
        Ok((current, text, taken))
    }

    /// The page of a reading, read by the present extractor; `asked` is the address by which it was first clipped.
    pub(super) fn page_again(&self, page: readings::Page, asked: Option<String>) -> Result<Taken> {
        let capture = Capture {
            url: asked,
            final_url: page.final_url,
            bytes: self.store.snapshots.read(&page.snapshot)?,
            media: page.media,
            charset: page.charset,
            retrieved: page.retrieved,
        };
        let article = extract::article(&capture)?;
        Ok(taken(capture, article))
    }

    /// Shows what is wanted of what was read again, in one transaction, as more of a step for undo.
    fn take_all(&self, mut read: Vec<Again>, take: Take, step: &mut Step<usize>) -> Result<Vec<Reread>> {
        let offers: Vec<usize> = (0..read.len())
            .filter(|at| read[*at].offer.is_some() && take.wants(is_marked(&read[*at].reread)))
            .collect();
        if !offers.is_empty() {
            let now = now();
            let ((), changes) = self.store.change_more(
                step,
                &now,
                |db| {
                    let mut taken = 0;
                    for at in offers {
                        let Again { reread, offer } = &mut read[at];
                        let Some(offer) = offer.take() else { continue };
                        if take_one(db, reread.id, *offer, take, &now)? {
                            reread.status = RereadStatus::Taken;
                            taken += 1;
                        }
                    }
                    Ok(((), taken))
                },
                |taken| counted(taken, "read anew"),
            )?;
            self.announce(changes);
        }
        Ok(read.into_iter().map(|again| again.reread).collect())
    }
}

fn is_marked(reread: &Reread) -> bool {
    reread.exact + reread.moved + reread.waiting > 0
}

/// False where someone marked a passage in it, or clipped the page again, meanwhile.
fn take_one(db: &Db, id: ClipId, offer: Offer, take: Take, now: &str) -> Result<bool> {
    let unchanged = clips::get(db, id)?.reading == Some(offer.shown);
    let takes = unchanged && take.wants(!annotations::of(db, id)?.is_empty());
    if takes {
        add_reading(db, id, offer.taken, now)?;
    }
    Ok(takes)
}

//! The main road: a source comes in, a clip is durably there.
//!
//! 1. capture: take the bytes
//! 2. extract: read the article
//! 3. meet: is it known by its bytes or its page?
//! 4. keep: in one transaction the page in its place, the reading, tags and dossier; several sources share it
//!    (`clip_all.rs`)

use super::clips::page_of;
use super::correct::correct;
use super::place::{self, as_shown};
use super::tally::Tally;
use super::{Library, now, page, put_back};
use crate::model::*;
use crate::store::clips::Shown;
use crate::store::{Db, Laid, Packer, Step, clips, corrections, dossiers, entries, hash, readings, tags};
use crate::{Error, ErrorCode, Result, capture, export, extract};

/// What to do with a clip once it is there.
#[derive(Debug, Clone, Default)]
pub struct ClipInto {
    pub tags: Vec<String>,
    /// A dossier's title or id; made if it is not there.
    pub dossier: Option<String>,
}

/// A page that was taken and read, not yet kept.
pub(super) struct Taken {
    /// Without its bytes once they are packed.
    capture: Capture,
    pub(super) article: Article,
    pub(super) text: String,
    snapshot: String,
    /// Of the page, in bytes.
    length: usize,
    /// The page beside its place, where it is still to be kept.
    laid: Option<Laid>,
    /// Canonical addresses under which it may be known.
    pages: Vec<String>,
    message: Option<String>,
}

impl Taken {
    pub(super) fn retrieved(&self) -> &str {
        &self.capture.retrieved
    }

    /// How long its page is, in bytes.
    pub(super) fn length(&self) -> usize {
        self.length
    }

    /// The address where the page was found.
    pub(super) fn found(&self) -> Option<String> {
        self.capture.final_url.clone()
    }
}

/// What the library has of a page already.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Met {
    Nothing,
    /// The same bytes, or the same page with the same text.
    Same(ClipId),
    /// The same page with another text, or one that could not be fetched so far.
    Other(ClipId),
}

/// What a source turned out to be, before anything is kept.
pub(super) enum Prepared {
    Page(Box<Taken>),
    /// An address whose page could not be fetched.
    Link(String, Error),
    Failed(Error),
}

impl Library {
    /// Clips one source. What could not be clipped comes back as `ClipStatus::Failed` with a message; an `Err` is only for
    /// the library itself, or for a tag or dossier that cannot be.
    pub fn clip(&self, source: &Source, into: &ClipInto) -> Result<Clipped> {
        let prepared = self.prepare(source, &mut Packer::new()?)?;
        let mut clipped = self.keep_all(vec![prepared], into, &mut Step::default())?;
        let outcome = clipped.pop().ok_or_else(|| Error::internal("The source was not clipped."))?;
        Ok(Clipped { source: named(source), ..outcome })
    }

    /// Takes and reads a source, and lays its page beside its place where it is not kept already. The database is not asked:
    /// that is done for many at once.
    pub(super) fn prepare(&self, source: &Source, packer: &mut Packer) -> Result<Prepared> {
        let mut taken = match (take(source), source) {
            (Ok(taken), _) => taken,
            (Err(error), Source::Url { url }) if error.code == ErrorCode::FetchFailed => {
                return Ok(Prepared::Link(url.clone(), error));
            }
            (Err(error), _) => return Ok(Prepared::Failed(error)),
        };
        self.lay(&mut taken, packer)?;
        Ok(Prepared::Page(Box::new(taken)))
    }

    /// Lays a page beside its place that is not kept already, or not whole.
    fn lay(&self, taken: &mut Taken, packer: &mut Packer) -> Result<()> {
        let snapshots = &self.store.snapshots;
        if !snapshots.has_whole(&taken.snapshot) {
            let bytes = std::mem::take(&mut taken.capture.bytes);
            taken.laid = Some(snapshots.lay(&taken.snapshot, &packer.pack(&bytes)?)?);
        }
        Ok(())
    }

    /// Keeps what was prepared, durably, in one transaction, as more of a step for undo.
    pub(super) fn keep_all(
        &self,
        mut prepared: Vec<Prepared>,
        into: &ClipInto,
        step: &mut Step<Tally>,
    ) -> Result<Vec<Clipped>> {
        let failures = prepared.iter().map(|prepared| match prepared {
            Prepared::Failed(error) => Some(failed(error)),
            Prepared::Page(_) | Prepared::Link(..) => None,
        });
        if let Some(failures) = failures.collect() {
            return Ok(failures);
        }
        // The longest wait is over before other programs have to wait for us.
        self.store.snapshots.sync(prepared.iter_mut().filter_map(Prepared::laid))?;
        let now = now();
        let (clipped, changes) = self.store.change_more(
            step,
            &now,
            |db| {
                let mut tally = Tally::default();
                let keep = |prepared| match prepared {
                    Prepared::Page(taken) => {
                        let met = meet(db, &taken, None)?;
                        tally.page(met);
                        self.keep(db, *taken, met, into, &now)
                    }
                    Prepared::Link(url, error) => {
                        tally.link();
                        keep_link(db, &url, &error, into, &now)
                    }
                    Prepared::Failed(error) => Ok(failed(&error)),
                };
                let clipped = prepared.into_iter().map(keep).collect::<Result<Vec<_>>>()?;
                Ok((clipped, tally))
            },
            Tally::label,
        )?;
        self.announce(changes);
        Ok(clipped)
    }

    /// Tries a clip again whose page could not be fetched.
    pub fn retry(&self, clip: ClipId) -> Result<Clipped> {
        let known = self.store.read(|db| clips::get(db, clip))?;
        let Some(url) = known.asked.or(known.url) else {
            return Err(Error::new(
                ErrorCode::BadInput,
                "This clip came without an address, so there is nothing to fetch.",
            ));
        };
        let source = Source::Url { url: url.clone() };
        let outcome = match take(&source) {
            Ok(mut taken) => {
                self.lay(&mut taken, &mut Packer::new()?)?;
                let mut tally = Tally::default();
                tally.page(self.store.read(|db| meet(db, &taken, Some(clip)))?);
                self.change(&tally.label(), |db, now| {
                    let met = meet(db, &taken, Some(clip))?;
                    self.keep(db, taken, met, &ClipInto::default(), now)
                })?
            }
            Err(error) => {
                if known.failure.is_some() {
                    self.change("clip tried again", |db, now| fail(db, clip, &url, &error, now))?;
                }
                Clipped { id: Some(clip), headline: known.headline, ..failed(&error) }
            }
        };
        Ok(Clipped { source: url, ..outcome })
    }

    /// Stores what was taken.
    fn keep(&self, db: &Db, mut taken: Taken, met: Met, into: &ClipInto, now: &str) -> Result<Clipped> {
        let (clip, status) = match met {
            Met::Same(clip) => (clip, ClipStatus::Known),
            Met::Nothing => {
                let clip = ClipId::fresh();
                clips::insert(db, clip, taken.capture.url.as_deref(), now)?;
                (clip, ClipStatus::Clipped)
            }
            Met::Other(clip) if clips::get(db, clip)?.reading.is_none() => (clip, ClipStatus::Clipped),
            Met::Other(clip) => (clip, ClipStatus::Updated),
        };
        let mut messages: Vec<String> = taken.message.take().into_iter().collect();
        if status == ClipStatus::Known {
            let needed = taken.laid.is_some() && readings::clip_of_snapshot(db, &taken.snapshot)?.is_some();
            if needed && self.keep_page(&mut taken)? {
                messages.push("Its original page was missing or damaged, and is whole again.".to_owned());
            }
            messages.extend(learn(db, clip, &taken, now)?);
        } else {
            self.keep_page(&mut taken)?;
            add_reading(db, clip, taken, now)?;
        }
        if clips::set_trashed(db, clip, false, now)? {
            messages.push("It was in the trash, and is back.".to_owned());
        }
        file(db, clip, into, now)?;
        let headline = clips::get(db, clip)?.headline;
        let message = Some(messages.join(" ")).filter(|message| !message.is_empty());
        Ok(Clipped { source: String::new(), id: Some(clip), headline, status, message })
    }

    /// Keeps a page that is not there whole; true where it was not. Another program may have emptied its trash of the same
    /// page since it was looked for; now it has to wait for us.
    fn keep_page(&self, taken: &mut Taken) -> Result<bool> {
        let snapshots = &self.store.snapshots;
        match taken.laid.take() {
            Some(laid) => snapshots.keep(laid),
            None if snapshots.has(&taken.snapshot) => Ok(false),
            None => {
                let packed = Packer::new()?.pack(&taken.capture.bytes)?;
                snapshots.keep(snapshots.lay(&taken.snapshot, &packed)?)
            }
        }
    }
}

impl Prepared {
    /// How long its page is, in bytes.
    pub(super) fn length(&self) -> usize {
        match self {
            Prepared::Page(taken) => taken.length,
            Prepared::Link(..) | Prepared::Failed(_) => 0,
        }
    }

    fn laid(&mut self) -> Option<&mut Laid> {
        match self {
            Prepared::Page(taken) => taken.laid.as_mut(),
            Prepared::Link(..) | Prepared::Failed(_) => None,
        }
    }
}

/// Keeps the link of a page that could not be fetched. A clip of that page stays as it is.
fn keep_link(db: &Db, url: &str, error: &Error, into: &ClipInto, now: &str) -> Result<Clipped> {
    let pages = page::known_as(None, None, Some(url));
    let clip = match clips::of_page(db, &pages)? {
        Some(clip) => clip,
        None => {
            let clip = ClipId::fresh();
            clips::insert(db, clip, Some(url), now)?;
            clip
        }
    };
    let known = clips::get(db, clip)?;
    if known.reading.is_none() {
        fail(db, clip, url, error, now)?;
    }
    clips::set_trashed(db, clip, false, now)?;
    file(db, clip, into, now)?;
    Ok(Clipped { id: Some(clip), headline: known.headline, ..failed(error) })
}

/// An article without a library, as `cuttings extract` prints it.
pub fn extract_only(source: &Source) -> Result<ArticleView> {
    let capture = capture::take(source, &now(), capture::Limits::default())?;
    let article = extract::article(&capture)?;
    let markdown = export::body_markdown(&article);
    Ok(ArticleView::new(&article, markdown))
}

fn take(source: &Source) -> Result<Taken> {
    let capture = capture::take(source, &now(), capture::Limits::default())?;
    let article = extract::article(&capture)?;
    Ok(taken(capture, article))
}

/// A readable page without an article is kept whole.
pub(super) fn taken(capture: Capture, mut article: Article) -> Taken {
    let mut message = None;
    if article.document.blocks.is_empty() {
        article.document = whole_page(&capture, std::mem::take(&mut article.removed));
        message = Some("No article found; the page was kept whole.".to_owned());
    }
    let pages = page::known_as(article.url.as_deref(), capture.final_url.as_deref(), capture.url.as_deref());
    Taken {
        text: article.document.text(),
        snapshot: hash(&capture.bytes),
        length: capture.bytes.len(),
        laid: None,
        capture,
        article,
        pages,
        message,
    }
}

/// All that was left out, or else the text as it was pasted. A page that shows no text at all has its snapshot only.
fn whole_page(capture: &Capture, left_out: Vec<Removed>) -> Document {
    let pieces: Vec<String> = match std::str::from_utf8(&capture.bytes) {
        Ok(text) if left_out.is_empty() && capture.media != Media::Html => {
            text.split("\n\n").map(str::to_owned).collect()
        }
        _ => left_out.into_iter().map(|piece| piece.text).collect(),
    };
    Document::new(pieces.into_iter().map(Block::paragraph).collect())
}

/// What the library has of a page; `onto` is the clip that it belongs to whatever its address.
pub(super) fn meet(db: &Db, taken: &Taken, onto: Option<ClipId>) -> Result<Met> {
    let by_page = match onto {
        Some(clip) => Some(clip),
        None => match readings::clip_of_snapshot(db, &taken.snapshot)? {
            Some(clip) => return Ok(Met::Same(clip)),
            None => clips::of_page(db, &taken.pages)?,
        },
    };
    Ok(match by_page {
        Some(clip) if shows(db, clip, taken)? => Met::Same(clip),
        Some(clip) => Met::Other(clip),
        None => Met::Nothing,
    })
}

/// Whether a clip shows the text that was taken, whatever a person put back into it.
fn shows(db: &Db, clip: ClipId, taken: &Taken) -> Result<bool> {
    if readings::has_text(db, clip, &taken.text)? {
        return Ok(true);
    }
    match put_back::again(db, &clips::get(db, clip)?, &taken.article)? {
        Some(article) => readings::has_text(db, clip, &article.document.text()),
        None => Ok(false),
    }
}

/// What a person put back into the reading before is put back into this one.
pub(super) fn add_reading(db: &Db, clip: ClipId, taken: Taken, now: &str) -> Result<()> {
    let Taken { capture, mut article, mut text, snapshot, pages, .. } = taken;
    let known = clips::get(db, clip)?;
    if let Some(again) = put_back::again(db, &known, &article)? {
        (text, article) = (again.document.text(), again);
    }
    let reading = ReadingId::fresh();
    let made = readings::Made {
        snapshot: &snapshot,
        capture: &capture,
        extractor: extract::EXTRACTOR,
        article: &article,
        text: &text,
    };
    readings::insert(db, reading, clip, &made)?;
    clips::set_reading(db, clip, reading, now)?;
    let article = as_shown(db, clip, article, capture.final_url, known.asked)?;
    let page = pages.first().map(String::as_str);
    clips::set_shown(db, clip, &Shown { article: &article, page, text: &text }, now)
}

/// What a known page adds to its clip: an address where there was none; and where the page is again as it was, that version
/// is shown, and said to be.
fn learn(db: &Db, clip: ClipId, taken: &Taken, now: &str) -> Result<Option<String>> {
    let known = clips::get(db, clip)?;
    let address = taken.capture.url.as_deref().filter(|_| known.asked.is_none() && known.url.is_none());
    if let Some(url) = address {
        clips::set_asked(db, clip, url, now)?;
    }
    let earlier = match shows(db, clip, taken)? {
        true => None,
        false => readings::of_snapshot(db, clip, &taken.snapshot)?.filter(|reading| known.reading != Some(*reading)),
    };
    if let Some(reading) = earlier {
        clips::set_reading(db, clip, reading, now)?;
    }
    if address.is_some() || earlier.is_some() {
        // Not as this source would be known: it may have come without its address.
        let page = page_of(db, &clips::get(db, clip)?)?;
        show_as(db, clip, page.as_deref(), now)?;
    }
    Ok(earlier.map(|_| "The page is as it was once before; that version is shown again.".to_owned()))
}

/// Writes what lists show of a clip. `page` is the address by which it is known.
pub(super) fn show_as(db: &Db, clip: ClipId, page: Option<&str>, now: &str) -> Result<()> {
    let known = clips::get(db, clip)?;
    let article = place::article(db, &known)?;
    clips::set_shown(db, clip, &Shown { article: &article, page, text: &article.document.text() }, now)
}

fn fail(db: &Db, clip: ClipId, url: &str, error: &Error, now: &str) -> Result<()> {
    let article = correct(Article { url: Some(url.to_owned()), ..Article::default() }, &corrections::of(db, clip)?);
    let page = page::canonical(url);
    clips::set_shown(db, clip, &Shown { article: &article, page: page.as_deref(), text: "" }, now)?;
    clips::set_failure(db, clip, &error.message, now)
}

/// Tags a clip and puts it into a dossier.
fn file(db: &Db, clip: ClipId, into: &ClipInto, now: &str) -> Result<()> {
    tags::change_clip(db, clip, &into.tags, &[], now)?;
    let Some(name) = &into.dossier else { return Ok(()) };
    let dossier = match dossiers::find(db, name)? {
        Some(dossier) => dossier,
        None => dossiers::create(db, name, now)?,
    };
    entries::add(db, dossier, clip, None, now)
}

pub(super) fn failed(error: &Error) -> Clipped {
    let message = Some(error.message.clone());
    Clipped { source: String::new(), id: None, headline: None, status: ClipStatus::Failed, message }
}

/// The source as the person named it.
pub(super) fn named(source: &Source) -> String {
    match source {
        Source::Url { url } => url.clone(),
        Source::File { path, .. } => path.clone(),
        Source::Bytes { name, .. } => name.clone().unwrap_or_else(|| "-".to_owned()),
        Source::Html { url, .. } | Source::Text { url, .. } => url.clone().unwrap_or_else(|| "-".to_owned()),
    }
}

//! The main road: a source comes in, a clip is durably there.
//!
//! 1. capture: take the bytes
//! 2. extract: read the article
//! 3. meet: is it known by its bytes or its page?
//! 4. keep: the snapshot first, then one transaction with the reading, tags and dossier

use super::correct::correct;
use super::{Library, now, page};
use crate::model::*;
use crate::store::{Db, clips, corrections, dossiers, entries, hash, readings, tags};
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
    capture: Capture,
    pub(super) article: Article,
    pub(super) text: String,
    snapshot: String,
    /// Canonical addresses under which it may be known.
    pages: Vec<String>,
    message: Option<String>,
}

/// What the library has of a page already.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Met {
    Nothing,
    /// The same bytes, or the same page with the same text.
    Same(ClipId),
    /// The same page with another text, or one that could not be fetched so far.
    Other(ClipId),
}

impl Library {
    /// Clips one source. What could not be clipped comes back as `ClipStatus::Failed` with a message; an `Err` is only for
    /// the library itself, or for a tag or dossier that cannot be.
    pub fn clip(&self, source: &Source, into: &ClipInto) -> Result<Clipped> {
        let outcome = match (take(source), source) {
            (Ok(taken), _) => self.keep(&taken, None, into)?,
            (Err(error), Source::Url { url }) if error.code == ErrorCode::FetchFailed => {
                self.keep_link(url, &error, into)?
            }
            (Err(error), _) => failed(&error),
        };
        Ok(Clipped { source: named(source), ..outcome })
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
            Ok(taken) => self.keep(&taken, Some(clip), &ClipInto::default())?,
            Err(error) => {
                if known.failure.is_some() {
                    self.change("clip tried again", |db, now| fail(db, clip, &url, &error, now))?;
                }
                Clipped { id: Some(clip), headline: known.headline, ..failed(&error) }
            }
        };
        Ok(Clipped { source: url, ..outcome })
    }

    /// Stores what was taken; `onto` is the clip that it belongs to whatever its address.
    fn keep(&self, taken: &Taken, onto: Option<ClipId>, into: &ClipInto) -> Result<Clipped> {
        let meet = |db: &Db| meet(db, taken, onto);
        let met = self.store.read(meet)?;
        if !matches!(met, Met::Same(_)) {
            self.store.snapshots.keep(&taken.snapshot, &taken.capture.bytes)?;
        }
        let label = match met {
            Met::Nothing => "clip added",
            Met::Other(_) => "new version of a clip added",
            Met::Same(_) => "clip tagged and filed",
        };
        self.change(label, |db, now| {
            // Another program may have been faster.
            let met = meet(db)?;
            if !matches!(met, Met::Same(_)) {
                self.store.snapshots.keep(&taken.snapshot, &taken.capture.bytes)?;
            }
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
            let earlier = match status {
                ClipStatus::Known => learn(db, clip, taken, now)?,
                _ => add_reading(db, clip, taken, now).map(|()| None)?,
            };
            let back =
                clips::set_trashed(db, clip, false, now)?.then(|| "It was in the trash, and is back.".to_owned());
            file(db, clip, into, now)?;
            let headline = clips::get(db, clip)?.headline;
            let messages: Vec<String> = taken.message.clone().into_iter().chain(earlier).chain(back).collect();
            let message = Some(messages.join(" ")).filter(|message| !message.is_empty());
            Ok(Clipped { source: String::new(), id: Some(clip), headline, status, message })
        })
    }

    /// Keeps the link of a page that could not be fetched. A clip of that page stays as it is.
    fn keep_link(&self, url: &str, error: &Error, into: &ClipInto) -> Result<Clipped> {
        let pages = page::known_as(None, None, Some(url));
        self.change("link added", |db, now| {
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
        })
    }
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
    Taken { text: article.document.text(), snapshot: hash(&capture.bytes), capture, article, pages, message }
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

fn meet(db: &Db, taken: &Taken, onto: Option<ClipId>) -> Result<Met> {
    let by_page = match onto {
        Some(clip) => Some(clip),
        None => match readings::clip_of_snapshot(db, &taken.snapshot)? {
            Some(clip) => return Ok(Met::Same(clip)),
            None => clips::of_page(db, &taken.pages)?,
        },
    };
    Ok(match by_page {
        Some(clip) if readings::has_text(db, clip, &taken.text)? => Met::Same(clip),
        Some(clip) => Met::Other(clip),
        None => Met::Nothing,
    })
}

pub(super) fn add_reading(db: &Db, clip: ClipId, taken: &Taken, now: &str) -> Result<()> {
    let reading = ReadingId::fresh();
    let Taken { capture, article, text, snapshot, .. } = taken;
    readings::insert(
        db,
        reading,
        clip,
        &readings::Made { snapshot, capture, extractor: extract::EXTRACTOR, article, text },
    )?;
    clips::set_reading(db, clip, reading, now)?;
    show_as(db, clip, taken.pages.first().map(String::as_str), now)
}

/// What a known page adds to its clip: an address where there was none; and where the page is again as it was, that version
/// is shown, and said to be.
fn learn(db: &Db, clip: ClipId, taken: &Taken, now: &str) -> Result<Option<String>> {
    let known = clips::get(db, clip)?;
    let address = taken.capture.url.as_deref().filter(|_| known.asked.is_none() && known.url.is_none());
    if let Some(url) = address {
        clips::set_asked(db, clip, url, now)?;
    }
    let earlier = match readings::has_text(db, clip, &taken.text)? {
        true => None,
        false => readings::of_snapshot(db, clip, &taken.snapshot)?.filter(|reading| known.reading != Some(*reading)),
    };
    if let Some(reading) = earlier {
        clips::set_reading(db, clip, reading, now)?;
    }
    if address.is_some() || earlier.is_some() {
        show_as(db, clip, taken.pages.first().map(String::as_str), now)?;
    }
    Ok(earlier.map(|_| "The page is as it was once before; that version is shown again.".to_owned()))
}

/// Writes what lists show of a clip. `page` is the address by which it is known.
pub(super) fn show_as(db: &Db, clip: ClipId, page: Option<&str>, now: &str) -> Result<()> {
    let known = clips::get(db, clip)?;
    let article = super::place::article(db, &known)?;
    clips::set_shown(db, clip, &article, page, &article.document.text(), now)
}

fn fail(db: &Db, clip: ClipId, url: &str, error: &Error, now: &str) -> Result<()> {
    let article = correct(Article { url: Some(url.to_owned()), ..Article::default() }, &corrections::of(db, clip)?);
    let page = page::canonical(url);
    clips::set_shown(db, clip, &article, page.as_deref(), "", now)?;
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

fn failed(error: &Error) -> Clipped {
    let message = Some(error.message.clone());
    Clipped { source: String::new(), id: None, headline: None, status: ClipStatus::Failed, message }
}

/// The source as the person named it.
fn named(source: &Source) -> String {
    match source {
        Source::Url { url } => url.clone(),
        Source::File { path, .. } => path.clone(),
        Source::Bytes { name, .. } => name.clone().unwrap_or_else(|| "-".to_owned()),
        Source::Html { url, .. } | Source::Text { url, .. } => url.clone().unwrap_or_else(|| "-".to_owned()),
    }
}

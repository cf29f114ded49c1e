//! What `doctor --repair` does beyond the database: lists show again what follows from readings and corrections, and pages
//! whose clips are gone are clipped again from their own bytes.
//!
//! - `lost.rs`: clips that are gone, with their readings there
//! - `damaged.rs`: readings that are damaged, with their pages there
//! - `strayed.rs`: passages that do not stand where they are said to

mod damaged;
mod lost;
mod strayed;

use super::clip::{Met, Taken, add_reading, meet, show_as, taken};
use super::clips::page_of;
use super::{Library, now, page, place};
use crate::model::*;
use crate::store::clips::Shown;
use crate::store::doctor::{Findings, clips_of, counted};
use crate::store::{Db, annotations, clips, kept_at, readings, tags};
use crate::{Error, ErrorCode, Result, capture, extract};
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// What clips carry that were made of pages without one, so that a person finds them.
const TAG: &str = "found again";
/// How many pages are clipped in one transaction.
const BATCH: usize = 64;

/// A page's hash, and its file.
type Page = (String, PathBuf);

impl Library {
    /// The columns that lists show and searches look at. Of what is `damaged` nothing follows: they are the last that is known
    /// of it.
    pub(super) fn mend_shown(&self, damaged: &HashSet<ReadingId>, repair: bool, findings: &mut Findings) -> Result<()> {
        let wrong = self.store.read(|db| {
            let mut wrong = Vec::new();
            for clip in clips::all(db)? {
                let right = should_show(db, clip, damaged)?;
                if right.is_some_and(|right| !matches!(clips::shows(db, clip, &right.shown()), Ok(true))) {
                    wrong.push(clip);
                }
            }
            Ok(wrong)
        })?;
        if wrong.is_empty() {
            return Ok(());
        }
        let number = clips_of(wrong.len());
        if !repair {
            findings.mendable(format!(
                "Lists show something else than the article and its corrections say: {number}. A repair mends that."
            ));
            return Ok(());
        }
        self.store.write(|db| {
            let now = now();
            wrong.iter().try_for_each(|clip| match should_show(db, *clip, damaged)? {
                Some(right) => clips::set_shown(db, *clip, &right.shown(), &now),
                None => Ok(()),
            })
        })?;
        findings.repaired.push(format!("what lists show of {number}"));
        Ok(())
    }

    /// Makes clips of pages that belong to none, and sets aside those of which none can be made.
    pub(super) fn clip_again(&self, pages: &[Page], findings: &mut Findings) -> Result<()> {
        let (mut clipped, mut aside) = (0, 0);
        let mut batches: Vec<&[Page]> = pages.chunks(BATCH).rev().collect();
        while let Some(pages) = batches.pop() {
            let left = match self.clip_together(pages) {
                Ok(left) => left,
                // Something in the library that one of them belongs to cannot be read: the others do not wait for that.
                Err(error) if is_damage(&error) => {
                    match pages {
                        [(hash, _)] => findings.for_backup(format!(
                            "The page {hash} belongs to no clip, and could not be clipped again. {}",
                            error.message
                        )),
                        _ => batches.extend(pages.chunks(1).rev()),
                    }
                    continue;
                }
                Err(error) => return Err(error),
            };
            clipped += pages.len() - left.len();
            aside += left.len();
            left.into_iter().try_for_each(|path| self.store.set_aside(path).map(drop))?;
        }
        if clipped > 0 {
            findings.repaired.push(format!(
                "{} clipped again, with the tag “{TAG}”; versions of clips that are there were put beside the others",
                counted(clipped, "page that belonged to no clip was", "pages that belonged to no clip were")
            ));
        }
        if aside > 0 {
            findings.repaired.push(format!(
                "{} set aside in {}: no clip could be made of {}, or its text is in one already",
                counted(aside, "page that belonged to no clip was", "pages that belonged to no clip were"),
                self.store.aside().display(),
                if aside == 1 { "it" } else { "them" }
            ));
        }
        Ok(())
    }

    /// One transaction, and one step. Gives the files of those pages that no clip was made of.
    fn clip_together<'a>(&self, pages: &'a [Page]) -> Result<Vec<&'a Path>> {
        let read: Vec<Option<Taken>> = pages.iter().map(|(hash, path)| self.read_again(hash, path)).collect();
        let label = if pages.len() == 1 { "page clipped again" } else { "pages clipped again" };
        self.change(label, |db, now| {
            let mut left = Vec::new();
            for (taken, (hash, path)) in read.into_iter().zip(pages) {
                let done = taken.map_or(Ok(false), |taken| keep_again(db, taken, path, now))?;
                if !done && readings::clip_of_snapshot(db, hash)?.is_none() {
                    left.push(path.as_path());
                }
            }
            Ok(left)
        })
    }

    /// `None` where a page cannot be read as an article any more.
    fn read_again(&self, hash: &str, path: &Path) -> Option<Taken> {
        let bytes = self.store.snapshots.read(hash).ok().filter(|bytes| crate::store::hash(bytes) == hash)?;
        let source = Source::Bytes { name: None, bytes, url: None };
        let time = kept_at(path).unwrap_or_else(now);
        let capture = capture::take(&source, &time, capture::Limits::default()).ok()?;
        let article = extract::article(&capture).ok()?;
        Some(taken(capture, article))
    }
}

/// True where a page became a clip, or a version of one.
fn keep_again(db: &Db, taken: Taken, path: &Path, now: &str) -> Result<bool> {
    let clip = match meet(db, &taken, None)? {
        Met::Same(_) => return Ok(false),
        Met::Nothing => {
            let clip = ClipId::fresh();
            clips::insert(db, clip, None, &kept_at(path).unwrap_or_else(|| now.to_owned()))?;
            tags::change_clip(db, clip, &[TAG.to_owned()], &[], now)?;
            clip
        }
        Met::Other(clip) => clip,
    };
    let known = clips::get(db, clip)?;
    let shown = match (known.reading, page_of(db, &known)) {
        // In the place of one that cannot be read, any is better.
        (_, Err(error)) if is_damage(&error) => None,
        (reading, page) => reading.zip(Some(page?)),
    };
    // What carries passages, or is newer, changes only when a person asks for it.
    let stays = match &shown {
        Some((reading, _)) => {
            readings::retrieved(db, *reading)?.as_str() >= taken.retrieved() || !annotations::of(db, clip)?.is_empty()
        }
        None => false,
    };
    add_reading(db, clip, taken, now)?;
    if let Some((reading, page)) = shown.filter(|_| stays) {
        clips::set_reading(db, clip, reading, now)?;
        show_as(db, clip, page.as_deref(), now)?;
    }
    Ok(true)
}

fn is_damage(error: &Error) -> bool {
    error.code == ErrorCode::LibraryDamaged
}

/// What lists should show of a clip.
struct Right {
    article: Article,
    page: Option<String>,
    text: String,
}

impl Right {
    fn shown(&self) -> Shown<'_> {
        Shown { article: &self.article, page: self.page.as_deref(), text: &self.text }
    }
}

/// What follows from a clip's article and corrections. `None` where it holds only its link, so that what is shown is what was
/// asked for, and where its document or corrections are damaged, which is said elsewhere.
fn should_show(db: &Db, clip: ClipId, damaged: &HashSet<ReadingId>) -> Result<Option<Right>> {
    let known = clips::get(db, clip)?;
    let Some(reading) = known.reading.filter(|reading| !damaged.contains(reading)) else { return Ok(None) };
    if !readings::belongs(db, reading, clip)? {
        return Ok(None);
    }
    let right = readings::get(db, reading).and_then(|reading| {
        let page = right_page(db, &known, &reading)?;
        let article = place::as_shown(db, clip, reading.article, reading.page.final_url, known.asked.clone())?;
        Ok(Right { text: article.document.text(), page, article })
    });
    match right {
        Err(error) if is_damage(&error) => Ok(None),
        right => right.map(Some),
    }
}

/// The address by which a clip is known: as it stands where any of its versions gives that, for what was asked for later is
/// kept nowhere else.
fn right_page(db: &Db, clip: &clips::Clip, shown: &readings::Reading) -> Result<Option<String>> {
    let pages = |reading: &readings::Reading| {
        page::known_as(reading.article.url.as_deref(), reading.page.final_url.as_deref(), clip.asked.as_deref())
    };
    let stands = clips::page(db, clip.id);
    let stands = stands.as_ref().ok().and_then(Option::as_ref);
    let first = pages(shown).into_iter().next();
    let Some(page) = stands.filter(|page| first.as_ref() != Some(page)) else { return Ok(first) };
    let versions = readings::versions(db, clip.id)?;
    let gives = |version: &Version| readings::get(db, version.id).is_ok_and(|reading| pages(&reading).contains(page));
    Ok(if versions.iter().any(gives) { Some(page.clone()) } else { first })
}

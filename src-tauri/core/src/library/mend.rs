//! What `doctor --repair` does beyond the database: lists show again what follows from readings and corrections, and pages
//! whose clips are gone are clipped again from their own bytes.

use super::clip::{Met, Taken, add_reading, meet, show_as, taken};
use super::clips::page_of;
use super::{Library, now, place};
use crate::model::*;
use crate::store::doctor::{Findings, clips_of, counted};
use crate::store::{Db, annotations, clips, kept_at, readings, tags};
use crate::{Error, ErrorCode, Result, capture, extract};
use std::fs;
use std::path::{Path, PathBuf};

/// What clips carry that were made of pages without one, so that a person finds them.
const TAG: &str = "found again";
/// In the library's folder: pages that no clip could be made of.
const ASIDE: &str = "set-aside";
/// How many pages are clipped in one transaction.
const BATCH: usize = 64;

impl Library {
    /// The columns that lists show and searches look at.
    pub(super) fn mend_shown(&self, repair: bool, findings: &mut Findings) -> Result<()> {
        let wrong = self.store.read(|db| {
            let all = clips::all(db)?.into_iter();
            all.filter_map(|clip| shows_wrong(db, clip).map(|wrong| wrong.then_some(clip)).transpose())
                .collect::<Result<Vec<ClipId>>>()
        })?;
        if wrong.is_empty() {
            return Ok(());
        }
        let number = clips_of(wrong.len());
        if !repair {
            findings.mendable(format!(
                "Lists show something else than the article and its corrections say: {number}. `cuttings doctor --repair` mends that."
            ));
            return Ok(());
        }
        self.store.write(|db| {
            let now = now();
            wrong.iter().try_for_each(|clip| {
                let known = clips::get(db, *clip)?;
                show_as(db, *clip, page_of(db, &known)?.as_deref(), &now)
            })
        })?;
        findings.repaired.push(format!("what lists show of {number}"));
        Ok(())
    }

    /// Makes clips of pages that belong to none, and sets aside those of which none can be made.
    pub(super) fn clip_again(&self, pages: &[(String, PathBuf)], findings: &mut Findings) -> Result<()> {
        let (mut clipped, mut aside) = (0, 0);
        for pages in pages.chunks(BATCH) {
            let read: Vec<Option<Taken>> = pages.iter().map(|(hash, path)| self.read_again(hash, path)).collect();
            let label = if pages.len() == 1 { "page clipped again" } else { "pages clipped again" };
            let left = self.change(label, |db, now| {
                let mut left = Vec::new();
                for (taken, (hash, path)) in read.into_iter().zip(pages) {
                    let done = taken.map_or(Ok(false), |taken| keep_again(db, taken, path, now))?;
                    if !done && readings::clip_of_snapshot(db, hash)?.is_none() {
                        left.push(path);
                    }
                }
                Ok(left)
            })?;
            clipped += pages.len() - left.len();
            aside += left.len();
            left.into_iter().try_for_each(|path| self.set_aside(path))?;
        }
        if clipped > 0 {
            findings.repaired.push(format!(
                "{} clipped again; `cuttings list 'tag:\"{TAG}\"'` lists what was found, and versions of clips that are there were put beside the others",
                counted(clipped, "page that belonged to no clip was", "pages that belonged to no clip were")
            ));
        }
        if aside > 0 {
            findings.repaired.push(format!(
                "{} set aside in {}: no clip could be made of {}, or its text is in one already",
                counted(aside, "page that belonged to no clip was", "pages that belonged to no clip were"),
                self.folder.join(ASIDE).display(),
                if aside == 1 { "it" } else { "them" }
            ));
        }
        Ok(())
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

    fn set_aside(&self, path: &Path) -> Result<()> {
        let folder = self.folder.join(ASIDE);
        let moved = fs::create_dir_all(&folder).and_then(|()| match path.file_name() {
            Some(name) => fs::rename(path, folder.join(name)),
            None => Ok(()),
        });
        moved.map_err(|error| {
            let message =
                format!("Pages could not be set aside in {}. Check that you may write there.", folder.display());
            Error::new(ErrorCode::File, message).because(error)
        })
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
    let shown = clips::get(db, clip)?.reading;
    let page = match shown {
        Some(_) => page_of(db, &clips::get(db, clip)?)?,
        None => None,
    };
    let newer = match shown {
        Some(reading) => {
            readings::get(db, reading)?.retrieved.as_str() < taken.retrieved() && annotations::of(db, clip)?.is_empty()
        }
        None => true,
    };
    add_reading(db, clip, taken, now)?;
    if let Some(reading) = shown.filter(|_| !newer) {
        // What carries passages, or is newer, changes only when a person asks for it.
        clips::set_reading(db, clip, reading, now)?;
        show_as(db, clip, page.as_deref(), now)?;
    }
    Ok(true)
}

/// Whether a clip's columns are others than its article and corrections give.
fn shows_wrong(db: &Db, clip: ClipId) -> Result<bool> {
    let known = clips::get(db, clip)?;
    let shown = match known.reading {
        Some(reading) if !readings::belongs(db, reading, clip)? => return Ok(false),
        // Only its link: what is shown is what was asked for.
        None => return Ok(false),
        Some(_) => match place::article(db, &known) {
            // Said of its document.
            Err(error) if error.code == ErrorCode::LibraryDamaged => return Ok(false),
            article => article?,
        },
    };
    Ok(!clips::shows(db, clip, &shown, &shown.document.text())?)
}

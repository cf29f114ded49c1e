//! A folder without its library's file. Where nothing is there, a library may be made. Where pages or backups are, one was
//! there, and making an empty one would hide that everything is lost.

use super::backup::Place;
use super::backup::folder::{Kept, all};
use super::snapshots::Snapshots;
use super::{FILE, surroundings};
use crate::{Error, ErrorCode};
use std::path::{Path, PathBuf};

/// What to do where a folder holds no library.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IfNone {
    /// Make one; an error where there are pages or backups of one.
    Make,
    /// Make one where there are pages of one, and no backups that have more than the pages.
    MakeForPages,
    /// Make none, and read as if there were one with nothing in it.
    ReadEmpty,
    /// Make none: an error.
    Refuse,
}

/// What is left of a library in a folder.
pub(super) struct Remains {
    pages: bool,
    newest_backup: Option<PathBuf>,
}

impl Remains {
    /// Whoever finds any has to look for the library's file once more: another program may have made it meanwhile.
    pub fn of(folder: &Path) -> Remains {
        Remains {
            pages: Snapshots::in_folder(folder).holds_any(),
            newest_backup: newest_backup(&Place::own(folder).folder).map(|kept| kept.file),
        }
    }

    /// Whether a library may be made, or read as an empty one, in a folder that holds none.
    pub fn allow(&self, folder: &Path, if_none: IfNone) -> crate::Result<()> {
        match (self.pages || self.newest_backup.is_some(), if_none) {
            (true, IfNone::MakeForPages) if self.newest_backup.is_none() => Ok(()),
            (true, _) => Err(self.lost(folder)),
            (false, IfNone::Make | IfNone::ReadEmpty) => Ok(()),
            (false, IfNone::Refuse | IfNone::MakeForPages) => Err(none(folder)),
        }
    }

    /// Says of a library's file that is none how to come back to a backup, where there is one.
    pub fn advise(&self, error: Error, folder: &Path) -> Error {
        match (&self.newest_backup, error.code) {
            (Some(_), ErrorCode::LibraryDamaged) => {
                Error { message: format!("{} {}", error.message, self.how_to_restore(folder)), ..error }
            }
            _ => error,
        }
    }

    pub fn how_to_restore(&self, folder: &Path) -> String {
        how_to_restore(folder, self.newest_backup.as_deref())
    }

    fn lost(&self, folder: &Path) -> Error {
        let here = folder.display();
        let beside = match (self.pages, &self.newest_backup) {
            (true, Some(_)) => "there are pages and backups",
            (true, None) => "there are pages",
            (false, _) => "there are backups",
        };
        let advice = match &self.newest_backup {
            Some(_) => self.how_to_restore(folder),
            None => format!(
                "If you chose a folder for backups, restore the newest one from there: `cuttings --library \"{here}\" restore FILE`. Otherwise `cuttings --library \"{here}\" doctor --repair` makes a library of the pages that are left; tags, notes and passages are not in them."
            ),
        };
        let message = format!(
            "The library in {here} has lost its file {FILE}, or that is empty: {beside} of it. Nothing was changed. If you have the file, put it back. {advice}"
        );
        Error::new(ErrorCode::LibraryDamaged, message)
    }
}

/// No library is made inside of another, or among backups: who deletes the outer one deletes both.
pub(super) fn refuse_within(folder: &Path) -> crate::Result<()> {
    let folder = surroundings::absolute(folder);
    let is_taken = |outer: &&Path| outer.join(FILE).exists() || newest_backup(outer).is_some();
    let Some(outer) = folder.ancestors().skip(1).find(is_taken) else { return Ok(()) };
    let message = format!(
        "{} lies inside {}, where a library or its backups are. Choose a folder outside of it.",
        folder.display(),
        outer.display()
    );
    Err(Error::new(ErrorCode::BadInput, message))
}

pub(super) fn none(folder: &Path) -> Error {
    let message = format!(
        "There is no library in {}. Check the folder's name; clipping something or making a dossier makes a library there.",
        folder.display()
    );
    Error::new(ErrorCode::NotFound, message)
}

/// How to come back to a backup from a library that cannot be used any more.
pub(super) fn how_to_restore(folder: &Path, backup: Option<&Path>) -> String {
    let here = folder.display();
    let backup = match backup {
        Some(file) => format!("\"{}\"", file.display()),
        None => "FILE".to_owned(),
    };
    let which = if backup == "FILE" { ", where FILE is your newest backup" } else { ", which is the newest backup" };
    format!(
        "To go back to a backup, move what is there of {FILE}, {FILE}-wal and {FILE}-shm out of that folder, and run `cuttings --library \"{here}\" restore {backup}`{which}. Then `cuttings --library \"{here}\" doctor --repair` clips again the pages that it does not know."
    )
}

pub(super) fn newest_backup(folder: &Path) -> Option<Kept> {
    all(folder).into_iter().next()
}

//! A folder without its library's file. Where nothing is there, a library may be made. Where pages or backups are, one was
//! there, and making an empty one would hide that everything is lost.

use super::backup::Place;
use super::backup::folder::{self, Kept};
use super::connect::{self, Access};
use super::snapshots::Snapshots;
use super::{FILE, replaced, settings, surroundings};
use crate::{Error, ErrorCode};
use std::path::Path;
use std::time::Duration;

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
    backups: bool,
    /// The library's file was set aside, and a program that was to put a backup in its place was killed.
    set_aside: bool,
}

impl Remains {
    /// Whoever finds any has to look for the library's file once more: another program may have made it meanwhile.
    pub fn of(folder: &Path) -> Remains {
        Remains {
            pages: Snapshots::in_folder(folder).holds_any(),
            backups: holds_backups(folder),
            set_aside: replaced::holds_library(folder),
        }
    }

    /// Whether a library may be made, or read as an empty one, in a folder that holds none.
    pub fn allow(&self, folder: &Path, if_none: IfNone) -> crate::Result<()> {
        match (self.pages || self.backups || self.set_aside, if_none) {
            (true, IfNone::MakeForPages) if self.pages && !self.backups => Ok(()),
            (true, _) => Err(self.lost(folder)),
            (false, IfNone::Make | IfNone::ReadEmpty) => Ok(()),
            (false, IfNone::Refuse | IfNone::MakeForPages) => Err(none(folder)),
        }
    }

    fn lost(&self, folder: &Path) -> Error {
        let here = folder.display();
        let left = [(self.pages, "pages"), (self.backups, "backups"), (self.set_aside, "what was set aside")];
        let left: Vec<&str> = left.into_iter().filter_map(|(is_there, what)| is_there.then_some(what)).collect();
        let mut message = format!(
            "The library in {here} has lost its file {FILE}, or that is empty. Left of it are {}. Nothing was changed. If you have the file, put it back. {}",
            left.join(" and "),
            how_to_restore(folder)
        );
        if !self.backups {
            message.push_str(&format!(
                " Where you have no backup, `cuttings --library \"{here}\" doctor --repair` makes a library of the pages that are left; tags, notes and passages are not in them."
            ));
        }
        Error::new(ErrorCode::LibraryDamaged, message)
    }
}

/// No library is made inside of another, or among backups: who deletes the outer one deletes both.
pub(super) fn refuse_within(folder: &Path) -> crate::Result<()> {
    let folder = surroundings::absolute(folder);
    let is_taken = |outer: &&Path| outer.join(FILE).exists() || !folder::all(outer).is_empty();
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

/// Says of a library's file that is none how to come back to a backup, where there is one.
pub(super) fn advise(error: Error, folder: &Path) -> Error {
    match error.code {
        ErrorCode::LibraryDamaged if !ways_back(folder).is_empty() => {
            Error { message: format!("{} {}", error.message, how_to_restore(folder)), ..error }
        }
        _ => error,
    }
}

/// How to come back to a backup from a library that cannot be used any more.
pub(super) fn how_to_restore(folder: &Path) -> String {
    let here = folder.display();
    let (backup, which) = match ways_back(folder).first() {
        Some(newest) => (format!("\"{}\"", newest.file.display()), ", which is the newest backup"),
        None => ("FILE".to_owned(), ", where FILE is your newest backup"),
    };
    format!(
        "To go back to a backup, run `cuttings --library \"{here}\" restore {backup} --replace`{which}. What is there is set aside, not deleted, and pages that the backup does not know are clipped again."
    )
}

/// The backups to which the library in a folder can go back, the newest first: that it cannot be opened is no hindrance.
/// Those in a folder of the person's choice are known where its settings can be read.
pub(crate) fn ways_back(library: &Path) -> Vec<Kept> {
    let own = Place::own(library);
    let chosen = chosen_place(library).ok().flatten().filter(|chosen| *chosen != own);
    let places = [Some(own), chosen].into_iter().flatten();
    let mut kept: Vec<Kept> = places.flat_map(|place| folder::all(&place.folder)).collect();
    kept.sort_by_key(|kept| std::cmp::Reverse(kept.time));
    kept
}

fn chosen_place(library: &Path) -> crate::Result<Option<Place>> {
    let db = connect::connect(library, Access::Reading, Duration::ZERO)?;
    let id = settings::get(&db, settings::ID)?.unwrap_or_default();
    Ok(settings::get(&db, settings::BACKUPS)?.map(|chosen| Place::chosen(Path::new(&chosen), &id, library)))
}

fn holds_backups(library: &Path) -> bool {
    !folder::all(&Place::own(library).folder).is_empty()
}

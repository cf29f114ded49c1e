//! The trash: everything comes back out of it as it was, until a person empties it.

use super::Library;
use crate::model::*;
use crate::store::{annotations, dossiers, list, trash};
use crate::{ErrorCode, Result, query};

impl Library {
    pub fn trash_contents(&self) -> Result<Trash> {
        let query = query::parse("is:trashed")?;
        self.store.read(|db| {
            Ok(Trash {
                clips: list::page(db, &query, Sort::Clipped, 0, u32::MAX)?.rows,
                annotations: trash::passages(db)?,
                dossiers: trash::dossiers(db)?,
            })
        })
    }

    /// Takes passages out of the trash, with their notes and tags. They stand where they stood, if their text is there.
    pub fn restore_annotations(&self, passages: &[AnnotationId]) -> Result<()> {
        let label =
            if passages.len() == 1 { "highlight taken out of the trash" } else { "highlights taken out of the trash" };
        self.change(label, |db, now| passages.iter().try_for_each(|id| annotations::restore(db, *id, now)))
    }

    /// Takes dossiers out of the trash, with their clips in their places. One whose title was given to another dossier
    /// meanwhile gets a number behind it.
    pub fn restore_dossiers(&self, dossiers: &[DossierId]) -> Result<()> {
        let label =
            if dossiers.len() == 1 { "dossier taken out of the trash" } else { "dossiers taken out of the trash" };
        self.change(label, |db, now| dossiers.iter().try_for_each(|id| dossiers::restore(db, *id, now)))
    }

    /// Deletes what is in the trash, with the pages that nothing else needs. This cannot be undone, and neither can what
    /// was done before. Where the disk is full, it goes bit by bit: each makes room for the next.
    pub fn empty_trash(&self) -> Result<Emptied> {
        match self.empty(u32::MAX) {
            Err(error) if error.code == ErrorCode::DiskFull => {}
            outcome => return outcome,
        }
        let mut all = Emptied::default();
        loop {
            match self.empty(BIT)? {
                bit if bit == Emptied::default() => return Ok(all),
                bit => all = all.and(bit),
            }
        }
    }

    fn empty(&self, most: u32) -> Result<Emptied> {
        let empty = || self.store.write_and_let_go(|db| trash::empty(db, most));
        let (emptied, pages) = self.store.with_room(empty)?;
        self.announce(Changes::all());
        Ok(Emptied { pages: u32::try_from(pages).unwrap_or(u32::MAX), ..emptied })
    }
}

/// What deleting so many clips writes down is less than what is held back for a full disk.
const BIT: u32 = 100;

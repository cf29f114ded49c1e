//! The trash: everything comes back out of it as it was, until a person empties it.

use super::Library;
use crate::model::*;
use crate::store::{annotations, clips, dossiers, list, trash};
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

    /// Takes clips, passages and dossiers out of the trash as they were, as one step. Gives the clips that were in it; others
    /// stay as they are. A dossier whose title was given to another meanwhile gets a number behind it.
    pub fn untrash(&self, clips: &[ClipId], passages: &[AnnotationId], dossiers: &[DossierId]) -> Result<Vec<ClipId>> {
        let what = match (clips.len(), passages.len(), dossiers.len()) {
            (number, 0, 0) => counted(number, "clip"),
            (0, number, 0) => counted(number, "highlight"),
            (0, 0, number) => counted(number, "dossier"),
            (clips, passages, dossiers) => counted(clips + passages + dossiers, "thing"),
        };
        self.change(&format!("{what} taken out of the trash"), |db, now| {
            let mut back = Vec::new();
            for clip in clips {
                clips::get(db, *clip)?;
                if clips::set_trashed(db, *clip, false, now)? {
                    back.push(*clip);
                }
            }
            passages.iter().try_for_each(|id| annotations::restore(db, *id, now))?;
            dossiers.iter().try_for_each(|id| dossiers::restore(db, *id, now))?;
            Ok(back)
        })
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

fn counted(number: usize, what: &str) -> String {
    if number == 1 { what.to_owned() } else { format!("{number} {what}s") }
}

//! Backups: one file with everything when a person asks for it, and by themselves, dated, into a folder.

use super::Library;
use crate::model::{BackedUp, Backup, Backups, Restored};
use crate::store::backup::folder::Kept;
use crate::store::backup::restore::IfThere;
use crate::store::backup::{file, folder, older, restore};
use crate::store::doctor::{self, Findings};
use crate::store::{clips, lock, readings, settings, surroundings, ways_back};
use crate::{Error, ErrorCode, Result};
use chrono::{Duration, NaiveDateTime, Utc};
use std::path::Path;

const FORM: &str = "%Y-%m-%dT%H:%M:%SZ";

impl Library {
    /// Writes the whole library into one file, which must not be there yet, and reads it again before it says so.
    pub fn backup(&self, path: &Path) -> Result<BackedUp> {
        let label = file::write(&self.store, path, &super::now())?;
        Ok(BackedUp {
            file: path.display().to_string(),
            clips: label.clips,
            pages: counted(label.snapshots),
            removed: 0,
            missing: label.missing,
            problem: None,
        })
    }

    /// Makes an equal library in the folder `to` from a backup file, or from one of a folder of backups. A library that
    /// holds anything is left as it is; so is everything where the backup is not whole.
    pub fn restore(from: &Path, to: &Path) -> Result<Restored> {
        let restored = restore::restore(from, to, IfThere::Refuse)?;
        // An older library is brought up to date, and the index that it came with is looked at.
        Library::open(to)?;
        Ok(told(restored, Findings::default()))
    }

    /// Lets the library in a folder go back to a backup, be it whole, damaged or lost, as long as nobody has it open. Its file
    /// is set aside, its pages stay, and those that the backup does not know are clipped again. Everything is as it was where
    /// the backup is not whole or there is no room.
    pub fn go_back(folder: &Path, backup: &Path) -> Result<Restored> {
        let restored = restore::restore(backup, folder, IfThere::SetAside)?;
        let library = Library::open(folder)?;
        let mut findings = Findings::default();
        findings.look("The pages that belong to no clip", |findings| {
            let strays = doctor::strays(&library.store, true, findings)?;
            library.clip_again(&strays, findings)
        });
        Ok(told(restored, findings))
    }

    /// The backups to which the library in a folder can go back, the newest first, also where it cannot be opened: those in
    /// its own folder, and those in the folder that the person chose, where that can still be known.
    pub fn ways_back(folder: &Path) -> Vec<Backup> {
        ways_back(folder).into_iter().map(shown).collect()
    }

    /// Makes an equal library in an empty folder, reads it again, and lets `go_on` open that one. This one stays as it is:
    /// nobody changes it meanwhile, and through this `Library` nobody does afterwards, so that no change is left behind.
    /// Refused while another program has it open, which would go on here.
    pub fn move_to<T>(&self, folder: &Path, go_on: impl FnOnce() -> Result<T>) -> Result<T> {
        if self.store.is_shared() {
            let message = "The library is open in another window or program, which would go on writing into the old folder. Nothing was moved; close it there, and try again.";
            return Err(Error::new(ErrorCode::LibraryLocked, message));
        }
        self.store.leave(|| {
            restore::copy_library(&self.store, folder)?;
            go_on()
        })
    }

    /// The backups that were made without being asked for, or with `back_up`.
    pub fn backups(&self) -> Result<Backups> {
        let (place, chosen) =
            self.store.read(|db| Ok((self.store.backups(db)?, settings::get(db, settings::BACKUPS)?.is_some())))?;
        let folder = place.folder;
        let kept = folder::all(&folder).into_iter().map(shown);
        let damaged = folder::damaged(&folder).iter().map(|file| file.display().to_string()).collect();
        Ok(Backups { kept: kept.collect(), damaged, folder: folder.display().to_string(), chosen })
    }

    /// What a person should know of their backups, each in a sentence of its own: those that were found damaged, and the one
    /// that could not be read again when the last was made.
    pub fn backup_warnings(&self) -> Vec<String> {
        let damaged = self.store.backup_folders().into_iter().flat_map(|folder| folder::damaged(&folder));
        let mut warnings: Vec<String> = damaged.map(|file| older::words(&file)).collect();
        let unread = lock(&self.of_older_backup).clone();
        warnings.extend(unread.filter(|unread| !warnings.contains(unread)));
        warnings
    }

    /// Lets backups go to a folder of the person's choice, or `None`: into the library's own. Those that are there stay.
    pub fn keep_backups_in(&self, chosen: Option<&Path>) -> Result<()> {
        let chosen = chosen.map(surroundings::absolute);
        if let Some(folder) = chosen.as_ref().filter(|folder| !folder.is_dir()) {
            let message =
                format!("There is no folder {} for the backups. Make it, or choose another.", folder.display());
            return Err(Error::new(ErrorCode::File, message));
        }
        if let Some(folder) = &chosen {
            if lies_in(folder, &self.folder.join("snapshots")) {
                let message = "That is where the library keeps its pages. Choose another folder for the backups.";
                return Err(Error::new(ErrorCode::BadInput, message));
            }
            self.store.read(|db| self.store.backups_in(db, folder))?.make()?;
        }
        let chosen = chosen.map(|folder| folder.to_string_lossy().into_owned());
        self.store.write(|db| settings::set(db, settings::BACKUPS, chosen.as_deref(), &super::now()))
    }

    /// Makes a backup in the folder of backups, reads an older one again, and lets go of those that newer ones do for.
    pub fn back_up(&self) -> Result<BackedUp> {
        self.back_up_at(Utc::now().naive_utc())
    }

    pub(super) fn back_up_at(&self, now: NaiveDateTime) -> Result<BackedUp> {
        let made = loop {
            let made =
                self.store.read(|db| folder::make(db, &self.store.snapshots, &self.store.backups(db)?, now, None))?;
            // Where the trash was emptied meanwhile, it speaks of what the person has deleted, and another is made.
            if self.store.read(|db| readings::are_needed(db, &made.missing))? {
                break made;
            }
        };
        lock(&self.of_older_backup).clone_from(&made.problem);
        Ok(BackedUp {
            file: made.file.display().to_string(),
            clips: made.clips,
            pages: counted(made.copied as u64),
            removed: counted(made.removed as u64),
            missing: made.missing,
            problem: made.problem,
        })
    }

    /// Makes a backup where the last one is older than a day and there is something worth it.
    pub fn back_up_if_due(&self) -> Result<Option<BackedUp>> {
        let now = Utc::now().naive_utc();
        if self.is_backup_due(now)? { self.back_up_at(now).map(Some) } else { Ok(None) }
    }

    pub(super) fn is_backup_due(&self, now: NaiveDateTime) -> Result<bool> {
        let (place, first) = self.store.read(|db| Ok((self.store.backups(db)?, clips::first_clipped(db)?)))?;
        let Some(first) = first.and_then(|time| NaiveDateTime::parse_from_str(&time, FORM).ok()) else {
            return Ok(false);
        };
        // The clock may have been wrong: a backup from the future is none.
        let last = folder::all(&place.folder).into_iter().map(|kept| kept.time).find(|time| *time <= now);
        Ok(match last {
            Some(last) => now - last >= Duration::days(1),
            None => now - first >= Duration::hours(1),
        })
    }
}

fn shown(kept: Kept) -> Backup {
    Backup {
        file: kept.file.display().to_string(),
        made: kept.time.format(FORM).to_string(),
        before_migration: kept.before_migration,
    }
}

fn told(restored: restore::Restored, findings: Findings) -> Restored {
    Restored {
        clips: restored.clips,
        pages: counted(restored.snapshots),
        missing: restored.missing,
        set_aside: restored.set_aside.map(|folder| folder.display().to_string()),
        repaired: findings.repaired,
        problems: findings.problems,
    }
}

fn lies_in(folder: &Path, other: &Path) -> bool {
    let real = |path: &Path| surroundings::resolved(path).unwrap_or_else(|_| path.to_owned());
    real(folder).starts_with(real(other))
}

fn counted(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

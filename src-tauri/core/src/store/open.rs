//! From a folder to a library: checks before anything is written, a backup before its schema changes, and where its backups
//! are. How it is read and changed then: `transactions.rs`.

use super::connect::{self, Access, FILE, access, read_only};
use super::lost::{self, IfNone, Remains};
use super::presence::Presence;
use super::room::Room;
use super::snapshots::Snapshots;
use super::transactions::{Running, lock};
use super::{Db, backup, index, migrate, settings};
use crate::{Error, ErrorCode, Result};
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

pub(crate) struct Store {
    pub(crate) snapshots: Snapshots,
    pub(super) folder: PathBuf,
    pub(super) access: Access,
    /// How long to wait for another program's transaction.
    patience: Duration,
    pub(super) writer: Mutex<Option<Db>>,
    pub(super) readers: Mutex<Vec<Db>>,
    pub(super) running: Mutex<Vec<Arc<Running>>>,
    /// Whether the person has gone on with a copy: what were written here would be missing there.
    pub(super) left: AtomicBool,
    /// Held back again once the connections are closed.
    pub(super) room: Room,
    /// Let go last: whoever is alone then finds the log empty, or knows that something went wrong.
    presence: Presence,
}

impl Store {
    /// Opens the library in a folder; `if_none` says what is done where there is none. One that is there and cannot be
    /// written can be read.
    pub fn open(folder: &Path, if_none: IfNone, patience: Duration) -> Result<Store> {
        let file = folder.join(FILE);
        let is_there = connect::look(&file).map_err(|error| lost::advise(error, folder))?;
        if !is_there {
            let remains = Remains::of(folder);
            // Another program may have made one meanwhile, and clipped pages.
            if !connect::look(&file)? {
                remains.allow(folder, if_none)?;
                lost::refuse_within(folder)?;
            }
        }
        let access = match if_none {
            IfNone::ReadEmpty if !is_there => Access::Empty,
            _ => access(folder),
        };
        let presence = if access == Access::Empty {
            Presence::nobody()
        } else {
            std::fs::create_dir_all(folder).map_err(|error| read_only(folder).because(error))?;
            Presence::enter(folder, &folder.join(format!("{FILE}-wal")), patience).ok_or_else(|| held_alone(folder))?
        };
        let store = Store {
            snapshots: Snapshots::in_folder(folder),
            folder: folder.to_owned(),
            access,
            patience,
            writer: Mutex::default(),
            readers: Mutex::default(),
            running: Mutex::default(),
            left: AtomicBool::default(),
            room: Room::in_folder(folder),
            presence,
        };
        let name = |error| name_folder(error, folder);
        let db = match store.connect() {
            Err(error) if error.code == ErrorCode::DiskFull && store.room.let_go_to_open() => store.connect(),
            outcome => outcome,
        };
        let db = db.map_err(name)?;
        if is_there {
            migrate::refuse_mislabelled(&db).map_err(|error| match error.detail {
                None => lost::advise(error, folder),
                Some(_) => name(error),
            })?;
        }
        if is_there && migrate::version(&db).map_err(name)? == 0 {
            let remains = Remains::of(folder);
            // Another program may be making one just now. Otherwise all that was in it stood in a log that is gone.
            if migrate::version(&db).map_err(name)? == 0 {
                remains.allow(folder, if_none)?;
            }
        }
        if store.access != Access::Full {
            refuse_older(&db, folder)?;
            lock(&store.readers).push(db);
            return Ok(store);
        }
        let back_up = || store.back_up_before_migration(&db, patience);
        migrate::run(&db, back_up).map_err(name)?;
        // Where that cannot be known, something is missing: no reason not to open it, for `doctor` has to get to it.
        let is_current = index::is_current(&db).unwrap_or(true);
        lock(&store.readers).push(db);
        if !is_current {
            let begun = Instant::now();
            // Where it fails, search goes on with the old one, and the next start tries again.
            let _ = store.freshen(|| begun.elapsed() < AT_ONCE);
        }
        Ok(store)
    }

    /// Whether the library can be changed.
    pub fn is_writable(&self) -> bool {
        self.access == Access::Full
    }

    /// Whether there is no library at all, and this one only reads as an empty one.
    pub fn is_none(&self) -> bool {
        self.access == Access::Empty
    }

    /// Whether nobody else has the library open just now.
    pub fn is_alone(&self) -> bool {
        self.presence.is_alone()
    }

    /// Whether another program surely has the library open just now.
    pub fn is_shared(&self) -> bool {
        self.presence.is_shared()
    }

    /// Whether the library could only be read when it was opened, and can be changed now.
    pub fn became_writable(&self) -> bool {
        self.access == Access::Reading && access(&self.folder) == Access::Full
    }

    /// Whether the program that had this library before was killed, or the power failed.
    pub fn after_a_crash(&self) -> bool {
        self.presence.after_a_crash
    }

    /// Where backups go: into the folder that the person chose, or one in the library.
    pub fn backups(&self, db: &Db) -> Result<backup::Place> {
        match settings::get(db, settings::BACKUPS)? {
            Some(chosen) => self.backups_in(db, Path::new(&chosen)),
            None => Ok(self.own_backups()),
        }
    }

    pub fn backups_in(&self, db: &Db, chosen: &Path) -> Result<backup::Place> {
        let id = settings::get(db, settings::ID)?.unwrap_or_default();
        Ok(backup::Place::chosen(chosen, &id, &self.folder))
    }

    fn own_backups(&self) -> backup::Place {
        backup::Place::own(&self.folder)
    }

    /// Folders in which there may be backups of this library.
    pub fn backup_folders(&self) -> Vec<PathBuf> {
        let own = self.own_backups().folder;
        let chosen = self.read(|db| self.backups(db)).ok().map(|place| place.folder).filter(|chosen| *chosen != own);
        chosen.into_iter().chain([own]).collect()
    }

    /// How to come back to the newest backup.
    pub fn how_to_restore(&self) -> String {
        lost::how_to_restore(&self.folder)
    }

    /// Into the folder that the person chose, or where that is away, into the library's own. While another program does
    /// the same, it is waited for; it goes on to the migration, and then nothing is left to do.
    fn back_up_before_migration(&self, db: &Db, patience: Duration) -> Result<()> {
        let end = Instant::now() + patience;
        loop {
            match self.back_up_once(db) {
                Err(error) if error.code == ErrorCode::LibraryLocked && Instant::now() < end => {
                    std::thread::sleep(Duration::from_millis(20));
                    if migrate::version(db)? == migrate::VERSION {
                        return Ok(());
                    }
                }
                outcome => return outcome,
            }
        }
    }

    fn back_up_once(&self, db: &Db) -> Result<()> {
        let make = |place: &backup::Place| {
            let now = chrono::Utc::now().naive_utc();
            backup::folder::make(db, &self.snapshots, place, now, Some(migrate::VERSION)).map(drop)
        };
        let own = self.own_backups();
        // The first schema has no settings.
        let chosen = self.backups(db).unwrap_or_else(|_| own.clone());
        make(&chosen).or_else(|error| if chosen == own { Err(error) } else { make(&own) })
    }

    /// Builds the search index anew where other rules made it, batch by batch while `go_on` says so; search goes on with
    /// the old one until then. True where the index is up to date.
    pub fn freshen(&self, go_on: impl Fn() -> bool) -> Result<bool> {
        if !self.is_writable() {
            return Ok(true);
        }
        loop {
            if self.write(|db| index::step(db, index::BATCH))? {
                return Ok(true);
            }
            if !go_on() {
                return Ok(false);
            }
        }
    }

    pub(super) fn connect(&self) -> Result<Db> {
        connect::connect(&self.folder, self.access, self.patience)
    }
}

/// How long opening may take to renew the search index. A small library is done at once; a large one gets on by some batches
/// at each opening, and a window goes on in the background.
const AT_ONCE: Duration = Duration::from_millis(500);

fn held_alone(folder: &Path) -> Error {
    let message = format!(
        "Another program is putting a library into {} just now. Wait until it is done, and try again.",
        folder.display()
    );
    Error::new(ErrorCode::LibraryLocked, message)
}

fn refuse_older(db: &Db, folder: &Path) -> Result<()> {
    if migrate::version(db)? == migrate::VERSION {
        return Ok(());
    }
    let message = format!(
        "The library in {} was made by an older version of Cuttings and has to be brought up to date, but it cannot be written. Copy its folder to a place where you may write, and open the copy.",
        folder.display()
    );
    Err(Error::new(ErrorCode::LibraryReadOnly, message))
}

/// While opening, the folder's name belongs into the message, and what can be done there.
fn name_folder(error: Error, folder: &Path) -> Error {
    match error.code {
        ErrorCode::LibraryReadOnly if !error.message.contains(&*folder.to_string_lossy()) => {
            Error { message: format!("{} The library is in {}.", error.message, folder.display()), ..error }
        }
        // `doctor` opens the library too, so it is no advice here.
        ErrorCode::LibraryDamaged if error.detail.is_some() => {
            let advice = lost::how_to_restore(folder);
            let message = format!("The library in {} is damaged and cannot be opened. {advice}", folder.display());
            Error { message, ..error }
        }
        _ => error,
    }
}

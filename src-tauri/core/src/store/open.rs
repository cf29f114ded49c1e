//! From a folder to a library: checks before anything is written, then one writer and as many readers as are wanted at
//! once. The writer is opened by the first mutation, so that reading stays cheap.

use super::connect::{self, Access, FILE, access, read_only};
use super::lost::{self, IfNone, Remains};
use super::presence::Presence;
use super::snapshots::Snapshots;
use super::{Db, backup, index, migrate, settings, trash, undo};
use crate::model::Changes;
use crate::{Error, ErrorCode, Result};
use rusqlite::{InterruptHandle, TransactionBehavior};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

pub(crate) struct Store {
    pub(crate) snapshots: Snapshots,
    folder: PathBuf,
    access: Access,
    /// How long to wait for another program's transaction.
    patience: Duration,
    writer: Mutex<Option<Db>>,
    readers: Mutex<Vec<Db>>,
    running: Mutex<Vec<Arc<Running>>>,
    /// Whether the person has gone on with a copy: what were written here would be missing there.
    left: AtomicBool,
    /// Let go last: whoever is alone then finds the log empty, or knows that something went wrong.
    presence: Presence,
}

/// A question that is being answered.
struct Running {
    question: String,
    handle: InterruptHandle,
}

impl Store {
    /// Opens the library in a folder; `if_none` says what is done where there is none. One that is there and cannot be
    /// written can be read.
    pub fn open(folder: &Path, if_none: IfNone, patience: Duration) -> Result<Store> {
        let file = folder.join(FILE);
        let header = connect::header(&file)?;
        migrate::look(&header).map_err(|error| Remains::of(folder).advise(error, folder))?;
        if header.is_empty() {
            let remains = Remains::of(folder);
            // Another program may have made one meanwhile, and clipped pages.
            if connect::header(&file)?.is_empty() {
                remains.allow(folder, if_none)?;
            }
        }
        let access = match if_none {
            IfNone::ReadEmpty if header.is_empty() => Access::Empty,
            _ => access(folder),
        };
        let presence = if access == Access::Empty {
            Presence::nobody()
        } else {
            std::fs::create_dir_all(folder).map_err(|error| read_only(folder).because(error))?;
            Presence::enter(folder, &folder.join(format!("{FILE}-wal")))
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
            presence,
        };
        let name = |error| name_folder(error, folder);
        let db = store.connect().map_err(name)?;
        if !header.is_empty() && migrate::version(&db).map_err(name)? == 0 {
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
        let is_current = index::is_current(&db).map_err(name)?;
        lock(&store.readers).push(db);
        if !is_current {
            let begun = Instant::now();
            store.freshen(|| begun.elapsed() < AT_ONCE).map_err(name)?;
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
        let newest =
            self.backup_folders().iter().filter_map(|folder| lost::newest_backup(folder)).max_by_key(|kept| kept.time);
        lost::how_to_restore(&self.folder, newest.as_ref().map(|kept| kept.file.as_path()))
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

    /// Runs several queries on one and the same state of the library.
    pub fn read<T>(&self, work: impl FnOnce(&Db) -> Result<T>) -> Result<T> {
        let waiting = lock(&self.readers).pop();
        let db = match waiting {
            Some(db) => db,
            None => self.connect()?,
        };
        let outcome = {
            let transaction = db.unchecked_transaction()?;
            work(&transaction)
        };
        lock(&self.readers).push(db);
        outcome
    }

    /// The same for a question that a person is still typing: an older one that is not yet answered is broken off, and
    /// fails with `Interrupted`. Parts of one question run beside each other.
    pub fn read_latest<T>(&self, question: &str, work: impl FnOnce(&Db) -> Result<T>) -> Result<T> {
        self.read(|db| {
            let asked = Arc::new(Running { question: question.to_owned(), handle: db.get_interrupt_handle() });
            {
                let mut running = lock(&self.running);
                running.iter().filter(|other| other.question != question).for_each(|other| other.handle.interrupt());
                running.push(asked.clone());
            }
            let outcome = work(db);
            // Taken off the list under its lock, so that nobody can break off what this connection does next.
            lock(&self.running).retain(|other| !Arc::ptr_eq(other, &asked));
            outcome
        })
    }

    /// One mutation by a person: a transaction, an undo step under `label`, and what it touched. `now` is UTC, ISO 8601.
    pub fn change<T>(&self, label: &str, now: &str, work: impl FnOnce(&Db) -> Result<T>) -> Result<(T, Changes)> {
        self.write(|db| undo::record(db, label, now, work))
    }

    /// A mutation that may be more of a step that was begun before: see `undo::record_more`.
    pub fn change_more<T>(
        &self,
        begun: &mut Option<i64>,
        now: &str,
        work: impl FnOnce(&Db) -> Result<T>,
        label: impl FnOnce(&T, bool) -> String,
    ) -> Result<(T, Changes)> {
        let (value, changes, step) = self.write(|db| undo::record_more(db, *begun, now, work, label))?;
        *begun = step;
        Ok((value, changes))
    }

    /// Undoes the last step, or does the last undone step again; its label, and what it touched.
    pub fn flip(&self, direction: undo::Direction) -> Result<(String, Changes)> {
        self.write(|db| undo::flip(db, direction))
    }

    /// A transaction without an undo step: for what is not the person's. Before it ends, the search index catches up.
    pub fn write<T>(&self, work: impl FnOnce(&Db) -> Result<T>) -> Result<T> {
        self.write_and_let_go(work).map(|(value, _)| value)
    }

    /// The same, and how many pages went with what it deleted for good.
    pub fn write_and_let_go<T>(&self, work: impl FnOnce(&Db) -> Result<T>) -> Result<(T, usize)> {
        self.with_writer(|db| {
            let transaction = rusqlite::Transaction::new_unchecked(db, TransactionBehavior::Immediate)?;
            let value = work(&transaction)?;
            undo::catch_up(&transaction)?;
            // Pages are durable before the rows that speak of them.
            self.snapshots.settle()?;
            transaction.commit()?;
            // A page that cannot be let go now is found by `doctor`.
            Ok((value, self.let_go(db).unwrap_or(0)))
        })
    }

    /// Deletes the pages of what was deleted for good, in a transaction of their own: they go only once nothing durable
    /// speaks of them, and whoever keeps the same page meanwhile waits.
    fn let_go(&self, db: &Db) -> Result<usize> {
        let gone = undo::gone(db)?;
        if gone.is_empty() {
            return Ok(0);
        }
        let transaction = rusqlite::Transaction::new_unchecked(db, TransactionBehavior::Immediate)?;
        let pages = trash::let_go(&transaction, &self.snapshots, &gone)?;
        undo::forget_gone(&transaction)?;
        transaction.commit()?;
        Ok(pages)
    }

    /// The same for what only follows from reading: left out where the library cannot be written.
    pub fn note(&self, work: impl FnOnce(&Db) -> Result<()>) -> Result<()> {
        if self.is_writable() { self.write(work) } else { Ok(()) }
    }

    /// Changes whenever another program has written; our own writes do not count, for they are announced.
    pub fn data_version(&self) -> Result<i64> {
        if !self.is_writable() {
            return Ok(0);
        }
        self.with_writer(|db| Ok(db.pragma_query_value(None, "data_version", |row| row.get(0))?))
    }

    /// Goes on with a copy, which `work` makes and opens: nobody writes here meanwhile, and this `Store` never again after
    /// it went well.
    pub fn leave<T>(&self, work: impl FnOnce() -> Result<T>) -> Result<T> {
        if !self.is_writable() {
            return work();
        }
        self.with_writer(|db| {
            let _held = rusqlite::Transaction::new_unchecked(db, TransactionBehavior::Immediate)?;
            let value = work()?;
            self.left.store(true, Ordering::Relaxed);
            Ok(value)
        })
    }

    fn with_writer<T>(&self, work: impl FnOnce(&Db) -> Result<T>) -> Result<T> {
        match self.access {
            Access::Full => {}
            Access::Reading => return Err(read_only(&self.folder)),
            Access::Empty => return Err(lost::none(&self.folder)),
        }
        let mut writer = lock(&self.writer);
        if self.left.load(Ordering::Relaxed) {
            let message = "The library moved to another folder meanwhile, and this was not done. Do it again.";
            return Err(Error::new(ErrorCode::File, message));
        }
        if writer.is_none() {
            let db = self.connect()?;
            // A batch of new clips fits into memory, and is put in its place in the file once, not page by page.
            db.execute_batch("PRAGMA cache_size = -32768; PRAGMA wal_autocheckpoint = 4096;")?;
            undo::watch(&db)?;
            index::prepare(&db)?;
            // Of the steps that were too old. What cannot be let go now goes with what is written next.
            let _ = self.let_go(&db);
            *writer = Some(db);
        }
        match writer.as_ref() {
            Some(db) => work(db),
            None => Err(Error::new(ErrorCode::Internal, "The library could not be opened for writing.")),
        }
    }

    fn connect(&self) -> Result<Db> {
        connect::connect(&self.folder, self.access, self.patience)
    }
}

/// How long opening may take to renew the search index. A small library is done at once; a large one gets on by some batches
/// at each opening, and a window goes on in the background.
const AT_ONCE: Duration = Duration::from_millis(500);

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
            let backup = lost::newest_backup(&lost::own_backups(folder)).map(|kept| kept.file);
            let advice = lost::how_to_restore(folder, backup.as_deref());
            let message = format!("The library in {} is damaged and cannot be opened. {advice}", folder.display());
            Error { message, ..error }
        }
        _ => error,
    }
}

/// A panic while a lock was held left no half-written state behind: the transaction was rolled back.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_newer_question_breaks_off_an_older_one() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open(folder.path(), IfNone::Make, Duration::from_secs(5)).expect("a library");
        let endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";
        let one = |db: &Db, sql: &str| Ok(db.query_row(sql, [], |row| row.get::<_, i64>(0))?);
        let (begins, begun) = std::sync::mpsc::channel();
        std::thread::scope(|scope| {
            let older = scope.spawn(|| {
                store.read_latest("a", |db| {
                    begins.send(()).expect("someone waits for it");
                    one(db, endless)
                })
            });
            begun.recv().expect("the older one is the older one");
            // SQLite forgets what breaks it off just before a statement, so the newer one is asked until that is heard.
            while !older.is_finished() {
                assert_eq!(
                    store.read_latest("ab", |db| one(db, "SELECT 1")).expect("answered"),
                    1,
                    "the newer is answered"
                );
            }
            let error = older.join().expect("no panic").expect_err("it has no end of its own");
            assert_eq!(error.code, ErrorCode::Interrupted, "{error:?}");
        });
        assert_eq!(store.read(|db| one(db, "SELECT 1")).expect("answered"), 1, "the connection goes on");
    }
}

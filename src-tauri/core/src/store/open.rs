//! From a folder to a library: checks before anything is written, then one writer and as many readers as are wanted at
//! once. The writer is opened by the first mutation, so that reading stays cheap.

use super::connect::{Access, FILE, access, connect, header, read_only};
use super::presence::Presence;
use super::snapshots::Snapshots;
use super::{Db, backup, index, migrate, settings, undo};
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
    /// Opens the library in a folder, and makes it where there is none. One that is there and cannot be written can be read.
    pub fn open(folder: &Path, patience: Duration) -> Result<Store> {
        let cannot = |error: std::io::Error| read_only(folder).because(error);
        std::fs::create_dir_all(folder).map_err(cannot)?;
        migrate::look(&header(&folder.join(FILE))?)?;
        let presence = Presence::enter(folder, &folder.join(format!("{FILE}-wal")));
        let store = Store {
            snapshots: Snapshots::in_folder(folder),
            folder: folder.to_owned(),
            access: access(folder),
            patience,
            writer: Mutex::default(),
            readers: Mutex::default(),
            running: Mutex::default(),
            left: AtomicBool::default(),
            presence,
        };
        let db = store.connect().map_err(|error| name_folder(error, folder))?;
        if store.access == Access::Reading {
            refuse_older(&db, folder)?;
            lock(&store.readers).push(db);
            return Ok(store);
        }
        let back_up = || store.back_up_before_migration(&db);
        migrate::run(&db, back_up).map_err(|error| name_folder(error, folder))?;
        let is_current = index::is_current(&db)?;
        lock(&store.readers).push(db);
        if !is_current {
            let begun = Instant::now();
            store.freshen(|| begun.elapsed() < AT_ONCE).map_err(|error| name_folder(error, folder))?;
        }
        Ok(store)
    }

    /// Whether the library can be changed.
    pub fn is_writable(&self) -> bool {
        self.access == Access::Full
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

    /// Into the folder that the person chose, or where that is away, into the library's own.
    fn back_up_before_migration(&self, db: &Db) -> Result<()> {
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

    /// Several mutations in one transaction, a step each. `plan` gives a step's label, and what `work` needs to know; what
    /// is done to each item gives one value.
    pub fn change_each<I, P, T>(
        &self,
        items: Vec<I>,
        now: &str,
        plan: impl Fn(&Db, &I) -> Result<(&'static str, P)>,
        work: impl Fn(&Db, I, P) -> Result<T>,
    ) -> Result<(Vec<T>, Changes)> {
        self.write(|db| {
            let (mut values, mut all) = (Vec::with_capacity(items.len()), Changes::default());
            for item in items {
                let (label, planned) = plan(db, &item)?;
                let (value, changes) = undo::record(db, label, now, |db| work(db, item, planned))?;
                values.push(value);
                all = all.and(changes);
            }
            Ok((values, all))
        })
    }

    /// Undoes the last step, or does the last undone step again; its label, and what it touched.
    pub fn flip(&self, direction: undo::Direction) -> Result<(String, Changes)> {
        self.write(|db| undo::flip(db, direction))
    }

    /// A transaction without an undo step: for what is not the person's. Before it ends, the search index catches up.
    pub fn write<T>(&self, work: impl FnOnce(&Db) -> Result<T>) -> Result<T> {
        self.with_writer(|db| {
            let transaction = rusqlite::Transaction::new_unchecked(db, TransactionBehavior::Immediate)?;
            let value = work(&transaction)?;
            undo::catch_up(&transaction)?;
            transaction.commit()?;
            Ok(value)
        })
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
        if !self.is_writable() {
            return Err(read_only(&self.folder));
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
            *writer = Some(db);
        }
        match writer.as_ref() {
            Some(db) => work(db),
            None => Err(Error::new(ErrorCode::Internal, "The library could not be opened for writing.")),
        }
    }

    fn connect(&self) -> Result<Db> {
        connect(&self.folder, self.access, self.patience)
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

/// While opening, the folder's name belongs into the message.
fn name_folder(error: Error, folder: &Path) -> Error {
    match error.code {
        ErrorCode::LibraryReadOnly if !error.message.contains(&*folder.to_string_lossy()) => {
            Error { message: format!("{} The library is in {}.", error.message, folder.display()), ..error }
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
        let store = Store::open(folder.path(), Duration::from_secs(5)).expect("a library");
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

//! A library in use: as many readers as are wanted at once, one writer, and each change a transaction. The writer is opened
//! by the first of them, so that reading stays cheap.

use super::connect::{Access, read_only};
use super::open::Store;
use super::{Db, index, lost, trash, undo};
use crate::model::Changes;
use crate::{Error, ErrorCode, Result};
use rusqlite::{InterruptHandle, TransactionBehavior};
use std::ops::Add;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A step of undo that is done in one transaction after the other.
#[derive(Clone, Copy, Default)]
pub(crate) struct Step<D> {
    /// Its id, once there is one.
    begun: Option<i64>,
    /// How much was done in it so far.
    done: D,
}

/// A question that is being answered.
pub(super) struct Running {
    question: String,
    handle: InterruptHandle,
}

impl Store {
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

    /// A mutation that may be more of a step that was begun before: see `undo::record_more`. `work` also gives how much it
    /// did, and `label` names the step by all that was done in it.
    pub fn change_more<T, D: Copy + Add<Output = D>>(
        &self,
        step: &mut Step<D>,
        now: &str,
        work: impl FnOnce(&Db) -> Result<(T, D)>,
        label: impl FnOnce(D) -> String,
    ) -> Result<(T, Changes)> {
        let before = *step;
        let all = |done: D, more: bool| if more { before.done + done } else { done };
        let label = |(_, done): &(T, D), more: bool| label(all(*done, more));
        let ((value, done), changes, begun) = self.write(|db| undo::record_more(db, before.begun, now, work, label))?;
        *step = Step { begun, done: all(done, begun == before.begun) };
        Ok((value, changes))
    }

    /// Undoes the last step, or does the last undone step again; its label, and what it touched.
    pub fn flip(&self, direction: undo::Direction) -> Result<(String, Changes)> {
        self.with_room(|| self.write(|db| undo::flip(db, direction)))
    }

    /// Does what makes room, or leads there: where the disk is full, the room that is held back is let go, and it is done
    /// again.
    pub fn with_room<T>(&self, work: impl Fn() -> Result<T>) -> Result<T> {
        match work() {
            Err(error) if error.code == ErrorCode::DiskFull && self.room.let_go() => work(),
            outcome => outcome,
        }
    }

    /// A transaction without an undo step: for what is not the person's. Before it ends, the search index catches up.
    pub fn write<T>(&self, work: impl FnOnce(&Db) -> Result<T>) -> Result<T> {
        self.write_and_let_go(work).map(|(value, _)| value)
    }

    /// The same for what only follows from reading: left out where the library cannot be written.
    pub fn note(&self, work: impl FnOnce(&Db) -> Result<()>) -> Result<()> {
        if self.is_writable() { self.write(work) } else { Ok(()) }
    }

    /// As `write`, and how many pages went with what it deleted for good.
    pub fn write_and_let_go<T>(&self, work: impl FnOnce(&Db) -> Result<T>) -> Result<(T, usize)> {
        self.with_writer(|db| {
            let transaction = rusqlite::Transaction::new_unchecked(db, TransactionBehavior::Immediate)?;
            let value = work(&transaction)?;
            undo::catch_up(&transaction)?;
            undo::note_gone(&transaction)?;
            // Pages are durable before the rows that speak of them.
            self.snapshots.settle()?;
            transaction.commit()?;
            // What cannot be let go now goes with what is written next.
            Ok((value, self.let_go(db).unwrap_or(0)))
        })
    }

    /// Deletes the pages of what was deleted for good, in a transaction of their own: they go only once nothing durable
    /// speaks of them, and whoever keeps the same page meanwhile waits.
    fn let_go(&self, db: &Db) -> Result<usize> {
        if undo::gone(db)?.is_empty() {
            return Ok(0);
        }
        let transaction = rusqlite::Transaction::new_unchecked(db, TransactionBehavior::Immediate)?;
        let pages = trash::let_go(&transaction, &self.snapshots, &undo::gone(&transaction)?)?;
        undo::forget_gone(&transaction)?;
        transaction.commit()?;
        self.room.hold();
        Ok(pages)
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
            let transaction = rusqlite::Transaction::new_unchecked(&db, TransactionBehavior::Immediate)?;
            undo::forget_old(&transaction)?;
            undo::note_gone(&transaction)?;
            transaction.commit()?;
            // Theirs, and those of a program that was ended before. What cannot be let go now goes with what is written next.
            let _ = self.let_go(&db);
            self.room.hold();
            *writer = Some(db);
        }
        match writer.as_ref() {
            Some(db) => work(db),
            None => Err(Error::new(ErrorCode::Internal, "The library could not be opened for writing.")),
        }
    }
}

/// A panic while a lock was held left nothing half done: a transaction was rolled back, and a value is set at once.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::super::IfNone;
    use super::*;
    use std::time::Duration;

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

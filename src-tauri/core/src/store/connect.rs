//! Connections to a library's file: for reading and writing, or where its folder cannot be written, for reading alone.

use super::{Db, index, migrate, surroundings};
use crate::{Error, ErrorCode, Result};
use rusqlite::OpenFlags;
use rusqlite::config::DbConfig;
use rusqlite::ffi::ErrorCode::DatabaseBusy;
use std::fs::{File, OpenOptions};
use std::io::Read;
use std::path::Path;
use std::time::{Duration, Instant};

/// The database, in the library's folder.
pub(crate) const FILE: &str = "library.sqlite";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Access {
    Full,
    /// The library is there, and its folder or its file cannot be written: another person's, or on a disc.
    Reading,
    /// There is no library, and it is read as if there were one with nothing in it. Nothing is put on the disk.
    Empty,
}

/// What can be done with the library in a folder, found out by trying.
pub(super) fn access(folder: &Path) -> Access {
    let writable = |file: &str| OpenOptions::new().write(true).open(folder.join(file)).is_ok();
    let is_there = folder.join(FILE).exists();
    let in_folder = || OpenOptions::new().create(true).append(true).open(folder.join("in-use")).is_ok();
    if is_there && !(writable(FILE) && in_folder()) { Access::Reading } else { Access::Full }
}

pub(super) fn connect(folder: &Path, access: Access, patience: Duration) -> Result<Db> {
    let db = match access {
        Access::Full => Db::open_with_flags(
            folder.join(FILE),
            OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX,
        )?,
        Access::Reading => read_alone(folder)?,
        Access::Empty => {
            let db = Db::open_in_memory()?;
            migrate::run(&db, || Ok(()))?;
            index::rebuild(&db)?;
            db
        }
    };
    db.busy_timeout(patience)?;
    db.set_prepared_statement_cache_capacity(128);
    // Otherwise SQLite plans many statements anew for each value that is bound to them.
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    if access == Access::Full {
        if db.is_readonly("main")? {
            return Err(read_only(folder));
        }
        let mode: String = db.pragma_query_value(None, "journal_mode", |row| row.get(0))?;
        if mode != "wal" {
            migrate::refuse_foreign(&db)?;
            switch_to_wal(&db, patience)?;
        }
        db.execute_batch("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;")?;
        if cfg!(target_os = "macos") {
            db.execute_batch("PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON;")?;
        }
    }
    db.execute_batch("PRAGMA temp_store = MEMORY;")?;
    Ok(db)
}

/// SQLite reads a library in WAL mode only with a log and its index beside it, which it cannot make in such a folder. With
/// `immutable=1` it does without, and without locks: right where there is no log, for then nobody has the library open.
/// Where there is one, it holds changes that `immutable` would leave out, so SQLite has to read it or to refuse.
fn read_alone(folder: &Path) -> Result<Db> {
    let log = folder.join(format!("{FILE}-wal"));
    let mode = if log.exists() { "mode=ro" } else { "immutable=1" };
    let file = surroundings::absolute(folder).join(FILE);
    let address = url::Url::from_file_path(&file).map_err(|()| read_only(folder))?;
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Ok(Db::open_with_flags(format!("{address}?{mode}"), flags)?)
}

/// Several programs may make one library at the same time. SQLite's own patience does not hold while the journal mode
/// changes: it reports at once that the file is busy.
fn switch_to_wal(db: &Db, patience: Duration) -> Result<()> {
    let end = Instant::now() + patience;
    loop {
        match db.pragma_update(None, "journal_mode", "wal") {
            Err(error) if error.sqlite_error_code() == Some(DatabaseBusy) && Instant::now() < end => {
                std::thread::sleep(Duration::from_millis(5));
            }
            outcome => return Ok(outcome?),
        }
    }
}

/// The first hundred bytes; none where there is no file yet.
pub(super) fn header(file: &Path) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    match File::open(file).and_then(|file| file.take(100).read_to_end(&mut bytes)) {
        Ok(_) => Ok(bytes),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(bytes),
        Err(error) => Err(read_only(file).because(error)),
    }
}

pub(super) fn read_only(place: &Path) -> Error {
    let message = format!(
        "The library in {} cannot be written. Check that you may write to this folder and the files in it, or choose another folder for the library.",
        place.display()
    );
    Error::new(ErrorCode::LibraryReadOnly, message)
}

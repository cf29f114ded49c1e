//! Connections to a library's file: for reading and writing, or where its folder cannot be written, for reading alone.

use super::{Db, index, migrate, surroundings};
use crate::{Error, ErrorCode, Result};
use rusqlite::OpenFlags;
use rusqlite::config::DbConfig;
use rusqlite::ffi::ErrorCode::{DatabaseBusy, DatabaseCorrupt, NotADatabase};
use std::fs::OpenOptions;
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

/// What can be done with the library in a folder.
pub(super) fn access(folder: &Path) -> Access {
    let (file, in_use) = (folder.join(FILE), folder.join("in-use"));
    let in_folder = || OpenOptions::new().create(true).append(true).open(in_use).is_ok();
    if file.exists() && !(may_write(&file) && in_folder()) { Access::Reading } else { Access::Full }
}

/// The system is asked, and the file not opened: see `look`.
#[cfg(unix)]
fn may_write(file: &Path) -> bool {
    rustix::fs::access(file, rustix::fs::Access::WRITE_OK).is_ok()
}

#[cfg(not(unix))]
fn may_write(file: &Path) -> bool {
    OpenOptions::new().write(true).open(file).is_ok()
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
    by_address(&folder.join(FILE), mode)
}

/// Opens a file for reading, in a way that only an address can say: sqlite.org/uri.html.
fn by_address(file: &Path, how: &str) -> Result<Db> {
    let address = url::Url::from_file_path(surroundings::absolute(file)).map_err(|()| read_only(file))?;
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Ok(Db::open_with_flags(format!("{address}?{how}"), flags)?)
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

/// Whether there is anything in a library's file; an error where that is not ours, or is newer. It is left untouched.
///
/// SQLite itself reads it. On POSIX systems whoever opens a file and closes it again lets go of all locks that the same
/// program holds on it: another program would take the library for one that nobody has open, and delete the log in which
/// the last changes are (sqlite.org/howtocorrupt.html, 2.2).
pub(super) fn look(file: &Path) -> Result<bool> {
    /// The header of a database: sqlite.org/fileformat2.html.
    const HEADER: u64 = 100;
    match file.metadata() {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(read_only(file).because(error)),
        Ok(data) if data.is_file() && data.len() == 0 => return Ok(false),
        Ok(data) if !data.is_file() || data.len() < HEADER => return Err(migrate::foreign()),
        Ok(_) => {}
    }
    // Without locks, and without the log: what it says of itself never changes.
    let db = by_address(file, "immutable=1")?;
    let number = |name: &str| db.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    match (number("application_id"), number("user_version")) {
        (Ok(application), Ok(version)) => migrate::look(application, version)?,
        (Err(error), _) | (_, Err(error)) => match error.sqlite_error_code() {
            Some(NotADatabase) => return Err(migrate::foreign()),
            // A program that was killed while it put the log into the file left it so; with the log it is whole.
            Some(DatabaseCorrupt) => {}
            _ => return Err(read_only(file).because(error)),
        },
    }
    Ok(true)
}

pub(super) fn read_only(place: &Path) -> Error {
    let message = format!(
        "The library in {} cannot be written. Check that you may write to this folder and the files in it, or choose another folder for the library.",
        place.display()
    );
    Error::new(ErrorCode::LibraryReadOnly, message)
}

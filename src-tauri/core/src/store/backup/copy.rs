//! The database in one file, as it stands at one moment, and whether such a file is whole.

use crate::store::durable::sync_file;
use crate::store::{Db, migrate, readings};
use crate::{Error, ErrorCode, Result};
use rusqlite::OpenFlags;
use rusqlite::backup::{Backup, StepResult};
use std::io::{self, ErrorKind};
use std::path::Path;

/// What a copy holds.
pub(super) struct Contents {
    pub schema: i64,
    pub clips: u32,
    /// The hashes of all snapshots that it speaks of, in order.
    pub snapshots: Vec<String>,
    /// How many rows point at something that is not there. A copy has as many as what it was copied from.
    pub loose: u32,
}

/// Copies the database to a new file, durably. Others go on reading and writing meanwhile; the copy is of one moment.
/// `cannot` says of what a person knows, and the copy will be part, that it cannot be written.
pub(super) fn database(from: &Db, to: &Path, cannot: impl Fn(io::Error) -> Error) -> Result<()> {
    write(from, to).map_err(|error| {
        // The library is only read here, so what cannot be written is the copy.
        let kind = match error.code {
            ErrorCode::DiskFull => ErrorKind::StorageFull,
            ErrorCode::LibraryReadOnly => ErrorKind::Other,
            _ => return error,
        };
        cannot(io::Error::new(kind, error.detail.unwrap_or(error.message)))
    })?;
    sync_file(to).map_err(cannot)
}

fn write(from: &Db, to: &Path) -> Result<()> {
    let mut copy = Db::open(to)?;
    // Nobody reads a copy that was broken off, so it needs no journal of its own.
    copy.execute_batch("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")?;
    let step = Backup::new(from, &mut copy)?.step(-1)?;
    if step != StepResult::Done {
        let message = "Another program is writing to the library, so it could not be copied. Try again.";
        return Err(Error::new(ErrorCode::LibraryLocked, message));
    }
    // The header says that changes may stand in a second file; in a copy they do not.
    copy.pragma_update(None, "journal_mode", "delete")?;
    Ok(copy.close().map_err(|(_, error)| error)?)
}

/// Opens a copy and reads all of it.
pub(super) fn check(file: &Path) -> Result<Contents> {
    let damaged = |what: String| Error::new(ErrorCode::LibraryDamaged, what);
    let db = Db::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let schema = migrate::version(&db)?;
    migrate::refuse_foreign(&db)?;
    migrate::refuse_newer(schema)?;
    let verdict: String = db.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if verdict != "ok" {
        return Err(damaged(verdict));
    }
    let loose = loose_rows(&db)?;
    let clips = db.query_row("SELECT count(*) FROM clips", [], |row| row.get(0))?;
    Ok(Contents { schema, clips, snapshots: readings::snapshots(&db)?, loose })
}

/// Opens a copy of `from` and reads all of it. What is wrong in the library already is no fault of the copy: rows that point
/// at nothing are copied as they are, and where the library's file is damaged, it is the library that is said to be.
pub(super) fn check_against(from: &Db, file: &Path, unsound: impl Fn(String) -> Error) -> Result<Contents> {
    let outcome = check(file).and_then(|contents| {
        let more = contents.loose > 0 && contents.loose > loose_rows(from)?;
        if more { Err(Error::internal("More rows point at nothing than in the library.")) } else { Ok(contents) }
    });
    outcome.map_err(|error| {
        let verdict = from.query_row("PRAGMA integrity_check(1)", [], |row| row.get::<_, String>(0));
        match verdict {
            Ok(verdict) if verdict == "ok" => unsound(error.detail.unwrap_or(error.message)),
            Ok(verdict) => super::damaged_already(verdict),
            Err(error) => super::damaged_already(error),
        }
    })
}

fn loose_rows(db: &Db) -> Result<u32> {
    Ok(db.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0))?)
}

//! What the disk and SQLite report, in words that a person can act on.

use crate::{Error, ErrorCode};
use rusqlite::ffi::{self, ErrorCode as Cause};
use std::io;

/// Of the library's own disk.
pub(super) const FULL: &str =
    "The disk is full. Nothing was changed; make room and try again: emptying the trash makes some.";

/// Whether there is no room left, on the disk or for this person.
pub(crate) fn is_full(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded)
}

/// Something could not be written somewhere, as `what` says in a sentence or two; behind it comes what to do. `otherwise` is
/// the code where the disk is not full.
pub(crate) fn cannot_write(what: &str, otherwise: ErrorCode, cause: io::Error) -> Error {
    let (code, advice) = match is_full(&cause) {
        true => (ErrorCode::DiskFull, "The disk there is full: make room on it, or choose another place."),
        false => (otherwise, "Check that the place is there and may be written, or choose another."),
    };
    Error::new(code, format!("{what} {advice}")).because(cause)
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::Error::{FromSqlConversionFailure, IntegralValueOutOfRange, Utf8Error};
        if matches!(error, Utf8Error(..) | FromSqlConversionFailure(..) | IntegralValueOutOfRange(..)) {
            let message = "What is stored there cannot be read. Run `cuttings doctor`, which says what is wrong and how to go back to a backup.";
            return Error::new(ErrorCode::LibraryDamaged, message).because(error);
        }
        let extended = error.sqlite_error().map(|cause| cause.extended_code);
        let (code, message) = match error.sqlite_error_code() {
            // The index of the log, which is made where nobody else has the library open, finds no room.
            _ if extended == Some(ffi::SQLITE_IOERR_SHMSIZE) => (ErrorCode::DiskFull, FULL),
            _ if lacks_something(&error) => (
                ErrorCode::LibraryDamaged,
                "The library's file lacks a part that it should have. Run `cuttings doctor`, which says what is wrong and how to go back to a backup.",
            ),
            Some(Cause::DatabaseBusy | Cause::DatabaseLocked) => (
                ErrorCode::LibraryLocked,
                "Another program is writing to the library. Nothing was changed; wait until it is done, or close it, and try again.",
            ),
            Some(Cause::ReadOnly | Cause::CannotOpen | Cause::PermissionDenied) => (
                ErrorCode::LibraryReadOnly,
                "The library cannot be written. Nothing was changed; check that you may write to its folder and the files in it.",
            ),
            Some(Cause::DiskFull) => (ErrorCode::DiskFull, FULL),
            Some(Cause::SystemIoFailure) => (
                ErrorCode::LibraryReadOnly,
                "The disk did not take or give the library's data. Nothing was changed; check the disk (is it full, or gone?) and try again.",
            ),
            Some(Cause::DatabaseCorrupt | Cause::NotADatabase) => (
                ErrorCode::LibraryDamaged,
                "The library's file is damaged. Run `cuttings doctor`, which says what is wrong and how to go back to a backup.",
            ),
            Some(Cause::OperationInterrupted) => (ErrorCode::Interrupted, "A newer search took the place of this one."),
            _ => (
                ErrorCode::Internal,
                "The library could not do that because of a defect in this program. Nothing was changed.",
            ),
        };
        Error::new(code, message).because(error)
    }
}

/// A table or a column is not there. SQLite has no code of its own for that, only words.
fn lacks_something(error: &rusqlite::Error) -> bool {
    let words = match error {
        rusqlite::Error::SqliteFailure(_, Some(words)) | rusqlite::Error::SqlInputError { msg: words, .. } => words,
        _ => return false,
    };
    words.contains("no such table") || words.contains("no such column")
}

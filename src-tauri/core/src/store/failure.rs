//! SQLite's errors in words that a person can act on.

use crate::{Error, ErrorCode};
use rusqlite::ffi::ErrorCode as Cause;

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        if matches!(error, rusqlite::Error::Utf8Error(..) | rusqlite::Error::FromSqlConversionFailure(..)) {
            let message = "What is stored there cannot be read as text. Run `cuttings doctor`, which says what is wrong and how to go back to a backup.";
            return Error::new(ErrorCode::LibraryDamaged, message).because(error);
        }
        let (code, message) = match error.sqlite_error_code() {
            Some(Cause::DatabaseBusy | Cause::DatabaseLocked) => (
                ErrorCode::LibraryLocked,
                "Another program is writing to the library. Nothing was changed; wait until it is done, or close it, and try again.",
            ),
            Some(Cause::ReadOnly | Cause::CannotOpen | Cause::PermissionDenied) => (
                ErrorCode::LibraryReadOnly,
                "The library cannot be written. Nothing was changed; check that you may write to its folder and the files in it.",
            ),
            Some(Cause::DiskFull) => {
                (ErrorCode::LibraryReadOnly, "The disk is full. Nothing was changed; make room and try again.")
            }
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

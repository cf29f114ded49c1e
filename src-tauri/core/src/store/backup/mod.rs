//! Copies of a library, each opened and checked before anyone relies on it. `docs/decisions/0003-backups.md` says why they
//! are as they are.
//!
//! - `copy.rs`: the database, copied while others write to it; is a copy whole?
//! - `file.rs`: one file with everything, as `cuttings backup` writes it; `part.rs`: until it is whole
//! - `folder.rs`: dated copies in a folder, with the snapshots beside them; `rotation.rs`: which of them go; `older.rs`: whether
//!   those that are left are still whole; `place.rs`: where the folder is
//! - `restore.rs`: from either back to a library

mod copy;
pub(crate) mod file;
pub(crate) mod folder;
pub(crate) mod older;
mod part;
mod place;
pub(crate) mod restore;
mod rotation;

pub(crate) use place::Place;

use super::failure;
use crate::{Error, ErrorCode};
use std::io;
use std::path::Path;

fn cannot_write(place: &Path, cause: io::Error) -> Error {
    let what = format!("The backup could not be written to {}. The library is as it was.", place.display());
    failure::cannot_write(&what, ErrorCode::File, cause)
}

/// The copy is not whole because the library is not.
fn damaged_already(cause: impl std::fmt::Display) -> Error {
    let message = "The library itself is damaged, so no whole copy of it could be made, and none was kept. Older backups are as they were. Check the library; it can go back to a backup from before the damage.";
    Error::new(ErrorCode::LibraryDamaged, message).because(cause)
}

fn unsound(place: &Path, cause: impl std::fmt::Display) -> Error {
    let message = format!(
        "The backup {} was written, but it is not whole when it is read again, so it was not kept. Older backups are as they were; check the disk that it lies on, or choose another.",
        place.display()
    );
    Error::new(ErrorCode::File, message).because(cause)
}

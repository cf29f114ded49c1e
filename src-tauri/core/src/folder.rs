//! Where a person's library is when nobody says otherwise.

use crate::{Error, ErrorCode, Result};
use std::path::PathBuf;

/// The folder that `CUTTINGS_LIBRARY` names, else `Cuttings` (on Linux `cuttings`) in the platform's folder for a person's data.
/// An error where the platform names no home.
pub fn default_folder() -> Result<PathBuf> {
    if let Some(folder) = std::env::var_os("CUTTINGS_LIBRARY").filter(|folder| !folder.is_empty()) {
        return Ok(folder.into());
    }
    let project = directories::ProjectDirs::from("", "", "Cuttings");
    project.map(|project| project.data_dir().to_owned()).ok_or_else(|| {
        Error::new(
            ErrorCode::File,
            "This computer names no home folder to keep the library in. Set CUTTINGS_LIBRARY to a folder of your choice.",
        )
    })
}

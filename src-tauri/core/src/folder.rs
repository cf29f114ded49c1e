//! Where a person's library is when nobody says otherwise.

use crate::{Error, ErrorCode, Result};
use std::path::{Path, PathBuf};

/// In the platform's folder for a program's settings: the library that the person opened last in the window.
const REMEMBERED: &str = "library-folder.txt";

/// The folder that `CUTTINGS_LIBRARY` names, else the one that was opened last in the window, else `Cuttings` (on Linux `cuttings`) in the platform's folder for a person's data.
/// An error where the platform names no home.
pub fn default_folder() -> Result<PathBuf> {
    if let Some(folder) = std::env::var_os("CUTTINGS_LIBRARY").filter(|folder| !folder.is_empty()) {
        return Ok(folder.into());
    }
    let project = project()?;
    // Where nothing is remembered, there is no such file.
    let remembered = std::fs::read_to_string(project.config_dir().join(REMEMBERED)).unwrap_or_default();
    match remembered.trim() {
        "" => Ok(project.data_dir().to_owned()),
        folder => Ok(folder.into()),
    }
}

/// From now on, `default_folder` is this one.
pub fn remember_folder(folder: &Path) -> Result<()> {
    let place = project()?.config_dir().to_owned();
    let cannot = |error: std::io::Error| {
        let message =
            format!("Which library is yours could not be noted in {}. Check that it may be written.", place.display());
        Error::new(ErrorCode::File, message).because(error)
    };
    std::fs::create_dir_all(&place).map_err(cannot)?;
    std::fs::write(place.join(REMEMBERED), folder.to_string_lossy().as_bytes()).map_err(cannot)
}

fn project() -> Result<directories::ProjectDirs> {
    directories::ProjectDirs::from("", "", "Cuttings").ok_or_else(|| {
        Error::new(
            ErrorCode::File,
            "This computer names no home folder to keep the library in. Set CUTTINGS_LIBRARY to a folder of your choice.",
        )
    })
}

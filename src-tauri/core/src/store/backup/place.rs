//! Where the backups of a library lie: in its own folder, or in one of the person's choice, which several libraries may
//! share and which may be away (a disk that is not plugged in, a share that is not connected).

use super::cannot_write;
use crate::store::{hash, surroundings};
use crate::{Error, ErrorCode, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// A folder of backups, which need not be there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    pub folder: PathBuf,
    /// The folder that the person chose, and how the folders in it are called that belong to this library and its copies.
    chosen: Option<(PathBuf, String)>,
}

impl Place {
    pub fn own(library: &Path) -> Place {
        Place { folder: library.join("backups"), chosen: None }
    }

    /// A library keeps its id where it is copied, moved or restored. Each of these may go on for itself, and must not push
    /// out the backups of another; so the name tells where the library lies as well.
    pub fn chosen(chosen: &Path, id: &str, library: &Path) -> Place {
        let name = format!("Cuttings {}", id.get(..8).unwrap_or_default());
        let place = surroundings::resolved(library).unwrap_or_else(|_| surroundings::absolute(library));
        let place = hash(place.to_string_lossy().as_bytes());
        let folder = chosen.join(format!("{name}-{}", place.get(..4).unwrap_or_default()));
        Place { folder, chosen: Some((chosen.to_owned(), name)) }
    }

    /// Makes the folder. Done when the person chooses it, so that `prepare` knows later whether it is the same disk.
    pub fn make(&self) -> Result<()> {
        fs::create_dir_all(&self.folder).map_err(|error| cannot_write(&self.folder, error))
    }

    /// Before a backup is made. A chosen folder in which nothing of this library is left is not the one that was chosen:
    /// where a disk or a share is away, its place may still be there, empty.
    pub fn prepare(&self) -> Result<()> {
        if let Some((chosen, name)) = &self.chosen {
            let entries = fs::read_dir(chosen).into_iter().flatten().flatten();
            if !entries.into_iter().any(|entry| entry.file_name().to_string_lossy().starts_with(name)) {
                let message = format!(
                    "The folder for backups {} is away: the library's folder in it, {name}…, is not there. No backup was made. Connect its disk or share, or choose the folder anew.",
                    chosen.display()
                );
                return Err(Error::new(ErrorCode::File, message));
            }
        }
        self.make()
    }
}

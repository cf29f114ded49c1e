//! Where things go that are not in their place among the pages, and that nobody knows to be worth nothing.

use super::Store;
use crate::{Error, ErrorCode, Result};
use std::fs;
use std::path::{Path, PathBuf};

pub(super) const ASIDE: &str = "set-aside";

impl Store {
    /// In the library's folder; made when something is put there.
    pub fn aside(&self) -> PathBuf {
        self.folder.join(ASIDE)
    }

    /// Moves a file or a folder there, and gives its place.
    pub fn set_aside(&self, path: &Path) -> Result<PathBuf> {
        let folder = self.aside();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let names = std::iter::once(name.clone()).chain((2..).map(|number| format!("{name}-{number}")));
        let mut free = names.map(|name| folder.join(name)).filter(|place| place.symlink_metadata().is_err());
        let place = free.next().unwrap_or_else(|| folder.join(name));
        fs::create_dir_all(&folder).and_then(|()| fs::rename(path, &place)).map_err(|error| {
            let message = format!(
                "{} could not be set aside in {}. Check that you may write there.",
                path.display(),
                folder.display()
            );
            Error::new(ErrorCode::File, message).because(error)
        })?;
        Ok(place)
    }
}

//! The library's file where a backup comes in its place: it makes room, and is neither deleted nor overwritten.

use super::FILE;
use super::aside::ASIDE;
use super::durable::sync_folder;
use chrono::Utc;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// Behind the file's name: itself, and what SQLite keeps beside it. The file goes first and comes back last, for a log
/// without its file is taken for nobody's, but a file without its log for a library.
const ENDINGS: [&str; 4] = ["", "-journal", "-wal", "-shm"];

/// A library's file that was moved into a folder of its own.
pub(super) struct Aside {
    library: PathBuf,
    pub folder: PathBuf,
    moved: Vec<String>,
}

/// Moves a library's file out of the way, durably; `None` where there is nothing. Where it cannot be moved, it stays.
pub(super) fn set_aside(library: &Path) -> io::Result<Option<Aside>> {
    let names = ENDINGS.map(|ending| format!("{FILE}{ending}")).into_iter();
    let there: Vec<String> = names.filter(|name| library.join(name).symlink_metadata().is_ok()).collect();
    if there.is_empty() {
        return Ok(None);
    }
    let mut aside = Aside { library: library.to_owned(), folder: make_dated(library)?, moved: Vec::new() };
    match there.into_iter().try_for_each(|name| aside.take(name)) {
        Ok(()) => Ok(Some(aside)),
        Err(error) => {
            aside.put_back();
            Err(error)
        }
    }
}

/// Whether a library's file was set aside in a folder.
pub(super) fn holds_library(library: &Path) -> bool {
    let folders = fs::read_dir(library.join(ASIDE)).into_iter().flatten().flatten();
    folders.into_iter().any(|folder| folder.path().join(FILE).exists())
}

impl Aside {
    fn take(&mut self, name: String) -> io::Result<()> {
        fs::rename(self.library.join(&name), self.folder.join(&name))?;
        self.moved.push(name);
        // Each before the next: after a power cut no log may be gone whose file is still there.
        sync_folder(&self.folder)?;
        sync_folder(&self.library)
    }

    /// Best effort: what cannot be moved back is where it was set aside.
    pub fn put_back(self) {
        let back = |name: &String| fs::rename(self.folder.join(name), self.library.join(name));
        if self.moved.iter().rev().try_for_each(back).is_ok() {
            let _ = (fs::remove_dir(&self.folder), sync_folder(&self.library));
        }
    }
}

/// A new folder that is named for this moment.
fn make_dated(library: &Path) -> io::Result<PathBuf> {
    let all = library.join(ASIDE);
    fs::create_dir_all(&all)?;
    sync_folder(library)?;
    let moment = Utc::now().format("%Y-%m-%dT%H%M%SZ").to_string();
    let mut folder = all.join(&moment);
    for nth in 2.. {
        match fs::create_dir(&folder) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => folder = all.join(format!("{moment}-{nth}")),
            made => {
                made?;
                break;
            }
        }
    }
    sync_folder(&all)?;
    Ok(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_set_aside_comes_back_as_it_was_where_nothing_took_its_place() {
        let folder = tempfile::tempdir().expect("a folder");
        let library = folder.path();
        assert!(set_aside(library).expect("looked").is_none(), "nothing is there");
        assert!(!library.join(ASIDE).exists(), "and nothing is made");
        let names = [FILE.to_owned(), format!("{FILE}-wal")];
        names.iter().for_each(|name| fs::write(library.join(name), name).expect("written"));
        let there =
            || names.iter().filter(|name| fs::read_to_string(library.join(name)).is_ok_and(|text| text == **name));
        let aside = set_aside(library).expect("moved").expect("something was there");
        assert_eq!((there().count(), holds_library(library)), (0, true), "both are away, and kept");
        aside.put_back();
        assert_eq!((there().count(), holds_library(library)), (2, false), "both are back");
        assert_eq!(fs::read_dir(library.join(ASIDE)).expect("listed").count(), 0, "and their folder is gone");
    }
}

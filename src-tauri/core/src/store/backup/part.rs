//! What is being written beside a backup file's place, under names that say so: `<name>.<uuid>.part`, and with the same
//! beginning the database. Whoever writes holds the first of them locked; so what a program left that was killed is known
//! at once, and goes with the next backup of that name.

use crate::store::snapshots::is_old;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use uuid::Uuid;

const PART: &str = ".part";

pub(super) struct Begun {
    pub path: PathBuf,
    /// Held for as long as this lives.
    pub file: File,
}

/// Begins a file for a backup that is to be called `target`, in the folder of that.
pub(super) fn begin(target: &Path, folder: &Path) -> io::Result<Begun> {
    loop {
        let path = folder.join(format!("{}{}{PART}", beginning(target), Uuid::now_v7()));
        let file = File::options().read(true).write(true).create_new(true).open(&path)?;
        // Until it is held, another program may take it for one that was left.
        if !matches!(file.try_lock(), Err(TryLockError::WouldBlock)) && path.exists() {
            return Ok(Begun { path, file });
        }
    }
}

impl Begun {
    /// A name for what belongs to it.
    pub fn beside(&self, what: &str) -> PathBuf {
        self.path.with_extension(format!("{what}{PART}"))
    }

    /// Removes all that was begun and has no other name by now.
    pub fn end(self) {
        remove(&self.path);
    }
}

/// Removes what backups of this name left that were killed.
pub(super) fn sweep(target: &Path, folder: &Path) {
    for path in begun(&beginning(target), folder) {
        let is_left = File::options().write(true).open(&path).is_ok_and(|file| match file.try_lock() {
            Ok(()) => true,
            Err(TryLockError::WouldBlock) => false,
            // The disk knows no locks.
            Err(TryLockError::Error(_)) => is_old(&path),
        });
        if is_left {
            remove(&path);
        }
    }
}

fn beginning(target: &Path) -> String {
    format!("{}.", target.file_name().unwrap_or_default().to_string_lossy())
}

fn begun(beginning: &str, folder: &Path) -> Vec<PathBuf> {
    let is_begun = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let own = name.strip_prefix(beginning).and_then(|name| name.strip_suffix(PART));
        own.is_some_and(|own| Uuid::try_parse(own).is_ok())
    };
    files(folder).into_iter().filter(is_begun).collect()
}

/// Best effort: what stays has a name that says what it is. It goes last itself, so that nothing is left without it.
fn remove(path: &Path) {
    let own = path.with_extension("");
    let own = format!("{}.", own.file_name().unwrap_or_default().to_string_lossy());
    let belongs = |other: &&PathBuf| {
        *other != path && other.file_name().is_some_and(|name| name.to_string_lossy().starts_with(&own))
    };
    for file in
        files(path.parent().unwrap_or(Path::new("."))).iter().filter(belongs).map(PathBuf::as_path).chain([path])
    {
        let _ = fs::remove_file(file);
    }
}

fn files(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_killed_backup_left_goes_with_the_next_of_its_name_and_nothing_else_does() {
        let folder = tempfile::tempdir().expect("a folder");
        let target = folder.path().join("all.cuttings");
        let living = begin(&target, folder.path()).expect("begun");
        let killed = begin(&target, folder.path()).expect("begun").path;
        let beside = |of: &Path, ending: &str| of.with_extension(ending);
        let left = ["sqlite.part", "sqlite.part-journal", "sqlite.part-wal"].map(|ending| beside(&killed, ending));
        let stay = [
            beside(&living.path, "sqlite.part"),
            folder.path().join(format!("other.cuttings.{}.part", Uuid::now_v7())),
            folder.path().join("all.cuttings.draft.part"),
            folder.path().join("all.cuttings"),
        ];
        left.iter().chain(&stay).for_each(|file| fs::write(file, "").expect("written"));
        sweep(&target, folder.path());
        assert!(
            !killed.exists() && left.iter().all(|file| !file.exists()),
            "its maker is gone: {:?}",
            files(folder.path())
        );
        assert!(stay.iter().all(|file| file.exists()) && living.path.exists(), "not of one that lives, nor of others");
        living.end();
        assert_eq!(files(folder.path()).len(), 3, "and that goes by itself");
    }
}

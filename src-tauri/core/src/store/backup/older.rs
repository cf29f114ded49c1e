//! Disks lose what nobody reads, and a backup that is only read when it is needed is found damaged on that day. So each time
//! a backup is made, an older one is unpacked, opened and checked: the one for which that was done longest ago, as the time
//! of its file tells. One that is damaged gets a name that says so, and counts as a backup no more; what it speaks of stays.

use super::{copy, folder};
use crate::ErrorCode;
use chrono::NaiveDateTime;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

const DAMAGED: &str = ".damaged";

/// Checks one backup of a folder but `new`; `plain` is a place for its database while it is looked at. Gives what is wrong.
pub(super) fn check_one(folder: &Path, new: &Path, plain: &Path, now: NaiveDateTime) -> Option<String> {
    let others = folder::all(folder).into_iter().map(|kept| kept.file).filter(|file| file != new);
    let file = others.min_by_key(|file| (checked(file), file.clone()))?;
    // It may not be there.
    let _ = fs::remove_file(plain);
    match check(&file, plain) {
        Ok(()) => {
            was_read(&file, now);
            None
        }
        Err(Wrong::Damaged) => Some(words(&count_no_more(file))),
        Err(Wrong::Unread(cause)) => Some(format!(
            "The older backup {} could not be read again ({cause}), and may be damaged. Check the disk that it lies on.",
            file.display()
        )),
    }
}

/// Gives a damaged backup a name that says so; the name that it has now. Where it cannot be renamed, it is found again.
pub(super) fn count_no_more(file: PathBuf) -> PathBuf {
    let mut named = file.clone().into_os_string();
    named.push(DAMAGED);
    if fs::rename(&file, &named).is_ok() { PathBuf::from(named) } else { file }
}

/// Whether a file is what is left of a backup: found damaged before, or with something else in its place.
pub(super) fn is_damaged(file: &Path) -> bool {
    let Some(name) = file.file_name().and_then(|name| name.to_str()) else { return false };
    match name.strip_suffix(DAMAGED) {
        Some(name) => folder::named(name).is_some(),
        None => folder::named(name).is_some() && !folder::is_packed(file),
    }
}

/// The list of the backup that a file is, or was until it was found damaged.
pub(super) fn list_of_any(file: &Path) -> Option<PathBuf> {
    let name = file.file_name()?.to_str()?;
    let name = name.strip_suffix(DAMAGED).unwrap_or(name);
    folder::named(name).map(|_| folder::list_of(&file.with_file_name(name)))
}

/// What a person is told of a damaged backup.
pub(crate) fn words(file: &Path) -> String {
    format!(
        "The backup {} is damaged and cannot be restored; it counts as a backup no more. The others are as they were. Check the disk that it lies on, and choose another folder for the backups if that is failing; delete the file when you have seen this.",
        file.display()
    )
}

enum Wrong {
    Damaged,
    /// The disk, or the room on it, is at fault; what the file holds is not known.
    Unread(String),
}

fn check(file: &Path, plain: &Path) -> Result<(), Wrong> {
    folder::unpack(file, plain).map_err(|error| match error.raw_os_error() {
        Some(_) => Wrong::Unread(error.to_string()),
        None => Wrong::Damaged,
    })?;
    match copy::check(plain) {
        Ok(_) => Ok(()),
        // Made by a newer version of the program, which knows how to read it.
        Err(error) if error.code == ErrorCode::LibraryNewer => Ok(()),
        Err(error) if matches!(error.code, ErrorCode::LibraryDamaged | ErrorCode::Internal) => Err(Wrong::Damaged),
        Err(error) => Err(Wrong::Unread(error.message)),
    }
}

/// Notes that a backup was found whole. Where that cannot be noted, it is only read again too soon.
pub(super) fn was_read(file: &Path, now: NaiveDateTime) {
    let _ = File::options().append(true).open(file).and_then(|file| file.set_modified(now.and_utc().into()));
}

/// When it was last found whole; one of which that is not known comes first.
fn checked(file: &Path) -> Option<SystemTime> {
    file.metadata().and_then(|file| file.modified()).ok()
}

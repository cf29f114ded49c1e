//! Dated copies in a folder: `library-<time>.sqlite.zst`, and beside each `library-<time>.snapshots` with the hashes of
//! the pages that it speaks of; the pages themselves, shared by all, under `snapshots/` as in a library. Only pages that
//! are new are copied. A copy gets its name once it was unpacked, opened and checked; only then do older ones go. Each time
//! an older one is unpacked, opened and checked again: `older.rs`.

use super::{Place, cannot_write, copy, file, older, rotation, unsound};
use crate::store::Db;
use crate::store::durable::{sync_file, sync_folder};
use crate::store::failure::is_full;
use crate::store::snapshots::Snapshots;
use crate::{Error, Result};
use chrono::{Datelike, NaiveDateTime, TimeDelta};
use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

const BEFORE: &str = "-before-";
const STAMP: &str = "%Y-%m-%dT%H%M%SZ";
/// Fast, and about a fifth of the size.
const LEVEL: i32 = 3;

/// A backup in a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Kept {
    pub file: PathBuf,
    /// UTC.
    pub time: NaiveDateTime,
    /// Made because a newer schema was about to come; such a one stays.
    pub before_migration: bool,
}

/// What was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Made {
    pub file: PathBuf,
    pub clips: u32,
    /// How many pages were new to the folder.
    pub copied: usize,
    /// Pages that are damaged or missing in the library, and not in the folder either.
    pub missing: Vec<String>,
    pub removed: usize,
    /// What is wrong with the older backup that was looked at, for a person.
    pub problem: Option<String>,
}

/// The backups of a folder, the newest first; none where there is no folder.
pub(crate) fn all(folder: &Path) -> Vec<Kept> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut kept: Vec<Kept> = entries.filter_map(|entry| kept(entry.path())).collect();
    kept.sort_by(|one, other| (other.time, &other.file).cmp(&(one.time, &one.file)));
    kept
}

/// Files that were backups once, and cannot be restored.
pub(crate) fn damaged(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut damaged: Vec<PathBuf> = entries.filter(|file| older::is_damaged(file)).collect();
    damaged.sort();
    damaged
}

fn kept(file: PathBuf) -> Option<Kept> {
    let (time, before_migration) = named(file.file_name()?.to_str()?)?;
    // What something else wrote in its place is no backup, and must not count as the newest of its day.
    if !is_packed(&file) {
        return None;
    }
    Some(Kept { time, before_migration, file })
}

/// What a backup's name says: when it was made, and whether before a migration.
pub(super) fn named(name: &str) -> Option<(NaiveDateTime, bool)> {
    let name = name.strip_prefix("library-")?.strip_suffix(".sqlite.zst")?;
    let stamp = name.split_once(BEFORE).map_or(name, |(stamp, _)| stamp);
    Some((NaiveDateTime::parse_from_str(stamp, STAMP).ok()?, stamp != name))
}

/// Whether a file has the name of a backup in a folder.
pub(super) fn is_one(file: &Path) -> bool {
    file.file_name().and_then(|name| name.to_str()).is_some_and(|name| named(name).is_some())
}

/// Makes a backup as of now. `before` is the schema that is about to come, where that is the reason.
pub(crate) fn make(
    db: &Db,
    library: &Snapshots,
    place: &Place,
    now: NaiveDateTime,
    before: Option<i64>,
) -> Result<Made> {
    place.prepare()?;
    let folder = place.folder.as_path();
    let _alone = alone(folder)?;
    sweep_lists(folder);
    let (file, list) = free_name(folder, now, before);
    let (plain, packed) = (folder.join("new.sqlite.part"), folder.join("new.zst.part"));
    let made = (|| {
        sweep(&[&plain, &packed]);
        copy::database(db, &plain, |error| cannot_write(folder, error))?;
        let pack = || -> io::Result<String> {
            let hash = file::hash_of(File::open(&plain)?)?;
            let target = File::create_new(&packed)?;
            let mut packer = zstd::Encoder::new(&target, LEVEL)?;
            // A byte that turns is found whatever it stands for.
            packer.include_checksum(true)?;
            io::copy(&mut File::open(&plain)?, &mut packer)?;
            packer.finish()?;
            target.sync_all()?;
            Ok(hash)
        };
        let hash = pack().map_err(|error| cannot_write(folder, error))?;
        sweep(&[&plain]);
        unpack(&packed, &plain).map_err(|error| match is_full(&error) {
            true => cannot_write(folder, error),
            false => unsound(&file, error),
        })?;
        let contents = copy::check_against(db, &plain, |cause| unsound(&file, cause))?;
        if File::open(&plain).and_then(file::hash_of).map_err(|error| unsound(&file, error))? != hash {
            return Err(unsound(&file, "it does not unpack to what was packed"));
        }
        let (copied, missing) = pages(library, &Snapshots::in_folder(folder), &contents.snapshots, now.ordinal0())
            .map_err(|error| cannot_write(folder, error))?;
        let name_it = || -> io::Result<()> {
            fs::write(&list, contents.snapshots.join("\n"))?;
            sync_file(&list)?;
            fs::rename(&packed, &file)?;
            sync_folder(folder)
        };
        name_it().map_err(|error| cannot_write(folder, error))?;
        older::was_read(&file, now);
        // Before any goes: one that is damaged, or could not be read, is no reason to let another go. A migration waits for
        // no other backup.
        let problem = if before.is_none() { older::check_one(folder, &file, &plain, now) } else { None };
        // A backup with something missing does not push out one that may have it.
        let is_whole = missing.is_empty() && contents.loose == 0;
        let removed = if is_whole && problem.is_none() { rotate(folder) } else { 0 };
        Ok(Made { file: file.clone(), clips: contents.clips, copied, missing, removed, problem })
    })();
    sweep(&[&plain, &packed]);
    made
}

/// Names for a backup and its list that no other has: of two within a second, the second is called by the next.
fn free_name(folder: &Path, mut now: NaiveDateTime, before: Option<i64>) -> (PathBuf, PathBuf) {
    let before = before.map(|to| format!("{BEFORE}{to}")).unwrap_or_default();
    loop {
        let file = folder.join(format!("library-{}{before}.sqlite.zst", now.format(STAMP)));
        let list = list_of(&file);
        if !file.exists() && !list.exists() {
            return (file, list);
        }
        now += TimeDelta::seconds(1);
    }
}

/// Removes lists of backups that are not there: of one that was broken off before it had its name, or was removed. Those of
/// damaged ones stay.
fn sweep_lists(folder: &Path) {
    let files: Vec<PathBuf> = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    let spoken_for: HashSet<PathBuf> = files.iter().filter_map(|file| older::list_of_any(file)).collect();
    for list in files.iter().filter(|file| is_list(file) && !spoken_for.contains(*file)) {
        // What cannot be removed keeps its pages.
        let _ = fs::remove_file(list);
    }
}

/// Whether a file begins as what zstd packs.
pub(super) fn is_packed(file: &Path) -> bool {
    let mut first = [0; 4];
    File::open(file).and_then(|mut file| file.read_exact(&mut first)).is_ok() && first == [0x28, 0xb5, 0x2f, 0xfd]
}

/// Unpacks the database of a backup.
pub(super) fn unpack(packed: &Path, to: &Path) -> io::Result<()> {
    zstd::stream::copy_decode(File::open(packed)?, File::create_new(to)?)
}

/// One backup at a time. The lock goes with the file.
fn alone(folder: &Path) -> Result<File> {
    let path = folder.join("in-use");
    let file = File::create(&path).map_err(|error| cannot_write(folder, error))?;
    match file.try_lock() {
        Err(fs::TryLockError::WouldBlock) => {
            let message = "Another program is making a backup of this library just now.";
            Err(Error::new(crate::ErrorCode::LibraryLocked, message))
        }
        // A file system that knows no locks: the parts have the names of others' parts, so the worst is a backup that fails.
        Ok(()) | Err(fs::TryLockError::Error(_)) => Ok(file),
    }
}

/// Copies the pages that are not there yet, and reads each again. How many were copied, and which are missing. Disks lose
/// what nobody reads: of the pages that are there, those that are due today are read again as well, and what is damaged is
/// copied anew.
fn pages(library: &Snapshots, backup: &Snapshots, hashes: &[String], day: u32) -> io::Result<(usize, Vec<String>)> {
    let is_there = |hash: &&String| backup.has(hash) && !(is_due(hash, day) && backup.check(hash).is_some());
    let (missing, new) = loop {
        let new = hashes.iter().filter(|hash| !is_there(hash)).cloned();
        let (missing, new): (Vec<String>, Vec<String>) = new.partition(|hash| library.check(hash).is_some());
        match backup.take_over(library, &new) {
            // The trash was emptied just now.
            Err(_) if new.iter().any(|hash| !library.has(hash)) => {}
            taken => break taken.map(|()| (missing, new))?,
        }
    };
    for hash in &new {
        if backup.check(hash).is_some() {
            return Err(io::Error::new(
                io::ErrorKind::InvalidData,
                format!("the page {hash} reads otherwise than it was written"),
            ));
        }
    }
    Ok((new.len(), missing))
}

/// A sixteenth of the pages each day, by the first digit of their hash.
fn is_due(hash: &str, day: u32) -> bool {
    hash.chars().next().and_then(|digit| digit.to_digit(16)) == Some(day % 16)
}

/// Removes what rotation lets go, and the pages that no backup speaks of any more. How many backups went.
fn rotate(folder: &Path) -> usize {
    let dated: Vec<Kept> = all(folder).into_iter().filter(|kept| !kept.before_migration).collect();
    let times: Vec<NaiveDateTime> = dated.iter().map(|kept| kept.time).collect();
    let mut outdated = rotation::outdated(&times);
    outdated.retain(|at| *at == 0 || !is_last_before_a_loss(&dated[*at].file, &dated[at - 1].file));
    let mut removed = 0;
    for at in outdated {
        let file = &dated[at].file;
        // The list goes last: without it, no page would be known to be left over. What cannot be removed stays.
        if fs::remove_file(file).is_ok() {
            let _ = fs::remove_file(list_of(file));
            removed += 1;
        }
    }
    if removed > 0 {
        forget_pages(folder);
    }
    removed
}

/// Whether a backup has much that the next newer one lacks: more than a tenth of its pages, and no mere handful. Then an
/// older library, or a new one, may have come in the place of the one that was lost.
fn is_last_before_a_loss(older: &Path, newer: &Path) -> bool {
    let pages = |file| fs::read_to_string(list_of(file));
    // Without its list it can hold anything.
    let (Ok(older), Ok(newer)) = (pages(older), pages(newer)) else { return true };
    let newer: HashSet<&str> = newer.lines().collect();
    let lost = older.lines().filter(|page| !newer.contains(page)).count();
    lost > HANDFUL && lost * 10 > older.lines().count()
}

const HANDFUL: usize = 4;

fn forget_pages(folder: &Path) {
    let mut spoken_of = HashSet::new();
    // Also those of backups that are damaged.
    let files: Vec<PathBuf> = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    for list in
        files.iter().filter(|file| is_list(file)).cloned().chain(all(folder).iter().map(|kept| list_of(&kept.file)))
    {
        let Ok(list) = fs::read_to_string(list) else { return };
        spoken_of.extend(list.lines().map(str::to_owned));
    }
    for (hash, path) in Snapshots::in_folder(folder).all() {
        if !spoken_of.contains(&hash) {
            // What cannot be removed takes room, and does no harm.
            let _ = fs::remove_file(path);
        }
    }
}

pub(super) fn list_of(file: &Path) -> PathBuf {
    file.with_extension("").with_extension("snapshots")
}

fn is_list(file: &Path) -> bool {
    let name = file.file_name().and_then(|name| name.to_str()?.strip_suffix(".snapshots"));
    name.is_some_and(|name| named(&format!("{name}.sqlite.zst")).is_some())
}

fn sweep(files: &[&Path]) {
    for file in files {
        // It may not be there.
        let _ = fs::remove_file(file);
    }
}

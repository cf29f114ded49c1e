//! From a backup to a library. Everything is unpacked and checked in a folder beside its place, and only then moved there:
//! first the pages, at last the database. A library that holds anything is never touched.

use super::{copy, file, folder};
use crate::store::connect::look;
use crate::store::durable::sync_folder;
use crate::store::presence::Presence;
use crate::store::snapshots::Snapshots;
use crate::store::undo::PERSON_TABLES;
use crate::store::{Db, FILE, Store, failure, lost, readings};
use crate::{Error, ErrorCode, Result};
use rusqlite::OpenFlags;
use std::fs::{self, File};
use std::io;
use std::path::Path;

/// What came back.
pub(crate) struct Restored {
    pub clips: u32,
    pub snapshots: u64,
    /// Pages that the backup itself does not have.
    pub missing: Vec<String>,
}

/// Restores a backup file, or a backup out of a folder of them (`library-<time>.sqlite.zst`), into the library `to`.
pub(crate) fn restore(from: &Path, to: &Path) -> Result<Restored> {
    leaving_nothing(to, || restore_into(from, to))
}

fn restore_into(from: &Path, to: &Path) -> Result<Restored> {
    let cannot = |error: io::Error| {
        let what = format!("The library could not be restored into {}. Nothing was put there.", to.display());
        failure::cannot_write(&what, ErrorCode::LibraryReadOnly, error)
    };
    File::open(from).map_err(|error| {
        let message =
            format!("The backup {} cannot be read. Check the name, and that you may read it.", from.display());
        Error::new(ErrorCode::File, message).because(error)
    })?;
    fs::create_dir_all(to).map_err(cannot)?;
    let Some(_alone) = Presence::alone(to).map_err(cannot)? else {
        let message = format!(
            "The library in {} is open in another program. Close it, or restore into another folder with --library.",
            to.display()
        );
        return Err(Error::new(ErrorCode::LibraryLocked, message));
    };
    refuse_full(to)?;
    sweep(to);
    let beside = to.join(format!("{RESTORING}{}", uuid::Uuid::now_v7()));
    fs::create_dir(&beside).map_err(cannot)?;
    let outcome = (|| {
        let failed = |error: io::Error| if is_of_the_disk(&error) { cannot(error) } else { damaged(from, &error) };
        let missing = if folder::is_packed(from) {
            folder::unpack(from, &beside.join(FILE)).map_err(failed)?;
            look(&beside.join(FILE))?;
            take_pages_beside(from, &beside).map_err(failed)?
        } else {
            file::unpack(from, &beside).map_err(failed)?.missing
        };
        let contents = copy::check(&beside.join(FILE)).map_err(|error| match error.code {
            ErrorCode::LibraryNewer => error,
            _ => damaged(from, &error),
        })?;
        let unpacked = Snapshots::in_folder(&beside);
        let lost: Vec<String> =
            contents.snapshots.iter().filter(|hash| !unpacked.path(hash).exists()).cloned().collect();
        if lost.iter().any(|hash| !missing.contains(hash)) {
            return Err(damaged(from, "pages are missing from it"));
        }
        move_in(&beside, to).map_err(cannot)?;
        let snapshots = (contents.snapshots.len() - lost.len()) as u64;
        Ok(Restored { clips: contents.clips, snapshots, missing: lost })
    })();
    // Best effort; what stays has a name that says what it is.
    let _ = fs::remove_dir_all(&beside);
    outcome
}

/// Makes an equal library in an empty folder, read again before it is there. Others may go on with this one meanwhile.
pub(crate) fn copy_library(store: &Store, to: &Path) -> Result<()> {
    leaving_nothing(to, || copy_into(store, to))
}

fn copy_into(store: &Store, to: &Path) -> Result<()> {
    let cannot = |error: io::Error| {
        let what = format!("The library could not be copied to {}, and stays where it is.", to.display());
        failure::cannot_write(&what, ErrorCode::File, error)
    };
    lost::refuse_within(to)?;
    fs::create_dir_all(to).map_err(cannot)?;
    let Some(_alone) = Presence::alone(to).map_err(cannot)? else {
        let message = format!("There is a library open in {} already. Choose an empty folder.", to.display());
        return Err(Error::new(ErrorCode::LibraryLocked, message));
    };
    refuse_full(to)?;
    sweep(to);
    let beside = to.join(format!("{COPYING}{}", uuid::Uuid::now_v7()));
    fs::create_dir(&beside).map_err(cannot)?;
    let outcome = (|| {
        let contents = store.read(|db| {
            copy::database(db, &beside.join(FILE), cannot)?;
            copy::check_against(db, &beside.join(FILE), |cause| super::unsound(to, cause))
        })?;
        let snapshots = Snapshots::in_folder(to);
        // A page that is lost here is lost there; `doctor` names it in both.
        let there: Vec<String> =
            contents.snapshots.into_iter().filter(|hash| store.snapshots.path(hash).exists()).collect();
        snapshots.take_over(&store.snapshots, &there).map_err(cannot)?;
        if let Some(hash) = there.iter().find(|hash| snapshots.check(hash) != store.snapshots.check(hash)) {
            return Err(super::unsound(to, format!("the page {hash} reads otherwise than it was written")));
        }
        fs::rename(beside.join(FILE), to.join(FILE)).and_then(|()| sync_folder(to)).map_err(cannot)
    })();
    // Best effort; what stays has a name that says what it is.
    let _ = fs::remove_dir_all(&beside);
    outcome
}

fn damaged(from: &Path, cause: impl std::fmt::Display) -> Error {
    let message = format!(
        "The backup {} is cut off or damaged ({cause}). Nothing was restored; take another backup, or copy this one again.",
        from.display()
    );
    Error::new(ErrorCode::LibraryDamaged, message).because(cause)
}

/// Whether the place that is written to is the cause, not the backup that is read.
fn is_of_the_disk(error: &io::Error) -> bool {
    use io::ErrorKind::*;
    failure::is_full(error) || matches!(error.kind(), FileTooLarge | ReadOnlyFilesystem | PermissionDenied)
}

/// Does `work` for a folder. Where it fails, the folder that was made for it goes again, with the mark of who had it open.
fn leaving_nothing<T>(folder: &Path, work: impl FnOnce() -> Result<T>) -> Result<T> {
    let mark = folder.join("in-use");
    let (was_there, was_marked) = (folder.exists(), mark.exists());
    work().inspect_err(|_| {
        // Best effort; where anything else is in it, the folder stays.
        let _ = (!was_marked).then(|| fs::remove_file(&mark));
        let _ = (!was_there).then(|| fs::remove_dir(folder));
    })
}

/// What an earlier restore or move left that was killed. Whoever calls is alone with the folder.
fn sweep(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with(RESTORING) || name.starts_with(COPYING) {
            // Best effort: it only takes room.
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

const RESTORING: &str = "restoring-";
const COPYING: &str = "copying-";

/// The pages lie beside the backup. Those that are not there are given back: the library may have lost them before.
fn take_pages_beside(packed: &Path, beside: &Path) -> io::Result<Vec<String>> {
    let shared = Snapshots::in_folder(packed.parent().unwrap_or(Path::new(".")));
    let own = Snapshots::in_folder(beside);
    let (missing, there): (Vec<String>, Vec<String>) =
        snapshots_of(&beside.join(FILE))?.into_iter().partition(|hash| shared.check(hash).is_some());
    own.take_over(&shared, &there)?;
    Ok(missing)
}

fn snapshots_of(database: &Path) -> io::Result<Vec<String>> {
    let of = || readings::snapshots(&Db::open_with_flags(database, OpenFlags::SQLITE_OPEN_READ_ONLY)?);
    of().map_err(|error: Error| io::Error::other(error.detail.unwrap_or(error.message)))
}

/// A library that was made and never used may be replaced; any other stays.
fn refuse_full(to: &Path) -> Result<()> {
    let present = to.join(FILE);
    if !look(&present)? {
        return refuse_stray_log(to);
    }
    let full = || {
        let message = format!(
            "There is a library in {} already, and it was left as it is. Restore into an empty folder with --library.",
            to.display()
        );
        Error::new(ErrorCode::BadInput, message)
    };
    let db = Db::open(&present)?;
    for table in PERSON_TABLES {
        // A table that an older schema does not have holds nothing.
        let rows = db.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get::<_, i64>(0));
        match rows {
            Ok(0) => {}
            Err(_) if *table == "placements" => {}
            _ => return Err(full()),
        }
    }
    // Its log goes into it here, so that none is left to be taken for the new library's.
    db.pragma_update(None, "journal_mode", "delete")?;
    Ok(db.close().map_err(|(_, error)| error)?)
}

/// Changes that belong to a library whose file is gone would be written into the one that takes its place.
fn refuse_stray_log(to: &Path) -> Result<()> {
    let is_stray = |ending: &str| to.join(format!("{FILE}{ending}")).metadata().is_ok_and(|log| log.len() > 0);
    let Some(ending) = ["-wal", "-journal"].into_iter().find(|ending| is_stray(ending)) else { return Ok(()) };
    let message = format!(
        "In {} there is {FILE}{ending} without its library: the last changes of one whose file is gone. Move it to another folder, or restore into an empty folder with --library.",
        to.display()
    );
    Err(Error::new(ErrorCode::BadInput, message))
}

fn move_in(beside: &Path, to: &Path) -> io::Result<()> {
    Snapshots::in_folder(to).move_in(&Snapshots::in_folder(beside))?;
    fs::rename(beside.join(FILE), to.join(FILE))?;
    sync_folder(to)
}

//! From a backup to a library. Everything is unpacked and checked in a folder beside its place, and only then moved there:
//! first the pages, at last the database. A library that holds anything is left as it is, or its file is set aside where
//! that is asked for; pages stay where they are either way.

use super::{copy, file, folder, older};
use crate::store::connect::look;
use crate::store::durable::{sync_file, sync_folder};
use crate::store::presence::Presence;
use crate::store::replaced::{Aside, set_aside};
use crate::store::snapshots::Snapshots;
use crate::store::undo::PERSON_TABLES;
use crate::store::{Db, FILE, Store, failure, lost, readings, surroundings};
use crate::{Error, ErrorCode, Result};
use rusqlite::OpenFlags;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

/// What came back.
pub(crate) struct Restored {
    pub clips: u32,
    pub snapshots: u64,
    /// Pages that neither the backup has nor the library.
    pub missing: Vec<String>,
    /// Where the file lies that was there before.
    pub set_aside: Option<PathBuf>,
}

/// What becomes of a library that is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum IfThere {
    /// One that holds anything stays, and nothing is restored.
    Refuse,
    /// Its file is set aside, once all else is done.
    SetAside,
}

/// Restores a backup file, or a backup out of a folder of them (`library-<time>.sqlite.zst`), into the library `to`.
pub(crate) fn restore(from: &Path, to: &Path, if_there: IfThere) -> Result<Restored> {
    leaving_nothing(to, || restore_into(from, to, if_there))
}

fn restore_into(from: &Path, to: &Path, if_there: IfThere) -> Result<Restored> {
    let cannot = |error: io::Error| {
        let what = format!("The backup could not be restored into {}. What is there is as it was.", to.display());
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
            "The library in {} is open in another program, so nothing was changed. Close it there, and try again.",
            to.display()
        );
        return Err(Error::new(ErrorCode::LibraryLocked, message));
    };
    if if_there == IfThere::Refuse {
        refuse_full(to)?;
    }
    sweep(to);
    let beside = to.join(format!("{RESTORING}{}", uuid::Uuid::now_v7()));
    fs::create_dir(&beside).map_err(cannot)?;
    let outcome = (|| {
        let failed = |error: io::Error| if is_of_the_disk(&error) { cannot(error) } else { damaged(from, &error) };
        let unsound = |error: Error| match error.code {
            ErrorCode::LibraryNewer => newer(from, &error),
            _ => damaged(from, error.detail.unwrap_or(error.message)),
        };
        let there = Snapshots::in_folder(to);
        let missing = if folder::is_packed(from) {
            folder::unpack(from, &beside.join(FILE)).map_err(|error| {
                // Nobody is led to it once more.
                if error.raw_os_error().is_none() && folder::is_one(from) {
                    older::count_no_more(from.to_owned());
                }
                failed(error)
            })?;
            look(&beside.join(FILE)).map_err(unsound)?;
            take_pages_beside(from, &beside, &there).map_err(failed)?
        } else {
            file::unpack(from, &beside, &there).map_err(failed)?.missing
        };
        let contents = copy::check(&beside.join(FILE)).map_err(unsound)?;
        let unpacked = Snapshots::in_folder(&beside);
        // What was not unpacked is there and whole, but for what the backup itself does not have.
        let is_lost = |hash: &&String| {
            let is_there = if missing.contains(hash) { there.has_whole(hash) } else { there.has(hash) };
            !is_there && !unpacked.has(hash)
        };
        let lost: Vec<String> = contents.snapshots.iter().filter(is_lost).cloned().collect();
        if lost.iter().any(|hash| !missing.contains(hash)) {
            return Err(damaged(from, "pages are missing from it"));
        }
        let set_aside = move_in(&beside, to, if_there).map_err(cannot)?;
        let snapshots = (contents.snapshots.len() - lost.len()) as u64;
        Ok(Restored { clips: contents.clips, snapshots, missing: lost, set_aside })
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
    refuse_other_things(store, to)?;
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

fn newer(from: &Path, error: &Error) -> Error {
    let message = format!(
        "The backup {} was made by a newer version of Cuttings. Nothing was restored; update Cuttings, or take another backup.",
        from.display()
    );
    Error::new(ErrorCode::LibraryNewer, message).because(&error.message)
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

/// The pages lie beside the backup. Those that are among `there` and whole are not copied; those that are in neither place
/// are given back: the library may have lost them before.
fn take_pages_beside(packed: &Path, beside: &Path, there: &Snapshots) -> io::Result<Vec<String>> {
    let shared = Snapshots::in_folder(packed.parent().unwrap_or(Path::new(".")));
    let own = Snapshots::in_folder(beside);
    let mut needed = snapshots_of(&beside.join(FILE))?;
    needed.retain(|hash| !there.has_whole(hash));
    let (missing, new): (Vec<String>, Vec<String>) = needed.into_iter().partition(|hash| shared.check(hash).is_some());
    own.take_over(&shared, &new)?;
    Ok(missing)
}

fn snapshots_of(database: &Path) -> io::Result<Vec<String>> {
    let of = || readings::snapshots(&Db::open_with_flags(database, OpenFlags::SQLITE_OPEN_READ_ONLY)?);
    of().map_err(|error: Error| io::Error::other(error.detail.unwrap_or(error.message)))
}

/// A library moves into a folder that holds nothing, but for what a move left that was broken off.
fn refuse_other_things(store: &Store, to: &Path) -> Result<()> {
    let real = |folder: &Path| surroundings::resolved(folder).unwrap_or_else(|_| surroundings::absolute(folder));
    let message = if real(to) == real(&store.folder) {
        format!("The library is in {} already. Choose an empty folder to move it to.", to.display())
    } else if fs::read_dir(to)
        .into_iter()
        .flatten()
        .flatten()
        .any(|entry| !is_ours(&entry.file_name().to_string_lossy()))
    {
        format!("{} holds other things. Choose an empty folder for the library; nothing was copied.", to.display())
    } else {
        return Ok(());
    };
    Err(Error::new(ErrorCode::BadInput, message))
}

/// Whether a file or folder may be one of a library. What the system hides in a folder that looks empty is no other thing.
fn is_ours(name: &str) -> bool {
    let begins = [FILE, RESTORING, COPYING, "."].iter().any(|begin| name.starts_with(begin));
    begins || matches!(name, "snapshots" | "in-use" | "room")
}

/// A library that was made and never used may be replaced; any other stays.
fn refuse_full(to: &Path) -> Result<()> {
    let present = to.join(FILE);
    let full = || {
        let message = format!(
            "There is a library in {} already, and it was left as it is. Restore into an empty folder with --library, or in its place with --replace: then it is set aside, not deleted.",
            to.display()
        );
        Error::new(ErrorCode::BadInput, message)
    };
    match look(&present) {
        Ok(true) => {}
        Ok(false) => return refuse_stray_log(to),
        Err(error) if error.code == ErrorCode::LibraryDamaged => return Err(full().because(error)),
        Err(error) => return Err(error),
    }
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
        "In {} there is {FILE}{ending} without its library: the last changes of one whose file is gone. Restore into an empty folder with --library, or here with --replace: then it is set aside, not deleted.",
        to.display()
    );
    Err(Error::new(ErrorCode::BadInput, message))
}

/// Where one waits for the disk, for a power cut must leave either library, or what an error and another try lead on from.
fn move_in(beside: &Path, to: &Path, if_there: IfThere) -> io::Result<Option<PathBuf>> {
    sync_file(&beside.join(FILE))?;
    Snapshots::in_folder(to).move_in(&Snapshots::in_folder(beside))?;
    let aside = match if_there {
        IfThere::Refuse => None,
        IfThere::SetAside => set_aside(to)?,
    };
    match (fs::rename(beside.join(FILE), to.join(FILE)), aside) {
        (Ok(()), aside) => {
            sync_folder(to)?;
            Ok(aside.map(|aside| aside.folder))
        }
        (Err(error), aside) => {
            aside.into_iter().for_each(Aside::put_back);
            Err(error)
        }
    }
}

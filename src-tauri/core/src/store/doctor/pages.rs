//! The pages: those that clips need, against their hashes and mended from backups; those that no clip needs. Of the latter
//! none is deleted: its clip may be what was lost.

use super::{Findings, called, counted};
use crate::Result;
use crate::store::open::Store;
use crate::store::snapshots::{Fault, Snapshots, is_old};
use crate::store::{readings, trash};
use std::collections::{BTreeMap, HashSet};
use std::path::PathBuf;
use std::slice;

/// `needed` are the hashes of the pages that clips need, each with a clip that is named in messages; those that are only
/// `misplaced` are told of elsewhere.
pub(super) fn look(
    store: &Store,
    needed: &BTreeMap<String, String>,
    misplaced: &HashSet<String>,
    repair: bool,
    findings: &mut Findings,
) {
    let folders = store.backup_folders();
    let backups: Vec<Snapshots> = folders.iter().map(|folder| Snapshots::in_folder(folder)).collect();
    let (mut healed, mut lost, mut mendable) = (0, Vec::new(), Vec::new());
    for (hash, clip) in needed.iter().filter(|(hash, _)| !misplaced.contains(*hash)) {
        let wrong = match store.snapshots.check(hash) {
            None => continue,
            // The trash was emptied meanwhile.
            Some(_) if !store.read(|db| readings::are_needed(db, slice::from_ref(hash))).unwrap_or(true) => continue,
            Some(Fault::Missing) => "is missing",
            Some(Fault::Damaged) => "is damaged",
        };
        let clip = store.read(|db| Ok(called(db, clip))).unwrap_or_else(|_| clip.clone());
        let problem =
            format!("The original page of clip {clip} {wrong} (snapshot {hash}); the article itself is there.");
        let Some(at) = backups.iter().position(|backup| backup.check(hash).is_none()) else {
            let folder = folders.first().map(|folder| folder.display().to_string()).unwrap_or_default();
            lost.push(format!(
                "{problem} The backups in {folder} do not have it. Clip the page again from its file or address: if it is still the same, that puts it back."
            ));
            continue;
        };
        if !repair {
            mendable.push(format!("{problem} A repair takes it from the backups in {}.", folders[at].display()));
            continue;
        }
        match store.snapshots.take_over(&backups[at], slice::from_ref(hash)) {
            Ok(()) => healed += 1,
            Err(error) => lost.push(format!(
                "{problem} It is in the backups in {}, but could not be put back ({error}). Check that there is room and that you may write.",
                folders[at].display()
            )),
        }
    }
    some_of(lost, "are missing or damaged, and could not be taken from the backups.")
        .for_each(|lost| findings.problems.push(lost));
    some_of(mendable, "are missing or damaged; a repair takes them from the backups.")
        .for_each(|problem| findings.mendable(problem));
    if healed > 0 {
        let pages = counted(healed, "original page was", "original pages were");
        findings.repaired.push(format!("{pages} taken from the backups"));
    }
    findings.checked.push(counted(needed.len(), "snapshot against its hash", "snapshots against their hashes"));
}

/// As many as anybody reads, and how many there are besides.
fn some_of(problems: Vec<String>, so: &str) -> impl Iterator<Item = String> {
    const READ: usize = 20;
    let more = problems.len().saturating_sub(READ);
    let besides = (more > 0).then(|| format!("Besides these, {more} original pages {so}"));
    problems.into_iter().take(READ).chain(besides)
}

pub(super) fn leftovers(store: &Store, repair: bool, findings: &mut Findings) {
    let files = store.snapshots.leftovers();
    if files.is_empty() {
        return;
    }
    if !repair {
        findings.notes.push(format!("Among the pages there is what an interrupted program had not finished: {}. It does no harm; a repair removes it.", counted(files.len(), "half-written file", "half-written files")));
        return;
    }
    let (removed, stay): (Vec<_>, Vec<_>) = files.iter().partition(|file| std::fs::remove_file(file).is_ok());
    if !removed.is_empty() {
        let files = counted(removed.len(), "half-written file was", "half-written files were");
        findings.repaired.push(format!("{files} removed"));
    }
    if let Some(first) = stay.first() {
        let files = counted(stay.len(), "half-written file", "half-written files");
        findings.notes.push(format!(
            "Among the pages, what could not be removed: {files} ({}). It does no harm; check that you may write there.",
            first.display()
        ));
    }
}

/// Pages that belong to no clip: the clips were lost, or a program was ended between keeping pages and keeping their clips.
/// Gives those that a repair takes up. Young ones may be those of an import that is running.
pub(crate) fn strays(store: &Store, repair: bool, findings: &mut Findings) -> Result<Vec<(String, PathBuf)>> {
    let all = store.read(|db| trash::unreferenced(db, &store.snapshots))?;
    if repair {
        let alone = store.is_alone();
        return Ok(all.into_iter().filter(|(_, path)| alone || is_old(path)).collect());
    }
    let (old, young): (Vec<_>, Vec<_>) = all.into_iter().partition(|(_, path)| is_old(path));
    if !young.is_empty() {
        findings.notes.push(format!(
            "Without a clip so far: {} of the last hour. That is so while something is clipped, or where a program was ended while it was; then a repair clips what is there.",
            counted(young.len(), "page", "pages")
        ));
    }
    let (whole, damaged): (Vec<_>, Vec<_>) =
        old.into_iter().partition(|(hash, _)| store.snapshots.check(hash).is_none());
    if !whole.is_empty() {
        findings.mendable(format!(
            "Without a clip: {}. Clips may have been lost, by an older library.sqlite in the place of a newer one, say; or a program was ended while it clipped. A repair clips them again; to have their tags, notes and passages too, restore a backup that has them.",
            counted(whole.len(), "page", "pages")
        ));
    }
    if !damaged.is_empty() {
        findings.notes.push(format!(
            "Among the pages there is what belongs to no clip and cannot be read: {}. It does no harm; a repair sets it aside.",
            counted(damaged.len(), "file", "files")
        ));
    }
    Ok(Vec::new())
}

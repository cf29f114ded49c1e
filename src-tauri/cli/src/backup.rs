//! `backup`, `restore` and `backups`: copies of the library, and the way back.

use crate::args;
use crate::out::{Ended, Out, Outcome, counted, table};
use cuttings_core::model::BackedUp;
use cuttings_core::{Error, ErrorCode, Library};
use serde_json::json;
use std::path::Path;

pub fn backup(library: &Library, file: &Path, out: &mut Out) -> Outcome {
    if file == Path::new("-") {
        let message =
            "A backup is read again before it counts, so it goes into a file and not to standard output. Name a file.";
        return Err(Error::new(ErrorCode::BadInput, message).into());
    }
    report(&library.backup(file)?, out)
}

pub fn restore(file: &Path, to: &Path, replace: bool, out: &mut Out) -> Outcome {
    let restored = if replace { Library::go_back(to, file)? } else { Library::restore(file, to)? };
    out.print(&restored, || {
        let (clips, pages) = (counted(restored.clips as usize, "clip"), counted(restored.pages as usize, "page"));
        let aside = restored.set_aside.iter().map(|folder| format!("What was there is in {folder}"));
        let back = format!("Restored {clips} and {pages} into {}", to.display());
        [back].into_iter().chain(aside).chain(restored.repaired.iter().cloned()).collect::<Vec<_>>().join("\n")
    })?;
    restored.problems.iter().for_each(|problem| out.warn(problem));
    lost(&restored.missing)
}

pub fn run(library: &Library, command: Option<&args::Backups>, out: &mut Out) -> Outcome {
    match command {
        None => list(library, out),
        Some(args::Backups::Make) => report(&library.back_up()?, out),
        Some(args::Backups::Folder(place)) => {
            library.keep_backups_in(place.folder.as_deref())?;
            let backups = library.backups()?;
            out.print(&json!({ "folder": backups.folder }), || format!("Backups go to {}", backups.folder))
        }
    }
}

/// A person who works for a day without a backup gets one, with a word about it. What keeps it from being made is said,
/// and is no failure of what they did.
pub fn when_due(library: &Library, out: &Out) {
    match library.back_up_if_due() {
        Ok(None) => {}
        Ok(Some(made)) => {
            out.say(&format!("Backed up to {}", made.file));
            made.problem.iter().for_each(|problem| out.warn(problem));
        }
        Err(error) if error.code == ErrorCode::LibraryLocked => {}
        Err(error) => out.warn(&error.message),
    }
}

fn report(made: &BackedUp, out: &mut Out) -> Outcome {
    out.print(made, || {
        let (clips, pages) = (counted(made.clips as usize, "clip"), counted(made.pages as usize, "page"));
        format!("Wrote {clips} and {pages} to {}, and read them again.", made.file)
    })?;
    made.problem.iter().for_each(|problem| out.warn(problem));
    lost(&made.missing)
}

fn lost(pages: &[String]) -> Outcome {
    if pages.is_empty() {
        return Ok(());
    }
    let message = format!(
        "All else is there, but {} missing or damaged. Run `cuttings doctor`, which names the clips; an older backup may have them.",
        if pages.len() == 1 {
            "one original page is".to_owned()
        } else {
            format!("{} original pages are", pages.len())
        }
    );
    Err(Ended::from(Error::new(ErrorCode::LibraryDamaged, message).because(pages.join(" "))))
}

fn list(library: &Library, out: &mut Out) -> Outcome {
    let backups = library.backups()?;
    out.print(&backups, || {
        let why = |before: bool| if before { "before a new version" } else { "" };
        let kept = backups.kept.iter();
        let kept = kept.map(|kept| vec![kept.made.clone(), kept.file.clone(), why(kept.before_migration).to_owned()]);
        let damaged = backups.damaged.iter().map(|file| vec![String::new(), file.clone(), "damaged".to_owned()]);
        let rows: Vec<Vec<String>> = kept.chain(damaged).collect();
        if rows.is_empty() { format!("No backups yet in {}", backups.folder) } else { table(&rows) }
    })
}

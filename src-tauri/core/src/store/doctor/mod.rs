//! Looks for damage: the database, the pages against their hashes, the documents against their canonical text, what
//! follows from them, the search index against the texts. Each check reports its own failure, and the next goes on. What
//! can be derived is repaired on request. A page is never deleted.
//!
//! - `schema.rs`: what the file is made of
//! - `database.rs`: SQLite's own checks, rows that point at nothing, the history of undo
//! - `values.rs`, `names.rs`: values that are none, names and their keys
//! - `readings.rs`: the documents, the passages marked in them, and which one a clip shows
//! - `places.rs`: what lies among the pages in the wrong place
//! - `pages.rs`: the pages that clips need, and those that no clip needs
//! - `search_index.rs`: the index
//! - `library/mend.rs`: what lists show, and what becomes of pages that no clip needs; `library/mend/`: what is made anew from
//!   the pages

mod database;
mod names;
mod pages;
mod places;
mod readings;
mod schema;
mod search_index;
mod values;

pub(crate) use pages::strays;

use super::Db;
use super::open::Store;
use crate::{Error, ErrorCode, Result};
pub(crate) use readings::{Damaged, Read, Strayed, put};
use std::collections::HashSet;
use std::path::PathBuf;

/// What was looked at, what is wrong, what was mended: whole sentences for a person.
#[derive(Default)]
pub(crate) struct Findings {
    pub checked: Vec<String>,
    pub problems: Vec<String>,
    /// What does no harm.
    pub notes: Vec<String>,
    pub repaired: Vec<String>,
    /// How many of the problems a repair would mend.
    pub mendable: usize,
    /// Some of them only a backup mends.
    pub needs_backup: bool,
    /// Tables that are missing, and that a repair makes anew.
    pub absent: Vec<String>,
}

impl Findings {
    /// Does a check, and says so where it cannot be done to the end.
    pub fn look(&mut self, at: &str, check: impl FnOnce(&mut Findings) -> Result<()>) {
        if let Err(error) = check(self) {
            self.broken_off(at, &error);
        }
    }

    fn broken_off(&mut self, at: &str, error: &Error) {
        match error.code {
            ErrorCode::LibraryDamaged | ErrorCode::Internal => {
                let cause = error.detail.as_ref().unwrap_or(&error.message);
                // That a table is missing is told of by itself.
                if self.absent.iter().any(|table| cause.contains(&format!("no such table: {table}"))) {
                    return;
                }
                self.for_backup(format!("{at} could not be looked at to the end ({cause}). Restore a backup."));
            }
            _ => self.problems.push(format!("{at} could not be looked at to the end. {}", error.message)),
        }
    }

    /// A problem that `doctor --repair` mends.
    pub fn mendable(&mut self, problem: String) {
        self.problems.push(problem);
        self.mendable += 1;
    }

    /// A problem that a backup mends.
    pub fn for_backup(&mut self, problem: String) {
        self.problems.push(problem);
        self.needs_backup = true;
    }
}

/// Looks at what everything else stands on: the file, the pages, the readings. What only the pages can mend, or passages that
/// have to be found again, whoever calls sees to before `examine_rest`.
pub(crate) fn examine(store: &Store, repair: bool, findings: &mut Findings) -> Examined {
    findings.look("The database's parts", |findings| schema::look(store, repair, findings));
    let index_is_whole = database::look(store, repair, findings);
    let read = readings::look(store, findings);
    let mut misplaced = HashSet::new();
    findings.look("The places of the pages", |findings| {
        misplaced = places::look(store, repair, findings)?;
        Ok(())
    });
    pages::look(store, &read.pages, &misplaced, repair, findings);
    Examined { index_is_whole, read }
}

/// What was found so far, for what comes next.
pub(crate) struct Examined {
    index_is_whole: bool,
    pub read: Read,
}

/// Whose the readings are, before any is taken for that of a clip which is gone.
pub(crate) fn owners(store: &Store, repair: bool, findings: &mut Findings) {
    findings.look("Whose the articles are", |findings| readings::owners(store, repair, findings));
}

/// What clips show, of their own readings.
pub(crate) fn shown(store: &Store, repair: bool, findings: &mut Findings) {
    findings.look("What the clips show", |findings| readings::shown(store, repair, findings));
}

/// Looks at what follows from the rest. Gives the pages that a repair takes up, by their hashes: no clip needs them, and some
/// may be damaged.
pub(crate) fn examine_rest(
    store: &Store,
    examined: &Examined,
    repair: bool,
    findings: &mut Findings,
) -> Vec<(String, PathBuf)> {
    // Behind what is written anew: of that, nothing is lost.
    findings.look("The values", |findings| values::look(store, repair, findings));
    findings.look("The names", |findings| names::look(store, repair, findings));
    findings.look("The search index", |findings| search_index::look(store, examined.index_is_whole, repair, findings));
    pages::leftovers(store, repair, findings);
    let mut strays = Vec::new();
    findings.look("The pages that belong to no clip", |findings| {
        strays = pages::strays(store, repair, findings)?;
        Ok(())
    });
    strays
}

/// What is lost for good. Comes last: a repair brings back some of it.
pub(crate) fn losses(store: &Store, repair: bool, findings: &mut Findings) {
    findings.look("The articles of the clips", |findings| readings::lost(store, repair, findings));
    findings.look("What rows point at", |findings| store.read(|db| database::references(db, findings)));
}

/// After a crash: what was written last, and the database's own order as long as that takes no more than a moment.
/// Gives what is wrong.
pub(crate) fn glance(store: &Store) -> Result<Vec<String>> {
    const LAST: u32 = 100;
    const MOMENT: i64 = 256 << 20;
    let advice = "Cuttings did not end as it should the last time. Check the library: that looks at everything.";
    store.read(|db| {
        let mut wrong = Vec::new();
        let size: i64 = db.query_row("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size", [], |row| row.get(0))?;
        if size <= MOMENT {
            let verdict: String = db.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
            if verdict != "ok" {
                wrong.push(format!("The database is damaged ({verdict}). {advice}"));
            }
        }
        let mut statement = db.prepare("SELECT DISTINCT snapshot FROM readings ORDER BY id DESC LIMIT ?1")?;
        let last = statement.query_map([LAST], |row| row.get(0))?.collect::<rusqlite::Result<Vec<String>>>()?;
        let lost = last.iter().filter(|hash| store.snapshots.check(hash).is_some()).count();
        if lost > 0 {
            let pages = counted(last.len(), "original page", "original pages");
            wrong.push(format!("Of the last {pages}, missing or damaged: {lost}. {advice}"));
        }
        let unindexed: i64 = db.query_row(
            "SELECT count(*) FROM (SELECT no FROM clips ORDER BY no DESC LIMIT ?1) WHERE no NOT IN (SELECT rowid FROM search WHERE rowid >= (SELECT min(no) FROM (SELECT no FROM clips ORDER BY no DESC LIMIT ?1)))",
            [LAST],
            |row| row.get(0),
        )?;
        if unindexed > 0 {
            wrong.push(format!("Of the last clips, {unindexed} cannot be found by their words. {advice}"));
        }
        Ok(wrong)
    })
}

/// A clip as a person knows it, and by its id.
fn called(db: &Db, clip: &str) -> String {
    let headline =
        db.query_row("SELECT headline FROM clips WHERE id = ?1", [clip], |row| row.get::<_, Option<String>>(0));
    match headline {
        Ok(Some(headline)) => format!("“{headline}” ({clip})"),
        Ok(None) | Err(_) => clip.to_owned(),
    }
}

pub(crate) fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

pub(crate) fn clips_of(number: usize) -> String {
    counted(number, "clip", "clips")
}

//! The database in itself: SQLite's own checks, rows that point at nothing, and the history of undo.

use super::{Findings, clips_of, counted};
use crate::Result;
use crate::store::open::Store;
use crate::store::{Db, undo};
use std::collections::BTreeMap;

/// True where SQLite finds nothing wrong with the search index in itself, which can be built anew and is no reason to go
/// back to a backup.
pub(super) fn look(store: &Store, repair: bool, findings: &mut Findings) -> bool {
    let mut index_is_whole = true;
    findings.look("The database", |findings| store.read(|db| integrity(db, &mut index_is_whole, findings)));
    findings.look("The dossiers", |findings| sections(store, repair, findings));
    findings.look("The history of undo", |findings| history(store, repair, findings));
    findings.look("The clips", |findings| {
        let clips: u32 = store.read(|db| Ok(db.query_row("SELECT count(*) FROM clips", [], |row| row.get(0))?))?;
        findings.checked.push(format!("the database with {}", clips_of(clips as usize)));
        Ok(())
    });
    index_is_whole
}

fn integrity(db: &Db, index_is_whole: &mut bool, findings: &mut Findings) -> Result<()> {
    let mut statement = db.prepare("PRAGMA integrity_check(20)")?;
    let lines = statement.query_map([], |row| {
        Ok(String::from_utf8_lossy(row.get_ref(0)?.as_bytes().unwrap_or_default()).into_owned())
    })?;
    for line in lines {
        let line = line?;
        if line.to_ascii_lowercase().contains("fts5") {
            *index_is_whole = false;
        } else if line != "ok" {
            findings
                .for_backup(format!("The database is damaged ({line}). Restore a backup, or export what can be read."));
        }
    }
    Ok(())
}

/// Looked at last: a repair brings back some of what rows point at. What it would bring back is told of where it is lost: the
/// readings that clips show, sections, clips that have readings, and what undo has noted.
pub(super) fn references(db: &Db, findings: &mut Findings) -> Result<()> {
    let sql = "SELECT \"table\", rowid, parent FROM pragma_foreign_key_check
               WHERE \"table\" NOT IN ('clips', 'undo_rows') AND parent IS NOT 'sections'";
    let mut statement = db.prepare(sql)?;
    let mut rows = statement.query([])?;
    let mut loose: BTreeMap<String, usize> = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let (table, no, parent): (String, i64, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let comes_back = parent == "clips" && {
            let sql = format!("SELECT clip IN (SELECT clip FROM readings) FROM {table} WHERE rowid = ?1");
            db.prepare_cached(&sql)?.query_row([no], |row| row.get(0))?
        };
        if !comes_back {
            *loose.entry(table).or_default() += 1;
        }
    }
    for (table, count) in loose {
        findings.for_backup(format!(
            "In {table}, {} that is not there. Restore a backup.",
            counted(count, "row points at something", "rows point at something")
        ));
    }
    Ok(())
}

/// Clips in a section that is not there, or another dossier's, stand nowhere in the person's order; before all sections they
/// are seen.
fn sections(store: &Store, repair: bool, findings: &mut Findings) -> Result<()> {
    const LOST: &str = "section IS NOT NULL AND NOT EXISTS
      (SELECT 1 FROM sections s WHERE s.id = entries.section AND s.dossier = entries.dossier)";
    let lost: u32 = store
        .read(|db| Ok(db.query_row(&format!("SELECT count(*) FROM entries WHERE {LOST}"), [], |row| row.get(0))?))?;
    let clips = clips_of(lost as usize);
    match (lost, repair) {
        (0, _) => {}
        (_, false) => findings.mendable(format!(
            "In dossiers, in a section that the dossier does not have: {clips}. A repair puts them before all sections; only a backup has the section."
        )),
        (_, true) => {
            store.write(|db| Ok(db.execute(&format!("UPDATE entries SET section = NULL WHERE {LOST}"), []).map(drop)?))?;
            findings.repaired.push(format!("{clips} in a section that their dossier does not have: they stand before all sections of the dossier now"));
        }
    }
    Ok(())
}

/// Steps that cannot be undone or done again, because what is noted of them makes no sense.
fn history(store: &Store, repair: bool, findings: &mut Findings) -> Result<()> {
    let (broken, loose) = store.read(|db| Ok((undo::broken(db)?, undo::loose(db)? as usize)))?;
    if broken.is_empty() && loose == 0 {
        return Ok(());
    }
    let steps = counted(broken.len(), "step", "steps");
    let loose = counted(loose, "change that belongs to no step", "changes that belong to no step");
    if repair {
        store.write(|db| undo::forget(db, &broken))?;
        let lost = if broken.is_empty() { format!("which held {loose}") } else { format!("which had lost {steps}") };
        findings.repaired.push(format!("the history of undo, {lost}"));
    } else if broken.is_empty() {
        findings.mendable(format!("The history of undo holds {loose}. Nothing suffers by it; a repair forgets that."));
    } else {
        findings.mendable(format!(
            "The history of undo is damaged: {steps} cannot be undone. Nothing else suffers by it; a repair forgets these steps and those behind them."
        ));
    }
    Ok(())
}

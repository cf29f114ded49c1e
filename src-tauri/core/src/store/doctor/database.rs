//! The database in itself: SQLite's own checks, the indexes that it should have, texts that are none, the keys by which names
//! are compared, and the history of undo.

use super::{Findings, clips_of, counted};
use crate::Result;
use crate::store::open::Store;
use crate::store::undo::PERSON_TABLES;
use crate::store::{Db, migrate, undo, words};

/// True where SQLite finds nothing wrong with the search index in itself, which can be built anew and is no reason to go
/// back to a backup.
pub(super) fn look(store: &Store, repair: bool, findings: &mut Findings) -> bool {
    let mut index_is_whole = true;
    findings.look("The database", |findings| {
        store.read(|db| {
            integrity(db, &mut index_is_whole, findings)?;
            references(db, findings)
        })
    });
    findings.look("The database's indexes", |findings| indexes(store, repair, findings));
    findings.look("The names", |findings| keys(store, repair, findings));
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
            findings.for_backup(format!(
                "The database is damaged ({line}). Restore a backup, or copy what can be read with `cuttings export`."
            ));
        }
    }
    Ok(())
}

/// Undo looks after its own.
fn references(db: &Db, findings: &mut Findings) -> Result<()> {
    let mut statement = db.prepare("SELECT \"table\", count(*) FROM pragma_foreign_key_check WHERE \"table\" IS NOT 'undo_rows' GROUP BY 1")?;
    for row in statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, u32>(1)? as usize)))? {
        let (table, count) = row?;
        findings.for_backup(format!(
            "In {table}, {} that is not there. Restore a backup.",
            counted(count, "row points at something", "rows point at something")
        ));
    }
    Ok(())
}

/// SQLite keeps any bytes as a text; what is no UTF-8 cannot be shown. The documents are looked at by themselves.
pub(super) fn texts(store: &Store, findings: &mut Findings) -> Result<()> {
    store.read(|db| texts_in(db, findings))
}

fn texts_in(db: &Db, findings: &mut Findings) -> Result<()> {
    for table in PERSON_TABLES.iter().chain(&["settings"]) {
        let columns = match *table {
            "readings" => "id, clip, snapshot, media, charset, final_url, retrieved, extractor",
            _ => "*",
        };
        let mut statement = db.prepare(&format!("SELECT {columns} FROM {table}"))?;
        let names: Vec<String> = statement.column_names().map(str::to_owned).collect();
        let mut wrong = vec![0; names.len()];
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            for (column, wrong) in wrong.iter_mut().enumerate() {
                let value = row.get_ref(column)?;
                *wrong += usize::from(value.as_bytes().is_ok_and(|bytes| std::str::from_utf8(bytes).is_err()));
            }
        }
        for (name, wrong) in names.iter().zip(wrong).filter(|(_, wrong)| *wrong > 0) {
            let values = counted(wrong, "value of", "values of");
            findings.for_backup(format!("In {table}, {values} “{name}” cannot be read as text. Restore a backup."));
        }
    }
    Ok(())
}

/// A library without one of its indexes is slow, or takes what must be unique twice.
fn indexes(store: &Store, repair: bool, findings: &mut Findings) -> Result<()> {
    let of = |db: &Db| -> Result<Vec<(String, String)>> {
        let sql = "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY name";
        Ok(db.prepare(sql)?.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?)
    };
    let model = Db::open_in_memory()?;
    migrate::run(&model, || Ok(()))?;
    let present = store.read(of)?;
    let mut missing = of(&model)?;
    missing.retain(|(name, _)| !present.iter().any(|(there, _)| there == name));
    if missing.is_empty() {
        return Ok(());
    }
    let names = missing.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(", ");
    if !repair {
        findings.mendable(format!(
            "The database lacks {} ({names}), so it is slow. `cuttings doctor --repair` makes what is missing.",
            counted(missing.len(), "index", "indexes")
        ));
        return Ok(());
    }
    store.write(|db| {
        // A connection that was open before has to notice that they are gone.
        of(db)?;
        Ok(missing.iter().try_for_each(|(_, sql)| db.execute_batch(sql))?)
    })?;
    findings.repaired.push(format!("the database's {} {names}", if missing.len() == 1 { "index" } else { "indexes" }));
    Ok(())
}

/// Names are found by their keys.
fn keys(store: &Store, repair: bool, findings: &mut Findings) -> Result<()> {
    for (table, name) in [("tags", "name"), ("dossiers", "title"), ("sections", "title"), ("searches", "name")] {
        let wrong = store.read(|db| wrong_keys(db, table, name))?;
        if wrong.is_empty() {
            continue;
        }
        let names = wrong.iter().take(3).map(|(_, name)| format!("“{name}”")).collect::<Vec<_>>().join(", ");
        if !repair {
            findings.mendable(format!(
                "In {table}, what cannot be found by its name: {} ({names}). `cuttings doctor --repair` mends that.",
                wrong.len()
            ));
            continue;
        }
        let mended = store.write(|db| {
            let mut mend = db.prepare(&format!("UPDATE OR IGNORE {table} SET key = ?2 WHERE id = ?1"))?;
            let mut mended = 0;
            for (id, name) in &wrong {
                mended += mend.execute((id, words::name_key(name)))?;
            }
            Ok(mended)
        })?;
        if mended > 0 {
            findings.repaired.push(format!("{table} that could not be found by their names: {mended}"));
        }
        for (_, name) in store.read(|db| wrong_keys(db, table, name))? {
            findings
                .problems
                .push(format!("In {table}, “{name}” is there twice. Rename one of the two in the window."));
        }
    }
    Ok(())
}

fn wrong_keys(db: &Db, table: &str, name: &str) -> Result<Vec<(String, String)>> {
    let mut statement = db.prepare(&format!("SELECT id, {name}, key FROM {table}"))?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let rows = rows.collect::<rusqlite::Result<Vec<(String, String, String)>>>()?;
    let wrong = rows.into_iter().filter(|(_, name, key)| words::name_key(name) != *key);
    Ok(wrong.map(|(id, name, _)| (id, name)).collect())
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
        findings.mendable(format!(
            "The history of undo holds {loose}. Nothing suffers by it; `cuttings doctor --repair` forgets that."
        ));
    } else {
        findings.mendable(format!(
            "The history of undo is damaged: {steps} cannot be undone. Nothing else suffers by it; `cuttings doctor --repair` forgets these steps and those behind them."
        ));
    }
    Ok(())
}

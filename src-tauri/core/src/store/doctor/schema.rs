//! What the file is made of: the tables, columns and indexes of an empty library, and nothing that acts by itself.

use super::{Findings, counted};
use crate::Result;
use crate::store::open::Store;
use crate::store::undo::PERSON_TABLES;
use crate::store::{Db, migrate, settings};
use rusqlite::{Transaction, TransactionBehavior};

/// A table, index, trigger or view: its kind, its name, and the statement that makes it.
type Part = (String, String, String);

/// Comes before everything else: what is missing keeps the library from being written, and a trigger of another program's
/// writes along. So the connection is one that has not been prepared for either.
pub(super) fn look(store: &Store, repair: bool, findings: &mut Findings) -> Result<()> {
    let model = Db::open_in_memory()?;
    migrate::run(&model, || Ok(()))?;
    let (parts, present) = (parts(&model)?, store.read(parts)?);
    let lacks = |(kind, name, _): &&Part| !present.iter().any(|(k, n, _)| k == kind && n == name);
    let missing: Vec<&Part> = parts.iter().filter(lacks).collect();
    let strange: Vec<&Part> = present.iter().filter(|(kind, ..)| kind == "trigger" || kind == "view").collect();
    if repair && !(missing.is_empty() && strange.is_empty()) {
        let db = store.connect()?;
        let transaction = Transaction::new_unchecked(&db, TransactionBehavior::Immediate)?;
        for (kind, name, _) in &strange {
            transaction.execute_batch(&format!("DROP {kind} {}", quoted(name)))?;
        }
        missing.iter().try_for_each(|(.., sql)| transaction.execute_batch(sql))?;
        if missing.iter().any(|(_, name, _)| name == "settings") {
            let id = settings::get(&model, settings::ID)?.unwrap_or_default();
            let sql = "INSERT INTO settings VALUES (?1, ?2, strftime('%Y-%m-%dT%H:%M:%SZ'))";
            transaction.execute(sql, (settings::ID, id))?;
        }
        transaction.commit()?;
    }
    if !repair {
        findings.absent.extend(missing.iter().filter(|(kind, ..)| kind == "table").map(|(_, name, _)| name.clone()));
    }
    tables(&missing, repair, findings);
    indexes(&missing, repair, findings);
    strangers(&strange, repair, findings);
    columns(store, &model, findings)
}

/// Those that have a statement of their own, tables before indexes. The parts of the search index come and go with it.
fn parts(db: &Db) -> Result<Vec<Part>> {
    let sql = "SELECT type, name, sql FROM sqlite_schema
               WHERE sql IS NOT NULL AND name NOT GLOB 'sqlite_*' AND name NOT GLOB 'search_*'
               ORDER BY type = 'index', name";
    Ok(db
        .prepare(sql)?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<rusqlite::Result<_>>()?)
}

fn tables(missing: &[&Part], repair: bool, findings: &mut Findings) {
    for (_, name, _) in missing.iter().filter(|(kind, ..)| kind == "table") {
        let made = PERSON_TABLES.contains(&name.as_str()) || name == "settings";
        match (made, repair) {
            (true, false) => {
                findings.needs_backup = true;
                findings.mendable(format!(
                    "The table {name} is missing with all that was in it. Restore a backup; where there is none, a repair makes it anew, with nothing in it."
                ));
            }
            (true, true) => findings.repaired.push(format!(
                "the table {name}, which was missing: there is nothing in it now, and what was in it is only in a backup"
            )),
            (false, false) => findings.mendable(format!(
                "The table {name} is missing. It holds nothing that you made; a repair makes it anew."
            )),
            (false, true) => findings.repaired.push(format!("the table {name}, which was missing")),
        }
    }
}

/// A library without one of its indexes is slow, or takes what must be unique twice.
fn indexes(missing: &[&Part], repair: bool, findings: &mut Findings) {
    let names: Vec<&str> =
        missing.iter().filter(|(kind, ..)| kind == "index").map(|(_, name, _)| name.as_str()).collect();
    match (names.len(), names.join(", ")) {
        (0, _) => {}
        (number, names) if repair => {
            findings.repaired.push(format!("the database's {} {names}", if number == 1 { "index" } else { "indexes" }));
        }
        (number, names) => findings.mendable(format!(
            "The database lacks {} ({names}), so it is slow. A repair makes what is missing.",
            counted(number, "index", "indexes")
        )),
    }
}

/// Cuttings makes no triggers and no views in the file.
fn strangers(strange: &[&Part], repair: bool, findings: &mut Findings) {
    for (kind, name, _) in strange {
        if repair {
            findings.repaired.push(format!("the {kind} “{name}”, which another program had made, was removed"));
        } else {
            findings.mendable(format!(
                "In the database there is a {kind} that Cuttings did not make (“{name}”); it may change what you save, or keep it from being saved. A repair removes it, and no clip with it."
            ));
        }
    }
}

/// A table that was made anew, or one of a newer library, has more.
fn columns(store: &Store, model: &Db, findings: &mut Findings) -> Result<()> {
    let of = |db: &Db| -> Result<Vec<(String, String)>> {
        let sql = "SELECT s.name, c.name FROM sqlite_schema s JOIN pragma_table_info(s.name) c
                   WHERE s.type = 'table' AND s.sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY 1, 2";
        Ok(db.prepare(sql)?.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?)
    };
    let present = store.read(of)?;
    for (table, column) in of(model)? {
        let is_there = present.iter().any(|(name, _)| *name == table);
        if is_there && !present.contains(&(table.clone(), column.clone())) {
            findings.for_backup(format!("The table {table} lacks its column {column}. Restore a backup."));
        }
    }
    Ok(())
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

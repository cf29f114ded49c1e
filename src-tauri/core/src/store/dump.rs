//! Rows as text, for comparing two libraries in tests.

use super::Db;
use super::undo::PERSON_TABLES;
use crate::Result;
use rusqlite::types::Value;

/// Every row that a person made.
pub(crate) fn dump(db: &Db) -> Result<Vec<String>> {
    tables(db, PERSON_TABLES)
}

/// Every row of every table, those of the search index too.
pub(crate) fn dump_whole(db: &Db) -> Result<Vec<String>> {
    let mut statement =
        db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'")?;
    let names = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<Vec<String>>>()?;
    tables(db, &names)
}

fn tables(db: &Db, names: &[impl AsRef<str>]) -> Result<Vec<String>> {
    let mut rows = Vec::new();
    for table in names.iter().map(AsRef::as_ref) {
        let mut statement = db.prepare(&format!("SELECT * FROM {table}"))?;
        let width = statement.column_count();
        let found = statement
            .query_map([], |row| (0..width).map(|column| row.get(column)).collect::<rusqlite::Result<Vec<Value>>>())?;
        let mut found =
            found.map(|row| row.map(|row| format!("{table} {row:?}"))).collect::<rusqlite::Result<Vec<_>>>()?;
        found.sort_unstable();
        rows.append(&mut found);
    }
    Ok(rows)
}

//! Every row that a person made, for comparing two libraries in tests.

use super::Db;
use super::undo::PERSON_TABLES;
use crate::Result;
use rusqlite::types::Value;

pub(crate) fn dump(db: &Db) -> Result<Vec<String>> {
    let mut rows = Vec::new();
    for table in PERSON_TABLES {
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

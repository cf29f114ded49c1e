//! What is set for a library as a whole. It goes along when the library is moved, and is not undone.

use super::Db;
use crate::Result;

/// Where backups go, where the person chose a folder.
pub(crate) const BACKUPS: &str = "backups";
/// Tells libraries from each other whose backups share a folder.
pub(super) const ID: &str = "id";
/// The hashes of pages that are to go with what was deleted for good, and have not gone yet.
pub(super) const GONE: &str = "gone";
/// The folder of which the person was told what may happen there.
pub(crate) const WARNED: &str = "warned";
/// The newest extractor of whose readings the person has seen the offer, or said that they want none.
pub(crate) const EXTRACTOR: &str = "extractor";

pub(crate) fn get(db: &Db, name: &str) -> Result<Option<String>> {
    let mut statement = db.prepare_cached("SELECT value FROM settings WHERE name = ?1")?;
    Ok(statement.query_map([name], |row| row.get(0))?.next().transpose()?)
}

/// `None` takes the setting back.
pub(crate) fn set(db: &Db, name: &str, value: Option<&str>, now: &str) -> Result<()> {
    match value {
        Some(value) => db.execute("INSERT OR REPLACE INTO settings VALUES (?1, ?2, ?3)", (name, value, now))?,
        None => db.execute("DELETE FROM settings WHERE name = ?1", [name])?,
    };
    Ok(())
}

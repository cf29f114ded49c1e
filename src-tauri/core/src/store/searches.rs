//! Searches that a person keeps, by name.

use super::Db;
use super::words::name_key;
use crate::model::{SavedSearch, SearchId};
use crate::{Error, ErrorCode, Result};

/// All of them by name.
pub(crate) fn all(db: &Db) -> Result<Vec<SavedSearch>> {
    let mut statement = db.prepare_cached("SELECT id, name, query FROM searches ORDER BY key")?;
    let rows =
        statement.query_map([], |row| Ok(SavedSearch { id: row.get(0)?, name: row.get(1)?, query: row.get(2)? }))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(crate) fn get(db: &Db, name: &str) -> Result<SavedSearch> {
    let mut statement = db.prepare_cached("SELECT id, name, query FROM searches WHERE key = ?1 OR id = ?2")?;
    let found = statement
        .query_map((name_key(name), name.trim().to_lowercase()), |row| {
            Ok(SavedSearch { id: row.get(0)?, name: row.get(1)?, query: row.get(2)? })
        })?
        .next()
        .transpose()?;
    found.ok_or_else(|| {
        let message = format!("There is no saved search “{name}” in this library. `cuttings searches` lists them.");
        Error::new(ErrorCode::NotFound, message)
    })
}

/// Saves a search under a name; one that has the name is replaced.
pub(crate) fn save(db: &Db, name: &str, query: &str, now: &str) -> Result<SavedSearch> {
    let name = clean(name)?;
    db.prepare_cached(
        "INSERT INTO searches(id, name, key, query, modified) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT(key) DO UPDATE SET query = excluded.query, modified = excluded.modified WHERE query IS NOT excluded.query",
    )?
    .execute((SearchId::fresh(), &name, name_key(&name), query, now))?;
    get(db, &name)
}

pub(crate) fn rename(db: &Db, from: &str, to: &str, now: &str) -> Result<()> {
    let search = get(db, from)?;
    let to = clean(to)?;
    if get(db, &to).is_ok_and(|other| other.id != search.id) {
        let message = format!("There is a saved search “{to}” already. Choose another name, or delete that one first.");
        return Err(Error::new(ErrorCode::BadInput, message));
    }
    db.prepare_cached("UPDATE searches SET name = ?2, key = ?3, modified = ?4 WHERE id = ?1 AND name IS NOT ?2")?
        .execute((search.id, &to, name_key(&to), now))?;
    Ok(())
}

pub(crate) fn delete(db: &Db, name: &str) -> Result<()> {
    let search = get(db, name)?;
    db.prepare_cached("DELETE FROM searches WHERE id = ?1")?.execute([search.id])?;
    Ok(())
}

fn clean(name: &str) -> Result<String> {
    let name: String = name.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return Err(Error::new(ErrorCode::BadInput, "A saved search needs a name of at least one letter."));
    }
    Ok(name)
}

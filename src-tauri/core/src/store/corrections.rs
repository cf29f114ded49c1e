//! A person's corrections of metadata. They win over what any reading says, and no reading overwrites them.

use super::Db;
use crate::Result;
use crate::model::{ClipId, Correction, Field};

pub(crate) fn of(db: &Db, clip: ClipId) -> Result<Vec<Correction>> {
    let mut statement = db.prepare_cached("SELECT field, value FROM corrections WHERE clip = ?1 ORDER BY field")?;
    let rows = statement.query_map([clip], |row| Ok((row.get::<_, String>(0)?, row.get(1)?)))?;
    let mut corrections = Vec::new();
    for row in rows {
        let (name, value) = row?;
        // A field that only a newer version knows stays in its row.
        if let Some((_, field)) = Field::EDITABLE.iter().find(|(known, _)| *known == name) {
            corrections.push(Correction { field: *field, value: Some(value) });
        }
    }
    Ok(corrections)
}

/// Sets a correction, or takes it back where it has no value. `name` is the field's name in `Field::EDITABLE`.
pub(crate) fn set(db: &Db, clip: ClipId, name: &str, value: Option<&str>, now: &str) -> Result<()> {
    match value {
        Some(value) => db
            .prepare_cached(
                "INSERT INTO corrections(clip, field, value, modified) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT(clip, field) DO UPDATE SET value = ?3, modified = ?4 WHERE value IS NOT ?3",
            )?
            .execute((clip, name, value, now))?,
        None => db.prepare_cached("DELETE FROM corrections WHERE clip = ?1 AND field = ?2")?.execute((clip, name))?,
    };
    Ok(())
}

//! Marked passages. Their selectors and the reading in which they were made never change.

use super::{Db, tags};
use crate::model::*;
use crate::{Error, ErrorCode, Result};
use rusqlite::Row;

/// A passage as it was marked.
#[derive(Debug, Clone)]
pub(crate) struct Marked {
    pub id: AnnotationId,
    pub reading: ReadingId,
    pub selectors: Selectors,
    pub colour: Colour,
    pub note: Option<String>,
    pub created: String,
    pub tags: Vec<String>,
}

pub(crate) fn insert(db: &Db, clip: ClipId, marked: &Marked) -> Result<()> {
    let Selectors { start, end, quote, prefix, suffix } = &marked.selectors;
    db.prepare_cached(
        "INSERT INTO annotations(id, clip, reading, start, \"end\", quote, prefix, suffix, colour, note, created, modified)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?11)",
    )?
    .execute((marked.id, clip, marked.reading, start, end, quote, prefix, suffix, marked.colour, &marked.note, &marked.created))?;
    tags::change_annotation(db, marked.id, &marked.tags, &[], &marked.created)
}

/// The passages of a clip by their original places, those in the trash left out.
pub(crate) fn of(db: &Db, clip: ClipId) -> Result<Vec<Marked>> {
    let mut statement = db.prepare_cached(
        "SELECT id, reading, start, \"end\", quote, prefix, suffix, colour, note, created FROM annotations
         WHERE clip = ?1 AND trashed IS NULL ORDER BY start, \"end\", id",
    )?;
    let rows = statement.query_map([clip], |row| {
        Ok(Marked {
            id: row.get(0)?,
            reading: row.get(1)?,
            selectors: selectors(row)?,
            colour: row.get(7)?,
            note: row.get(8)?,
            created: row.get(9)?,
            tags: Vec::new(),
        })
    })?;
    let mut marked = rows.collect::<rusqlite::Result<Vec<_>>>()?;
    let mut tags = tags::of_annotations(db, clip)?;
    for passage in &mut marked {
        passage.tags = tags.remove(&passage.id).unwrap_or_default();
    }
    Ok(marked)
}

/// The third to seventh column of a row.
pub(super) fn selectors(row: &Row<'_>) -> rusqlite::Result<Selectors> {
    let [start, end] = [row.get(2)?, row.get(3)?];
    let [quote, prefix, suffix] = [row.get(4)?, row.get(5)?, row.get(6)?];
    Ok(Selectors { start, end, quote, prefix, suffix })
}

/// Fails where there is no such passage, or it was deleted.
pub(crate) fn check(db: &Db, annotation: AnnotationId) -> Result<()> {
    let sql = "SELECT EXISTS (SELECT 1 FROM annotations WHERE id = ?1 AND trashed IS NULL)";
    if db.prepare_cached(sql)?.query_row([annotation], |row| row.get(0))? {
        return Ok(());
    }
    let message = format!(
        "There is no marked passage {annotation} in this library; it may have been deleted. `cuttings show CLIP --json` lists the passages."
    );
    Err(Error::new(ErrorCode::NotFound, message))
}

pub(crate) fn set_colour(db: &Db, annotation: AnnotationId, colour: Colour, now: &str) -> Result<()> {
    db.prepare_cached("UPDATE annotations SET colour = ?2, modified = ?3 WHERE id = ?1 AND colour IS NOT ?2")?
        .execute((annotation, colour, now))?;
    Ok(())
}

pub(crate) fn set_note(db: &Db, annotation: AnnotationId, note: Option<&str>, now: &str) -> Result<()> {
    db.prepare_cached("UPDATE annotations SET note = ?2, modified = ?3 WHERE id = ?1 AND note IS NOT ?2")?
        .execute((annotation, note, now))?;
    Ok(())
}

/// The clip of a passage outside the trash.
pub(crate) fn clip_of(db: &Db, annotation: AnnotationId) -> Result<ClipId> {
    check(db, annotation)?;
    let sql = "SELECT clip FROM annotations WHERE id = ?1";
    Ok(db.prepare_cached(sql)?.query_row([annotation], |row| row.get(0))?)
}

/// Clips outside the trash that show another reading than the one in which one of their passages was marked, the last
/// clipped first.
pub(crate) fn read_anew(db: &Db) -> Result<Vec<ClipId>> {
    let mut statement = db.prepare_cached(
        "SELECT c.id FROM clips c WHERE c.trashed IS NULL AND EXISTS (SELECT 1 FROM annotations a
           WHERE a.clip = c.id AND a.trashed IS NULL AND a.reading IS NOT c.reading) ORDER BY c.no DESC",
    )?;
    Ok(statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// Takes a passage out of the trash.
pub(crate) fn restore(db: &Db, annotation: AnnotationId, now: &str) -> Result<()> {
    let sql = "UPDATE annotations SET trashed = NULL, modified = ?2 WHERE id = ?1 AND trashed IS NOT NULL";
    match db.prepare_cached(sql)?.execute((annotation, now))? {
        0 => check(db, annotation),
        _ => Ok(()),
    }
}

pub(crate) fn trash(db: &Db, annotation: AnnotationId, now: &str) -> Result<()> {
    db.prepare_cached("UPDATE annotations SET trashed = ?2, modified = ?2 WHERE id = ?1")?
        .execute((annotation, now))?;
    Ok(())
}

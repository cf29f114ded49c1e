//! Passages that a person put in their place by hand, in a reading that does not hold them with certainty.

use super::Db;
use super::annotations::selectors;
use crate::Result;
use crate::model::*;
use std::collections::HashMap;

/// The places of a clip's passages, by passage, the newest reading first.
pub(crate) fn of(db: &Db, clip: ClipId) -> Result<HashMap<AnnotationId, Vec<(ReadingId, Selectors)>>> {
    let mut statement = db.prepare_cached(
        "SELECT p.annotation, p.reading, p.start, p.\"end\", p.quote, p.prefix, p.suffix
         FROM annotations a JOIN placements p ON p.annotation = a.id WHERE a.clip = ?1 ORDER BY p.reading DESC",
    )?;
    let mut rows = statement.query([clip])?;
    let mut places: HashMap<AnnotationId, Vec<(ReadingId, Selectors)>> = HashMap::new();
    while let Some(row) = rows.next()? {
        places.entry(row.get(0)?).or_default().push((row.get(1)?, selectors(row)?));
    }
    Ok(places)
}

/// One place for a passage in a reading; a second one takes the first one's. The same again changes nothing, so that it is no
/// step for undo.
pub(crate) fn set(db: &Db, annotation: AnnotationId, reading: ReadingId, place: &Selectors, now: &str) -> Result<()> {
    let Selectors { start, end, quote, prefix, suffix } = place;
    // Not `INSERT OR REPLACE`: rows that it takes away are hidden from the triggers of undo.
    db.prepare_cached(
        "INSERT INTO placements VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
         ON CONFLICT (annotation, reading) DO UPDATE SET start = excluded.start, \"end\" = excluded.\"end\",
           quote = excluded.quote, prefix = excluded.prefix, suffix = excluded.suffix, modified = excluded.modified
         WHERE (start, \"end\", quote, prefix, suffix)
           IS NOT (excluded.start, excluded.\"end\", excluded.quote, excluded.prefix, excluded.suffix)",
    )?
    .execute((annotation, reading, start, end, quote, prefix, suffix, now))?;
    Ok(())
}

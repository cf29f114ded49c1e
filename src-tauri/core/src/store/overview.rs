//! What the sidebar shows: counts of all sorts.

use super::undo::{Direction, next};
use super::{Db, dossiers, filter, searches, tags};
use crate::Result;
use crate::model::{OutletCount, Overview, UndoState};

pub(crate) fn overview(db: &Db) -> Result<Overview> {
    let count = |sql: &str| -> Result<u32> { Ok(db.prepare_cached(sql)?.query_row([], |row| row.get(0))?) };
    let trashed = count("SELECT count(*) FROM clips WHERE trashed IS NOT NULL")?;
    let all = count("SELECT count(*) FROM clips")? - trashed;
    let unread = count("SELECT count(*) FROM clips WHERE read = 0 AND trashed IS NULL")?;
    let starred = count("SELECT count(*) FROM clips WHERE starred = 1 AND trashed IS NULL")?;
    let failed = count("SELECT count(*) FROM clips WHERE failure IS NOT NULL AND trashed IS NULL")?;
    let unfiled = all - filter::filed(db)?.without(&filter::trashed(db)?).len() as u32;
    let label = |direction| next(db, direction).map(|step| step.map(|(_, label)| label));
    let undo = UndoState { undo: label(Direction::Undo)?, redo: label(Direction::Redo)? };
    let (dossiers, tags, outlets) = (dossiers::all(db)?, tags::all(db)?, outlets(db)?);
    let searches = searches::all(db)?;
    Ok(Overview { all, unread, unfiled, starred, failed, trashed, dossiers, tags, outlets, searches, undo })
}

/// Outlets with most clips first. Counted from an index, without the trash, which is small: looking at
/// each clip takes many times as long.
fn outlets(db: &Db) -> Result<Vec<OutletCount>> {
    let mut statement = db.prepare_cached(
        "SELECT (SELECT publisher FROM clips WHERE outlet_key = key LIMIT 1), clips - ifnull(gone, 0) AS left
         FROM (SELECT outlet_key AS key, count(*) AS clips FROM clips WHERE outlet_key IS NOT NULL GROUP BY outlet_key)
           LEFT JOIN (SELECT outlet_key AS gone_key, count(*) AS gone FROM clips WHERE trashed IS NOT NULL GROUP BY +outlet_key)
           ON gone_key = key
         WHERE left > 0 ORDER BY left DESC, key",
    )?;
    let rows = statement.query_map([], |row| Ok(OutletCount { name: row.get(0)?, clips: row.get(1)? }))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

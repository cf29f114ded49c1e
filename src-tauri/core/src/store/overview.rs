//! What the sidebar shows: counts of all sorts.

use super::undo::{Direction, next};
use super::{Db, dossiers, search, tags};
use crate::Result;
use crate::model::{OutletCount, Overview, UndoState};

pub(crate) fn overview(db: &Db) -> Result<Overview> {
    let counts = format!(
        "SELECT ifnull(sum(c.trashed IS NULL), 0), ifnull(sum(c.trashed IS NULL AND c.read = 0), 0),
           ifnull(sum(c.trashed IS NULL AND {}), 0), ifnull(sum(c.trashed IS NULL AND c.starred = 1), 0),
           ifnull(sum(c.trashed IS NULL AND c.failure IS NOT NULL), 0), ifnull(sum(c.trashed IS NOT NULL), 0)
         FROM clips c",
        search::UNFILED
    );
    let [all, unread, unfiled, starred, failed, trashed] = db
        .prepare_cached(&counts)?
        .query_row([], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?]))?;
    let label = |direction| next(db, direction).map(|step| step.map(|(_, label)| label));
    let undo = UndoState { undo: label(Direction::Undo)?, redo: label(Direction::Redo)? };
    let (dossiers, tags, outlets) = (dossiers::all(db)?, tags::all(db)?, outlets(db)?);
    Ok(Overview { all, unread, unfiled, starred, failed, trashed, dossiers, tags, outlets, undo })
}

/// Outlets with most clips first.
fn outlets(db: &Db) -> Result<Vec<OutletCount>> {
    let mut statement = db.prepare_cached(
        "SELECT min(publisher), count(*) FROM clips WHERE trashed IS NULL AND publisher IS NOT NULL
         GROUP BY outlet_key ORDER BY count(*) DESC, outlet_key",
    )?;
    let rows = statement.query_map([], |row| Ok(OutletCount { name: row.get(0)?, clips: row.get(1)? }))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

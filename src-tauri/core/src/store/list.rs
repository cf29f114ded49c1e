//! Lists of clips: a page of rows with their tags and marks, in three queries whatever the page's length.

use super::{Db, bind, found, search, unknown};
use crate::Result;
use crate::model::*;
use rusqlite::types::Value;
use rusqlite::{Row, params_from_iter};
use std::collections::HashMap;

/// The clips that a query finds. `limit` 0 only counts.
pub(crate) fn page(db: &Db, query: &Query, sort: Sort, offset: u32, limit: u32) -> Result<Page> {
    let answer = search::answer(db, query, sort, offset as usize, limit as usize)?;
    let sql = format!(
        "SELECT {COLUMNS} FROM json_each(?1) asked CROSS JOIN clips c ON c.no = asked.value ORDER BY asked.key"
    );
    let mut rows = rows(db, &sql, &[Value::from(bind::numbers(answer.rows.iter().copied()))])?;
    if !answer.wanted.is_empty() {
        found::show(db, &mut rows, &answer.rows, &answer.wanted)?;
    }
    let ranked = answer.ranked.map(|ranked| ranked as u32);
    let unknown = if answer.total == 0 { unknown::names(db, query)? } else { Vec::new() };
    Ok(Page { rows, total: answer.total as u32, ranked, unknown })
}

/// The rows of these clips, in no particular order.
pub(crate) fn of(db: &Db, clips: &[ClipId]) -> Result<Vec<ClipRow>> {
    let sql = format!("SELECT {COLUMNS} FROM clips c WHERE c.id IN (SELECT value FROM json_each(?1))");
    rows(db, &sql, &[Value::from(bind::list(clips))])
}

const COLUMNS: &str = "c.id, c.headline, c.publisher, c.aggregator, c.byline, c.published, c.clipped, c.url, c.language, \
                       c.opening, c.read, c.starred, c.trashed IS NOT NULL, c.failure";

fn rows(db: &Db, sql: &str, values: &[Value]) -> Result<Vec<ClipRow>> {
    let mut statement = db.prepare_cached(sql)?;
    let mut rows = statement.query_map(params_from_iter(values), row)?.collect::<rusqlite::Result<Vec<ClipRow>>>()?;
    let ids = bind::list(rows.iter().map(|row| row.id));
    let mut tags = tags(db, &ids)?;
    let mut colours = colours(db, &ids)?;
    for row in &mut rows {
        row.tags = tags.remove(&row.id).unwrap_or_default();
        row.colours = colours.remove(&row.id).unwrap_or_default();
        row.annotations = row.colours.len() as u32;
        row.colours.truncate(8);
    }
    Ok(rows)
}

fn row(row: &Row<'_>) -> rusqlite::Result<ClipRow> {
    let opening: Option<String> = row.get(9)?;
    Ok(ClipRow {
        id: row.get(0)?,
        headline: row.get(1)?,
        publisher: row.get(2)?,
        aggregator: row.get(3)?,
        byline: row.get(4)?,
        published: row.get(5)?,
        clipped: row.get(6)?,
        url: row.get(7)?,
        language: row.get(8)?,
        tags: Vec::new(),
        annotations: 0,
        colours: Vec::new(),
        found_in: Vec::new(),
        headline_marks: Vec::new(),
        snippet: opening.map(|text| Snippet { text, marks: Vec::new() }),
        state: ClipState { read: row.get(10)?, starred: row.get(11)?, trashed: row.get(12)? },
        failure: row.get(13)?,
    })
}

/// The tags of clips, by name.
fn tags(db: &Db, ids: &str) -> Result<HashMap<ClipId, Vec<String>>> {
    gather(
        db,
        ids,
        "SELECT ct.clip, t.name FROM clip_tags ct JOIN tags t ON t.id = ct.tag
        WHERE ct.clip IN (SELECT value FROM json_each(?1)) ORDER BY t.key",
    )
}

/// The colours of the marked passages of clips, in the order of the text.
fn colours(db: &Db, ids: &str) -> Result<HashMap<ClipId, Vec<Colour>>> {
    gather(
        db,
        ids,
        "SELECT clip, colour FROM annotations
        WHERE clip IN (SELECT value FROM json_each(?1)) AND trashed IS NULL ORDER BY start, \"end\", id",
    )
}

fn gather<T: rusqlite::types::FromSql>(db: &Db, ids: &str, sql: &str) -> Result<HashMap<ClipId, Vec<T>>> {
    let mut gathered: HashMap<ClipId, Vec<T>> = HashMap::new();
    let mut statement = db.prepare_cached(sql)?;
    let mut rows = statement.query([ids])?;
    while let Some(row) = rows.next()? {
        gathered.entry(row.get(0)?).or_default().push(row.get(1)?);
    }
    Ok(gathered)
}

//! The values in the rows against the shapes that reading and comparing rely on. SQLite itself sees to numbers and texts; it
//! keeps any bytes as a text, and any words as a time.

use super::{Findings, counted};
use crate::Result;
use crate::model::PressDate;
use crate::store::open::Store;
use crate::store::snapshots::is_hash;
use crate::store::undo::PERSON_TABLES;
use crate::store::{Db, stamp};
use rusqlite::types::{Value, ValueRef};
use std::collections::BTreeMap;

/// What a value has to be. A column of one name is of one shape, in whatever table.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Shape {
    Any,
    Id,
    /// 0 or 1.
    Mark,
    /// Code points.
    Position,
    /// When the program did something: UTC, ISO 8601.
    Time,
    /// Of the press.
    Date,
    /// The same, where a person wrote it.
    Corrected,
    Hash,
}

fn shape(column: &str) -> Shape {
    match column {
        "id" | "clip" | "reading" | "annotation" | "tag" | "dossier" | "section" => Shape::Id,
        "read" | "starred" => Shape::Mark,
        "start" | "end" => Shape::Position,
        "clipped" | "retrieved" | "created" | "modified" | "trashed" => Shape::Time,
        "published" => Shape::Date,
        CORRECTED => Shape::Corrected,
        "snapshot" => Shape::Hash,
        _ => Shape::Any,
    }
}

const CORRECTED: &str = "value of a date";

impl Shape {
    fn fits(self, value: ValueRef<'_>) -> bool {
        match (self, value) {
            (_, ValueRef::Null) => true,
            (Shape::Mark, ValueRef::Integer(number)) => matches!(number, 0 | 1),
            (Shape::Position, ValueRef::Integer(number)) => u32::try_from(number).is_ok(),
            (shape, ValueRef::Text(text)) => std::str::from_utf8(text).is_ok_and(|text| match shape {
                Shape::Id => uuid::Uuid::parse_str(text).is_ok(),
                Shape::Time => text.ends_with('Z') && chrono::DateTime::parse_from_rfc3339(text).is_ok(),
                Shape::Date | Shape::Corrected => PressDate::parse(text).is_some(),
                Shape::Hash => is_hash(text),
                Shape::Any => true,
                Shape::Mark | Shape::Position => false,
            }),
            (shape, _) => shape == Shape::Any,
        }
    }

    fn words(self) -> &'static str {
        match self {
            Shape::Any => "be read as text",
            Shape::Id => "be an id",
            Shape::Mark => "be a yes or a no",
            Shape::Position => "be a place in a text",
            Shape::Time => "be a time",
            Shape::Date | Shape::Corrected => "be a date",
            Shape::Hash => "be the hash of a page",
        }
    }

    /// What can stand in its place without a guess, and what a person is told of it.
    fn instead(self, id: Option<&str>) -> Option<(Value, &'static str)> {
        Some(match self {
            // As it was read so far.
            Shape::Mark => (Value::Integer(1), "a yes"),
            // Where a passage stands is known by its words, too.
            Shape::Position => (Value::Integer(0), "the beginning of the text"),
            Shape::Time => match id.and_then(made_at) {
                Some(time) => (Value::Text(time), "the time at which the row was made"),
                None => (Value::Text(stamp(chrono::Utc::now())), "the present time"),
            },
            Shape::Date => (Value::Null, "a blank"),
            Shape::Any | Shape::Id | Shape::Corrected | Shape::Hash => return None,
        })
    }
}

/// An id says when it was made.
fn made_at(id: &str) -> Option<String> {
    let (seconds, _) = uuid::Uuid::parse_str(id).ok()?.get_timestamp()?.to_unix();
    Some(stamp(chrono::DateTime::from_timestamp(i64::try_from(seconds).ok()?, 0)?))
}

/// A value that is not of its shape.
struct Wrong {
    row: i64,
    column: String,
    shape: Shape,
    /// As far as it can be shown.
    value: String,
    /// Of a correction, the clip and the field.
    corrects: Option<(String, String)>,
    instead: Option<(Value, &'static str)>,
}

pub(super) fn look(store: &Store, repair: bool, findings: &mut Findings) -> Result<()> {
    for table in PERSON_TABLES.iter().chain(&["settings"]) {
        let wrong = store.read(|db| wrong(db, table))?;
        if repair && wrong.iter().any(|wrong| wrong.instead.is_some()) {
            store.write(|db| {
                wrong.iter().try_for_each(|Wrong { row, column, instead, .. }| match instead {
                    Some((value, _)) => {
                        let sql = format!("UPDATE {table} SET \"{column}\" = ?2 WHERE rowid = ?1");
                        Ok(db.execute(&sql, (row, value)).map(drop)?)
                    }
                    None => Ok(()),
                })
            })?;
        }
        for (Wrong { value, .. }, (clip, field)) in
            wrong.iter().filter_map(|wrong| Some((wrong, wrong.corrects.as_ref()?)))
        {
            findings.problems.push(format!(
                "A correction of clip {clip} is no date, and is not shown ({field}: “{value}”). Correct it once more, or take the correction back."
            ));
        }
        let mut alike: BTreeMap<(&str, Shape, Option<&str>), Vec<&Wrong>> = BTreeMap::new();
        for wrong in wrong.iter().filter(|wrong| wrong.corrects.is_none()) {
            let words = wrong.instead.as_ref().map(|(_, words)| *words);
            alike.entry((&wrong.column, wrong.shape, words)).or_default().push(wrong);
        }
        alike.into_iter().for_each(|((column, shape, instead), wrong)| {
            tell(table, column, shape, instead, &wrong, repair, findings);
        });
    }
    Ok(())
}

fn wrong(db: &Db, table: &str) -> Result<Vec<Wrong>> {
    let columns = match table {
        // The documents are looked at by themselves.
        "readings" => "id, clip, snapshot, media, charset, final_url, retrieved, extractor".to_owned(),
        "corrections" => format!("*, iif(field IN ('published', 'updated'), value, NULL) AS \"{CORRECTED}\""),
        _ => "*".to_owned(),
    };
    let mut statement = db.prepare(&format!("SELECT rowid, {columns} FROM {table}"))?;
    let columns: Vec<(String, Shape)> =
        statement.column_names().skip(1).map(|name| (name.to_owned(), shape(name))).collect();
    let id = columns.iter().position(|(name, _)| name == "id");
    let mut wrong = Vec::new();
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        for (nth, (column, shape)) in columns.iter().enumerate() {
            let value = row.get_ref(nth + 1)?;
            if shape.fits(value) {
                continue;
            }
            let id = id.and_then(|id| row.get_ref(id + 1).ok()?.as_str().ok());
            let is_text =
                value.as_bytes().is_ok_and(|bytes| std::str::from_utf8(bytes).is_ok()) || value.as_i64().is_ok();
            // What is no text at all is told of as that.
            let shape = if is_text { *shape } else { Shape::Any };
            let value = match value {
                ValueRef::Integer(number) => number.to_string(),
                value => value.as_str().unwrap_or_default().chars().take(40).collect(),
            };
            let corrects = row.get("clip").and_then(|clip| Ok((clip, row.get("field")?)));
            let corrects = corrects.ok().filter(|_| shape == Shape::Corrected);
            let (row, column, instead) = (row.get(0)?, column.clone(), shape.instead(id));
            wrong.push(Wrong { row, column, shape, value, corrects, instead });
        }
    }
    Ok(wrong)
}

fn tell(
    table: &str,
    column: &str,
    shape: Shape,
    instead: Option<&str>,
    wrong: &[&Wrong],
    repair: bool,
    findings: &mut Findings,
) {
    let values = format!("{} “{column}”", counted(wrong.len(), "value of", "values of"));
    let words = shape.words();
    let example = wrong.first().map(|wrong| &wrong.value).filter(|value| !value.is_empty());
    let example = example.map(|value| format!(" (“{value}”)")).unwrap_or_default();
    match instead {
        Some(instead) if repair => findings
            .repaired
            .push(format!("in {table}, {values} that could not {words}{example}: {instead} stands there now")),
        Some(instead) => findings
            .mendable(format!("In {table}, {values} cannot {words}{example}. A repair puts {instead} in its place.")),
        None => findings.for_backup(format!("In {table}, {values} cannot {words}{example}. Restore a backup.")),
    }
}

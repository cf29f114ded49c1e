//! Undo without inverses written by hand: for every table that a person changes, triggers write the statement that puts
//! the row back as it was (the technique of sqlite.org/undoredo.html). The triggers are generated from the schema and
//! live in the writer's connection; what they write lives in the library, so a step can be undone by another program.
//!
//! A second set of triggers notes which clips' words changed; `catch_up` writes their rows of the search index anew before
//! the transaction ends.

use super::inverses::Inverses;
use super::snapshots::is_hash;
use super::{Db, index, settings};
use crate::model::Changes;
use crate::{Error, ErrorCode, Result};

/// Everything that a person makes or changes.
pub(super) const PERSON_TABLES: &[&str] = &[
    "clips",
    "readings",
    "corrections",
    "annotations",
    "placements",
    "tags",
    "clip_tags",
    "annotation_tags",
    "dossiers",
    "sections",
    "entries",
    "searches",
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Direction {
    Undo,
    Redo,
}

/// Prepares the one connection that writes.
pub(super) fn watch(db: &Db) -> Result<()> {
    db.execute_batch("CREATE TEMP TABLE recording (step INTEGER); CREATE TEMP TABLE stale (no INTEGER PRIMARY KEY);")?;
    for table in PERSON_TABLES {
        db.execute_batch(&recorder(db, table)?)?;
    }
    db.execute_batch(STALE)?;
    Ok(db.execute_batch(&letting_go())?)
}

/// Steps older than a day go.
pub(super) fn forget_old(db: &Db) -> Result<()> {
    db.execute("DELETE FROM undo_steps WHERE julianday(at) < julianday('now') - 1", [])?;
    Ok(())
}

/// Does `work` as one step, inside the caller's transaction. Work that changes nothing leaves no step.
pub(super) fn record<T>(db: &Db, label: &str, now: &str, work: impl FnOnce(&Db) -> Result<T>) -> Result<(T, Changes)> {
    record_more(db, None, now, work, |_, _| label.to_owned()).map(|(value, changes, _)| (value, changes))
}

/// Does `work` as more of a step that was begun before, where nothing was done or undone since; otherwise as a step of its
/// own. `label` names the step, and is told whether it is more than what was done now. Also gives the step that may go on.
pub(super) fn record_more<T>(
    db: &Db,
    begun: Option<i64>,
    now: &str,
    work: impl FnOnce(&Db) -> Result<T>,
    label: impl FnOnce(&T, bool) -> String,
) -> Result<(T, Changes, Option<i64>)> {
    let last = "SELECT id FROM undo_steps WHERE undone = 0 AND id = (SELECT max(id) FROM undo_steps)";
    let last: Option<i64> = db.prepare_cached(last)?.query_map([], |row| row.get(0))?.next().transpose()?;
    let begun = begun.filter(|begun| Some(*begun) == last);
    let step = match begun {
        Some(step) => step,
        None => {
            db.prepare_cached("INSERT INTO undo_steps(label, at) VALUES ('', ?1)")?.execute([now])?;
            db.last_insert_rowid()
        }
    };
    let before = db.prepare_cached("SELECT ifnull(max(no), 0) FROM undo_rows")?.query_row([], |row| row.get(0))?;
    let value = recorded(db, step, work)?;
    let changes = touched(db, step, before)?;
    if changes != Changes::default() {
        db.prepare_cached("UPDATE undo_steps SET label = ?2 WHERE id = ?1")?
            .execute((step, label(&value, begun.is_some())))?;
        // Those that were undone stand between the last that was not and this one.
        db.prepare_cached(
            "DELETE FROM undo_steps WHERE id < ?1
               AND id > ifnull((SELECT id FROM undo_steps WHERE undone = 0 AND id < ?1 ORDER BY id DESC LIMIT 1), 0)",
        )?
        .execute([step])?;
        return Ok((value, changes, Some(step)));
    }
    if begun.is_none() {
        db.prepare_cached("DELETE FROM undo_steps WHERE id = ?1")?.execute([step])?;
    }
    Ok((value, changes, begun))
}

/// Does `work` for good: no step tells how it was before, and those before it would not fit any more.
pub(super) fn unrecorded<T>(db: &Db, work: impl FnOnce(&Db) -> Result<T>) -> Result<T> {
    db.prepare_cached("DELETE FROM recording")?.execute([])?;
    work(db)
}

/// Runs a step's statements from the last to the first. What they undo is recorded in their place, so the same step can
/// be flipped back.
pub(super) fn flip(db: &Db, direction: Direction) -> Result<(String, Changes)> {
    let Some((step, label)) = next(db, direction)? else {
        let message = match direction {
            Direction::Undo => "There is nothing to undo: no change of the last day is left to take back.",
            Direction::Redo => "There is nothing to do again: nothing was undone since the last change.",
        };
        return Err(Error::new(ErrorCode::NothingToUndo, message));
    };
    let mut statement = db.prepare("SELECT tbl, sql FROM undo_rows WHERE step = ?1 ORDER BY no DESC")?;
    let noted = statement.query_map([step], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let noted = noted.collect::<rusqlite::Result<Vec<(String, String)>>>()?;
    db.execute("DELETE FROM undo_rows WHERE step = ?1", [step])?;
    let inverses = Inverses::new()?;
    recorded(db, step, |db| noted.iter().try_for_each(|(table, sql)| inverses.run(db, table, sql)))
        .map_err(|error| no_sense(&label, error))?;
    db.execute("UPDATE undo_steps SET undone = ?2 WHERE id = ?1", (step, direction == Direction::Undo))?;
    Ok((label, touched(db, step, 0)?))
}

/// What is noted of a step was damaged; other errors have words of their own.
fn no_sense(label: &str, error: Error) -> Error {
    if error.code != ErrorCode::Internal {
        return error;
    }
    let message = format!(
        "“{label}” cannot be taken back or done again: what was noted of it is damaged. Nothing was changed; a repair of the library forgets such steps."
    );
    Error { code: ErrorCode::LibraryDamaged, message, ..error }
}

/// Steps of which nothing is noted, or what the triggers would not write.
pub(super) fn broken(db: &Db) -> Result<Vec<i64>> {
    let mut rows =
        db.prepare("SELECT s.id, r.tbl, r.sql FROM undo_steps s LEFT JOIN undo_rows r ON r.step = s.id ORDER BY s.id")?;
    let mut rows = rows.query([])?;
    let inverses = Inverses::new()?;
    let mut broken = Vec::new();
    while let Some(row) = rows.next()? {
        let step = row.get(0)?;
        let makes_sense = match (row.get_ref(1)?.as_str(), row.get_ref(2)?.as_str()) {
            (Ok(table), Ok(sql)) => inverses.allow(table, sql),
            _ => false,
        };
        if !makes_sense && broken.last() != Some(&step) {
            broken.push(step);
        }
    }
    Ok(broken)
}

/// How many statements belong to no step, so that nothing ever runs them.
pub(super) fn loose(db: &Db) -> Result<u32> {
    let sql = "SELECT count(*) FROM undo_rows WHERE step NOT IN (SELECT id FROM undo_steps)";
    Ok(db.query_row(sql, [], |row| row.get(0))?)
}

/// Forgets steps, and those that could only be reached through them, and what belongs to none. Their pages stay.
pub(super) fn forget(db: &Db, broken: &[i64]) -> Result<()> {
    for step in broken {
        db.execute(
            "DELETE FROM undo_steps WHERE undone = (SELECT undone FROM undo_steps WHERE id = ?1) AND iif(undone, id >= ?1, id <= ?1)",
            [step],
        )?;
    }
    db.execute("DELETE FROM undo_rows WHERE step NOT IN (SELECT id FROM undo_steps)", [])?;
    db.execute("DELETE FROM temp.gone", [])?;
    Ok(())
}

/// Forgets all steps: they would not fit what was mended. Their pages stay.
pub(crate) fn forget_all(db: &Db) -> Result<()> {
    Ok(db.execute_batch("DELETE FROM undo_steps; DELETE FROM temp.gone")?)
}

/// The step that would be flipped.
pub(super) fn next(db: &Db, direction: Direction) -> Result<Option<(i64, String)>> {
    let sql = match direction {
        Direction::Undo => "SELECT id, label FROM undo_steps WHERE undone = 0 ORDER BY id DESC LIMIT 1",
        Direction::Redo => {
            "SELECT id, label FROM undo_steps
             WHERE id > ifnull((SELECT id FROM undo_steps WHERE undone = 0 ORDER BY id DESC LIMIT 1), 0) ORDER BY id LIMIT 1"
        }
    };
    let mut statement = db.prepare_cached(sql)?;
    let mut rows = statement.query([])?;
    Ok(match rows.next()? {
        Some(row) => Some((row.get(0)?, row.get(1)?)),
        None => None,
    })
}

/// Runs `work` with the triggers on.
fn recorded<T>(db: &Db, step: i64, work: impl FnOnce(&Db) -> Result<T>) -> Result<T> {
    db.prepare_cached("DELETE FROM recording")?.execute([])?;
    db.prepare_cached("INSERT INTO recording VALUES (?1)")?.execute([step])?;
    let value = work(db)?;
    db.prepare_cached("DELETE FROM recording")?.execute([])?;
    Ok(value)
}

/// Brings the search index up to date with what was changed in this transaction: once for all of it, since SQLite has the
/// index write out what it holds before almost every statement on another table.
pub(super) fn catch_up(db: &Db) -> Result<()> {
    let mut statement = db.prepare_cached("SELECT no FROM stale")?;
    let stale = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<Vec<i64>>>()?;
    if stale.is_empty() {
        return Ok(());
    }
    db.prepare_cached("DELETE FROM stale")?.execute([])?;
    index::refresh(db, &stale)
}

/// Notes in the library which pages are to go with what this transaction deleted for good. They go behind it; should the
/// program be ended before they did, the next that writes sees to it.
pub(super) fn note_gone(db: &Db) -> Result<()> {
    let mut statement = db.prepare_cached("SELECT DISTINCT snapshot FROM temp.gone")?;
    let hash =
        |row: &rusqlite::Row<'_>| Ok(row.get_ref(0)?.as_str().ok().filter(|text| is_hash(text)).map(str::to_owned));
    let pages = statement.query_map([], hash)?.collect::<rusqlite::Result<Vec<Option<String>>>>()?;
    let mut pages: Vec<String> = pages.into_iter().flatten().collect();
    if pages.is_empty() {
        return Ok(());
    }
    pages.extend(gone(db)?);
    db.execute(
        "INSERT OR REPLACE INTO settings VALUES (?1, ?2, strftime('%Y-%m-%dT%H:%M:%SZ'))",
        (settings::GONE, pages.join(" ")),
    )?;
    db.prepare_cached("DELETE FROM temp.gone")?.execute([])?;
    Ok(())
}

/// The pages of what was deleted for good that did not go yet. Something else may need them.
pub(super) fn gone(db: &Db) -> Result<Vec<String>> {
    let noted = settings::get(db, settings::GONE)?.unwrap_or_default();
    Ok(noted.split(' ').filter(|text| is_hash(text)).map(str::to_owned).collect())
}

pub(super) fn forget_gone(db: &Db) -> Result<()> {
    db.execute("DELETE FROM settings WHERE name = ?1", [settings::GONE])?;
    Ok(())
}

/// The pages of readings that a step could bring back.
pub(super) fn pages(db: &Db) -> Result<Vec<String>> {
    let sql = format!("SELECT {} FROM undo_rows WHERE tbl = 'readings' AND sql LIKE 'INSERT%'", page_in("sql"));
    Ok(db.prepare(&sql)?.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// The hash in a statement that brings back a reading: the third value, behind two ids in quotes.
fn page_in(sql: &str) -> String {
    format!("substr({sql}, instr({sql}, 'VALUES (') + 8 + 2 * 39 + 1, 64)")
}

/// What a step's rows after a certain one speak of.
fn touched(db: &Db, step: i64, after: i64) -> Result<Changes> {
    let mut changes = Changes::default();
    let mut statement = db.prepare_cached("SELECT DISTINCT tbl FROM undo_rows WHERE step = ?1 AND no > ?2")?;
    let mut rows = statement.query([step, after])?;
    while let Some(row) = rows.next()? {
        match row.get_ref(0)?.as_str().unwrap_or_default() {
            "annotations" | "annotation_tags" | "placements" => changes.annotations = true,
            "tags" | "clip_tags" => changes.tags = true,
            "dossiers" | "sections" | "entries" => changes.dossiers = true,
            "searches" => changes.searches = true,
            _ => changes.clips = true,
        }
    }
    Ok(changes)
}

fn lacks(table: &str) -> Error {
    let message = format!(
        "The library's file lacks the table {table}, so nothing can be changed in it. Run `cuttings doctor`, which says what is wrong and how to go back to a backup."
    );
    Error::new(ErrorCode::LibraryDamaged, message)
}

/// Three triggers that write a table's before-images.
fn recorder(db: &Db, table: &str) -> Result<String> {
    let mut statement = db.prepare("SELECT name, pk FROM pragma_table_info(?1)")?;
    let columns = statement
        .query_map([table], |row| Ok((format!("\"{}\"", row.get::<_, String>(0)?), row.get::<_, i64>(1)? > 0)))?
        .collect::<rusqlite::Result<Vec<(String, bool)>>>()?;
    if columns.is_empty() {
        return Err(lacks(table));
    }
    let each = |glue: &str, write: &dyn Fn(&str) -> String| {
        columns.iter().map(|(name, _)| write(name)).collect::<Vec<_>>().join(glue)
    };
    let key = |image: &str| {
        let keys =
            columns.iter().filter(|(_, key)| *key).map(|(name, _)| format!("{name}='||quote({image}.{name})||'"));
        keys.collect::<Vec<_>>().join(" AND ")
    };
    let names = each(",", &|name| name.to_owned());
    let values = each(",", &|name| format!("'||quote(OLD.{name})||'"));
    // Only what changed is put back, so that what happened to the row outside of steps stays.
    let changes = each("||", &|name| format!("iif(OLD.{name} IS NOT NEW.{name}, ',{name}='||quote(OLD.{name}), '')"));
    let differs = each(" OR ", &|name| format!("OLD.{name} IS NOT NEW.{name}"));
    let (new, write) = (key("NEW"), format!("INSERT INTO undo_rows(step, tbl, sql) SELECT step, '{table}',"));
    Ok(format!(
        "CREATE TEMP TRIGGER undo_{table}_i AFTER INSERT ON main.{table} BEGIN
           {write} 'DELETE FROM {table} WHERE {new}' FROM recording; END;
         CREATE TEMP TRIGGER undo_{table}_u AFTER UPDATE ON main.{table} WHEN {differs} BEGIN
           {write} 'UPDATE {table} SET '||substr({changes}, 2)||' WHERE {new}' FROM recording; END;
         CREATE TEMP TRIGGER undo_{table}_d AFTER DELETE ON main.{table} BEGIN
           {write} 'INSERT INTO {table}({names}) VALUES ({values})' FROM recording; END;"
    ))
}

/// A page goes when the last that spoke of it does: a reading that is deleted without a step that could bring it back, or
/// such a step.
fn letting_go() -> String {
    format!(
        "CREATE TEMP TABLE gone (snapshot TEXT);
         CREATE TEMP TRIGGER gone_readings AFTER DELETE ON main.readings WHEN NOT EXISTS (SELECT 1 FROM recording)
           BEGIN INSERT INTO gone VALUES (OLD.snapshot); END;
         CREATE TEMP TRIGGER gone_steps AFTER DELETE ON main.undo_rows WHEN OLD.tbl = 'readings' AND OLD.sql LIKE 'INSERT%'
           BEGIN INSERT INTO gone VALUES ({}); END;",
        page_in("OLD.sql")
    )
}

/// Which rows a clip's words come from: see `index::content`.
const STALE: &str = "
CREATE TEMP TRIGGER stale_clips_i AFTER INSERT ON main.clips BEGIN INSERT OR IGNORE INTO stale VALUES (NEW.no); END;
CREATE TEMP TRIGGER stale_clips_d AFTER DELETE ON main.clips BEGIN INSERT OR IGNORE INTO stale VALUES (OLD.no); END;
CREATE TEMP TRIGGER stale_clips_u AFTER UPDATE ON main.clips
  WHEN OLD.reading IS NOT NEW.reading OR OLD.headline IS NOT NEW.headline OR OLD.standfirst IS NOT NEW.standfirst
    OR OLD.byline IS NOT NEW.byline OR OLD.publisher IS NOT NEW.publisher OR OLD.aggregator IS NOT NEW.aggregator
    OR OLD.note IS NOT NEW.note OR OLD.language IS NOT NEW.language
  BEGIN INSERT OR IGNORE INTO stale VALUES (NEW.no); END;
CREATE TEMP TRIGGER stale_annotations_i AFTER INSERT ON main.annotations
  BEGIN INSERT OR IGNORE INTO stale SELECT no FROM clips WHERE id = NEW.clip; END;
CREATE TEMP TRIGGER stale_annotations_u AFTER UPDATE ON main.annotations
  WHEN OLD.note IS NOT NEW.note OR OLD.quote IS NOT NEW.quote OR OLD.trashed IS NOT NEW.trashed
  BEGIN INSERT OR IGNORE INTO stale SELECT no FROM clips WHERE id = NEW.clip; END;
CREATE TEMP TRIGGER stale_annotations_d AFTER DELETE ON main.annotations
  BEGIN INSERT OR IGNORE INTO stale SELECT no FROM clips WHERE id = OLD.clip; END;
CREATE TEMP TRIGGER stale_clip_tags_i AFTER INSERT ON main.clip_tags
  BEGIN INSERT OR IGNORE INTO stale SELECT no FROM clips WHERE id = NEW.clip; END;
CREATE TEMP TRIGGER stale_clip_tags_d AFTER DELETE ON main.clip_tags
  BEGIN INSERT OR IGNORE INTO stale SELECT no FROM clips WHERE id = OLD.clip; END;
CREATE TEMP TRIGGER stale_annotation_tags_i AFTER INSERT ON main.annotation_tags
  BEGIN INSERT OR IGNORE INTO stale SELECT no FROM clips WHERE id = (SELECT clip FROM annotations WHERE id = NEW.annotation); END;
CREATE TEMP TRIGGER stale_annotation_tags_d AFTER DELETE ON main.annotation_tags
  BEGIN INSERT OR IGNORE INTO stale SELECT no FROM clips WHERE id = (SELECT clip FROM annotations WHERE id = OLD.annotation); END;
CREATE TEMP TRIGGER stale_tags_u AFTER UPDATE ON main.tags WHEN OLD.name IS NOT NEW.name BEGIN
  INSERT OR IGNORE INTO stale SELECT no FROM clips JOIN clip_tags ON clip_tags.clip = clips.id WHERE clip_tags.tag = NEW.id;
  INSERT OR IGNORE INTO stale SELECT no FROM clips JOIN annotations a ON a.clip = clips.id
    JOIN annotation_tags ON annotation_tags.annotation = a.id WHERE annotation_tags.tag = NEW.id; END;
CREATE TEMP TRIGGER stale_entries_i AFTER INSERT ON main.entries WHEN NEW.comment IS NOT NULL
  BEGIN INSERT OR IGNORE INTO stale SELECT no FROM clips WHERE id = NEW.clip; END;
CREATE TEMP TRIGGER stale_entries_u AFTER UPDATE ON main.entries WHEN OLD.comment IS NOT NEW.comment
  BEGIN INSERT OR IGNORE INTO stale SELECT no FROM clips WHERE id = NEW.clip; END;
CREATE TEMP TRIGGER stale_entries_d AFTER DELETE ON main.entries WHEN OLD.comment IS NOT NULL
  BEGIN INSERT OR IGNORE INTO stale SELECT no FROM clips WHERE id = OLD.clip; END;
CREATE TEMP TRIGGER stale_dossiers_u AFTER UPDATE ON main.dossiers WHEN OLD.trashed IS NOT NEW.trashed
  BEGIN INSERT OR IGNORE INTO stale SELECT no FROM clips JOIN entries ON entries.clip = clips.id
    WHERE entries.dossier = NEW.id AND entries.comment IS NOT NULL; END;
";

#[cfg(test)]
mod tests {
    use super::super::{IfNone, Store};
    use super::*;
    use std::time::Duration;

    #[test]
    fn a_step_goes_on_only_where_nothing_was_done_or_undone_since() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open(folder.path(), IfNone::Make, Duration::from_secs(5)).expect("a library");
        let now = crate::library::now();
        let clip = |db: &Db| {
            let sql = "INSERT INTO clips(id, clipped, modified) VALUES (?1, ?2, ?2)";
            Ok(db.execute(sql, (crate::model::ClipId::fresh(), &now)).map(drop)?)
        };
        let mut step = super::super::Step::default();
        let mut more = || {
            let named = |clips: u32| format!("{clips} clipped");
            store.change_more(&mut step, &now, |db| Ok((clip(db)?, 1)), named).expect("changed")
        };
        let number = || {
            store
                .read(|db| Ok(db.query_row("SELECT count(*) FROM clips", [], |row| row.get::<_, i64>(0))?))
                .expect("read")
        };
        more();
        more();
        store.change("something else", &now, clip).expect("changed");
        more();
        assert_eq!(number(), 4, "all are there");
        let undone = || (store.flip(Direction::Undo).expect("undone").0, number());
        assert_eq!(undone(), ("1 clipped".to_owned(), 3), "what came after something else is a step of its own");
        assert_eq!(undone(), ("something else".to_owned(), 2), "which is left alone");
        assert_eq!(undone(), ("2 clipped".to_owned(), 0), "the first two are one");
        store.flip(Direction::Redo).expect("redone");
        store.flip(Direction::Undo).expect("undone");
        more();
        assert_eq!(store.flip(Direction::Undo).expect("undone").0, "1 clipped", "nothing is added to what was undone");
        assert_eq!(number(), 0, "and nothing of it came back");
    }
}

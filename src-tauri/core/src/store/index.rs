//! The search index: one derived row a clip (`content.rs`). Triggers say which clips' words changed (`undo.rs`); the row
//! is written anew in the same transaction.

use super::content::{self, columns};
use super::{Db, words};
use crate::Result;

/// Goes up whenever the same text would be indexed otherwise: the rules of `words.rs`, `segments.rs`, `stems.rs`,
/// `spellings.rs` and `content.rs`.
pub(super) const VERSION: i64 = 5;

/// Writes the rows of these clips anew, and their names in folded words; a clip that is gone loses its row. An index that
/// is being built beside the present one gets them too.
pub(super) fn refresh(db: &Db, clips: &[i64]) -> Result<()> {
    let tables: &[&str] = if version_of(db, NEXT)?.is_none() { &[PRESENT] } else { &[PRESENT, NEXT] };
    write(db, clips, tables)
}

const PRESENT: &str = "search";
const NEXT: &str = "search_next";

fn write(db: &Db, clips: &[i64], tables: &[&str]) -> Result<()> {
    for clips in clips.chunks(IN_MEMORY) {
        clips.iter().try_for_each(|no| names(db, *no))?;
        let contents = clips.iter().map(|no| content::of(db, *no)).collect::<Result<Vec<_>>>()?;
        let rows = columns(&contents);
        for table in tables {
            let mut delete = db.prepare_cached(&format!("DELETE FROM {table} WHERE rowid = ?1"))?;
            let mut insert = db.prepare_cached(&format!(
                "INSERT INTO {table}(rowid, headline, margins, body, headline_stems, margins_stems, body_stems)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
            ))?;
            for (no, row) in clips.iter().zip(&rows) {
                delete.execute([no])?;
                if let Some([headline, margins, body, headline_stems, margins_stems, body_stems]) = row {
                    insert.execute((no, headline, margins, body, headline_stems, margins_stems, body_stems))?;
                }
            }
        }
    }
    Ok(())
}

/// How many clips' words are held in memory at once.
pub(super) const IN_MEMORY: usize = 512;

/// How many bytes of new words the index holds in memory before it writes them out (FTS5's own choice is 1 MB): each time
/// makes a piece that has to be merged with the others later.
const HELD: i64 = 8 << 20;

/// Prepares the one connection that writes.
pub(super) fn prepare(db: &Db) -> Result<()> {
    let held: Option<i64> =
        db.query_row("SELECT (SELECT v FROM search_config WHERE k = 'hashsize')", [], |row| row.get(0))?;
    if held != Some(HELD) {
        db.execute("INSERT INTO search(search, rank) VALUES ('hashsize', ?1)", [HELD])?;
    }
    Ok(())
}

/// The names that filters compare follow from the same rules as the index.
fn names(db: &Db, no: i64) -> Result<()> {
    if let Some(keys) = outdated_names(db, no)? {
        db.prepare_cached("UPDATE clips SET outlet_key = ?2, author_key = ?3, aggregator_key = ?4 WHERE no = ?1")?
            .execute((no, &keys[0], &keys[1], &keys[2]))?;
    }
    Ok(())
}

/// The keys of a clip's outlet, byline and aggregator by the present rules, where those that are stored are others.
pub(super) fn outdated_names(db: &Db, no: i64) -> Result<Option<[Option<String>; 3]>> {
    let mut statement = db.prepare_cached(
        "SELECT publisher, byline, aggregator, outlet_key, author_key, aggregator_key FROM clips WHERE no = ?1",
    )?;
    let mut rows = statement.query([no])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    let text = |column: usize| row.get::<_, Option<String>>(column);
    let keys = [text(0)?, text(1)?, text(2)?].map(|name| name.as_deref().map(words::key));
    Ok((keys != [text(3)?, text(4)?, text(5)?]).then_some(keys))
}

/// Builds the whole index anew, at once.
pub(super) fn rebuild(db: &Db) -> Result<()> {
    db.execute("DELETE FROM derived WHERE name IN (?1, ?2)", [PRESENT, NEXT])?;
    while !step(db, usize::MAX)? {}
    Ok(())
}

fn version_of(db: &Db, name: &str) -> Result<Option<i64>> {
    let mut statement = db.prepare_cached("SELECT version FROM derived WHERE name = ?1")?;
    Ok(statement.query_map([name], |row| row.get(0))?.next().transpose()?)
}

pub(super) fn is_current(db: &Db) -> Result<bool> {
    Ok(version_of(db, PRESENT)? == Some(VERSION))
}

/// How long one step of building may keep the writer, in clips. Other writers come in between.
pub(super) const BATCH: usize = 100;

/// A step towards an index that follows the present rules: writes the next clips into a second index beside the one that
/// is searched, and puts that in its place once it is whole. True where there is nothing left to do. Runs in the caller's
/// transaction; another program may do the next step.
pub(super) fn step(db: &Db, clips: usize) -> Result<bool> {
    if is_current(db)? {
        return Ok(true);
    }
    if version_of(db, NEXT)? != Some(VERSION) {
        db.execute_batch(&format!("DROP TABLE IF EXISTS {NEXT}; {}", table(NEXT)))?;
        db.execute("DELETE FROM derived WHERE name = ?1", [UPTO])?;
        db.execute("INSERT OR REPLACE INTO derived(name, version) VALUES (?1, ?2)", (NEXT, VERSION))?;
    }
    let done = version_of(db, UPTO)?.unwrap_or(0);
    let mut statement = db.prepare_cached("SELECT no FROM clips WHERE no > ?1 ORDER BY no LIMIT ?2")?;
    let next = statement
        .query_map((done, i64::try_from(clips).unwrap_or(i64::MAX)), |row| row.get(0))?
        .collect::<rusqlite::Result<Vec<i64>>>()?;
    write(db, &next, &[NEXT])?;
    if let Some(last) = next.last() {
        db.execute("INSERT OR REPLACE INTO derived(name, version) VALUES (?1, ?2)", (UPTO, last))?;
        return Ok(false);
    }
    db.execute_batch(&format!("DROP TABLE {PRESENT}; ALTER TABLE {NEXT} RENAME TO {PRESENT};"))?;
    db.execute("DELETE FROM derived WHERE name IN (?1, ?2)", (NEXT, UPTO))?;
    db.execute("INSERT OR REPLACE INTO derived(name, version) VALUES (?1, ?2)", (PRESENT, VERSION))?;
    Ok(true)
}

/// In `derived`, the last clip that the second index holds.
const UPTO: &str = "search_next_upto";

fn table(name: &str) -> String {
    format!(
        "CREATE VIRTUAL TABLE {name} USING fts5(
           headline, margins, body, headline_stems, margins_stems, body_stems,
           content='', contentless_delete=1, tokenize='ascii');
         INSERT INTO {name}({name}, rank) VALUES ('hashsize', {HELD});"
    )
}

#[cfg(test)]
mod tests {
    use super::super::{IfNone, Store, list};
    use super::*;
    use crate::model::Sort;
    use std::time::Duration;

    fn found(store: &Store, query: &str) -> u32 {
        let query = crate::query::parse(query).expect("a search");
        store.read(|db| list::page(db, &query, Sort::Relevance, 0, 10)).expect("a list").total
    }

    #[test]
    fn search_goes_on_with_the_old_index_while_a_new_one_is_built_and_no_change_is_lost() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open(folder.path(), IfNone::Make, Duration::from_secs(5)).expect("a library");
        let now = "2026-01-01T00:00:00Z";
        let clip = |db: &Db, no: i64| {
            let sql = "INSERT INTO clips(no, id, clipped, modified, headline, publisher) VALUES (?1, ?2, ?3, ?3, 'Harbour', 'Gazette')";
            db.execute(sql, (no, crate::model::ClipId::fresh(), now)).map(|_| ())
        };
        store.change("clips added", now, |db| Ok((1..=3).try_for_each(|no| clip(db, no))?)).expect("added");
        // As if other rules had made it: another version, and names folded otherwise.
        store
            .write(|db| {
                Ok(db.execute_batch(
                    "UPDATE derived SET version = version - 1; UPDATE clips SET outlet_key = 'GAZETTE'",
                )?)
            })
            .expect("written");
        assert!(!store.write(|db| step(db, 2)).expect("a step"), "one clip is still missing");
        assert_eq!(found(&store, "harbour"), 3, "the old index answers");
        store
            .change("clips changed", now, |db| {
                db.execute("UPDATE clips SET headline = 'Lighthouse' WHERE no IN (1, 3)", [])?;
                Ok(db.execute("DELETE FROM clips WHERE no = 2", [])?)
            })
            .expect("changed");
        assert_eq!((found(&store, "harbour"), found(&store, "lighthouse")), (0, 2), "changes are found at once");
        assert!(store.freshen(|| true).expect("built"), "all is done");
        assert_eq!((found(&store, "harbour"), found(&store, "lighthouse")), (0, 2), "and are in the new index too");
        assert_eq!(found(&store, "outlet:gazette"), 2, "names are folded anew");
        let mut findings = super::super::doctor::Findings::default();
        let examined = super::super::doctor::examine(&store, false, &mut findings);
        super::super::doctor::examine_rest(&store, &examined, false, &mut findings);
        assert!(findings.problems.is_empty(), "the index is what the texts say: {:?}", findings.problems);
    }
}

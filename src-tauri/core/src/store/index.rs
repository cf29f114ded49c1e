//! The search index: one derived row a clip, in three columns of words and three of stems. Triggers say which clips'
//! words changed (`undo.rs`); the row is written anew in the same transaction.

use super::Db;
use super::stems::Stems;
use super::{segments, words};
use crate::Result;

/// Goes up whenever the same text would be indexed otherwise: the rules of `words.rs`, `stems.rs` and of this file.
pub(super) const VERSION: i64 = 2;

/// What is searched of a clip, in the person's and the publisher's own words.
pub(super) struct Content {
    pub headline: String,
    /// Byline, outlets, standfirst, notes, tags and comments.
    pub margins: String,
    pub body: String,
    pub stems: Stems,
}

impl Content {
    /// The columns of the index, in the order of the table: words, then stems, each joined by a space.
    pub fn columns(&self) -> [String; 6] {
        let [headline, margins, body] = [&self.headline, &self.margins, &self.body].map(|part| self.column(part));
        [headline.0, margins.0, body.0, headline.1, margins.1, body.1]
    }

    fn column(&self, part: &str) -> (String, String) {
        let (mut exact, mut stems) = (String::with_capacity(part.len()), String::new());
        for (_, word) in words::split(part) {
            let folded = words::fold(word);
            for other in self.stems.others(word, &folded) {
                stems.push_str(&other);
                stems.push(' ');
            }
            exact.push_str(&folded);
            exact.push(' ');
        }
        for word in segments::ideographic(part) {
            stems.push_str(&words::fold(word));
            stems.push(' ');
        }
        (exact, stems)
    }
}

/// What a clip's index row is derived from; `None` where there is no such clip.
pub(super) fn content(db: &Db, no: i64) -> Result<Option<Content>> {
    let mut statement = db.prepare_cached(CONTENT)?;
    let mut rows = statement.query([no])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    let text = |column: usize| row.get::<_, Option<String>>(column).map(Option::unwrap_or_default);
    let language: Option<String> = row.get(3)?;
    Ok(Some(Content { headline: text(0)?, body: text(1)?, margins: text(2)?, stems: Stems::of(language.as_deref()) }))
}

const CONTENT: &str = "
SELECT c.headline, r.text, concat_ws(char(10), c.standfirst, c.byline, c.publisher, c.aggregator, c.note,
    (SELECT group_concat(t.name, char(10) ORDER BY t.key) FROM clip_tags ct JOIN tags t ON t.id = ct.tag WHERE ct.clip = c.id),
    (SELECT group_concat(concat_ws(char(10), a.quote, a.note,
        (SELECT group_concat(t.name, char(10) ORDER BY t.key) FROM annotation_tags ant JOIN tags t ON t.id = ant.tag
          WHERE ant.annotation = a.id)), char(10) ORDER BY a.id)
      FROM annotations a WHERE a.clip = c.id AND a.trashed IS NULL),
    (SELECT group_concat(e.comment, char(10) ORDER BY e.id) FROM entries e JOIN dossiers d ON d.id = e.dossier
      WHERE e.clip = c.id AND d.trashed IS NULL)),
  c.language
FROM clips c LEFT JOIN readings r ON r.id = c.reading WHERE c.no = ?1";

/// Writes the rows of these clips anew, and their names in folded words; a clip that is gone loses its row. An index that
/// is being built beside the present one gets them too.
pub(super) fn refresh(db: &Db, clips: &[i64]) -> Result<()> {
    let tables: &[&str] =
        if clips.is_empty() || version_of(db, NEXT)?.is_none() { &[PRESENT] } else { &[PRESENT, NEXT] };
    for no in clips {
        write(db, *no, tables)?;
    }
    Ok(())
}

const PRESENT: &str = "search";
const NEXT: &str = "search_next";

fn write(db: &Db, no: i64, tables: &[&str]) -> Result<()> {
    let columns = content(db, no)?.map(|content| content.columns());
    for table in tables {
        db.prepare_cached(&format!("DELETE FROM {table} WHERE rowid = ?1"))?.execute([no])?;
        let Some([headline, margins, body, headline_stems, margins_stems, body_stems]) = &columns else { continue };
        let sql = format!(
            "INSERT INTO {table}(rowid, headline, margins, body, headline_stems, margins_stems, body_stems)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
        );
        db.prepare_cached(&sql)?.execute((no, headline, margins, body, headline_stems, margins_stems, body_stems))?;
    }
    names(db, no)
}

/// The names that filters compare follow from the same rules as the index.
fn names(db: &Db, no: i64) -> Result<()> {
    let mut statement = db.prepare_cached(
        "SELECT publisher, byline, aggregator, outlet_key, author_key, aggregator_key FROM clips WHERE no = ?1",
    )?;
    let mut rows = statement.query([no])?;
    let Some(row) = rows.next()? else { return Ok(()) };
    let text = |column: usize| row.get::<_, Option<String>>(column);
    let keys = [text(0)?, text(1)?, text(2)?].map(|name| name.as_deref().map(words::key));
    if keys != [text(3)?, text(4)?, text(5)?] {
        db.prepare_cached("UPDATE clips SET outlet_key = ?2, author_key = ?3, aggregator_key = ?4 WHERE no = ?1")?
            .execute((no, &keys[0], &keys[1], &keys[2]))?;
    }
    Ok(())
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
    for no in &next {
        write(db, *no, &[NEXT])?;
    }
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
           content='', contentless_delete=1, tokenize='ascii');"
    )
}

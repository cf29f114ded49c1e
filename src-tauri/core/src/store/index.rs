//! The search index: one derived row a clip, in three columns of words and three of stems. Triggers say which clips'
//! words changed (`undo.rs`); the row is written anew in the same transaction.

use super::Db;
use super::stems::Stems;
use super::words;
use crate::Result;

/// Goes up whenever the same text would be indexed otherwise: the rules of `words.rs`, `stems.rs` and of this file.
pub(super) const VERSION: i64 = 1;

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
            if let Some(stem) = self.stems.stem(word, &folded) {
                stems.push_str(&stem);
                stems.push(' ');
            }
            exact.push_str(&folded);
            exact.push(' ');
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

/// Writes the rows of these clips anew; a clip that is gone loses its row.
pub(super) fn refresh(db: &Db, clips: &[i64]) -> Result<()> {
    for no in clips {
        db.prepare_cached("DELETE FROM search WHERE rowid = ?1")?.execute([no])?;
        if let Some(content) = content(db, *no)? {
            let [headline, margins, body, headline_stems, margins_stems, body_stems] = content.columns();
            let mut insert = db.prepare_cached(
                "INSERT INTO search(rowid, headline, margins, body, headline_stems, margins_stems, body_stems)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            )?;
            insert.execute((no, headline, margins, body, headline_stems, margins_stems, body_stems))?;
        }
    }
    Ok(())
}

/// Builds the whole index anew.
pub(super) fn rebuild(db: &Db) -> Result<()> {
    db.execute("INSERT INTO search(search) VALUES ('delete-all')", [])?;
    let clips =
        db.prepare("SELECT no FROM clips")?.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<Vec<i64>>>()?;
    refresh(db, &clips)?;
    db.execute("INSERT OR REPLACE INTO derived(name, version) VALUES ('search', ?1)", [VERSION])?;
    Ok(())
}

pub(super) fn is_current(db: &Db) -> Result<bool> {
    let version = "SELECT coalesce((SELECT version FROM derived WHERE name = 'search'), 0)";
    Ok(db.query_row(version, [], |row| row.get::<_, i64>(0))? == VERSION)
}

/// Rebuilds the index where another version of the rules made it.
pub(super) fn freshen(db: &Db) -> Result<()> {
    if is_current(db)? {
        return Ok(());
    }
    let transaction = rusqlite::Transaction::new_unchecked(db, rusqlite::TransactionBehavior::Immediate)?;
    rebuild(&transaction)?;
    Ok(transaction.commit()?)
}

/// The languages that the clips are in.
pub(super) fn languages(db: &Db) -> Result<Vec<Option<String>>> {
    let mut statement = db.prepare_cached("SELECT DISTINCT language FROM clips")?;
    let languages = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(languages)
}

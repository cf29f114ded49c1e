//! Clips: what a person did with an article. The columns "as shown" follow from the reading and the corrections.

use super::snippet;
use super::words;
use super::{Db, bind};
use crate::model::*;
use crate::{Error, ErrorCode, Result};
use rusqlite::ToSql;

/// A clip as it stands in its row, without what belongs to its reading.
#[derive(Debug, Clone)]
pub(crate) struct Clip {
    pub id: ClipId,
    pub reading: Option<ReadingId>,
    pub asked: Option<String>,
    pub clipped: String,
    pub failure: Option<String>,
    pub note: Option<String>,
    pub state: ClipState,
    pub url: Option<String>,
    pub headline: Option<String>,
}

const COLUMNS: &str = "id, reading, asked, clipped, failure, note, read, starred, trashed IS NOT NULL, url, headline";

fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Clip> {
    Ok(Clip {
        id: row.get(0)?,
        reading: row.get(1)?,
        asked: row.get(2)?,
        clipped: row.get(3)?,
        failure: row.get(4)?,
        note: row.get(5)?,
        state: ClipState { read: row.get(6)?, starred: row.get(7)?, trashed: row.get(8)? },
        url: row.get(9)?,
        headline: row.get(10)?,
    })
}

pub(crate) fn get(db: &Db, clip: ClipId) -> Result<Clip> {
    let sql = format!("SELECT {COLUMNS} FROM clips WHERE id = ?1");
    let found = db.prepare_cached(&sql)?.query_map([clip], read)?.next().transpose()?;
    found.ok_or_else(|| missing(&clip.to_string()))
}

/// A clip by its whole id, a unique beginning of it, or a unique ending of at least 4 characters.
pub(crate) fn find(db: &Db, name: &str) -> Result<ClipId> {
    let name = name.trim().to_lowercase();
    if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-') {
        return Err(missing(&name));
    }
    let whole: Option<ClipId> = name.parse().ok();
    if let Some(clip) = whole.filter(|clip| get(db, *clip).is_ok()) {
        return Ok(clip);
    }
    let ending = if name.len() >= 4 { format!("%{name}") } else { String::new() };
    let mut statement = db.prepare_cached("SELECT id FROM clips WHERE id LIKE ?1 OR id LIKE ?2 LIMIT 3")?;
    let found = statement.query_map([format!("{name}%"), ending], |row| row.get(0))?;
    match found.collect::<rusqlite::Result<Vec<ClipId>>>()?.as_slice() {
        [] => Err(missing(&name)),
        [clip] => Ok(*clip),
        _ => {
            let message = format!(
                "More than one clip's id begins or ends with “{name}”. Give more of it; `cuttings list --json` shows whole ids."
            );
            Err(Error::new(ErrorCode::Ambiguous, message))
        }
    }
}

fn missing(name: &str) -> Error {
    let message = format!(
        "There is no clip “{name}” in this library. `cuttings list` shows the ids; short forms need at least 4 characters of the ending."
    );
    Error::new(ErrorCode::NotFound, message)
}

/// The clip of this page, the one that was clipped first where there are several. `pages` are canonical addresses.
pub(crate) fn of_page(db: &Db, pages: &[String]) -> Result<Option<ClipId>> {
    let mut statement =
        db.prepare_cached("SELECT id FROM clips WHERE page IN (SELECT value FROM json_each(?1)) ORDER BY no LIMIT 1")?;
    Ok(statement.query_map([bind::list(pages)], |row| row.get(0))?.next().transpose()?)
}

/// All clips outside the trash that hold an article, the first clipped first.
pub(crate) fn with_article(db: &Db) -> Result<Vec<ClipId>> {
    let mut statement = db.prepare("SELECT id FROM clips WHERE reading IS NOT NULL AND trashed IS NULL ORDER BY no")?;
    Ok(statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// All clips, the first clipped first.
pub(crate) fn all(db: &Db) -> Result<Vec<ClipId>> {
    Ok(db
        .prepare("SELECT id FROM clips ORDER BY no")?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?)
}

/// When the oldest clip was clipped.
pub(crate) fn first_clipped(db: &Db) -> Result<Option<String>> {
    Ok(db.query_row("SELECT min(clipped) FROM clips", [], |row| row.get(0))?)
}

/// A new clip, with nothing in it yet.
pub(crate) fn insert(db: &Db, clip: ClipId, asked: Option<&str>, now: &str) -> Result<()> {
    db.prepare_cached("INSERT INTO clips(id, asked, clipped, modified) VALUES (?1, ?2, ?3, ?3)")?
        .execute((clip, asked, now))?;
    Ok(())
}

/// Where the page was, said later than the page itself.
pub(crate) fn set_asked(db: &Db, clip: ClipId, asked: &str, now: &str) -> Result<()> {
    db.prepare_cached("UPDATE clips SET asked = ?2, modified = ?3 WHERE id = ?1")?.execute((clip, asked, now))?;
    Ok(())
}

/// Makes a reading the current one.
pub(crate) fn set_reading(db: &Db, clip: ClipId, reading: ReadingId, now: &str) -> Result<()> {
    db.prepare_cached("UPDATE clips SET reading = ?2, failure = NULL, modified = ?3 WHERE id = ?1")?
        .execute((clip, reading, now))?;
    Ok(())
}

/// Says why a clip holds only its link.
pub(crate) fn set_failure(db: &Db, clip: ClipId, failure: &str, now: &str) -> Result<()> {
    db.prepare_cached("UPDATE clips SET failure = ?2, modified = ?3 WHERE id = ?1")?.execute((clip, failure, now))?;
    Ok(())
}

/// The address by which a clip is known, canonical.
pub(crate) fn page(db: &Db, clip: ClipId) -> Result<Option<String>> {
    Ok(db.prepare_cached("SELECT page FROM clips WHERE id = ?1")?.query_row([clip], |row| row.get(0))?)
}

/// What the columns "as shown" are made of: an article with the person's corrections in place, its text, and the canonical
/// address by which it is known.
pub(crate) struct Shown<'a> {
    pub article: &'a Article,
    pub page: Option<&'a str>,
    pub text: &'a str,
}

const SHOWN: &str = "(url, page, headline, standfirst, byline, publisher, aggregator, published, language, opening)";
const VALUES: &str = "(?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";

impl Shown<'_> {
    /// Calls `work` with the clip, the values of its columns, and more behind them.
    fn bound<T>(
        &self,
        clip: ClipId,
        more: &[&dyn ToSql],
        work: impl FnOnce(&[&dyn ToSql]) -> rusqlite::Result<T>,
    ) -> Result<T> {
        let article = self.article;
        let opening = Some(snippet::opening(self.text)).filter(|opening| !opening.is_empty());
        let own: [&dyn ToSql; 11] = [
            &clip,
            &article.url,
            &self.page,
            &article.headline,
            &article.standfirst,
            &article.byline,
            &article.publisher,
            &article.aggregator,
            &article.published,
            &article.language,
            &opening,
        ];
        Ok(work(&[&own, more].concat())?)
    }
}

/// Writes the columns "as shown", and the keys of the names in them.
pub(crate) fn set_shown(db: &Db, clip: ClipId, shown: &Shown<'_>, now: &str) -> Result<()> {
    let key = |name: &Option<String>| name.as_deref().map(words::key);
    let Article { publisher, byline, aggregator, .. } = shown.article;
    let mut update = db.prepare_cached(&format!(
        "UPDATE clips SET {SHOWN} = {VALUES}, outlet_key = ?12, author_key = ?13, aggregator_key = ?14, modified = ?15 WHERE id = ?1"
    ))?;
    let keys = (key(publisher), key(byline), key(aggregator));
    shown.bound(clip, &[&keys.0, &keys.1, &keys.2, &now], |values| update.execute(values))?;
    Ok(())
}

/// Whether the columns "as shown" are so.
pub(crate) fn shows(db: &Db, clip: ClipId, shown: &Shown<'_>) -> Result<bool> {
    let mut question = db.prepare_cached(&format!("SELECT {SHOWN} IS {VALUES} FROM clips WHERE id = ?1"))?;
    shown.bound(clip, &[], |values| question.query_row(values, |row| row.get(0)))
}

pub(crate) fn set_note(db: &Db, clip: ClipId, note: Option<&str>, now: &str) -> Result<()> {
    db.prepare_cached("UPDATE clips SET note = ?2, modified = ?3 WHERE id = ?1 AND note IS NOT ?2")?
        .execute((clip, note, now))?;
    Ok(())
}

pub(crate) fn mark(db: &Db, clip: ClipId, mark: Mark, now: &str) -> Result<()> {
    db.prepare_cached(
        "UPDATE clips SET read = ifnull(?2, read), starred = ifnull(?3, starred), modified = ?4
         WHERE id = ?1 AND (read IS NOT ifnull(?2, read) OR starred IS NOT ifnull(?3, starred))",
    )?
    .execute((clip, mark.read, mark.starred, now))?;
    Ok(())
}

/// Puts a clip into the trash or takes it out; true where that changed something.
pub(crate) fn set_trashed(db: &Db, clip: ClipId, trashed: bool, now: &str) -> Result<bool> {
    let mut update = db.prepare_cached(
        "UPDATE clips SET trashed = iif(?2, ?3, NULL), modified = ?3 WHERE id = ?1 AND (trashed IS NOT NULL) IS NOT ?2",
    )?;
    Ok(update.execute((clip, trashed, now))? > 0)
}

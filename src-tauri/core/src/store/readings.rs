//! Readings: what one version of the extractor took from one snapshot. Written once, never changed.

use super::Db;
use crate::model::*;
use crate::{Error, ErrorCode, Result};

/// A reading as it was stored.
pub(crate) struct Reading {
    pub page: Page,
    pub article: Article,
}

/// What a reading says of its page.
#[derive(Clone)]
pub(crate) struct Page {
    pub snapshot: String,
    pub media: Media,
    pub charset: Option<String>,
    pub final_url: Option<String>,
    pub retrieved: String,
}

/// What a reading was made of.
pub(crate) struct Made<'a> {
    pub snapshot: &'a str,
    pub capture: &'a Capture,
    pub extractor: &'a str,
    pub article: &'a Article,
    pub text: &'a str,
}

pub(crate) fn insert(db: &Db, id: ReadingId, clip: ClipId, made: &Made<'_>) -> Result<()> {
    let media = match made.capture.media {
        Media::Html => "html",
        Media::Text => "text",
        Media::Markdown => "markdown",
    };
    let article = stored(made.article)?;
    db.prepare_cached(
        "INSERT INTO readings(id, clip, snapshot, media, charset, final_url, retrieved, extractor, article, text)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?
    .execute((
        id,
        clip,
        made.snapshot,
        media,
        &made.capture.charset,
        &made.capture.final_url,
        &made.capture.retrieved,
        made.extractor,
        article,
        made.text,
    ))?;
    Ok(())
}

fn stored(article: &Article) -> Result<String> {
    serde_json::to_string(article).map_err(|error| {
        Error::new(ErrorCode::Internal, "The article could not be stored because of a defect in this program.")
            .because(error)
    })
}

pub(crate) fn get(db: &Db, id: ReadingId) -> Result<Reading> {
    let mut statement = db.prepare_cached("SELECT article FROM readings WHERE id = ?1")?;
    let article: Option<String> = statement.query_map([id], |row| row.get(0))?.next().transpose()?;
    let article = serde_json::from_str(&article.ok_or_else(missing)?).map_err(|error| {
        let message = "The stored article cannot be read. Check the library; a backup may hold it.";
        Error::new(ErrorCode::LibraryDamaged, message).because(error)
    })?;
    Ok(Reading { page: page(db, id)?, article })
}

/// The same without the article, which may be damaged.
pub(crate) fn page(db: &Db, id: ReadingId) -> Result<Page> {
    let sql = "SELECT snapshot, media, charset, final_url, retrieved FROM readings WHERE id = ?1";
    let mut statement = db.prepare_cached(sql)?;
    let mut rows = statement.query([id])?;
    let row = rows.next()?.ok_or_else(missing)?;
    let media = match row.get_ref(1)?.as_str().unwrap_or_default() {
        "html" => Media::Html,
        "markdown" => Media::Markdown,
        _ => Media::Text,
    };
    Ok(Page { snapshot: row.get(0)?, media, charset: row.get(2)?, final_url: row.get(3)?, retrieved: row.get(4)? })
}

fn missing() -> Error {
    let message = "A clip speaks of a reading that is not there. Check the library: that says what can be done.";
    Error::new(ErrorCode::LibraryDamaged, message)
}

/// The article and the text of a reading, each as far as it can be read.
pub(crate) fn halves(db: &Db, id: ReadingId) -> Result<(Option<Article>, Option<String>)> {
    let mut statement = db.prepare_cached("SELECT article, text FROM readings WHERE id = ?1")?;
    let halves = statement.query_row([id], |row| Ok((row.get::<_, String>(0).ok(), row.get(1).ok())))?;
    Ok((halves.0.and_then(|article| serde_json::from_str(&article).ok()), halves.1))
}

/// Writes the article and the text of a damaged reading anew; `extractor` read them.
pub(crate) fn mend(db: &Db, id: ReadingId, article: &Article, text: &str, extractor: Option<&str>) -> Result<()> {
    let sql = "UPDATE readings SET article = ?2, text = ?3, extractor = ifnull(?4, extractor) WHERE id = ?1";
    db.execute(sql, (id, stored(article)?, text, extractor))?;
    Ok(())
}

/// Clips whose readings are there, and they themselves are not; each with the time of its first page.
pub(crate) fn without_clip(db: &Db) -> Result<Vec<(ClipId, String)>> {
    let sql = "SELECT clip, min(retrieved) FROM readings WHERE clip NOT IN (SELECT id FROM clips) GROUP BY clip ORDER BY clip";
    let mut statement = db.prepare(sql)?;
    let rows = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get(1)?)))?;
    let rows = rows.collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(rows.into_iter().filter_map(|(clip, time)| Some((clip.parse().ok()?, time))).collect())
}

/// The newest reading of a clip.
pub(crate) fn newest(db: &Db, clip: ClipId) -> Result<Option<ReadingId>> {
    Ok(db.prepare_cached("SELECT max(id) FROM readings WHERE clip = ?1")?.query_row([clip], |row| row.get(0))?)
}

/// When the page of a reading was taken.
pub(crate) fn retrieved(db: &Db, id: ReadingId) -> Result<String> {
    Ok(db.prepare_cached("SELECT retrieved FROM readings WHERE id = ?1")?.query_row([id], |row| row.get(0))?)
}

/// The hashes of all snapshots that anything in the library refers to, in order.
pub(crate) fn snapshots(db: &Db) -> Result<Vec<String>> {
    let mut statement = db.prepare("SELECT DISTINCT snapshot FROM readings ORDER BY snapshot")?;
    Ok(statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// Whether readings stand on each of these pages.
pub(crate) fn are_needed(db: &Db, snapshots: &[String]) -> Result<bool> {
    for snapshot in snapshots {
        if clip_of_snapshot(db, snapshot)?.is_none() {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The clip that has a reading of these bytes.
pub(crate) fn clip_of_snapshot(db: &Db, snapshot: &str) -> Result<Option<ClipId>> {
    let mut statement = db.prepare_cached("SELECT clip FROM readings WHERE snapshot = ?1 ORDER BY id LIMIT 1")?;
    Ok(statement.query_map([snapshot], |row| row.get(0))?.next().transpose()?)
}

/// The newest reading of these bytes in a clip.
pub(crate) fn of_snapshot(db: &Db, clip: ClipId, snapshot: &str) -> Result<Option<ReadingId>> {
    let sql = "SELECT id FROM readings WHERE clip = ?1 AND snapshot = ?2 ORDER BY id DESC LIMIT 1";
    Ok(db.prepare_cached(sql)?.query_map((clip, snapshot), |row| row.get(0))?.next().transpose()?)
}

/// Clips outside the trash that show what an extractor before this one read, and those that show what a person put together.
/// The first of them by the time of reading, so that one of many is found at once.
const OLDER: &str = "FROM clips c CROSS JOIN readings r ON r.id = c.reading
   WHERE c.reading > '' AND CAST(r.extractor AS INTEGER) < CAST(?1 AS INTEGER)
     AND c.no NOT IN (SELECT no FROM clips WHERE trashed IS NOT NULL)";

/// Whether a clip shows what an older extractor read.
pub(crate) fn any_older(db: &Db, extractor: &str) -> Result<bool> {
    let sql = format!("SELECT c.id {OLDER} AND r.extractor <> 'person' ORDER BY c.reading LIMIT 1");
    Ok(db.prepare(&sql)?.exists([extractor])?)
}

/// All of them, in the order of their reading.
pub(crate) fn older(db: &Db, extractor: &str) -> Result<Vec<ClipId>> {
    let sql = format!("SELECT c.id {OLDER} ORDER BY c.reading");
    Ok(db.prepare(&sql)?.query_map([extractor], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// The canonical text of a reading.
pub(crate) fn text(db: &Db, id: ReadingId) -> Result<String> {
    Ok(db.prepare_cached("SELECT text FROM readings WHERE id = ?1")?.query_row([id], |row| row.get(0))?)
}

/// Whether a reading is one of a clip's.
pub(crate) fn belongs(db: &Db, id: ReadingId, clip: ClipId) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM readings WHERE id = ?1 AND clip = ?2)";
    Ok(db.prepare_cached(sql)?.query_row((id, clip), |row| row.get(0))?)
}

/// Whether the clip's current reading has this canonical text.
pub(crate) fn has_text(db: &Db, clip: ClipId, text: &str) -> Result<bool> {
    let sql =
        "SELECT EXISTS (SELECT 1 FROM clips c JOIN readings r ON r.id = c.reading WHERE c.id = ?1 AND r.text = ?2)";
    Ok(db.prepare_cached(sql)?.query_row((clip, text), |row| row.get(0))?)
}

/// All readings of a clip, the newest first.
pub(crate) fn versions(db: &Db, clip: ClipId) -> Result<Vec<Version>> {
    let mut statement = db.prepare_cached(
        "SELECT r.id, r.retrieved, r.snapshot, r.extractor, ifnull(r.id = c.reading, 0) FROM readings r JOIN clips c ON c.id = r.clip
         WHERE r.clip = ?1 ORDER BY r.id DESC",
    )?;
    let rows = statement.query_map([clip], |row| {
        Ok(Version {
            id: row.get(0)?,
            retrieved: row.get(1)?,
            snapshot: row.get(2)?,
            extractor: row.get(3)?,
            current: row.get(4)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

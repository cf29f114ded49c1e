//! Readings: what one version of the extractor took from one snapshot. Written once, never changed.

use super::Db;
use crate::model::*;
use crate::{Error, ErrorCode, Result};

/// A reading as it was stored.
pub(crate) struct Reading {
    pub snapshot: String,
    pub media: Media,
    pub charset: Option<String>,
    pub final_url: Option<String>,
    pub retrieved: String,
    pub article: Article,
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
    let article = serde_json::to_string(made.article).map_err(|error| {
        Error::new(ErrorCode::Internal, "The article could not be stored because of a defect in this program.")
            .because(error)
    })?;
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

pub(crate) fn get(db: &Db, id: ReadingId) -> Result<Reading> {
    let sql = "SELECT snapshot, media, charset, final_url, retrieved, article FROM readings WHERE id = ?1";
    let mut statement = db.prepare_cached(sql)?;
    let mut rows = statement.query([id])?;
    let Some(row) = rows.next()? else { return Err(Error::internal("A clip speaks of a reading that is not there.")) };
    let media = match row.get_ref(1)?.as_str().unwrap_or_default() {
        "html" => Media::Html,
        "markdown" => Media::Markdown,
        _ => Media::Text,
    };
    let article: String = row.get(5)?;
    let article = serde_json::from_str(&article).map_err(|error| {
        let message = "The stored article cannot be read. Run `cuttings doctor`; a backup may hold it.";
        Error::new(ErrorCode::LibraryDamaged, message).because(error)
    })?;
    Ok(Reading {
        snapshot: row.get(0)?,
        media,
        charset: row.get(2)?,
        final_url: row.get(3)?,
        retrieved: row.get(4)?,
        article,
    })
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

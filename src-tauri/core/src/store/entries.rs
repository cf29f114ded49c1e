//! A dossier's entries: which clips are in it, in the person's order and sections, with comments.

use super::{Db, order};
use crate::model::*;
use crate::{Error, ErrorCode, Result};

/// An entry without its clip.
pub(crate) struct Placed {
    pub id: EntryId,
    pub clip: ClipId,
    pub section: Option<SectionId>,
    pub comment: Option<String>,
}

/// In the person's order: first those outside any section, then section by section. Trashed clips are left out.
pub(crate) fn of(db: &Db, dossier: DossierId) -> Result<Vec<Placed>> {
    let mut statement = db.prepare_cached(
        "SELECT e.id, e.clip, e.section, e.comment FROM entries e JOIN clips c ON c.id = e.clip
           LEFT JOIN sections s ON s.id = e.section
         WHERE e.dossier = ?1 AND c.trashed IS NULL ORDER BY s.place NULLS FIRST, s.id, e.place, e.id",
    )?;
    let rows = statement.query_map([dossier], |row| {
        Ok(Placed { id: row.get(0)?, clip: row.get(1)?, section: row.get(2)?, comment: row.get(3)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The entries of one part with their keys, trashed clips too, in order.
pub(super) fn places(db: &Db, dossier: DossierId, section: Option<SectionId>) -> Result<Vec<(EntryId, String)>> {
    let mut statement =
        db.prepare_cached("SELECT id, place FROM entries WHERE dossier = ?1 AND section IS ?2 ORDER BY place, id")?;
    let rows = statement.query_map((dossier, section), |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Adds a clip at the end of a section. One that is in the dossier already stays where it is, but for a section that is
/// named and is another.
pub(crate) fn add(db: &Db, dossier: DossierId, clip: ClipId, section: Option<SectionId>, now: &str) -> Result<()> {
    if let Some(entry) = find(db, dossier, clip)? {
        let stays = section.is_none() || places(db, dossier, section)?.iter().any(|(id, _)| *id == entry);
        return if stays { Ok(()) } else { append(db, dossier, entry, section, now) };
    }
    let place = end_of(db, dossier, section)?;
    db.prepare_cached(
        "INSERT INTO entries(id, dossier, clip, section, place, modified) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute((EntryId::fresh(), dossier, clip, section, place, now))?;
    Ok(())
}

pub(crate) fn remove(db: &Db, dossier: DossierId, clip: ClipId) -> Result<()> {
    let entry = need(db, dossier, clip)?;
    db.prepare_cached("DELETE FROM entries WHERE id = ?1")?.execute([entry])?;
    Ok(())
}

/// Moves a clip to the end of a section.
pub(crate) fn move_to_section(
    db: &Db,
    dossier: DossierId,
    clip: ClipId,
    section: Option<SectionId>,
    now: &str,
) -> Result<()> {
    let entry = need(db, dossier, clip)?;
    if places(db, dossier, section)?.last().is_some_and(|(last, _)| *last == entry) {
        return Ok(());
    }
    append(db, dossier, entry, section, now)
}

/// Moves a clip to stand before another, in that one's section.
pub(crate) fn move_before(db: &Db, dossier: DossierId, clip: ClipId, other: ClipId, now: &str) -> Result<()> {
    move_beside(db, dossier, clip, other, 0, now)
}

/// Moves a clip to stand behind another, in that one's section.
pub(crate) fn move_after(db: &Db, dossier: DossierId, clip: ClipId, other: ClipId, now: &str) -> Result<()> {
    move_beside(db, dossier, clip, other, 1, now)
}

fn move_beside(db: &Db, dossier: DossierId, clip: ClipId, other: ClipId, behind: usize, now: &str) -> Result<()> {
    let (entry, target) = (need(db, dossier, clip)?, need(db, dossier, other)?);
    if entry == target {
        return Ok(());
    }
    let section: Option<SectionId> =
        db.prepare_cached("SELECT section FROM entries WHERE id = ?1")?.query_row([target], |row| row.get(0))?;
    let mut places = places(db, dossier, section)?;
    let stood = places.iter().position(|(id, _)| *id == entry);
    places.retain(|(id, _)| *id != entry);
    let at = places.iter().position(|(id, _)| *id == target).map_or(places.len(), |at| at + behind);
    if stood == Some(at) {
        return Ok(());
    }
    let key = |at: usize| places.get(at).map(|(_, place)| place.as_str());
    let place = order::amid(at.checked_sub(1).and_then(key), key(at));
    put(db, entry, section, &place, now)
}

pub(super) fn append(db: &Db, dossier: DossierId, entry: EntryId, section: Option<SectionId>, now: &str) -> Result<()> {
    let place = end_of(db, dossier, section)?;
    put(db, entry, section, &place, now)
}

fn put(db: &Db, entry: EntryId, section: Option<SectionId>, place: &str, now: &str) -> Result<()> {
    db.prepare_cached("UPDATE entries SET section = ?2, place = ?3, modified = ?4 WHERE id = ?1")?
        .execute((entry, section, place, now))?;
    Ok(())
}

fn end_of(db: &Db, dossier: DossierId, section: Option<SectionId>) -> Result<String> {
    let mut statement = db.prepare_cached("SELECT max(place) FROM entries WHERE dossier = ?1 AND section IS ?2")?;
    let last: Option<String> = statement.query_row((dossier, section), |row| row.get(0))?;
    Ok(order::after(last.as_deref()))
}

pub(crate) fn set_comment(db: &Db, dossier: DossierId, clip: ClipId, comment: Option<&str>, now: &str) -> Result<()> {
    let entry = need(db, dossier, clip)?;
    db.prepare_cached("UPDATE entries SET comment = ?2, modified = ?3 WHERE id = ?1 AND comment IS NOT ?2")?
        .execute((entry, comment, now))?;
    Ok(())
}

fn find(db: &Db, dossier: DossierId, clip: ClipId) -> Result<Option<EntryId>> {
    let mut statement = db.prepare_cached("SELECT id FROM entries WHERE dossier = ?1 AND clip = ?2")?;
    Ok(statement.query_map((dossier, clip), |row| row.get(0))?.next().transpose()?)
}

fn need(db: &Db, dossier: DossierId, clip: ClipId) -> Result<EntryId> {
    find(db, dossier, clip)?.ok_or_else(|| {
        let message = format!("The clip {clip} is not in this dossier. `cuttings dossier show` lists what is.");
        Error::new(ErrorCode::NotFound, message)
    })
}

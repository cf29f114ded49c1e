//! Dossiers and their sections. A title is compared after NFC and case folding.

use super::words::name_key;
use super::{Db, order};
use crate::model::*;
use crate::{Error, ErrorCode, Result};

/// All dossiers by title, each with its clips outside the trash.
pub(crate) fn all(db: &Db) -> Result<Vec<DossierRow>> {
    let mut statement = db.prepare_cached(
        "SELECT d.id, d.title, count(c.no) FROM dossiers d LEFT JOIN entries e ON e.dossier = d.id
           LEFT JOIN clips c ON c.id = e.clip AND c.trashed IS NULL
         WHERE d.trashed IS NULL GROUP BY d.id ORDER BY d.key, d.id",
    )?;
    let rows =
        statement.query_map([], |row| Ok(DossierRow { id: row.get(0)?, title: row.get(1)?, clips: row.get(2)? }))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

pub(crate) fn of_clip(db: &Db, clip: ClipId) -> Result<Vec<DossierRef>> {
    let mut statement = db.prepare_cached(
        "SELECT d.id, d.title FROM entries e JOIN dossiers d ON d.id = e.dossier
         WHERE e.clip = ?1 AND d.trashed IS NULL ORDER BY d.key, d.id",
    )?;
    let rows = statement.query_map([clip], |row| Ok(DossierRef { id: row.get(0)?, title: row.get(1)? }))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What the person says of a clip in the dossiers that it is in.
pub(crate) fn comments_on(db: &Db, clip: ClipId) -> Result<Vec<(DossierRef, String)>> {
    let mut statement = db.prepare_cached(
        "SELECT d.id, d.title, e.comment FROM entries e JOIN dossiers d ON d.id = e.dossier
         WHERE e.clip = ?1 AND e.comment IS NOT NULL AND d.trashed IS NULL ORDER BY d.key, d.id",
    )?;
    let rows =
        statement.query_map([clip], |row| Ok((DossierRef { id: row.get(0)?, title: row.get(1)? }, row.get(2)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A title and the person's introduction.
pub(crate) fn get(db: &Db, dossier: DossierId) -> Result<(String, Option<String>)> {
    let mut statement = db.prepare_cached("SELECT title, intro FROM dossiers WHERE id = ?1 AND trashed IS NULL")?;
    let found = statement.query_map([dossier], |row| Ok((row.get(0)?, row.get(1)?)))?.next().transpose()?;
    found.ok_or_else(|| missing(&dossier.to_string()))
}

/// A dossier by its title or id; `None` where there is none.
pub(crate) fn find(db: &Db, name: &str) -> Result<Option<DossierId>> {
    let mut statement = db.prepare_cached("SELECT id FROM dossiers WHERE trashed IS NULL AND (key = ?1 OR id = ?2)")?;
    let found = statement.query_map([name_key(name), name.trim().to_lowercase()], |row| row.get(0))?;
    match found.collect::<rusqlite::Result<Vec<DossierId>>>()?.as_slice() {
        [] => Ok(None),
        [dossier] => Ok(Some(*dossier)),
        _ => {
            let message = format!(
                "More than one dossier is called “{name}”. Name it by its id; `cuttings dossier list --json` shows the ids."
            );
            Err(Error::new(ErrorCode::Ambiguous, message))
        }
    }
}

/// The title of every dossier, deleted ones too.
pub(crate) fn titles(db: &Db) -> Result<Vec<(DossierId, String)>> {
    let mut statement = db.prepare_cached("SELECT id, title FROM dossiers")?;
    Ok(statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?)
}

pub(crate) fn missing(name: &str) -> Error {
    Error::new(
        ErrorCode::NotFound,
        format!("There is no dossier “{name}” in this library. `cuttings dossier list` shows them."),
    )
}

pub(crate) fn create(db: &Db, title: &str, now: &str) -> Result<DossierId> {
    let title = free_title(db, title, None)?;
    let dossier = DossierId::fresh();
    db.prepare_cached("INSERT INTO dossiers(id, title, key, created, modified) VALUES (?1, ?2, ?3, ?4, ?4)")?
        .execute((dossier, &title, name_key(&title), now))?;
    Ok(dossier)
}

pub(crate) fn rename(db: &Db, dossier: DossierId, title: &str, now: &str) -> Result<()> {
    get(db, dossier)?;
    let title = free_title(db, title, Some(dossier))?;
    db.prepare_cached("UPDATE dossiers SET title = ?2, key = ?3, modified = ?4 WHERE id = ?1 AND title IS NOT ?2")?
        .execute((dossier, &title, name_key(&title), now))?;
    Ok(())
}

/// A title in one line that no other dossier has.
fn free_title(db: &Db, title: &str, own: Option<DossierId>) -> Result<String> {
    let title = one_line(title, "A dossier")?;
    match find(db, &title) {
        Ok(Some(other)) if Some(other) != own => {
            let (present, _) = get(db, other)?;
            let message = format!("There is a dossier “{present}” already. Choose another title.");
            Err(Error::new(ErrorCode::BadInput, message))
        }
        Ok(_) => Ok(title),
        Err(error) => Err(error),
    }
}

fn one_line(title: &str, what: &str) -> Result<String> {
    let title: String = title.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    if title.is_empty() {
        return Err(Error::new(ErrorCode::BadInput, format!("{what} needs a title of at least one letter.")));
    }
    Ok(title)
}

pub(crate) fn trash(db: &Db, dossier: DossierId, now: &str) -> Result<()> {
    get(db, dossier)?;
    db.prepare_cached("UPDATE dossiers SET trashed = ?2, modified = ?2 WHERE id = ?1")?.execute((dossier, now))?;
    Ok(())
}

/// Takes a dossier out of the trash. Its title may have been given to another one: then it gets a number behind it.
pub(crate) fn restore(db: &Db, dossier: DossierId, now: &str) -> Result<()> {
    let mut statement = db.prepare_cached("SELECT title FROM dossiers WHERE id = ?1 AND trashed IS NOT NULL")?;
    let Some(title) = statement.query_map([dossier], |row| row.get::<_, String>(0))?.next().transpose()? else {
        return get(db, dossier).map(drop);
    };
    let numbered = (2..).map(|number| format!("{title} ({number})"));
    let free = std::iter::once(title.clone()).chain(numbered).find(|title| matches!(find(db, title), Ok(None)));
    let free = free.unwrap_or(title);
    db.prepare_cached("UPDATE dossiers SET trashed = NULL, title = ?2, key = ?3, modified = ?4 WHERE id = ?1")?
        .execute((dossier, &free, name_key(&free), now))?;
    Ok(())
}

/// A dossier in the trash by its title or id, the last deleted where several have the title.
pub(crate) fn find_trashed(db: &Db, name: &str) -> Result<DossierId> {
    let mut statement = db.prepare_cached(
        "SELECT id FROM dossiers WHERE trashed IS NOT NULL AND (key = ?1 OR id = ?2) ORDER BY trashed DESC, id DESC",
    )?;
    let found =
        statement.query_map([name_key(name), name.trim().to_lowercase()], |row| row.get(0))?.next().transpose()?;
    found.ok_or_else(|| {
        Error::new(
            ErrorCode::NotFound,
            format!("There is no dossier “{name}” in the trash. `cuttings trash` lists what is."),
        )
    })
}

pub(crate) fn set_intro(db: &Db, dossier: DossierId, intro: Option<&str>, now: &str) -> Result<()> {
    get(db, dossier)?;
    db.prepare_cached("UPDATE dossiers SET intro = ?2, modified = ?3 WHERE id = ?1 AND intro IS NOT ?2")?
        .execute((dossier, intro, now))?;
    Ok(())
}

/// In the person's order.
pub(crate) fn sections(db: &Db, dossier: DossierId) -> Result<Vec<Section>> {
    let mut statement = db.prepare_cached("SELECT id, title FROM sections WHERE dossier = ?1 ORDER BY place, id")?;
    let rows = statement.query_map([dossier], |row| Ok(Section { id: row.get(0)?, title: row.get(1)? }))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The section of that title, made at the end if it is not there.
pub(crate) fn section(db: &Db, dossier: DossierId, title: &str, now: &str) -> Result<SectionId> {
    let title = one_line(title, "A section")?;
    if let Some(section) = section_titled(db, dossier, &title)? {
        return Ok(section);
    }
    insert_section(db, dossier, &title, now)
}

/// Makes an empty section at the end. Errors: the dossier has one of that title.
pub(crate) fn create_section(db: &Db, dossier: DossierId, title: &str, now: &str) -> Result<SectionId> {
    get(db, dossier)?;
    let title = free_section_title(db, dossier, title, None)?;
    insert_section(db, dossier, &title, now)
}

fn insert_section(db: &Db, dossier: DossierId, title: &str, now: &str) -> Result<SectionId> {
    let last = section_places(db, dossier)?.pop().map(|(_, place)| place);
    let section = SectionId::fresh();
    db.prepare_cached(
        "INSERT INTO sections(id, dossier, title, key, place, modified) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute((section, dossier, title, name_key(title), order::after(last.as_deref()), now))?;
    Ok(section)
}

/// A section by its title or id.
pub(crate) fn find_section(db: &Db, dossier: DossierId, name: &str) -> Result<SectionId> {
    let sections = sections(db, dossier)?;
    let id = name.trim().to_lowercase();
    let named =
        sections.iter().find(|section| section.id.to_string() == id || name_key(&section.title) == name_key(name));
    named.map(|section| section.id).ok_or_else(|| {
        let message = format!("There is no section “{name}” in this dossier. `cuttings dossier show` lists what is.");
        Error::new(ErrorCode::NotFound, message)
    })
}

/// Moves a section in front of another of its dossier, or to the end. One that stands there already is not touched.
pub(crate) fn move_section(db: &Db, section: SectionId, before: Option<SectionId>, now: &str) -> Result<()> {
    let dossier = dossier_of(db, section)?;
    let places = section_places(db, dossier)?;
    let next = places.iter().skip_while(|(id, _)| *id != section).nth(1).map(|(id, _)| *id);
    if before == Some(section) || before == next {
        return Ok(());
    }
    let others: Vec<&(SectionId, String)> = places.iter().filter(|(id, _)| *id != section).collect();
    let at = match before {
        Some(other) => others.iter().position(|(id, _)| *id == other).ok_or_else(no_section)?,
        None => others.len(),
    };
    let key = |at: usize| others.get(at).map(|(_, place)| place.as_str());
    let place = order::amid(at.checked_sub(1).and_then(key), key(at));
    db.prepare_cached("UPDATE sections SET place = ?2, modified = ?3 WHERE id = ?1")?.execute((section, place, now))?;
    Ok(())
}

/// The sections of a dossier with their keys, in order.
fn section_places(db: &Db, dossier: DossierId) -> Result<Vec<(SectionId, String)>> {
    let mut statement = db.prepare_cached("SELECT id, place FROM sections WHERE dossier = ?1 ORDER BY place, id")?;
    let rows = statement.query_map([dossier], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn section_titled(db: &Db, dossier: DossierId, title: &str) -> Result<Option<SectionId>> {
    let mut statement = db.prepare_cached("SELECT id FROM sections WHERE dossier = ?1 AND key = ?2 ORDER BY place")?;
    Ok(statement.query_map((dossier, name_key(title)), |row| row.get(0))?.next().transpose()?)
}

pub(crate) fn rename_section(db: &Db, section: SectionId, title: &str, now: &str) -> Result<()> {
    let dossier = dossier_of(db, section)?;
    let title = free_section_title(db, dossier, title, Some(section))?;
    db.prepare_cached("UPDATE sections SET title = ?2, key = ?3, modified = ?4 WHERE id = ?1 AND title IS NOT ?2")?
        .execute((section, &title, name_key(&title), now))?;
    Ok(())
}

/// A title in one line that no other section of the dossier has.
fn free_section_title(db: &Db, dossier: DossierId, title: &str, own: Option<SectionId>) -> Result<String> {
    let title = one_line(title, "A section")?;
    if section_titled(db, dossier, &title)?.is_some_and(|other| Some(other) != own) {
        let message = format!("There is a section “{title}” already. Choose another title.");
        return Err(Error::new(ErrorCode::BadInput, message));
    }
    Ok(title)
}

/// Its entries go to the end of the part before any section, in their order.
pub(crate) fn delete_section(db: &Db, section: SectionId, now: &str) -> Result<()> {
    let dossier = dossier_of(db, section)?;
    for (entry, _) in super::entries::places(db, dossier, Some(section))? {
        super::entries::append(db, dossier, entry, None, now)?;
    }
    db.prepare_cached("DELETE FROM sections WHERE id = ?1")?.execute([section])?;
    Ok(())
}

fn dossier_of(db: &Db, section: SectionId) -> Result<DossierId> {
    let mut statement = db.prepare_cached("SELECT dossier FROM sections WHERE id = ?1")?;
    let found = statement.query_map([section], |row| row.get(0))?.next().transpose()?;
    found.ok_or_else(no_section)
}

fn no_section() -> Error {
    Error::new(ErrorCode::NotFound, "There is no such section in this dossier; it may have been deleted.")
}

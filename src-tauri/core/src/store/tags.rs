//! Tags, on clips and on passages. Two names that differ only in case or form are one tag, which keeps the name it was
//! first given. A tag that nothing carries any more goes.

use super::Db;
use super::words::name_key;
use crate::model::*;
use crate::{Error, ErrorCode, Result};
use std::collections::HashMap;

/// All tags by name, each with the clips outside the trash that carry it, themselves or on a passage.
pub(crate) fn all(db: &Db) -> Result<Vec<TagCount>> {
    let mut statement = db.prepare_cached(
        "SELECT t.id, t.name, (SELECT count(*) FROM clips c WHERE c.trashed IS NULL AND c.id IN (
             SELECT ct.clip FROM clip_tags ct WHERE ct.tag = t.id UNION ALL
             SELECT a.clip FROM annotation_tags ant JOIN annotations a ON a.id = ant.annotation
             WHERE ant.tag = t.id AND a.trashed IS NULL))
         FROM tags t ORDER BY t.key",
    )?;
    let rows =
        statement.query_map([], |row| Ok(TagCount { id: row.get(0)?, name: row.get(1)?, clips: row.get(2)? }))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// A clip's tags by name.
pub(crate) fn of_clip(db: &Db, clip: ClipId) -> Result<Vec<String>> {
    let mut statement = db.prepare_cached(
        "SELECT t.name FROM clip_tags ct JOIN tags t ON t.id = ct.tag WHERE ct.clip = ?1 ORDER BY t.key",
    )?;
    Ok(statement.query_map([clip], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// The tags of a clip's passages.
pub(crate) fn of_annotations(db: &Db, clip: ClipId) -> Result<HashMap<AnnotationId, Vec<String>>> {
    let mut statement = db.prepare_cached(
        "SELECT ant.annotation, t.name FROM annotations a JOIN annotation_tags ant ON ant.annotation = a.id
           JOIN tags t ON t.id = ant.tag WHERE a.clip = ?1 ORDER BY t.key",
    )?;
    let mut tags: HashMap<AnnotationId, Vec<String>> = HashMap::new();
    let mut rows = statement.query([clip])?;
    while let Some(row) = rows.next()? {
        tags.entry(row.get(0)?).or_default().push(row.get(1)?);
    }
    Ok(tags)
}

pub(crate) fn change_clip(db: &Db, clip: ClipId, add: &[String], remove: &[String], now: &str) -> Result<()> {
    let sql = "INSERT INTO clip_tags(clip, tag, modified) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING";
    for name in kept(add, remove) {
        db.prepare_cached(sql)?.execute((clip, make(db, name, now)?, now))?;
    }
    for name in remove {
        if let Some(tag) = id(db, name)? {
            db.prepare_cached("DELETE FROM clip_tags WHERE clip = ?1 AND tag = ?2")?.execute((clip, tag))?;
            sweep(db, tag)?;
        }
    }
    Ok(())
}

pub(crate) fn change_annotation(
    db: &Db,
    annotation: AnnotationId,
    add: &[String],
    remove: &[String],
    now: &str,
) -> Result<()> {
    let sql = "INSERT INTO annotation_tags(annotation, tag, modified) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING";
    for name in kept(add, remove) {
        db.prepare_cached(sql)?.execute((annotation, make(db, name, now)?, now))?;
    }
    for name in remove {
        if let Some(tag) = id(db, name)? {
            db.prepare_cached("DELETE FROM annotation_tags WHERE annotation = ?1 AND tag = ?2")?
                .execute((annotation, tag))?;
            sweep(db, tag)?;
        }
    }
    Ok(())
}

/// The names to add that are not taken away again at once: adding those would be a step that changes nothing.
fn kept<'a>(add: &'a [String], remove: &'a [String]) -> impl Iterator<Item = &'a String> {
    add.iter().filter(|name| !remove.iter().any(|other| name_key(other) == name_key(name)))
}

pub(crate) fn rename(db: &Db, from: &str, to: &str, now: &str) -> Result<()> {
    let tag = need(db, from)?;
    let to = clean(to)?;
    if id(db, &to)?.is_some_and(|other| other != tag) {
        let message = format!(
            "There is a tag “{to}” already. Merge “{from}” into it (`cuttings tags merge`), or choose another name."
        );
        return Err(Error::new(ErrorCode::BadInput, message));
    }
    db.prepare_cached("UPDATE tags SET name = ?2, key = ?3, modified = ?4 WHERE id = ?1 AND name IS NOT ?2")?
        .execute((tag, &to, name_key(&to), now))?;
    Ok(())
}

pub(crate) fn merge(db: &Db, from: &str, into: &str, now: &str) -> Result<()> {
    let (from, into) = (need(db, from)?, need(db, into)?);
    if from == into {
        return Err(Error::new(ErrorCode::BadInput, "These are one and the same tag; there is nothing to merge."));
    }
    for (table, owner) in [("clip_tags", "clip"), ("annotation_tags", "annotation")] {
        let sql = format!(
            "INSERT INTO {table}({owner}, tag, modified) SELECT {owner}, ?2, ?3 FROM {table} WHERE tag = ?1 ON CONFLICT DO NOTHING"
        );
        db.execute(&sql, (from, into, now))?;
    }
    remove(db, from)
}

pub(crate) fn delete(db: &Db, name: &str) -> Result<()> {
    remove(db, need(db, name)?)
}

fn remove(db: &Db, tag: TagId) -> Result<()> {
    db.execute("DELETE FROM clip_tags WHERE tag = ?1", [tag])?;
    db.execute("DELETE FROM annotation_tags WHERE tag = ?1", [tag])?;
    db.execute("DELETE FROM tags WHERE id = ?1", [tag])?;
    Ok(())
}

/// Takes a tag away that nothing carries.
fn sweep(db: &Db, tag: TagId) -> Result<()> {
    db.prepare_cached(
        "DELETE FROM tags WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM clip_tags WHERE tag = ?1)
           AND NOT EXISTS (SELECT 1 FROM annotation_tags WHERE tag = ?1)",
    )?
    .execute([tag])?;
    Ok(())
}

/// The tag of that name, made if it is not there.
fn make(db: &Db, name: &str, now: &str) -> Result<TagId> {
    let name = clean(name)?;
    if let Some(tag) = id(db, &name)? {
        return Ok(tag);
    }
    let tag = TagId::fresh();
    db.prepare_cached("INSERT INTO tags(id, name, key, modified) VALUES (?1, ?2, ?3, ?4)")?.execute((
        tag,
        &name,
        name_key(&name),
        now,
    ))?;
    Ok(tag)
}

fn id(db: &Db, name: &str) -> Result<Option<TagId>> {
    let mut statement = db.prepare_cached("SELECT id FROM tags WHERE key = ?1")?;
    Ok(statement.query_map([name_key(name)], |row| row.get(0))?.next().transpose()?)
}

fn need(db: &Db, name: &str) -> Result<TagId> {
    id(db, name)?.ok_or_else(|| {
        Error::new(
            ErrorCode::NotFound,
            format!("There is no tag “{name}” in this library. `cuttings tags` lists them."),
        )
    })
}

fn clean(name: &str) -> Result<String> {
    let name: String = name.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return Err(Error::new(ErrorCode::BadInput, "A tag needs a name of at least one letter."));
    }
    Ok(name)
}

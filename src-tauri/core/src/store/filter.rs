//! What is asked of a clip beside words -> the set of clips of which it is true. Every query here is answered by an index
//! alone.

use super::set::Set;
use super::{Db, words};
use crate::Result;
use crate::model::{Asks, Span, State};
use rusqlite::params_from_iter;

/// Every clip, in the trash or not.
pub(super) fn all(db: &Db) -> Result<Set> {
    Set::of(db, "SELECT no FROM clips", [])
}

pub(super) fn trashed(db: &Db) -> Result<Set> {
    Set::of(db, "SELECT no FROM clips WHERE trashed IS NOT NULL", [])
}

/// Nothing for words: the index knows them.
pub(super) fn clips(db: &Db, asks: &Asks) -> Result<Set> {
    match asks {
        Asks::Word(_) | Asks::Prefix(_) | Asks::Phrase(_) => Ok(Set::default()),
        Asks::Tag(name) => tag(db, &words::name_key(name)),
        Asks::Outlet(name) => outlet(db, name),
        Asks::Author(name) => Set::of(
            db,
            "SELECT no FROM clips WHERE author_key IS NOT NULL AND ' ' || author_key || ' ' LIKE ?1",
            [format!("% {} %", words::key(name))],
        ),
        Asks::Language(tag) => language(db, &tag.to_lowercase()),
        Asks::Dossier(name) => Set::of(
            db,
            "SELECT c.no FROM dossiers d CROSS JOIN entries e ON e.dossier = d.id CROSS JOIN clips c ON c.id = e.clip
             WHERE d.trashed IS NULL AND (d.key = ?1 OR d.id = ?2)",
            [words::name_key(name), name.clone()],
        ),
        Asks::Published(span) => between(db, "published", span),
        Asks::Clipped(span) => between(db, "clipped", span),
        Asks::Is(state) => is(db, *state),
        Asks::HasNote => {
            let mut set = Set::of(db, "SELECT no FROM clips WHERE note IS NOT NULL", [])?;
            set.add(
                db,
                "SELECT c.no FROM annotations a CROSS JOIN clips c ON c.id = a.clip WHERE a.trashed IS NULL AND a.note IS NOT NULL",
                [],
            )?;
            Ok(set)
        }
    }
}

/// A tag on the clip, or on a passage of it.
fn tag(db: &Db, key: &str) -> Result<Set> {
    let of_clips = "SELECT c.no FROM tags t CROSS JOIN clip_tags ct ON ct.tag = t.id CROSS JOIN clips c ON c.id = ct.clip WHERE t.key = ?1";
    let of_passages = "SELECT c.no FROM tags t CROSS JOIN annotation_tags ant ON ant.tag = t.id
        CROSS JOIN annotations a ON a.id = ant.annotation CROSS JOIN clips c ON c.id = a.clip
        WHERE t.key = ?1 AND a.trashed IS NULL";
    let mut set = Set::of(db, of_clips, [key])?;
    set.add(db, of_passages, [key])?;
    Ok(set)
}

/// An outlet's whole name means that outlet; a part of a name means every outlet that has those words in its name. Both
/// who published a clip and who passed it on.
fn outlet(db: &Db, name: &str) -> Result<Set> {
    let (key, part) = (words::key(name), format!(" {} ", words::key(name)));
    let mut set = Set::default();
    let columns = ["outlet_key", "aggregator_key"];
    let known = columns.map(|column| distinct(db, column));
    let exactly = known.iter().flatten().flatten().any(|known| *known == key);
    for (column, known) in columns.into_iter().zip(known) {
        for known in
            known?.iter().filter(|known| if exactly { **known == key } else { format!(" {known} ").contains(&part) })
        {
            set.add(db, &format!("SELECT no FROM clips WHERE {column} = ?1"), [known])?;
        }
    }
    Ok(set)
}

/// `pt` means `pt-BR` too.
fn language(db: &Db, tag: &str) -> Result<Set> {
    let mut set = Set::default();
    for known in distinct(db, "language")? {
        let lower = known.to_lowercase();
        if lower.strip_prefix(tag).is_some_and(|rest| rest.is_empty() || rest.starts_with('-')) {
            set.add(db, "SELECT no FROM clips WHERE language = ?1", [known])?;
        }
    }
    Ok(set)
}

/// The values of an indexed column, going from each to the next: there are few, however many clips.
pub(super) fn distinct(db: &Db, column: &str) -> Result<Vec<String>> {
    let sql = format!(
        "WITH RECURSIVE known(value) AS (SELECT min({column}) FROM clips WHERE {column} IS NOT NULL
           UNION ALL SELECT (SELECT min({column}) FROM clips WHERE {column} > known.value) FROM known WHERE known.value IS NOT NULL)
         SELECT value FROM known WHERE value IS NOT NULL"
    );
    Ok(db.prepare_cached(&sql)?.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
}

/// Dates are compared as text. `~` sorts behind every digit, sign and letter of a date, so `d || '~'` is the end of
/// what `d` names; a date that is less precise than the span never falls into it. The plain comparisons are for the index.
fn between(db: &Db, column: &str, span: &Span) -> Result<Set> {
    let mut ends = vec![format!("{column} IS NOT NULL")];
    let mut values = Vec::new();
    if let Some(from) = &span.from {
        values.push(if span.between { format!("{from}~") } else { from.clone() });
        let compare = if span.between { ">" } else { ">=" };
        ends.push(format!("{column} {compare} ?{}", values.len()));
    }
    if let Some(to) = &span.to {
        values.push(if span.between { to.clone() } else { format!("{to}~") });
        let (compare, at) = (if span.between { "<" } else { "<=" }, values.len());
        ends.push(format!("{column} {compare} ?{at} AND {column} || '~' {compare} ?{at}"));
    }
    Set::of(db, &format!("SELECT no FROM clips WHERE {}", ends.join(" AND ")), params_from_iter(values))
}

fn is(db: &Db, state: State) -> Result<Set> {
    match state {
        State::Unread => Set::of(db, "SELECT no FROM clips WHERE read = 0", []),
        State::Starred => Set::of(db, "SELECT no FROM clips WHERE starred = 1", []),
        State::Annotated => Set::of(
            db,
            "SELECT c.no FROM annotations a CROSS JOIN clips c ON c.id = a.clip WHERE a.trashed IS NULL",
            [],
        ),
        State::Unfiled => Ok(all(db)?.without(&filed(db)?)),
        State::Failed => Set::of(db, "SELECT no FROM clips WHERE failure IS NOT NULL", []),
        State::Trashed => trashed(db),
    }
}

/// In a dossier that was not deleted.
pub(super) fn filed(db: &Db) -> Result<Set> {
    Set::of(
        db,
        "SELECT c.no FROM dossiers d CROSS JOIN entries e ON e.dossier = d.id CROSS JOIN clips c ON c.id = e.clip WHERE d.trashed IS NULL",
        [],
    )
}

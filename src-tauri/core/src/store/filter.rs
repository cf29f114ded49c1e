//! What is asked of a clip beside words -> the set of clips of which it is true. Every query here is answered by an index
//! alone.

use super::set::Set;
use super::{Db, spellings, words};
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
        Asks::Author(name) => author(db, name),
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

/// A name as it is asked for: folded, also with two letters for an umlaut (Mueller for Müller), and what it may mean where
/// it was typed so. The last one is a guess, which a name must bear out.
struct Named {
    sure: Vec<String>,
    guess: Option<String>,
}

impl Named {
    fn of(name: &str) -> Named {
        let sure = [Some(name.to_owned()), spellings::digraphs(name)];
        let sure = sure.into_iter().flatten().map(|name| words::key(&name)).collect();
        Named { sure, guess: spellings::umlauts(name).map(|name| words::key(&name)) }
    }

    /// Whether a printed name has umlauts where two letters were typed for them.
    fn is_borne_out(&self, printed: &str) -> bool {
        let spelt = spellings::digraphs(printed).map(|spelt| words::key(&spelt));
        spelt.is_some_and(|spelt| self.sure.iter().any(|name| has_words(&spelt, name)))
    }
}

/// Whether a folded name holds these folded words, one after the other.
fn has_words(key: &str, words: &str) -> bool {
    format!(" {key} ").contains(&format!(" {words} "))
}

fn author(db: &Db, name: &str) -> Result<Set> {
    const WITH: &str = "FROM clips WHERE author_key IS NOT NULL AND ' ' || author_key || ' ' LIKE ?1";
    let named = Named::of(name);
    let mut set = Set::default();
    for name in &named.sure {
        set.add(db, &format!("SELECT no {WITH}"), [format!("% {name} %")])?;
    }
    if let Some(guess) = &named.guess {
        let mut statement = db.prepare_cached(&format!("SELECT no, byline {WITH}"))?;
        let mut rows = statement.query([format!("% {guess} %")])?;
        while let Some(row) = rows.next()? {
            if named.is_borne_out(&row.get::<_, String>(1)?) {
                set.insert(row.get(0)?);
            }
        }
    }
    Ok(set)
}

/// An outlet's whole name means that outlet; a part of a name means every outlet that has those words in its name. Both
/// who published a clip and who passed it on.
fn outlet(db: &Db, name: &str) -> Result<Set> {
    let named = Named::of(name);
    let is_meant = |key: &str, column: &str, printed: &str| -> Result<bool> {
        if named.sure.iter().any(|name| has_words(key, name)) {
            return Ok(true);
        }
        if !named.guess.as_ref().is_some_and(|guess| has_words(key, guess)) {
            return Ok(false);
        }
        let sql = format!("SELECT {printed} FROM clips WHERE {column} = ?1 LIMIT 1");
        Ok(named.is_borne_out(&db.prepare_cached(&sql)?.query_row([key], |row| row.get::<_, String>(0))?))
    };
    let mut known: Vec<(&str, String)> = Vec::new();
    for (column, printed) in [("outlet_key", "publisher"), ("aggregator_key", "aggregator")] {
        for key in distinct(db, column)? {
            if is_meant(&key, column, printed)? {
                known.push((column, key));
            }
        }
    }
    let is_whole = |key: &String| named.sure.contains(key) || named.guess.as_ref() == Some(key);
    let exactly = known.iter().any(|(_, key)| is_whole(key));
    let mut set = Set::default();
    for (column, key) in known.iter().filter(|(_, key)| !exactly || is_whole(key)) {
        set.add(db, &format!("SELECT no FROM clips WHERE {column} = ?1"), [key])?;
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

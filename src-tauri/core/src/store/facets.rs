//! What the clips that a query finds have in common: counts by outlet, tag, language, month and dossier. And who wrote the
//! clips of the library.

use super::set::Set;
use super::{Db, search, spellings, words};
use crate::Result;
use crate::model::{Facet, Facets, Query};
use std::collections::HashMap;

pub(crate) fn facets(db: &Db, query: &Query) -> Result<Facets> {
    let set = search::clips(db, query)?;
    let outlets = counted(
        db,
        &set,
        "SELECT no, outlet_key FROM clips WHERE outlet_key IS NOT NULL ORDER BY outlet_key",
        usize::MAX,
    )?;
    let languages =
        counted(db, &set, "SELECT no, language FROM clips WHERE language IS NOT NULL ORDER BY language", usize::MAX)?;
    let dossiers = counted(
        db,
        &set,
        "SELECT c.no, d.id FROM dossiers d CROSS JOIN entries e ON e.dossier = d.id CROSS JOIN clips c ON c.id = e.clip
         WHERE d.trashed IS NULL ORDER BY d.id",
        usize::MAX,
    )?;
    Ok(Facets {
        total: set.len() as u32,
        outlets: named(db, most("outlet", outlets))?,
        tags: most("tag", tags(db, &set)?),
        languages: most("lang", languages),
        months: months(db, &set)?,
        dossiers: titled(db, most("dossier", dossiers))?,
    })
}

/// The most frequent ones first.
fn most(field: &str, mut counts: Vec<(String, u32)>) -> Vec<Facet> {
    counts.sort_by(|(value, count), (other, others)| others.cmp(count).then_with(|| value.cmp(other)));
    counts.into_iter().map(|(value, clips)| Facet { query: narrowing(field, &value), value, clips }).collect()
}

/// All months with clips, the earliest first.
fn months(db: &Db, set: &Set) -> Result<Vec<Facet>> {
    let sql = "SELECT no, published FROM clips WHERE published IS NOT NULL ORDER BY published DESC, no DESC";
    let mut months = counted(db, set, sql, MONTH)?;
    months.retain(|(month, _)| month.len() == MONTH);
    months.reverse();
    let facet = |(value, clips): (String, u32)| Facet { query: format!("published:{value}"), value, clips };
    Ok(months.into_iter().map(facet).collect())
}

/// The letters of `2020-08`.
const MONTH: usize = 7;

/// `sql` gives pairs of a clip and a value, equal values one after the other. Only the beginning of a value counts.
fn counted(db: &Db, set: &Set, sql: &str, beginning: usize) -> Result<Vec<(String, u32)>> {
    let mut counts: Vec<(String, u32)> = Vec::new();
    let mut statement = db.prepare_cached(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if !set.holds(row.get(0)?) {
            continue;
        }
        let value = row.get_ref(1)?.as_str().unwrap_or_default();
        let value = value.get(..beginning).unwrap_or(value);
        match counts.last_mut() {
            Some((last, count)) if last == value => *count += 1,
            _ => counts.push((value.to_owned(), 1)),
        }
    }
    Ok(counts)
}

/// Clips and what they carry, themselves or on a passage, both in the order of the clips' ids and read side by side: looking each clip up takes ten
/// times as long.
fn tags(db: &Db, set: &Set) -> Result<Vec<(String, u32)>> {
    let mut counts: HashMap<String, u32> = HashMap::new();
    let (mut clips, mut carried) = (
        db.prepare_cached("SELECT id, no FROM clips ORDER BY id")?,
        db.prepare_cached(
            "SELECT clip, tag FROM clip_tags UNION SELECT a.clip, ant.tag FROM annotations a
             JOIN annotation_tags ant ON ant.annotation = a.id WHERE a.trashed IS NULL ORDER BY clip",
        )?,
    );
    let (mut clips, mut carried) = (clips.query([])?, carried.query([])?);
    let (mut clip, mut held) = (String::new(), false);
    while let Some(row) = carried.next()? {
        let of = row.get_ref(0)?.as_str().unwrap_or_default();
        while clip.as_str() < of
            && let Some(next) = clips.next()?
        {
            clip.clear();
            clip.push_str(next.get_ref(0)?.as_str().unwrap_or_default());
            held = set.holds(next.get(1)?);
        }
        if held && clip == of {
            let tag = row.get_ref(1)?.as_str().unwrap_or_default();
            match counts.get_mut(tag) {
                Some(count) => *count += 1,
                None => drop(counts.insert(tag.to_owned(), 1)),
            }
        }
    }
    let mut name = db.prepare_cached("SELECT name FROM tags WHERE id = ?1")?;
    let named = |(tag, count)| Ok((name.query_row([tag], |row| row.get(0))?, count));
    counts.into_iter().map(named).collect()
}

/// Outlets are counted by their folded names and shown by their own.
fn named(db: &Db, facets: Vec<Facet>) -> Result<Vec<Facet>> {
    let mut statement = db.prepare_cached("SELECT publisher FROM clips WHERE outlet_key = ?1 LIMIT 1")?;
    let name = |facet: Facet| {
        let value: String = statement.query_row([&facet.value], |row| row.get(0))?;
        Ok(Facet { query: narrowing("outlet", &value), value, ..facet })
    };
    facets.into_iter().map(name).collect()
}

/// Dossiers are counted by their ids and shown by their titles; one with a quotation mark in its title is asked for by its
/// id.
fn titled(db: &Db, facets: Vec<Facet>) -> Result<Vec<Facet>> {
    let mut statement = db.prepare_cached("SELECT title FROM dossiers WHERE id = ?1")?;
    let title = |facet: Facet| {
        let value: String = statement.query_row([&facet.value], |row| row.get(0))?;
        let query = if value.contains('"') { facet.query } else { narrowing("dossier", &value) };
        Ok(Facet { value, query, ..facet })
    };
    facets.into_iter().map(title).collect()
}

/// Who wrote the clips outside the trash, those with most clips first, at most `most` of them: of whose name a word begins
/// with `begun`, or all where that is empty. `names` takes a byline apart.
pub(crate) fn authors(db: &Db, begun: &str, most: usize, names: impl Fn(&str) -> Vec<String>) -> Result<Vec<Facet>> {
    // Typed with two letters for an umlaut, as `author:` takes it (`filter.rs`).
    let meant = spellings::umlauts(begun).map(|meant| format!(" {}", words::key(&meant)));
    let begun = format!(" {}", words::key(begun));
    let begins = |name: &str| {
        let spelt = [Some(name.to_owned()), spellings::digraphs(name)];
        spelt.into_iter().flatten().any(|name| format!(" {}", words::key(&name)).contains(&begun))
    };
    let mut authors: HashMap<String, (u32, String)> = HashMap::new();
    // Counted from an index; the trash is small.
    let mut statement = db.prepare_cached(
        "SELECT (SELECT byline FROM clips WHERE author_key = key LIMIT 1), clips - ifnull(gone, 0) AS left
         FROM (SELECT author_key AS key, count(*) AS clips FROM clips
               WHERE author_key IS NOT NULL AND (instr(' ' || author_key, ?1) OR instr(' ' || author_key, ?2)) GROUP BY author_key)
           LEFT JOIN (SELECT author_key AS gone_key, count(*) AS gone FROM clips WHERE trashed IS NOT NULL GROUP BY +author_key)
           ON gone_key = key
         WHERE left > 0 ORDER BY left DESC LIMIT ?3",
    )?;
    let mut bylines = statement.query((&begun, meant.as_ref().unwrap_or(&begun), MOST_BYLINES))?;
    while let Some(row) = bylines.next()? {
        let clips: u32 = row.get(1)?;
        for name in names(&row.get::<_, String>(0)?) {
            if begins(&name) {
                authors.entry(words::key(&name)).or_insert((0, name)).0 += clips;
            }
        }
    }
    let mut authors: Vec<(u32, String)> = authors.into_values().collect();
    authors.sort_by(|(clips, name), (others, other)| others.cmp(clips).then_with(|| name.cmp(other)));
    authors.truncate(most);
    Ok(authors.into_iter().map(|(clips, value)| Facet { query: narrowing("author", &value), value, clips }).collect())
}

/// So many different bylines are taken apart, the most frequent ones, so that a person who types waits for no more.
const MOST_BYLINES: i64 = 5_000;

/// A value in quotes where it needs them. A quotation mark before white space would end it too early, and is left out.
fn narrowing(field: &str, value: &str) -> String {
    match value.contains(|letter: char| letter.is_whitespace() || letter == '"') {
        true => format!("{field}:\"{}\"", value.replace("\" ", " ").trim_end_matches('"')),
        false => format!("{field}:{value}"),
    }
}

//! What the clips that a query finds have in common: counts by outlet, tag, language, month and dossier.

use super::set::Set;
use super::{Db, search};
use crate::Result;
use crate::model::{Facet, Facets, Query};
use std::collections::HashMap;

/// The longest list of values that is of use beside the results.
const MOST: usize = 20;

pub(crate) fn facets(db: &Db, query: &Query) -> Result<Facets> {
    let set = search::clips(db, query)?;
    let by = |field: &str, sql: &str| -> Result<Vec<Facet>> {
        let mut facets = count(db, &set, sql)?;
        facets.sort_by(|(value, count), (other, others)| others.cmp(count).then_with(|| value.cmp(other)));
        facets.truncate(MOST);
        let facet = |(value, clips): (String, u32)| Facet { query: narrowing(field, &value), value, clips };
        Ok(facets.into_iter().map(facet).collect())
    };
    let months = by_month(db, &set)?;
    Ok(Facets {
        total: set.len() as u32,
        outlets: named(db, by("outlet", "SELECT no, outlet_key FROM clips WHERE outlet_key IS NOT NULL")?)?,
        tags: by(
            "tag",
            "SELECT c.no, t.name FROM tags t CROSS JOIN clip_tags ct ON ct.tag = t.id CROSS JOIN clips c ON c.id = ct.clip
             UNION SELECT c.no, t.name FROM tags t CROSS JOIN annotation_tags ant ON ant.tag = t.id
             CROSS JOIN annotations a ON a.id = ant.annotation CROSS JOIN clips c ON c.id = a.clip WHERE a.trashed IS NULL",
        )?,
        languages: by("lang", "SELECT no, language FROM clips WHERE language IS NOT NULL")?,
        months,
        dossiers: by(
            "dossier",
            "SELECT c.no, d.title FROM dossiers d CROSS JOIN entries e ON e.dossier = d.id CROSS JOIN clips c ON c.id = e.clip
             WHERE d.trashed IS NULL",
        )?,
    })
}

/// All months with clips, the earliest first.
fn by_month(db: &Db, set: &Set) -> Result<Vec<Facet>> {
    let mut months = count(
        db,
        set,
        "SELECT no, substr(published, 1, 7) FROM clips WHERE published IS NOT NULL AND length(published) >= 7",
    )?;
    months.sort();
    let facet = |(value, clips): (String, u32)| Facet { query: format!("published:{value}"), value, clips };
    Ok(months.into_iter().map(facet).collect())
}

/// `sql` gives pairs of a clip and a value.
fn count(db: &Db, set: &Set, sql: &str) -> Result<Vec<(String, u32)>> {
    let mut counts: HashMap<String, u32> = HashMap::new();
    let mut statement = db.prepare_cached(sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if set.holds(row.get(0)?) {
            let value = row.get_ref(1)?.as_str().unwrap_or_default();
            match counts.get_mut(value) {
                Some(count) => *count += 1,
                None => drop(counts.insert(value.to_owned(), 1)),
            }
        }
    }
    Ok(counts.into_iter().collect())
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

/// A value in quotes where it needs them. A quotation mark before white space would end it, and is left out.
fn narrowing(field: &str, value: &str) -> String {
    match value.contains(|letter: char| letter.is_whitespace() || letter == '"') {
        true => format!("{field}:\"{}\"", value.replace("\" ", " ").trim_end_matches('"')),
        false => format!("{field}:{value}"),
    }
}

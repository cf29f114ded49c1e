//! Why a search found nothing: names in it that nothing in the library has, and those that are near.

use super::{Db, dossiers, filter, spellings, tags, words};
use crate::Result;
use crate::model::{Asks, NameOf, Query, UnknownName};

/// So many near names are of use.
const MOST: usize = 3;
/// From here on two names are taken for a slip of the same hand: one letter in three may differ.
const ALIKE: f64 = 0.65;
const SHORT: usize = 3;

/// The names that a query asks for and the library does not know.
pub(super) fn names(db: &Db, query: &Query) -> Result<Vec<UnknownName>> {
    let mut unknown: Vec<UnknownName> = Vec::new();
    for term in query.clauses.iter().flat_map(|clause| &clause.any).filter(|term| !term.not) {
        let Some((of, name)) = named(&term.asks) else { continue };
        if filter::clips(db, &term.asks)?.len() > 0 || unknown.iter().any(|known| known.of == of && known.name == name)
        {
            continue;
        }
        let known = known(db, of)?;
        let key = words::key(name);
        if known.iter().any(|known| words::key(known) == key) {
            continue;
        }
        let keys =
            std::iter::once(key).chain(spellings::umlauts(name).map(|meant| words::key(&meant))).collect::<Vec<_>>();
        unknown.push(UnknownName { of, name: name.to_owned(), near: near(&keys, known) });
    }
    Ok(unknown)
}

fn named(asks: &Asks) -> Option<(NameOf, &str)> {
    match asks {
        Asks::Tag(name) => Some((NameOf::Tag, name)),
        Asks::Outlet(name) => Some((NameOf::Outlet, name)),
        Asks::Author(name) => Some((NameOf::Author, name)),
        Asks::Language(name) => Some((NameOf::Language, name)),
        Asks::Dossier(name) => Some((NameOf::Dossier, name)),
        _ => None,
    }
}

fn known(db: &Db, of: NameOf) -> Result<Vec<String>> {
    let distinct = |sql: &str| -> Result<Vec<String>> {
        Ok(db.prepare_cached(sql)?.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
    };
    match of {
        NameOf::Tag => Ok(tags::all(db)?.into_iter().map(|tag| tag.name).collect()),
        NameOf::Dossier => Ok(dossiers::all(db)?.into_iter().map(|dossier| dossier.title).collect()),
        NameOf::Language => filter::distinct(db, "language"),
        NameOf::Author => distinct("SELECT DISTINCT byline FROM clips WHERE byline IS NOT NULL"),
        NameOf::Outlet => distinct(
            "SELECT publisher FROM clips WHERE publisher IS NOT NULL
             UNION SELECT aggregator FROM clips WHERE aggregator IS NOT NULL",
        ),
    }
}

/// The names that hold the words or begin them, or differ from them by a slip in the whole or in a word, the likest first.
/// `keys` are the ways to fold what was asked.
fn near(keys: &[String], known: Vec<String>) -> Vec<String> {
    let like = |key: &str, other: &str| {
        let letters = key.chars().count();
        let holds = letters > 1 && (other.contains(key) || other.len() > 1 && key.starts_with(other));
        if letters <= SHORT {
            // One letter of three makes another word.
            return if holds { ALIKE } else { 0.0 };
        }
        let whole = std::iter::once(other);
        let alike = whole.chain(other.split(' ')).map(|part| strsim::normalized_damerau_levenshtein(key, part));
        let alike = alike.fold(0.0, f64::max);
        if holds { alike.max(ALIKE) } else { alike }
    };
    let likeness = |name: &String| {
        let other = words::key(name);
        keys.iter().map(|key| like(key, &other)).fold(0.0, f64::max)
    };
    let mut near: Vec<(f64, String)> = known.into_iter().map(|name| (likeness(&name), name)).collect();
    near.retain(|(likeness, _)| *likeness >= ALIKE);
    near.sort_by(|(one, name), (two, other)| two.total_cmp(one).then_with(|| name.cmp(other)));
    near.into_iter().take(MOST).map(|(_, name)| name).collect()
}

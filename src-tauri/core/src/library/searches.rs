//! Searches that a person keeps, and the state of the index that answers them.

use super::{Library, written};
use crate::model::SavedSearch;
use crate::store::searches;
use crate::{Error, ErrorCode, Result, query};

impl Library {
    pub fn searches(&self) -> Result<Vec<SavedSearch>> {
        self.store.read(searches::all)
    }

    /// A saved search by its name, compared after NFC and case folding, or its id.
    pub fn search_named(&self, name: &str) -> Result<SavedSearch> {
        self.store.read(|db| searches::get(db, name))
    }

    /// Saves a search under a name; one that has the name is replaced. Errors: the query means nothing, or is empty.
    pub fn save_search(&self, name: &str, query: &str) -> Result<SavedSearch> {
        query::parse(query)?;
        let empty = || {
            Error::new(
                ErrorCode::BadQuery,
                "An empty search finds every clip and is not kept. Write what it looks for.",
            )
        };
        let query = written(query).ok_or_else(empty)?;
        self.change("search saved", |db, now| searches::save(db, name, &query, now))
    }

    pub fn rename_search(&self, from: &str, to: &str) -> Result<()> {
        self.change("search renamed", |db, now| searches::rename(db, from, to, now))
    }

    pub fn delete_search(&self, name: &str) -> Result<()> {
        self.change("search deleted", |db, _| searches::delete(db, name))
    }

    /// Renews the search index where it follows the rules of another version, in batches, while `go_on` says so. Search
    /// goes on with the old one until then. True where it is up to date.
    pub fn freshen_search(&self, go_on: impl Fn() -> bool) -> Result<bool> {
        self.store.freshen(go_on)
    }
}

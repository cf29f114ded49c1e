//! What an export last wrote where, so that a file which someone changed is noticed. Neither undone nor synced.

use super::Db;
use crate::Result;

/// The SHA-256 of what was last written at a path.
pub(crate) fn last(db: &Db, path: &str) -> Result<Option<String>> {
    let mut statement = db.prepare_cached("SELECT hash FROM exports WHERE path = ?1")?;
    Ok(statement.query_map([path], |row| row.get(0))?.next().transpose()?)
}

pub(crate) fn remember(db: &Db, path: &str, hash: &str, now: &str) -> Result<()> {
    db.prepare_cached("INSERT OR REPLACE INTO exports(path, hash, written) VALUES (?1, ?2, ?3)")?
        .execute((path, hash, now))?;
    Ok(())
}

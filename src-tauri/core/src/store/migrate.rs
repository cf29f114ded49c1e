//! From any older library, or none, to the present schema: one SQL file a version, each run once, in one transaction.
//! A newer library is refused before anything is written; an older one is backed up first.

use super::Db;
use crate::{Error, ErrorCode, Result};

const MIGRATIONS: &[&str] = &[
    include_str!("migrations/0001_library.sql"),
    include_str!("migrations/0002_keeping.sql"),
    include_str!("migrations/0003_search.sql"),
];

/// The schema that this program reads and writes; `PRAGMA user_version`.
pub(super) const VERSION: i64 = MIGRATIONS.len() as i64;

/// "CUTT", so that another program's database is not taken for a library; `PRAGMA application_id`.
pub(super) const APPLICATION: i64 = 0x4355_5454;

/// Looks at the marks of a file, so that one that is not ours or is newer is left as it is.
pub(super) fn look(application: i64, version: i64) -> Result<()> {
    match (application, version) {
        (APPLICATION, 0..) => refuse_newer(version),
        (APPLICATION, _) => Err(mislabelled(version)),
        // Both are 0 where the program ended between making the file and filling it.
        (0, 0) => Ok(()),
        _ => Err(foreign()),
    }
}

pub(super) fn version(db: &Db) -> Result<i64> {
    Ok(db.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

pub(super) fn refuse_newer(version: i64) -> Result<()> {
    if version <= VERSION {
        return Ok(());
    }
    Err(Error::new(
        ErrorCode::LibraryNewer,
        format!(
            "This library was made by a newer version of Cuttings (its schema is {version}, this program knows {VERSION}). It was left as it is; update Cuttings to open it."
        ),
    ))
}

/// Another program's database has tables, but not our mark.
pub(super) fn refuse_foreign(db: &Db) -> Result<()> {
    // One statement, one state: between two, another program may have made the library.
    let look = "SELECT (SELECT application_id FROM pragma_application_id), (SELECT count(*) FROM sqlite_schema)";
    let (mark, tables): (i64, i64) = db.query_row(look, [], |row| Ok((row.get(0)?, row.get(1)?)))?;
    if mark != APPLICATION && tables > 0 { Err(foreign()) } else { Ok(()) }
}

/// A file with tables of a newer schema than it says that it has. It is not backed up and brought up to date again and again.
pub(super) fn refuse_mislabelled(db: &Db) -> Result<()> {
    let tables = "SELECT name, (SELECT user_version FROM pragma_user_version) FROM sqlite_schema WHERE type = 'table'";
    let mut statement = db.prepare(tables)?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    // One statement, one state: another program may be bringing it up to date just now.
    let rows = rows.collect::<rusqlite::Result<Vec<(String, i64)>>>()?;
    let Some(version) = rows.first().map(|(_, version)| *version).filter(|version| *version < VERSION) else {
        return Ok(());
    };
    let model = Db::open_in_memory()?;
    let names = || -> Result<Vec<String>> {
        Ok(model.prepare(tables)?.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
    };
    let (before, after) = MIGRATIONS.split_at(usize::try_from(version).unwrap_or(0));
    before.iter().try_for_each(|sql| model.execute_batch(sql))?;
    let older = names()?;
    after.iter().try_for_each(|sql| model.execute_batch(sql))?;
    let newer = names()?;
    let is_newer = |name: &String| newer.contains(name) && !older.contains(name);
    if rows.iter().any(|(name, _)| is_newer(name)) { Err(mislabelled(version)) } else { Ok(()) }
}

/// What the file says of itself does not go with what is in it.
fn mislabelled(version: i64) -> Error {
    let message = format!(
        "The library's file says that its schema is {version}, and what is in it is another. Something else has written to it, or it is damaged. It was left as it is; restore a backup."
    );
    Error::new(ErrorCode::LibraryDamaged, message)
}

/// Brings the schema up to date; `back_up` is called first where an older library is there.
pub(super) fn run(db: &Db, back_up: impl FnOnce() -> Result<()>) -> Result<()> {
    let before = version(db)?;
    refuse_newer(before)?;
    if before == VERSION {
        return Ok(());
    }
    if before > 0 {
        back_up()?;
    }
    let transaction = rusqlite::Transaction::new_unchecked(db, rusqlite::TransactionBehavior::Exclusive)?;
    // Another program may have been first.
    let present = version(&transaction)?;
    if present == 0 {
        refuse_foreign(&transaction)?;
        transaction.pragma_update(None, "application_id", APPLICATION)?;
    }
    for migration in &MIGRATIONS[usize::try_from(present).unwrap_or(0)..] {
        transaction.execute_batch(migration)?;
    }
    transaction.pragma_update(None, "user_version", VERSION)?;
    Ok(transaction.commit()?)
}

pub(super) fn foreign() -> Error {
    Error::new(
        ErrorCode::LibraryDamaged,
        "The file library.sqlite in this folder is not a library of Cuttings, or it is damaged. It was left as it is; choose another folder, or restore a backup.",
    )
}

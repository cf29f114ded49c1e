//! What undo may run: the statements that its triggers write, and nothing else. They stand in the library's file, where
//! anything may have come from other hands.

use super::undo::PERSON_TABLES;
use super::{Db, migrate};
use crate::{Error, Result};
use rusqlite::hooks::{AuthAction, AuthContext, Authorization};

/// An empty library in memory, on which a statement is prepared before it runs on a real one: SQLite says itself all that it
/// would touch.
pub(super) struct Inverses {
    empty: Db,
}

impl Inverses {
    pub fn new() -> Result<Inverses> {
        let mut empty = Db::open_in_memory()?;
        migrate::run(&empty, || Ok(()))?;
        empty.authorizer(Some(|asks: AuthContext<'_>| match asks.action {
            AuthAction::Insert { table_name }
            | AuthAction::Update { table_name, .. }
            | AuthAction::Delete { table_name }
            | AuthAction::Read { table_name, .. }
                if PERSON_TABLES.contains(&table_name) =>
            {
                Authorization::Allow
            }
            _ => Authorization::Deny,
        }))?;
        Ok(Inverses { empty })
    }

    /// Whether the triggers of a table could have written this.
    pub fn allow(&self, table: &str, sql: &str) -> bool {
        let begins = |with: String| sql.starts_with(&with);
        let is_one = begins(format!("INSERT INTO {table}("))
            || begins(format!("UPDATE {table} SET "))
            || begins(format!("DELETE FROM {table} WHERE "));
        is_one && PERSON_TABLES.contains(&table) && self.empty.prepare(sql).is_ok()
    }

    /// Runs a statement on a library, if it may be run. One of the triggers' touches one row.
    pub fn run(&self, db: &Db, table: &str, sql: &str) -> Result<()> {
        if !self.allow(table, sql) || db.execute(sql, [])? > 1 {
            return Err(Error::internal("That is nothing that the triggers of undo write.").because(sql));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_run_but_what_the_triggers_write() {
        let inverses = Inverses::new().expect("a library in memory");
        for (sql, allowed) in [
            ("INSERT INTO tags(\"id\",\"name\",\"key\",\"modified\") VALUES ('a','A','a','2026')", true),
            ("UPDATE tags SET \"name\"='B' WHERE \"id\"='a'", true),
            ("DELETE FROM tags WHERE \"id\"='a'", true),
            ("ATTACH 'other.sqlite' AS other", false),
            ("PRAGMA writable_schema = ON", false),
            ("DROP TABLE tags", false),
            ("DELETE FROM tags", false),
            ("DELETE FROM settings WHERE name='id'", false),
            ("DELETE FROM tags WHERE \"id\" IN (SELECT value FROM settings)", false),
            ("DELETE FROM tags WHERE \"id\"='a'; DROP TABLE tags", false),
            ("UPDATE tags SET \"name\"=load_extension('x') WHERE \"id\"='a'", false),
            (
                "INSERT INTO tags(\"id\",\"name\",\"key\",\"modified\") SELECT name, name, name, name FROM sqlite_schema",
                false,
            ),
            ("INSERT OR REPLACE INTO tags(\"id\",\"name\",\"key\",\"modified\") VALUES ('a','A','a','2026')", false),
            ("UPDATE clips SET \"note\"='x' WHERE \"no\"=1", false),
            ("", false),
        ] {
            assert_eq!(inverses.allow("tags", sql), allowed, "as noted of a tag: {sql}");
        }
        assert!(!inverses.allow("settings", "DELETE FROM settings WHERE name='id'"), "no table of the person's");
    }

    #[test]
    fn a_statement_changes_one_row() {
        let db = Db::open_in_memory().expect("in memory");
        migrate::run(&db, || Ok(())).expect("a library");
        db.execute_batch("INSERT INTO tags VALUES ('a','A','a',''), ('b','B','b','')").expect("two tags");
        let inverses = Inverses::new().expect("a library in memory");
        inverses.run(&db, "tags", "UPDATE tags SET \"name\"='C' WHERE \"id\"='a'").expect("as the triggers do");
        inverses.run(&db, "tags", "UPDATE tags SET \"name\"='X' WHERE 1").expect_err("all at once");
    }
}

//! Names, and the keys by which they are found.

use super::Findings;
use crate::Result;
use crate::store::Db;
use crate::store::open::Store;
use crate::store::words::name_key;

/// Tables with names, the column, and whether a name is there once.
const NAMED: [(&str, &str, bool); 4] =
    [("tags", "name", true), ("dossiers", "title", false), ("sections", "title", false), ("searches", "name", true)];

/// What is called nothing can be neither found nor chosen.
const NAMELESS: &str = "unnamed";

pub(super) fn look(store: &Store, repair: bool, findings: &mut Findings) -> Result<()> {
    for (table, name, once) in NAMED {
        let wrong = store.read(|db| wrong(db, table, name))?;
        if wrong.is_empty() {
            continue;
        }
        if !repair {
            let names = wrong.iter().take(3).map(|(_, name)| format!("“{name}”")).collect::<Vec<_>>().join(", ");
            findings.mendable(format!(
                "In {table}, what cannot be found by its name: {} ({names}). A repair mends that.",
                wrong.len()
            ));
            continue;
        }
        let renamed = store.write(|db| mend(db, table, name, once, &wrong))?;
        findings.repaired.push(format!("{table} that could not be found by their names: {}", wrong.len()));
        for (was, now) in renamed {
            let why = if name_key(&was).is_empty() { "it had no name" } else { "another has its name" };
            findings.repaired.push(format!("in {table}, “{was}” is called “{now}” now, for {why}"));
        }
    }
    Ok(())
}

/// By their ids: those whose keys are not those of their names, and those that have no names.
fn wrong(db: &Db, table: &str, name: &str) -> Result<Vec<(String, String)>> {
    let mut statement = db.prepare(&format!("SELECT id, {name}, key FROM {table} ORDER BY id"))?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let rows = rows.collect::<rusqlite::Result<Vec<(String, String, String)>>>()?;
    let wrong = rows.into_iter().filter(|(_, name, key)| key.is_empty() || name_key(name) != *key);
    Ok(wrong.map(|(id, name, _)| (id, name)).collect())
}

/// Gives those that got another name, before and now: a name that is there already gets a number behind it.
fn mend(db: &Db, table: &str, name: &str, once: bool, wrong: &[(String, String)]) -> Result<Vec<(String, String)>> {
    // Keys that were exchanged are in nobody's way.
    let mut aside = db.prepare(&format!("UPDATE {table} SET key = id WHERE id = ?1"))?;
    wrong.iter().try_for_each(|(id, _)| aside.execute([id]).map(drop))?;
    let mut taken = db.prepare(&format!("SELECT EXISTS (SELECT 1 FROM {table} WHERE key = ?1)"))?;
    let mut put = db.prepare(&format!("UPDATE {table} SET {name} = ?2, key = ?3 WHERE id = ?1"))?;
    let mut renamed = Vec::new();
    for (id, was) in wrong {
        let wanted = if name_key(was).is_empty() { NAMELESS } else { was };
        let mut now = wanted.to_owned();
        let mut number = 1;
        while once && taken.query_row([name_key(&now)], |row| row.get(0))? {
            number += 1;
            now = format!("{wanted} ({number})");
        }
        put.execute((id, &now, name_key(&now)))?;
        if now != *was {
            renamed.push((was.clone(), now));
        }
    }
    Ok(renamed)
}

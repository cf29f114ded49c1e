//! The documents against their texts, and whether each clip shows a reading of its own.

use super::{Findings, clips_of, counted};
use crate::Result;
use crate::model::Article;
use crate::store::Db;
use crate::store::open::Store;
use std::collections::BTreeMap;

/// Gives the hashes of the pages that readings stand on, each with a clip that is named in messages.
pub(super) fn look(store: &Store, repair: bool, findings: &mut Findings) -> BTreeMap<String, String> {
    let mut pages = BTreeMap::new();
    findings.look("The documents", |findings| store.read(|db| documents(db, &mut pages, findings)));
    findings.look("What the clips show", |findings| shown(store, repair, findings));
    pages
}

fn documents(db: &Db, pages: &mut BTreeMap<String, String>, findings: &mut Findings) -> Result<()> {
    let mut count = 0;
    let mut statement = db.prepare("SELECT clip, snapshot, article, text FROM readings")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        count += 1;
        let bytes = |column: usize| row.get_ref(column).map(|value| value.as_bytes().unwrap_or_default().to_vec());
        let text = |column: usize| bytes(column).map(String::from_utf8);
        let clip = String::from_utf8_lossy(&bytes(0)?).into_owned();
        match (text(2)?, text(3)?) {
            (Ok(article), Ok(text)) => match serde_json::from_str::<Article>(&article) {
                Ok(article) if article.document.text() == text => {}
                Ok(_) => findings
                    .for_backup(format!("The document of clip {clip} does not give its text. Restore a backup.")),
                Err(error) => findings
                    .for_backup(format!("The article of clip {clip} cannot be read ({error}). Restore a backup.")),
            },
            _ => findings
                .for_backup(format!("The article of clip {clip} or its text is not valid text. Restore a backup.")),
        }
        if let Ok(snapshot) = text(1)? {
            pages.insert(snapshot, clip);
        }
    }
    findings.checked.push(counted(count, "document against its text", "documents against their texts"));
    Ok(())
}

/// A clip shows one of its own readings where it has any. Which one it was is not to be known; the newest is shown.
fn shown(store: &Store, repair: bool, findings: &mut Findings) -> Result<()> {
    let wrong = store.read(astray)?;
    if wrong.is_empty() {
        return Ok(());
    }
    let clips = clips_of(wrong.len());
    if !repair {
        findings.mendable(format!(
            "Not showing an article of {} own: {clips} ({}). `cuttings doctor --repair` lets each show the newest that it has.",
            if wrong.len() == 1 { "its" } else { "their" },
            wrong.iter().take(3).map(|(_, id)| id.as_str()).collect::<Vec<_>>().join(", ")
        ));
        return Ok(());
    }
    store.write(|db| {
        let sql = "UPDATE clips SET failure = iif(r.id IS NULL, failure, NULL), reading = r.id
                   FROM (SELECT 1) LEFT JOIN (SELECT max(id) AS id FROM readings WHERE clip = ?2) r WHERE no = ?1";
        let mut show = db.prepare(sql)?;
        wrong.iter().try_for_each(|(no, id)| show.execute((no, id)).map(drop))?;
        Ok(())
    })?;
    findings.repaired.push(format!("{clips} had lost the article that was shown; the newest is shown now"));
    Ok(())
}

/// Clips that show another clip's reading, one that is not there, or none although they have some.
pub(super) fn astray(db: &Db) -> Result<Vec<(i64, String)>> {
    let mut statement = db.prepare(
        "SELECT no, id FROM clips c WHERE iif(c.reading IS NULL,
           EXISTS (SELECT 1 FROM readings r WHERE r.clip = c.id),
           NOT EXISTS (SELECT 1 FROM readings r WHERE r.id = c.reading AND r.clip = c.id)) ORDER BY no",
    )?;
    Ok(statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?)
}

//! Looks for damage: the database, the snapshots against their hashes, the documents against their canonical text, the
//! search index against the texts. What can be derived is repaired on request; nothing else is touched.

use super::content::{self, Columns, columns};
use super::open::Store;
use super::snapshots::Fault;
use super::{Db, index, trash};
use crate::Result;
use crate::model::Article;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// What was looked at, what is wrong, what was mended: whole sentences for a person.
#[derive(Default)]
pub(crate) struct Findings {
    pub checked: Vec<String>,
    pub problems: Vec<String>,
    /// What does no harm.
    pub notes: Vec<String>,
    pub repaired: Vec<String>,
}

pub(crate) fn examine(store: &Store, repair: bool) -> Result<Findings> {
    let mut findings = Findings::default();
    let index_is_whole = store.read(|db| {
        let index_is_whole = database(db, &mut findings)?;
        let readings = readings(db, &mut findings)?;
        snapshots(store, &readings, &mut findings);
        Ok(index_is_whole)
    })?;
    search_index(store, index_is_whole, repair, &mut findings)?;
    leftovers(store, repair, &mut findings);
    strays(store, repair, &mut findings)?;
    Ok(findings)
}

/// After a crash: what was written last, and the database's own order as long as that takes no more than a moment.
/// Gives what is wrong.
pub(crate) fn glance(store: &Store) -> Result<Vec<String>> {
    const LAST: u32 = 100;
    const MOMENT: i64 = 256 << 20;
    let advice = "Cuttings did not end as it should the last time. Run `cuttings doctor`, which looks at everything.";
    store.read(|db| {
        let mut wrong = Vec::new();
        let size: i64 = db.query_row("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size", [], |row| row.get(0))?;
        if size <= MOMENT {
            let verdict: String = db.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
            if verdict != "ok" {
                wrong.push(format!("The database is damaged ({verdict}). {advice}"));
            }
        }
        let mut statement = db.prepare("SELECT DISTINCT snapshot FROM readings ORDER BY id DESC LIMIT ?1")?;
        let last = statement.query_map([LAST], |row| row.get(0))?.collect::<rusqlite::Result<Vec<String>>>()?;
        let lost = last.iter().filter(|hash| store.snapshots.check(hash).is_some()).count();
        if lost > 0 {
            let pages = counted(last.len(), "original page", "original pages");
            wrong.push(format!("Of the last {pages}, missing or damaged: {lost}. {advice}"));
        }
        let unindexed: i64 = db.query_row(
            "SELECT count(*) FROM (SELECT no FROM clips ORDER BY no DESC LIMIT ?1) WHERE no NOT IN (SELECT rowid FROM search WHERE rowid >= (SELECT min(no) FROM (SELECT no FROM clips ORDER BY no DESC LIMIT ?1)))",
            [LAST],
            |row| row.get(0),
        )?;
        if unindexed > 0 {
            wrong.push(format!("Of the last clips, {unindexed} cannot be found by their words. {advice}"));
        }
        Ok(wrong)
    })
}

fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

fn clips_of(number: usize) -> String {
    counted(number, "clip", "clips")
}

/// True where SQLite finds nothing wrong with the search index in itself, which can be built anew and is no reason to go
/// back to a backup.
fn database(db: &Db, findings: &mut Findings) -> Result<bool> {
    let mut statement = db.prepare("PRAGMA integrity_check(20)")?;
    let mut index_is_whole = true;
    for line in statement.query_map([], |row| row.get::<_, String>(0))? {
        let line = line?;
        if line.to_ascii_lowercase().contains("fts5") {
            index_is_whole = false;
        } else if line != "ok" {
            findings.problems.push(format!(
                "The database is damaged ({line}). Restore a backup, or copy what can be read with `cuttings export`."
            ));
        }
    }
    let mut statement = db.prepare("SELECT \"table\", count(*) FROM pragma_foreign_key_check GROUP BY 1")?;
    for row in statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, u32>(1)? as usize)))? {
        let (table, count) = row?;
        findings.problems.push(format!(
            "In {table}, {} that is not there. Restore a backup.",
            counted(count, "row points at something", "rows point at something")
        ));
    }
    let clips: u32 = db.query_row("SELECT count(*) FROM clips", [], |row| row.get(0))?;
    findings.checked.push(format!("the database with {}", clips_of(clips as usize)));
    Ok(index_is_whole)
}

/// Checks each document against its text. The snapshots that readings stand on, each with a clip that is named in
/// messages.
fn readings(db: &Db, findings: &mut Findings) -> Result<HashMap<String, String>> {
    let mut snapshots = HashMap::new();
    let mut count = 0;
    let mut statement = db.prepare("SELECT clip, snapshot, article, text FROM readings")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (clip, snapshot, article, text): (String, String, String, String) =
            (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
        count += 1;
        match serde_json::from_str::<Article>(&article) {
            Ok(article) if article.document.text() == text => {}
            Ok(_) => findings.problems.push(format!(
                "The document of clip {clip} does not give its text. Restore a backup, or clip the page again."
            )),
            Err(error) => findings.problems.push(format!(
                "The article of clip {clip} cannot be read ({error}). Restore a backup, or clip the page again."
            )),
        }
        snapshots.insert(snapshot, clip);
    }
    findings.checked.push(counted(count, "document against its text", "documents against their texts"));
    Ok(snapshots)
}

fn snapshots(store: &Store, snapshots: &HashMap<String, String>, findings: &mut Findings) {
    for (hash, clip) in snapshots {
        let wrong = match store.snapshots.check(hash) {
            None => continue,
            Some(Fault::Missing) => "is missing",
            Some(Fault::Damaged) => "is damaged",
        };
        findings.problems.push(format!("The original page of clip {clip} {wrong} (snapshot {hash}). Restore it from a backup; the article itself is there."));
    }
    findings.checked.push(counted(snapshots.len(), "snapshot against its hash", "snapshots against their hashes"));
}

fn search_index(store: &Store, is_whole: bool, repair: bool, findings: &mut Findings) -> Result<()> {
    let (clips, wrong) = store.read(differences)?;
    let wrong = if is_whole { wrong } else { wrong.max(1) };
    findings.checked.push(format!("the search index against the words of {}", clips_of(clips)));
    if wrong == 0 {
        return Ok(());
    }
    if !repair {
        findings.problems.push(format!("The search index is wrong for {}: not all of what is there may be found. `cuttings doctor --repair` rebuilds it.", clips_of(wrong)));
        return Ok(());
    }
    store.write(index::rebuild)?;
    let (_, left) = store.read(differences)?;
    match left {
        0 => findings.repaired.push(format!("the search index, which was wrong for {}", clips_of(wrong))),
        _ => findings.problems.push(format!(
            "The search index is wrong for {} even after rebuilding it. Please report this.",
            clips_of(left)
        )),
    }
    Ok(())
}

/// How many clips there are, and for how many the index holds other words than their texts.
fn differences(db: &Db) -> Result<(usize, usize)> {
    let Ok(mut indexed) = indexed(db) else {
        // The index cannot even be read.
        let clips: u32 = db.query_row("SELECT count(*) FROM clips", [], |row| row.get(0))?;
        return Ok((clips as usize, clips.max(1) as usize));
    };
    let mut wrong = 0;
    let clips =
        db.prepare("SELECT no FROM clips")?.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<Vec<i64>>>()?;
    for some in clips.chunks(index::IN_MEMORY) {
        let contents = some.iter().map(|no| content::of(db, *no)).collect::<Result<Vec<_>>>()?;
        for (no, columns) in some.iter().zip(columns(&contents)) {
            let expected = columns.map(|columns| fingerprint(&columns)).unwrap_or_default();
            let is_right = indexed.remove(no).unwrap_or_default() == expected;
            if !is_right || index::outdated_names(db, *no)?.is_some() {
                wrong += 1;
            }
        }
    }
    let outdated = if index::is_current(db)? { 0 } else { 1 };
    Ok((clips.len(), wrong + indexed.len() + outdated))
}

/// One posting of the index: a word, and where it stands.
fn posting(word: &str, column: usize, place: usize) -> u64 {
    let mut hasher = DefaultHasher::new();
    (word, column, place).hash(&mut hasher);
    hasher.finish()
}

/// The sum over all postings of a clip, so their order does not matter.
fn fingerprint(columns: &Columns) -> u64 {
    let mut sum = 0u64;
    for (column, words) in columns.iter().enumerate() {
        for (place, word) in words.split_ascii_whitespace().enumerate() {
            sum = sum.wrapping_add(posting(word, column, place));
        }
    }
    sum
}

/// The same sums as the index itself gives them, by row.
fn indexed(db: &Db) -> Result<HashMap<i64, u64>> {
    const COLUMNS: [&str; 6] = ["headline", "margins", "body", "headline_stems", "margins_stems", "body_stems"];
    db.execute_batch("CREATE VIRTUAL TABLE IF NOT EXISTS temp.postings USING fts5vocab(main, search, instance)")?;
    let mut sums: HashMap<i64, u64> = HashMap::new();
    let mut statement = db.prepare("SELECT term, doc, col, \"offset\" FROM temp.postings")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (doc, place): (i64, i64) = (row.get(1)?, row.get(3)?);
        let column = row.get_ref(2)?.as_str().unwrap_or_default();
        let column = COLUMNS.iter().position(|known| *known == column).unwrap_or(COLUMNS.len());
        let word = row.get_ref(0)?.as_str().unwrap_or_default();
        let sum = sums.entry(doc).or_default();
        *sum = sum.wrapping_add(posting(word, column, usize::try_from(place).unwrap_or_default()));
    }
    Ok(sums)
}

fn leftovers(store: &Store, repair: bool, findings: &mut Findings) {
    let files = store.snapshots.leftovers();
    if files.is_empty() {
        return;
    }
    if !repair {
        findings.notes.push(format!("Among the pages there is what an interrupted program had not finished: {}. It does no harm; `cuttings doctor --repair` removes it.", counted(files.len(), "half-written file", "half-written files")));
        return;
    }
    let removed = files.iter().filter(|file| std::fs::remove_file(file).is_ok()).count();
    findings.repaired.push(format!("{} removed", counted(removed, "half-written file was", "half-written files were")));
}

/// Pages without a clip: a program was interrupted between the two, or clipping was undone.
fn strays(store: &Store, repair: bool, findings: &mut Findings) -> Result<()> {
    if !repair {
        let strays = store.read(|db| trash::strays(db, &store.snapshots))?;
        if !strays.is_empty() {
            findings.notes.push(format!(
                "There is what belongs to no clip: {}. It does no harm; `cuttings doctor --repair` removes it.",
                counted(strays.len(), "page", "pages")
            ));
        }
        return Ok(());
    }
    let removed = store.write(|db| Ok(trash::sweep(&trash::strays(db, &store.snapshots)?)))?;
    if removed > 0 {
        findings.repaired.push(format!(
            "{} removed",
            counted(removed, "page that belongs to no clip was", "pages that belong to no clip were")
        ));
    }
    Ok(())
}

//! The search index against the words of the clips.

use super::{Findings, clips_of, readings};
use crate::store::content::{self, Columns, columns};
use crate::store::open::Store;
use crate::store::{Db, index};
use crate::{ErrorCode, Result};
use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

/// `is_whole` where SQLite finds nothing wrong with the index in itself.
pub(super) fn look(store: &Store, is_whole: bool, repair: bool, findings: &mut Findings) -> Result<()> {
    let (clips, wrong) = store.read(differences)?;
    let wrong = if is_whole { wrong } else { wrong.max(1) };
    findings.checked.push(format!("the search index against the words of {}", clips_of(clips)));
    if wrong == 0 {
        return Ok(());
    }
    if !repair {
        findings.mendable(format!(
            "The search index is wrong for {}: not all of what is there may be found. A repair rebuilds it.",
            clips_of(wrong)
        ));
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

/// How many clips there are, and for how many the index holds other words than their texts. Clips that do not show an
/// article of their own, or one that cannot be read, are not the index's fault, and are told of elsewhere.
fn differences(db: &Db) -> Result<(usize, usize)> {
    let clips =
        db.prepare("SELECT no FROM clips")?.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<Vec<i64>>>()?;
    let (Ok(mut indexed), Ok(mut sizes)) = (indexed(db), sizes(db)) else {
        // The index cannot even be read.
        return Ok((clips.len(), clips.len().max(1)));
    };
    let mut left_out: HashSet<i64> = readings::astray(db)?.into_iter().map(|(no, _)| no).collect();
    let mut wrong = 0;
    for some in clips.chunks(index::IN_MEMORY) {
        let contents = some.iter().map(|no| match content::of(db, *no) {
            Err(error) if error.code == ErrorCode::LibraryDamaged => {
                left_out.insert(*no);
                Ok(None)
            }
            content => content,
        });
        let contents = contents.collect::<Result<Vec<_>>>()?;
        for (no, columns) in some.iter().zip(columns(&contents)) {
            let expected = columns.as_ref().map(fingerprint).unwrap_or_default();
            let is_right = indexed.remove(no).unwrap_or_default() == expected;
            let has_size =
                sizes.remove(no).is_some_and(|size| columns.as_ref().is_some_and(|columns| size == counts(columns)));
            if !left_out.contains(no) && (!is_right || !has_size || index::outdated_names(db, *no)?.is_some()) {
                wrong += 1;
            }
        }
    }
    let outdated = if index::is_current(db)? { 0 } else { 1 };
    let beyond = indexed.keys().chain(sizes.keys()).collect::<HashSet<_>>().len();
    Ok((clips.len(), wrong + beyond + outdated))
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

/// How many words each column of a row has, which ranking needs.
fn counts(columns: &Columns) -> Vec<u64> {
    columns.iter().map(|words| words.split_ascii_whitespace().count() as u64).collect()
}

/// The same as the index notes them (FTS5's table of sizes), by row.
fn sizes(db: &Db) -> Result<HashMap<i64, Vec<u64>>> {
    let mut statement = db.prepare("SELECT id, sz FROM search_docsize")?;
    let rows =
        statement.query_map([], |row| Ok((row.get(0)?, numbers(row.get_ref(1)?.as_blob().unwrap_or_default()))))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// SQLite's numbers of varying length: seven bits a byte, the most significant first, the highest bit where more follow.
fn numbers(blob: &[u8]) -> Vec<u64> {
    let (mut numbers, mut number) = (Vec::new(), 0u64);
    for byte in blob {
        number = number << 7 | u64::from(byte & 0x7f);
        if byte & 0x80 == 0 {
            numbers.push(std::mem::take(&mut number));
        }
    }
    numbers
}

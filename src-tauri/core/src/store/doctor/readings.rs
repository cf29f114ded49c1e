//! The documents against their texts, the passages marked in them, and whether each clip shows a reading of its own.

use super::{Findings, called, clips_of, counted};
use crate::Result;
use crate::model::{Article, ClipId, ReadingId, Selectors};
use crate::store::Db;
use crate::store::open::Store;
use crate::store::trash;
use std::collections::BTreeMap;

/// What rests on the readings, and what is wrong with them that only the pages can tell.
#[derive(Default)]
pub(crate) struct Read {
    /// The hashes of the pages that readings stand on, each with a clip that is named in messages.
    pub(super) pages: BTreeMap<String, String>,
    pub damaged: Vec<Damaged>,
    pub strayed: Vec<Strayed>,
}

/// A reading whose document and text do not go together, or cannot be read.
pub(crate) struct Damaged {
    pub id: ReadingId,
    pub clip: ClipId,
    /// A sentence without its end.
    pub what: String,
}

/// A passage that does not stand where it is said to, in the reading in which it was marked or put by hand.
pub(crate) struct Strayed {
    pub id: String,
    pub reading: ReadingId,
    pub by_hand: bool,
    pub clip: String,
    /// Its positions as near as they can be to those that are said.
    pub place: Selectors,
}

pub(super) fn look(store: &Store, findings: &mut Findings) -> Read {
    let mut read = Read::default();
    findings.look("The documents", |findings| store.read(|db| documents(db, &mut read, findings)));
    read
}

fn documents(db: &Db, read: &mut Read, findings: &mut Findings) -> Result<()> {
    let mut count = 0;
    let mut statement = db.prepare("SELECT clip, snapshot, article, text, id FROM readings")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        count += 1;
        let bytes = |column: usize| row.get_ref(column).map(|value| value.as_bytes().unwrap_or_default().to_vec());
        let text = |column: usize| bytes(column).map(String::from_utf8);
        let clip = String::from_utf8_lossy(&bytes(0)?).into_owned();
        let of = || format!("of clip {}", called(db, &clip));
        let what = match (text(2)?, text(3)?) {
            (Ok(article), Ok(text)) => match serde_json::from_str::<Article>(&article) {
                Ok(article) if article.document.text() == text => {
                    let strayed = passages(db, row.get_ref(4)?.as_str().unwrap_or_default(), &clip, &text)?;
                    read.strayed.extend(strayed);
                    None
                }
                Ok(_) => Some(format!("The document {} does not give its text", of())),
                Err(error) => Some(format!("The article {} cannot be read ({error})", of())),
            },
            _ => Some(format!("The article {} or its text is not valid text", of())),
        };
        if let Some(what) = what {
            match (row.get(4), row.get(0)) {
                (Ok(id), Ok(clip)) => read.damaged.push(Damaged { id, clip, what }),
                _ => findings.for_backup(format!("{what}. Restore a backup.")),
            }
        }
        if let Ok(snapshot) = text(1)? {
            read.pages.insert(snapshot, clip);
        }
    }
    findings.checked.push(counted(count, "document against its text", "documents against their texts"));
    Ok(())
}

/// The passages that were marked in a reading, or put there by hand, and do not stand there.
fn passages(db: &Db, reading: &str, clip: &str, text: &str) -> Result<Vec<Strayed>> {
    let mut statement = db.prepare_cached(
        "SELECT id, 0, start, \"end\", quote, prefix, suffix FROM annotations WHERE reading = ?1
         UNION ALL SELECT annotation, 1, start, \"end\", quote, prefix, suffix FROM placements WHERE reading = ?1",
    )?;
    let mut rows = statement.query([reading])?;
    let mut strayed = Vec::new();
    while let Some(row) = rows.next()? {
        let words = |column: usize| row.get_ref(column).map(|value| value.as_str().ok().map(str::to_owned));
        let (Some(id), Some(quote), Some(prefix), Some(suffix)) = (words(0)?, words(4)?, words(5)?, words(6)?) else {
            // Told of with the values.
            continue;
        };
        let (start, end): (i64, i64) = (row.get(2)?, row.get(3)?);
        if !stands(text, start, end, &quote) {
            let near = |place: i64| u32::try_from(place.max(0)).unwrap_or(u32::MAX);
            let place = Selectors { start: near(start), end: near(end), quote, prefix, suffix };
            let (by_hand, clip) = (row.get(1)?, clip.to_owned());
            let Ok(reading) = reading.parse() else { continue };
            strayed.push(Strayed { id, reading, by_hand, clip, place });
        }
    }
    Ok(strayed)
}

fn stands(text: &str, start: i64, end: i64, quote: &str) -> bool {
    let (Ok(start), Ok(end)) = (usize::try_from(start), usize::try_from(end)) else { return false };
    start < end && text.chars().skip(start).take(end - start).eq(quote.chars())
}

/// Says where a passage stands.
pub(crate) fn put(db: &Db, passage: &Strayed, start: usize, end: usize) -> Result<()> {
    let sql = match passage.by_hand {
        false => "UPDATE annotations SET start = ?3, \"end\" = ?4 WHERE id = ?1 AND reading = ?2",
        true => "UPDATE placements SET start = ?3, \"end\" = ?4 WHERE annotation = ?1 AND reading = ?2",
    };
    db.execute(sql, (&passage.id, passage.reading, start as i64, end as i64))?;
    Ok(())
}

/// Readings that a clip shows and that are said to be another's, which does not: whose they are, their clip says.
pub(super) fn owners(store: &Store, repair: bool, findings: &mut Findings) -> Result<()> {
    let count = format!("SELECT count(*) FROM ({OWNERS})");
    let wrong: u32 = store.read(|db| Ok(db.query_row(&count, [], |row| row.get(0))?))?;
    let clips = clips_of(wrong as usize);
    match (wrong, repair) {
        (0, _) => {}
        (_, false) => findings.mendable(format!(
            "Showing an article that is said to be another clip's, which does not show it: {clips}. A repair gives it back."
        )),
        (_, true) => {
            let sql = format!("UPDATE readings SET clip = o.clip FROM ({OWNERS}) o WHERE readings.id = o.reading");
            store.write(|db| Ok(db.execute(&sql, []).map(drop)?))?;
            findings.repaired.push(format!("{clips} whose article was said to be another's"));
        }
    }
    Ok(())
}

const OWNERS: &str = "SELECT c.id AS clip, r.id AS reading FROM clips c JOIN readings r ON r.id = c.reading
  WHERE r.clip <> c.id AND NOT EXISTS (SELECT 1 FROM clips o WHERE o.id = r.clip AND o.reading = r.id)
  GROUP BY r.id HAVING count(*) = 1";

/// A clip shows one of its own readings where it has any. Which one it was is not to be known; the newest is shown.
pub(super) fn shown(store: &Store, repair: bool, findings: &mut Findings) -> Result<()> {
    let wrong = store.read(astray)?;
    let clips = clips_of(wrong.len());
    if !wrong.is_empty() && !repair {
        findings.mendable(format!(
            "Not showing an article of {} own: {clips} ({}). A repair lets each show the newest that it has.",
            if wrong.len() == 1 { "its" } else { "their" },
            some(&wrong)
        ));
    } else if !wrong.is_empty() {
        store.write(|db| {
            let sql = "UPDATE clips SET failure = NULL, reading = (SELECT max(id) FROM readings WHERE clip = ?2) WHERE no = ?1";
            let mut show = db.prepare(sql)?;
            Ok(wrong.iter().try_for_each(|(no, id)| show.execute((no, id)).map(drop))?)
        })?;
        findings.repaired.push(format!("{clips} had lost the article that was shown; the newest is shown now"));
    }
    Ok(())
}

/// A clip without any reading says why it has none, or it had one. Looked at last: its page may be there, and be clipped again.
pub(super) fn lost(store: &Store, repair: bool, findings: &mut Findings) -> Result<()> {
    let lost = store.read(|db| {
        clips_where(
            db,
            &format!(
                "(reading IS NOT NULL OR failure IS NULL) AND NOT EXISTS (SELECT 1 FROM readings r WHERE r.clip = c.id)
                 AND NOT EXISTS (SELECT 1 FROM ({OWNERS}) o WHERE o.clip = c.id)"
            ),
        )
    })?;
    if lost.is_empty() {
        return Ok(());
    }
    if repair {
        // What is left of it can be opened, and its page be clipped again.
        store.write(|db| {
            let mut leave = db.prepare("UPDATE clips SET reading = NULL WHERE no = ?1 AND reading IS NOT NULL")?;
            Ok(lost.iter().try_for_each(|(no, _)| leave.execute([no]).map(drop))?)
        })?;
    }
    let lost = format!("The article is lost of {} ({}).", clips_of(lost.len()), some(&lost));
    if !repair && !store.read(|db| trash::unreferenced(db, &store.snapshots))?.is_empty() {
        findings.mendable(format!("{lost} A repair looks for it in the pages that belong to no clip."));
    } else {
        findings.for_backup(format!("{lost} Restore a backup, or clip the page again."));
    }
    Ok(())
}

fn some(clips: &[(i64, String)]) -> String {
    clips.iter().take(3).map(|(_, id)| id.as_str()).collect::<Vec<_>>().join(", ")
}

/// Clips that show none of their readings, although they have some.
pub(super) fn astray(db: &Db) -> Result<Vec<(i64, String)>> {
    clips_where(
        db,
        &format!(
            "EXISTS (SELECT 1 FROM readings r WHERE r.clip = c.id)
             AND NOT EXISTS (SELECT 1 FROM readings r WHERE r.id = c.reading AND r.clip = c.id)
             AND NOT EXISTS (SELECT 1 FROM ({OWNERS}) o WHERE o.clip = c.id)"
        ),
    )
}

fn clips_where(db: &Db, condition: &str) -> Result<Vec<(i64, String)>> {
    let mut statement = db.prepare(&format!("SELECT no, id FROM clips c WHERE {condition} ORDER BY no"))?;
    Ok(statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?)
}

//! The documents against their texts, the passages marked in them, and whether each clip shows a reading of its own.

use super::{Findings, clips_of, counted};
use crate::Result;
use crate::model::{Article, ClipId, ReadingId, Selectors};
use crate::store::Db;
use crate::store::open::Store;
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
        let what = match (text(2)?, text(3)?) {
            (Ok(article), Ok(text)) => match serde_json::from_str::<Article>(&article) {
                Ok(article) if article.document.text() == text => {
                    let strayed = passages(db, row.get_ref(4)?.as_str().unwrap_or_default(), &clip, &text)?;
                    read.strayed.extend(strayed);
                    None
                }
                Ok(_) => Some(format!("The document of clip {clip} does not give its text")),
                Err(error) => Some(format!("The article of clip {clip} cannot be read ({error})")),
            },
            _ => Some(format!("The article of clip {clip} or its text is not valid text")),
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

/// A clip shows one of its own readings where it has any. Which one it was is not to be known; the newest is shown.
pub(super) fn shown(store: &Store, repair: bool, findings: &mut Findings) -> Result<()> {
    let wrong = store.read(astray)?;
    if wrong.is_empty() {
        return Ok(());
    }
    let clips = clips_of(wrong.len());
    if !repair {
        findings.mendable(format!(
            "Not showing an article of {} own: {clips} ({}). A repair lets each show the newest that it has.",
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

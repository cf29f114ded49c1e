//! The trash: what is in it, and what emptying it takes away for good. A clip, a passage or a dossier in the trash keeps
//! all that was on it; only emptying deletes.

use super::snapshots::Snapshots;
use super::{Db, readings, undo};
use crate::Result;
use crate::model::*;
use std::collections::HashSet;
use std::path::PathBuf;

/// Passages in the trash whose clips are not, the last deleted first.
pub(crate) fn passages(db: &Db) -> Result<Vec<TrashedPassage>> {
    let mut statement = db.prepare_cached(
        "SELECT a.id, a.clip, c.headline, a.quote, a.note, a.colour, a.trashed FROM annotations a JOIN clips c ON c.id = a.clip
         WHERE a.trashed IS NOT NULL AND c.trashed IS NULL ORDER BY a.trashed DESC, a.id DESC",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(TrashedPassage {
            id: row.get(0)?,
            clip: row.get(1)?,
            headline: row.get(2)?,
            quote: row.get(3)?,
            note: row.get(4)?,
            colour: row.get(5)?,
            trashed: row.get(6)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Dossiers in the trash, the last deleted first.
pub(crate) fn dossiers(db: &Db) -> Result<Vec<TrashedDossier>> {
    let mut statement = db.prepare_cached(
        "SELECT d.id, d.title, (SELECT count(*) FROM entries e WHERE e.dossier = d.id), d.trashed FROM dossiers d
         WHERE d.trashed IS NOT NULL ORDER BY d.trashed DESC, d.id DESC",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(TrashedDossier { id: row.get(0)?, title: row.get(1)?, clips: row.get(2)?, trashed: row.get(3)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Deletes what is in the trash, of each kind so many at the most, and the history of undo, which would bring back parts of
/// it. Their pages go behind it: see `undo.rs`.
pub(crate) fn empty(db: &Db, most: u32) -> Result<Emptied> {
    undo::unrecorded(db, |db| {
        db.execute_batch(GOING)?;
        db.execute("INSERT INTO gone_clips SELECT id FROM clips WHERE trashed IS NOT NULL LIMIT ?1", [most])?;
        db.execute(
            "INSERT INTO gone_passages SELECT id FROM annotations WHERE clip IN gone_clips
             UNION SELECT * FROM (SELECT id FROM annotations WHERE trashed IS NOT NULL LIMIT ?1)",
            [most],
        )?;
        db.execute("INSERT INTO gone_dossiers SELECT id FROM dossiers WHERE trashed IS NOT NULL LIMIT ?1", [most])?;
        let count = |sql: &str| -> Result<u32> { Ok(db.query_row(sql, [], |row| row.get(0))?) };
        let emptied = Emptied {
            clips: count("SELECT count(*) FROM gone_clips")?,
            annotations: count("SELECT count(*) FROM gone_passages")?,
            dossiers: count("SELECT count(*) FROM gone_dossiers")?,
            pages: 0,
        };
        db.execute_batch(DELETIONS)?;
        Ok(emptied)
    })
}

const GOING: &str = "
CREATE TEMP TABLE gone_clips (id TEXT PRIMARY KEY);
CREATE TEMP TABLE gone_passages (id TEXT PRIMARY KEY);
CREATE TEMP TABLE gone_dossiers (id TEXT PRIMARY KEY);
";

const DELETIONS: &str = "
DELETE FROM annotation_tags WHERE annotation IN gone_passages;
DELETE FROM placements WHERE annotation IN gone_passages;
DELETE FROM annotations WHERE id IN gone_passages;
DELETE FROM entries WHERE clip IN gone_clips OR dossier IN gone_dossiers;
DELETE FROM sections WHERE dossier IN gone_dossiers;
DELETE FROM dossiers WHERE id IN gone_dossiers;
DELETE FROM clip_tags WHERE clip IN gone_clips;
DELETE FROM corrections WHERE clip IN gone_clips;
DELETE FROM readings WHERE clip IN gone_clips;
DELETE FROM clips WHERE id IN gone_clips;
DELETE FROM undo_steps;
DROP TABLE temp.gone_clips; DROP TABLE temp.gone_passages; DROP TABLE temp.gone_dossiers;
";

/// Every page that nothing refers to, not even what undo could bring back, by its hash. Those that were deleted for good and
/// are about to go are none.
pub(super) fn unreferenced(db: &Db, snapshots: &Snapshots) -> Result<Vec<(String, PathBuf)>> {
    let known = readings::snapshots(db)?.into_iter().chain(undo::pages(db)?).chain(undo::gone(db)?);
    let known: HashSet<String> = known.collect();
    Ok(snapshots.all().into_iter().filter(|(hash, _)| !known.contains(hash)).collect())
}

/// Deletes those of some pages that nothing refers to any more; how many went. Whoever does that holds the write lock:
/// others keep a page within the transaction that refers to it.
pub(super) fn let_go(db: &Db, snapshots: &Snapshots, pages: &[String]) -> Result<usize> {
    let undoable: HashSet<String> = undo::pages(db)?.into_iter().collect();
    let mut went = 0;
    for hash in pages {
        if readings::clip_of_snapshot(db, hash)?.is_none() && !undoable.contains(hash) {
            went += usize::from(std::fs::remove_file(snapshots.path(hash)).is_ok());
        }
    }
    Ok(went)
}

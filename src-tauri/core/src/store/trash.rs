//! The trash: what is in it, and what emptying it takes away for good. A clip, a passage or a dossier in the trash keeps
//! all that was on it; only emptying deletes.

use super::snapshots::{Snapshots, is_old};
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

/// Deletes what is in the trash, and the history of undo, which would bring back parts of it. Pages stay for `strays`.
pub(crate) fn empty(db: &Db) -> Result<Emptied> {
    undo::unrecorded(db, |db| {
        let count = |sql: &str| -> Result<u32> { Ok(db.query_row(sql, [], |row| row.get(0))?) };
        let emptied = Emptied {
            clips: count("SELECT count(*) FROM clips WHERE trashed IS NOT NULL")?,
            annotations: count(
                "SELECT count(*) FROM annotations a JOIN clips c ON c.id = a.clip WHERE a.trashed IS NOT NULL AND c.trashed IS NULL",
            )?,
            dossiers: count("SELECT count(*) FROM dossiers WHERE trashed IS NOT NULL")?,
            pages: 0,
        };
        db.execute_batch(DELETIONS)?;
        Ok(emptied)
    })
}

const DELETIONS: &str = "
CREATE TEMP TABLE gone_clips AS SELECT id FROM clips WHERE trashed IS NOT NULL;
CREATE TEMP TABLE gone_passages AS SELECT id FROM annotations WHERE trashed IS NOT NULL OR clip IN gone_clips;
CREATE TEMP TABLE gone_dossiers AS SELECT id FROM dossiers WHERE trashed IS NOT NULL;
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

/// Pages older than an hour that nothing refers to, not even what undo could bring back. Whoever deletes them holds the
/// write lock: others keep a page within the transaction that refers to it.
pub(super) fn strays(db: &Db, snapshots: &Snapshots) -> Result<Vec<PathBuf>> {
    Ok(unreferenced(db, snapshots)?.into_iter().filter(|path| is_old(path)).collect())
}

/// The same, of any age.
pub(crate) fn unreferenced(db: &Db, snapshots: &Snapshots) -> Result<Vec<PathBuf>> {
    let used: HashSet<String> = readings::snapshots(db)?.into_iter().collect();
    let mut statement = db.prepare("SELECT sql FROM undo_rows WHERE tbl = 'readings' AND sql LIKE 'INSERT%'")?;
    let undoable = statement.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<Vec<String>>>()?;
    let is_needed = |hash: &String| used.contains(hash) || undoable.iter().any(|sql| sql.contains(hash.as_str()));
    Ok(snapshots.all().into_iter().filter(|(hash, _)| !is_needed(hash)).map(|(_, path)| path).collect())
}

/// Deletes pages; how many went.
pub(crate) fn sweep(pages: &[PathBuf]) -> usize {
    pages.iter().filter(|path| std::fs::remove_file(path).is_ok()).count()
}

//! Copies of a library, as a person hears of them.

use serde::Serialize;

/// What was written, and found whole when it was read again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
pub struct BackedUp {
    pub file: String,
    pub clips: u32,
    /// How many pages were copied: all of them into one file, new ones into a folder of backups.
    pub pages: u32,
    /// Backups that went because newer ones do for them.
    pub removed: u32,
    /// SHA-256 of pages that the library itself has lost.
    pub missing: Vec<String>,
    /// What is wrong with an older backup that was read again on the way: a whole sentence.
    pub problem: Option<String>,
}

/// What came back from a backup, and what became of the library that was there before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
pub struct Restored {
    pub clips: u32,
    pub pages: u32,
    /// SHA-256 of pages that neither the backup has nor the library.
    pub missing: Vec<String>,
    /// The folder in which the file lies that was there before.
    pub set_aside: Option<String>,
    /// What became of pages that the backup does not know, in words.
    pub repaired: Vec<String>,
    /// What could not be done of that, in sentences; nothing of it is lost.
    pub problems: Vec<String>,
}

/// The backups that Cuttings makes by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
pub struct Backups {
    pub folder: String,
    /// Whether the person chose the folder; otherwise it is in the library's.
    pub chosen: bool,
    /// The newest first.
    pub kept: Vec<Backup>,
    /// Files that were backups, and were found damaged. They are none of those that are kept.
    pub damaged: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
pub struct Backup {
    pub file: String,
    /// UTC, ISO 8601 with `Z`.
    pub made: String,
    /// It was made because a newer version of Cuttings was about to change the library's form, and stays.
    pub before_migration: bool,
}

//! What a mutation touched, so that whoever shows it can read it again.

use serde::Serialize;

/// The kinds of thing that changed. Sent once a mutation is durable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
pub struct Changes {
    pub clips: bool,
    pub annotations: bool,
    pub tags: bool,
    pub dossiers: bool,
    pub searches: bool,
}

impl Changes {
    /// Everything may have changed: another program wrote.
    pub fn all() -> Self {
        Changes { clips: true, annotations: true, tags: true, dossiers: true, searches: true }
    }

    /// What changed in either.
    pub fn and(self, other: Changes) -> Self {
        Changes {
            clips: self.clips || other.clips,
            annotations: self.annotations || other.annotations,
            tags: self.tags || other.tags,
            dossiers: self.dossiers || other.dossiers,
            searches: self.searches || other.searches,
        }
    }
}

/// What was undone or redone, and what would be next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
pub struct Undone {
    /// In words: "highlight added".
    pub label: String,
}

/// What `undo` and `redo` would do now, in words.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
pub struct UndoState {
    pub undo: Option<String>,
    pub redo: Option<String>,
}

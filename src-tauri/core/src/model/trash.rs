//! What is in the trash beside clips, and what emptying it took away.

use super::{AnnotationId, ClipId, ClipRow, Colour, DossierId};
use serde::Serialize;

/// Everything in the trash, the last deleted first.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
pub struct Trash {
    pub clips: Vec<ClipRow>,
    pub annotations: Vec<TrashedPassage>,
    pub dossiers: Vec<TrashedDossier>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
pub struct TrashedPassage {
    pub id: AnnotationId,
    pub clip: ClipId,
    /// The clip's.
    pub headline: Option<String>,
    pub quote: String,
    pub note: Option<String>,
    pub colour: Colour,
    /// UTC, ISO 8601 with `Z`.
    pub trashed: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
pub struct TrashedDossier {
    pub id: DossierId,
    pub title: String,
    pub clips: u32,
    /// UTC, ISO 8601 with `Z`.
    pub trashed: String,
}

/// What was deleted for good.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
pub struct Emptied {
    pub clips: u32,
    pub annotations: u32,
    pub dossiers: u32,
    /// Original pages that nothing else needs.
    pub pages: u32,
}

impl Emptied {
    pub(crate) fn and(self, more: Emptied) -> Emptied {
        Emptied {
            clips: self.clips + more.clips,
            annotations: self.annotations + more.annotations,
            dossiers: self.dossiers + more.dossiers,
            pages: self.pages + more.pages,
        }
    }
}

//! A dossier: clips gathered under one story, in the person's order and sections.

use super::{Annotation, Article, ClipId, ClipRow, DossierId, EntryId, SectionId};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
pub struct DossierRow {
    pub id: DossierId,
    pub title: String,
    /// Clips outside the trash.
    pub clips: u32,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
pub struct Dossier {
    pub id: DossierId,
    pub title: String,
    /// The person's introduction, as they typed it.
    pub intro: Option<String>,
    /// In the person's order.
    pub sections: Vec<Section>,
    /// In the person's order: first those outside any section, then section by section. Trashed clips are left out.
    pub entries: Vec<Entry>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
pub struct Section {
    pub id: SectionId,
    pub title: String,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
pub struct Entry {
    pub id: EntryId,
    pub section: Option<SectionId>,
    /// What the person says of this clip in this dossier.
    pub comment: Option<String>,
    pub clip: ClipRow,
    /// In the order of the text.
    pub annotations: Vec<Annotation>,
}

/// Where an entry goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
#[serde(tag = "to", rename_all = "snake_case")]
pub enum Move {
    Before {
        clip: ClipId,
    },
    After {
        clip: ClipId,
    },
    /// To the end of the section of that title, which is made if it is not there; `None` is the part before any section.
    Section {
        title: Option<String>,
    },
}

/// How much of each clip an export holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
#[serde(rename_all = "lowercase")]
pub enum Edition {
    /// Passages, notes and comments.
    #[default]
    Quotes,
    /// The full texts too.
    Full,
}

/// A dossier with everything that an exporter needs; exporters are pure functions of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Bundle {
    pub title: String,
    pub intro: Option<String>,
    pub sections: Vec<BundleSection>,
}

/// `title` is `None` for the part before any section.
#[derive(Debug, Clone, PartialEq)]
pub struct BundleSection {
    pub title: Option<String>,
    pub clips: Vec<BundleClip>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct BundleClip {
    pub id: ClipId,
    /// With the person's corrections in place.
    pub article: Article,
    pub url: Option<String>,
    pub tags: Vec<String>,
    pub annotations: Vec<Annotation>,
    pub note: Option<String>,
    pub comment: Option<String>,
    /// When it was clipped: UTC, ISO 8601 with `Z`.
    pub clipped: String,
}

/// What an export wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
pub struct Exported {
    /// Paths of the files, the dossier itself first.
    pub files: Vec<String>,
}

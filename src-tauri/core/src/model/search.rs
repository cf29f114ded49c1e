//! Around a search: searches that a person keeps, what the clips that a search finds have in common, and where its words
//! stand in one of them.

use super::{AnnotationId, DossierRef, Part, SearchId};
use serde::Serialize;

/// A search under a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
pub struct SavedSearch {
    pub id: SearchId,
    pub name: String,
    /// In the words of `docs/cli.md`.
    pub query: String,
}

/// How often a value is among the clips that a search finds, and the words of a search that narrow it to these.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
pub struct Facet {
    pub value: String,
    pub clips: u32,
    pub query: String,
}

/// What the clips that a search finds have in common. The most frequent values come first, months by time.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
pub struct Facets {
    pub total: u32,
    pub outlets: Vec<Facet>,
    pub tags: Vec<Facet>,
    pub languages: Vec<Facet>,
    /// `2020-08`; clips whose date is less precise are in none.
    pub months: Vec<Facet>,
    pub dossiers: Vec<Facet>,
}

/// Where the words of a search stand in one part of a clip.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
pub struct FoundIn {
    /// `Text` is the canonical text, with its captions.
    pub part: Part,
    /// Whose note, tag or words it is, where it is not the clip's.
    pub annotation: Option<AnnotationId>,
    /// In which dossier a comment stands.
    pub dossier: Option<DossierRef>,
    /// The text of that part.
    pub text: String,
    /// Half-open ranges of its code points, in order, none in another.
    pub marks: Vec<(u32, u32)>,
}

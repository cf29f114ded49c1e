//! Around a search: searches that a person keeps, and what the clips that a search finds have in common.

use super::SearchId;
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

/// One piece of a search as it was typed, for showing it as a chip.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
pub struct QueryPiece {
    pub text: String,
    /// Code points of the search, half open.
    pub start: u32,
    pub end: u32,
    /// `tag`, `outlet`, …; none for words and `OR`.
    pub field: Option<String>,
}

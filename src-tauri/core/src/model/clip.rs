//! A clip: one article as a person keeps it.

use super::{Annotation, ArticleView, ClipId, Document, DossierId, Field, PressDate, ReadingId, TagId};
use serde::{Deserialize, Serialize};

/// A line of a list of clips. Values are the person's corrections where there are any.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
pub struct ClipRow {
    pub id: ClipId,
    pub headline: Option<String>,
    pub publisher: Option<String>,
    pub aggregator: Option<String>,
    pub byline: Option<String>,
    pub published: Option<PressDate>,
    /// When it was clipped: UTC, ISO 8601 with `Z`.
    pub clipped: String,
    pub url: Option<String>,
    pub language: Option<String>,
    pub tags: Vec<String>,
    /// How many passages are marked.
    pub annotations: u32,
    /// The colours of the marked passages, in the order of the text, at most eight.
    pub colours: Vec<super::Colour>,
    /// Where the words of a search stand; the beginning of the text where nothing was searched.
    pub snippet: Option<Snippet>,
    /// The parts that hold words of the search; none where nothing was searched.
    pub found_in: Vec<Part>,
    /// Where the words of a search stand in the headline: half-open ranges of its code points.
    pub headline_marks: Vec<(u32, u32)>,
    pub state: ClipState,
    /// Why it could not be clipped; the clip then holds only its link.
    pub failure: Option<String>,
}

/// A part of a clip that is searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
#[serde(rename_all = "lowercase")]
pub enum Part {
    Headline,
    Standfirst,
    Text,
    Caption,
    Byline,
    Outlet,
    /// The person's, on the clip or on a passage.
    Note,
    /// A marked passage.
    Quote,
    /// Of the clip or of a passage.
    Tag,
    /// What the person says of the clip in a dossier.
    Comment,
}

/// A stretch of the original text with the found words marked: half-open ranges of code points of `text`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
pub struct Snippet {
    pub text: String,
    pub marks: Vec<(u32, u32)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
pub struct ClipState {
    pub read: bool,
    pub starred: bool,
    pub trashed: bool,
}

/// One page of a list, and how many there are in all.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
pub struct Page {
    pub rows: Vec<ClipRow>,
    pub total: u32,
    /// More clips hold the words than can be ranked at once: only so many of the newest were, and the others follow, the
    /// newest first.
    pub ranked: Option<u32>,
    /// Where nothing was found: the names that were asked for and that the library does not know.
    pub unknown: Vec<UnknownName>,
}

/// A name in a search that nothing in the library has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
pub struct UnknownName {
    pub of: NameOf,
    pub name: String,
    /// Names that the library knows and that may have been meant, the likest first.
    pub near: Vec<String>,
}

/// What a name in a search is the name of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
#[serde(rename_all = "lowercase")]
pub enum NameOf {
    Tag,
    Outlet,
    Author,
    Language,
    Dossier,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
#[serde(rename_all = "lowercase")]
pub enum Sort {
    /// Newest publication first, unknown dates last.
    #[default]
    Published,
    /// Newest clip first.
    Clipped,
    /// Best match first; as `Published` where no words are searched.
    Relevance,
}

/// All that is known of one clip.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
pub struct ClipDetail {
    pub id: ClipId,
    pub url: Option<String>,
    /// With the person's corrections in place; `sources` says which those are.
    pub article: ArticleView,
    pub document: Document,
    /// Where each text run of `document` begins: see `Layout::runs`.
    pub runs: Vec<u32>,
    pub tags: Vec<String>,
    /// In the order of the text; those that wait come last.
    pub annotations: Vec<Annotation>,
    pub dossiers: Vec<DossierRef>,
    pub versions: Vec<Version>,
    pub state: ClipState,
    /// The person's note on the clip as a whole.
    pub note: Option<String>,
    pub clipped: String,
    pub failure: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
pub struct DossierRef {
    pub id: DossierId,
    pub title: String,
}

/// One reading of a clip.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
pub struct Version {
    pub id: ReadingId,
    pub retrieved: String,
    /// The SHA-256 of the bytes it was read from, in hex.
    pub snapshot: String,
    /// The version of the extractor that read it.
    pub extractor: String,
    pub current: bool,
}

/// A tag with the number of clips outside the trash that carry it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
pub struct TagCount {
    pub id: TagId,
    pub name: String,
    pub clips: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
pub struct OutletCount {
    pub name: String,
    pub clips: u32,
}

/// What the sidebar shows. The trash counts only in `trashed`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
pub struct Overview {
    pub all: u32,
    pub unread: u32,
    pub unfiled: u32,
    pub starred: u32,
    pub failed: u32,
    pub trashed: u32,
    pub dossiers: Vec<super::DossierRow>,
    pub tags: Vec<TagCount>,
    pub outlets: Vec<OutletCount>,
    pub searches: Vec<super::SavedSearch>,
    pub undo: super::UndoState,
}

/// What to set of a clip's state; `None` leaves it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
#[serde(default)]
pub struct Mark {
    pub read: Option<bool>,
    pub starred: Option<bool>,
}

/// A person's correction of one field; no value takes it back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
pub struct Correction {
    pub field: Field,
    pub value: Option<String>,
}

/// What the present extractor makes of a clip's page, held against the reading that is shown.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
pub struct Reread {
    pub id: ClipId,
    pub headline: Option<String>,
    pub status: RereadStatus,
    /// Whether the text differs; otherwise only what the page says of itself.
    pub text_differs: bool,
    /// The values that differ, with the person's corrections in place.
    pub fields: Vec<Field>,
    /// How many marked passages would stand where they were marked, elsewhere, or nowhere with certainty.
    pub exact: u32,
    pub moved: u32,
    pub waiting: u32,
    pub message: Option<String>,
}

/// What showing a clip as its page reads now would change.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
pub struct Rereading {
    pub reread: Reread,
    pub values: Vec<NewValue>,
    /// Paragraphs that are no longer there, in the order of the text that is shown.
    pub goes: Vec<String>,
    /// Paragraphs that are there instead, in the order of the other text.
    pub comes: Vec<String>,
    /// The words of the marked passages that would wait.
    pub waits: Vec<String>,
}

/// A value that is read otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
pub struct NewValue {
    pub field: Field,
    pub before: Option<String>,
    pub after: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
#[serde(rename_all = "snake_case")]
pub enum RereadStatus {
    /// It reads as it did.
    Same,
    /// It reads otherwise; the clip is as it was.
    Offered,
    /// It reads otherwise, and that is what is shown now.
    Taken,
    Failed,
}

//! A marked passage: what a person saw, in words that find it again.

use super::{AnnotationId, ClipId, Place, ReadingId};
use serde::{Deserialize, Serialize};

/// How many code points of context are kept on each side of a quote.
pub const CONTEXT: usize = 32;

/// Where a passage is, by the W3C Web Annotation model's TextPositionSelector and TextQuoteSelector together.
/// Positions are Unicode code points of the canonical text, half open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Selectors {
    pub start: u32,
    pub end: u32,
    pub quote: String,
    pub prefix: String,
    pub suffix: String,
}

/// Five marker colours that mean something. They have names and numbers, never colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
#[serde(rename_all = "lowercase")]
pub enum Colour {
    #[default]
    Fact,
    Claim,
    Doubt,
    Context,
    Quote,
}

impl Colour {
    /// In the order of their numbers, from 1.
    pub const ALL: [Colour; 5] = [Colour::Fact, Colour::Claim, Colour::Doubt, Colour::Context, Colour::Quote];

    pub fn name(self) -> &'static str {
        match self {
            Colour::Fact => "fact",
            Colour::Claim => "claim",
            Colour::Doubt => "doubt",
            Colour::Context => "context",
            Colour::Quote => "quote",
        }
    }

    /// By number (`1` to `5`) or name.
    pub fn parse(text: &str) -> Option<Self> {
        let by_number = text.parse::<usize>().ok().and_then(|number| Self::ALL.get(number.wrapping_sub(1)));
        by_number.or_else(|| Self::ALL.iter().find(|colour| colour.name().eq_ignore_ascii_case(text))).copied()
    }
}

/// Whether a passage was found in the reading that is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
#[serde(rename_all = "lowercase")]
pub enum Placement {
    Placed,
    /// Not found with certainty; the quote is kept, and nothing is marked in the text.
    Waiting,
}

/// Why a passage stands where it stands in the reading that is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
#[serde(rename_all = "lowercase")]
pub enum How {
    /// Where it was marked.
    Exact,
    /// Its words were found elsewhere, with certainty.
    Moved,
    /// The person said so.
    Hand,
}

/// A highlight with its note and tags, as it stands in the clip's current reading.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
pub struct Annotation {
    pub id: AnnotationId,
    /// The reading in which it was made.
    pub version: ReadingId,
    pub quote: String,
    pub prefix: String,
    pub suffix: String,
    /// Positions in the current reading; those of the original where it waits.
    pub start: u32,
    pub end: u32,
    /// The number of the paragraph in which it starts.
    pub paragraph: Option<u32>,
    #[serde(rename = "in")]
    pub place: Option<Place>,
    pub state: Placement,
    /// `None` where it waits.
    pub how: Option<How>,
    pub note: Option<String>,
    pub colour: Colour,
    pub tags: Vec<String>,
    /// UTC, ISO 8601 with `Z`.
    pub created: String,
}

/// A passage that waits to be put in its place, with the clip in whose text it was not found.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
pub struct Waiting {
    pub clip: ClipId,
    pub headline: Option<String>,
    pub annotation: AnnotationId,
    pub quote: String,
    /// What stood before and behind it where it was marked.
    pub prefix: String,
    pub suffix: String,
    pub note: Option<String>,
    pub colour: Colour,
}

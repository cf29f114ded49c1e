//! What came in from the outside world, before anyone read it.

use super::ClipId;
use serde::{Deserialize, Serialize};

/// Where a person points when they clip.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Source {
    /// A page to fetch.
    Url { url: String },
    /// A file on this computer.
    File {
        path: String,
        #[serde(default)]
        url: Option<String>,
    },
    /// Bytes that came without a path: standard input, or a file dropped from a browser. `name` gives the file's ending.
    Bytes {
        name: Option<String>,
        bytes: Vec<u8>,
        #[serde(default)]
        url: Option<String>,
    },
    /// HTML that was dropped or pasted.
    Html {
        html: String,
        #[serde(default)]
        url: Option<String>,
    },
    /// Text that was dropped or pasted.
    Text {
        text: String,
        #[serde(default)]
        url: Option<String>,
    },
}

/// What is clipped where folders were named.
#[derive(Debug, Clone, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
pub struct Expanded {
    pub sources: Vec<Source>,
    /// How many files in the folders are no articles by their names.
    pub left_out: u32,
}

/// Bytes as they came, and what is known of them. Never changed afterwards; its SHA-256 is its address in the library.
#[derive(Debug, Clone, PartialEq)]
pub struct Capture {
    /// Where the page was asked for, if anywhere.
    pub url: Option<String>,
    /// Where it was found after redirects.
    pub final_url: Option<String>,
    pub bytes: Vec<u8>,
    /// HTML, plain text or Markdown.
    pub media: Media,
    /// The character set that the transport named (`Content-Type: …; charset=`), not what the page says of itself.
    pub charset: Option<String>,
    /// When the program took it: UTC, ISO 8601 with `Z`.
    pub retrieved: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Media {
    Html,
    Text,
    Markdown,
}

/// What became of one source.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
pub struct Clipped {
    /// The source as the person named it.
    pub source: String,
    pub id: Option<ClipId>,
    pub headline: Option<String>,
    pub status: ClipStatus,
    /// What a person should know: why it failed, that it came back from the trash, that no article was found.
    pub message: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
#[serde(rename_all = "snake_case")]
pub enum ClipStatus {
    /// New, and durably stored.
    Clipped,
    /// It was there already: the same bytes, or the same page with the same text.
    Known,
    /// The same page with another text: the same clip, a new reading.
    Updated,
    Failed,
}

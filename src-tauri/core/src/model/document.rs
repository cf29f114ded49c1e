//! The heart: an article's body as a typed tree. The reader draws it, exporters walk it, and its canonical text
//! (`layout.rs`) is what search, anchors and fingerprints stand on. There is no HTML in it, so a hostile page has no way in.
//!
//! The stored form is JSON with a version number. A kind that this version does not know is kept as it is.

use serde::{Deserialize, Serialize};

/// The version of the stored form. Raise it when an old reader would misunderstand a new document.
pub const DOCUMENT_VERSION: u16 = 1;

/// Blocks nest no deeper than this; extraction flattens what lies below.
pub const MAX_DEPTH: usize = 24;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
pub struct Document {
    pub version: u16,
    pub blocks: Vec<Block>,
}

impl Default for Document {
    fn default() -> Self {
        Document::new(Vec::new())
    }
}

/// One block, with its language and direction where they differ from the article's.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
pub struct Block {
    #[serde(flatten)]
    pub kind: BlockKind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub lang: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub dir: Option<Direction>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    Ltr,
    Rtl,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum BlockKind {
    /// The summary that the page shows under its headline. Only as the first block.
    Standfirst {
        text: Vec<Inline>,
    },
    Paragraph {
        text: Vec<Inline>,
    },
    /// Level 2 to 6; the headline itself is level 1, and not in the body.
    Heading {
        level: u8,
        text: Vec<Inline>,
    },
    Quote {
        blocks: Vec<Block>,
    },
    List {
        ordered: bool,
        items: Vec<ListItem>,
    },
    DefinitionList {
        items: Vec<Definition>,
    },
    /// A picture or video with what is printed under it. `credit` is what stands apart from the caption.
    Figure {
        image: Option<Image>,
        caption: Vec<Inline>,
        credit: Option<String>,
    },
    Table {
        /// What is printed over or under it. Documents of older readings have none.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        #[cfg_attr(feature = "types", ts(optional, as = "Option<Vec<Inline>>"))]
        caption: Vec<Inline>,
        rows: Vec<Row>,
    },
    /// Verbatim: white space counts.
    Code {
        language: Option<String>,
        code: String,
    },
    /// Something that only lives elsewhere: a video, a post. Drawn as a link; gives no text.
    Embed {
        url: Option<String>,
        title: Option<String>,
    },
    FactBox {
        title: Vec<Inline>,
        blocks: Vec<Block>,
    },
    /// One entry of a live blog; `time` as printed.
    LiveEntry {
        time: Option<String>,
        blocks: Vec<Block>,
    },
    Footnote {
        label: String,
        blocks: Vec<Block>,
    },
    Rule,
    /// A kind that a newer version wrote.
    #[serde(untagged)]
    Unknown(
        #[cfg_attr(feature = "types", ts(type = "{ kind: 'unknown' }"))] serde_json::Map<String, serde_json::Value>,
    ),
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
pub struct ListItem {
    /// The number printed before it, where that is not the next: 1 for the first item, else one more than the one before.
    /// It is no part of the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub number: Option<u32>,
    pub blocks: Vec<Block>,
}

/// The numbers of a list in their order: of those that are printed, items hold the ones that do not go on.
#[derive(Debug, Default)]
pub(crate) struct Count(u32);

impl Count {
    /// What the next item holds of the number printed before it.
    pub fn next(&mut self, printed: Option<u32>) -> Option<u32> {
        let expected = self.0.saturating_add(1);
        self.0 = printed.unwrap_or(expected);
        printed.filter(|number| *number != expected)
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
pub struct Definition {
    pub term: Vec<Inline>,
    pub blocks: Vec<Block>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
pub struct Image {
    /// Absolute where the page's address is known.
    pub src: String,
    pub alt: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
pub struct Row {
    pub cells: Vec<Cell>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
pub struct Cell {
    pub header: bool,
    /// How many columns it spans; 1 as a rule.
    pub span: u16,
    pub text: Vec<Inline>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Inline {
    Text {
        text: String,
    },
    Emphasis {
        text: Vec<Inline>,
    },
    Strong {
        text: Vec<Inline>,
    },
    /// `href` is absolute where the page's address is known, and only http, https or mailto.
    Link {
        href: String,
        text: Vec<Inline>,
    },
    Code {
        code: String,
    },
    /// A line break; `\n` in the canonical text.
    Break,
    Sub {
        text: Vec<Inline>,
    },
    Sup {
        text: Vec<Inline>,
    },
    /// Points at the footnote with this label, and prints it.
    FootnoteRef {
        label: String,
    },
    /// Text with its pronunciation above it; only the text is in the canonical text.
    Ruby {
        text: Vec<Inline>,
        above: String,
    },
    /// A kind that a newer version wrote.
    #[serde(untagged)]
    Unknown(
        #[cfg_attr(feature = "types", ts(type = "{ kind: 'unknown' }"))] serde_json::Map<String, serde_json::Value>,
    ),
}

impl Document {
    /// A document of the present version, tidied: white space collapsed, empty blocks gone (see `tidy.rs`).
    pub fn new(blocks: Vec<Block>) -> Self {
        Document { version: DOCUMENT_VERSION, blocks: super::tidy::blocks(blocks, 0) }
    }
}

impl From<BlockKind> for Block {
    fn from(kind: BlockKind) -> Self {
        Block { kind, lang: None, dir: None }
    }
}

impl Block {
    /// A paragraph of plain text.
    pub fn paragraph(text: impl Into<String>) -> Self {
        BlockKind::Paragraph { text: Inline::plain(text) }.into()
    }
}

impl ListItem {
    /// An item whose number is the next.
    pub fn new(blocks: Vec<Block>) -> Self {
        ListItem { number: None, blocks }
    }
}

impl Inline {
    /// A single run of plain text.
    pub fn plain(text: impl Into<String>) -> Vec<Inline> {
        vec![Inline::Text { text: text.into() }]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_from_a_newer_version_survives_reading_and_writing() {
        let stored = r#"{"version":1,"blocks":[{"kind":"paragraph","text":[{"kind":"text","text":"a "},{"kind":"hologram","depth":3}],"dir":"rtl"},{"kind":"crossword","grid":[1,2]}]}"#;
        let document: Document = serde_json::from_str(stored).expect("readable");
        assert!(matches!(document.blocks[1].kind, BlockKind::Unknown(_)), "an unknown block is kept as unknown");
        assert_eq!(document.blocks[0].dir, Some(Direction::Rtl), "direction stands beside the kind");
        let written: serde_json::Value = serde_json::to_value(&document).expect("writable");
        assert_eq!(written, serde_json::from_str::<serde_json::Value>(stored).expect("json"), "nothing is lost");
    }

    #[test]
    fn what_was_stored_before_tables_had_captions_and_items_numbers_is_read_and_written_as_it_was() {
        let stored = r#"{"version":1,"blocks":[{"kind":"list","ordered":true,"items":[{"blocks":[]}]},{"kind":"table","rows":[{"cells":[{"header":false,"span":1,"text":[{"kind":"text","text":"4"}]}]}]}]}"#;
        let document: Document = serde_json::from_str(stored).expect("readable");
        assert_eq!(document.text(), "4", "it has the text that it had");
        assert_eq!(serde_json::to_string(&document).expect("writable"), stored, "and nothing is put into it");
    }
}

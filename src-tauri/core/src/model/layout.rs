//! The canonical text of a document and the place of everything in it, from one walk.
//!
//! Blocks are joined by a blank line; list items, table rows and line breaks by `\n`, table cells by `\t`; code is
//! verbatim; a figure gives its caption with its credit, a table its caption above its rows; images, embeds and rules give nothing, not even a separator.
//! The headline is not in it. All positions are Unicode code points, half open. (Contract: `docs/cli.md`.)

use super::{Block, BlockKind, Document, Inline};
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// What kind of place a passage stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
#[serde(rename_all = "snake_case")]
pub enum Place {
    Paragraph,
    Quote,
    ListItem,
    Standfirst,
    Heading,
    Caption,
    Table,
    Code,
    Footnote,
}

/// A stretch of the canonical text that a person sees as one: a paragraph, a list item, a caption, a table row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    pub start: usize,
    pub end: usize,
    pub place: Place,
    /// 1-based among body paragraphs, quotes and list items; `None` elsewhere.
    pub paragraph: Option<u32>,
}

/// The canonical text, and where things are in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Layout {
    pub text: String,
    pub units: Vec<Unit>,
    /// Where each text run of the tree begins, in the order of the tree: text, inline code, footnote references, code
    /// blocks, a figure's caption before its credit, a table's before its rows. What draws the tree walks it in the same order.
    pub runs: Vec<u32>,
    chars: usize,
}

impl Document {
    pub fn layout(&self) -> Layout {
        let mut walk = Walk { layout: Layout::default(), captions: true };
        walk.blocks(&self.blocks, BLANK_LINE, BLANK_LINE, Place::Paragraph);
        walk.layout
    }

    /// The canonical text.
    pub fn text(&self) -> String {
        self.layout().text
    }

    /// The canonical text without captions.
    pub fn body_text(&self) -> String {
        let mut walk = Walk { layout: Layout::default(), captions: false };
        walk.blocks(&self.blocks, BLANK_LINE, BLANK_LINE, Place::Paragraph);
        walk.layout.text
    }
}

impl Layout {
    /// The unit in which a position stands; a position between two belongs to the earlier one.
    pub fn unit_at(&self, position: usize) -> Option<&Unit> {
        let after = self.units.partition_point(|unit| unit.start <= position);
        after.checked_sub(1).map(|index| &self.units[index])
    }

    pub fn captions(&self) -> Vec<String> {
        let captions = self.units.iter().filter(|unit| unit.place == Place::Caption);
        // From each caption on to the next, so that a text is walked once.
        let (mut rest, mut at) = (self.text.as_str(), 0);
        let next = |unit: &Unit| {
            rest = &rest[byte(rest, unit.start - at)..];
            at = unit.start;
            slice(rest, 0..unit.end - unit.start).to_owned()
        };
        captions.map(next).collect()
    }

    /// The length of the text in code points.
    pub fn chars(&self) -> usize {
        self.chars
    }
}

/// The part of `text` at a range of code points; what lies outside the text is left out.
pub fn slice(text: &str, range: Range<usize>) -> &str {
    let start = byte(text, range.start);
    let end = start + byte(&text[start..], range.end.saturating_sub(range.start));
    &text[start..end]
}

fn byte(text: &str, position: usize) -> usize {
    text.char_indices().nth(position).map_or(text.len(), |(at, _)| at)
}

const BLANK_LINE: &str = "\n\n";
const NEW_LINE: &str = "\n";

struct Walk {
    layout: Layout,
    captions: bool,
}

impl Walk {
    /// `outer` separates the first of these blocks from what came before, `inner` each from the next. `place` is what a
    /// plain paragraph here counts as.
    fn blocks(&mut self, blocks: &[Block], outer: &'static str, inner: &'static str, place: Place) {
        let before = self.layout.units.len();
        for block in blocks {
            let separator = if self.layout.units.len() == before { outer } else { inner };
            self.block(&block.kind, separator, inner, place);
        }
    }

    fn block(&mut self, kind: &BlockKind, outer: &'static str, inner: &'static str, place: Place) {
        match kind {
            BlockKind::Standfirst { text } => self.unit(outer, Place::Standfirst, |walk| walk.inlines(text)),
            BlockKind::Paragraph { text } => self.unit(outer, place, |walk| walk.inlines(text)),
            BlockKind::Heading { text, .. } => self.unit(outer, Place::Heading, |walk| walk.inlines(text)),
            BlockKind::Quote { blocks } => self.blocks(blocks, outer, inner, Place::Quote),
            BlockKind::List { items, .. } => {
                let before = self.layout.units.len();
                for item in items {
                    let separator = if self.layout.units.len() == before { outer } else { NEW_LINE };
                    self.blocks(&item.blocks, separator, NEW_LINE, Place::ListItem);
                }
            }
            BlockKind::DefinitionList { items } => {
                let before = self.layout.units.len();
                for item in items {
                    let separator = if self.layout.units.len() == before { outer } else { NEW_LINE };
                    self.unit(separator, Place::ListItem, |walk| walk.inlines(&item.term));
                    let separator = if self.layout.units.len() == before { outer } else { NEW_LINE };
                    self.blocks(&item.blocks, separator, NEW_LINE, Place::ListItem);
                }
            }
            BlockKind::Figure { caption, credit, .. } if self.captions => self.unit(outer, Place::Caption, |walk| {
                walk.inlines(caption);
                if let Some(credit) = credit {
                    if !caption.is_empty() {
                        walk.push(" ");
                    }
                    walk.run(credit);
                }
            }),
            BlockKind::Table { caption, rows } => {
                let before = self.layout.units.len();
                if self.captions {
                    self.unit(outer, Place::Caption, |walk| walk.inlines(caption));
                }
                for row in rows.iter().filter(|row| row.cells.iter().any(|cell| !cell.text.is_empty())) {
                    let separator = if self.layout.units.len() == before { outer } else { NEW_LINE };
                    self.unit(separator, Place::Table, |walk| {
                        for (column, cell) in row.cells.iter().enumerate() {
                            if column > 0 {
                                walk.push("\t");
                            }
                            walk.inlines(&cell.text);
                        }
                    });
                }
            }
            BlockKind::Code { code, .. } => self.unit(outer, Place::Code, |walk| walk.run(code)),
            BlockKind::FactBox { title, blocks } => {
                let before = self.layout.units.len();
                self.unit(outer, Place::Heading, |walk| walk.inlines(title));
                let separator = if self.layout.units.len() == before { outer } else { inner };
                self.blocks(blocks, separator, inner, place);
            }
            BlockKind::LiveEntry { blocks, .. } => self.blocks(blocks, outer, inner, place),
            BlockKind::Footnote { blocks, .. } => self.blocks(blocks, outer, inner, Place::Footnote),
            BlockKind::Figure { .. } | BlockKind::Embed { .. } | BlockKind::Rule | BlockKind::Unknown(_) => {}
        }
    }

    /// Writes one unit; where it turns out to hold no text, its separator is taken back.
    fn unit(&mut self, separator: &'static str, place: Place, write: impl FnOnce(&mut Self)) {
        let (bytes, chars) = (self.layout.text.len(), self.layout.chars);
        if bytes > 0 {
            self.push(separator);
        }
        let start = self.layout.chars;
        write(self);
        if self.layout.chars == start {
            self.layout.text.truncate(bytes);
            self.layout.chars = chars;
            return;
        }
        let counted = matches!(place, Place::Paragraph | Place::Quote | Place::ListItem);
        let paragraph =
            counted.then(|| 1 + self.layout.units.iter().rev().find_map(|unit| unit.paragraph).unwrap_or(0));
        self.layout.units.push(Unit { start, end: self.layout.chars, place, paragraph });
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text { text } | Inline::Code { code: text } | Inline::FootnoteRef { label: text } => {
                    self.run(text)
                }
                Inline::Emphasis { text }
                | Inline::Strong { text }
                | Inline::Link { text, .. }
                | Inline::Sub { text }
                | Inline::Sup { text }
                | Inline::Ruby { text, .. } => self.inlines(text),
                Inline::Break => self.push(NEW_LINE),
                Inline::Unknown(_) => {}
            }
        }
    }

    fn run(&mut self, text: &str) {
        self.layout.runs.push(self.layout.chars as u32);
        self.push(text);
    }

    fn push(&mut self, text: &str) {
        self.layout.text.push_str(text);
        self.layout.chars += text.chars().count();
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Cell, ListItem, Row};
    use super::*;

    fn list(items: &[&str]) -> BlockKind {
        let item = |text: &&str| ListItem::new(vec![Block::paragraph(*text)]);
        BlockKind::List { ordered: false, items: items.iter().map(item).collect() }
    }

    fn cell(text: &str) -> Cell {
        Cell { header: false, span: 1, text: Inline::plain(text) }
    }

    fn sample() -> Document {
        Document::new(vec![
            BlockKind::Standfirst { text: Inline::plain("In short") }.into(),
            BlockKind::Rule.into(),
            Block::paragraph("Минск 𝕏"),
            BlockKind::Figure { image: None, caption: Inline::plain("A square"), credit: Some("AP".into()) }.into(),
            list(&["one", "two"]).into(),
            BlockKind::Table {
                caption: Inline::plain("In tons"),
                rows: vec![Row { cells: vec![cell("a"), cell(""), cell("b")] }, Row { cells: vec![cell("c")] }],
            }
            .into(),
            BlockKind::Quote { blocks: vec![Block::paragraph("said he"), list(&["so"]).into()] }.into(),
            BlockKind::Code { language: None, code: "x  =\n 1".into() }.into(),
        ])
    }

    #[test]
    fn joins_blocks_items_rows_and_cells_as_the_contract_says() {
        let text = "In short\n\nМинск 𝕏\n\nA square AP\n\none\ntwo\n\nIn tons\na\t\tb\nc\n\nsaid he\n\nso\n\nx  =\n 1";
        assert_eq!(sample().text(), text, "separators follow docs/cli.md");
        assert_eq!(
            sample().body_text(),
            text.replace("A square AP\n\n", "").replace("In tons\n", ""),
            "the body has no captions"
        );
    }

    #[test]
    fn numbers_paragraphs_quotes_and_list_items_only() {
        let layout = sample().layout();
        let numbered: Vec<_> =
            layout.units.iter().map(|u| (slice(&layout.text, u.start..u.end), u.place, u.paragraph)).collect();
        assert_eq!(
            numbered[..4],
            [
                ("In short", Place::Standfirst, None),
                ("Минск 𝕏", Place::Paragraph, Some(1)),
                ("A square AP", Place::Caption, None),
                ("one", Place::ListItem, Some(2)),
            ],
            "captions and standfirsts have no number"
        );
        assert_eq!(
            numbered[7..9].iter().map(|u| u.2).collect::<Vec<_>>(),
            [None, Some(4)],
            "table rows have none, the quote goes on counting"
        );
    }

    #[test]
    fn runs_point_at_code_points_not_bytes() {
        let layout = sample().layout();
        assert_eq!(layout.runs[1], 10, "the second run begins after the standfirst and a blank line");
        assert_eq!(layout.runs[2], 19, "Cyrillic letters and an astral one count one each");
        assert_eq!(layout.chars(), layout.text.chars().count(), "the length is kept while walking");
    }

    #[test]
    fn a_figure_without_words_leaves_no_gap() {
        let bare = BlockKind::Figure { image: None, caption: vec![], credit: None };
        let document = Document { version: 1, blocks: vec![Block::paragraph("a"), bare.into(), Block::paragraph("b")] };
        assert_eq!(document.text(), "a\n\nb", "no separator for nothing");
    }
}

//! Pieces under construction: lines of text become paragraphs, pictures and cuts find their place after them.

use super::blocks::Piece;
use crate::model::{Block, BlockKind, Image, Inline};

/// The line of text that is being filled, and what is done.
#[derive(Default)]
pub(super) struct Flow {
    pub line: Vec<Inline>,
    done: Vec<Piece>,
    /// Cut from inside the block under construction.
    pub late: Vec<Piece>,
    /// Pictures inside the line; they stand after it.
    pictures: Vec<Piece>,
}

impl Flow {
    pub fn block(&mut self, block: Block) {
        self.end_line();
        self.done.push(Piece::Block(block));
        self.done.append(&mut self.late);
    }

    pub fn picture(&mut self, image: Option<Image>) {
        let Some(image) = image else { return };
        let shows = |piece: &Piece| matches!(piece, Piece::Block(Block { kind: BlockKind::Figure { image: Some(shown), .. }, .. }) if *shown == image);
        if self.pictures.last().or(self.done.last()).is_some_and(shows) {
            return;
        }
        self.pictures
            .push(Piece::Block(BlockKind::Figure { image: Some(image), caption: Vec::new(), credit: None }.into()));
        if self.line.iter().all(is_blank) {
            self.end_line();
        }
    }

    pub fn cut(&mut self, text: String, reason: &'static str) {
        self.late.push(Piece::Cut { text, reason });
        if self.line.is_empty() {
            self.done.append(&mut self.late);
        }
    }

    /// Ends a paragraph; two line breaks in a row end one too.
    pub fn end_line(&mut self) {
        let mut paragraph = Vec::new();
        let mut breaks = 0;
        for inline in std::mem::take(&mut self.line) {
            match &inline {
                Inline::Break => breaks += 1,
                Inline::Text { text } if text.trim().is_empty() => {}
                _ => breaks = 0,
            }
            if breaks >= 2 {
                self.paragraph(std::mem::take(&mut paragraph));
            } else {
                paragraph.push(inline);
            }
        }
        self.paragraph(paragraph);
        self.done.append(&mut self.pictures);
        self.done.append(&mut self.late);
    }

    fn paragraph(&mut self, text: Vec<Inline>) {
        if !text.iter().all(is_blank) {
            self.done.push(Piece::Block(BlockKind::Paragraph { text }.into()));
        }
    }

    pub fn after_picture(&self) -> bool {
        matches!(self.done.last(), Some(Piece::Block(Block { kind: BlockKind::Figure { caption, .. }, .. })) if caption.is_empty())
    }

    pub fn after_quote(&self) -> bool {
        matches!(self.done.last(), Some(Piece::Block(Block { kind: BlockKind::Quote { .. }, .. })))
    }

    /// Adds to the last quotation who said it.
    pub fn said_by(&mut self, text: Vec<Inline>) {
        if let Some(Piece::Block(Block { kind: BlockKind::Quote { blocks }, .. })) = self.done.last_mut()
            && !text.iter().all(is_blank)
        {
            blocks.push(BlockKind::Paragraph { text }.into());
        }
        self.done.append(&mut self.late);
    }

    /// What the last block says in place of its picture, where that has no caption yet.
    pub fn said_of_the_picture(&self) -> Option<&str> {
        match self.done.last() {
            Some(Piece::Block(Block { kind: BlockKind::Figure { image: Some(image), caption, .. }, .. }))
                if caption.is_empty() =>
            {
                image.alt.as_deref()
            }
            _ => None,
        }
    }

    /// Whether the last block is a picture of which nothing says who made it.
    pub fn awaits_credit(&self) -> bool {
        matches!(self.done.last(), Some(Piece::Block(Block { kind: BlockKind::Figure { credit: None, .. }, .. })))
    }

    /// The same, where nothing is printed under it yet.
    pub fn begins_under_a_picture(&self) -> bool {
        self.awaits_credit() && self.line.iter().all(is_blank)
    }

    pub fn credit(&mut self, by: String) {
        if let Some(Piece::Block(Block { kind: BlockKind::Figure { credit, .. }, .. })) = self.done.last_mut() {
            *credit = Some(by);
        }
    }

    pub fn caption(&mut self, text: Vec<Inline>, by: Option<String>) {
        if let Some(Piece::Block(Block { kind: BlockKind::Figure { caption, credit, .. }, .. })) = self.done.last_mut()
        {
            *caption = text;
            *credit = by.or_else(|| credit.take());
        }
        self.done.append(&mut self.late);
    }

    pub fn finish(mut self) -> Vec<Piece> {
        self.end_line();
        self.done
    }
}

fn is_blank(inline: &Inline) -> bool {
    match inline {
        Inline::Text { text } => text.trim().is_empty(),
        inline => *inline == Inline::Break,
    }
}

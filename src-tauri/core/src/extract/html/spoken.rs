//! Lines of the trade that only line breaks set apart: they show when the paragraphs are there.

use super::blocks::Piece;
use super::labels::{self, Label};
use crate::model::{BlockKind, Inline};

/// Turns paragraphs that are labels into cuts.
pub(super) fn cut(pieces: Vec<Piece>) -> Vec<Piece> {
    pieces.into_iter().map(line).collect()
}

fn line(piece: Piece) -> Piece {
    let Piece::Block(block) = &piece else { return piece };
    let BlockKind::Paragraph { text } = &block.kind else { return piece };
    let (mut all, mut linked) = (0, 0);
    count(text, false, &mut all, &mut linked);
    if all > labels::LONGEST {
        return piece;
    }
    let words = piece.words().unwrap_or_default();
    match labels::read(&words, linked as f32 / all.max(1) as f32) {
        Some(Label::Line(reason) | Label::Section(reason)) => Piece::Cut { text: words, reason },
        None => piece,
    }
}

/// Counts letters, and those in links.
fn count(inlines: &[Inline], in_link: bool, all: &mut usize, linked: &mut usize) {
    for inline in inlines {
        match inline {
            Inline::Text { text } | Inline::Code { code: text } => {
                let letters = text.chars().filter(|letter| letter.is_alphanumeric()).count();
                *all += letters;
                *linked += if in_link { letters } else { 0 };
            }
            Inline::Link { text, .. } => count(text, true, all, linked),
            Inline::Emphasis { text } | Inline::Strong { text } | Inline::Sub { text } | Inline::Sup { text } => {
                count(text, in_link, all, linked)
            }
            _ => {}
        }
    }
}

//! The same paragraph twice: pages carry a second copy for another size of screen, or for a script to show.

use super::blocks::Piece;
use crate::model::Document;
use std::collections::HashSet;

/// Letters of a block below which it may well come twice.
const LONG: usize = 80;

/// Turns the second copy of a long block into a cut.
pub(super) fn cut(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut seen: HashSet<String> = HashSet::new();
    let once = |piece: Piece| match piece {
        Piece::Block(block) => {
            let mut document = Document { blocks: vec![block], ..Document::default() };
            let text = document.body_text().split_whitespace().collect::<Vec<_>>().join(" ");
            if text.chars().count() >= LONG && !seen.insert(text.clone()) {
                return Some(Piece::Cut { text, reason: "repeated" });
            }
            document.blocks.pop().map(Piece::Block)
        }
        cut => Some(cut),
    };
    pieces.into_iter().filter_map(once).collect()
}

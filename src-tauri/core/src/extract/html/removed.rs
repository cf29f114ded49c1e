//! Pieces -> the document, and what was left out with its place in the canonical text.

use super::blocks::Piece;
use crate::model::{Block, Document, Removed};

/// What separates two blocks of the canonical text.
const BETWEEN_BLOCKS: u32 = 2;

pub(super) fn settle(pieces: Vec<Piece>) -> (Document, Vec<Removed>) {
    let (mut blocks, mut removed) = (Vec::new(), Vec::new());
    let mut at = 0u32;
    for piece in pieces {
        match piece {
            Piece::Block(block) => {
                let tidy = Document::new(vec![block]);
                let letters = tidy.layout().chars() as u32;
                if letters > 0 {
                    at += letters + if at > 0 { BETWEEN_BLOCKS } else { 0 };
                }
                blocks.extend(tidy.blocks);
            }
            Piece::Cut { text, reason } => removed.push(Removed { at, text, reason: reason.to_owned() }),
        }
    }
    (document(blocks), removed)
}

/// The blocks are tidy already.
fn document(blocks: Vec<Block>) -> Document {
    Document { blocks, ..Document::default() }
}

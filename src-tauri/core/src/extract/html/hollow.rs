//! Headings that stand over nothing, because what stood under them was cut or never was text.

use super::blocks::Piece;
use crate::model::{Block, BlockKind, Document};

/// Turns such headings into cuts.
pub(super) fn cut(pieces: Vec<Piece>) -> Vec<Piece> {
    // From the end: the level of the next heading, if nothing but cuts stands before it; 0 stands for the end.
    let mut next: Option<u8> = Some(0);
    let mut emptied = true;
    let mut out: Vec<Piece> = Vec::with_capacity(pieces.len());
    for piece in pieces.into_iter().rev() {
        match piece {
            Piece::Block(block) => match heading(&block) {
                Some(level) if emptied && next.is_some_and(|next| next <= level) => {
                    out.push(Piece::Cut { text: Document::new(vec![block]).text(), reason: "heading over nothing" });
                }
                Some(level) => {
                    (next, emptied) = (Some(level), false);
                    out.push(Piece::Block(block));
                }
                None => {
                    if holds_something(&block) {
                        (next, emptied) = (None, false);
                    }
                    out.push(Piece::Block(block));
                }
            },
            cut => {
                emptied = true;
                out.push(cut);
            }
        }
    }
    out.reverse();
    out
}

fn heading(block: &Block) -> Option<u8> {
    match block.kind {
        BlockKind::Heading { level, .. } => Some(level),
        _ => None,
    }
}

fn holds_something(block: &Block) -> bool {
    !matches!(block.kind, BlockKind::Rule)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Inline;

    fn piece(mark: &str) -> Piece {
        match mark {
            "cut" => Piece::Cut { text: "x".into(), reason: "related links" },
            "text" => Piece::Block(Block::paragraph("text")),
            "embed" => Piece::Block(BlockKind::Embed { url: None, title: None }.into()),
            level => Piece::Block(
                BlockKind::Heading { level: level.parse().expect("a level"), text: Inline::plain("h") }.into(),
            ),
        }
    }

    #[test]
    fn a_heading_goes_with_what_stood_under_it() {
        for (pieces, kept, why) in [
            ("2 text 2", "2 text", "nothing follows the last heading"),
            ("2 text 2 cut 2 text", "2 text 2 text", "what stood under it was cut"),
            ("2 3 text", "2 3 text", "a subheading with text follows"),
            ("2 2 text", "2 2 text", "nothing was cut under it: a headline in two lines"),
            ("2 text 2 embed", "2 text 2 embed", "a picture or a film is something"),
            ("2 cut text", "2 text", "text is left"),
        ] {
            let left = cut(pieces.split(' ').map(piece).collect());
            let expected: Vec<Piece> = kept.split(' ').map(piece).collect();
            let blocks: Vec<Piece> = left.into_iter().filter(|piece| matches!(piece, Piece::Block(_))).collect();
            assert_eq!(blocks, expected, "{pieces}: {why}");
        }
    }
}

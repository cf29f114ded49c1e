//! A witness of where the article begins and ends: the text that the page itself gives to machines as its `articleBody`.
//! It has neither headings nor order to be trusted, and is often cut short; so it is believed only about the two ends, and
//! only where it begins and ends with paragraphs of ours and is about as long.

use super::blocks::Piece;
use crate::model::{Block, BlockKind, Document};

/// Letters that make a paragraph recognisable.
const ENOUGH: usize = 40;
/// Letters of a body that testifies at all.
const SHORTEST: usize = 600;
/// The share of our text that the body has at least; a shorter one was cut.
const AS_LONG: f32 = 0.7;
/// How far from the body's two ends, as a share of it, our first and last paragraphs may be.
const NEAR: f32 = 0.1;
/// Blocks that are looked at from either end.
const LOOK: usize = 40;

/// Turns what stands before the body's beginning and after its end into cuts. Pictures stay.
pub(super) fn cut(pieces: Vec<Piece>, body: Option<&str>) -> Vec<Piece> {
    match body.map(letters).and_then(|body| ends(&pieces, &body)) {
        Some((first, last)) => pieces
            .into_iter()
            .enumerate()
            .map(|(at, piece)| if (first..=last).contains(&at) { piece } else { outside(piece) })
            .collect(),
        None => pieces,
    }
}

/// The pieces with which the body begins and ends.
fn ends(pieces: &[Piece], body: &str) -> Option<(usize, usize)> {
    let texts: Vec<String> = pieces.iter().map(text).collect();
    let ours: usize = texts.iter().map(String::len).sum();
    if body.len() < SHORTEST || (body.len() as f32) < AS_LONG * ours as f32 {
        return None;
    }
    let long = |at: &usize| texts[*at].len() >= ENOUGH;
    let near = (NEAR * body.len() as f32) as usize;
    let first = (0..texts.len()).filter(long).take(LOOK).find(|&at| {
        let begin = head(&texts[at], ENOUGH);
        body.find(begin).is_some_and(|place| place <= near)
    })?;
    let last = (first..texts.len()).rev().filter(long).take(LOOK).find(|&at| {
        let end = tail(&texts[at], ENOUGH);
        body.rfind(end).is_some_and(|place| place + end.len() + near >= body.len())
    })?;
    Some((first, last))
}

/// Letters and digits alone, in lower case: what is left of a text in any mark-up and spacing.
fn letters(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn text(piece: &Piece) -> String {
    letters(&piece.words().unwrap_or_default())
}

fn head(text: &str, length: usize) -> &str {
    &text[..text.char_indices().nth(length).map_or(text.len(), |(at, _)| at)]
}

fn tail(text: &str, length: usize) -> &str {
    &text[text.char_indices().nth_back(length - 1).map_or(0, |(at, _)| at)..]
}

fn outside(piece: Piece) -> Piece {
    match piece {
        Piece::Block(block) if has_words(&block) => {
            Piece::Cut { text: Document::new(vec![block]).text(), reason: "outside the article" }
        }
        piece => piece,
    }
}

fn has_words(block: &Block) -> bool {
    !matches!(block.kind, BlockKind::Figure { .. } | BlockKind::Embed { .. } | BlockKind::Rule)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A long paragraph of a word of the article, a short one of a word of the page around it.
    fn paragraph(word: &str) -> String {
        format!("{word} ").repeat(if word.len() > 4 { 12 } else { 80 })
    }

    fn texts(words: &str) -> Vec<String> {
        words.split(' ').map(|word| letters(&paragraph(word))).collect()
    }

    #[test]
    fn the_body_says_where_the_article_begins_and_ends() {
        let page = "menus sea ship port shops";
        for (body, kept, why) in [
            ("sea ship port", "sea ship port", "what stands before and after it is none of it"),
            ("sea port port", "sea ship port", "what the body leaves out in the middle stays"),
            ("sea ship", page, "a body that is much shorter was cut"),
            ("rain ship port wind", page, "a body that begins and ends otherwise is another's"),
        ] {
            let pieces = page.split(' ').map(|word| Piece::Block(Block::paragraph(paragraph(word)))).collect();
            let body: String = body.split(' ').map(paragraph).collect();
            let left: Vec<String> = cut(pieces, Some(&body)).iter().map(text).filter(|text| !text.is_empty()).collect();
            assert_eq!(left, texts(kept), "{why}");
        }
    }
}

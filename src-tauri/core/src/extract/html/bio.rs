//! What the page says of the author, above or under the text: "Anna Levin writes about the harbour."

use super::blocks::Piece;
use crate::model::{Author, AuthorKind, BlockKind};

/// Blocks of text at either end among which it stands.
const FIRST: usize = 2;
const LAST: usize = 4;
/// Letters of a short biography at most.
const LONGEST: usize = 700;
/// What is said of an author right behind the name.
const SAYS: [&str; 27] = [
    "is a",
    "is an",
    "is the",
    "is our",
    "is currently",
    "is based",
    "was a",
    "has been",
    "has worked",
    "has written",
    "has covered",
    "writes",
    "covers",
    "reports",
    "works",
    "currently",
    "joined",
    "can be reached",
    "may be reached",
    "can be contacted",
    "specializes",
    "specialises",
    "ist",
    "est",
    "es",
    "è",
    "é",
];

/// Turns paragraphs that say who the author is into cuts.
pub(super) fn cut(mut pieces: Vec<Piece>, authors: &[Author]) -> Vec<Piece> {
    let names: Vec<&str> =
        authors.iter().filter(|author| author.kind == AuthorKind::Person).map(|author| author.name.as_str()).collect();
    if names.is_empty() {
        return pieces;
    }
    let texts: Vec<usize> = (0..pieces.len()).filter(|&at| is_text(&pieces[at])).collect();
    let ends = texts.iter().take(FIRST).chain(texts.iter().skip(FIRST.max(texts.len().saturating_sub(LAST))));
    for &at in ends {
        let text = pieces[at].paragraph(LONGEST);
        if let Some(text) = text.filter(|text| speaks_of_one(text, &names) || calls_one(text, &names)) {
            pieces[at] = Piece::Cut { text, reason: "author box" };
        }
    }
    pieces
}

fn is_text(piece: &Piece) -> bool {
    matches!(piece, Piece::Block(block) if !matches!(block.kind, BlockKind::Figure { .. } | BlockKind::Embed { .. } | BlockKind::Rule))
}

/// "Contact staff writer Anna Levin at …", "Follow Anna Levin on …".
fn calls_one(text: &str, names: &[&str]) -> bool {
    const CALLS: [&str; 6] = ["Contact ", "Follow ", "Email ", "E-mail ", "Reach ", "Write to "];
    /// Words between the call and the name: what the author is.
    const BETWEEN: usize = 3;
    let rest = CALLS.iter().find_map(|call| text.strip_prefix(call));
    rest.is_some_and(|rest| {
        names.iter().filter_map(|name| rest.find(name)).any(|at| rest[..at].split_whitespace().count() <= BETWEEN)
    })
}

fn speaks_of_one(text: &str, names: &[&str]) -> bool {
    let first = |name: &&str| name.split(' ').next().unwrap_or_default().to_owned();
    let names = names.iter().map(|name| (*name).to_owned()).chain(names.iter().map(first));
    names.filter(|name| name.chars().count() > 2).any(|name| {
        let says = text.strip_prefix(name.as_str()).and_then(|rest| rest.strip_prefix(' '));
        says.is_some_and(|rest| {
            SAYS.iter().any(|word| rest.strip_prefix(word).is_some_and(|rest| rest.starts_with(' ')))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Block;

    #[test]
    fn a_paragraph_about_the_author_goes_where_it_stands_at_an_end() {
        let author = Author { name: "Anna Levin".into(), kind: AuthorKind::Person };
        let bio = "Anna Levin writes about the harbour.";
        let text = [
            "The ferry sails.",
            "It is new.",
            "It is fast.",
            "It is red.",
            "It is late.",
            "It is loud.",
            "It is full.",
        ];
        for (at, paragraph, kept, why) in [
            (0, bio, false, "above the text"),
            (7, bio, false, "under it"),
            (7, "\n    Anna Levin can be reached at levin@post.example.", false, "with the white space of the page"),
            (7, "Anna has worked at sea for a year.", false, "by the first name"),
            (7, "Contact staff writer Anna Levin at levin@post.example.", false, "how to reach the author"),
            (7, "Follow the coast until you meet Anna Levin.", true, "the name stands far behind the call"),
            (3, bio, true, "in the middle it is the story"),
            (7, "Anna Levin sails on Monday.", true, "the author does something"),
            (7, "Omar Haddad writes about the harbour.", true, "someone else"),
        ] {
            let mut texts = text.to_vec();
            texts.insert(at, paragraph);
            let pieces = texts.iter().map(|text| Piece::Block(Block::paragraph(*text))).collect();
            let left = cut(pieces, std::slice::from_ref(&author));
            assert_eq!(matches!(left[at], Piece::Block(_)), kept, "{paragraph} at {at}: {why}");
        }
    }
}

//! What stands before and after the chosen part of the page, as cuts, so that a person can see it and put it back.

use super::blocks::Piece;
use super::cuts::Cuts;
use super::page::{At, Page};

pub(super) fn before(page: &Page, cuts: &Cuts, main: At) -> Vec<Piece> {
    aside(page, cuts, main, |at| at < main)
}

pub(super) fn after(page: &Page, cuts: &Cuts, main: At) -> Vec<Piece> {
    aside(page, cuts, main, |at| at > main)
}

/// The subtrees beside the path from the page down to the main text, in page order.
fn aside(page: &Page, cuts: &Cuts, main: At, side: impl Fn(At) -> bool) -> Vec<Piece> {
    let mut roots: Vec<At> = Vec::new();
    for up in page.ancestors(main) {
        roots.extend(page.children(up).filter(|&child| side(child) && !page.holds(child, main)));
    }
    roots.sort_unstable();
    roots.into_iter().flat_map(|root| pieces(page, cuts, root)).collect()
}

/// What was cut by name, each by itself, and the rest between.
fn pieces(page: &Page, cuts: &Cuts, root: At) -> Vec<Piece> {
    let mut out = Vec::new();
    let mut add = |text: String, reason: &'static str| {
        if !text.is_empty() {
            out.push(Piece::Cut { text, reason });
        }
    };
    let (mut at, mut rest) = (root, root);
    while at < page.end(root) {
        match cuts.reason(at) {
            Some(reason) if !page.tag(at).is_mute() => {
                add(page.words_where(rest..at, |node| !cuts.is_taken(node)), "outside the article");
                if !cuts.is_taken(at) {
                    add(page.words(at), reason);
                }
                at = page.end(at);
                rest = at;
            }
            _ => at = if page.tag(at).is_mute() { page.end(at) } else { at + 1 },
        }
    }
    add(page.words_where(rest..page.end(root), |node| !cuts.is_taken(node)), "outside the article");
    out
}

//! Links after the last paragraph: a list of other articles needs no label to be none of this one.

use super::cuts::Cuts;
use super::links::Links;
use super::page::{At, Page};
use super::tag::Tag;
use super::weight::Weights;

/// The share of a line in links that makes it one.
const LINKED: f32 = 0.8;
/// Letters of a line between links that is a label, a date, a name.
const BETWEEN: u32 = 50;
/// Links that make a list.
const LIST: usize = 2;

pub(super) fn cut(page: &Page, cuts: &mut Cuts, links_of: &Links, main: At) {
    let weights = Weights::new(page, cuts);
    let leads = |at: At| {
        weights.linked(page.subtree(at)) >= LINKED
            && page
                .elements(page.subtree(at), Tag::A)
                .chain(page.ancestors(at).take(3).filter(|&up| page.tag(up) == Tag::A))
                .filter_map(|link| page.attr(link, "href"))
                .all(|href| links_of.is_own(href))
    };
    let mut links: Vec<At> = Vec::new();
    let mut between: Vec<At> = Vec::new();
    for at in lines(page, cuts, main).into_iter().rev() {
        let letters = weights.letters(page.subtree(at));
        if leads(at) {
            links.append(&mut between);
            links.push(at);
        } else if letters <= BETWEEN {
            between.push(at);
        } else {
            break;
        }
    }
    let list = links.iter().filter(|&&at| leads(at)).count() >= LIST;
    if list {
        links.into_iter().for_each(|at| cuts.cut(at, "related links"));
    }
}

/// The blocks that hold text and no other block, in page order.
fn lines(page: &Page, cuts: &Cuts, main: At) -> Vec<At> {
    let mut lines: Vec<At> = Vec::new();
    let mut at = main;
    while at < page.end(main) {
        if cuts.is_cut(at) {
            at = page.end(at);
            continue;
        }
        if page.tag(at) == Tag::Text && !page.nodes[at].text.trim().is_empty() {
            let line = page.ancestors(at).find(|&up| !page.tag(up).is_inline()).unwrap_or(main);
            if lines.last() != Some(&line) {
                lines.push(line);
            }
        }
        at += 1;
    }
    lines
}

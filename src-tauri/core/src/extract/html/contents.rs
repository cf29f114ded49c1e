//! Tables of contents: lists of links to places in the same page.

use super::cuts::Cuts;
use super::links::Links;
use super::page::{At, Page};
use super::tag::Tag;
use super::weight::Weights;

/// Links that make a list.
const LIST: usize = 3;
/// The share of letters that stand in links.
const LINKED: f32 = 0.8;

pub(super) fn cut(page: &Page, cuts: &mut Cuts, links: &Links, main: At) {
    let weights = Weights::new(page, cuts);
    let mut at = main;
    while at < page.end(main) {
        let is_box = !page.tag(at).is_inline() && weights.linked(page.subtree(at)) >= LINKED;
        if is_box && !cuts.is_cut(at) && leads_inside(page, links, at) {
            cuts.cut(at, "table of contents");
        }
        at = if cuts.is_cut(at) { page.end(at) } else { at + 1 };
    }
}

fn leads_inside(page: &Page, links: &Links, at: At) -> bool {
    let mut count = 0;
    let all = page.elements(page.subtree(at), Tag::A).filter_map(|link| page.attr(link, "href")).all(|href| {
        count += 1;
        links.is_inside(href)
    });
    all && count >= LIST
}

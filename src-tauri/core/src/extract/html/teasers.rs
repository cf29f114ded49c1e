//! Cards that lead to other pages: a heading that is a link, a picture, a line or two. Two or more alike in a row are no
//! part of an article; a long section under a linked heading is.

use super::cuts::Cuts;
use super::links::Links;
use super::page::{At, Page};
use super::tag::Tag;
use super::weight::Weights;

/// Letters of a card at most.
const CARD: u32 = 450;
const ALIKE: usize = 2;
/// The share of cards among the siblings under linked headings.
const MOSTLY: f32 = 0.67;
/// Where cards are more than this share of the prose, and leave less than an article, they are what the page is about.
const TOO_MUCH: f32 = 0.5;
const AN_ARTICLE: f32 = 1000.0;

pub(super) fn cut(page: &Page, cuts: &mut Cuts, links: &Links, main: At) {
    let weights = Weights::new(page, cuts);
    let headings = Headings::new(page);
    let is_small = |at: At| (1..=CARD).contains(&weights.letters(page.subtree(at)));
    let mut all: Vec<At> = Vec::new();
    let mut at = main;
    while at < page.end(main) {
        if cuts.is_cut(at) {
            at = page.end(at);
            continue;
        }
        let leading: Vec<At> = page
            .children(at)
            .filter(|&child| !page.tag(child).is_inline() && !cuts.is_cut(child))
            .filter(|&child| {
                headings.in_(page, child).is_some_and(|head| leads_away(page, links, &weights, child, head))
            })
            .collect();
        let cards: Vec<At> = leading.iter().copied().filter(|&child| is_small(child)).collect();
        // A list whose entries are mostly longer than cards tells about each of them.
        if cards.len() as f32 >= MOSTLY * leading.len() as f32 {
            let kind = |card: At| (page.tag(card), page.attr(card, "class").is_some());
            let mut alike: Vec<((Tag, bool), usize)> = Vec::new();
            for &card in &cards {
                match alike.iter_mut().find(|(known, _)| *known == kind(card)) {
                    Some((_, count)) => *count += 1,
                    None => alike.push((kind(card), 1)),
                }
            }
            let in_a_row = |card: At| alike.iter().any(|(known, count)| *known == kind(card) && *count >= ALIKE);
            all.extend(cards.into_iter().filter(|&card| page.tag(card) == Tag::Article || in_a_row(card)));
        }
        at += 1;
    }
    let prose = weights.prose(page.subtree(main));
    let cards: f32 = all.iter().map(|&card| weights.prose(page.subtree(card))).sum();
    if cards <= (TOO_MUCH * prose).max(prose - AN_ARTICLE) {
        all.into_iter().for_each(|card| cuts.cut(card, "related links"));
    }
}

/// For each node the first heading at or after it.
struct Headings(Vec<At>);

impl Headings {
    fn new(page: &Page) -> Self {
        let mut next = vec![page.nodes.len(); page.nodes.len() + 1];
        for at in (0..page.nodes.len()).rev() {
            next[at] = if matches!(page.tag(at), Tag::Heading(_)) { at } else { next[at + 1] };
        }
        Headings(next)
    }

    /// The first heading in a node.
    fn in_(&self, page: &Page, at: At) -> Option<At> {
        Some(self.0[at]).filter(|&heading| heading < page.end(at))
    }
}

/// Whether a node's heading is a link to another page of the same site.
fn leads_away(page: &Page, links: &Links, weights: &Weights, at: At, heading: At) -> bool {
    if weights.linked(page.subtree(heading)) < 0.9 {
        return false;
    }
    let inside = page.elements(page.subtree(heading), Tag::A).next();
    let around = || page.ancestors(heading).take_while(|&up| up >= at).find(|&up| page.tag(up) == Tag::A);
    inside.or_else(around).and_then(|link| page.attr(link, "href")).is_some_and(|href| links.is_own(href))
}

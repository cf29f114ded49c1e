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
            .filter(|&child| {
                !page.tag(child).is_inline() && !cuts.is_cut(child) && leads_away(page, links, &weights, child)
            })
            .collect();
        let cards: Vec<At> = leading.iter().copied().filter(|&child| is_small(child)).collect();
        // A list whose entries are mostly longer than cards tells about each of them.
        if (cards.len() as f32) < MOSTLY * leading.len() as f32 {
            at += 1;
            continue;
        }
        let alike = |a: At, b: At| {
            page.tag(a) == page.tag(b) && page.attr(a, "class").is_some() == page.attr(b, "class").is_some()
        };
        for &card in &cards {
            let nested = page.tag(card) == Tag::Article;
            if nested || cards.iter().filter(|&&other| alike(card, other)).count() >= ALIKE {
                all.push(card);
            }
        }
        at += 1;
    }
    let prose = weights.prose(page.subtree(main));
    let cards: f32 = all.iter().map(|&card| weights.prose(page.subtree(card))).sum();
    if cards <= (TOO_MUCH * prose).max(prose - AN_ARTICLE) {
        all.into_iter().for_each(|card| cuts.cut(card, "related links"));
    }
}

/// Whether a node's heading is a link to another page of the same site.
fn leads_away(page: &Page, links: &Links, weights: &Weights, at: At) -> bool {
    let Some(heading) = page.subtree(at).find(|&node| matches!(page.tag(node), Tag::Heading(_))) else { return false };
    let inside = page.elements(page.subtree(heading), Tag::A).next();
    let around = page.ancestors(heading).take_while(|&up| up >= at).find(|&up| page.tag(up) == Tag::A);
    let Some(link) = inside.or(around) else { return false };
    weights.linked(page.subtree(heading)) >= 0.9 && page.attr(link, "href").is_some_and(|href| links.is_own(href))
}

//! Which part of the page is the article.

use super::cuts::Cuts;
use super::page::{At, Page};
use super::tag::Tag;
use super::weight::Weights;

/// A child with this share of the prose is where the article is.
const MOST: f32 = 0.7;
/// Letters of prose that make a neighbour part of the article: before its main part, an introduction; after it, a section.
const INTRODUCTION: f32 = 150.0;
const SECTION: f32 = 600.0;
/// The share of prose among the letters of an introduction, and of a section.
const MOSTLY_PROSE: f32 = 0.5;
const ALL_PROSE: f32 = 0.8;

/// Goes down from the page as long as one child holds most of the prose, then up again as long as neighbours continue the
/// text: an article may be split over sibling sections. Neighbours that do not are cut.
pub(super) fn find(page: &Page, cuts: &mut Cuts, heading: Option<At>) -> At {
    next_stories(page, heading).into_iter().for_each(|at| cuts.cut(at, "another article"));
    let weights = Weights::new(page, cuts);
    let mut here = 0;
    while let Some(child) = heaviest_child(page, &weights, here) {
        here = child;
    }
    for up in page.ancestors(here).collect::<Vec<_>>() {
        let path = page.children(up).find(|&child| page.holds(child, here)).unwrap_or(here);
        let neighbours: Vec<At> = page.children(up).filter(|&at| at != path && !cuts.is_cut(at)).collect();
        let continues = |at: At| {
            let prose = weights.prose(page.subtree(at));
            let share = prose / weights.letters(page.subtree(at)).max(1) as f32;
            let after_headline = heading.is_none_or(|heading| at > heading || page.holds(at, heading));
            let alike = page.tag(at) == page.tag(path) && first_class(page, at) == first_class(page, path);
            if at < path {
                after_headline && prose >= INTRODUCTION && share >= MOSTLY_PROSE
            } else {
                prose >= SECTION && share >= ALL_PROSE && (alike || page.tag(at) == Tag::P)
            }
        };
        let parts: Vec<At> = neighbours.iter().copied().filter(|&at| continues(at)).collect();
        let (Some(&first), Some(&last)) = (parts.first(), parts.last()) else { continue };
        let (first, last) = (first.min(path), last.max(path));
        for at in neighbours {
            let between = first < at && at < last && weights.linked(page.subtree(at)) < 0.5;
            if !parts.contains(&at) && !between {
                cuts.cut(at, "outside the article");
            }
        }
        // What stood beside the path below this level stays out.
        outside_below(page, cuts, path, here);
        here = up;
    }
    here
}

/// The articles that some pages load under the one that was opened: each in its own element, under a headline of its own.
fn next_stories(page: &Page, heading: Option<At>) -> Vec<At> {
    let is_headline = |at: At| page.tag(at) == Tag::Heading(1);
    let Some(heading) = heading.filter(|&at| is_headline(at)) else { return Vec::new() };
    let Some(own) = page.ancestors(heading).find(|&up| page.tag(up) == Tag::Article) else { return Vec::new() };
    let others = page.siblings_after(own).filter(|&at| page.tag(at) == Tag::Article);
    others.filter(|&at| page.subtree(at).any(is_headline)).collect()
}

fn outside_below(page: &Page, cuts: &mut Cuts, from: At, to: At) {
    let mut node = to;
    while node != from {
        let up = page.parent(node);
        let beside: Vec<At> = page.children(up).filter(|&at| at != node).collect();
        beside.into_iter().for_each(|at| cuts.cut(at, "outside the article"));
        node = up;
    }
}

fn heaviest_child(page: &Page, weights: &Weights, here: At) -> Option<At> {
    let prose = |at: At| weights.prose(page.subtree(at));
    let child = page.children(here).max_by(|a, b| prose(*a).total_cmp(&prose(*b)))?;
    let holds_blocks = !page.tag(child).is_inline() && page.tag(child) != Tag::P;
    (holds_blocks && prose(child) > 0.0 && prose(child) >= MOST * prose(here)).then_some(child)
}

fn first_class(page: &Page, at: At) -> Option<&str> {
    page.attr(at, "class").and_then(|class| class.split_whitespace().next())
}

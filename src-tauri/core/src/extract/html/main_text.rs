//! Which part of the page is the article.

use super::cuts::Cuts;
use super::names;
use super::page::{At, Page};
use super::tag::Tag;
use super::weight::Weights;

/// A child with this share of the prose is where the article is.
const MOST: f32 = 0.7;
/// Letters of prose that make a neighbour part of the article: before its main part, an introduction; after it, a section.
const INTRODUCTION: f32 = 150.0;
const SECTION: f32 = 600.0;
/// Letters of prose that make a paragraph beside the main part one of the article.
const PARAGRAPH: f32 = 200.0;
/// Letters of prose in the element that the page calls the article.
const LANDMARK: f32 = 500.0;
/// The share of prose among the letters of an introduction, and of a section.
const MOSTLY_PROSE: f32 = 0.5;
const ALL_PROSE: f32 = 0.8;

/// Goes down from the page as long as one child holds most of the prose, or to what the page itself calls the article; then
/// up again as long as neighbours continue the text: an article may be split over sibling sections. Neighbours that do not
/// are cut.
pub(super) fn find(page: &Page, cuts: &mut Cuts, heading: Option<At>) -> At {
    next_stories(page, heading).into_iter().for_each(|at| cuts.cut(at, "another article"));
    let weights = Weights::new(page, cuts);
    let here = heaviest(page, &weights, 0);
    let mut here = landmark(page, cuts, &weights, heading, here).unwrap_or(here);
    for up in page.ancestors(here).collect::<Vec<_>>() {
        let path = page.children(up).find(|&child| page.holds(child, here)).unwrap_or(here);
        let neighbours: Vec<At> = page.children(up).filter(|&at| at != path && !cuts.is_cut(at)).collect();
        let continues = |at: At| {
            let prose = weights.prose(page.subtree(at));
            let share = prose / weights.letters(page.subtree(at)).max(1) as f32;
            let after_headline = heading.is_none_or(|heading| at > heading || page.holds(at, heading));
            let alike = page.tag(at) == page.tag(path) && first_class(page, at) == first_class(page, path);
            let is_paragraph = page.tag(at) == Tag::P && page.tag(up) != Tag::Body;
            let is_introduction = at < path && prose >= INTRODUCTION && share >= MOSTLY_PROSE;
            let is_section = at > path && alike && prose >= SECTION && share >= ALL_PROSE;
            is_section || after_headline && (is_introduction || is_paragraph && prose >= PARAGRAPH)
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

/// What the page itself calls the article: the element marked as its body; or the `<article>` around the headline, where the
/// most prose of the page stands beside it, in the day's other stories or a gallery.
fn landmark(page: &Page, cuts: &Cuts, weights: &Weights, heading: Option<At>, most: At) -> Option<At> {
    let enough = |at: &At| weights.prose(page.subtree(*at)) >= LANDMARK;
    let article = || {
        let heading = heading.filter(|&at| page.tag(at) == Tag::Heading(1))?;
        let article = page.ancestors(heading).find(|&up| page.tag(up) == Tag::Article).filter(enough)?;
        (!page.holds(article, most)).then(|| heaviest(page, weights, article))
    };
    let named = || named_body(page, cuts, weights, most).filter(enough);
    article_body(page, cuts).filter(enough).or_else(article).or_else(named)
}

/// What is named as the body of the article ("entry-content", "storyBody") inside the heaviest part of the page, where it
/// holds half of the prose there: the other half stands in columns beside it.
fn named_body(page: &Page, cuts: &Cuts, weights: &Weights, most: At) -> Option<At> {
    const HALF: f32 = 0.5;
    let least = HALF * weights.prose(page.subtree(most));
    if std::iter::once(most).chain(page.ancestors(most)).any(|at| names::is_body(page, at)) {
        return None;
    }
    let mut at = most + 1;
    while at < page.end(most) {
        if cuts.is_cut(at) || weights.prose(page.subtree(at)) < least {
            at = page.end(at);
        } else if !page.tag(at).is_inline() && names::is_body(page, at) {
            return Some(heaviest(page, weights, at));
        } else {
            at += 1;
        }
    }
    None
}

/// The element that is marked as the body of the article, where there is one such.
fn article_body(page: &Page, cuts: &Cuts) -> Option<At> {
    let is_body = |at: &At| {
        page.attr(*at, "itemprop").is_some_and(|names| names.split_whitespace().any(|name| name == "articleBody"))
            && !page.ancestors(*at).any(|up| cuts.is_cut(up))
            && !cuts.is_cut(*at)
    };
    let mut bodies = (0..page.nodes.len()).filter(is_body);
    bodies.next().filter(|_| bodies.next().is_none())
}

/// Down from a node as long as one child holds most of the prose.
fn heaviest(page: &Page, weights: &Weights, from: At) -> At {
    let mut here = from;
    while let Some(child) = heaviest_child(page, weights, here) {
        here = child;
    }
    here
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

//! The lines that the page shows around its headline, where bylines and dates are printed.

use super::super::page::At;
use super::super::tag::Tag;
use super::Evidence;
use crate::extract::{byline, dates};

/// Lines before the headline that may still belong to it, and how many nodes before it they begin at most.
const BEFORE: usize = 6;
const NODES_BEFORE: usize = 200;
/// Lines after it, up to the second paragraph of the text.
const AFTER: usize = 30;
/// A line of more letters is a paragraph.
const PARAGRAPH: usize = 200;

/// Lines around the headline.
pub(super) struct Near {
    /// In the article.
    own: Vec<String>,
    /// Between the site's head and the article.
    above: Vec<(At, String)>,
}

/// The lines around the headline, or where none is shown, the first of the main text.
pub(super) fn near_the_headline<'a>(evidence: &'a Evidence) -> &'a [String] {
    &near(evidence).own
}

/// The last lines before the article, each with the text node it begins with.
pub(super) fn above_the_article<'a>(evidence: &'a Evidence) -> &'a [(At, String)] {
    &near(evidence).above
}

fn near<'a>(evidence: &'a Evidence) -> &'a Near {
    evidence.near.get_or_init(|| lines_near_the_headline(evidence))
}

fn lines_near_the_headline(evidence: &Evidence) -> Near {
    let page = evidence.page;
    let keep = |at: At| is_shown(evidence, at);
    let is_own = |(at, _): &(At, String)| !is_in_a_card(evidence, *at);
    let here = evidence.heading.unwrap_or(evidence.main);
    let start = evidence.heading.map_or(here, |heading| page.end(heading));
    let first = here.saturating_sub(NODES_BEFORE).max(begin_of_the_article(evidence, here));
    let mut before: Vec<(At, String)> = page.lines(first..here, keep).filter(is_own).collect();
    let before = before.split_off(before.len().saturating_sub(BEFORE));
    let is_above = |(at, line): &(At, String)| is_above_the_article(evidence, *at) || is_today(evidence, *at, line);
    let (above, inside): (Vec<_>, Vec<_>) = before.into_iter().partition(is_above);
    let mut lines: Vec<String> = inside.into_iter().map(|(_, line)| line).collect();
    let mut paragraphs = 0;
    for (_, line) in page.lines(start..page.nodes.len(), keep).take(AFTER).filter(is_own) {
        if length(&line) < PARAGRAPH {
            lines.push(line);
        } else if paragraphs == 0 {
            paragraphs += 1;
        } else {
            break;
        }
    }
    Near { own: lines, above }
}

/// Whether a node stands before the box that holds both headline and text: there the site says what day is today, what is on,
/// and what it is called.
pub(super) fn is_above_the_article(evidence: &Evidence, at: At) -> bool {
    let page = evidence.page;
    let Some(heading) = evidence.heading.filter(|heading| at < *heading) else { return false };
    let mut boxes = std::iter::once(heading).chain(page.ancestors(heading)).take_while(|up| !page.holds(*up, at));
    boxes.any(|up| page.holds(up, evidence.main))
}

/// Whether a line before the headline, outside its box, prints the day on which the page was taken.
fn is_today(evidence: &Evidence, at: At, line: &str) -> bool {
    let page = evidence.page;
    let common = evidence.heading.and_then(|heading| page.ancestors(heading).find(|up| page.holds(*up, at)));
    let is_outside = common.is_some_and(|common| page.holds(common, evidence.main)) && !page.holds(evidence.main, at);
    is_outside
        && evidence.retrieved.is_some_and(|retrieved| {
            dates::printed(line, None).iter().any(|found| retrieved.starts_with(found.date.day()))
        })
}

/// Where the `<main>` or `<article>` around a headline begins: what stands before it is the site's head, which shows today's
/// date beside the weather.
fn begin_of_the_article(evidence: &Evidence, heading: At) -> At {
    let around =
        evidence.page.ancestors(heading).filter(|&up| matches!(evidence.page.tag(up), Tag::Main | Tag::Article));
    around.last().unwrap_or(1)
}

/// The short lines of the main text and those right behind it: signatures, "Posted on …", "Source: …".
pub(super) fn in_the_article<'a>(evidence: &'a Evidence) -> &'a [String] {
    evidence.inside.get_or_init(|| lines_in_the_article(evidence))
}

fn lines_in_the_article(evidence: &Evidence) -> Vec<String> {
    /// Lines behind the main text that may still belong to it.
    const BEHIND: usize = 6;
    let page = evidence.page;
    let keep = |at: At| is_shown(evidence, at);
    let end = page.end(evidence.main);
    let inside = page.lines(page.subtree(evidence.main), keep);
    let behind = page.lines(end..page.nodes.len(), keep).take(BEHIND);
    inside
        .chain(behind)
        .filter(|(at, _)| !is_in_a_card(evidence, *at))
        .map(|(_, line)| line)
        .filter(|line| line.len() < 4 * PARAGRAPH)
        .collect()
}

/// A row under a head of its own ("Written by", "First shown") tells of what the article is about.
fn is_shown(evidence: &Evidence, at: At) -> bool {
    let page = evidence.page;
    let is_fact = || page.tag(at) == Tag::Tr && page.children(at).any(|cell| page.tag(cell) == Tag::Th);
    !is_fact() && !evidence.cuts.reason(at).is_some_and(|reason| is_foreign(evidence, at, reason))
}

/// Whether a node stands in what belongs to other articles, or in an entry of a live blog.
pub(super) fn is_elsewhere(evidence: &Evidence, at: At) -> bool {
    let mut up = std::iter::once(at).chain(evidence.page.ancestors(at));
    let is_foreign = |up: At| {
        matches!(evidence.cuts.reason(up), Some("related links" | "comments" | "sidebar" | "menu"))
            || evidence.live.contains_key(&up)
    };
    up.any(is_foreign) || is_in_a_card(evidence, at)
}

pub(super) fn is_in_a_heading(evidence: &Evidence, at: At) -> bool {
    let page = evidence.page;
    page.ancestors(at)
        .take_while(|&up| page.tag(up).is_inline() || matches!(page.tag(up), Tag::Heading(_)))
        .any(|up| matches!(page.tag(up), Tag::Heading(_)))
}

/// Letters, as many as Latin ones would say it: a Chinese or Japanese one says as much as three.
fn length(line: &str) -> usize {
    line.chars()
        .map(|letter| if matches!(letter, '\u{3040}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}') { 3 } else { 1 })
        .sum()
}

/// A card is an item of a list, or an `<article>`, with a heading of its own, or any box with one that leads elsewhere.
fn is_in_a_card(evidence: &Evidence, at: At) -> bool {
    /// Boxes in each other that are looked at, and how far into them: a card is small.
    const BOXES: usize = 4;
    const NODES: usize = 200;
    let page = evidence.page;
    let is_own =
        |up: At| page.holds(up, evidence.main) || evidence.heading.is_some_and(|heading| page.holds(up, heading));
    let is_box = |up: &At| matches!(page.tag(*up), Tag::Article | Tag::Li);
    let heading_in = |up: At| page.subtree(up).take(NODES).find(|&node| matches!(page.tag(node), Tag::Heading(_)));
    let mut boxes = page.ancestors(at).filter(is_box).take_while(|up| !is_own(*up)).take(BOXES);
    let mut around = page.ancestors(at).take_while(|up| !is_own(*up)).take(BOXES);
    boxes.any(|up| heading_in(up).is_some())
        || evidence.heading.is_some()
            && around.find_map(heading_in).is_some_and(|heading| leads_to_another(evidence, heading))
}

/// Whether a heading is a link to another article, and not to its author or a section.
fn leads_to_another(evidence: &Evidence, heading: At) -> bool {
    /// Words of a headline.
    const LEAST: usize = 2;
    let page = evidence.page;
    let is_link = |at: &At| page.tag(*at) == Tag::A;
    let around = page.ancestors(heading).take(2).find(is_link);
    let inside = page.subtree(heading).find(is_link).filter(|&link| page.words(link) == page.words(heading));
    around.or(inside).is_some_and(|link| {
        let words = page.words(heading);
        words.split_whitespace().count() >= LEAST
            && !super::byline::leads_to_author(page, link)
            && !byline::read(&words).is_some_and(|read| super::byline::names_a_person(&read))
            && evidence.heading.is_some_and(|own| page.words(own) != words)
    })
}

/// What is cut for these reasons belongs to other articles or to the site. An article may have a footer of its own.
fn is_foreign(evidence: &Evidence, at: At, reason: &str) -> bool {
    matches!(
        reason,
        "related links"
            | "menu"
            | "comments"
            | "sidebar"
            | "cookie notice"
            | "promotion"
            | "newsletter form"
            | "hidden"
            | "not text"
    ) || reason == "footer" && !is_in_an_article(evidence, at)
}

fn is_in_an_article(evidence: &Evidence, at: At) -> bool {
    let page = evidence.page;
    let holds_main = |up: At| page.holds(up, evidence.main);
    let is_box = |up: &At| matches!(page.tag(*up), Tag::Article | Tag::Main | Tag::Header);
    page.holds(evidence.main, at) || page.ancestors(at).find(is_box).is_some_and(holds_main)
}

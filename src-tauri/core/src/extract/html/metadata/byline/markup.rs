//! Authors that the page marks as such: `rel=author`, `itemprop=author`, an element named after authors, a link to an
//! author's page.

use super::super::super::names;
use super::super::super::page::{At, Page};
use super::super::super::tag::Tag;
use super::super::{Evidence, shown};
use super::{is_certain, lines, machine};
use crate::extract::byline::{self, Byline};

/// Letters of a byline with roles and dates; more is a biography, and still more a text.
const LONGEST: usize = 160;
const BIOGRAPHY: usize = 400;
/// Letters of an element that holds no more than a name.
const NAME: usize = 40;

pub(super) fn read(evidence: &Evidence) -> Option<Byline> {
    let page = evidence.page;
    let is_marked = |at: &At| is_marked(page, *at);
    let is_named = |at: &At| {
        page.tag(*at) != Tag::Text
            && names::any(page, *at, |word| matches!(word, "byline" | "author" | "authors" | "authorname"))
    };
    let near = near(evidence);
    let is_own = |at: &At| !page.ancestors(*at).any(|up| page.tag(up) == Tag::Figure);
    let read = |at: At| names_in(evidence, at).or_else(|| machine::field(&page.short_words(at, NAME)?));
    let marked = near.clone().filter(is_marked).find_map(read);
    marked.or_else(|| {
        let named = near.filter(is_named).filter(is_own).filter_map(|at| names_in(evidence, at));
        let first: Vec<Byline> = named.take(MANY * MANY).collect();
        let mut different: Vec<&str> = first.iter().map(|byline| byline.text.as_str()).collect();
        different.sort_unstable();
        different.dedup();
        let are_of_other_things = different.len() >= MANY && lines::read(evidence).is_some();
        first.into_iter().next().filter(|_| !are_of_other_things)
    })
}

/// Names that are marked alike in one article: those of the books that it tells of.
const MANY: usize = 4;

/// A full name around the headline that leads to its owner's page.
pub(super) fn linked(evidence: &Evidence) -> Option<Byline> {
    /// Nodes around the headline.
    const BEFORE: usize = 40;
    const BEHIND: usize = 80;
    let page = evidence.page;
    let heading = evidence.heading?;
    let around = heading.saturating_sub(BEFORE)..(page.end(heading) + BEHIND).min(page.nodes.len());
    page.elements(around, Tag::A)
        .filter(|&at| leads_to_author(page, at) && !shown::is_elsewhere(evidence, at))
        .filter_map(|at| byline::read(&alone_in_its_line(page, at)?))
        .find(is_certain)
}

/// The words of a link whose line holds nothing else before it but "By".
fn alone_in_its_line(page: &Page, at: At) -> Option<String> {
    /// Letters of a line with a name, a role and a date.
    const LINE: usize = 80;
    let block = page.ancestors(at).find(|&up| page.tag(up).breaks_line())?;
    page.short_words(block, LINE)?;
    let before = page.words_where(block + 1..at, |_| true);
    // "/team/" alone may be a menu's.
    let may_stand_alone = page.attr(at, "href").is_some_and(|href| href.contains("author"));
    let leads = if before.is_empty() { may_stand_alone } else { lines::may_end_before_names(&before) }
        || lines::is_introduction(&before);
    leads.then(|| page.short_words(at, NAME)).flatten()
}

fn is_marked(page: &Page, at: At) -> bool {
    page.tag(at) == Tag::A
        && page.attr(at, "rel").is_some_and(|rel| rel.split_whitespace().any(|word| word == "author"))
        || page.attr(at, "itemprop") == Some("author")
}

pub(in super::super) fn leads_to_author(page: &Page, at: At) -> bool {
    const PARTS: [&str; 9] =
        ["author", "/people/", "/profile", "/staff/", "/contributor", "/team/", "/by/", "/writers/", "/u/"];
    page.attr(at, "href").is_some_and(|href| PARTS.iter().any(|part| href.contains(part)))
}

/// A marked element may hold more than the name: a role, a date, a picture. The names are then often marked inside it.
fn names_in(evidence: &Evidence, at: At) -> Option<Byline> {
    /// Nodes of a byline; more is a part of the page.
    const NODES: usize = 200;
    let page = evidence.page;
    if page.subtree(at).len() > NODES {
        return None;
    }
    let text = page.short_words(at, BIOGRAPHY)?;
    let is_somebody = |byline: &Byline| !machine::is_nobody(&byline.text);
    if let Some(inside) = marked_inside(page, at).filter(is_somebody) {
        return Some(inside);
    }
    if text.chars().count() > LONGEST {
        return None;
    }
    let shown: Vec<String> = page.lines(page.subtree(at), |_| true).map(|(_, line)| line).collect();
    let introduced = lines::named(&shown).or_else(|| lines::introduced(&text).and_then(byline::read));
    introduced.filter(is_somebody).or_else(|| {
        // A name over a role or a date.
        let first = shown.first().and_then(|line| byline::read(line)).filter(|byline| byline.authors.len() == 1);
        first.into_iter().chain(byline::read(&text)).filter(is_somebody).find(is_certain)
    })
}

/// The name that a part of the element is marked with.
fn marked_inside(page: &Page, at: At) -> Option<Byline> {
    let is_name = |node: &At| {
        page.attr(*node, "itemprop") == Some("name") || page.tag(*node) == Tag::A && leads_to_author(page, *node)
    };
    let inside: Vec<String> =
        page.subtree(at).skip(1).filter(is_name).map(|node| page.words(node)).filter(|name| !name.is_empty()).collect();
    if inside.len() == 1 { byline::read(&inside[0]) } else { None }
}

/// The part of the page where a byline may stand: around the headline and in the main text.
fn near(evidence: &Evidence) -> std::ops::Range<At> {
    let page = evidence.page;
    let start = evidence.heading.unwrap_or(evidence.main).min(evidence.main).saturating_sub(60);
    start..page.end(evidence.main)
}

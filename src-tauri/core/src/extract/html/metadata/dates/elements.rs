//! Dates in elements made for them: `<time datetime>`, `itemprop="datePublished"`.

use super::super::super::names;
use super::super::super::page::At;
use super::super::super::tag::Tag;
use super::super::field::Offers;
use super::super::{Evidence, shown};
use crate::extract::dates::{self, Says};
use crate::model::{Origin, PressDate};

/// Nodes before and behind the headline where its times stand.
const BEFORE: usize = 80;
const BEHIND: usize = 200;

/// Gives the days of updates, which the page prints as well.
pub(super) fn marked(
    evidence: &Evidence,
    published: &mut Offers<PressDate>,
    updated: &mut Offers<PressDate>,
) -> Vec<PressDate> {
    let page = evidence.page;
    let heading = evidence.heading.unwrap_or(evidence.main);
    let start = heading.min(evidence.main).saturating_sub(BEFORE);
    let end = page.end(heading).saturating_add(BEHIND).min(page.nodes.len());
    let is_own = |at: &At| !shown::is_elsewhere(evidence, *at) && !shown::is_above_the_article(evidence, *at);
    let times: Vec<At> = page.elements(start..end, Tag::Time).filter(is_own).collect();
    // Some templates call the only day that they print an update.
    let is_named = |at: At| is_named_after_updates(evidence, at);
    let has_other = published.first().is_some() || times.iter().any(|&at| !is_named(at));
    let mut changes = Vec::new();
    for at in times {
        let date = page.attr(at, "datetime").and_then(dates::machine);
        if says(evidence, at) == Says::Updated || has_other && is_named(at) {
            changes.extend(date.clone());
            updated.add(Origin::Page, date);
        } else {
            published.add(Origin::Page, date);
        }
    }
    let named = (start..page.end(evidence.main)).filter(|&at| page.attr(at, "itemprop") == Some("datePublished"));
    let values = named.filter(is_own).take(1).filter_map(|at| {
        let stated = ["content", "datetime", "title"].iter().find_map(|name| page.attr(at, name));
        dates::machine(stated.unwrap_or(&page.words(at)))
    });
    values.for_each(|date| published.add(Origin::Page, Some(date)));
    changes.retain(|change| published.iter().all(|date| date.day() != change.day()));
    changes
}

/// `class="updated"`, without a word that says the same of the day of publication.
fn is_named_after_updates(evidence: &Evidence, at: At) -> bool {
    let has = |is: fn(&str) -> bool| names::any(evidence.page, at, is);
    has(|word| matches!(word, "updated" | "update" | "modified" | "lastmod"))
        && !has(|word| matches!(word, "published" | "publish" | "pubdate" | "posted" | "created"))
}

/// What the words before and in a time say of it.
fn says(evidence: &Evidence, at: At) -> Says {
    /// Letters before a time that speak of it, and the nodes that hold them.
    const LABEL: usize = 40;
    const NODES: usize = 40;
    let page = evidence.page;
    if page.attr(at, "itemprop") == Some("dateModified") {
        return Says::Updated;
    }
    let before =
        page.ancestors(at).take(3).map(|up| page.words_where((up + 1).max(at.saturating_sub(NODES))..at, |_| true));
    let before = before.into_iter().find(|words| !words.is_empty()).unwrap_or_default();
    let from = before.char_indices().rev().nth(LABEL).map_or(0, |(from, _)| from);
    match dates::says(&page.words(at)) {
        Says::Nothing => dates::says(&before[from..]),
        said => said,
    }
}

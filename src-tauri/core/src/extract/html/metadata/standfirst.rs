//! The standfirst: a summary that the page shows apart from the text, between the headline and the first paragraph.

use super::super::figure;
use super::super::names;
use super::super::page::At;
use super::super::tag::Tag;
use super::field::Offers;
use super::{Evidence, folded, plain, sentence_above};
use crate::extract::text::ends_sentence;
use crate::extract::{byline, dates};
use crate::model::{Article, Field, Origin};

/// The node that shows it.
pub(in super::super) type Standfirst = At;

/// Letters of a summary: longer is an article, shorter a label.
const LENGTH: std::ops::RangeInclusive<usize> = 30..=600;

pub(super) fn read(evidence: &Evidence, article: &mut Article) -> Option<Standfirst> {
    let page = evidence.page;
    let found = named(evidence).or_else(|| described(evidence)).or_else(|| summary(evidence, article));
    let found = found.or_else(|| subheading(evidence, article)).or_else(|| sentence_above::find(evidence, article));
    let mut offers = Offers::new();
    offers.add(Origin::Page, found.map(|at| page.words(at)));
    article.standfirst = offers.settle(article, Field::Standfirst);
    found
}

fn fits(evidence: &Evidence, at: At) -> bool {
    evidence.page.short_words(at, *LENGTH.end()).is_some_and(|words| LENGTH.contains(&words.chars().count()))
}

/// Where to look: after the headline, near it.
fn after_headline(evidence: &Evidence) -> std::ops::Range<At> {
    let page = evidence.page;
    match evidence.heading {
        Some(heading) => page.end(heading)..(page.end(heading) + 60).min(page.nodes.len()),
        None => 0..0,
    }
}

/// An element that the page itself names so.
fn named(evidence: &Evidence) -> Option<At> {
    let page = evidence.page;
    let is_named = |at: &At| {
        page.tag(*at) != Tag::Text
            && (page.attr(*at, "itemprop") == Some("alternativeHeadline")
                || names::any(page, *at, |word| {
                    matches!(
                        word,
                        "standfirst"
                            | "dek"
                            | "deck"
                            | "subtitle"
                            | "subhead"
                            | "subheadline"
                            | "subheading"
                            | "subtitulo"
                            | "lede"
                            | "strapline"
                            | "chapo"
                            | "chapeau"
                            | "vorspann"
                            | "bajada"
                            | "copete"
                            | "entradilla"
                            | "sommario"
                            | "catenaccio"
                            | "sottotitolo"
                            | "ingress"
                            | "perex"
                    )
                }))
    };
    after_headline(evidence).filter(is_named).find(|&at| fits(evidence, at) && !holds_a_byline(evidence, at))
}

/// What is named as a summary, or as "sub title", between the headline and the text and outside it; inside, where names or
/// days part it from the text: else such a name may be that of the first paragraph.
fn summary(evidence: &Evidence, article: &Article) -> Option<At> {
    let page = evidence.page;
    let is_named = |at: &At| {
        let mut before = "";
        names::words(page, *at).any(|word| {
            let after_sub = std::mem::replace(&mut before, word) == "sub";
            matches!(word, "summary" | "lead" | "intro" | "teaser")
                || after_sub && matches!(word, "title" | "headline" | "heading" | "head")
        })
    };
    let is_apart = |at: &At| {
        (page.end(*at) <= evidence.main || stands_over_names(evidence, article, *at))
            && !std::iter::once(*at).chain(page.ancestors(*at)).any(|up| evidence.cuts.is_cut(up))
    };
    let is_text = |at: &At| {
        page.subtree(*at)
            .all(|node| page.tag(node).is_inline() || matches!(page.tag(node), Tag::P | Tag::Div | Tag::Heading(_)))
    };
    after_headline(evidence)
        .filter(|at| matches!(page.tag(*at), Tag::P | Tag::Div | Tag::Heading(_)))
        .filter(|at| is_named(at) && !figure::is_caption(page, *at))
        .find(|at| is_apart(at) && is_text(at) && fits(evidence, *at) && !holds_a_byline(evidence, *at))
}

/// A heading right under the headline that is a sentence, or stands over names or days: no heading of a section.
fn subheading(evidence: &Evidence, article: &Article) -> Option<At> {
    let page = evidence.page;
    let start = page.end(evidence.heading?);
    let keep = |at: At| !evidence.cuts.is_cut(at);
    let (text, _) = page.lines(start..page.nodes.len().min(start + 60), keep).next()?;
    let at = page.ancestors(text).find(|&up| !page.tag(up).is_inline())?;
    let is_heading = matches!(page.tag(at), Tag::Heading(2..=4)) && at >= start;
    let ends = |line: &str| ends_sentence(line) && !line.ends_with(['?', '？', '؟']);
    let is_one = is_heading && fits(evidence, at);
    let line = page.words(at);
    let is_one = is_one && !sentence_above::is_of_the_trade(&line, article);
    (is_one && (ends(&line) || stands_over_names(evidence, article, at))).then_some(at)
}

/// Whether the next line behind a node names the author or a day.
fn stands_over_names(evidence: &Evidence, article: &Article, at: At) -> bool {
    const LINE: usize = 100;
    let page = evidence.page;
    let end = page.end(at);
    let next = page.lines(end..page.nodes.len().min(end + 60), |node| !evidence.cuts.is_cut(node)).next();
    next.is_some_and(|(_, line)| {
        line.chars().count() <= LINE
            && (byline::introduction(&line).and_then(byline::read).is_some()
                || article.byline.as_ref().is_some_and(|names| line.contains(names.as_str()))
                || !dates::printed(&line, article.language.as_deref()).is_empty())
    })
}

/// A box under the headline with names and buttons is none.
fn holds_a_byline(evidence: &Evidence, at: At) -> bool {
    let page = evidence.page;
    page.lines(page.subtree(at), |_| true).any(|(_, line)| byline::introduction(&line).and_then(byline::read).is_some())
}

/// A paragraph under the headline, outside the text, that the head repeats as the page's description.
fn described(evidence: &Evidence) -> Option<At> {
    let page = evidence.page;
    let descriptions: Vec<Vec<String>> = evidence
        .metas
        .each(&["og:description", "description", "twitter:description"])
        .map(|(_, text)| folded(&plain(text)))
        .filter(|words| words.len() >= 5)
        .collect();
    let repeats = |at: &At| {
        let words = folded(&page.words(*at));
        descriptions
            .iter()
            .any(|description| *description == words || (words.len() >= 8 && description.starts_with(&words)))
    };
    let stands_apart = |at: &At| !page.holds(evidence.main, *at) || matches!(page.tag(*at), Tag::Heading(_));
    let is_block = |at: &At| matches!(page.tag(*at), Tag::P | Tag::Div | Tag::Heading(_));
    after_headline(evidence).filter(is_block).filter(stands_apart).filter(|&at| fits(evidence, at)).find(repeats)
}

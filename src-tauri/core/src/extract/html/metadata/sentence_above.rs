//! A sentence that stands between the headline and the text, outside it: a standfirst by its place, whatever its name.

use super::super::figure;
use super::super::labels;
use super::super::page::At;
use super::super::tag::Tag;
use super::Evidence;
use crate::extract::{byline, dates};
use crate::model::Article;
use std::ops::Range;

/// Letters of a sentence, and of the label that is none.
const SENTENCE: usize = 40;
const LONGEST: usize = 600;
/// Letters beside the author's name in a line that is there for the name.
const BESIDE_A_NAME: usize = 60;

pub(super) fn find(evidence: &Evidence, article: &Article) -> Option<At> {
    let page = evidence.page;
    let heading = evidence.heading?;
    let range = between(evidence, heading)?;
    let is_shown = |at: At| matches!(evidence.cuts.reason(at), None | Some("outside the article"));
    let is_above = |at: At| std::iter::once(at).chain(page.ancestors(at)).all(is_shown);
    let mut sentences = page
        .lines(range.clone(), |at| is_shown(at) && !figure::is_caption(page, at) && page.tag(at) != Tag::Figure)
        .filter(|(_, line)| line.chars().count() >= SENTENCE && !is_of_the_trade(line, article))
        .filter(|&(at, _)| is_above(at));
    let (at, line) = sentences.next().filter(|_| sentences.next().is_none())?;
    let up = around(evidence, at, &line, &range);
    (line.chars().count() <= LONGEST && runs_free(evidence, up) && page.tag(up) != Tag::Text).then_some(up)
}

/// From the end of the headline to the text: to the box that holds it, or to its first paragraph.
fn between(evidence: &Evidence, heading: At) -> Option<Range<At>> {
    let page = evidence.page;
    let start = page.end(heading);
    if start <= evidence.main {
        return Some(start..evidence.main);
    }
    let is_cut = |at: At| std::iter::once(at).chain(page.ancestors(at)).any(|up| evidence.cuts.is_cut(up));
    let first = page.elements(start..page.end(evidence.main), Tag::P).find(|&at| !is_cut(at))?;
    // What is not cut there is text.
    (start..first)
        .all(|at| page.tag(at) != Tag::Text || page.nodes[at].letters == 0 || is_cut(at))
        .then_some(start..first)
}

/// Names, days, buttons and notices, and the headline again.
pub(super) fn is_of_the_trade(line: &str, article: &Article) -> bool {
    byline::introduction(line).and_then(byline::read).is_some()
        || article
            .authors
            .iter()
            .any(|author| line.contains(&author.name) && line.len() < author.name.len() + BESIDE_A_NAME)
        || !dates::printed(line, article.language.as_deref()).is_empty()
        || labels::read(line, 0.0).is_some()
        || figure::names_the_maker(line)
        || figure::ends_with_the_maker(line)
        || article.headline.as_ref().is_some_and(|headline| line.contains(headline.as_str()))
        || is_a_row_of_names(line)
}

/// "Health, Travel, Food", "Editors: A B, C D": fewer words begin with a small letter than in any sentence.
fn is_a_row_of_names(line: &str) -> bool {
    const SMALL: usize = 4;
    let count = |is: fn(char) -> bool| line.split_whitespace().filter(|word| word.starts_with(is)).count();
    count(char::is_lowercase) * SMALL < line.split_whitespace().count() && count(char::is_uppercase) > 0
}

/// The largest element that says this line and nothing else.
fn around(evidence: &Evidence, text: At, line: &str, range: &Range<At>) -> At {
    let page = evidence.page;
    let says_it = |up: &At| {
        *up >= range.start
            && page.end(*up) <= range.end
            && !page.holds(*up, evidence.main)
            && page.short_words(*up, LONGEST).is_some_and(|words| words == line)
    };
    page.ancestors(text).take_while(says_it).last().unwrap_or(text)
}

/// Neither a link nor an item of a list or a table.
fn runs_free(evidence: &Evidence, at: At) -> bool {
    let page = evidence.page;
    let is_bound = |at: At| matches!(page.tag(at), Tag::A | Tag::Li | Tag::Td | Tag::Th | Tag::Dd | Tag::Dt);
    !page.subtree(at).any(is_bound) && !page.ancestors(at).take(4).any(|up| matches!(page.tag(up), Tag::A | Tag::Li))
}

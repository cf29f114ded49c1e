//! A page saved or copied as plain text -> Article. There is no markup left, so the evidence is in the lines themselves:
//! their indentation, bullets, length and punctuation, their neighbours, what is said twice, and where.
//!
//! 1. cut the page into lines; give a page that was broken to a width its paragraphs back (`lines`)
//! 2. see what can be seen of each line (`features`, `furniture`), and find the boxes of links (`boxes`)
//! 3. choose the lines of the article (`body`), none of them from the readers' comments on (`comments`)
//! 4. find the headline above them (`headline`)
//! 5. read the masthead: dates, byline, section, keywords, standfirst (`masthead`), publisher and aggregator (`outlet`)
//! 6. set captions apart (`captions`)
//! 7. say why each other line was left out (`leftovers`)
//! 8. build the document (`blocks`)
//!
//! A mail (`email`), a Markdown file (`markdown`) and a pasted selection (`selection`) go shorter ways.

mod blocks;
mod body;
mod boxes;
mod captions;
mod comments;
mod email;
mod features;
mod figures;
mod furniture;
mod headline;
mod leftovers;
mod lines;
mod markdown;
mod masthead;
mod newsletter;
mod outlet;
mod page;
#[cfg(test)]
pub(super) mod pages;

mod selection;
mod speech;
mod surroundings;

use super::language;
use crate::model::{Article, Field, Origin, Removed};
use features::Seen;
use lines::Line;
use page::{Page, Role};

pub(super) use email::{HEADERS, is_passed_on, pasted as pasted_mail};
pub(super) use features::ends_sentence;
pub(super) use markdown::article as markdown;

pub(super) fn article(page: &str, url: Option<&str>) -> Article {
    if let Some(mail) = email::article(page, url) {
        return mail;
    }
    let mut article = Article { url: url.map(str::to_owned), ..Article::default() };
    let (within, beyond) = lines::within_limit(page);
    let within = lines::without_link_numbers(within);
    let mut page = see(&within);
    let headline = page.headline.map(|at| outlet::headline(&page, at));
    masthead::read(&mut page, &mut article);
    outlet::read(&mut page, headline.as_deref().unwrap_or_default(), &mut article);
    if let Some(headline) = headline {
        article.sources.insert(Field::Headline, Origin::Text);
        article.headline = Some(headline);
    }
    captions::mark(&mut page);
    leftovers::mark(&mut page);
    blocks::build(&page, &mut article);
    leave_out_beyond(beyond, &mut article);
    article
}

fn leave_out_beyond(beyond: &str, article: &mut Article) {
    let text = beyond.trim();
    if !text.is_empty() {
        let at = u32::try_from(article.document.layout().chars()).unwrap_or(u32::MAX);
        article.removed.push(Removed { at, text: text.to_owned(), reason: "beyond the limit of lines".into() });
    }
}

/// Steps 1 to 4.
fn see(page: &str) -> Page<'_> {
    let lines = lines::cut(page);
    let seen = features::see(&lines);
    let features = features::of_page(&lines, &seen);
    let note = selection::is_note(&lines, &seen);
    let selected = note || selection::is_one(&lines, &seen);
    let comments = comments::start(&lines, &seen).unwrap_or(lines.len());
    let score = |(features, look): (_, &Seen)| if look.boxed { 0.0 } else { body::score(features) };
    let scores: Vec<f32> = features.iter().zip(&seen).take(comments).map(score).collect();
    let chosen = || {
        let kept = body::with_neighbours(body::choose(&scores), &scores, &lines, &seen);
        body::or_else_prose(body::with_ending(body::to_the_end(kept, &seen), &scores, &lines, &seen), &seen)
    };
    let mut kept = if selected { vec![true; lines.len()] } else { body::with_days(chosen(), &lines, &seen) };
    kept.resize(lines.len(), false);
    let address = |line: &Line| line.text.contains("://") && !line.text.contains(char::is_whitespace);
    kept.iter_mut().zip(&lines).filter(|(_, line)| address(line)).for_each(|(kept, _)| *kept = false);
    let is_text = |at: &usize| kept[*at] && !seen[*at].boxed;
    let is_start = |at: &usize| is_text(at) && seen[*at].prose > 0;
    let from = if selected { 0 } else { body::first_of_weight(&kept, &seen) };
    let first = || (0..lines.len()).find(is_text).unwrap_or(lines.len());
    let start = (from..lines.len()).find(is_start).unwrap_or_else(first);
    let end = (0..lines.len()).rev().find(is_text).map_or(0, |last| last + 1);
    let headline = match (note, selected) {
        (true, _) => None,
        (_, true) => selection::headline(&lines, &seen),
        _ => headline::find(&lines, &seen, &kept, start),
    };
    let role = |((line, look), kept): ((&Line, &Seen), &bool)| match (kept, look.boxed) {
        (_, true) => Role::Removed(boxes::reason(line, look)),
        (true, _) => Role::Body,
        (false, _) => Role::Removed(""),
    };
    let mut roles: Vec<Role> = lines.iter().zip(&seen).zip(&kept).map(role).collect();
    let of_comments = roles.iter_mut().skip(comments).filter(|role| !selected && **role == Role::Removed(""));
    of_comments.for_each(|role| *role = Role::Removed(comments::REASON));
    let text = lines.iter().zip(&kept).filter(|(_, kept)| **kept).map(|(line, _)| line.text.as_ref()).take(20);
    let language = language::detect(&text.collect::<Vec<_>>().join(" "));
    let mut page = Page { lines, seen, roles, headline, start, end, language };
    if let Some(headline) = page.headline {
        page.take(headline);
    }
    page
}

//! The summary between a headline and its masthead.

use super::{Page, Role};
use crate::extract::byline;
use crate::extract::text::furniture;
use crate::model::{Article, Field, Origin};

/// A summary below the headline, with the byline, the date or other lines of a masthead between it and the text; or one
/// that the page says twice. Read first: the masthead goes on below it.
pub(super) fn read(page: &mut Page, article: &mut Article) {
    const NEAR: usize = 8;
    const LENGTH: std::ops::RangeInclusive<usize> = 8..=90;
    let Some(headline) = page.headline.filter(|at| *at < page.start.max(1) + NEAR) else { return };
    let prose = |from: usize, to: usize| (from..to.min(page.end)).find(|at| page.seen[*at].prose > 0);
    let Some(first) = prose(headline + 1, headline + NEAR) else { return };
    // Said twice, it stands above its headline and below it: the masthead is behind the last of the two.
    let again = (first + 1..page.end.min(first + 2 * NEAR))
        .rev()
        .find(|at| page.key(*at) == page.key(first) && !page.key(*at).is_empty());
    let at = again.unwrap_or(first);
    let Some(next) = prose(at + 1, at + 3 * NEAR) else { return };
    let said_twice = page.seen[at].copies > 1;
    let apart = (at + 1..next).any(|between| is_masthead(page, between));
    if is_beginning_of(page.text(at), page.text(next)) {
        page.roles[at] = Role::Removed("repeated");
        page.start = next;
        return;
    }
    if !LENGTH.contains(&page.seen[at].words) || !(said_twice || apart) {
        return;
    }
    page.roles[at] = Role::Standfirst;
    page.roles[next] = Role::Body;
    page.start = next;
    article.standfirst = Some(page.text(at).to_owned());
    article.sources.insert(Field::Standfirst, Origin::Text);
}

/// A summary that is only the first words of the paragraph below it, perhaps cut off with dots.
fn is_beginning_of(summary: &str, paragraph: &str) -> bool {
    let summary = summary.trim_end_matches(['.', '…', ' ', ']', '[']);
    summary.split_whitespace().count() >= 5 && summary.len() < paragraph.len() && paragraph.starts_with(summary)
}

/// A date, a byline, an agency or a counter: what stands above a text and not in it.
fn is_masthead(page: &Page, at: usize) -> bool {
    let (text, look) = (page.text(at), &page.seen[at]);
    let short = look.words <= 15 && !look.sentence;
    short
        && (look.date
            || super::dateline::clock_alone(text).is_some()
            || byline::is_agency(text)
            || furniture::is_counter(&look.key)
            || byline::introduction(text).is_some())
}

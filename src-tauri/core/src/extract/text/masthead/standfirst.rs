//! The summary between a headline and its masthead.

use super::{Page, Role};
use crate::extract::byline;
use crate::extract::text::features::holds_two_sentences;
use crate::extract::text::{captions, furniture, outlet};
use crate::model::{Article, Field, Origin};

const NEAR: usize = 8;
const LENGTH: std::ops::RangeInclusive<usize> = 8..=90;

/// A summary below the headline, with the byline, the date or other lines of a masthead between it and the text; or one
/// that the page says twice. Read first: the masthead goes on below it.
pub(super) fn read(page: &mut Page, article: &mut Article) {
    let Some(headline) = page.headline.filter(|at| *at < page.start.max(1) + NEAR) else { return };
    below_headline(page, article, headline);
    if article.standfirst.is_none()
        && let Some(at) = under_title(page, headline)
    {
        page.roles[at] = Role::Standfirst;
        article.standfirst = Some(page.text(at).to_owned());
        article.sources.insert(Field::Standfirst, Origin::Text);
    }
}

/// A summary between the page's `<title>` and its heading, which says the same: the description in the page's head.
fn under_title(page: &Page, headline: usize) -> Option<usize> {
    let says_it = |at: &usize| {
        let title = outlet::split_title(page.text(*at)).map(|(title, _)| furniture::key(title));
        title.is_some_and(|title| outlet::likeness(&title, page.key(headline)) >= 0.7)
    };
    let title = (0..headline).find(says_it)?;
    (title + 1..headline).find(|at| {
        let look = &page.seen[*at];
        let plain = look.copies == 1 && !look.boxed && look.phrases == 0 && !repeats(page, *at);
        look.sentence && LENGTH.contains(&look.words) && plain
    })
}

fn below_headline(page: &mut Page, article: &mut Article, headline: usize) {
    if let Some(at) = under_headline(page, headline) {
        page.roles[at] = Role::Standfirst;
        article.standfirst = Some(page.text(at).to_owned());
        article.sources.insert(Field::Standfirst, Origin::Text);
        return;
    }
    let prose =
        |from: usize, to: usize| (from..to.min(page.end)).find(|at| page.seen[*at].prose > 0 && !repeats(page, *at));
    // A short sentence counts where the page says it twice.
    let repeated = |at: &usize| {
        let look = &page.seen[*at];
        look.copies > 1 && look.sentence && LENGTH.contains(&look.words) && !repeats(page, *at)
    };
    let short = (headline + 1..(headline + NEAR).min(page.start)).find(repeated);
    // So does one of two sentences without a full stop at the end, or behind "Summary:".
    let below = (headline + 1..(headline + 3).min(page.start)).find(|at| {
        let named = page.text(*at).split_once([':', '：']).is_some_and(|(head, _)| is_summary(head));
        LENGTH.contains(&page.seen[*at].words) && (named || holds_two_sentences(page.text(*at))) && !repeats(page, *at)
    });
    let first = short.or(below).or_else(|| prose(headline + 1, headline + NEAR));
    let Some(first) = first else { return };
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
    let named = page.text(at).split_once([':', '：']).is_some_and(|(head, _)| is_summary(head));
    if !LENGTH.contains(&page.seen[at].words) || !(said_twice || apart || named) {
        return;
    }
    page.roles[at] = Role::Standfirst;
    page.roles[next] = Role::Body;
    page.start = next;
    article.standfirst = Some(page.text(at).to_owned());
    article.sources.insert(Field::Standfirst, Origin::Text);
}

/// The headline again.
fn repeats(page: &Page, at: usize) -> bool {
    page.headline.is_some_and(|headline| page.key(headline) == page.key(at))
}

fn is_summary(head: &str) -> bool {
    "摘要|导读|導讀|核心提示|内容提要|提要|要旨|summary|abstract|zusammenfassung|résumé|resumen|resumo|sommario|кратко|תקציר|ملخص"
        .split('|')
        .any(|word| word == head.trim().to_lowercase())
}

/// The line right under the headline, where the masthead follows it: it needs no full stop then.
fn under_headline(page: &Page, headline: usize) -> Option<usize> {
    const LENGTH: std::ops::RangeInclusive<usize> = 6..=60;
    const NEAR: usize = 4;
    let at = headline + 1;
    if at >= page.start {
        return None;
    }
    let (line, look) = (&page.lines[at], &page.seen[at]);
    let plain = line.mark.is_none() && look.copies == 1 && !look.boxed && look.phrases == 0 && !look.date;
    let other = captions::is_credited(&line.text)
        || line.text.ends_with([':', '：'])
        || repeats(page, at)
        || furniture::is_row(&line.text)
        || byline::introduction(&line.text).is_some()
        || byline::ends_with_agency(&line.text);
    let masthead = (at + 1..page.start.min(at + 1 + NEAR))
        .any(|below| is_masthead(page, below) || captions::is_credited(page.text(below)));
    (plain && !other && masthead && LENGTH.contains(&look.words) && page.roles[at] != Role::Field).then_some(at)
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

//! The head of an article: between the page's headline and its first paragraph stand names, dates and kickers, which are
//! metadata and no text.

use super::cuts::Cuts;
use super::page::{At, Page};
use super::tag::Tag;
use crate::extract::{byline, dates};

/// Letters that make a line a paragraph, and the head end.
const PARAGRAPH: usize = 120;
/// Letters beside a date in a line that is there for the date.
const BESIDE_A_DATE: usize = 40;
/// The same behind a paragraph, where a short line may be a sentence.
const BESIDE_A_DATE_ALONE: usize = 12;
/// Lines that the head has at most, and how many of them behind its first paragraph.
const LINES: usize = 20;
const BEHIND_A_STANDFIRST: usize = 3;

pub(super) fn cut(
    page: &Page,
    cuts: &mut Cuts,
    main: At,
    heading: Option<At>,
    names: Option<&str>,
    language: Option<&str>,
) {
    let (mut lines, mut paragraphs) = (0, 0);
    let mut at = main;
    while at < page.end(main) && lines < LINES {
        if cuts.is_cut(at) {
            at = page.end(at);
            continue;
        }
        let run = if is_line(page, at) { vec![at] } else { run(page, at) };
        let Some(&last) = run.last() else {
            at += 1;
            continue;
        };
        let end = page.end(last);
        let text = page.words_where(at..end, |node| !cuts.is_cut(node));
        if text.chars().count() >= PARAGRAPH {
            // A standfirst may stand before the names.
            paragraphs += 1;
            if paragraphs > 1 {
                return;
            }
            (lines, at) = (LINES.saturating_sub(BEHIND_A_STANDFIRST).max(lines), end);
            continue;
        }
        let is_head = paragraphs == 0;
        let above = heading.is_some_and(|heading| at < heading && page.holds(main, heading));
        let is_heading = matches!(page.tag(at), Tag::Heading(_));
        if names.is_some_and(|names| ends_in_names(&text, names))
            || byline::introduction(&text).and_then(byline::read).is_some()
            || is_head && are_names_and_dates(page, cuts, at, names, language)
        {
            run.into_iter().for_each(|at| cuts.cut(at, "byline"));
        } else if is_date(&text, language, if is_head { BESIDE_A_DATE } else { BESIDE_A_DATE_ALONE }) {
            run.into_iter().for_each(|at| cuts.cut(at, "date"));
        } else if above && !is_heading && !text.is_empty() {
            run.into_iter().for_each(|at| cuts.cut(at, "kicker"));
        }
        lines += 1;
        at = end;
    }
}

fn is_line(page: &Page, at: At) -> bool {
    let tag = page.tag(at);
    let holds = |node: At| page.tag(node).is_inline() || page.tag(node).is_mute() || page.tag(node) == Tag::Img;
    !tag.is_inline()
        && !matches!(tag, Tag::Li | Tag::Td | Tag::Th)
        && page.end(at) > at + 1
        && (at + 1..page.end(at)).all(holds)
}

/// What runs with the text from this node to the next block or line break, where it begins behind one: a line without a block
/// of its own. Empty where it does not begin here, or no block stands beside it. A link around blocks is a line by itself.
fn run(page: &Page, at: At) -> Vec<At> {
    let is_inline = |node: At| page.tag(node).is_inline() && page.tag(node) != Tag::Br;
    let holds_blocks = |node: At| !page.subtree(node).all(is_inline);
    let is_blank = |node: At| page.tag(node) == Tag::Text && page.nodes[node].text.trim().is_empty();
    if !is_inline(at) || page.words(at).is_empty() || is_an_item(page, page.parent(at)) {
        return Vec::new();
    }
    let up = page.parent(at);
    // The last node before this one lies in the neighbour before it.
    let neighbour = |last: At| std::iter::once(last).chain(page.ancestors(last)).find(|&node| page.parent(node) == up);
    let before = |node: At| (node > up + 1).then(|| neighbour(node - 1)).flatten();
    let before = before(at).and_then(|node| if is_blank(node) { before(node) } else { Some(node) });
    let is_whole = holds_blocks(at);
    let goes_on = |node: &At| is_inline(*node) && (!is_whole || is_blank(*node)) && !holds_blocks(*node);
    let run: Vec<At> = std::iter::once(at).chain(page.siblings_after(at).take_while(goes_on)).collect();
    let after = page.siblings_after(at).nth(run.len() - 1);
    let begins = before.is_none_or(|node| !is_inline(node) || holds_blocks(node));
    let ends = !is_whole || after.is_none_or(|node| !is_inline(node));
    if begins && ends && (before.is_some() || after.is_some()) { run } else { Vec::new() }
}

fn is_an_item(page: &Page, at: At) -> bool {
    matches!(page.tag(at), Tag::Li | Tag::Td | Tag::Th | Tag::Dd)
}

/// Several lines in one block: the author with a role, and days.
fn are_names_and_dates(page: &Page, cuts: &Cuts, at: At, names: Option<&str>, language: Option<&str>) -> bool {
    const ROLE: usize = 50;
    if !page.subtree(at).any(|node| page.tag(node) == Tag::Br) {
        return false;
    }
    let is_author = |line: &str| {
        let role = names.and_then(|names| line.strip_prefix(names));
        role.is_some_and(|role| !role.starts_with(char::is_alphanumeric) && role.chars().count() <= ROLE)
            || byline::introduction(line).and_then(byline::read).is_some()
    };
    let lines: Vec<String> = page.lines(page.subtree(at), |node| !cuts.is_cut(node)).map(|(_, line)| line).collect();
    lines.len() > 1 && lines.iter().all(|line| is_author(line) || is_date(line, language, BESIDE_A_DATE))
}

/// "By A B", "ByA B", "Words: A B": the article's names, and few letters before them.
fn ends_in_names(text: &str, names: &str) -> bool {
    const BEFORE: usize = 14;
    text.strip_suffix(names).is_some_and(|before| before.chars().count() <= BEFORE)
}

fn is_date(text: &str, language: Option<&str>, beside: usize) -> bool {
    let beside = if dates::says(text) == dates::Says::Nothing { beside } else { BESIDE_A_DATE };
    dates::is_line_for_a_date(text, language, beside)
}

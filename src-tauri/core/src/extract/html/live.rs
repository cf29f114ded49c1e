//! Live blogs: entries side by side, each under the time at which it was written.

use super::cuts::Cuts;
use super::names;
use super::page::{At, Page};
use super::tag::Tag;
use std::collections::HashMap;

/// Entries that make a live blog.
const ALIKE: usize = 2;
/// Letters of a printed time at most: "14:05", "10 August 2020, 2.05 p.m.".
const TIME: usize = 40;
/// Nodes at the beginning of an entry among which its time stands.
const HEAD: usize = 14;
/// Letters of an entry that nothing but its time marks: it tells something.
const TELLS: u32 = 30;

/// The entries, each with the node that prints its time. The times are taken out of the text.
pub(super) fn entries(page: &Page, cuts: &mut Cuts, main: At) -> HashMap<At, String> {
    let mut found: HashMap<At, String> = HashMap::new();
    let mut taken: Vec<At> = Vec::new();
    let mut at = main;
    while at < page.end(main) {
        if cuts.is_cut(at) || page.tag(at) == Tag::Table {
            at = page.end(at);
            continue;
        }
        let is_live = names_a_live_blog(page, at);
        let timed: Vec<(At, At)> = page
            .children(at)
            .filter(|&child| is_entry(page, child) && (is_live || marked(page, child)))
            .filter_map(|child| Some((child, time(page, child)?)))
            .collect();
        let timed = if timed.len() >= ALIKE { timed } else { under_clocks(page, cuts, at) };
        if timed.len() >= ALIKE {
            taken.extend(timed.iter().map(|&(_, time)| time));
            found.extend(timed.into_iter().map(|(entry, time)| (entry, page.words(time))));
            at = page.end(at);
        } else {
            at += 1;
        }
    }
    taken.into_iter().for_each(|time| cuts.take(time));
    found
}

/// A row of boxes alike, each of which begins with a time of day over paragraphs: a live blog under any name.
fn under_clocks(page: &Page, cuts: &Cuts, row: At) -> Vec<(At, At)> {
    let boxes = || page.children(row).filter(|&child| is_entry(page, child) && !cuts.is_cut(child));
    let Some((first, mark)) = boxes().find_map(|child| Some((child, clock(page, child)?))) else { return Vec::new() };
    let is_alike = |at: At| page.tag(at) == page.tag(first) && page.attr(at, "class") == page.attr(first, "class");
    let alike: Vec<At> = boxes().filter(|&child| is_alike(child)).collect();
    let entries: Vec<(At, At)> = alike
        .iter()
        .filter_map(|&child| Some((child, if child == first { mark } else { clock(page, child)? })))
        .filter(|&(child, mark)| page.tag(mark) != Tag::Text && tells(page, child))
        .collect();
    if entries.len() == alike.len() { entries } else { Vec::new() }
}

fn tells(page: &Page, entry: At) -> bool {
    let letters: u32 = page.subtree(entry).map(|at| page.nodes[at].letters).sum();
    letters >= TELLS && page.subtree(entry).any(|at| page.tag(at) == Tag::P)
}

/// The element with which an entry begins, if it prints a time of day and nothing else.
fn clock(page: &Page, entry: At) -> Option<At> {
    let text = (entry + 1..page.end(entry).min(entry + HEAD)).find(|&at| !page.nodes[at].text.trim().is_empty())?;
    let begins = page.ancestors(text).take_while(|&up| up > entry);
    begins.filter(|&up| page.short_words(up, TIME).is_some_and(|words| is_time_of_day(&words))).last()
}

/// "20:05", "8.05pm GMT", "14.35 Uhr", "14h05".
fn is_time_of_day(words: &str) -> bool {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let hour = digits(words);
    let Some(rest) = words[hour..].strip_prefix([':', '.', 'h']).filter(|_| (1..=2).contains(&hour)) else {
        return false;
    };
    let rest = if digits(rest) == 2 { &rest[2..] } else { return false };
    let zone = |word: &str| word.len() <= 5 && word.chars().all(char::is_alphabetic);
    rest.split(|letter: char| letter.is_whitespace() || letter == '.').filter(|word| !word.is_empty()).all(zone)
}

fn is_entry(page: &Page, at: At) -> bool {
    matches!(page.tag(at), Tag::Article | Tag::Section | Tag::Div | Tag::Li | Tag::Other)
}

fn names_a_live_blog(page: &Page, at: At) -> bool {
    names::any(page, at, |word| {
        matches!(
            word,
            "live" | "liveblog" | "livefeed" | "liveticker" | "ticker" | "newsticker" | "liveupdates" | "minute"
        )
    })
}

/// Whether an entry says itself that it is one.
fn marked(page: &Page, at: At) -> bool {
    page.attr(at, "itemprop") == Some("liveBlogUpdate") || names_a_live_blog(page, at)
}

/// The node at the beginning of an entry that prints when it was written.
fn time(page: &Page, entry: At) -> Option<At> {
    (entry + 1..page.end(entry).min(entry + HEAD)).find(|&at| {
        let is_named =
            || names::any(page, at, |word| matches!(word, "time" | "timestamp" | "date" | "datetime" | "uhrzeit"));
        let is_time = page.tag(at) == Tag::Time || (page.tag(at) != Tag::Text && is_named());
        is_time && page.end(at) - at <= HEAD && {
            let words = page.words(at);
            words.len() <= TIME && words.contains(|letter: char| letter.is_ascii_digit())
        }
    })
}

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

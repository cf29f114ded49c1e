//! Footnotes: a mark in the text that leads to a note below it, and the note that leads back or stands among notes.

use super::cuts::Cuts;
use super::names;
use super::page::{At, Page};
use super::tag::Tag;
use std::collections::HashMap;

/// Letters of a mark: "1", "[12]", "*", "iv".
const MARK: usize = 4;
/// Letters of a note at most.
const LONGEST: usize = 4_000;

#[derive(Default)]
pub(super) struct Notes {
    /// Links that are marks, and blocks that are notes, each with the label it prints.
    marks: HashMap<At, String>,
    notes: HashMap<At, String>,
}

impl Notes {
    /// Takes the links that lead from the notes back to the text out of it.
    pub fn find(page: &Page, cuts: &mut Cuts, main: At) -> Notes {
        let mut places: HashMap<&str, At> = HashMap::new();
        let mut links: Vec<(At, &str)> = Vec::new();
        for at in page.subtree(main) {
            for name in ["id", "name"].iter().filter_map(|name| page.attr(at, name)) {
                places.entry(name).or_insert(at);
            }
            if page.tag(at) == Tag::A
                && let Some(place) = page.attr(at, "href").and_then(|href| href.strip_prefix('#'))
            {
                links.push((at, place));
            }
        }
        let back = |note: At| -> Vec<At> {
            let inside = links.iter().skip(links.partition_point(|&(link, _)| link < note));
            inside
                .take_while(|&&(link, _)| link < page.end(note))
                .filter(|&&(_, place)| places.get(place).is_some_and(|&target| target < note))
                .map(|&(link, _)| link)
                .collect()
        };
        let mut found = Notes::default();
        // A thousand marks may lead to one note: each is looked at once.
        let (mut blocks, mut are_notes): (HashMap<At, Option<At>>, HashMap<At, bool>) = Default::default();
        for &(mark, place) in &links {
            let Some(label) = label(page, mark) else { continue };
            let Some(&target) = places.get(place) else { continue };
            let block = *blocks.entry(target).or_insert_with(|| block(page, main, target));
            let Some(note) = block.filter(|&note| note > mark) else { continue };
            let is_note = *are_notes.entry(note).or_insert_with(|| {
                let back = back(note);
                let is_note = !back.is_empty() || stands_among_notes(page, note);
                back.into_iter().for_each(|link| cuts.take(link));
                is_note
            });
            if is_note {
                found.notes.entry(note).or_insert_with(|| label.clone());
                found.marks.insert(mark, label);
            }
        }
        found
    }

    /// What a link prints that is a mark.
    pub fn mark(&self, at: At) -> Option<&str> {
        self.marks.get(&at).map(String::as_str)
    }

    /// The label of a block that is a note.
    pub fn label(&self, at: At) -> Option<&str> {
        self.notes.get(&at).map(String::as_str)
    }

    pub fn any_in(&self, page: &Page, at: At) -> bool {
        self.notes.keys().any(|note| page.holds(at, *note))
    }
}

fn label(page: &Page, link: At) -> Option<String> {
    if page.end(link) - link > 8 {
        return None;
    }
    let words = page.words(link);
    let label = words.trim_matches(['[', ']', '(', ')', ' ']);
    let is_mark = !label.is_empty() && label.chars().count() <= MARK && !label.contains(char::is_whitespace);
    let is_name =
        label.chars().count() > 1 && label.chars().any(|letter| letter.is_alphabetic() && !"ivxIVX".contains(letter));
    (is_mark && !is_name).then(|| label.to_owned())
}

/// The block that an id stands for, if it can be a note.
fn block(page: &Page, main: At, target: At) -> Option<At> {
    let mut here = target;
    while page.tag(here).is_inline() && here != main {
        here = page.parent(here);
    }
    let fits = matches!(page.tag(here), Tag::Li | Tag::P | Tag::Div | Tag::Dd | Tag::Aside | Tag::Section | Tag::Other);
    let letters: usize = page.subtree(here).map(|at| page.nodes[at].text.len()).sum();
    (fits && here != main && letters <= LONGEST).then_some(here)
}

fn stands_among_notes(page: &Page, note: At) -> bool {
    let named = |at: At| {
        names::any(page, at, |word| {
            matches!(
                word,
                "footnote" | "footnotes" | "endnote" | "endnotes" | "fn" | "ftn" | "notes" | "fussnote" | "fussnoten"
            )
        }) || page.attr(at, "role").is_some_and(|role| matches!(role, "doc-endnotes" | "doc-endnote" | "doc-footnote"))
    };
    named(note) || page.ancestors(note).take(2).any(named)
}

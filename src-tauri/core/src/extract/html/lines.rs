//! Cuts by what a line says: a label cuts itself, or what stands under it as well.

use super::cuts::Cuts;
use super::labels::{self, Label};
use super::notes::Notes;
use super::page::{At, Page};
use super::table;
use super::tag::Tag;
use super::weight::Weights;
use crate::extract::text::ends_sentence;

/// What stands under a label is no article; but nothing that holds more than this share of the main text's prose.
const TOO_MUCH: f32 = 0.3;
/// The share of a label that makes it a link.
const LINK: f32 = 0.5;
/// The same behind a label, where nothing but links may stand.
const ALL: f32 = 0.95;
/// Other articles and comments may be longer than the article, if they leave one.
const AN_ARTICLE: f32 = 1000.0;
/// Letters of unlinked text that make a paragraph of the article again, where links were announced.
const PARAGRAPH: u32 = 120;
/// The share of a sentence that may be a link.
const A_LINK: f32 = 0.3;

pub(super) fn cut(page: &Page, cuts: &mut Cuts, notes: &Notes, main: At) {
    let weights = Weights::new(page, cuts);
    let mut at = main;
    while at < page.end(main) {
        // In a table of data "Facebook" and "Email" are what it tells of.
        if cuts.is_cut(at) || page.tag(at) == Tag::Table && table::is_data(page, at) {
            at = page.end(at);
            continue;
        }
        if is_line(page, cuts, at) && weights.letters(page.subtree(at)) <= labels::LONGEST as u32 {
            let linked = weights.linked(page.subtree(at));
            let words = page.words_where(page.subtree(at), |node| !cuts.is_cut(node));
            if leads_on(page, cuts, &weights, at) {
                cuts.cut(at, "related links");
            } else if counts_shares(page, cuts, at, &words) {
                cuts.cut(at, "share bar");
            }
            match labels::read(&words, linked) {
                Some(Label::Line(reason)) if !matches!(page.tag(at), Tag::Heading(_)) || heads_nothing(reason) => {
                    cuts.cut(at, reason)
                }
                // The head of a column says what stands in it ("Category"), a link in a cell heads nothing ("Get a quote").
                Some(Label::Section(reason)) if in_a_cell(page, at) && linked > LINK => cuts.cut(at, reason),
                Some(Label::Section(_)) if in_a_cell(page, at) => {}
                // Notes that the text points at belong to it.
                Some(Label::Section("references")) if notes.any_in(page, main) => {}
                Some(Label::Section(reason)) => section(page, cuts, &weights, main, at, reason),
                _ => {}
            }
        }
        at += 1;
    }
}

/// Whether a line is a label and links: "See also" in an element of its own, and nothing behind it that is no link.
fn leads_on(page: &Page, cuts: &Cuts, weights: &Weights, at: At) -> bool {
    let all = page.subtree(at);
    if weights.linked(all.clone()) == 0.0 || in_a_cell(page, at) {
        return false;
    }
    let Some(link) = page.elements(all.clone(), Tag::A).find(|&link| !cuts.is_cut(link)) else { return false };
    let label = page.words_where(at..link, |node| !cuts.is_cut(node));
    let is_sentence = page.words_where(link..all.end, |node| !cuts.is_cut(node)).ends_with('.');
    !is_sentence && weights.linked(link..all.end) > ALL && labels::announces_a_link(&label)
}

/// Whether a line is a mere number among buttons.
fn counts_shares(page: &Page, cuts: &Cuts, at: At, words: &str) -> bool {
    const FIGURES: usize = 6;
    let is_figure = |letter: char| letter.is_ascii_digit() || matches!(letter, '.' | ',' | 'K' | 'k' | 'M');
    let is_button = |node: At| page.tag(node) == Tag::Button || cuts.reason(node) == Some("share bar");
    !words.is_empty() && words.len() <= FIGURES && words.chars().all(is_figure) && page.subtree(at).any(is_button)
}

fn in_a_cell(page: &Page, at: At) -> bool {
    matches!(page.tag(at), Tag::Td | Tag::Th)
}

/// A block with text and no block in it but what was cut.
fn is_line(page: &Page, cuts: &Cuts, at: At) -> bool {
    let runs_on = |node: At| page.tag(node).is_inline() || page.tag(node).is_mute() || page.tag(node) == Tag::Img;
    if page.tag(at).is_inline() {
        return false;
    }
    let (mut node, mut holds_text) = (at + 1, false);
    while node < page.end(at) {
        if cuts.is_cut(node) {
            node = page.end(node);
        } else if runs_on(node) {
            holds_text |= page.tag(node) == Tag::Text;
            node += 1;
        } else {
            return false;
        }
    }
    holds_text
}

fn section(page: &Page, cuts: &mut Cuts, weights: &Weights, main: At, label: At, reason: &'static str) {
    let all = weights.prose(page.subtree(main));
    let most = match reason {
        "related links" | "comments" => (all - AN_ARTICLE).max(TOO_MUCH * all),
        _ => TOO_MUCH * all,
    };
    // The largest box that begins with the label.
    let mut outer = label;
    loop {
        let up = page.parent(outer);
        let begins = weights.letters(up..outer) == 0;
        if up == main || up == 0 || !page.holds(main, up) || !begins || weights.prose(page.subtree(up)) > most {
            break;
        }
        outer = up;
    }
    if weights.letters(page.subtree(outer)) > weights.letters(page.subtree(label)) {
        cuts.cut(outer, reason);
        return;
    }
    // The label stands among what it heads: up to the next heading, or the next paragraph where only links are announced.
    let level = match page.tag(label) {
        Tag::Heading(level) => level,
        _ => 6,
    };
    let mut under = vec![outer];
    for at in page.siblings_after(outer) {
        let heading = page.subtree(at).find_map(|node| match page.tag(node) {
            // A linked heading is that of a card, not of the next section.
            Tag::Heading(own) if !cuts.is_cut(node) && weights.linked(page.subtree(node)) < 0.5 => Some(own),
            _ => None,
        });
        let unlinked = weights.letters(page.subtree(at)) as f32 * (1.0 - weights.linked(page.subtree(at)));
        let goes_on = unlinked >= PARAGRAPH as f32
            && announces_links(reason)
            && (page.tag(at) == Tag::P || reason == "table of contents");
        if heading.is_some_and(|own| own <= level) || goes_on {
            break;
        }
        under.push(at);
    }
    if announces_links(reason) {
        under.truncate(up_to_the_text(page, cuts, weights, &under));
    }
    let (first, last) = (under[0], under[under.len() - 1]);
    if weights.prose(first..page.end(last)) <= most {
        under.into_iter().for_each(|at| cuts.cut(at, reason));
    } else {
        cuts.cut(label, reason);
    }
}

/// How many of the blocks under a label go with it where it announces links: they end at the first sentence behind a link,
/// which is the article again. A card may have one under its link, with the next card's link behind it.
fn up_to_the_text(page: &Page, cuts: &Cuts, weights: &Weights, under: &[At]) -> usize {
    let (mut after_a_link, mut sentence) = (false, None);
    for (place, &at) in under.iter().enumerate().skip(1) {
        let (letters, linked) = (weights.letters(page.subtree(at)), weights.linked(page.subtree(at)));
        let line = || page.words_where(page.subtree(at), |node| !cuts.is_cut(node));
        let is_line = letters <= labels::LONGEST as u32 && is_line(page, cuts, at);
        if cuts.is_cut(at) || linked > LINK && !(is_line && labels::read(&line(), linked).is_some()) {
            (after_a_link, sentence) = (true, None);
        } else if letters > 0 && sentence.is_some() {
            break;
        } else if after_a_link && linked < A_LINK && is_line && ends_sentence(&line()) {
            sentence = Some(place);
        }
    }
    sentence.unwrap_or(under.len())
}

/// Lines that are no heading, whatever their element says.
fn heads_nothing(reason: &str) -> bool {
    matches!(reason, "reading time" | "share bar" | "advertisement")
}

fn announces_links(reason: &str) -> bool {
    matches!(reason, "related links" | "share bar" | "newsletter form" | "table of contents" | "tags" | "promotion")
}

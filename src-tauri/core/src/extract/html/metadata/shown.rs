//! The lines that the page shows around its headline, where bylines and dates are printed.

use super::super::page::At;
use super::super::tag::Tag;
use super::Evidence;

/// A line of the page: what one block shows, without the blocks in it.
pub(super) struct Line {
    pub at: At,
    pub text: String,
}

/// Lines before the headline that may still belong to it.
const BEFORE: usize = 6;
/// Lines after it, up to the second paragraph of the text.
const AFTER: usize = 30;
/// A line of more letters is a paragraph.
const PARAGRAPH: usize = 200;

/// The lines around the headline, or where none is shown, the first of the main text.
pub(super) fn near_the_headline(evidence: &Evidence) -> Vec<Line> {
    let page = evidence.page;
    let here = evidence.heading.unwrap_or(evidence.main);
    let mut lines: Vec<Line> = Vec::new();
    let mut before = lines_before(evidence, here);
    lines.append(&mut before);
    let (mut paragraphs, mut after) = (0, 0);
    let mut at = page.end(here).max(here + 1);
    if evidence.heading.is_none() {
        at = here;
    }
    while at < page.nodes.len() && after < AFTER && paragraphs < 2 {
        if page.tag(at).is_mute() {
            at = page.end(at);
            continue;
        }
        if let Some((text, next)) = line_from(evidence, at) {
            if text.chars().count() >= PARAGRAPH {
                paragraphs += 1;
            } else if !text.is_empty() {
                after += 1;
                lines.push(Line { at, text });
            }
            at = next;
        } else {
            at += 1;
        }
    }
    lines
}

fn lines_before(evidence: &Evidence, here: At) -> Vec<Line> {
    let page = evidence.page;
    let mut lines = Vec::new();
    let mut at = here;
    while at > 1 && lines.len() < BEFORE && here - at < 200 {
        at -= 1;
        let starts_line = page.tag(at) == Tag::Text && !page.nodes[at].text.trim().is_empty();
        let mute = page.ancestors(at).any(|up| page.tag(up).is_mute());
        if starts_line && !mute {
            lines.push(Line { at, text: page.words(at) });
        }
    }
    lines.reverse();
    lines
}

/// The run of inline nodes that starts here, as text, and where it ends.
fn line_from(evidence: &Evidence, at: At) -> Option<(String, At)> {
    let page = evidence.page;
    if !page.tag(at).is_inline() {
        return None;
    }
    let parent_end = page.end(page.parent(at));
    let mut end = at;
    while end < parent_end && page.tag(end).is_inline() {
        if page.subtree(end).any(|node| !page.tag(node).is_inline() && !page.tag(node).is_mute()) {
            break;
        }
        end = page.end(end);
    }
    (end > at).then(|| (page.words_where(at..end, |_| true), end))
}

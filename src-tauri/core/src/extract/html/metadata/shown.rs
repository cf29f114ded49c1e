//! The lines that the page shows around its headline, where bylines and dates are printed.

use super::super::page::At;
use super::Evidence;

/// Lines before the headline that may still belong to it, and how many nodes before it they begin at most.
const BEFORE: usize = 6;
const NODES_BEFORE: usize = 200;
/// Lines after it, up to the second paragraph of the text.
const AFTER: usize = 30;
/// A line of more letters is a paragraph.
const PARAGRAPH: usize = 200;

/// The lines around the headline, or where none is shown, the first of the main text.
pub(super) fn near_the_headline(evidence: &Evidence) -> Vec<String> {
    let page = evidence.page;
    let keep = |at: At| !evidence.cuts.reason(at).is_some_and(is_elsewhere);
    let here = evidence.heading.unwrap_or(evidence.main);
    let start = evidence.heading.map_or(here, |heading| page.end(heading));
    let before: Vec<String> =
        page.lines(here.saturating_sub(NODES_BEFORE).max(1)..here, keep).map(|(_, line)| line).collect();
    let mut lines = before[before.len().saturating_sub(BEFORE)..].to_vec();
    let mut paragraphs = 0;
    for (_, line) in page.lines(start..page.nodes.len(), keep).take(AFTER) {
        if line.chars().count() < PARAGRAPH {
            lines.push(line);
        } else if paragraphs == 0 {
            paragraphs += 1;
        } else {
            break;
        }
    }
    lines
}

/// What is cut for these reasons belongs to other articles or to the site.
fn is_elsewhere(reason: &str) -> bool {
    matches!(
        reason,
        "related links"
            | "menu"
            | "comments"
            | "sidebar"
            | "footer"
            | "cookie notice"
            | "promotion"
            | "newsletter form"
            | "hidden"
            | "not text"
    )
}

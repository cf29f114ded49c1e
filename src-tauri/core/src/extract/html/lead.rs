//! The lead picture: most outlets print it between the headline and the text, outside the box that holds the text.

use super::cuts::Cuts;
use super::page::{At, Page};
use super::tag::Tag;

/// The first figure with a caption between the headline and the main text, where nothing around it is cut.
pub(super) fn picture(page: &Page, cuts: &Cuts, main: At, heading: Option<At>) -> Option<At> {
    let between = page.end(heading?)..main;
    let has_caption =
        |at: &At| page.elements(page.subtree(*at), Tag::Figcaption).any(|node| !page.words(node).is_empty());
    let is_cut = |at: At| std::iter::once(at).chain(page.ancestors(at)).any(|up| cuts.is_cut(up));
    page.elements(between, Tag::Figure).filter(|&at| page.end(at) <= main && !is_cut(at)).find(has_caption)
}

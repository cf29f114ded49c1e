//! The lead picture: most outlets print it between the headline and the text, outside the box that holds the text.

use super::cuts::Cuts;
use super::figure;
use super::page::{At, Page};
use super::tag::Tag;

/// The first figure with a caption between the headline and the main text, or the first box of a picture and a line that
/// says whose it is, where nothing around it is cut.
pub(super) fn picture(page: &Page, cuts: &Cuts, main: At, heading: Option<At>) -> Option<At> {
    let between = page.end(heading?)..main;
    let has_caption =
        |at: &At| page.elements(page.subtree(*at), Tag::Figcaption).any(|node| !page.words(node).is_empty());
    let is_cut = |at: At| std::iter::once(at).chain(page.ancestors(at)).any(|up| cuts.is_cut(up));
    let is_apart = |at: &At| page.end(*at) <= main && !is_cut(*at);
    let figure = page.elements(between.clone(), Tag::Figure).filter(is_apart).find(has_caption);
    figure.or_else(|| page.elements(between, Tag::Div).filter(is_apart).find(|&at| is_credited(page, at)))
}

/// A box that holds one picture and a line of who made it.
fn is_credited(page: &Page, at: At) -> bool {
    const NODES: usize = 10;
    const LONGEST: usize = 90;
    page.end(at) - at <= NODES
        && page.elements(page.subtree(at), Tag::Img).count() == 1
        && page.short_words(at, LONGEST).is_some_and(|words| figure::names_the_maker(&words))
}

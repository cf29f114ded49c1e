//! Which part of the page is the article.

use super::cuts::Cuts;
use super::page::{At, Page};
use super::weight::Weights;

/// A child with this share of the prose holds the article alone.
const ALONE: f32 = 0.72;

/// Goes down from the page as long as one child holds nearly all of the prose, so an article split over sibling sections
/// keeps them all.
pub(super) fn find(page: &Page, cuts: &Cuts) -> At {
    let weights = Weights::new(page, cuts);
    let mut here = 0;
    loop {
        let all = weights.prose(page.subtree(here));
        let heaviest = page.children(here).max_by(|a, b| weights.prose(page.subtree(*a)).total_cmp(&weights.prose(page.subtree(*b))));
        match heaviest {
            Some(child) if !page.tag(child).is_inline() && weights.prose(page.subtree(child)) >= ALONE * all && all > 0.0
                && !matches!(page.tag(child), super::tag::Tag::P) => here = child,
            _ => return here,
        }
    }
}

//! Boxes that ask for an address to write to: a newsletter's form with its heading and its promise. The field is the sign,
//! whatever the words beside it.

use super::cuts::Cuts;
use super::page::{At, Page};
use super::tag::Tag;
use super::weight::Weights;

/// Letters in such a box at most.
const LONGEST: u32 = 300;

pub(super) fn cut(page: &Page, cuts: &mut Cuts, main: At) {
    let fields: Vec<At> =
        page.elements(page.subtree(main), Tag::Control).filter(|&at| is_for_an_address(page, at)).collect();
    if fields.is_empty() {
        return;
    }
    let weights = Weights::new(page, cuts);
    for field in fields {
        let is_small = |up: &At| !page.holds(*up, main) && weights.letters(page.subtree(*up)) <= LONGEST;
        let Some(around) = page.ancestors(field).take_while(is_small).last() else { continue };
        let is_cut = |up: At| cuts.reason(up).is_some_and(|reason| reason != "form");
        if weights.letters(page.subtree(around)) > 0 && !page.ancestors(field).any(is_cut) {
            cuts.cut(around, "newsletter form");
        }
    }
}

/// A field for an e-mail address.
fn is_for_an_address(page: &Page, at: At) -> bool {
    let says = |name: &str| {
        page.attr(at, name)
            .map(str::to_ascii_lowercase)
            .is_some_and(|value| value.contains("email") || value.contains("e-mail"))
    };
    page.attr(at, "type") != Some("hidden") && ["type", "name", "id", "placeholder"].iter().any(|name| says(name))
}

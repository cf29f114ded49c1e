//! Boxes that ask for an address to write to, a newsletter's form with its heading and its promise, or for a vote: a question
//! and its answers. The field is the sign, whatever the words beside it.

use super::cuts::Cuts;
use super::page::{At, Page};
use super::tag::Tag;
use super::weight::Weights;

/// Letters in such a box at most.
const LONGEST: u32 = 300;

pub(super) fn cut(page: &Page, cuts: &mut Cuts, main: At) {
    let is_one = |at: &At| is_for_an_address(page, *at) || is_for_a_vote(page, *at);
    let fields: Vec<At> = page.elements(page.subtree(main), Tag::Control).filter(is_one).collect();
    if fields.is_empty() {
        return;
    }
    let weights = Weights::new(page, cuts);
    for field in fields {
        let is_vote = is_for_a_vote(page, field);
        let is_small = |up: &At| {
            let holds_text = || {
                page.elements(page.subtree(*up), Tag::P).any(|at| weights.letters(page.subtree(at)) > 0)
                    || page.elements(page.subtree(*up), Tag::Img).next().is_some()
            };
            !page.holds(*up, main) && weights.letters(page.subtree(*up)) <= LONGEST && !(is_vote && holds_text())
        };
        let Some(around) = page.ancestors(field).take_while(is_small).last() else { continue };
        let is_cut = |up: At| cuts.reason(up).is_some_and(|reason| reason != "form");
        if weights.letters(page.subtree(around)) > 0 && !page.ancestors(field).any(is_cut) {
            cuts.cut(around, if is_vote { "form" } else { "newsletter form" });
        }
    }
}

/// One of several answers.
fn is_for_a_vote(page: &Page, at: At) -> bool {
    page.attr(at, "type") == Some("radio")
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

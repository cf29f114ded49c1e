//! Why a line was left out, for the list that a person can put lines back from.

use super::furniture;
use super::page::{Page, Role};

pub(super) fn mark(page: &mut Page) {
    let headline_key = page.headline.map(|at| page.key(at).to_owned()).unwrap_or_default();
    let standfirst = (0..page.lines.len()).find(|at| page.roles[*at] == Role::Standfirst);
    let standfirst_key = standfirst.map(|at| page.key(at).to_owned()).unwrap_or_default();
    for at in 0..page.lines.len() {
        let key = page.key(at);
        let before_headline = page.headline.is_some_and(|headline| at < headline && headline < page.start);
        let said_again = !key.is_empty() && (key == headline_key || key == standfirst_key);
        page.roles[at] = match page.roles[at] {
            Role::Body if said_again => Role::Removed("repeated"),
            Role::Body if before_headline => Role::Removed("menu"),
            Role::Body if furniture::is_counter(key) => Role::Removed("counter"),
            Role::Removed("") => Role::Removed(reason(page, at, said_again)),
            role => role,
        };
    }
}

fn reason(page: &Page, at: usize, said_again: bool) -> &'static str {
    let (key, look) = (page.key(at), &page.seen[at]);
    if said_again {
        "repeated"
    } else if furniture::is_counter(key) {
        "counter"
    } else if furniture::is_box(key) {
        "related links"
    } else if at >= page.end {
        if look.phrases > 0 || at + 6 > page.lines.len() { "footer" } else { "after the article" }
    } else if furniture::is_menu(key) || at < page.headline.unwrap_or(page.start) {
        "menu"
    } else if look.phrases > 0 {
        "promotion"
    } else {
        "beside the article"
    }
}

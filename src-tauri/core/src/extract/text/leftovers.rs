//! Why a line was left out, for the list that a person can put lines back from.

use super::furniture;
use super::page::{Page, Role};

pub(super) fn mark(page: &mut Page) {
    cut_tail(page);
    cut_players(page);
    let record = record(page);
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
            Role::Body if record.contains(&at) => Role::Removed("masthead"),
            Role::Body if furniture::is_counter(key) => Role::Removed("counter"),
            Role::Body if at < page.start && (furniture::is_menu(key) || furniture::is_end(key)) => {
                Role::Removed("menu")
            }
            Role::Removed("") => Role::Removed(reason(page, at, said_again)),
            role => role,
        };
    }
}

/// "LENGTH: 212 words", "SECTION: NEWS": the record that a database of the press writes between headline and text.
fn record(page: &Page) -> Vec<usize> {
    const FEW: usize = 2;
    let is_label =
        |label: &str| label.chars().count() > 2 && label.chars().all(|letter| letter.is_uppercase() || letter == '-');
    let labelled = |at: &usize| page.text(*at).split_once(": ").is_some_and(|(label, _)| is_label(label));
    let found: Vec<usize> = page.masthead().filter(labelled).collect();
    if found.len() >= FEW { found } else { Vec::new() }
}

/// Inside the text, a counter closes a link to a recording or a gallery: "What travellers must know", "2 min". The short
/// lines that stand right above it are of it.
fn cut_players(page: &mut Page) {
    const TALL: usize = 3;
    for at in page.start + 1..page.end {
        if !page.in_body(at) || !furniture::is_counter(page.key(at)) {
            continue;
        }
        let above = (page.start + 1..at).rev().take(TALL);
        let close = above.take_while(|above| page.lines[above + 1].gap == 0 && page.lines[*above].mark.is_none());
        let lines: Vec<usize> =
            close.take_while(|above| page.seen[*above].prose == 0 && !page.seen[*above].sentence).collect();
        for line in lines {
            if page.in_body(line) {
                page.roles[line] = Role::Removed("related links");
            }
        }
    }
}

/// Behind the last paragraph, the first counter, credit or menu word ends the article: what short lines follow are not of it.
fn cut_tail(page: &mut Page) {
    const SENTENCE: usize = 5;
    let last = (page.start..page.end).rev().find(|at| page.in_body(*at) && page.seen[*at].prose > 0);
    let Some(last) = last else { return };
    // A short sentence or a list may come behind it, and a box of links between them.
    let ending = |at: &usize| {
        let (line, look) = (&page.lines[*at], &page.seen[*at]);
        let said = look.sentence && look.words >= SENTENCE && !line.text.contains(['?', '？', '؟']);
        let told = said || line.mark.is_some() || line.text.ends_with([':', '：']);
        page.in_body(*at) && told && !furniture::is_named(&look.key)
    };
    let open = (last + 1..page.end).filter(|at| !page.seen[*at].boxed);
    let ends_listed = open.clone().next().is_some_and(|at| page.lines[at].mark.is_some());
    let last =
        open.take_while(|at| !ends_listed && ending(at)).filter(|at| page.seen[*at].sentence).last().unwrap_or(last);
    let ends = |page: &Page, at: usize| {
        let key = page.key(at);
        let furniture =
            furniture::is_counter(key) || furniture::is_menu(key) || furniture::is_end(key) || furniture::is_tags(key);
        page.roles[at] == Role::Field || page.seen[at].boxed || furniture
    };
    let Some(cut) = (last + 1..page.lines.len()).take_while(|at| *at < page.end + 3).find(|at| ends(page, *at)) else {
        return;
    };
    for at in cut..page.end {
        if page.in_body(at) {
            page.roles[at] = Role::Removed("");
        }
    }
    page.end = page.end.min(cut);
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

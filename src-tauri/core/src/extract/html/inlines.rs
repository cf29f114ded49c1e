//! Text with its emphasis, links and breaks.

use super::links::Links;
use super::notes::Notes;
use super::page::{At, Page};
use super::tag::Tag;
use crate::model::Inline;

/// Emphasis in emphasis in emphasis: below this it says no more.
const MAX_NESTING: u8 = 8;

/// Where inlines are read from.
pub(super) struct Source<'a> {
    pub page: &'a Page,
    pub links: &'a Links,
    pub notes: &'a Notes,
}

/// The inlines of a node that runs with the text. `keep` says what is not left out.
pub(super) fn of(source: &Source, at: At, keep: &dyn Fn(At) -> bool) -> Vec<Inline> {
    let mut out = Vec::new();
    push(source, at, keep, 0, &mut out);
    out
}

/// The inlines below a node, without the node itself.
pub(super) fn below(source: &Source, at: At, keep: &dyn Fn(At) -> bool) -> Vec<Inline> {
    let mut out = Vec::new();
    children(source, at, keep, 0, &mut out);
    out
}

fn children(source: &Source, at: At, keep: &dyn Fn(At) -> bool, nesting: u8, out: &mut Vec<Inline>) {
    let mut before: Option<At> = None;
    for child in source.page.children(at) {
        if before.is_some_and(|before| parts_words(source.page, before, child)) {
            out.push(Inline::Text { text: " ".into() });
        }
        push(source, child, keep, nesting, out);
        before = Some(child);
    }
}

/// Whether a word ends with one element and the next begins with the one beside it, though no space stands between them:
/// `<b>Earth Ball</b><i>Outside</i>`, which the page's style sets apart.
pub(super) fn parts_words(page: &Page, before: At, after: At) -> bool {
    if page.tag(after) == Tag::Cite && ends_what_was_said(page, before) {
        return true;
    }
    let is_word = |at: At| {
        matches!(page.tag(at), Tag::Span | Tag::A | Tag::Em | Tag::Cite | Tag::Strong | Tag::Time | Tag::Inline)
    };
    if !is_word(before) || !is_word(after) {
        return false;
    }
    let last = page.subtree(before).rev().find_map(|at| page.nodes[at].text.chars().next_back());
    let first = page.subtree(after).find_map(|at| page.nodes[at].text.chars().next());
    last.zip(first).is_some_and(|(last, first)| last.is_lowercase() && first.is_uppercase())
}

/// Whether a text ends with the mark behind a quotation: who said it may follow without a space.
fn ends_what_was_said(page: &Page, at: At) -> bool {
    let last = page.subtree(at).rev().find_map(|at| page.nodes[at].text.chars().next_back());
    last.is_some_and(|last| matches!(last, '.' | '!' | '?' | '…' | '”' | '“' | '"' | '»' | '«' | '’' | '。' | '」'))
}

fn push(source: &Source, at: At, keep: &dyn Fn(At) -> bool, nesting: u8, out: &mut Vec<Inline>) {
    let page = source.page;
    let tag = page.tag(at);
    if tag == Tag::Text {
        return out.push(Inline::Text { text: page.nodes[at].text.to_string() });
    }
    if tag.is_mute() || !keep(at) {
        return;
    }
    if tag == Tag::Br {
        return out.push(Inline::Break);
    }
    if !tag.is_inline() {
        // A block inside a heading or a table cell: its words, apart from those before and after.
        out.push(Inline::Text { text: " ".into() });
        children(source, at, keep, nesting, out);
        return out.push(Inline::Text { text: " ".into() });
    }
    if let Some(label) = source.notes.mark(at) {
        return out.push(Inline::FootnoteRef { label: label.to_owned() });
    }
    if nesting >= MAX_NESTING || !is_marked(tag) {
        return children(source, at, keep, nesting, out);
    }
    let mut text = Vec::new();
    children(source, at, keep, nesting + 1, &mut text);
    match marked(source, at, text) {
        Ok(inline) => out.push(inline),
        Err(text) => out.extend(text),
    }
}

fn is_marked(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::A | Tag::Em | Tag::Cite | Tag::Strong | Tag::Code | Tag::Sub | Tag::Sup | Tag::Ruby | Tag::RubyText
    )
}

/// The inline that an element makes of its text; the bare text where the element adds nothing.
fn marked(source: &Source, at: At, text: Vec<Inline>) -> Result<Inline, Vec<Inline>> {
    let page = source.page;
    Ok(match page.tag(at) {
        Tag::A => match page.attr(at, "href").and_then(|href| source.links.link(href)) {
            Some(href) => Inline::Link { href, text },
            None => return Err(text),
        },
        Tag::Em | Tag::Cite => Inline::Emphasis { text },
        Tag::Strong => Inline::Strong { text },
        Tag::Sub => Inline::Sub { text },
        // The mark of a footnote stands high by itself.
        Tag::Sup if text.iter().any(|inline| matches!(inline, Inline::FootnoteRef { .. })) => {
            return Err(text.into_iter().filter(|inline| matches!(inline, Inline::FootnoteRef { .. })).collect());
        }
        Tag::Sup => Inline::Sup { text },
        Tag::Code => Inline::Code { code: page.words(at) },
        Tag::Ruby => {
            let above: Vec<String> = page.elements(page.subtree(at), Tag::RubyText).map(|rt| page.words(rt)).collect();
            Inline::Ruby { text, above: above.concat() }
        }
        // The pronunciation is printed by the ruby that holds it.
        Tag::RubyText => return Err(Vec::new()),
        _ => return Err(text),
    })
}

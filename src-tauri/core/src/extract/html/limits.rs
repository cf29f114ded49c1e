//! What the parser is kept from: elements nested, and formatting left open, as no article does. Its walks along the open
//! elements cost the square of the depth, and what is left open it opens again in each paragraph that follows.
//!
//! An end tag may close nothing, and a start tag several elements. So nothing is concluded from tags: the parser itself
//! says what is open, as often as the tags since then could have reached a limit.

use super::tree::{Kind, Node, Sink};
use html5ever::interface::Tracer;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink};
use html5ever::tree_builder::{TreeBuilder, TreeSink};
use html5ever::{LocalName, local_name, ns};
use std::cell::{Cell, RefCell};
use std::collections::HashMap;

/// Elements open at once, as in browsers.
const MAX_OPEN: usize = 512;
/// The same for those that the next one closes, unless something stands between: few pages nest them by leaving them open, and
/// they part the text.
const MAX_OPEN_PARTS: usize = 2 * MAX_OPEN;
/// Elements that a start tag opens at most: a cell with its row and its table's body.
const OPENS: usize = 3;
/// Formatting (`<b>`, `<font>`) that is left open is opened again in each paragraph that follows. A page that leaves so many
/// open does not mean it: they are closed, and no more are opened.
const MAX_FORMATS: usize = 100;

pub(super) type Builder<'a> = TreeBuilder<<Sink<'a> as TreeSink>::Handle, Sink<'a>>;

#[derive(Default)]
pub(super) struct Limits {
    /// Start tags that cannot reach the limit.
    room: Cell<usize>,
    /// How many start tags of each name were not passed on and wait for their end tags.
    passed_over: RefCell<HashMap<LocalName, usize>>,
    /// Start tags of formatting that cannot reach theirs.
    room_for_formats: Cell<usize>,
    formats: Cell<Formats>,
}

#[derive(Default, Clone, Copy, PartialEq)]
enum Formats {
    #[default]
    Meant,
    /// There were too many: no more are opened.
    Unmeant,
    /// And some could not be closed yet: an object that was opened behind them has to end first.
    StillOpen,
}

impl Limits {
    /// Whether a tag is left out.
    pub fn leave_out(&self, builder: &Builder, tag: &Tag, line: u64) -> bool {
        if self.formats.get() == Formats::StillOpen {
            self.close_formats(builder, line);
        }
        is_format(&tag.name) && self.is_unmeant(builder, tag, line) || self.is_too_deep(builder, tag)
    }

    /// Whether a formatting tag is left out, because too many before it were left open. Those are closed.
    fn is_unmeant(&self, builder: &Builder, tag: &Tag, line: u64) -> bool {
        if self.formats.get() != Formats::Meant {
            return true;
        }
        if tag.kind == TagKind::EndTag {
            return false;
        }
        if self.room_for_formats.get() == 0 {
            let open = Open::of(builder).formats().len();
            if open >= MAX_FORMATS {
                self.close_formats(builder, line);
                return true;
            }
            self.room_for_formats.set(MAX_FORMATS - open);
        }
        self.room_for_formats.update(|room| room - 1);
        false
    }

    /// From the last on, until there are none or one does not go.
    fn close_formats(&self, builder: &Builder, line: u64) {
        let mut formats = Open::of(builder).formats();
        while let Some(last) = formats.last().cloned() {
            let end = Tag {
                kind: TagKind::EndTag,
                name: last,
                self_closing: false,
                attrs: Vec::new(),
                had_duplicate_attributes: false,
            };
            let _ = builder.process_token(Token::TagToken(end), line);
            let left = Open::of(builder).formats();
            if left.len() >= formats.len() {
                return self.formats.set(Formats::StillOpen);
            }
            formats = left;
        }
        self.formats.set(Formats::Unmeant);
    }

    fn is_too_deep(&self, builder: &Builder, tag: &Tag) -> bool {
        if tag.kind == TagKind::EndTag {
            let mut passed_over = self.passed_over.borrow_mut();
            let waiting = passed_over.get_mut(&tag.name).filter(|waiting| **waiting > 0);
            return waiting.map(|waiting| *waiting -= 1).is_some();
        }
        if let Some(room) = self.room.get().checked_sub(1) {
            self.room.set(room);
            return false;
        }
        let open = Open::of(builder).count();
        self.room.set(MAX_OPEN.saturating_sub(open) / OPENS);
        // In a drawing, nothing closes itself but what says so.
        let in_drawing = builder.adjusted_current_node_present_but_not_in_html_namespace();
        let most = match (in_drawing, open_until(&tag.name)) {
            (true, _) if tag.self_closing => return false,
            (false, OpenUntil::Never) => return false,
            (false, OpenUntil::Next) => MAX_OPEN_PARTS,
            _ => MAX_OPEN,
        };
        let is_too_deep = open >= most;
        if is_too_deep {
            *self.passed_over.borrow_mut().entry(tag.name.clone()).or_default() += 1;
        }
        is_too_deep
    }
}

/// What the parser keeps: the open elements, and the formatting that it will open again.
#[derive(Default)]
struct Open<'a>(RefCell<Vec<&'a Node<'a>>>);

impl<'a> Open<'a> {
    fn of(builder: &Builder<'a>) -> Self {
        let open = Open::default();
        builder.trace_handles(&open);
        open
    }

    fn count(&self) -> usize {
        self.0.borrow().len()
    }

    /// The names of the formatting elements, each once.
    fn formats(&self) -> Vec<LocalName> {
        let mut nodes = self.0.borrow().clone();
        nodes.retain(|node| format_name(node).is_some());
        let mut seen: Vec<*const Node> = Vec::new();
        nodes.reverse();
        nodes.retain(|node| {
            let is_new = !seen.contains(&std::ptr::from_ref(*node));
            seen.push(std::ptr::from_ref(*node));
            is_new
        });
        nodes.iter().rev().filter_map(|node| format_name(node).cloned()).collect()
    }
}

impl<'a> Tracer for Open<'a> {
    type Handle = &'a Node<'a>;

    fn trace_handle(&self, node: &&'a Node<'a>) {
        self.0.borrow_mut().push(node);
    }
}

fn format_name<'a>(node: &'a Node) -> Option<&'a LocalName> {
    match &node.kind {
        Kind::Element { name, .. } if name.ns == ns!(html) && is_format(&name.local) => Some(&name.local),
        _ => None,
    }
}

/// Elements that the standard opens again in the next block. A link is not: the next one closes it.
fn is_format(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("b")
            | local_name!("big")
            | local_name!("code")
            | local_name!("em")
            | local_name!("font")
            | local_name!("i")
            | local_name!("nobr")
            | local_name!("s")
            | local_name!("small")
            | local_name!("strike")
            | local_name!("strong")
            | local_name!("tt")
            | local_name!("u")
    )
}

/// How long an element stays open.
enum OpenUntil {
    /// Void, or raw text, which has to reach the builder, for that tells the tokenizer.
    Never,
    /// The next of its kind closes it.
    Next,
    /// Its end tag does.
    End,
}

fn open_until(name: &LocalName) -> OpenUntil {
    match *name {
        local_name!("area")
        | local_name!("base")
        | local_name!("br")
        | local_name!("col")
        | local_name!("embed")
        | local_name!("hr")
        | local_name!("img")
        | local_name!("input")
        | local_name!("link")
        | local_name!("meta")
        | local_name!("param")
        | local_name!("source")
        | local_name!("track")
        | local_name!("wbr")
        | local_name!("script")
        | local_name!("style")
        | local_name!("title")
        | local_name!("textarea")
        | local_name!("iframe")
        | local_name!("noembed")
        | local_name!("noframes")
        | local_name!("xmp")
        | local_name!("plaintext")
        | local_name!("html")
        | local_name!("head")
        | local_name!("body") => OpenUntil::Never,
        local_name!("a")
        | local_name!("p")
        | local_name!("li")
        | local_name!("dt")
        | local_name!("dd")
        | local_name!("tr")
        | local_name!("td")
        | local_name!("th")
        | local_name!("thead")
        | local_name!("tbody")
        | local_name!("tfoot")
        | local_name!("option")
        | local_name!("noscript") => OpenUntil::Next,
        _ => OpenUntil::End,
    }
}

//! The page as a flat list of nodes in document order: the subtree of node `i` is `i..end(i)`, so every later step is a
//! loop over a range instead of a recursion over a tree, and the amount of text under any node is one subtraction.

use super::names::Names;
use super::tag::Tag;
use super::tree::{self, Kind};
use html5ever::Attribute;
use html5ever::tendril::StrTendril;
use std::ops::Range;

/// A node's place in the page.
pub(super) type At = usize;

/// Nodes below this depth become siblings of each other; conversion to the document model recurses no deeper.
pub(super) const MAX_DEPTH: u16 = 300;

pub(super) struct Node {
    pub tag: Tag,
    pub parent: At,
    /// One past the last node below this one.
    pub end: At,
    pub depth: u16,
    /// The words of a text node; empty in an element.
    pub text: StrTendril,
    /// How many letters a reader sees of them; one of Chinese, Japanese or Korean says as much as three.
    pub letters: u32,
    pub attrs: Vec<Attribute>,
}

impl Node {
    fn new(tag: Tag, parent: At, depth: u16) -> Self {
        Node { tag, parent, end: 0, depth, text: StrTendril::new(), letters: 0, attrs: Vec::new() }
    }

    fn with_text(self, text: StrTendril) -> Self {
        Node { letters: text.bytes().map(letters).sum(), text, ..self }
    }
}

/// Letters, by their first bytes.
fn letters(byte: u8) -> u32 {
    match byte {
        0xe3..=0xed => 3,
        _ => u32::from(byte.is_ascii_alphanumeric() || byte >= 0xc0),
    }
}

pub(super) struct Page {
    pub nodes: Vec<Node>,
    pub names: Names,
}

impl Page {
    /// Takes texts and attributes out of a tree of at most so many nodes.
    pub fn new(root: &tree::Node, most: usize) -> Self {
        let mut nodes: Vec<Node> = Vec::with_capacity(most);
        nodes.push(Node::new(Tag::Root, 0, 0));
        let mut open: Vec<At> = vec![0];
        let mut next = root.first.get().map(|child| (child, 1u16));
        while let Some((node, depth)) = next {
            // `open` holds the path to this node's parent.
            while nodes[open[open.len() - 1]].depth >= depth.min(MAX_DEPTH) {
                close(&mut nodes, &mut open);
            }
            let parent = open[open.len() - 1];
            let made = |tag: Tag| Node::new(tag, parent, depth.min(MAX_DEPTH));
            let made = match &node.kind {
                Kind::Text(text) if nodes[parent].tag.is_mute() => Some(Node { text: text.take(), ..made(Tag::Text) }),
                Kind::Text(text) => Some(made(Tag::Text).with_text(text.take())),
                Kind::Element { name, attrs, .. } => Some(Node { attrs: attrs.take(), ..made(Tag::of(&name.local)) }),
                Kind::Other => None,
            };
            if let Some(made) = made {
                open.push(nodes.len());
                nodes.push(made);
            }
            next = node.first.get().map(|child| (child, depth.saturating_add(1)));
            let mut up = Some((node, depth));
            while let (None, Some((here, level))) = (&next, up) {
                next = here.next.get().map(|sibling| (sibling, level));
                up = here.parent.get().map(|parent| (parent, level.saturating_sub(1)));
            }
        }
        while !open.is_empty() {
            close(&mut nodes, &mut open);
        }
        Page { names: Names::of(&nodes), nodes }
    }

    pub fn tag(&self, at: At) -> Tag {
        self.nodes[at].tag
    }

    pub fn end(&self, at: At) -> At {
        self.nodes[at].end
    }

    pub fn parent(&self, at: At) -> At {
        self.nodes[at].parent
    }

    /// The node and everything below it.
    pub fn subtree(&self, at: At) -> Range<At> {
        at..self.nodes[at].end
    }

    pub fn holds(&self, outer: At, inner: At) -> bool {
        self.subtree(outer).contains(&inner)
    }

    pub fn children(&self, at: At) -> impl Iterator<Item = At> + '_ {
        self.row(at + 1, self.end(at))
    }

    pub fn siblings_after(&self, at: At) -> impl Iterator<Item = At> + '_ {
        self.row(self.end(at), self.end(self.parent(at)))
    }

    /// Subtrees side by side, from the one that begins at `next`.
    fn row(&self, mut next: At, end: At) -> impl Iterator<Item = At> + '_ {
        std::iter::from_fn(move || {
            (next < end).then(|| {
                let here = next;
                next = self.nodes[here].end;
                here
            })
        })
    }

    /// From the parent up to the root.
    pub fn ancestors(&self, at: At) -> impl Iterator<Item = At> + '_ {
        let mut here = at;
        std::iter::from_fn(move || {
            (here != 0).then(|| {
                here = self.nodes[here].parent;
                here
            })
        })
    }

    pub fn elements(&self, range: Range<At>, tag: Tag) -> impl Iterator<Item = At> + '_ {
        range.filter(move |&at| self.nodes[at].tag == tag)
    }

    pub fn attr(&self, at: At, name: &str) -> Option<&str> {
        self.nodes[at].attrs.iter().find(|attr| &*attr.name.local == name).map(|attr| &*attr.value)
    }

    /// The words below a node, white space collapsed.
    pub fn words(&self, at: At) -> String {
        self.words_where(self.subtree(at), |_| true)
    }

    /// The same, where they have at most so many letters: boxes within boxes around a long text cost no more than one.
    pub fn short_words(&self, at: At, most: usize) -> Option<String> {
        let (mut letters, mut node) = (0, at);
        while node < self.end(at) && letters <= most {
            if self.tag(node).is_mute() {
                node = self.end(node);
                continue;
            }
            let left = most + 1 - letters;
            letters += self.nodes[node].text.chars().filter(|letter| letter.is_alphanumeric()).take(left).count();
            node += 1;
        }
        (letters <= most).then(|| self.words(at)).filter(|words| words.chars().count() <= most)
    }

    /// The words of a range, white space collapsed, without the subtrees that `keep` refuses.
    pub fn words_where(&self, range: Range<At>, keep: impl Fn(At) -> bool) -> String {
        let mut out = String::new();
        let mut at = range.start;
        while at < range.end {
            if self.tag(at).is_mute() || !keep(at) {
                at = self.end(at);
                continue;
            }
            if self.tag(at) == Tag::Text {
                push_text(&mut out, &self.nodes[at].text);
            } else if self.tag(at).breaks_line() {
                push_collapsed(&mut out, ' ');
            }
            at += 1;
        }
        out.truncate(out.trim_end().len());
        out
    }

    /// The lines that a range shows, each with the text node it begins with: what stands between blocks and line breaks.
    pub fn lines(&self, range: Range<At>, keep: impl Fn(At) -> bool) -> impl Iterator<Item = (At, String)> {
        let mut at = range.start;
        std::iter::from_fn(move || {
            let (mut start, mut line, mut open) = (at, String::new(), 0);
            while at < range.end {
                let leaves_block = at >= open && open > 0;
                if (self.tag(at).breaks_line() || leaves_block) && !line.trim().is_empty() {
                    break;
                }
                open = 0;
                if self.tag(at).is_mute() || !keep(at) {
                    at = self.end(at);
                    continue;
                }
                if self.tag(at) == Tag::Text {
                    if line.trim().is_empty() {
                        start = at;
                    }
                    push_text(&mut line, &self.nodes[at].text);
                    open = self.block_end(at);
                }
                at += 1;
            }
            line.truncate(line.trim_end().len());
            (!line.is_empty()).then_some((start, line))
        })
    }

    /// One past the last node of the block that holds a text.
    fn block_end(&self, at: At) -> At {
        self.ancestors(at).find(|&up| self.tag(up).breaks_line()).map_or(self.nodes.len(), |block| self.end(block))
    }
}

fn close(nodes: &mut [Node], open: &mut Vec<At>) {
    if let Some(at) = open.pop() {
        nodes[at].end = nodes.len();
    }
}

/// Adds a text, white space collapsed: plain words in one piece, the rest letter by letter.
fn push_text(out: &mut String, text: &str) {
    let mut rest = text;
    loop {
        let (plain, others) = rest.split_at(plain_length(rest, out.is_empty() || out.ends_with(' ')));
        out.push_str(plain);
        let Some(letter) = others.chars().next() else { return };
        push_collapsed(out, letter);
        rest = &others[letter.len_utf8()..];
    }
}

/// Bytes up to what is no Latin letter, figure or mark, or to a second space.
fn plain_length(text: &str, after_space: bool) -> usize {
    let mut after_space = after_space;
    let ends = |byte: u8| {
        let is_space = byte == b' ';
        let ends = is_space && after_space || !is_space && !byte.is_ascii_graphic();
        after_space = is_space;
        ends
    };
    text.bytes().position(ends).unwrap_or(text.len())
}

fn push_collapsed(out: &mut String, letter: char) {
    if letter.is_whitespace() {
        if !out.is_empty() && !out.ends_with(' ') {
            out.push(' ');
        }
    } else if !matches!(letter, '\u{ad}' | '\u{200b}' | '\u{feff}') {
        out.push(letter);
    }
}

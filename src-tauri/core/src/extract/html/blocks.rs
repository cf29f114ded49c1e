//! The chosen part of the page -> pieces of the document, in page order: blocks, and between them what was cut.

use super::cuts::{self, Cuts};
use super::embeds;
use super::fact_box;
use super::figure;
use super::flow::Flow;
use super::inlines::{self, Source};
use super::links::Links;
use super::notes::Notes;
use super::numbers::Numbers;
use super::page::{At, Page};
use super::picture;
use super::posts;
use super::table;
use super::tag::Tag;
use crate::model::{Block, BlockKind, Count, Definition, Direction, Document, Inline, ListItem};
use std::collections::HashMap;
use std::ops::Range;

/// A piece of the page: in the article, or cut from it.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Piece {
    Block(Block),
    Cut { text: String, reason: &'static str },
}

impl Piece {
    /// The words of a block of the article, with the white space of the page.
    pub fn words(&self) -> Option<String> {
        match self {
            Piece::Block(block) => Some(Document { blocks: vec![block.clone()], ..Document::default() }.text()),
            Piece::Cut { .. } => None,
        }
    }

    /// The text of a paragraph with so many letters at most.
    pub fn paragraph(&self, longest: usize) -> Option<String> {
        let Piece::Block(block) = self else { return None };
        let is_one = matches!(block.kind, BlockKind::Paragraph { .. });
        let text = is_one.then(|| Document::new(vec![block.clone()]).text())?;
        (text.chars().count() <= longest).then_some(text)
    }
}

/// Quotes in quotes, lists in lists: below this they stand flat.
const MAX_NESTING: u8 = 8;

pub(super) struct Converter<'a> {
    page: &'a Page,
    cuts: &'a Cuts,
    links: &'a Links,
    source: Source<'a>,
    /// The entries of a live blog, with their times.
    live: &'a HashMap<At, String>,
    /// For each node: whether it holds an element that does not run with the text.
    holds_blocks: Vec<bool>,
}

impl<'a> Converter<'a> {
    pub fn new(
        page: &'a Page,
        cuts: &'a Cuts,
        links: &'a Links,
        notes: &'a Notes,
        live: &'a HashMap<At, String>,
    ) -> Self {
        let mut holds_blocks = vec![false; page.nodes.len()];
        for at in (1..page.nodes.len()).rev() {
            let tag = page.tag(at);
            let is_shown = tag == Tag::Noscript || embeds::is_one(page, at) || !tag.is_mute() && !cuts.is_cut(at);
            let is_block = !tag.is_inline() && is_shown;
            if is_block || (holds_blocks[at] && !cuts.is_cut(at)) {
                holds_blocks[page.parent(at)] = true;
            }
        }
        Converter { page, cuts, links, source: Source { page, links, notes }, live, holds_blocks }
    }

    pub fn pieces(&self, root: At) -> Vec<Piece> {
        let mut out = Flow::default();
        self.element(root, 0, &mut out);
        out.finish()
    }

    /// The picture in a box outside the text; what else is said there is none of it.
    pub fn picture(&self, at: At) -> Vec<Piece> {
        let mut out = Flow::default();
        match self.page.tag(at) {
            Tag::Img => self.node(at, 0, &mut out),
            _ => self.element(at, 0, &mut out),
        }
        let is_picture = |block: &Block| matches!(block.kind, BlockKind::Figure { .. } | BlockKind::Embed { .. });
        let or_cut = |piece: Piece| match piece {
            Piece::Block(block) if !is_picture(&block) => {
                Piece::Cut { text: Document::new(vec![block]).text(), reason: "outside the article" }
            }
            piece => piece,
        };
        out.finish().into_iter().map(or_cut).collect()
    }

    pub fn standfirst(&self, at: At) -> Piece {
        let text = inlines::below(&self.source, at, &|node| !self.cuts.is_cut(node));
        Piece::Block(self.block(at, BlockKind::Standfirst { text }))
    }

    fn keep(&self) -> impl Fn(At) -> bool + '_ {
        |at| !self.cuts.is_cut(at)
    }

    fn children(&self, at: At, nesting: u8, out: &mut Flow) {
        let mut before: Option<At> = None;
        for child in self.page.children(at) {
            if before.is_some_and(|before| inlines::parts_words(self.page, before, child)) {
                out.line.push(Inline::Text { text: " ".into() });
            }
            self.node(child, nesting, out);
            before = Some(child);
        }
    }

    fn node(&self, at: At, nesting: u8, out: &mut Flow) {
        let tag = self.page.tag(at);
        if tag == Tag::Img {
            out.picture(picture::image(self.page, self.links, at));
        } else if tag == Tag::Noscript {
            self.without_scripts(at, nesting, out);
        } else if embeds::is_one(self.page, at) && !self.is_hidden(at) {
            self.embed(at, out);
        } else if let Some(embed) = posts::embed(self.page, self.links, at) {
            out.block(embed.into());
        } else if let Some(reason) = self.cuts.reason(at) {
            self.cut(at, reason, out);
        } else if let Some(image) = picture::background(self.page, self.links, at) {
            out.picture(Some(image));
        } else if let Some(by) = self.named_credit(at) {
            match out.awaits_credit() {
                true => out.credit(by),
                false => out.cut(by, "credit"),
            }
        } else if out.begins_under_a_picture()
            && tag.is_inline()
            && (self.is_credit_line(at) || tag == Tag::Span && figure::is_credit(self.page, at) && self.is_short(at))
        {
            out.credit(self.page.words(at));
        } else if out.begins_under_a_picture() && out.after_picture() && self.is_caption_in_line(at) {
            let (caption, credit) = self.caption(at, out);
            out.caption(caption, credit);
        } else if tag.is_inline() && !self.holds_blocks[at] {
            out.line.extend(inlines::of(&self.source, at, &self.keep()));
            self.list_cuts(at + 1..self.page.end(at), out);
        } else if tag.is_inline() || tag == Tag::Picture {
            self.children(at, nesting, out);
        } else {
            out.end_line();
            self.element(at, nesting, out);
            out.end_line();
        }
    }

    fn element(&self, at: At, nesting: u8, out: &mut Flow) {
        let page = self.page;
        let tag = page.tag(at);
        let flat = nesting >= MAX_NESTING;
        if let Some(kind) = self.named(at, nesting, out) {
            return out.block(self.block(at, kind));
        }
        let kind = match tag {
            Tag::Heading(level) if !page.words(at).is_empty() => {
                let text = self.text(at, out);
                BlockKind::Heading { level, text }
            }
            Tag::Blockquote if !flat => BlockKind::Quote { blocks: self.inner(at, nesting, out) },
            Tag::Ul | Tag::Ol if self.holds_kinds(at) => return self.children(at, nesting, out),
            Tag::Ul | Tag::Ol if !flat => self.list(at, nesting, out),
            Tag::Dl if !flat => self.definitions(at, nesting, out),
            Tag::Pre => BlockKind::Code { language: code_language(page, at), code: verbatim(page, at) },
            Tag::Table if !flat && table::is_data(page, at) => self.table(at, out),
            Tag::Figure => return self.figure(at, nesting, out),
            Tag::Hr => BlockKind::Rule,
            _ if out.after_quote() && figure::is_caption(page, at) && self.in_a_figure(at) => {
                let text = self.text(at, out);
                return out.said_by(text);
            }
            _ if out.after_picture() && (figure::is_caption(page, at) || self.is_credit_line(at)) => {
                let (caption, credit) = self.caption(at, out);
                return out.caption(caption, credit);
            }
            _ if out.awaits_credit() && figure::is_credit(page, at) && self.is_short(at) => {
                return out.credit(page.words(at));
            }
            _ if out.said_of_the_picture().is_some_and(|alt| self.repeats(at, alt)) => {
                let (caption, credit) = self.caption(at, out);
                return out.caption(caption, credit);
            }
            _ if self.is_credit_line(at) => return out.cut(page.words(at), "credit"),
            _ if out.after_picture() && self.ends_with_the_maker(at) => {
                let (caption, credit) = self.caption(at, out);
                return out.caption(caption, credit);
            }
            // The picture itself may be one that only a script knows.
            _ if figure::is_caption(page, at) && self.is_short(at) => {
                let (caption, credit) = self.caption(at, out);
                BlockKind::Figure { image: None, caption, credit }
            }
            _ => return self.children(at, nesting, out),
        };
        out.block(self.block(at, kind));
    }

    /// The kinds that an element has by what the page says of it, not by its tag.
    fn named(&self, at: At, nesting: u8, out: &mut Flow) -> Option<BlockKind> {
        if nesting >= MAX_NESTING {
            return None;
        }
        if let Some(label) = self.source.notes.label(at) {
            return Some(BlockKind::Footnote { label: label.to_owned(), blocks: self.inner(at, nesting, out) });
        }
        if let Some(time) = self.live.get(&at) {
            return Some(BlockKind::LiveEntry { time: Some(time.clone()), blocks: self.inner(at, nesting, out) });
        }
        fact_box::is(self.page, at).then(|| fact_box::of(self.inner(at, nesting, out)))
    }

    /// A list whose items are footnotes or entries is none of its own.
    fn holds_kinds(&self, at: At) -> bool {
        self.page.children(at).any(|item| self.source.notes.label(item).is_some() || self.live.contains_key(&item))
    }

    /// A film, a map, a post; with the still picture of a film. What the page does not show of itself is listed.
    fn embed(&self, at: At, out: &mut Flow) {
        let Some(url) = embeds::address(self.page, self.links, at) else {
            return out.picture(embeds::still(self.page, self.links, at));
        };
        if !embeds::is_shown(self.page, at) {
            return out.cut(url, "frame");
        }
        out.block(BlockKind::Embed { url: Some(url), title: embeds::title(self.page, at) }.into());
        out.picture(embeds::still(self.page, self.links, at));
    }

    /// What a page shows to readers without scripts: the picture that one would load, or a whole figure.
    fn without_scripts(&self, at: At, nesting: u8, out: &mut Flow) {
        if picture::is_repeated(self.page, self.links, at) {
            return;
        }
        match self.page.elements(self.page.subtree(at), Tag::Figure).next() {
            Some(figure) => self.node(figure, nesting, out),
            None => out.picture(picture::image(self.page, self.links, at)),
        }
    }

    fn is_hidden(&self, at: At) -> bool {
        self.cuts.reason(at).is_some_and(|reason| reason == "hidden") || cuts::hidden(self.page, at).is_some()
    }

    /// Lists what is cut; the film in a player is kept.
    fn cut(&self, at: At, reason: &'static str, out: &mut Flow) {
        let text = self.page.words(at);
        if reason == "video player" && !self.page.tag(at).is_mute() {
            let film = self.page.subtree(at).find(|&node| embeds::is_one(self.page, node));
            film.into_iter().for_each(|film| self.embed(film, out));
        }
        if !text.is_empty() && !self.page.tag(at).is_mute() && !self.cuts.is_taken(at) {
            out.cut(text, reason);
        }
    }

    /// Lists what was cut from inside a range whose text is read in one go.
    fn list_cuts(&self, range: Range<At>, out: &mut Flow) {
        let mut at = range.start;
        while at < range.end {
            at = match self.cuts.reason(at) {
                Some(reason) => {
                    self.cut(at, reason, out);
                    self.page.end(at)
                }
                None if self.page.tag(at).is_mute() => self.page.end(at),
                None => at + 1,
            };
        }
    }

    /// The text of an element that holds no blocks of its own.
    fn text(&self, at: At, out: &mut Flow) -> Vec<Inline> {
        self.list_cuts(at + 1..self.page.end(at), out);
        inlines::below(&self.source, at, &self.keep())
    }

    fn block(&self, at: At, kind: BlockKind) -> Block {
        let lang = self.page.attr(at, "lang").map(str::trim).filter(|lang| !lang.is_empty()).map(str::to_owned);
        let dir = match self.page.attr(at, "dir") {
            Some("rtl") => Some(Direction::Rtl),
            Some("ltr") => Some(Direction::Ltr),
            _ => None,
        };
        Block { kind, lang, dir }
    }

    /// The blocks inside an element; what was cut from it comes after it.
    fn inner(&self, at: At, nesting: u8, out: &mut Flow) -> Vec<Block> {
        let mut flow = Flow::default();
        self.children(at, nesting + 1, &mut flow);
        blocks_of(flow, out)
    }

    fn list(&self, at: At, nesting: u8, out: &mut Flow) -> BlockKind {
        let mut items: Vec<ListItem> = Vec::new();
        let mut numbers = Numbers::of(self.page, at);
        let mut count = Count::default();
        for child in self.page.children(at) {
            let is_item = self.page.tag(child) == Tag::Li;
            let printed = numbers.as_mut().filter(|_| is_item).and_then(|numbers| numbers.next(self.page, child));
            let mut flow = Flow::default();
            self.node(child, nesting + 1, &mut flow);
            let blocks = blocks_of(flow, out);
            // A list directly inside a list belongs to the item before it.
            match items.last_mut() {
                _ if blocks.is_empty() => {}
                Some(item) if !is_item => item.blocks.extend(blocks),
                _ => items.push(ListItem { number: count.next(printed), blocks }),
            }
        }
        BlockKind::List { ordered: self.page.tag(at) == Tag::Ol, items }
    }

    fn table(&self, at: At, out: &mut Flow) -> BlockKind {
        let mut caption = Vec::new();
        for node in self.page.children(at).filter(|&node| self.page.tag(node) == Tag::Caption) {
            if !self.cuts.is_cut(node) {
                caption.extend(inlines::below(&self.source, node, &self.keep()));
            }
        }
        self.list_cuts(at + 1..self.page.end(at), out);
        BlockKind::Table { caption, rows: table::rows(&self.source, at, &self.keep()) }
    }

    fn definitions(&self, at: At, nesting: u8, out: &mut Flow) -> BlockKind {
        let mut items: Vec<Definition> = Vec::new();
        let (mut child, end) = (at + 1, self.page.end(at));
        while child < end {
            match (self.cuts.reason(child), self.page.tag(child)) {
                (Some(reason), _) => self.cut(child, reason, out),
                (None, Tag::Dt) => {
                    let term = self.text(child, out);
                    items.push(Definition { term, blocks: Vec::new() });
                }
                (None, Tag::Dd) => {
                    let blocks = self.inner(child, nesting, out);
                    match items.last_mut() {
                        Some(item) => item.blocks.extend(blocks),
                        None => items.push(Definition { term: Vec::new(), blocks }),
                    }
                }
                // Pairs may stand in boxes of their own.
                _ => {
                    child += 1;
                    continue;
                }
            }
            child = self.page.end(child);
        }
        BlockKind::DefinitionList { items }
    }

    /// A picture with what is printed under it. Of a gallery, or of more than a picture, each part stands for itself.
    fn figure(&self, at: At, nesting: u8, out: &mut Flow) {
        let page = self.page;
        let caption = page
            .subtree(at)
            .skip(1)
            .find(|&node| !self.cuts.is_cut(node) && page.tag(node) != Tag::Text && figure::is_caption(page, node));
        let is_more = |node: At| {
            matches!(page.tag(node), Tag::Table | Tag::Pre | Tag::Blockquote | Tag::Ul | Tag::Ol | Tag::Figure)
                || embeds::is_one(page, node)
        };
        let image = picture::image(page, self.links, at)
            .or_else(|| page.subtree(at).find_map(|node| picture::background(page, self.links, node)));
        if (caption.is_none() && image.is_none())
            || page.subtree(at).skip(1).any(is_more)
            || picture::are_several(page, self.links, at)
        {
            return self.children(at, nesting, out);
        }
        let (text, mut credit) = caption.map(|caption| self.caption(caption, out)).unwrap_or_default();
        let beside = self.beside(at, caption, out);
        match figure::names_the_maker(&beside) && credit.is_none() {
            true => credit = Some(beside),
            false if beside.is_empty() => {}
            false => out.cut(beside, "beside a picture"),
        }
        out.block(self.block(at, BlockKind::Figure { image, caption: text, credit }));
    }

    /// The words of a figure that are not its caption; what was cut there is listed.
    fn beside(&self, at: At, caption: Option<At>, out: &mut Flow) -> String {
        let (start, end) = caption.map_or((at, at), |caption| (caption, self.page.end(caption)));
        self.list_cuts(at + 1..start.max(at + 1), out);
        self.list_cuts(end.max(at + 1)..self.page.end(at), out);
        self.page.words_where(self.page.subtree(at), |node| !self.cuts.is_cut(node) && Some(node) != caption)
    }

    fn in_a_figure(&self, at: At) -> bool {
        self.page.ancestors(at).take(3).any(|up| self.page.tag(up) == Tag::Figure)
    }

    /// Whether a node has no more letters than what is printed under a picture.
    fn is_short(&self, at: At) -> bool {
        const CAPTION: usize = 400;
        let letters = self.page.subtree(at).map(|node| self.page.nodes[node].text.len());
        letters.sum::<usize>() <= CAPTION
            && !self.page.subtree(at).any(|node| matches!(self.page.tag(node), Tag::Heading(_)))
    }

    /// What a node says that is named as a credit, wherever it stands.
    fn named_credit(&self, at: At) -> Option<String> {
        const LONGEST: usize = 120;
        let words = figure::is_named_credit(self.page, at).then(|| self.page.short_words(at, LONGEST)).flatten()?;
        (!words.is_empty()).then_some(words)
    }

    fn repeats(&self, at: At, alt: &str) -> bool {
        const LONGEST: usize = 600;
        !self.holds_blocks[at]
            && self.page.short_words(at, LONGEST).is_some_and(|words| figure::repeats_alt(&words, alt))
    }

    fn is_credit_line(&self, at: At) -> bool {
        const LONGEST: usize = 90;
        !self.holds_blocks[at]
            && self.page.short_words(at, LONGEST).is_some_and(|words| figure::names_the_maker(&words))
    }

    fn ends_with_the_maker(&self, at: At) -> bool {
        const LONGEST: usize = 400;
        !self.holds_blocks[at]
            && self.page.short_words(at, LONGEST).is_some_and(|words| figure::ends_with_the_maker(&words))
    }

    /// A caption that runs with the text: named so, or in italics all that is said in the paragraph of the picture.
    fn is_caption_in_line(&self, at: At) -> bool {
        let page = self.page;
        if !page.tag(at).is_inline() || matches!(page.tag(at), Tag::Text | Tag::Br) || !self.is_short(at) {
            return false;
        }
        let up = page.ancestors(at).find(|&up| !page.tag(up).is_inline()).unwrap_or(at);
        let is_with_it = || page.elements(up..at, Tag::Img).next().is_some();
        let is_all = || page.words(up) == page.words(at);
        match figure::is_caption(page, at) {
            true => is_with_it() || is_all(),
            false => page.tag(at) == Tag::Em && is_with_it() && is_all(),
        }
    }

    /// What is printed under a picture, and apart from it who made it.
    fn caption(&self, at: At, out: &mut Flow) -> (Vec<Inline>, Option<String>) {
        let page = self.page;
        if self.is_credit_line(at) {
            return (Vec::new(), Some(page.words(at)));
        }
        let is_credit =
            |node: &At| page.tag(*node) != Tag::Text && !self.cuts.is_cut(*node) && figure::is_credit(page, *node);
        let credit = page.subtree(at).skip(1).find(is_credit);
        self.list_cuts(at + 1..page.end(at), out);
        let keep = |node: At| !self.cuts.is_cut(node) && Some(node) != credit;
        (
            inlines::below(&self.source, at, &keep),
            credit.map(|credit| figure::without_label(&page.words(credit)).to_owned()),
        )
    }
}

/// The blocks of what is done; what was cut from it comes after the block that they make.
fn blocks_of(flow: Flow, out: &mut Flow) -> Vec<Block> {
    let mut blocks = Vec::new();
    for piece in flow.finish() {
        match piece {
            Piece::Block(block) => blocks.push(block),
            cut => out.late.push(cut),
        }
    }
    blocks
}

fn verbatim(page: &Page, at: At) -> String {
    page.subtree(at)
        .map(|node| match page.tag(node) {
            Tag::Br => "\n",
            _ => &*page.nodes[node].text,
        })
        .collect()
}

fn code_language(page: &Page, at: At) -> Option<String> {
    page.subtree(at).find_map(|node| {
        let class = page.attr(node, "class")?;
        class
            .split_whitespace()
            .find_map(|name| name.strip_prefix("language-").or_else(|| name.strip_prefix("lang-")))
            .map(str::to_owned)
    })
}

//! HTML -> `Page`, with one parse. The parser follows the standard and never fails; what it cannot do is guard itself
//! against pages nested tens of thousands deep, where its walks along the open elements cost the square of the depth.
//! So start tags below a depth that no article reaches are not opened at all; their text stays.

use super::page::Page;
use dom_query::Document;
use html5ever::TokenizerResult;
use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts, TreeSink};
use html5ever::{LocalName, local_name};
use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;

/// Elements open at once, as in browsers.
const MAX_OPEN: usize = 512;

type Builder = TreeBuilder<<Document as TreeSink>::Handle, Document>;

pub(super) fn page(html: &str) -> Page {
    let options = TreeBuilderOpts { scripting_enabled: false, ..Default::default() };
    let sink = Shallow::new(TreeBuilder::new(Document::default(), options));
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(&*without_monsters(html)));
    while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
    tokenizer.end();
    Page::new(&tokenizer.sink.builder.sink.finish().tree)
}

/// A tag with more white space than this is none that a person or a program of use wrote. The parser compares each
/// attribute of a tag with all before it.
const MONSTER: usize = 10_000;

/// The page without the attributes of monstrous tags.
fn without_monsters(html: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let (mut done, mut start) = (0, 0);
    for piece in html.split('>') {
        if piece.len() > MONSTER
            && let Some(open) = piece.find('<')
            && piece[open..].bytes().filter(u8::is_ascii_whitespace).count() > MONSTER
        {
            let name = piece[open + 1..].find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(0);
            out.push_str(&html[done..start + open + 1 + name]);
            done = start + piece.len();
        }
        start += piece.len() + 1;
    }
    if done == 0 {
        return Cow::Borrowed(html);
    }
    out.push_str(&html[done..]);
    Cow::Owned(out)
}

/// Passes tokens on to the tree builder, except start tags that would nest too deep, and their end tags. Text comes in
/// pieces as small as a letter, and the tree copies what it has to add one: so it is gathered first.
struct Shallow {
    builder: Builder,
    open: Cell<usize>,
    /// How many start tags of each name were not passed on and wait for their end tags.
    passed_over: RefCell<HashMap<LocalName, usize>>,
    text: RefCell<StrTendril>,
}

impl Shallow {
    fn new(builder: Builder) -> Self {
        Shallow { builder, open: Cell::new(0), passed_over: RefCell::default(), text: RefCell::default() }
    }

    /// Whether a tag is left out.
    fn is_too_deep(&self, kind: TagKind, name: &LocalName) -> bool {
        let mut passed_over = self.passed_over.borrow_mut();
        match kind {
            TagKind::StartTag if self.open.get() >= MAX_OPEN => {
                *passed_over.entry(name.clone()).or_default() += 1;
                true
            }
            TagKind::StartTag => {
                self.open.set(self.open.get() + 1);
                false
            }
            TagKind::EndTag => match passed_over.get_mut(name).filter(|waiting| **waiting > 0) {
                Some(waiting) => {
                    *waiting -= 1;
                    true
                }
                None => {
                    self.open.set(self.open.get().saturating_sub(1));
                    false
                }
            },
        }
    }

    fn pass_text(&self, line: u64) {
        let text = self.text.take();
        if !text.is_empty() {
            let _ = self.builder.process_token(Token::CharacterTokens(text), line);
        }
    }
}

impl TokenSink for Shallow {
    type Handle = <Document as TreeSink>::Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Self::Handle> {
        match token {
            Token::CharacterTokens(piece) => {
                self.text.borrow_mut().push_tendril(&piece);
                return TokenSinkResult::Continue;
            }
            // Only for those who report errors.
            Token::ParseError(_) => return TokenSinkResult::Continue,
            _ => self.pass_text(line),
        }
        if let Token::TagToken(tag) = &token
            && nests(&tag.name)
            && !(tag.self_closing && self.adjusted_current_node_present_but_not_in_html_namespace())
            && self.is_too_deep(tag.kind, &tag.name)
        {
            return TokenSinkResult::Continue;
        }
        self.builder.process_token(token, line)
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// Whether a start tag opens an element that stays open until an end tag says otherwise. Void elements have no end tag,
/// paragraphs, links and the like are closed by the next one, and raw text has to reach the builder, which tells the tokenizer.
fn nests(name: &LocalName) -> bool {
    !matches!(
        *name,
        local_name!("a")
            | local_name!("area")
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
            | local_name!("script")
            | local_name!("style")
            | local_name!("title")
            | local_name!("textarea")
            | local_name!("iframe")
            | local_name!("noscript")
            | local_name!("noembed")
            | local_name!("noframes")
            | local_name!("xmp")
            | local_name!("plaintext")
            | local_name!("html")
            | local_name!("head")
            | local_name!("body")
    )
}

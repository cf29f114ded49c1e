//! HTML -> `Page`, with one parse. The parser follows the standard and never fails; what it cannot do is guard itself
//! against pages nested tens of thousands deep, where its walks along the open elements cost the square of the depth.
//! So start tags below a depth that no article reaches are not opened at all; their text stays. And it reads letter by letter:
//! what stands for itself is taken from its input before it (`Shallow::go_ahead`), whole texts, scripts and plain tags.

use super::page::Page;
use super::tags;
use super::tree::{Nodes, Sink};
use html5ever::TokenizerResult;
use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts, TreeSink, create_element};
use html5ever::{LocalName, QualName, local_name, ns};
use memchr::{memchr, memchr_iter, memchr2_iter, memchr3};
use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;

/// Elements open at once, as in browsers.
const MAX_OPEN: usize = 512;
/// Formatting (`<b>`, `<font>`) that is left open is opened again in each paragraph that follows. A page that leaves so many
/// open does not mean it: they are closed, and no more are opened.
const MAX_FORMATS: usize = 100;

type Builder<'a> = TreeBuilder<<Sink<'a> as TreeSink>::Handle, Sink<'a>>;

pub(super) fn page(html: &str) -> Page {
    let nodes = Nodes::new();
    parsed(TreeBuilder::new(Sink::new(&nodes), options()), html)
}

/// The text of a piece of HTML: the value of a field, in which entities and tags stand.
pub(super) fn text(html: &str) -> String {
    fragment(html).nodes.iter().map(|node| &*node.text).collect()
}

/// A piece of HTML as it would stand in a page.
pub(super) fn fragment(html: &str) -> Page {
    let nodes = Nodes::new();
    let sink = Sink::new(&nodes);
    let body = create_element(&sink, QualName::new(None, ns!(html), local_name!("body")), Vec::new());
    parsed(TreeBuilder::new_for_fragment(sink, body, None, options()), html)
}

fn options() -> TreeBuilderOpts {
    TreeBuilderOpts { scripting_enabled: false, ..Default::default() }
}

fn parsed(builder: Builder, html: &str) -> Page {
    let input = BufferQueue::default();
    input.push_back(StrTendril::from(&*without_monsters(&line_feeds(html))));
    let tokenizer = Tokenizer::new(Shallow::new(builder, &input), TokenizerOpts::default());
    while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
    tokenizer.end();
    let sink = tokenizer.sink.builder.sink;
    let most = sink.count();
    Page::new(sink.finish(), most)
}

/// Lines that end as the parser would have them: scripts can then be passed on as they stand.
fn line_feeds(html: &str) -> Cow<'_, str> {
    match memchr(b'\r', html.as_bytes()) {
        Some(_) => Cow::Owned(html.replace("\r\n", "\n").replace('\r', "\n")),
        None => Cow::Borrowed(html),
    }
}

/// A tag with more white space than this is none that a person or a program of use wrote. The parser compares each
/// attribute of a tag with all before it.
const MONSTER: usize = 10_000;

/// The page without the attributes of monstrous tags.
fn without_monsters(html: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let (mut done, mut start) = (0, 0);
    for end in memchr_iter(b'>', html.as_bytes()).chain([html.len()]) {
        let piece = &html[start..end];
        if piece.len() > MONSTER
            && let Some(open) = piece.find('<')
            && piece[open..].bytes().filter(u8::is_ascii_whitespace).count() > MONSTER
        {
            let name = piece[open + 1..].find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(0);
            out.push_str(&html[done..start + open + 1 + name]);
            done = end;
        }
        start = end + 1;
    }
    if done == 0 {
        return Cow::Borrowed(html);
    }
    out.push_str(&html[done..]);
    Cow::Owned(out)
}

/// Passes tokens on to the tree builder, except start tags that would nest too deep, and their end tags. Text comes in
/// pieces as small as a letter, and the tree copies what it has to add one: so it is gathered first, and taken from the
/// input up to the next tag, where nothing in it means anything to the parser.
struct Shallow<'a, 'i> {
    builder: Builder<'a>,
    input: &'i BufferQueue,
    open: Cell<usize>,
    /// How many start tags of each name were not passed on and wait for their end tags.
    passed_over: RefCell<HashMap<LocalName, usize>>,
    /// How many formatting elements of each name are open; none once there were too many.
    formats: RefCell<Option<HashMap<LocalName, usize>>>,
    text: RefCell<StrTendril>,
}

impl<'a, 'i> Shallow<'a, 'i> {
    fn new(builder: Builder<'a>, input: &'i BufferQueue) -> Self {
        let formats = RefCell::new(Some(HashMap::new()));
        Shallow {
            builder,
            input,
            open: Cell::new(0),
            passed_over: RefCell::default(),
            formats,
            text: RefCell::default(),
        }
    }

    /// Whether a formatting tag is left out, because too many before it were left open. Those are closed.
    fn is_unmeant(&self, kind: TagKind, name: &LocalName, line: u64) -> bool {
        let mut formats = self.formats.borrow_mut();
        let Some(open) = formats.as_mut() else { return true };
        let own = open.entry(name.clone()).or_default();
        *own = if kind == TagKind::StartTag { *own + 1 } else { own.saturating_sub(1) };
        if open.values().sum::<usize>() <= MAX_FORMATS {
            return false;
        }
        for (name, count) in formats.take().into_iter().flatten() {
            self.open.set(self.open.get().saturating_sub(count));
            for _ in 0..count {
                let end = Tag {
                    kind: TagKind::EndTag,
                    name: name.clone(),
                    self_closing: false,
                    attrs: Vec::new(),
                    had_duplicate_attributes: false,
                };
                let _ = self.builder.process_token(Token::TagToken(end), line);
            }
        }
        true
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

    fn gather(&self, piece: StrTendril) {
        let mut text = self.text.borrow_mut();
        match text.is_empty() {
            true => *text = piece,
            false => text.push_tendril(&piece),
        }
    }

    /// Passes a tag on, and what follows it as far as it can be read in one go. The result is that of the tag.
    fn pass_tag(&self, tag: Tag, line: u64) -> TokenSinkResult<<Self as TokenSink>::Handle> {
        let name = tag.name.clone();
        let result = self.pass(tag, line);
        match result {
            TokenSinkResult::Continue => self.go_ahead(line),
            TokenSinkResult::RawData(kind) => self.gather_raw_text(kind, &name),
            _ => {}
        }
        result
    }

    fn pass(&self, tag: Tag, line: u64) -> TokenSinkResult<<Self as TokenSink>::Handle> {
        if is_format(&tag.name) && self.is_unmeant(tag.kind, &tag.name, line) {
            return TokenSinkResult::Continue;
        }
        if nests(&tag.name)
            && !(tag.self_closing && self.adjusted_current_node_present_but_not_in_html_namespace())
            && self.is_too_deep(tag.kind, &tag.name)
        {
            return TokenSinkResult::Continue;
        }
        self.builder.process_token(Token::TagToken(tag), line)
    }

    /// Takes text and plain tags from the input before the parser looks at them.
    fn go_ahead(&self, line: u64) {
        let Some(mut rest) = self.input.pop_front() else { return };
        loop {
            if let Some(text) = plain_text(&rest).and_then(|length| taken(&mut rest, length)) {
                self.gather(text);
            }
            let Some((tag, length)) = tags::plain(&rest) else { break };
            rest.pop_front(length);
            self.pass_text(line);
            let _ = self.pass(tag, line);
        }
        self.input.push_front(rest);
    }

    fn gather_raw_text(&self, kind: RawKind, name: &LocalName) {
        let Some(mut rest) = self.input.peek_front_chunk_mut() else { return };
        if let Some(text) = raw_text(&rest, kind, name).and_then(|length| taken(&mut rest, length)) {
            self.gather(text);
        }
    }
}

/// Takes the first bytes of a text out of it; nothing where there are none to take.
fn taken(rest: &mut StrTendril, length: usize) -> Option<StrTendril> {
    let length = u32::try_from(length).ok().filter(|length| *length > 0)?;
    let first = rest.subtendril(0, length);
    rest.pop_front(length);
    Some(first)
}

/// Bytes up to the next tag or entity.
fn plain_text(rest: &str) -> Option<usize> {
    memchr3(b'<', b'&', 0, rest.as_bytes())
}

/// Bytes of a script or a style sheet up to its end tag, where they stand for themselves.
fn raw_text(rest: &str, kind: RawKind, name: &LocalName) -> Option<usize> {
    let is_script = match kind {
        RawKind::ScriptData => true,
        RawKind::Rawtext => false,
        _ => return None,
    };
    let bytes = rest.as_bytes();
    for at in memchr2_iter(b'<', 0, bytes) {
        let here = &bytes[at..];
        // Behind such a mark an end tag may be none.
        if here[0] == 0 || is_script && here.starts_with(b"<!--") {
            return None;
        }
        if is_end_tag(here, name.as_bytes()) {
            return Some(at);
        }
    }
    None
}

fn is_end_tag(bytes: &[u8], name: &[u8]) -> bool {
    let Some((own, rest)) = bytes.strip_prefix(b"</").and_then(|bytes| bytes.split_at_checked(name.len())) else {
        return false;
    };
    own.eq_ignore_ascii_case(name) && matches!(rest.first(), Some(b'\t' | b'\n' | b'\x0c' | b' ' | b'/' | b'>'))
}

impl<'a> TokenSink for Shallow<'a, '_> {
    type Handle = <Sink<'a> as TreeSink>::Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Self::Handle> {
        match token {
            Token::CharacterTokens(piece) => {
                self.gather(piece);
                return TokenSinkResult::Continue;
            }
            // Only for those who report errors.
            Token::ParseError(_) => return TokenSinkResult::Continue,
            _ => self.pass_text(line),
        }
        if let Token::TagToken(tag) = token {
            return self.pass_tag(tag, line);
        }
        let is_comment = matches!(token, Token::CommentToken(_));
        let result = self.builder.process_token(token, line);
        if is_comment {
            self.go_ahead(line);
        }
        result
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::html::tag::Tag;
    use crate::extract::text::pages::folder;
    use dom_query::{Document, NodeData, NodeRef};

    fn line(depth: u16, tag: Tag, text: &str, attrs: &[html5ever::Attribute]) -> String {
        let attrs: Vec<_> = attrs.iter().map(|attr| (&*attr.name.local, &*attr.value)).collect();
        format!("{depth} {tag:?} {text:?} {attrs:?}")
    }

    fn ours(html: &str) -> Vec<String> {
        page(html).nodes.iter().skip(1).map(|node| line(node.depth, node.tag, &node.text, &node.attrs)).collect()
    }

    /// What the parser makes of a page where nothing is taken from its input before it.
    fn theirs(html: &str) -> Vec<String> {
        fn walk(node: NodeRef, depth: u16, lines: &mut Vec<String>) {
            let shown = node.query_or(None, |node| match &node.data {
                NodeData::Text { contents } => Some(line(depth, Tag::Text, contents, &[])),
                NodeData::Element(element) => Some(line(depth, Tag::of(&element.name.local), "", &element.attrs)),
                _ => None,
            });
            lines.extend(shown);
            node.children_it(false).for_each(|child| walk(child, depth + 1, lines));
        }
        let mut lines = Vec::new();
        walk(Document::from(html).root(), 0, &mut lines);
        lines
    }

    #[test]
    fn what_is_taken_before_the_parser_reads_as_the_parser_would_have_it() {
        for html in [
            "<DIV Class=a ID='b'\n title=\"c&amp;d\">x<br/>y</DIV >z",
            "<p a=1 a=2 b = c d= e =f>x<p/ >y</p x>",
            "<a href=x/>y<a href=/x?a=b&c>z<a b\"c>d<a ''>",
            "<p>a&lt;b<!-- <p> -->c<!-->d--!>e<b><!---->f",
            "<script type=x>a</scripty></SCRIPT\n>b<script><!-- <script></script> --></script>c",
            "<style>a\r\nb\0c</style><style>a</styl</style/>b<textarea>\n<p>&amp;</textarea><title><p></title>",
            "<svg><style><p>a</style><title><b>c</b></title><![CDATA[<p>]]></svg><math><mi>d<p>e",
            "<table>a<tr>b<td>c<p>d</table>e<ul><li>f<li>g</ul><b><i>h</b>i</i>",
            "<template><p>a</template>b<pre>\n\nc</pre><x-y z:w=1 @v=2>d</x-y><o:p>e</o:p><é>f",
            "a\rb\r\nc<p\r\nd='\r\n'>\0e<p \0f>",
            "<iframe><p>a</iframe><noscript><p>b</noscript><xmp><p>c</xmp><plaintext><p>d</plaintext>",
            "<p a='",
            "<p a=",
            "<p",
            "<",
            "</",
            "</p",
            "<style>a",
        ] {
            assert_eq!(ours(html), theirs(html), "{html}");
        }
    }

    #[test]
    fn formatting_that_is_never_closed_makes_no_page_of_it() {
        let colours = (0..2_000).map(|n| format!("<p><font color=c{n}>x")).collect::<String>();
        let half = "<p><b>x</b><i>y</i>".repeat(2_000);
        for (html, most, why) in [
            (colours.as_str(), 12_000, "a font for each paragraph"),
            (&"<p><b>x".repeat(20_000), 41_000, "the same in each"),
            (&half, 14_000, "what is closed is kept"),
        ] {
            let page = page(html);
            let texts = page.nodes.iter().filter(|node| !node.text.is_empty()).count();
            assert!(page.nodes.len() <= most, "{why}: {} nodes", page.nodes.len());
            assert_eq!(texts, html.matches(['x', 'y']).count(), "{why}: all texts are there");
        }
        assert!(
            page(&half).nodes.iter().filter(|node| node.tag == Tag::Em).count() == 2_000,
            "closed formatting is kept"
        );
    }

    #[test]
    fn a_broken_page_reads_as_the_parser_would_have_it() {
        const PIECES: [&str; 14] =
            ["<", ">", "\"", "'", "=", "/", "&", "<!--", "-->", "</p>", "<script>", "</style>", "\0", "\r\n"];
        let mut chance = fastrand::Rng::with_seed(7);
        let files = std::fs::read_dir(folder("html")).expect("fixtures").map(|file| file.expect("a file").path());
        let pages: Vec<Vec<u8>> = files
            .filter(|path| path.extension().is_some_and(|kind| kind == "html"))
            .map(|path| std::fs::read(path).expect("a page"))
            .collect();
        for round in 0..20 {
            for page in &pages {
                let mut html = String::from_utf8_lossy(page).into_owned();
                for _ in 0..round {
                    let at = html.floor_char_boundary(chance.usize(..html.len()));
                    html.insert_str(at, PIECES[chance.usize(..PIECES.len())]);
                }
                assert_eq!(ours(&html), theirs(&html), "{html}");
            }
        }
    }
}

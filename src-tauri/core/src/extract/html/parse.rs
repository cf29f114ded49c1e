//! HTML -> `Page`, with one parse. The parser follows the standard and never fails; what it cannot do is guard itself against
//! pages that no one reads (`limits`, `input`): there, a tag is left out, and its text stays. And it reads letter by letter:
//! what stands for itself is taken from its input before it, whole texts, scripts (`ahead`) and plain tags (`tags`).

use super::input::Input;
use super::limits::{Builder, Limits};
use super::page::Page;
use super::tree::{Nodes, Sink};
use super::{ahead, tags};
use html5ever::TokenizerResult;
use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tag, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts, TreeSink, create_element};
use html5ever::{QualName, local_name, ns};
use memchr::memchr;
use std::borrow::Cow;
use std::cell::RefCell;

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
    let queue = BufferQueue::default();
    let input = Input::new(StrTendril::from(&*line_feeds(html)), &queue);
    let sink = Guarded { builder, input, limits: Limits::default(), text: RefCell::default() };
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    while !matches!(tokenizer.feed(&queue), TokenizerResult::Done) || tokenizer.sink.input.give_more() {}
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

/// Passes tokens on to the tree builder, within its limits. Text comes in pieces as small as a letter, and the tree copies what
/// it has to add one: so it is gathered first, and taken from the input up to the next tag, where nothing in it means
/// anything to the parser.
struct Guarded<'a, 'i> {
    builder: Builder<'a>,
    input: Input<'i>,
    limits: Limits,
    text: RefCell<StrTendril>,
}

impl Guarded<'_, '_> {
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
        let mut rest = self.input.rest();
        match result {
            TokenSinkResult::Continue => self.go_ahead(&mut rest, line),
            TokenSinkResult::RawData(kind) => {
                let text = ahead::raw_text(&mut rest, kind, &name);
                text.into_iter().for_each(|text| self.gather(text));
            }
            _ => {}
        }
        self.input.give(rest.len());
        result
    }

    fn pass(&self, tag: Tag, line: u64) -> TokenSinkResult<<Self as TokenSink>::Handle> {
        if self.limits.leave_out(&self.builder, &tag, line) {
            return TokenSinkResult::Continue;
        }
        self.builder.process_token(Token::TagToken(tag), line)
    }

    /// Takes text and plain tags before the parser looks at them.
    fn go_ahead(&self, rest: &mut StrTendril, line: u64) {
        loop {
            ahead::text(rest).into_iter().for_each(|text| self.gather(text));
            let Some((tag, length)) = tags::plain(rest) else { break };
            rest.pop_front(length);
            self.pass_text(line);
            let _ = self.pass(tag, line);
        }
    }
}

impl<'a> TokenSink for Guarded<'a, '_> {
    type Handle = <Sink<'a> as TreeSink>::Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Self::Handle> {
        match token {
            // Only for those who report errors, and in the middle of a token.
            Token::ParseError(_) => TokenSinkResult::Continue,
            Token::CharacterTokens(piece) => {
                self.gather(piece);
                self.input.go_on();
                TokenSinkResult::Continue
            }
            Token::TagToken(tag) => {
                self.pass_text(line);
                self.pass_tag(tag, line)
            }
            other => {
                self.pass_text(line);
                let is_comment = matches!(other, Token::CommentToken(_));
                let result = self.builder.process_token(other, line);
                let mut rest = self.input.rest();
                if is_comment {
                    self.go_ahead(&mut rest, line);
                }
                self.input.give(rest.len());
                result
            }
        }
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
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
            (&"<p><b>x".repeat(20_000), 121_000, "of the same, the standard opens three again"),
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

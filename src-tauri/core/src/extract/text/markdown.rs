//! A Markdown file -> Article. Its front matter gives the metadata, its first heading the headline; the rest goes over into
//! the document as it is: nobody wrote furniture into it.

mod front_matter;

use super::lines;
use crate::extract::{byline, dates};
use crate::model::{
    Article, Block, BlockKind, Cell, Definition, Document, Field, Image, Inline, ListItem, MAX_DEPTH, Origin, Removed,
    Row,
};
use comrak::nodes::{AstNode, ListType, NodeValue};
use comrak::{Arena, Options, parse_document};
use url::Url;

/// Marks of a file that is read as Markdown. Each may become a node of several hundred bytes; a book has a tenth of them.
const MARKS: usize = 200_000;

pub(in crate::extract) fn article(page: &str, url: Option<&str>) -> Article {
    let is_mark =
        |byte: &u8| matches!(byte, b'*' | b'_' | b'`' | b'[' | b']' | b'!' | b'<' | b'&' | b'~' | b'|' | b'\\');
    if page.bytes().filter(is_mark).nth(MARKS).is_some() {
        return super::article(page, url);
    }
    let mut article = Article { url: url.map(str::to_owned), ..Article::default() };
    let mut options = Options::default();
    options.extension.front_matter_delimiter = Some("---".into());
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.tasklist = true;
    options.extension.footnotes = true;
    options.extension.autolink = true;
    let (page, beyond) = lines::within_limit(page);
    let arena = Arena::new();
    let root = parse_document(&arena, page, &options);
    if let Some(matter) = root.children().find_map(|node| match &node.data.borrow().value {
        NodeValue::FrontMatter(text) => Some(text.clone()),
        _ => None,
    }) {
        front_matter::read(&matter, &mut article);
    }
    let base = article.url.as_deref().and_then(|url| Url::parse(url).ok());
    let mut reader = Reader { base, left_out: Vec::new() };
    let mut blocks = reader.blocks(root, 0);
    take_headline(&mut blocks, &mut article);
    take_masthead(&mut blocks, &mut article);
    article.document = Document::new(blocks);
    let end = u32::try_from(article.document.layout().chars()).unwrap_or(u32::MAX);
    let removed = |text: String| Removed { at: end, text, reason: "embedded HTML".into() };
    article.removed = reader.left_out.into_iter().map(removed).collect();
    super::leave_out_beyond(beyond, &mut article);
    article
}

/// The first block, where it is a heading: it is the headline, or says it again.
fn take_headline(blocks: &mut Vec<Block>, article: &mut Article) {
    let Some(Block { kind: BlockKind::Heading { level: 1, text }, .. }) = blocks.first() else { return };
    let text = plain(text);
    if text.trim().is_empty() {
        return;
    }
    if article.headline.is_none() {
        article.sources.insert(Field::Headline, Origin::Text);
        article.headline = Some(text);
    } else if article.headline.as_ref() != Some(&text) {
        return;
    }
    blocks.remove(0);
}

/// Short lines below the headline with a byline or a date: "By Anna Levin", "11 August 2020".
fn take_masthead(blocks: &mut Vec<Block>, article: &mut Article) {
    const LONGEST: usize = 15;
    for _ in 0..2 {
        let Some(Block { kind: BlockKind::Paragraph { text }, .. }) = blocks.first() else { return };
        let line = plain(text);
        if line.split_whitespace().nth(LONGEST).is_some() {
            return;
        }
        let found = dates::printed(&line, None);
        if byline::introduction(&line).is_none() && found.is_empty() {
            return;
        }
        if let Some(byline) =
            byline::read(&line).filter(|_| article.byline.is_none() && byline::introduction(&line).is_some())
        {
            article.sources.insert(Field::Byline, Origin::Text);
            (article.byline, article.authors) = (Some(byline.text), byline.authors);
        }
        if let Some(date) = found.into_iter().next().filter(|_| article.published.is_none()) {
            article.sources.insert(Field::Published, Origin::Text);
            article.published = Some(date.date);
        }
        blocks.remove(0);
    }
}

fn plain(inlines: &[Inline]) -> String {
    let paragraph = BlockKind::Paragraph { text: inlines.to_vec() };
    Document::new(vec![paragraph.into()]).text()
}

struct Reader {
    base: Option<Url>,
    left_out: Vec<String>,
}

impl Reader {
    fn blocks<'a>(&mut self, parent: &'a AstNode<'a>, depth: usize) -> Vec<Block> {
        if depth > MAX_DEPTH {
            return Vec::new();
        }
        parent.children().flat_map(|node| self.block(node, depth + 1)).collect()
    }

    fn block<'a>(&mut self, node: &'a AstNode<'a>, depth: usize) -> Vec<Block> {
        let value = node.data.borrow().value.clone();
        let kind = match value {
            NodeValue::Paragraph => return self.paragraph(node),
            NodeValue::Heading(heading) => BlockKind::Heading { level: heading.level, text: self.inlines(node, 0) },
            NodeValue::BlockQuote | NodeValue::MultilineBlockQuote(_) | NodeValue::Alert(_) => {
                BlockKind::Quote { blocks: self.blocks(node, depth) }
            }
            NodeValue::List(list) => {
                let ordered = list.list_type == ListType::Ordered;
                let items = node.children().map(|item| ListItem::new(self.blocks(item, depth + 1)));
                let mut items: Vec<ListItem> = items.collect();
                if let Some(first) = items.first_mut().filter(|_| ordered && list.start != 1) {
                    first.number = u32::try_from(list.start).ok();
                }
                BlockKind::List { ordered, items }
            }
            NodeValue::DescriptionList => BlockKind::DefinitionList { items: self.definitions(node, depth) },
            NodeValue::CodeBlock(code) => {
                let language = code.info.split_whitespace().next().map(str::to_owned);
                BlockKind::Code { language, code: code.literal.clone() }
            }
            NodeValue::Table(_) => BlockKind::Table { caption: Vec::new(), rows: self.rows(node) },
            NodeValue::FootnoteDefinition(note) => {
                BlockKind::Footnote { label: note.name, blocks: self.blocks(node, depth) }
            }
            NodeValue::ThematicBreak => BlockKind::Rule,
            NodeValue::HtmlBlock(html) => {
                self.leave_out(html.literal);
                return Vec::new();
            }
            NodeValue::FrontMatter(_) => return Vec::new(),
            _ => return self.blocks(node, depth),
        };
        vec![kind.into()]
    }

    /// A paragraph; pictures in it become figures behind it.
    fn paragraph<'a>(&mut self, node: &'a AstNode<'a>) -> Vec<Block> {
        let text = self.inlines(node, 0);
        let pictures = node.children().filter_map(|child| match &child.data.borrow().value {
            NodeValue::Image(link) => Some((link.url.clone(), link.title.clone(), literal(child))),
            _ => None,
        });
        let figure = |(url, title, alt): (String, String, String)| {
            let image = self.absolute(&url).map(|src| Image { src, alt: Some(alt).filter(|alt| !alt.is_empty()) });
            BlockKind::Figure { image, caption: Inline::plain(title), credit: None }.into()
        };
        let figures: Vec<Block> = pictures.map(figure).collect();
        std::iter::once(BlockKind::Paragraph { text }.into()).chain(figures).collect()
    }

    fn definitions<'a>(&mut self, list: &'a AstNode<'a>, depth: usize) -> Vec<Definition> {
        let mut definitions = Vec::new();
        for item in list.children() {
            let mut definition = Definition { term: Vec::new(), blocks: Vec::new() };
            for part in item.children() {
                if matches!(part.data.borrow().value, NodeValue::DescriptionTerm) {
                    definition.term = self.inlines(part, 0);
                } else {
                    definition.blocks.extend(self.blocks(part, depth + 1));
                }
            }
            definitions.push(definition);
        }
        definitions
    }

    fn rows<'a>(&mut self, table: &'a AstNode<'a>) -> Vec<Row> {
        let row = |row: &'a AstNode<'a>| {
            let header = matches!(row.data.borrow().value, NodeValue::TableRow(true));
            Row { cells: row.children().map(|cell| Cell { header, span: 1, text: self.inlines(cell, 0) }).collect() }
        };
        table.children().map(row).collect()
    }

    fn inlines<'a>(&mut self, parent: &'a AstNode<'a>, depth: usize) -> Vec<Inline> {
        if depth > MAX_DEPTH {
            return Inline::plain(literal(parent));
        }
        parent.children().flat_map(|node| self.inline(node, depth + 1)).collect()
    }

    fn inline<'a>(&mut self, node: &'a AstNode<'a>, depth: usize) -> Vec<Inline> {
        let value = node.data.borrow().value.clone();
        let inline = match value {
            NodeValue::Text(text) => Inline::Text { text: text.into_owned() },
            NodeValue::SoftBreak => Inline::Text { text: " ".into() },
            NodeValue::LineBreak => Inline::Break,
            NodeValue::Code(code) => Inline::Code { code: code.literal },
            NodeValue::Emph => Inline::Emphasis { text: self.inlines(node, depth) },
            NodeValue::Strong => Inline::Strong { text: self.inlines(node, depth) },
            NodeValue::Superscript => Inline::Sup { text: self.inlines(node, depth) },
            NodeValue::Subscript => Inline::Sub { text: self.inlines(node, depth) },
            NodeValue::FootnoteReference(note) => Inline::FootnoteRef { label: note.name },
            NodeValue::Link(link) => match self.absolute(&link.url) {
                Some(href) => Inline::Link { href, text: self.inlines(node, depth) },
                None => return self.inlines(node, depth),
            },
            NodeValue::Image(_) => return Vec::new(),
            NodeValue::HtmlInline(tag) => {
                let is_break = tag.to_ascii_lowercase().starts_with("<br");
                return if is_break { vec![Inline::Break] } else { Vec::new() };
            }
            _ => return self.inlines(node, depth),
        };
        vec![inline]
    }

    /// The address of a link or a picture, where it is one that may be followed.
    fn absolute(&self, href: &str) -> Option<String> {
        let url = match &self.base {
            Some(base) => base.join(href).ok()?,
            None => Url::parse(href).ok()?,
        };
        matches!(url.scheme(), "http" | "https" | "mailto").then(|| url.to_string())
    }

    fn leave_out(&mut self, html: String) {
        const MOST: usize = 100;
        if !html.trim_start().starts_with("<!--") && self.left_out.len() < MOST {
            self.left_out.push(html.trim().to_owned());
        }
    }
}

/// The text below a node, without its marks.
fn literal<'a>(node: &'a AstNode<'a>) -> String {
    let mut text = String::new();
    for node in node.descendants() {
        match &node.data.borrow().value {
            NodeValue::Text(part) => text.push_str(part),
            NodeValue::Code(code) => text.push_str(&code.literal),
            NodeValue::SoftBreak | NodeValue::LineBreak => text.push(' '),
            _ => {}
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn structure_and_emphasis_go_over() {
        let page = "# Title\n\nBy Anna Levin, 11 August 2020\n\nOne *two* **three** [four](https://example.org/4) `five`.\n\n## Part\n\n- a\n- b\n\n4. c\n5. d\n\n> said\n\n| x | y |\n|---|---|\n| 1 | 2 |\n\n![A gate](gate.jpg \"The gate at dawn\")\n";
        let article = article(page, Some("https://example.org/dir/page.md"));
        assert_eq!(article.headline.as_deref(), Some("Title"), "the first heading is the headline");
        assert_eq!(article.byline.as_deref(), Some("Anna Levin"), "the line below it is the byline");
        assert_eq!(article.published.as_ref().map(|date| date.as_str()), Some("2020-08-11"), "and the date");
        let expected = "One two three four five.\n\nPart\n\na\nb\n\nc\nd\n\nsaid\n\nx\ty\n1\t2\n\nThe gate at dawn";
        assert_eq!(article.document.text(), expected, "blocks in order");
        let json = serde_json::to_string(&article.document).expect("json");
        for part in [
            "\"emphasis\"",
            "\"strong\"",
            "https://example.org/4",
            "https://example.org/dir/gate.jpg",
            "\"quote\"",
            "\"header\":true",
            "\"number\":4",
        ] {
            assert!(json.contains(part), "{part} is kept: {json}");
        }
    }

    #[test]
    fn nothing_that_could_run_comes_over() {
        let page = "Read [this](javascript:alert(1)) <script>alert(2)</script> now.\n\n<iframe src=\"https://example.org\"></iframe>\n";
        let article = article(page, None);
        let json = serde_json::to_string(&article.document).expect("json");
        assert!(!json.contains("javascript:") && !json.contains("<script>") && !json.contains("iframe"), "{json}");
        assert_eq!(article.removed.len(), 1, "what was left out is listed");
    }

    #[test]
    fn a_file_of_nothing_but_marks_is_read_as_text() {
        let marks = "[a](b) *c* ".repeat(MARKS);
        let read = article(&format!("The ferry stops for good in May.\n\n{marks}\n"), None);
        let kept = read.document.text().len() + read.removed.iter().map(|removed| removed.text.len()).sum::<usize>();
        assert!(kept >= marks.trim().len(), "nothing of it is lost");
        let one = format!("{}\n", "*c* d ".repeat(10));
        assert!(!article(&one, None).document.text().contains('*'), "fewer marks are marks");
    }

    #[test]
    fn deep_nesting_ends() {
        let page = format!("{} deep", ">".repeat(20_000));
        let _ = article(&page, None);
        let page = format!("{}deep", "*a ".repeat(20_000));
        let _ = article(&page, None);
    }
}

//! A Markdown file -> Article. Its front matter gives the metadata, its first heading the headline; the rest goes over into
//! the document as it is: nobody wrote furniture into it.

mod front_matter;

use super::lines;
use crate::extract::{byline, dates, html};
use crate::model::{
    Article, Author, AuthorKind, Block, BlockKind, Cell, Definition, Document, Field, Image, Inline, ListItem,
    MAX_DEPTH, Origin, Removed, Row,
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
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.tasklist = true;
    options.extension.footnotes = true;
    options.extension.autolink = true;
    let (page, beyond) = lines::within_limit(page);
    let arena = Arena::new();
    let (matter, page) = front_matter::split(page).map_or((None, page), |(matter, rest)| (Some(matter), rest));
    if let Some(matter) = matter {
        front_matter::read(matter, &mut article);
    }
    let page = &match front_matter::below_title(page) {
        Some((matter, record, rest)) => {
            front_matter::read(matter, &mut article);
            article.removed.push(Removed { at: 0, text: record, reason: "masthead".into() });
            rest
        }
        None => page.to_owned(),
    };
    let root = parse_document(&arena, page, &options);
    let base = article.url.as_deref().and_then(|url| Url::parse(url).ok());
    let mut reader = Reader { base, left_out: Vec::new(), html_blocks: 0 };
    let mut blocks = reader.blocks(root, 0);
    take_headline(&mut blocks, &mut article);
    take_masthead(&mut blocks, &mut article);
    article.document = Document::new(blocks);
    let end = u32::try_from(article.document.layout().chars()).unwrap_or(u32::MAX);
    let removed = |text: String| Removed { at: end, text, reason: "embedded HTML".into() };
    article.removed.extend(reader.left_out.into_iter().map(removed));
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
        let bare = masthead_name(&line).filter(|_| !found.is_empty());
        let introduced = byline::read(&line).filter(|_| byline::introduction(&line).is_some());
        let byline = introduced.or(bare).filter(|_| article.byline.is_none());
        // A line of more than names and a day says something of its own, and is listed.
        let told = byline.is_some() || found.first().is_some_and(|date| is_rest_empty(&line, date));
        if !told {
            article.removed.push(Removed { at: 0, text: line.clone(), reason: "masthead".into() });
        }
        if let Some(byline) = byline {
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

/// "Anna Levin, 11 August 2020": the full name before a day.
fn masthead_name(line: &str) -> Option<byline::Byline> {
    let date = dates::printed(line, None).into_iter().next()?;
    let before = line[..date.start].trim().trim_end_matches([',', '|', '·', '•', '-', '–', '—', ' ']);
    let read = byline::read(before).filter(|read| read.text == before)?;
    let full = |author: &Author| author.kind != AuthorKind::Person || author.name.contains(char::is_whitespace);
    read.authors.iter().all(full).then_some(read)
}

/// Hardly a word beside the day.
fn is_rest_empty(line: &str, date: &dates::Found) -> bool {
    let said = dates::says(&line[..date.start]) != dates::Says::Nothing;
    let rest = line[..date.start].split_whitespace().chain(line[date.end..].split_whitespace());
    said || rest.filter(|word| word.chars().any(char::is_alphabetic)).count() <= 1
}

fn plain(inlines: &[Inline]) -> String {
    let paragraph = BlockKind::Paragraph { text: inlines.to_vec() };
    Document::new(vec![paragraph.into()]).text()
}

struct Reader {
    base: Option<Url>,
    left_out: Vec<String>,
    html_blocks: usize,
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
                if let Some(days) = self.days(node, depth).filter(|_| ordered) {
                    return days;
                }
                let items = node.children().map(|item| ListItem::new(self.item(item, depth + 1)));
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
            NodeValue::HtmlBlock(html) => return self.html(html.literal),
            NodeValue::FrontMatter(_) => return Vec::new(),
            _ => return self.blocks(node, depth),
        };
        vec![kind.into()]
    }

    /// "12. März 2020" is a day, and no item of a list.
    fn days<'a>(&mut self, list: &'a AstNode<'a>, depth: usize) -> Option<Vec<Block>> {
        let number = |item: &'a AstNode<'a>| match &item.data.borrow().value {
            NodeValue::Item(item) => Some(item.start),
            _ => None,
        };
        let line = |item: &'a AstNode<'a>| Some(format!("{}. {}", number(item)?, literal(item)));
        if !list.children().all(|item| line(item).is_some_and(|line| lines::is_day(&line))) {
            return None;
        }
        let mut days = Vec::new();
        for item in list.children() {
            let mut blocks = self.blocks(item, depth + 1);
            if let (Some(number), Some(Block { kind: BlockKind::Paragraph { text }, .. })) =
                (number(item), blocks.first_mut())
            {
                text.insert(0, Inline::Text { text: format!("{number}. ") });
            }
            days.extend(blocks);
        }
        Some(days)
    }

    /// The blocks of an item; of a task, its mark before them.
    fn item<'a>(&mut self, item: &'a AstNode<'a>, depth: usize) -> Vec<Block> {
        let mut blocks = self.blocks(item, depth);
        let mark = match &item.data.borrow().value {
            NodeValue::TaskItem(task) => {
                if task.symbol.is_some() {
                    "[x] "
                } else {
                    "[ ] "
                }
            }
            _ => return blocks,
        };
        match blocks.first_mut() {
            Some(Block { kind: BlockKind::Paragraph { text }, .. }) => {
                text.insert(0, Inline::Text { text: mark.into() })
            }
            _ => blocks.insert(0, Block::paragraph(mark.trim_end())),
        }
        blocks
    }

    /// HTML of paragraphs and tables is read as such; what else stands in a file is left out.
    fn html(&mut self, literal: String) -> Vec<Block> {
        const MOST: usize = 1000;
        const TEXT: [&str; 7] = ["<p>", "<p ", "<table", "<ul", "<ol", "<blockquote", "<figure"];
        let low = literal.to_ascii_lowercase();
        let holds_text =
            TEXT.iter().any(|tag| low.contains(tag)) && !low.contains("<iframe") && !low.contains("<script");
        self.html_blocks += 1;
        if holds_text && self.html_blocks <= MOST {
            let page = format!("<html><body><article>{literal}</article></body></html>");
            let read = html::article(&page, self.base.as_ref().map(Url::as_str));
            if !read.document.blocks.is_empty() {
                self.left_out.extend(read.removed.into_iter().map(|removed| removed.text));
                return read.document.blocks;
            }
        }
        self.leave_out(literal);
        Vec::new()
    }

    /// A paragraph; pictures in it become figures behind it.
    fn paragraph<'a>(&mut self, node: &'a AstNode<'a>) -> Vec<Block> {
        let text = self.inlines(node, 0);
        let pictures = node.descendants().filter_map(|child| match &child.data.borrow().value {
            NodeValue::Image(link) => Some((link.url.clone(), link.title.clone(), literal(child))),
            _ => None,
        });
        let figure = |(url, title, alt): (String, String, String)| {
            let image = self.absolute(&url).map(|src| Image { src, alt: Some(alt).filter(|alt| !alt.is_empty()) });
            BlockKind::Figure { image, caption: Inline::plain(title), credit: None }.into()
        };
        let figures: Vec<Block> = pictures.map(figure).collect();
        let said = Some(text).filter(|text| figures.is_empty() || !plain(text).trim().is_empty());
        said.map(|text| BlockKind::Paragraph { text }.into()).into_iter().chain(figures).collect()
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
    fn what_a_file_says_is_kept() {
        let read = |page: &str| article(page, Some("https://example.org/a"));
        let dated = read("# Title\n\n12. März 2020\n\nText.\n\n1. Januar 2021: one\n2. Februar 2021: two\n");
        assert_eq!(dated.published.map(|date| date.to_string()).as_deref(), Some("2020-03-12"), "a day is no list");
        assert_eq!(dated.document.text(), "Text.\n\n1. Januar 2021: one\n\n2. Februar 2021: two", "with their numbers");
        let named = read("# Title\n\n*Anna Levin, 11 August 2020, 13:52*\n\nText.\n");
        assert_eq!(named.byline.as_deref(), Some("Anna Levin"), "a name before the day");
        let told = read("# Title\n\nThe old harbour bridge on 11 August 2020\n\nText.\n");
        assert_eq!(told.removed.len(), 1, "what is in no field is listed");
        let tasks = read("- [x] done\n- [ ] open\n");
        assert_eq!(tasks.document.text(), "[x] done\n[ ] open", "the marks of tasks");
        let linked = read("[![A gate](gate.jpg)](https://example.org/gate)\n");
        let json = serde_json::to_string(&linked.document).expect("json");
        assert!(json.contains("https://example.org/gate.jpg"), "a picture in a link: {json}");
        let html = read(
            "Text.\n\n<p>A paragraph in HTML.</p>\n\n<table><tr><td>Pillars</td><td>30</td></tr><tr><td>Road</td><td>10</td></tr></table>\n",
        );
        for words in ["A paragraph in HTML.", "Pillars", "Road"] {
            assert!(html.document.text().contains(words), "{words} in HTML: {:?}", html.document.text());
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

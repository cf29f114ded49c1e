//! The document's tree as blocks of Markdown: each a string of lines, set inside its container by prefixing the lines.

use super::inline::{self, Line};
use crate::model::{Block, BlockKind, Definition, Inline, ListItem, Row};

/// How a body is set into its surroundings.
#[derive(Debug, Clone, Copy)]
pub(super) struct Setting {
    /// How many levels its headings go down; the sixth is the last.
    pub deeper: u8,
    /// Whether pictures are shown. Whoever opens the file then fetches them from the web.
    pub pictures: bool,
}

/// Blocks one below the other, with blank lines between.
pub(super) fn blocks(list: &[Block], setting: Setting) -> String {
    written(list, setting).join("\n\n")
}

fn written(list: &[Block], setting: Setting) -> Vec<String> {
    let mut out: Vec<String> = Vec::with_capacity(list.len());
    // Neighbouring lists of one kind would run together; the second takes another bullet.
    let (mut before, mut other_bullet) = (None, false);
    for block in list {
        let ordered = if let BlockKind::List { ordered, .. } = block.kind { Some(ordered) } else { None };
        other_bullet = ordered.is_some() && ordered == before && !other_bullet;
        before = ordered;
        let text = self::block(&block.kind, setting, other_bullet);
        other_bullet ^= counts_anew(&block.kind) % 2 == 1;
        if !text.is_empty() {
            out.push(text);
        }
    }
    out
}

fn block(kind: &BlockKind, setting: Setting, other_bullet: bool) -> String {
    let inner = |list: &[Block]| blocks(list, setting);
    match kind {
        BlockKind::Standfirst { text } | BlockKind::Paragraph { text } => inline::unit(text, Line::Paragraph),
        BlockKind::Heading { level, text } => heading(level + setting.deeper, &inline::unit(text, Line::Single)),
        BlockKind::Quote { blocks } => quote(&inner(blocks)),
        BlockKind::List { ordered, items } => list(*ordered, other_bullet, items, setting),
        BlockKind::DefinitionList { items } => definitions(items, setting),
        BlockKind::Figure { image, caption, credit } => {
            let picture = image.as_ref().filter(|_| setting.pictures).map(|image| {
                let alt = Inline::plain(image.alt.as_deref().unwrap_or_default());
                picture(&image.src, &alt)
            });
            let words = [picture.unwrap_or_default(), self::caption(caption, credit.as_deref())];
            words.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join("\n\n")
        }
        BlockKind::Table { caption, rows } => {
            titled(inline::unit(&[Inline::Emphasis { text: caption.clone() }], Line::Paragraph), &table(rows))
        }
        BlockKind::Code { language, code } => self::code(language.as_deref().unwrap_or_default(), code),
        BlockKind::Embed { url: Some(url), title } => {
            let words = Inline::plain(title.as_deref().unwrap_or(url));
            inline::unit(&[Inline::Link { href: url.clone(), text: words }], Line::Paragraph)
        }
        BlockKind::FactBox { title, blocks } => quote(&titled(strong(title.clone()), &inner(blocks))),
        BlockKind::LiveEntry { time, blocks } => {
            let time = time.as_deref().map(|time| strong(Inline::plain(time)));
            titled(time.unwrap_or_default(), &inner(blocks))
        }
        BlockKind::Footnote { label, blocks } => {
            let label = inline::unit(&[Inline::FootnoteRef { label: label.clone() }], Line::Paragraph);
            let starts_with_words =
                matches!(blocks.first().map(|block| &block.kind), Some(BlockKind::Paragraph { .. }));
            let separator = if starts_with_words { " " } else { "\n\n" };
            format!("{label}{separator}{}", inner(blocks))
        }
        BlockKind::Rule => "___".to_owned(),
        BlockKind::Embed { url: None, .. } | BlockKind::Unknown(_) => String::new(),
    }
}

/// `words` are Markdown already.
pub(super) fn heading(level: u8, words: &str) -> String {
    format!("{} {words}", "#".repeat(level.min(6).into()))
}

/// A passage of text, line by line as it stands: blank lines part paragraphs, other line ends break the line.
pub(super) fn passage(text: &str) -> String {
    let mut paragraphs: Vec<Vec<&str>> = vec![Vec::new()];
    for line in text.lines().map(str::trim) {
        match paragraphs.last_mut() {
            Some(paragraph) if !line.is_empty() => paragraph.push(line),
            _ => paragraphs.push(Vec::new()),
        }
    }
    let filled = paragraphs.into_iter().filter(|lines| !lines.is_empty());
    filled.map(|lines| inline::plain(&lines.join("\n"), Line::Paragraph)).collect::<Vec<_>>().join("\n\n")
}

pub(super) fn quote(text: &str) -> String {
    let prefixed = text.lines().map(|line| if line.is_empty() { ">".to_owned() } else { format!("> {line}") });
    prefixed.collect::<Vec<_>>().join("\n")
}

/// Verbatim, in a fence longer than any in it.
pub(super) fn code(language: &str, code: &str) -> String {
    let fence = "`".repeat(inline::longest_run(code, '`').max(2) + 1);
    let language: String =
        language.chars().filter(|letter| letter.is_ascii_alphanumeric() || "+#-_.".contains(*letter)).collect();
    format!("{fence}{language}\n{code}\n{fence}")
}

fn strong(text: Vec<Inline>) -> String {
    inline::unit(&[Inline::Strong { text }], Line::Paragraph)
}

fn titled(title: String, body: &str) -> String {
    if title.is_empty() { body.to_owned() } else { format!("{title}\n\n{body}") }
}

fn picture(src: &str, alt: &[Inline]) -> String {
    let mut words = String::new();
    inline::plain_text(alt, &mut words);
    let link =
        inline::unit(&[Inline::Link { href: src.to_owned(), text: Inline::plain(words.clone()) }], Line::Paragraph);
    match link.starts_with('[') {
        true => format!("!{link}"),
        // A link needs words; a picture does not.
        false if inline::is_web(src) => format!("!{}", inline::link("", &inline::destination(src))),
        false => String::new(),
    }
}

fn caption(caption: &[Inline], credit: Option<&str>) -> String {
    let mut text = caption.to_vec();
    if let Some(credit) = credit {
        let space = if text.is_empty() { "" } else { " " };
        text.push(Inline::Text { text: format!("{space}{credit}") });
    }
    inline::unit(&[Inline::Emphasis { text }], Line::Paragraph)
}

fn list(ordered: bool, other_bullet: bool, items: &[ListItem], setting: Setting) -> String {
    let marker = |number: u32, other: bool| match (ordered, other) {
        (true, false) => format!("{number}. "),
        (true, true) => format!("{number}) "),
        (false, false) => "- ".to_owned(),
        (false, true) => "* ".to_owned(),
    };
    let tight = items.iter().all(|item| is_short(&item.blocks));
    let separator = if tight { "\n" } else { "\n\n" };
    let text = |item: &ListItem| written(&item.blocks, setting).join(separator);
    let (mut next, mut other) = (1, other_bullet);
    let item = |(at, item): (usize, &ListItem)| {
        // Markdown counts on from the first item, whatever stands before the others; a list of its own counts anew.
        other ^= at > 0 && item.number.is_some();
        let number = item.number.unwrap_or(next);
        next = number.saturating_add(1);
        hang(&marker(number, other), &text(item))
    };
    items.iter().enumerate().map(item).collect::<Vec<_>>().join(separator)
}

/// How often a list's numbers do not go on.
fn counts_anew(kind: &BlockKind) -> usize {
    match kind {
        BlockKind::List { ordered: true, items } => items.iter().skip(1).filter(|item| item.number.is_some()).count(),
        _ => 0,
    }
}

/// An item of one paragraph, and perhaps a list below it.
fn is_short(blocks: &[Block]) -> bool {
    let kinds: Vec<_> = blocks.iter().map(|block| &block.kind).collect();
    matches!(kinds[..], [BlockKind::Paragraph { .. }] | [BlockKind::Paragraph { .. }, BlockKind::List { .. }])
}

/// The first line behind the marker, the others below its text.
pub(super) fn hang(marker: &str, text: &str) -> String {
    let indent = " ".repeat(marker.len());
    let line = |(number, line): (usize, &str)| match (number, line) {
        (0, line) => format!("{marker}{line}"),
        (_, "") => String::new(),
        (_, line) => format!("{indent}{line}"),
    };
    text.lines().enumerate().map(line).collect::<Vec<_>>().join("\n")
}

fn definitions(items: &[Definition], setting: Setting) -> String {
    let item = |item: &Definition| hang("- ", &titled(strong(item.term.clone()), &blocks(&item.blocks, setting)));
    items.iter().map(item).collect::<Vec<_>>().join("\n\n")
}

/// GitHub's table. It must have a head; where the page has none, the head is empty.
fn table(rows: &[Row]) -> String {
    let width = |row: &Row| row.cells.iter().map(|cell| usize::from(cell.span.max(1))).sum::<usize>();
    let columns = rows.iter().map(width).max().unwrap_or(0);
    let has_head = rows.first().is_some_and(|row| row.cells.iter().any(|cell| cell.header));
    let mut lines: Vec<Vec<String>> = rows.iter().map(cells).collect();
    if !has_head {
        lines.insert(0, Vec::new());
    }
    lines.insert(1, vec!["---".to_owned(); columns]);
    lines.iter_mut().for_each(|line| line.resize(columns, String::new()));
    lines.iter().map(|line| table_row(line)).collect::<Vec<_>>().join("\n")
}

pub(super) fn table_row(cells: &[String]) -> String {
    format!("| {} |", cells.join(" | "))
}

/// A cell over several columns leaves the others empty.
fn cells(row: &Row) -> Vec<String> {
    let mut out = Vec::new();
    for cell in &row.cells {
        out.push(inline::unit(&cell.text, Line::Cell));
        out.extend((1..cell.span).map(|_| String::new()));
    }
    out
}

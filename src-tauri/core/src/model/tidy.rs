//! Puts a freshly built tree into its canonical shape, so that what is stored, drawn and counted is one and the same:
//! white space runs become one space, also across the borders of runs; units neither begin nor end with a space; soft
//! hyphens, zero-width spaces and stray controls go (joiners and direction marks stay); what is empty goes;
//! neighbouring text runs become one.

use super::{Block, BlockKind, Cell, Definition, Inline, ListItem, MAX_DEPTH, Row};

pub(super) fn blocks(blocks: Vec<Block>, depth: usize) -> Vec<Block> {
    if depth > MAX_DEPTH {
        return Vec::new();
    }
    blocks.into_iter().filter_map(|block| self::block(block, depth + 1)).collect()
}

fn block(block: Block, depth: usize) -> Option<Block> {
    let inner = |list| blocks(list, depth);
    let some = |list: Vec<Inline>| Some(unit(list)).filter(|list| !list.is_empty());
    let kind = match block.kind {
        BlockKind::Standfirst { text } => BlockKind::Standfirst { text: some(text)? },
        BlockKind::Paragraph { text } => BlockKind::Paragraph { text: some(text)? },
        BlockKind::Heading { level, text } => BlockKind::Heading { level: level.clamp(2, 6), text: some(text)? },
        BlockKind::Quote { blocks } => BlockKind::Quote { blocks: filled(inner(blocks))? },
        BlockKind::List { ordered, items } => {
            let items = items
                .into_iter()
                .filter_map(|item| Some(ListItem { number: item.number, blocks: filled(inner(item.blocks))? }));
            BlockKind::List { ordered, items: filled(items.collect())? }
        }
        BlockKind::DefinitionList { items } => {
            let items = items.into_iter().map(|item| Definition { term: unit(item.term), blocks: inner(item.blocks) });
            let items = items.filter(|item| !item.term.is_empty() || !item.blocks.is_empty());
            BlockKind::DefinitionList { items: filled(items.collect())? }
        }
        BlockKind::Figure { image, caption, credit } => {
            let caption = unit(caption);
            let credit = credit.map(|credit| line(&credit)).filter(|credit| !credit.is_empty());
            if image.is_none() && caption.is_empty() && credit.is_none() {
                return None;
            }
            BlockKind::Figure { image, caption, credit }
        }
        BlockKind::Table { caption, rows } => {
            let cell = |cell: Cell| Cell { text: unit(cell.text), ..cell };
            let rows = rows.into_iter().map(|row| Row { cells: row.cells.into_iter().map(cell).collect() });
            let rows = rows.filter(|row| row.cells.iter().any(|cell| !cell.text.is_empty()));
            BlockKind::Table { caption: unit(caption), rows: filled(rows.collect())? }
        }
        BlockKind::Code { language, code } => {
            let code = code.trim_matches('\n').to_owned();
            if code.trim().is_empty() {
                return None;
            }
            BlockKind::Code { language, code }
        }
        BlockKind::FactBox { title, blocks } => {
            let (title, blocks) = (unit(title), inner(blocks));
            if title.is_empty() && blocks.is_empty() {
                return None;
            }
            BlockKind::FactBox { title, blocks }
        }
        BlockKind::LiveEntry { time, blocks } => BlockKind::LiveEntry { time, blocks: filled(inner(blocks))? },
        BlockKind::Footnote { label, blocks } => BlockKind::Footnote { label, blocks: filled(inner(blocks))? },
        other @ (BlockKind::Embed { .. } | BlockKind::Rule | BlockKind::Unknown(_)) => other,
    };
    Some(Block { kind, ..block })
}

fn filled<T>(list: Vec<T>) -> Option<Vec<T>> {
    (!list.is_empty()).then_some(list)
}

/// One line of text by the same rules.
pub(super) fn line(text: &str) -> String {
    let mut space = Space::Swallow;
    let mut line = collapse(text, &mut space);
    if line.ends_with(' ') {
        line.pop();
    }
    line
}

/// What stands before the next letter.
#[derive(PartialEq)]
enum Space {
    /// A space or a border: another space would be one too many.
    Swallow,
    /// A letter.
    Keep,
}

fn unit(inlines: Vec<Inline>) -> Vec<Inline> {
    let mut inlines = collapse_all(inlines, &mut Space::Swallow, 0);
    while trim_end(&mut inlines) {}
    inlines
}

fn collapse_all(inlines: Vec<Inline>, space: &mut Space, depth: usize) -> Vec<Inline> {
    let mut tidy: Vec<Inline> = Vec::with_capacity(inlines.len());
    if depth > MAX_DEPTH {
        return tidy;
    }
    for inline in inlines {
        let inline = match inline {
            Inline::Text { text } => Inline::Text { text: collapse(&text, space) },
            Inline::Emphasis { text } => Inline::Emphasis { text: collapse_all(text, space, depth + 1) },
            Inline::Strong { text } => Inline::Strong { text: collapse_all(text, space, depth + 1) },
            Inline::Link { href, text } => Inline::Link { href, text: collapse_all(text, space, depth + 1) },
            Inline::Sub { text } => Inline::Sub { text: collapse_all(text, space, depth + 1) },
            Inline::Sup { text } => Inline::Sup { text: collapse_all(text, space, depth + 1) },
            Inline::Ruby { text, above } => {
                Inline::Ruby { text: collapse_all(text, space, depth + 1), above: line(&above) }
            }
            Inline::Code { code } => Inline::Code { code: collapse(&code, space) },
            Inline::FootnoteRef { label } => Inline::FootnoteRef { label: collapse(&label, space) },
            Inline::Break => {
                while trim_end_space(&mut tidy) {}
                if tidy.is_empty() && depth == 0 {
                    continue;
                }
                *space = Space::Swallow;
                Inline::Break
            }
            Inline::Unknown(kind) => Inline::Unknown(kind),
        };
        match (tidy.last_mut(), inline) {
            (_, inline) if is_empty(&inline) => {}
            (Some(Inline::Text { text }), Inline::Text { text: more }) => text.push_str(&more),
            (_, inline) => tidy.push(inline),
        }
    }
    tidy
}

fn collapse(text: &str, space: &mut Space) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\u{ad}' | '\u{200b}' | '\u{feff}' => {}
            _ if letter.is_whitespace() => {
                if *space == Space::Keep {
                    out.push(' ');
                }
                *space = Space::Swallow;
            }
            _ if letter.is_control() => {}
            _ => {
                out.push(letter);
                *space = Space::Keep;
            }
        }
    }
    out
}

fn is_empty(inline: &Inline) -> bool {
    match inline {
        Inline::Text { text } | Inline::Code { code: text } | Inline::FootnoteRef { label: text } => text.is_empty(),
        Inline::Emphasis { text }
        | Inline::Strong { text }
        | Inline::Link { text, .. }
        | Inline::Sub { text }
        | Inline::Sup { text }
        | Inline::Ruby { text, .. } => text.is_empty(),
        Inline::Break | Inline::Unknown(_) => false,
    }
}

/// Takes one trailing space or break away; true where there was one.
fn trim_end(inlines: &mut Vec<Inline>) -> bool {
    if matches!(inlines.last(), Some(Inline::Break)) {
        inlines.pop();
        return true;
    }
    trim_last(inlines, trim_end)
}

/// Takes one trailing space away; true where there was one.
fn trim_end_space(inlines: &mut Vec<Inline>) -> bool {
    trim_last(inlines, trim_end_space)
}

fn trim_last(inlines: &mut Vec<Inline>, nested: fn(&mut Vec<Inline>) -> bool) -> bool {
    let trimmed = match inlines.last_mut() {
        Some(Inline::Text { text } | Inline::Code { code: text } | Inline::FootnoteRef { label: text }) => {
            text.ends_with(' ') && text.pop().is_some()
        }
        Some(
            Inline::Emphasis { text }
            | Inline::Strong { text }
            | Inline::Link { text, .. }
            | Inline::Sub { text }
            | Inline::Sup { text }
            | Inline::Ruby { text, .. },
        ) => nested(text),
        _ => false,
    };
    if inlines.last().is_some_and(is_empty) {
        inlines.pop();
        return true;
    }
    trimmed
}

#[cfg(test)]
mod tests {
    use super::super::Document;
    use super::*;

    fn text(text: &str) -> Inline {
        Inline::Text { text: text.into() }
    }

    #[test]
    fn white_space_collapses_across_runs_and_breaks() {
        let paragraph = vec![
            text("\n  a\u{a0} "),
            Inline::Strong { text: vec![text("  b\u{ad}c ")] },
            text(" d\u{200b}e  "),
            Inline::Break,
            text("  f "),
            Inline::Emphasis { text: vec![text("  ")] },
            Inline::Break,
        ];
        let document = Document::new(vec![BlockKind::Paragraph { text: paragraph }.into()]);
        assert_eq!(document.text(), "a bc de\nf", "one space between words, none at the borders");
    }

    #[test]
    fn joiners_and_direction_marks_stay() {
        let document = Document::new(vec![Block::paragraph("می\u{200c}خواهم \u{200f}x")]);
        assert_eq!(document.text(), "می\u{200c}خواهم \u{200f}x", "they carry meaning");
    }

    #[test]
    fn what_holds_nothing_goes() {
        let empty = vec![
            Block::paragraph("  "),
            BlockKind::List { ordered: true, items: vec![ListItem::new(vec![Block::paragraph("")])] }.into(),
            BlockKind::Quote { blocks: vec![] }.into(),
            Block::paragraph("x"),
        ];
        assert_eq!(Document::new(empty).blocks, vec![Block::paragraph("x")], "only the paragraph with a word is left");
    }
}

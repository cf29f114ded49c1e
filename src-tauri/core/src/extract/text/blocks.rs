//! Lines of the article -> blocks of the document, and what was left out with its place.

use super::lines::Mark;
use super::page::{Page, Role};
use crate::extract::{byline, dates};
use crate::model::{Article, Block, BlockKind, Count, Document, Inline, ListItem, Removed};
use std::collections::HashSet;

/// A heading is no longer than this, in words.
const HEADING: usize = 14;

pub(super) fn build(page: &Page, article: &mut Article) {
    let mut blocks: Vec<Block> = Vec::new();
    let mut units = 0;
    let mut removed: Vec<(usize, Removed)> = Vec::new();
    // A standfirst is the first block, wherever the page shows it.
    if let Some(at) = (0..page.lines.len()).find(|at| page.roles[*at] == Role::Standfirst) {
        blocks.push(BlockKind::Standfirst { text: Inline::plain(page.text(at)) }.into());
        units += 1;
    }
    let mut at = 0;
    while at < page.lines.len() {
        match page.roles[at] {
            Role::Body if page.lines[at].mark.is_some() && is_list(page, at) => {
                let goes_on = |next: &usize| is_item(page, *next) && is_numbered(page, *next) == is_numbered(page, at);
                let end = (at..page.lines.len()).find(|next| !goes_on(next)).unwrap_or(page.lines.len());
                blocks.push(list(page, at, end));
                units += end - at;
                at = end;
                continue;
            }
            Role::Body if quoted(page, at).is_some() => {
                let quotes = (at..page.lines.len()).map_while(|at| quoted(page, at).filter(|_| page.in_body(at)));
                let said: Vec<Block> = quotes.map(Block::paragraph).collect();
                let count = said.len();
                blocks.push(BlockKind::Quote { blocks: said }.into());
                units += count;
                at += count;
                continue;
            }
            Role::Body => {
                blocks.push(if is_heading(page, at) {
                    heading(page, at)
                } else {
                    Block::paragraph(numbered(page, at))
                });
                units += 1;
            }
            Role::Caption => {
                blocks.push(figure(page.text(at)));
                units += 1;
            }
            Role::Removed(reason) => leave_out(&mut removed, units, &numbered(page, at), reason),
            Role::Field if !is_told(page.text(at), article, page.language.as_deref()) => {
                let reason = if at < page.end { "masthead" } else { "footer" };
                leave_out(&mut removed, units, page.text(at), reason);
            }
            Role::Standfirst | Role::Field => {}
        }
        at += 1;
    }
    article.document = Document::new(blocks);
    let layout = article.document.layout();
    article.removed = removed
        .into_iter()
        .map(|(units, removed)| {
            let place = units.checked_sub(1).and_then(|last| layout.units.get(last)).map_or(0, |unit| unit.end);
            Removed { at: u32::try_from(place).unwrap_or(u32::MAX), ..removed }
        })
        .collect();
}

/// The fields say all that the line says: names, keywords, a headline; dates and "By" are not words of it. What is more than
/// that is listed with what was left out, so that no word of a page is lost.
fn is_told(text: &str, article: &Article, language: Option<&str>) -> bool {
    if dates::machine(text).is_some() {
        return true;
    }
    let one = [&article.headline, &article.byline, &article.publisher, &article.aggregator, &article.standfirst];
    let fields = one.into_iter().flatten().chain(&article.keywords).chain(&article.section);
    let told: HashSet<String> = fields.flat_map(|field| words(field)).collect();
    let undated = dates::printed(text, language).iter().rev().fold(text.to_owned(), |mut rest, found| {
        rest.replace_range(found.start..found.end, " ");
        rest
    });
    let rest = byline::introduction(&undated).unwrap_or(&undated);
    words(rest).into_iter().all(|word| told.contains(&word))
}

fn words(text: &str) -> Vec<String> {
    let low = text.to_lowercase();
    low.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Neighbours that were left out for the same reason are one piece.
fn leave_out(removed: &mut Vec<(usize, Removed)>, units: usize, text: &str, reason: &str) {
    match removed.last_mut() {
        Some((place, last)) if *place == units && last.reason == reason => {
            last.text.push('\n');
            last.text.push_str(text);
        }
        _ => removed.push((units, Removed { at: 0, text: text.to_owned(), reason: reason.to_owned() })),
    }
}

fn is_item(page: &Page, at: usize) -> bool {
    page.in_body(at) && page.lines[at].mark.is_some()
}

/// "> said": how mail and Markdown quote.
fn quoted<'a>(page: &'a Page<'_>, at: usize) -> Option<&'a str> {
    let rest = page.text(at).strip_prefix("> ")?.trim_start();
    rest.starts_with(char::is_alphanumeric).then_some(rest)
}

/// Two items make a list; a numbered line alone is a heading, a long one behind a bullet a paragraph.
fn is_list(page: &Page, at: usize) -> bool {
    let alone = !page.lines.get(at + 1).is_some_and(|_| is_item(page, at + 1));
    !alone || page.lines[at].mark == Some(Mark::Bullet) && page.seen[at].words < 30
}

fn list(page: &Page, from: usize, to: usize) -> Block {
    let ordered = is_numbered(page, from);
    let mut count = Count::default();
    let item = |at: usize| {
        let printed = match page.lines[at].mark {
            Some(Mark::Number(number)) if ordered => Some(u32::from(number)),
            _ => None,
        };
        ListItem { number: count.next(printed), blocks: vec![Block::paragraph(page.text(at))] }
    };
    BlockKind::List { ordered, items: (from..to).map(item).collect() }.into()
}

fn is_numbered(page: &Page, at: usize) -> bool {
    matches!(page.lines[at].mark, Some(Mark::Number(_)))
}

fn numbered(page: &Page, at: usize) -> String {
    match page.lines[at].mark {
        Some(Mark::Number(number)) => format!("{number}. {}", page.text(at)),
        _ => page.text(at).to_owned(),
    }
}

/// A short line without a full stop, above text that is longer: a sentence, a list, or a heading over those.
fn is_heading(page: &Page, at: usize) -> bool {
    let look = &page.seen[at];
    let asks = page.text(at).ends_with(['?', '!', '？', '！', '؟']);
    let next = (at + 1..page.end).find(|next| page.in_body(*next));
    let is_text = |at: usize| page.seen[at].sentence || page.seen[at].prose > 0 || page.lines[at].mark.is_some();
    let above_text =
        next.is_some_and(|next| page.seen[next].words > look.words && (is_text(next) || is_heading(page, next)));
    let ends = page.text(at).ends_with([':', '：', ',', ';']);
    // A whole line in quotation marks is a heading too; one that goes on behind them is speech.
    let quoted = page.text(at).starts_with(['"', '“', '„', '«']) && !page.text(at).ends_with(['"', '“', '”', '»']);
    let spoken = page.text(at).starts_with(['—', '–', '―', '-']);
    // A row of a table; a line of code, set in above text that is not.
    let row = page.text(at).contains('\t');
    let set_in = page.lines[at].indent >= 4 && next.is_some_and(|next| page.lines[next].indent == 0);
    look.words <= HEADING
        && look.prose == 0
        && (!look.sentence || asks)
        && above_text
        && !ends
        && !quoted
        && !spoken
        && !row
        && !set_in
        && page.lines[at].mark != Some(Mark::Bullet)
}

fn heading(page: &Page, at: usize) -> Block {
    BlockKind::Heading { level: 2, text: Inline::plain(numbered(page, at)) }.into()
}

/// A credit in brackets at the end stands apart from the caption.
fn figure(text: &str) -> Block {
    let text = text.trim();
    let open = text.ends_with([')', ']', '）']).then(|| text.rfind(['(', '[', '（'])).flatten().filter(|at| *at > 0);
    let (caption, credit) = match open {
        Some(at) if text[..at].ends_with(' ') => (text[..at].trim_end(), Some(text[at..].to_owned())),
        _ => (text, None),
    };
    BlockKind::Figure { image: None, caption: Inline::plain(caption), credit }.into()
}

#[cfg(test)]
mod tests {
    use super::super::article;
    use super::*;

    #[test]
    fn what_is_no_heading_is_none() {
        let sentence =
            "The ferry between the two islands runs again after a winter of repairs, the harbour office said.";
        let pieces = [
            "— Who pays for it?\n\n— The city, — said the mayor.",
            "Part\tCost\nRoad\t10",
            "> We had known it for years.",
            "1. Januar 2021: Die Ausschreibung beginnt.",
            "    return x",
        ];
        let said = pieces.iter().enumerate().map(|(at, piece)| format!("{piece}\n\nOn day {at}, {sentence}\n\n"));
        let page = format!("Ferry runs again\n\n2 March 2021\n\n{sentence}\n\n{}", said.collect::<String>());
        let read = article(&page, None);
        let heading = |block: &&Block| matches!(block.kind, BlockKind::Heading { .. });
        assert_eq!(read.document.blocks.iter().find(heading), None, "speech, rows and code are no headings");
        let quote = read.document.blocks.iter().any(|block| matches!(block.kind, BlockKind::Quote { .. }));
        assert!(quote, "a quoted line is a quote: {:?}", read.document);
        let text = read.document.text();
        for line in [
            "— Who pays for it?",
            "— The city, — said the mayor.",
            "1. Januar 2021: Die Ausschreibung beginnt.",
            "Road 10",
        ] {
            assert!(text.contains(line), "{line} stays in the text: {text}");
        }
        assert_eq!(read.published.map(|date| date.to_string()).as_deref(), Some("2021-03-02"), "and dates nothing");
    }

    #[test]
    fn a_list_keeps_the_numbers_that_the_page_prints() {
        let sentence =
            "The ferry between the two islands runs again after a winter of repairs, the harbour office said.";
        let list =
            "3. It takes two hours to the other island.\n4. It takes three hours back.\n7. It sails twice a day.";
        let read = article(&format!("{sentence}\n\n{list}\n\n{sentence} It did."), None);
        let numbers = read.document.blocks.iter().find_map(|block| match &block.kind {
            BlockKind::List { ordered: true, items } => Some(items.iter().map(|item| item.number).collect::<Vec<_>>()),
            _ => None,
        });
        assert_eq!(numbers, Some(vec![Some(3), None, Some(7)]), "those that do not go on: {:?}", read.document);
    }
}

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
    look.words <= HEADING
        && look.prose == 0
        && (!look.sentence || asks)
        && above_text
        && !ends
        && !quoted
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

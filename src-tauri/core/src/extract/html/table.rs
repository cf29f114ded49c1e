//! Tables of data. A table that only lays out the page is walked like any other container.

use super::inlines::{self, Source};
use super::page::{At, Page};
use super::tag::Tag;
use crate::model::{Cell, Row};

/// A table with at least two rows and two columns whose cells hold short text and no tables or headings.
pub(super) fn is_data(page: &Page, at: At) -> bool {
    let below = at + 1..page.end(at);
    let lays_out = page.attr(at, "role") == Some("presentation")
        || below
            .clone()
            .any(|node| matches!(page.tag(node), Tag::Table | Tag::Heading(_) | Tag::Article | Tag::Section));
    let paragraphs = page.elements(below.clone(), Tag::P).count();
    let cells = below.clone().filter(|&node| matches!(page.tag(node), Tag::Td | Tag::Th)).count();
    let rows = page.elements(below, Tag::Tr).count();
    !lays_out && rows >= 1 && cells > rows && paragraphs <= 2 * cells
}

pub(super) fn rows(source: &Source, at: At, keep: &dyn Fn(At) -> bool) -> Vec<Row> {
    let page = source.page;
    let mut rows = Vec::new();
    for row in page.elements(page.subtree(at), Tag::Tr) {
        let cells = page.children(row).filter(|&cell| matches!(page.tag(cell), Tag::Td | Tag::Th) && keep(cell));
        let cells = cells.map(|cell| Cell {
            header: page.tag(cell) == Tag::Th,
            span: page.attr(cell, "colspan").and_then(|span| span.trim().parse().ok()).unwrap_or(1).clamp(1, 100),
            text: inlines::below(source, cell, keep),
        });
        rows.push(Row { cells: cells.collect() });
    }
    rows
}

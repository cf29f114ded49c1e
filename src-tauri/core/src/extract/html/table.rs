//! Tables of data. A table that only lays out the page is walked like any other container.

use super::inlines::{self, Source};
use super::page::{At, Page};
use super::tag::Tag;
use crate::model::{Cell, Row};

/// A table in which some row has two columns, without tables, headings or sections in it, and with no more than two paragraphs
/// to a cell.
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
    let mut from_above = FromAbove::default();
    for row in page.elements(page.subtree(at), Tag::Tr) {
        let (mut cells, mut column) = (Vec::new(), 0);
        for cell in page.children(row).filter(|&cell| matches!(page.tag(cell), Tag::Td | Tag::Th) && keep(cell)) {
            column += from_above.leave_room(column, &mut cells);
            let span = number(page, cell, "colspan");
            from_above.stands(column, span, number(page, cell, "rowspan") - 1);
            column += usize::from(span);
            let (header, text) = (page.tag(cell) == Tag::Th, inlines::below(source, cell, keep));
            cells.push(Cell { header, span, text });
        }
        from_above.leave_room(column, &mut cells);
        rows.push(Row { cells });
    }
    rows
}

/// For how many more rows a cell from above stands in each column.
#[derive(Default)]
struct FromAbove(Vec<u16>);

impl FromAbove {
    /// No table that a person reads has more columns.
    const COLUMNS: usize = 500;

    fn stands(&mut self, column: usize, span: u16, rows: u16) {
        let end = column + usize::from(span);
        if end <= Self::COLUMNS {
            self.0.resize(self.0.len().max(end), 0);
            self.0[column..end].fill(rows);
        }
    }

    /// Adds an empty cell where cells from above stand, so that the next one stands in its own column; how wide it is.
    fn leave_room(&mut self, column: usize, cells: &mut Vec<Cell>) -> usize {
        let mut span = 0;
        for rows in self.0.iter_mut().skip(column).take_while(|rows| **rows > 0) {
            *rows -= 1;
            span += 1;
        }
        if span > 0 {
            cells.push(Cell { header: false, span, text: Vec::new() });
        }
        usize::from(span)
    }
}

/// How many columns or rows a cell takes; no more than a person would read.
fn number(page: &Page, cell: At, name: &str) -> u16 {
    page.attr(cell, name).and_then(|number| number.trim().parse().ok()).unwrap_or(1).clamp(1, 100)
}

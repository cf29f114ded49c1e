//! A table: a row for each extractor, a column for each measure.

use crate::measure::Score;
use crate::run::Outcome;
use crate::systems::System;
use std::time::Duration;

type Column = (&'static str, fn(&Score) -> Option<f64>);

/// In the order of the table. "-" stands where no truth has the field.
const COLUMNS: [Column; 11] = [
    ("F1", |score| Some(score.f1)),
    ("precision", |score| Some(score.precision)),
    ("recall", |score| Some(score.recall)),
    ("with", |score| score.with),
    ("without", |score| score.without),
    ("headline", |score| score.headline),
    ("byline", |score| score.byline),
    ("false", |score| score.byline_false),
    ("published", |score| score.published),
    ("wrong", |score| score.wrong),
    ("false", |score| score.published_false),
];

pub struct Table(Vec<Row>);

struct Row {
    name: &'static str,
    pages: usize,
    failed: usize,
    /// For each column the sum and how many there are.
    sums: [(f64, usize); COLUMNS.len()],
    time: Duration,
    timed: usize,
    /// Over the pages where parsing alone was timed too: this one's time and that of parsing.
    compared: (Duration, Duration),
}

impl Table {
    pub fn new(systems: &[System]) -> Table {
        let row = |system: &System| Row {
            name: system.name,
            pages: 0,
            failed: 0,
            sums: [(0.0, 0); COLUMNS.len()],
            time: Duration::ZERO,
            timed: 0,
            compared: (Duration::ZERO, Duration::ZERO),
        };
        Table(systems.iter().map(row).collect())
    }

    pub fn put(&mut self, row: usize, score: &Score, outcome: &Outcome, parsed: Option<Duration>) {
        let row = &mut self.0[row];
        row.pages += 1;
        for ((_, measure), (sum, count)) in COLUMNS.iter().zip(&mut row.sums) {
            if let Some(value) = measure(score) {
                *sum += value;
                *count += 1;
            }
        }
        let Some(took) = outcome.took() else {
            row.failed += 1;
            return;
        };
        row.time += took;
        row.timed += 1;
        if let Some(parsed) = parsed {
            row.compared.0 += took;
            row.compared.1 += parsed;
        }
    }

    pub fn print(&self, title: &str) {
        let pages = self.0.first().map_or(0, |row| row.pages);
        if pages == 0 {
            return;
        }
        println!("\n{title}: {pages} pages");
        let names: String = COLUMNS.iter().map(|(name, _)| format!("{name:>10}")).collect();
        println!("{:16}{names}{:>10}{:>9}{:>8}", "", "pages/s", "x parse", "failed");
        self.0.iter().for_each(Row::print);
    }
}

impl Row {
    fn print(&self) {
        let mean = |(sum, count): &(f64, usize)| match count {
            0 => format!("{:>10}", "-"),
            _ => format!("{:>10.4}", sum / *count as f64),
        };
        let means: String = self.sums.iter().map(mean).collect();
        let (own, parsing) = self.compared;
        let against = match parsing.is_zero() {
            true => "-".to_owned(),
            false => format!("{:.2}", own.as_secs_f64() / parsing.as_secs_f64()),
        };
        let rate = self.timed as f64 / self.time.as_secs_f64();
        println!("{:16}{means}{rate:>10.0}{against:>9}{:>8}", self.name, self.failed);
    }
}

//! `make eval`: how well and how fast ours and three other extractors read the same pages, in one run.
//!
//!     cuttings-eval FIXTURES CORPUS
//!
//! 1. the corpus (`corpus`) as HTML, all of it and by halves of its ids; as plain text
//! 2. the project's own fixtures, by language
//!
//! Each extractor runs in a thread of its own (`run`), so that a panic or an endless loop costs it one page. What is
//! measured stands in `measure`, how it is printed in `report`.

mod corpus;
mod fixtures;
mod measure;
mod report;
mod run;
mod systems;

use report::Table;
use run::Runner;
use std::path::Path;
use std::process::ExitCode;
use systems::{HTML, PARSE_ONLY, System, TEXT};

type Failure = Box<dyn std::error::Error>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [fixtures, corpus] = arguments.as_slice() else {
        eprintln!("cuttings-eval FIXTURES CORPUS");
        return ExitCode::FAILURE;
    };
    run::keep_quiet_about_panics();
    let done = on_corpus(Path::new(corpus)).and_then(|found| {
        on_fixtures(Path::new(fixtures))?;
        Ok(found)
    });
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => {
            eprintln!(
                "\nOnly the fixtures were read: {corpus} holds no corpus (truth.json.gz, html/ID.html.gz, text/ID.txt.gz)."
            );
            eprintln!("Say where one is: make eval CORPUS=folder");
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("The figures could not be taken: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Whether there is a corpus.
fn on_corpus(folder: &Path) -> Result<bool, Failure> {
    let Some(truths) = corpus::truths(folder)? else { return Ok(false) };
    for (media, systems) in [("html", HTML), ("text", TEXT)] {
        let mut runners = runners(systems);
        let mut parsing = (media == "html").then(|| Runner::new(PARSE_ONLY));
        let (mut all, mut even, mut odd) = (Table::new(systems), Table::new(systems), Table::new(systems));
        for (id, truth) in &truths {
            let Some(page) = corpus::page(folder, media, id)? else { continue };
            let parsed = parsing.as_mut().and_then(|parsing| parsing.run(&page).took());
            let half = if id.ends_with(['0', '2', '4', '6', '8']) { &mut even } else { &mut odd };
            for (row, runner) in runners.iter_mut().enumerate() {
                let outcome = runner.run(&page);
                let score = truth.score(outcome.read());
                for table in [&mut all, &mut *half] {
                    table.put(row, &score, &outcome, parsed);
                }
            }
        }
        let name = folder.file_name().unwrap_or_default().to_string_lossy();
        all.print(&format!("{name}, {media}"));
        even.print(&format!("{name}, {media}, ids that end in an even digit"));
        odd.print(&format!("{name}, {media}, ids that end in an odd digit"));
    }
    Ok(true)
}

fn on_fixtures(folder: &Path) -> Result<(), Failure> {
    for (media, systems) in [("html", HTML), ("text", TEXT)] {
        let mut runners = runners(systems);
        for (language, pages) in fixtures::by_language(&folder.join(media))? {
            let mut table = Table::new(systems);
            for (page, truth) in pages {
                for (row, runner) in runners.iter_mut().enumerate() {
                    let outcome = runner.run(&page);
                    table.put(row, &truth.score(outcome.read()), &outcome, None);
                }
            }
            table.print(&format!("fixtures, {media}, {language}"));
        }
    }
    Ok(())
}

fn runners(systems: &[System]) -> Vec<Runner> {
    systems.iter().map(|system| Runner::new(*system)).collect()
}

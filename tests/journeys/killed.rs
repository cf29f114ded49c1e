//! The program is killed at any moment while it clips: what it reported is there, and nothing is half there.

use super::desk::{Desk, OIL, UNION, page};
use cuttings_core::Library;
use serde_json::Value;
use std::collections::hash_map::RandomState;
use std::fs;
use std::hash::BuildHasher;
use std::io::{BufRead, BufReader};
use std::process::Stdio;
use std::time::Duration;

const KILLS: usize = 100;
/// In one library.
const ROUNDS: usize = 4;
const PAGES: usize = 96;

/// Clips new pages, and is killed after some reports and a moment more. What was reported: the id, and the page's bytes.
fn clip_and_be_killed(desk: &Desk, round: usize, chance: u64) -> Vec<(String, Vec<u8>)> {
    let names: Vec<String> = (0..PAGES)
        .map(|number| {
            let own = format!("Page {number} of round {round} says what no other page says.");
            desk.file(&format!("{round}-{number}.html"), page(&format!("Page {round}-{number}"), &[&own, OIL, UNION]))
        })
        .collect();
    let args: Vec<&str> = ["--json", "clip"].into_iter().chain(names.iter().map(String::as_str)).collect();
    let mut child = desk.command(&args).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("starts");
    let mut lines = BufReader::new(child.stdout.take().expect("a pipe")).lines();
    let mut reported: Vec<String> = Vec::new();
    // In a third of the rounds nothing is waited for, so that opening the library is met too. What is reported last shares
    // one transaction: whoever waits for that comes when the program has ended.
    let before = if chance.is_multiple_of(3) { 0 } else { (chance / 3) as usize % (PAGES / 2) };
    reported.extend(lines.by_ref().take(before).map(|line| line.expect("readable")));
    // Not a wait for anything: the moment is the point.
    std::thread::sleep(Duration::from_micros((chance >> 16) % 60_000));
    child.kill().expect("killed");
    child.wait().expect("gone");
    reported.extend(lines.map_while(Result::ok));
    reported
        .iter()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .map(|line| {
            assert_eq!(line["status"], "clipped", "a new page: {line}");
            let bytes = fs::read(line["source"].as_str().expect("a name")).expect("readable");
            (line["id"].as_str().expect("an id").to_owned(), bytes)
        })
        .collect()
}

#[test]
fn what_was_reported_is_there_whenever_the_program_is_killed() {
    let mut all = 0;
    let mut broken_off = 0;
    for library in 0..KILLS / ROUNDS {
        let desk = Desk::new();
        let mut stored = Vec::new();
        for round in 0..ROUNDS {
            let chance = RandomState::new().hash_one((library, round));
            let reported = clip_and_be_killed(&desk, round, chance);
            broken_off += usize::from(reported.len() < PAGES);
            stored.extend(reported);
            let library = Library::open(&desk.library()).expect("opens after a crash");
            assert_eq!(library.warnings(), Vec::<String>::new(), "the quick check finds all well (chance {chance})");
            let diagnosis = library.doctor(false).expect("examined");
            assert_eq!(diagnosis.problems, Vec::<String>::new(), "and so does the long one (chance {chance})");
        }
        let library = Library::open(&desk.library()).expect("opens");
        for (id, bytes) in &stored {
            let clip = library.find_clip(id).expect("a reported clip is there");
            assert_eq!(&library.original(clip).expect("with its page"), bytes, "byte for byte");
        }
        all += stored.len();
    }
    assert!(broken_off > KILLS / 2 && all > 0, "most were killed in the middle: {broken_off}, {all} clips reported");
}

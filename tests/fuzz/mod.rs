//! Reading whatever comes: the fixtures bent in every way, as HTML, text, Markdown and mail, in any character set. Each is
//! read in a thread with a stack of 2 MB, and must be an article that holds together (`holds`) or a clear error.
//!
//! The short run is the same every time. `make fuzz` goes on for `CUTTINGS_FUZZ_SECONDS` from another beginning, and writes
//! what breaks to `target/fuzz`: mend it, and keep the file in `tests/fixtures/fuzz`, where it is read in every run.

mod bend;
mod holds;

use bend::Chance;
use cuttings_core::model::{Capture, Media};
use std::fs;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};

const SHORT_RUN: usize = 400;
const STACK: usize = 2 << 20;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn media(file: &Path) -> Option<Media> {
    match file.extension()?.to_str()? {
        "html" => Some(Media::Html),
        "txt" => Some(Media::Text),
        "md" => Some(Media::Markdown),
        _ => None,
    }
}

fn pages(folder: &str) -> Vec<(Media, Vec<u8>)> {
    let Ok(entries) = fs::read_dir(root().join("tests/fixtures").join(folder)) else { return Vec::new() };
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("readable").path()).collect();
    files.sort();
    let read = |file: &PathBuf| Some((media(file)?, fs::read(file).expect("readable")));
    files.iter().filter_map(read).collect()
}

fn capture(media: Media, bytes: Vec<u8>, charset: Option<&str>) -> Capture {
    let url = Some("https://example.org/news/1".to_owned());
    let charset = charset.map(str::to_owned);
    Capture { final_url: None, url, bytes, media, charset, retrieved: "2026-01-01T00:00:00Z".into() }
}

/// In a thread with a small stack. A stack that runs over ends the process.
fn check(capture: &Capture) -> Result<(), String> {
    let capture = capture.clone();
    let thread = std::thread::Builder::new()
        .stack_size(STACK)
        .spawn(move || catch_unwind(|| holds::together(&capture)).unwrap_or_else(|_| Err("it panicked".into())));
    thread.expect("a thread").join().unwrap_or_else(|_| Err("its thread ended".into()))
}

fn keep(capture: &Capture) -> PathBuf {
    let ending = match capture.media {
        Media::Html => "html",
        Media::Text => "txt",
        Media::Markdown => "md",
    };
    let folder = root().join("target/fuzz");
    fs::create_dir_all(&folder).expect("a folder for what breaks");
    let file = folder.join(format!("broken.{ending}"));
    fs::write(&file, &capture.bytes).expect("room for what breaks");
    file
}

#[test]
fn what_once_broke_holds() {
    for (media, bytes) in pages("fuzz") {
        for charset in [None, Some("utf-8"), Some("utf-16le")] {
            let capture = capture(media, bytes.clone(), charset);
            assert_eq!(check(&capture), Ok(()), "{:?}", String::from_utf8_lossy(&capture.bytes));
        }
    }
}

#[test]
fn bent_pages_are_read_or_refused() {
    let long = std::env::var("CUTTINGS_FUZZ_SECONDS").ok().map(|seconds| seconds.parse().expect("whole seconds"));
    let clock = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).map_or(0, |time| time.as_nanos() as u64);
    let mut chance = Chance::new(if long.is_some() { clock } else { 20_200_811 });
    let seeds: Vec<_> = ["text", "html", "sample", "fuzz"].into_iter().flat_map(pages).collect();
    assert!(seeds.len() > 10, "there are pages to bend");
    let begun = Instant::now();
    let goes_on = |count: usize| match long {
        Some(seconds) => begun.elapsed() < Duration::from_secs(seconds),
        None => count < SHORT_RUN,
    };
    let mut count = 0;
    while goes_on(count) {
        let (own, page) = &seeds[chance.below(seeds.len())];
        let other = &seeds[chance.below(seeds.len())].1;
        let media = match chance.below(8) {
            0 => Media::Html,
            1 => Media::Text,
            2 => Media::Markdown,
            _ => *own,
        };
        let charset = [None, None, None, Some("windows-1251"), Some("utf-16le"), Some("no such set")][chance.below(6)];
        let capture = capture(media, bend::page(page, other, &mut chance, long.is_some()), charset);
        if long.is_some() {
            keep(&capture);
        }
        if let Err(what) = check(&capture) {
            panic!("page {count}, {media:?}, {charset:?}: {what}; it is kept as {}", keep(&capture).display());
        }
        count += 1;
    }
    if long.is_some() {
        println!("{count} bent pages were read or refused");
    }
}

/// Sizes that no person saves, in the shapes that cost the most.
#[test]
fn huge_pages_end() {
    let word = "word ".repeat(60_000);
    let attributes = |parted: &str| (0..50_000).map(|n| parted.replace('#', &n.to_string())).collect::<String>();
    let shapes = [
        (Media::Text, word.clone()),
        (Media::Text, "x".repeat(1 << 20)),
        (Media::Text, "a\n".repeat(200_000)),
        (Media::Text, "  • item\n".repeat(120_000)),
        (Media::Text, "Read also: one\n".repeat(20_000)),
        (Media::Text, format!("Subject: x\nFrom: y\n\n{}", "> ".repeat(200_000))),
        (Media::Text, "11 August 2020 ".repeat(20_000)),
        (Media::Text, "Begin forwarded message:\n\nFrom: x\nSubject: y\n\n".repeat(5_000)),
        (Media::Text, "-- forwarded message\n".repeat(50_000)),
        (Media::Markdown, bend::names_of_names(9, 10)),
        (Media::Markdown, "- item\n".repeat(150_000)),
        (Media::Markdown, "> ".repeat(50_000)),
        (Media::Markdown, "- ".repeat(20_000)),
        (Media::Markdown, "[".repeat(50_000)),
        (Media::Markdown, "*a ".repeat(30_000)),
        (Media::Html, "<div>".repeat(100_000)),
        (Media::Html, "<div></b>".repeat(50_000)),
        (Media::Html, "<li><dd>".repeat(50_000)),
        (Media::Html, format!("<p {}>", attributes("a#/"))),
        (Media::Html, format!("x &amp; <p {}>", attributes("a#=\">\""))),
        (Media::Html, format!("<p>{word}")),
    ];
    for (media, text) in shapes {
        let begins: String = text.chars().take(20).collect();
        assert_eq!(check(&capture(media, text.into_bytes(), None)), Ok(()), "{media:?}, {begins:?} and so on");
    }
}

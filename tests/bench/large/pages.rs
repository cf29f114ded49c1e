//! The pages that are imported, made once as files beside the library, and kept for the next run: light ones whose
//! paragraphs are recombined from a corpus, and whole ones as outlets serve them.

use super::Outcome;
use cuttings_core::model::{Capture, Media, Source};
use fastrand::Rng;
use flate2::read::GzDecoder;
use std::fs::{self, File};
use std::io::Read;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// A page with its own headline, date and outlet, and paragraphs that no other page has in this order.
fn page(number: usize, paragraphs: &[String]) -> String {
    let mut dice = Rng::with_seed(number as u64);
    let outlet = ["Northern Courier", "Harbour Post", "The Ledger", "Evening Wire"][dice.usize(..4)];
    let (year, month, day) = (1990 + dice.usize(..35), 1 + dice.usize(..12), 1 + dice.usize(..28));
    let headline = paragraphs[dice.usize(..paragraphs.len())].split_whitespace().take(8).collect::<Vec<_>>().join(" ");
    let body: String =
        (0..6 + dice.usize(..10)).map(|_| format!("<p>{}</p>\n", paragraphs[dice.usize(..paragraphs.len())])).collect();
    let links: String =
        (0..60).map(|link| format!("<li><a href=\"/{link}\">More of section {link}</a></li>\n")).collect();
    format!(
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{headline} - {outlet}</title>\n\
         <link rel=\"canonical\" href=\"https://outlet.example/{number}\"><meta property=\"og:site_name\" content=\"{outlet}\">\n\
         <meta property=\"article:published_time\" content=\"{year}-{month:02}-{day:02}T09:00:00Z\"></head>\n\
         <body><nav><ul>{links}</ul></nav><article><h1>{headline}</h1>\n{body}<p>Report number {number}.</p></article></body></html>"
    )
}

/// The light pages of these numbers.
pub fn light(library: &Path, paragraphs: &[String], numbers: Range<usize>) -> Outcome<Vec<Source>> {
    let folder = library.with_extension("pages");
    numbers.map(|number| file(&folder, number, || Ok(page(number, paragraphs).into_bytes()))).collect()
}

/// So many pages of a corpus as they came, in turn; each time with other addresses, so that each is a page of its own.
pub fn whole(library: &Path, corpus: &Path, number: usize) -> Outcome<Vec<Source>> {
    let folder = library.with_extension("whole-pages");
    let pages = sorted(&corpus.join("html"))?;
    let again = |number: usize| {
        let mut bytes = Vec::new();
        GzDecoder::new(File::open(&pages[number % pages.len()])?).read_to_end(&mut bytes)?;
        let turn = format!("https://turn{}.", number / pages.len());
        // Byte by byte, for a page need not be UTF-8.
        let text: String = bytes.iter().map(|byte| char::from(*byte)).collect();
        Ok(text.replace("https://", &turn).chars().map(|letter| letter as u8).chain(turn.bytes()).collect())
    };
    (0..number).map(|number| file(&folder, number, || again(number))).collect()
}

/// A file of a number, made where it is not there yet.
fn file(folder: &Path, number: usize, page: impl FnOnce() -> Outcome<Vec<u8>>) -> Outcome<Source> {
    let folder = folder.join((number / 1_000).to_string());
    let path = folder.join(format!("{number}.html"));
    if !path.exists() {
        fs::create_dir_all(&folder)?;
        fs::write(&path, page()?)?;
    }
    Ok(Source::File { path: path.to_string_lossy().into_owned(), url: None })
}

pub fn capture(source: &Source) -> Outcome<Capture> {
    let Source::File { path, .. } = source else { return Err("not a file".into()) };
    let (bytes, retrieved) = (fs::read(path)?, "2020-08-11T14:00:00Z".to_owned());
    Ok(Capture { url: None, final_url: None, bytes, media: Media::Html, charset: None, retrieved })
}

/// The paragraphs of a corpus of texts packed with gzip, as HTML.
pub fn paragraphs(corpus: &Path) -> Outcome<Vec<String>> {
    let mut paragraphs = Vec::new();
    for file in sorted(&corpus.join("text"))? {
        let mut text = String::new();
        GzDecoder::new(File::open(file)?).read_to_string(&mut text)?;
        let long = text.lines().filter(|line| line.len() > 120);
        paragraphs.extend(long.map(|line| line.replace('&', "&amp;").replace('<', "&lt;")));
    }
    Ok(paragraphs)
}

fn sorted(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    files.sort();
    Ok(files)
}

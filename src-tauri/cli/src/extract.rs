//! `extract`: read articles without a library; a whole folder of them with `--batch`.

use crate::args;
use crate::clip::source;
use crate::out::{Ended, Out, Outcome, table};
use cuttings_core::capture::{self, Limits};
use cuttings_core::model::{ArticleView, Source};
use cuttings_core::{Error, ErrorCode, export, extract, now};
use flate2::read::MultiGzDecoder;
use serde::Serialize;
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::time::Instant;

pub fn run(args: &args::Extract, out: &mut Out) -> Outcome {
    if let Some(folder) = &args.batch {
        return batch(folder, args.jobs as usize, out);
    }
    let name = args.source.as_deref().unwrap_or(OsStr::new("-"));
    let article = cuttings_core::extract_only(&source(name, args.url.as_deref())?)?;
    out.print(&article, || describe(&article))
}

/// The article as a person reads it; `show` prints its clips by it too.
pub fn describe(article: &ArticleView) -> String {
    let date = |date: &Option<cuttings_core::model::PressDate>| date.as_ref().map(ToString::to_string);
    let fields = [
        ("Headline", article.headline.clone()),
        ("Byline", article.byline.clone()),
        ("Publisher", article.publisher.clone()),
        ("Aggregator", article.aggregator.clone()),
        ("Section", Some(article.section.join(" › "))),
        ("Published", date(&article.published)),
        ("Updated", date(&article.updated)),
        ("Language", article.language.clone()),
        ("Link", article.url.clone()),
        ("Keywords", Some(article.keywords.join(", "))),
    ];
    let row = |(name, value): (&str, Option<String>)| {
        value.filter(|value| !value.is_empty()).map(|value| vec![name.to_owned(), value])
    };
    let fields: Vec<Vec<String>> = fields.into_iter().filter_map(row).collect();
    format!("{}\n\n{}\n", table(&fields), article.text)
}

/// A line of a batch.
#[derive(Serialize)]
#[serde(untagged)]
enum Line {
    Read {
        id: String,
        /// Decoding, parsing and extracting alone, in microseconds.
        micros: u64,
        #[serde(flatten)]
        article: Box<ArticleView>,
    },
    Failed {
        id: String,
        error: String,
    },
}

/// Lines come in the order of the file names, however many pages are read at a time.
fn batch(folder: &Path, jobs: usize, out: &mut Out) -> Outcome {
    let pages = pages(folder)?;
    if jobs == 1 {
        return pages.iter().try_for_each(|page| print(&line(page), out));
    }
    let next = AtomicUsize::new(0);
    let (sender, receiver) = mpsc::sync_channel(2 * jobs);
    std::thread::scope(|scope| {
        for _ in 0..jobs {
            let (sender, next, pages) = (sender.clone(), &next, &pages);
            scope.spawn(move || {
                while let Some((at, page)) = take_next(pages, next) {
                    if sender.send((at, line(page))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        print_in_order(receiver, out)
    })
}

fn take_next<'a>(pages: &'a [PathBuf], next: &AtomicUsize) -> Option<(usize, &'a PathBuf)> {
    let at = next.fetch_add(1, Ordering::Relaxed);
    pages.get(at).map(|page| (at, page))
}

/// Takes the receiver, so that the readers stop when the output does.
fn print_in_order(receiver: mpsc::Receiver<(usize, Line)>, out: &mut Out) -> Outcome {
    let (mut waiting, mut due) = (BTreeMap::new(), 0);
    for (at, line) in receiver {
        waiting.insert(at, line);
        while let Some(line) = waiting.remove(&due) {
            print(&line, out)?;
            due += 1;
        }
    }
    Ok(())
}

fn print(line: &Line, out: &mut Out) -> Outcome {
    out.print(line, || match line {
        Line::Read { id, micros, article } => {
            format!(
                "{id}  {:.1} ms  {}",
                *micros as f64 / 1000.0,
                article.headline.as_deref().unwrap_or("(no headline)")
            )
        }
        Line::Failed { id, error } => format!("{id}  failed  {error}"),
    })
}

/// Pages by their names, in the order of the names.
fn pages(folder: &Path) -> Result<Vec<PathBuf>, Ended> {
    let entries = std::fs::read_dir(folder).and_then(|entries| entries.collect::<Result<Vec<_>, _>>());
    let entries = entries.map_err(|cause| {
        let message = format!("The folder {} could not be read. Check its name.", folder.display());
        Error::new(ErrorCode::File, message).because(cause)
    })?;
    let mut pages: Vec<PathBuf> = entries.into_iter().map(|entry| entry.path()).filter(|path| is_page(path)).collect();
    pages.sort();
    Ok(pages)
}

fn is_page(path: &Path) -> bool {
    let name = name(path).to_lowercase();
    let name = name.strip_suffix(".gz").unwrap_or(&name);
    [".html", ".htm", ".txt", ".md", ".eml"].iter().any(|ending| name.ends_with(ending)) && !path.is_dir()
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn line(page: &Path) -> Line {
    let name = name(page);
    let id = name.split('.').next().unwrap_or_default().to_owned();
    match read(page, &name) {
        Ok((article, micros)) => Line::Read { id, micros, article: Box::new(article) },
        Err(error) if error.message.contains(&name) => Line::Failed { id, error: error.message },
        Err(error) => Line::Failed { id, error: format!("{name}: {}", error.message) },
    }
}

fn read(page: &Path, name: &str) -> cuttings_core::Result<(ArticleView, u64)> {
    let bytes = bytes(page, name).map_err(|cause| {
        let message = match cause.kind() {
            ErrorKind::InvalidInput | ErrorKind::InvalidData | ErrorKind::UnexpectedEof => {
                format!("{name} is not a whole gzip file. Fetch it again, or unpack what is in it yourself.")
            }
            _ => format!("{name} could not be read. Check that it is there, and that you may read it."),
        };
        Error::new(ErrorCode::File, message).because(cause)
    })?;
    let name = name.strip_suffix(".gz").unwrap_or(name).to_owned();
    let source = Source::Bytes { name: Some(name), bytes, url: None };
    // No page was published after it was read.
    let capture = capture::take(&source, &now(), Limits::default())?;
    let start = Instant::now();
    let article = extract::article(&capture)?;
    let micros = start.elapsed().as_micros() as u64;
    let markdown = export::body_markdown(&article);
    Ok((ArticleView::new(&article, markdown), micros))
}

/// Unpacked where the name says so; never much more than the limit, whatever a small file unpacks to.
fn bytes(page: &Path, name: &str) -> std::io::Result<Vec<u8>> {
    let file = File::open(page)?;
    let limit = Limits::default().bytes.saturating_add(1);
    let mut bytes = Vec::new();
    match name.ends_with(".gz") {
        true => MultiGzDecoder::new(file).take(limit).read_to_end(&mut bytes)?,
        false => file.take(limit).read_to_end(&mut bytes)?,
    };
    Ok(bytes)
}

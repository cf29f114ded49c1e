//! `make bench`, a large library: how long everything takes with 100,000 clips in it.
//!
//!     bench-large LIBRARY-FOLDER [CLIPS]
//!
//! Makes the library anew from HTML files whose paragraphs are recombined from the corpus under `CUTTINGS_SHARED`; without
//! one, nothing is done. The files are made once, and are kept beside the library for the next run.

use cuttings_core::model::{Capture, ClipId, Edition, Media, Sort, Source};
use cuttings_core::{ClipInto, Library};
use fastrand::Rng;
use std::error::Error;
use std::fs;
use std::io::Read;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

const ROUND: usize = 10_000;

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some(folder) = arguments.first().map(PathBuf::from) else {
        return Err("bench-large LIBRARY-FOLDER [CLIPS]".into());
    };
    let clips = arguments.get(1).map_or(Ok(100_000), |number| number.parse::<usize>())?;
    let Some(shared) = std::env::var_os("CUTTINGS_SHARED") else {
        println!("a large library                       left out: no corpus (CUTTINGS_SHARED)");
        return Ok(());
    };
    let paragraphs = paragraphs(&Path::new(&shared).join("corpora/wcxb-articles/text"))?;
    println!("a library of {clips} clips, on {} cores", cores());
    importing(&folder, &paragraphs, clips)?;
    let library = opening(&folder)?;
    listing(&library, clips)?;
    searching(&library, &paragraphs)?;
    gathering(&library)?;
    backing_up(&library, &folder, &paragraphs, clips)?;
    say(
        "bytes on disk a clip",
        &format!(
            "{} of database, {} of pages",
            size(&folder.join("library.sqlite"))? / clips as u64,
            size(&folder.join("snapshots"))? / clips as u64
        ),
    );
    say("peak memory of all this", &peak_memory());
    Ok(())
}

fn say(what: &str, figure: &str) {
    println!("{what:<38}{figure}");
}

fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// In rounds, clipped on all cores, and then some of them only read, on one thread, so that both meet the same machine.
fn importing(folder: &Path, paragraphs: &[String], clips: usize) -> Outcome<()> {
    // The library of an earlier run goes afterwards: where files were deleted a moment ago, some file systems (ext4 without
    // a journal) take several times as long to make new ones.
    let earlier = folder.with_extension("earlier");
    if folder.exists() {
        fs::rename(folder, &earlier)?;
    }
    let sources = files(folder, paragraphs, 0..clips)?;
    let library = Library::open(folder)?;
    let (mut clipping, mut reading, mut read) = (Spent::default(), Spent::default(), 0);
    for round in sources.chunks(ROUND) {
        clipping.on(|| clip_all(&library, round))?;
        let sample: Vec<Source> = round.iter().step_by(10).cloned().collect();
        let sample = sample.iter().map(capture).collect::<Outcome<Vec<Capture>>>()?;
        reading.on(|| {
            for page in &sample {
                std::hint::black_box(&cuttings_core::extract::article(page)?);
            }
            Ok(())
        })?;
        read += sample.len();
    }
    if earlier.exists() {
        fs::remove_dir_all(earlier)?;
    }
    let (imported, extracted) = (clips as f64 / clipping.seconds, read as f64 / reading.seconds);
    say(
        "importing HTML files, all cores",
        &format!(
            "{imported:.0} clips a second; extraction alone, one thread {extracted:.0}; {:.2} of cores × that (at least 0.8)",
            imported / extracted / cores() as f64
        ),
    );
    say(
        "processor time of all threads",
        &format!(
            "{:.2} ms a clip, of which extraction {:.2}",
            1e3 * clipping.work / clips as f64,
            1e3 * reading.work / read as f64
        ),
    );
    Ok(())
}

/// In seconds: on the clock, and of all processors together, which others on the same machine do not touch.
#[derive(Default)]
struct Spent {
    seconds: f64,
    work: f64,
}

impl Spent {
    fn on(&mut self, work: impl FnOnce() -> Outcome<()>) -> Outcome<()> {
        let (begun, worked) = (Instant::now(), processor_time());
        work()?;
        self.seconds += begun.elapsed().as_secs_f64();
        self.work += processor_time() - worked;
        Ok(())
    }
}

/// What Linux says of this process, in seconds; elsewhere nothing.
fn processor_time() -> f64 {
    let status = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = status.rsplit(')').next().unwrap_or_default();
    let ticks = after_name.split_whitespace().skip(11).take(2).filter_map(|number| number.parse::<f64>().ok());
    ticks.sum::<f64>() / 100.0
}

fn clip_all(library: &Library, sources: &[Source]) -> Outcome<()> {
    library.clip_all(sources, &ClipInto::default(), |clipped| match clipped.id {
        Some(_) => Ok(()),
        None => Err::<(), Box<dyn Error>>(format!("{}: {:?}", clipped.source, clipped.message).into()),
    })
}

fn opening(folder: &Path) -> Outcome<Library> {
    let library = timed("opening, and the first page of the list", 9, || {
        let library = Library::open(folder)?;
        library.list("", Sort::Published, 0, 100)?;
        Ok(library)
    })?;
    timed("the counts of the sidebar", 9, || Ok(library.overview()?))?;
    Ok(library)
}

fn listing(library: &Library, clips: usize) -> Outcome<()> {
    let middle = clips as u32 / 2;
    for (what, offset) in [("the list: first page", 0), ("in the middle", middle), ("at the end", clips as u32 - 100)] {
        timed(what, 15, || Ok(library.list("", Sort::Published, offset, 100)?))?;
    }
    Ok(())
}

/// Words, pairs, phrases and beginnings as they come in the corpus, common and rare.
fn searching(library: &Library, paragraphs: &[String]) -> Outcome<()> {
    let mut dice = Rng::with_seed(7);
    let mut times = Vec::new();
    for turn in 0..400 {
        let words: Vec<&str> = paragraphs[dice.usize(..paragraphs.len())]
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| word.len() > 2)
            .collect();
        let Some(at) = (words.len() > 3).then(|| dice.usize(..words.len() - 2)) else { continue };
        let query = match turn % 4 {
            0 => words[at].to_owned(),
            1 => format!("{} {}", words[at], words[at + 1]),
            2 => format!("\"{} {}\"", words[at], words[at + 1]),
            _ => format!("{}*", words[at].chars().take(4).collect::<String>()),
        };
        let begun = Instant::now();
        std::hint::black_box(library.list(&query, Sort::Relevance, 0, 50)?);
        times.push((begun.elapsed(), query));
    }
    times.sort();
    let at = |part: usize| milliseconds(times[(times.len() - 1) * part / 100].0);
    let longest: Vec<&str> = times.iter().rev().take(4).map(|(_, query)| query.as_str()).collect();
    say(
        "searching, each once",
        &format!(
            "median {:.1} ms, 95 % {:.1}, 99 % {:.1}, longest {:.1}: {}",
            at(50),
            at(95),
            at(99),
            at(100),
            longest.join("   ")
        ),
    );
    Ok(())
}

/// A thousand tags, and a dossier of a thousand clips.
fn gathering(library: &Library) -> Outcome<()> {
    let ids: Vec<ClipId> = library.list("", Sort::Clipped, 0, 1_000)?.rows.iter().map(|row| row.id).collect();
    let begun = Instant::now();
    for (number, id) in ids.iter().enumerate() {
        library.tag(&[*id], &[format!("subject {number}")], &[])?;
    }
    say("1,000 tags, one by one", &format!("{:.2} ms each", milliseconds(begun.elapsed()) / 1e3));
    timed("the counts with 1,000 tags", 9, || Ok(library.overview()?))?;
    let dossier = library.create_dossier("A thousand clips")?;
    library.add_to_dossier(dossier, &ids, None)?;
    let folder = library.folder().with_extension("export");
    timed("exporting a dossier of 1,000 clips", 3, || {
        Ok(library.export(dossier, "markdown", Edition::Full, &folder, true)?)
    })?;
    fs::remove_dir_all(folder)?;
    Ok(())
}

fn backing_up(library: &Library, folder: &Path, paragraphs: &[String], clips: usize) -> Outcome<()> {
    let once = |what: &str| -> Outcome<()> {
        let begun = Instant::now();
        let made = library.back_up()?;
        say(what, &format!("{:.1} s, {} pages copied, each read again", begun.elapsed().as_secs_f64(), made.pages));
        Ok(())
    };
    once("the first backup")?;
    clip_all(library, &files(folder, paragraphs, clips..clips + 100)?)?;
    // Backups are dated by the second.
    std::thread::sleep(Duration::from_secs(1));
    once("the next, with 100 new clips")?;
    fs::remove_dir_all(folder.join("backups"))?;
    Ok(())
}

/// The median time of several runs; gives what the last one gave.
fn timed<T>(what: &str, runs: usize, mut work: impl FnMut() -> Outcome<T>) -> Outcome<T> {
    let mut times = Vec::new();
    loop {
        let begun = Instant::now();
        let value = work()?;
        times.push(begun.elapsed());
        if times.len() == runs {
            times.sort();
            say(what, &format!("{:.1} ms", milliseconds(times[runs / 2])));
            return Ok(value);
        }
    }
}

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

/// The files of these numbers, made where they are not there yet. They stay for the next run.
fn files(library: &Path, paragraphs: &[String], numbers: Range<usize>) -> Outcome<Vec<Source>> {
    let folder = library.with_extension("pages");
    let file = |number: usize| -> Outcome<Source> {
        let folder = folder.join((number / 1_000).to_string());
        let path = folder.join(format!("{number}.html"));
        if !path.exists() {
            fs::create_dir_all(&folder)?;
            fs::write(&path, page(number, paragraphs))?;
        }
        Ok(Source::File { path: path.to_string_lossy().into_owned(), url: None })
    };
    numbers.map(file).collect()
}

fn capture(source: &Source) -> Outcome<Capture> {
    let Source::File { path, .. } = source else { return Err("not a file".into()) };
    let (bytes, retrieved) = (fs::read(path)?, "2020-08-11T14:00:00Z".to_owned());
    Ok(Capture { url: None, final_url: None, bytes, media: Media::Html, charset: None, retrieved })
}

/// The paragraphs of a corpus of texts packed with gzip, as HTML.
fn paragraphs(folder: &Path) -> Outcome<Vec<String>> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    files.sort();
    let mut paragraphs = Vec::new();
    for file in files {
        let mut text = String::new();
        flate2::read::GzDecoder::new(fs::File::open(file)?).read_to_string(&mut text)?;
        let long = text.lines().filter(|line| line.len() > 120);
        paragraphs.extend(long.map(|line| line.replace('&', "&amp;").replace('<', "&lt;")));
    }
    Ok(paragraphs)
}

fn size(path: &Path) -> Outcome<u64> {
    if path.is_file() {
        return Ok(path.metadata()?.len());
    }
    fs::read_dir(path)?.map(|entry| size(&entry?.path())).sum()
}

/// What Linux says of this process; elsewhere nothing.
fn peak_memory() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.map_or_else(|| "not known on this system".to_owned(), |line| line.trim().to_owned())
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

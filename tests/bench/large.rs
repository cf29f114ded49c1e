//! `make bench`, a large library: how long everything takes with 100,000 clips in it.
//!
//!     bench-large LIBRARY-FOLDER [CLIPS]
//!
//! Makes the library anew from HTML files whose paragraphs are recombined from the corpus under `CUTTINGS_SHARED`; without
//! one, nothing is done.

use cuttings_core::model::{Capture, ClipId, Edition, Media, Sort, Source};
use cuttings_core::{ClipInto, Library};
use std::error::Error;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

const ROUND: usize = 2_000;

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

/// Files in rounds: made, clipped on all cores, and read once more on one thread, so that both meet the same machine.
fn importing(folder: &Path, paragraphs: &[String], clips: usize) -> Outcome<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    let library = Library::open(folder)?;
    let pages = folder.with_extension("pages");
    let (mut clipping, mut reading, mut read) = (Duration::ZERO, Duration::ZERO, 0);
    for from in (0..clips).step_by(ROUND) {
        fs::create_dir_all(&pages)?;
        let numbers = from..(from + ROUND).min(clips);
        let sources: Vec<Source> =
            numbers.clone().map(|number| file(&pages, number, paragraphs)).collect::<Outcome<_>>()?;
        let sample: Vec<Capture> = numbers.step_by(10).map(|number| capture(page(number, paragraphs))).collect();
        let begun = Instant::now();
        for capture in &sample {
            std::hint::black_box(&cuttings_core::extract::article(capture)?);
        }
        reading += begun.elapsed();
        read += sample.len();
        let begun = Instant::now();
        clip_all(&library, &sources)?;
        clipping += begun.elapsed();
        fs::remove_dir_all(&pages)?;
    }
    let (imported, extracted) = (clips as f64 / clipping.as_secs_f64(), read as f64 / reading.as_secs_f64());
    say(
        "importing HTML files, all cores",
        &format!(
            "{imported:.0} clips a second; extraction alone, one thread {extracted:.0}; {:.2} of cores × that (at least 0.8)",
            imported / extracted / cores() as f64
        ),
    );
    Ok(())
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
    let mut dice = Dice(7);
    let mut times = Vec::new();
    for turn in 0..400 {
        let words: Vec<&str> = paragraphs[dice.roll(paragraphs.len())]
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| word.len() > 2)
            .collect();
        let Some(at) = (words.len() > 3).then(|| dice.roll(words.len() - 2)) else { continue };
        let query = match turn % 4 {
            0 => words[at].to_owned(),
            1 => format!("{} {}", words[at], words[at + 1]),
            2 => format!("\"{} {}\"", words[at], words[at + 1]),
            _ => format!("{}*", words[at].chars().take(4).collect::<String>()),
        };
        let begun = Instant::now();
        std::hint::black_box(library.list(&query, Sort::Relevance, 0, 50)?);
        times.push(begun.elapsed());
    }
    times.sort();
    let at = |part: usize| milliseconds(times[(times.len() - 1) * part / 100]);
    say(
        "searching",
        &format!("median {:.1} ms, 95 % {:.1}, 99 % {:.1}, longest {:.1}", at(50), at(95), at(99), at(100)),
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
    let pages = folder.with_extension("pages");
    fs::create_dir_all(&pages)?;
    let more: Vec<Source> =
        (clips..clips + 100).map(|number| file(&pages, number, paragraphs)).collect::<Outcome<_>>()?;
    clip_all(library, &more)?;
    fs::remove_dir_all(&pages)?;
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
    let mut dice = Dice(number as u64);
    let outlet = ["Northern Courier", "Harbour Post", "The Ledger", "Evening Wire"][dice.roll(4)];
    let (year, month, day) = (1990 + dice.roll(35), 1 + dice.roll(12), 1 + dice.roll(28));
    let headline = paragraphs[dice.roll(paragraphs.len())].split_whitespace().take(8).collect::<Vec<_>>().join(" ");
    let body: String =
        (0..6 + dice.roll(10)).map(|_| format!("<p>{}</p>\n", paragraphs[dice.roll(paragraphs.len())])).collect();
    let links: String =
        (0..60).map(|link| format!("<li><a href=\"/{link}\">More of section {link}</a></li>\n")).collect();
    format!(
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{headline} - {outlet}</title>\n\
         <link rel=\"canonical\" href=\"https://outlet.example/{number}\"><meta property=\"og:site_name\" content=\"{outlet}\">\n\
         <meta property=\"article:published_time\" content=\"{year}-{month:02}-{day:02}T09:00:00Z\"></head>\n\
         <body><nav><ul>{links}</ul></nav><article><h1>{headline}</h1>\n{body}<p>Report number {number}.</p></article></body></html>"
    )
}

fn file(folder: &Path, number: usize, paragraphs: &[String]) -> Outcome<Source> {
    let path = folder.join(format!("{number}.html"));
    fs::write(&path, page(number, paragraphs))?;
    Ok(Source::File { path: path.to_string_lossy().into_owned(), url: None })
}

fn capture(html: String) -> Capture {
    let (bytes, retrieved) = (html.into_bytes(), "2020-08-11T14:00:00Z".to_owned());
    Capture { url: None, final_url: None, bytes, media: Media::Html, charset: None, retrieved }
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

/// A small generator (SplitMix64), so that every run makes the same library.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) as usize % sides
    }
}

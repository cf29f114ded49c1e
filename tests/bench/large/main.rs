//! `make bench`, a large library: how long everything takes with 100,000 clips in it.
//!
//!     bench-large LIBRARY-FOLDER [CLIPS]
//!
//! Makes the library anew from HTML files whose paragraphs are recombined from the corpus under `CUTTINGS_SHARED`; without
//! one, nothing is done. The files are made once, and are kept beside the library for the next run.

mod importing;
mod pages;

use cuttings_core::Library;
use cuttings_core::model::{ClipId, Edition, Sort};
use fastrand::Rng;
use importing::{clip_all, import_light, import_whole};
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How many whole pages are imported at the most: each is about ten times as long as a light one.
const WHOLE: usize = 5_000;

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
    let corpus = Path::new(&shared).join("corpora/wcxb-articles");
    let paragraphs = pages::paragraphs(&corpus)?;
    println!("a library of {clips} clips, on {} cores", cores());
    import_whole(&folder, &corpus, clips.min(WHOLE))?;
    import_light(&folder, &paragraphs, clips)?;
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
    clip_all(library, &pages::light(folder, paragraphs, clips..clips + 100)?)?;
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

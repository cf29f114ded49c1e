//! `make bench`, the part without a window: how long reading, clipping, listing and searching take.
//! Ratios are taken within one run, page by page in turn, because machines are noisy.
//!
//!     bench CUTTINGS-BINARY LIBRARY-FOLDER
//!
//! Makes the library anew, with 1,000 clips, and leaves it for the window's turn. Pages come from the corpus under
//! `CUTTINGS_SHARED`; without one, the sample's own paragraphs are recombined and the HTML figures are left out.

use cuttings_core::model::{Capture, Media, Sort, Source};
use cuttings_core::{ClipInto, Library};
use std::error::Error;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const CLIPS: usize = 1_000;
const SAMPLE: &str = include_str!("../fixtures/sample/the-open-courier-2020-08-11.txt");

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [binary, folder] = arguments.as_slice() else {
        return Err("bench CUTTINGS-BINARY LIBRARY-FOLDER".into());
    };
    let corpus = std::env::var_os("CUTTINGS_SHARED").map(|shared| Path::new(&shared).join("corpora/wcxb-articles"));
    match &corpus {
        Some(corpus) => {
            html_against_parsing(&corpus.join("html"))?;
            for media in ["html", "text"] {
                memory_of_a_batch(Path::new(binary), media, &corpus.join(media))?;
            }
        }
        None => println!("HTML against parsing alone           left out: no corpus (CUTTINGS_SHARED)"),
    }
    let texts = match &corpus {
        Some(corpus) => {
            pages(&corpus.join("text"))?.iter().map(|page| String::from_utf8_lossy(page).into_owned()).collect()
        }
        None => vec![SAMPLE.to_owned()],
    };
    clipping(Path::new(folder), &texts)?;
    as_one_types(Path::new(folder))?;
    whole_processes(Path::new(binary), folder)
}

/// Every page is parsed alone and then extracted, which parses it again: the ratio is extraction as a whole to parsing.
fn html_against_parsing(folder: &Path) -> Result<(), Box<dyn Error>> {
    let pages = pages(folder)?;
    let (mut parsing, mut extracting) = (Duration::ZERO, Duration::ZERO);
    for bytes in &pages {
        let page = String::from_utf8_lossy(bytes).into_owned();
        let begun = Instant::now();
        let tree = dom_query::Document::from(page.as_str());
        parsing += begun.elapsed();
        std::hint::black_box(&tree);
        drop(tree);
        let capture = capture(bytes.clone(), Media::Html);
        let begun = Instant::now();
        let article = cuttings_core::extract::article(&capture);
        extracting += begun.elapsed();
        std::hint::black_box(&article);
    }
    let each = |time: Duration| time.as_secs_f64() * 1e3 / pages.len() as f64;
    println!(
        "HTML, {} pages, one thread            parsing alone {:.2} ms a page   extraction {:.2} ms   ratio {:.2} (at most 4)",
        pages.len(),
        each(parsing),
        each(extracting),
        extracting.as_secs_f64() / parsing.as_secs_f64()
    );
    Ok(())
}

/// The most memory that one process takes to read all pages of a folder, as Linux counts it.
fn memory_of_a_batch(binary: &Path, media: &str, folder: &Path) -> Result<(), Box<dyn Error>> {
    let mut batch = Command::new(binary);
    let mut batch =
        batch.args(["--json", "extract", "--batch"]).arg(folder).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    let status = format!("/proc/{}/status", batch.id());
    let mut most = None;
    let ended = loop {
        // The mark only rises; it goes with the process, so the last one read is the highest.
        let peak = std::fs::read_to_string(&status).ok().and_then(|status| {
            let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
            line.trim().strip_suffix(" kB")?.parse::<f64>().ok()
        });
        most = peak.or(most);
        match batch.try_wait()? {
            Some(ended) => break ended,
            None => std::thread::sleep(Duration::from_millis(5)),
        }
    };
    match most {
        _ if !ended.success() => return Err(format!("reading {} failed", folder.display()).into()),
        Some(most) => {
            println!("{:38}{:.0} MB at most (under 80)", format!("memory to read all pages, {media}"), most / 1024.0)
        }
        None => println!("memory to read all pages, {media}        left out: this system does not tell"),
    }
    Ok(())
}

/// Clips the sample and then pages of recombined texts until there are 1,000: extract, store, index, sync to disk.
fn clipping(folder: &Path, texts: &[String]) -> Result<(), Box<dyn Error>> {
    if folder.exists() {
        std::fs::remove_dir_all(folder)?;
    }
    let library = Library::open(folder)?;
    let begun = Instant::now();
    for _ in 0..20 {
        let article = cuttings_core::extract::article(&capture(SAMPLE.into(), Media::Text))?;
        std::hint::black_box(&article);
    }
    let reading = begun.elapsed() / 20;
    let mut clipping = Vec::with_capacity(CLIPS);
    for number in 0..CLIPS {
        let text = if number == 0 { SAMPLE.to_owned() } else { page(number, texts) };
        let source = Source::Text { text, url: Some(format!("https://example.org/{number}")) };
        let begun = Instant::now();
        let clipped = library.clip(&source, &ClipInto::default())?;
        clipping.push(begun.elapsed());
        if clipped.id.is_none() {
            return Err(format!("clip {number}: {:?}", clipped.message).into());
        }
    }
    let first = clipping[0];
    println!(
        "clipping the sample                   reading it {:.2} ms   through the library, synced {:.2} ms   {:.0} clips a second over {CLIPS}",
        milliseconds(reading),
        milliseconds(first),
        CLIPS as f64 / clipping.iter().sum::<Duration>().as_secs_f64(),
    );
    Ok(())
}

/// A page that is unlike every other: a headline and a date of its own before the lines of one of the texts.
fn page(number: usize, texts: &[String]) -> String {
    let text = &texts[number % texts.len()];
    let (month, day) = (1 + number % 12, 1 + number % 28);
    format!(
        "Report {number} from the desk of the archive\n\n2020-{month:02}-{day:02}\n\n{text}\n\nClosing remark {number} on the matter.\n"
    )
}

/// What the window asks at each key, in this process: the first of its pages (`PAGE` in `ui/src/state/list.svelte.ts`).
fn as_one_types(folder: &Path) -> Result<(), Box<dyn Error>> {
    let library = Library::open(folder)?;
    let mut times = Vec::new();
    for word in ["people", "government", "water", "minister", "the", "music", "energy", "school", "market", "report"] {
        for letters in 2..=word.len() {
            let begun = &word[..letters];
            let query = format!("{begun} OR {begun}*");
            let begun = Instant::now();
            std::hint::black_box(library.list_latest(&query, Sort::Relevance, 0, 100)?);
            times.push(begun.elapsed());
        }
    }
    times.sort();
    println!(
        "searching as one types                {:.1} ms in the library, median of {} keys; longest {:.1} ms",
        milliseconds(times[times.len() / 2]),
        times.len(),
        milliseconds(times[times.len() - 1])
    );
    Ok(())
}

/// `list` and `search` from start to end of the process, as a script sees them.
fn whole_processes(binary: &Path, folder: &str) -> Result<(), Box<dyn Error>> {
    let base = median(binary, &["--version"])?;
    for (name, arguments) in [
        ("list", &["list"][..]),
        ("search, a rare word", &["search", "archive"]),
        ("search, a common word", &["search", "the"]),
        ("search, a phrase", &["search", "\"closing remark\" published:2020-03"]),
    ] {
        let arguments: Vec<&str> = ["--library", folder].iter().chain(arguments).copied().collect();
        let time = median(binary, &arguments)?;
        println!(
            "cuttings {name:<28} {:.1} ms as a whole process on {CLIPS} clips (under 50); {:.1} ms of it to start and stop",
            milliseconds(time),
            milliseconds(base)
        );
    }
    Ok(())
}

fn median(binary: &Path, arguments: &[&str]) -> Result<Duration, Box<dyn Error>> {
    let mut times = Vec::new();
    for _ in 0..15 {
        let begun = Instant::now();
        let status = Command::new(binary).args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).status()?;
        times.push(begun.elapsed());
        if !status.success() {
            return Err(format!("cuttings {arguments:?} failed").into());
        }
    }
    times.sort();
    Ok(times[times.len() / 2])
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn capture(bytes: Vec<u8>, media: Media) -> Capture {
    Capture { url: None, final_url: None, bytes, media, charset: None, retrieved: "2020-08-11T14:00:00Z".into() }
}

/// The unpacked pages of a folder of `.gz` files, by name.
fn pages(folder: &Path) -> Result<Vec<Vec<u8>>, Box<dyn Error>> {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    files.sort();
    let unpack = |file: &PathBuf| -> Result<Vec<u8>, Box<dyn Error>> {
        let mut bytes = Vec::new();
        flate2::read::GzDecoder::new(std::fs::File::open(file)?).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    files.iter().map(unpack).collect()
}

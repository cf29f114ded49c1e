//! The queries, and how long they take.

use super::Outcome;
use super::fill::bare_file;
use super::texts::Texts;
use cuttings_core::Library;
use cuttings_core::model::Sort;
use fastrand::Rng;
use rusqlite::Connection;
use std::collections::HashMap;
use std::path::Path;
use std::time::{Duration, Instant};

/// A query, and the same words as FTS5 writes them.
struct Asked {
    ours: String,
    bare: String,
    common: bool,
}

/// Each query is asked so often, and the fastest time counts: the machine's other work is not the search's.
const TIMES: usize = 3;

pub fn compare(folder: &Path, texts: &Texts, clips: usize) -> Outcome<()> {
    let library = Library::open(folder)?;
    let bare = Connection::open(bare_file(folder))?;
    let queries = queries(texts, clips);
    let (mut ours, mut others, mut rows) = (Vec::new(), Vec::new(), 0);
    for asked in &queries {
        let (mut best, mut other) = (Duration::MAX, Duration::MAX);
        for _ in 0..TIMES {
            other = other.min(bare_query(&bare, &asked.bare)?);
            let begun = Instant::now();
            let page = library.list(&asked.ours, Sort::Relevance, 0, 50)?;
            best = best.min(begun.elapsed());
            rows += page.rows.len();
        }
        ours.push((best, &asked.ours));
        others.push((other, &asked.ours));
    }
    println!(
        "{} queries over {clips} clips, {} with a common word, {rows} rows",
        queries.len(),
        queries.iter().filter(|asked| asked.common).count()
    );
    let common: Vec<_> = queries.iter().map(|asked| asked.common).collect();
    say("bare FTS5", &others, &common);
    say("search", &ours, &common);
    let (p, q) = (percentile(&ours, 95), percentile(&others, 95));
    println!("95th percentile: ratio {:.2} (at most 1.3)", p.as_secs_f64() / q.as_secs_f64());
    let mut slow = ours.clone();
    slow.sort_by_key(|(time, _)| std::cmp::Reverse(*time));
    for (time, query) in slow.iter().take(5) {
        println!("  slowest: {:.1} ms  {query}  (at most 60)", milliseconds(*time));
    }
    dearest(&library, &bare)?;
    filters(&library)
}

/// What costs most: phrases of words that are in nearly every clip, so that each clip must be looked at, and beginnings of
/// very many words.
fn dearest(library: &Library, bare: &Connection) -> Outcome<()> {
    for (ours, theirs) in ["of the", "in the", "to be", "and the", "that it was"]
        .map(|phrase| (format!("\"{phrase}\""), format!("\"{phrase}\"")))
        .into_iter()
        .chain(["th", "wit", "comp"].map(|begun| (format!("{begun}*"), format!("\"{begun}\" *"))))
    {
        let (mut best, mut other, mut total) = (Duration::MAX, Duration::MAX, 0);
        for _ in 0..TIMES {
            other = other.min(bare_query(bare, &theirs)?);
            let begun = Instant::now();
            total = library.list(&ours, Sort::Relevance, 0, 50)?.total;
            best = best.min(begun.elapsed());
        }
        println!(
            "  dearest: {:.1} ms  {ours}, {total} clips; bare FTS5 {:.1} ms",
            milliseconds(best),
            milliseconds(other)
        );
    }
    Ok(())
}

fn filters(library: &Library) -> Outcome<()> {
    for (query, sort) in [
        ("", Sort::Published),
        ("tag:tag0", Sort::Published),
        ("tag:tag7", Sort::Published),
        ("tag:tag390", Sort::Published),
        ("-tag:tag0", Sort::Published),
        ("outlet:\"Outlet Number 0\"", Sort::Published),
        ("outlet:number", Sort::Published),
        ("outlet:\"Outlet Number 190\"", Sort::Published),
        ("author:\"writer 77\"", Sort::Published),
        ("published:2020-08", Sort::Published),
        ("after:2010", Sort::Clipped),
        ("lang:en", Sort::Published),
        ("is:unread", Sort::Clipped),
        ("is:annotated", Sort::Published),
        ("is:unfiled", Sort::Published),
        ("the tag:tag7", Sort::Relevance),
        ("the published:2020-08", Sort::Relevance),
        ("the lang:de", Sort::Relevance),
        ("the", Sort::Published),
        ("people outlet:number tag:tag0 OR tag:tag3", Sort::Relevance),
        ("-the", Sort::Published),
        ("the of -and", Sort::Relevance),
    ] {
        let mut best = Duration::MAX;
        let mut total = 0;
        for _ in 0..TIMES {
            let begun = Instant::now();
            total = library.list(query, sort, 0, 50)?.total;
            best = best.min(begun.elapsed());
        }
        println!("  {query:<44} {sort:?}: {:.1} ms, {total} clips", milliseconds(best));
    }
    for query in ["", "the", "people", "tag:tag7"] {
        let mut best = Duration::MAX;
        for _ in 0..TIMES {
            let begun = Instant::now();
            std::hint::black_box(library.facets(query)?);
            best = best.min(begun.elapsed());
        }
        println!("  facets of “{query}”: {:.1} ms", milliseconds(best));
    }
    for begun in ["", "w", "writer 77"] {
        let mut best = Duration::MAX;
        for _ in 0..TIMES {
            let begins = Instant::now();
            std::hint::black_box(library.authors(begun, 8)?);
            best = best.min(begins.elapsed());
        }
        println!("  authors that begin with “{begun}”: {:.1} ms", milliseconds(best));
    }
    Ok(())
}

fn bare_query(bare: &Connection, expression: &str) -> Outcome<Duration> {
    let begun = Instant::now();
    let mut statement = bare.prepare_cached("SELECT rowid FROM bare WHERE bare MATCH ?1 ORDER BY rank LIMIT 50")?;
    let rows = statement.query_map([expression], |row| row.get::<_, i64>(0))?.collect::<Result<Vec<_>, _>>()?;
    std::hint::black_box(&rows);
    Ok(begun.elapsed())
}

/// 200 of them: single words from rare to common, several words, alternatives, beginnings and phrases of the texts.
fn queries(texts: &Texts, clips: usize) -> Vec<Asked> {
    let (mut frequent, mut middling, mut rare) = by_frequency(texts, clips);
    let mut chance = Rng::with_seed(7);
    let mut pick = |words: &mut Vec<String>| words.swap_remove(chance.usize(..words.len()));
    let mut queries = Vec::new();
    let mut ask = |ours: String, bare: String, common: bool| queries.push(Asked { ours, bare, common });
    for round in 0..20 {
        let (common, other) = (pick(&mut frequent), pick(&mut middling));
        match round % 4 {
            0 | 1 => ask(common.clone(), format!("\"{common}\""), true),
            2 => ask(format!("{common} {other}"), format!("\"{common}\" AND \"{other}\""), true),
            _ => ask(format!("{common} OR {other}"), format!("\"{common}\" OR \"{other}\""), true),
        }
    }
    for _ in 0..50 {
        let word = pick(&mut middling);
        ask(word.clone(), format!("\"{word}\""), false);
    }
    for _ in 0..40 {
        let word = pick(&mut rare);
        ask(word.clone(), format!("\"{word}\""), false);
    }
    for _ in 0..40 {
        let (a, b) = (pick(&mut middling), pick(&mut middling));
        ask(format!("{a} {b}"), format!("\"{a}\" AND \"{b}\""), false);
    }
    for _ in 0..15 {
        let (a, b) = (pick(&mut middling), pick(&mut rare));
        ask(format!("{a} OR {b}"), format!("\"{a}\" OR \"{b}\""), false);
    }
    for _ in 0..15 {
        let word = pick(&mut middling);
        let beginning: String = word.chars().take(5).collect();
        ask(format!("{beginning}*"), format!("\"{beginning}\" *"), false);
    }
    let mut chance = Rng::with_seed(11);
    while queries.len() < 200 {
        let words: Vec<&str> = texts.any(&mut chance).split_whitespace().collect();
        let from = chance.usize(..words.len().max(4) - 3);
        let phrase = words[from..words.len().min(from + 3)].join(" ");
        if phrase.chars().all(|letter| letter.is_alphabetic() || letter == ' ') {
            queries.push(Asked { ours: format!("\"{phrase}\""), bare: format!("\"{phrase}\""), common: false });
        }
    }
    queries
}

/// Words in more than a fifth of a sample, in 0.2 to 10 of a hundred, and in fewer; by the alphabet.
fn by_frequency(texts: &Texts, clips: usize) -> (Vec<String>, Vec<String>, Vec<String>) {
    let sample = clips.min(2_000);
    let mut counts: HashMap<String, (usize, usize)> = HashMap::new();
    for number in 0..sample {
        for paragraph in texts.piece(number).paragraphs {
            for word in paragraph.split(|letter: char| !letter.is_alphabetic()).filter(|word| word.is_ascii()) {
                let (count, last) = counts.entry(word.to_lowercase()).or_insert((0, usize::MAX));
                if *last != number {
                    (*count, *last) = (*count + 1, number);
                }
            }
        }
    }
    let mut words: Vec<(String, usize)> =
        counts.into_iter().filter(|(word, _)| word.len() > 1).map(|(word, (count, _))| (word, count)).collect();
    words.sort();
    let between = |low: f64, high: f64, length: usize| {
        let share = |count: usize| count as f64 / sample as f64;
        let chosen =
            words.iter().filter(|(word, count)| word.len() >= length && share(*count) > low && share(*count) <= high);
        chosen.map(|(word, _)| word.clone()).collect::<Vec<_>>()
    };
    (between(0.2, 1.0, 2), between(0.002, 0.1, 5), between(0.0, 0.002, 5))
}

fn say(what: &str, times: &[(Duration, &String)], common: &[bool]) {
    let commons: Vec<_> = times.iter().zip(common).filter(|(_, common)| **common).map(|(time, _)| *time).collect();
    println!(
        "  {what:<12} median {:.1} ms   95th percentile {:.1} ms   longest {:.1} ms   with a common word: median {:.1} ms",
        milliseconds(percentile(times, 50)),
        milliseconds(percentile(times, 95)),
        milliseconds(percentile(times, 100)),
        milliseconds(percentile(&commons, 50)),
    );
}

fn percentile(times: &[(Duration, &String)], percent: usize) -> Duration {
    let mut times: Vec<Duration> = times.iter().map(|(time, _)| *time).collect();
    times.sort();
    times[(times.len() * percent).div_ceil(100).clamp(1, times.len()) - 1]
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

//! How fast HTML files become clips on all cores, against reading them alone on one.

use super::pages::{capture, light, whole};
use super::{Outcome, cores, say};
use cuttings_core::model::{Capture, Source};
use cuttings_core::{ClipInto, Library};
use std::fs;
use std::path::Path;
use std::time::Instant;

const ROUND: usize = 10_000;
/// Of the pages of a round, each of this step is also only read.
const STEP: usize = 10;

/// The large library, of light pages.
pub fn import_light(folder: &Path, paragraphs: &[String], clips: usize) -> Outcome<()> {
    // The library of an earlier run goes afterwards: where files were deleted a moment ago, some file systems (ext4 without
    // a journal) take several times as long to make new ones.
    let earlier = folder.with_extension("earlier");
    if folder.exists() {
        fs::rename(folder, &earlier)?;
    }
    import(folder, "light HTML files", &light(folder, paragraphs, 0..clips)?)?;
    if earlier.exists() {
        fs::remove_dir_all(earlier)?;
    }
    Ok(())
}

/// A library of its own, of pages as outlets serve them; it goes again.
pub fn import_whole(folder: &Path, corpus: &Path, clips: usize) -> Outcome<()> {
    let library = folder.with_extension("whole");
    if library.exists() {
        fs::remove_dir_all(&library)?;
    }
    import(&library, "whole HTML files", &whole(folder, corpus, clips)?)?;
    Ok(fs::remove_dir_all(library)?)
}

/// In rounds, clipped on all cores, and then some of them only read, on one thread, so that both meet the same machine.
fn import(folder: &Path, what: &str, sources: &[Source]) -> Outcome<()> {
    let library = Library::open(folder)?;
    let (mut clipping, mut reading, mut read) = (Spent::default(), Spent::default(), 0);
    for round in sources.chunks(ROUND) {
        clipping.on(|| clip_all(&library, round))?;
        let sample = round.iter().step_by(STEP).map(capture).collect::<Outcome<Vec<Capture>>>()?;
        reading.on(|| {
            for page in &sample {
                std::hint::black_box(&cuttings_core::extract::article(page)?);
            }
            Ok(())
        })?;
        read += sample.len();
    }
    let (imported, extracted) = (sources.len() as f64 / clipping.seconds, read as f64 / reading.seconds);
    say(
        &format!("importing {} {what}", sources.len()),
        &format!(
            "{imported:.0} clips a second; extraction alone, one thread {extracted:.0}; {:.2} of cores × that (at least 0.8)",
            imported / extracted / cores() as f64
        ),
    );
    say(
        "processor time of all threads",
        &format!(
            "{:.2} ms a clip, of which extraction {:.2}",
            1e3 * clipping.work / sources.len() as f64,
            1e3 * reading.work / read as f64
        ),
    );
    Ok(())
}

pub fn clip_all(library: &Library, sources: &[Source]) -> Outcome<()> {
    library.clip_all(sources, &ClipInto::default(), |clipped| match clipped.id {
        Some(_) => Ok(()),
        None => Err::<(), Box<dyn std::error::Error>>(format!("{}: {:?}", clipped.source, clipped.message).into()),
    })
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

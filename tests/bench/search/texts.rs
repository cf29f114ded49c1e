//! Articles recombined from the paragraphs of other texts. The same number always gives the same article.

use super::Outcome;
use fastrand::Rng;
use std::io::Read;
use std::path::{Path, PathBuf};

pub struct Texts {
    paragraphs: Vec<String>,
}

pub struct Piece {
    pub headline: String,
    pub paragraphs: Vec<String>,
    pub outlet: String,
    pub byline: String,
    /// ISO 8601, a day.
    pub published: String,
    pub language: &'static str,
    pub tags: Vec<usize>,
}

/// About as long as an article is: with paragraphs of a few hundred letters, 3,000.
const LETTERS: usize = 3_000;

impl Texts {
    pub fn read(folder: &Path) -> Outcome<Texts> {
        let mut files: Vec<PathBuf> =
            std::fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
        files.sort();
        let mut paragraphs = Vec::new();
        for file in files {
            let name = file.to_string_lossy().into_owned();
            let mut bytes = std::fs::read(&file)?;
            if name.ends_with(".gz") {
                let packed = std::mem::take(&mut bytes);
                flate2::read::MultiGzDecoder::new(packed.as_slice()).read_to_end(&mut bytes)?;
            }
            let text = String::from_utf8_lossy(&bytes).into_owned();
            paragraphs.extend(text.lines().map(str::trim).filter(|line| line.len() > 120).map(str::to_owned));
        }
        if paragraphs.is_empty() {
            return Err(format!("{} holds no paragraphs", folder.display()).into());
        }
        Ok(Texts { paragraphs })
    }

    pub fn piece(&self, number: usize) -> Piece {
        let mut chance = Rng::with_seed(number as u64);
        let mut paragraphs = Vec::new();
        let mut letters = 0;
        while letters < LETTERS {
            let paragraph = self.any(&mut chance);
            letters += paragraph.len();
            paragraphs.push(paragraph.to_owned());
        }
        let words: Vec<&str> = self.any(&mut chance).split_whitespace().take(8).collect();
        // A few outlets have most articles, and many have few, as with the press.
        let outlet = (chance.usize(..40) * chance.usize(..40)) / 8;
        let (year, month, day) = (2000 + chance.usize(..26), 1 + chance.usize(..12), 1 + chance.usize(..28));
        let tags = (0..chance.usize(..4)).map(|_| chance.usize(..400) * chance.usize(..400) / 400).collect();
        Piece {
            headline: words.join(" "),
            paragraphs,
            outlet: format!("Outlet Number {outlet}"),
            byline: format!("Writer {}", chance.usize(..2_000)),
            published: format!("{year}-{month:02}-{day:02}"),
            language: ["en", "en", "en", "en", "en", "de", "ru", "fr"][chance.usize(..8)],
            tags,
        }
    }

    pub fn any(&self, chance: &mut Rng) -> &str {
        &self.paragraphs[chance.usize(..self.paragraphs.len())]
    }
}

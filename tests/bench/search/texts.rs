//! Articles recombined from the paragraphs of other texts. The same number always gives the same article.

use super::Outcome;
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
        let mut chance = Chance(number as u64 + 1);
        let mut paragraphs = Vec::new();
        let mut letters = 0;
        while letters < LETTERS {
            let paragraph = self.any(&mut chance);
            letters += paragraph.len();
            paragraphs.push(paragraph.to_owned());
        }
        let words: Vec<&str> = self.any(&mut chance).split_whitespace().take(8).collect();
        // A few outlets have most articles, and many have few, as with the press.
        let outlet = (chance.below(40) * chance.below(40)) / 8;
        let (year, month, day) = (2000 + chance.below(26), 1 + chance.below(12), 1 + chance.below(28));
        let tags = (0..chance.below(4)).map(|_| chance.below(400) * chance.below(400) / 400).collect();
        Piece {
            headline: words.join(" "),
            paragraphs,
            outlet: format!("Outlet Number {outlet}"),
            byline: format!("Writer {}", chance.below(2_000)),
            published: format!("{year}-{month:02}-{day:02}"),
            language: ["en", "en", "en", "en", "en", "de", "ru", "fr"][chance.below(8)],
            tags,
        }
    }

    pub fn any(&self, chance: &mut Chance) -> &str {
        &self.paragraphs[chance.below(self.paragraphs.len())]
    }
}

/// Numbers that look like chance and are the same in every run (splitmix64).
pub struct Chance(pub u64);

impl Chance {
    pub fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((mixed ^ (mixed >> 31)) % end as u64) as usize
    }
}

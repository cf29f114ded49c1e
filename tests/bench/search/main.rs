//! `make bench-search`: the search of a large library against the bare full-text query over the same texts.
//!
//!     bench-search FOLDER [CLIPS] [TEXTS]
//!
//! Makes a library of 100,000 articles (about 300 MB of text) in FOLDER by recombining paragraphs of TEXTS, a folder of
//! `*.txt` and `*.txt.gz` (without it, the corpus under `CUTTINGS_SHARED`), and beside it a bare FTS5 table of the same
//! headlines and texts. Both are kept for the next run. Then 200 mixed queries are asked of both in turn, in one process:
//! ratios count, milliseconds are this machine's.

mod ask;
mod fill;
mod texts;

use std::error::Error;
use std::path::{Path, PathBuf};

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some(folder) = arguments.first().map(Path::new) else {
        return Err("bench-search FOLDER [CLIPS] [TEXTS]".into());
    };
    let clips: usize = arguments.get(1).map_or(Ok(100_000), |number| number.parse())?;
    let corpus = || std::env::var_os("CUTTINGS_SHARED").map(|it| Path::new(&it).join("corpora/wcxb-articles/text"));
    let Some(folder_of_texts) = arguments.get(2).map(PathBuf::from).or_else(corpus) else {
        println!("search in a large library             left out: no texts (CUTTINGS_SHARED, or name a folder)");
        return Ok(());
    };
    let texts = texts::Texts::read(&folder_of_texts)?;
    fill::library(folder, &texts, clips)?;
    ask::compare(folder, &texts, clips)
}

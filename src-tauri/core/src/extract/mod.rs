//! Capture -> Article. Pure: no clock, no network, no library.
//!
//! 1. decode the bytes (`charset`); a saved mail decodes its parts itself (`mail`)
//! 2. read the page: `html` or `text`
//! 3. detect the language where the page does not say (`language`); HTML asks before it reads dates
//! 4. refuse dates later than the capture (`future`)

mod byline;
mod charset;
mod dates;
mod future;
mod html;
mod language;
mod mail;
mod text;

use crate::Result;
use crate::model::{Article, Capture, Media};

/// Goes up whenever the same page would be read otherwise; stored with each reading.
pub const EXTRACTOR: &str = "5";

/// Reads an article. An error where the bytes are empty or not a text; an article with an empty document where a
/// readable page holds none.
pub fn article(capture: &Capture) -> Result<Article> {
    let url = capture.final_url.as_deref().or(capture.url.as_deref());
    let mail = if capture.media == Media::Text { mail::article(&capture.bytes, url) } else { None };
    let decoded = || charset::decode(&capture.bytes, capture.charset.as_deref(), capture.media);
    let mut article = match (mail, capture.media) {
        (Some(mail), _) => mail,
        (None, Media::Html) => html::article_taken(&decoded()?, url, Some(&capture.retrieved)),
        (None, Media::Text) => text::article(&decoded()?, url),
        (None, Media::Markdown) => text::markdown(&decoded()?, url),
    };
    if capture.media != Media::Html {
        language::settle(&mut article);
    }
    future::refuse(&mut article, &capture.retrieved);
    Ok(article)
}

/// The names in a byline as it is shown; a byline that cannot be taken apart is one name.
pub fn authors(byline: &str) -> Vec<String> {
    match byline::read(byline) {
        Some(read) => read.authors.into_iter().map(|author| author.name).collect(),
        None => vec![byline.to_owned()],
    }
}

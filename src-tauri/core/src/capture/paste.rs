//! What a person dropped or pasted, and what came through standard input.

use super::{Limits, kind, local, weigh};
use crate::Result;
use crate::model::{Capture, Media};

const PASTE: &str = "What was pasted";

pub(super) fn html(html: &str, url: Option<&str>, now: &str, limits: Limits) -> Result<Capture> {
    weigh(PASTE, html.trim().len() as u64, limits)?;
    Ok(local(html.as_bytes().to_vec(), Media::Html, url, now))
}

/// A text that is a page's source is that page.
pub(super) fn text(text: &str, url: Option<&str>, now: &str, limits: Limits) -> Result<Capture> {
    weigh(PASTE, text.trim().len() as u64, limits)?;
    let media = if kind::is_html(text.as_bytes()) { Media::Html } else { Media::Text };
    Ok(local(text.as_bytes().to_vec(), media, url, now))
}

pub(super) fn bytes(name: Option<&str>, bytes: &[u8], url: Option<&str>, now: &str, limits: Limits) -> Result<Capture> {
    weigh(name.unwrap_or("Standard input"), bytes.len() as u64, limits)?;
    Ok(local(bytes.to_vec(), kind::of(name, bytes), url, now))
}

#[cfg(test)]
mod tests {
    use super::super::take;
    use super::*;
    use crate::ErrorCode;
    use crate::model::Source;

    fn taken(source: Source) -> Result<Capture> {
        take(&source, "2026-11-24T10:00:00Z", Limits { bytes: 100, seconds: 1 })
    }

    #[test]
    fn pasted_source_is_a_page_and_pasted_words_are_a_text() {
        let paste = |text: &str| taken(Source::Text { text: text.into(), url: None }).expect("takeable").media;
        assert_eq!(paste("Minsk and Moscow"), Media::Text, "words");
        assert_eq!(paste("<!doctype html>\n<p>Minsk"), Media::Html, "a page's source");
        let selection =
            taken(Source::Html { html: "Minsk".into(), url: Some("about:blank".into()) }).expect("takeable");
        assert_eq!(
            (selection.media, selection.url),
            (Media::Html, None),
            "a selection is HTML, and about:blank no address"
        );
    }

    #[test]
    fn nothing_and_too_much_are_refused() {
        let standard_input = |bytes: &[u8]| Source::Bytes { name: None, bytes: bytes.to_vec(), url: None };
        for (source, code) in [
            (Source::Text { text: " \n".into(), url: None }, ErrorCode::Unreadable),
            (Source::Html { html: String::new(), url: None }, ErrorCode::Unreadable),
            (standard_input(b""), ErrorCode::Unreadable),
            (standard_input(&[b'x'; 101]), ErrorCode::TooLarge),
        ] {
            let what = format!("{source:?}");
            assert_eq!(taken(source).expect_err("must be refused").code, code, "{what}");
        }
    }
}

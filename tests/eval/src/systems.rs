//! The extractors, each as one function from a page to what it took.

use crate::measure::Prediction;
use cuttings_core::model::{Capture, Media};

pub struct Page {
    /// As UTF-8: what the other extractors read.
    pub text: String,
    pub capture: Capture,
}

impl Page {
    pub fn new(bytes: Vec<u8>, media: Media) -> Page {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        // When the pages were fetched is not known, so no day lies after it: as `cuttings extract` reads a file.
        let retrieved = String::new();
        Page { text, capture: Capture { url: None, final_url: None, bytes, media, charset: None, retrieved } }
    }
}

#[derive(Clone, Copy)]
pub struct System {
    pub name: &'static str,
    /// The message of an error is not looked at: a page without an article counts as empty.
    pub read: fn(&Page) -> Option<Prediction>,
}

pub const HTML: &[System] = &[
    System { name: "cuttings", read: cuttings },
    System { name: "dom_smoothie", read: dom_smoothie },
    System { name: "trafilatura", read: trafilatura },
    System { name: "libreadability", read: libreadability },
];

/// None of the others reads text: beside ours stands the page as it is.
pub const TEXT: &[System] =
    &[System { name: "cuttings", read: cuttings }, System { name: "the whole text", read: whole_text }];

/// What every time is compared with.
pub const PARSE_ONLY: System = System { name: "dom_query, parsing alone", read: parse_only };

fn cuttings(page: &Page) -> Option<Prediction> {
    let article = cuttings_core::extract::article(&page.capture).ok()?;
    Some(Prediction {
        text: article.document.body_text(),
        headline: article.headline.unwrap_or_default(),
        byline: article.byline.unwrap_or_default(),
        published: article.published.map(|date| date.to_string()).unwrap_or_default(),
    })
}

/// With its text laid out in paragraphs, where words of neighbouring blocks do not run together.
fn dom_smoothie(page: &Page) -> Option<Prediction> {
    let config = dom_smoothie::Config { text_mode: dom_smoothie::TextMode::Formatted, ..Default::default() };
    let article = dom_smoothie::Readability::new(page.text.as_str(), None, Some(config)).ok()?.parse().ok()?;
    Some(Prediction {
        text: article.text_content.to_string(),
        headline: article.title,
        byline: article.byline.unwrap_or_default(),
        published: article.published_time.unwrap_or_default(),
    })
}

/// With its fallback, which is how it reads best.
fn trafilatura(page: &Page) -> Option<Prediction> {
    let options = trafilatura::Options::default().with_fallback(true);
    let found = trafilatura::extract(&page.text, &options).ok()?;
    Some(Prediction {
        text: found.content_text,
        headline: found.metadata.title,
        byline: found.metadata.author,
        published: found.metadata.date.map(|date| date.to_string()).unwrap_or_default(),
    })
}

fn libreadability(page: &Page) -> Option<Prediction> {
    let article = libreadability::extract(&page.text, None).ok()?;
    Some(Prediction {
        text: article.text_content,
        headline: article.title,
        byline: article.byline,
        published: article.published_time,
    })
}

fn whole_text(page: &Page) -> Option<Prediction> {
    Some(Prediction { text: page.text.clone(), ..Prediction::default() })
}

fn parse_only(page: &Page) -> Option<Prediction> {
    std::hint::black_box(dom_query::Document::from(page.text.as_str()));
    Some(Prediction::default())
}

//! What the extractor takes from a page: the publisher's words, and where each was found.

use super::{Document, PressDate};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// An article as the publisher made it. What the page does not say is `None` or empty; nothing here is guessed.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Article {
    /// The page's canonical address, or where it was fetched.
    pub url: Option<String>,
    pub headline: Option<String>,
    /// A summary that stands apart on the page. A description that only repeats the first paragraph is none.
    pub standfirst: Option<String>,
    /// Names as printed, without "By".
    pub byline: Option<String>,
    pub authors: Vec<Author>,
    /// The outlet that the page credits.
    pub publisher: Option<String>,
    /// The site that passed the article on, where that is another than the publisher.
    pub aggregator: Option<String>,
    /// From the general to the special: "World news", "Europe".
    pub section: Vec<String>,
    pub keywords: Vec<String>,
    pub published: Option<PressDate>,
    pub updated: Option<PressDate>,
    /// When an aggregator or an archive took the page.
    pub retrieved: Option<PressDate>,
    /// BCP 47, as short as it says something: `en`, `pt-BR`, `zh-Hant`.
    pub language: Option<String>,
    pub document: Document,
    /// Where each value came from.
    pub sources: BTreeMap<Field, Origin>,
    /// Other values that the page offers for a field, in falling order of trust.
    pub rivals: BTreeMap<Field, Vec<Rival>>,
    /// What was left out of the body, in page order.
    pub removed: Vec<Removed>,
    /// What a person put back into the body, in the order in which they did; `at` is where it had stood in `removed`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub put_back: Vec<Removed>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
pub struct Author {
    pub name: String,
    pub kind: AuthorKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
#[serde(rename_all = "snake_case")]
pub enum AuthorKind {
    Person,
    /// A wire agency: Reuters, AFP, dpa, Interfax.
    Agency,
    Organisation,
}

/// A field that a page may state more than once, and that a person may correct.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
#[serde(rename_all = "snake_case")]
pub enum Field {
    Headline,
    Standfirst,
    Byline,
    Publisher,
    Aggregator,
    Published,
    Updated,
    Retrieved,
    Language,
    Url,
    Section,
    Keywords,
}

impl Field {
    /// Those that a person may correct, by the name that `cuttings edit` takes.
    pub const EDITABLE: [(&'static str, Field); 9] = [
        ("headline", Field::Headline),
        ("standfirst", Field::Standfirst),
        ("byline", Field::Byline),
        ("publisher", Field::Publisher),
        ("aggregator", Field::Aggregator),
        ("published", Field::Published),
        ("updated", Field::Updated),
        ("language", Field::Language),
        ("url", Field::Url),
    ];
}

/// Where a value came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    JsonLd,
    OpenGraph,
    /// A `<meta>` tag that is not Open Graph's.
    Meta,
    /// What the HTML page shows: its headings, its `<time>`, its byline.
    Page,
    Url,
    /// A line of a page saved as text.
    Text,
    /// Found by looking at the text as a whole (its language).
    Detected,
    /// A correction.
    Person,
}

/// A value that a page offers beside the one taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
pub struct Rival {
    pub value: String,
    pub source: Origin,
}

/// A piece of the page that is not the article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
pub struct Removed {
    /// Where it stood: a position in the canonical text, in Unicode code points.
    pub at: u32,
    pub text: String,
    /// Why, in a few words: "related links", "menu", "footer".
    pub reason: String,
}

/// An article as the command line prints it and the window reads it: `docs/cli.md` describes each field.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
pub struct ArticleView {
    pub url: Option<String>,
    pub headline: Option<String>,
    pub standfirst: Option<String>,
    pub byline: Option<String>,
    pub authors: Vec<Author>,
    pub publisher: Option<String>,
    pub aggregator: Option<String>,
    pub section: Vec<String>,
    pub keywords: Vec<String>,
    pub published: Option<PressDate>,
    pub updated: Option<PressDate>,
    pub retrieved: Option<PressDate>,
    pub language: Option<String>,
    /// The canonical text.
    pub text: String,
    /// The canonical text without captions.
    pub body_text: String,
    pub captions: Vec<String>,
    /// The body as CommonMark.
    pub markdown: String,
    #[cfg_attr(feature = "types", ts(type = "Partial<Record<Field, Origin>>"))]
    pub sources: BTreeMap<Field, Origin>,
    #[cfg_attr(feature = "types", ts(type = "Partial<Record<Field, Rival[]>>"))]
    pub rivals: BTreeMap<Field, Vec<Rival>>,
    pub removed: Vec<Removed>,
}

impl ArticleView {
    /// `markdown` is the body as CommonMark; the export stage writes it.
    pub fn new(article: &Article, markdown: String) -> Self {
        let layout = article.document.layout();
        ArticleView {
            url: article.url.clone(),
            headline: article.headline.clone(),
            standfirst: article.standfirst.clone(),
            byline: article.byline.clone(),
            authors: article.authors.clone(),
            publisher: article.publisher.clone(),
            aggregator: article.aggregator.clone(),
            section: article.section.clone(),
            keywords: article.keywords.clone(),
            published: article.published.clone(),
            updated: article.updated.clone(),
            retrieved: article.retrieved.clone(),
            language: article.language.clone(),
            body_text: article.document.body_text(),
            captions: layout.captions(),
            text: layout.text,
            markdown,
            sources: article.sources.clone(),
            rivals: article.rivals.clone(),
            removed: article.removed.clone(),
        }
    }
}

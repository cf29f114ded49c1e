//! What the page says of its article: JSON-LD, Open Graph, meta tags, and what it shows. Nothing is guessed; each value
//! says where it came from, and the others are kept beside it.

mod byline;
mod dates;
mod field;
mod headline;
mod jsonld;
mod language;
mod meta;
mod publisher;
mod sentence_above;
mod shown;
mod standfirst;
mod subjects;
#[cfg(test)]
mod tests;
mod url;

use super::cuts::Cuts;
use super::page::{At, Page};
use super::parse;
use crate::model::Article;
use jsonld::{Entity, Graph};
use meta::Metas;
use std::cell::OnceCell;
use std::collections::HashMap;

pub(super) use standfirst::Standfirst;

/// What the page offers, gathered once.
struct Evidence<'a> {
    page: &'a Page,
    cuts: &'a Cuts,
    main: At,
    metas: Metas<'a>,
    graph: &'a Graph,
    ld: Option<Entity<'a>>,
    /// Where the page was fetched.
    url: Option<&'a str>,
    /// When it was taken, in ISO 8601.
    retrieved: Option<&'a str>,
    /// Where it was fetched, or else where it says that it is.
    address: Option<String>,
    /// The node that shows the headline.
    heading: Option<At>,
    /// The entries of a live blog.
    live: &'a HashMap<At, String>,
    /// Lines that several fields are looked for in; `shown` gives them.
    near: OnceCell<shown::Near>,
    inside: OnceCell<Vec<String>>,
}

/// What the metadata says of the text: the places that hold metadata, so that the body does not repeat them.
#[derive(Default)]
pub(super) struct Places {
    pub headline: Vec<At>,
    pub standfirst: Option<Standfirst>,
    /// The article's text as the page gives it to machines.
    pub body: Option<String>,
}

/// The node that shows the headline.
pub(super) fn heading(page: &Page, cuts: &Cuts) -> Option<At> {
    headline::shown(page, cuts, &Metas::new(page))
}

/// Fills in all but the document.
pub(super) fn read(
    page: &Page,
    cuts: &Cuts,
    main: At,
    heading: Option<At>,
    live: &HashMap<At, String>,
    (url, retrieved): (Option<&str>, Option<&str>),
    article: &mut Article,
) -> Places {
    let graph = Graph::new(page);
    let metas = Metas::new(page);
    let titles = headline::titles(page, &metas);
    let ld = graph.article(|name| titles.iter().any(|title| headline::agree(name, title)));
    let (near, inside) = (OnceCell::new(), OnceCell::new());
    let mut evidence = Evidence {
        page,
        cuts,
        main,
        metas,
        graph: &graph,
        ld,
        url,
        retrieved,
        address: None,
        heading,
        live,
        near,
        inside,
    };
    article.url = url::read(&evidence, article);
    evidence.address = url.map(str::to_owned).or_else(|| article.url.clone());
    language::read(&evidence, article);
    article.headline = headline::read(&evidence, &titles, article);
    publisher::read(&evidence, &titles, article);
    byline::read(&evidence, article);
    dates::read(&evidence, article);
    subjects::read(&evidence, article);
    let standfirst = standfirst::read(&evidence, article);
    let copies = article.headline.as_deref().map(|headline| headline::copies(&evidence, headline)).unwrap_or_default();
    let headline = evidence.heading.into_iter().chain(copies).collect();
    Places { headline, standfirst, body: ld.and_then(|ld| ld.text("articleBody")) }
}

/// A value as text: entities read, tags dropped, white space collapsed.
fn plain(text: &str) -> String {
    let collapse = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.contains('&') || text.contains('<') {
        return collapse(&parse::text(text));
    }
    collapse(text)
}

/// Words in lower case without punctuation: what two texts are compared by.
fn folded(text: &str) -> Vec<String> {
    text.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

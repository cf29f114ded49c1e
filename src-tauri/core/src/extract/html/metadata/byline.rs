//! Who wrote it: JSON-LD's authors, meta tags, and the byline that the page shows.

use super::super::page::At;
use super::super::tag::Tag;
use super::super::names;
use super::field::Offers;
use super::{Evidence, folded, plain, shown};
use crate::extract::byline::{self, Byline};
use crate::model::{Article, Author, AuthorKind, Field, Origin};

pub(super) fn read(evidence: &Evidence, article: &mut Article) {
    let mut offers: Vec<(Byline, Origin)> = Vec::new();
    let mut add = |byline: Option<Byline>, source: Origin| {
        if let Some(byline) = byline.filter(|byline| !is_site(evidence, byline)) {
            offers.push((byline, source));
        }
    };
    add(evidence.ld.and_then(|ld| from_json_ld(ld.named("author"))), Origin::JsonLd);
    add(from_markup(evidence), Origin::Page);
    for (source, name) in evidence.metas.each(&["author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "byl", "citation_author", "twitter:data1"]) {
        if looks_like_names(name) {
            add(byline::read(&plain(name)).or_else(|| names_only(&plain(name))), source);
        }
    }
    let printed = shown::near_the_headline(evidence).into_iter().find_map(|line| byline::read(&line.text).filter(|_| introduces(&line.text)));
    add(printed, Origin::Page);
    let Some((first, _)) = offers.first() else { return };
    article.authors = first.authors.clone();
    let mut texts = Offers::new();
    for (byline, source) in offers {
        texts.add(source, Some(byline.text));
    }
    article.byline = texts.settle(article, Field::Byline);
}

/// Whether a line says by itself that names follow.
fn introduces(line: &str) -> bool {
    let first = folded(line).into_iter().next().unwrap_or_default();
    matches!(first.as_str(), "by" | "written" | "words" | "von" | "par" | "por" | "di" | "da" | "author" | "автор" | "текст" | "מאת" | "作者" | "بقلم" | "door" | "av" | "af")
}

/// A site's own name is no author's.
fn is_site(evidence: &Evidence, byline: &Byline) -> bool {
    let name = folded(&byline.text).concat();
    super::publisher::sites(evidence).iter().any(|site| folded(site).concat() == name)
}

fn from_json_ld(named: Vec<(Option<String>, String)>) -> Option<Byline> {
    let mut authors: Vec<Author> = Vec::new();
    for (kind, name) in named {
        let Some(read) = byline::read(&name).or_else(|| names_only(&name)) else { continue };
        for mut author in read.authors {
            if kind.as_deref().is_some_and(|kind| kind.ends_with("Organization")) && author.kind == AuthorKind::Person {
                author.kind = AuthorKind::Organisation;
            }
            if !authors.contains(&author) {
                authors.push(author);
            }
        }
    }
    joined(authors)
}

fn joined(authors: Vec<Author>) -> Option<Byline> {
    let names: Vec<&str> = authors.iter().map(|author| author.name.as_str()).collect();
    let text = match names.as_slice() {
        [] => return None,
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    };
    Some(Byline { text, authors })
}

/// Names that a machine field gives, without words around them.
fn names_only(text: &str) -> Option<Byline> {
    let text = text.trim();
    if !looks_like_names(text) {
        return None;
    }
    joined(vec![Author { name: text.to_owned(), kind: AuthorKind::Person }])
}

fn looks_like_names(text: &str) -> bool {
    let words = folded(text).len();
    (1..=12).contains(&words) && !text.contains("://") && !text.contains('@') && !text.contains(".com")
        && !matches!(text.to_lowercase().as_str(), "admin" | "administrator" | "author" | "editor" | "staff" | "unknown" | "guest" | "null" | "none")
}

/// Authors that the page marks as such: `rel=author`, `itemprop=author`, an element named after authors.
fn from_markup(evidence: &Evidence) -> Option<Byline> {
    let page = evidence.page;
    let text = |at: At| {
        let text = page.words(at);
        (text.chars().count() <= 120).then_some(text)
    };
    let marked = |at: &At| {
        page.tag(*at) == Tag::A && page.attr(*at, "rel").is_some_and(|rel| rel.split_whitespace().any(|word| word == "author"))
            || page.attr(*at, "itemprop") == Some("author")
    };
    let named = |at: &At| page.tag(*at) != Tag::Text && names::any(page, *at, |word| matches!(word, "byline" | "author" | "authors" | "authorname"));
    let near = near(evidence);
    let read = |at: At| text(at).and_then(|text| byline::read(&text).or_else(|| names_only(&text)));
    let first = near.clone().filter(marked).find_map(read);
    first.or_else(|| near.filter(named).find_map(read))
}

/// The part of the page where a byline may stand: around the headline and in the main text.
fn near(evidence: &Evidence) -> std::ops::Range<At> {
    let page = evidence.page;
    let start = evidence.heading.unwrap_or(evidence.main).min(evidence.main).saturating_sub(60);
    start..page.end(evidence.main)
}

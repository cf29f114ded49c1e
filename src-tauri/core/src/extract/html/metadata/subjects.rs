//! Where the outlet files the article: section and keywords.

use super::super::names;
use super::super::page::At;
use super::super::tag::Tag;
use super::{Evidence, folded, plain};
use crate::model::{Article, Field, Origin};

pub(super) fn read(evidence: &Evidence, article: &mut Article) {
    let sections = [
        (Origin::JsonLd, evidence.graph.of_type("BreadcrumbList").map(|list| list.items()).unwrap_or_default()),
        (Origin::Page, shown_breadcrumbs(evidence)),
        (Origin::JsonLd, single(evidence.ld.map(|ld| ld.texts("articleSection")).unwrap_or_default())),
        (Origin::OpenGraph, evidence.metas.all("article:section").map(plain).collect()),
    ];
    for (source, names) in sections {
        let names = without_the_ends(names, article.headline.as_deref());
        if article.section.is_empty() && !names.is_empty() {
            article.section = names;
            article.sources.insert(Field::Section, source);
        }
    }
    let keywords = [
        (Origin::JsonLd, evidence.ld.map(|ld| ld.texts("keywords")).unwrap_or_default()),
        (Origin::OpenGraph, evidence.metas.all("article:tag").map(plain).collect()),
        (
            Origin::Meta,
            evidence.metas.each(&["news_keywords", "keywords"]).map(|(_, words)| plain(words)).take(1).collect(),
        ),
    ];
    for (source, words) in keywords {
        let words = single(words);
        if article.keywords.is_empty() && !words.is_empty() {
            article.keywords = words;
            article.sources.insert(Field::Keywords, source);
        }
    }
}

/// Breadcrumbs without the front page at their beginning and the article itself at their end.
fn without_the_ends(names: Vec<String>, headline: Option<&str>) -> Vec<String> {
    let is_home = |name: &str| {
        matches!(
            folded(name).concat().as_str(),
            "home" | "homepage" | "start" | "startseite" | "главная" | "accueil" | "inicio"
        )
    };
    let is_headline =
        |name: &str| headline.is_some_and(|headline| super::headline::agree(name, headline) && folded(name).len() > 2);
    let mut kept: Vec<String> = Vec::new();
    for name in names {
        let wordless = !name.chars().any(char::is_alphanumeric);
        if !wordless && !is_home(&name) && !is_headline(&name) && name.chars().count() <= 60 && !kept.contains(&name) {
            kept.push(name);
        }
    }
    kept
}

fn shown_breadcrumbs(evidence: &Evidence) -> Vec<String> {
    let page = evidence.page;
    let is_trail = |at: &At| {
        page.tag(*at) != Tag::Text && names::any(page, *at, |word| matches!(word, "breadcrumb" | "breadcrumbs"))
    };
    let Some(trail) = (0..page.nodes.len()).find(is_trail) else { return Vec::new() };
    page.elements(page.subtree(trail), Tag::A).map(|link| page.words(link)).filter(|name| !name.is_empty()).collect()
}

/// Keywords one by one, each once.
fn single(lists: Vec<String>) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in lists.iter().flat_map(|list| list.split([',', ';'])).map(str::trim) {
        if !word.is_empty() && !words.iter().any(|known| known == word) {
            words.push(word.to_owned());
        }
    }
    words
}

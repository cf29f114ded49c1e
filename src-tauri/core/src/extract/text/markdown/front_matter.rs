//! The metadata at the head of a Markdown file: simple YAML, as note programs and static sites write it. Keys that are not
//! known are passed over.

use crate::extract::{byline, dates};
use crate::model::{Article, Author, AuthorKind, Field, Origin};

pub(super) fn read(matter: &str, article: &mut Article) {
    for (key, values) in entries(matter) {
        let Some(first) = values.first().filter(|value| !value.trim().is_empty()).cloned() else { continue };
        let field = match key.as_str() {
            "title" | "headline" => {
                article.headline = Some(first);
                Field::Headline
            }
            "description" | "summary" | "subtitle" | "standfirst" | "excerpt" => {
                article.standfirst = Some(first);
                Field::Standfirst
            }
            "author" | "authors" | "byline" | "by" => {
                set_authors(&values, article);
                Field::Byline
            }
            "date" | "published" | "publishdate" | "pubdate" | "created" => {
                article.published = dates::machine(&first);
                Field::Published
            }
            "updated" | "lastmod" | "modified" => {
                article.updated = dates::machine(&first);
                Field::Updated
            }
            "publisher" | "site" | "outlet" | "publication" => {
                article.publisher = Some(first);
                Field::Publisher
            }
            "tags" | "keywords" => {
                article.keywords = listed(&values);
                Field::Keywords
            }
            "section" | "category" | "categories" => {
                article.section = listed(&values);
                Field::Section
            }
            "lang" | "language" => {
                article.language = Some(first);
                Field::Language
            }
            "url" | "link" | "source" | "canonical" if first.starts_with("http") => {
                article.url = Some(first);
                Field::Url
            }
            _ => continue,
        };
        article.sources.insert(field, Origin::Text);
    }
    if article.published.is_none() {
        article.sources.remove(&Field::Published);
    }
    if article.updated.is_none() {
        article.sources.remove(&Field::Updated);
    }
}

/// Whoever fills in a front matter means what they write: a name that is no byline by our rules stays as it is.
fn set_authors(values: &[String], article: &mut Article) {
    let text = values.join(", ");
    let read = byline::read(&text).filter(|read| read.text.len() >= text.trim_start_matches("By ").len());
    article.authors = match read {
        Some(byline) => byline.authors,
        None => values.iter().map(|name| Author { name: name.clone(), kind: AuthorKind::Person }).collect(),
    };
    article.byline = Some(text);
}

/// One value may hold several, with commas between.
fn listed(values: &[String]) -> Vec<String> {
    let parts =
        values.iter().flat_map(|value| value.split(',')).map(|part| part.trim().trim_start_matches('#').to_owned());
    parts.filter(|part| !part.is_empty()).collect()
}

/// `key: value`, `key: [a, b]`, and `key:` with `- a` lines below it. Keys in lower case.
fn entries(matter: &str) -> Vec<(String, Vec<String>)> {
    let mut entries: Vec<(String, Vec<String>)> = Vec::new();
    for line in matter.lines().filter(|line| line.trim() != "---" && !line.trim_start().starts_with('#')) {
        if let Some(item) = line.trim_start().strip_prefix("- ") {
            if let Some((_, values)) = entries.last_mut() {
                values.push(unquoted(item));
            }
        } else if let Some((key, value)) = line.split_once(':').filter(|(key, _)| !key.starts_with(' ')) {
            let value = value.trim();
            let values = match value.strip_prefix('[').and_then(|list| list.strip_suffix(']')) {
                Some(list) => list.split(',').map(unquoted).collect(),
                None if value.is_empty() => Vec::new(),
                None => vec![unquoted(value)],
            };
            entries.push((key.trim().to_lowercase(), values));
        }
    }
    entries
}

fn unquoted(value: &str) -> String {
    let value = value.trim();
    let inner = ['"', '\''].iter().find_map(|quote| value.strip_prefix(*quote)?.strip_suffix(*quote));
    inner.unwrap_or(value).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_simple_yaml() {
        let matter = "---\ntitle: \"A gate: opened\"\nauthors:\n  - Anna Levin\n  - Omar Haddad\ndate: 2020-08-11 13:52\ntags: [one, 'two']\nurl: https://example.org/a\nlang: en-GB\ndraft: false\n---\n";
        let mut article = Article::default();
        read(matter, &mut article);
        assert_eq!(article.headline.as_deref(), Some("A gate: opened"), "a quoted value may hold a colon");
        assert_eq!(article.byline.as_deref(), Some("Anna Levin, Omar Haddad"), "a list of authors");
        assert_eq!(article.published.as_ref().map(|date| date.as_str()), Some("2020-08-11T13:52"), "a date");
        assert_eq!(article.keywords, ["one", "two"], "an inline list");
        assert_eq!(article.url.as_deref(), Some("https://example.org/a"), "the address");
    }
}

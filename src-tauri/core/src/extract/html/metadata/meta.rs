//! `<meta>` and `<link>` tags: Open Graph and the rest.

use super::super::page::Page;
use super::super::tag::Tag;
use crate::model::Origin;

pub(super) struct Metas<'a> {
    /// Name in lower case, content, in page order.
    list: Vec<(String, &'a str)>,
}

impl<'a> Metas<'a> {
    pub fn new(page: &'a Page) -> Self {
        let metas = page.elements(0..page.nodes.len(), Tag::Meta).filter_map(|at| {
            let name = ["property", "name", "itemprop", "http-equiv"].iter().find_map(|name| page.attr(at, name))?;
            let content = page.attr(at, "content")?.trim();
            (!content.is_empty()).then(|| (name.trim().to_ascii_lowercase(), content))
        });
        Metas { list: metas.collect() }
    }

    /// Name and content of each, in page order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &'a str)> {
        self.list.iter().map(|(name, content)| (name.as_str(), *content))
    }

    /// All contents of the tags of a name.
    pub fn all<'b>(&'b self, name: &'b str) -> impl Iterator<Item = &'a str> + use<'a, 'b> {
        self.list.iter().filter(move |(known, _)| known == name).map(|(_, content)| *content)
    }

    /// The contents of several names, in the order of the names, each with its origin.
    pub fn each<'b>(&'b self, names: &'b [&'b str]) -> impl Iterator<Item = (Origin, &'a str)> + use<'a, 'b> {
        names.iter().flat_map(move |name| self.all(name).map(move |content| (origin(name), content)))
    }
}

/// Where a tag of this name comes from.
pub(super) fn origin(name: &str) -> Origin {
    if name.starts_with("og:") || name.starts_with("article:") { Origin::OpenGraph } else { Origin::Meta }
}

//! The page's own address: the canonical one where it can be one, else where it was fetched.

use super::super::links::Links;
use super::super::tag::Tag;
use super::Evidence;
use super::field::Offers;
use crate::model::{Article, Field, Origin};

pub(super) fn read(evidence: &Evidence, article: &mut Article) -> Option<String> {
    let page = evidence.page;
    let links = Links::new(page, evidence.url);
    let mut offers = Offers::new();
    let canonical = page.elements(0..page.nodes.len(), Tag::Link).find_map(|at| {
        let is_canonical = page.attr(at, "rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical"));
        if is_canonical { page.attr(at, "href") } else { None }
    });
    let fits = |address: &String| may_be(address, evidence.url);
    offers.add(Origin::Page, canonical.and_then(|href| links.source(href)).filter(fits));
    offers.add(Origin::OpenGraph, evidence.metas.all("og:url").find_map(|href| links.source(href)).filter(fits));
    offers.add(Origin::Url, evidence.url.map(str::to_owned));
    offers.settle(article, Field::Url)
}

/// A careless template names the site's front page as every page's address.
fn may_be(address: &str, fetched: Option<&str>) -> bool {
    let path =
        |address: &str| url::Url::parse(address).map(|url| url.path().trim_matches('/').to_owned()).unwrap_or_default();
    !path(address).is_empty() || fetched.is_some_and(|fetched| path(fetched).is_empty())
}

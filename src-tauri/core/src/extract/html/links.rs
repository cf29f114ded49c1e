//! Addresses, absolute where the page's own is known.

use super::page::{At, Page};
use super::tag::Tag;
use url::Url;

pub(super) struct Links {
    base: Option<Url>,
}

impl Links {
    /// The page's address, corrected by its `<base>`. A page that came without an address is taken at its word.
    pub fn new(page: &Page, url: Option<&str>) -> Self {
        let own = url.and_then(|url| Url::parse(url).ok()).or_else(|| own_word(page));
        let stated = page.elements(0..page.nodes.len(), Tag::Base).find_map(|at| page.attr(at, "href"));
        let base = match (own, stated) {
            (Some(own), Some(stated)) => own.join(stated).ok().or(Some(own)),
            (None, Some(stated)) => Url::parse(stated).ok(),
            (own, None) => own,
        };
        Links { base: base.filter(|base| matches!(base.scheme(), "http" | "https")) }
    }

    /// Where a link leads, if it leads anywhere a reader may go: http, https or mailto, and not a place in the same page.
    pub fn link(&self, href: &str) -> Option<String> {
        let href = href.trim();
        if href.is_empty() || href.starts_with('#') {
            return None;
        }
        self.absolute(href).filter(|url| ["http:", "https:", "mailto:"].iter().any(|scheme| url.starts_with(scheme)))
    }

    /// Whether a link leads to another page of the same site.
    pub fn is_own(&self, href: &str) -> bool {
        if href.starts_with('#') {
            return false;
        }
        match (Url::parse(href), &self.base) {
            (Ok(url), Some(base)) => {
                url.host_str() == base.host_str() && !(url.fragment().is_some() && url.path() == base.path())
            }
            (Ok(_), None) => false,
            (Err(_), _) => true,
        }
    }

    /// Whether a link leads to a place in the same page.
    pub fn is_inside(&self, href: &str) -> bool {
        if let Some(place) = href.trim().strip_prefix('#') {
            return !place.is_empty();
        }
        match (Url::parse(href), &self.base) {
            (Ok(url), Some(base)) => {
                url.fragment().is_some() && url.host_str() == base.host_str() && url.path() == base.path()
            }
            _ => false,
        }
    }

    /// Where an image or a frame is.
    pub fn source(&self, src: &str) -> Option<String> {
        let src = src.trim();
        if src.is_empty() {
            return None;
        }
        self.absolute(src).filter(|url| ["http:", "https:"].iter().any(|scheme| url.starts_with(scheme)))
    }

    fn absolute(&self, address: &str) -> Option<String> {
        match (&self.base, Url::parse(address)) {
            (_, Ok(url)) => Some(url.into()),
            (Some(base), Err(_)) => base.join(address).ok().map(Into::into),
            (None, Err(_)) => None,
        }
    }
}

/// What the page says is its own address: `<link rel=canonical>`, or `og:url`.
fn own_word(page: &Page) -> Option<Url> {
    let is = |at: At, name: &str, value: &str| page.attr(at, name).is_some_and(|own| own.eq_ignore_ascii_case(value));
    let all = || 0..page.nodes.len();
    let canonical = page.elements(all(), Tag::Link).filter(|&at| is(at, "rel", "canonical"));
    let shared = page.elements(all(), Tag::Meta).filter(|&at| is(at, "property", "og:url"));
    let stated =
        canonical.filter_map(|at| page.attr(at, "href")).chain(shared.filter_map(|at| page.attr(at, "content")));
    stated.filter_map(|address| Url::parse(address.trim()).ok()).find(|url| matches!(url.scheme(), "http" | "https"))
}

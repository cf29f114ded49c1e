//! What an article shows of another place: films, sound, maps, posts in frames and in elements of their own.

use super::links::Links;
use super::page::{At, Page};
use super::tag::{Network, Tag};
use crate::model::Image;

/// A frame smaller than this shows nothing.
const SMALLEST: f32 = 60.0;

pub(super) fn is_one(page: &Page, at: At) -> bool {
    match page.tag(at) {
        Tag::Iframe | Tag::Video | Tag::Audio | Tag::Post(_) => true,
        Tag::Script => page.attr(at, "data-telegram-post").is_some(),
        _ => false,
    }
}

/// Where it is shown.
pub(super) fn address(page: &Page, links: &Links, at: At) -> Option<String> {
    let attr = |name: &str| page.attr(at, name).map(str::trim).filter(|value| !value.is_empty());
    let stated = |names: &[&str]| names.iter().find_map(|name| links.source(attr(name)?));
    let below =
        || page.elements(page.subtree(at), Tag::Source).find_map(|source| links.source(page.attr(source, "src")?));
    let at_network = |start: &str, name: &str| attr(name).map(|id| format!("{start}{id}"));
    match page.tag(at) {
        Tag::Script => at_network("https://t.me/", "data-telegram-post"),
        Tag::Post(Network::Youtube) => at_network("https://www.youtube.com/watch?v=", "data-videoid"),
        Tag::Post(Network::Vimeo) => at_network("https://vimeo.com/", "data-videoid"),
        Tag::Post(Network::Dailymotion) => at_network("https://www.dailymotion.com/video/", "data-videoid"),
        Tag::Post(Network::Twitter) => at_network("https://x.com/i/status/", "data-tweetid"),
        Tag::Post(Network::Instagram) => at_network("https://www.instagram.com/p/", "data-shortcode"),
        Tag::Post(Network::Facebook) => stated(&["data-href"]),
        _ => stated(&["src", "data-src", "data-lazy-src"]).or_else(below),
    }
}

pub(super) fn title(page: &Page, at: At) -> Option<String> {
    let title = ["title", "aria-label"].iter().find_map(|name| page.attr(at, name).map(str::trim));
    title.filter(|title| !title.is_empty()).map(str::to_owned)
}

/// Whether a frame has a name or a size; one without is the site's machinery.
pub(super) fn is_shown(page: &Page, at: At) -> bool {
    let size = |side: &str| {
        let size = page.attr(at, side)?.trim();
        size.ends_with('%').then_some(f32::MAX).or_else(|| size.trim_end_matches("px").parse::<f32>().ok())
    };
    let is_large = || size("width").zip(size("height")).is_some_and(|(width, height)| width.min(height) >= SMALLEST);
    page.tag(at) != Tag::Iframe || title(page, at).is_some() || page.attr(at, "allowfullscreen").is_some() || is_large()
}

/// The still picture that stands for a film.
pub(super) fn still(page: &Page, links: &Links, at: At) -> Option<Image> {
    let src = page.attr(at, "poster").or_else(|| page.attr(at, "data-poster")).and_then(|src| links.source(src))?;
    Some(Image { src, alt: None })
}

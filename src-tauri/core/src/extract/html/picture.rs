//! Pictures, also those that a script would load later: where the real one is.

use super::links::Links;
use super::page::{At, Page};
use super::parse;
use super::tag::Tag;
use crate::model::Image;
use std::collections::HashSet;

/// Where a page keeps the real picture for later. Other names are known by the address they hold (`kept_elsewhere`).
const LATER: [&str; 8] = [
    "data-src",
    "data-lazy-src",
    "data-lazy",
    "data-original",
    "data-original-src",
    "data-hi-res-src",
    "data-full-src",
    "data-image",
];
const SETS: [&str; 3] = ["data-srcset", "data-lazy-srcset", "srcset"];
const BACKGROUNDS: [&str; 4] = ["data-bg", "data-background", "data-background-image", "data-bg-url"];

/// The first picture at or below a node.
pub(super) fn image(page: &Page, links: &Links, at: At) -> Option<Image> {
    shown(page, links, at).or_else(|| escaped(page, links, at))
}

fn shown(page: &Page, links: &Links, at: At) -> Option<Image> {
    let alt = page.elements(page.subtree(at), Tag::Img).find_map(|img| page.attr(img, "alt")).map(str::trim);
    let alt = alt.filter(|alt| !alt.is_empty()).map(str::to_owned);
    let src = page.elements(page.subtree(at), Tag::Img).find_map(|img| source(page, links, img))?;
    Some(Image { src, alt })
}

/// A picture for readers without scripts whose tag some programs write as text.
fn escaped(page: &Page, links: &Links, at: At) -> Option<Image> {
    let noscript = page.elements(page.subtree(at), Tag::Noscript);
    let mut texts = noscript.flat_map(|at| page.children(at)).map(|at| &*page.nodes[at].text);
    let tag = texts.find(|text| text.trim_start().starts_with("<img"))?;
    let inside = parse::fragment(tag);
    shown(&inside, links, 0)
}

/// Whether a node shows several pictures: a gallery, a pair. What is there for readers without scripts is no second one.
pub(super) fn are_several(page: &Page, links: &Links, at: At) -> bool {
    let (mut found, mut node) = (HashSet::new(), at);
    while node < page.end(at) && found.len() < 2 {
        let tag = page.tag(node);
        found.extend((tag == Tag::Img).then(|| source(page, links, node)).flatten());
        node = if matches!(tag, Tag::Img | Tag::Noscript) { page.end(node) } else { node + 1 };
    }
    found.len() > 1
}

/// Whether a `<noscript>` repeats the picture right before it.
pub(super) fn is_repeated(page: &Page, links: &Links, noscript: At) -> bool {
    /// Nodes of a picture and what is laid around it.
    const FEW: usize = 8;
    let up = page.parent(noscript);
    let is_blank = |at: At| page.tag(at) == Tag::Text && page.nodes[at].text.trim().is_empty();
    let last = (up + 1..noscript).rev().take(FEW).find(|&at| !is_blank(at));
    let is_whole = page.subtree(noscript).any(|at| page.tag(at) == Tag::Figure);
    let before = last
        .filter(|_| !is_whole)
        .and_then(|last| std::iter::once(last).chain(page.ancestors(last)).take_while(|&node| node > up).last());
    before.is_some_and(|before| {
        let is_picture = page.tag(before) != Tag::Noscript && page.end(before) - before <= FEW;
        is_picture && page.words(before).is_empty() && shown(page, links, before).is_some()
    })
}

/// The picture behind an element that holds nothing: in a figure, or where the page says that it is one.
pub(super) fn background(page: &Page, links: &Links, at: At) -> Option<Image> {
    let is_empty =
        || page.subtree(at).skip(1).all(|node| page.nodes[node].text.trim().is_empty() && page.tag(node) == Tag::Text);
    let later = BACKGROUNDS.iter().find_map(|name| page.attr(at, name));
    let address = later.or_else(|| page.attr(at, "style").and_then(behind)).filter(|_| is_empty())?;
    let is_picture = page.attr(at, "role") == Some("img")
        || page.ancestors(at).take(4).any(|up| page.tag(up) == Tag::Figure)
        || later.is_some() && is_file_of_a_picture(address);
    let src = links.source(behind(address).unwrap_or(address)).filter(|src| is_picture && !is_placeholder(src))?;
    Some(Image {
        src,
        alt: page.attr(at, "aria-label").map(str::trim).filter(|alt| !alt.is_empty()).map(str::to_owned),
    })
}

/// "background: url('a.jpg')" -> "a.jpg".
fn behind(style: &str) -> Option<&str> {
    let address = &style[style.find("url(")? + 4..];
    Some(address[..address.find(')')?].trim_matches(['"', '\'', ' ']))
}

/// An image's address: the largest of a set, the real one where the page keeps it for later, else the one shown.
fn source(page: &Page, links: &Links, img: At) -> Option<String> {
    let single = |name: &str| page.attr(img, name).and_then(|src| links.source(src));
    let set = |name: &&str| page.attr(img, name).and_then(largest).and_then(|src| links.source(src));
    let sets = || SETS.iter().find_map(set);
    let later = || LATER.iter().find_map(|name| single(name));
    let found = sets()
        .or_else(later)
        .or_else(|| from_wide_sources(page, links, page.parent(img)))
        .or_else(|| single("src").filter(|src| !is_placeholder(src) && !is_blurred(src)))
        .or_else(|| from_sources(page, links, page.parent(img)))
        .or_else(|| kept_elsewhere(page, links, img))
        .or_else(|| single("src").filter(|src| !is_placeholder(src)))?;
    let is_stand_in = || single("src").is_some_and(|src| src != found) && !is_a_pixel(page, img);
    (!is_tiny(page, img) || is_stand_in()).then_some(found)
}

/// In an attribute that scripts of this page alone know: any that holds the address of a picture.
fn kept_elsewhere(page: &Page, links: &Links, img: At) -> Option<String> {
    let attrs = page.nodes[img].attrs.iter().filter(|attr| attr.name.local.starts_with("data-"));
    attrs
        .map(|attr| &*attr.value)
        .filter(|value| is_file_of_a_picture(value) && !is_placeholder(value))
        .find_map(|value| links.source(value))
}

pub(super) fn is_file_of_a_picture(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    [".jpg", ".jpeg", ".png", ".webp", ".avif"].iter().any(|end| path.ends_with(end))
        && !path.contains(char::is_whitespace)
}

fn from_sources(page: &Page, links: &Links, picture: At) -> Option<String> {
    if page.tag(picture) != Tag::Picture {
        return None;
    }
    page.elements(page.subtree(picture), Tag::Source).find_map(|source| {
        let set = ["data-srcset", "srcset"].iter().find_map(|name| page.attr(source, name))?;
        links.source(largest(set)?)
    })
}

/// The widest that a `<picture>` offers, where it says how wide each is: the picture itself is the smallest then.
fn from_wide_sources(page: &Page, links: &Links, picture: At) -> Option<String> {
    if page.tag(picture) != Tag::Picture {
        return None;
    }
    let sets = page.elements(page.subtree(picture), Tag::Source).filter_map(|source| page.attr(source, "srcset"));
    let (width, address) = sets.filter_map(sized).max_by(|a, b| a.0.total_cmp(&b.0))?;
    const A_WIDTH: f32 = 20.0;
    (width > A_WIDTH).then(|| links.source(address)).flatten()
}

/// The largest image of a `srcset` that is no wider than any screen: "a.jpg 320w, b.jpg 640w" -> "b.jpg".
fn largest(set: &str) -> Option<&str> {
    sized(set).map(|(_, address)| address)
}

/// The same with its size.
fn sized(set: &str) -> Option<(f32, &str)> {
    const WIDEST: f32 = 2600.0;
    let mut best: Option<(f32, &str)> = None;
    let mut rest = set;
    loop {
        rest = rest.trim_start_matches(|letter: char| letter.is_whitespace() || letter == ',');
        let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
        let (address, behind) = rest.split_at(end);
        if address.is_empty() {
            return best;
        }
        // An address may hold commas; one at its end divides it from the next.
        let (size, after) = match address.ends_with(',') {
            true => ("", behind),
            false => behind.split_once(',').unwrap_or((behind, "")),
        };
        rest = after;
        let address = address.trim_end_matches(',');
        let size = size.trim().trim_end_matches(['w', 'x', 'h']).parse().unwrap_or(1.0);
        let is_better = |most: f32| if most > WIDEST { size < most } else { size > most && size <= WIDEST };
        if !is_placeholder(address) && best.is_none_or(|(most, _)| is_better(most)) {
            best = Some((size, address));
        }
    }
}

fn is_placeholder(src: &str) -> bool {
    let name = src.rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
    let (stem, is_photo) = match name.split_once('.') {
        Some((stem, kind)) => (stem, kind.starts_with("jp")),
        None => (&*name, false),
    };
    let named = |words: &[&str]| words.iter().any(|word| stem.contains(word));
    src.trim_start().starts_with("data:")
        || named(&["placeholder", "spacer", "1x1", "lazyload"])
        || matches!(stem, "blank" | "grey" | "lazy" | "loading")
        || !is_photo && named(&["pixel", "transparent", "lazy", "loading", "blank", "grey"])
}

/// "i.jpg?w=20&blur=50": a picture of few points, shown until the real one is there.
fn is_blurred(src: &str) -> bool {
    const FEW: u32 = 64;
    let Some((_, query)) = src.split_once('?') else { return false };
    query.split(['&', ';']).filter_map(|pair| pair.split_once('=')).any(|(name, value)| match name {
        "blur" => value != "0",
        "w" | "width" => value.parse().is_ok_and(|width: u32| width <= FEW),
        _ => false,
    })
}

/// Icons, smileys and counting pixels say their size. Where a layout is "responsive", it is a proportion.
fn is_tiny(page: &Page, img: At) -> bool {
    const SMALLEST: f32 = 50.0;
    page.attr(img, "layout") != Some("responsive") && says_less(page, img, SMALLEST)
}

fn is_a_pixel(page: &Page, img: At) -> bool {
    says_less(page, img, 3.0)
}

fn says_less(page: &Page, img: At, than: f32) -> bool {
    ["width", "height"].iter().any(|side| {
        page.attr(img, side)
            .and_then(|size| size.trim_end_matches("px").parse::<f32>().ok())
            .is_some_and(|size| size < than)
    })
}

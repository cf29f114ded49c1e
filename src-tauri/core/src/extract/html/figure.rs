//! Pictures, also those that a script would load later, with what is printed under them.

use super::links::Links;
use super::names;
use super::page::{At, Page};
use super::tag::Tag;
use crate::model::Image;

/// The first picture at or below a node.
pub(super) fn image(page: &Page, links: &Links, at: At) -> Option<Image> {
    let alt = page.elements(page.subtree(at), Tag::Img).find_map(|img| page.attr(img, "alt")).map(str::trim);
    let alt = alt.filter(|alt| !alt.is_empty()).map(str::to_owned);
    let src = page.subtree(at).find_map(|node| match page.tag(node) {
        Tag::Img if !is_tiny(page, node) => {
            address(page, links, node).or_else(|| from_sources(page, links, page.parent(node)))
        }
        _ => None,
    })?;
    Some(Image { src, alt })
}

/// An image's address: the real one where the page keeps it for later, else the one shown.
fn address(page: &Page, links: &Links, img: At) -> Option<String> {
    const LATER: [&str; 5] = ["data-src", "data-lazy-src", "data-original", "data-hi-res-src", "data-full-src"];
    let single = |name: &str| page.attr(img, name).and_then(|src| links.source(src));
    let set = |name: &str| page.attr(img, name).and_then(largest).and_then(|src| links.source(&src));
    LATER
        .into_iter()
        .find_map(single)
        .or_else(|| single("src").filter(|src| !is_placeholder(src)))
        .or_else(|| ["srcset", "data-srcset", "data-lazy-srcset"].into_iter().find_map(set))
}

fn from_sources(page: &Page, links: &Links, picture: At) -> Option<String> {
    if page.tag(picture) != Tag::Picture {
        return None;
    }
    page.elements(page.subtree(picture), Tag::Source).find_map(|source| {
        let set = page.attr(source, "srcset").or_else(|| page.attr(source, "data-srcset"))?;
        links.source(&largest(set)?)
    })
}

/// The largest image of a `srcset`: "a.jpg 320w, b.jpg 640w" -> "b.jpg".
fn largest(set: &str) -> Option<String> {
    let mut best: Option<(f32, &str)> = None;
    let mut words = set.split_whitespace().peekable();
    while let Some(address) = words.next() {
        let (address, alone) = match address.strip_suffix(',') {
            Some(address) => (address, true),
            None => (address, false),
        };
        let width = if alone { None } else { words.next() };
        let width = width.and_then(|width| width.trim_end_matches([',', 'w', 'x', 'h']).parse().ok()).unwrap_or(1.0);
        if !address.is_empty() && best.is_none_or(|(most, _)| width > most) {
            best = Some((width, address));
        }
    }
    best.map(|(_, address)| address.to_owned())
}

fn is_placeholder(src: &str) -> bool {
    let name = src.rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
    ["placeholder", "blank.", "spacer", "1x1", "pixel", "transparent", "grey.", "lazy", "loading"]
        .iter()
        .any(|word| name.contains(word))
}

/// Icons, smileys and counting pixels say their size.
fn is_tiny(page: &Page, img: At) -> bool {
    const SMALLEST: f32 = 50.0;
    ["width", "height"].iter().any(|side| {
        page.attr(img, side)
            .and_then(|size| size.trim_end_matches("px").parse::<f32>().ok())
            .is_some_and(|size| size < SMALLEST)
    })
}

/// "Photo: Reuters", "Image credit: A B": a line that says who made the picture above it, and nothing else.
pub(super) fn names_the_maker(line: &str) -> bool {
    const LONGEST: usize = 90;
    const WORDS: [&str; 18] = [
        "photo:",
        "photos:",
        "photo by",
        "photo credit",
        "photograph:",
        "image:",
        "image credit",
        "image by",
        "credit:",
        "illustration:",
        "illustration by",
        "photo illustration",
        "photography by",
        "courtesy of",
        "foto:",
        "bild:",
        "фото:",
        "צילום:",
    ];
    let low = line.trim_start_matches(['(', '[']).to_lowercase();
    line.chars().count() <= LONGEST && WORDS.iter().any(|word| low.starts_with(word))
}

/// Whether a node's name says that it is printed under a picture.
pub(super) fn is_caption(page: &Page, at: At) -> bool {
    page.tag(at) == Tag::Figcaption
        || names::any(page, at, |word| {
            word.ends_with("caption")
                || matches!(word, "captions" | "legend" | "bildunterschrift" | "bildtext" | "didascalia" | "leyenda")
        })
}

/// Whether a line repeats what is said in place of the picture above it, but for a credit behind it: a caption.
pub(super) fn repeats_alt(line: &str, alt: &str) -> bool {
    /// Letters of an alternative text that is no mere name of a thing, and of a credit behind the same words.
    const ENOUGH: usize = 8;
    const CREDIT: usize = 60;
    let letters = |text: &str| -> String { text.chars().filter(|letter| letter.is_alphanumeric()).collect() };
    let (line, alt) = (letters(line), letters(alt));
    let enough = alt.chars().count() >= ENOUGH;
    enough && line.strip_prefix(alt.as_str()).is_some_and(|credit| credit.chars().count() <= CREDIT)
}

/// Whether a node's name ends in what it is: "photo-credit". A "credit-card" is none.
pub(super) fn is_named_credit(page: &Page, at: At) -> bool {
    let ends = |name: &str, word: &str| {
        let (name, word) = (name.as_bytes(), word.as_bytes());
        name.len() > word.len() && name[name.len() - word.len()..].eq_ignore_ascii_case(word)
    };
    page.attr(at, "class").is_some_and(|class| {
        class.split_ascii_whitespace().any(|name| ends(name, "credit") || ends(name, "photographer"))
    })
}

/// Whether a node's name says that it names who made the picture.
pub(super) fn is_credit(page: &Page, at: At) -> bool {
    names::any(page, at, |word| {
        matches!(
            word,
            "credit" | "credits" | "imagecredit" | "photocredit" | "photographer" | "copyright" | "attribution"
        )
    })
}

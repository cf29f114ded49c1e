//! What is printed under pictures: captions, and who made them.

use super::names;
use super::page::{At, Page};
use super::tag::Tag;

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
    if line.chars().count() > LONGEST {
        return false;
    }
    let low = line.trim_start_matches(['(', '[']).to_lowercase();
    // "© 2026 Harbour Post" speaks of the site.
    let is_marked = low.strip_prefix('©').is_some_and(|by| by.trim_start().starts_with(char::is_alphabetic));
    is_marked || WORDS.iter().any(|word| low.starts_with(word))
}

/// Whether a node's name says that it is printed under a picture. A box so named that holds the picture is both.
pub(super) fn is_caption(page: &Page, at: At) -> bool {
    let is_named = || {
        names::any(page, at, |word| {
            word.ends_with("caption")
                || matches!(word, "captions" | "legend" | "bildunterschrift" | "bildtext" | "didascalia" | "leyenda")
        })
    };
    page.tag(at) == Tag::Figcaption || is_named() && page.elements(page.subtree(at), Tag::Img).next().is_none()
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

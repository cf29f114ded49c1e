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

/// Whether a line under a picture ends with who made it: "The pier at dawn. (AP Photo/A B)", "The pier. Photo: A B", "… 陈明 摄".
pub(super) fn ends_with_the_maker(line: &str) -> bool {
    const LONGEST: usize = 400;
    const NAME: usize = 60;
    const WORDS: [&str; 11] =
        ["photo", "foto", "фото", "צילום", "תצלום", "getty", "courtesy", "credit:", "bild:", "image:", "picture:"];
    const HAN: [&str; 5] = ["摄", "攝", "摄影", "攝影", "撮影"];
    if line.chars().count() > LONGEST {
        return false;
    }
    let low = line.trim_end_matches(['.', ' ', '。']).to_lowercase();
    let bare = low.trim_end_matches([')', ']', '）']);
    if HAN.iter().any(|word| bare.ends_with(word)) {
        return true;
    }
    // In brackets at the end; without them it is a word and a colon, set off from what is said before.
    let short = |tail: &&str| tail.chars().count() <= NAME;
    let bracket = bare.len() < low.len();
    let bracketed = bracket.then(|| bare.rsplit_once(['(', '[', '（'])).flatten().map(|(_, tail)| tail).filter(short);
    let is_set_off = |at: usize| bare[..at].trim_end().ends_with(['.', '—', '–', '-', '|', '/', '。']);
    let named = WORDS.iter().filter_map(|word| Some((bare.rfind(word)?, word))).find(|&(at, word)| {
        let tail = &bare[at..];
        let behind = tail[word.len()..].trim_start_matches(['s', ' ']);
        is_set_off(at)
            && short(&tail)
            && (word.ends_with(':') || behind.starts_with([':', '/']) || behind.starts_with("by "))
    });
    named.is_some() || bracketed.is_some_and(|tail| WORDS.iter().any(|word| tail.contains(word)))
}

/// A credit without the label that only those hear who listen to the page: "Credit...A B".
pub(super) fn without_label(credit: &str) -> &str {
    let rest = credit.strip_prefix("Credit").map(|rest| rest.trim_start_matches(['.', '…']));
    rest.filter(|rest| rest.len() + "Credit".len() < credit.len()).map_or(credit, str::trim_start)
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

//! The lead picture: most outlets print it between the headline and the text, outside the box that holds the text; some
//! above the headline.

use super::cuts::Cuts;
use super::figure;
use super::links::Links;
use super::names;
use super::page::{At, Page};
use super::picture;
use super::tag::Tag;
use crate::model::{Author, Image};
use std::ops::Range;

/// Letters that are printed under a picture at most.
const CAPTION: usize = 400;
/// Points that make a picture a large one.
const LARGE: f32 = 400.0;
/// Boxes around a picture among which its name and its link stand.
const AROUND: usize = 4;

/// The box of the lead picture: the one that the page shows where it is shared, also above the headline; else the first
/// between headline and text that stands over a caption, in a figure, is named as the lead picture or is large, and is not an
/// author's, an advertiser's or another article's.
pub(super) fn picture(
    page: &Page,
    cuts: &Cuts,
    links: &Links,
    main: At,
    heading: Option<At>,
    authors: &[Author],
) -> Option<At> {
    let place = Place { page, cuts, main, heading };
    let shows = |range: Range<At>| {
        page.elements(range, Tag::Img)
            .filter(|&at| place.is_apart(at))
            .filter_map(|at| picture::image(page, links, at).map(|image| (at, image)))
            .filter(|(_, image)| {
                !image.alt.as_ref().is_some_and(|alt| authors.iter().any(|author| author.name == *alt))
            })
            .collect::<Vec<_>>()
    };
    let shared = shared(page, main);
    let is_shared =
        |(at, image): &&(At, Image)| shared.iter().any(|name| image.src.contains(name)) && !is_another(page, *at);
    let below = shows(place.below_the_headline());
    let above = || shows(0..heading.unwrap_or(main).min(main));
    let found = below.iter().find(is_shared).cloned();
    let found = found.or_else(|| below.iter().find(|(at, _)| place.has_figcaption(*at)).cloned());
    let found = found.or_else(|| below.iter().find(|(at, _)| place.is_lead(*at)).cloned());
    let (at, image) = found.or_else(|| above().iter().find(is_shared).cloned())?;
    let is_again = |img: At| {
        let again =
            || picture::image(page, links, img).filter(|again| name_of_file(&again.src) == name_of_file(&image.src));
        place.reasons(img).all(|reason| reason == "not text") && again().is_some()
    };
    let is_in_the_text =
        name_of_file(&image.src).is_some() && page.elements(page.subtree(main), Tag::Img).any(is_again);
    (!is_in_the_text).then(|| place.around(at))
}

/// The names of the files of the pictures that the page shows where it is shared.
fn shared(page: &Page, main: At) -> Vec<&str> {
    let is_one = |at: &At| {
        matches!(page.attr(*at, "property").or_else(|| page.attr(*at, "name")), Some("og:image" | "twitter:image"))
    };
    page.elements(0..main, Tag::Meta).filter(is_one).filter_map(|at| name_of_file(page.attr(at, "content")?)).collect()
}

/// The name of a picture's file, without its size: "https://post.example/a/ferry-1024x640.jpg?w=3" -> "ferry".
fn name_of_file(address: &str) -> Option<&str> {
    const ENOUGH: usize = 5;
    const PLAIN: usize = 9;
    let path = address.split(['?', '#']).next()?;
    let file = path.rsplit('/').next()?;
    let name = file.rsplit_once('.').map_or(file, |(name, _)| name);
    let is_size = |size: &str| {
        size == "scaled" || size.contains('x') && size.bytes().all(|byte| byte.is_ascii_digit() || byte == b'x')
    };
    let name = name.rsplit_once('-').filter(|(_, size)| is_size(size)).map_or(name, |(name, _)| name);
    // "original", "image": all of a site's pictures.
    let is_plain = name.len() < PLAIN && name.bytes().all(|byte| byte.is_ascii_alphabetic());
    (name.len() >= ENOUGH && !is_plain).then_some(name)
}

/// A portrait of the author, the outlet's mark, or a picture that leads to another page.
fn is_another(page: &Page, img: At) -> bool {
    let boxes = || std::iter::once(img).chain(page.ancestors(img).take(AROUND));
    let is_named = |at: At| {
        names::any(page, at, |word| {
            matches!(
                word,
                "avatar"
                    | "gravatar"
                    | "author"
                    | "byline"
                    | "profile"
                    | "headshot"
                    | "logo"
                    | "icon"
                    | "badge"
                    | "bio"
            )
        })
    };
    let leads_away = |at: At| {
        let href = page.attr(at, "href").unwrap_or_default();
        page.tag(at) == Tag::A && !href.is_empty() && !href.starts_with('#') && !picture::is_file_of_a_picture(href)
    };
    boxes().any(|at| is_named(at) || leads_away(at))
}

/// Where the article stands in its page.
struct Place<'a> {
    page: &'a Page,
    cuts: &'a Cuts,
    main: At,
    heading: Option<At>,
}

impl Place<'_> {
    fn reasons(&self, at: At) -> impl Iterator<Item = &'static str> {
        std::iter::once(at).chain(self.page.ancestors(at)).filter_map(|up| self.cuts.reason(up))
    }

    /// Whether a picture is neither in the text nor cut for what it is. What stood beside the path to the text was cut for
    /// its place alone.
    fn is_apart(&self, at: At) -> bool {
        let whole = self.figure(at).filter(|_| self.has_figcaption(at)).unwrap_or(at);
        let is_shown = self.reasons(whole).all(|reason| matches!(reason, "outside the article" | "not text" | "taken"));
        is_shown && (!self.page.holds(self.main, at) || self.reasons(at).any(|reason| reason != "not text"))
    }

    /// From the end of the headline to the first paragraph.
    fn below_the_headline(&self) -> Range<At> {
        const PARAGRAPH: u32 = 60;
        let page = self.page;
        let Some(start) = self.heading.map(|heading| page.end(heading)) else { return 0..0 };
        let is_paragraph = |at: &At| {
            let letters: u32 = page.nodes[page.subtree(*at)].iter().map(|node| node.letters).sum();
            letters >= PARAGRAPH && self.reasons(*at).next().is_none()
        };
        let first = || page.elements(start..page.end(self.main), Tag::P).find(is_paragraph);
        let end = if start < self.main { Some(self.main) } else { first() };
        start..end.unwrap_or(start)
    }

    fn figure(&self, img: At) -> Option<At> {
        self.page.ancestors(img).take(AROUND).find(|&up| self.page.tag(up) == Tag::Figure)
    }

    fn has_figcaption(&self, img: At) -> bool {
        let page = self.page;
        let says =
            |figure: At| page.elements(page.subtree(figure), Tag::Figcaption).any(|at| !page.words(at).is_empty());
        self.figure(img).is_some_and(says)
    }

    /// Whether a picture under the headline is the article's by what is printed under it, where it stands, its name or its size.
    fn is_lead(&self, img: At) -> bool {
        let page = self.page;
        let up = self.around(img);
        let is_captioned = || {
            page.subtree(up).any(|node| page.tag(node) != Tag::Text && figure::is_caption(page, node))
                || page.short_words(up, CAPTION).is_some_and(|words| figure::names_the_maker(&words))
        };
        let is_large = || {
            let width = page.attr(img, "width").and_then(|width| width.trim_end_matches("px").parse::<f32>().ok());
            width.is_some_and(|width| width >= LARGE)
        };
        let boxes = || std::iter::once(img).chain(page.ancestors(img).take_while(|&at| at >= up));
        let is_one =
            self.figure(img).is_some() || is_captioned() || is_large() || boxes().any(|at| names::is_lead(page, at));
        is_one && !is_another(page, img)
    }

    /// The largest box around a picture that holds no other and no more words than a caption.
    fn around(&self, img: At) -> At {
        let page = self.page;
        let is_other = |at: At| {
            let is_one = page.tag(at) == Tag::Img && at != img;
            is_one && !page.ancestors(at).take(2).any(|up| page.tag(up) == Tag::Noscript)
        };
        let fits = |up: At| {
            !self.heading.is_some_and(|heading| page.holds(up, heading))
                && !page.holds(up, self.main)
                && page.short_words(up, CAPTION).is_some()
                && !page.subtree(up).any(|at| matches!(page.tag(at), Tag::Heading(_)) || is_other(at))
        };
        let is_cut = |at: At| self.cuts.is_cut(at) && page.tag(at) != Tag::Noscript;
        // A figure is whole, whatever is cut inside it.
        let mut found = self.figure(img).filter(|&figure| self.has_figcaption(img) && fits(figure)).unwrap_or(img);
        for up in page.ancestors(found) {
            if is_cut(found) || !fits(up) {
                break;
            }
            found = up;
        }
        found
    }
}

//! What is no article, by the element itself or by its name. A name counts only where it does not hold most of the
//! page's words: "layout-with-sidebar" is often the whole page.

use super::fact_box;
use super::names;
use super::page::{At, Page};
use super::tag::Tag;
use super::weight::Weights;

/// For each node: why it and all below it is left out.
pub(super) struct Cuts {
    reasons: Vec<Option<&'static str>>,
}

/// One node cuts nothing that holds more than this share of the page's prose, and all of one reason together not either.
const TOO_MUCH: f32 = 0.4;
/// Comments may be longer than what they comment on, if that has letters enough for an article.
const AN_ARTICLE: f32 = 500.0;

const TAKEN: &str = "taken";

impl Cuts {
    pub fn new(page: &Page) -> Self {
        let mut cuts = Cuts { reasons: vec![None; page.nodes.len()] };
        cuts.each(page, mute);
        let weights = Weights::new(page, &cuts);
        let all = weights.prose(0..page.nodes.len()).max(1.0);
        let most = |reason: &str| match reason {
            "comments" | "cookie notice" => (all - AN_ARTICLE).max(TOO_MUCH * all),
            _ => TOO_MUCH * all,
        };
        cuts.each(page, |page, at| {
            let is_it = |reason: &&'static str| {
                let is_of_its_box = || says_who_said_it(page, at) || says_whose_picture_it_is(page, &weights, at);
                looks_it(page, &weights, at, reason) && !(*reason == "footer" && is_of_its_box())
            };
            let named = || names::reason(page, at).filter(is_it);
            let reason = hidden(page, at).or_else(|| by_element(page, at)).or_else(named)?;
            (weights.prose(page.subtree(at)) < most(reason)).then_some(reason)
        });
        cuts.disbelieve(page, &weights, most);
        cuts
    }

    pub fn reason(&self, at: At) -> Option<&'static str> {
        self.reasons[at]
    }

    pub fn is_cut(&self, at: At) -> bool {
        self.reasons[at].is_some()
    }

    pub fn cut(&mut self, at: At, reason: &'static str) {
        self.reasons[at].get_or_insert(reason);
    }

    /// Takes a node out of the body because it stands elsewhere in the article: the headline, the standfirst.
    pub fn take(&mut self, at: At) {
        self.reasons[at] = Some(TAKEN);
    }

    pub fn is_taken(&self, at: At) -> bool {
        self.reasons[at] == Some(TAKEN)
    }

    /// A reason that takes too much of the page altogether is taken back: text in hidden panels that a script would show,
    /// paragraphs that all bear a misleading name.
    fn disbelieve(&mut self, page: &Page, weights: &Weights, most: impl Fn(&str) -> f32) {
        let mut totals: Vec<(&'static str, f32)> = Vec::new();
        for (at, reason) in self.reasons.iter().enumerate().filter_map(|(at, reason)| Some((at, (*reason)?))) {
            let prose = weights.prose(page.subtree(at));
            match totals.iter_mut().find(|(known, _)| *known == reason) {
                Some((_, total)) => *total += prose,
                None => totals.push((reason, prose)),
            }
        }
        let left = weights.prose(0..page.nodes.len()) - totals.iter().map(|(_, total)| total).sum::<f32>();
        for (wrong, _) in totals.into_iter().filter(|(reason, total)| *total > most(reason) && *total > left) {
            self.reasons.iter_mut().filter(|reason| **reason == Some(wrong)).for_each(|reason| *reason = None);
        }
    }

    fn each(&mut self, page: &Page, reason: impl Fn(&Page, At) -> Option<&'static str>) {
        let mut at = 0;
        while at < page.nodes.len() {
            if self.reasons[at].is_none() && page.tag(at) != Tag::Text {
                self.reasons[at] = reason(page, at);
            }
            at = if self.reasons[at].is_some() { page.end(at) } else { at + 1 };
        }
    }
}

fn mute(page: &Page, at: At) -> Option<&'static str> {
    page.tag(at).is_mute().then_some("not text")
}

pub(super) fn hidden(page: &Page, at: At) -> Option<&'static str> {
    let style_hides = |style: &str| {
        let style: String = style.chars().filter(|letter| !letter.is_whitespace()).collect();
        style.contains("display:none")
            || style.contains("visibility:hidden")
            || says(&style, "opacity", "0")
                && ["height", "max-height", "width"].iter().any(|name| is_nothing(&style, name))
            || is_far_outside(&style)
    };
    let hidden = page.nodes[at].attrs.iter().any(|attr| match &*attr.name.local {
        "hidden" => true,
        "aria-hidden" => &*attr.value == "true",
        "style" => style_hides(&attr.value),
        "class" => is_named_hidden(&attr.value),
        _ => false,
    });
    hidden.then_some("hidden")
}

fn says(style: &str, name: &str, value: &str) -> bool {
    style.split(';').filter_map(|rule| rule.split_once(':')).any(|rule| rule == (name, value))
}

fn is_nothing(style: &str, name: &str) -> bool {
    says(style, name, "0") || says(style, name, "0px")
}

/// "position:absolute;left:-9999px": where no reader sees it.
fn is_far_outside(style: &str) -> bool {
    const FAR: f32 = -999.0;
    let is_apart = says(style, "position", "absolute") || says(style, "position", "fixed");
    let is_far = |value: &str| value.trim_end_matches("px").parse::<f32>().is_ok_and(|place| place <= FAR);
    let mut rules = style.split(';').filter_map(|rule| rule.split_once(':'));
    is_apart && rules.any(|(name, value)| matches!(name, "left" | "right" | "top") && is_far(value))
}

/// The class "hidden", but for one that says also where it is shown ("hidden md:block").
fn is_named_hidden(classes: &str) -> bool {
    classes.split_ascii_whitespace().any(|name| name == "hidden") && !classes.contains(':')
}

fn by_element(page: &Page, at: At) -> Option<&'static str> {
    let role = page.attr(at, "role");
    Some(match page.tag(at) {
        Tag::Nav => "menu",
        Tag::Struck => "struck out",
        Tag::Footer if says_who_said_it(page, at) => return None,
        Tag::Footer => "footer",
        Tag::Aside if fact_box::is(page, at) => return None,
        Tag::Aside => "aside",
        Tag::Form => "form",
        Tag::Button if opens_a_section(page, at) => return None,
        Tag::Button | Tag::Control => "form",
        Tag::Dialog => "hidden",
        _ => match role? {
            "navigation" | "menu" | "menubar" | "search" => "menu",
            "contentinfo" => "footer",
            "banner" => "page chrome",
            "complementary" => "aside",
            "dialog" | "alertdialog" => "hidden",
            _ => return None,
        },
    })
}

/// The foot of a quotation.
fn says_who_said_it(page: &Page, at: At) -> bool {
    page.ancestors(at).take(3).any(|up| page.tag(up) == Tag::Blockquote)
}

/// The right to a picture, in the box of the picture.
fn says_whose_picture_it_is(page: &Page, weights: &Weights, at: At) -> bool {
    const BOX: u32 = 300;
    let is_box = |up: &At| weights.letters(page.subtree(*up)) <= BOX;
    let is_named = names::any(page, at, |word| word == "copyright");
    is_named && page.ancestors(at).take(2).filter(is_box).any(|up| page.elements(up..at, Tag::Img).next().is_some())
}

/// The question of a list of questions, which a press unfolds: a button in a heading or around one.
fn opens_a_section(page: &Page, at: At) -> bool {
    let is_heading = |node: At| matches!(page.tag(node), Tag::Heading(_));
    page.subtree(at).any(is_heading) || page.ancestors(at).take(3).any(is_heading)
}

/// Whether a node can be what its name says: a menu is made of links, a share bar has few words.
fn looks_it(page: &Page, weights: &Weights, at: At, reason: &str) -> bool {
    let (letters, linked) = (weights.letters(page.subtree(at)), weights.linked(page.subtree(at)));
    match reason {
        "table of contents" | "menu" | "breadcrumbs" => linked >= 0.4 || letters < 100,
        "related links" => linked >= 0.15 || letters < 200,
        "share bar" | "tags" | "reading time" => letters < 300 || linked >= 0.5,
        "byline" | "video player" => letters < 600,
        "promotion" => letters < 800 || linked >= 0.3,
        _ => true,
    }
}

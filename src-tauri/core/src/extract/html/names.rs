//! What the page's own names say: classes and ids are split into words ("relatedPosts_list" -> related, posts, list),
//! and some words name what is no article.

use super::page::{At, Page};
use super::tag::Tag;

/// Calls `see` with each word of the node's class and id, in lower case. A word longer than any we know is skipped.
pub(super) fn words(page: &Page, at: At, mut see: impl FnMut(&str)) {
    for attr in &page.nodes[at].attrs {
        match &*attr.name.local {
            "class" | "data-testid" | "data-component" => {
                attr.value
                    .split_ascii_whitespace()
                    .filter(|name| !tells_of_layout(name))
                    .for_each(|name| split(name, &mut see));
            }
            "id" if !is_anchor(page, at, &attr.value) => split(&attr.value, &mut see),
            _ => {}
        }
    }
}

/// "has-sidebar", "sidebar-enabled--false": what the page around a node looks like, not what the node is.
fn tells_of_layout(name: &str) -> bool {
    let is_layout =
        |word: &str| matches!(word, "has" | "with" | "no" | "without" | "enabled" | "disabled" | "true" | "false");
    name.len() > 4 && name.split(['-', '_']).any(is_layout)
}

/// An id that a table of contents leads to is made of the words of a heading: "how-to-share-files-safely".
fn is_anchor(page: &Page, at: At, id: &str) -> bool {
    const A_PHRASE: usize = 4;
    matches!(page.tag(at), Tag::Heading(_)) || id.split(['-', '_']).filter(|word| !word.is_empty()).count() >= A_PHRASE
}

pub(super) fn any(page: &Page, at: At, mut is: impl FnMut(&str) -> bool) -> bool {
    let mut found = false;
    words(page, at, |word| found = found || is(word));
    found
}

const LONGEST: usize = 24;

fn split(value: &str, see: &mut impl FnMut(&str)) {
    let mut word = [0u8; LONGEST];
    let mut length = 0;
    let mut after_small = false;
    let mut flush = |word: &[u8; LONGEST], length: &mut usize| {
        if (1..=LONGEST).contains(length)
            && let Ok(text) = std::str::from_utf8(&word[..*length])
        {
            see(text);
        }
        *length = 0;
    };
    for &byte in value.as_bytes() {
        if !byte.is_ascii_alphanumeric() || (byte.is_ascii_uppercase() && after_small) {
            flush(&word, &mut length);
        }
        if byte.is_ascii_alphanumeric() {
            if length < LONGEST {
                word[length] = byte.to_ascii_lowercase();
            }
            length += 1;
        }
        after_small = byte.is_ascii_lowercase();
    }
    flush(&word, &mut length);
}

/// Whether a node is named as the body of an article: "article-body", "storyText", "entry-content".
pub(super) fn is_body(page: &Page, at: At) -> bool {
    let (mut found, mut after_article) = (false, false);
    words(page, at, |word| {
        found |= after_article && matches!(word, "body" | "content" | "text" | "copy")
            || matches!(word, "articlebody" | "storybody" | "articletext" | "storytext" | "entrycontent");
        after_article = matches!(word, "article" | "story" | "entry" | "post");
    });
    found
}

/// Why a node of this name is no article, if its name says so.
pub(super) fn reason(page: &Page, at: At) -> Option<&'static str> {
    let mut reason = None;
    let mut before = String::new();
    words(page, at, |word| {
        reason = reason.or_else(|| single(word)).or_else(|| pair(&before, word));
        before.clear();
        before.push_str(word);
    });
    reason
}

fn single(word: &str) -> Option<&'static str> {
    Some(match word {
        "related" | "relatedposts" | "relatedarticles" | "recommended" | "recommendation" | "recommendations"
        | "recirc" | "recirculation" | "trending" | "mostread" | "mostpopular" | "outbrain" | "taboola"
        | "readmore" | "yarpp" | "morefrom" | "seealso" | "readnext" | "upnext" => "related links",
        "share" | "sharing" | "shares" | "sharedaddy" | "sharebar" | "social" | "socials" | "socialshare"
        | "sociallinks" | "addtoany" | "addthis" | "sharethis" | "a2a" | "heateor" | "shariff" => "share bar",
        "newsletter" | "newsletters" | "subscribe" | "subscription" | "signup" | "mailchimp" | "optin" | "mc4wp" => {
            "newsletter form"
        }
        "promo" | "promos" | "promotion" | "promobox" | "cta" | "advert" | "adverts" | "advertisement"
        | "advertisements" | "advertising" | "ad" | "ads" | "adslot" | "adsbygoogle" | "sponsor" | "sponsors"
        | "donate" | "donation" | "upsell" => "promotion",
        "comments" | "disqus" | "respond" | "commentlist" | "comment" => "comments",
        "sidebar" | "sidebars" => "sidebar",
        "breadcrumb" | "breadcrumbs" => "breadcrumbs",
        "cookie" | "cookies" | "consent" | "gdpr" | "onetrust" | "cookiebot" => "cookie notice",
        "popup" | "modal" | "overlay" | "offcanvas" => "hidden",
        "nav" | "navbar" | "navigation" | "pagination" | "pager" | "menu" | "megamenu" | "navmenu" => "menu",
        "footer" | "masthead" | "copyright" => "footer",
        "toc" | "tableofcontents" => "table of contents",
        "byline" | "bylines" => "byline",
        "authorbox" | "authorbio" | "bio" | "aboutauthor" => "author box",
        "noprint" | "editsection" => "page chrome",
        "vjs" | "videojs" | "jwplayer" | "mejs" | "plyr" | "flowplayer" => "video player",
        "tags" | "taglist" | "postmetadata" => "tags",
        "disclosure" | "disclaimer" => "disclosure",
        _ => return None,
    })
}

fn pair(before: &str, word: &str) -> Option<&'static str> {
    Some(match (before, word) {
        ("more", "from" | "stories" | "news" | "articles" | "posts") => "related links",
        ("most", "read" | "popular" | "viewed")
        | ("popular", "posts" | "articles")
        | ("latest", "posts" | "news" | "articles") => "related links",
        ("see", "also") | ("read", "more" | "next" | "also") | ("up", "next") | ("also", "like") => "related links",
        ("next", "post" | "article") | ("prev" | "previous", "post" | "article") | ("post", "nav") => "related links",
        ("sign", "up") | ("opt", "in") => "newsletter form",
        ("author", "box" | "bio" | "info" | "card" | "profile" | "about" | "details") | ("about", "author") => {
            "author box"
        }
        ("post" | "entry" | "article" | "meta", "meta" | "author" | "date" | "info" | "tags" | "byline") => "byline",
        ("sr" | "screen", "only" | "reader") | ("visually", "hidden") => "hidden",
        ("video" | "audio" | "media", "player") | ("video", "js") => "video player",
        ("table", "of") => "table of contents",
        ("skip", "link" | "to" | "links") => "menu",
        ("bread", "crumb" | "crumbs") => "breadcrumbs",
        ("comment", _) => "comments",
        _ => return None,
    })
}

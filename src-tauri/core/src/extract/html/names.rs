//! What the page's own names say: classes and ids are split into words ("relatedPosts_list" -> related, posts, list),
//! and some words name what is no article.

use super::page::{At, Node, Page};
use super::tag::Tag;
use html5ever::local_name;

/// The words of all nodes' names, split once.
pub(super) struct Names {
    /// Each word with a space behind it, in the order of the nodes.
    words: String,
    /// Where those of each node end.
    ends: Vec<usize>,
}

impl Names {
    pub fn of(nodes: &[Node]) -> Self {
        let mut names = Names { words: String::new(), ends: Vec::with_capacity(nodes.len()) };
        for node in nodes {
            add(node, &mut names.words);
            names.ends.push(names.words.len());
        }
        names
    }
}

/// The words of a node's class and id, in lower case. A word longer than any we know is left out.
pub(super) fn words(page: &Page, at: At) -> impl Iterator<Item = &str> {
    let Names { words, ends } = &page.names;
    let start = if at == 0 { 0 } else { ends[at - 1] };
    words[start..ends[at]].split_terminator(' ')
}

/// Adds the words of a node's class and id.
fn add(node: &Node, words: &mut String) {
    for attr in &node.attrs {
        match attr.name.local {
            local_name!("class") => add_of_classes(&attr.value, words),
            local_name!("id") if !is_anchor(node.tag, &attr.value) => split(&attr.value, words),
            _ if matches!(&*attr.name.local, "data-testid" | "data-component") => add_of_classes(&attr.value, words),
            _ => {}
        }
    }
}

fn add_of_classes(value: &str, words: &mut String) {
    value.split_ascii_whitespace().filter(|name| !tells_of_layout(name)).for_each(|name| split(name, words));
}

/// "has-sidebar", "sidebar-enabled--false": what the page around a node looks like, not what the node is.
fn tells_of_layout(name: &str) -> bool {
    let is_layout =
        |word: &str| matches!(word, "has" | "with" | "no" | "without" | "enabled" | "disabled" | "true" | "false");
    name.len() > 4 && name.split(['-', '_']).any(is_layout)
}

/// An id that a table of contents leads to is made of the words of a heading: "how-to-share-files-safely".
fn is_anchor(tag: Tag, id: &str) -> bool {
    const A_PHRASE: usize = 4;
    matches!(tag, Tag::Heading(_)) || id.split(['-', '_']).filter(|word| !word.is_empty()).count() >= A_PHRASE
}

pub(super) fn any(page: &Page, at: At, is: impl FnMut(&str) -> bool) -> bool {
    words(page, at).any(is)
}

/// Adds the words of a name, each with a space behind it.
fn split(name: &str, words: &mut String) {
    let (mut start, mut after_small) = (0, false);
    for (at, byte) in name.bytes().enumerate() {
        let is_inside = byte.is_ascii_alphanumeric();
        if !is_inside || byte.is_ascii_uppercase() && after_small {
            // Between the bytes of another letter stands no word.
            add_word(name.get(start..at).unwrap_or_default(), words);
            start = at + usize::from(!is_inside);
        }
        after_small = byte.is_ascii_lowercase();
    }
    add_word(name.get(start..).unwrap_or_default(), words);
}

fn add_word(word: &str, words: &mut String) {
    const LONGEST: usize = 24;
    if (1..=LONGEST).contains(&word.len()) {
        let start = words.len();
        words.push_str(word);
        words[start..].make_ascii_lowercase();
        words.push(' ');
    }
}

/// Whether a node is named as the body of an article: "article-body", "storyText", "entry-content".
pub(super) fn is_body(page: &Page, at: At) -> bool {
    let mut before = "";
    words(page, at).any(|word| {
        let after_article = matches!(std::mem::replace(&mut before, word), "article" | "story" | "entry" | "post");
        after_article && matches!(word, "body" | "content" | "text" | "copy")
            || matches!(word, "articlebody" | "storybody" | "articletext" | "storytext" | "entrycontent")
    })
}

/// Whether a node is named as the lead picture, or as what holds it: "post-thumbnail", "article_image", "heroPhoto".
pub(super) fn is_lead(page: &Page, at: At) -> bool {
    let mut before = "";
    words(page, at).any(|word| {
        let after_article = matches!(std::mem::replace(&mut before, word), "post" | "article" | "main" | "story");
        after_article && matches!(word, "image" | "picture" | "img" | "thumb")
            || matches!(word, "featured" | "hero" | "lead" | "lede" | "photo" | "thumbnail" | "cover")
    })
}

/// Why a node of this name is no article, if its name says so.
pub(super) fn reason(page: &Page, at: At) -> Option<&'static str> {
    let mut before = "";
    words(page, at).find_map(|word| single(word).or_else(|| pair(std::mem::replace(&mut before, word), word)))
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

//! Posts of social networks inside an article. The page keeps a quotation of the post, which a script would replace; where
//! that says nothing, a link to the post stands in its place.

use super::links::Links;
use super::page::{At, Page};
use super::tag::Tag;
use crate::model::BlockKind;

/// The classes that the networks' own code for embedding uses.
const POSTS: [&str; 10] = [
    "twitter-tweet",
    "twitter-video",
    "instagram-media",
    "tiktok-embed",
    "bluesky-embed",
    "mastodon-embed",
    "reddit-embed-bq",
    "reddit-card",
    "fb-post",
    "telegram-post",
];
/// Letters of a post that says something of its own.
const SAYS: usize = 20;
/// What a network prints instead of a post.
const EMPTY: [&str; 4] = ["View this post on Instagram", "A post shared by", "View on Threads", "View this profile on"];

/// The post at a node as a link, where the page keeps no words of it.
pub(super) fn embed(page: &Page, links: &Links, at: At) -> Option<BlockKind> {
    if let Some(url) = by_address(page, links, at) {
        return Some(BlockKind::Embed { url: Some(url), title: None });
    }
    let is_post =
        page.attr(at, "class").is_some_and(|class| class.split_whitespace().any(|name| POSTS.contains(&name)));
    if !is_post || !matches!(page.tag(at), Tag::Blockquote | Tag::Div | Tag::Other) {
        return None;
    }
    let words = page.words(at);
    if words.chars().count() >= SAYS && !EMPTY.iter().any(|line| words.contains(line)) {
        return None;
    }
    let stated =
        ["data-instgrm-permalink", "cite", "data-href", "data-bluesky-uri"].iter().find_map(|name| page.attr(at, name));
    let linked = || page.elements(page.subtree(at), Tag::A).find_map(|link| page.attr(link, "href"));
    let url = stated.and_then(|url| links.source(url)).or_else(|| linked().and_then(|url| links.source(url)));
    Some(BlockKind::Embed { url: Some(url?), title: None })
}

/// What editors write for a film or a post that the page's program would fetch: an empty element with its address.
fn by_address(page: &Page, links: &Links, at: At) -> Option<String> {
    let stated = page.attr(at, "data-oembed-url");
    let url = if page.tag(at) == Tag::Other { stated.or_else(|| page.attr(at, "url")) } else { stated }?;
    let is_empty = page.subtree(at).skip(1).all(|node| page.tag(node) == Tag::Text) && page.words(at).is_empty();
    is_empty.then(|| links.source(url)).flatten()
}

//! What kind of text some bytes are, by their name and by how they begin.
//!
//! The tags that give HTML away are those of the WHATWG MIME Sniffing standard, section 7.1, with a few that pages saved
//! in part begin with. Whether bytes are text at all is not decided here: `extract` finds out when it decodes them.

use crate::model::Media;
use std::sync::LazyLock;

/// How far into the bytes to look.
const LOOK: usize = 2048;

/// A document that says what it is in its first words.
const WHOLE_PAGE: [&str; 4] = ["!doctype html", "html", "head", "body"];

const TAGS: [&str; 24] = [
    "script", "iframe", "h1", "h2", "div", "font", "table", "a", "style", "title", "b", "br", "p", "article",
    "section", "main", "header", "meta", "link", "base", "span", "figure", "ul", "ol",
];

const PAGES: [&str; 5] = ["html", "htm", "xhtml", "xht", "shtml"];

const MARKDOWN: [&str; 4] = ["md", "markdown", "mdown", "mkd"];

const TEXTS: [&str; 2] = ["txt", "text"];

const MAILS: [&str; 1] = ["eml"];

/// How the names of article files end.
pub static ENDINGS: LazyLock<Vec<&str>> = LazyLock::new(|| [&PAGES[..], &MARKDOWN, &TEXTS, &MAILS].concat());

/// Whether a file of this name is one that articles are saved in.
pub(super) fn is_article(name: &str) -> bool {
    ending(name).is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

/// Whether a file of this name is a page of the web.
pub(super) fn is_page(name: &str) -> bool {
    ending(name).is_some_and(|ending| PAGES.contains(&ending.as_str()))
}

fn ending(name: &str) -> Option<String> {
    name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase())
}

/// By the ending of `name` where that says it, otherwise by the first bytes.
pub(super) fn of(name: Option<&str>, bytes: &[u8]) -> Media {
    match name.and_then(ending).as_deref() {
        Some(ending) if PAGES.contains(&ending) => Media::Html,
        Some(ending) if MARKDOWN.contains(&ending) => Media::Markdown,
        // A page's source is sometimes saved as text; a text that only begins with a tag is left a text.
        Some(ending) if TEXTS.contains(&ending) && !begins_with(bytes, &WHOLE_PAGE) => Media::Text,
        _ if is_html(bytes) => Media::Html,
        _ => Media::Text,
    }
}

/// Whether bytes without a name are HTML.
pub(super) fn is_html(bytes: &[u8]) -> bool {
    begins_with(bytes, &WHOLE_PAGE) || begins_with(bytes, &TAGS)
}

fn begins_with(bytes: &[u8], names: &[&str]) -> bool {
    let start = opening(bytes);
    let mut rest = start.as_str();
    loop {
        rest = rest.trim_start();
        let skipped = [("<!--", "-->"), ("<?xml", "?>")].iter().find_map(|(open, close)| {
            let after = rest.strip_prefix(open)?;
            after.find(close).map(|end| &after[end + close.len()..])
        });
        match skipped {
            Some(after) => rest = after,
            None => break,
        }
    }
    let Some(tag) = rest.strip_prefix('<') else { return false };
    names.iter().any(|name| {
        let after = tag.strip_prefix(name).map(|after| after.chars().next());
        after.is_some_and(|next| next.is_none_or(|next| next == '>' || next == '/' || next.is_whitespace()))
    })
}

/// The first bytes as lower-case ASCII; without the marks and zero bytes of UTF-16 and the mark of UTF-8.
fn opening(bytes: &[u8]) -> String {
    let seen = bytes.iter().take(LOOK).filter(|byte| byte.is_ascii() && **byte != 0);
    seen.map(|byte| char::from(byte.to_ascii_lowercase())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ending_decides_and_the_first_bytes_where_it_does_not() {
        let utf16: Vec<u8> = "\u{feff}<!DOCTYPE html><p>x".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let cases: [(Option<&str>, &[u8], Media); 14] = [
            (Some("a.HTML"), b"plain", Media::Html),
            (Some("a.xhtml"), b"<?xml version='1.0'?>", Media::Html),
            (Some("a.md"), b"<p>not HTML</p>", Media::Markdown),
            (Some("a.markdown"), b"# x", Media::Markdown),
            (Some("a.txt"), b"<b>bold</b> words in a text", Media::Text),
            (Some("a.txt"), b"\xef\xbb\xbf\n<!DOCTYPE html><html>", Media::Html),
            (Some("a.txt"), b"plain", Media::Text),
            (Some("page"), b"  <!-- saved from url=(0022)x -->\r\n<HTML>", Media::Html),
            (Some("page.php"), b"<?xml version='1.0'?><!DOCTYPE html PUBLIC>", Media::Html),
            (None, b"<p class=x>Words", Media::Html),
            (None, b"<pre-tax profit> rose", Media::Text),
            (None, b"<3 this article", Media::Text),
            (None, b"Words", Media::Text),
            (None, &utf16, Media::Html),
        ];
        for (name, bytes, expected) in cases {
            let opening = String::from_utf8_lossy(bytes);
            assert_eq!(of(name, bytes), expected, "{name:?} that begins with {opening:?}");
        }
    }
}

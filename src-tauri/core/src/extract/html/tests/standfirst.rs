//! Standfirsts by their place.

use super::super::article;
use super::{PROSE, PROSE_AFTER};
use crate::model::{Article, BlockKind};

const SAYS: &str = "After a long winter without a ship, the islands are one again, but who pays for it?";

fn page(main: &str) -> Article {
    let head = "<head><title>Ferry runs again</title><meta name=author content='Anna Vogel'></head>";
    article(&format!("<html lang=en>{head}<body><div class=page>{main}</div></body></html>"), None)
}

#[test]
fn a_sentence_between_headline_and_text_is_the_standfirst_under_any_name() {
    let byline = "<div class=meta>By Anna Vogel | 5 March 2021</div>";
    let text = format!("<div class=text>{PROSE}{PROSE_AFTER}</div>");
    let inside = format!("{PROSE}{PROSE_AFTER}");
    for (html, is_one, why) in [
        (format!("<h1>Ferry runs again</h1><p class=chapo>{SAYS}</p>{byline}{text}"), true, "a name in French"),
        (format!("<h1>Ferry runs again</h1><div>{SAYS}</div>{byline}{text}"), true, "no name"),
        (format!("<h1>Ferry runs again</h1><span class=subTitle>{SAYS}</span>{byline}{text}"), true, "a span"),
        (format!("<div><h1>Ferry runs again</h1><h2>{SAYS}</h2></div>{byline}{text}"), true, "a heading"),
        (
            format!("<article><h1>Ferry runs again</h1><h2>{SAYS}</h2>{byline}{inside}</article>"),
            true,
            "a heading in the text",
        ),
        (
            format!("<article><h1>Ferry runs again</h1><p class=lead>{SAYS}</p>{byline}{inside}</article>"),
            true,
            "over the names",
        ),
        (
            format!("<article><h1>Ferry runs again</h1><p class=lead>{SAYS}</p>{inside}</article>"),
            false,
            "right over the text it may be its first paragraph",
        ),
        (
            format!("<article><h1>Ferry runs again</h1><h2>Why did it stop for a winter?</h2>{inside}</article>"),
            false,
            "a section's heading",
        ),
        (
            format!("<h1>Ferry runs again</h1><p>Politics, Business, Ferries, Islands, Harbours</p>{text}"),
            false,
            "a row of names",
        ),
        (
            format!("<h1>Ferry runs again</h1><p>By Anna Vogel, who has sailed for all her life</p>{text}"),
            false,
            "a byline",
        ),
        (format!("<h1>Ferry runs again</h1><p><a href=/x>{SAYS}</a></p>{text}"), false, "a link"),
        (
            format!(
                "<h1>Ferry runs again</h1><p>We may earn a commission when you buy a ticket through a link.</p>{text}"
            ),
            false,
            "a notice",
        ),
        (format!("<h1>Ferry runs again</h1><img src=/f.jpg><div class=caption>{SAYS}</div>{text}"), false, "a caption"),
        (
            format!("<h1>Ferry runs again</h1><img src=/f.jpg><p class=leadCaption>{SAYS}</p>{byline}{text}"),
            false,
            "a caption that is named after the lead picture",
        ),
        (
            format!(
                "<h1>Ferry runs again</h1><p>{SAYS}</p><p>Another line that says as much as the first one did.</p>{text}"
            ),
            false,
            "one of several",
        ),
    ] {
        let article = page(&html);
        let first = matches!(&article.document.blocks[0].kind, BlockKind::Standfirst { .. });
        assert_eq!((article.standfirst.is_some(), first), (is_one, is_one), "{why}: {html}: {:?}", article.standfirst);
        let times = article.document.text().matches(SAYS).count();
        assert!(!is_one || times == 1, "{why}: it is said once: {times}");
    }
}

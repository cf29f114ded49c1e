//! Pictures, and what is printed under them.

use super::super::article;
use super::{PROSE, PROSE_AFTER, URL, between, text_of};
use crate::model::{Block, BlockKind};

/// The file, the caption and the credit of a picture.
fn shown(block: &Block) -> Option<(String, String, String)> {
    let BlockKind::Figure { image, caption, credit } = &block.kind else { return None };
    let file = image.as_ref().and_then(|image| image.src.rsplit('/').next()).unwrap_or_default().to_owned();
    let caption = text_of(&BlockKind::Paragraph { text: caption.clone() }.into());
    Some((file, caption, credit.clone().unwrap_or_default()))
}

#[test]
fn a_box_that_is_named_after_its_caption_holds_the_picture_too() {
    for (html, caption, why) in [
        ("<div class=wp-caption><img src=/f.jpg><p class=wp-caption-text>The ferry</p></div>", "The ferry", "the box"),
        (
            "<div class='wp-caption alignleft'><a href=/f.jpg><img src=/f.jpg width=300></a><p class=wp-caption-text>The ferry</p></div>",
            "The ferry",
            "with a link to the large picture",
        ),
        ("<div class='layout-caption-below'><img src=/f.jpg></div>", "", "a box that would have room for one"),
    ] {
        let blocks = between(html);
        let figures: Vec<_> = blocks.iter().filter_map(shown).collect();
        assert_eq!(figures, [("f.jpg".to_owned(), caption.to_owned(), String::new())], "{why}: {html}");
        assert_eq!(blocks.len(), 1, "{why}: nothing beside it: {blocks:?}");
    }
}

#[test]
fn the_lead_picture_is_the_pages_own() {
    let head = |shared: &str| {
        format!(
            "<html lang=en><head><title>Ferry runs again</title><meta name=author content='Anna Vogel'>{shared}</head>"
        )
    };
    let shared = "<meta property=og:image content='https://img.example/9/ferry-at-dawn-1200x630.jpg'>";
    let (above, text) = ("<h1>Ferry runs again</h1>", format!("<div itemprop=articleBody>{PROSE}{PROSE_AFTER}</div>"));
    for (meta, html, expected, why) in [
        (
            "",
            format!("{above}<div class=photo><img src=/f.jpg><div class=caption>At dawn</div></div>{text}"),
            "f.jpg At dawn",
            "over a caption",
        ),
        ("", format!("{above}<div class=featured-image><img src=/f.jpg></div>{text}"), "f.jpg ", "by its name"),
        ("", format!("{above}<figure><img src=/f.jpg></figure>{text}"), "f.jpg ", "in a figure"),
        (
            "",
            format!(
                "{above}<figure><a class=open-modal href=/f.jpg><img src=/f.jpg></a><figcaption>At dawn</figcaption></figure>{text}"
            ),
            "f.jpg At dawn",
            "in a figure, whatever its link is named",
        ),
        ("", format!("{above}<div><img src=/f.jpg width=1200></div>{text}"), "f.jpg ", "large"),
        (
            "",
            format!("{above}<div class=meta>5 March</div><img src=/f.jpg width=800>{text}"),
            "f.jpg ",
            "in no box of its own",
        ),
        (
            shared,
            format!("{above}<div><img src=/ferry-at-dawn-300x200.jpg></div>{text}"),
            "ferry-at-dawn-300x200.jpg ",
            "the one for sharing",
        ),
        (
            shared,
            format!("<div><img src=/ferry-at-dawn.jpg></div>{above}{text}"),
            "ferry-at-dawn.jpg ",
            "the same above the headline",
        ),
        ("", format!("<div><img src=/f.jpg width=1200></div>{above}{text}"), "", "another above the headline"),
        ("", format!("{above}<div><img src=/f.jpg></div>{text}"), "", "nothing says what it is"),
        ("", format!("{above}<div class=author-photo><img src=/f.jpg width=800></div>{text}"), "", "an author's"),
        (
            "",
            format!("{above}<figure><img src=/f.jpg alt='Anna Vogel'></figure>{text}"),
            "",
            "an author's, in a figure",
        ),
        ("", format!("{above}<a href=/shop><img src=/f.jpg width=800></a>{text}"), "", "it leads elsewhere"),
        (
            "",
            format!("{above}<div class=cookie-banner><img src=/f.jpg width=800></div>{text}"),
            "",
            "what is cut for its name",
        ),
        (
            shared,
            format!("{above}<div class=photo><img src=/ferry-at-dawn.jpg></div>{text}")
                .replace("<p>Tickets", "<img src=/ferry-at-dawn-640x300.jpg><p>Tickets"),
            "ferry-at-dawn-640x300.jpg ",
            "the text shows it",
        ),
    ] {
        let article = article(&format!("{}<body><main>{html}</main></body></html>", head(meta)), Some(URL));
        let figures: Vec<_> = article.document.blocks.iter().filter_map(shown).collect();
        let figures: Vec<String> = figures.into_iter().map(|(file, caption, _)| format!("{file} {caption}")).collect();
        assert_eq!(figures, if expected.is_empty() { vec![] } else { vec![expected] }, "{why}: {html}");
        let is_first = matches!(article.document.blocks[0].kind, BlockKind::Figure { .. });
        assert_eq!(is_first, !expected.is_empty() && why != "the text shows it", "{why}: it stands above the text");
    }
}

#[test]
fn what_is_printed_under_a_picture_is_no_paragraph() {
    for (html, caption, credit, why) in [
        (
            "<p align=center><img src=/f.jpg></p><p align=center>工作人员在闸口巡查。新华社记者 陈明 摄</p>",
            "工作人员在闸口巡查。新华社记者 陈明 摄",
            "",
            "who took it, in Chinese",
        ),
        (
            "<div><img src=/f.jpg><p>The ferry. (AP Photo/A. Vogel)</p></div>",
            "The ferry. (AP Photo/A. Vogel)",
            "",
            "in brackets",
        ),
        (
            "<div><img src=/f.jpg><p>The ferry — Foto: A. Vogel</p></div>",
            "The ferry — Foto: A. Vogel",
            "",
            "behind a dash",
        ),
        (
            "<div class=image><img src=/f.jpg><span class=caption>The ferry.</span> <span class=credit>A. Vogel</span></div>",
            "The ferry.",
            "A. Vogel",
            "two names that run with the text",
        ),
        (
            "<p><img src=/f.jpg><br><em>The ferry at the pier</em></p>",
            "The ferry at the pier",
            "",
            "italics in its paragraph",
        ),
        (
            "<div><img src=/f.jpg><div class=copyright>© Agency / A. Vogel</div></div>",
            "",
            "© Agency / A. Vogel",
            "the right to the picture",
        ),
        (
            "<figure><img src=/f.jpg><figcaption>The ferry <span class=credit><i>Credit...</i><i>A. Vogel</i></span></figcaption></figure>",
            "The ferry",
            "A. Vogel",
            "without what only a screen reader says",
        ),
    ] {
        let blocks = between(html);
        let expected = Some(("f.jpg".to_owned(), caption.to_owned(), credit.to_owned()));
        assert_eq!(shown(&blocks[0]), expected, "{why}: {html}");
        assert_eq!(blocks.len(), 1, "{why}: nothing of it is left in the text: {blocks:?}");
    }
    for (html, why) in [
        (
            "<p><img src=/f.jpg></p><p>The ferry office gave a photo to each of the first passengers.</p>",
            "it tells of a photo",
        ),
        ("<p><img src=/f.jpg></p><p>It sails at noon (see the timetable).</p>", "brackets that say more"),
    ] {
        assert_eq!(between(html).len(), 2, "{why}: {html}");
    }
}

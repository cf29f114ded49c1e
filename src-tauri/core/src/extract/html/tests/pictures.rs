//! Pictures, what is printed under them, and who made them.

use super::*;

#[test]
fn pictures_that_a_script_would_load_are_found() {
    for (html, why) in [
        ("<img src='/real.jpg'>", "a plain one"),
        ("<img src='data:image/gif;base64,R0' data-src='/real.jpg'>", "the address kept for later"),
        ("<img src='/small.jpg' class=lazy data-lazy-src='/real.jpg'>", "another name for it"),
        ("<img srcset='/small.jpg 320w, /real.jpg 1280w'>", "the largest of a set"),
        ("<picture><source srcset='/real.jpg 2x, /small.jpg 1x'><img alt=x></picture>", "a source of the picture"),
        (
            "<noscript><picture><source srcset='/small.jpg 600w'><source srcset='/real.jpg 1600w'><img src='/tiny.jpg'></picture></noscript>",
            "the widest source, beside a plain one",
        ),
        ("<picture><source srcset='/crop.jpg'><img src='/real.jpg'></picture>", "a source that says no width"),
        ("<img src='/blank.gif'><noscript><img src='/real.jpg'></noscript>", "what a page shows without scripts"),
        ("<img data-lazy='/real.jpg'>", "a third name"),
        ("<img data-shown-soon='/real.jpg' data-id=7>", "a name that this page alone knows"),
        ("<img src='/a.jpg?w=20&blur=50' data-shown-soon='/real.jpg'>", "a blurred one stands in its place"),
        ("<img src='/a.jpg?w=300' srcset='/a.jpg?w=300 300w,/real.jpg 1280w, /wall.jpg 9000w'>", "the largest of use"),
        ("<img width=20 height=12 src='/small.jpg' data-src='/real.jpg'>", "the size is the small one's"),
        ("<amp-img width=4 height=3 layout=responsive src='/real.jpg'></amp-img>", "another element, and a proportion"),
        ("<figure><div role=img style=\"background-image: url('/real.jpg')\"></div></figure>", "behind an empty box"),
        ("<figure><div data-bg='/real.jpg'></div></figure>", "behind it later"),
        ("<noscript>&lt;img src='/real.jpg'></noscript>", "written as text"),
        ("<p><img data-src='/real.jpg'> <noscript><img src='/real.jpg?w=640'></noscript></p>", "the same once more"),
        (
            "<img width=1 height=1 data-src='/count.png' src='/blank.gif'><img src='/real.jpg'>",
            "beside a counting pixel",
        ),
        ("<div style=\"background-image: url('/wall.jpg')\"></div><img src='/real.jpg'>", "beside a mere wall"),
    ] {
        let found = between(html).into_iter().filter_map(|block| match block.kind {
            BlockKind::Figure { image, .. } => image.map(|image| image.src),
            _ => None,
        });
        assert_eq!(found.collect::<Vec<_>>(), ["https://www.harbour-post.example/real.jpg"], "{why}: {html}");
    }
}

#[test]
fn a_caption_and_who_made_the_picture_stand_apart() {
    for (html, caption, credit, why) in [
        (
            "<figure><img src=/a.jpg><figcaption>At the pier <span class=credit>Photo: A. Vogel</span></figcaption></figure>",
            "At the pier",
            Some("Photo: A. Vogel"),
            "marked inside the caption",
        ),
        ("<div><img src=/a.jpg><p class=wp-caption-text>At the pier</p></div>", "At the pier", None, "named a caption"),
        (
            "<img src=/a.jpg alt='The ferry at the pier'><p>The ferry at the pier.</p>",
            "The ferry at the pier.",
            None,
            "the words of the picture again",
        ),
        ("<img src=/a.jpg><p>Photo: A. Vogel</p>", "", Some("Photo: A. Vogel"), "a line under the picture"),
    ] {
        let blocks = between(html);
        let BlockKind::Figure { caption: own, credit: by, .. } = &blocks[0].kind else { panic!("{why}: {blocks:?}") };
        let own = text_of(&BlockKind::Paragraph { text: own.clone() }.into());
        assert_eq!((own.as_str(), by.as_deref()), (caption, credit), "{why}");
        assert_eq!(blocks.len(), 1, "{why}: nothing of it is left in the text");
    }
}

#[test]
fn of_a_gallery_each_picture_is_kept() {
    let image = |name: &str| format!("<img src=/{name}.jpg alt={name}>");
    let (a, b) = (image("a"), image("b"));
    for (html, expected, why) in [
        (
            format!(
                "<figure><figure>{a}<figcaption>One</figcaption></figure><figure>{b}</figure><figcaption>Both</figcaption></figure>"
            ),
            "a: One, b: Both",
            "figures in a figure",
        ),
        (
            format!(
                "<figure><figure>{a}<figcaption>One</figcaption></figure><figure>{b}<figcaption>Two</figcaption></figure><figcaption>Both</figcaption></figure>"
            ),
            "a: One, b: Two, -: Both",
            "a caption for all of them",
        ),
        (format!("<figure>{a}{b}<figcaption>Both</figcaption></figure>"), "a: , b: Both", "two in one figure"),
        (
            format!("<figure>{a}<noscript>{b}</noscript><figcaption>One</figcaption></figure>"),
            "a: One",
            "the same without scripts",
        ),
        (
            format!("<noscript><figure>{a}<figcaption>One</figcaption></figure></noscript>"),
            "a: One",
            "a whole figure without scripts",
        ),
    ] {
        let figures = between(&html).into_iter().filter_map(|block| match block.kind {
            BlockKind::Figure { image, caption, .. } => {
                let name = image.and_then(|image| image.alt).unwrap_or("-".into());
                Some(format!("{name}: {}", text_of(&BlockKind::Paragraph { text: caption }.into())))
            }
            _ => None,
        });
        assert_eq!(figures.collect::<Vec<_>>().join(", "), expected, "{why}");
    }
}

#[test]
fn what_stands_in_a_figure_is_kept_or_listed() {
    for (inside, reason) in [
        ("<p>The pier is the third on this island.</p>", "beside a picture"),
        ("<div class=share><a href=/s>Share this picture</a></div>", "share bar"),
        ("<figcaption>At the pier <button>Enlarge</button></figcaption>", "form"),
    ] {
        let article = main(&format!("<figure><img src=/a.jpg>{inside}</figure>"));
        assert!(article.removed.iter().any(|cut| cut.reason == reason), "{inside}: {:?}", article.removed);
    }
    let blocks = between("<figure><img src=/a.jpg><p>Photo: A. Vogel</p><figcaption>At the pier</figcaption></figure>");
    let BlockKind::Figure { caption, credit, .. } = &blocks[0].kind else { panic!("a figure: {blocks:?}") };
    assert_eq!(
        (caption.len(), credit.as_deref()),
        (1, Some("Photo: A. Vogel")),
        "who made it stands beside the caption"
    );
}

#[test]
fn a_line_under_a_picture_that_says_something_else_is_text() {
    for line in [
        "The ferry at the pier sails again",
        "The ferry at the pier sails again on Monday, as it did in the years before the war and will in the years to come.",
    ] {
        let alt = "The ferry at the pier";
        let other = line.replace(alt, "The mayor");
        for (line, kept) in [(line, line.len() > 80), (other.as_str(), true)] {
            let blocks = between(&format!("<img src=/a.jpg alt='{alt}'><p>{line}</p>"));
            assert_eq!(blocks.len(), if kept { 2 } else { 1 }, "{line}: {blocks:?}");
        }
    }
}

#[test]
fn a_heading_over_a_picture_is_kept() {
    let html = format!("<main><h1>Ferry runs again</h1>{PROSE}<h2>The new ship</h2><img src=/a.jpg></main>");
    assert!(page(&html).document.text().ends_with("The new ship"), "what it heads is a picture");
}

#[test]
fn the_lead_picture_between_headline_and_text_is_kept() {
    let article = page(&format!(
        "<main><h1>Ferry runs again</h1><div class=share><a href=/s>Share</a></div>\
         <figure><img src=/a.jpg><figcaption>The ferry at dawn</figcaption></figure><div>{PROSE}{PROSE_AFTER}</div></main>"
    ));
    assert!(
        matches!(article.document.blocks[0].kind, BlockKind::Figure { .. }),
        "above the text: {:?}",
        article.document
    );
    assert!(article.removed.iter().all(|cut| !cut.text.contains("dawn")), "and not among what was left out");
}

#[test]
fn a_picture_above_the_text_is_known_by_who_made_it() {
    for (line, is_kept) in
        [("© A. Vogel/Harbour Post", true), ("Photo: A. Vogel", true), ("© 2021 Harbour Post", false)]
    {
        let html = format!(
            "<div><h1>Ferry runs again</h1><div class=top><img src=/a.jpg alt=x><span>{line}</span></div><div>{PROSE}{PROSE_AFTER}</div></div>"
        );
        let article = page(&html);
        let BlockKind::Figure { credit, .. } = &article.document.blocks[0].kind else {
            assert!(!is_kept, "{line}: {:?}", article.document.blocks);
            continue;
        };
        assert_eq!((credit.as_deref(), is_kept), (Some(line), true));
    }
}

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

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

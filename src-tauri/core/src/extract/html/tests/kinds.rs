//! Elements and what they become in the document.

use super::*;

#[test]
fn elements_become_the_kinds_of_the_document_model() {
    for (html, kind) in [
        ("<h2>At sea</h2>", "heading"),
        ("<blockquote><p>It sails.</p></blockquote>", "quote"),
        ("<ul><li>one</li><li>two <b>three</b></li></ul>", "list"),
        ("<dl><dt>Ferry</dt><dd>A ship.</dd></dl>", "definition_list"),
        ("<pre><code class='language-sh'>sail  --now</code></pre>", "code"),
        ("<table><tr><th>Day</th><th>Ships</th></tr><tr><td>Mon</td><td>4</td></tr></table>", "table"),
        ("<figure><img src='/a.jpg' alt=Ship><figcaption>The ship</figcaption></figure>", "figure"),
        ("<iframe src='https://films.example/1' title='The ferry sails'></iframe>", "embed"),
        ("<hr>", "rule"),
        ("<aside class=fact-box><h3>The ferry</h3><p>Built in 1931.</p></aside>", "fact_box"),
        (
            "<blockquote class=instagram-media data-instgrm-permalink='https://gram.example/p/1'>View this post on Instagram</blockquote>",
            "embed",
        ),
        (
            "<blockquote class=twitter-tweet><p>The ferry sails at noon today.</p>A. Vogel <a href='https://birds.example/1'>5 March</a></blockquote>",
            "quote",
        ),
    ] {
        let blocks = between(html);
        let kinds: Vec<String> = blocks
            .iter()
            .map(|block| {
                serde_json::to_value(&block.kind).expect("serialisable")["kind"].as_str().unwrap_or("").to_owned()
            })
            .collect();
        assert_eq!(kinds, [kind], "{html}");
    }
}

#[test]
fn an_ordered_list_keeps_the_numbers_that_it_prints() {
    for (html, numbers, why) in [
        ("<ol><li>a<li>b</ol>", [None, None], "1, 2"),
        ("<ol start=5><li>a<li>b</ol>", [Some(5), None], "counted on from where it begins"),
        ("<ol reversed><li>a<li>b</ol>", [Some(2), Some(1)], "counted down"),
        ("<ol reversed start=9><li>a<li>b</ol>", [Some(9), Some(8)], "counted down from where it begins"),
        ("<ol><li>a<li value=7>b</ol>", [None, Some(7)], "an item with a number of its own"),
        ("<ol><li>a<li> <li>b</ol>", [None, Some(3)], "an empty item is counted, though it is not kept"),
        ("<ol start=x><li>a<li>b</ol>", [None, None], "no number"),
        ("<ol start=-9><li>a<li value=0>b</ol>", [None, Some(0)], "below zero there is none"),
        ("<ul start=5><li value=3>a<li>b</ul>", [None, None], "bullets have no numbers"),
    ] {
        let BlockKind::List { items, .. } = &between(html)[0].kind else { panic!("a list: {html}") };
        assert_eq!(items.iter().map(|item| item.number).collect::<Vec<_>>(), numbers, "{html}: {why}");
    }
}

#[test]
fn footnotes_are_marks_and_notes() {
    for (mark, notes, why) in [
        (
            "<sup><a href='#fn1' id=r1>1</a></sup>",
            "<h2>Footnotes</h2><ol><li id=fn1><p>By the office's own count. <a href='#r1'>↩</a></p></li></ol>",
            "a list that leads back",
        ),
        (
            "<a href='#note'>[1]</a>",
            "<div class=footnotes><p><a name=note></a>By the office's own count.</p></div>",
            "among notes",
        ),
        (
            "<a id=r1 href='#f1'>1</a>",
            "<div class=footnote><a href='#r1' id=f1>1</a><div><p>By the office's own count.</p></div></div>",
            "a number that leads back",
        ),
    ] {
        let article = page(&format!(
            "<main><h1>Ferry runs again</h1>{PROSE}<p>It carried 3,000{mark} people in a year.</p>{PROSE_AFTER}{notes}</main>"
        ));
        let BlockKind::Paragraph { text } = &article.document.blocks[2].kind else { panic!("{why}: a paragraph") };
        assert!(text.contains(&Inline::FootnoteRef { label: "1".into() }), "{why}: the mark, but {text:?}");
        let note = article.document.blocks.iter().find_map(|block| match &block.kind {
            BlockKind::Footnote { label, blocks } => Some((label.as_str(), text_of(&blocks[0]))),
            _ => None,
        });
        assert_eq!(note, Some(("1", "By the office's own count.".into())), "{why}: the note, without the way back");
    }
}

#[test]
fn a_live_blog_is_entries_under_their_times() {
    let entry = |time: &str, text: &str| {
        format!(
            "<article class=entry><time>{time}</time><h3>{text}</h3>{PROSE_AFTER}<p>{text}, the office said.</p></article>"
        )
    };
    let html = format!(
        "<main><h1>Ferry runs again</h1>{PROSE}<div class=live-blog>{}{}</div></main>",
        entry("14:05", "It sails"),
        entry("13.50", "It waits")
    );
    let times: Vec<_> = page(&html)
        .document
        .blocks
        .iter()
        .filter_map(|block| match &block.kind {
            BlockKind::LiveEntry { time, blocks } => Some((time.clone().unwrap_or_default(), text_of(&blocks[0]))),
            _ => None,
        })
        .collect();
    assert_eq!(
        times,
        [("14:05".to_owned(), "It sails".to_owned()), ("13.50".to_owned(), "It waits".to_owned())],
        "each with its own"
    );
}

/// A row of boxes alike, each of which begins with a time over its text, is a live blog by any name; their times are not the
/// article's.
#[test]
fn entries_under_times_of_day_need_no_name() {
    let row = |tag: &str, times: [&str; 3]| -> String {
        times
            .iter()
            .map(|time| format!("<{tag} class=x>{time}<h3>It sails</h3>{PROSE_AFTER}<p>{time}</p></{tag}>"))
            .collect()
    };
    let stamp = |clock: &str| format!("<span class=ts>{clock}</span>");
    let machine = |clock: &str| format!("<time datetime='2021-03-05T{clock}Z'>{clock}</time>");
    for (html, expected, why) in [
        (
            row("section", ["8.05pm GMT", "7.40pm GMT", "7.00pm"].map(stamp).each_ref().map(String::as_str)),
            3,
            "sections",
        ),
        (row("article", ["14:05", "13:50", "13:00"].map(machine).each_ref().map(String::as_str)), 3, "articles"),
        (row("div", ["14:05", "13:50", "13:00"].map(machine).each_ref().map(String::as_str)), 3, "boxes"),
        (
            format!("<ul>{}</ul>", row("li", ["14h05", "13h50", "13h00"].map(stamp).each_ref().map(String::as_str))),
            3,
            "a list",
        ),
        (row("section", ["14:05", "More", "13:00"].map(stamp).each_ref().map(String::as_str)), 0, "one has none"),
        (row("section", ["3.5", "1:0", "12 km"].map(stamp).each_ref().map(String::as_str)), 0, "no times of day"),
        ("<ul><li><b>14:05</b> Breakfast<li><b>15:05</b> Walk</ul>".to_owned(), 0, "a plan of the day"),
    ] {
        let article = page(&format!("<main><h1>Ferry runs again</h1>{PROSE}<div>{html}</div></main>"));
        let entries = article.document.blocks.iter().filter(|block| matches!(block.kind, BlockKind::LiveEntry { .. }));
        assert_eq!(entries.count(), expected, "{why}: {:?}", article.document.text());
        assert_eq!(article.published, None, "{why}: nothing says when the article was published");
    }
}

#[test]
fn each_term_of_a_list_of_definitions_stands_once() {
    let article = main(
        "<dl><div><dt>Ferry</dt><dd>A ship.<dl><dt>Bow</dt><dd>Its front.</dd></dl></dd></div>\
         <dd style='display:none'>Not yet built.</dd></dl>",
    );
    let text = article.document.text();
    assert_eq!(text.matches("Bow").count(), 1, "of a list in a list: {text}");
    assert_eq!(text.matches("Its front.").count(), 1, "with what is said of it: {text}");
    assert!(!text.contains("Not yet built"), "what is hidden is not shown");
    assert!(
        article.removed.iter().any(|piece| piece.text == "Not yet built." && piece.reason == "hidden"),
        "but listed: {:?}",
        article.removed
    );
}

#[test]
fn a_fact_box_keeps_its_title_apart() {
    for html in [
        "<div class='factbox'><p><strong>The ferry</strong></p><p>Built in 1931.</p></div>",
        "<section class=key-facts><h4>The ferry</h4><p>Built in 1931.</p></section>",
    ] {
        let BlockKind::FactBox { title, blocks } = &between(html)[0].kind else { panic!("a box: {html}") };
        assert_eq!((title, blocks.len()), (&Inline::plain("The ferry"), 1), "{html}");
    }
}

#[test]
fn words_keep_their_emphasis_and_links_become_absolute() {
    let blocks = between(
        "<p>See <a href='/timetable'>the <em>table</em></a>, H<sub>2</sub>O, <a href='javascript:x()'>not this</a>.</p>",
    );
    let BlockKind::Paragraph { text } = &blocks[0].kind else { panic!("a paragraph") };
    let Inline::Link { href, text: inner } = &text[1] else { panic!("a link, but {text:?}") };
    assert_eq!(href, "https://www.harbour-post.example/timetable", "made absolute by the page's address");
    assert!(matches!(inner[1], Inline::Emphasis { .. }), "emphasis inside the link stays");
    assert!(matches!(text[3], Inline::Sub { .. }), "a subscript stays one");
    let links = text.iter().filter(|inline| matches!(inline, Inline::Link { .. })).count();
    assert_eq!(links, 1, "a link that runs a script is its text alone");
}

#[test]
fn words_that_only_the_style_sets_apart_are_apart() {
    for (html, expected) in [
        ("<p><b>Earth ball</b><i>Outside</i> the harbour</p>", "Earth ball Outside the harbour"),
        ("<p><b>You</b>Tube shows the ferry</p>", "YouTube shows the ferry"),
        ("<p><span>I</span><span>sland</span>ers and the <b>MP</b><i>4</i></p>", "Islanders and the MP4"),
    ] {
        assert_eq!(text_of(&between(html)[0]), expected, "{html}");
    }
}

#[test]
fn line_breaks_in_pairs_divide_paragraphs() {
    let texts: Vec<String> =
        between("<div>One line<br>and its second.<br><br>Another.</div>").iter().map(text_of).collect();
    assert_eq!(texts, ["One line\nand its second.", "Another."], "old pages know no paragraphs");
}

#[test]
fn who_said_it_stands_with_the_quotation() {
    for (html, why) in [
        ("<blockquote><p>“It sails.”</p><footer class=quote-footer>A. Vogel</footer></blockquote>", "in a footer"),
        ("<blockquote>“It sails.”<cite>A. Vogel</cite></blockquote>", "glued"),
        (
            "<figure><blockquote><p>“It sails.”</p></blockquote><figcaption>A. Vogel</figcaption></figure>",
            "in a caption",
        ),
    ] {
        let blocks = between(html);
        assert!(
            matches!(blocks[0].kind, BlockKind::Quote { .. }) && blocks.len() == 1,
            "{why}: one quotation: {blocks:?}"
        );
        let words = text_of(&blocks[0]);
        assert_eq!(words.split_whitespace().collect::<Vec<_>>(), ["“It", "sails.”", "A.", "Vogel"], "{why}");
    }
}

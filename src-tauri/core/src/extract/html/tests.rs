//! Whole pages, small and written for the purpose: each row is a rule that a page of the world taught.

mod head;
mod pictures;
mod related;
mod standfirst;

use super::article;
use crate::model::{Article, AuthorKind, Block, BlockKind, Field, Inline, Origin};

const URL: &str = "https://www.harbour-post.example/news/2021/ferry";

/// Two paragraphs that any reader would call an article.
const PROSE: &str = "<p>The ferry between the two islands runs again after a winter of repairs, the harbour office said, \
    and the first passengers were on board before sunrise on Monday.</p><p>Fishermen had feared that the line, which is as \
    old as the harbour itself, would stay closed for good, because nobody wanted to pay for a new engine.</p>";

fn page(body: &str) -> Article {
    article(&format!("<html lang=en><head><title>Ferry runs again</title></head><body>{body}</body></html>"), Some(URL))
}

/// The article around a piece of HTML.
fn main(piece: &str) -> Article {
    page(&format!("<main><h1>Ferry runs again</h1>{PROSE}{piece}{PROSE_AFTER}</main>"))
}

const PROSE_AFTER: &str = "<p>Tickets cost the same as before, and islanders travel free on Sundays until the end of the summer, as \
    the council decided in its last meeting of the year.</p>";

/// The blocks between the two halves of the article.
fn between(piece: &str) -> Vec<Block> {
    let article = main(piece);
    let blocks = &article.document.blocks;
    blocks[2..blocks.len() - 1].to_vec()
}

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
fn a_cell_that_stands_in_several_rows_leaves_its_column_free_in_the_others() {
    let table = "<table><tr><th>Year<th>Party<th>Seats</tr><tr><td rowspan=2>2020<td>Red<td>10</tr><tr><td>Blue<td>11</tr>\
                 <tr><td>2024<td rowspan=3>Red<td>12</tr><tr><td>2028<td>13</tr></table>";
    let BlockKind::Table { rows, .. } = &between(table)[0].kind else { panic!("a table") };
    let expected = [
        ["Year", "Party", "Seats"],
        ["2020", "Red", "10"],
        ["", "Blue", "11"],
        ["2024", "Red", "12"],
        ["2028", "", "13"],
    ];
    for (row, expected) in rows.iter().zip(expected) {
        let cells: Vec<_> = row.cells.iter().map(|cell| cell.text.clone()).collect();
        let words = |word: &str| if word.is_empty() { Vec::new() } else { Inline::plain(word) };
        assert_eq!(cells, expected.map(words), "each word in its column");
    }
}

#[test]
fn a_table_keeps_its_caption() {
    let rows = "<tr><th>Day</th><th>Ships</th></tr><tr><td>Mon</td><td>4</td></tr>";
    let blocks = between(&format!("<table><caption>Ships a <b>day</b></caption>{rows}</table>"));
    let BlockKind::Table { caption, rows: kept } = &blocks[0].kind else { panic!("a table: {blocks:?}") };
    assert_eq!(
        (text_of(&BlockKind::Paragraph { text: caption.clone() }.into()), kept.len()),
        ("Ships a day".into(), 2)
    );
    let article = main(&format!("<table><caption hidden>Ships a day</caption>{rows}</table>"));
    let removed: Vec<_> = article.removed.iter().map(|cut| (cut.text.as_str(), cut.reason.as_str())).collect();
    assert!(removed.contains(&("Ships a day", "hidden")), "one that is not shown is listed: {removed:?}");
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

fn text_of(block: &Block) -> String {
    crate::model::Document { blocks: vec![block.clone()], ..Default::default() }.text()
}

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

#[test]
fn words_of_the_trade_mean_nothing_in_a_table_of_data() {
    let table = "<table><tr><th>Rank<th>App</tr><tr><td>1<td>Facebook</tr><tr><td>2<td><ul><li>X</ul></tr></table>";
    assert_eq!(
        text_of(&between(table)[0]).split_whitespace().collect::<Vec<_>>(),
        ["Rank", "App", "1", "Facebook", "2", "X"]
    );
}

#[test]
fn films_and_posts_are_embeds_with_their_address() {
    const FILMS: &str = "https://films.example/1";
    for (html, expected, why) in [
        ("<iframe src='https://films.example/1' width=560 height=315></iframe>", Some(FILMS), "a frame with a size"),
        ("<iframe src='https://films.example/1' width='100%' height=400></iframe>", Some(FILMS), "as wide as the text"),
        (
            "<p><iframe data-src='https://films.example/1' title='It sails'></iframe></p>",
            Some(FILMS),
            "a frame for later",
        ),
        ("<video src='https://films.example/1'></video>", Some(FILMS), "a film"),
        ("<span><video><source src='https://films.example/1'></video></span>", Some(FILMS), "a film with sources"),
        ("<audio src='https://films.example/1'></audio>", Some(FILMS), "sound"),
        (
            "<div class=video-js><video src='https://films.example/1'></video><p>Play</p></div>",
            Some(FILMS),
            "in a player",
        ),
        (
            "<amp-iframe src='https://films.example/1' width=4 height=3 title=x></amp-iframe>",
            Some(FILMS),
            "another element",
        ),
        ("<div data-oembed-url='https://films.example/1'></div>", Some(FILMS), "an address for a program"),
        ("<figure class=media><oembed url='https://films.example/1'></oembed></figure>", Some(FILMS), "the same"),
        (
            "<div data-oembed-url='https://other.example/2'><iframe src='https://films.example/1' width=560 height=315></iframe></div>",
            Some(FILMS),
            "around the frame",
        ),
        (
            "<amp-youtube data-videoid=a-1></amp-youtube>",
            Some("https://www.youtube.com/watch?v=a-1"),
            "a network's own",
        ),
        (
            "<script async data-telegram-post='pier/12'></script>",
            Some("https://t.me/pier/12"),
            "a script that shows a post",
        ),
        ("<iframe src='https://count.example/1' width=1 height=1></iframe>", None, "machinery"),
        ("<iframe src='https://count.example/1' width=560 height=315 style='display:none'></iframe>", None, "hidden"),
    ] {
        let embeds: Vec<String> = between(html)
            .into_iter()
            .filter_map(|block| match block.kind {
                BlockKind::Embed { url, .. } => url,
                _ => None,
            })
            .collect();
        assert_eq!(embeds, expected.map(str::to_owned).into_iter().collect::<Vec<_>>(), "{why}: {html}");
    }
    let article = main("<iframe src='https://count.example/1'></iframe>");
    assert!(
        article.removed.iter().any(|cut| cut.text == "https://count.example/1"),
        "a frame that is left out is listed"
    );
    let blocks =
        between("<figure><video src='/1.mp4' poster='/a.jpg'></video><figcaption>It sails</figcaption></figure>");
    assert!(
        matches!(&blocks[1].kind, BlockKind::Figure { image: Some(_), caption, .. } if !caption.is_empty()),
        "the still picture of a film, under which the caption stands: {blocks:?}"
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
fn what_is_no_article_is_cut_and_listed_with_its_reason() {
    for (html, reason) in [
        ("<nav><a href=/a>Home</a></nav>", "menu"),
        ("<div class=share-bar><a href=#>Tweet</a></div>", "share bar"),
        ("<form><p>Write to us</p></form>", "form"),
        ("<div style='display: none'>Secret</div>", "hidden"),
        ("<div style='opacity: 0; height: 0'>Secret</div>", "hidden"),
        ("<div style='position: absolute; left: -9999px'>Secret</div>", "hidden"),
        ("<div class='note hidden'><p>Secret</p></div>", "hidden"),
        ("<p><del>It never sailed.</del></p>", "struck out"),
        (
            "<div><h3>The harbour every morning</h3><p>All of it.</p><input type=email><button>Send</button></div>",
            "newsletter form",
        ),
        ("<div><h3>The harbour every morning</h3><form><input name=your-email></form></div>", "newsletter form"),
        ("<div><h3>Related stories</h3><ul><li><a href=/a>A storm</a></li></ul></div>", "related links"),
        ("<p>Read more: <a href=/b>The storm of last year and what it left behind</a></p>", "related links"),
        ("<p>Sign up for our newsletter and never miss a ship.</p>", "newsletter form"),
        ("<p>We may earn a commission when you buy a ticket.</p>", "disclosure"),
        ("<div class=author-box><p>Anna Vogel writes about ships.</p></div>", "author box"),
        ("<p>(Credit: A. Vogel/Harbour Post)</p>", "credit"),
        ("<div><span class=up__credit>A. Vogel</span></div>", "credit"),
        ("<h6>Harbour desk | 5 min read</h6>", "reading time"),
        ("<div class=video-js><p>Captions will look like this</p></div>", "video player"),
        ("<p>Advertisement</p>", "advertisement"),
        (
            "<ul><li><a href=#a>The ship</a><li><a href=#b>The crew</a><li><a href=#c>The fare</a></ul>",
            "table of contents",
        ),
        (
            "<div><div class=c><h3><a href=/1>One</a></h3></div><div class=c><h3><a href=/2>Two</a></h3></div></div>",
            "related links",
        ),
    ] {
        let article = main(html);
        assert_eq!(article.document.blocks.len(), 3, "{html}: only the article is left: {:?}", article.document.text());
        let removed: Vec<&str> = article.removed.iter().map(|removed| removed.reason.as_str()).collect();
        assert!(removed.contains(&reason), "{html}: {reason} is not among {removed:?}");
    }
}

/// Pages in the manner of the world's news sites: what stands around the article, and in it, that is none of it.
#[test]
fn news_as_the_world_writes_it() {
    let more = |n: usize| {
        format!(
            "<div class=card><a href=/{n}><h4>Storm number {n} sinks three boats</h4><p>Three fishing boats sank in the night to Sunday, and all men on board were saved.</p></a></div>"
        )
    };
    let story = format!("<p>Three fishing boats sank in the night to Sunday.</p>{PROSE_AFTER}{PROSE_AFTER}");
    for (html, why) in [
        (format!("<main><h1>Ferry runs again</h1>{PROSE}{PROSE_AFTER}<div class=x><h3>More news</h3>{}{}{}</div></main>", more(1), more(2), more(3)), "cards that are longer than the article"),
        (format!("<main><h1>Ferry runs again</h1>{PROSE}{PROSE_AFTER}<p><a href=/1>Storm sinks three boats</a></p><p><a href=/2>Storm sinks four</a></p></main>"), "links after the last paragraph"),
        (format!("<div><article><h1>Ferry runs again</h1>{PROSE}{PROSE_AFTER}</article><article><h1>Storm</h1>{story}</article></div>"), "the next story on the same page"),
        (format!("<main><h1>Ferry runs again</h1>{PROSE}{PROSE_AFTER}<p>READ ALSO: <a href=/x>Storm sinks three boats</a></p></main>"), "a pointer"),
        (format!("<main><h1>Ferry runs again</h1>{PROSE}{PROSE_AFTER}<p>Follow Harbour Post on Telegram for more about the storm.</p></main>"), "an invitation"),
        (format!("<main><h1>Ferry runs again</h1>{PROSE}{PROSE_AFTER}<p><span>Share</span> <span>Print</span> <span>E-mail</span></p></main>"), "buttons"),
        (format!("<main><h1>Ferry runs again</h1>{PROSE}{PROSE_AFTER}<div>x<br><br>Advertisement<br><br>Share | Print</div></main>").replace("x<br>", "<br>"), "labels between line breaks"),
        (format!("<main><h1>Ferry runs again</h1>{PROSE}{PROSE_AFTER}<p>Already a subscriber? Log in.</p></main>"), "a paywall"),
        (format!("<main><h1>Ferry runs again</h1>{PROSE}<div class=image-caption>The storm at the pier.</div><div class=image-credit>Storm pictures</div>{PROSE_AFTER}</main>"), "a caption whose picture a script knows"),
        (format!("<main><h1>Ferry runs again</h1>{PROSE}{PROSE_AFTER}<ul class=has-sidebar><li><a href=/1>Storm</a></li><li><a href=/2>Storm</a></li></ul></main>"), "a list of links"),
    ] {
        let text = page(&html).document.body_text();
        assert_eq!(text.matches("\n\n").count(), 2, "{why}: three paragraphs are left, but {text:?}");
        assert!(!text.to_lowercase().contains("storm"), "{why}");
    }
}

#[test]
fn struck_words_are_listed_and_not_read() {
    let article =
        main("<p>The vote was <del>30</del> <ins>31</ins> to <s>13</s> 14.</p><h2>At <strike>land</strike> sea</h2>");
    let text = article.document.text();
    assert!(text.contains("The vote was 31 to 14.") && text.contains("At sea"), "{text}");
    let struck: Vec<&str> =
        article.removed.iter().filter(|cut| cut.reason == "struck out").map(|cut| cut.text.as_str()).collect();
    assert_eq!(struck, ["30", "13", "land"], "each with its place");
}

#[test]
fn names_that_tell_of_the_layout_or_are_anchors_cut_nothing() {
    for html in [
        "<div class='hidden md:block'><p>The engine came from the mainland in January, on the last ship before the ice.</p></div>",
        "<div style='opacity:0'><p>The engine came from the mainland in January, on the last ship before the ice.</p></div>",
        "<div style='position:relative;left:-9999px'><p>The engine came from the mainland in January, on the last ship before the ice.</p></div>",
        "<section class='blog sidebar-enabled--false'><p>The engine came from the mainland in January, on the last ship before the ice.</p></section>",
        "<h2 id=how-to-share-a-cabin>How to share a cabin</h2><p>The engine came from the mainland in January, on the last ship before the ice.</p>",
        "<h3><button>Where is the engine from?</button></h3><p>The engine came from the mainland in January, on the last ship before the ice.</p>",
    ] {
        let text = main(html).document.text();
        assert!(text.contains("The engine came"), "{html}");
        assert!(!html.contains("<h") || text.contains("cabin") || text.contains("Where is"), "{html}: its heading");
    }
}

#[test]
fn a_page_without_an_address_is_taken_at_its_word() {
    let html = format!(
        "<html lang=en><head><title>Ferry runs again</title><link rel=canonical href='{URL}'></head><body><main><h1>Ferry runs again</h1>{PROSE}<p>See <a href=/timetable>the table</a> of the ferry.</p></main></body></html>"
    );
    let document = article(&html, None).document;
    let links = serde_json::to_string(&document).expect("json");
    assert!(
        links.contains("https://www.harbour-post.example/timetable"),
        "links are made absolute by the canonical address"
    );
}

#[test]
fn a_cut_says_where_it_stood_in_code_points() {
    let article = page(&format!("<main><p>Ж𝕏 {}</p><p>Advertisement</p>{PROSE_AFTER}</main>", "слово ".repeat(40)));
    let first = text_of(&article.document.blocks[0]).chars().count() as u32;
    let cut = article.removed.iter().find(|cut| cut.reason == "advertisement").expect("a cut");
    assert_eq!((cut.at, cut.text.as_str()), (first, "Advertisement"), "behind the first paragraph");
}

#[test]
fn names_that_hold_the_whole_article_are_not_believed() {
    let article = page(&format!("<div class='layout sidebar share'><h1>Ferry runs again</h1>{PROSE}</div>"));
    assert_eq!(article.document.blocks.len(), 2, "a class on the page's own frame says nothing");
}

#[test]
fn an_article_over_several_sections_is_kept_whole() {
    let section = |n: usize| {
        format!(
            "<section class=part><h2>Part {n}</h2>{PROSE}{PROSE_AFTER}<p>This was part {n} of the long story about the ferry, as the office told it.</p></section>"
        )
    };
    let article = page(&format!("<div>{}</div><footer>Imprint</footer>", (1..4).map(section).collect::<String>()));
    for n in 1..4 {
        assert!(article.document.text().contains(&format!("This was part {n}")), "part {n} of the article is kept");
    }
}

#[test]
fn an_introduction_before_the_main_part_is_kept() {
    let body: String = (1..6)
        .map(|n| format!("<p>Part {n}. {}</p>", "The ferry sailed and came back, as it always had. ".repeat(6)))
        .collect();
    let article =
        page(&format!("<h1>Ferry runs again</h1><div><div class=lead>{PROSE}</div><div class=rest>{body}</div></div>"));
    assert!(
        article.document.text().starts_with("The ferry between"),
        "the neighbour before the main part continues the text"
    );
}

#[test]
fn a_machines_date_of_the_printed_day_gives_the_hour() {
    let html = format!(
        "<html lang=en><meta property='article:published_time' content='2021-03-05T08:10:00+01:00'><h1>Ferry runs again</h1><p>5 March 2021</p>{PROSE}"
    );
    let published = article(&html, Some(URL)).published;
    assert_eq!(
        published.as_ref().map(|date| date.as_str()),
        Some("2021-03-05T08:10:00+01:00"),
        "the same day, more precisely"
    );
}

#[test]
fn the_same_paragraph_twice_is_kept_once() {
    let text = main(PROSE).document.text();
    assert_eq!(text.matches("The ferry between").count(), 1, "a copy for another screen is cut");
}

#[test]
fn metadata_is_found_in_all_the_shapes_of_json_ld() {
    let person = r#"{"@type":"Person","name":"Anna Vogel"}"#;
    for (json, why) in [
        (
            format!(
                r#"{{"@type":"NewsArticle","headline":"Ferry runs again","author":{person},"datePublished":"2021-03-05T08:00:00+01:00"}}"#
            ),
            "one object",
        ),
        (
            format!(
                r#"[{{"@type":"Organization","name":"Post"}},{{"@type":["Article"],"headline":"Ferry runs again","author":[{person}],"datePublished":"2021-03-05T08:00:00+01:00"}}]"#
            ),
            "a list",
        ),
        (
            format!(
                r##"{{"@graph":[{{"@type":"Article","headline":"Ferry runs again","author":{{"@id":"#a"}},"datePublished":"2021-03-05T08:00:00+01:00"}},{{"@id":"#a",{}}}]}}"##,
                &person[1..person.len() - 1]
            ),
            "a graph with references",
        ),
        (
            format!(
                "<!-- {{\"@type\":\"Article\",\"headline\":\"Ferry\n runs again\",\"author\":{person},\"datePublished\":\"2021-03-05T08:00:00+01:00\",}} -->"
            ),
            "a broken one",
        ),
    ] {
        let article = main(&format!("<script type='application/ld+json'>{json}</script>"));
        assert_eq!(article.byline.as_deref(), Some("Anna Vogel"), "{why}: the author");
        assert_eq!(article.authors[0].kind, AuthorKind::Person, "{why}: a person");
        assert_eq!(
            article.published.as_ref().map(|date| date.as_str()),
            Some("2021-03-05T08:00:00+01:00"),
            "{why}: never converted"
        );
        assert_eq!(article.sources.get(&Field::Published), Some(&Origin::JsonLd), "{why}: where it came from");
    }
}

#[test]
fn what_the_page_prints_outweighs_its_machine_fields() {
    let article = article(
        &format!(
            "<html lang=en><head><title>Ferry runs again | Harbour Post</title><meta property='og:title' content='You won’t believe this ferry'>\
             <meta property='article:published_time' content='2019-01-01T00:00:00Z'></head><body><h1>Ferry runs again</h1>\
             <p>By Anna Vogel and Ben Hart</p><p>5 March 2021</p>{PROSE}</body></html>"
        ),
        Some(URL),
    );
    assert_eq!(article.headline.as_deref(), Some("Ferry runs again"), "the heading that readers see");
    assert_eq!(article.published.as_ref().map(|date| date.as_str()), Some("2021-03-05"), "the day that readers see");
    assert_eq!(article.rivals[&Field::Published][0].value, "2019-01-01T00:00:00Z", "the other is kept beside it");
    assert_eq!(article.byline.as_deref(), Some("Anna Vogel and Ben Hart"), "without By");
    assert!(!article.document.text().contains("Anna Vogel"), "names and dates are no part of the text");
    assert!(!article.document.text().contains("Ferry runs again"), "nor is the headline");
}

#[test]
fn a_standfirst_stands_apart_or_there_is_none() {
    let head = |description: &str| {
        format!(
            "<html lang=en><head><title>Ferry runs again</title><meta name=description content='{description}'></head>"
        )
    };
    let shown = format!(
        "{}<body><main><h1>Ferry runs again</h1><p class=standfirst>After a long winter, the islands are one again.</p>{PROSE}</main>",
        head("")
    );
    let article = super::article(&shown, None);
    assert_eq!(
        article.standfirst.as_deref(),
        Some("After a long winter, the islands are one again."),
        "shown under the headline"
    );
    assert!(matches!(article.document.blocks[0].kind, BlockKind::Standfirst { .. }), "and the first block");
    let repeated = format!(
        "{}<body><main><h1>Ferry runs again</h1>{PROSE}</main>",
        head("The ferry between the two islands runs again after a winter of repairs")
    );
    assert_eq!(super::article(&repeated, None).standfirst, None, "a description that repeats the text is none");
    let buttons = shown
        .replace("After a long winter, the islands are one again.", "Email Print Comments<br>By Anna Vogel<br>Archive");
    assert_eq!(super::article(&buttons, None).standfirst, None, "buttons and names under the headline are none");
}

#[test]
fn what_is_named_as_a_summary_outside_the_text_is_the_standfirst() {
    let summary = "After a long winter, the islands are one again.";
    let page = |name: &str, inside: &str, between: &str| {
        let body = format!("{inside}{PROSE}{PROSE_AFTER}{PROSE_AFTER}");
        let head = "<html lang=en><head><title>Ferry runs again</title></head>";
        let html = format!("{head}<div><h1>Ferry runs again</h1>{between}<div class={name}>{body}</div></div></html>");
        article(&html, None)
    };
    for name in ["summary", "news__lead", "subTitle", "leading"] {
        let line = format!("<div class={name}>{summary}</div>");
        assert_eq!(page("x", "", &line).standfirst.as_deref(), Some(summary), "{name}, above the text");
        assert_eq!(page("x", &line, "").standfirst, None, "{name}, in the text");
        let linked = format!("<div class={name}><ul><li>{summary}</ul></div>");
        assert_eq!(page("x", "", &linked).standfirst, None, "{name}: a list is no sentence");
    }
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

#[test]
fn names_and_days_in_several_lines_of_one_block_are_none_of_the_text() {
    let head = "<html lang=en><head><title>Ferry runs again</title><meta name=author content='Anna Vogel'></head>";
    for (lines, is_kept) in [
        ("Anna Vogel, harbour correspondent<br>Fri 5 Mar 2021 18.20 GMT<br>Last modified on Sat 6 Mar 2021", false),
        ("Anna Vogel, harbour correspondent<br>It sails again", true),
    ] {
        let html = format!("{head}<main><h1>Ferry runs again</h1><div>{lines}</div>{PROSE}{PROSE_AFTER}</main></html>");
        let text = article(&html, Some(URL)).document.text();
        assert_eq!(text.contains("correspondent"), is_kept, "{lines}: {text}");
    }
}

#[test]
fn another_outlet_is_credited_only_by_two_signs() {
    let html = |title: &str, end: &str| {
        format!(
            "<html lang=en><head><title>{title}</title><meta property='og:site_name' content='News Gatherer'></head><body><main><h1>Ferry runs again</h1>{PROSE}<p>{end}</p></main></body></html>"
        )
    };
    let url = Some("https://newsgatherer.example/x/1");
    let both = article(&html("Ferry runs again - Harbour Post", "Source: Harbour Post"), url);
    assert_eq!(
        (both.publisher.as_deref(), both.aggregator.as_deref()),
        (Some("Harbour Post"), Some("News Gatherer")),
        "title and last line agree"
    );
    let one = article(&html("Ferry runs again", "Source: Harbour Office"), url);
    assert_eq!(
        (one.publisher.as_deref(), one.aggregator.as_deref()),
        (Some("News Gatherer"), None),
        "a source is not yet a publisher"
    );
}

#[test]
fn a_page_without_an_article_gives_an_empty_document_or_what_is_there() {
    for html in [
        "",
        "<",
        "<html></html>",
        "<!-- -->",
        "<frameset><frame src=a></frameset>",
        "\u{0}\u{1}",
        "<nav><a href=/>Home</a></nav>",
    ] {
        assert!(article(html, None).document.text().chars().count() < 10, "{html:?} holds no article");
    }
}

#[test]
fn hostile_pages_end_in_time_and_within_two_megabytes_of_stack() {
    let nested = |tag: &str| tag.repeat(20_000) + PROSE;
    let pages = [
        nested("<div>"),
        nested("<b>"),
        nested("<span>"),
        nested("<blockquote>"),
        nested("<ul><li>"),
        nested("<table><tr><td>"),
        nested("<dl><dd>"),
        nested("<figure>"),
        nested("<a href=x><div>"),
        nested("<svg>"),
        format!("<p {}>{PROSE}", "a=1 ".repeat(200_000)),
        "<".repeat(200_000),
        nested("<div><h2>x</h2>"),
        nested("<div><p>x</p><time>1</time>"),
        nested("<div class=live><article><time>14:05</time>"),
        PROSE.to_owned() + &"<div class=c><h3><a href=/1>One</a></h3></div>".repeat(20_000),
        PROSE.to_owned() + &"<img src=a.jpg>".repeat(50_000),
        PROSE.to_owned() + &"<figure><img src=a.jpg><figcaption>c</figcaption></figure>".repeat(20_000),
        PROSE.to_owned() + &"& &amp;".repeat(50_000),
        PROSE.to_owned() + &"<a href='#n'>1</a>".repeat(20_000) + "<p id=n class=footnote>x</p>",
        format!(
            "{PROSE}<p id=m>x</p>{}<div id=n>{}</div>",
            "<a href=#n>1</a>".repeat(5_000),
            "<a href=#m>b</a>".repeat(4_000)
        ),
        "</div></p></b>".repeat(20_000),
        format!("<div>{}</div>", "<a href=x>1</a><p></p>".repeat(40_000)),
        format!("<article>{}</article>", "<h3>Related</h3><p>x</p>".repeat(20_000)),
        format!("<script type='application/ld+json'>{}</script>{PROSE}", "[".repeat(100_000)),
    ];
    let run = std::thread::Builder::new()
        .stack_size(2 << 20)
        .spawn(move || pages.map(|page| article(&page, Some(URL)).document.text().len()));
    let lengths = run.expect("a thread").join().expect("no page overflows the stack or panics");
    assert!(lengths[0] > 200, "text that lies too deep is still text");
}

/// The day's other stories, or a gallery, are often longer than the article beside them.
#[test]
fn what_the_page_calls_the_article_is_it() {
    let other = |n: usize| {
        format!("<div class=entry><p>Story {n} of the day. {}</p></div>", "The storm sank a boat. ".repeat(12))
    };
    let others: String = (1..9).map(other).collect();
    let more: String = ["crew", "fare", "ice"]
        .map(|word| format!("<p>About the {word}: {}</p>", "it is as it was before. ".repeat(6)))
        .concat();
    let story = format!("{PROSE}{more}{PROSE_AFTER}");
    for (html, why) in [
        (
            format!("<div><article><h1>Ferry runs again</h1>{story}</article><div>{others}</div></div>"),
            "the headline stands in it",
        ),
        (
            format!(
                "<div><h1>Ferry runs again</h1><div class=story itemprop='articleBody'>{story}</div><div class=day>{others}</div></div>"
            ),
            "marked as its body",
        ),
    ] {
        let text = page(&html).document.text();
        assert!(text.contains("Tickets cost") && !text.contains("storm"), "{why}: {text}");
    }
    let column = "The storm sank a boat. ".repeat(28);
    let named =
        format!("<div><h1>Ferry runs again</h1><div class=story-text>{story}</div><div><p>{column}</p></div></div>");
    let text = page(&named).document.text();
    assert!(text.contains("Tickets cost") && !text.contains("storm"), "named as its body, a column beside it: {text}");
    let gallery = format!("<div itemprop=articleBody>{story}<div>{others}</div></div>");
    assert!(page(&gallery).document.text().contains("Tickets cost"), "a gallery in it does not take its place");
}

#[test]
fn a_long_paragraph_beside_the_main_part_is_kept() {
    let body: String =
        (1..9).map(|n| format!("<p>Part {n}. {}</p>", "The ferry sailed and came back. ".repeat(9))).collect();
    let last = "In the end the islanders paid for the engine themselves, and the council promised to pay them back when there \
        is money again, which no one expects to be soon, as the harbour master said at the pier on Sunday, with a smile on \
        his face and a rope in his hand.";
    let html = format!("<article><h1>Ferry runs again</h1><div>{body}</div><p>{last}</p><p>Imprint</p></article>");
    let text = page(&html).document.text();
    assert!(text.ends_with("in his hand."), "it ends the text, and the imprint is none of it: {text}");
}

#[test]
fn a_date_among_blocks_needs_no_block_of_its_own() {
    let html = format!(
        "<main><h1>Ferry runs again</h1><div><time>5 March 2021</time><address>By Anna Vogel</address></div>{PROSE}</main>"
    );
    assert!(page(&html).document.text().starts_with("The ferry between"), "the date is none of the text");
}

#[test]
fn names_and_dates_behind_a_standfirst_are_none_of_the_text() {
    let summary = "After a winter of repairs the ferry between the two islands sails again, and the islanders who paid for its \
        new engine travel free on Sundays.";
    let head = "<html><head><title>Ferry runs again</title><meta name=author content='Anna Vogel'></head>";
    for (line, kept, why) in [
        ("Words: Anna Vogel", false, "the author's name with few letters before it"),
        ("ByAnna Vogel", false, "glued"),
        ("Published on 5 March 2021", false, "a date that says what it is"),
        ("It sailed on 5 March 2021", true, "a short sentence with a date"),
    ] {
        let html = format!("{head}<main><h1>Ferry runs again</h1><p>{summary}</p><p>{line}</p>{PROSE}</main></html>");
        let text = article(&html, Some(URL)).document.text();
        assert_eq!(text.contains(line), kept, "{line}: {why}");
        assert!(text.contains("After a winter"), "{line}: the standfirst stays");
    }
}

#[test]
fn an_article_in_chinese_is_found_among_menus() {
    let html = "<div><ul><li><a href=/1>首页</a><li><a href=/2>时政</a></ul><div><h1>渡轮恢复通航</h1>\
        <p>港务局周一表示，两岛之间的渡轮经过一个冬天的维修后恢复通航，首批乘客日出前就已登船。</p>\
        <p>渔民曾担心这条航线会永远停航，因为没有人愿意为新发动机付钱。</p>\
        <p>票价与往年相同，岛民在夏季结束前每逢周日可免费乘船，这是议会去年最后一次会议的决定。</p></div>\
        <div><p>Harbour Post is published by the Harbour Office Company and printed on both islands every day of the week.</p></div></div>";
    let text = page(html).document.text();
    assert!(text.contains("港务局") && !text.contains("published by"), "a sentence has fewer letters there: {text}");
}

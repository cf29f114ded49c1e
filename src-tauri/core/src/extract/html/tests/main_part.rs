//! The part of the page that is the article.

use super::*;

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
fn an_article_in_chinese_is_found_among_menus() {
    let html = "<div><ul><li><a href=/1>首页</a><li><a href=/2>时政</a></ul><div><h1>渡轮恢复通航</h1>\
        <p>港务局周一表示，两岛之间的渡轮经过一个冬天的维修后恢复通航，首批乘客日出前就已登船。</p>\
        <p>渔民曾担心这条航线会永远停航，因为没有人愿意为新发动机付钱。</p>\
        <p>票价与往年相同，岛民在夏季结束前每逢周日可免费乘船，这是议会去年最后一次会议的决定。</p></div>\
        <div><p>Harbour Post is published by the Harbour Office Company and printed on both islands every day of the week.</p></div></div>";
    let text = page(html).document.text();
    assert!(text.contains("港务局") && !text.contains("published by"), "a sentence has fewer letters there: {text}");
}

//! What is cut from the page, and what looks as if it should be.

use super::*;

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
fn the_same_paragraph_twice_is_kept_once() {
    let text = main(PROSE).document.text();
    assert_eq!(text.matches("The ferry between").count(), 1, "a copy for another screen is cut");
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

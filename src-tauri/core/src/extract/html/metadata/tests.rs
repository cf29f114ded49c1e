//! Whole pages, small and written for the purpose: each row is a rule of the metadata that a page of the world taught.

use crate::extract::html::{article, article_taken};
use crate::model::AuthorKind::{Organisation, Person};
use crate::model::{Article, Field};

const URL: &str = "https://www.harbour-post.example/news/2021/ferry";

const PROSE: &str = "<p>The ferry between the two islands runs again after a winter of repairs, the harbour office said, \
    and the first passengers were on board before sunrise on Monday.</p><p>Fishermen had feared that the line, which is as \
    old as the harbour itself, would stay closed for good, because nobody wanted to pay for a new engine, and because the last captain of the old one \
    had left for the mainland in the autumn and was not expected to come back.</p><p>Tickets cost the same as before, and islanders \
    travel free on Sundays until the end of the summer, as the council decided in its last meeting of the year, after a debate that \
    went on until the lights of the hall were put out.</p>";

/// A page with something in its head, something between headline and text, and something behind the text.
fn page(head: &str, between: &str, behind: &str) -> Article {
    let html = format!(
        "<html lang=en><head><title>Ferry runs again</title>{head}</head><body><main><h1>Ferry runs again</h1>{between}{PROSE}{behind}</main></body></html>"
    );
    article(&html, Some(URL))
}

fn published(article: &Article) -> Option<&str> {
    article.published.as_ref().map(|date| date.as_str())
}

#[test]
fn the_day_of_publication_is_what_the_page_says_it_is() {
    let ld = |fields: &str| format!("<script type='application/ld+json'>{{{fields}}}</script>");
    let table: &[(&str, &str, &str, Option<&str>, &str)] = &[
        (
            "<meta name='w-published-date' content='2021-03-05T06:03:43Z'>",
            "",
            "",
            Some("2021-03-05T06:03:43Z"),
            "a tag of any vocabulary that calls itself so",
        ),
        (
            "<meta name='publisher-date' content='2021-03-05'>",
            "<p>4 March 2021</p>",
            "",
            Some("2021-03-04"),
            "what is printed before what is stated",
        ),
        (
            "",
            "<span itemprop=datePublished content='2021-03-05T08:00'>Friday</span>",
            "",
            Some("2021-03-05T08:00"),
            "an element marked so",
        ),
        ("", "<p>Updated 6 March 2021</p>", "", None, "an update is no publication"),
        ("", "<time datetime='2021-03-06'>Updated yesterday</time>", "", None, "nor is it in an element"),
        (
            "",
            "<p>Published <time datetime='2021-03-05T08:00'>a day ago</time></p>",
            "",
            Some("2021-03-05T08:00"),
            "an element behind its label",
        ),
        (
            "",
            "",
            "<p>Posted on 5 March 2021 at 19:00 by the desk</p>",
            Some("2021-03-05T19:00"),
            "under the text, where it says so",
        ),
        ("", "", "<h4>Published</h4><p>5 March 2021</p>", Some("2021-03-05"), "or the line above says so"),
        ("", "", "<p>5 March 2021</p>", None, "a bare day under the text is another's"),
        ("", "<p>5 March 2021 – 9 March 2021</p>", "", None, "how long something lasts"),
        (
            "",
            "<ul><li>The law of the islands was signed on August 14, 1935</li></ul>",
            "",
            None,
            "the day of which a sentence speaks",
        ),
        ("", "<p>The clerk wrote on 2021-03-05:</p>", "", None, "the day of a quotation"),
        ("", "<ul><li><h3><a href=/a>A storm</a></h3>5 March 2021</li></ul>", "", None, "the day of another article"),
        (
            "",
            "<article><h2><a href=/a>A storm</a></h2><time datetime='2021-03-05'>5/3</time></article>",
            "",
            None,
            "also as an element",
        ),
        (
            "",
            "<div class=top><a href=/a><h4>A storm at sea</h4></a><span>5 March 2021</span></div>",
            "",
            None,
            "in a box of any kind whose heading leads to it",
        ),
        (
            "",
            "<div><h3><a href=/a>Old news</a></h3><time datetime='2020-01-01'>1 January 2020</time></div>",
            "",
            None,
            "and as an element there",
        ),
        (
            "",
            "<div><h3><a href=/author/vogel>Anna Vogel</a></h3><span>5 March 2021</span></div>",
            "",
            Some("2021-03-05"),
            "a heading that leads to the author is no other article's",
        ),
        (
            "",
            "<div><h3><a href=/user/17>Anna Vogel</a></h3><span>5 March 2021</span></div>",
            "",
            Some("2021-03-05"),
            "nor is one that is a name",
        ),
        (
            "",
            "<div><h5><a href=/sea>Sea</a></h5><span>5 March 2021</span></div>",
            "",
            Some("2021-03-05"),
            "nor one that leads to the section",
        ),
        (
            "<meta property='article:published_time' content='1970-01-01T00:00:00Z'>",
            "",
            "",
            None,
            "what a machine writes that knows no day",
        ),
        (
            "<meta property='article:published_time' content='-0001-11-30T00:00:00+00:00'><meta name=date content='1969-12-31T19:00:00-05:00'>",
            "<p>5 March 2021</p>",
            "",
            Some("2021-03-05"),
            "and in other zones and systems",
        ),
        (
            "",
            "<div><time class='entry-date published' datetime='2018-11-20T21:14:03+01:00'>November 20, 2018</time><time class=updated datetime='2018-11-21T08:00:00+01:00'>November 21, 2018</time></div>",
            "",
            Some("2018-11-20T21:14:03+01:00"),
            "the element that is named so",
        ),
        (
            "",
            "<time class='entry-date updated' datetime='2018-11-20T21:14:03+01:00'>November 20, 2018</time>",
            "",
            Some("2018-11-20T21:14:03+01:00"),
            "a template that calls its only day an update",
        ),
        (
            "<meta property='og:type' content='website'><meta property='og:url' content='https://www.harbour-post.example/'><meta property='article:published_time' content='2019-01-01'>",
            "",
            "",
            None,
            "a front page has none",
        ),
        (
            "<meta property='article:published_time' content='2021-03-05T08:00Z'>",
            "<p>Originally posted March 2020</p>",
            "",
            Some("2021-03-05T08:00Z"),
            "a bare month is no better than a day",
        ),
    ];
    for (head, between, behind, expected, why) in table {
        assert_eq!(published(&page(head, between, behind)), *expected, "{why}");
    }
    let mere = ld(r#""@type":"WebPage","name":"Ferry runs again","datePublished":"2019-01-01""#);
    assert_eq!(published(&page(&mere, "", "")), None, "a page that is set up is not yet published");
    assert_eq!(published(&page(&mere, "<p>1 January 2019</p>", "")), Some("2019-01-01"), "unless it prints the day");
}

#[test]
fn a_numeric_date_is_read_as_page_and_place_write_it() {
    let read = |head: &str, lang: &str, url: &str, text: &str| {
        let html = format!(
            "<html lang='{lang}'><head><title>Ferry runs again</title>{head}</head><main><h1>Ferry runs again</h1>{text}{PROSE}</main>"
        );
        article(&html, Some(url)).published.map(|date| date.to_string())
    };
    let meta = "<meta property='article:published_time' content='2021-03-05T16:07:00Z'>";
    for (head, lang, url, text, expected, why) in [
        ("", "en", URL, "<p>03/05/2021</p>", None, "plain English leaves it open"),
        ("", "en-US", URL, "<p>03/05/2021</p>", Some("2021-03-05"), "month first in the United States"),
        ("", "en-GB", URL, "<p>03/05/2021</p>", Some("2021-05-03"), "day first in Britain"),
        (
            "",
            "en-US",
            "https://post.co.uk/a/b",
            "<p>03/05/2021</p>",
            Some("2021-05-03"),
            "a template's en-US on a British site",
        ),
        (
            "",
            "en",
            URL,
            "<p>03/05/2021</p><p>Sails until 25/12/2021</p>",
            Some("2021-05-03"),
            "another date of the page decides",
        ),
        (meta, "en", URL, "<p>03.05.2021</p>", Some("2021-03-05T16:07:00Z"), "what the page states decides"),
        ("", "de", URL, "<p>03.05.2021</p>", Some("2021-05-03"), "day first elsewhere"),
        ("", "fr", URL, "<p>03/05/2021</p>", Some("2021-05-03"), "also with strokes"),
    ] {
        assert_eq!(read(head, lang, url, text).as_deref(), expected, "{why}");
    }
}

#[test]
fn a_byline_is_what_the_page_says_of_its_author() {
    let ld = |author: &str| {
        format!(
            "<script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"headline\":\"Ferry runs again\",\"author\":{author}}}</script>"
        )
    };
    let site = "<meta property='og:site_name' content='Harbour Post'>";
    let written = "<meta name='twitter:label1' content='Written by'><meta name='twitter:data1' content='Anna Vogel'>";
    let table: &[(&str, &str, &str, Option<&str>, &str)] = &[
        ("", "<p>By <a href=/a>Anna Vogel</a> ⋅ Review Editor</p>", "", Some("Anna Vogel"), "a printed line"),
        (
            "",
            "<span>By</span><span>Anna Vogel</span>",
            "",
            Some("Anna Vogel"),
            "pieces that lost the space between them",
        ),
        ("", "<p>Written by</p><p>The Harbour Team</p>", "", Some("The Harbour Team"), "a desk on the next line"),
        ("", "<p>Anna Vogel</p><p>Senior Reporter</p>", "", Some("Anna Vogel"), "a name over its role"),
        ("", "<p>Anna Vogel | Senior Writer | 5 March 2021</p>", "", Some("Anna Vogel"), "a name beside its role"),
        ("", "<p>New Harbour</p><p>5 March 2021</p>", "", None, "a place over a date is no name"),
        ("", "<p><a href=/authors/anna-vogel>Anna Vogel</a></p>", "", Some("Anna Vogel"), "a link to an author's page"),
        (
            "",
            "<p>5 March 2021 / <a href=/team/vogel>Anna Vogel</a></p>",
            "",
            Some("Anna Vogel"),
            "a link beside the date",
        ),
        ("", "<p><a href=/team/harbour>Harbour Masters</a></p>", "", None, "a menu's link"),
        ("", "<p>We asked <a href=/author/ben>Ben Hart</a> how it felt</p>", "", None, "a link in a sentence"),
        (
            "",
            "<div class=author-line><div>Anna Vogel</div><div>Shipping & Trade</div></div>",
            "",
            Some("Anna Vogel"),
            "a name over a desk",
        ),
        (
            "",
            "",
            "<figure><a href=/x><span class=card-author>Ben Hart</span></a></figure>",
            None,
            "the author of a linked page",
        ),
        ("", "", "<p>Written by Anna Vogel</p>", Some("Anna Vogel"), "a signature under the text"),
        (
            "",
            "<table><tr><th>Written by</th><td>Anna Vogel</td></tr></table>",
            "",
            None,
            "a row of facts tells of what the article is about",
        ),
        ("", "", "<p>By Anna Vogel</p><p>And so on</p>", None, "a bare By needs a place that speaks for it"),
        (written, "", "", Some("Anna Vogel"), "what the page tells for sharing"),
        (&ld("\"Anna Vogel\""), "", "", Some("Anna Vogel"), "a person told to machines"),
        (
            &ld("{\"@type\":\"Organization\",\"name\":\"Vogel Media\"}"),
            "",
            "",
            None,
            "an organisation that is not printed",
        ),
        (
            &format!("{site}{}", ld("\"Harbour Post\"")),
            "<p>Harbour Post</p>",
            "",
            Some("Harbour Post"),
            "the site, printed",
        ),
        (&format!("{site}{}", ld("\"Harbourpost\"")), "", "", None, "the site, told to machines alone"),
        (&ld("\"admin\""), "", "", None, "what content systems write for want of a name"),
        (
            &ld(r#"{"@type":"Organization","name":"Shipping, Trade and Quay"}"#),
            "<p>By Shipping, Trade and Quay</p>",
            "",
            Some("Shipping, Trade and Quay"),
            "an organisation, which the page says it is",
        ),
        ("", "<p>By Anna Vogel @annavogel</p>", "", Some("Anna Vogel"), "a name beside its owner's mark"),
        ("", "<p>ANNA VOGEL / Staff Writer</p>", "", Some("ANNA VOGEL"), "a name and a role with a stroke between"),
        ("", "<p>Exclusive by Anna Vogel</p>", "", Some("Anna Vogel"), "what the piece is, before its author"),
        ("", "<p>By Local Democracy Reporter Anna Vogel</p>", "", Some("Anna Vogel"), "a role before the name"),
        ("", "<p>PA Media</p><p>12 May 2023</p>", "", Some("PA Media"), "an agency over a day"),
        (
            "",
            "<p>12 May 2023</p><p>فرانس24 / أ ف ب</p>",
            "",
            Some("فرانس24 / أ ف ب"),
            "an outlet with its agency under one",
        ),
        (
            "",
            "<p>2024-09-20 14:05 北海日報 記者 林小美／新北報導</p>",
            "",
            Some("林小美"),
            "a reporter behind day and outlet",
        ),
        ("", "<p>Photo by Ben Hart</p><p>12 May 2023</p>", "", None, "a photographer wrote nothing"),
        ("", "<p>Reviewed by Ben Hart, MD</p>", "", None, "nor did who read it over"),
        (
            "",
            "",
            "<p><strong>PORT ELLEN, 14 Feb — Reuters, Anna Vogel.</strong> The ferry came back.</p>",
            None,
            "a dateline in the middle of the text is no byline",
        ),
        (
            "<meta name=author content='Anna Vogel'>",
            "<div class=author>Anna Vogel Harbour Trade</div>",
            "",
            Some("Anna Vogel"),
            "a name that is glued to a section",
        ),
        (
            "",
            "<p>Interview by Anna Vogel</p>",
            "<ul><li>Seas by <i class=author>Ben Hart</i><li>Tides by <i class=author>Ida Moe</i><li>Quays by <i class=author>Lars Bo</i><li>Piers by <i class=author>Mia Ek</i></ul>",
            Some("Anna Vogel"),
            "the authors of books that the text tells of",
        ),
        ("<meta name=author content='Full Bio'>", "", "", None, "a button's words"),
    ];
    for (head, between, behind, expected, why) in table {
        assert_eq!(page(head, between, behind).byline.as_deref(), *expected, "{why}");
    }
}

#[test]
fn a_hostile_head_costs_no_more_than_a_long_one() {
    const MANY: usize = 20_000;
    let ld = |json: &str| format!("<script type='application/ld+json'>{json}</script>");
    let objects: String = (0..MANY)
        .map(|n| format!("{{\"@type\":\"Article\",\"@id\":\"#{n}\",\"author\":{{\"@id\":\"#{n}\"}}}},"))
        .collect();
    let authors: String = (0..MANY).map(|n| format!("{{\"@id\":\"#{n}\"}},")).collect();
    for (head, between, why) in [
        (
            ld("{\"@type\":\"Article\",\"@id\":\"#a\",\"author\":{\"@id\":\"#a\"},\"publisher\":{\"@id\":\"#a\"}}"),
            String::new(),
            "a graph that goes round",
        ),
        (ld(&format!("[{objects}{{}}]")), String::new(), "very many objects"),
        (ld(&format!("{{\"@type\":\"Article\",\"author\":[{authors}{{}}]}}")), String::new(), "very many authors"),
        (ld(&"{\"a\":[".repeat(MANY)), String::new(), "nested and broken"),
        (
            ld(&format!("{{\"@type\":\"Article\",\"headline\":\"{}\"}}", "word ".repeat(MANY))),
            String::new(),
            "a headline like a book",
        ),
        ("<meta name=author content='A B'>".repeat(MANY), String::new(), "very many tags"),
        (
            String::new(),
            format!("<ul><li>{}</li></ul>", "5 March 2021<br>".repeat(MANY)),
            "very many dates in one item",
        ),
        (String::new(), "<div class=author>By <a rel=author href=/author/a>A B</a>".repeat(MANY), "authors in authors"),
        (String::new(), "<time datetime=2021-03-05>5</time>".repeat(MANY), "very many times"),
        (String::new(), format!("<p>{}", "Written by ".repeat(MANY)), "introductions of introductions"),
    ] {
        assert!(page(&head, &between, "").headline.is_some(), "{why}");
    }
}

#[test]
fn a_kicker_in_the_heading_is_not_glued_to_the_headline() {
    for (heading, shared, expected) in [
        ("<span>Harbour</span><span>Old ferry runs again</span>", "Old ferry runs again", "Old ferry runs again"),
        ("<span>Harbour</span><span>Old ferry runs again</span>", "Other words", "Harbour Old ferry runs again"),
        (
            "<span>Harbour</span><span class=visually-hidden>: </span><span>Old ferry runs again</span>",
            "Harbour: Old ferry runs again",
            "Harbour: Old ferry runs again",
        ),
        ("<span>Mc</span><span>donald</span> sails the <b>e</b>Ferry", "", "Mcdonald sails the eFerry"),
    ] {
        let page = format!(
            "<html lang=en><head><title>{expected}</title><meta property=og:title content='{shared}'></head>\
             <body><main><h1>{heading}</h1>{PROSE}</main></body></html>"
        );
        assert_eq!(article(&page, Some(URL)).headline.as_deref(), Some(expected), "{heading}");
    }
}

#[test]
fn the_date_of_today_in_the_sites_head_is_not_the_articles() {
    for (head, below, expected) in [
        ("<div>Saturday, 28 November 2020</div>", "<div>March 2, 2020</div>", Some("2020-03-02")),
        ("<div>Saturday, 28 November 2020</div>", "", None),
        ("", "<div>March 2, 2020</div>", Some("2020-03-02")),
    ] {
        let page = format!(
            "<html lang=en><head><title>Old ferry runs again</title></head><body><div><a href=/>The Quay Post</a></div>{head}\
             <main><article><h1>Old ferry runs again</h1>{below}{PROSE}</article></main></body></html>"
        );
        assert_eq!(published(&article(&page, Some(URL))), expected, "{head}{below}");
    }
}

#[test]
fn a_day_outside_the_articles_box_is_rather_the_sites() {
    let text = format!("<h1>Old ferry runs again</h1>{PROSE}");
    let boxed = format!("<div class=c>{text}</div>");
    let parted = format!("<div class=head><h1>Old ferry runs again</h1></div><div class=body>{PROSE}</div>");
    let dated = format!("<div class=c><h1>Old ferry runs again</h1><p>Last modified 3 March 2020</p>{PROSE}</div>");
    const TODAY: &str = "<div class=topbar><span class=date>Saturday, November 28, 2020</span></div>";
    type Row<'a> = (&'a str, &'a str, Option<&'a str>, Option<&'a str>, &'a str);
    let table: &[Row] = &[
        (TODAY, &boxed, None, Some("2020-11-28"), "today's, with its weekday"),
        (TODAY, &parted, None, Some("2020-11-28"), "also where headline and text have boxes of their own"),
        ("<div>November 28, 2020</div>", &boxed, None, Some("2020-11-28"), "today's alone"),
        (
            "<table><tr><td>Quay Post</td><td>Saturday 28 November 2020</td></tr></table>",
            &dated,
            None,
            Some("2020-11-28"),
            "in a table, over the day of an update",
        ),
        (
            "<div>Thursday, 26 November 2020</div><div><h3>Events</h3><p>Lantern walk of the island, 5 October 2020</p></div>",
            &boxed,
            None,
            Some("2020-11-26"),
            "one when the page was saved, and what was on",
        ),
        (
            "<h2>Monday, September 8, 2008</h2>",
            &boxed,
            Some("2008-09-08"),
            None,
            "a heading over a blog's posts of a day",
        ),
        (
            "<div>Ferries</div><div>September 8, 2008</div>",
            &boxed,
            Some("2008-09-08"),
            None,
            "a day right above the article",
        ),
        ("<div>Published Monday, 8 September 2008</div>", &boxed, Some("2008-09-08"), None, "what says that it is"),
        ("<div>Published November 28, 2020</div>", &boxed, Some("2020-11-28"), None, "also of today"),
        ("<div>September 8, 2008</div>", &parted, Some("2008-09-08"), None, "a day that is not today's"),
    ];
    for (above, article, expected, rival, why) in table {
        let page = format!(
            "<html lang=en><head><title>Old ferry runs again</title></head><body><div><a href=/>The Quay Post</a></div>{above}{article}</body></html>"
        );
        let read = article_taken(&page, Some(URL), Some("2020-11-28T10:00:00Z"));
        assert_eq!(published(&read), *expected, "{why}");
        let rivals = read.rivals.get(&Field::Published).and_then(|rivals| rivals.first());
        assert_eq!(rivals.map(|rival| rival.value.as_str()), *rival, "{why}: what is refused is shown beside");
    }
}

#[test]
fn the_sites_name_above_the_article_is_no_author() {
    for (above, role, expected) in [
        ("<div><a href=/>Quay Press</a></div>", "<div>By Staff Reporter</div>", None),
        ("<div><a href=/>Quay Press</a></div>", "<div>Anna Vogel</div><div>Staff Writer</div>", Some("Anna Vogel")),
        ("<div>A blog<br>by Anna Vogel</div>", "", Some("Anna Vogel")),
    ] {
        let page = format!(
            "<html lang=en><head><title>Old ferry runs again</title></head><body>{above}<div><h1>Old ferry runs again</h1>{role}{PROSE}</div></body></html>"
        );
        assert_eq!(article(&page, Some(URL)).byline.as_deref(), expected, "{above}{role}");
    }
}

#[test]
fn an_element_named_after_an_update_is_one_where_another_is_the_day_of_publication() {
    let published = "<time class='entry-date published' datetime='2018-11-20T21:14'>November 20, 2018</time>";
    for (updated, expected, why) in [
        (
            "<time class=updated datetime='2018-11-21T08:00'>November 21, 2018</time>",
            Some("2018-11-21T08:00"),
            "its class",
        ),
        ("<time class='date-modified' datetime='2018-11-21'>21/11</time>", Some("2018-11-21"), "a part of its class"),
        ("<time class='published updated' datetime='2018-11-20T21:14'>November 20, 2018</time>", None, "never changed"),
        ("<time class=updated datetime='2018-11-19'>November 19, 2018</time>", None, "a draft's"),
    ] {
        let read = page("", &format!("<div>{published}{updated}</div>"), "");
        assert_eq!(read.updated.as_ref().map(|date| date.as_str()), expected, "{why}");
        let rivals: Vec<&str> =
            read.rivals.get(&Field::Published).into_iter().flatten().map(|rival| rival.value.as_str()).collect();
        assert!(
            expected.is_none_or(|day| !rivals.contains(&&day[..10])),
            "{why}: {rivals:?} is no rival of the publication"
        );
    }
}

#[test]
fn the_one_heading_over_names_and_days_is_the_headline() {
    const TITLE: &str = "<title>Town library moves into former store | Harbour Post</title><meta property=og:title content='Town library moves into former store'>";
    const HEADING: &str = "Councillors back a dear plan for books";
    let names = "<p>By Anna Vogel</p>";
    let german = "<p>Die Stadt will ein ganzes Viertel mit Büchern versorgen, und Kritiker fürchten um den Etat.</p><p>Von Anne Löhr und Jan Ost, Neuwied</p>";
    for (heading, below, expected, rival, why) in [
        (
            "<h1>Councillors back a dear plan for books</h1>",
            names,
            HEADING,
            "Town library moves into former store",
            "a name",
        ),
        (
            "<h1>Councillors back a dear plan for books</h1>",
            german,
            HEADING,
            "Town library moves into former store",
            "names under a standfirst",
        ),
        (
            "<h1>Councillors back a dear plan for books</h1>",
            "<div>12 May 2023</div>",
            HEADING,
            "Town library moves into former store",
            "a day",
        ),
        (
            "<h1>Councillors back a dear plan for books</h1>",
            "",
            "Town library moves into former store",
            HEADING,
            "neither",
        ),
        (
            "<h1>All the news of the islands</h1><h2>Town library moves into former store</h2>",
            names,
            "Town library moves into former store",
            "",
            "a heading below that is the title",
        ),
    ] {
        let page =
            format!("<html lang=en><head>{TITLE}</head><body><article>{heading}{below}{PROSE}</article></body></html>");
        let read = article(&page, Some(URL));
        assert_eq!(read.headline.as_deref(), Some(expected), "{why}");
        let rivals = read.rivals.get(&Field::Headline).map(Vec::as_slice).unwrap_or_default();
        assert!(rival.is_empty() || rivals.iter().any(|other| other.value == rival), "{why}: the other is a rival");
    }
}

#[test]
fn the_headline_is_not_printed_twice() {
    for (copy, why) in [
        ("<h1>Old ferry runs again</h1>", "a second heading"),
        ("<div><h2>Old <br>ferry runs - again</h2></div>", "in other words and marks"),
        ("<p><b>Old ferry runs again</b></p>", "a bold line"),
    ] {
        let page = format!(
            "<html lang=en><head><title>Old ferry runs again</title></head><body><div><h1>Old ferry runs again</h1></div>\
             <p>5 March 2021</p><article>{copy}{PROSE}</article></body></html>"
        );
        let read = article(&page, Some(URL));
        assert_eq!(read.headline.as_deref(), Some("Old ferry runs again"), "{why}");
        let text = read.document.body_text();
        assert!(text.starts_with("The ferry between"), "{why}: {}", &text[..40]);
    }
    let told = "<p>They all said it in the harbour, again and again, on every day of the winter, and in the end it was true:</p><h2>Old ferry runs again</h2>";
    let page = format!(
        "<html lang=en><head><title>Old ferry runs again</title></head><body><h1>Old ferry runs again</h1><article>{told}{PROSE}</article></body></html>"
    );
    assert!(
        article(&page, Some(URL)).document.body_text().contains("Old ferry runs again"),
        "in the text it is told again"
    );
}

#[test]
fn who_is_named_like_the_publisher_is_no_person_unless_the_page_says_so() {
    let person = r#"{"@type":"Person","name":"Anna Vogel"}"#;
    let both = r#"{"@type":["Person","Organization"],"name":"Anna Vogel"}"#;
    let site = |name: &str| format!("<meta property='og:site_name' content='{name}'>");
    let ld = |author: &str, publisher: &str| {
        format!(
            "<script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"headline\":\"Ferry runs again\",\"author\":{author},\"publisher\":{publisher}}}</script>"
        )
    };
    let clinic = r#"{"@type":"Person","name":"Harbour Clinic"}"#;
    let firm = r#"{"@type":"Organization","name":"Harbour Clinic"}"#;
    for (head, between, expected, why) in [
        (
            ld(clinic, firm),
            "<p>By Harbour Clinic</p>",
            Organisation,
            "an organisation that a content system calls a person",
        ),
        (site("CBC Bank"), "<p>By CBC Bank</p>", Organisation, "a trade"),
        (site("Swoogo") + "<meta name=author content=Swoogo>", "<p>By Swoogo</p>", Organisation, "one word"),
        (ld(person, both), "<p>By Anna Vogel</p>", Person, "a person who is her own publisher"),
        (
            ld(person, r#"{"@type":"Organization","name":"Anna Vogel"}"#),
            "<p>By Anna Vogel</p>",
            Person,
            "a person told as well",
        ),
        (site("Anna Vogel"), "<p>By Anna Vogel</p>", Person, "a name, and nothing against it"),
        (site("The Quay"), "<p>By Anna Vogel</p>", Person, "another than the publisher"),
        (
            ld(r#"{"@type":"Organization","name":"Old Quay"}"#, firm),
            "<p>By Old Quay</p>",
            Organisation,
            "what is told to machines of a printed name",
        ),
    ] {
        let read = page(&head, between, "");
        assert_eq!(read.authors.first().map(|author| author.kind), Some(expected), "{why}");
    }
}

#[test]
fn a_page_without_headings_shows_its_headline_in_bold_or_large_letters() {
    let lead = "<p><b>By ANNA VOGEL</b><p>";
    for (title, headline, expected, why) in [
        (
            "The Evening Quay: Nov. 14, 1999 -- Captain quits",
            "<font size=+2><b>Captain quits after audit</b></font>",
            "Captain quits after audit",
            "the site and the day stand in the title",
        ),
        (
            "News - Captain quits - The Quay Paper",
            "<font size=4><b>Captain quits after audit of ferries</b></font><br>",
            "Captain quits after audit of ferries",
            "a section as well",
        ),
        (
            "The Evening Quay: Nov. 14, 1999 -- Captain quits",
            "<b>All about our harbour</b>",
            "The Evening Quay: Nov. 14, 1999 -- Captain quits",
            "other words in bold",
        ),
        (
            "The Evening Quay: Nov. 14, 1999 -- Captain quits",
            "<b>The Evening Quay</b><br>Nov. 14, 1999<br>",
            "The Evening Quay: Nov. 14, 1999 -- Captain quits",
            "the site's name",
        ),
    ] {
        let page = format!(
            "<html><head><title>{title}</title></head><body><center><a href=/>Front</a> | <a href=/l>Local</a></center><hr>{headline}{lead}{PROSE}</body></html>"
        );
        let read = article(&page, Some(URL));
        assert_eq!(read.headline.as_deref(), Some(expected), "{why}");
        let text = read.document.body_text();
        assert!(!text.contains(expected), "{why}: it is not printed twice: {text}");
    }
}

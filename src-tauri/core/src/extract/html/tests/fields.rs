//! What the article says of itself: headline, byline, days, outlet, standfirst.

use super::*;

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

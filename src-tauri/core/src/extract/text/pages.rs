//! Whole pages against what a careful reader takes from them: `tests/fixtures/text`, and the sample page where it is at hand.

use crate::extract::{self, byline, dates};
use crate::model::{Article, Capture, Media, Place, slice};
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// What a page's `.json` says. A field that is not there is not looked at; `null` must be `None`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    #[serde(default)]
    headline: Vec<String>,
    #[serde(default, deserialize_with = "present")]
    publisher: Option<Option<String>>,
    #[serde(default, deserialize_with = "present")]
    aggregator: Option<Option<String>>,
    #[serde(default, deserialize_with = "present")]
    byline: Option<Option<String>>,
    #[serde(default, deserialize_with = "present")]
    published: Option<Option<String>>,
    #[serde(default, deserialize_with = "present")]
    updated: Option<Option<String>>,
    #[serde(default, deserialize_with = "present")]
    retrieved: Option<Option<String>>,
    #[serde(default, deserialize_with = "present")]
    language: Option<Option<String>>,
    section: Option<Vec<String>>,
    #[serde(default, deserialize_with = "present")]
    standfirst_starts: Option<Option<String>>,
    tags: Option<Vec<String>>,
    captions: Option<Vec<String>>,
    /// How each paragraph begins: all of them, in order.
    paragraphs_start: Option<Vec<String>>,
    headings: Option<Vec<String>>,
    items: Option<Vec<String>>,
    #[serde(default)]
    quotes_start: Vec<String>,
    #[serde(default)]
    never_in_the_body: Vec<String>,
    /// All of the article without captions, standfirst first.
    text: Option<String>,
}

fn present<'de, D: serde::Deserializer<'de>>(value: D) -> Result<Option<Option<String>>, D::Error> {
    Option::deserialize(value).map(Some)
}

fn fixtures() -> PathBuf {
    folder("text")
}

/// A folder of `tests/fixtures`, with a page and what is expected of it in pairs.
pub(in crate::extract) fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures").join(name)
}

fn read(page: &Path) -> Article {
    let media = match page.extension().and_then(|ending| ending.to_str()) {
        Some("html") => Media::Html,
        Some("md") => Media::Markdown,
        _ => Media::Text,
    };
    let bytes = std::fs::read(page).expect("the page is there");
    let capture =
        Capture { url: None, final_url: None, bytes, media, charset: None, retrieved: "2026-01-01T00:00:00Z".into() };
    extract::article(&capture).expect("a readable page")
}

/// Everything that is not as expected, a line each.
fn differences(article: &Article, expected: &Expected) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut field = |name: &str, got: Option<&str>, wanted: &Option<Option<String>>| {
        if let Some(wanted) = wanted
            && got != wanted.as_deref()
        {
            wrong.push(format!("{name}: {got:?} is not {wanted:?}"));
        }
    };
    field("publisher", article.publisher.as_deref(), &expected.publisher);
    field("aggregator", article.aggregator.as_deref(), &expected.aggregator);
    field("byline", article.byline.as_deref(), &expected.byline);
    field("published", article.published.as_ref().map(|date| date.as_str()), &expected.published);
    field("updated", article.updated.as_ref().map(|date| date.as_str()), &expected.updated);
    field("retrieved", article.retrieved.as_ref().map(|date| date.as_str()), &expected.retrieved);
    field("language", article.language.as_deref(), &expected.language);
    if !expected.headline.is_empty() && !expected.headline.iter().any(|one| Some(one) == article.headline.as_ref()) {
        wrong.push(format!("headline: {:?} is not {:?}", article.headline, expected.headline));
    }
    if let Some(begins) = &expected.standfirst_starts {
        let right = match (&article.standfirst, begins) {
            (Some(standfirst), Some(begins)) => standfirst.starts_with(begins.as_str()),
            (standfirst, begins) => standfirst.is_none() && begins.is_none(),
        };
        if !right {
            wrong.push(format!("standfirst: {:?} does not begin {begins:?}", article.standfirst));
        }
    }
    let layout = article.document.layout();
    let units = |place: Place| -> Vec<String> {
        let of_kind = layout.units.iter().filter(|unit| unit.place == place);
        of_kind.map(|unit| slice(&layout.text, unit.start..unit.end).to_owned()).collect()
    };
    let mut list = |name: &str, got: &[String], wanted: &Option<Vec<String>>| {
        if wanted.as_ref().is_some_and(|wanted| wanted != got) {
            wrong.push(format!("{name}: {got:#?} is not {wanted:#?}"));
        }
    };
    list("section", &article.section, &expected.section);
    list("tags", &article.keywords, &expected.tags);
    list("captions", &layout.captions(), &expected.captions);
    list("headings", &units(Place::Heading), &expected.headings);
    list("items", &units(Place::ListItem), &expected.items);
    for (place, starts) in [
        (Place::Paragraph, expected.paragraphs_start.as_deref()),
        (Place::Quote, Some(expected.quotes_start.as_slice())),
    ] {
        let Some(starts) = starts else { continue };
        let got = units(place);
        let right =
            got.len() == starts.len() && got.iter().zip(starts).all(|(got, start)| got.starts_with(start.as_str()));
        if !right {
            wrong.push(format!("{place:?}: {got:#?} do not begin {starts:#?}"));
        }
    }
    let body = article.document.body_text();
    if expected.text.as_ref().is_some_and(|text| *text != body) {
        wrong.push(format!("text: {body:?} is not {:?}", expected.text.as_deref().unwrap_or_default()));
    }
    wrong.extend(
        expected
            .never_in_the_body
            .iter()
            .filter(|text| body.contains(text.as_str()))
            .map(|text| format!("in the body: {text:?}")),
    );
    wrong
}

fn check(page: &Path, expected: &Path) -> Vec<String> {
    let expected = std::fs::read_to_string(expected).expect("what is expected is there");
    let expected: Expected = serde_json::from_str(&expected).expect("it reads as the fields above");
    differences(&read(page), &expected)
}

/// What is read wrongly in a folder of pages, a line each, and how many pages there are.
pub(in crate::extract) fn check_all(folder: &Path) -> (Vec<String>, usize) {
    let (mut wrong, mut pages) = (Vec::new(), 0);
    for entry in std::fs::read_dir(folder).expect("the fixtures are there") {
        let page = entry.expect("a file").path();
        if page.extension().is_some_and(|ending| ending != "json") {
            pages += 1;
            let name = page.file_name().unwrap_or_default().to_string_lossy().into_owned();
            wrong.extend(check(&page, &page.with_extension("json")).into_iter().map(|what| format!("{name}: {what}")));
        }
    }
    (wrong, pages)
}

#[test]
fn pages_read_as_a_careful_reader_would() {
    let (wrong, pages) = check_all(&fixtures());
    assert!(pages >= 8, "only {pages} pages were found");
    assert!(wrong.is_empty(), "{} things are read wrongly:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_sample_reads_as_expected() {
    let Some(shared) = std::env::var_os("CUTTINGS_SHARED").map(PathBuf::from) else {
        assert!(std::env::var_os("CUTTINGS_STRICT").is_none(), "CUTTINGS_SHARED must say where the sample page is");
        eprintln!("skipped: CUTTINGS_SHARED does not say where the sample page is");
        return;
    };
    let seed = shared.join("seed");
    let wrong = check(&seed.join("limited-times-2020-08-11.txt"), &seed.join("expected.json"));
    assert!(wrong.is_empty(), "the sample is read wrongly:\n{}", wrong.join("\n"));
}

#[test]
fn what_was_left_out_is_listed_with_its_place_and_a_reason() {
    let article = read(&fixtures().join("aggregator-en.txt"));
    let text = article.document.text();
    let length = text.chars().count();
    assert!(
        article.removed.iter().all(|piece| piece.at as usize <= length && !piece.reason.is_empty()),
        "places are in the text"
    );
    assert!(article.removed.is_sorted_by_key(|piece| piece.at), "in page order");
    let links = article.removed.iter().find(|piece| piece.text.contains("balcony plants")).expect("the box is listed");
    assert_eq!(links.reason, "related links", "with its reason");
    assert!(slice(&text, 0..links.at as usize).ends_with("call hopeful."), "where it stood");
}

/// A bullet below a number is not the next number.
#[test]
fn numbers_and_bullets_are_lists_of_their_own() {
    let prose =
        "The ferry was late again on Monday, and nobody on the quay could say why it was, not even the captain.";
    let thing = "thing was asked by those who stood there in the rain, and it was not answered.";
    let page = format!(
        "{prose}\n\n1. One {thing}\n2. Another {thing}\n- A third {thing}\n- So a fourth {thing}\n\n{prose} Nor on Tuesday."
    );
    let article = super::article(&page, None);
    let ordered: Vec<bool> = article
        .document
        .blocks
        .iter()
        .filter_map(|block| match &block.kind {
            crate::model::BlockKind::List { ordered, .. } => Some(*ordered),
            _ => None,
        })
        .collect();
    assert_eq!(ordered, [true, false], "a list of two numbers, and one of two bullets");
}

/// Every line of a page ends in a field, in the text, under a picture, or among what was left out.
#[test]
fn no_line_of_a_page_is_lost() {
    let mut lost = Vec::new();
    for entry in std::fs::read_dir(fixtures()).expect("the fixtures are there") {
        let page = entry.expect("a file").path();
        if page.extension().is_some_and(|ending| ending == "txt") {
            let text = std::fs::read_to_string(&page).expect("a text");
            let name = page.file_name().unwrap_or_default().to_string_lossy().into_owned();
            lost.extend(lost_words(&text, &read(&page)).into_iter().map(|words| format!("{name}: {words}")));
        }
    }
    let pages = [
        "A notice\nFollow us on Facebook\nPrivacy policy",
        "Home\nNews\nSport",
        "Harbour Post\n\nThe quay on 3 May 2021. © Anna Levin / AFP\n\nThe ferry was late again on Monday, and nobody on the quay could say why it was.\n\nPosted in News on 4 May 2021 by Anna Levin",
    ];
    for page in pages {
        lost.extend(
            lost_words(page, &super::article(page, None)).into_iter().map(|words| format!("{page:?}: {words}")),
        );
    }
    assert!(lost.is_empty(), "lines are in no part of the article:\n{}", lost.join("\n"));
}

/// The lines of a page of whose words some are nowhere in its article. Dates and "By" have become values.
fn lost_words(page: &str, article: &Article) -> Vec<String> {
    let layout = article.document.layout();
    let one = [&article.headline, &article.byline, &article.publisher, &article.aggregator];
    let fields = one.into_iter().flatten().chain(&article.keywords).chain(&article.section).cloned();
    let removed = article.removed.iter().map(|piece| piece.text.clone());
    let all: Vec<String> = fields.chain(removed).chain([layout.text.clone()]).chain(layout.captions()).collect();
    let told: std::collections::HashSet<String> = all.iter().flat_map(|text| words(text)).collect();
    let is_lost = |line: &&str| {
        let text = line.trim_start_matches(|letter: char| !letter.is_alphanumeric());
        let dated = !dates::printed(text, article.language.as_deref()).is_empty() || dates::machine(text).is_some();
        let rest = byline::introduction(text).unwrap_or(text);
        !dated && words(rest).iter().any(|word| !told.contains(word))
            || dated && {
                let letters = |word: &&String| word.chars().all(char::is_alphabetic);
                words(rest).iter().filter(letters).count() > 4
                    && words(rest).iter().filter(letters).any(|word| !told.contains(word))
            }
    };
    page.lines().filter(is_lost).map(str::to_owned).collect()
}

fn words(text: &str) -> Vec<String> {
    let low = text.to_lowercase();
    low.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Lines that no one would write, in every order, with the rules' own words among them.
#[test]
fn no_text_makes_it_fall_over() {
    const PIECES: &[&str] = &[
        "\n",
        "\n\n",
        "  • ",
        "1. ",
        "\t",
        "Tags",
        "By ",
        "Von ",
        "11 August 2020",
        "Updated: 16:46",
        "2020-08-11T13:55:29.106Z",
        "Source: ",
        " - ",
        " | ",
        "(Photo: ",
        ")",
        "©",
        "More on ",
        "0 comments",
        "Home > ",
        "来源：",
        "记者",
        "年",
        "月",
        "日",
        "א",
        "ب",
        "İ",
        "ß",
        "ﬁ",
        "\u{200f}",
        "\u{301}",
        "👩‍👩‍👧",
        "> ",
        "-- ",
        "Subject: ",
        "From: ",
        "---",
        "12345678901234567890",
        ".",
        "…",
        "\"",
        "“",
        "A long enough sentence stands here, so that something of the page is taken for its text. ",
    ];
    let mut seed = 20200811_u64;
    for length in 0..600 {
        let mut page = String::new();
        for _ in 0..length % 60 {
            seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            page.push_str(PIECES[(seed >> 33) as usize % PIECES.len()]);
        }
        for article in [super::article(&page, None), super::markdown(&page, Some("https://example.org/"))] {
            let length = article.document.text().chars().count();
            assert!(
                article.removed.iter().all(|piece| piece.at as usize <= length),
                "places are in the text of {page:?}"
            );
        }
    }
}

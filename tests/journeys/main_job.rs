//! The main job, step by step: clip a page saved as text, read it, mark passages, tag it, file it, hand the dossier over.

use super::desk::{Desk, id, root, sample, skip};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

const DOSSIER: &str = "Russia–Belarus integration 2020";

#[test]
fn the_sample_page_becomes_a_dossier() {
    main_job(&sample(), &root().join("tests/fixtures/sample/expected.json"));
}

#[test]
fn the_page_that_the_product_began_with_becomes_a_dossier() {
    let Some(shared) = std::env::var_os("CUTTINGS_SHARED").map(PathBuf::from) else {
        return skip("CUTTINGS_SHARED does not name the folder with the first page");
    };
    main_job(&shared.join("seed/limited-times-2020-08-11.txt"), &shared.join("seed/expected.json"));
}

/// What `make demo` runs.
#[cfg(unix)]
#[test]
fn the_demonstration_ends_with_a_dossier() {
    let desk = Desk::new();
    let mut demo = std::process::Command::new(root().join("tests/demo.sh"));
    demo.arg(desk.path("demo")).env("CUTTINGS", super::desk::program());
    let ran = super::desk::ran(demo, b"");
    assert_eq!(ran.status, 0, "each step is done: {}{}", ran.text(), ran.stderr);
    let file = desk.path("demo").join(format!("{DOSSIER}.md"));
    assert!(ran.text().contains(&format!("The dossier is {}", file.display())), "says where it is: {}", ran.text());
    let dossier = fs::read_to_string(file).expect("readable");
    assert!(
        dossier.matches("\n> ").count() == 2 && dossier.contains("**Note:**"),
        "two passages with notes: {dossier}"
    );
}

fn main_job(page: &Path, expected: &Path) {
    let desk = Desk::new();
    let source = page.to_str().expect("UTF-8");
    let expected: Value = serde_json::from_slice(&fs::read(expected).expect("readable")).expect("JSON");

    let clipped = desk.one(&["clip", source, "--tag", "Belarus", "--dossier", DOSSIER]);
    assert_eq!((&clipped["source"], &clipped["status"]), (&source.into(), &"clipped".into()), "{clipped}");
    assert_eq!(clipped["message"], Value::Null, "nothing to be said about a page that reads well");
    let clip = id(&clipped);
    assert_eq!(desk.run(&["original", &clip]).stdout, fs::read(page).expect("readable"), "the bytes as they came");

    let shown = desk.one(&["show", &clip]);
    assert_article(&shown["article"], &expected);
    assert_eq!(shown["tags"], serde_json::json!(["Belarus"]), "only the person's tags are tags");
    assert_eq!(shown["dossiers"][0]["title"], DOSSIER, "filed");

    let quotes = mark_two_passages(&desk, &clip, &shown);
    desk.one(&["note", &clip, "All on one day."]);
    desk.one(&["tag", &clip, "--add", "Russia"]);
    desk.one(&["dossier", "intro", DOSSIER, "Two countries, one treaty."]);
    desk.one(&["dossier", "comment", DOSSIER, &clip, "The first report."]);

    let listed = desk.one(&["search", "telegram", "tag:russia", &format!("published:{}", "2020-08-11")]);
    assert_eq!((id(&listed), &listed["annotations"]), (clip.clone(), &2.into()), "found again: {listed}");

    for edition in ["quotes", "full"] {
        let folder = desk.path(edition);
        let to = folder.to_str().expect("UTF-8");
        let exported = desk.one(&["export", DOSSIER, "--to", to, "--edition", edition]);
        let file = exported["files"][0].as_str().expect("a file");
        assert!(file.ends_with(&format!("{DOSSIER}.md")), "named by its title: {file}");
        assert_dossier(&fs::read_to_string(file).expect("readable"), &shown["article"], &quotes, edition);
    }
    let doctor = desk.one(&["doctor"]);
    assert_eq!(doctor["problems"], serde_json::json!([]), "the library is sound: {doctor}");
}

/// Each field is what a careful reader takes from the page.
pub fn assert_article(article: &Value, expected: &Value) {
    let headline = article["headline"].as_str().expect("a headline");
    let headlines = expected["headline"].as_array().expect("a list");
    assert!(headlines.iter().any(|one| one == headline), "headline: {headline}");
    for field in
        ["publisher", "aggregator", "byline", "published", "updated", "retrieved", "language", "section", "captions"]
    {
        assert_eq!(article[field], expected[field], "{field}");
    }
    assert_eq!(article["keywords"], expected["tags"], "the page's tags are keywords");
    let starts =
        |text: &Value, start: &Value| text.as_str().expect("a text").starts_with(start.as_str().expect("a beginning"));
    assert!(starts(&article["standfirst"], &expected["standfirst_starts"]), "standfirst: {}", article["standfirst"]);
    let body = article["body_text"].as_str().expect("a text");
    let paragraphs: Vec<Value> = body.split("\n\n").map(Value::from).filter(|p| *p != article["standfirst"]).collect();
    let begins = expected["paragraphs_start"].as_array().expect("a list");
    assert_eq!(paragraphs.len(), begins.len(), "as many paragraphs as the article has: {paragraphs:#?}");
    for (paragraph, start) in paragraphs.iter().zip(begins) {
        assert!(starts(paragraph, start), "{paragraph} begins with {start}");
    }
    for stranger in expected["never_in_the_body"].as_array().expect("a list") {
        assert!(!body.contains(stranger.as_str().expect("a text")), "{stranger} is not the article's");
    }
    let removed = article["removed"].as_array().expect("a list");
    assert!(
        !removed.is_empty() && removed.iter().all(|r| r["reason"].as_str().is_some_and(|reason| !reason.is_empty())),
        "what was left out is listed with the reason: {removed:?}"
    );
}

/// Within one paragraph, and over the border of two; white space is not the text's own.
fn mark_two_passages(desk: &Desk, clip: &str, shown: &Value) -> [String; 2] {
    let text = shown["article"]["text"].as_str().expect("a text");
    let blocks: Vec<&str> = text.split("\n\n").collect();
    let is_paragraph = |block: &str| block.len() > 200 && shown["article"]["standfirst"] != block;
    let mut neighbours = blocks.windows(2).filter(|pair| pair.iter().all(|block| is_paragraph(block)));
    let (upper, lower) =
        neighbours.next_back().map(|pair| (pair[0], pair[1])).expect("two paragraphs below each other");
    let words = |text: &str, from: usize, to: usize| text.split(' ').collect::<Vec<_>>()[from..to].join(" ");
    let within = words(upper, 4, 16);
    let end = upper.split(' ').count();
    let over = [words(upper, end - 3, end), words(lower, 0, 3)];

    let spaced = within.replace(' ', "  \n ");
    let first = desk.one(&[
        "annotate",
        clip,
        "--quote",
        &spaced,
        "--note",
        "1. Check *this*.",
        "--colour",
        "claim",
        "--tag",
        "union state",
    ]);
    assert_eq!(first["quote"], within.as_str(), "the quote that comes back is the text's own");
    let second = desk.one(&["annotate", clip, "--quote", &over.join(" "), "--colour", "3"]);
    assert_eq!(second["quote"], over.join("\n\n").as_str(), "white space matches the border of two paragraphs");
    for passage in [&first, &second] {
        let at = |name: &str| passage[name].as_u64().expect("a position") as usize;
        let letters: String = text.chars().skip(at("start")).take(at("end") - at("start")).collect();
        assert_eq!(passage["quote"], letters.as_str(), "positions count code points of the text");
    }
    assert_eq!(first["paragraph"], second["paragraph"], "a passage over two has the number of the first");

    let annotations = desk.one(&["show", clip])["annotations"].clone();
    let of = |at: usize, name: &str| annotations[at][name].clone();
    assert_eq!(
        (of(0, "note"), of(0, "colour"), of(0, "tags")),
        ("1. Check *this*.".into(), "claim".into(), serde_json::json!(["union state"])),
        "kept"
    );
    assert_eq!(
        (of(1, "note"), of(1, "colour"), of(1, "state")),
        (Value::Null, "doubt".into(), "placed".into()),
        "kept"
    );
    [within, over.join("\n\n")]
}

fn assert_dossier(file: &str, article: &Value, quotes: &[String; 2], edition: &str) {
    let text = |field: &str| article[field].as_str().expect("a text").to_owned();
    // What a reader of the rendered file sees, white space apart.
    let read = super::export::read_back(file);
    for (what, words) in [
        ("title", DOSSIER.to_owned()),
        ("introduction", "Two countries, one treaty.".to_owned()),
        ("headline", text("headline")),
        ("standfirst", text("standfirst")),
        ("byline", text("byline")),
        ("outlet", format!("{} (via {})", text("publisher"), text("aggregator"))),
        ("comment", "The first report.".to_owned()),
        ("a note on a passage", "1. Check *this*.".to_owned()),
        ("the note on the clip", "All on one day.".to_owned()),
        ("tags", "Belarus, Russia".to_owned()),
        ("a passage", quotes[0].clone()),
        ("a passage over two paragraphs", quotes[1].clone()),
        ("a date", "11 August 2020".to_owned()),
    ] {
        assert!(read.contains(&super::export::words(&words)), "{what} ({words}) is in the {edition} edition:\n{file}");
    }
    let body = text("body_text");
    let last = body.rsplit("\n\n").next().expect("a paragraph");
    assert_eq!(read.contains(last), edition == "full", "only the full edition has the text");
}

//! What becomes of a source: clipped, known, updated; and where it goes.

use super::desk::{Desk, OIL, UNION, VOTE, id, page};
use serde_json::json;
use std::fs;

#[test]
fn the_same_page_is_known_and_filed_all_the_same() {
    let desk = Desk::new();
    let path = desk.file("page.html", page("Headline", &[OIL, UNION]));
    let first = desk.one(&["clip", &path]);
    let again = desk.one(&["clip", &path, "--tag", "oil", "--dossier", "Energy"]);
    assert_eq!((&again["status"], id(&again)), (&json!("known"), id(&first)), "the same bytes");
    let shown = desk.one(&["show", &id(&first)]);
    assert_eq!(
        (&shown["tags"], &shown["dossiers"][0]["title"]),
        (&json!(["oil"]), &json!("Energy")),
        "tagged and filed"
    );
    assert_eq!(shown["versions"].as_array().map(Vec::len), Some(1), "no second version");
    assert_eq!(desk.json(&["list"]).len(), 1, "one clip");
}

#[test]
fn the_same_address_with_another_text_is_a_new_version() {
    let desk = Desk::new();
    let url = "https://news.example/oil";
    let clip = |text: &str| {
        let path = desk.file("page.html", page("Headline", &[text, UNION]));
        desk.one(&["clip", &path, "--url", url])
    };
    let first = clip(OIL);
    desk.one(&["annotate", &id(&first), "--quote", "A treaty of 1999"]);
    let second = clip(VOTE);
    assert_eq!((&second["status"], id(&second)), (&json!("updated"), id(&first)), "the clip keeps its id");
    let shown = desk.one(&["show", &id(&first)]);
    let versions = shown["versions"].as_array().expect("a list");
    let current: Vec<bool> = versions.iter().filter_map(|version| version["current"].as_bool()).collect();
    assert_eq!(
        (versions.len(), current.iter().filter(|current| **current).count()),
        (2, 1),
        "both are there, one is current"
    );
    assert!(shown["article"]["text"].as_str().is_some_and(|text| text.contains(VOTE)), "the new text is shown");
    assert_eq!(shown["annotations"][0]["quote"], "A treaty of 1999", "a passage is never lost");
    assert_eq!(clip(VOTE)["status"], "known", "the same address with the same text");
}

#[test]
fn a_known_page_adds_what_is_new() {
    let desk = Desk::new();
    let url = "https://news.example/oil";
    let once = desk.file("once.html", page("Headline", &[OIL, UNION]));
    let later = desk.file("later.html", page("Headline", &[VOTE, UNION]));
    let clip = desk.clip(&once);
    assert_eq!(desk.one(&["clip", &once, "--url", url])["status"], "known", "the same bytes");
    assert_eq!(desk.one(&["show", &clip])["url"], url, "where they were is kept");
    desk.one(&["annotate", &clip, "--quote", OIL]);
    let updated = desk.one(&["clip", &later, "--url", url]);
    assert_eq!((&updated["status"], id(&updated)), (&json!("updated"), clip.clone()), "known by its address");
    let again = desk.one(&["clip", &once, "--url", url]);
    assert_eq!(again["status"], "known", "the page is as it was at first");
    assert!(again["message"].as_str().is_some_and(|message| message.contains("version")), "and says so: {again}");
    let shown = desk.one(&["show", &clip]);
    assert!(shown["article"]["text"].as_str().is_some_and(|text| text.contains(OIL)), "what was clipped is shown");
    assert_eq!(shown["annotations"][0]["state"], "placed", "with its passage");
    assert_eq!(shown["versions"].as_array().map(Vec::len), Some(2), "no third version");
    assert_eq!(desk.one(&["undo"])["label"], "page clipped again", "undoing says what was done: nothing was filed");
}

#[test]
fn a_clip_comes_back_from_the_trash() {
    let desk = Desk::new();
    let path = desk.file("page.html", page("Headline", &[OIL, UNION]));
    let clip = desk.clip(&path);
    desk.one(&["annotate", &clip, "--quote", OIL]);
    desk.one(&["trash", &clip]);
    assert!(desk.json(&["list"]).is_empty(), "out of sight");
    assert_eq!(desk.json(&["list", "is:trashed"]).len(), 1, "but in the trash");
    let again = desk.one(&["clip", &path]);
    assert_eq!((&again["status"], id(&again)), (&json!("known"), clip.clone()), "the same clip");
    assert!(again["message"].as_str().is_some_and(|message| message.contains("trash")), "and says so: {again}");
    assert_eq!(desk.one(&["list"])["annotations"], 1, "with its passages");
    desk.one(&["trash", &clip]);
    desk.one(&["untrash", &clip]);
    assert_eq!(desk.json(&["list"]).len(), 1, "taken out by hand");
}

#[test]
fn each_source_has_its_line_and_one_failure_fails_the_command() {
    let desk = Desk::new();
    let good = desk.file("good.html", page("Good", &[OIL, UNION]));
    let missing = desk.path("missing.html");
    let missing = missing.to_str().expect("UTF-8");
    let ran = desk.fails(&["clip", missing, &good]);
    let lines = ran.lines();
    let statuses: Vec<_> = lines.iter().map(|line| (line["source"].clone(), line["status"].clone())).collect();
    assert_eq!(
        statuses,
        [(json!(missing), json!("failed")), (json!(good), json!("clipped"))],
        "one a source, in order"
    );
    assert_eq!(lines[0]["id"], json!(null), "nothing is stored of what failed");
    assert!(lines[0]["message"].as_str().is_some_and(|message| message.contains(missing)), "says what: {}", lines[0]);
    ran.code();
}

#[test]
fn a_folder_is_the_articles_in_it() {
    let desk = Desk::new();
    let alone = desk.file("alone.html", page("Alone", &[VOTE]));
    let names = ["Stories/Page 2.html", "Stories/Page 10.html", "Stories/Supplement/Note.md"];
    let inside = names.map(|name| desk.file(name, page(name, &[OIL, UNION, name])));
    desk.file("Stories/photo.jpg", [0xff, 0xd8]);
    desk.file("Stories/Page 2_files/frame.html", page("An advertisement", &[VOTE, OIL]));
    let folder = desk.path("Stories");
    let folder = folder.to_str().expect("UTF-8");
    let ran = desk.run(&["--json", "clip", &alone, folder]);
    assert_eq!(ran.status, 0, "all were clipped: {}", ran.stderr);
    let sources: Vec<_> = ran.lines().iter().map(|line| line["source"].clone()).collect();
    let [second, tenth, note] = inside;
    assert_eq!(sources, [json!(alone), json!(second), json!(tenth), json!(note)], "a line a file, in order");
    let said = ran.said();
    assert!(
        matches!(said.as_slice(), [only] if only["warning"].as_str().is_some_and(|text| text.contains("1 file "))),
        "what was left out is told of once: {said:?}"
    );
    assert_eq!(desk.one(&["undo"])["label"], "4 clips added", "one step");
    assert!(desk.json(&["list"]).is_empty(), "which takes back all of them");
}

#[test]
fn a_folder_without_an_article_fails_and_says_what_to_do() {
    let desk = Desk::new();
    desk.file("Pictures/photo.jpg", [0xff, 0xd8]);
    let folder = desk.path("Pictures");
    let folder = folder.to_str().expect("UTF-8");
    let ran = desk.fails(&["clip", folder]);
    let line = &ran.lines()[0];
    assert_eq!((&line["source"], &line["status"]), (&json!(folder), &json!("failed")), "{line}");
    let message = line["message"].as_str().expect("a message");
    assert!(message.contains(".html") && message.contains("Save pages into it"), "what to do: {message}");
    assert_eq!(ran.said().len(), 1, "the error, and no second word on what it holds: {}", ran.stderr);
    desk.file("Pictures/page.html", page("A page", &[OIL, UNION]));
    let line = &desk.fails(&["clip", folder, "--url", "https://news.example/oil"]).lines()[0];
    assert!(
        line["message"].as_str().is_some_and(|message| message.contains("goes with one page")),
        "an address is that of one page, not of all in a folder: {line}"
    );
}

#[test]
fn standard_input_is_a_source() {
    let desk = Desk::new();
    let html = page("From a pipe", &[OIL, UNION]);
    let ran = desk.run_with(&["--json", "clip", "-", "--url", "https://news.example/pipe"], html.as_bytes());
    let line = &ran.lines()[0];
    assert_eq!((&line["source"], &line["status"]), (&json!("-"), &json!("clipped")), "{line}");
    assert_eq!(line["headline"], "From a pipe", "recognised as HTML by its content");
    assert_eq!(desk.run(&["original", &id(line)]).stdout, html.as_bytes(), "the bytes as they came");
    let note = desk.run_with(&["--json", "note", &id(line), "-"], "Заметка\n".as_bytes());
    assert_eq!(note.status, 0, "a text can come through it too: {}", note.stderr);
    assert_eq!(desk.one(&["show", &id(line)])["note"], "Заметка", "kept");
    desk.one(&["note", &id(line), "- a list\n- of --json things"]);
    assert_eq!(
        desk.one(&["show", &id(line)])["note"],
        "- a list\n- of --json things",
        "a hyphen makes no option of it"
    );
}

#[test]
fn corrections_win_and_can_be_taken_back() {
    let desk = Desk::new();
    let clip = desk.clip_page("page.html", "Hedline", &[OIL, UNION]);
    desk.one(&["edit", &clip, "headline=Headline: a = b", "published=2020-08", "publisher=The Gazette"]);
    let article = desk.one(&["show", &clip])["article"].clone();
    assert_eq!(
        (&article["headline"], &article["sources"]["headline"]),
        (&json!("Headline: a = b"), &json!("person")),
        "says whose it is"
    );
    assert_eq!(desk.one(&["list", "published:2020-08", "outlet:gazette"])["id"], clip.as_str(), "found by it");
    desk.one(&["edit", &clip, "headline="]);
    assert_eq!(desk.one(&["show", &clip])["article"]["headline"], "Hedline", "the page's own again");
    let wrong = desk.fails(&["edit", &clip, "published=11/8/2020"]);
    assert_eq!(wrong.code(), "bad_input", "a date that could be two is refused: {}", wrong.stderr);
}

#[test]
fn tags_are_renamed_merged_and_deleted() {
    let desk = Desk::new();
    let one = desk.clip_page("one.html", "One", &[OIL, UNION]);
    let two = desk.clip_page("two.html", "Two", &[VOTE, UNION]);
    desk.one(&["tag", &one, &two, "--add", "oli", "--add", "Belarus"]);
    desk.one(&["tag", &two, "--remove", "Belarus", "--add", "oil"]);
    assert_eq!(desk.fails(&["tags", "rename", "oli", "oil"]).code(), "bad_input", "the name is another tag's");
    desk.one(&["tags", "merge", "oli", "oil"]);
    desk.one(&["tags", "rename", "Belarus", "Беларусь"]);
    let tags: Vec<_> = desk.json(&["tags"]).iter().map(|tag| (tag["name"].clone(), tag["clips"].clone())).collect();
    assert!(tags.contains(&(json!("oil"), json!(2))) && tags.contains(&(json!("Беларусь"), json!(1))), "{tags:?}");
    assert_eq!(tags.len(), 2, "the merged tag is gone: {tags:?}");
    desk.one(&["tags", "delete", "oil"]);
    assert_eq!(desk.one(&["show", &two])["tags"], json!([]), "taken from everything");
}

#[test]
fn what_is_clipped_is_stored_once_it_is_reported() {
    let desk = Desk::new();
    let paths: Vec<String> = (0..6)
        .map(|n| desk.file(&format!("{n}.html"), page(&format!("Page {n}"), &[&format!("{n}. {OIL}"), VOTE])))
        .collect();
    let children: Vec<_> = paths
        .iter()
        .map(|path| {
            let mut command = desk.command(&["--json", "clip", path]);
            command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped());
            command.spawn().expect("the program starts")
        })
        .collect();
    for child in children {
        let output = child.wait_with_output().expect("it ends");
        assert!(
            output.status.success(),
            "several at once wait for each other: {}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
    let mut clips = desk.json(&["list"]);
    assert_eq!(clips.len(), paths.len(), "each is there");
    clips.sort_by_key(|clip| clip["headline"].to_string());
    for (path, clip) in paths.iter().zip(&clips) {
        assert_eq!(desk.run(&["original", &id(clip)]).stdout, fs::read(path).expect("readable"), "with its bytes");
    }
}

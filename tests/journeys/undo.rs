//! Undo and redo, each in a process of its own.

use super::desk::{Desk, OIL, UNION, VOTE};
use serde_json::Value;
use std::fs;

/// Everything a person can see.
fn state(desk: &Desk) -> Vec<Value> {
    let mut seen = desk.json(&["list", "--sort", "clipped"]);
    seen.extend(desk.json(&["list", "is:trashed"]));
    let clips: Vec<String> = seen.iter().map(super::desk::id).collect();
    seen.extend(clips.iter().map(|clip| desk.one(&["show", clip])));
    seen.extend(desk.json(&["tags"]));
    let dossiers = desk.json(&["dossier", "list"]);
    seen.extend(dossiers.iter().map(|dossier| desk.one(&["dossier", "show", &super::desk::id(dossier)])));
    seen
}

#[test]
fn every_change_is_undone_and_made_again() {
    let desk = Desk::new();
    let page = desk.file("page.html", super::desk::page("Headline", &[OIL, UNION]));
    let other = desk.clip_page("other.html", "Other", &[UNION, OIL]);
    let clip = desk.clip(&page);
    let steps: Vec<Vec<&str>> = vec![
        vec!["annotate", &clip, "--quote", "currency", "--note", "Which?", "--tag", "money"],
        vec!["annotate", &clip, "--quote", "pipelines", "--colour", "5"],
        vec!["note", &clip, "A note."],
        vec!["tag", &clip, &other, "--add", "oil", "--add", "gas"],
        vec!["tags", "merge", "gas", "oil"],
        vec!["tags", "rename", "oil", "energy"],
        vec!["mark", &clip, "--star", "--read"],
        vec!["edit", &clip, "headline=Another", "published=2020-08-11"],
        vec!["dossier", "create", "Story"],
        vec!["dossier", "add", "Story", &clip, &other, "--section", "First"],
        vec!["dossier", "move", "Story", &other, "--before", &clip],
        vec!["dossier", "section", "create", "Story", "Second"],
        vec!["dossier", "section", "move", "Story", "second", "--before", "First"],
        vec!["dossier", "section", "rename", "Story", "First", "At first"],
        vec!["dossier", "section", "delete", "Story", "At first"],
        vec!["dossier", "intro", "Story", "Words."],
        vec!["dossier", "comment", "Story", &clip, "Why."],
        vec!["dossier", "rename", "Story", "The story"],
        vec!["trash", &clip],
        vec!["untrash", &clip],
        vec!["dossier", "remove", "The story", &other],
        vec!["tags", "delete", "energy"],
        vec!["dossier", "delete", "The story"],
    ];
    let mut states = vec![state(&desk)];
    for step in &steps {
        desk.json(step);
        states.push(state(&desk));
        let [.., before, after] = &states[..] else { unreachable!("two states at least") };
        assert_ne!(before, after, "{step:?} changes something");
    }
    for (step, before) in steps.iter().zip(&states).rev() {
        let label = desk.one(&["undo"])["label"].clone();
        assert!(label.as_str().is_some_and(|label| !label.is_empty()), "says what it undid: {label}");
        assert_eq!(&state(&desk), before, "{step:?} is undone ({label})");
    }
    for (step, after) in steps.iter().zip(&states[1..]) {
        desk.one(&["redo"]);
        assert_eq!(&state(&desk), after, "{step:?} is made again");
    }
    assert_eq!(desk.fails(&["redo"]).code(), "nothing_to_undo", "no more");
    assert_eq!(desk.one(&["doctor"])["problems"], serde_json::json!([]), "the library is sound");
}

#[test]
fn a_new_change_ends_what_could_be_made_again() {
    let desk = Desk::new();
    cuttings_core::Library::open(&desk.library()).expect("a library with nothing in it");
    assert_eq!(desk.fails(&["undo"]).code(), "nothing_to_undo", "nothing was done");
    let clip = desk.clip_page("page.html", "Headline", &[OIL, UNION]);
    desk.one(&["note", &clip, "One."]);
    desk.one(&["undo"]);
    desk.one(&["note", &clip, "Two."]);
    assert_eq!(desk.fails(&["redo"]).code(), "nothing_to_undo", "the first note is history");
    desk.one(&["undo"]);
    assert_eq!(desk.one(&["show", &clip])["note"], Value::Null, "no note again");
    desk.one(&["undo"]);
    assert!(desk.json(&["list"]).is_empty(), "the clip itself was a change too");
    desk.one(&["redo"]);
    assert_eq!(desk.run(&["original", &clip]).status, 0, "its bytes are there again");
}

/// As if the program had been left so long ago.
fn left(desk: &Desk, ago: &str) {
    let db = rusqlite::Connection::open(desk.library().join("library.sqlite")).expect("opened");
    db.execute("UPDATE undo_steps SET at = strftime('%Y-%m-%dT%H:%M:%SZ', 'now', ?1)", [ago]).expect("set");
}

fn pages(desk: &Desk) -> usize {
    let folders = fs::read_dir(desk.library().join("snapshots")).expect("listed");
    folders.map(|folder| fs::read_dir(folder.expect("readable").path()).expect("listed").count()).sum()
}

#[test]
fn after_a_day_the_history_is_gone_and_nothing_else() {
    let desk = Desk::new();
    let clip = desk.clip_page("page.html", "Headline", &[OIL, UNION]);
    let other = desk.clip_page("other.html", "Other", &[VOTE, UNION]);
    desk.one(&["annotate", &clip, "--quote", "a contract", "--note", "Which?"]);
    desk.one(&["trash", &other]);
    desk.clip_page("third.html", "Third", &[VOTE, OIL]);
    desk.one(&["undo"]);
    left(&desk, "-23 hours");
    assert_eq!(desk.one(&["redo"])["label"], "clip added", "the next morning all can be done again");
    desk.one(&["undo"]);
    assert_eq!(pages(&desk), 3, "with its page");
    let all =
        || [desk.json(&["list"]), desk.json(&["show", &clip]), desk.json(&["show", &other]), desk.json(&["trash"])];
    let before = all();
    left(&desk, "-25 hours");
    for what in ["undo", "redo"] {
        assert_eq!(desk.fails(&[what]).code(), "nothing_to_undo", "{what}: a day later it is gone");
    }
    assert_eq!(all(), before, "what is there, and in the trash, is as it was");
    assert_eq!(pages(&desk), 2, "only the page went that nothing but the history spoke of");
    assert_eq!(desk.one(&["doctor"])["notes"], serde_json::json!([]), "all is sound");
}

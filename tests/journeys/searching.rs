//! Searches that are kept under a name, and what the results have in common.

use super::desk::{Desk, OIL, UNION, VOTE, page};
use serde_json::json;

/// Two clips about oil, one of them tagged and filed, and one about a vote.
fn three_clips() -> Desk {
    let desk = Desk::new();
    let first = desk.file("first.html", page("Oil through the pipeline", &[OIL, UNION]));
    let second = desk.file("second.html", page("More oil", &[OIL, VOTE]));
    let third = desk.file("third.html", page("A vote", &[VOTE, UNION]));
    desk.one(&["clip", &first, "--tag", "energy", "--dossier", "Union State"]);
    desk.clip(&second);
    desk.clip(&third);
    desk
}

#[test]
fn a_kept_search_finds_what_comes_later() {
    let desk = three_clips();
    desk.one(&["searches", "save", "My oil", "headline", "oil"]);
    desk.one(&["searches", "save", "My oil", "oil"]);
    let kept = desk.json(&["searches"]);
    assert_eq!(kept.len(), 1, "a name is kept once");
    assert_eq!((&kept[0]["name"], &kept[0]["query"]), (&json!("My oil"), &json!("oil")), "as it was saved last");
    assert_eq!(desk.json(&["searches", "run", "my OIL"]).len(), 2, "found by its name in any case");
    let later = desk.file("later.html", page("Oil again", &[VOTE, OIL, UNION]));
    desk.clip(&later);
    assert_eq!(desk.json(&["searches", "run", "My oil"]).len(), 3, "asked anew each time");
    assert_eq!(desk.json(&["searches", "run", "My oil", "--limit", "1"]).len(), 1);
}

#[test]
fn a_kept_search_is_renamed_deleted_and_brought_back() {
    let desk = three_clips();
    desk.one(&["searches", "save", "Oil", "oil"]);
    desk.one(&["searches", "rename", "Oil", "Crude"]);
    assert_eq!(desk.fails(&["searches", "run", "Oil"]).code(), "not_found");
    desk.one(&["searches", "delete", "Crude"]);
    assert!(desk.json(&["searches"]).is_empty());
    desk.one(&["undo"]);
    assert_eq!(desk.json(&["searches"])[0]["name"], "Crude", "a deletion is undone");
    desk.one(&["undo"]);
    assert_eq!(desk.json(&["searches"])[0]["name"], "Oil", "and a new name");
    assert_eq!(desk.json(&["list"]).len(), 3, "the clips were never touched");
}

#[test]
fn what_cannot_be_searched_for_is_not_kept() {
    let desk = three_clips();
    assert_eq!(desk.fails(&["searches", "save", "Broken", "tag:\"oil"]).code(), "bad_query");
    assert_eq!(desk.fails(&["searches", "save", "Empty", ""]).code(), "bad_query");
    assert!(desk.json(&["searches"]).is_empty());
}

#[test]
fn saving_says_when_it_replaces() {
    let desk = three_clips();
    let said = |query| desk.run(&["searches", "save", "Strikes", query]).stderr;
    assert!(said("oil").starts_with("Saved Strikes."), "a new name");
    assert!(said("vote").starts_with("Replaced Strikes."), "a name that another search had");
}

#[test]
fn the_results_say_what_they_have_in_common() {
    let desk = three_clips();
    let facets = desk.one(&["search", "oil", "--facets"]);
    assert_eq!(facets["total"], 2);
    assert_eq!(facets["tags"], json!([{ "value": "energy", "clips": 1, "query": "tag:energy" }]));
    let dossier = &facets["dossiers"][0];
    assert_eq!((&dossier["value"], &dossier["clips"]), (&json!("Union State"), &json!(1)));
    let narrowed = format!("oil {}", dossier["query"].as_str().expect("a query"));
    assert_eq!(desk.json(&["search", &narrowed]).len(), 1, "each narrows to as many clips as it says");
}

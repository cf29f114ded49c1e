//! Keeping a library for long: backups and the way back, the trash, pages read anew, from a terminal.

use super::desk::{Desk, OIL, UNION, VOTE, ran};
#[cfg(target_os = "linux")]
use super::full_disk::SmallDisk;
use std::fs;
use std::path::Path;

#[test]
fn a_backup_comes_back_as_an_equal_library() {
    let desk = Desk::new();
    let clip = desk.clip_page("page.html", "Headline", &[OIL, UNION]);
    desk.one(&["annotate", &clip, "--quote", "a contract", "--note", "Which?", "--tag", "gas"]);
    desk.one(&["dossier", "create", "Oil"]);
    desk.one(&["dossier", "add", "Oil", &clip, "--section", "Winter"]);
    desk.one(&["export", "Oil", "--to", desk.path("before").to_str().expect("UTF-8")]);
    let file = desk.path("all.cuttings");
    let made = desk.one(&["backup", file.to_str().expect("UTF-8")]);
    assert_eq!((made["clips"].as_u64(), made["pages"].as_u64()), (Some(1), Some(1)), "everything is in it: {made}");
    assert_eq!(desk.fails(&["backup", file.to_str().expect("UTF-8")]).code(), "file", "a file is never overwritten");
    assert_eq!(desk.fails(&["restore", file.to_str().expect("UTF-8")]).code(), "bad_input", "nor is a library");

    let other = Desk::new();
    other.one(&["restore", file.to_str().expect("UTF-8")]);
    other.one(&["export", "Oil", "--to", other.path("after").to_str().expect("UTF-8")]);
    let read = |path: std::path::PathBuf| fs::read(path).expect("written");
    assert_eq!(read(other.path("after/Oil.md")), read(desk.path("before/Oil.md")), "an export has the same bytes");
    assert_eq!(other.run(&["original", &clip]).stdout, desk.run(&["original", &clip]).stdout, "and so has the page");
    other.one(&["doctor"]);
    for (place, words) in [("-", "not to standard output"), (".", "is a folder")] {
        let refused = desk.fails(&["backup", place]);
        assert!(refused.stderr.contains(words), "a backup is a file: {}", refused.stderr);
    }
    let html = Desk::new().fails(&["restore", desk.path("page.html").to_str().expect("UTF-8")]);
    assert!(html.stderr.contains("page.html") && !html.stderr.contains("doctype"), "no backup: {}", html.stderr);
    let bad = other.file("cut", &fs::read(&file).expect("readable")[..5000]);
    let third = Desk::new();
    assert_eq!(third.fails(&["restore", &bad]).code(), "library_damaged", "a file that was cut off");
    assert!(!third.library().join("library.sqlite").exists(), "nothing is half restored");
}

#[test]
fn backups_go_to_the_folder_that_the_person_chooses() {
    let desk = Desk::new();
    desk.clip_page("page.html", "Headline", &[OIL, UNION]);
    let folder = desk.path("disk");
    assert_eq!(
        desk.fails(&["backups", "folder", folder.to_str().expect("UTF-8")]).code(),
        "file",
        "it has to be there"
    );
    fs::create_dir(&folder).expect("made");
    desk.one(&["backups", "folder", folder.to_str().expect("UTF-8")]);
    let made = desk.one(&["backups", "make"]);
    assert!(Path::new(made["file"].as_str().expect("a name")).starts_with(&folder), "it is there: {made}");
    desk.clip_page("other.html", "Other", &[VOTE, UNION]);
    assert_eq!(desk.one(&["backups", "make"])["pages"], 1, "only what is new is copied");
    let listed = desk.one(&["backups"]);
    assert!(
        listed["chosen"].as_bool() == Some(true) && !listed["kept"].as_array().expect("a list").is_empty(),
        "{listed}"
    );
    let other = Desk::new();
    let restored = other.one(&["restore", listed["kept"][0]["file"].as_str().expect("a name")]);
    assert_eq!(restored["clips"], 2, "and each can be restored");
    desk.one(&["backups", "folder", "--default"]);
    let made = desk.one(&["backups", "make"]);
    assert!(Path::new(made["file"].as_str().expect("a name")).starts_with(desk.library()), "back home: {made}");
}

#[test]
fn the_trash_gives_back_passages_and_dossiers_until_it_is_emptied() {
    let desk = Desk::new();
    let clip = desk.clip_page("page.html", "Headline", &[OIL, UNION]);
    let gone = desk.clip_page("gone.html", "Gone", &[VOTE, OIL]);
    let passage = desk.one(&["annotate", &clip, "--quote", "a contract", "--note", "Which?"]);
    let passage = passage["id"].as_str().expect("an id");
    desk.one(&["dossier", "create", "Oil"]);
    desk.one(&["dossier", "add", "Oil", &clip]);
    desk.one(&["unmark", passage]);
    desk.one(&["dossier", "delete", "Oil"]);
    desk.one(&["trash", &gone]);
    let trash = desk.one(&["trash"]);
    let number = |what: &str| trash[what].as_array().map(Vec::len);
    assert_eq!((number("clips"), number("annotations"), number("dossiers")), (Some(1), Some(1), Some(1)), "{trash}");
    desk.one(&["untrash", "--annotation", passage, "--dossier", "Oil", &gone]);
    let label = desk.one(&["undo"])["label"].to_string();
    assert!(label.contains("3 things"), "one command is one step: {label}");
    assert_eq!(desk.one(&["trash"]), trash, "which is undone as one");
    desk.one(&["untrash", "--annotation", passage, "--dossier", "Oil"]);
    assert_eq!(desk.one(&["show", &clip])["annotations"][0]["note"], "Which?", "the passage is back");
    assert_eq!(desk.one(&["show", &clip])["dossiers"][0]["title"], "Oil", "in its dossier");
    let emptied = desk.one(&["trash", "--empty"]);
    assert_eq!((emptied["clips"].as_u64(), emptied["pages"].as_u64()), (Some(1), Some(1)), "{emptied}");
    assert_eq!(desk.fails(&["show", &gone]).code(), "not_found", "it is gone");
    assert_eq!(desk.fails(&["undo"]).code(), "nothing_to_undo", "for good");
    desk.one(&["doctor"]);
}

#[test]
fn what_was_left_out_is_listed_and_put_back() {
    let desk = Desk::new();
    let related = "<aside class=related><p>Read also</p><ul><li><a href=/2>Bread is dearer again</a></li></ul></aside>";
    let html = super::desk::page("Headline", &[OIL, UNION, VOTE]).replacen("</p>", &format!("</p>{related}"), 1);
    let clip = desk.clip(&desk.file("page.html", html));
    desk.one(&["annotate", &clip, "--quote", VOTE]);
    let parts = desk.json(&["left-out", &clip]);
    let bread = parts.iter().find(|part| part["text"].as_str().is_some_and(|text| text.contains("Bread")));
    let bread = bread.unwrap_or_else(|| panic!("related links are left out: {parts:?}"));
    let number = bread["number"].to_string();
    assert_eq!(desk.fails(&["left-out", &clip, "--put-back", "99"]).code(), "not_found", "there are not so many");
    desk.one(&["left-out", &clip, "--put-back", &number]);
    let shown = desk.one(&["show", &clip]);
    let text = shown["article"]["text"].as_str().expect("a text");
    assert!(text.find("Bread") > text.find(OIL) && text.find("Bread") < text.find(UNION), "where it stood: {text}");
    assert_eq!(shown["annotations"][0]["state"], "placed", "the passage is where its words are");
    desk.one(&["undo"]);
    assert_eq!(desk.json(&["left-out", &clip]), parts, "as before");
}

#[test]
fn pages_read_as_they_did_until_the_extractor_changes() {
    let desk = Desk::new();
    let clip = desk.clip_page("page.html", "Headline", &[OIL, UNION]);
    let read = desk.one(&["reread", "--all", "--take"]);
    assert_eq!((read["id"].as_str(), read["status"].as_str()), (Some(clip.as_str()), Some("same")), "{read}");
    assert_eq!(desk.json(&["waiting"]).len(), 0, "no passage waits");
}

#[test]
fn pages_that_an_older_version_read_are_read_anew_in_one_step() {
    let desk = Desk::new();
    let clips = [desk.clip_page("a.html", "Oil", &[OIL, UNION]), desk.clip_page("b.html", "Votes", &[VOTE, UNION])];
    let db = rusqlite::Connection::open(desk.library().join("library.sqlite")).expect("opened");
    let older = "UPDATE readings SET extractor = '0', article = json_set(article, '$.byline', 'Nobody')";
    db.execute(older, []).expect("as an older version read it");
    let offered = desk.json(&["reread", "--all"]);
    assert!(offered.iter().all(|read| read["status"] == "offered"), "nothing changes unasked: {offered:?}");
    assert_eq!(offered[0]["fields"], serde_json::json!(["byline"]), "what would change is said");
    let taken = desk.json(&["reread", "--all", "--take"]);
    let ids: Vec<_> = taken.iter().filter(|read| read["status"] == "taken").map(|read| read["id"].clone()).collect();
    assert_eq!(ids, clips, "each is shown as it reads now");
    assert_eq!(desk.one(&["undo"])["label"], "2 clips read anew", "one step takes all of them back");
}

#[test]
fn a_folder_that_is_synced_is_named_once() {
    let desk = Desk::new();
    fs::create_dir_all(desk.path(".stfolder")).expect("made");
    let first = desk.run(&["dossier", "create", "Oil"]);
    assert!(first.status == 0 && first.stderr.contains("Syncthing"), "it says what may happen: {}", first.stderr);
    let second = desk.run(&["list"]).stderr;
    assert!(!second.contains("Syncthing"), "and does not go on about it: {second}");
    let notes = desk.one(&["doctor"])["notes"].to_string();
    assert!(notes.contains("Syncthing"), "doctor does: {notes}");
}

#[test]
fn programs_are_warned_too() {
    let desk = Desk::new();
    fs::create_dir_all(desk.path(".stfolder")).expect("made");
    let ran = desk.run(&["--json", "dossier", "create", "Oil"]);
    assert_eq!((ran.status, ran.lines().len()), (0, 1), "it is done: {}", ran.stderr);
    let said = ran.said();
    assert!(said.len() == 1 && said[0]["warning"].to_string().contains("Syncthing"), "in an object: {said:?}");
    let failed = desk.fails(&["dossier", "create", "Oil"]);
    assert_eq!(failed.said().len(), 1, "once: {}", failed.stderr);
}

#[test]
fn what_is_not_in_the_trash_does_not_come_out_of_it() {
    let desk = Desk::new();
    let clip = desk.clip_page("page.html", "Headline", &[OIL, UNION]);
    let other = desk.clip_page("other.html", "Other", &[VOTE, UNION]);
    desk.one(&["trash", &other]);
    assert_eq!(desk.one(&["untrash", &clip, &other])["clips"], serde_json::json!([other]), "only what was in it");
    let said = desk.run(&["untrash", &clip]).stderr;
    assert!(said.contains("0 things") && said.contains("Not in the trash"), "said to a person: {said}");
}

/// What stands in a message between backticks, as a person would type it.
fn named_command(message: &str) -> Vec<String> {
    let line = message.split('`').nth(1).unwrap_or_else(|| panic!("a command in {message}"));
    let parts = line.split('"').enumerate();
    let quoted = parts.flat_map(|(nth, part)| match nth % 2 {
        0 => part.split_whitespace().map(str::to_owned).collect::<Vec<_>>(),
        _ => vec![part.to_owned()],
    });
    quoted.skip(1).collect()
}

#[test]
fn the_error_of_a_damaged_library_names_the_command_that_leads_back() {
    let damage = |desk: &Desk| fs::write(desk.library().join("library.sqlite"), [7; 8192]).expect("damaged on purpose");
    let lose = |desk: &Desk| fs::remove_file(desk.library().join("library.sqlite")).expect("lost on purpose");
    for (what, act) in [("damaged", &damage as &dyn Fn(&Desk)), ("lost", &lose)] {
        let desk = Desk::new();
        let clip = desk.clip_page("page.html", "Headline", &[OIL, UNION]);
        desk.one(&["tag", &clip, "--add", "gas"]);
        desk.one(&["backups", "make"]);
        let later = super::desk::page("Later", &[VOTE, UNION]);
        desk.clip(&desk.file("later.html", &later));
        act(&desk);
        let error = desk.fails(&["list"]).error();
        let command = named_command(error["message"].as_str().expect("a message"));
        let mut run = std::process::Command::new(super::desk::program());
        let back = ran(run.arg("--json").args(&command).env_remove("CUTTINGS_LIBRARY"), b"");
        assert_eq!((back.status, back.stderr.as_str()), (0, ""), "{what}: {command:?} is done");
        assert_eq!(back.lines()[0]["set_aside"].is_string(), what == "damaged", "{what}: {}", back.text());
        assert_eq!(desk.json(&["list", "tag:gas"]).len(), 1, "{what}: what was saved is back, with its tag");
        let again = desk.json(&["list", "tag:\"found again\""]);
        assert_eq!(
            desk.run(&["original", &super::desk::id(&again[0])]).stdout,
            later.as_bytes(),
            "{what}: and the rest"
        );
        desk.one(&["doctor"]);
    }
}

#[test]
fn a_library_that_lost_its_file_is_missed() {
    let desk = Desk::new();
    desk.clip_page("page.html", "Headline", &[OIL, UNION]);
    for file in fs::read_dir(desk.library()).expect("a folder") {
        let path = file.expect("readable").path();
        if path.is_file() {
            fs::remove_file(path).expect("removed");
        }
    }
    let other = desk.file("other.html", super::desk::page("Other", &[VOTE, UNION]));
    for args in [&["list"][..], &["doctor"], &["trash", "--empty"], &["clip", &other]] {
        let ran = desk.fails(args);
        assert_eq!((ran.code().as_str(), ran.text()), ("library_damaged", ""), "{args:?}: {}", ran.stderr);
    }
    let mended = desk.one(&["doctor", "--repair"]);
    assert_eq!(mended["repaired"].as_array().map(Vec::len), Some(1), "its page is clipped again: {mended}");
    assert_eq!(desk.json(&["list", "tag:\"found again\" refineries"]).len(), 1, "and is found");
}

#[cfg(target_os = "linux")]
#[test]
fn a_library_that_cannot_be_written_can_be_read() {
    let desk = Desk::new();
    let Some(disk) = SmallDisk::mount(&desk.library(), 8) else { return };
    let page = super::desk::page("Headline", &[OIL, UNION]);
    let clip = desk.clip(&desk.file("page.html", &page));
    desk.one(&["dossier", "create", "Oil"]);
    desk.one(&["dossier", "add", "Oil", &clip]);
    desk.one(&["export", "Oil", "--to", desk.path("before").to_str().expect("UTF-8")]);
    disk.seal();
    let read = |args: &[&str]| {
        let ran = desk.run(&[&["--json"], args].concat());
        let said = ran.said();
        assert!(ran.status == 0 && said.len() == 1, "cuttings {args:?} is done: {}", ran.stderr);
        assert!(said[0]["warning"].to_string().contains("can be read, but not changed"), "with a warning: {said:?}");
        ran.lines()
    };
    assert_eq!(read(&["list"]).len(), 1, "it is listed");
    assert_eq!(read(&["list", "refineries"]).len(), 1, "and found by its words");
    assert_eq!(read(&["show", &clip])[0]["id"], clip.as_str(), "and shown");
    assert_eq!(desk.run(&["original", &clip]).stdout, page.as_bytes(), "with its page");
    read(&["doctor"]);
    read(&["backup", desk.path("all.cuttings").to_str().expect("UTF-8")]);
    read(&["export", "Oil", "--to", desk.path("after").to_str().expect("UTF-8")]);
    let read = |path: &str| fs::read(desk.path(path)).expect("written");
    assert_eq!(read("after/Oil.md"), read("before/Oil.md"), "an export is what it was");
    assert!(desk.run(&["list"]).stderr.contains("can be read, but not changed"), "it says what can be done");
    let other = desk.file("other.html", super::desk::page("Other", &[VOTE, UNION]));
    for change in [vec!["note", &clip, "Now."], vec!["clip", &other], vec!["undo"], vec!["dossier", "create", "Gas"]] {
        assert_eq!(desk.fails(&change).code(), "library_read_only", "cuttings {change:?} says why not");
    }
}

#[test]
fn two_programs_clip_into_one_library_at_once() {
    let desk = Desk::new();
    desk.clip_page("first.html", "First", &[OIL, UNION]);
    let names: Vec<Vec<String>> = (0..2)
        .map(|program| {
            (0..30)
                .map(|number| {
                    let own = format!("Program {program} clips page {number}, which no other page says.");
                    let text = super::desk::page(&format!("Page {program}-{number}"), &[&own, OIL, UNION]);
                    desk.file(&format!("{program}-{number}.html"), text)
                })
                .collect()
        })
        .collect();
    std::thread::scope(|scope| {
        for names in &names {
            let desk = &desk;
            scope.spawn(move || {
                let args: Vec<&str> = ["--json", "clip"].into_iter().chain(names.iter().map(String::as_str)).collect();
                let ran = ran(desk.command(&args), b"");
                assert_eq!((ran.status, ran.lines().len()), (0, 30), "each waits for the other: {}", ran.stderr);
            });
        }
    });
    assert_eq!(desk.json(&["list", "--limit", "100"]).len(), 61, "and nothing is lost");
    desk.one(&["doctor"]);
}

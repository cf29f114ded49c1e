//! Libraries that cannot be opened: a clear message, and nothing lost or half-written.

use super::desk::{Desk, OIL, UNION, program, ran};
use cuttings_core::model::{Sort, Source};
use cuttings_core::{ClipInto, Library};
use rusqlite::Connection;
use std::fs;
use std::path::Path;
use std::process::Command;

fn refused(library: &Path, code: &str) {
    refuses(library, &["list"], code);
    refuses(library, &["dossier", "create", "Oil"], code);
}

fn refuses(library: &Path, args: &[&str], code: &str) {
    let mut command = Command::new(program());
    command.arg("--json").arg("--library").arg(library).args(args);
    let ran = ran(command, b"");
    assert_eq!((ran.status, ran.text()), (1, ""), "refused: {}", ran.stderr);
    assert_eq!(ran.code(), code, "{}", ran.stderr);
}

#[test]
fn a_folder_that_cannot_be_written() {
    let desk = Desk::new();
    let file = desk.file("file", "words");
    // A place below a file, where nobody can make a folder; permissions do not stop an administrator.
    let makes = ["dossier", "create", "Oil"];
    refuses(&Path::new(&file).join("library"), &makes, "library_read_only");
    assert_eq!(fs::read_to_string(file).expect("readable"), "words", "the file is untouched");
    #[cfg(target_os = "linux")]
    refuses(Path::new("/proc/cuttings"), &makes, "library_read_only");
}

#[test]
fn a_library_of_a_newer_version_is_left_untouched() {
    let desk = Desk::new();
    desk.clip_page("page.html", "Headline", &[OIL, UNION]);
    let path = desk.library().join("library.sqlite");
    let database = Connection::open(&path).expect("opens");
    database.pragma_update(None, "user_version", 9999).expect("set");
    database.pragma_update(None, "journal_mode", "DELETE").expect("one file");
    database.close().expect("closed");
    let before = fs::read(&path).expect("readable");
    refused(&desk.library(), "library_newer");
    assert_eq!(fs::read(&path).expect("readable"), before, "not a byte is changed");
}

#[test]
fn a_locked_library_says_so_and_goes_on_later() {
    let desk = Desk::new();
    let clip = desk.clip_page("page.html", "Headline", &[OIL, UNION]);
    let other = Connection::open(desk.library().join("library.sqlite")).expect("opens");
    other.execute_batch("BEGIN IMMEDIATE").expect("locked");
    assert_eq!(desk.fails(&["note", &clip, "Now."]).code(), "library_locked", "someone else is writing");
    assert_eq!(desk.json(&["list"]).len(), 1, "reading goes on");
    other.execute_batch("ROLLBACK").expect("unlocked");
    desk.one(&["note", &clip, "Later."]);
    assert_eq!(desk.one(&["show", &clip])["note"], "Later.", "and so does writing, when the cause is gone");
}

/// The window and several commands may be the first to open a new library, all at the same time.
#[test]
fn a_new_library_is_made_by_whoever_comes_first() {
    let desk = Desk::new();
    for round in 0..40 {
        let folder = desk.path(&format!("new-{round}"));
        std::thread::scope(|scope| {
            let opened: Vec<_> =
                (0..8).map(|_| scope.spawn(|| cuttings_core::Library::open(&folder).map(drop))).collect();
            for opening in opened {
                let outcome = opening.join().expect("no panic");
                assert!(outcome.is_ok(), "round {round}: the others wait, and find it made: {outcome:?}");
            }
        });
    }
}

/// The first makes a backup and brings it up to date; the others wait for that.
#[test]
fn an_older_library_is_opened_by_many_at_once() {
    let desk = Desk::new();
    for round in 0..5 {
        let folder = desk.path(&format!("older-{round}"));
        fs::create_dir_all(&folder).expect("made");
        let fixture = super::desk::root().join("tests/fixtures/libraries/0001/library.sqlite");
        fs::copy(fixture, folder.join("library.sqlite")).expect("copied");
        std::thread::scope(|scope| {
            let opened: Vec<_> =
                (0..8).map(|_| scope.spawn(|| cuttings_core::Library::open(&folder).map(drop))).collect();
            for opening in opened {
                let outcome = opening.join().expect("no panic");
                assert!(outcome.is_ok(), "round {round}: the others wait: {outcome:?}");
            }
        });
        let kept = Library::open(&folder).expect("opened").backups().expect("listed").kept;
        assert!(!kept.is_empty(), "round {round}: it was backed up before");
    }
}

/// Two windows, and the command line beside them.
#[test]
fn what_one_window_does_the_other_sees_and_neither_undoes_the_other() {
    let desk = Desk::new();
    let clip = desk.clip_page("page.html", "Headline", &[OIL, UNION]);
    let (one, other) = (open(&desk), open(&desk));
    let known = one.find_clip(&clip).expect("there");
    let (seen_by_one, seen_by_other) = (versions(&one), versions(&other));
    std::thread::scope(|scope| {
        for (name, window) in [("one", &one), ("other", &other)] {
            scope.spawn(move || {
                let dossier = window.create_dossier(name).expect("made");
                for number in 0..20 {
                    window.tag(&[known], &[format!("{name} {number}")], &[]).expect("tagged, after the other");
                    let text = format!("Window {name} keeps text {number}, which no other says. {OIL}");
                    let source = Source::Text { text, url: Some(format!("https://{name}.example/{number}")) };
                    let clip = window.clip(&source, &ClipInto::default()).expect("clipped").id.expect("an id");
                    window.add_to_dossier(dossier, &[clip], None).expect("added");
                }
            });
        }
        scope.spawn(|| desk.one(&["note", &clip, "From the terminal."]));
    });
    assert!(versions(&one) != seen_by_one && versions(&other) != seen_by_other, "each is told of the other");
    for window in [&one, &other] {
        let overview = window.overview().expect("readable");
        assert_eq!((overview.all, overview.tags.len(), overview.dossiers.len()), (41, 40, 2), "all is there");
        assert!(overview.dossiers.iter().all(|dossier| dossier.clips == 20), "each dossier with its clips");
        assert_eq!(window.list("refineries", Sort::Relevance, 0, 50).expect("a search").total, 41, "all are found");
        assert_eq!(window.show(known).expect("there").note.as_deref(), Some("From the terminal."), "the note too");
    }
    let problems = one.doctor(false).expect("examined").problems;
    assert_eq!(problems, Vec::<String>::new(), "and the library is sound");
}

fn open(desk: &Desk) -> Library {
    Library::open(&desk.library()).expect("opens beside the others")
}

fn versions(window: &Library) -> i64 {
    window.data_version().expect("a number")
}

#[test]
fn what_is_no_library_is_left_untouched() {
    let desk = Desk::new();
    let file = desk.file("library/library.sqlite", "These are not the words of a database.".repeat(200));
    refused(&desk.library(), "library_damaged");
    assert!(fs::read_to_string(file).expect("readable").starts_with("These are not"), "not a byte is changed");
}

#[test]
fn doctor_finds_a_damaged_page() {
    let desk = Desk::new();
    desk.clip_page("page.html", "Headline", &[OIL, UNION]);
    let sound = desk.run(&["doctor"]);
    assert_eq!(sound.status, 0, "sound at first");
    let counts = ["with 1 clip\n", " 1 document against its text\n", " 1 snapshot against its hash\n", "of 1 clip\n"];
    assert!(counts.iter().all(|count| sound.text().contains(count)), "one is counted as one: {}", sound.text());
    fn first_file(folder: &Path) -> std::path::PathBuf {
        let entry = fs::read_dir(folder).expect("a folder").next().expect("an entry").expect("readable").path();
        if entry.is_dir() { first_file(&entry) } else { entry }
    }
    let snapshot = first_file(&desk.library().join("snapshots"));
    let mut bytes = fs::read(&snapshot).expect("readable");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0xff;
    fs::remove_file(&snapshot).and_then(|()| fs::write(&snapshot, bytes)).expect("written");
    let ran = desk.fails(&["doctor"]);
    let problems = ran.lines()[0]["problems"].clone();
    assert_eq!(problems.as_array().map(Vec::len), Some(1), "one page is damaged: {problems}");
    assert_eq!(ran.code(), "library_damaged", "and the exit status says so");
}

use super::*;
use crate::{Error, ErrorCode};
use rusqlite::Connection;
use std::path::{Path, PathBuf};

fn file(desk: &Desk) -> PathBuf {
    desk.library.folder().join("library.sqlite")
}

fn hash(path: &Path) -> String {
    crate::store::hash(&std::fs::read(path).expect("readable"))
}

/// Why a library cannot be opened.
fn refused(folder: &Path) -> Error {
    match Library::open(folder) {
        Ok(_) => panic!("{} was opened", folder.display()),
        Err(error) => error,
    }
}

fn clip(desk: &Desk) -> ClipId {
    desk.keep("https://a.example/1", "One", "2020-01-01", &["Some words about gas."])
}

#[test]
fn a_newer_library_is_refused_and_left_untouched() {
    let desk = desk();
    clip(&desk);
    let path = file(&desk);
    let Desk { folder, library } = desk;
    drop(library);
    Connection::open(&path)
        .and_then(|db| db.pragma_update(None, "user_version", 99))
        .expect("a version from the future");
    let before = hash(&path);
    assert_eq!(refused(path.parent().expect("a folder")).code, ErrorCode::LibraryNewer, "it is newer");
    assert_eq!(hash(&path), before, "not a byte was changed");
    drop(folder);
}

#[test]
fn what_is_not_a_library_is_refused_and_left_untouched() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("library.sqlite");
    std::fs::write(&path, b"a shopping list, not a database, however long it may be").expect("a file");
    assert_eq!(refused(folder.path()).code, ErrorCode::LibraryDamaged, "not a database");
    std::fs::remove_file(&path).expect("removed");
    Connection::open(&path)
        .and_then(|db| db.execute_batch("CREATE TABLE recipes (name TEXT)"))
        .expect("another program's");
    let before = hash(&path);
    assert_eq!(refused(folder.path()).code, ErrorCode::LibraryDamaged, "another program's database");
    assert_eq!(hash(&path), before, "not a byte was changed");
}

#[test]
fn a_folder_that_cannot_be_made_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a file");
    std::fs::write(&path, b"x").expect("a file");
    let error = refused(&path.join("library"));
    assert_eq!(error.code, ErrorCode::LibraryReadOnly, "a folder cannot be made in a file");
    assert!(error.message.contains("a file"), "the message names it: {error}");
}

#[test]
fn a_locked_library_says_so_and_nothing_is_half_done() {
    let desk = desk();
    let id = clip(&desk);
    let hasty = Library::open_with(desk.library.folder(), Duration::ZERO).expect("opened");
    let other = Connection::open(file(&desk)).expect("another program");
    other.execute_batch("BEGIN IMMEDIATE").expect("which writes");
    let error = hasty.tag(&[id], &s(&["x"]), &[]).expect_err("locked");
    assert_eq!(error.code, ErrorCode::LibraryLocked, "another program writes: {error}");
    assert_eq!(hasty.found_count(), 1, "reading goes on meanwhile");
    other.execute_batch("COMMIT").expect("done");
    hasty.tag(&[id], &s(&["x"]), &[]).expect("it goes on when the other is done");
    assert_eq!(desk.show(id).expect("there").tags, s(&["x"]), "and the change is there");
}

impl Library {
    fn found_count(&self) -> u32 {
        self.list("", Sort::Published, 0, 0).map(|page| page.total).unwrap_or_default()
    }
}

#[test]
fn writes_of_another_program_are_noticed() {
    let desk = desk();
    let id = clip(&desk);
    let before = desk.data_version().expect("a version");
    desk.note(id, "ours").expect("noted");
    assert_eq!(desk.data_version().expect("a version"), before, "our own writes are announced otherwise");
    let other = Library::open(desk.library.folder()).expect("another program");
    other.note(id, "theirs").expect("noted");
    assert_ne!(desk.data_version().expect("a version"), before, "another program's are seen");
    assert_eq!(desk.show(id).expect("there").note.as_deref(), Some("theirs"), "and read");
}

#[test]
fn doctor_finds_each_damage_and_repairs_what_can_be_derived() {
    let desk = desk();
    let id = clip(&desk);
    let problems = |desk: &Desk| desk.doctor(false).expect("examined").problems;
    assert_eq!(problems(&desk), Vec::<String>::new(), "a sound library");
    let db = Connection::open(file(&desk)).expect("the file");
    let break_with = |sql: &str| db.execute_batch(sql).expect("broken on purpose");

    break_with("DELETE FROM search");
    assert!(problems(&desk).concat().contains("search index"), "a missing index row");
    let repaired = desk.doctor(true).expect("repaired");
    assert_eq!((repaired.problems.len(), repaired.repaired.len()), (0, 1), "the index is rebuilt: {repaired:?}");
    assert_eq!(desk.found("gas"), ["One"], "and finds again");

    break_with("UPDATE search_data SET block = zeroblob(length(block)) WHERE id > 10");
    let found = problems(&desk);
    assert!(
        found.len() == 1 && found[0].contains("A repair"),
        "an index that cannot be read, and nothing else: {found:?}"
    );
    let repaired = desk.doctor(true).expect("repaired");
    assert_eq!((repaired.problems.len(), repaired.repaired.len()), (0, 1), "and nothing is left of it: {repaired:?}");
    assert_eq!(desk.found("gas"), ["One"], "it finds again");

    break_with("UPDATE clips SET author_key = 'nobody', modified = modified");
    assert!(problems(&desk).concat().contains("search index"), "a name that filters would not find");
    desk.doctor(true).expect("repaired");
    assert_eq!(desk.found("author:holm"), ["One"], "and finds again");

    break_with("UPDATE clips SET headline = 'Two'");
    assert!(problems(&desk).concat().contains("search index"), "an index row with other words");
    break_with("UPDATE clips SET headline = 'One'");

    break_with("UPDATE readings SET text = text || '!'");
    assert!(problems(&desk).concat().contains("does not give its text"), "a text that is not the document's");
    break_with("UPDATE readings SET text = rtrim(text, '!')");

    break_with("PRAGMA foreign_keys = OFF; INSERT INTO entries VALUES ('e', 'no', 'no', NULL, 'U', NULL, '')");
    assert!(problems(&desk).concat().contains("not there"), "a row that points nowhere");
    break_with("DELETE FROM entries");

    let snapshot = desk.show(id).expect("there").versions[0].snapshot.clone();
    let path = desk.library.folder().join("snapshots").join(&snapshot[..2]).join(format!("{snapshot}.zst"));
    let bytes = std::fs::read(&path).expect("the snapshot");
    std::fs::write(&path, zstd::encode_all(&b"forged"[..], 1).expect("compressed")).expect("forged");
    assert!(problems(&desk).concat().contains("is damaged"), "a snapshot with other bytes");
    std::fs::remove_file(&path).expect("removed");
    assert!(problems(&desk).concat().contains("is missing"), "a snapshot that is gone");
    assert_eq!(desk.original(id).expect_err("gone").code, ErrorCode::LibraryDamaged, "and its original cannot be read");
    std::fs::write(&path, bytes).expect("restored");
    assert_eq!(problems(&desk), Vec::<String>::new(), "sound again");
}

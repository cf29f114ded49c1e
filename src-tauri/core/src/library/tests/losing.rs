//! A library that lost something: its file, its log, pages, single values. What is left is kept, said, and mended as far as
//! that can be done.

use super::filled::fill;
use super::*;
use crate::{Error, ErrorCode};
use rusqlite::Connection;
use std::fs;
use std::path::{Path, PathBuf};

/// Why a library cannot be opened.
fn refused(folder: &Path) -> Error {
    match Library::open(folder) {
        Ok(_) => panic!("{} was opened", folder.display()),
        Err(error) => error,
    }
}

fn database(folder: &Path) -> PathBuf {
    folder.join("library.sqlite")
}

fn page_file(folder: &Path, hash: &str) -> PathBuf {
    folder.join("snapshots").join(&hash[..2]).join(format!("{hash}.zst"))
}

fn page_of(library: &Library, clip: ClipId) -> PathBuf {
    page_file(library.folder(), &library.show(clip).expect("there").versions[0].snapshot)
}

/// As if nobody had touched it for hours.
fn age(file: &Path) {
    let long_ago = std::time::SystemTime::now() - Duration::from_secs(7200);
    fs::File::options().write(true).open(file).and_then(|file| file.set_modified(long_ago)).expect("aged");
}

fn problems(library: &Library) -> Vec<String> {
    library.doctor(false).expect("examined").problems
}

#[test]
fn a_library_that_lost_its_file_is_not_made_anew() {
    let desk = desk();
    desk.keep("https://a.example/1", "One", "2020-01-01", &["Some words about gas."]);
    let backup = desk.back_up().expect("backed up").file;
    let Desk { folder, library } = desk;
    let place = library.folder().to_owned();
    drop(library);
    fs::remove_file(database(&place)).expect("removed");
    let error = refused(&place);
    assert_eq!(error.code, ErrorCode::LibraryDamaged, "its pages are there: {error}");
    assert!(error.message.contains(&backup), "it names the newest backup: {error}");
    assert!(!database(&place).exists(), "and nothing was made");
    fs::write(database(&place), b"").expect("emptied");
    assert!(refused(&place).message.contains(&backup), "an empty file is no library either");
    fs::remove_file(database(&place)).expect("removed");
    Library::restore(Path::new(&backup), &place).expect("what it says can be done");
    assert_eq!(Library::open(&place).expect("opened").overview().expect("readable").all, 1, "and all is back");
    drop(folder);
}

#[test]
fn where_only_pages_are_left_they_become_clips_again() {
    let desk = desk();
    let clip = desk.keep("https://a.example/1", "One", "2020-01-01", &["Some words about gas."]);
    let bytes = desk.original(clip).expect("its page");
    let Desk { folder, library } = desk;
    let place = library.folder().to_owned();
    drop(library);
    fs::remove_file(database(&place)).expect("removed");
    let error = refused(&place);
    assert!(error.message.contains("doctor --repair"), "it says what to do: {error}");
    let library = Library::open_if(&place, IfNone::MakeForPages).expect("made for its pages");
    let repaired = library.doctor(true).expect("repaired");
    assert_eq!((repaired.problems, repaired.repaired.len()), (vec![], 1), "they are clipped: {:?}", repaired.repaired);
    let found = library.list("tag:\"found again\" gas", Sort::Clipped, 0, 9).expect("listed").rows;
    assert_eq!(found.len(), 1, "and are found");
    assert_eq!(library.original(found[0].id).expect("its page"), bytes, "byte for byte");
    assert_eq!(library.undo().expect("undone").label, "page clipped again", "that can be undone");
    drop(folder);
}

#[test]
fn where_the_log_is_lost_that_holds_everything_no_library_is_made_anew() {
    let desk = desk();
    desk.keep("https://a.example/1", "One", "2020-01-01", &["Some words about gas."]);
    let copy = desk.folder.path().join("copy");
    fs::create_dir(&copy).expect("made");
    // As a service that syncs may do: everything but the log, which is in use.
    fs::copy(database(desk.library.folder()), database(&copy)).expect("copied");
    assert_eq!(
        Library::open(&copy).map(|library| library.overview().expect("readable").all).expect("made"),
        0,
        "alone"
    );
    let copy = desk.folder.path().join("other copy");
    fs::create_dir(&copy).expect("made");
    fs::copy(database(desk.library.folder()), database(&copy)).expect("copied");
    fs::create_dir_all(copy.join("snapshots/ab")).expect("made");
    fs::write(copy.join("snapshots/ab/ab.zst"), "a page").expect("written");
    assert_eq!(refused(&copy).code, ErrorCode::LibraryDamaged, "there are pages, so there was a library");
}

#[test]
fn an_older_file_in_its_place_costs_no_page() {
    let desk = desk();
    let first = desk.keep("https://a.example/1", "One", "2020-01-01", &["Some words about gas."]);
    let Desk { folder, library } = desk;
    let place = library.folder().to_owned();
    drop(library);
    let older = folder.path().join("older");
    fs::copy(database(&place), &older).expect("copied");
    let library = Library::open(&place).expect("opened");
    let desk = Desk { folder, library };
    let second = desk.keep("https://a.example/2", "Two", "2020-01-02", &["Other words, about coal."]);
    let changed = page("https://a.example/1", "One", "2020-01-01", &["Some words about oil."]);
    assert_eq!(desk.clip(&changed, &ClipInto::default()).expect("works").status, ClipStatus::Updated, "a new version");
    let pages = [page_of(&desk, second), page_of(&desk, first)];
    let bytes = desk.original(second).expect("its page");
    let Desk { folder, library } = desk;
    drop(library);
    fs::copy(&older, database(&place)).expect("as a service that syncs may do");
    let library = Library::open(&place).expect("an older library");
    assert_eq!(problems(&library), Vec::<String>::new(), "pages of the last hour may be on their way");
    assert_eq!(library.doctor(false).expect("examined").notes.len(), 1, "which is said");
    pages.iter().for_each(|page| age(page));
    let found = problems(&library);
    assert!(found.len() == 1 && found[0].contains("2 pages"), "later they are a problem: {found:?}");
    library.trash(&[first]).expect("trashed");
    assert_eq!(library.empty_trash().expect("emptied").pages, 1, "the trash takes its own page along");
    assert!(pages.iter().all(|page| page.exists()), "and no other");
    let repaired = library.doctor(true).expect("repaired");
    assert_eq!(
        (repaired.problems, repaired.repaired.len()),
        (vec![], 1),
        "they are clips again: {:?}",
        repaired.repaired
    );
    let found = library.list("coal", Sort::Clipped, 0, 9).expect("found").rows;
    assert_eq!(library.original(found[0].id).expect("its page"), bytes, "byte for byte");
    assert_eq!(problems(&library), Vec::<String>::new(), "all is well");
    drop(folder);
}

/// A page that says itself where it is: nothing else is known of one without a clip.
pub(super) fn named(words: &str) -> Source {
    let Source::Html { html, url } = page("https://a.example/1", "One", "2020-01-01", &[words]) else {
        panic!("a page")
    };
    let link = "<link rel=\"canonical\" href=\"https://a.example/1\">";
    Source::Html { html: html.replacen("<title>", &format!("{link}<title>"), 1), url }
}

/// Puts a page among the others, as if its clip had been lost.
fn leave(library: &Library, source: &Source) {
    let Source::Html { html, .. } = source else { panic!("a page") };
    let file = page_file(library.folder(), &crate::store::hash(html.as_bytes()));
    fs::create_dir_all(file.parent().expect("a folder")).expect("made");
    fs::write(&file, zstd::encode_all(html.as_bytes(), 1).expect("packed")).expect("written");
}

#[test]
fn a_clip_that_cannot_be_read_keeps_no_other_page_from_being_clipped_again() {
    let no_text = "INSERT INTO corrections SELECT id, 'byline', CAST(x'ff41' AS TEXT), '' FROM clips";
    for (damage, heals) in [("UPDATE readings SET article = 'nonsense'", true), (no_text, false)] {
        let desk = desk();
        let clip = desk.clip(&named("Some words about gas."), &ClipInto::default()).expect("works").id.expect("there");
        leave(&desk, &named("Some words about oil."));
        leave(&desk, &page("https://a.example/2", "Two", "2020-01-02", &["Other words, about coal."]));
        let db = Connection::open(database(desk.library.folder())).expect("opened");
        db.execute_batch(damage).expect("damaged on purpose");
        let repaired = desk.doctor(true).expect("repaired");
        assert_eq!(desk.found("coal"), ["Two"], "{damage}: the other page is a clip again: {repaired:?}");
        let told = repaired.problems.concat().contains("could not be clipped again");
        assert_eq!(told, !heals, "{damage}: what could not be done is said: {:?}", repaired.problems);
        if heals {
            let shown = desk.show(clip).expect("can be read again");
            assert_eq!(shown.versions.len(), 2, "{damage}: the version that was found is beside it");
        }
    }
}

#[test]
fn a_clip_that_cannot_be_read_gets_a_new_version_when_its_page_is_clipped_again() {
    let desk = desk();
    let clip = desk.clip(&named("Some words about gas."), &ClipInto::default()).expect("works").id.expect("there");
    let db = Connection::open(database(desk.library.folder())).expect("opened");
    db.execute_batch("UPDATE readings SET article = 'nonsense'").expect("damaged on purpose");
    let clipped = desk.clip(&named("Some words about oil."), &ClipInto::default()).expect("it can be clipped");
    assert_eq!((clipped.status, clipped.id), (ClipStatus::Updated, Some(clip)), "as any other page");
    assert!(desk.show(clip).expect("can be read").article.text.contains("about oil"), "and is shown");
}

#[test]
fn lost_pages_are_named_in_the_same_order_each_time() {
    let desk = desk();
    for number in 0..9 {
        let words = format!("Words of page {number}.");
        desk.keep(&format!("https://a.example/{number}"), "One", "2020-01-01", &[&words]);
    }
    fs::remove_dir_all(desk.library.folder().join("snapshots")).expect("removed");
    let hash = |problem: &String| problem.split_once("(snapshot ").map(|(_, rest)| rest[..64].to_owned());
    let named: Vec<String> = problems(&desk).iter().filter_map(hash).collect();
    assert!(named.len() == 9 && named.is_sorted(), "whoever looks twice can compare: {named:?}");
}

#[test]
fn a_version_without_its_clip_does_not_change_a_text_with_passages() {
    let desk = desk();
    let clip = desk.clip(&named("Some words about gas."), &ClipInto::default()).expect("works").id.expect("clipped");
    desk.clip(&named("Some words about oil."), &ClipInto::default()).expect("works");
    let [newer, older] = &desk.show(clip).expect("there").versions[..] else { panic!("two versions") };
    let db = Connection::open(database(desk.library.folder())).expect("opened");
    db.execute_batch(&format!(
        "PRAGMA foreign_keys = OFF; DELETE FROM undo_steps; DELETE FROM undo_rows;
         UPDATE clips SET reading = '{}'; DELETE FROM readings WHERE id = '{}'",
        older.id, newer.id
    ))
    .expect("the newer one is lost");
    let passage = desk.annotate_quote(clip, "words about gas", None, Colour::Fact, None, &[]).expect("marked");
    desk.doctor(true).expect("the page is found");
    let shown = desk.show(clip).expect("there");
    assert_eq!(shown.versions.len(), 2, "the version is there");
    assert!(shown.article.text.contains("about gas"), "and the text with the passage is shown");
    assert_eq!(shown.annotations[0].id, passage.id, "with its passage");
}

#[test]
fn what_makes_no_clip_is_set_aside_and_never_deleted() {
    let desk = desk();
    desk.keep("https://a.example/1", "One", "2020-01-01", &["Some words about gas."]);
    let stray = page_file(desk.library.folder(), &"ab".repeat(32));
    fs::create_dir_all(stray.parent().expect("a folder")).expect("made");
    fs::write(&stray, "no page").expect("written");
    age(&stray);
    let found = desk.doctor(false).expect("examined");
    assert_eq!((found.problems.len(), found.notes.len()), (0, 1), "it does no harm: {found:?}");
    let repaired = desk.doctor(true).expect("repaired").repaired.concat();
    let aside = desk.library.folder().join("set-aside");
    assert!(repaired.contains(&*aside.to_string_lossy()), "it says where: {repaired}");
    assert_eq!(fs::read(aside.join(stray.file_name().expect("a name"))).expect("there"), b"no page", "as it was");
    assert_eq!(desk.doctor(false).expect("examined").notes, Vec::<String>::new(), "and nothing is left of it");
}

#[test]
fn a_page_goes_with_the_last_step_that_could_bring_it_back() {
    let desk = desk();
    let clip = desk.keep("https://a.example/1", "One", "2020-01-01", &["Some words about gas."]);
    let page = page_of(&desk, clip);
    desk.undo().expect("undone");
    assert!(page.exists(), "it can be done again");
    let db = Connection::open(database(desk.library.folder())).expect("opened");
    db.execute("UPDATE undo_steps SET at = '2020-01-01T00:00:00Z'", []).expect("long ago");
    let other = Library::open(desk.library.folder()).expect("opened");
    other.create_dossier("Something else").expect("the first change of the day");
    assert!(!page.exists(), "now it cannot be done again");
    assert_eq!(desk.doctor(false).expect("examined").notes, Vec::<String>::new(), "and nothing is left over");
}

#[test]
fn a_page_that_cannot_come_back_goes_even_where_nothing_is_changed() {
    let refused = |library: &Library| drop(library.rename_tag("none", "other").expect_err("there is no such tag"));
    let looks = |library: &Library| assert!(library.data_version().is_ok(), "it can be looked at");
    for (first, act) in [("a change that is refused", &refused as &dyn Fn(&Library)), ("a look", &looks)] {
        let desk = desk();
        let clip = desk.keep("https://a.example/1", "One", "2020-01-01", &["Some words about gas."]);
        let page = page_of(&desk, clip);
        desk.undo().expect("undone");
        let db = Connection::open(database(desk.library.folder())).expect("opened");
        db.execute("UPDATE undo_steps SET at = '2020-01-01T00:00:00Z'", []).expect("long ago");
        act(&Library::open(desk.library.folder()).expect("opened"));
        assert!(!page.exists(), "{first}: it would be found as one whose clip was lost, and clipped again");
    }
}

#[test]
fn a_damaged_page_is_written_anew_where_its_bytes_are_at_hand() {
    let source = page("https://a.example/1", "One", "2020-01-01", &["Some words about gas."]);
    let desk = desk();
    let clip = desk.clip(&source, &ClipInto::default()).expect("works").id.expect("clipped");
    let (bytes, file) = (desk.original(clip).expect("its page"), page_of(&desk, clip));
    let packed = fs::read(&file).expect("readable");
    let mut bent = packed.clone();
    *bent.last_mut().expect("bytes") ^= 1;
    for damaged in [&b""[..], b"nonsense", &bent, &packed[..packed.len() / 2]] {
        fs::write(&file, damaged).expect("damaged");
        let clipped = desk.clip(&source, &ClipInto::default()).expect("works");
        assert_eq!((clipped.status, clipped.id), (ClipStatus::Known, Some(clip)), "it is known");
        assert!(clipped.message.is_some_and(|message| message.contains("whole again")), "and says what it did");
        assert_eq!(desk.original(clip).expect("whole"), bytes, "{} bytes were there", damaged.len());
    }
    // A damaged page that no clip speaks of so far.
    let other = page("https://a.example/2", "Two", "2020-01-01", &["Other words."]);
    let Source::Html { html, .. } = &other else { panic!("a page") };
    let file = page_file(desk.library.folder(), &crate::store::hash(html.as_bytes()));
    fs::create_dir_all(file.parent().expect("a folder")).expect("made");
    fs::write(&file, b"").expect("written");
    let id = desk.clip(&other, &ClipInto::default()).expect("works").id.expect("clipped");
    assert_eq!(desk.original(id).expect("its page"), html.as_bytes(), "what is clipped is there");
}

#[test]
fn a_lost_page_is_taken_from_a_backup() {
    let desk = desk();
    let clip = desk.keep("https://a.example/1", "One", "2020-01-01", &["Some words about gas."]);
    let (bytes, file) = (desk.original(clip).expect("its page"), page_of(&desk, clip));
    fs::remove_file(&file).expect("removed");
    let found = desk.doctor(false).expect("examined");
    assert!(found.problems[0].contains("do not have it") && found.advice.is_empty(), "nothing helps here: {found:?}");
    fs::create_dir_all(file.parent().expect("a folder")).expect("made");
    fs::write(&file, zstd::encode_all(&bytes[..], 1).expect("packed")).expect("back");
    desk.back_up().expect("backed up");
    for damaged in [None, Some(&b""[..])] {
        fs::remove_file(&file).expect("removed");
        if let Some(bytes) = damaged {
            fs::write(&file, bytes).expect("damaged");
        }
        let found = desk.doctor(false).expect("examined");
        assert!(found.problems[0].contains("takes it from the backups"), "it says what helps: {found:?}");
        assert!(found.advice[0].contains("--repair"), "{found:?}");
        let repaired = desk.doctor(true).expect("repaired");
        assert_eq!((repaired.problems, repaired.repaired.len()), (vec![], 1), "{:?}", repaired.repaired);
        assert_eq!(desk.original(clip).expect("its page"), bytes, "byte for byte");
    }
}

#[test]
fn each_check_tells_of_its_own_failure_and_the_next_goes_on() {
    let desk = desk();
    let clip = desk.keep("https://a.example/1", "One", "2020-01-01", &["Some words about gas."]);
    desk.tag(&[clip], &s(&["energy"]), &[]).expect("tagged");
    fs::remove_file(page_of(&desk, clip)).expect("removed");
    let db = Connection::open(database(desk.library.folder())).expect("opened");
    db.execute_batch("UPDATE clips SET byline = CAST(x'ff41' AS TEXT)").expect("no text");
    let found = desk.doctor(false).expect("examined");
    let all = found.problems.join("\n");
    assert!(all.contains("In clips, 1 value of “byline”"), "it names the place: {all}");
    assert!(all.contains("is missing"), "and finds the rest: {all}");
    assert!(found.advice.concat().contains("restore"), "and says what to do: {found:?}");
    let error = desk.list("", Sort::Published, 0, 9).expect_err("cannot be shown");
    assert_eq!(error.code, ErrorCode::LibraryDamaged, "it is damage, not a defect of the program: {error}");
    let repaired = desk.doctor(true).expect("repaired");
    assert!(!repaired.problems.concat().contains("byline"), "it follows from the article: {repaired:?}");
    assert_eq!(desk.found("author:holm"), ["One"], "and is there again");
}

#[test]
fn a_file_that_cannot_be_opened_says_how_to_go_back() {
    let desk = desk();
    fill(&desk.library);
    let backup = desk.back_up().expect("backed up").file;
    let Desk { folder, library } = desk;
    let place = library.folder().to_owned();
    drop(library);
    let mut bytes = fs::read(database(&place)).expect("readable");
    let end = bytes.len().min(8192);
    bytes[100..end].fill(0xa5);
    fs::write(database(&place), &bytes).expect("damaged");
    let error = refused(&place);
    assert_eq!(error.code, ErrorCode::LibraryDamaged, "{error}");
    assert!(error.message.contains(&backup), "it names the backup: {error}");
    assert!(!error.message.contains("`cuttings doctor`"), "which cannot open it either: {error}");
    fs::write(database(&place), vec![0; 4096]).expect("damaged");
    assert!(refused(&place).message.contains(&backup), "nor is a file of nothing a library");
    drop(folder);
}

#[test]
fn what_follows_from_the_rest_is_named_and_mended() {
    let desk = desk();
    fill(&desk.library);
    assert_eq!(problems(&desk), Vec::<String>::new(), "a sound library");
    let db = Connection::open(database(desk.library.folder())).expect("opened");
    let broken = [
        ("UPDATE clips SET opening = 'Other words' WHERE no = 2", "Lists show"),
        ("UPDATE clips SET headline = 'Another' WHERE no = 2", "Lists show"),
        ("UPDATE clips SET url = 'https://wrong.example/' WHERE no = 4", "Lists show"),
        ("UPDATE clips SET page = 'wrong.example/' WHERE no = 4", "Lists show"),
        ("UPDATE tags SET key = 'x' || key WHERE name = 'Energy'", "“Energy”"),
        ("UPDATE dossiers SET key = 'x' WHERE trashed IS NULL", "In dossiers"),
        ("DROP INDEX clips_clipped; DROP INDEX readings_clip", "clips_clipped, readings_clip"),
        ("DELETE FROM search_docsize", "search index"),
        ("UPDATE search_docsize SET sz = zeroblob(6)", "search index"),
        ("UPDATE undo_rows SET sql = 'nonsense' WHERE no = (SELECT max(no) FROM undo_rows)", "history of undo"),
        ("DELETE FROM undo_rows WHERE step = (SELECT max(step) FROM undo_rows)", "history of undo"),
        ("UPDATE clips SET reading = NULL WHERE no = 1", "Not showing"),
        ("UPDATE clips SET reading = (SELECT reading FROM clips WHERE no = 1) WHERE no = 2", "Not showing"),
    ];
    for (sql, said) in broken {
        let before = desk.store.read(crate::store::dump).expect("dumped");
        db.execute_batch(sql).expect("broken on purpose");
        let found = desk.doctor(false).expect("examined");
        let all = found.problems.join("\n");
        assert!(found.problems[0].contains(said), "{sql}: {all}");
        assert!(found.advice.concat().contains("--repair"), "{sql}: {found:?}");
        let repaired = desk.doctor(true).expect("repaired");
        assert_eq!(repaired.problems, Vec::<String>::new(), "{sql}: mended");
        assert!(!repaired.repaired.is_empty(), "{sql}: which is said");
        assert_eq!(problems(&desk), Vec::<String>::new(), "{sql}: all is well");
        let stays = |rows: Vec<String>| -> Vec<String> { rows.into_iter().map(|row| without_times(&row)).collect() };
        let after = desk.store.read(crate::store::dump).expect("dumped");
        assert_eq!(stays(after), stays(before), "{sql}: as it was");
    }
}

/// A row without the times of changes.
fn without_times(row: &str) -> String {
    let times = row.split("Text(\"20").map(|part| part.split_once("Z\")").map_or(part, |(_, rest)| rest));
    times.collect()
}

#[test]
fn a_step_that_makes_no_sense_is_no_defect_of_the_program() {
    let desk = desk();
    let clip = desk.keep("https://a.example/1", "One", "2020-01-01", &["Some words about gas."]);
    desk.note(clip, "first").expect("noted");
    desk.note(clip, "second").expect("noted");
    let db = Connection::open(database(desk.library.folder())).expect("opened");
    db.execute("UPDATE undo_rows SET sql = 'nonsense' WHERE step = (SELECT max(step) - 1 FROM undo_rows)", [])
        .expect("broken");
    desk.undo().expect("the second is whole");
    let error = desk.undo().expect_err("the first is not");
    assert_eq!(error.code, ErrorCode::LibraryDamaged, "{error}");
    desk.doctor(true).expect("repaired");
    assert_eq!(desk.redo().expect("what is whole can be done again").label, "note written", "as before");
    assert_eq!(desk.show(clip).expect("there").note.as_deref(), Some("second"), "as before");
    desk.undo().expect("undone");
    assert_eq!(desk.undo().expect_err("forgotten").code, ErrorCode::NothingToUndo, "nothing is half done");
}

#[test]
fn a_library_that_is_not_there_is_not_made_by_looking() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = folder.path().join("no library");
    let error = match Library::open_if(&place, IfNone::Refuse) {
        Ok(_) => panic!("opened"),
        Err(error) => error,
    };
    assert_eq!(error.code, ErrorCode::NotFound, "{error}");
    assert!(error.message.contains("no library"), "it names the folder: {error}");
    let empty = Library::open_if(&place, IfNone::ReadEmpty).expect("reads as an empty one");
    assert_eq!(empty.list("word", Sort::Relevance, 0, 9).expect("listed").total, 0, "nothing is in it");
    assert_eq!(empty.doctor(false).expect("examined").problems, Vec::<String>::new(), "and nothing wrong");
    assert_eq!(
        empty.create_dossier("A").expect_err("not made").code,
        ErrorCode::NotFound,
        "nor can anything be put in"
    );
    assert!(!place.exists(), "nothing was made");
}

#[test]
fn no_library_is_made_inside_of_another() {
    let desk = desk();
    desk.keep("https://a.example/1", "One", "2020-01-01", &["Some words about gas."]);
    let backups = PathBuf::from(desk.back_up().expect("backed up").file).parent().expect("a folder").to_owned();
    for inside in [desk.folder().join("snapshots"), desk.folder().join("new/deep"), backups.join("snapshots")] {
        let moved = desk.move_to(&inside, || Ok(())).expect_err("who deletes the old one would delete the new one");
        assert!(moved.message.contains("lies inside"), "{moved}");
        assert_eq!(refused(&inside).code, ErrorCode::BadInput, "{}", inside.display());
        assert!(!database(&inside).exists(), "and nothing was made");
    }
}

/// How many locks this program holds on a file, as proc(5) lists them: `1: POSIX ADVISORY READ 4242 fe:00:123 0 EOF`.
#[cfg(target_os = "linux")]
fn locks_on(file: &Path) -> usize {
    use std::os::unix::fs::MetadataExt;
    let number = format!(":{}", file.metadata().expect("there").ino());
    let program = std::process::id().to_string();
    let is_ours = |line: &&str| {
        let words: Vec<&str> = line.split_whitespace().collect();
        words.contains(&program.as_str()) && words.iter().any(|word| word.ends_with(&number))
    };
    fs::read_to_string("/proc/locks").expect("Linux lists them").lines().filter(is_ours).count()
}

/// Without them, the next program to leave the library takes itself for the last, and deletes the log with the last changes.
#[test]
#[cfg(target_os = "linux")]
fn who_opens_a_library_once_more_keeps_the_locks_of_those_who_have_it_open() {
    let desk = desk();
    desk.keep("https://a.example/1", "One", "2020-01-01", &["Some words."]);
    let file = database(desk.folder());
    let held = locks_on(&file);
    assert!(held > 0, "an open library is locked");
    drop(Library::open(desk.folder()).expect("opened again, as a window does that tries again"));
    assert_eq!(locks_on(&file), held, "opened and closed again");
    drop(Library::open(&desk.folder.path().join("another")).expect("another one"));
    let backup = desk.back_up().expect("backed up").file;
    Library::restore(Path::new(&backup), desk.folder()).expect_err("it is open");
    assert_eq!(locks_on(&file), held, "refused");
}

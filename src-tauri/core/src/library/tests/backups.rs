//! Backups of a full library, and the way back.

use super::filled::fill;
use super::*;
use crate::ErrorCode;
use crate::store::dump_whole;
use chrono::{Duration, NaiveDate, NaiveDateTime};
use std::fs;
use std::path::{Path, PathBuf};

fn full() -> (Desk, DossierId) {
    let desk = desk();
    let dossier = fill(&desk.library);
    (desk, dossier)
}

fn whole(library: &Library) -> Vec<String> {
    library.store.read(dump_whole).expect("a dump")
}

fn pages(library: &Library) -> Vec<String> {
    let clips = library.list("", Sort::Clipped, 0, 100).expect("listed").rows;
    let trashed = library.list("is:trashed", Sort::Clipped, 0, 100).expect("listed").rows;
    let versions = clips.iter().chain(&trashed).flat_map(|row| library.show(row.id).expect("shown").versions);
    let mut pages: Vec<String> = versions.map(|version| version.snapshot).collect();
    pages.sort();
    pages
}

fn assert_equal(one: &Library, other: &Library, dossier: DossierId) {
    assert_eq!(whole(one), whole(other), "every row of every table");
    let pages = pages(one);
    assert!(pages.len() > 6, "the library is full: {pages:?}");
    for page in pages {
        let bytes = other.store.snapshots.read(&page).expect("the page is there");
        assert_eq!(crate::store::hash(&bytes), page, "with the same bytes");
    }
    let exported = |library: &Library| library.preview(dossier, "markdown", Edition::Full).expect("rendered");
    assert_eq!(exported(one), exported(other), "an export has the same bytes");
    assert_eq!(other.doctor(false).expect("examined").problems, Vec::<String>::new(), "all is sound");
}

#[test]
fn a_backup_file_gives_back_an_equal_library() {
    let (desk, dossier) = full();
    let file = desk.folder.path().join("all.cuttings");
    let made = desk.backup(&file).expect("backed up");
    assert_eq!((made.clips, made.missing.len()), (7, 0), "everything is in it");
    let back = desk.folder.path().join("back");
    let restored = Library::restore(&file, &back).expect("restored");
    assert_eq!((restored.clips, restored.pages), (7, made.pages), "and comes out of it");
    let back = Library::open(&back).expect("opened");
    assert_equal(&desk, &back, dossier);
    let step = desk.undo().expect("undone").label;
    assert_eq!(back.undo().expect("undone too").label, step, "what was done before can be undone there");
    assert_eq!(whole(&desk), whole(&back), "to the same");
}

#[test]
fn a_library_moves_to_another_place() {
    let (desk, dossier) = full();
    let to = desk.folder.path().join("elsewhere");
    let clip = desk.list("", Sort::Clipped, 0, 1).expect("listed").rows[0].id;
    let opened = || Library::open_with(desk.folder(), std::time::Duration::ZERO).expect("another program");
    let other = opened();
    let refused = desk.move_to(&to, || Ok(())).expect_err("the other would go on writing here");
    assert!(refused.code == ErrorCode::LibraryLocked && !to.exists(), "{refused:?}");
    drop(other);
    let copy = std::thread::scope(|scope| {
        let mut waiting = None;
        let copy = desk.move_to(&to, || {
            let other = opened();
            let refused = other.note(clip, "from elsewhere").expect_err("nobody writes between the copy and the other");
            assert_eq!(refused.code, ErrorCode::LibraryLocked, "{refused:?}");
            waiting = Some(scope.spawn(|| desk.note(clip, "from here")));
            Library::open(&to)
        });
        let refused = waiting.expect("begun").join().expect("no panic").expect_err("left behind, nobody would find it");
        assert!(refused.message.contains("Do it again"), "{refused:?}");
        copy.expect("moved")
    });
    assert_equal(&desk, &copy, dossier);
    let (other, _) = full();
    let clip = other.list("", Sort::Clipped, 0, 1).expect("listed").rows[0].id;
    assert_eq!(
        other.move_to(&to, || Ok(())).expect_err("in use").code,
        ErrorCode::LibraryLocked,
        "never over one that is open"
    );
    drop(copy);
    assert_eq!(other.move_to(&to, || Ok(())).expect_err("full").code, ErrorCode::BadInput, "nor over any other");
    other.note(clip, "still here").expect("what could not move goes on where it is");
}

#[test]
fn a_damaged_library_that_cannot_move_is_said_to_be_damaged_itself() {
    let (desk, _) = full();
    let astray = "CREATE INDEX astray ON clips(headline); PRAGMA writable_schema = ON;
                  UPDATE sqlite_schema SET sql = 'CREATE INDEX astray ON clips(byline)' WHERE name = 'astray'";
    crate::store::Db::open(desk.folder().join("library.sqlite"))
        .and_then(|db| db.execute_batch(astray))
        .expect("damaged on purpose");
    let to = desk.folder.path().join("elsewhere");
    let (place, Desk { folder: _kept, library }) = (desk.folder().to_owned(), desk);
    drop(library);
    let library = Library::open(&place).expect("it can still be read");
    let error = library.move_to(&to, || Ok(())).expect_err("a copy would not be whole");
    assert!(error.message.contains("The library itself is damaged"), "it is no fault of the disk: {error:?}");
    assert!(!to.join("library.sqlite").exists(), "and nothing was put there");
}

#[test]
fn a_backup_is_made_while_others_write() {
    let (desk, _) = full();
    let file = desk.folder.path().join("all.cuttings");
    let clip = desk.list("", Sort::Clipped, 0, 1).expect("listed").rows[0].id;
    let other = Library::open(desk.folder()).expect("another program");
    std::thread::scope(|scope| {
        let writing = scope.spawn(|| (0..40).try_for_each(|round| other.note(clip, &format!("round {round}"))));
        for round in 0..3 {
            desk.backup(&file.with_extension(round.to_string())).expect("each is whole");
            desk.back_up().expect("these too");
        }
        writing.join().expect("no panic").expect("and nobody had to wait for it");
    });
}

#[test]
fn of_backups_into_one_file_at_once_the_first_stays_and_the_others_say_so() {
    let (desk, dossier) = full();
    let file = desk.folder.path().join("all.cuttings");
    let start = std::sync::Barrier::new(4);
    let made: Vec<_> = std::thread::scope(|scope| {
        let write = || {
            let library = Library::open(desk.folder()).expect("another program");
            start.wait();
            library.backup(&file)
        };
        let writing: Vec<_> = (0..4).map(|_| scope.spawn(write)).collect();
        writing.into_iter().map(|one| one.join().expect("no panic")).collect()
    });
    let (kept, refused): (Vec<_>, Vec<_>) = made.into_iter().partition(std::result::Result::is_ok);
    assert_eq!(kept.len(), 1, "one file was written, so one is reported: {refused:?}");
    for error in refused.into_iter().map(|error| error.expect_err("refused")) {
        assert!(error.code == ErrorCode::File && error.message.contains("all.cuttings"), "{error:?}");
    }
    let beside = fs::read_dir(desk.folder.path()).expect("listed").count();
    assert_eq!(beside, 2, "the library and the file: nothing half written is left");
    let back = desk.folder.path().join("back");
    Library::restore(&file, &back).expect("it is whole");
    assert_equal(&desk, &Library::open(&back).expect("opened"), dossier);
}

#[test]
fn a_bad_backup_file_restores_nothing() {
    let (desk, _) = full();
    let file = desk.folder.path().join("all.cuttings");
    desk.backup(&file).expect("backed up");
    let bytes = fs::read(&file).expect("readable");
    let flipped = |at: usize| {
        let mut bytes = bytes.clone();
        bytes[at] ^= 0x40;
        bytes
    };
    let database = 512 + 40_000;
    let page = bytes.windows(4).rposition(|four| four == [0x28, 0xb5, 0x2f, 0xfd]).expect("a page") + 60;
    for (what, bad) in [
        ("empty", Vec::new()),
        ("cut in the database", bytes[..100_000].to_vec()),
        ("cut in the pages", bytes[..page].to_vec()),
        ("without its end", bytes[..bytes.len() - 2048].to_vec()),
        ("with another byte in the database", flipped(database)),
        ("with another byte in a page", flipped(page)),
        ("something else", b"A shopping list, not a backup.".repeat(100)),
        ("a page", [b"<!doctype html><title>Bread</title> ".as_slice(), &b"A shopping list. ".repeat(100)].concat()),
    ] {
        let path = desk.folder.path().join("bad.cuttings");
        fs::write(&path, bad).expect("written");
        let to = desk.folder.path().join("back");
        let error = Library::restore(&path, &to).expect_err(what);
        assert_eq!(error.code, ErrorCode::LibraryDamaged, "{what}: {error}");
        assert!(error.message.contains("bad.cuttings"), "{what}: the message names the file: {error}");
        assert!(!to.exists(), "{what}: nothing is half restored, nor an empty folder left");
        assert!(!error.message.contains("shopping"), "{what}: nobody wants to read its bytes: {error}");
    }
}

#[test]
fn a_library_with_anything_in_it_is_never_restored_over() {
    let (desk, dossier) = full();
    let file = desk.folder.path().join("all.cuttings");
    desk.backup(&file).expect("backed up");
    let error = desk.backup(&file).expect_err("it is there already");
    assert_eq!(error.code, ErrorCode::File, "a file is never overwritten: {error}");

    let other = desk.folder.path().join("other");
    let used = Library::open(&other).expect("opened");
    used.create_dossier("Mine").expect("made");
    assert_eq!(Library::restore(&file, &other).expect_err("open").code, ErrorCode::LibraryLocked, "it is in use");
    drop(used);
    assert_eq!(Library::restore(&file, &other).expect_err("full").code, ErrorCode::BadInput, "it holds something");
    let used = Library::open(&other).expect("still a library");
    assert_eq!(used.dossiers().expect("listed").len(), 1, "with what was in it");

    let empty = desk.folder.path().join("empty");
    drop(Library::open(&empty).expect("made, and never used"));
    Library::restore(&file, &empty).expect("an empty library takes it");
    assert_equal(&desk, &Library::open(&empty).expect("opened"), dossier);
}

fn day(number: i64) -> NaiveDateTime {
    let first = NaiveDate::from_ymd_opt(2040, 1, 1).and_then(|day| day.and_hms_opt(9, 0, 0)).expect("a day");
    first + Duration::days(number)
}

#[test]
fn backups_in_a_folder_copy_only_what_is_new_and_the_oldest_go() {
    let (desk, dossier) = full();
    let (chosen, unplugged) = (desk.folder.path().join("disk"), desk.folder.path().join("unplugged"));
    assert_eq!(
        desk.keep_backups_in(Some(&unplugged)).expect_err("not there").code,
        ErrorCode::File,
        "it has to be there"
    );
    fs::create_dir(&chosen).expect("made");
    desk.keep_backups_in(Some(&chosen)).expect("set");
    let first = desk.back_up_at(day(0)).expect("made");
    assert!(Path::new(&first.file).starts_with(&chosen), "where the person wants it");
    assert!(first.pages > 6, "all pages are new");
    desk.keep("https://a.example/new", "New", "2020-01-01", &["One more."]);
    assert_eq!(desk.back_up_at(day(1)).expect("made").pages, 1, "only the new page is copied");
    for number in 2..60 {
        desk.back_up_at(day(number)).expect("made");
    }
    let backups = desk.backups().expect("listed");
    assert!(backups.chosen && backups.kept.len() < 15, "the oldest went: {}", backups.kept.len());
    let back = desk.folder.path().join("back");
    Library::restore(Path::new(&backups.kept[0].file), &back).expect("the newest can be restored");
    assert_equal(&desk, &Library::open(&back).expect("opened"), dossier);

    fs::rename(&chosen, &unplugged).expect("the disk is taken away");
    let away = |what: &str| {
        let error = desk.back_up_at(day(60)).expect_err(what);
        assert!(error.code == ErrorCode::File && error.message.contains("is away"), "{what}: {error}");
    };
    away("its place is gone too");
    fs::create_dir(&chosen).expect("made");
    away("its place is there, empty, and a backup in it would be on the wrong disk");
    assert_eq!(fs::read_dir(&chosen).expect("there").count(), 0, "nothing was written there");
    fs::remove_dir(&chosen).and_then(|()| fs::rename(&unplugged, &chosen)).expect("the disk is back");
    desk.back_up_at(day(60)).expect("and goes on when the disk is back");
}

#[test]
fn pages_that_no_backup_speaks_of_go_with_the_last_that_did() {
    let desk = desk();
    desk.keep("https://a.example/1", "One", "2020-01-01", &["Some words."]);
    let gone = desk.keep("https://a.example/2", "Two", "2020-01-01", &["Other words."]);
    desk.back_up_at(day(0)).expect("made");
    let page = desk.show(gone).expect("there").versions[0].snapshot.clone();
    let kept = || {
        let folder = PathBuf::from(desk.backups().expect("listed").folder);
        folder.join("snapshots").join(&page[..2]).join(format!("{page}.zst")).exists()
    };
    desk.undo().expect("the second clip is gone");
    for number in 1..400 {
        desk.back_up_at(day(number)).expect("made");
        let speaks = desk.backups().expect("listed").kept.iter().any(|kept| kept.made.starts_with("2040-01-01"));
        assert_eq!(kept(), speaks, "day {number}: the page is there as long as a backup speaks of it");
        if !speaks {
            return;
        }
    }
    panic!("the first backup never went");
}

#[test]
fn a_backup_is_due_a_day_after_the_last_and_an_hour_after_the_first_clip() {
    let desk = desk();
    assert!(!desk.is_backup_due(day(0)).expect("known"), "there is nothing to keep");
    desk.keep("https://a.example/1", "One", "2020-01-01", &["Some words."]);
    let now = chrono::Utc::now().naive_utc();
    assert!(!desk.is_backup_due(now).expect("known"), "it has only begun");
    assert!(desk.is_backup_due(now + Duration::hours(2)).expect("known"), "there was none so far");
    desk.back_up_at(now).expect("made");
    assert!(!desk.is_backup_due(now + Duration::hours(23)).expect("known"), "the last is young");
    assert!(desk.is_backup_due(now + Duration::hours(25)).expect("known"), "the last is old");
}

#[test]
fn a_damaged_page_is_named_and_the_backup_that_has_it_stays() {
    let desk = desk();
    let clip = desk.keep("https://a.example/1", "One", "2020-01-01", &["Some words."]);
    desk.back_up_at(day(0)).expect("made");
    let page = desk.show(clip).expect("there").versions[0].snapshot.clone();
    fs::write(desk.folder().join("snapshots").join(&page[..2]).join(format!("{page}.zst")), b"rust").expect("damaged");
    assert_eq!(desk.back_up_at(day(1)).expect("made").missing, Vec::<String>::new(), "the folder has it from before");
    let file = desk.folder.path().join("all.cuttings");
    assert_eq!(
        desk.backup(&file).expect("written").missing,
        std::slice::from_ref(&page),
        "one file can only have what is there"
    );
    let restored = Library::restore(&file, &desk.folder.path().join("one")).expect("restored");
    assert_eq!(restored.missing, [page], "which it says again");
    let kept = desk.backups().expect("listed").kept;
    let restored = Library::restore(Path::new(&kept[0].file), &desk.folder.path().join("two")).expect("restored");
    assert_eq!(restored.missing, Vec::<String>::new(), "the other gives it back");
}

#[test]
fn a_copy_of_a_library_never_pushes_out_its_backups() {
    let (desk, _) = full();
    let chosen = desk.folder.path().join("disk");
    fs::create_dir(&chosen).expect("made");
    desk.keep_backups_in(Some(&chosen)).expect("set");
    let first = desk.back_up_at(day(0)).expect("made");
    let back = desk.folder.path().join("back");
    Library::restore(Path::new(&first.file), &back).expect("restored");
    let copy = Library::open(&back).expect("opened");
    assert!(copy.is_backup_due(day(0)).expect("known"), "the other's backup is not its own");
    for number in 0..60 {
        copy.back_up_at(day(number)).expect("made");
    }
    assert!(Path::new(&first.file).exists(), "both go on, each with its own backups");
    assert_ne!(copy.backups().expect("listed").folder, desk.backups().expect("listed").folder, "side by side");
}

#[test]
fn the_last_backup_before_a_loss_stays() {
    let desk = desk();
    for number in 0..6 {
        desk.keep(&format!("https://a.example/{number}"), "A clip", "2020-01-01", &[&format!("Words {number}.")]);
    }
    let last = desk.back_up_at(day(0)).expect("made").file;
    for _ in 0..6 {
        desk.undo().expect("as if an older library had come in its place");
    }
    for number in 1..60 {
        desk.back_up_at(day(number)).expect("made");
    }
    assert!(Path::new(&last).exists(), "a person may not have noticed for months");
    let back = desk.folder.path().join("back");
    let restored = Library::restore(Path::new(&last), &back).expect("restored");
    assert_eq!((restored.clips, restored.missing), (6, Vec::new()), "with its pages");
}

#[test]
fn a_library_that_is_not_whole_is_backed_up_and_comes_back_as_it_is() {
    let desk = desk();
    desk.keep("https://a.example/1", "One", "2020-01-01", &["Some words."]);
    let before = desk.back_up_at(day(0)).expect("made").file;
    let loose = "PRAGMA foreign_keys = OFF; INSERT INTO clip_tags VALUES ('no such clip', 'no such tag', ''); PRAGMA foreign_keys = ON;";
    // As another program would leave it.
    crate::store::Db::open(desk.folder().join("library.sqlite"))
        .and_then(|db| db.execute_batch(loose))
        .expect("a row that points at nothing");
    for number in 1..60 {
        desk.back_up_at(day(number)).expect("a library with one bad row is still worth a backup");
    }
    assert!(Path::new(&before).exists(), "but such a backup pushes out none");
    let file = desk.folder.path().join("all.cuttings");
    desk.backup(&file).expect("one file as well");
    for (number, backup) in [file, PathBuf::from(&desk.backups().expect("listed").kept[0].file)].iter().enumerate() {
        let back = desk.folder.path().join(number.to_string());
        Library::restore(backup, &back).expect("restored");
        assert_eq!(whole(&Library::open(&back).expect("opened")), whole(&desk), "every row");
    }
}

#[test]
fn a_page_that_was_damaged_in_the_folder_of_backups_is_copied_anew() {
    let desk = desk();
    let clip = desk.keep("https://a.example/1", "One", "2020-01-01", &["Some words."]);
    desk.back_up_at(day(0)).expect("made");
    let page = desk.show(clip).expect("there").versions[0].snapshot.clone();
    let folder = PathBuf::from(desk.backups().expect("listed").folder);
    fs::write(folder.join("snapshots").join(&page[..2]).join(format!("{page}.zst")), b"rust").expect("damaged");
    let copied: u32 = (1..=16).map(|number| desk.back_up_at(day(number)).expect("made").pages).sum();
    assert_eq!(copied, 1, "within sixteen days every page is read again");
    let newest = PathBuf::from(&desk.backups().expect("listed").kept[0].file);
    let restored = Library::restore(&newest, &desk.folder.path().join("back")).expect("restored");
    assert_eq!(restored.missing, Vec::<String>::new(), "and what was damaged is whole");
}

#[test]
fn what_stands_in_the_place_of_a_backup_does_not_count_as_one() {
    let desk = desk();
    desk.keep("https://a.example/1", "One", "2020-01-01", &["Some words."]);
    let made = desk.back_up_at(day(0)).expect("made").file;
    fs::write(made, b"not a backup any more").expect("written");
    assert_eq!(desk.backups().expect("listed").kept, [], "it is not listed");
    assert!(desk.is_backup_due(day(0)).expect("known"), "and a new one is due");
}

#[test]
fn a_library_is_restored_only_where_nothing_of_another_is_left() {
    let (desk, _) = full();
    let file = desk.folder.path().join("all.cuttings");
    desk.backup(&file).expect("backed up");
    let to = desk.folder.path().join("left");
    fs::create_dir_all(to.join("restoring-killed")).expect("made");
    fs::write(to.join("library.sqlite-wal"), b"the last changes of a library that is gone").expect("written");
    let error = Library::restore(&file, &to).expect_err("they would be written into the one that comes back");
    assert!(error.code == ErrorCode::BadInput && error.message.contains("library.sqlite-wal"), "{error}");
    fs::remove_file(to.join("library.sqlite-wal")).expect("moved away");
    Library::restore(&file, &to).expect("restored");
    assert!(!to.join("restoring-killed").exists(), "what a killed restore left is gone");

    let newer = desk.folder.path().join("newer");
    drop(Library::open(&newer).expect("made"));
    let raise = "PRAGMA user_version = 99";
    crate::store::Db::open(newer.join("library.sqlite")).and_then(|db| db.execute_batch(raise)).expect("raised");
    assert_eq!(Library::restore(&file, &newer).expect_err("newer").code, ErrorCode::LibraryNewer, "though it is empty");
}

/// A byte turns in the middle of a file, as on a failing disk: its time stays.
fn rot(file: &str) {
    let mut bytes = fs::read(file).expect("readable");
    let time = fs::metadata(file).and_then(|file| file.modified()).expect("known");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(file, bytes).expect("written");
    set_time(file, time);
}

fn set_time(file: &str, time: std::time::SystemTime) {
    fs::File::options().append(true).open(file).and_then(|file| file.set_modified(time)).expect("set");
}

#[test]
fn a_backup_that_was_damaged_since_it_was_made_is_found_in_its_turn_and_told_of() {
    let desk = desk();
    desk.keep("https://a.example/1", "One", "2020-01-01", &["Some words."]);
    let kept = || desk.backups().expect("listed").kept.into_iter().map(|kept| kept.file).collect::<Vec<_>>();
    let mut today = 40;
    (0..today).for_each(|number| drop(desk.back_up_at(day(number)).expect("made")));
    // Those of months stay; one of the last days may go before its turn comes.
    for place in [0, 1, 2] {
        let file = kept().into_iter().rev().nth(place).expect("several are kept");
        rot(&file);
        let turns = kept().len() as i64;
        let days = today..today + turns;
        today += turns;
        let told: Vec<String> = days.filter_map(|number| desk.back_up_at(day(number)).expect("made").problem).collect();
        assert!(
            matches!(told.as_slice(), [only] if only.contains(&format!("{file}.damaged"))),
            "{file}: within as many days as there are backups, and once: {told:?}"
        );
        let backups = desk.backups().expect("listed");
        assert!(backups.damaged.contains(&format!("{file}.damaged")), "it is listed as damaged: {backups:?}");
        assert!(backups.kept.iter().all(|kept| kept.file != *file), "and is none of those that are kept");
        let problems = desk.doctor(false).expect("examined").problems;
        assert!(problems.iter().any(|problem| problem.contains(&file)), "`doctor` goes on saying it: {problems:?}");
    }
    let back = desk.folder.path().join("back");
    Library::restore(Path::new(&kept()[0]), &back).expect("the others are as they were");
}

#[test]
fn a_damaged_backup_lets_no_other_go() {
    let desk = desk();
    desk.keep("https://a.example/1", "One", "2020-01-01", &["Some words."]);
    let files: Vec<String> = (1..6).map(|number| desk.back_up_at(day(number)).expect("made").file).collect();
    rot(&files[2]);
    // So that its turn is next.
    set_time(&files[2], std::time::SystemTime::UNIX_EPOCH);
    desk.back_up_at(day(6)).expect("made");
    assert!(Path::new(&files[0]).exists(), "of the last five days that have a whole one, this is the first");
    // Something lies where its new name would be, so that it goes on looking like one.
    fs::rename(format!("{}.damaged", files[2]), &files[2]).expect("as it was");
    fs::create_dir(format!("{}.damaged", files[2])).expect("made");
    set_time(&files[2], std::time::SystemTime::UNIX_EPOCH);
    let made = desk.back_up_at(day(6) + Duration::hours(1)).expect("made");
    assert!(made.problem.is_some() && Path::new(&files[0]).exists(), "nor does it then: {made:?}");
}

#[test]
fn of_two_backups_within_a_second_each_has_a_name_of_its_own() {
    let desk = desk();
    desk.keep("https://a.example/1", "One", "2020-01-01", &["Some words."]);
    let first = desk.back_up_at(day(0)).expect("made").file;
    let bytes = fs::read(&first).expect("readable");
    let clip = desk.keep("https://a.example/2", "Two", "2020-01-01", &["Other words."]);
    let page = desk.show(clip).expect("there").versions[0].snapshot.clone();
    fs::remove_file(desk.folder().join("snapshots").join(&page[..2]).join(format!("{page}.zst"))).expect("lost");
    let second = desk.back_up_at(day(0)).expect("made");
    assert!(second.file != first && second.missing == [page], "one that is not whole takes nobody's place: {second:?}");
    assert_eq!(fs::read(&first).expect("there"), bytes, "the first is as it was");
}

#[test]
fn what_a_killed_backup_left_goes_with_the_next() {
    let desk = desk();
    desk.keep("https://a.example/1", "One", "2020-01-01", &["Some words."]);
    let first = PathBuf::from(desk.back_up_at(day(0)).expect("made").file);
    let folder = first.parent().expect("a folder");
    let at = |name: &str| folder.join(name);
    let left = ["library-2039-12-31T090000Z.snapshots", "new.sqlite.part", "new.zst.part"];
    let damaged = ["library-2039-12-30T090000Z.snapshots", "library-2039-12-30T090000Z.sqlite.zst.damaged"];
    left.iter().chain(&damaged).for_each(|name| fs::write(at(name), "").expect("written"));
    desk.back_up_at(day(1)).expect("made");
    assert!(left.iter().all(|name| !at(name).exists()), "all of it: {:?}", left.map(|name| at(name).exists()));
    assert!(damaged.iter().all(|name| at(name).exists()), "what a damaged one speaks of stays");
    assert!(first.with_extension("").with_extension("snapshots").exists(), "and the lists of the others");
}

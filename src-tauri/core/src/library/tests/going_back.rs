//! A library that goes back to a backup: what is there is set aside, and nothing is lost on the way.

use super::*;
use crate::ErrorCode;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// A library that nobody has open, with a backup, and what was done since: another clip, and a tag.
struct Before {
    home: TempDir,
    place: PathBuf,
    backup: PathBuf,
    /// The page of the clip that the backup does not know.
    later: Vec<u8>,
}

fn before() -> Before {
    let desk = desk();
    let first = desk.keep("https://a.example/1", "One", "2020-01-01", &["Some words about oil."]);
    desk.tag(&[first], &s(&["old"]), &[]).expect("tagged");
    let backup = PathBuf::from(desk.back_up().expect("backed up").file);
    let second = desk.keep("https://a.example/2", "Two", "2020-01-02", &["Other words, about coal."]);
    desk.tag(&[first], &s(&["new"]), &[]).expect("tagged");
    let later = desk.original(second).expect("its page");
    let Desk { folder: home, library } = desk;
    Before { home, place: library.folder().to_owned(), backup, later }
}

fn database(folder: &Path) -> PathBuf {
    folder.join("library.sqlite")
}

fn bytes(file: &Path) -> Vec<u8> {
    fs::read(file).unwrap_or_else(|cause| panic!("{}: {cause}", file.display()))
}

/// All files of a folder and below, with what they hold and when they were written.
fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>, SystemTime)> {
    let entries = fs::read_dir(folder).into_iter().flatten().map(|entry| entry.expect("readable").path());
    let of = |path: PathBuf| match path.is_dir() {
        true => files(&path),
        false => vec![(path.clone(), bytes(&path), path.metadata().and_then(|data| data.modified()).expect("a time"))],
    };
    let mut files: Vec<_> = entries.flat_map(of).collect();
    files.sort();
    files
}

fn found(library: &Library, query: &str) -> Vec<String> {
    let rows = library.list(query, Sort::Clipped, 0, 9).expect("listed").rows;
    rows.into_iter().map(|row| row.headline.unwrap_or_default()).collect()
}

impl Before {
    /// Opens what came back, and looks at it.
    fn is_back(&self) -> Library {
        let library = Library::open(&self.place).expect("it opens");
        assert_eq!(found(&library, "oil"), ["One"], "what the backup has is back");
        let first = library.list("oil", Sort::Clipped, 0, 9).expect("listed").rows.remove(0);
        assert_eq!(first.tags, s(&["old"]), "as it was then");
        let again = library.list("tag:\"found again\"", Sort::Clipped, 0, 9).expect("listed").rows;
        assert_eq!(again.len(), 1, "the page that it does not know is clipped again");
        assert_eq!(library.original(again[0].id).expect("its page"), self.later, "byte for byte");
        assert_eq!(library.doctor(false).expect("examined").problems, Vec::<String>::new(), "all is sound");
        library
    }
}

#[test]
fn a_damaged_library_goes_back_and_is_set_aside_as_it_is() {
    let before = before();
    let mut damaged = bytes(&database(&before.place));
    damaged[..4096].fill(7);
    fs::write(database(&before.place), &damaged).expect("damaged on purpose");
    fs::write(before.place.join("library.sqlite-wal"), b"a log").expect("written");
    let pages = files(&before.place.join("snapshots"));
    let back = Library::go_back(&before.place, &before.backup).expect("it goes back");
    assert_eq!((back.clips, back.missing.len(), back.problems.len()), (1, 0, 0), "{back:?}");
    assert_eq!(back.repaired.len(), 1, "it says what became of the other page: {back:?}");
    let aside = PathBuf::from(back.set_aside.expect("something was there"));
    assert!(aside.starts_with(before.place.join("set-aside")), "in the library's folder: {}", aside.display());
    assert_eq!(bytes(&database(&aside)), damaged, "what was there is there, byte for byte");
    assert_eq!(bytes(&aside.join("library.sqlite-wal")), b"a log", "with its log, which would spoil the other");
    assert_eq!(files(&before.place.join("snapshots")), pages, "no page was touched");
    before.is_back();
    let left: Vec<_> = files(&before.place).into_iter().map(|(file, ..)| file).collect();
    assert!(!left.iter().any(|file| file.display().to_string().contains("restoring")), "nothing half done: {left:?}");
}

#[test]
fn a_library_that_lost_its_file_goes_back_and_its_log_is_set_aside() {
    let before = before();
    fs::remove_file(database(&before.place)).expect("lost");
    fs::write(before.place.join("library.sqlite-wal"), b"a log").expect("written");
    let back = Library::go_back(&before.place, &before.backup).expect("it goes back");
    let aside = PathBuf::from(back.set_aside.expect("a log was there"));
    assert_eq!(bytes(&aside.join("library.sqlite-wal")), b"a log", "it is kept");
    before.is_back();
    fs::remove_file(database(&before.place)).expect("lost once more");
    let again = Library::go_back(&before.place, &before.backup).expect("and once more");
    assert_eq!(again.set_aside, None, "where nothing was there, nothing is set aside");
}

#[test]
fn a_whole_library_goes_back_and_what_was_done_since_is_a_library_still() {
    let before = before();
    let file = before.home.path().join("all.cuttings");
    Library::open(&before.place).and_then(|library| library.backup(&file)).expect("a file with everything");
    Library::go_back(&before.place, &before.backup).expect("it goes back");
    let back = Library::go_back(&before.place, &before.backup).expect("and again, in the same second");
    let asides: Vec<PathBuf> = fs::read_dir(before.place.join("set-aside"))
        .expect("listed")
        .map(|folder| folder.expect("readable").path())
        .collect();
    assert_eq!(asides.len(), 2, "each has a folder of its own: {asides:?}");
    let last = back.set_aside.expect("set aside");
    let first = asides.iter().find(|folder| folder.display().to_string() != last).expect("the other");
    let elsewhere = before.home.path().join("elsewhere");
    fs::create_dir(&elsewhere).expect("made");
    fs::copy(database(first), database(&elsewhere)).expect("copied");
    let old = Library::open(&elsewhere).expect("what was set aside opens");
    assert_eq!((found(&old, "tag:new"), found(&old, "coal")), (s(&["One"]), s(&["Two"])), "with all that was in it");
    Library::go_back(&before.place, &file).expect("it goes to a file with everything as well");
    let library = Library::open(&before.place).expect("opened");
    assert_eq!(
        (found(&library, "tag:new"), found(&library, "coal")),
        (s(&["One"]), s(&["Two"])),
        "which has all of it"
    );
}

#[test]
fn nothing_is_changed_where_a_library_cannot_go_back() {
    let before = before();
    let newer = before.home.path().join("newer");
    fs::create_dir(&newer).expect("made");
    let db = crate::store::Db::open(database(&newer)).expect("made");
    db.execute_batch("PRAGMA application_id = 0x43555454; PRAGMA user_version = 99; CREATE TABLE t (a)").expect("made");
    drop(db);
    let packed = zstd::encode_all(&*bytes(&database(&newer)), 1).expect("packed");
    let (newer, bent) = (newer.join("newer.zst"), before.home.path().join("bent.zst"));
    fs::write(&newer, packed).expect("written");
    let mut damaged = bytes(&before.backup);
    let middle = damaged.len() / 2;
    damaged[middle] ^= 0xff;
    fs::write(&bent, damaged).expect("written");
    let refused = |backup: &Path, code: ErrorCode, says: &str| {
        let all = || -> Vec<_> {
            files(&before.place).into_iter().filter(|(file, ..)| !file.ends_with("library.sqlite-shm")).collect()
        };
        let then = all();
        let error = Library::go_back(&before.place, backup).expect_err("it cannot");
        assert!(error.code == code && error.message.contains(says), "{}: {error:?}", backup.display());
        assert!(all() == then, "all is as it was, after {}", backup.display());
    };
    refused(&newer, ErrorCode::LibraryNewer, "newer.zst");
    refused(&bent, ErrorCode::LibraryDamaged, "bent.zst");
    refused(&before.home.path().join("none"), ErrorCode::File, "none");
    let open = Library::open(&before.place).expect("another program");
    refused(&before.backup, ErrorCode::LibraryLocked, "open in another program");
    drop(open);
    fs::write(before.place.join("set-aside"), "a file").expect("written");
    let error = Library::go_back(&before.place, &before.backup).expect_err("there is no place to set it aside");
    assert_eq!(error.code, ErrorCode::LibraryReadOnly, "{error:?}");
    assert_eq!(found(&Library::open(&before.place).expect("it is there"), "tag:new"), ["One"], "all is as it was");
}

#[test]
fn a_way_that_was_broken_off_anywhere_leads_on() {
    type Act = fn(&Path);
    let file_alone: Act = |place| fs::rename(database(place), database(&place.join("set-aside/then"))).expect("moved");
    let log_too: Act = |place| {
        let [from, to] = [place, &place.join("set-aside/then")].map(|folder| folder.join("library.sqlite-wal"));
        fs::rename(database(place), database(&place.join("set-aside/then"))).expect("moved");
        fs::rename(from, to).expect("moved");
    };
    for (what, act) in
        [("before anything moved", (|_| ()) as Act), ("the file is away", file_alone), ("all is away", log_too)]
    {
        let before = before();
        fs::write(before.place.join("library.sqlite-wal"), b"").expect("written");
        fs::create_dir_all(before.place.join("set-aside/then")).expect("made");
        fs::create_dir(before.place.join("restoring-then")).expect("made");
        act(&before.place);
        if !database(&before.place).exists() {
            let error = Library::open(&before.place).map(drop).expect_err("no other is made");
            assert_eq!(error.code, ErrorCode::LibraryDamaged, "{what}: {error:?}");
            assert!(error.message.contains("--replace"), "{what}: it says what leads on: {error}");
        }
        Library::go_back(&before.place, &before.backup).expect("the same again leads on");
        assert!(!before.place.join("restoring-then").exists(), "{what}: what was half done is gone");
        before.is_back();
    }
}

#[test]
fn where_nothing_but_what_was_set_aside_is_left_no_library_is_made_anew() {
    let home = tempfile::tempdir().expect("a folder");
    let aside = home.path().join("set-aside/2040-01-01T090000Z");
    fs::create_dir_all(&aside).expect("made");
    fs::write(aside.join("library.sqlite"), "what was there").expect("written");
    for if_none in [IfNone::Make, IfNone::MakeForPages, IfNone::ReadEmpty] {
        let error = Library::open_if(home.path(), if_none).map(drop).expect_err("there was one");
        assert_eq!(error.code, ErrorCode::LibraryDamaged, "{if_none:?}: {error:?}");
    }
}

#[test]
fn a_page_that_is_damaged_or_missing_comes_back_from_the_backup() {
    let before = before();
    let library = Library::open(&before.place).expect("opened");
    let first = library.list("oil", Sort::Clipped, 0, 9).expect("listed").rows[0].id;
    let (page, hash) =
        (library.original(first).expect("its page"), library.show(first).expect("there").versions[0].snapshot.clone());
    let whole = before.home.path().join("all.cuttings");
    library.backup(&whole).expect("a file with everything");
    drop(library);
    let file = before.place.join("snapshots").join(&hash[..2]).join(format!("{hash}.zst"));
    for backup in [&before.backup, &whole] {
        for damaged in [Some(&b"nonsense"[..]), None] {
            fs::remove_file(&file).expect("removed");
            damaged.iter().for_each(|bytes| fs::write(&file, bytes).expect("damaged"));
            let back = Library::go_back(&before.place, backup).expect("it goes back");
            assert_eq!(back.missing, Vec::<String>::new(), "nothing is missing: {back:?}");
            let library = Library::open(&before.place).expect("opened");
            assert_eq!(library.original(first).expect("its page"), page, "byte for byte");
        }
    }
    // Where the backup has lost it, the library may still have it.
    let packed = bytes(&file);
    fs::remove_file(&file).expect("removed");
    fs::remove_dir_all(before.place.join("backups/snapshots")).expect("removed");
    let without = before.home.path().join("without.cuttings");
    Library::open(&before.place).and_then(|library| library.backup(&without)).expect("a file with the rest");
    for backup in [&before.backup, &without] {
        fs::write(&file, &packed).expect("put back");
        assert_eq!(Library::go_back(&before.place, backup).expect("it goes back").missing.len(), 0, "it is there");
        fs::remove_file(&file).expect("removed");
        let back = Library::go_back(&before.place, backup).expect("it goes back");
        assert_eq!(back.missing, [hash.as_str()], "now it is said");
    }
}

#[test]
fn the_ways_back_are_known_of_a_library_that_cannot_be_opened() {
    let before = before();
    let named =
        || -> Vec<PathBuf> { Library::ways_back(&before.place).iter().map(|kept| PathBuf::from(&kept.file)).collect() };
    assert_eq!(named(), [&*before.backup], "those in its own folder");
    let elsewhere = before.home.path().join("disk");
    fs::create_dir(&elsewhere).expect("made");
    let library = Library::open(&before.place).expect("opened");
    library.keep_backups_in(Some(&elsewhere)).expect("chosen");
    let later = chrono::Utc::now().naive_utc() + chrono::Duration::hours(1);
    let newest = PathBuf::from(library.back_up_at(later).expect("backed up").file);
    assert_eq!(named(), [newest.clone(), before.backup.clone()], "and in the chosen one, also while it is open");
    drop(library);
    // A row that cannot be read keeps nobody from reading the settings.
    crate::store::Db::open(database(&before.place))
        .and_then(|db| db.execute_batch("UPDATE readings SET article = 'nonsense'"))
        .expect("damaged on purpose");
    assert_eq!(named(), [newest, before.backup.clone()], "of a damaged one whose settings can be read");
    fs::write(database(&before.place), [7; 8192]).expect("damaged on purpose");
    assert_eq!(named(), [&*before.backup], "else those in its own folder");
    let error = Library::open(&before.place).map(drop).expect_err("damaged");
    assert!(error.message.contains(&*before.backup.to_string_lossy()), "the error names the newest: {error}");
    fs::remove_file(database(&before.place)).expect("removed");
    assert_eq!(named(), [&*before.backup], "of one that is lost");
}

#[test]
fn a_library_moves_into_an_empty_folder_only_and_says_so_before_it_copies() {
    let before = before();
    let library = Library::open(&before.place).expect("opened");
    let error = library.move_to(&before.place, || Ok(())).expect_err("it is there");
    assert!(error.code == ErrorCode::BadInput && error.message.contains("already"), "its own folder: {error:?}");
    let letters = before.home.path().join("letters");
    fs::create_dir(&letters).expect("made");
    fs::write(letters.join("letter.txt"), "Dear all").expect("written");
    let error = library.move_to(&letters, || Ok(())).expect_err("not among letters");
    assert!(error.code == ErrorCode::BadInput && error.message.contains("empty folder"), "{error:?}");
    assert_eq!(fs::read_dir(&letters).expect("listed").count(), 1, "and nothing was put there");
    fs::rename(letters.join("letter.txt"), letters.join(".hidden")).expect("renamed");
    fs::create_dir(letters.join("copying-then")).expect("made");
    library.move_to(&letters, || Ok(())).expect("what the system hides, or a move left, is no other thing");
}

#[test]
fn a_backup_that_is_found_damaged_is_no_way_back_any_more() {
    let before = before();
    let mut bytes = fs::read(&before.backup).expect("readable");
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&before.backup, bytes).expect("damaged on purpose");
    let error = Library::go_back(&before.place, &before.backup).map(drop).expect_err("not whole");
    assert_eq!(error.code, ErrorCode::LibraryDamaged, "{error:?}");
    assert_eq!(Library::ways_back(&before.place), [], "nobody is led to it once more");
    assert!(before.backup.with_extension("zst.damaged").exists(), "and its name says why");
}

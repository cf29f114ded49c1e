//! The program is killed at any moment of what changes or copies a whole library: it is all done or not at all, nothing is
//! lost, and it can be done again.

use super::desk::{Desk, OIL, UNION, id, page};
use cuttings_core::Library;
use cuttings_core::model::{ClipId, Sort};
use fastrand::Rng;
use rusqlite::Connection;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};

const CLIPS: usize = 60;
/// Pages that belong to no clip.
const STRAYS: usize = 20;
/// Of each command.
const KILLS: usize = 12;

/// A library of many clips, and moments that can be had again from the seed that a failure prints.
struct Before {
    desk: Desk,
    clips: Vec<String>,
    dice: Rng,
}

/// Clips so many new pages by one command; their ids.
fn fill(desk: &Desk, what: &str, clips: usize) -> Vec<String> {
    for number in 0..clips {
        let own = format!("{what} {number} says what no other page says.");
        desk.file(&format!("pages/{number}.html"), page(&format!("{what} {number}"), &[&own, OIL, UNION]));
    }
    let folder = desk.path("pages");
    desk.json(&["clip", folder.to_str().expect("UTF-8")]).iter().map(id).collect()
}

fn full() -> Before {
    let desk = Desk::new();
    let clips = fill(&desk, "Page", CLIPS);
    Before { desk, clips, dice: dice() }
}

fn dice() -> Rng {
    let seed =
        std::env::var("CUTTINGS_SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or_else(|| fastrand::u64(..));
    eprintln!("moments: CUTTINGS_SEED={seed}");
    Rng::with_seed(seed)
}

/// A library of the first schema with so many more clips, each a copy of one of its own.
fn old(more: usize) -> Before {
    let desk = Desk::new();
    copy_folder(&super::desk::root().join("tests/fixtures/libraries/0001"), &desk.library());
    let db = Connection::open(desk.library().join(FILE)).expect("opened");
    let first = "SELECT id FROM clips WHERE trashed IS NULL AND reading IS NOT NULL AND id NOT IN (SELECT clip FROM corrections)";
    let first: String = db.query_row(first, [], |row| row.get(0)).expect("a clip");
    let copied = |table: &str, id: &str, other: &str| {
        let columns = format!(
            "SELECT group_concat('\"' || name || '\"') FROM pragma_table_info('{table}') WHERE name NOT IN ('no', 'id', '{other}')"
        );
        let columns: String = db.query_row(&columns, [], |row| row.get(0)).expect("columns");
        let of = if table == "clips" { "id" } else { "clip" };
        format!(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {more})
             INSERT INTO {table}(id, {other}, {columns}) SELECT printf('{id}', i), printf('{}', i), {columns} FROM {table}, n WHERE {of} = '{first}';",
            if table == "clips" { READING } else { CLIP }
        )
    };
    let indexed = "INSERT INTO search(rowid) SELECT no FROM clips WHERE no NOT IN (SELECT rowid FROM search);";
    // As if it had been left today: the history of undo is one of the last day.
    let today = "UPDATE undo_steps SET at = strftime('%Y-%m-%dT%H:%M:%SZ');";
    let sql =
        ["BEGIN;", &copied("clips", CLIP, "reading"), &copied("readings", READING, "clip"), indexed, today, "COMMIT;"]
            .concat();
    db.execute_batch(&sql).expect("filled");
    let ids = |sql: &str| {
        let mut statement = db.prepare(sql).expect("a statement");
        let ids = statement.query_map([], |row| row.get(0)).expect("ids");
        ids.collect::<rusqlite::Result<Vec<String>>>().expect("readable")
    };
    let clips = ids("SELECT id FROM clips WHERE reading IS NOT NULL ORDER BY no LIMIT 20");
    Before { desk, clips, dice: dice() }
}

const FILE: &str = "library.sqlite";
const CLIP: &str = "01900000-0000-7000-8000-%012x";
const READING: &str = "01900000-0000-7000-9000-%012x";

/// Every row of what a person made, and of the history of undo.
fn rows(library: &Path) -> BTreeSet<String> {
    const TABLES: [&str; 13] = [
        "clips",
        "readings",
        "corrections",
        "annotations",
        "placements",
        "tags",
        "clip_tags",
        "annotation_tags",
        "dossiers",
        "sections",
        "entries",
        "undo_steps",
        "undo_rows",
    ];
    let db = Connection::open(library.join(FILE)).expect("opened");
    let rows = |table: &&str| {
        let columns =
            format!("SELECT group_concat('quote(\"' || name || '\")', '||') FROM pragma_table_info('{table}')");
        let columns: String = db.query_row(&columns, [], |row| row.get(0)).expect("columns");
        let mut statement = db.prepare(&format!("SELECT {columns} FROM {table} ORDER BY 1")).expect("a statement");
        let rows = statement.query_map([], |row| Ok(format!("{table} {}", row.get::<_, String>(0)?))).expect("rows");
        rows.collect::<rusqlite::Result<Vec<String>>>().expect("readable")
    };
    TABLES.iter().flat_map(rows).collect()
}

impl Before {
    fn args<'a>(&'a self, before: &[&'a str], after: &[&'a str]) -> Vec<&'a str> {
        before.iter().copied().chain(self.clips.iter().map(String::as_str)).chain(after.iter().copied()).collect()
    }

    /// Runs a command to its end on a copy, for how long it takes; then kills it at moments of that time, each time on a copy
    /// of its own. `holds` looks at what is left, and gets what was reported.
    fn killed(&mut self, args: &[&str], mut holds: impl FnMut(&Desk, Option<Value>)) {
        let whole = {
            let copy = self.copy();
            let start = Instant::now();
            copy.one(args);
            start.elapsed()
        };
        let mut broken_off = 0;
        for _ in 0..KILLS {
            let copy = self.copy();
            let moment = whole.mul_f64(self.dice.f64());
            let reported = run_and_kill(&copy, args, moment);
            broken_off += usize::from(reported.is_none());
            holds(&copy, reported);
        }
        assert!(broken_off > 0, "{args:?}: at least one was killed in the middle");
    }

    fn copy(&self) -> Desk {
        let copy = Desk::new();
        copy_folder(&self.desk.library(), &copy.library());
        copy
    }
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("made");
    for entry in fs::read_dir(from).expect("listed").map(|entry| entry.expect("readable").path()) {
        let to = to.join(entry.file_name().expect("a name"));
        if entry.is_dir() {
            copy_folder(&entry, &to);
        } else {
            fs::copy(&entry, &to).expect("copied");
        }
    }
}

/// What the command reported before it was killed.
fn run_and_kill(desk: &Desk, args: &[&str], moment: Duration) -> Option<Value> {
    let args = [&["--json"], args].concat();
    let mut child = desk.command(&args).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("starts");
    // Not a wait for anything: the moment is the point.
    std::thread::sleep(moment);
    child.kill().expect("killed");
    let output = child.wait_with_output().expect("gone");
    String::from_utf8(output.stdout).ok().and_then(|text| serde_json::from_str(text.lines().next()?).ok())
}

/// Opens a library that must be sound, with all of these clips and their pages.
fn sound(folder: &Path, clips: &[String]) -> Library {
    let library = Library::open(folder).expect("opens after a crash");
    assert_eq!(library.warnings(), Vec::<String>::new(), "the quick check finds all well");
    assert_eq!(library.doctor(false).expect("examined").problems, Vec::<String>::new(), "and so does the long one");
    for clip in clips {
        let clip = library.find_clip(clip).expect("it is there");
        assert!(!library.original(clip).expect("with its page").is_empty(), "byte for byte");
    }
    library
}

fn found(library: &Library, query: &str) -> usize {
    library.list(query, Sort::Clipped, 0, 1).expect("listed").total as usize
}

#[test]
fn tags_of_many_clips_are_all_there_or_none() {
    let mut before = full();
    let clips = before.clips.clone();
    let args: Vec<String> = before.args(&["tag"], &["--add", "gas"]).into_iter().map(str::to_owned).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    before.killed(&args, |desk, reported| {
        let library = sound(&desk.library(), &clips);
        let tagged = found(&library, "tag:gas");
        assert!(tagged == CLIPS || (tagged == 0 && reported.is_none()), "{tagged} are tagged, {reported:?} was said");
        library.tag(&ids(&library, &clips), &["gas".to_owned()], &[]).expect("it can be done again");
        assert_eq!(found(&library, "tag:gas"), CLIPS, "and then all are tagged");
    });
}

#[test]
fn a_step_is_undone_wholly_or_not_at_all() {
    let mut before = full();
    before.desk.one(&before.args(&["tag"], &["--add", "gas"]));
    let clips = before.clips.clone();
    before.killed(&["undo"], |desk, reported| {
        let library = sound(&desk.library(), &clips);
        let tagged = found(&library, "tag:gas");
        assert!(tagged == 0 || (tagged == CLIPS && reported.is_none()), "{tagged} are tagged, {reported:?} was said");
        let label = if tagged == 0 { library.redo() } else { library.undo() }.expect("it goes on from there").label;
        assert_eq!(label, format!("{CLIPS} clips tagged"), "with the same step");
    });
}

#[test]
fn a_trash_that_is_emptied_takes_nothing_else_with_it() {
    let mut before = full();
    let (gone, stay) = before.clips.split_at(CLIPS / 2);
    let (gone, stay) = (gone.to_vec(), stay.to_vec());
    let args: Vec<&str> = ["trash"].into_iter().chain(gone.iter().map(String::as_str)).collect();
    before.desk.one(&args);
    before.killed(&["trash", "--empty"], |desk, reported| {
        let library = sound(&desk.library(), &stay);
        let left = found(&library, "is:trashed");
        assert!(left == 0 || (left == gone.len() && reported.is_none()), "{left} are left, {reported:?} was said");
        if left > 0 {
            sound(&desk.library(), &gone);
            library.empty_trash().expect("it can be done again");
            assert_eq!(found(&library, "is:trashed"), 0, "and then it is empty");
        }
        library.doctor(true).expect("repaired");
        assert_eq!(found(&library, "tag:\"found again\""), 0, "what was deleted for good does not come back");
    });
}

#[test]
fn a_backup_file_is_whole_or_not_there_and_can_be_written_again() {
    let mut before = full();
    let clips = before.clips.clone();
    // Beside the library, in whatever folder its copy is.
    let file = before.desk.path("all.cuttings");
    let place = file.to_str().expect("UTF-8").to_owned();
    before.killed(&["backup", &place], |desk, reported| {
        let was_there = file.exists();
        assert!(was_there || reported.is_none(), "what was said to be written is there: {reported:?}");
        let again = Library::open(&desk.library()).and_then(|library| library.backup(&file));
        assert_eq!(again.is_ok(), !was_there, "it can be done again, never over the other: {again:?}");
        let beside = fs::read_dir(file.parent().expect("a folder")).expect("listed");
        let names = beside.map(|entry| entry.expect("readable").file_name().into_string().expect("UTF-8"));
        let left: Vec<String> = names.filter(|name| name.contains(".part")).collect();
        assert_eq!(left, Vec::<String>::new(), "nothing of the killed one is left then");
        let back = desk.path("back");
        Library::restore(&file, &back).expect("the backup is whole");
        sound(&back, &clips);
        fs::remove_file(&file).expect("for the next one");
    });
}

#[test]
fn a_restored_library_is_whole_or_can_be_restored_again() {
    let mut before = full();
    let clips = before.clips.clone();
    let file = before.desk.path("all.cuttings");
    let place = file.to_str().expect("UTF-8").to_owned();
    before.desk.one(&["backup", &place]);
    // Each copy is that of no library: into it, one is restored.
    fs::remove_dir_all(before.desk.library()).expect("removed");
    fs::create_dir(before.desk.library()).expect("made");
    before.killed(&["restore", &place], |desk, reported| {
        let is_there = desk.library().join("library.sqlite").exists();
        assert!(is_there || reported.is_none(), "what was said to be restored is there: {reported:?}");
        if !is_there {
            Library::restore(&file, &desk.library()).expect("it can be done again");
        }
        sound(&desk.library(), &clips);
    });
}

/// A library that was set aside in this one's folder.
fn set_aside(library: &Path) -> Option<PathBuf> {
    let folders = fs::read_dir(library.join("set-aside")).into_iter().flatten().flatten();
    folders.map(|folder| folder.path().join("library.sqlite")).find(|file| file.exists())
}

#[test]
fn a_library_that_goes_back_is_the_old_one_or_the_backup_or_goes_back_again() {
    let mut before = full();
    let clips = before.clips.clone();
    let file = before.desk.path("all.cuttings");
    let place = file.to_str().expect("UTF-8").to_owned();
    before.desk.one(&["backup", &place]);
    // What tells the two apart.
    before.desk.one(&before.args(&["tag"], &["--add", "gas"]));
    before.killed(&["restore", &place, "--replace"], |desk, reported| {
        let folder = desk.library();
        if !folder.join("library.sqlite").exists() {
            assert!(reported.is_none() && set_aside(&folder).is_some(), "nothing is lost: {reported:?}");
            Library::open(&folder).map(drop).expect_err("none is made in its place");
            Library::go_back(&folder, &file).expect("it can be done again");
        }
        let library = sound(&folder, &clips);
        let tagged = found(&library, "tag:gas");
        assert!(tagged == CLIPS || tagged == 0, "{tagged} are tagged: it is one of the two");
        assert!(tagged == 0 || reported.is_none(), "{reported:?} was said");
        assert_eq!(tagged == 0, set_aside(&folder).is_some(), "and the old one is there in any case");
    });
}

#[test]
fn a_repair_that_was_broken_off_is_ended_by_another() {
    let mut before = full();
    before.desk.one(&["backups", "make"]);
    // A third of the pages is lost, and found in the backup; those of another library's clips belong to no clip here.
    for page in pages(&before.desk.library()).into_iter().step_by(3) {
        fs::remove_file(page).expect("removed");
    }
    let other = Desk::new();
    fill(&other, "Stray", STRAYS);
    copy_folder(&other.library().join("snapshots"), &before.desk.library().join("snapshots"));
    let clips = before.clips.clone();
    before.killed(&["doctor", "--repair"], |desk, reported| {
        if reported.is_none() {
            let repaired = Library::open(&desk.library()).and_then(|library| library.doctor(true)).expect("repaired");
            assert_eq!(repaired.problems, Vec::<String>::new(), "nothing is beyond repair");
        }
        let library = sound(&desk.library(), &clips);
        assert_eq!(found(&library, ""), CLIPS + STRAYS, "each clip once");
        assert_eq!(found(&library, "tag:\"found again\""), STRAYS, "and those whose pages were found");
    });
}

#[test]
fn a_library_that_is_brought_up_to_date_is_the_old_one_or_the_new_one() {
    const MORE: usize = 200;
    let mut before = old(MORE);
    let clips = before.clips.clone();
    let undisturbed = {
        let copy = before.copy();
        let library = Library::open(&copy.library()).expect("brought up to date");
        library.freshen_search(|| true).expect("with its index");
        rows(&copy.library())
    };
    before.killed(&["list", "--limit", "1"], |desk, _| {
        let library = Library::open(&desk.library()).expect("opens after a crash");
        assert_eq!(library.warnings(), Vec::<String>::new(), "the quick check finds all well");
        library.freshen_search(|| true).expect("the index is made");
        let library = sound(&desk.library(), &clips);
        let other: Vec<String> = rows(&desk.library()).into_iter().filter(|row| !undisturbed.contains(row)).collect();
        assert_eq!(other, Vec::<String>::new(), "as if nobody had disturbed it");
        assert_eq!(rows(&desk.library()).len(), undisturbed.len(), "and nothing less");
        assert_eq!(found(&library, ""), MORE + 6, "all are listed");
        let kept = library.backups().expect("listed").kept;
        // One more where the program was killed between its backup and what that was made for.
        assert!(
            matches!(kept.len(), 1 | 2) && kept.iter().all(|kept| kept.before_migration),
            "backed up before: {kept:?}"
        );
        let back = desk.path("back");
        let restored = Library::restore(Path::new(&kept[0].file), &back).expect("and can be restored");
        assert_eq!((restored.clips as usize, restored.missing), (MORE + 7, Vec::new()), "with all its clips");
    });
}

fn ids(library: &Library, clips: &[String]) -> Vec<ClipId> {
    clips.iter().map(|clip| library.find_clip(clip).expect("it is there")).collect()
}

fn pages(library: &Path) -> Vec<PathBuf> {
    let listed = |folder: &Path| -> Vec<PathBuf> {
        fs::read_dir(folder).expect("listed").map(|entry| entry.expect("readable").path()).collect()
    };
    let mut pages: Vec<PathBuf> = listed(&library.join("snapshots")).iter().flat_map(|folder| listed(folder)).collect();
    pages.sort();
    pages
}

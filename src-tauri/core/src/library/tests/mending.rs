//! A library that was broken, and what `doctor --repair` makes of it: what can be derived is whole again, what cannot is said,
//! and nothing is mended twice.

use super::*;
use rusqlite::Connection;
use std::fs;
use std::path::{Path, PathBuf};

/// A library with what most breakages need: a clip with a passage, a tag, a correction and a place in a dossier.
struct Broken {
    desk: Desk,
    clip: ClipId,
    passage: AnnotationId,
}

impl Broken {
    fn new() -> Broken {
        let desk = desk();
        let clip = desk.clip(&losing::named("Some words about gas."), &ClipInto::default()).expect("works").id;
        let clip = clip.expect("clipped");
        desk.keep("https://a.example/2", "Two", "2020-01-02", &["Other words, about coal."]);
        let passage = desk.annotate_quote(clip, "words about gas", None, Colour::Fact, Some("Whose?"), &s(&["gas"]));
        let passage = passage.expect("marked").id;
        desk.tag(&[clip], &s(&["Energy", "Winter"]), &[]).expect("tagged");
        desk.edit(clip, &[Correction { field: Field::Published, value: Some("2020-08".into()) }]).expect("corrected");
        let dossier = desk.create_dossier("Oil").expect("made");
        desk.add_to_dossier(dossier, &[clip], Some("Winter")).expect("added");
        desk.save_search("Gas", "gas").expect("saved");
        Broken { desk, clip, passage }
    }

    fn sql(&self, sql: &str) {
        let db = Connection::open(self.desk.folder().join("library.sqlite")).expect("opened");
        db.execute_batch(&format!("PRAGMA foreign_keys = OFF; {sql}")).expect("broken on purpose");
    }

    fn page(&self) -> PathBuf {
        page_file(self.desk.folder(), &self.desk.show(self.clip).expect("there").versions[0].snapshot)
    }

    /// Another program, which knows nothing of what this one has read.
    fn opened_again(&self) -> Library {
        Library::open(self.desk.folder()).expect("opened")
    }
}

fn page_file(folder: &Path, hash: &str) -> PathBuf {
    folder.join("snapshots").join(&hash[..2]).join(format!("{hash}.zst"))
}

/// What a repair makes of a breakage, after it was found as `said`: nothing that it mended is found again, and a third mends
/// nothing. Gives what it mended, and what is still wrong.
fn settles(broken: &Broken, what: &str, said: &str) -> (Vec<String>, Vec<String>) {
    let found = broken.opened_again().doctor(false).expect("examined");
    let first = broken.opened_again().doctor(true).expect("repaired");
    let backup = |advice: &[String]| advice.concat().contains("go back to a backup");
    let is_advised = (backup(&found.advice), backup(&first.advice));
    // A table comes back empty; what was in it does not.
    let empty = (what.starts_with("DROP TABLE"), false);
    assert!(
        is_advised.0 == is_advised.1 || is_advised == empty,
        "{what}: a backup is asked for where only that helps: {found:?}"
    );
    assert!(found.problems.concat().contains(said), "{what}: it is found: {found:?}");
    let second = broken.opened_again().doctor(false).expect("examined");
    assert!(
        !second.advice.concat().contains("--repair` mends"),
        "{what}: nothing is left to mend: {first:?}, then {second:?}"
    );
    assert_eq!(second.problems, first.problems, "{what}: what could not be mended was said");
    let third = broken.opened_again().doctor(true).expect("repaired");
    assert_eq!(third.repaired, Vec::<String>::new(), "{what}: and is mended once: {first:?}");
    (first.repaired, first.problems)
}

#[test]
fn what_is_mended_is_not_found_again() {
    let whole: &[(&str, &str)] = &[
        ("DROP TABLE searches", "The table searches is missing"),
        ("DROP TABLE search", "The table search is missing"),
        ("DROP TABLE derived", "The table derived is missing"),
        ("DROP TABLE settings", "The table settings is missing"),
        ("DROP TABLE undo_steps", "The table undo_steps is missing"),
        ("UPDATE tags SET name = '', key = id", "cannot be found by its name"),
        ("UPDATE tags SET name = 'gas'", "cannot be found by its name"),
        ("UPDATE searches SET name = ''", "cannot be found by its name"),
        ("UPDATE dossiers SET title = '', key = ''", "cannot be found by its name"),
        ("UPDATE annotations SET start = -5", "cannot be a place in a text (“-5”)"),
        ("UPDATE annotations SET start = 1 << 40, \"end\" = 2 << 40", "cannot be a place"),
        ("UPDATE annotations SET start = start + 1, \"end\" = \"end\" + 1", "Not where their words are"),
        ("UPDATE annotations SET start = 90000, \"end\" = 90015", "Not where their words are"),
        ("UPDATE clips SET clipped = 'yesterday'", "cannot be a time (“yesterday”)"),
        ("UPDATE clips SET trashed = 'sure' WHERE no = 1", "cannot be a time (“sure”)"),
        ("UPDATE clip_tags SET modified = 'once'", "cannot be a time"),
        ("UPDATE clips SET read = 7, starred = -1", "cannot be a yes or a no (“7”)"),
        ("CREATE TRIGGER t AFTER INSERT ON clips BEGIN DELETE FROM tags; END", "a trigger that Cuttings did not make"),
        ("CREATE TRIGGER t AFTER INSERT ON undo_steps BEGIN DELETE FROM nowhere; END", "a trigger that Cuttings"),
        ("CREATE VIEW v AS SELECT * FROM nowhere", "a view that Cuttings did not make (“v”)"),
        ("INSERT INTO undo_rows(step, tbl, sql) VALUES (999, 'tags', 'DELETE FROM tags')", "belongs to no step"),
        ("UPDATE undo_rows SET sql = 'DROP TABLE tags' WHERE no = 1", "history of undo is damaged"),
        ("UPDATE undo_rows SET sql = sql || '; DROP TABLE tags' WHERE no = 1", "history of undo is damaged"),
        ("DELETE FROM sections", "in a section that the dossier does not have"),
        (
            "INSERT INTO dossiers(id, title, key, created, modified) SELECT '01900000-0000-7000-8000-000000000000', 'Gas', 'gas', created, modified FROM dossiers;
             UPDATE sections SET dossier = '01900000-0000-7000-8000-000000000000'",
            "in a section that the dossier does not have",
        ),
        ("DROP TABLE searches; UPDATE derived SET version = 1", "The table searches is missing"),
        (
            "UPDATE readings SET clip = (SELECT id FROM clips WHERE no = 2) WHERE clip = (SELECT id FROM clips WHERE no = 1)",
            "said to be another clip's",
        ),
        (
            "UPDATE readings SET clip = '01900000-0000-7000-8000-000000000000' WHERE clip = (SELECT id FROM clips WHERE no = 1)",
            "said to be another clip's",
        ),
        ("UPDATE readings SET article = json_set(article, '$.published', '2040-13-99')", "cannot be read"),
        ("DELETE FROM clips WHERE no = 1", "Lost, with their articles still there: 1 clip"),
        ("DELETE FROM clips", "Lost, with their articles still there: 2 clips"),
        ("UPDATE readings SET article = 'nonsense'", "cannot be read"),
        ("UPDATE readings SET text = ''", "does not give its text"),
        ("UPDATE readings SET text = CAST(x'ff41' AS TEXT)", "is not valid text"),
        ("UPDATE readings SET text = '', article = ''", "cannot be read"),
        ("UPDATE readings SET article = replace(article, 'words', 'wards')", "does not give its text"),
    ];
    for (sql, said) in whole {
        let broken = Broken::new();
        broken.sql(sql);
        let (repaired, problems) = settles(&broken, sql, said);
        assert_eq!(problems, Vec::<String>::new(), "{sql}: all is mended: {repaired:?}");
        assert!(!repaired.is_empty(), "{sql}: which is said");
        let library = broken.opened_again();
        library.list("", Sort::Clipped, 0, 9).expect("lists show");
        library.waiting().expect("passages are listed");
        library.show(broken.clip).unwrap_or_else(|error| panic!("{sql}: it is shown: {error:?}"));
        library
            .tag(&[broken.clip], &s(&["again"]), &[])
            .unwrap_or_else(|error| panic!("{sql}: and changed: {error:?}"));
    }
}

#[test]
fn what_only_a_person_or_a_backup_mends_is_said_each_time() {
    let not_there = "points at something that is not there";
    for (sql, said, left) in [
        ("UPDATE corrections SET value = 'not a date'", "Correct it once more", "Correct it once more"),
        (
            "UPDATE annotations SET quote = 'nobody wrote that'",
            "is not in the text in which",
            "is not in the text in which",
        ),
        ("UPDATE tags SET id = 'nonsense' WHERE name = 'Winter'", "cannot be an id", "cannot be an id"),
        ("DELETE FROM tags WHERE name = 'Winter'", not_there, not_there),
        ("ALTER TABLE searches DROP COLUMN query", "lacks its column query", "lacks its column query"),
        ("DROP TABLE annotations", "The table annotations is missing", "In annotation_tags, 1 row points"),
    ] {
        let broken = Broken::new();
        broken.sql(sql);
        let (_, problems) = settles(&broken, sql, said);
        assert!(problems.concat().contains(left), "{sql}: {problems:?}");
    }
}

#[test]
fn what_is_left_of_an_article_without_a_page_stays_as_it_is() {
    let row = |broken: &Broken| {
        let page = broken.opened_again().list("", Sort::Clipped, 0, 9).expect("listed");
        page.rows.into_iter().find(|row| row.id == broken.clip).expect("there")
    };
    for (sql, said) in [
        ("UPDATE readings SET article = '{}', text = 'zz'", "cannot be read again"),
        (
            "DELETE FROM annotations; DELETE FROM annotation_tags; DELETE FROM readings",
            "The article is lost of 2 clips",
        ),
    ] {
        let broken = Broken::new();
        let before = row(&broken);
        fs::remove_dir_all(broken.desk.folder().join("snapshots")).expect("removed");
        broken.sql(sql);
        let (_, problems) = settles(&broken, sql, said);
        assert!(problems.concat().contains(said), "{sql}: a repair is no end of it: {problems:?}");
        let after = row(&broken);
        assert_eq!(
            (after.headline, after.url, after.published),
            (before.headline, before.url, before.published),
            "{sql}: by these its page is found again"
        );
    }
}

#[test]
fn a_table_that_a_repair_makes_anew_asks_for_no_backup() {
    let broken = Broken::new();
    broken.sql("DROP TABLE undo_steps");
    let found = broken.opened_again().doctor(false).expect("examined");
    assert!(!found.needs_backup && found.mendable as usize == found.problems.len(), "a repair does: {found:?}");
}

#[test]
fn pages_and_folders_are_what_they_should_be() {
    type Break = fn(&Broken);
    let breakages: [(&str, &str, Break); 5] = [
        ("a page in the wrong folder", "in the wrong folder", |broken| {
            let (page, wrong) = (broken.page(), broken.desk.folder().join("snapshots/xy"));
            fs::create_dir_all(&wrong).expect("made");
            fs::rename(&page, wrong.join(page.file_name().expect("a name"))).expect("moved");
        }),
        ("a page in no folder", "in the wrong folder", |broken| {
            let page = broken.page();
            fs::rename(&page, broken.desk.folder().join("snapshots").join(page.file_name().expect("a name")))
                .expect("moved");
        }),
        ("a folder in the place of a page", "in the place of a page", |broken| {
            let page = broken.page();
            broken.desk.back_up().expect("backed up");
            fs::remove_file(&page).and_then(|()| fs::create_dir_all(page.join("inside"))).expect("made");
        }),
        ("a file in the place of a folder", "in the place of a page", |broken| {
            broken.desk.back_up().expect("backed up");
            let folder = broken.page().parent().expect("a folder").to_owned();
            fs::remove_dir_all(&folder).and_then(|()| fs::write(&folder, "no folder")).expect("made");
        }),
        ("a file in the place of all pages", "in the place of a page", |broken| {
            broken.desk.back_up().expect("backed up");
            let folder = broken.desk.folder().join("snapshots");
            fs::remove_dir_all(&folder).and_then(|()| fs::write(&folder, "no folder")).expect("made");
        }),
    ];
    for (what, said, spoil) in breakages {
        let broken = Broken::new();
        let bytes = broken.desk.original(broken.clip).expect("its page");
        spoil(&broken);
        let (_, problems) = settles(&broken, what, said);
        assert_eq!(problems, Vec::<String>::new(), "{what}: all is mended");
        assert_eq!(broken.opened_again().original(broken.clip).expect("there"), bytes, "{what}: byte for byte");
    }
}

#[test]
fn a_lost_clip_comes_back_with_all_that_speaks_of_it() {
    let broken = Broken::new();
    let before = broken.desk.show(broken.clip).expect("there");
    broken.sql("DELETE FROM clips WHERE no = 1");
    settles(&broken, "a lost clip", "Lost, with their articles");
    let after = broken.opened_again().show(broken.clip).expect("under the same id");
    assert_eq!(after.annotations, before.annotations, "its passage with note and tag");
    assert_eq!(after.dossiers.len(), 1, "its dossier");
    assert_eq!(after.tags, s(&["Energy", "found again", "Winter"]), "its tags, and one more by which it is found");
    assert_eq!(after.article.published, before.article.published, "its correction");
    let undone = broken.opened_again().undo().expect_err("what was noted of its old row does not fit");
    assert_eq!(undone.code, crate::ErrorCode::NothingToUndo, "{undone:?}");
    assert_eq!(broken.desk.found("\"words about gas\""), ["One"], "and is found by its words");
}

#[test]
fn the_half_of_a_reading_that_is_whole_says_what_the_other_was() {
    for sql in ["UPDATE readings SET article = substr(article, 9)", "UPDATE readings SET text = 'x' || text"] {
        let broken = Broken::new();
        let before = broken.desk.show(broken.clip).expect("there");
        broken.sql(sql);
        settles(&broken, sql, "Its page says the same");
        let after = broken.opened_again().show(broken.clip).expect("there");
        assert_eq!(after.versions, before.versions, "{sql}: it is the same reading");
        assert_eq!((after.document, after.annotations), (before.document, before.annotations), "{sql}: as it was");
    }
}

#[test]
fn what_a_person_put_back_is_in_the_article_again() {
    let broken = Broken::new();
    let Source::Html { html, url } = page("https://a.example/3", "Three", "2020-01-03", &["Words of iron."]) else {
        panic!("a page is HTML")
    };
    let related =
        "<aside class=\"related\"><p>Read also</p><ul><li><a href=\"/2\">Bread is dearer</a></li></ul></aside>";
    let html = html.replacen("<p>Round 0", &format!("{related}<p>Round 0"), 1);
    let clip = broken.desk.clip(&Source::Html { html, url }, &ClipInto::default()).expect("works").id.expect("there");
    let removed = broken.desk.show(clip).expect("there").article.removed;
    let part = removed.iter().find(|part| part.text.contains("Bread")).expect("left out");
    broken.desk.put_back(clip, part).expect("put back");
    let before = broken.desk.show(clip).expect("there");
    broken.sql("UPDATE readings SET article = 'nonsense'");
    settles(&broken, "an article with a part that was put back", "Its page says the same");
    let after = broken.opened_again().show(clip).expect("there");
    assert_eq!(
        (after.document, after.versions),
        (before.document, before.versions),
        "as it was, and still the person's"
    );
}

#[test]
fn a_place_that_is_none_is_damage_and_no_defect() {
    let broken = Broken::new();
    broken.sql("UPDATE annotations SET start = -5");
    let error = broken.opened_again().show(broken.clip).expect_err("cannot be shown");
    assert_eq!(error.code, crate::ErrorCode::LibraryDamaged, "{error:?}");
}

#[test]
fn a_damaged_reading_that_the_page_does_not_give_again_stays_beside_a_new_one() {
    let broken = Broken::new();
    let before = broken.desk.show(broken.clip).expect("there");
    // As an older extractor might have read it.
    broken.sql("UPDATE readings SET article = 'nonsense', text = 'It began otherwise. ' || text");
    let (repaired, _) = settles(&broken, "an older reading", "cannot be read");
    assert!(repaired.concat().contains("shown as the page is read today"), "it is said: {repaired:?}");
    let library = broken.opened_again();
    let after = library.show(broken.clip).expect("it can be read again");
    assert_eq!(after.versions.len(), 2, "the damaged one is kept: {:?}", after.versions);
    assert_eq!(after.annotations[0].version, before.versions[0].id, "for the passage was made in it");
    assert_eq!(
        (after.annotations[0].id, after.annotations[0].state),
        (broken.passage, Placement::Placed),
        "which stands where its words are"
    );
    let notes = library.doctor(false).expect("examined").notes.concat();
    assert!(notes.contains("earlier version"), "and what is left of it is no secret: {notes}");
}

#[test]
fn a_reading_that_was_lost_and_found_is_no_problem_any_more() {
    let broken = Broken::new();
    broken.desk.delete_annotation(broken.passage).expect("deleted");
    broken.desk.empty_trash().expect("emptied");
    broken.sql("DELETE FROM readings WHERE clip = (SELECT id FROM clips WHERE no = 1)");
    age(&broken.desk.folder().join("snapshots"));
    let (_, problems) = settles(&broken, "a lost reading", "A repair looks for it in the pages");
    assert_eq!(problems, Vec::<String>::new(), "its page was read again");
    assert!(broken.opened_again().show(broken.clip).expect("there").article.text.contains("about gas"), "and is shown");
}

/// As if nobody had touched the files in a folder for hours.
fn age(path: &Path) {
    let long_ago = std::time::SystemTime::now() - Duration::from_secs(7200);
    for entry in fs::read_dir(path).expect("a folder") {
        let path = entry.expect("readable").path();
        match path.is_dir() {
            true => age(&path),
            false => {
                fs::File::options().write(true).open(path).and_then(|file| file.set_modified(long_ago)).expect("aged")
            }
        }
    }
}

#[test]
fn undo_runs_nothing_that_was_put_into_its_history() {
    for sql in
        ["DROP TABLE tags", "DELETE FROM tags", "UPDATE tags SET \"name\"='x' WHERE 1", "PRAGMA user_version = 0"]
    {
        let broken = Broken::new();
        let before = broken.desk.store.read(crate::store::dump).expect("dumped");
        broken.sql(&format!("UPDATE undo_rows SET tbl = 'tags', sql = '{}'", sql.replace('\'', "''")));
        let error = broken.opened_again().undo().expect_err("refused");
        assert_eq!(error.code, crate::ErrorCode::LibraryDamaged, "{sql}: {error:?}");
        assert_eq!(broken.desk.store.read(crate::store::dump).expect("dumped"), before, "{sql}: nothing was changed");
    }
}

#[test]
fn what_was_deleted_for_good_goes_though_the_program_was_ended_before() {
    let broken = Broken::new();
    let page = broken.page();
    let kept = fs::read(&page).expect("its page");
    let hash = broken.desk.show(broken.clip).expect("there").versions[0].snapshot.clone();
    broken.desk.trash(&[broken.clip]).expect("trashed");
    broken.desk.empty_trash().expect("emptied");
    // What is there between the transaction and its pages going.
    fs::write(&page, kept).expect("still there");
    age(&broken.desk.folder().join("snapshots"));
    broken.sql(&format!("INSERT INTO settings VALUES ('gone', '{hash}', '2026-01-01T00:00:00Z')"));
    let library = broken.opened_again();
    assert_eq!(library.doctor(false).expect("examined").problems, Vec::<String>::new(), "it is no clip that was lost");
    library.create_dossier("Anything").expect("the next change");
    assert!(!page.exists(), "sees to it");
    let repaired = library.doctor(true).expect("repaired");
    assert_eq!((repaired.repaired, repaired.notes), (vec![], vec![]), "and nothing is left over");
}

#[test]
fn what_is_missing_in_the_file_is_damage_and_no_defect() {
    let broken = Broken::new();
    broken.sql("DROP TABLE annotations");
    let error = broken.opened_again().list("", Sort::Clipped, 0, 9).expect_err("cannot be listed");
    assert_eq!(error.code, crate::ErrorCode::LibraryDamaged, "{error:?}");
    let error = broken.opened_again().note(broken.clip, "mine").expect_err("nor can anything be changed");
    assert_eq!(error.code, crate::ErrorCode::LibraryDamaged, "{error:?}");
}

#[test]
fn a_file_that_says_it_is_of_another_schema_is_not_touched() {
    for version in [-1, 0, 1, 2] {
        let broken = Broken::new();
        let file = broken.desk.folder().join("library.sqlite");
        let backup = broken.desk.back_up().expect("backed up").file;
        broken.sql(&format!("PRAGMA user_version = {version}; PRAGMA wal_checkpoint(TRUNCATE)"));
        let error = match Library::open(broken.desk.folder()) {
            Ok(_) => panic!("{version}: opened"),
            Err(error) => error,
        };
        assert_eq!(error.code, crate::ErrorCode::LibraryDamaged, "{version}: {error:?}");
        assert!(
            error.message.contains(&format!("its schema is {version}")),
            "{version}: it says what is wrong: {error}"
        );
        assert!(error.message.contains(&backup), "{version}: and how to go back: {error}");
        let said: i64 = Connection::open(&file)
            .and_then(|db| db.pragma_query_value(None, "user_version", |row| row.get(0)))
            .expect("readable");
        assert_eq!(said, version, "it was left as it is");
        assert_eq!(broken.desk.backups().expect("listed").kept.len(), 1, "{version}: and not backed up once more");
    }
}

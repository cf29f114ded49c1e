//! Libraries of every older schema come up to date with all that is in them.

use super::*;
use std::fs;
use std::path::Path;

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("made");
    for entry in fs::read_dir(from).expect("a folder") {
        let (path, to) = (entry.as_ref().expect("readable").path(), to.join(entry.expect("readable").file_name()));
        if path.is_dir() { copy(&path, &to) } else { _ = fs::copy(path, to).expect("copied") }
    }
}

/// The tables of the first schema; later ones have them too.
const TABLES: [&str; 11] = [
    "clips",
    "readings",
    "corrections",
    "annotations",
    "tags",
    "clip_tags",
    "annotation_tags",
    "dossiers",
    "sections",
    "entries",
    "undo_steps",
];

#[test]
fn a_library_of_every_older_schema_keeps_everything() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/libraries");
    let present: i64 = rusqlite::Connection::open(desk().library.folder().join("library.sqlite"))
        .and_then(|db| db.pragma_query_value(None, "user_version", |row| row.get(0)))
        .expect("a version");
    for schema in 1..=present {
        let name = format!("{schema:04}");
        keeps_everything(&fixtures.join(&name), &name, schema < present);
    }
}

fn keeps_everything(fixture: &Path, name: &str, is_older: bool) {
    let folder = tempfile::tempdir().expect("a folder");
    let desk = folder.path().join("desk");
    copy(fixture, &desk);
    // As if it had been left today: the history of undo is one of the last day.
    rusqlite::Connection::open(desk.join("library.sqlite"))
        .and_then(|db| db.execute("UPDATE undo_steps SET at = strftime('%Y-%m-%dT%H:%M:%SZ')", []))
        .expect("left today");
    let counts = || {
        let db = rusqlite::Connection::open(desk.join("library.sqlite")).expect("opened");
        TABLES.map(|table| -> i64 {
            db.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).expect("counted")
        })
    };
    let before = counts();
    assert_eq!(before[0], 7, "{name}: the fixture is a full one");

    let library = Library::open(&desk).expect("brought up to date");
    assert_eq!(counts(), before, "{name}: no row is lost");
    assert_eq!(library.doctor(false).expect("examined").problems, Vec::<String>::new(), "{name}: all is sound");

    let dossier = library.find_dossier("Häfen & Züge").expect("there");
    let text = library.preview(dossier, "markdown", Edition::Full).expect("rendered");
    for words in ["Who signed?", "The price is missing.", "What the ports say.", "Ann O'Neill"] {
        assert!(text.contains(words), "{name}: “{words}” is in the dossier:\n{text}");
    }
    let trash = library.trash_contents().expect("listed");
    let numbers = (trash.clips.len(), trash.annotations.len(), trash.dossiers.len());
    assert_eq!(numbers, (1, 1, 1), "{name}: the trash is there");
    assert_eq!(library.waiting().expect("listed").len(), 1, "{name}: a passage waits");
    let found = library.list("tag:belarus bill", Sort::Relevance, 0, 10).expect("searched");
    assert_eq!(found.total, 1, "{name}: notes and tags are found");

    let offers = library.readable().expect("listed").into_iter().map(|clip| library.reread(clip, Take::Nothing));
    let offers: Vec<_> = offers.map(|offer| offer.expect("read anew").status).collect();
    assert!(
        offers.contains(&RereadStatus::Offered),
        "{name}: pages that are read otherwise today are offered: {offers:?}"
    );
    assert!(!offers.contains(&RereadStatus::Failed), "{name}: every page can be read anew: {offers:?}");

    let kept = library.backups().expect("listed").kept;
    assert_eq!(kept.len(), usize::from(is_older), "{name}: it was backed up before, and only then");
    for backup in kept {
        assert!(backup.before_migration, "{name}: it says why");
        let back = folder.path().join("back");
        let restored = Library::restore(Path::new(&backup.file), &back).expect("that backup can be restored");
        assert_eq!(restored.missing, Vec::<String>::new(), "{name}: with all its pages");
        let again =
            Library::open(&back).expect("opened").preview(dossier, "markdown", Edition::Full).expect("rendered");
        assert_eq!(again, text, "{name}: to the same");
    }
}

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

#[test]
fn a_library_of_the_first_schema_keeps_everything() {
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/libraries/0001");
    let folder = tempfile::tempdir().expect("a folder");
    let desk = folder.path().join("desk");
    copy(&fixture, &desk);
    let before = rusqlite::Connection::open(desk.join("library.sqlite")).expect("opened");
    let rows = |db: &rusqlite::Connection, table: &str| -> i64 {
        db.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).expect("counted")
    };
    let tables = [
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
    let counts = tables.map(|table| rows(&before, table));
    assert_eq!(counts[0], 7, "the fixture is a full one");
    drop(before);

    let library = Library::open(&desk).expect("brought up to date");
    let after = rusqlite::Connection::open(desk.join("library.sqlite")).expect("opened");
    assert_eq!(tables.map(|table| rows(&after, table)), counts, "no row is lost");
    assert_eq!(library.doctor(false).expect("examined").problems, Vec::<String>::new(), "and all is sound");

    let dossier = library.find_dossier("Häfen & Züge").expect("there");
    let text = library.preview(dossier, "markdown", Edition::Full).expect("rendered");
    for words in ["Who signed?", "The price is missing.", "What the ports say.", "Ann O'Neill"] {
        assert!(text.contains(words), "“{words}” is in the dossier:\n{text}");
    }
    assert_eq!(library.overview().expect("counted").trashed, 1, "the trash is there");
    let found = library.list("tag:belarus bill", Sort::Relevance, 0, 10).expect("searched");
    assert_eq!(found.total, 1, "notes and tags are found");

    let kept = library.backups().expect("listed").kept;
    assert_eq!(kept.len(), 1, "it was backed up before");
    assert!(kept[0].before_migration, "and that says why: {kept:?}");
    let back = folder.path().join("back");
    let restored = Library::restore(Path::new(&kept[0].file), &back).expect("that backup can be restored");
    assert_eq!(restored.missing, Vec::<String>::new(), "with all its pages");
    let again = Library::open(&back).expect("opened").preview(dossier, "markdown", Edition::Full).expect("rendered");
    assert_eq!(again, text, "to the same");
}

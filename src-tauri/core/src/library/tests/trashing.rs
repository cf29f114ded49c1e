//! The trash: what comes back out of it, and what goes for good.

use super::filled::fill;
use super::*;
use crate::ErrorCode;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

#[test]
fn a_passage_and_a_dossier_come_back_as_they_were() {
    let desk = desk();
    let dossier = fill(&desk.library);
    let before = desk.preview(dossier, "markdown", Edition::Full).expect("rendered");
    let passages: Vec<AnnotationId> = desk
        .dossier(dossier)
        .expect("there")
        .entries
        .iter()
        .flat_map(|entry| entry.annotations.iter().map(|passage| passage.id))
        .collect();
    passages.iter().try_for_each(|id| desk.delete_annotation(*id)).expect("deleted");
    desk.delete_dossier(dossier).expect("deleted");
    let trash = desk.trash_contents().expect("listed");
    assert_eq!(
        (trash.annotations.len(), trash.dossiers.len(), trash.clips.len()),
        (passages.len() + 1, 2, 1),
        "all is in the trash: {trash:?}"
    );

    let again = desk.create_dossier("Häfen & Züge").expect("its title is free");
    desk.untrash(&[], &passages, &[dossier]).expect("taken out");
    let found = desk.preview(dossier, "markdown", Edition::Full).expect("rendered");
    assert_eq!(found, before.replace("Häfen & Züge", "Häfen & Züge (2)"), "with highlights, notes, tags and places");
    let label = format!("{} things taken out of the trash", passages.len() + 1);
    assert_eq!(desk.undo().expect("undone").label, label, "undoable, as one step");
    desk.delete_dossier(again).expect("the title is free again");
    desk.untrash(&[], &passages, &[dossier]).expect("taken out");
    assert_eq!(desk.preview(dossier, "markdown", Edition::Full).expect("rendered"), before, "as it was");
    let found = desk.found("Who signed?");
    assert_eq!(found, ["Gas for the winter"], "its words are found");
}

/// The hashes of the pages on the disk.
fn pages(folder: &Path) -> BTreeSet<String> {
    let inside = |path: &Path| {
        fs::read_dir(path).expect("a folder").map(|entry| entry.expect("readable").path()).collect::<Vec<_>>()
    };
    let files = inside(&folder.join("snapshots")).into_iter().flat_map(|folder| inside(&folder));
    files.map(|path| path.file_stem().expect("a name").to_string_lossy().into_owned()).collect()
}

#[test]
fn an_emptied_trash_is_gone_with_its_pages_and_nothing_else() {
    let desk = desk();
    let dossier = fill(&desk.library);
    let before = desk.preview(dossier, "markdown", Edition::Full).expect("rendered");
    let gone = desk.list("is:trashed", Sort::Clipped, 0, 9).expect("listed").rows[0].id;
    let page = desk.show(gone).expect("there").versions[0].snapshot.clone();
    let kept: BTreeSet<String> = pages(desk.folder()).into_iter().filter(|hash| *hash != page).collect();

    let emptied = desk.empty_trash().expect("emptied");
    assert_eq!(emptied, Emptied { clips: 1, annotations: 1, dossiers: 1, pages: 1 }, "it says what went");
    assert_eq!(desk.find_clip(&gone.to_string()).expect_err("gone").code, ErrorCode::NotFound, "the clip is gone");
    assert_eq!(pages(desk.folder()), kept, "its page is gone, and no other");
    let trash = desk.trash_contents().expect("listed");
    assert_eq!((trash.clips.len(), trash.annotations.len(), trash.dossiers.len()), (0, 0, 0), "the trash is empty");
    assert_eq!(desk.preview(dossier, "markdown", Edition::Full).expect("rendered"), before, "the rest is as it was");
    assert_eq!(desk.undo().expect_err("nothing").code, ErrorCode::NothingToUndo, "nothing brings it back by half");
    let diagnosis = desk.doctor(false).expect("examined");
    assert_eq!((diagnosis.problems, diagnosis.notes), (vec![], vec![]), "all is sound");
    assert_eq!(desk.empty_trash().expect("nothing to do"), Emptied::default(), "an empty trash stays empty");
}

#[test]
fn passages_of_a_clip_that_goes_are_counted() {
    let desk = desk();
    let clip = desk.keep("https://a.example/1", "One", "2020-01-01", &["Some words about gas."]);
    desk.annotate_quote(clip, "words", None, Colour::Fact, None, &[]).expect("marked");
    desk.trash(&[clip]).expect("trashed");
    let emptied = desk.empty_trash().expect("emptied");
    assert_eq!((emptied.clips, emptied.annotations), (1, 1), "both went: {emptied:?}");
}

#[test]
fn a_page_that_another_clip_needs_stays() {
    let desk = desk();
    let clip = desk.keep("https://a.example/1", "One", "2020-01-01", &["Some words."]);
    let page = desk.show(clip).expect("there").versions[0].snapshot.clone();
    let other = desk.keep("https://a.example/2", "Two", "2020-01-01", &["Other words."]);
    let db = rusqlite::Connection::open(desk.folder().join("library.sqlite")).expect("opened");
    db.execute("UPDATE readings SET snapshot = ?1 WHERE clip = ?2", (&page, other.to_string())).expect("shared");
    desk.trash(&[clip]).expect("trashed");
    desk.empty_trash().expect("emptied");
    assert!(pages(desk.folder()).contains(&page), "the other clip has it");
}

#[test]
fn a_page_is_kept_as_long_as_clipping_it_can_be_done_again() {
    let desk = desk();
    let clip = desk.keep("https://a.example/1", "One", "2020-01-01", &["Some words."]);
    desk.undo().expect("undone");
    let folder = desk.folder().join("snapshots");
    let long_ago = std::time::SystemTime::now() - Duration::from_secs(7200);
    let page = pages(desk.folder()).into_iter().next().expect("a page");
    let file = folder.join(&page[..2]).join(format!("{page}.zst"));
    fs::File::options().write(true).open(&file).and_then(|file| file.set_modified(long_ago)).expect("aged");
    desk.doctor(true).expect("repaired");
    desk.redo().expect("done again");
    assert!(!desk.original(clip).expect("its page is there").is_empty(), "its page is there");
    desk.undo().expect("undone");
    desk.create_dossier("Something else").expect("now it cannot be done again");
    assert!(!file.exists(), "and it is gone");
    assert_eq!(desk.doctor(false).expect("examined").notes, Vec::<String>::new(), "nothing is left over");
}

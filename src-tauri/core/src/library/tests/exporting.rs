use super::*;
use crate::ErrorCode;
use crate::export::FORMATS;

fn dossier(desk: &Desk) -> DossierId {
    let clip = desk.keep("https://courier.example/1", "Talks: part 1/2?", "2020-08-11", &["Minsk spoke."]);
    desk.annotate_quote(clip, "Minsk spoke.", None, Colour::Fact, Some("Did it?"), &[]).expect("marked");
    let dossier = desk.create_dossier("Integration: 2020").expect("created");
    desk.add_to_dossier(dossier, &[clip], Some("Talks")).expect("added");
    dossier
}

#[test]
fn the_same_library_gives_the_same_bytes_and_a_changed_file_is_left_alone() {
    let desk = desk();
    let dossier = dossier(&desk);
    let format = FORMATS.first().expect("a format").name;
    let folder = desk.folder.path().join("out");
    let export = |force| desk.export(dossier, format, Edition::Full, &folder, force);
    let file = export(false).expect("exported").files.remove(0);
    let first = std::fs::read(&file).expect("written");
    assert_eq!(
        String::from_utf8_lossy(&first),
        desk.preview(dossier, format, Edition::Full).expect("a preview"),
        "the preview is the file"
    );
    assert_eq!(
        export(false).expect("again").files,
        std::slice::from_ref(&file),
        "the file that we wrote may be written again"
    );
    assert_eq!(std::fs::read(&file).expect("written"), first, "the same library gives the same bytes");
    std::fs::write(&file, b"my own words").expect("changed by hand");
    let error = export(false).expect_err("it was changed");
    assert_eq!(error.code, ErrorCode::FileChanged, "it is not overwritten");
    assert_eq!(std::fs::read(&file).expect("there"), b"my own words", "and it is as it was");
    export(true).expect("forced");
    assert_eq!(std::fs::read(&file).expect("written"), first, "with force it is");
    let names: Vec<_> =
        std::fs::read_dir(&folder).expect("the folder").flatten().map(|entry| entry.file_name()).collect();
    assert_eq!(names.len(), 1, "no temporary file is left: {names:?}");
}

#[test]
fn what_cannot_be_exported_says_why() {
    let desk = desk();
    let dossier = dossier(&desk);
    let unknown = desk.preview(dossier, "papyrus", Edition::Quotes).expect_err("no such format");
    assert_eq!(unknown.code, ErrorCode::BadInput, "an unknown format");
    let format = FORMATS.first().expect("a format").name;
    let file = desk.folder.path().join("a file");
    std::fs::write(&file, b"x").expect("a file");
    let error = desk.export(dossier, format, Edition::Quotes, &file, false).expect_err("not a folder");
    assert_eq!(error.code, ErrorCode::File, "a file is no folder");
    let gone = desk.preview(DossierId::fresh(), format, Edition::Quotes).expect_err("no such dossier");
    assert_eq!(gone.code, ErrorCode::NotFound, "an unknown dossier");
}

//! The sample of the welcome: a page clipped, read and filed, so that a first look shows what a library becomes.

use crate::desk::Desk;
use cuttings_core::model::{ClipStatus, Clipped, Colour, Source};
use cuttings_core::{ClipInto, Library, Result};
use tauri::State;

const PAGE: &[u8] = include_bytes!("../../../tests/fixtures/sample/the-open-courier-2020-08-11.txt");
const TAG: &str = "sample";
const DOSSIER: &str = "Russia–Belarus integration 2020";
const INTRODUCTION: &str = "What Moscow asks for, and what Minsk signs, in the year of the disputed election. This dossier is a sample: delete it when you have seen enough.";

/// Passages of the sample page, and what a reader might say of them.
const PASSAGES: [(&str, Colour, &str); 2] = [
    (
        "Diplomats in Minsk read the message as a bill rather than a bouquet.",
        Colour::Claim,
        "Which diplomats? Nobody is named here; look for a second source.",
    ),
    (
        "Minsk puts its loss at $ 700 million",
        Colour::Fact,
        "The figure is one side’s own. Compare it with the refineries’ reports for the half-year.",
    ),
];

/// Clips the sample into its dossier, and marks it as a reader would.
#[tauri::command]
pub async fn clip_sample(desk: State<'_, Desk>) -> Result<Clipped> {
    desk.with(clip).await
}

fn clip(library: &Library) -> Result<Clipped> {
    let source = Source::Bytes { name: Some("sample.txt".into()), bytes: PAGE.into(), url: None };
    let into = ClipInto { tags: vec![TAG.into()], dossier: Some(DOSSIER.into()) };
    let clipped = library.clip(&source, &into)?;
    if let (Some(id), ClipStatus::Clipped) = (clipped.id, clipped.status) {
        for (quote, colour, note) in PASSAGES {
            library.annotate_quote(id, quote, None, colour, Some(note), &[])?;
        }
        let dossier = library.find_dossier(DOSSIER)?;
        library.dossier_intro(dossier, INTRODUCTION)?;
    }
    Ok(clipped)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sample_shows_what_a_library_becomes() {
        let folder = std::env::temp_dir().join(format!("cuttings-welcome-{}", std::process::id()));
        let library = Library::open(&folder).expect("a new library opens");
        let id = clip(&library).expect("the sample is clipped").id.expect("it has an id");
        let shown = library.show(id).expect("it can be read");
        assert_eq!(shown.annotations.len(), 2, "both passages are in the text");
        assert!(shown.annotations.iter().all(|passage| passage.note.is_some()), "and say why they were marked");
        assert_eq!((shown.tags.len(), shown.dossiers.len()), (1, 1), "it is tagged and filed");
        std::fs::remove_dir_all(&folder).expect("the library goes away");
    }
}

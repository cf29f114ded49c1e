//! `Library`: the whole public use of the application, one file a verb. It composes the stages; no stage knows another.
//!
//! Every mutation goes through `change`: one transaction, one undo step with a label, one announcement once it is durable.

use crate::model::*;
use crate::{Error, ErrorCode, Result};
use std::path::{Path, PathBuf};

/// A person's library: a folder with `library.sqlite` and `snapshots/`.
pub struct Library {
    folder: PathBuf,
}

/// What to do with a clip once it is there.
#[derive(Debug, Clone, Default)]
pub struct ClipInto {
    pub tags: Vec<String>,
    /// A dossier's title or id; made if it is not there.
    pub dossier: Option<String>,
}

/// What `doctor` found.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Diagnosis {
    /// What was looked at, in words with numbers: "1,024 snapshots against their hashes".
    pub checked: Vec<String>,
    /// What is wrong, each with what can be done. Empty where all is well.
    pub problems: Vec<String>,
    /// What was mended, where that was asked for.
    pub repaired: Vec<String>,
}

#[allow(unused_variables)]
impl Library {
    /// Opens the library in a folder, and makes it where there is none. Errors: cannot be written, locked, damaged, made by a newer version.
    pub fn open(folder: &Path) -> Result<Library> {
        todo!()
    }
    pub fn folder(&self) -> &Path {
        &self.folder
    }
    /// Calls `listener` after each mutation, from the thread that made it.
    pub fn on_change(&mut self, listener: impl Fn(&Changes) + Send + Sync + 'static) {
        todo!()
    }
    /// Changes whenever another program has written to the library (SQLite's `data_version`).
    pub fn data_version(&self) -> Result<i64> {
        todo!()
    }

    // capture -> extract -> store
    /// Clips one source. What could not be clipped comes back as `ClipStatus::Failed` with a message; an `Err` is only for the library itself.
    pub fn clip(&self, source: &Source, into: &ClipInto) -> Result<Clipped> {
        todo!()
    }
    /// Tries a clip again whose page could not be fetched.
    pub fn retry(&self, clip: ClipId) -> Result<Clipped> {
        todo!()
    }

    // reading
    /// `query` in the words of `docs/cli.md`; empty lists all outside the trash.
    pub fn list(&self, query: &str, sort: Sort, offset: u32, limit: u32) -> Result<Page> {
        todo!()
    }
    pub fn show(&self, clip: ClipId) -> Result<ClipDetail> {
        todo!()
    }
    /// The bytes of the current reading's snapshot, as they came.
    pub fn original(&self, clip: ClipId) -> Result<Vec<u8>> {
        todo!()
    }
    pub fn overview(&self) -> Result<Overview> {
        todo!()
    }
    /// A whole id, a unique beginning, or a unique ending of at least 4 characters.
    pub fn find_clip(&self, name: &str) -> Result<ClipId> {
        todo!()
    }
    /// A title (after NFC and case folding) or an id.
    pub fn find_dossier(&self, name: &str) -> Result<DossierId> {
        todo!()
    }

    // annotate
    /// Marks a range of the canonical text (code points) of the current reading.
    pub fn annotate(
        &self,
        clip: ClipId,
        start: u32,
        end: u32,
        colour: Colour,
        note: Option<&str>,
        tags: &[String],
    ) -> Result<Annotation> {
        todo!()
    }
    /// Marks a quote; `occurrence` counts from 1. White space in `quote` matches any white space.
    pub fn annotate_quote(
        &self,
        clip: ClipId,
        quote: &str,
        occurrence: Option<u32>,
        colour: Colour,
        note: Option<&str>,
        tags: &[String],
    ) -> Result<Annotation> {
        todo!()
    }
    pub fn recolour(&self, annotation: AnnotationId, colour: Colour) -> Result<()> {
        todo!()
    }
    /// An empty note takes it away.
    pub fn annotation_note(&self, annotation: AnnotationId, note: &str) -> Result<()> {
        todo!()
    }
    pub fn tag_annotation(&self, annotation: AnnotationId, add: &[String], remove: &[String]) -> Result<()> {
        todo!()
    }
    pub fn delete_annotation(&self, annotation: AnnotationId) -> Result<()> {
        todo!()
    }

    // clips
    /// The person's note on the clip as a whole; empty takes it away.
    pub fn note(&self, clip: ClipId, text: &str) -> Result<()> {
        todo!()
    }
    pub fn mark(&self, clips: &[ClipId], mark: Mark) -> Result<()> {
        todo!()
    }
    pub fn edit(&self, clip: ClipId, corrections: &[Correction]) -> Result<()> {
        todo!()
    }
    pub fn trash(&self, clips: &[ClipId]) -> Result<()> {
        todo!()
    }
    pub fn untrash(&self, clips: &[ClipId]) -> Result<()> {
        todo!()
    }

    // tags
    pub fn tags(&self) -> Result<Vec<TagCount>> {
        todo!()
    }
    pub fn tag(&self, clips: &[ClipId], add: &[String], remove: &[String]) -> Result<()> {
        todo!()
    }
    /// Fails where the new name is another tag's; that is a merge.
    pub fn rename_tag(&self, from: &str, to: &str) -> Result<()> {
        todo!()
    }
    /// Everything with the tag `from` gets `into`, and `from` goes.
    pub fn merge_tags(&self, from: &str, into: &str) -> Result<()> {
        todo!()
    }
    pub fn delete_tag(&self, name: &str) -> Result<()> {
        todo!()
    }

    // dossiers
    pub fn dossiers(&self) -> Result<Vec<DossierRow>> {
        todo!()
    }
    pub fn create_dossier(&self, title: &str) -> Result<DossierId> {
        todo!()
    }
    pub fn dossier(&self, dossier: DossierId) -> Result<Dossier> {
        todo!()
    }
    pub fn rename_dossier(&self, dossier: DossierId, title: &str) -> Result<()> {
        todo!()
    }
    pub fn delete_dossier(&self, dossier: DossierId) -> Result<()> {
        todo!()
    }
    /// Clips that are in it already stay where they are. `section` is a title, made if it is not there.
    pub fn add_to_dossier(&self, dossier: DossierId, clips: &[ClipId], section: Option<&str>) -> Result<()> {
        todo!()
    }
    pub fn remove_from_dossier(&self, dossier: DossierId, clips: &[ClipId]) -> Result<()> {
        todo!()
    }
    pub fn move_in_dossier(&self, dossier: DossierId, clip: ClipId, to: &Move) -> Result<()> {
        todo!()
    }
    pub fn dossier_intro(&self, dossier: DossierId, text: &str) -> Result<()> {
        todo!()
    }
    /// What the person says of a clip in this dossier; empty takes it away.
    pub fn dossier_comment(&self, dossier: DossierId, clip: ClipId, text: &str) -> Result<()> {
        todo!()
    }
    pub fn rename_section(&self, section: SectionId, title: &str) -> Result<()> {
        todo!()
    }
    /// Its clips go to the part before any section.
    pub fn delete_section(&self, section: SectionId) -> Result<()> {
        todo!()
    }

    // export
    /// The dossier as the exporter would write it.
    pub fn preview(&self, dossier: DossierId, format: &str, edition: Edition) -> Result<String> {
        todo!()
    }
    /// Writes `<title>.<ending>` into `folder`. A file that is not as we last wrote it is left alone without `force`.
    pub fn export(
        &self,
        dossier: DossierId,
        format: &str,
        edition: Edition,
        folder: &Path,
        force: bool,
    ) -> Result<Exported> {
        todo!()
    }

    // undo
    pub fn undo(&self) -> Result<Undone> {
        todo!()
    }
    pub fn redo(&self) -> Result<Undone> {
        todo!()
    }

    pub fn doctor(&self, repair: bool) -> Result<Diagnosis> {
        todo!()
    }
}

/// An article without a library, as `cuttings extract` prints it.
pub fn extract_only(source: &Source) -> Result<ArticleView> {
    let _ = (source, Error::new(ErrorCode::Internal, ""));
    todo!()
}

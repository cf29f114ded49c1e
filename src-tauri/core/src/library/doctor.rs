//! Is everything that was saved still there and whole?

use super::{Library, now};
use crate::Result;
use crate::store::{doctor, settings, surroundings};

/// What `doctor` found.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Diagnosis {
    /// What was looked at, in words with numbers: "1024 snapshots against their hashes".
    pub checked: Vec<String>,
    /// What is wrong, each with what can be done. Empty where all is well.
    pub problems: Vec<String>,
    /// What does no harm, or may do some one day: files that nothing needs, where the library lies.
    pub notes: Vec<String>,
    /// What was mended, where that was asked for.
    pub repaired: Vec<String>,
}

impl Library {
    /// Looks for damage. With `repair`, what can be derived is built anew; nothing else is touched.
    pub fn doctor(&self, repair: bool) -> Result<Diagnosis> {
        let doctor::Findings { checked, problems, mut notes, repaired } = doctor::examine(&self.store, repair)?;
        notes.extend(self.place_warning());
        Ok(Diagnosis { checked, problems, notes, repaired })
    }

    /// What was found wrong when the library was opened after a crash. Empty where all is well.
    pub fn warnings(&self) -> &[String] {
        &self.warnings
    }

    /// What may happen to the library where it lies: in a folder that a cloud service syncs, on a network share.
    pub fn place_warning(&self) -> Option<String> {
        surroundings::warning(&self.folder)
    }

    /// The same, for someone who has not been told yet.
    pub fn place_warning_once(&self) -> Result<Option<String>> {
        let Some(warning) = self.place_warning() else { return Ok(None) };
        let here = surroundings::absolute(&self.folder).to_string_lossy().into_owned();
        if self.store.read(|db| settings::get(db, settings::WARNED))?.as_ref() == Some(&here) {
            return Ok(None);
        }
        self.store.note(|db| settings::set(db, settings::WARNED, Some(&here), &now()))?;
        Ok(Some(warning))
    }
}

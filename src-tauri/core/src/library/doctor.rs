//! Is everything that was saved still there and whole?

use super::Library;
use crate::Result;
use crate::store::doctor;

/// What `doctor` found.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Diagnosis {
    /// What was looked at, in words with numbers: "1024 snapshots against their hashes".
    pub checked: Vec<String>,
    /// What is wrong, each with what can be done. Empty where all is well.
    pub problems: Vec<String>,
    /// What was mended, where that was asked for.
    pub repaired: Vec<String>,
}

impl Library {
    /// Looks for damage. With `repair`, what can be derived is built anew; nothing else is touched.
    pub fn doctor(&self, repair: bool) -> Result<Diagnosis> {
        let doctor::Findings { checked, problems, repaired } = doctor::examine(&self.store, repair)?;
        Ok(Diagnosis { checked, problems, repaired })
    }
}

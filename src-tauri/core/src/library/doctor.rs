//! Is everything that was saved still there and whole?

use super::{Library, now};
use crate::Result;
use crate::store::doctor::{self, Findings};
use crate::store::{settings, surroundings};
use std::collections::HashSet;

/// What `doctor` found.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
pub struct Diagnosis {
    /// What was looked at, in words with numbers: "1024 snapshots against their hashes".
    pub checked: Vec<String>,
    /// What is wrong, each with what can be done. Empty where all is well.
    pub problems: Vec<String>,
    /// What does no harm, or may do some one day: files that nothing needs, where the library lies.
    pub notes: Vec<String>,
    /// What was mended, where that was asked for.
    pub repaired: Vec<String>,
    /// Of the problems, how many a repair mends.
    pub mendable: u32,
    /// Whether some of them only a backup mends.
    pub needs_backup: bool,
    /// What to do about the problems at a terminal, where there are any: whole sentences.
    pub advice: Vec<String>,
}

impl Library {
    /// Looks for damage. With `repair`, what can be derived is built anew, pages that are lost are taken from backups, articles
    /// are read again from their pages, and pages whose clips are lost are clipped again. Nothing is deleted but half-written
    /// files, steps of undo that make no sense, and what another program had put into the file to act by itself.
    pub fn doctor(&self, repair: bool) -> Result<Diagnosis> {
        let mut findings = Findings::default();
        let examined = doctor::examine(&self.store, repair, &mut findings);
        doctor::owners(&self.store, repair, &mut findings);
        findings.look("The clips that are gone", |findings| self.mend_lost(repair, findings));
        doctor::shown(&self.store, repair, &mut findings);
        let mut damaged = HashSet::new();
        findings.look("The articles", |findings| {
            damaged = self.mend_readings(&examined.read.damaged, repair, findings)?;
            Ok(())
        });
        findings.look("What lists show", |findings| self.mend_shown(&damaged, repair, findings));
        let strays = doctor::examine_rest(&self.store, &examined, repair, &mut findings);
        findings.look("The passages", |findings| self.mend_passages(&examined.read.strayed, repair, findings));
        findings.look("The pages that belong to no clip", |findings| self.clip_again(&strays, findings));
        doctor::losses(&self.store, repair, &mut findings);
        findings.problems.extend(self.backup_warnings());
        let mut advice = Vec::new();
        if !repair && findings.mendable > 0 {
            let all = findings.mendable == findings.problems.len();
            let what = match (all, findings.mendable) {
                (true, 1) => "mends it".to_owned(),
                (true, _) => "mends them".to_owned(),
                (false, number) => format!("mends {number} of them"),
            };
            advice.push(format!("`cuttings doctor --repair` {what}."));
        }
        if findings.needs_backup {
            advice.push(self.store.how_to_restore());
        }
        findings.notes.extend(self.place_warning());
        let Findings { checked, problems, notes, repaired, mendable, needs_backup, .. } = findings;
        let mendable = u32::try_from(mendable).unwrap_or(u32::MAX);
        Ok(Diagnosis { checked, problems, notes, repaired, mendable, needs_backup, advice })
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

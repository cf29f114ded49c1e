//! Clips that are gone while their readings are there. Each comes back under its own id, so that the passages, tags, corrections
//! and dossiers that speak of it are right again.

use super::super::clip::show_as;
use super::super::clips::page_of;
use super::{Library, TAG, is_damage, now};
use crate::Result;
use crate::model::{Changes, ClipId};
use crate::store::doctor::{Findings, clips_of};
use crate::store::{Db, clips, forget_all, readings, tags};

impl Library {
    pub(in crate::library) fn mend_lost(&self, repair: bool, findings: &mut Findings) -> Result<()> {
        let lost = self.store.read(readings::without_clip)?;
        if lost.is_empty() {
            return Ok(());
        }
        let number = clips_of(lost.len());
        if !repair {
            let ids = lost.iter().take(3).map(|(clip, _)| clip.to_string()).collect::<Vec<_>>().join(", ");
            findings.mendable(format!(
                "Lost, with their articles still there: {number} ({ids}). A repair makes each again of its article, with its passages, tags and dossiers; only a backup has its note and its marks."
            ));
            return Ok(());
        }
        let now = now();
        self.store.write(|db| {
            // A clip that comes back has another row, so what was noted of the old one would not fit.
            forget_all(db)?;
            lost.iter().try_for_each(|(clip, time)| make_again(db, *clip, time, &now))
        })?;
        self.announce(Changes::all());
        findings.repaired.push(format!(
            "{number} that had been lost, made again of what was left, with the tag “{TAG}”. What was done before cannot be undone any more"
        ));
        Ok(())
    }
}

fn make_again(db: &Db, clip: ClipId, time: &str, now: &str) -> Result<()> {
    clips::insert(db, clip, None, time)?;
    tags::change_clip(db, clip, &[TAG.to_owned()], &[], now)?;
    if let Some(reading) = readings::newest(db, clip)? {
        clips::set_reading(db, clip, reading, now)?;
    }
    let shown = clips::get(db, clip).and_then(|known| page_of(db, &known));
    match shown.and_then(|page| show_as(db, clip, page.as_deref(), now)) {
        // Mended next, or said.
        Err(error) if is_damage(&error) => Ok(()),
        done => done,
    }
}

//! Passages that do not stand where they are said to in the text in which they were marked, or put by hand. Their words and
//! what stood around them say where that was.

use super::Library;
use crate::Result;
use crate::annotate::anchor;
use crate::store::doctor::{Findings, Strayed, counted, put};
use crate::store::readings;

impl Library {
    pub(in crate::library) fn mend_passages(
        &self,
        strayed: &[Strayed],
        repair: bool,
        findings: &mut Findings,
    ) -> Result<()> {
        let mut found = Vec::new();
        for passage in strayed {
            let text = self.store.read(|db| readings::text(db, passage.reading))?;
            match anchor(&text, &passage.place) {
                Some(range) => found.push((passage, range)),
                None => findings.for_backup(format!(
                    "A passage of clip {} is not in the text in which it was marked (“{}”). Restore a backup.",
                    passage.clip,
                    passage.place.quote.chars().take(60).collect::<String>()
                )),
            }
        }
        if found.is_empty() {
            return Ok(());
        }
        let number = counted(found.len(), "passage", "passages");
        if !repair {
            findings.mendable(format!("Not where their words are in the text: {number}. A repair puts them there."));
            return Ok(());
        }
        self.store
            .write(|db| found.iter().try_for_each(|(passage, range)| put(db, passage, range.start, range.end)))?;
        findings.repaired.push(format!("{number} that did not stand where their words are"));
        Ok(())
    }
}

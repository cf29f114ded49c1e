//! What lies among the pages in the wrong place: a page elsewhere than its hash says, and what is no page where one should be.

use super::{Findings, counted};
use crate::Result;
use crate::store::open::Store;
use std::collections::HashSet;

/// Gives the hashes of pages that a repair would put in their places: they are not missing.
pub(super) fn look(store: &Store, repair: bool, findings: &mut Findings) -> Result<HashSet<String>> {
    let in_the_way = store.snapshots.in_the_way();
    if let Some(first) = in_the_way.first() {
        let number = counted(in_the_way.len(), "thing", "things");
        if repair {
            for path in &in_the_way {
                let now = store.set_aside(path)?;
                findings.repaired.push(format!(
                    "{} stood in the place of a page, or of a folder of pages, and is none; it was moved to {}",
                    path.display(),
                    now.display()
                ));
            }
        } else {
            findings.mendable(format!(
                "Among the pages, {number} in the place of a page, or of a folder of pages: {}. A repair sets it aside.",
                first.display()
            ));
        }
    }
    let misplaced = store.snapshots.misplaced();
    let Some((_, first)) = misplaced.first() else { return Ok(HashSet::new()) };
    let pages = counted(misplaced.len(), "page is", "pages are");
    if repair {
        misplaced.iter().try_for_each(|(hash, path)| store.snapshots.put_in_place(hash, path))?;
        store.snapshots.settle()?;
        findings.repaired.push(format!("{pages} in the right folder again"));
        return Ok(HashSet::new());
    }
    findings.mendable(format!(
        "{pages} in the wrong folder ({}). A repair puts each where its name says.",
        first.display()
    ));
    Ok(misplaced.into_iter().map(|(hash, _)| hash).collect())
}

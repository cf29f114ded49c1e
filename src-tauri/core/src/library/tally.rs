//! What was done with sources that were clipped together, and what their step of undo is called.

use super::clip::Met;
use std::ops::Add;

/// How many sources became what.
#[derive(Clone, Copy, Default)]
pub(super) struct Tally {
    clips: usize,
    versions: usize,
    again: usize,
    links: usize,
}

impl Tally {
    pub fn page(&mut self, met: Met) {
        match met {
            Met::Nothing => self.clips += 1,
            Met::Other(_) => self.versions += 1,
            Met::Same(_) => self.again += 1,
        }
    }

    pub fn link(&mut self) {
        self.links += 1;
    }

    pub fn label(self) -> String {
        let kinds = [
            (self.clips, "clip added", "clips added"),
            (self.versions, "new version of a clip added", "new versions of clips added"),
            (self.links, "link added", "links added"),
            (self.again, "page clipped again", "pages clipped again"),
        ];
        let done: Vec<_> = kinds.into_iter().filter(|(number, ..)| *number > 0).collect();
        let named = |(number, one, many): &(usize, &str, &str)| match (number, done.len()) {
            (1, 1) => (*one).to_owned(),
            (1, _) => format!("1 {one}"),
            _ => format!("{number} {many}"),
        };
        done.iter().map(named).collect::<Vec<_>>().join(", ")
    }
}

impl Add for Tally {
    type Output = Tally;

    fn add(self, more: Tally) -> Tally {
        Tally {
            clips: self.clips + more.clips,
            versions: self.versions + more.versions,
            again: self.again + more.again,
            links: self.links + more.links,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ClipId;

    #[test]
    fn a_step_is_called_by_what_was_done() {
        let known = ClipId::fresh();
        for (met, links, label) in [
            (vec![Met::Nothing], 0, "clip added"),
            (vec![Met::Nothing, Met::Nothing], 0, "2 clips added"),
            (vec![Met::Other(known), Met::Other(known)], 0, "2 new versions of clips added"),
            (vec![Met::Same(known)], 0, "page clipped again"),
            (
                vec![Met::Same(known), Met::Nothing, Met::Same(known)],
                1,
                "1 clip added, 1 link added, 2 pages clipped again",
            ),
            (vec![], 1, "link added"),
        ] {
            let mut tally = Tally::default();
            met.iter().for_each(|met| tally.page(*met));
            (0..links).for_each(|_| tally.link());
            assert_eq!(tally.label(), label, "as a person reads it behind “Undo:”");
        }
    }
}

//! Many sources at once: as many are read as there are cores, and one thread writes. It takes what is ready into one
//! transaction, and reports a source only when that is on the disk. Reports come in the order of the sources.

use super::Library;
use super::clip::{ClipInto, Prepared, failed, named};
use super::turns::in_turns;
use crate::model::{Clipped, Source};
use crate::store::{Packer, Step};
use crate::{Error, Result};

/// What ended the work early.
enum Ended<E> {
    ByLibrary(Error),
    ByReport(E),
}

impl<E> From<Error> for Ended<E> {
    fn from(error: Error) -> Self {
        Ended::ByLibrary(error)
    }
}

impl Library {
    /// Clips sources as `clip` does, one after the other for whoever looks on; all of them are one step for undo, unless
    /// something else was done meanwhile. `report` gets each once it is durable; an error of its own ends the work, and it
    /// still gets what was durable by then. What was reported stays. Where the library takes no more, each source that is
    /// left is reported as failed before the error comes back.
    pub fn clip_all<E: From<Error>>(
        &self,
        sources: &[Source],
        into: &ClipInto,
        mut report: impl FnMut(Clipped) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let (mut written, mut step) = (0, Step::default());
        let preparer = || {
            let mut packer = Packer::new()?;
            Ok(move |at: usize| self.prepare(&sources[at], &mut packer))
        };
        let length = |prepared: &Result<Prepared>| prepared.as_ref().map_or(0, Prepared::length);
        let outcome = in_turns(sources.len(), preparer, length, |turn, prepared| {
            let prepared = prepared.into_iter().collect::<Result<Vec<_>>>()?;
            let kept = self.keep_all(prepared, into, &mut step)?;
            written = turn.end;
            let kept = sources[turn].iter().zip(kept);
            let told: Vec<_> =
                kept.map(|(source, clipped)| report(Clipped { source: named(source), ..clipped })).collect();
            told.into_iter().collect::<std::result::Result<(), E>>().map_err(Ended::ByReport)
        });
        match outcome {
            Ok(()) => Ok(()),
            Err(Ended::ByReport(error)) => Err(error),
            Err(Ended::ByLibrary(error)) => {
                // The library takes no more: what is left is not tried, and each source is told of.
                let rest = sources[written..].iter();
                rest.map(|source| Clipped { source: named(source), ..failed(&error) }).try_for_each(report)?;
                Err(error.into())
            }
        }
    }
}

//! Many sources at once: as many are read as there are cores, and one thread writes. It takes what is ready into one
//! transaction, and reports a source only when that is on the disk. Reports come in the order of the sources.

use super::Library;
use super::ahead::{self, Ahead};
use super::clip::{ClipInto, Prepared, failed, named};
use super::step::Step;
use crate::model::{Clipped, Source};
use crate::store::Packer;
use crate::{Error, Result};
use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

/// How many sources share a transaction at the most.
const BATCH: usize = 512;
/// How long a source waits for others at the most.
const MOMENT: Duration = Duration::from_millis(500);

/// A source that was prepared, and its place among all.
type Numbered = (usize, Result<Prepared>);
type Arriving = Receiver<Numbered>;
/// Prepared, and not yet written.
type Waiting = BTreeMap<usize, Result<Prepared>>;

impl Library {
    /// Clips sources as `clip` does, one after the other for whoever looks on; all of them are one step for undo, unless
    /// something else was done meanwhile. `report` gets each once it is durable; an error of its own ends the work. What was
    /// reported stays. Where the library takes no more, each source that is left is reported as failed before the error
    /// comes back.
    pub fn clip_all<E: From<crate::Error>>(
        &self,
        sources: &[Source],
        into: &ClipInto,
        mut report: impl FnMut(Clipped) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let ahead = Ahead::of(sources.len());
        let (ready, arriving) = channel();
        let readers = thread::available_parallelism().map_or(1, usize::from).min(sources.len());
        thread::scope(|scope| {
            // Dropped when the work ends, in whatever way, so that nobody reads on.
            let (_wanted, arriving) = (ahead.wanted(), arriving);
            for _ in 0..readers {
                let (ready, ahead, packer) = (ready.clone(), &ahead, Packer::new()?);
                scope.spawn(move || self.read_ahead(sources, ahead, &ready, packer));
            }
            drop(ready);
            let mut waiting = Waiting::new();
            let (mut written, mut step) = (0, Step::default());
            while written < sources.len() {
                let most = BATCH.min(sources.len() - written);
                let turn =
                    gather(&arriving, &mut waiting, written, most).and_then(|()| take_turn(&mut waiting, written));
                let bytes = turn.iter().flatten().map(Prepared::length).sum();
                let kept = match turn.and_then(|turn| self.keep_all(turn, into, &mut step)) {
                    Ok(kept) => kept,
                    Err(error) => {
                        // The library takes no more: what is left is not tried, and each source is told of.
                        let rest = sources[written..].iter();
                        rest.map(|source| Clipped { source: named(source), ..failed(&error) }).try_for_each(report)?;
                        return Err(error.into());
                    }
                };
                let turn = written..written + kept.len();
                written = turn.end;
                ahead.written(turn.len(), bytes);
                for (source, clipped) in sources[turn].iter().zip(kept) {
                    report(Clipped { source: named(source), ..clipped })?;
                }
            }
            Ok(())
        })
    }

    /// Prepares one source after the other, as long as there are any and someone wants them.
    fn read_ahead(&self, sources: &[Source], ahead: &Ahead, ready: &Sender<Numbered>, mut packer: Packer) {
        while let Some(at) = ahead.next() {
            let prepared = self.prepare(&sources[at], &mut packer);
            ahead.read(prepared.as_ref().map_or(0, Prepared::length));
            if ready.send((at, prepared)).is_err() {
                return;
            }
        }
    }
}

/// Waits for the source whose turn it is, and, the more were written, the more also for those that come within a moment:
/// what shares a transaction shares its waits for the disk. Whoever looks on sees the first ones at once.
fn gather(arriving: &Arriving, waiting: &mut Waiting, turn: usize, most: usize) -> Result<()> {
    while !waiting.contains_key(&turn) {
        let broken_off = |_| Error::internal("Reading the sources was broken off. Try again.");
        let (at, prepared) = arriving.recv().map_err(broken_off)?;
        waiting.insert(at, prepared);
    }
    let end = Instant::now() + MOMENT;
    let length = |waiting: &Waiting| waiting.values().flatten().map(Prepared::length).sum::<usize>();
    // The other half is being read meanwhile.
    while waiting.len() < most.min(1 + turn / 2) && length(waiting) < ahead::BYTES / 2 {
        let Ok((at, prepared)) = arriving.recv_timeout(end.saturating_duration_since(Instant::now())) else { break };
        waiting.insert(at, prepared);
    }
    waiting.extend(arriving.try_iter());
    Ok(())
}

/// Those whose turn it is: from the first that is not written, without a gap.
fn take_turn(waiting: &mut Waiting, from: usize) -> Result<Vec<Prepared>> {
    (from..from + BATCH).map_while(|at| waiting.remove(&at)).collect()
}

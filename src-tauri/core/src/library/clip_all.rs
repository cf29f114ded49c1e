//! Many sources at once: as many are read as there are cores, and one thread writes. It takes what is ready into one
//! transaction, and reports a source only when that is on the disk. Reports come in the order of the sources.

use super::Library;
use super::clip::{ClipInto, Prepared, failed, named};
use crate::model::{Clipped, Source};
use crate::store::Packer;
use crate::{Error, Result};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// How many sources share a transaction at the most.
const BATCH: usize = 512;
/// How long a source waits for others at the most.
const MOMENT: Duration = Duration::from_millis(500);
/// How many sources may be read before they are written: what waits is in memory.
const AHEAD: usize = 2 * BATCH;

/// A source that was prepared, and its place among all.
type Numbered = (usize, Result<Prepared>);
type Arriving = Receiver<Numbered>;
/// Prepared, and not yet written.
type Waiting = BTreeMap<usize, Result<Prepared>>;

impl Library {
    /// Clips sources as `clip` does, one after the other for whoever looks on. `report` gets each once it is durable; an
    /// error of its own ends the work. What was reported stays. Where the library takes no more, each source that is left
    /// is reported as failed before the error comes back.
    pub fn clip_all<E: From<crate::Error>>(
        &self,
        sources: &[Source],
        into: &ClipInto,
        mut report: impl FnMut(Clipped) -> std::result::Result<(), E>,
    ) -> std::result::Result<(), E> {
        let next = AtomicUsize::new(0);
        let (permit, permits) = channel();
        let permits = Mutex::new(permits);
        let (ready, arriving) = channel();
        for _ in 0..AHEAD {
            // The other end is in this function.
            let _ = permit.send(());
        }
        let readers = thread::available_parallelism().map_or(1, usize::from).min(sources.len());
        thread::scope(|scope| {
            // Dropped when the work ends, in whatever way, so that nobody waits for a permit any more.
            let (permit, arriving) = (permit, arriving);
            for _ in 0..readers {
                let (ready, permits, next, packer) = (ready.clone(), &permits, &next, Packer::new()?);
                scope.spawn(move || self.read_ahead(sources, next, permits, &ready, packer));
            }
            drop(ready);
            let mut waiting = Waiting::new();
            let mut written = 0;
            while written < sources.len() {
                gather(&arriving, &mut waiting, written, BATCH.min(sources.len() - written))?;
                let kept = match take_turn(&mut waiting, written).and_then(|turn| self.keep_all(turn, into)) {
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
                for (source, clipped) in sources[turn].iter().zip(kept) {
                    report(Clipped { source: named(source), ..clipped })?;
                    // A reader that has ended needs none.
                    let _ = permit.send(());
                }
            }
            Ok(())
        })
    }

    /// Prepares one source after the other, as long as there are any and someone wants them.
    fn read_ahead(
        &self,
        sources: &[Source],
        next: &AtomicUsize,
        permits: &Mutex<Receiver<()>>,
        ready: &Sender<Numbered>,
        mut packer: Packer,
    ) {
        loop {
            let at = {
                let permits = permits.lock().unwrap_or_else(PoisonError::into_inner);
                if permits.recv().is_err() {
                    return;
                }
                next.fetch_add(1, Ordering::Relaxed)
            };
            let Some(source) = sources.get(at) else { return };
            if ready.send((at, self.prepare(source, &mut packer))).is_err() {
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
    while waiting.len() < most.min(1 + turn / 2) {
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

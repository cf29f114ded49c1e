//! Many sources at once: as many are read as there are cores, and one thread writes. It takes what is ready into one
//! transaction, and reports a source only when that is on the disk. Reports come in the order of the sources.

use super::Library;
use super::clip::{ClipInto, Prepared, named};
use crate::Result;
use crate::model::{Clipped, Source};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// How many sources share a transaction at the most.
const BATCH: usize = 256;
/// How many sources may be read before they are written: what waits is in memory.
const AHEAD: usize = BATCH + BATCH / 2;

impl Library {
    /// Clips sources as `clip` does, one after the other for whoever looks on. `report` gets each once it is durable; an
    /// error of its own ends the work. What was reported stays.
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
            for _ in 0..readers {
                let (ready, permits, next) = (ready.clone(), &permits, &next);
                scope.spawn(move || self.read_ahead(sources, next, permits, &ready));
            }
            drop(ready);
            // Dropped when the work ends, in whatever way, so that nobody waits for a permit any more.
            let (permit, arriving) = (permit, arriving);
            let mut waiting = BTreeMap::new();
            let mut written = 0;
            while written < sources.len() {
                while !waiting.contains_key(&written) {
                    let Ok((at, prepared)) = arriving.recv() else {
                        return Err(crate::Error::internal("Reading the sources was broken off. Try again.").into());
                    };
                    waiting.insert(at, prepared);
                }
                waiting.extend(arriving.try_iter());
                let batch = take_turn(&mut waiting, written)?;
                for (source, clipped) in sources[written..].iter().zip(self.keep_all(&batch, into)?) {
                    report(Clipped { source: named(source), ..clipped })?;
                    // A reader that has ended needs none.
                    let _ = permit.send(());
                }
                written += batch.len();
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
        ready: &Sender<(usize, Result<Prepared>)>,
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
            if ready.send((at, self.prepare(source))).is_err() {
                return;
            }
        }
    }
}

/// Those whose turn it is: from the first that is not written, without a gap.
fn take_turn(waiting: &mut BTreeMap<usize, Result<Prepared>>, from: usize) -> Result<Vec<Prepared>> {
    (from..from + BATCH).map_while(|at| waiting.remove(&at)).collect()
}

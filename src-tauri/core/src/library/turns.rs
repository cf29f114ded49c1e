//! Much work at once: as much is prepared as there are cores, and one thread goes on with what is ready, in its order.

use super::ahead::{self, Ahead};
use crate::{Error, Result};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

/// How many share a turn at the most.
const BATCH: usize = 512;
/// How long a turn waits for more at the most.
const MOMENT: Duration = Duration::from_millis(500);

/// What was prepared, with its place among all.
type Arriving<T> = Receiver<(usize, T)>;
/// Prepared, and not yet handed on.
type Waiting<T> = BTreeMap<usize, T>;

/// Prepares so many, and hands them to `turn` in their order, without a gap, as many at a time as are ready. `preparer` is
/// called once a thread; `length` says how many bytes something takes while it waits. An error of `turn` ends the work: what
/// is being prepared is left.
pub(super) fn in_turns<T, P, E>(
    number: usize,
    preparer: impl Fn() -> Result<P>,
    length: impl Fn(&T) -> usize + Sync,
    mut turn: impl FnMut(Range<usize>, Vec<T>) -> std::result::Result<(), E>,
) -> std::result::Result<(), E>
where
    T: Send,
    P: FnMut(usize) -> T + Send,
    E: From<Error>,
{
    let ahead = Ahead::of(number);
    let (ready, arriving) = channel();
    let threads = thread::available_parallelism().map_or(1, usize::from).min(number);
    thread::scope(|scope| {
        // Dropped when the work ends, in whatever way, so that nobody prepares more.
        let (_wanted, arriving) = (ahead.wanted(), arriving);
        for _ in 0..threads {
            let (ready, ahead, length, mut prepare) = (ready.clone(), &ahead, &length, preparer()?);
            scope.spawn(move || {
                while let Some(at) = ahead.next() {
                    let prepared = prepare(at);
                    ahead.read(length(&prepared));
                    if ready.send((at, prepared)).is_err() {
                        return;
                    }
                }
            });
        }
        drop(ready);
        let (mut waiting, mut done) = (Waiting::new(), 0);
        while done < number {
            gather(&arriving, &mut waiting, &length, done, BATCH.min(number - done))?;
            let due: Vec<T> = (done..done + BATCH).map_while(|at| waiting.remove(&at)).collect();
            let (due_now, bytes) = (due.len(), due.iter().map(&length).sum());
            turn(done..done + due_now, due)?;
            done += due_now;
            ahead.written(due_now, bytes);
        }
        Ok(())
    })
}

/// Waits for the one whose turn it is, and, the more were handed on, the more also for those that come within a moment: what
/// shares a transaction shares its waits for the disk. Whoever looks on sees the first ones at once.
fn gather<T>(
    arriving: &Arriving<T>,
    waiting: &mut Waiting<T>,
    length: impl Fn(&T) -> usize,
    turn: usize,
    most: usize,
) -> Result<()> {
    while !waiting.contains_key(&turn) {
        let broken_off = |_| Error::internal("Reading the pages was broken off. Try again.");
        let (at, prepared) = arriving.recv().map_err(broken_off)?;
        waiting.insert(at, prepared);
    }
    let end = Instant::now() + MOMENT;
    let lengths = |waiting: &Waiting<T>| waiting.values().map(&length).sum::<usize>();
    // The other half is being prepared meanwhile.
    while waiting.len() < most.min(1 + turn / 2) && lengths(waiting) < ahead::BYTES / 2 {
        let Ok((at, prepared)) = arriving.recv_timeout(end.saturating_duration_since(Instant::now())) else { break };
        waiting.insert(at, prepared);
    }
    waiting.extend(arriving.try_iter());
    Ok(())
}

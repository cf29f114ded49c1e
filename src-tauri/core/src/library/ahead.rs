//! How far sources may be read before they are written: what waits is in memory.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// How many sources wait at the most.
const SOURCES: usize = 1_024;
/// How many bytes their pages have at the most, but for the last of them. An article takes about as much as its page.
pub(super) const BYTES: usize = 32 << 20;

/// Gives out the numbers of sources, in their order.
pub(super) struct Ahead {
    number: usize,
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    next: usize,
    sources: usize,
    bytes: usize,
    over: bool,
}

impl Ahead {
    pub fn of(number: usize) -> Ahead {
        Ahead { number, state: Mutex::default(), changed: Condvar::new() }
    }

    /// The next source, once there is room for it; `None` where there is no other, or nobody wants it any more. Nobody waits
    /// for a source that was not given out: those before it make room by being written.
    pub fn next(&self) -> Option<usize> {
        let full = |state: &mut State| !state.over && (state.sources >= SOURCES || state.bytes >= BYTES);
        let mut state = self.changed.wait_while(self.state(), full).unwrap_or_else(PoisonError::into_inner);
        if state.over || state.next == self.number {
            return None;
        }
        state.sources += 1;
        state.next += 1;
        Some(state.next - 1)
    }

    /// A source was read; its page is so long.
    pub fn read(&self, bytes: usize) {
        self.state().bytes += bytes;
    }

    /// So many were written, with pages of so many bytes.
    pub fn written(&self, sources: usize, bytes: usize) {
        let mut state = self.state();
        state.sources -= sources;
        state.bytes -= bytes;
        self.changed.notify_all();
    }

    /// Until what this returns goes, sources are wanted.
    pub fn wanted(&self) -> Wanted<'_> {
        Wanted(self)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

pub(super) struct Wanted<'a>(&'a Ahead);

impl Drop for Wanted<'_> {
    fn drop(&mut self) {
        self.0.state().over = true;
        self.0.changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_pages_are_not_read_far_ahead() {
        let ahead = Ahead::of(5_000);
        let _wanted = ahead.wanted();
        let far = |bytes: usize| {
            let mut given = 0;
            while ahead.state().bytes < BYTES && ahead.state().sources < SOURCES {
                ahead.next().expect("another");
                ahead.read(bytes);
                given += 1;
            }
            ahead.written(given, given * bytes);
            given
        };
        assert_eq!(far(1 << 20), 32, "pages of a megabyte: what waits takes no more than 32");
        assert_eq!(far(100), SOURCES, "short ones: no more than share two transactions");
    }

    #[test]
    fn nobody_waits_once_none_is_wanted() {
        let ahead = Ahead::of(2);
        std::thread::scope(|scope| {
            let wanted = ahead.wanted();
            ahead.next().expect("the first");
            ahead.read(2 * BYTES);
            let waits = scope.spawn(|| ahead.next());
            drop(wanted);
            assert_eq!(waits.join().expect("no panic"), None, "the second is not read");
        });
    }
}

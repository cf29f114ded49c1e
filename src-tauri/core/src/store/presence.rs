//! Who has a library open: each program holds a shared lock on the file `in-use`. Whoever can lock it alone is alone, and
//! finds out so whether the one before ended as it should.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::Path;
use std::time::{Duration, Instant};

/// Held for as long as the library is open. Where a file system knows no locks, nothing is held, and nothing is known.
pub(super) struct Presence {
    held: Option<File>,
    /// The last program with this library was killed, or the power failed: it left changes in the log that it would
    /// have put into the library's file at its end.
    pub after_a_crash: bool,
}

impl Presence {
    /// `None` where another program lets nobody in for longer than `patience`: it puts a library in the place of this one.
    pub fn enter(folder: &Path, log: &Path, patience: Duration) -> Option<Presence> {
        let Ok(file) = open(folder) else { return Some(Presence::nobody()) };
        let after_a_crash = file.try_lock().is_ok() && log.metadata().is_ok_and(|log| log.len() > 0);
        // The lock that was held alone goes first: not every system turns one into the other.
        let shared = file.unlock().is_ok() && hold(&file, waiting(patience))?;
        Some(Presence { held: shared.then_some(file), after_a_crash })
    }

    /// Nothing is held where there is no library.
    pub fn nobody() -> Presence {
        Presence { held: None, after_a_crash: false }
    }

    /// Whether nobody else has the library open at this moment. Where that cannot be known, someone may.
    pub fn is_alone(&self) -> bool {
        let Some(file) = &self.held else { return false };
        let alone = file.unlock().is_ok() && file.try_lock().is_ok();
        // Held together with others again, as before.
        let _ = (file.unlock(), hold(file, waiting(Duration::ZERO)));
        alone
    }

    /// Whether someone else surely has it open.
    pub fn is_shared(&self) -> bool {
        self.held.is_some() && !self.is_alone()
    }

    /// Nobody else has the library open, and nobody opens it unnoticed while this is held. `None` where someone has; an
    /// error where the folder cannot be written. Where a file system knows no locks, nobody is known of.
    pub fn alone(folder: &Path) -> io::Result<Option<Presence>> {
        let file = open(folder)?;
        Ok(match file.try_lock() {
            Ok(()) => Some(Presence { held: Some(file), after_a_crash: false }),
            Err(TryLockError::WouldBlock) => None,
            Err(TryLockError::Error(_)) => Some(Presence::nobody()),
        })
    }
}

/// Holds a file together with others; false where the file system knows no locks. Another program that asks whether it is
/// alone is so for a moment, which is waited for while `again` says so: whoever held nothing would go unnoticed for as long
/// as it runs. `None` where that is no moment.
fn hold(file: &File, again: impl Fn() -> bool) -> Option<bool> {
    loop {
        match file.try_lock_shared() {
            Ok(()) => return Some(true),
            Err(TryLockError::Error(_)) => return Some(false),
            Err(TryLockError::WouldBlock) if again() => {}
            Err(TryLockError::WouldBlock) => return None,
        }
    }
}

/// Waits a little each time, a moment at least.
fn waiting(patience: Duration) -> impl Fn() -> bool {
    const MOMENT: Duration = Duration::from_millis(100);
    let end = Instant::now() + patience.max(MOMENT);
    move || {
        std::thread::sleep(Duration::from_millis(5));
        Instant::now() < end
    }
}

fn open(folder: &Path) -> io::Result<File> {
    OpenOptions::new().create(true).truncate(false).write(true).open(folder.join("in-use"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_comes_while_another_asks_whether_it_is_alone_is_noticed() {
        let folder = tempfile::tempdir().expect("a folder");
        let asks = open(folder.path()).expect("a file");
        asks.try_lock().expect("it is alone");
        let comes = open(folder.path()).expect("a file");
        let again = || asks.unlock().is_ok();
        assert_eq!(hold(&comes, again), Some(true), "a moment later there is room for both");
        assert!(Presence::alone(folder.path()).expect("writable").is_none(), "and nobody takes the library away");
        asks.try_lock().expect_err("it is not alone any more");
        comes.unlock().expect("it leaves");
        let _alone = Presence::alone(folder.path()).expect("writable").expect("nobody is there");
        let log = folder.path().join("log");
        assert!(Presence::enter(folder.path(), &log, Duration::ZERO).is_none(), "nobody comes in unnoticed");
    }
}

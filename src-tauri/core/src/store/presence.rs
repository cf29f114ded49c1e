//! Who has a library open: each program holds a shared lock on the file `in-use`. Whoever can lock it alone is alone, and
//! finds out so whether the one before ended as it should.

use std::fs::{File, OpenOptions};
use std::io;
use std::path::Path;
use std::time::Duration;

/// Held for as long as the library is open. Where a file system knows no locks, nothing is held, and nothing is known.
pub(super) struct Presence {
    held: Option<File>,
    /// The last program with this library was killed, or the power failed: it left changes in the log that it would
    /// have put into the library's file at its end.
    pub after_a_crash: bool,
}

impl Presence {
    pub fn enter(folder: &Path, log: &Path) -> Presence {
        let Ok(file) = open(folder) else { return Presence { held: None, after_a_crash: false } };
        let after_a_crash = file.try_lock().is_ok() && log.metadata().is_ok_and(|log| log.len() > 0);
        // The lock that was held alone goes first: not every system turns one into the other.
        let shared = file.unlock().is_ok() && hold(&file, wait);
        Presence { held: shared.then_some(file), after_a_crash }
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
        let _ = (file.unlock(), hold(file, wait));
        alone
    }

    /// Nobody else has the library open, and nobody opens it unnoticed while this is held. `None` where someone has; an
    /// error where the folder cannot be written.
    pub fn alone(folder: &Path) -> io::Result<Option<Presence>> {
        let file = open(folder)?;
        Ok(file.try_lock().is_ok().then_some(Presence { held: Some(file), after_a_crash: false }))
    }
}

/// Holds a file together with others. Another program that asks whether it is alone is so for a moment, which is waited for:
/// whoever held nothing would go unnoticed for as long as it runs.
fn hold(file: &File, wait: impl Fn()) -> bool {
    (0..TRIES).any(|nth| {
        if nth > 0 {
            wait();
        }
        file.try_lock_shared().is_ok()
    })
}

const TRIES: u32 = 20;

fn wait() {
    std::thread::sleep(Duration::from_millis(5));
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
        assert!(hold(&comes, || asks.unlock().expect("it knows")), "a moment later there is room for both");
        assert!(Presence::alone(folder.path()).expect("writable").is_none(), "and nobody takes the library away");
        asks.try_lock().expect_err("it is not alone any more");
    }
}

//! Room that is held back for a full disk. Whatever is deleted, SQLite first writes down; so on a full disk the trash could
//! not be emptied, which would make room, and the library not even be opened to be read. A file of no meaning takes up a
//! little room, and goes where it is needed.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

const LENGTH: usize = 4 << 20;
/// What SQLite's index of the log takes up at first, which it makes where nobody else has the library open.
const TO_OPEN: usize = 32 << 10;

pub(super) struct Room {
    file: PathBuf,
    /// Whether some was let go, and is to be held back again when the library is left.
    is_lent: AtomicBool,
}

impl Room {
    pub fn in_folder(library: &Path) -> Room {
        Room { file: library.join("room"), is_lent: AtomicBool::default() }
    }

    /// Holds back what is missing. Where the disk does not have as much, it stays as it is.
    pub fn hold(&self) {
        let held = self.held();
        if held >= LENGTH {
            return;
        }
        let grow = || File::options().create(true).append(true).open(&self.file)?.write_all(&noise()[held..]);
        if grow().is_err() {
            // Best effort: what was written of it is better free.
            let _ = self.shrink(held);
        }
    }

    /// Lets go of all of it; true where there was any.
    pub fn let_go(&self) -> bool {
        self.lend(0)
    }

    /// Lets go of as much as the library needs to be opened; true where it was all there.
    pub fn let_go_to_open(&self) -> bool {
        self.held() == LENGTH && self.lend(LENGTH - TO_OPEN)
    }

    fn held(&self) -> usize {
        self.file.metadata().map_or(0, |file| file.len() as usize)
    }

    fn lend(&self, but: usize) -> bool {
        let went = self.held() > but && self.shrink(but).is_ok();
        self.is_lent.fetch_or(went, Ordering::Relaxed);
        went
    }

    fn shrink(&self, to: usize) -> io::Result<()> {
        match to {
            0 => fs::remove_file(&self.file),
            _ => File::options().write(true).open(&self.file)?.set_len(to as u64),
        }
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        if self.is_lent.load(Ordering::Relaxed) {
            self.hold();
        }
    }
}

/// Bytes that take up room on disks that compress, too: xorshift64.
fn noise() -> Vec<u8> {
    let mut word = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = || {
        word ^= word << 13;
        word ^= word >> 7;
        word ^= word << 17;
        word.to_le_bytes()
    };
    (0..LENGTH / 8).flat_map(|_| next()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_that_was_let_go_is_held_back_again_in_the_end() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("room");
        let room = Room::in_folder(folder.path());
        assert!(!room.let_go() && !room.let_go_to_open(), "none was held back");
        fs::write(&file, "cut off by a kill").expect("written");
        room.hold();
        let packed = zstd::encode_all(&*fs::read(&file).expect("readable"), 3).expect("packed");
        assert!(room.held() == LENGTH && packed.len() > LENGTH * 9 / 10, "on a disk that compresses, too");
        assert!(room.let_go_to_open() && room.held() == LENGTH - TO_OPEN, "a little, to open the library");
        assert!(!room.let_go_to_open(), "once");
        assert!(room.let_go() && !file.exists(), "and all of it where that is needed");
        drop(room);
        assert_eq!(file.metadata().map(|file| file.len()).ok(), Some(LENGTH as u64), "until the library is left");
    }
}

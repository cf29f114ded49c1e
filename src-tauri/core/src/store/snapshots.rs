//! The bytes as they came, each under the SHA-256 of its content: `snapshots/ab/<hash>.zst`, written once and never
//! changed. A snapshot is durable before the transaction that refers to it; one that nothing refers to is garbage, not
//! damage.

use crate::{Error, ErrorCode, Result};
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

pub(crate) struct Snapshots {
    folder: PathBuf,
}

/// What is wrong with a snapshot.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Fault {
    Missing,
    /// It cannot be read, or its bytes are not those of its name.
    Damaged,
}

/// The SHA-256 of bytes, in hex.
pub(crate) fn hash(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

impl Snapshots {
    pub(super) fn in_folder(library: &Path) -> Self {
        Snapshots { folder: library.join("snapshots") }
    }

    /// Keeps bytes durably; what is there already stays as it is.
    pub fn keep(&self, hash: &str, bytes: &[u8]) -> Result<()> {
        let path = self.path(hash);
        if path.exists() {
            return Ok(());
        }
        zstd::encode_all(bytes, 3).and_then(|packed| self.write(&path, &packed)).map_err(|error| {
            let message = format!("The page could not be kept in {}. Nothing was clipped; check that the disk is there, has room and may be written, and try again.", self.folder.display());
            Error::new(ErrorCode::LibraryReadOnly, message).because(error)
        })
    }

    pub fn read(&self, hash: &str) -> Result<Vec<u8>> {
        let path = self.path(hash);
        File::open(&path).and_then(zstd::decode_all).map_err(|error| {
            let message = format!(
                "The original could not be read from {}. Run `cuttings doctor`; a backup may hold it.",
                path.display()
            );
            Error::new(ErrorCode::LibraryDamaged, message).because(error)
        })
    }

    pub(super) fn check(&self, hash: &str) -> Option<Fault> {
        let path = self.path(hash);
        if !path.exists() {
            return Some(Fault::Missing);
        }
        let mut hasher = Sha256::new();
        let read = File::open(path).and_then(|file| zstd::stream::copy_decode(file, &mut hasher));
        (read.is_err() || hex(&hasher.finalize()) != hash).then_some(Fault::Damaged)
    }

    /// Every snapshot that is there, by its hash.
    pub(super) fn all(&self) -> Vec<(String, PathBuf)> {
        let name = |path: &PathBuf| Some(path.file_name()?.to_str()?.strip_suffix(".zst")?.to_owned());
        let files = entries(&self.folder).into_iter().flat_map(|folder| entries(&folder));
        files.filter_map(|path| Some((name(&path)?, path))).collect()
    }

    /// Copies a snapshot's file, as it is, from another folder.
    pub(super) fn take_over(&self, from: &Path, hash: &str) -> io::Result<()> {
        let path = self.path(hash);
        if path.exists() { Ok(()) } else { self.write(&path, &fs::read(from)?) }
    }

    /// Half-written files that an interrupted program left behind, no younger than an hour.
    pub(super) fn leftovers(&self) -> Vec<PathBuf> {
        let files = entries(&self.folder).into_iter().flat_map(|folder| entries(&folder));
        files.filter(|path| path.extension().is_some_and(|ending| ending == "part") && is_old(path)).collect()
    }

    pub(super) fn path(&self, hash: &str) -> PathBuf {
        self.folder.join(path_of(hash))
    }

    /// Temporary file, fsync, rename, fsync of the folders.
    fn write(&self, path: &Path, packed: &[u8]) -> io::Result<()> {
        let folder = path.parent().unwrap_or(&self.folder);
        let new_folder = !folder.exists();
        fs::create_dir_all(folder)?;
        let part = folder.join(format!("{}.part", uuid::Uuid::now_v7()));
        let written = (|| {
            let mut file = File::create_new(&part)?;
            file.write_all(packed)?;
            file.sync_all()?;
            fs::rename(&part, path)
        })();
        if let Err(error) = written {
            // Best effort: what stays is found by `doctor`.
            let _ = fs::remove_file(&part);
            return Err(error);
        }
        sync_folder(folder)?;
        if new_folder {
            sync_folder(&self.folder)?;
            self.folder.parent().map_or(Ok(()), sync_folder)?;
        }
        Ok(())
    }
}

/// The place of a snapshot among the others.
pub(super) fn path_of(hash: &str) -> PathBuf {
    Path::new(hash.get(..2).unwrap_or_default()).join(format!("{hash}.zst"))
}

/// Older than an hour: no program that runs is still about to speak of it.
pub(super) fn is_old(path: &Path) -> bool {
    let age = path.metadata().and_then(|data| data.modified()).ok().and_then(|time| time.elapsed().ok());
    age.is_some_and(|age| age.as_secs() >= 3600)
}

fn hex(digest: &[u8]) -> String {
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect()
}

/// Makes a rename durable. Windows has no such call, and needs none.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(windows) { Ok(()) } else { File::open(folder)?.sync_all() }
}

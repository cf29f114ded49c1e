//! The bytes as they came, each under the SHA-256 of its content: `snapshots/ab/<hash>.zst`, written once and never
//! changed. A snapshot is durable before the transaction that refers to it; one that nothing refers to is garbage, not
//! damage.

use crate::{Error, ErrorCode, Result};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
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

    /// Whether a snapshot is there, looked at from outside.
    pub fn has(&self, hash: &str) -> bool {
        self.path(hash).metadata().is_ok_and(|file| file.len() > 0)
    }

    /// Whether a snapshot is there and reads as it should.
    pub fn has_whole(&self, hash: &str) -> bool {
        self.check(hash).is_none()
    }

    /// Keeps several pages durably, packed already. One wait for the disk goes for all of them as far as the system can do
    /// that. A page that is there and whole stays as it is; one that is damaged is written anew.
    pub fn keep_all(&self, pages: &[(&str, &[u8])]) -> Result<()> {
        let wanted = pages.iter().filter(|(hash, _)| !self.has_whole(hash));
        let wanted: Vec<(PathBuf, &[u8])> = wanted.map(|(hash, packed)| (self.path(hash), *packed)).collect();
        self.write(&wanted).map_err(|error| {
            let message = format!("The page could not be kept in {}. Check that the disk is there, has room and may be written, and try again.", self.folder.display());
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

    /// Whether there is any snapshot at all.
    pub(super) fn holds_any(&self) -> bool {
        let mut folders = entries(&self.folder).into_iter();
        folders.any(|folder| entries(&folder).iter().any(|path| path.extension().is_some_and(|ending| ending == "zst")))
    }

    /// Every snapshot that is there, by its hash.
    pub(super) fn all(&self) -> Vec<(String, PathBuf)> {
        let name = |path: &PathBuf| {
            let hash = path.file_name()?.to_str()?.strip_suffix(".zst")?;
            // Anything else is not ours.
            (hash.len() == 64 && path.ends_with(path_of(hash))).then(|| hash.to_owned())
        };
        let files = entries(&self.folder).into_iter().flat_map(|folder| entries(&folder));
        files.filter_map(|path| Some((name(&path)?, path))).collect()
    }

    /// Copies snapshots' files, as they are, from another folder. What is there already and whole stays as it is.
    pub(super) fn take_over(&self, from: &Snapshots, hashes: &[String]) -> io::Result<()> {
        for hashes in hashes.chunks(AT_ONCE) {
            let new = hashes.iter().filter(|hash| !self.has_whole(hash));
            let new: Vec<(PathBuf, Vec<u8>)> =
                new.map(|hash| Ok((self.path(hash), fs::read(from.path(hash))?))).collect::<io::Result<_>>()?;
            self.write(&new.iter().map(|(path, packed)| (path.clone(), packed.as_slice())).collect::<Vec<_>>())?;
        }
        Ok(())
    }

    /// Half-written files that an interrupted program left behind, no younger than an hour.
    pub(super) fn leftovers(&self) -> Vec<PathBuf> {
        let files = entries(&self.folder).into_iter().flat_map(|folder| entries(&folder));
        files.filter(|path| path.extension().is_some_and(|ending| ending == "part") && is_old(path)).collect()
    }

    pub(super) fn path(&self, hash: &str) -> PathBuf {
        self.folder.join(path_of(hash))
    }

    /// Temporary files, fsync of each, rename, fsync of the folders.
    fn write(&self, files: &[(PathBuf, &[u8])]) -> io::Result<()> {
        let mut parts = Vec::with_capacity(files.len());
        let written = self.write_parts(files, &mut parts);
        if written.is_err() {
            for part in &parts {
                // Best effort: what stays is found by `doctor`.
                let _ = fs::remove_file(part);
            }
        }
        written
    }

    fn write_parts(&self, files: &[(PathBuf, &[u8])], parts: &mut Vec<PathBuf>) -> io::Result<()> {
        let mut folders = BTreeSet::new();
        let mut open = Vec::with_capacity(files.len());
        for (path, packed) in files {
            let folder = path.parent().unwrap_or(&self.folder);
            if folders.insert(folder) && !folder.exists() {
                fs::create_dir_all(folder)?;
                folders.extend([Some(self.folder.as_path()), self.folder.parent()].into_iter().flatten());
            }
            let part = folder.join(format!("{}.part", uuid::Uuid::now_v7()));
            parts.push(part.clone());
            let mut file = File::create_new(part)?;
            file.write_all(packed)?;
            open.push(file);
        }
        at_once(&open, File::sync_all)?;
        drop(open);
        for (part, (path, _)) in parts.iter().zip(files) {
            fs::rename(part, path)?;
        }
        at_once(&folders.into_iter().collect::<Vec<_>>(), |folder| sync_folder(folder))
    }
}

/// How many waits for the disk go on side by side: a file system settles those that come together in one go.
const AT_ONCE: usize = 16;

fn at_once<T: Sync>(things: &[T], work: impl Fn(&T) -> io::Result<()> + Sync) -> io::Result<()> {
    let work = &work;
    if let [only] = things {
        return work(only);
    }
    std::thread::scope(|scope| {
        let shares = things.chunks(things.len().div_ceil(AT_ONCE).max(1));
        let waits: Vec<_> = shares.map(|share| scope.spawn(move || share.iter().try_for_each(work))).collect();
        let failed = || io::Error::other("waiting for the disk was broken off");
        waits.into_iter().try_for_each(|wait| wait.join().unwrap_or_else(|_| Err(failed())))
    })
}

/// Packs one page after the other: getting ready takes about as long as packing one.
pub(crate) struct Packer(zstd::bulk::Compressor<'static>);

impl Packer {
    pub fn new() -> Result<Packer> {
        zstd::bulk::Compressor::new(LEVEL).map(Packer).map_err(not_packed)
    }

    /// Bytes as they are kept.
    pub fn pack(&mut self, bytes: &[u8]) -> Result<Vec<u8>> {
        self.0.compress(bytes).map_err(not_packed)
    }
}

const LEVEL: i32 = 3;

fn not_packed(error: io::Error) -> Error {
    Error::new(ErrorCode::Internal, "The page could not be compressed.").because(error)
}

/// The place of a snapshot among the others.
pub(super) fn path_of(hash: &str) -> PathBuf {
    Path::new(hash.get(..2).unwrap_or_default()).join(format!("{hash}.zst"))
}

/// When a page was kept: UTC, ISO 8601 with `Z`. `None` where the file does not say so.
pub(crate) fn kept_at(path: &Path) -> Option<String> {
    let time = path.metadata().and_then(|data| data.modified()).ok()?;
    Some(chrono::DateTime::<chrono::Utc>::from(time).format("%Y-%m-%dT%H:%M:%SZ").to_string())
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

/// Makes a file durable that was just written. Windows syncs only what is open for writing.
pub(super) fn sync_file(file: &Path) -> io::Result<()> {
    File::options().write(true).open(file)?.sync_all()
}

/// Makes a rename durable. Windows has no such call, and needs none.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(windows) { Ok(()) } else { File::open(folder)?.sync_all() }
}

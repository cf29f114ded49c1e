//! The bytes as they came, each under the SHA-256 of its content: `snapshots/ab/<hash>.zst`, written once and never
//! changed. A snapshot is durable before the transaction that refers to it; one that nothing refers to is a find, and goes
//! only with the last that spoke of it.

use super::durable::{sync_file, sync_folder, sync_many};
use super::failure::{FULL, is_full};
use super::stamp;
use crate::{Error, ErrorCode, Result};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

pub(crate) struct Snapshots {
    folder: PathBuf,
    /// Folders in which pages were put in their places since they were last made durable.
    unsettled: Mutex<BTreeSet<PathBuf>>,
}

/// A packed page, written beside its place. Where it is not kept, it goes when this does.
pub(crate) struct Laid {
    file: PathBuf,
    hash: String,
    durable: bool,
}

impl Drop for Laid {
    fn drop(&mut self) {
        // Best effort: what stays is found by `doctor`.
        let _ = fs::remove_file(&self.file);
    }
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
        Snapshots { folder: library.join("snapshots"), unsettled: Mutex::default() }
    }

    /// Whether a snapshot is there, looked at from outside.
    pub fn has(&self, hash: &str) -> bool {
        self.path(hash).metadata().is_ok_and(|file| file.len() > 0)
    }

    /// Whether a snapshot is there and reads as it should.
    pub fn has_whole(&self, hash: &str) -> bool {
        self.check(hash).is_none()
    }

    /// Writes a packed page beside its place. It is neither durable yet nor kept.
    pub fn lay(&self, hash: &str, packed: &[u8]) -> Result<Laid> {
        self.lay_file(hash, packed).map_err(|error| self.not_kept(error))
    }

    /// Makes pages durable where they lie: what waits for the disk together waits about as long as one.
    pub fn sync<'a>(&self, pages: impl Iterator<Item = &'a mut Laid>) -> Result<()> {
        sync_all(&mut pages.collect::<Vec<_>>()).map_err(|error| self.not_kept(error))
    }

    /// Puts a page in its place; true where that was needed: one that is there and whole stays as it is, one that is damaged
    /// makes room. A transaction that speaks of it waits for `settle`.
    pub fn keep(&self, page: Laid) -> Result<bool> {
        self.keep_file(page).map_err(|error| self.not_kept(error))
    }

    /// Makes durable that pages are in their places.
    pub fn settle(&self) -> Result<()> {
        self.settle_folders().map_err(|error| self.not_kept(error))
    }

    fn not_kept(&self, error: io::Error) -> Error {
        let place = self.folder.display();
        let (code, advice) = match is_full(&error) {
            true => (ErrorCode::DiskFull, FULL),
            false => (ErrorCode::LibraryReadOnly, "Check that the disk is there and may be written, and try again."),
        };
        Error::new(code, format!("The page could not be kept in {place}. {advice}")).because(error)
    }

    pub fn read(&self, hash: &str) -> Result<Vec<u8>> {
        let path = self.path(hash);
        File::open(&path).and_then(zstd::decode_all).map_err(|error| {
            let message = format!(
                "The original could not be read from {}. Check the library; a backup may hold it.",
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
        (!holds(&path, hash)).then_some(Fault::Damaged)
    }

    /// What is no folder where pages should be, and what is no file where a page should be.
    pub(super) fn in_the_way(&self) -> Vec<PathBuf> {
        if self.folder.exists() && !self.folder.is_dir() {
            return vec![self.folder.clone()];
        }
        let is_ours =
            |path: &PathBuf| path.file_name().is_some_and(|name| name.len() == 2 && name.to_str().is_some_and(is_hex));
        let (folders, mut none): (Vec<_>, Vec<_>) =
            entries(&self.folder).into_iter().filter(is_ours).partition(|path| path.is_dir());
        let pages = folders.iter().flat_map(|folder| typed_entries(folder));
        none.extend(pages.filter(|(path, is_file)| !is_file && hash_of(path).is_some()).map(|(path, _)| path));
        none
    }

    /// Whole pages that lie elsewhere among the others than their hashes say, and not there.
    pub(super) fn misplaced(&self) -> Vec<(String, PathBuf)> {
        let folders = std::iter::once(self.folder.clone()).chain(entries(&self.folder));
        let files = folders.flat_map(|folder| typed_entries(&folder)).filter(|(_, is_file)| *is_file);
        let astray = files.filter_map(|(path, _)| {
            let hash = hash_of(&path)?.to_owned();
            let is_astray = path != self.path(&hash) && !self.has_whole(&hash) && holds(&path, &hash);
            is_astray.then_some((hash, path))
        });
        astray.collect()
    }

    /// Moves a page that lies elsewhere into its place; what is damaged there makes room. `settle` makes that durable.
    pub(super) fn put_in_place(&self, hash: &str, from: &Path) -> Result<()> {
        let folder = self.make_folder(hash).map_err(|error| self.not_kept(error))?;
        fs::rename(from, self.path(hash)).map_err(|error| self.not_kept(error))?;
        self.unsettled().extend([folder].into_iter().chain(from.parent().map(Path::to_owned)));
        Ok(())
    }

    /// Whether there is any snapshot at all.
    pub(super) fn holds_any(&self) -> bool {
        let mut folders = entries(&self.folder).into_iter();
        folders.any(|folder| entries(&folder).iter().any(|path| path.extension().is_some_and(|ending| ending == "zst")))
    }

    /// Every snapshot that is there, by its hash.
    pub(super) fn all(&self) -> Vec<(String, PathBuf)> {
        // Anything else is not ours.
        let name = |path: &PathBuf| hash_of(path).filter(|hash| path.ends_with(path_of(hash))).map(str::to_owned);
        let files = entries(&self.folder).into_iter().flat_map(|folder| entries(&folder));
        files.filter_map(|path| Some((name(&path)?, path))).collect()
    }

    /// Copies snapshots' files, as they are, from another folder. What is there already and whole stays as it is.
    pub(super) fn take_over(&self, from: &Snapshots, hashes: &[String]) -> io::Result<()> {
        for hashes in hashes.chunks(AT_ONCE) {
            let new = hashes.iter().filter(|hash| !self.has_whole(hash));
            let mut new: Vec<Laid> =
                new.map(|hash| self.lay_file(hash, &fs::read(from.path(hash))?)).collect::<io::Result<_>>()?;
            sync_all(&mut new.iter_mut().collect::<Vec<_>>())?;
            new.into_iter().try_for_each(|page| self.keep_file(page).map(drop))?;
            self.settle_folders()?;
        }
        Ok(())
    }

    /// Moves the snapshots' files of another folder on the same disk, which are durable there, into their places. What is there
    /// already and whole stays as it is.
    pub(super) fn move_in(&self, from: &Snapshots) -> io::Result<()> {
        for (hash, file) in from.all() {
            self.make_folder(&hash)?;
            self.keep_file(Laid { file, hash, durable: true })?;
        }
        self.settle_folders()
    }

    /// Half-written files that an interrupted program left behind, no younger than an hour.
    pub(super) fn leftovers(&self) -> Vec<PathBuf> {
        let files = entries(&self.folder).into_iter().flat_map(|folder| typed_entries(&folder));
        let files = files.filter(|(_, is_file)| *is_file).map(|(path, _)| path);
        files.filter(|path| path.extension().is_some_and(|ending| ending == "part") && is_old(path)).collect()
    }

    pub(super) fn path(&self, hash: &str) -> PathBuf {
        self.folder.join(path_of(hash))
    }

    fn lay_file(&self, hash: &str, packed: &[u8]) -> io::Result<Laid> {
        let file = self.make_folder(hash)?.join(format!("{}.part", uuid::Uuid::now_v7()));
        let laid = Laid { file, hash: hash.to_owned(), durable: false };
        File::create_new(&laid.file)?.write_all(packed)?;
        Ok(laid)
    }

    /// The folder of a snapshot's place.
    fn make_folder(&self, hash: &str) -> io::Result<PathBuf> {
        let folder = self.path(hash).parent().unwrap_or(&self.folder).to_owned();
        if !folder.exists() {
            fs::create_dir_all(&folder)?;
            self.unsettled().extend([&*self.folder, self.folder.parent().unwrap_or(&self.folder)].map(Path::to_owned));
        }
        Ok(folder)
    }

    fn keep_file(&self, mut page: Laid) -> io::Result<bool> {
        if self.has_whole(&page.hash) {
            return Ok(false);
        }
        sync_all(&mut [&mut page])?;
        let place = self.path(&page.hash);
        fs::rename(&page.file, &place)?;
        self.unsettled().extend(place.parent().map(Path::to_owned));
        Ok(true)
    }

    fn settle_folders(&self) -> io::Result<()> {
        let folders: Vec<PathBuf> = std::mem::take(&mut *self.unsettled()).into_iter().collect();
        sync_many(&folders, sync_folder).inspect_err(|_| self.unsettled().extend(folders.clone()))
    }

    fn unsettled(&self) -> std::sync::MutexGuard<'_, BTreeSet<PathBuf>> {
        self.unsettled.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn sync_all(pages: &mut [&mut Laid]) -> io::Result<()> {
    let waiting: Vec<&PathBuf> = pages.iter().filter(|page| !page.durable).map(|page| &page.file).collect();
    sync_many(&waiting, sync_file)?;
    pages.iter_mut().for_each(|page| page.durable = true);
    Ok(())
}

/// How many pages share their waits for the disk while a library is taken over.
const AT_ONCE: usize = 512;

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
    Some(stamp(time.into()))
}

/// Older than an hour: no program that runs is still about to speak of it.
pub(super) fn is_old(path: &Path) -> bool {
    let age = path.metadata().and_then(|data| data.modified()).ok().and_then(|time| time.elapsed().ok());
    age.is_some_and(|age| age.as_secs() >= 3600)
}

pub(super) fn hex(digest: &[u8]) -> String {
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Whether a text can be the name of a snapshot.
pub(super) fn is_hash(text: &str) -> bool {
    text.len() == 64 && is_hex(text)
}

fn is_hex(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// The hash by which a page's file is named.
fn hash_of(path: &Path) -> Option<&str> {
    path.file_name()?.to_str()?.strip_suffix(".zst").filter(|hash| is_hash(hash))
}

/// Whether a file holds a packed page of this hash. What is no file is not opened: there may be no end of it.
fn holds(path: &Path, hash: &str) -> bool {
    let mut hasher = Sha256::new();
    let read = path.is_file() && File::open(path).and_then(|file| zstd::stream::copy_decode(file, &mut hasher)).is_ok();
    read && hex(&hasher.finalize()) == hash
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect()
}

/// The same, each with whether it is a file. A folder that is read says that of most without another look.
fn typed_entries(folder: &Path) -> Vec<(PathBuf, bool)> {
    let is_file = |entry: &fs::DirEntry| match entry.file_type() {
        Ok(kind) if kind.is_symlink() => entry.path().is_file(),
        kind => kind.is_ok_and(|kind| kind.is_file()),
    };
    fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| (entry.path(), is_file(&entry))).collect()
}

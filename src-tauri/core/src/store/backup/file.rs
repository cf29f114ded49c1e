//! One file with everything: a tar of the library's folder, so that any system unpacks it to a library.
//!
//! 1. `library.sqlite`, the database as it stood at one moment
//! 2. `snapshots/ab/<hash>.zst`, every page that it speaks of
//! 3. `backup.json`, which says what has to be there; it comes last, so a file that was cut off has none

use super::{cannot_write, copy, part, unsound};
use crate::store::durable::sync_folder;
use crate::store::snapshots::{Snapshots, hex, is_hash, path_of};
use crate::store::{FILE, Store, readings};
use crate::{Error, ErrorCode, Result};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::{self, BufReader, BufWriter, ErrorKind, Read, Seek};
use std::path::{Path, PathBuf};

const LABEL: &str = "backup.json";
/// Goes up whenever an older program could not read the file.
const FORMAT: u32 = 1;

/// What stands in `backup.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Label {
    pub format: u32,
    /// UTC, ISO 8601 with `Z`.
    pub made: String,
    pub schema: i64,
    pub clips: u32,
    pub snapshots: u64,
    /// The SHA-256 of `library.sqlite`.
    pub database: String,
    /// Snapshots that were missing or damaged in the library already.
    pub missing: Vec<String>,
}

/// Writes everything into `path`, which must not be there yet, and reads it again before it gets its name.
pub(crate) fn write(store: &Store, path: &Path, now: &str) -> Result<Label> {
    if path.is_dir() {
        let (folder, name) = (path.display(), path.join("library.cuttings"));
        let message = format!("{folder} is a folder. Name a file in it for the backup, such as {}.", name.display());
        return Err(Error::new(ErrorCode::File, message));
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    part::sweep(path, folder);
    if path.exists() {
        let message =
            format!("There is a file {} already, and it was left as it is. Choose another name.", path.display());
        return Err(Error::new(ErrorCode::File, message));
    }
    let begun = part::begin(path, folder).map_err(|error| cannot_write(path, error))?;
    let database = begun.beside("sqlite");
    let written = (|| {
        File::create_new(&database).map_err(|error| cannot_write(path, error))?;
        let label = loop {
            let contents = store.read(|db| {
                copy::database(db, &database, |error| cannot_write(path, error))?;
                copy::check_against(db, &database, |cause| unsound(path, cause))
            })?;
            let label = pack(&store.snapshots, &database, &contents, &begun.file, now)
                .map_err(|error| cannot_write(path, error))?;
            // Where the trash was emptied meanwhile, it speaks of what the person has deleted.
            if store.read(|db| readings::are_needed(db, &label.missing))? {
                break label;
            }
            (&begun.file).rewind().and_then(|()| begun.file.set_len(0)).map_err(|error| cannot_write(path, error))?;
        };
        let read = (&begun.file).rewind().and_then(|()| verify(&begun.file)).map_err(|error| unsound(path, error))?;
        if read != label {
            return Err(unsound(path, "the label differs"));
        }
        name(&begun.path, path).and_then(|()| sync_folder(folder)).map_err(|error| match error.kind() {
            ErrorKind::AlreadyExists => {
                let message = format!(
                    "Another backup was written to {} meanwhile, and was left as it is; this one was not kept. Choose another name if you want both.",
                    path.display()
                );
                Error::new(ErrorCode::File, message).because(error)
            }
            _ => cannot_write(path, error),
        })?;
        Ok(label)
    })();
    begun.end();
    written
}

/// Gives a whole backup its name, which nothing may have by now: another program may have written there as well. The
/// system looks and names at once where it can give a file a second name; elsewhere it is looked first.
fn name(part: &Path, path: &Path) -> io::Result<()> {
    match fs::hard_link(part, path) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists || path.exists() => Err(ErrorKind::AlreadyExists.into()),
        // The first name goes with what else is left.
        Ok(()) => Ok(()),
        Err(_) => fs::rename(part, path),
    }
}

fn pack(
    snapshots: &Snapshots,
    database: &Path,
    contents: &copy::Contents,
    part: &File,
    now: &str,
) -> io::Result<Label> {
    let mut tar = tar::Builder::new(BufWriter::with_capacity(1 << 20, part));
    tar.mode(tar::HeaderMode::Deterministic);
    tar.append_path_with_name(database, FILE)?;
    let mut missing = Vec::new();
    for hash in &contents.snapshots {
        if snapshots.check(hash).is_some() {
            missing.push(hash.clone());
            continue;
        }
        match tar.append_path_with_name(snapshots.path(hash), Path::new("snapshots").join(path_of(hash))) {
            // The trash was emptied just now.
            Err(_) if !snapshots.has(hash) => missing.push(hash.clone()),
            appended => appended?,
        }
    }
    let label = Label {
        format: FORMAT,
        made: now.to_owned(),
        schema: contents.schema,
        clips: contents.clips,
        snapshots: (contents.snapshots.len() - missing.len()) as u64,
        database: hash_of(File::open(database)?)?,
        missing,
    };
    let text = serde_json::to_vec_pretty(&label)?;
    let mut header = tar::Header::new_gnu();
    header.set_size(text.len() as u64);
    header.set_mode(0o644);
    tar.append_data(&mut header, LABEL, text.as_slice())?;
    tar.into_inner()?.into_inner().map_err(io::IntoInnerError::into_error)?.sync_all()?;
    Ok(label)
}

/// One thing in a backup file.
enum Item {
    Database,
    Snapshot(String),
    Label,
}

/// Reads a whole backup file, checking every hash; nothing is written.
fn verify(file: &File) -> io::Result<Label> {
    read(file, |item, content| match item {
        Item::Database => hash_of(content),
        Item::Snapshot(_) => hash_of(zstd::Decoder::new(content)?),
        Item::Label => Ok(String::new()),
    })
}

/// Unpacks a backup file into an empty folder, checking every hash. Pages that are among `there` and whole are not written
/// once more.
pub(super) fn unpack(file: &Path, folder: &Path, there: &Snapshots) -> io::Result<Label> {
    let snapshots = Snapshots::in_folder(folder);
    read(&File::open(file)?, |item, mut content| {
        let path = match item {
            Item::Database => folder.join(FILE),
            Item::Snapshot(hash) if there.has_whole(hash) => return hash_of(zstd::Decoder::new(content)?),
            Item::Snapshot(hash) => snapshots.path(hash),
            Item::Label => return Ok(String::new()),
        };
        path.parent().map_or(Ok(()), fs::create_dir_all)?;
        let mut written = File::create_new(&path)?;
        io::copy(&mut content, &mut written)?;
        written.sync_all()?;
        match item {
            Item::Snapshot(_) => hash_of(zstd::Decoder::new(File::open(path)?)?),
            _ => hash_of(File::open(path)?),
        }
    })
}

/// Goes through a backup file. `take` gets each thing and gives its SHA-256 as it was read; the whole must be as the label
/// says.
fn read(file: &File, take: impl Fn(&Item, &mut dyn Read) -> io::Result<String>) -> io::Result<Label> {
    let wrong = |what: &str| io::Error::new(io::ErrorKind::InvalidData, what.to_owned());
    // What the bytes of another file make of a header is nothing to be repeated.
    let no_backup = |error: io::Error| match error.kind() {
        ErrorKind::Other | ErrorKind::InvalidData | ErrorKind::InvalidInput | ErrorKind::UnexpectedEof => {
            wrong("it does not read as a backup of Cuttings")
        }
        _ => error,
    };
    let mut tar = tar::Archive::new(BufReader::with_capacity(1 << 20, file));
    let (mut database, mut snapshots, mut label) = (None, 0, None);
    for entry in tar.entries()? {
        let mut entry = entry.map_err(no_backup)?;
        let item = named(&entry.path()?).ok_or_else(|| wrong("it holds a file that no backup holds"))?;
        match &item {
            Item::Label => label = Some(serde_json::from_reader::<_, Label>(&mut entry)?),
            Item::Database => database = Some(take(&item, &mut entry)?),
            Item::Snapshot(hash) => {
                if take(&item, &mut entry)? != *hash {
                    return Err(wrong(&format!("the page {hash} is damaged")));
                }
                snapshots += 1;
            }
        }
    }
    let label: Label = label.ok_or_else(|| wrong("its end is missing"))?;
    if label.format > FORMAT {
        return Err(wrong("a newer version of Cuttings wrote it"));
    }
    if database.as_ref() != Some(&label.database) {
        return Err(wrong("its database is damaged"));
    }
    if snapshots != label.snapshots {
        return Err(wrong("pages are missing from it"));
    }
    Ok(label)
}

/// What a name in the file means. Paths are made from what is known, never from the file.
fn named(path: &Path) -> Option<Item> {
    let path = path.to_str()?;
    match path {
        FILE => return Some(Item::Database),
        LABEL => return Some(Item::Label),
        _ => {}
    }
    let hash = path.rsplit('/').next()?.strip_suffix(".zst")?;
    let expected: PathBuf = Path::new("snapshots").join(path_of(hash));
    (is_hash(hash) && Path::new(path) == expected).then(|| Item::Snapshot(hash.to_owned()))
}

pub(super) fn hash_of(mut content: impl Read) -> io::Result<String> {
    let mut hasher = Sha256::new();
    io::copy(&mut content, &mut hasher)?;
    Ok(hex(&hasher.finalize()))
}

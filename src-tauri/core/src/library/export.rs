//! Handing a dossier over: everything an exporter needs goes into a bundle, a format renders it, and a file is written
//! that never overwrites what someone else changed.

use super::{Library, now, place};
use crate::export::{FORMATS, Format, file_name};
use crate::model::*;
use crate::store::{Db, cannot_write, dossiers, entries, exports, hash, surroundings, tags};
use crate::{Error, ErrorCode, Result};
use std::fs;
use std::io::{self, Write};
use std::path::Path;

impl Library {
    /// The dossier as the exporter would write it.
    pub fn preview(&self, dossier: DossierId, format: &str, edition: Edition) -> Result<String> {
        let format = named(format)?;
        Ok((format.render)(&self.store.read(|db| bundle(db, dossier))?, edition))
    }

    /// Writes `<title>.<ending>` into `folder`. A file that is not as we last wrote it is left alone without `force`.
    pub fn export(
        &self,
        dossier: DossierId,
        format: &str,
        edition: Edition,
        folder: &Path,
        force: bool,
    ) -> Result<Exported> {
        let format = named(format)?;
        let bundle = self.store.read(|db| bundle(db, dossier))?;
        let text = (format.render)(&bundle, edition);
        let cannot = |error: io::Error| {
            let what = format!("The dossier could not be written into {}.", folder.display());
            cannot_write(&what, ErrorCode::File, error)
        };
        fs::create_dir_all(folder).map_err(cannot)?;
        let folder = surroundings::resolved(folder).map_err(cannot)?;
        let name = self.store.read(|db| own_name(db, dossier, &bundle.title))?;
        let path = folder.join(format!("{name}.{}", format.extension));
        let name = path.to_string_lossy().into_owned();
        let present = read_if_there(&path).map_err(cannot)?;
        if !force && self.was_changed(&name, present, text.as_bytes())? {
            let message = format!(
                "{name} is not as Cuttings last wrote it, so it was left as it is. Rename it, choose another folder, or export with --force to overwrite it."
            );
            return Err(Error::new(ErrorCode::FileChanged, message));
        }
        write(&path, text.as_bytes()).map_err(cannot)?;
        // The file is there already, though the library's disk may be full.
        self.store.with_room(|| self.store.note(|db| exports::remember(db, &name, &hash(text.as_bytes()), &now())))?;
        Ok(Exported { files: vec![name] })
    }

    /// Whether what is there is neither what we last wrote nor what we are about to write.
    fn was_changed(&self, name: &str, present: Option<Vec<u8>>, text: &[u8]) -> Result<bool> {
        let Some(present) = present.filter(|present| present != text) else { return Ok(false) };
        let last = self.store.read(|db| exports::last(db, name))?;
        Ok(last != Some(hash(&present)))
    }
}

fn read_if_there(path: &Path) -> io::Result<Option<Vec<u8>>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn named(name: &str) -> Result<&'static Format> {
    FORMATS.iter().find(|format| format.name == name).ok_or_else(|| {
        let names: Vec<&str> = FORMATS.iter().map(|format| format.name).collect();
        Error::new(ErrorCode::BadInput, format!("There is no format “{name}”. These are there: {}.", names.join(", ")))
    })
}

/// The title as a file's name. Titles that make the same name ("A/B" and "A:B") would write over each other: the younger
/// dossier has the ending of its id in its name. Deleted ones count, for their files may still be there.
fn own_name(db: &Db, dossier: DossierId, title: &str) -> Result<String> {
    let name = file_name(title);
    let same = |other: &str| file_name(other).to_lowercase() == name.to_lowercase();
    let taken = dossiers::titles(db)?.iter().any(|(id, other)| *id < dossier && same(other));
    let id = dossier.to_string();
    Ok(if taken { format!("{name} ({})", &id[id.len() - 6..]) } else { name })
}

/// A dossier with everything that an exporter needs.
fn bundle(db: &Db, dossier: DossierId) -> Result<Bundle> {
    let (title, intro) = dossiers::get(db, dossier)?;
    let entries = entries::of(db, dossier)?;
    let parts = [None].into_iter().chain(dossiers::sections(db, dossier)?.into_iter().map(Some));
    let mut sections = Vec::new();
    for part in parts {
        let id = part.as_ref().map(|section| section.id);
        let clips = entries
            .iter()
            .filter(|entry| entry.section == id)
            .map(|entry| clip(db, entry))
            .collect::<Result<Vec<_>>>()?;
        if part.is_some() || !clips.is_empty() {
            sections.push(BundleSection { title: part.map(|section| section.title), clips });
        }
    }
    Ok(Bundle { title, intro, sections })
}

fn clip(db: &Db, entry: &entries::Placed) -> Result<BundleClip> {
    let place::Whole { clip, article, annotations, .. } = place::whole(db, entry.clip)?;
    let (id, url, tags) = (clip.id, article.url.clone(), tags::of_clip(db, clip.id)?);
    Ok(BundleClip {
        id,
        article,
        url,
        tags,
        annotations,
        note: clip.note,
        comment: entry.comment.clone(),
        clipped: clip.clipped,
    })
}

/// Temporary file, fsync, rename: a reader sees the old file or the new one, whole.
fn write(path: &Path, text: &[u8]) -> io::Result<()> {
    let part = path.with_file_name(format!(".cuttings-{}.part", std::process::id()));
    let written = (|| {
        let mut file = fs::File::create(&part)?;
        file.write_all(text)?;
        file.sync_all()?;
        fs::rename(&part, path)
    })();
    if written.is_err() {
        // Best effort: the folder may be gone.
        let _ = fs::remove_file(&part);
    }
    written
}

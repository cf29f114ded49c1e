//! Dossiers: clips in the person's order and sections, with an introduction and comments.

use super::{Library, counted, place, written};
use crate::Result;
use crate::model::*;
use crate::store::{Db, clips, dossiers, entries, list};
use std::collections::HashMap;

impl Library {
    pub fn dossiers(&self) -> Result<Vec<DossierRow>> {
        self.store.read(dossiers::all)
    }

    /// A title (after NFC and case folding) or an id.
    pub fn find_dossier(&self, name: &str) -> Result<DossierId> {
        self.store.read(|db| dossiers::find(db, name))?.ok_or_else(|| dossiers::missing(name))
    }

    /// A dossier in the trash by its title or id.
    pub fn find_trashed_dossier(&self, name: &str) -> Result<DossierId> {
        self.store.read(|db| dossiers::find_trashed(db, name))
    }

    pub fn create_dossier(&self, title: &str) -> Result<DossierId> {
        self.change("dossier created", |db, now| dossiers::create(db, title, now))
    }

    pub fn dossier(&self, dossier: DossierId) -> Result<Dossier> {
        self.store.read(|db| {
            let (title, intro) = dossiers::get(db, dossier)?;
            Ok(Dossier {
                id: dossier,
                title,
                intro,
                sections: dossiers::sections(db, dossier)?,
                entries: filled(db, dossier)?,
            })
        })
    }

    pub fn rename_dossier(&self, dossier: DossierId, title: &str) -> Result<()> {
        self.change("dossier renamed", |db, now| dossiers::rename(db, dossier, title, now))
    }

    pub fn delete_dossier(&self, dossier: DossierId) -> Result<()> {
        self.change("dossier deleted", |db, now| dossiers::trash(db, dossier, now))
    }

    /// Clips that are in it already stay where they are, or go to the section that is named. `section` is a title, made if
    /// it is not there.
    pub fn add_to_dossier(&self, dossier: DossierId, clips: &[ClipId], section: Option<&str>) -> Result<()> {
        self.change(&counted(clips.len(), "added to a dossier"), |db, now| {
            dossiers::get(db, dossier)?;
            let section = section.map(|title| dossiers::section(db, dossier, title, now)).transpose()?;
            clips.iter().try_for_each(|clip| {
                clips::get(db, *clip)?;
                entries::add(db, dossier, *clip, section, now)
            })
        })
    }

    pub fn remove_from_dossier(&self, dossier: DossierId, clips: &[ClipId]) -> Result<()> {
        let label = counted(clips.len(), "removed from a dossier");
        self.each(&label, clips, |db, clip, _| entries::remove(db, dossier, clip))
    }

    pub fn move_in_dossier(&self, dossier: DossierId, clip: ClipId, to: &Move) -> Result<()> {
        self.change("clip moved in a dossier", |db, now| match to {
            Move::Before { clip: other } => entries::move_before(db, dossier, clip, *other, now),
            Move::After { clip: other } => entries::move_after(db, dossier, clip, *other, now),
            Move::Section { title } => {
                let section = title.as_deref().map(|title| dossiers::section(db, dossier, title, now)).transpose()?;
                entries::move_to_section(db, dossier, clip, section, now)
            }
        })
    }

    /// The person's introduction; empty takes it away.
    pub fn dossier_intro(&self, dossier: DossierId, text: &str) -> Result<()> {
        self.change("introduction written", |db, now| dossiers::set_intro(db, dossier, written(text).as_deref(), now))
    }

    /// What the person says of a clip in this dossier; empty takes it away.
    pub fn dossier_comment(&self, dossier: DossierId, clip: ClipId, text: &str) -> Result<()> {
        self.change("comment written", |db, now| entries::set_comment(db, dossier, clip, written(text).as_deref(), now))
    }

    /// Makes an empty section at the end of a dossier.
    /// Errors: it has one of that title (after NFC and case folding), or the title is blank.
    pub fn create_section(&self, dossier: DossierId, title: &str) -> Result<SectionId> {
        self.change("section created", |db, now| dossiers::create_section(db, dossier, title, now))
    }

    /// A section of a dossier by its title (after NFC and case folding) or its id.
    pub fn find_section(&self, dossier: DossierId, name: &str) -> Result<SectionId> {
        self.store.read(|db| dossiers::find_section(db, dossier, name))
    }

    /// Moves a section, with its clips, in front of another of the same dossier; to the end where there is no other.
    pub fn move_section(&self, section: SectionId, before: Option<SectionId>) -> Result<()> {
        self.change("section moved", |db, now| dossiers::move_section(db, section, before, now))
    }

    pub fn rename_section(&self, section: SectionId, title: &str) -> Result<()> {
        self.change("section renamed", |db, now| dossiers::rename_section(db, section, title, now))
    }

    /// Its clips go to the part before any section.
    pub fn delete_section(&self, section: SectionId) -> Result<()> {
        self.change("section deleted", |db, now| dossiers::delete_section(db, section, now))
    }
}

fn filled(db: &Db, dossier: DossierId) -> Result<Vec<Entry>> {
    let placed = entries::of(db, dossier)?;
    let ids: Vec<ClipId> = placed.iter().map(|entry| entry.clip).collect();
    let mut rows: HashMap<ClipId, ClipRow> = list::of(db, &ids)?.into_iter().map(|row| (row.id, row)).collect();
    let mut entries = Vec::with_capacity(placed.len());
    for entries::Placed { id, clip, section, comment } in placed {
        let Some(row) = rows.remove(&clip) else { continue };
        // Reading a document is the costly part; most clips of a long dossier have no passages.
        let annotations = if row.annotations > 0 { place::whole(db, clip)?.annotations } else { Vec::new() };
        entries.push(Entry { id, section, comment, clip: row, annotations });
    }
    Ok(entries)
}

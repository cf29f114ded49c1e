//! `dossier` and `export`: gather clips under a story, and hand the story over.

use crate::args::{self, MoveTo};
use crate::clips::found;
use crate::list::lines;
use crate::out::{Ended, Out, Outcome, counted, short_id, table, text_or_standard_input};
use cuttings_core::Library;
use cuttings_core::model::{ClipRow, Dossier, DossierId, Move, SectionId};
use serde_json::json;

pub fn run(library: &Library, command: &args::Dossier, out: &mut Out) -> Outcome {
    use args::Dossier::*;
    let find = |name: &String| library.find_dossier(name);
    match command {
        Create { name } => {
            let dossier = library.create_dossier(name)?;
            done(dossier, &format!("Made the dossier {name}."), out)
        }
        List => list(library, out),
        Show { name } => show(library, find(name)?, out),
        Rename { name, new } => {
            let dossier = find(name)?;
            library.rename_dossier(dossier, new)?;
            done(dossier, &format!("Renamed {name} to {new}."), out)
        }
        Delete { name } => {
            let dossier = find(name)?;
            library.delete_dossier(dossier)?;
            done(dossier, &format!("Deleted the dossier {name}. Its clips are still in the library."), out)
        }
        Add { name, clips, section } => {
            let (dossier, clips) = (find(name)?, found(library, clips)?);
            library.add_to_dossier(dossier, &clips, section.as_deref())?;
            done(dossier, &format!("Put {} into {name}.", counted(clips.len(), "clip")), out)
        }
        Remove { name, clips } => {
            let (dossier, clips) = (find(name)?, found(library, clips)?);
            library.remove_from_dossier(dossier, &clips)?;
            done(dossier, &format!("Took {} out of {name}.", counted(clips.len(), "clip")), out)
        }
        Move(to) => {
            let dossier = find(&to.name)?;
            library.move_in_dossier(dossier, library.find_clip(&to.clip)?, &place(library, to)?)?;
            done(dossier, "Moved.", out)
        }
        Section(command) => section(library, command, out),
        Intro { name, text } => {
            let dossier = find(name)?;
            library.dossier_intro(dossier, &text_or_standard_input(text)?)?;
            done(dossier, "Wrote the introduction.", out)
        }
        Comment { name, clip, text } => {
            let dossier = find(name)?;
            library.dossier_comment(dossier, library.find_clip(clip)?, &text_or_standard_input(text)?)?;
            done(dossier, "Wrote the comment.", out)
        }
    }
}

fn section(library: &Library, command: &args::Section, out: &mut Out) -> Outcome {
    use args::Section::*;
    let find = |name: &String, section: &String| library.find_section(library.find_dossier(name)?, section);
    let (id, said) = match command {
        Create { name, section } => {
            let dossier = library.find_dossier(name)?;
            (library.create_section(dossier, section)?, format!("Made the section {section}."))
        }
        Rename { name, section, new } => {
            let id = find(name, section)?;
            library.rename_section(id, new)?;
            (id, format!("Renamed {section} to {new}."))
        }
        Move { name, section, before, last: _ } => {
            let id = find(name, section)?;
            let before = before.as_ref().map(|other| find(name, other)).transpose()?;
            library.move_section(id, before)?;
            (id, "Moved.".to_owned())
        }
        Delete { name, section } => {
            let id = find(name, section)?;
            library.delete_section(id)?;
            (id, format!("Deleted the section {section}. Its clips are still in the dossier."))
        }
    };
    out.say(&said);
    out.print(&json!({ "id": id }), String::new)
}

pub fn export(library: &Library, args: &args::Export, out: &mut Out) -> Outcome {
    let dossier = library.find_dossier(&args.name)?;
    let exported = library.export(dossier, &args.format, args.edition.into(), &args.to, args.force)?;
    out.print(&exported, || exported.files.join("\n"))
}

fn done(dossier: DossierId, said: &str, out: &mut Out) -> Outcome {
    out.say(said);
    out.print(&json!({ "id": dossier }), String::new)
}

/// The arguments name exactly one place.
fn place(library: &Library, to: &MoveTo) -> Result<Move, Ended> {
    Ok(match (&to.before, &to.after) {
        (Some(clip), _) => Move::Before { clip: library.find_clip(clip)? },
        (_, Some(clip)) => Move::After { clip: library.find_clip(clip)? },
        _ => Move::Section { title: to.section.clone().filter(|title| !title.trim().is_empty()) },
    })
}

fn list(library: &Library, out: &mut Out) -> Outcome {
    let dossiers = library.dossiers()?;
    if out.json {
        return dossiers.iter().try_for_each(|dossier| out.json_line(dossier));
    }
    let row = |row: &cuttings_core::model::DossierRow| {
        vec![short_id(row.id), counted(row.clips as usize, "clip"), row.title.clone()]
    };
    let rows: Vec<Vec<String>> = dossiers.iter().map(row).collect();
    out.print(&dossiers, || table(&rows))
}

fn show(library: &Library, dossier: DossierId, out: &mut Out) -> Outcome {
    let dossier = library.dossier(dossier)?;
    out.print(&dossier, || human(&dossier))
}

fn human(dossier: &Dossier) -> String {
    let mut parts = vec![dossier.title.clone()];
    parts.extend(dossier.intro.clone());
    let clips = |section: Option<SectionId>| -> Vec<ClipRow> {
        let entries = dossier.entries.iter().filter(|entry| entry.section == section);
        entries.map(|entry| entry.clip.clone()).collect()
    };
    parts.push(lines(&clips(None)));
    for section in &dossier.sections {
        parts.push(format!("{}\n{}", section.title, lines(&clips(Some(section.id)))));
    }
    parts.retain(|part| !part.is_empty());
    parts.join("\n\n")
}

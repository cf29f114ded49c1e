//! What is done to clips as a whole: notes, marks, corrections; undo and redo; and the library's check-up.

use crate::args;
use crate::out::{Ended, Out, Outcome, counted, text_or_standard_input};
use cuttings_core::model::{ClipId, Correction, Mark, Undone};
use cuttings_core::{Error, ErrorCode, Library};
use serde_json::json;

/// All or none: a name that fits no clip stops the command before anything is changed.
pub fn found(library: &Library, names: &[String]) -> Result<Vec<ClipId>, Ended> {
    Ok(names.iter().map(|name| library.find_clip(name)).collect::<Result<_, _>>()?)
}

/// The clips that a command changed, and a word for what it did.
pub fn changed(clips: &[ClipId], did: &str, out: &mut Out) -> Outcome {
    out.say(&format!("{did} {}.", counted(clips.len(), "clip")));
    out.print(&json!({ "clips": clips }), String::new)
}

pub fn note(library: &Library, clip: &str, text: &str, out: &mut Out) -> Outcome {
    let clip = library.find_clip(clip)?;
    let text = text_or_standard_input(text)?;
    library.note(clip, &text)?;
    out.say(if text.trim().is_empty() { "Took the note away." } else { "Noted." });
    out.print(&json!({ "id": clip, "note": text }), String::new)
}

pub fn mark(library: &Library, args: &args::Mark, out: &mut Out) -> Outcome {
    let clips = found(library, &args.clips)?;
    let either = |yes: bool, no: bool| if yes || no { Some(yes) } else { None };
    let mark = Mark { read: either(args.read, args.unread), starred: either(args.star, args.unstar) };
    library.mark(&clips, mark)?;
    changed(&clips, "Marked", out)
}

pub fn edit(library: &Library, clip: &str, corrections: &[Correction], out: &mut Out) -> Outcome {
    let clip = library.find_clip(clip)?;
    library.edit(clip, corrections)?;
    changed(&[clip], "Corrected", out)
}

pub fn undo(library: &Library, out: &mut Out) -> Outcome {
    let Undone { label } = library.undo()?;
    out.print(&json!({ "label": label }), || format!("Undone: {label}"))
}

pub fn redo(library: &Library, out: &mut Out) -> Outcome {
    let Undone { label } = library.redo()?;
    out.print(&json!({ "label": label }), || format!("Done again: {label}"))
}

pub fn doctor(library: &Library, repair: bool, out: &mut Out) -> Outcome {
    let found = library.doctor(repair)?;
    out.print(&found, || {
        let lines = [
            ("checked", &found.checked),
            ("wrong", &found.problems),
            ("note", &found.notes),
            ("mended", &found.repaired),
        ];
        let lines = lines.iter().flat_map(|(word, lines)| lines.iter().map(move |line| format!("{word:<8} {line}")));
        lines.collect::<Vec<_>>().join("\n")
    })?;
    match found.problems.len() {
        0 => Ok(()),
        number => {
            let problems = counted(number, "problem");
            let said = [format!("The library has {problems}.")];
            let said = said.iter().chain(&found.advice).map(String::as_str).collect::<Vec<_>>().join(" ");
            Err(Error::new(ErrorCode::LibraryDamaged, said).into())
        }
    }
}

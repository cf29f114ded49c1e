//! `show`, `left-out` and `original`: one clip, whole.

use crate::extract::describe;
use crate::out::{Out, Outcome, counted, short_id};
use cuttings_core::model::{Annotation, ClipDetail, Placement};
use cuttings_core::{Error, ErrorCode, Library};
use serde_json::json;

pub fn run(library: &Library, clip: &str, out: &mut Out) -> Outcome {
    let clip = library.show(library.find_clip(clip)?)?;
    if !out.json {
        return out.print(&clip.id, || human(&clip));
    }
    // The tree and the places of its text runs are for who draws them; here are the text and the Markdown.
    let mut data = serde_json::to_value(&clip).map_err(std::io::Error::from)?;
    if let Some(fields) = data.as_object_mut() {
        fields.retain(|name, _| name != "document" && name != "runs");
    }
    out.json_line(&data)
}

/// Lists what was left out of a clip's article, or puts parts of it back by their numbers in that list.
pub fn left_out(library: &Library, clip: &str, put_back: &[u32], out: &mut Out) -> Outcome {
    let clip = library.find_clip(clip)?;
    let parts = library.show(clip)?.article.removed;
    if put_back.is_empty() {
        if parts.is_empty() {
            out.say("Nothing was left out of this article.");
        }
        return parts.iter().zip(1..).try_for_each(|(part, number)| {
            let data = json!({ "number": number, "at": part.at, "text": part.text, "reason": part.reason });
            out.print(&data, || format!("{number}  {}\n{}\n", part.reason, part.text.trim_end()))
        });
    }
    // From the end, for a part that goes back moves those behind it.
    let numbers: std::collections::BTreeSet<u32> = put_back.iter().copied().collect();
    let part = |number: &u32| {
        let message =
            format!("There is no part {number} among the {} that were left out of this article.", parts.len());
        parts.get(*number as usize - 1).ok_or_else(|| Error::new(ErrorCode::NotFound, message))
    };
    let chosen = numbers.iter().rev().map(part).collect::<Result<Vec<_>, Error>>()?;
    chosen.iter().try_for_each(|part| library.put_back(clip, part))?;
    out.say(&format!("Put back into the article: {}.", counted(chosen.len(), "part")));
    out.print(&json!({ "id": clip }), String::new)
}

pub fn original(library: &Library, clip: &str, out: &mut Out) -> Outcome {
    let bytes = library.original(library.find_clip(clip)?)?;
    out.bytes(&bytes)
}

fn human(clip: &ClipDetail) -> String {
    let mut parts = vec![describe(&clip.article).trim_end().to_owned()];
    if let Some(failure) = &clip.failure {
        parts.push(format!("Could not be fetched: {failure}"));
    }
    parts.extend(clip.annotations.iter().map(passage));
    parts.extend(clip.note.as_ref().map(|note| format!("Note: {note}")));
    if !clip.tags.is_empty() {
        parts.push(format!("Tags: {}", clip.tags.join(", ")));
    }
    if !clip.dossiers.is_empty() {
        let titles: Vec<&str> = clip.dossiers.iter().map(|dossier| dossier.title.as_str()).collect();
        parts.push(format!("In: {}", titles.join(", ")));
    }
    let trashed = if clip.state.trashed { ", in the trash" } else { "" };
    parts.push(format!("Clip {}, clipped {}{trashed}", short_id(clip.id), clip.clipped));
    parts.join("\n\n")
}

fn passage(passage: &Annotation) -> String {
    let place = match (passage.state, passage.paragraph) {
        (Placement::Waiting, _) => " (no longer found in the text)".to_owned(),
        (_, Some(number)) => format!(", paragraph {number}"),
        _ => String::new(),
    };
    let quote = passage.quote.lines().map(|line| format!("  | {line}")).collect::<Vec<_>>().join("\n");
    let note = passage.note.as_ref().map(|note| format!("\n  {note}")).unwrap_or_default();
    let tags = if passage.tags.is_empty() { String::new() } else { format!(" [{}]", passage.tags.join(", ")) };
    format!("{}{place}{tags}\n{quote}{note}", passage.colour.name())
}

//! `annotate`, `unmark`, `waiting` and `attach`: passages, marked by their words.

use crate::args;
use crate::out::{Out, Outcome, counted, short_id, shortened, text_or_standard_input};
use cuttings_core::Library;
use cuttings_core::model::AnnotationId;
use serde_json::json;

pub fn annotate(library: &Library, args: &args::Annotate, out: &mut Out) -> Outcome {
    let clip = library.find_clip(&args.clip)?;
    let quote = text_or_standard_input(&args.quote)?;
    let note = args.note.as_deref();
    let passage = library.annotate_quote(clip, &quote, args.occurrence, args.colour, note, &args.tags)?;
    out.print(&passage, || {
        let place = passage.paragraph.map(|number| format!(", paragraph {number}")).unwrap_or_default();
        format!("Marked as {}{place}:\n{}", passage.colour.name(), passage.quote)
    })
}

pub fn unmark(library: &Library, annotations: &[AnnotationId], out: &mut Out) -> Outcome {
    annotations.iter().try_for_each(|annotation| library.delete_annotation(*annotation))?;
    out.say(&format!("Put into the trash: {}.", counted(annotations.len(), "passage")));
    out.print(&json!({ "annotations": annotations }), String::new)
}

pub fn waiting(library: &Library, out: &mut Out) -> Outcome {
    let waiting = library.waiting()?;
    if out.json {
        return waiting.iter().try_for_each(|passage| out.json_line(passage));
    }
    if waiting.is_empty() {
        out.say("No passage waits.");
    }
    waiting.iter().try_for_each(|passage| {
        out.print(passage, || {
            let quote = shortened(&passage.quote.replace(char::is_whitespace, " "), 60);
            let headline = passage.headline.as_deref().unwrap_or("(no headline)");
            format!("{}  “{quote}” in {} {headline}", passage.annotation, short_id(passage.clip))
        })
    })
}

pub fn attach(
    library: &Library,
    annotation: AnnotationId,
    quote: &str,
    occurrence: Option<u32>,
    out: &mut Out,
) -> Outcome {
    let quote = text_or_standard_input(quote)?;
    let passage = library.attach_quote(annotation, &quote, occurrence)?;
    out.print(&passage, || {
        let place = passage.paragraph.map(|number| format!(" in paragraph {number}")).unwrap_or_default();
        format!("Put in its place{place}: {}", passage.quote)
    })
}

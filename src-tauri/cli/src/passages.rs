//! `annotate`: mark a passage by its words.

use crate::args;
use crate::out::{Out, Outcome, text_or_standard_input};
use cuttings_core::Library;

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

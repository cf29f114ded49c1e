//! `trash` and `untrash`: what can be taken back, and what cannot.

use crate::args;
use crate::clips::{changed, found};
use crate::out::{Out, Outcome, counted, short_id, shortened, table};
use cuttings_core::Library;
use serde_json::json;

pub fn trash(library: &Library, clips: &[String], out: &mut Out) -> Outcome {
    let clips = found(library, clips)?;
    library.trash(&clips)?;
    changed(&clips, "Put into the trash:", out)
}

pub fn untrash(library: &Library, args: &args::Untrash, out: &mut Out) -> Outcome {
    let clips = found(library, &args.clips)?;
    let dossiers =
        args.dossiers.iter().map(|name| library.find_trashed_dossier(name)).collect::<Result<Vec<_>, _>>()?;
    let named = clips.len();
    let clips = library.untrash(&clips, &args.annotations, &dossiers)?;
    let number = clips.len() + args.annotations.len() + dossiers.len();
    out.say(&format!("Out of the trash: {}.", counted(number, "thing")));
    match named - clips.len() {
        0 => {}
        others => out.say(&format!("Not in the trash, and left as they were: {}.", counted(others, "clip"))),
    }
    out.print(&json!({ "clips": clips, "annotations": args.annotations, "dossiers": dossiers }), String::new)
}

pub fn list(library: &Library, out: &mut Out) -> Outcome {
    let trash = library.trash_contents()?;
    out.print(&trash, || {
        let clips = trash.clips.iter().map(|clip| ["clip".into(), short_id(clip.id), shown(&clip.headline)]);
        let passages = trash.annotations.iter().map(|passage| {
            let quote = shortened(&passage.quote.replace(char::is_whitespace, " "), 60);
            ["passage".into(), passage.id.to_string(), format!("“{quote}” in {}", shown(&passage.headline))]
        });
        let dossiers =
            trash.dossiers.iter().map(|dossier| ["dossier".into(), short_id(dossier.id), dossier.title.clone()]);
        let rows: Vec<Vec<String>> = clips.chain(passages).chain(dossiers).map(Vec::from).collect();
        if rows.is_empty() { "The trash is empty.".to_owned() } else { table(&rows) }
    })
}

pub fn empty(library: &Library, out: &mut Out) -> Outcome {
    let emptied = library.empty_trash()?;
    out.print(&emptied, || {
        let numbers = [(emptied.clips, "clip"), (emptied.annotations, "passage"), (emptied.dossiers, "dossier")];
        let parts = numbers.map(|(number, what)| counted(number as usize, what));
        format!("Deleted for good: {}. Nothing before this can be undone.", parts.join(", "))
    })
}

fn shown(headline: &Option<String>) -> String {
    headline.clone().unwrap_or_else(|| "(no headline)".to_owned())
}

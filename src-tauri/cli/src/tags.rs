//! `tag` and `tags`: words that clips are found by.

use crate::args;
use crate::clips::{changed, found};
use crate::out::{Out, Outcome, table};
use cuttings_core::Library;
use serde_json::json;

pub fn tag(library: &Library, args: &args::Tag, out: &mut Out) -> Outcome {
    let clips = found(library, &args.clips)?;
    library.tag(&clips, &args.add, &args.remove)?;
    changed(&clips, "Tagged", out)
}

pub fn run(library: &Library, command: Option<&args::Tags>, out: &mut Out) -> Outcome {
    let (name, said) = match command {
        None => return list(library, out),
        Some(args::Tags::Rename { from, to }) => {
            library.rename_tag(from, to)?;
            (to, format!("Renamed {from} to {to}."))
        }
        Some(args::Tags::Merge { from, into }) => {
            library.merge_tags(from, into)?;
            (into, format!("Merged {from} into {into}."))
        }
        Some(args::Tags::Delete { tag }) => {
            library.delete_tag(tag)?;
            (tag, format!("Deleted {tag}."))
        }
    };
    out.say(&said);
    out.print(&json!({ "name": name }), String::new)
}

fn list(library: &Library, out: &mut Out) -> Outcome {
    let tags = library.tags()?;
    if out.json {
        return tags.iter().try_for_each(|tag| out.json_line(tag));
    }
    let rows: Vec<Vec<String>> = tags.iter().map(|tag| vec![tag.name.clone(), tag.clips.to_string()]).collect();
    out.print(&tags, || table(&rows))
}

//! `searches`: searches that are kept under a name.

use crate::out::{Out, Outcome, table};
use crate::{args, list};
use cuttings_core::Library;
use cuttings_core::model::Sort;
use serde_json::json;

pub fn run(library: &Library, command: Option<&args::Searches>, out: &mut Out) -> Outcome {
    match command {
        None => all(library, out),
        Some(args::Searches::Save { name, query }) => {
            let replaced = library.search_named(name).is_ok();
            let search = library.save_search(name, &query.words())?;
            out.say(&format!("{} {}.", if replaced { "Replaced" } else { "Saved" }, search.name));
            out.print(&search, String::new)
        }
        Some(args::Searches::Run { name, limit }) => {
            let search = library.search_named(name)?;
            list::print(&library.list(&search.query, Sort::Relevance, 0, *limit)?, out)
        }
        Some(args::Searches::Rename { from, to }) => {
            library.rename_search(from, to)?;
            out.say(&format!("Renamed {from} to {to}."));
            out.print(&json!({ "name": to }), String::new)
        }
        Some(args::Searches::Delete { name }) => {
            library.delete_search(name)?;
            out.say(&format!("Deleted {name}."));
            out.print(&json!({ "name": name }), String::new)
        }
    }
}

fn all(library: &Library, out: &mut Out) -> Outcome {
    let searches = library.searches()?;
    if out.json {
        return searches.iter().try_for_each(|search| out.json_line(search));
    }
    let rows: Vec<Vec<String>> =
        searches.iter().map(|search| vec![search.name.clone(), search.query.clone()]).collect();
    out.print(&searches, || table(&rows))
}

//! `list` and `search`: the clips that answer to some words.

use crate::args;
use crate::out::{Out, Outcome, counted, line_width, short_ids, shortened, table};
use cuttings_core::Library;
use cuttings_core::model::{ClipRow, Facet, Facets, NameOf, Page, Part, Sort, UnknownName};

pub fn run(library: &Library, args: &args::List, out: &mut Out) -> Outcome {
    let page = library.list(&args.query.words(), args.sort.into(), 0, args.limit)?;
    print(&page, out)
}

pub fn search(library: &Library, args: &args::Search, out: &mut Out) -> Outcome {
    if args.facets {
        return facets(&library.facets(&args.query.words())?, out);
    }
    let page = library.list(&args.query.words(), Sort::Relevance, 0, args.limit)?;
    print(&page, out)
}

/// So many values of a kind can be read at once.
const MOST: usize = 24;

/// Each list of counts under its name; months by time.
fn facets(facets: &Facets, out: &mut Out) -> Outcome {
    out.print(facets, || {
        let lists = [
            ("Outlets", &facets.outlets),
            ("Tags", &facets.tags),
            ("Languages", &facets.languages),
            ("Months", &facets.months),
            ("Dossiers", &facets.dossiers),
        ];
        let list = |(name, list): (&str, &Vec<Facet>)| {
            // The latest months, of all else the most frequent.
            let shown =
                if name == "Months" { &list[list.len().saturating_sub(MOST)..] } else { &list[..list.len().min(MOST)] };
            let rows: Vec<Vec<String>> =
                shown.iter().map(|facet| vec![format!("{:>8}", facet.clips), facet.value.clone()]).collect();
            let more = list.len() - shown.len();
            let more = if more > 0 { format!("\n{more:>8} more; --json prints all") } else { String::new() };
            format!("{name}\n{}{more}", table(&rows))
        };
        let filled = lists.into_iter().filter(|(_, list)| !list.is_empty());
        let lists: Vec<String> =
            std::iter::once(counted(facets.total as usize, "clip")).chain(filled.map(list)).collect();
        lists.join("\n\n")
    })
}

pub fn print(page: &Page, out: &mut Out) -> Outcome {
    if let Some(ranked) = page.ranked {
        out.warn(&format!("So many clips hold these words that only the newest {ranked} are ranked."));
    }
    if out.json {
        page.rows.iter().try_for_each(|row| out.json_line(row))?;
        if page.rows.is_empty() {
            page.unknown.iter().for_each(|unknown| out.warn(&said_unknown(unknown)));
        }
        return Ok(());
    }
    out.print(page, || lines(&page.rows))?;
    let shown = page.rows.len();
    if (shown as u32) < page.total {
        out.say(&format!("{} of {}; --limit shows more.", shown, counted(page.total as usize, "clip")));
    } else if shown == 0 {
        out.say("No clips.");
        page.unknown.iter().for_each(|unknown| out.say(&said_unknown(unknown)));
    }
    Ok(())
}

/// “No tag is called “x”. Did you mean “y”?”
fn said_unknown(unknown: &UnknownName) -> String {
    let name = &unknown.name;
    let none = match unknown.of {
        NameOf::Tag => format!("No tag is called “{name}”."),
        NameOf::Outlet => format!("No clip is from an outlet called “{name}”."),
        NameOf::Author => format!("No clip is by “{name}”."),
        NameOf::Language => {
            format!("No clip is in the language “{name}”; languages have codes such as en, he or pt-BR.")
        }
        NameOf::Dossier => format!("No dossier is called “{name}”."),
    };
    let near: Vec<String> = unknown.near.iter().map(|near| format!("“{near}”")).collect();
    if near.is_empty() { none } else { format!("{none} Did you mean {}?", near.join(" or ")) }
}

/// Id, day, outlet, headline, and what the person did, each clip on a line.
pub fn lines(rows: &[ClipRow]) -> String {
    let ids = short_ids(rows.iter().map(|row| row.id));
    let row = |(row, id): (&ClipRow, String)| {
        let day = row.published.as_ref().map_or("", |date| date.day()).to_owned();
        let outlet = row.publisher.as_deref().or(row.aggregator.as_deref()).unwrap_or_default();
        vec![id, day, shortened(outlet, 24), headline(row)]
    };
    let rows: Vec<Vec<String>> = rows.iter().zip(ids).map(row).collect();
    let width = line_width();
    table(&rows).lines().map(|line| shortened(line, width)).collect::<Vec<_>>().join("\n")
}

fn headline(row: &ClipRow) -> String {
    let name = row.headline.as_deref().or(row.url.as_deref()).unwrap_or("(no headline)");
    let marks = (row.annotations > 0).then(|| counted(row.annotations as usize, "passage"));
    let failure = row.failure.as_ref().map(|_| "not fetched".to_owned());
    let tags = (!row.tags.is_empty()).then(|| row.tags.join(", "));
    let elsewhere: Vec<&str> = row.found_in.iter().filter_map(|part| said(*part)).collect();
    let found = (!elsewhere.is_empty()).then(|| format!("found in {}", elsewhere.join(", ")));
    let facts: Vec<String> = [failure, marks, tags, found].into_iter().flatten().collect();
    if facts.is_empty() { name.to_owned() } else { format!("{name}  [{}]", facts.join("; ")) }
}

/// Where words were found is said where a person would not see it: not of the headline and the text.
fn said(part: Part) -> Option<&'static str> {
    match part {
        Part::Headline | Part::Text => None,
        Part::Standfirst => Some("standfirst"),
        Part::Caption => Some("caption"),
        Part::Byline => Some("byline"),
        Part::Outlet => Some("outlet"),
        Part::Note => Some("note"),
        Part::Quote => Some("passage"),
        Part::Tag => Some("tag"),
        Part::Comment => Some("comment"),
    }
}

//! `clip`: keep articles. Each source has its line, printed once it is durably stored.

use crate::args;
use crate::out::{Ended, Out, Outcome, counted, short_id};
use cuttings_core::model::{ClipStatus, Clipped, Expanded, Source};
use cuttings_core::{ClipInto, Error, ErrorCode, Library, capture};
use std::ffi::OsStr;
use std::io::{self, Read};
use std::path::Path;

pub fn run(library: &Library, args: &args::Clip, out: &mut Out) -> Outcome {
    let into = ClipInto { tags: args.tags.clone(), dossier: args.dossier.clone() };
    let (mut kept, mut failed) = (0, 0);
    let sources = args.sources.iter().map(|name| source(name, args.url.as_deref())).collect::<Result<Vec<_>, _>>()?;
    let Expanded { sources, left_out } = capture::expand(sources);
    let outcome = library.clip_all(&sources, &into, |clipped| {
        match clipped.status {
            ClipStatus::Failed => failed += 1,
            ClipStatus::Clipped | ClipStatus::Known | ClipStatus::Updated => kept += 1,
        }
        report(&clipped, out)?;
        out.flush()
    });
    if left_out > 0 {
        let files = counted(left_out as usize, "file");
        out.warn(&format!("Left out: {files} in the folders, no articles by their names."));
    }
    if let Err(Ended::Failed(error)) = outcome {
        // The library takes no more; each source has its line.
        let message = match kept {
            0 => error.message,
            kept => format!("{} Kept before that: {}.", error.message, counted(kept, "source")),
        };
        return Err(Error { message, ..error }.into());
    }
    outcome?;
    match failed {
        0 => Ok(()),
        _ => {
            let sources = counted(sources.len(), "source");
            let message = format!("{failed} of {sources} could not be clipped.");
            Err(Error::new(ErrorCode::Unreadable, message).into())
        }
    }
}

/// What a person means by a word on the command line: an address, standard input, or else a file or a folder.
pub fn source(name: &OsStr, url: Option<&str>) -> Result<Source, Ended> {
    let url = url.map(str::to_owned);
    // On Linux a name may be no text at all.
    let Some(name) = name.to_str() else { return Ok(Source::File { path: capture::named(Path::new(name)), url }) };
    if name == "-" {
        return Ok(Source::Bytes { name: None, bytes: standard_input()?, url });
    }
    if name.contains("://") {
        return Ok(Source::Url { url: name.to_owned() });
    }
    Ok(Source::File { path: name.to_owned(), url })
}

fn standard_input() -> Result<Vec<u8>, Ended> {
    let read = whole(io::stdin());
    Ok(read.map_err(|cause| Error::new(ErrorCode::File, "Standard input could not be read.").because(cause))?)
}

/// A byte over the limit is enough to be refused for its size.
fn whole(from: impl Read) -> io::Result<Vec<u8>> {
    let limit = capture::Limits::default().bytes.saturating_add(1);
    let mut bytes = Vec::new();
    from.take(limit).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn report(clipped: &Clipped, out: &mut Out) -> Outcome {
    if clipped.status == ClipStatus::Failed {
        let message = clipped.message.as_deref().unwrap_or("It could not be clipped.");
        let names_it = clipped.source == "-" || message.contains(&clipped.source);
        out.say(&if names_it { message.to_owned() } else { format!("{}: {message}", clipped.source) });
    } else if let Some(message) = &clipped.message {
        out.say(&format!("{}: {message}", clipped.source));
    }
    out.print(clipped, || {
        let id = clipped.id.map(short_id).unwrap_or_else(|| "-".repeat(6));
        let name = clipped.headline.as_deref().unwrap_or(&clipped.source);
        format!("{:<7}  {id}  {name}", status(clipped.status))
    })
}

fn status(status: ClipStatus) -> &'static str {
    match status {
        ClipStatus::Clipped => "clipped",
        ClipStatus::Known => "known",
        ClipStatus::Updated => "updated",
        ClipStatus::Failed => "failed",
    }
}

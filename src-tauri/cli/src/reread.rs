//! `reread`: what the present extractor makes of stored pages.

use crate::args;
use crate::clips::found;
use crate::out::{Ended, Out, Outcome, counted, short_id};
use cuttings_core::model::{Reread, RereadStatus};
use cuttings_core::{Error, ErrorCode, Library, Take};

pub fn run(library: &Library, args: &args::Reread, out: &mut Out) -> Outcome {
    let clips = if args.all { library.readable()? } else { found(library, &args.clips)? };
    let take = match (args.take, args.all) {
        (false, _) => Take::Nothing,
        (true, true) => Take::Unmarked,
        (true, false) => Take::Any,
    };
    let (mut failed, mut same) = (0, 0);
    library.reread_all::<Ended>(&clips, take, |read| {
        for reread in read {
            failed += usize::from(reread.status == RereadStatus::Failed);
            same += usize::from(reread.status == RereadStatus::Same);
            if out.json || reread.status != RereadStatus::Same {
                out.print(&reread, || line(&reread))?;
            }
        }
        out.flush()
    })?;
    out.say(&format!("{} of {} read as they did.", same, counted(clips.len(), "clip")));
    match failed {
        0 => Ok(()),
        _ => {
            let message = format!("{failed} of {} could not be read again.", counted(clips.len(), "clip"));
            Err(Error::new(ErrorCode::Unreadable, message).into())
        }
    }
}

fn line(reread: &Reread) -> String {
    let status = match reread.status {
        RereadStatus::Same => "same",
        RereadStatus::Offered => "offered",
        RereadStatus::Taken => "taken",
        RereadStatus::Failed => "failed",
    };
    let what = match (&reread.message, reread.text_differs) {
        (Some(message), _) => format!(": {message}"),
        (None, true) => String::new(),
        (None, false) => ": the same text, with other facts about it".to_owned(),
    };
    let waiting = match reread.waiting {
        0 => String::new(),
        number => format!(" ({} would wait)", counted(number as usize, "passage")),
    };
    let name = reread.headline.as_deref().unwrap_or("(no headline)");
    format!("{status:<7}  {}  {name}{what}{waiting}", short_id(reread.id))
}

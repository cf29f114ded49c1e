//! Cuttings from a terminal: the same library, through the same door, as the window. `docs/cli.md` is the contract.
//!
//! Data goes to standard output, everything said to a person to standard error. One file a group of commands; `args` says
//! what can be typed, `out` how it is printed.

mod args;
mod backup;
mod clip;
mod clips;
mod dossier;
mod extract;
mod list;
mod out;
mod passages;
mod reread;
mod searches;
mod show;
mod tags;
mod trash;

use args::{Args, Command};
use clap::Parser;
use cuttings_core::{Error, ErrorCode, IfNone, Library, default_folder, is_first_use};
use out::{Out, Outcome};
use std::process::ExitCode;

fn main() -> ExitCode {
    let args = match Args::try_parse().and_then(Args::checked) {
        Ok(args) => args,
        Err(usage) => return wrong_usage(&usage),
    };
    let mut out = Out::new(args.json);
    let outcome = run(args, &mut out).and_then(|()| out.flush());
    out.end(outcome)
}

fn run(args: Args, out: &mut Out) -> Outcome {
    let folder = || args.library.clone().map_or_else(default_folder, Ok);
    match &args.command {
        Command::Extract(what) => return extract::run(what, out),
        Command::Restore { file, replace } => return backup::restore(file, &folder()?, *replace, out),
        _ => {}
    }
    let library = Library::open_if(&folder()?, if_none(&args))?;
    warn(&library, out)?;
    with(&library, &args.command, out)?;
    if args.command.writes() {
        out.flush()?;
        backup::when_due(&library, out);
    }
    Ok(())
}

fn with(library: &Library, command: &Command, out: &mut Out) -> Outcome {
    match command {
        Command::Extract(_) | Command::Restore { .. } => Ok(()),
        Command::Clip(what) => clip::run(library, what, out),
        Command::List(what) => list::run(library, what, out),
        Command::Search(what) => list::search(library, what, out),
        Command::Searches { command } => searches::run(library, command.as_ref(), out),
        Command::Show { clip } => show::run(library, clip, out),
        Command::LeftOut { clip, put_back } => show::left_out(library, clip, put_back, out),
        Command::Original { clip } => show::original(library, clip, out),
        Command::Annotate(what) => passages::annotate(library, what, out),
        Command::Note { clip, text } => clips::note(library, clip, text, out),
        Command::Tag(what) => tags::tag(library, what, out),
        Command::Tags { command } => tags::run(library, command.as_ref(), out),
        Command::Mark(what) => clips::mark(library, what, out),
        Command::Edit { clip, corrections } => clips::edit(library, clip, corrections, out),
        Command::Dossier { command } => dossier::run(library, command, out),
        Command::Export(what) => dossier::export(library, what, out),
        Command::Trash { empty: true, .. } => trash::empty(library, out),
        Command::Trash { clips, .. } if clips.is_empty() => trash::list(library, out),
        Command::Trash { clips, .. } => trash::trash(library, clips, out),
        Command::Untrash(what) => trash::untrash(library, what, out),
        Command::Unmark { annotations } => passages::unmark(library, annotations, out),
        Command::Undo => clips::undo(library, out),
        Command::Redo => clips::redo(library, out),
        Command::Reread(what) => reread::run(library, what, out),
        Command::Waiting => passages::waiting(library, out),
        Command::Attach { annotation, quote, occurrence } => {
            passages::attach(library, *annotation, quote, *occurrence, out)
        }
        Command::Backup { file } => backup::backup(library, file, out),
        Command::Backups { command } => backup::run(library, command.as_ref(), out),
        Command::Doctor { repair } => clips::doctor(library, *repair, out),
    }
}

/// Only what puts something into a library makes one: a mistyped name is not to read as an empty library, but on first use
/// nobody has named any.
fn if_none(args: &Args) -> IfNone {
    match &args.command {
        command if command.makes() => IfNone::Make,
        Command::Doctor { repair: true } => IfNone::MakeForPages,
        _ if args.library.is_none() && is_first_use() => IfNone::ReadEmpty,
        _ => IfNone::Refuse,
    }
}

/// What a person should know of their library before they go on with it.
fn warn(library: &Library, out: &Out) -> Outcome {
    library.warnings().iter().for_each(|warning| out.warn(warning));
    match library.place_warning_once() {
        Ok(warning) => warning.iter().for_each(|warning| out.warn(warning)),
        // `doctor` is for libraries in which this cannot even be asked.
        Err(error) if error.code == ErrorCode::LibraryDamaged => {}
        Err(error) => return Err(error.into()),
    }
    Ok(())
}

/// Help and the version are no mistakes. With `--json` a mistake is an object too.
fn wrong_usage(usage: &clap::Error) -> ExitCode {
    let asked_for_json = std::env::args_os().any(|arg| arg == "--json");
    if usage.use_stderr() && asked_for_json {
        out::print_error(&Error::new(ErrorCode::BadInput, usage.to_string().trim_end()), true);
    } else {
        // Where even this cannot be printed, there is nobody to tell.
        let _ = usage.print();
    }
    ExitCode::from(if usage.use_stderr() { 2 } else { 0 })
}

//! Cuttings from a terminal: the same library, through the same door, as the window. `docs/cli.md` is the contract.
//!
//! Data goes to standard output, everything said to a person to standard error. One file a group of commands; `args` says
//! what can be typed, `out` how it is printed.

mod args;
mod clip;
mod clips;
mod dossier;
mod extract;
mod list;
mod out;
mod passages;
mod show;
mod tags;

use args::{Args, Command};
use clap::Parser;
use cuttings_core::{Error, ErrorCode, Library, default_folder};
use out::{Ended, Out, Outcome};
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
    let open = || Ok::<_, Ended>(Library::open(&args.library.map_or_else(default_folder, Ok)?)?);
    match args.command {
        Command::Extract(what) => extract::run(&what, out),
        Command::Clip(what) => clip::run(&open()?, &what, out),
        Command::List(what) => list::run(&open()?, &what, out),
        Command::Search(what) => list::search(&open()?, &what, out),
        Command::Show { clip } => show::run(&open()?, &clip, out),
        Command::Original { clip } => show::original(&open()?, &clip, out),
        Command::Annotate(what) => passages::annotate(&open()?, &what, out),
        Command::Note { clip, text } => clips::note(&open()?, &clip, &text, out),
        Command::Tag(what) => tags::tag(&open()?, &what, out),
        Command::Tags { command } => tags::run(&open()?, command.as_ref(), out),
        Command::Mark(what) => clips::mark(&open()?, &what, out),
        Command::Edit { clip, corrections } => clips::edit(&open()?, &clip, &corrections, out),
        Command::Dossier { command } => dossier::run(&open()?, &command, out),
        Command::Export(what) => dossier::export(&open()?, &what, out),
        Command::Trash { clips } => clips::trash(&open()?, &clips, out),
        Command::Untrash { clips } => clips::untrash(&open()?, &clips, out),
        Command::Undo => clips::undo(&open()?, out),
        Command::Redo => clips::redo(&open()?, out),
        Command::Doctor { repair } => clips::doctor(&open()?, repair, out),
    }
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

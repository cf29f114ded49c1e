//! How things are printed: JSON for programs, plain aligned text for people, and how a command ends.

use cuttings_core::{Error, ErrorCode};
use serde::Serialize;
use std::io::{self, BufWriter, ErrorKind, IsTerminal, Stdout, Write};
use std::process::ExitCode;

/// Why a command did not end as it should.
pub enum Ended {
    /// Something could not be done.
    Failed(Error),
    /// The reader of our output has gone, as `head` does. Nobody is left to tell, and nothing went wrong.
    Unread,
}

pub type Outcome = Result<(), Ended>;

impl From<Error> for Ended {
    fn from(error: Error) -> Self {
        Ended::Failed(error)
    }
}

impl From<io::Error> for Ended {
    fn from(cause: io::Error) -> Self {
        match cause.kind() {
            ErrorKind::BrokenPipe => Ended::Unread,
            _ => {
                Error::new(ErrorCode::File, "The output could not be written. Check that there is room where it goes.")
                    .because(cause)
                    .into()
            }
        }
    }
}

/// Standard output, and the way the person wants it.
pub struct Out {
    pub json: bool,
    writer: BufWriter<Stdout>,
}

impl Out {
    pub fn new(json: bool) -> Self {
        Out { json, writer: BufWriter::new(io::stdout()) }
    }

    /// One object, on a line of its own; `human` is what a person gets instead.
    pub fn print(&mut self, data: &impl Serialize, human: impl FnOnce() -> String) -> Outcome {
        if self.json {
            self.json_line(data)
        } else {
            let text = harmless(&human());
            let end = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
            Ok(write!(self.writer, "{text}{end}")?)
        }
    }

    pub fn json_line(&mut self, data: &impl Serialize) -> Outcome {
        serde_json::to_writer(&mut self.writer, data).map_err(io::Error::from)?;
        Ok(self.writer.write_all(b"\n")?)
    }

    pub fn bytes(&mut self, bytes: &[u8]) -> Outcome {
        Ok(self.writer.write_all(bytes)?)
    }

    pub fn flush(&mut self) -> Outcome {
        Ok(self.writer.flush()?)
    }

    /// Says something to the person; programs get the data alone.
    pub fn say(&self, words: &str) {
        if !self.json {
            // Where standard error is closed, there is nobody to tell.
            let _ = writeln!(io::stderr(), "{}", harmless(words));
        }
    }

    /// Says what went wrong beside what was asked for; programs get it as an object.
    pub fn warn(&self, words: &str) {
        let text = match self.json {
            true => serde_json::json!({ "warning": words }).to_string(),
            false => harmless(words),
        };
        // Where standard error is closed, there is nobody to tell.
        let _ = writeln!(io::stderr(), "{text}");
    }

    /// Tells the person how it ended, and gives the exit status.
    pub fn end(mut self, outcome: Outcome) -> ExitCode {
        match outcome {
            Ok(()) | Err(Ended::Unread) => ExitCode::SUCCESS,
            Err(Ended::Failed(error)) => {
                // What was printed before stays valid; the error says what was not.
                let _ = self.flush();
                print_error(&error, self.json);
                ExitCode::FAILURE
            }
        }
    }
}

pub fn print_error(error: &Error, json: bool) {
    let text = match json {
        true => serde_json::to_string(error).unwrap_or_default(),
        false => format!("cuttings: {}", harmless(&error.message)),
    };
    // Where standard error is closed, there is nobody to tell.
    let _ = writeln!(io::stderr(), "{text}");
}

/// Without control characters: a page's headline must not move the cursor or recolour the terminal.
fn harmless(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_control() || matches!(letter, '\n' | '\t')).collect()
}

/// The ending of an id that is long enough to tell these from each other: 6 characters or more.
pub fn short_ids<Id: ToString>(ids: impl IntoIterator<Item = Id>) -> Vec<String> {
    let ids: Vec<String> = ids.into_iter().map(|id| id.to_string()).collect();
    let longest = ids.iter().map(String::len).max().unwrap_or(0);
    let ending = |id: &String, length: usize| id.get(id.len().saturating_sub(length)..).unwrap_or(id).to_owned();
    let is_unique = |length: usize| {
        let mut endings: Vec<String> = ids.iter().map(|id| ending(id, length)).collect();
        endings.sort_unstable();
        endings.windows(2).all(|pair| pair[0] != pair[1])
    };
    let length = (6..longest).find(|length| is_unique(*length)).unwrap_or(longest);
    ids.iter().map(|id| ending(id, length)).collect()
}

pub fn short_id(id: impl ToString) -> String {
    short_ids([id]).concat()
}

/// Columns set below each other, two spaces apart; the last is as long as it likes.
pub fn table(rows: &[Vec<String>]) -> String {
    let width = |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max();
    let widths: Vec<usize> = (0..).map_while(width).collect();
    let line = |row: &Vec<String>| {
        let cells = row.iter().enumerate().map(|(column, cell)| format!("{cell:0$}", widths[column]));
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    rows.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// At most `width` characters, the cut shown.
pub fn shortened(text: &str, width: usize) -> String {
    if text.chars().count() <= width {
        return text.to_owned();
    }
    let kept: String = text.chars().take(width.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

/// How wide lines may be; whatever reads a pipe gets them whole.
pub fn line_width() -> usize {
    let columns = || std::env::var("COLUMNS").ok()?.parse().ok();
    if io::stdout().is_terminal() { columns().unwrap_or(120) } else { usize::MAX }
}

/// "1 clip", "2 clips".
pub fn counted(number: usize, what: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {what}{plural}")
}

/// An argument's text; `-` is standard input.
pub fn text_or_standard_input(text: &str) -> Result<String, Ended> {
    if text != "-" {
        return Ok(text.to_owned());
    }
    io::read_to_string(io::stdin()).map_err(|cause| {
        let message = "Standard input could not be read as text in UTF-8.";
        Error::new(ErrorCode::Unreadable, message).because(cause).into()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_ids_are_endings_that_tell_clips_apart() {
        assert_eq!(short_ids(["aa-11112222", "bb-33334444"]), ["112222", "334444"], "six characters as a rule");
        assert_eq!(short_ids(["a-0111112222", "b-0211112222"]), ["111112222", "211112222"], "more where six are alike");
        assert_eq!(short_ids(Vec::<String>::new()), Vec::<String>::new(), "none of none");
    }

    #[test]
    fn columns_stand_below_each_other() {
        let rows = [vec!["Минск".into(), "1".into()], vec!["x".into(), "22".into()]];
        assert_eq!(table(&rows), "Минск  1\nx      22", "counted in letters, no space at the end");
    }

    #[test]
    fn a_headline_cannot_command_the_terminal() {
        assert_eq!(harmless("a\u{1b}[31mb\u{9b}2J\r\n\tc"), "a[31mb2J\n\tc", "escape sequences are only letters");
    }

    #[test]
    fn a_cut_is_shown() {
        assert_eq!(shortened("Минск", 5), "Минск", "what fits stays");
        assert_eq!(shortened("Минск и Москва", 7), "Минск…", "no space before the sign");
    }
}

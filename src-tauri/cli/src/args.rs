//! What can be typed. The doc comments are the help that `cuttings --help` prints.

use clap::error::ErrorKind;
use clap::{ArgGroup, Args as Arguments, CommandFactory, Parser, Subcommand, ValueEnum};
use cuttings_core::export::FORMATS;
use cuttings_core::model::{AnnotationId, Colour, Correction, Edition, Field, Sort};
use std::ffi::OsString;
use std::path::PathBuf;

const CLIP: &str = "A clip by its id, or by so much of its beginning or end that no other fits, as `list` prints it";
const DOSSIER: &str = "A dossier by its title or its id";
const SECTION: &str = "A section of it by its title or its id";
const SEARCH: &str = "The name that the search is kept under";

/// Clip articles, mark passages, gather dossiers, and hand them over.
#[derive(Debug, Parser)]
#[command(name = "cuttings", version, propagate_version = true, arg_required_else_help = true)]
pub struct Args {
    /// The library's folder; otherwise that in CUTTINGS_LIBRARY, or the platform's data folder
    #[arg(long, global = true, value_name = "DIR")]
    pub library: Option<PathBuf>,
    /// Print data for programs: JSON, one object a line
    #[arg(long, global = true)]
    pub json: bool,
    #[command(subcommand)]
    pub command: Command,
}

impl Args {
    /// What no single argument can say by itself.
    pub fn checked(self) -> Result<Self, clap::Error> {
        match &self.command {
            Command::Clip(Clip { url: Some(_), sources, .. }) if sources.len() > 1 => Err(Args::command().error(
                ErrorKind::ArgumentConflict,
                "--url says where one page was; clip the others by commands of their own",
            )),
            _ => Ok(self),
        }
    }
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Keep articles: pages of the web, files, folders of them, or standard input (-)
    Clip(Clip),
    /// Read an article without keeping it
    Extract(Extract),
    /// List clips, newest publication first
    List(List),
    /// List the clips that hold some words, best match first
    Search(Search),
    /// List the searches that are kept under a name, or change them
    Searches {
        #[command(subcommand)]
        command: Option<Searches>,
    },
    /// Show a clip
    Show {
        #[arg(help = CLIP)]
        clip: String,
    },
    /// List what was left out of a clip's article, or put parts of it back
    LeftOut {
        #[arg(help = CLIP)]
        clip: String,
        /// A part by its number in the list
        #[arg(long, value_name = "N", value_parser = from_one)]
        put_back: Vec<u32>,
    },
    /// Write out the bytes of a clip's page as they came
    Original {
        #[arg(help = CLIP)]
        clip: String,
    },
    /// Mark a passage
    Annotate(Annotate),
    /// Write a note on a clip; an empty one takes it away
    Note {
        #[arg(help = CLIP)]
        clip: String,
        /// The note, or - for standard input
        #[arg(allow_hyphen_values = true)]
        text: String,
    },
    /// Add tags to clips, or remove them
    Tag(Tag),
    /// List the tags, or change them
    Tags {
        #[command(subcommand)]
        command: Option<Tags>,
    },
    /// Mark clips as read or with a star
    Mark(Mark),
    /// Correct what a page says of itself; FIELD= takes the correction back
    Edit {
        #[arg(help = CLIP)]
        clip: String,
        /// headline, standfirst, byline, publisher, aggregator, published, updated, language or url
        #[arg(required = true, value_name = "FIELD=VALUE", value_parser = correction)]
        corrections: Vec<Correction>,
    },
    /// Gather clips under a story
    Dossier {
        #[command(subcommand)]
        command: Dossier,
    },
    /// Write a dossier out
    Export(Export),
    /// Put clips into the trash; without any, list what is in it
    Trash {
        #[arg(value_name = "CLIP", help = CLIP)]
        clips: Vec<String>,
        /// Delete what is in the trash. This cannot be undone, nor can what was done before
        #[arg(long, conflicts_with = "clips")]
        empty: bool,
    },
    /// Take clips, passages and dossiers out of the trash
    Untrash(Untrash),
    /// Delete marked passages; they go into the trash
    Unmark {
        /// The passage's id, as `show --json` prints it
        #[arg(required = true, value_name = "ANNOTATION", value_parser = annotation)]
        annotations: Vec<AnnotationId>,
    },
    /// Undo the last change
    Undo,
    /// Make the last undone change again
    Redo,
    /// Read the stored pages of clips again; what reads otherwise is offered, and shown with --take
    Reread(Reread),
    /// List passages whose place in the text is not certain
    Waiting,
    /// Put a passage in its place in the text that is shown
    Attach {
        /// The passage's id, as `waiting` prints it
        #[arg(value_parser = annotation)]
        annotation: AnnotationId,
        /// The words in the text that is shown; white space matches any white space
        #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
        quote: String,
        /// Which one, where the words are there more than once
        #[arg(long, value_name = "N", value_parser = from_one)]
        occurrence: Option<u32>,
    },
    /// Write the whole library into one file
    Backup {
        /// The file to write; one that is there is left alone
        file: PathBuf,
    },
    /// Make a library from a backup; one that holds anything is left as it is
    Restore {
        /// A file that `backup` wrote, or library-….sqlite.zst out of a folder of backups
        file: PathBuf,
        /// In the place of the library that is there, which is set aside and not deleted
        #[arg(long)]
        replace: bool,
    },
    /// List the backups that are made once a day, or change where they go
    Backups {
        #[command(subcommand)]
        command: Option<Backups>,
    },
    /// Check the library
    Doctor {
        /// Rebuild what can be derived, take lost pages from backups, clip pages without a clip again
        #[arg(long)]
        repair: bool,
    },
}

impl Command {
    /// Whether it can put something into a library that is still to be made.
    pub fn makes(&self) -> bool {
        matches!(
            self,
            Command::Clip(_)
                | Command::Dossier { command: Dossier::Create { .. } }
                | Command::Searches { command: Some(Searches::Save { .. }) }
                | Command::Backups { command: Some(Backups::Folder(_)) }
        )
    }

    /// Whether it changes the library, so that a backup may be due.
    pub fn writes(&self) -> bool {
        use Command::*;
        if let LeftOut { put_back, .. } = self {
            return !put_back.is_empty();
        }
        !matches!(
            self,
            Waiting
                | Extract(_)
                | List(_)
                | Search(_)
                | Show { .. }
                | Original { .. }
                | Backup { .. }
                | Restore { .. }
                | Backups { .. }
                | Doctor { .. }
        )
    }
}

#[derive(Debug, Arguments)]
#[command(group = ArgGroup::new("which").required(true).args(["clips", "all"]))]
pub struct Reread {
    #[arg(value_name = "CLIP", help = CLIP)]
    pub clips: Vec<String>,
    /// All clips outside the trash
    #[arg(long)]
    pub all: bool,
    /// Show what reads otherwise; with --all, only in clips without marked passages
    #[arg(long)]
    pub take: bool,
}

#[derive(Debug, Arguments)]
#[command(group = ArgGroup::new("what").required(true).multiple(true).args(["clips", "annotations", "dossiers"]))]
pub struct Untrash {
    #[arg(value_name = "CLIP", help = CLIP)]
    pub clips: Vec<String>,
    /// A marked passage, by the id that `trash --json` prints
    #[arg(long = "annotation", value_name = "ID", value_parser = annotation)]
    pub annotations: Vec<AnnotationId>,
    /// A dossier, by its title or id
    #[arg(long = "dossier", value_name = "NAME")]
    pub dossiers: Vec<String>,
}

#[derive(Debug, Subcommand)]
pub enum Backups {
    /// Make one now
    Make,
    /// Let backups go to a folder of your choice
    Folder(Place),
}

#[derive(Debug, Arguments)]
#[command(group = ArgGroup::new("where").required(true).args(["folder", "default"]))]
pub struct Place {
    /// A folder that is there
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
    /// Into the library's own folder
    #[arg(long)]
    pub default: bool,
}

#[derive(Debug, Arguments)]
pub struct Clip {
    /// An address, a file, a folder of files, or - for standard input
    #[arg(required = true, value_name = "SOURCE")]
    pub sources: Vec<OsString>,
    /// Where a file's page was
    #[arg(long, value_parser = web_address)]
    pub url: Option<String>,
    /// Give the clips this tag
    #[arg(long = "tag", value_name = "TAG")]
    pub tags: Vec<String>,
    /// Put the clips into this dossier, made if it is not there
    #[arg(long, value_name = "NAME")]
    pub dossier: Option<String>,
}

#[derive(Debug, Arguments)]
pub struct Extract {
    /// An address, a file, or - for standard input
    #[arg(required_unless_present = "batch")]
    pub source: Option<OsString>,
    /// Where a file's page was
    #[arg(long, value_parser = web_address, conflicts_with = "batch")]
    pub url: Option<String>,
    /// Read every *.html, *.htm, *.txt and *.md of a folder, also with .gz
    #[arg(long, value_name = "DIR", conflicts_with = "source")]
    pub batch: Option<PathBuf>,
    /// How many pages at a time
    #[arg(long, value_name = "N", default_value = "1", requires = "batch", value_parser = from_one)]
    pub jobs: u32,
}

#[derive(Debug, Arguments)]
pub struct List {
    #[command(flatten)]
    pub query: Query<false>,
    /// How many clips at the most
    #[arg(long, value_name = "N", default_value_t = 50, value_parser = number)]
    pub limit: u32,
    /// What comes first
    #[arg(long, value_enum, default_value = "published")]
    pub sort: Order,
}

#[derive(Debug, Arguments)]
pub struct Search {
    #[command(flatten)]
    pub query: Query<true>,
    /// How many clips at the most
    #[arg(long, value_name = "N", default_value_t = 50, value_parser = number)]
    pub limit: u32,
    /// Count the outlets, tags, languages, months and dossiers of what is found instead of listing it
    #[arg(long)]
    pub facets: bool,
}

#[derive(Debug, Subcommand)]
pub enum Searches {
    /// Keep a search under a name; one that has the name is replaced
    Save {
        #[arg(help = SEARCH)]
        name: String,
        #[command(flatten)]
        query: Query<true>,
    },
    /// Run a kept search, best match first
    Run {
        #[arg(help = SEARCH)]
        name: String,
        /// How many clips at the most
        #[arg(long, value_name = "N", default_value_t = 50, value_parser = number)]
        limit: u32,
    },
    /// Give a kept search another name
    Rename {
        #[arg(help = SEARCH)]
        from: String,
        /// Its new name
        to: String,
    },
    /// Forget a search; what it finds stays
    Delete {
        #[arg(help = SEARCH)]
        name: String,
    },
}

/// A search, in one argument or a word each. Only the first word may begin with a hyphen, as `-sport` does: taken from all,
/// the options behind it would be words too.
#[derive(Debug, Arguments)]
pub struct Query<const NEEDED: bool> {
    /// Words to look for, in the language of docs/cli.md
    #[arg(required = NEEDED, allow_hyphen_values = true, value_name = "QUERY")]
    first: Option<String>,
    #[arg(hide = true)]
    more: Vec<String>,
}

impl<const NEEDED: bool> Query<NEEDED> {
    pub fn words(&self) -> String {
        self.first.iter().chain(&self.more).map(String::as_str).collect::<Vec<_>>().join(" ")
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Order {
    /// The newest publication; unknown dates last
    Published,
    /// What was clipped last
    Clipped,
    /// The best match
    Relevance,
}

impl From<Order> for Sort {
    fn from(order: Order) -> Self {
        match order {
            Order::Published => Sort::Published,
            Order::Clipped => Sort::Clipped,
            Order::Relevance => Sort::Relevance,
        }
    }
}

#[derive(Debug, Arguments)]
pub struct Annotate {
    #[arg(help = CLIP)]
    pub clip: String,
    /// The passage; white space matches any white space
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub quote: String,
    /// Which one, where the passage is there more than once
    #[arg(long, value_name = "N", value_parser = from_one)]
    pub occurrence: Option<u32>,
    /// What you say of it
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    pub note: Option<String>,
    /// 1 to 5, or fact, claim, doubt, context, quote
    #[arg(long, alias = "color", default_value = "fact", value_parser = colour)]
    pub colour: Colour,
    /// Give the passage this tag
    #[arg(long = "tag", value_name = "TAG")]
    pub tags: Vec<String>,
}

#[derive(Debug, Arguments)]
pub struct Tag {
    #[arg(required = true, value_name = "CLIP", help = CLIP)]
    pub clips: Vec<String>,
    /// A tag that they shall have
    #[arg(long, value_name = "TAG", required_unless_present = "remove")]
    pub add: Vec<String>,
    /// A tag that they shall not have
    #[arg(long, value_name = "TAG")]
    pub remove: Vec<String>,
}

#[derive(Debug, Subcommand)]
pub enum Tags {
    /// Give a tag another name
    Rename {
        /// The tag
        from: String,
        /// Its new name, which no other tag has
        to: String,
    },
    /// Give everything that has one tag another, and drop the first
    Merge {
        /// The tag that is dropped
        from: String,
        /// The tag that takes its place
        into: String,
    },
    /// Take a tag from everything
    Delete {
        /// The tag
        tag: String,
    },
}

#[derive(Debug, Arguments)]
#[command(group = ArgGroup::new("marks").required(true).multiple(true).args(["read", "unread", "star", "unstar"]))]
pub struct Mark {
    #[arg(required = true, value_name = "CLIP", help = CLIP)]
    pub clips: Vec<String>,
    /// As read
    #[arg(long)]
    pub read: bool,
    /// As not read
    #[arg(long, conflicts_with = "read")]
    pub unread: bool,
    /// With a star
    #[arg(long)]
    pub star: bool,
    /// Without a star
    #[arg(long, conflicts_with = "star")]
    pub unstar: bool,
}

#[derive(Debug, Subcommand)]
pub enum Dossier {
    /// Make a dossier
    Create {
        /// Its title, which no other dossier has
        name: String,
    },
    /// List the dossiers
    List,
    /// Show a dossier's clips in their sections
    Show {
        #[arg(help = DOSSIER)]
        name: String,
    },
    /// Give a dossier another name
    Rename {
        #[arg(help = DOSSIER)]
        name: String,
        /// Its new title
        new: String,
    },
    /// Delete a dossier; its clips stay in the library
    Delete {
        #[arg(help = DOSSIER)]
        name: String,
    },
    /// Put clips into a dossier
    Add {
        #[arg(help = DOSSIER)]
        name: String,
        #[arg(required = true, value_name = "CLIP", help = CLIP)]
        clips: Vec<String>,
        /// Into this section, made if it is not there
        #[arg(long)]
        section: Option<String>,
    },
    /// Take clips out of a dossier
    Remove {
        #[arg(help = DOSSIER)]
        name: String,
        #[arg(required = true, value_name = "CLIP", help = CLIP)]
        clips: Vec<String>,
    },
    /// Move a clip within a dossier
    Move(MoveTo),
    /// Make, rename, order and delete a dossier's sections
    #[command(subcommand)]
    Section(Section),
    /// Write a dossier's introduction; an empty one takes it away
    Intro {
        #[arg(help = DOSSIER)]
        name: String,
        /// The introduction, or - for standard input
        #[arg(allow_hyphen_values = true)]
        text: String,
    },
    /// Say something of a clip in a dossier; an empty comment takes it away
    Comment {
        #[arg(help = DOSSIER)]
        name: String,
        #[arg(help = CLIP)]
        clip: String,
        /// The comment, or - for standard input
        #[arg(allow_hyphen_values = true)]
        text: String,
    },
}

#[derive(Debug, Subcommand)]
pub enum Section {
    /// Make an empty section at the end of a dossier
    Create {
        #[arg(help = DOSSIER)]
        name: String,
        /// Its title
        section: String,
    },
    /// Give a section another title
    Rename {
        #[arg(help = DOSSIER)]
        name: String,
        #[arg(help = SECTION)]
        section: String,
        /// Its new title
        new: String,
    },
    /// Move a section, with its clips, in front of another or to the end
    #[command(group = ArgGroup::new("place").required(true).args(["before", "last"]))]
    Move {
        #[arg(help = DOSSIER)]
        name: String,
        #[arg(help = SECTION)]
        section: String,
        /// In front of this section
        #[arg(long, value_name = "SECTION")]
        before: Option<String>,
        /// To the end of the dossier
        #[arg(long)]
        last: bool,
    },
    /// Delete a section; its clips go to the part before any section
    Delete {
        #[arg(help = DOSSIER)]
        name: String,
        #[arg(help = SECTION)]
        section: String,
    },
}

#[derive(Debug, Arguments)]
#[command(group = ArgGroup::new("place").required(true).args(["before", "after", "section"]))]
pub struct MoveTo {
    #[arg(help = DOSSIER)]
    pub name: String,
    #[arg(help = CLIP)]
    pub clip: String,
    /// In front of this clip
    #[arg(long, value_name = "CLIP")]
    pub before: Option<String>,
    /// Behind this clip
    #[arg(long, value_name = "CLIP")]
    pub after: Option<String>,
    /// To the end of this section; an empty name is the part before any section
    #[arg(long)]
    pub section: Option<String>,
}

#[derive(Debug, Arguments)]
pub struct Export {
    #[arg(help = DOSSIER)]
    pub name: String,
    /// The folder to write into
    #[arg(long, value_name = "DIR")]
    pub to: PathBuf,
    /// What kind of file
    #[arg(long, default_value = "markdown", value_parser = formats())]
    pub format: String,
    /// How much of the clips
    #[arg(long, value_enum, default_value = "quotes")]
    pub edition: Extent,
    /// Overwrite a file that someone changed since it was last written
    #[arg(long)]
    pub force: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Extent {
    /// Passages, notes and comments
    Quotes,
    /// The full texts too
    Full,
}

impl From<Extent> for Edition {
    fn from(extent: Extent) -> Self {
        match extent {
            Extent::Quotes => Edition::Quotes,
            Extent::Full => Edition::Full,
        }
    }
}

fn formats() -> clap::builder::PossibleValuesParser {
    FORMATS.iter().map(|format| format.name).into()
}

fn colour(text: &str) -> Result<Colour, String> {
    Colour::parse(text).ok_or_else(|| "a colour is 1 to 5, or fact, claim, doubt, context, quote".to_owned())
}

fn number(text: &str) -> Result<u32, String> {
    text.parse().map_err(|_| "a whole number is wanted, such as 20".to_owned())
}

fn from_one(text: &str) -> Result<u32, String> {
    number(text).ok().filter(|number| *number > 0).ok_or_else(|| "a whole number from 1 is wanted".to_owned())
}

fn annotation(text: &str) -> Result<AnnotationId, String> {
    text.parse().map_err(|_| "a passage is named by its whole id, as `show --json` and `waiting` print it".to_owned())
}

fn web_address(text: &str) -> Result<String, String> {
    let is_web = text.starts_with("http://") || text.starts_with("https://");
    is_web.then(|| text.to_owned()).ok_or_else(|| "an address begins with http:// or https://".to_owned())
}

fn correction(text: &str) -> Result<Correction, String> {
    let names = || Field::EDITABLE.map(|(name, _)| name).join(", ");
    let (name, value) = text.split_once('=').ok_or("write FIELD=VALUE, or FIELD= to take a correction back")?;
    let field = Field::EDITABLE.iter().find(|(known, _)| *known == name);
    let (_, field) = field.ok_or_else(|| format!("there is no field {name}; there are {}", names()))?;
    Ok(Correction { field: *field, value: Some(value.to_owned()).filter(|value| !value.is_empty()) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_well_formed() {
        Args::command().debug_assert();
    }

    /// Whoever types `--help` knows nothing yet: a bare `<CLIP>` does not say what to write there.
    #[test]
    fn every_argument_of_every_command_says_what_it_is() {
        fn unsaid(command: &clap::Command, path: &str, found: &mut Vec<String>) {
            for argument in command.get_arguments().filter(|argument| !argument.is_hide_set()) {
                if argument.get_help().is_none() {
                    found.push(format!("{path} {}", argument.get_id()));
                }
            }
            command.get_subcommands().for_each(|inner| unsaid(inner, &format!("{path} {}", inner.get_name()), found));
        }
        let mut found = Vec::new();
        unsaid(&Args::command(), "cuttings", &mut found);
        assert_eq!(found, Vec::<String>::new(), "arguments without a word of help");
    }
}

//! Dossier -> files. Pure: the same bundle gives the same bytes. One file a format, listed in [`FORMATS`].

use crate::model::{Article, Bundle, Edition};

/// A way to write a dossier out.
pub struct Format {
    /// The name that `--format` takes.
    pub name: &'static str,
    pub extension: &'static str,
    pub render: fn(&Bundle, Edition) -> String,
}

pub const FORMATS: &[Format] = &[];

/// An article's body as CommonMark.
pub fn body_markdown(_article: &Article) -> String {
    String::new()
}

/// A title as a file name without its ending, safe on Windows, macOS and Linux.
pub fn file_name(_title: &str) -> String {
    String::new()
}

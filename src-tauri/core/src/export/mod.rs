//! Dossier -> files. Pure: the same bundle gives the same bytes, and no clock is asked. One file or folder a format, listed
//! in [`FORMATS`].

mod file_name;
mod markdown;

use crate::model::{Article, Bundle, Edition};
pub use file_name::file_name;

/// A way to write a dossier out.
pub struct Format {
    /// The name that `--format` takes.
    pub name: &'static str,
    pub extension: &'static str,
    pub render: fn(&Bundle, Edition) -> String,
}

pub const FORMATS: &[Format] = &[Format { name: "markdown", extension: "md", render: markdown::dossier }];

/// An article's body as CommonMark with GitHub's tables. Headings keep their levels (2 to 6).
pub fn body_markdown(article: &Article) -> String {
    markdown::body(&article.document)
}

//! The one error of the core. It crosses to the window and to `--json` as it stands, so it is plain data:
//! a code to act on, a message for a person, and a detail for a bug report.

use serde::Serialize;

/// What kind of thing went wrong. A code exists only where someone acts on it; the window words each one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// No clip, annotation, tag or dossier answers to that name.
    NotFound,
    /// More than one does; or a quote is in the text more than once.
    Ambiguous,
    /// An argument makes no sense; the message says which.
    BadInput,
    /// A search word that means nothing; the message says which.
    BadQuery,
    /// The source is empty, binary, or cannot be read as text.
    Unreadable,
    /// The source is larger than the limit.
    TooLarge,
    /// A page could not be fetched.
    FetchFailed,
    /// A quote is not in the text, or not so often.
    QuoteNotFound,
    /// A file or a folder could not be read or written.
    File,
    /// The disk that was to be written is full.
    DiskFull,
    /// The library's folder cannot be written.
    LibraryReadOnly,
    /// The library was made by a newer version; it was left untouched.
    LibraryNewer,
    /// Another program holds the library.
    LibraryLocked,
    /// The library's file is damaged or is not a library.
    LibraryDamaged,
    /// An exported file was changed by someone else, and was left as it is.
    FileChanged,
    /// There is nothing to undo or redo.
    NothingToUndo,
    /// A search was broken off because a newer one came.
    Interrupted,
    /// A defect of ours.
    Internal,
}

/// Something could not be done. `message` says what, to what, and what the person can do, in a full sentence.
#[derive(Debug, Clone, thiserror::Error, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(export, export_to = "types.ts"))]
#[error("{message}")]
pub struct Error {
    pub code: ErrorCode,
    pub message: String,
    /// The cause in the words of the library or system that reported it.
    pub detail: Option<String>,
    /// Where in the search the word stands that means nothing: code points, half open.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub at: Option<(u32, u32)>,
}

pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Error { code, message: message.into(), detail: None, at: None }
    }

    /// A defect of ours, or of something that should not fail.
    pub fn internal(message: impl Into<String>) -> Self {
        Error::new(ErrorCode::Internal, message)
    }

    /// Adds the underlying cause, for a bug report.
    pub fn because(mut self, cause: impl std::fmt::Display) -> Self {
        self.detail = Some(cause.to_string());
        self
    }
}

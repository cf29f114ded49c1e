//! What a person searches for. The words of the language are in `docs/cli.md`; `query` reads them, `store` answers.

/// All of these must hold. Without any, every clip is meant.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    pub clauses: Vec<Clause>,
}

/// One of these must hold: terms joined by `OR`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    pub any: Vec<Term>,
}

/// What is asked of a clip, or what is not to be true of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    pub not: bool,
    pub asks: Asks,
}

/// Names and words stand as they were typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asks {
    /// The word, or another form of it.
    Word(String),
    /// A word that begins so.
    Prefix(String),
    /// Exactly these words, one after the other.
    Phrase(String),
    Tag(String),
    Outlet(String),
    Author(String),
    /// BCP 47; a language without a region means all its regions.
    Language(String),
    /// A dossier's title or id.
    Dossier(String),
    Published(Span),
    Clipped(Span),
    Is(State),
    HasNote,
}

/// A span of days, months or years as printed (`2020`, `2020-08`, `2020-08-11`), both ends included. What is known less
/// precisely than the span asks is not in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Span {
    pub from: Option<String>,
    pub to: Option<String>,
    /// Leaves out the `from` and `to` themselves: `after:` and `before:`.
    pub between: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Unread,
    Starred,
    Annotated,
    /// In no dossier.
    Unfiled,
    Failed,
    Trashed,
}

//! Who wrote it, as printed.

use crate::model::Author;

/// Names in a byline ("By A B and C D", "Von A B", "А. Б., Reuters"), without the word that introduces them; `None` where
/// the text is no byline: too long, a sentence, a menu word, an address.
pub(super) fn read(_text: &str) -> Option<Byline> {
    None
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Byline {
    /// Names as printed, without "By".
    pub text: String,
    pub authors: Vec<Author>,
}

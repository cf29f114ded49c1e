//! The language of an article where the page does not declare it.

use crate::model::Article;

/// Fills in `language` from the text, where it is long enough to be sure.
pub(super) fn settle(_article: &mut Article) {}

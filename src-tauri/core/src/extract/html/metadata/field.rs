//! One field of the metadata: what the page offers for it, in falling order of trust.

use crate::model::{Article, Field, Origin, Rival};
use std::fmt::Display;

/// Offers for one field; the first is taken, the others are its rivals.
pub(super) struct Offers<T> {
    list: Vec<(T, Origin)>,
}

impl<T: Display + PartialEq> Offers<T> {
    pub fn new() -> Self {
        Offers { list: Vec::new() }
    }

    pub fn add(&mut self, source: Origin, value: impl IntoIterator<Item = T>) {
        for value in value {
            if !self.list.iter().any(|(known, _)| *known == value) {
                self.list.push((value, source));
            }
        }
    }

    pub fn first(&self) -> Option<&T> {
        self.iter().next()
    }

    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.list.iter().map(|(value, _)| value)
    }

    /// Moves the first offer that fits to the front.
    pub fn prefer(&mut self, fits: impl Fn(&T) -> bool) {
        if let Some(place) = self.list.iter().position(|(value, _)| fits(value)) {
            self.list[..=place].rotate_right(1);
        }
    }

    /// Notes in the article where the value came from and what else there was, and gives the value.
    pub fn settle(self, article: &mut Article, field: Field) -> Option<T> {
        let mut offers = self.list.into_iter();
        let (value, source) = offers.next()?;
        article.sources.insert(field, source);
        let rivals: Vec<Rival> = offers.map(|(value, source)| Rival { value: value.to_string(), source }).collect();
        if !rivals.is_empty() {
            article.rivals.insert(field, rivals);
        }
        Some(value)
    }
}

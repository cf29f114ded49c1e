//! A page on its way to an article: its lines, what can be seen of each, and what each turned out to be.

use super::features::Seen;
use super::lines::Line;

pub(super) struct Page<'a> {
    pub lines: Vec<Line<'a>>,
    pub seen: Vec<Seen>,
    pub roles: Vec<Role>,
    /// The headline's line.
    pub headline: Option<usize>,
    /// The first paragraph of the article; the number of lines where there is none.
    pub start: usize,
    /// Behind the last line of the article.
    pub end: usize,
    /// The language of the text, where it shows.
    pub language: Option<String>,
}

/// What a line is. `Open` lines of the body become its blocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Body,
    Caption,
    Standfirst,
    /// It went into a field: headline, byline, date, section, keywords, outlet.
    Field,
    /// Left out, with the reason.
    Removed(&'static str),
}

impl Page<'_> {
    pub fn text(&self, at: usize) -> &str {
        self.lines.get(at).map_or("", |line| line.text.as_ref())
    }

    pub fn key(&self, at: usize) -> &str {
        self.seen.get(at).map_or("", |look| look.key.as_str())
    }

    /// The lines between the headline and the first paragraph; where there is no headline, the lines above the paragraph.
    pub fn masthead(&self) -> std::ops::Range<usize> {
        let from = self.headline.map_or(self.start.saturating_sub(8), |at| at + 1);
        from.min(self.start)..self.start
    }

    pub fn in_body(&self, at: usize) -> bool {
        self.roles.get(at) == Some(&Role::Body)
    }

    pub fn take(&mut self, at: usize) {
        if let Some(role) = self.roles.get_mut(at) {
            *role = Role::Field;
        }
    }
}

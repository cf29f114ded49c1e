//! Anchors of headings, so that links within the file arrive whoever reads it.
//!
//! GitHub names a heading by its words: lower case, punctuation gone, hyphens for spaces, and a number from the second of
//! a name on; pandoc does the same for `gfm` and `commonmark_x` (its extension `gfm_auto_identifiers`). pandoc's own
//! Markdown names it by other rules (`auto_identifiers`). Where the two agree, nothing is written; where they do not, the
//! heading carries its anchor in an empty `span` of HTML, the one form that GitHub keeps and that pandoc takes into all
//! its formats. Obsidian knows headings by their words alone, and has its outline instead.

use std::collections::{HashMap, HashSet};
use unicode_normalization::char::is_combining_mark;

/// What leads to a heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Anchor {
    pub id: String,
    /// Whether some reader names the heading otherwise, so that the id must be written behind it.
    explicit: bool,
}

impl Anchor {
    /// What stands behind the heading's words.
    pub fn mark(&self) -> String {
        if self.explicit { format!("<span id=\"{}\"></span>", self.id) } else { String::new() }
    }
}

/// The anchors of the headings, which are all of a file's in its order.
pub(super) fn anchors(headings: &[String]) -> Vec<Anchor> {
    let mut github = Names::default();
    let mut pandoc = Names::default();
    let names: Vec<(String, String)> =
        headings.iter().map(|words| (github.next(by_github(words)), pandoc.next(by_pandoc(words)))).collect();
    let anchor = |(github_id, pandoc_id): &(String, String)| {
        let mut id = github_id.clone();
        let explicit = id != *pandoc_id;
        // What is written must not be another heading's own name, for one of the two.
        while explicit && (pandoc.has(&id) || id != *github_id && github.has(&id)) {
            id.push('_');
        }
        Anchor { id, explicit }
    };
    names.iter().map(anchor).collect()
}

/// Names that do not repeat: the second of a kind gets the first free number.
#[derive(Debug, Default)]
struct Names {
    given: HashSet<String>,
    counts: HashMap<String, u32>,
}

impl Names {
    fn next(&mut self, name: String) -> String {
        let mut unique = name.clone();
        let count = self.counts.entry(name.clone()).or_insert(0);
        while self.given.contains(&unique) {
            *count += 1;
            unique = format!("{name}-{count}");
        }
        self.given.insert(unique.clone());
        unique
    }

    fn has(&self, name: &str) -> bool {
        self.given.contains(name)
    }
}

fn by_github(heading: &str) -> String {
    let kept = heading.chars().flat_map(char::to_lowercase);
    let is_word = |letter: char| letter.is_alphanumeric() || is_combining_mark(letter) || "_- ".contains(letter);
    let kept = kept.filter(|letter| is_word(*letter));
    kept.map(|letter| if letter == ' ' { '-' } else { letter }).collect()
}

/// pandoc's manual, "Extension: auto_identifiers".
fn by_pandoc(heading: &str) -> String {
    let is_word = |letter: char| letter.is_alphanumeric() || letter.is_whitespace() || "_-.".contains(letter);
    let kept: String = heading.chars().flat_map(char::to_lowercase).filter(|letter| is_word(*letter)).collect();
    let joined = kept.split_whitespace().collect::<Vec<_>>().join("-");
    let name = joined.trim_start_matches(|letter: char| !letter.is_alphabetic());
    if name.is_empty() { "section".to_owned() } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anchors_follow_the_words_and_never_repeat() {
        let (headings, expected): (Vec<String>, Vec<(&str, bool)>) = [
            ("Minsk counts twice, and waits", ("minsk-counts-twice-and-waits", false)),
            ("Sources", ("sources", false)),
            ("Sources", ("sources-1", false)),
            ("Sources 1", ("sources-1-1", false)),
            ("sources", ("sources-2", false)),
            ("Россия – Беларусь: «союз»", ("россия--беларусь-союз", true)),
            ("2020_08 (x)", ("2020_08-x", true)),
            ("U.S. v. them", ("us-v-them", true)),
            ("हिन्दी समाचार", ("हिन्दी-समाचार", true)),
            ("北京", ("北京", false)),
        ]
        .map(|(heading, anchor)| (heading.to_owned(), anchor))
        .into_iter()
        .unzip();
        let found = anchors(&headings);
        let found: Vec<(&str, bool)> = found.iter().map(|anchor| (anchor.id.as_str(), anchor.explicit)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn what_is_written_is_no_other_headings_name() {
        let found = anchors(&["5. Oil", "Oil", "10 dead", "dead"].map(str::to_owned));
        let ids: Vec<&str> = found.iter().map(|anchor| anchor.id.as_str()).collect();
        assert_eq!(
            ids,
            ["5-oil", "oil_", "10-dead", "dead_"],
            "pandoc calls the first of each pair by the second's words"
        );
    }
}

//! Anchors of headings, as GitHub makes them: lower case, punctuation gone, hyphens for spaces, and a number from the
//! second of a name on. pandoc makes the same for `gfm` and `commonmark_x` (its extension `gfm_auto_identifiers`).

use std::collections::HashMap;
use unicode_normalization::char::is_combining_mark;

/// Gives each heading its anchor. Headings must be handed over in the order of the file, all of them.
#[derive(Debug, Default)]
pub(super) struct Slugs {
    seen: HashMap<String, u32>,
}

impl Slugs {
    pub fn next(&mut self, heading: &str) -> String {
        let slug = slug(heading);
        let count = self.seen.entry(slug.clone()).or_insert(0);
        *count += 1;
        let mut unique = slug.clone();
        // GitHub skips a number that another heading has by its own words.
        let mut number = *count - 1;
        while number > 0 {
            unique = format!("{slug}-{number}");
            if !self.seen.contains_key(&unique) {
                break;
            }
            number += 1;
        }
        if number > 0 {
            self.seen.insert(unique.clone(), 1);
            self.seen.insert(slug, number + 1);
        }
        unique
    }
}

fn slug(heading: &str) -> String {
    let kept = heading.chars().flat_map(char::to_lowercase);
    let is_word = |letter: char| letter.is_alphanumeric() || is_combining_mark(letter) || "_- ".contains(letter);
    let kept = kept.filter(|letter| is_word(*letter));
    kept.map(|letter| if letter == ' ' { '-' } else { letter }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anchors_follow_the_words_and_never_repeat() {
        let mut slugs = Slugs::default();
        for (heading, anchor) in [
            ("Minsk counts twice, and waits", "minsk-counts-twice-and-waits"),
            ("Sources", "sources"),
            ("Sources", "sources-1"),
            ("Sources 1", "sources-1-1"),
            ("sources", "sources-2"),
            ("Россия – Беларусь: «союз»", "россия--беларусь-союз"),
            ("2020_08 (x)", "2020_08-x"),
            ("हिन्दी समाचार", "हिन्दी-समाचार"),
        ] {
            assert_eq!(slugs.next(heading), anchor, "{heading}");
        }
    }
}

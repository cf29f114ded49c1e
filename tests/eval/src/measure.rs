//! What is measured of one page. The text is compared as a bag of words, fields as a person would compare them.

use serde::Deserialize;
use std::collections::{HashMap, HashSet};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What an extractor took from a page; empty where it found nothing.
#[derive(Default)]
pub struct Prediction {
    pub text: String,
    pub headline: String,
    pub byline: String,
    /// Begins as ISO 8601 does.
    pub published: String,
}

/// What a careful reader takes from it.
#[derive(Deserialize)]
pub struct Truth {
    #[serde(default)]
    text: Option<String>,
    #[serde(default, alias = "title")]
    headline: Option<OneOf>,
    #[serde(default, alias = "author")]
    byline: Option<String>,
    /// A day or a month.
    #[serde(default)]
    published: Option<String>,
    /// Snippets that a right text holds, and snippets that it must not hold.
    #[serde(default)]
    with: Option<Vec<String>>,
    #[serde(default)]
    without: Option<Vec<String>>,
    /// Characters are counted instead of words: the script has no spaces.
    #[serde(skip)]
    pub by_character: bool,
}

/// Any of these is right.
#[derive(Deserialize)]
#[serde(untagged)]
enum OneOf {
    This(String),
    These(Vec<String>),
}

/// Each between 0 and 1; `None` where the truth says nothing to measure against.
pub struct Score {
    pub f1: f64,
    pub precision: f64,
    pub recall: f64,
    pub with: Option<f64>,
    pub without: Option<f64>,
    pub headline: Option<f64>,
    pub byline: Option<f64>,
    pub byline_false: Option<f64>,
    pub published: Option<f64>,
    /// A date was given, and is not the true one.
    pub wrong: Option<f64>,
    pub published_false: Option<f64>,
}

impl Truth {
    pub fn score(&self, found: &Prediction) -> Score {
        let truth = self.text.as_deref().unwrap_or_default();
        let (precision, recall, f1) = overlap(&self.tokens(&found.text), &self.tokens(truth));
        let headlines: Vec<&String> = match &self.headline {
            Some(OneOf::This(one)) => vec![one],
            Some(OneOf::These(all)) => all.iter().collect(),
            None => Vec::new(),
        };
        let headlines: Vec<&String> = headlines.into_iter().filter(|one| !one.is_empty()).collect();
        let byline = self.byline.as_deref().filter(|byline| !byline.is_empty());
        let published = self.published.as_deref().filter(|day| !day.is_empty());
        let given = |value: &str| mark(!value.is_empty());
        let right = published.map(|truth| same_day(&found.published, truth));
        Score {
            f1,
            precision,
            recall,
            with: share(&found.text, self.with.as_deref()),
            without: share(&found.text, self.without.as_deref()),
            headline: (!headlines.is_empty())
                .then(|| mark(headlines.iter().any(|truth| same_words(&found.headline, truth)))),
            byline: byline.map(|truth| mark(same_names(&found.byline, truth))),
            byline_false: byline.is_none().then(|| given(&found.byline)),
            published: right.map(mark),
            wrong: right.map(|right| mark(!found.published.is_empty() && !right)),
            published_false: published.is_none().then(|| given(&found.published)),
        }
    }

    fn tokens(&self, text: &str) -> Vec<String> {
        let low = text.to_lowercase();
        match self.by_character {
            true => low.chars().filter(|letter| is_of_word(*letter)).map(String::from).collect(),
            false => words(&low).map(str::to_owned).collect(),
        }
    }
}

fn mark(right: bool) -> f64 {
    f64::from(u8::from(right))
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !is_of_word(letter)).filter(|word| !word.is_empty())
}

/// Letters of any script, numbers and the underscore; no marks, and no letters in circles or squares.
fn is_of_word(letter: char) -> bool {
    let enclosed = matches!(letter, '\u{24b6}'..='\u{24e9}' | '\u{1f130}'..='\u{1f149}' | '\u{1f150}'..='\u{1f169}' | '\u{1f170}'..='\u{1f189}');
    letter == '_' || letter.is_alphanumeric() && !is_combining_mark(letter) && !enclosed
}

/// Precision, recall and their harmonic mean, of two bags of words.
fn overlap(found: &[String], truth: &[String]) -> (f64, f64, f64) {
    if found.is_empty() || truth.is_empty() {
        let both_empty = mark(found.len() == truth.len());
        return (both_empty, both_empty, both_empty);
    }
    let mut left: HashMap<&str, usize> = HashMap::new();
    for word in truth {
        *left.entry(word).or_default() += 1;
    }
    let mut common = 0;
    for word in found {
        if let Some(count) = left.get_mut(word.as_str()).filter(|count| **count > 0) {
            *count -= 1;
            common += 1;
        }
    }
    let (precision, recall) = (common as f64 / found.len() as f64, common as f64 / truth.len() as f64);
    let f1 = if common == 0 { 0.0 } else { 2.0 * precision * recall / (precision + recall) };
    (precision, recall, f1)
}

fn share(text: &str, snippets: Option<&[String]>) -> Option<f64> {
    let snippets = snippets.filter(|snippets| !snippets.is_empty())?;
    let low = text.to_lowercase();
    let held = snippets.iter().filter(|snippet| low.contains(&snippet.to_lowercase())).count();
    Some(held as f64 / snippets.len() as f64)
}

fn plain(text: &str) -> Vec<String> {
    words(&text.nfkc().collect::<String>().to_lowercase()).map(str::to_owned).collect()
}

fn same_words(found: &str, truth: &str) -> bool {
    let found = plain(found);
    !found.is_empty() && found == plain(truth)
}

/// The same names in any order, without titles and initials.
fn same_names(found: &str, truth: &str) -> bool {
    const NOT_NAMES: [&str; 9] = ["by", "and", "with", "dr", "md", "phd", "the", "von", "from"];
    let names = |text: &str| -> HashSet<String> {
        plain(text).into_iter().filter(|name| !NOT_NAMES.contains(&name.as_str()) && name.chars().count() > 1).collect()
    };
    let found = names(found);
    !found.is_empty() && found == names(truth)
}

/// The same day, or month where the truth is a month.
fn same_day(found: &str, truth: &str) -> bool {
    let is_date = |at: &usize| {
        let digits = |range: std::ops::Range<usize>| {
            found.as_bytes().get(range).is_some_and(|bytes| bytes.iter().all(u8::is_ascii_digit))
        };
        digits(*at..*at + 4) && found.as_bytes().get(*at + 4) == Some(&b'-') && digits(*at + 5..*at + 7)
    };
    let Some(at) = (0..found.len()).find(is_date) else { return false };
    found.get(at..at + truth.len()) == Some(truth)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn truth(json: &str) -> Truth {
        serde_json::from_str(json).expect("a truth")
    }

    #[test]
    fn a_text_is_a_bag_of_words() {
        let truth = truth(r#"{"text": "The ferry was late, and the captain slept."}"#);
        let found = Prediction { text: "the FERRY was late. Share this".into(), ..Prediction::default() };
        let score = truth.score(&found);
        assert_eq!((score.precision, score.recall), (4.0 / 6.0, 0.5), "four words of six, of eight");
        let nothing = truth.score(&Prediction::default());
        assert_eq!(nothing.f1, 0.0, "an empty text is worth nothing");
    }

    #[test]
    fn marks_part_words_and_underscores_do_not() {
        assert_eq!(
            words("a_b c\u{301}d ⓐ e").collect::<Vec<_>>(),
            ["a_b", "c", "d", "e"],
            "as the corpus' own measure"
        );
    }

    #[test]
    fn fields_are_compared_as_people_do() {
        assert!(same_words("Ferry late: again!", "ferry late again"), "punctuation does not matter");
        assert!(same_names("Dr. Anna B. Levin and Omar Haddad", "Omar Haddad, Anna Levin"), "nor order nor titles");
        assert!(!same_names("", ""), "no name is no right name");
        assert!(same_day("2020-08-11T13:52", "2020-08-11") && same_day("2020-08-11", "2020-08"), "day or month");
        assert!(!same_day("2020-08", "2020-08-11"), "a month is no day");
    }
}

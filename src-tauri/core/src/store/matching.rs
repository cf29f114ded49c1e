//! Words of a search -> FTS5's own query language. A folded word holds no quotation mark, so it can be quoted as it is.

use super::content::{STEM, stemmed_in};
use super::stems::Stems;
use super::{segments, words};
use crate::model::{Asks, Clause};
use std::collections::BTreeMap;

/// How words are looked for in this library: their other forms depend on the languages of its clips.
pub(super) struct Matching {
    stemmers: BTreeMap<String, Stems>,
}

impl Matching {
    pub fn new(languages: &[String]) -> Self {
        let stemmers = languages.iter().filter_map(|tag| {
            let stems = Stems::of(Some(tag));
            Some((stems.language(tag)?, stems))
        });
        Matching { stemmers: stemmers.collect() }
    }

    /// All of the clauses, each by one of its terms.
    pub fn all(&self, clauses: &[&Clause]) -> String {
        let clauses: Vec<String> = clauses.iter().map(|clause| self.any(clause)).collect();
        clauses.join(" AND ")
    }

    fn any(&self, clause: &Clause) -> String {
        let terms: Vec<String> = clause.any.iter().map(|term| self.term(&term.asks)).collect();
        format!("({})", terms.join(" OR "))
    }

    pub fn term(&self, asks: &Asks) -> String {
        match asks {
            Asks::Word(word) => self.word(word),
            Asks::Prefix(beginning) => exactly(beginning, " *"),
            Asks::Phrase(phrase) => exactly(phrase, ""),
            // Only words reach this place; anything else matches nothing.
            _ => "\"\"".to_owned(),
        }
    }

    fn word(&self, word: &str) -> String {
        let split: Vec<&str> = words::split(word).map(|(_, word)| word).collect();
        match split.as_slice() {
            [one] => self.single(one),
            _ => match segments::ideographic(word).as_slice() {
                // Found by its characters wherever they stand together; where they are a word, they weigh more.
                [whole] if *whole == word => format!("({} OR \"{STEM}{}\")", exactly(word, ""), words::fold(word)),
                _ => exactly(word, ""),
            },
        }
    }

    /// A single word as it stands, or one of its forms in the clips of the language that forms it so: the French form of
    /// "ans" is a German word. A form that is its own stem is in the index as a word only, so each is looked for as both.
    fn single(&self, word: &str) -> String {
        let folded = words::fold(word);
        let mut forms: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for (language, stems) in &self.stemmers {
            let form = stems.stem(word, &folded).unwrap_or_else(|| folded.clone());
            forms.entry(form).or_default().push(language);
        }
        let mut any = vec![format!("\"{folded}\"")];
        if forms.is_empty() || word.chars().any(segments::is_unspaced) {
            // The part of a compound.
            any.push(format!("\"{STEM}{folded}\""));
        }
        for (form, languages) in forms {
            let either = match form == folded {
                true => format!("\"{STEM}{form}\""),
                false => format!("(\"{form}\" OR \"{STEM}{form}\")"),
            };
            any.push(match languages.len() == self.stemmers.len() {
                true => either,
                false => {
                    let there: Vec<String> =
                        languages.iter().map(|language| format!("\"{}\"", stemmed_in(language))).collect();
                    format!("({either} AND ({}))", there.join(" OR "))
                }
            });
        }
        format!("({})", any.join(" OR "))
    }
}

fn exactly(text: &str, prefix: &str) -> String {
    format!("\"{}\"{prefix}", words::key(text))
}

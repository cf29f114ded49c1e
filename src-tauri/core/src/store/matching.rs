//! Words of a search -> FTS5's own query language. A folded word holds no quotation mark, so it can be quoted as it is.

use super::content::STEM;
use super::stems::Stems;
use super::{segments, words};
use crate::model::{Asks, Clause};
use std::collections::BTreeSet;

/// How words are looked for in this library: their other forms depend on the languages of its clips.
pub(super) struct Matching {
    stemmers: Vec<Stems>,
}

impl Matching {
    pub fn new(languages: &[String]) -> Self {
        Matching { stemmers: languages.iter().map(|language| Stems::of(Some(language))).collect() }
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
            [one] => {
                let forms = self.forms(one);
                let forms: Vec<String> = forms.iter().map(|form| format!("\"{form}\" OR \"{STEM}{form}\"")).collect();
                format!("({})", forms.join(" OR "))
            }
            _ => match segments::ideographic(word).as_slice() {
                // Found by its characters wherever they stand together; where they are a word, they weigh more.
                [whole] if *whole == word => format!("({} OR \"{STEM}{}\")", exactly(word, ""), words::fold(word)),
                _ => exactly(word, ""),
            },
        }
    }

    /// A single word and its stems in the languages of the library. A form that is its own stem is in the index as a word
    /// only, so each is looked for as both.
    pub fn forms(&self, word: &str) -> BTreeSet<String> {
        let folded = words::fold(word);
        let stem = |stems: &Stems| stems.stem(word, &folded).unwrap_or_else(|| folded.clone());
        let mut forms: BTreeSet<String> = self.stemmers.iter().map(stem).collect();
        forms.insert(folded.clone());
        forms
    }
}

fn exactly(text: &str, prefix: &str) -> String {
    format!("\"{}\"{prefix}", words::key(text))
}

//! Words of a search -> FTS5's own query language. A folded word holds no quotation mark, so it can be quoted as it is.

use super::content::{HEAD, STEM, stemmed_in};
use super::stems::{Stems, joined_part};
use super::{segments, spellings, words};
use crate::model::{Asks, Clause};
use std::collections::BTreeMap;

/// How words are looked for in this library: their other forms depend on the languages of its clips.
pub(super) struct Matching {
    stemmers: BTreeMap<String, Stems>,
}

/// Where words are to stand.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum In {
    Clip,
    Headline,
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
    pub fn all(&self, clauses: &[&Clause], within: In) -> String {
        let clauses: Vec<String> = clauses.iter().map(|clause| self.any(clause, within)).collect();
        clauses.join(" AND ")
    }

    fn any(&self, clause: &Clause, within: In) -> String {
        let terms: Vec<String> = clause.any.iter().map(|term| self.term(&term.asks, within)).collect();
        format!("({})", terms.join(" OR "))
    }

    pub fn term(&self, asks: &Asks, within: In) -> String {
        match asks {
            Asks::Word(word) => self.word(word, within),
            Asks::Prefix(beginning) => within.beginning(beginning),
            Asks::Phrase(phrase) => within.characters(phrase).unwrap_or_else(|| within.exactly(phrase)),
            // Only words reach this place; anything else matches nothing.
            _ => "\"\"".to_owned(),
        }
    }

    fn word(&self, word: &str, within: In) -> String {
        let split: Vec<&str> = words::split(word).map(|(_, word)| word).collect();
        match split.as_slice() {
            [one] => self.single(one, within),
            _ => within.characters(word).unwrap_or_else(|| within.exactly(word)),
        }
    }

    /// A single word as it stands, or one of its forms in the clips of the language that forms it so: the French form of
    /// "ans" is a German word. A form that is its own stem is in the index as a word only, so each is looked for as both.
    fn single(&self, word: &str, within: In) -> String {
        let folded = words::fold(word);
        let mut forms: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for (language, stems) in &self.stemmers {
            let form = stems.stem(word, &folded).unwrap_or_else(|| folded.clone());
            forms.entry(form).or_default().push(language);
        }
        let mut any = vec![within.word(&folded)];
        if forms.is_empty() || word.chars().any(segments::is_unspaced) {
            // The part of a compound.
            any.push(within.form(&folded));
        }
        if word.starts_with(spellings::is_arabic) {
            any.push(within.form(&joined_part(word)));
        }
        if !word.is_ascii() {
            any.extend(spellings::digraphs(word).map(|other| within.word(&words::fold(&other))));
            let parts = spellings::joined(word);
            if !parts.is_empty() {
                any.push(within.exactly(&parts.join(" ")));
            }
        }
        for (form, languages) in forms {
            let either = match form == folded {
                true => within.form(&form),
                false => format!("({} OR {})", within.word(&form), within.form(&form)),
            };
            any.push(match languages.len() == self.stemmers.len() {
                true => either,
                false => where_stemmed(&either, &languages),
            });
        }
        for (language, stems) in &self.stemmers {
            if let Some(meant) = stems.umlauts(word) {
                let folded = words::fold(&meant);
                let form = stems.stem(&meant, &folded).unwrap_or_else(|| folded.clone());
                let either = format!("{} OR {} OR {}", within.word(&folded), within.word(&form), within.form(&form));
                any.push(where_stemmed(&format!("({either})"), &[language]));
            }
        }
        format!("({})", any.join(" OR "))
    }
}

/// Only in clips whose other forms are of one of these languages.
fn where_stemmed(expression: &str, languages: &[&str]) -> String {
    let there: Vec<String> = languages.iter().map(|language| format!("\"{}\"", stemmed_in(language))).collect();
    format!("({expression} AND ({}))", there.join(" OR "))
}

impl In {
    fn sign(self) -> &'static str {
        match self {
            In::Clip => "",
            In::Headline => HEAD,
        }
    }

    fn word(self, folded: &str) -> String {
        format!("\"{}{folded}\"", self.sign())
    }

    /// A word that is indexed beside another as a form of it.
    fn form(self, folded: &str) -> String {
        format!("\"{}{STEM}{folded}\"", self.sign())
    }

    /// These words, one after the other.
    fn exactly(self, text: &str) -> String {
        let signed: Vec<String> = words::folded(text).iter().map(|word| format!("{}{word}", self.sign())).collect();
        format!("\"{}\"", signed.join(" "))
    }

    fn beginning(self, text: &str) -> String {
        let begins = format!("{} *", self.exactly(text));
        match words::goes_on(text) {
            Some(other) => format!("({begins} OR {} *)", self.exactly(&other)),
            None => begins,
        }
    }

    /// Han and Kana that are one word of a dictionary: found by the characters wherever they stand together, so that nothing
    /// is missed; where they are a word, they weigh more, and a headline that only holds them within another word counts as
    /// one where the clip has the word elsewhere.
    fn characters(self, text: &str) -> Option<String> {
        let whole = segments::ideographic(text);
        let [whole] = whole.as_slice() else { return None };
        if *whole != text {
            return None;
        }
        let (characters, word) = (self.exactly(text), self.form(&words::fold(text)));
        Some(match self {
            In::Clip => format!("({characters} OR {word})"),
            In::Headline => format!("({word} OR ({characters} AND {}))", In::Clip.form(&words::fold(text))),
        })
    }
}

//! Other forms of a word: Snowball stems in the languages that it knows, and the parts of compounds in scripts without
//! spaces.

use super::words::fold;
use super::{segments, spellings};
use frostem::Stemmer;
use unicode_normalization::UnicodeNormalization;

/// The stemmer of one language, if there is one.
#[derive(Clone, Copy)]
pub(super) struct Stems {
    stemmer: Option<Stemmer>,
    /// I is the capital of ı.
    turkic: bool,
    german: bool,
}

impl Stems {
    /// `language` is BCP 47.
    pub fn of(language: Option<&str>) -> Self {
        let primary = primary(language.unwrap_or_default());
        let turkic = matches!(primary.as_str(), "tr" | "az");
        Stems { stemmer: Stemmer::try_from_name(&primary).ok(), turkic, german: primary == "de" }
    }

    /// The language whose stems these are, in one spelling; `None` where there are none.
    pub fn language(self, tag: &str) -> Option<String> {
        self.stemmer.map(|_| primary(tag))
    }

    /// The folded stem of a word as it stands in the text, where that is another than the folded word.
    pub fn stem(self, word: &str, folded: &str) -> Option<String> {
        let stemmer = self.stemmer?;
        let stem = if word.is_ascii() && !self.turkic {
            stemmer.stem(folded).into_owned()
        } else {
            let lower: String = self.lower(word).nfc().collect();
            fold(&stemmer.stem(&lower))
        };
        (!stem.is_empty() && stem != folded).then_some(stem)
    }

    fn lower(self, word: &str) -> String {
        if self.turkic { word.replace('I', "ı").replace('İ', "i").to_lowercase() } else { word.to_lowercase() }
    }

    /// All that a word is indexed as beside itself, folded.
    pub fn others(self, word: &str, folded: &str) -> impl Iterator<Item = String> {
        let (mut parts, mut joined) = (Vec::new(), Vec::new());
        if !word.is_ascii() {
            parts = segments::parts(word).into_iter().map(fold).collect();
            joined = spellings::joined(word).into_iter().map(joined_part).collect();
        }
        self.stem(word, folded).into_iter().chain(parts).chain(joined)
    }

    /// The word as it is written with umlauts, where the language has them and these letters may stand for one.
    pub fn umlauts(self, word: &str) -> Option<String> {
        if self.german { spellings::umlauts(word) } else { None }
    }
}

/// As a part of a word is indexed that is joined to others by a sign without width. The sign keeps it from what stemmers
/// make: the Persian word is no form of an Arabic one.
pub(super) fn joined_part(part: &str) -> String {
    format!("\u{200c}{}", fold(part))
}

fn primary(tag: &str) -> String {
    let primary = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    // frostem knows Norwegian by one name, languages have two.
    if matches!(primary.as_str(), "nb" | "nn") { "no".to_owned() } else { primary }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stems_in_the_languages_it_knows() {
        for (language, word, stem) in [
            ("en", "integrations", Some("integr")),
            ("en-GB", "Unions", Some("union")),
            ("ru", "МОСКВЕ", Some("москв")),
            ("de", "Häuser", Some("haus")),
            ("nb", "husene", Some("hus")),
            ("tr", "KITAPLARI", Some("kitap")),
            ("ar", "الحكومة", Some("حكوم")),
            ("el", "ΚΥΒΕΡΝΗΣΕΙΣ", Some("κυβερνησ")),
            ("he", "ממשלה", None),
            ("", "unions", None),
        ] {
            let found = Stems::of(Some(language)).stem(word, &fold(word));
            assert_eq!(found.as_deref(), stem, "{word} in “{language}”");
        }
    }

    #[test]
    fn both_spellings_of_a_russian_word_meet() {
        let stems = Stems::of(Some("ru"));
        let meeting = |word: &str| stems.stem(word, &fold(word)).unwrap_or_else(|| fold(word));
        assert_eq!(meeting("ёлка"), meeting("елками"), "ё is written or not");
    }
}

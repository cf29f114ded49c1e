//! The article as a person sees it: the reading, with their corrections over it.

use crate::model::*;

/// Puts corrections in place. What the page said goes to the head of the rivals, and the source becomes the person.
pub(super) fn correct(mut article: Article, corrections: &[Correction]) -> Article {
    for Correction { field, value } in corrections {
        let Some(value) = value else { continue };
        let was = replace(&mut article, *field, value);
        let source = article.sources.insert(*field, Origin::Person);
        if let (Some(was), Some(source)) = (was, source) {
            article.rivals.entry(*field).or_default().insert(0, Rival { value: was, source });
        }
    }
    article
}

/// Sets a field, and gives what was there.
fn replace(article: &mut Article, field: Field, value: &str) -> Option<String> {
    let text = |slot: &mut Option<String>| slot.replace(value.to_owned());
    let date = |slot: &mut Option<PressDate>| match PressDate::parse(value) {
        Some(date) => slot.replace(date).map(|was| was.to_string()),
        None => None,
    };
    match field {
        Field::Headline => text(&mut article.headline),
        Field::Standfirst => text(&mut article.standfirst),
        Field::Publisher => text(&mut article.publisher),
        Field::Aggregator => text(&mut article.aggregator),
        Field::Language => text(&mut article.language),
        Field::Url => text(&mut article.url),
        Field::Published => date(&mut article.published),
        Field::Updated => date(&mut article.updated),
        Field::Retrieved => date(&mut article.retrieved),
        Field::Byline => {
            // Names that the person took out of the byline are no authors any more; new ones are not guessed apart.
            article.authors.retain(|author| value.contains(&author.name));
            text(&mut article.byline)
        }
        Field::Section | Field::Keywords => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_correction_wins_and_the_page_s_own_value_becomes_a_rival() {
        let mut article = Article { headline: Some("Page's".into()), ..Article::default() };
        article.sources.insert(Field::Headline, Origin::Meta);
        article.rivals.insert(Field::Headline, vec![Rival { value: "Other".into(), source: Origin::Page }]);
        let corrections = [
            Correction { field: Field::Headline, value: Some("Mine".into()) },
            Correction { field: Field::Published, value: Some("2020-08".into()) },
        ];
        let corrected = correct(article, &corrections);
        assert_eq!(corrected.headline.as_deref(), Some("Mine"), "the person's value is shown");
        assert_eq!(corrected.sources[&Field::Headline], Origin::Person, "and is said to be the person's");
        let rivals: Vec<&str> = corrected.rivals[&Field::Headline].iter().map(|rival| rival.value.as_str()).collect();
        assert_eq!(rivals, ["Page's", "Other"], "the page's value stands first among the rivals");
        assert_eq!(
            corrected.published.map(|date| date.to_string()).as_deref(),
            Some("2020-08"),
            "a blank can be filled"
        );
        assert!(!corrected.rivals.contains_key(&Field::Published), "a blank is no rival");
    }
}

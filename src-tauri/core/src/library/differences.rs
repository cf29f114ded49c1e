//! What changes where a page reads otherwise: values, and the paragraphs that go and come. Pure.

use crate::model::*;
use std::collections::HashMap;

/// The values that differ, in the order in which a page shows them.
pub(super) fn values(before: &Article, after: &Article) -> Vec<NewValue> {
    let all = of(before).into_iter().zip(of(after));
    all.filter(|(before, after)| before != after)
        .map(|((field, before), (_, after))| NewValue { field, before, after })
        .collect()
}

fn of(article: &Article) -> [(Field, Option<String>); 12] {
    let date = |date: &Option<PressDate>| date.as_ref().map(PressDate::to_string);
    let list = |words: &[String]| Some(words.join(", ")).filter(|words| !words.is_empty());
    [
        (Field::Headline, article.headline.clone()),
        (Field::Standfirst, article.standfirst.clone()),
        (Field::Byline, article.byline.clone()),
        (Field::Publisher, article.publisher.clone()),
        (Field::Aggregator, article.aggregator.clone()),
        (Field::Published, date(&article.published)),
        (Field::Updated, date(&article.updated)),
        (Field::Retrieved, date(&article.retrieved)),
        (Field::Language, article.language.clone()),
        (Field::Url, article.url.clone()),
        (Field::Section, list(&article.section)),
        (Field::Keywords, list(&article.keywords)),
    ]
}

/// The paragraphs of `text` that `other` does not have, each as often as it lacks it.
pub(super) fn only_in(text: &str, other: &str) -> Vec<String> {
    let mut there: HashMap<&str, usize> = HashMap::new();
    paragraphs(other).for_each(|paragraph| *there.entry(paragraph).or_default() += 1);
    let lacks = paragraphs(text).filter(|paragraph| match there.get_mut(*paragraph) {
        Some(left @ 1..) => {
            *left -= 1;
            false
        }
        _ => true,
    });
    lacks.map(str::to_owned).collect()
}

fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
    text.split("\n\n").filter(|paragraph| !paragraph.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paragraph_goes_or_comes_as_often_as_the_other_text_lacks_it() {
        let (before, after) = ("One.\n\nTwo.\n\nTwo.\n\nThree.", "Three.\n\nTwo.\n\nFour.");
        assert_eq!(only_in(before, after), ["One.", "Two."], "what goes");
        assert_eq!(only_in(after, before), ["Four."], "what comes; another order is no difference");
    }

    #[test]
    fn values_that_are_the_same_are_not_told_of() {
        let before = Article { headline: Some("One".into()), byline: Some("A".into()), ..Article::default() };
        let after = Article { headline: Some("One".into()), section: vec!["World".into()], ..Article::default() };
        let told: Vec<_> = values(&before, &after).into_iter().map(|new| (new.field, new.before, new.after)).collect();
        let expected = [(Field::Byline, Some("A".into()), None), (Field::Section, None, Some("World".to_owned()))];
        assert_eq!(told, expected, "one went, one came");
    }
}

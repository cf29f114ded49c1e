//! The language: what the page declares, or what its text is plainly in.

use super::super::tag::Tag;
use super::Evidence;
use super::field::Offers;
use crate::extract::language;
use crate::model::{Article, Field, Origin};

pub(super) fn read(evidence: &Evidence, article: &mut Article) {
    let mut offers = Offers::new();
    offers.add(Origin::JsonLd, evidence.ld.and_then(|ld| ld.text("inLanguage")).and_then(|tag| short(&tag)));
    let declared = declared(evidence);
    offers.add(Origin::Page, declared.and_then(short));
    for (source, tag) in evidence.metas.each(&["content-language", "language", "og:locale"]) {
        offers.add(source, short(tag));
    }
    offers.prefer(|tag| declared.and_then(short).as_ref() == Some(tag));
    let stated = offers.settle(article, Field::Language);
    language::settle_by(article, stated.as_deref(), &sample(evidence));
}

/// The beginning of the main text, or the headline where there is none.
fn sample(evidence: &Evidence) -> String {
    /// Lines and letters that are enough to tell a language by.
    const LINES: usize = 200;
    const LETTERS: usize = 6000;
    let page = evidence.page;
    let mut sample = String::new();
    for (_, line) in page.lines(page.subtree(evidence.main), |at| !evidence.cuts.is_cut(at)).take(LINES) {
        sample.push_str(&line);
        sample.push(' ');
        if sample.len() > LETTERS {
            break;
        }
    }
    match evidence.heading {
        Some(heading) if sample.trim().is_empty() => page.words(heading),
        _ => sample,
    }
}

/// The tag of the element that holds the article, nearest first.
pub(super) fn declared<'a>(evidence: &Evidence<'a>) -> Option<&'a str> {
    let page = evidence.page;
    let own = std::iter::once(evidence.main).chain(page.ancestors(evidence.main)).find_map(|at| page.attr(at, "lang"));
    own.or_else(|| page.elements(0..page.nodes.len(), Tag::Html).find_map(|at| page.attr(at, "lang")))
}

/// A BCP 47 tag, as short as it says something: the region goes unless it tells two written languages apart.
fn short(tag: &str) -> Option<String> {
    let mut parts = tag.trim().split(['-', '_']);
    let language = parts.next()?.to_ascii_lowercase();
    if !(2..=3).contains(&language.len()) || !language.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return None;
    }
    let rest: Vec<String> = parts.map(str::to_ascii_lowercase).collect();
    let says = |part: &str| rest.iter().any(|own| own == part);
    Some(match language.as_str() {
        "zh" if says("hant") || says("tw") || says("hk") || says("mo") => "zh-Hant".into(),
        "zh" if says("hans") || says("cn") || says("sg") => "zh-Hans".into(),
        "pt" if says("br") => "pt-BR".into(),
        "sr" if says("latn") => "sr-Latn".into(),
        _ => language,
    })
}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn tags_are_as_short_as_they_say_something() {
        for (tag, expected) in [
            ("en-US", Some("en")),
            ("EN", Some("en")),
            ("pt_BR", Some("pt-BR")),
            ("zh-TW", Some("zh-Hant")),
            ("zh-Hans-CN", Some("zh-Hans")),
            ("english", None),
            ("", None),
        ] {
            assert_eq!(short(tag).as_deref(), expected, "{tag}");
        }
    }
}

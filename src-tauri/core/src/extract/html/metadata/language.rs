//! The language: what the page declares, or what its text is plainly in.

use super::super::tag::Tag;
use super::Evidence;
use super::field::Offers;
use crate::extract::language;
use crate::model::{Article, Field, Origin};

pub(super) fn read(evidence: &Evidence, article: &mut Article) {
    let mut offers = Offers::new();
    offers.add(Origin::JsonLd, evidence.ld.and_then(|ld| ld.text("inLanguage")).and_then(|tag| language::normal(&tag)));
    let declared = declared(evidence);
    offers.add(Origin::Page, declared.and_then(language::normal));
    for (source, tag) in evidence.metas.each(&["content-language", "language", "og:locale"]) {
        offers.add(source, language::normal(tag));
    }
    offers.prefer(|tag| declared.and_then(language::normal).as_ref() == Some(tag));
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

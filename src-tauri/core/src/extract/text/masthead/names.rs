//! The byline of a page: names behind "By", a wire agency, or a name beside the date.

use super::Page;
use crate::extract::byline::{self, Byline};
use crate::extract::dates;
use crate::extract::text::{captions, furniture, outlet};
use crate::model::{Article, Author, AuthorKind, Field, Origin};

/// The byline stands below the headline, or right above it. A line that says "By" is believed before a bare name.
pub(super) fn read(page: &mut Page, article: &mut Article) {
    let above = page.headline.map_or(0..0, |at| at.saturating_sub(4)..at);
    let places: Vec<usize> = page.masthead().chain(above.rev()).filter(|at| may_be_byline(page, *at)).collect();
    // "Source: X" names an agency where nobody is named beside it.
    let (credits, said): (Vec<usize>, Vec<usize>) = places.iter().copied().partition(|at| {
        let names = without_dates(page.text(*at), page.language.as_deref());
        outlet::is_credit(&names) && byline::in_han(&names).is_none()
    });
    let introduced = |places: &[usize]| places.iter().find_map(|at| Some((*at, introduced_byline(page, *at)?)));
    let said = || introduced(&said).or_else(|| introduced(&credits));
    let bare = || places.iter().find_map(|at| Some((*at, bare_byline(page, *at)?)));
    let sign_off = || signed_off(page);
    let Some((at, found)) = said().or_else(bare).or_else(sign_off) else { return in_dateline(page, article) };
    let found = without_town(page, at, found);
    page.take(at);
    if at > 0 && introduces_next(page, at - 1) {
        page.take(at - 1);
    }
    article.byline = Some(found.text);
    article.authors = found.authors;
    article.sources.insert(Field::Byline, Origin::Text);
}

/// Where nobody is named: the agency before the first sentence, "(dpa)", which stays where it is.
fn in_dateline(page: &Page, article: &mut Article) {
    let first = (page.start..page.end).find(|at| page.in_body(*at));
    if let Some(found) = first.and_then(|at| byline::of_dateline(page.text(at))) {
        article.byline = Some(found.text);
        article.authors = found.authors;
        article.sources.insert(Field::Byline, Origin::Text);
    }
}

/// "Von A B, Bad Neuenahr": the second is where the first was, if the article says that name again and not the first.
fn without_town(page: &Page, byline: usize, found: Byline) -> Byline {
    let [author, town] = found.authors.as_slice() else { return found };
    let told = |name: &str| {
        let lines = (page.masthead().start..page.end).filter(|at| *at != byline);
        lines.into_iter().any(|at| page.text(at).contains(name))
    };
    let person = town.kind == AuthorKind::Person && author.kind == AuthorKind::Person;
    if person && found.text == format!("{}, {}", author.name, town.name) && told(&town.name) && !told(&author.name) {
        return Byline { text: author.name.clone(), authors: vec![author.clone()] };
    }
    found
}

/// A wire agency in the short line that closes a text: "jok / dpa", "(Reuters)".
fn signed_off(page: &Page) -> Option<(usize, Byline)> {
    const NEAR: usize = 3;
    let closing = page.end.saturating_sub(NEAR).max(page.start + 1)..(page.end + NEAR).min(page.lines.len());
    closing.rev().filter(|at| page.seen[*at].words <= 6).find_map(|at| {
        let pieces = page.text(at).split(['/', '(', ')', ',', '|']).map(str::trim);
        let agencies: Vec<&str> = pieces.filter(|piece| byline::is_agency(piece)).collect();
        Some((at, byline::read(&agencies.join(", "))?))
    })
}

fn may_be_byline(page: &Page, at: usize) -> bool {
    let look = &page.seen[at];
    let furniture = furniture::is_menu(&look.key) || furniture::is_end(&look.key) || furniture::is_counter(&look.key);
    // The first line of a page is its own name, where the rights line says it too.
    let own_name = at == 0 && outlet::owns(page, page.text(at));
    look.words <= 30 && !furniture && !look.boxed && !own_name
}

/// "By A B", "Published August 11 by A B", a name below a line "Author:", or a wire agency.
fn introduced_byline(page: &Page, at: usize) -> Option<Byline> {
    let names = without_dates(page.text(at), page.language.as_deref());
    let introduced = byline::introduction(&names).is_some() || at > 0 && introduces_next(page, at - 1);
    let credited = outlet::is_credit(&names);
    let inside = if introduced && !credited { None } else { byline::introduced_inside(&names) };
    if let Some(reporters) = byline::in_han(&names) {
        return byline::read(reporters).filter(|_| !captions::is_credited(page.text(at)));
    }
    let of_agencies = is_of_agencies(&names) || byline::ends_with_agency(&names);
    let agencies = !credited && page.seen[at].words <= 8 && of_agencies;
    let said = page.seen[at].words <= 25 && (introduced || inside.is_some()) || agencies;
    byline::read(inside.unwrap_or(&names)).filter(|_| said)
}

/// "Reuters", "Reuters and AP", and nothing else.
fn is_of_agencies(names: &str) -> bool {
    let agency = |author: &Author| author.kind == AuthorKind::Agency;
    byline::read(names).is_some_and(|read| read.text == names && read.authors.iter().all(agency))
}

/// A name beside the date or the reading time, on its line or next to it. The words of a name are not words of the text.
fn bare_byline(page: &Page, at: usize) -> Option<Byline> {
    let look = &page.seen[at];
    let times = |near: usize| page.seen[near].date || furniture::is_reading_time(page.key(near));
    let beside = (at.saturating_sub(1)..(at + 3).min(page.seen.len())).any(times);
    let found = byline::read(&without_dates(page.text(at), page.language.as_deref()))?;
    let short = look.words <= 6 || look.words <= 16 && is_list_of_names(page.text(at), &found);
    let plain = look.words <= 12 && look.date || short && beside && look.copies <= 3;
    let full_name = (2..=5).contains(&found.authors.first()?.name.split_whitespace().count());
    let of_picture = captions::is_credited(page.text(at));
    (plain && !of_picture && full_name && page.lines[at].mark.is_none() && !is_of_text(page, &found.authors))
        .then_some(found)
}

/// "A B, C D and E F", and nothing else.
fn is_list_of_names(text: &str, found: &Byline) -> bool {
    let full_name = |author: &Author| (2..=4).contains(&author.name.split_whitespace().count());
    let persons = found.authors.iter().all(|author| author.kind == AuthorKind::Person && full_name(author));
    found.text == text && found.authors.len() > 1 && persons
}

/// One of the words stands in small letters in the text: "Travel Tips" is no name on a page that gives tips on travel.
fn is_of_text(page: &Page, authors: &[Author]) -> bool {
    let words: Vec<String> = authors
        .iter()
        .flat_map(|author| author.name.split(|letter: char| !letter.is_alphabetic()))
        .filter(|word| word.chars().count() > 2)
        .map(str::to_lowercase)
        .collect();
    let prose = (page.start..page.end).filter(|at| page.seen[*at].prose > 0).take(200);
    prose.into_iter().any(|at| {
        page.text(at).split(|letter: char| !letter.is_alphabetic()).any(|word| words.iter().any(|name| name == word))
    })
}

/// "Anna Levin August 11, 2020" and "Published August 11, 2020 by Anna Levin" without the date.
fn without_dates(text: &str, language: Option<&str>) -> String {
    let mut rest = String::with_capacity(text.len());
    let mut from = 0;
    for found in dates::printed(text, language) {
        rest.push_str(text[from..found.start].trim_end());
        rest.push_str(" | ");
        from = found.end;
    }
    rest.push_str(&text[from..]);
    rest.trim_matches([' ', '|', ',', '·', '•', '-', '–', '—']).to_owned()
}

/// A line that is only "By" or "Author:".
fn introduces_next(page: &Page, at: usize) -> bool {
    let text = page.text(at);
    !text.is_empty()
        && page.seen[at].words <= 3
        && byline::introduction(&format!("{} X", text.trim_end_matches(':'))) == Some("X")
}

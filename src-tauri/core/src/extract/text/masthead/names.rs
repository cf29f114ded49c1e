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
    // A long list is a menu.
    let menu = [at, at + 1, at + 2].iter().all(|at| page.lines.get(*at).is_some_and(|line| line.mark.is_some()));
    let below = at > 0 && !menu && introduces_next(page, at - 1);
    let introduced = byline::introduction(&names).is_some() || below;
    let credited = outlet::is_credit(&names);
    let inside = if introduced && !credited { None } else { byline::introduced_inside(&names) };
    if let Some(reporters) = byline::in_han(&names) {
        return byline::read(reporters).filter(|_| !captions::is_credited(page.text(at)));
    }
    let of_agencies = is_of_agencies(&names) || byline::ends_with_agency(&names);
    let agencies = !credited && page.seen[at].words <= 8 && of_agencies;
    let said = page.seen[at].words <= 25 && (introduced || inside.is_some()) || agencies;
    let found = byline::read(inside.unwrap_or(&names)).filter(|_| said)?;
    // "By Challenge" heads the articles about challenges; "Step by Step" is no byline.
    let alone = found.authors.len() == 1 && !found.text.contains(char::is_whitespace);
    let of_text = alone && found.authors[0].kind == AuthorKind::Person && is_of_text(page, &found.authors);
    (!of_text && !is_glued(&found.text) && !is_said_twice(&names, &found.text)).then_some(found)
}

/// "Wedding ChecklistsJust EngagedPlanning": rubrics that lost the spaces between them. "Anna McDonald" and "The SolutionsHub
/// Team" are names.
fn is_glued(names: &str) -> bool {
    const BEFORE: usize = 3;
    let (mut small, mut glued) = (0, 0);
    for letter in names.chars() {
        glued += usize::from(small >= BEFORE && letter.is_uppercase());
        small = if letter.is_lowercase() { small + 1 } else { 0 };
    }
    glued > 1
}

/// "Step by Step Guide".
fn is_said_twice(text: &str, name: &str) -> bool {
    let first = name.split_whitespace().next().unwrap_or_default();
    let before = text.find(name).map_or("", |at| &text[..at]);
    let mut words = before.split_whitespace().rev();
    words.next().is_some() && words.next().is_some_and(|word| word.eq_ignore_ascii_case(first))
}

/// "Show Sidebar" is a button, "Friday Philosophy" a rubric.
fn is_button_or_rubric(name: &str) -> bool {
    const WORDS: &str = "show|hide|toggle|view|expand|collapse|jump|skip|print|subscribe|download|monday|tuesday|wednesday|thursday|\
        friday|saturday|sunday|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lundi|mardi|mercredi|jeudi|\
        vendredi|samedi|dimanche";
    let first = name.split_whitespace().next().unwrap_or_default().to_lowercase();
    WORDS.split('|').any(|word| word == first)
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
    let other = is_glued(&found.text) || is_button_or_rubric(&found.text);
    (plain && !other && !of_picture && full_name && page.lines[at].mark.is_none() && !is_of_text(page, &found.authors))
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
        page.text(at)
            .split(|letter: char| !letter.is_alphabetic())
            .any(|word| words.iter().any(|name| name == word || word.strip_suffix('s') == Some(name)))
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
    let rest = rest.replace(['●', '◦', '○', '■'], "|");
    without_addresses(rest.trim_matches([' ', '|', ',', '·', '•', '-', '–', '—'])).to_owned()
}

/// "Anna Levin @annalevin", "Anna Levin anna@example.org": what a name is followed by where a page prints it.
fn without_addresses(text: &str) -> &str {
    let mut rest = text;
    while let Some((before, last)) = rest.rsplit_once(' ')
        && last.contains('@')
    {
        rest = before.trim_end_matches([' ', '|', ',', '(', '<', '-', '–', '·', '•']);
    }
    rest
}

/// A line that is only "By" or "Author:".
fn introduces_next(page: &Page, at: usize) -> bool {
    let text = page.text(at);
    !text.is_empty()
        && page.seen[at].words <= 3
        && byline::introduction(&format!("{} X", text.trim_end_matches(':'))) == Some("X")
}

#[cfg(test)]
mod tests {
    use crate::extract::text::article;

    const TEXT: &str = "The clock that has hung over the town hall since 1894 is to be sold to pay for its own repair, councillors decided last night.\n\nMembers heard that the challenges of its mechanism, which had stopped eleven times since the winter, would cost more than the town spends on all its parks.\n\nThe decision divided the chamber: four members of the ruling group voted against the sale, among them the former mayor, who wound the clock as a boy.";

    #[test]
    fn the_line_of_the_byline_says_more_than_names() {
        let table = [
            ("By Jo Speed @jospeed\n14 March 2011", Some("Jo Speed"), "a name on a network"),
            ("By Jo Speed jo.speed@example.org\n14 March 2011", Some("Jo Speed"), "an address"),
            ("By Jo Speed | jo.speed@example.org\n14 March 2011", Some("Jo Speed"), "an address behind a bar"),
            ("By Jo Speed and Ann Lord | Chester\n14 March 2011", Some("Jo Speed and Ann Lord"), "a town"),
            ("Story by Jo Speed; photographs by Ann Lord\n14 March 2011", Some("Jo Speed"), "who took the pictures"),
            ("By Jo Speed • Harbour Post • 14 March 2011", Some("Jo Speed"), "the outlet and the date"),
            ("by Jo Speed ● 14 March 2011 ● 6 min read", Some("Jo Speed"), "other bullets"),
            ("By\nJo Speed\n14 March 2011", Some("Jo Speed"), "the word alone"),
            ("By SolutionsHub Editorial Team\n14 March 2011", Some("SolutionsHub Editorial Team"), "a team"),
            ("14 March 2011\n\nShow Sidebar", None, "a button"),
            ("14 March 2011\nFriday Philosophy", None, "a rubric"),
            ("By\nWedding ChecklistsJust EngagedWedding Planning\n14 March 2011", None, "rubrics without spaces"),
            ("By Challenge\n14 March 2011", None, "what the text tells of"),
            ("Selling a clock, step by Step Guide\n14 March 2011", None, "how something is done"),
        ];
        for (masthead, expected, why) in table {
            let page =
                format!("Home\nNews\n\nTown hall clock is sold\n\n{masthead}\n\n{TEXT}\n\nMost read\nPrivacy policy");
            let read = article(&page, None);
            assert_eq!(read.byline.as_deref(), expected, "{why}");
            assert_eq!(read.headline.as_deref(), Some("Town hall clock is sold"), "{why}");
        }
    }

    #[test]
    fn a_standfirst_says_something_of_its_own() {
        for between in ["Town hall clock is sold", "This article can also be read in the following languages:"] {
            let page = format!(
                "Town hall clock is sold | Harbour Post\nHome\n\nTown hall clock is sold\n\n{between}\n\nBy Jo Speed\n14 March 2011\n\n{TEXT}\n\n© Harbour Post"
            );
            assert_eq!(article(&page, None).standfirst, None, "{between}");
        }
    }
}

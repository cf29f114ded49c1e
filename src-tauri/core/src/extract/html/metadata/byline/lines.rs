//! Bylines in the lines that the page shows: "By A B" near the headline, "Written by A B" under the text.

use super::super::{Evidence, shown};
use super::{has_full_name, is_certain};
use crate::extract::byline::{self, Byline};
use crate::extract::dates;
use crate::model::AuthorKind;

/// Letters of a line that is a signature.
const SIGNATURE: usize = 80;

/// A line near the headline that says that names follow, in it or on the next one, or a name with its role.
pub(super) fn read(evidence: &Evidence) -> Option<Byline> {
    let lines = shown::near_the_headline(evidence);
    let by_a_date = || by_a_date(evidence, lines).find(|byline| is_list(byline) || is_credit(byline));
    named(lines).or_else(|| with_role(lines)).or_else(by_a_date)
}

/// Names behind "By", in one line or on the next.
pub(super) fn named(lines: &[String]) -> Option<Byline> {
    let same = lines.iter().find_map(|line| byline::read(introduced(line)?).filter(is_certain));
    same.or_else(|| {
        let next = lines.windows(2).filter(|pair| is_introduction(&pair[0])).map(|pair| &pair[1]);
        next.filter_map(|line| byline::read(line)).find(is_certain)
    })
}

/// "A B | Senior Writer | 2 July 2025", or "A B" over "Senior Writer".
fn with_role(lines: &[String]) -> Option<Byline> {
    let is_short = |line: &&String| line.chars().count() <= SIGNATURE;
    let same = lines.iter().filter(is_short).find_map(|line| {
        let (name, rest) = line.split_once(['|', '•', '·', '⋅', ',']).or_else(|| line.split_once(" / "))?;
        let role = rest.split(['|', '•', '·', '⋅', ',']).next()?;
        byline::read(name).filter(|byline| is_title(role.trim()) && has_full_name(byline))
    });
    same.or_else(|| {
        let pairs = lines.windows(2).filter(|pair| is_title(&pair[1]) && is_short(&&pair[0]));
        pairs.filter_map(|pair| byline::read(&pair[0])).find(has_full_name)
    })
}

/// What stands beside a date.
fn by_a_date(evidence: &Evidence, lines: &[String]) -> impl Iterator<Item = Byline> {
    let is_dated = move |line: &String| {
        line.chars().count() <= SIGNATURE
            && !dates::printed(line, super::super::language::declared(evidence)).is_empty()
    };
    let beside = lines.windows(2).filter_map(move |pair| match (is_dated(&pair[0]), is_dated(&pair[1])) {
        (true, false) => Some(&pair[1]),
        (false, true) => Some(&pair[0]),
        _ => None,
    });
    beside.filter(|line| line.chars().count() <= SIGNATURE).filter_map(|line| byline::read(line))
}

/// "A B, C D": several full names and nothing else. One alone could be a place.
fn is_list(byline: &Byline) -> bool {
    byline.text.contains([',', '&', '、', '،'])
        && byline.authors.len() > 1
        && byline.authors.iter().all(|author| author.name.split(' ').count() >= 2)
}

/// A wire agency, perhaps behind the outlet that took its report.
fn is_credit(byline: &Byline) -> bool {
    byline.authors.last().is_some_and(|author| author.kind == AuthorKind::Agency)
        && byline.authors.iter().all(|author| author.kind != AuthorKind::Person)
}

/// "Senior Writer", "CEO": few words, the last of which names what one does.
fn is_title(line: &str) -> bool {
    let words = line.split_whitespace().count();
    let last = line.rsplit(char::is_whitespace).next().unwrap_or_default();
    let is_one = byline::is_role(last) && !last.eq_ignore_ascii_case("staff");
    (1..=4).contains(&words) && is_one && dates::says(line) == dates::Says::Nothing
}

/// Under the text, where no place speaks for it, the words have to: "Written by A B".
pub(super) fn signed(evidence: &Evidence) -> Option<Byline> {
    let lines = shown::in_the_article(evidence).iter().filter(|line| line.chars().count() <= SIGNATURE);
    let mut signed = lines.filter_map(|line| {
        let rest = byline::introduction(line)?;
        let word = &line[..line.len() - rest.len()];
        word.trim().contains([' ', ':', '：']).then(|| byline::read(rest)).flatten()
    });
    signed.rfind(has_full_name)
}

/// "By A B" under the name of a site, which is one person's.
pub(super) fn above_the_article(evidence: &Evidence) -> Option<Byline> {
    let mut lines = shown::above_the_article(evidence).iter().filter(|(_, line)| line.chars().count() <= SIGNATURE);
    lines.find_map(|(_, line)| byline::read(introduced(line)?).filter(has_full_name))
}

/// "Written by" alone on its line.
pub(super) fn is_introduction(line: &str) -> bool {
    let line = line.trim_end_matches(':').trim_end();
    line.chars().count() <= 16 && byline::introduction(&format!("{line} X")) == Some("X")
}

/// What follows "By" or its like, at the beginning or behind a date or a bar ("3 May 2021 Written by A B").
pub(super) fn introduced(text: &str) -> Option<&str> {
    let starts = text.char_indices().filter(|&(at, _)| at == 0 || text[..at].ends_with(char::is_whitespace));
    let separate = starts
        .filter(|&(at, _)| may_end_before_names(&text[..at]))
        .map(|(at, _)| &text[at..])
        .find(|rest| byline::introduction(rest).is_some());
    separate.or_else(|| glued(text)).or_else(|| reporter_in_han(text))
}

/// "2024-09-20 北海日報 記者 林小美".
fn reporter_in_han(text: &str) -> Option<&str> {
    let starts = text.match_indices(['記', '记']).map(|(at, _)| at);
    let mut spaced = starts.filter(|&at| text[..at].ends_with(char::is_whitespace)).map(|at| &text[at..]);
    spaced.find(|rest| byline::reporters_in_han(rest).is_some())
}

/// Nothing, a date, or a bar.
pub(super) fn may_end_before_names(before: &str) -> bool {
    let before = before.trim_end();
    before.is_empty()
        || before.ends_with(['|', '•', '·', '⋅', '-', '—', '–', ',', '/'])
        || before.ends_with(|letter: char| letter.is_ascii_digit())
}

/// "ByAnna Vogel": a page's pieces often lose the space between them.
fn glued(text: &str) -> Option<&str> {
    let names = text.strip_prefix("By").or_else(|| text.strip_prefix("by"))?;
    names.starts_with(char::is_uppercase).then_some(names)
}

//! Which line is the headline. Candidates are the lines above the first paragraph; they are weighed by what follows them (a
//! byline, a date), by what they share with the text, and by whether the page says them twice, as `<title>` and as heading.

use super::captions;
use super::features::{Seen, Topic, ends_sentence, holds_two_sentences};
use super::figures;
use super::furniture;
use super::lines::{Line, Mark};
use super::masthead::section;
use super::outlet;
use crate::extract::{byline, dates};
use crate::model::AuthorKind;

/// A line this far above the first paragraph is no headline of it.
const REACH: usize = 120;

/// A headline seldom stands further above it than this.
const NEAR: usize = 10;

/// Candidates with less than this in favour of them are none: a page without a headline gets none.
const SURE: f32 = -2.0;

const COUNT: usize = 38;

/// Fitted to the same half of the pages as those of `body`, so that of all candidates of a page the headline weighs most.
const WEIGHTS: [(&str, f32); COUNT] = [
    ("bias", -4.6),
    ("distance", -0.7),
    ("below_start", -2.1),
    ("at_start", -0.6),
    ("three_words", -0.8),
    ("six_to_nine", 0.8),
    ("ten_to_sixteen", 0.6),
    ("over_sixteen", -0.7),
    ("sentence", -1.6),
    ("asks", -0.5),
    ("colon", -0.5),
    ("known_words", 2.0),
    ("topic", 2.7),
    ("date_behind", 1.2),
    ("byline_behind", 0.7),
    ("bullet", -1.5),
    ("furniture", -0.3),
    ("phrases", -0.4),
    ("date", -0.7),
    ("byline", -0.5),
    ("digits", 0.3),
    ("top_of_page", 0.7),
    ("capitals", 0.9),
    ("bars", -0.9),
    ("gap", 1.9),
    ("gap_behind", 2.1),
    ("between_bullets", 0.6),
    ("counter", -0.1),
    ("kept", -0.5),
    ("line_below", 0.5),
    ("line_above", -0.5),
    ("sentence_case", -0.9),
    ("wide_gap", -0.4),
    ("close_to_text", -0.5),
    ("near_text", 0.6),
    ("two_words", -0.9),
    ("colon_inside", 1.0),
    ("number_first", 1.0),
];

/// In favour of a line that the page's `<title>` says too, in these or nearly these words. Not fitted: a page saved by a
/// browser begins with its `<title>`, and pages made by a converter, from which the weights were learned, do not.
const TITLED: f32 = 4.0;

/// The same where the `<title>` has no site's name behind it: then it may be a slogan that the page says again.
const TITLED_BARE: f32 = 1.0;

/// Against a line of two sentences: that is a summary. Not fitted either: the language of the corpus is English, where
/// the second sentence ends with a full stop as well.
const SUMMARY: f32 = -2.5;

/// In favour of a `<title>` that the page does not say again, where another line confirms the site's name behind it.
const TITLED_ONCE: f32 = 3.0;

/// Against the name of an outlet: the rights line says it too, or it ends as the names of newspapers do.
const OUTLET: f32 = -3.0;

/// Against "Section: News", "Length: 512 words" in a record of such lines, as databases of the press write it.
const LABELLED: f32 = -3.0;

/// Against a person's name with a date right behind it: that is a byline.
const NAME: f32 = -3.0;

/// The line's index. `start` is the first paragraph of the article.
pub(super) fn find(lines: &[Line], seen: &[Seen], kept: &[bool], start: usize) -> Option<usize> {
    let scored = candidates(lines, seen, kept, start);
    let titles = titles(lines);
    let titled = |at: usize| {
        let says = titles.iter().filter(|title| title.at != at && title.is_like(&seen[at]));
        says.map(|title| if title.names_site { TITLED } else { TITLED_BARE }).fold(0.0, f32::max)
    };
    let titled_once = |at: usize| {
        let name =
            titles.iter().any(|title| title.at == at && title.names_site).then(|| outlet::split_title(&lines[at].text));
        let confirmed = |name| outlet::is_confirmed(lines, seen, |at| kept[at], name, at);
        if name.flatten().is_some_and(|(_, name)| confirmed(name)) { TITLED_ONCE } else { 0.0 }
    };
    let labelled = labelled(&lines[..start.min(lines.len())]);
    let label = |at: usize| if labelled.contains(&at) { LABELLED } else { 0.0 };
    let rights = outlet::rights_of(lines, seen);
    let outlet = |at: usize| if outlet::is_named_so(lines, seen, at, &rights) { OUTLET } else { 0.0 };
    let summary = |at: usize| {
        let text = &lines[at].text;
        let capitals = text.split_whitespace().filter(|word| word.starts_with(char::is_uppercase)).count();
        let title_case = capitals * 2 > seen[at].words;
        if holds_two_sentences(text) && !title_case { SUMMARY } else { 0.0 }
    };
    let name = |at: usize| if is_name_over_date(lines, seen, at) { NAME } else { 0.0 };
    let best = scored
        .into_iter()
        .filter(|(at, _)| !is_paragraph(&lines[*at].text, &seen[*at]))
        .map(|(at, features)| {
            (at, score(&features) + titled(at).max(titled_once(at)) + summary(at) + name(at) + outlet(at) + label(at))
        })
        .reduce(|best, next| if next.1 > best.1 { next } else { best });
    let (at, _) = best.filter(|(_, score)| *score > SURE)?;
    let at = over_standfirst(lines, seen, &|at| is_candidate(lines, seen, at), at).unwrap_or(at);
    Some(last_copy(seen, &titles, at, start))
}

/// The title right over the line that was chosen, where that is a standfirst: a byline or a date stands right under it, and what
/// is over the title is no such line.
fn over_standfirst(
    lines: &[Line],
    seen: &[Seen],
    is_candidate: &dyn Fn(usize) -> bool,
    chosen: usize,
) -> Option<usize> {
    const TITLE: usize = 4;
    let above = chosen.checked_sub(1).filter(|at| is_candidate(*at))?;
    let small = |at: usize| lines[at].text.split_whitespace().skip(1).any(|word| word.starts_with(char::is_lowercase));
    let is_title = |at: usize| {
        let plain = lines[at].mark.is_none() && !seen[at].sentence && !seen[at].date;
        plain && small(at) && !is_glued(&lines[at].text)
    };
    let capitals = lines[chosen].text.split_whitespace().filter(|word| word.starts_with(char::is_uppercase)).count();
    let sentence_case = capitals * 2 < seen[chosen].words;
    let next = lines.get(chosen + 1)?;
    let masthead = is_masthead(lines, seen, chosen + 1);
    let long = seen[above].words >= TITLE || above == 0;
    let first = above.checked_sub(1).is_none_or(|over| seen[over].words < TITLE && !seen[over].sentence);
    // One block over the byline: no blank line parts the two, or the same parts all of them.
    let together = lines[chosen].gap == next.gap;
    let longer = seen[chosen].words > seen[above].words || above == 0;
    (is_title(above) && masthead && long && first && together && longer && sentence_case).then_some(above)
}

/// A browser copies kicker, headline, standfirst and byline as lines without blank ones between them. The headline begins such
/// a block, or stands under its kicker, and the byline or the date is right under it or under its standfirst.
fn heads_masthead(lines: &[Line], seen: &[Seen], at: usize) -> bool {
    const KICKER: usize = 3;
    const BLOCK: usize = 8;
    const STANDFIRST: std::ops::RangeInclusive<usize> = 5..=60;
    let begins = |at: usize| at == 0 || lines[at].gap > 0;
    let plain = |at: usize| lines[at].mark.is_none() && !seen[at].date && seen[at].phrases == 0 && !seen[at].boxed;
    let is_kicker = |at: usize| begins(at) && plain(at) && seen[at].words <= KICKER && !seen[at].sentence;
    let first = begins(at) || at.checked_sub(1).is_some_and(is_kicker);
    let below = |at: usize| at < lines.len() && lines[at].gap <= 1 && is_masthead(lines, seen, at);
    let is_standfirst = |at: usize| {
        at < lines.len() && lines[at].gap == 0 && plain(at) && STANDFIRST.contains(&seen[at].words) && below(at + 1)
    };
    let title = plain(at) && seen[at].prose == 0 && seen[at].words > KICKER && !furniture::is_named(&seen[at].key);
    // A long block is a list of articles, each with its byline.
    let list = lines[at + 1..].iter().take(BLOCK).take_while(|line| line.gap == 0).count() == BLOCK;
    title && first && !list && (below(at + 1) && lines[at + 1].gap == 0 || is_standfirst(at + 1))
}

fn is_masthead(lines: &[Line], seen: &[Seen], at: usize) -> bool {
    seen[at].words < 15 && byline::introduction(&lines[at].text).is_some()
        || is_dateline_or_byline(&lines[at].text, &seen[at])
        || is_name_over_date(lines, seen, at)
}

/// A long line that ends in a full stop is no headline, unless its words are written as those of titles.
fn is_paragraph(text: &str, look: &Seen) -> bool {
    let capitals = text.split_whitespace().filter(|word| word.starts_with(char::is_uppercase)).count();
    look.prose > 0 && look.sentence && !asks(text) && capitals * 2 <= look.words
}

fn asks(text: &str) -> bool {
    text.ends_with(['?', '!', '？', '！', '؟'])
}

/// "BlogsAwardsEvents": a menu whose words lost their spaces.
fn is_glued(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    letters.windows(2).any(|pair| pair[0].is_lowercase() && pair[1].is_uppercase())
}

fn is_name_over_date(lines: &[Line], seen: &[Seen], at: usize) -> bool {
    let dated = seen.get(at + 1).is_some_and(|next| next.date);
    let short = (2..=3).contains(&seen[at].words) && dated;
    let person = |read: byline::Byline| read.authors.iter().all(|author| author.kind == AuthorKind::Person);
    short && byline::read(&lines[at].text).is_some_and(person)
}

/// Dates, and hardly a word beside them: "11 August 2020, updated 12 August 2020".
fn is_dateline(text: &str) -> bool {
    const FEW: usize = 4;
    let (mut beside, mut from) = (0, 0);
    for found in dates::printed(text, None) {
        beside += text[from..found.start].split_whitespace().count();
        from = found.end;
    }
    beside + text[from..].split_whitespace().count() <= FEW
}

fn is_dateline_or_byline(text: &str, look: &Seen) -> bool {
    look.date && (is_dateline(text) || figures::is_dateline(text)) || is_dated_byline(text)
}

/// "Von A B, Hartleport", and nothing else.
fn is_plain_byline(text: &str) -> bool {
    const LONGEST: usize = 8;
    let Some(rest) = byline::introduction(text).filter(|_| text.split_whitespace().count() <= LONGEST) else {
        return false;
    };
    let full = |read: &byline::Byline| read.authors[0].name.contains(' ') && read.authors[0].kind == AuthorKind::Person;
    let behind = byline::read(text).filter(full).and_then(|read| rest.strip_prefix(read.text.as_str()));
    behind.is_some_and(|behind| behind.is_empty() || behind.starts_with([',', '،']))
}

/// "The Harbour Post by A B / 11 August 2020".
fn is_dated_byline(text: &str) -> bool {
    let introduced = || byline::introduction(text).or_else(|| byline::introduced_inside(text));
    introduced().and_then(byline::read).is_some() && !dates::printed(text, None).is_empty()
}

/// The lines "Label: value", where they are a record and not a headline with a colon.
fn labelled(lines: &[Line]) -> Vec<usize> {
    const RECORD: usize = 3;
    let is_label = |line: &Line| {
        let label = line.text.split_once(": ").map(|(label, _)| label);
        label.is_some_and(|label| (1..=2).contains(&label.split_whitespace().count()) && label.len() <= 20)
    };
    let found: Vec<usize> = (0..lines.len()).filter(|at| is_label(&lines[*at])).collect();
    let close = found.windows(RECORD).any(|some| some[RECORD - 1] - some[0] < 2 * RECORD);
    if close { found } else { Vec::new() }
}

/// "Copyright 2020 The Harbour Post".
fn is_rights(text: &str) -> bool {
    furniture::is_rights(text) && text.contains(|letter: char| letter.is_ascii_digit())
}

/// A line at the top of the page that may be its `<title>`.
struct Title {
    at: usize,
    /// As `furniture::key` writes it, without the site's name.
    key: String,
    names_site: bool,
}

impl Title {
    /// Three words behind which a site is named, or four: less is a slogan or a menu.
    fn says_enough(&self) -> bool {
        self.key.split(' ').count() >= if self.names_site { 3 } else { 4 }
    }

    /// `<title>` and heading are often a word or two apart.
    fn is_like(&self, look: &Seen) -> bool {
        const LIKE: f32 = 0.7;
        outlet::likeness(&self.key, &look.key) >= LIKE
    }
}

fn titles(lines: &[Line]) -> Vec<Title> {
    const TOP: usize = 6;
    let title = |(at, line): (usize, &Line)| {
        let split = outlet::split_title(&line.text);
        let key = furniture::key(split.map_or(line.text.as_ref(), |(title, _)| title));
        Title { at, key, names_site: split.is_some() }
    };
    lines.iter().take(TOP).enumerate().map(title).filter(Title::says_enough).collect()
}

/// A page that says its title twice says it as `<title>` first, and then as the heading above the masthead.
fn last_copy(seen: &[Seen], titles: &[Title], at: usize, start: usize) -> usize {
    const BELOW: usize = 8;
    let below = at + 1..(start + BELOW).min(seen.len());
    let title = titles.iter().find(|title| title.at == at);
    let says_it = |look: &Seen| look.key == seen[at].key || title.is_some_and(|title| title.is_like(look));
    below.rev().find(|below| says_it(&seen[*below])).unwrap_or(at)
}

pub(super) fn score(features: &[f32; COUNT]) -> f32 {
    WEIGHTS.iter().zip(features).map(|((_, weight), value)| weight * value).sum()
}

pub(super) fn candidates(lines: &[Line], seen: &[Seen], kept: &[bool], start: usize) -> Vec<(usize, [f32; COUNT])> {
    let texts = lines.iter().zip(seen).zip(kept).filter(|((_, look), kept)| **kept && look.prose > 0);
    let topic = Topic::of(texts.map(|((line, _), _)| line.text.as_ref()));
    let window = start.saturating_sub(REACH)..(start + 3).min(lines.len());
    let chosen: Vec<usize> = window.filter(|at| is_candidate(lines, seen, *at)).collect();
    let plain = |at: Option<usize>, least: usize| {
        at.is_some_and(|at| chosen.binary_search(&at).is_ok() && seen[at].words >= least && lines[at].mark.is_none())
    };
    let of = |at: usize| {
        let beside = [plain(Some(at + 1), 5), plain(at.checked_sub(1), 4)];
        (at, features(lines, seen, kept, start, &topic, at, beside))
    };
    chosen.iter().map(|at| of(*at)).collect()
}

fn is_candidate(lines: &[Line], seen: &[Seen], at: usize) -> bool {
    let (text, look) = (lines[at].text.as_ref(), &seen[at]);
    let plain = !look.key.is_empty() && look.copies <= 6 && !look.boxed;
    (2..=32).contains(&look.words)
        && plain
        && !captions::is_credited(text)
        && !furniture::is_row(text)
        && !is_dateline_or_byline(text, look)
        && !is_rights(text)
        && !furniture::is_pager(&look.key)
        && !outlet::is_plain_credit(text)
        && !byline::ends_with_agency(text)
        && !is_plain_byline(text)
        && section::trail(text).is_none()
        && ![" > ", " › ", " » "].iter().any(|arrow| text.contains(arrow))
}

/// `beside`: whether a line of some words stands below it, and above it.
fn features(
    lines: &[Line],
    seen: &[Seen],
    kept: &[bool],
    start: usize,
    topic: &Topic,
    at: usize,
    beside: [bool; 2],
) -> [f32; COUNT] {
    let flag = |is: bool| f32::from(u8::from(is));
    let (line, look) = (&lines[at], &seen[at]);
    let words = look.words;
    let content: Vec<&str> = look.key.split(' ').filter(|word| word.chars().count() > 3).collect();
    let known = content.iter().filter(|word| topic.count(word) >= 2).count() as f32;
    let weight: usize = content.iter().map(|word| topic.count(word).min(5)).sum();
    let behind = &seen[(at + 1).min(seen.len())..(at + 6).min(seen.len())];
    let texts_behind = &lines[(at + 1).min(lines.len())..(at + 6).min(lines.len())];
    let byline_behind = texts_behind
        .iter()
        .zip(behind)
        .any(|(line, look)| look.words < 15 && byline::introduction(&line.text).is_some());
    let marked = |at: Option<usize>| at.and_then(|at| lines.get(at)).is_some_and(|line| line.mark.is_some());
    let capitals = line.text.split_whitespace().filter(|word| word.starts_with(char::is_uppercase)).count();
    let cased = line.text.chars().any(|letter| letter.is_lowercase() || letter.is_uppercase());
    let digits = line.text.chars().filter(|letter| letter.is_numeric()).count();
    // Where a page has hardly a blank line, that there is none says nothing.
    let dense = lines.iter().filter(|line| line.gap > 0).count() * 5 < lines.len();
    let ends = ends_sentence(&line.text);
    let asks = asks(&line.text);
    let heads = at + NEAR >= start && heads_masthead(lines, seen, at);
    [
        1.0,
        start.saturating_sub(at).min(60) as f32 / 20.0,
        flag(at > start),
        flag(at == start),
        flag(words <= 3),
        flag((6..=9).contains(&words)),
        flag((10..=16).contains(&words)),
        flag(words > 16),
        flag(ends && !asks),
        flag(asks),
        flag(line.text.ends_with(':')),
        if content.is_empty() { 0.0 } else { known / content.len() as f32 },
        (weight as f32 / 15.0).min(1.0),
        flag(behind.iter().any(|look| look.date)),
        flag(byline_behind),
        flag(line.mark == Some(Mark::Bullet)),
        flag(furniture::is_menu(&look.key) || furniture::is_end(&look.key)),
        flag(look.phrases > 0),
        flag(look.date),
        flag(byline::introduction(&line.text).is_some()),
        digits as f32 / line.text.chars().count().max(1) as f32,
        flag(at < 3),
        if cased { capitals as f32 / words.max(1) as f32 } else { 0.5 },
        flag(line.text.contains(['|', '›', '»', '/']) || line.text.contains(" - ")),
        flag(line.gap > 0 || dense || heads),
        flag(dense || heads || lines.get(at + 1).is_none_or(|next| next.gap > 0)),
        flag(marked(at.checked_sub(1))) - flag(marked(Some(at + 1))),
        flag(furniture::is_counter(&look.key)),
        flag(kept[at]),
        flag(beside[0]),
        flag(beside[1]),
        flag(cased && capitals * 2 < line.text.split_whitespace().count() && words >= 6),
        flag(line.gap >= 2),
        flag(at + 3 >= start),
        flag(at + NEAR >= start),
        flag(words <= 2),
        flag(line.text.trim_end_matches(':').contains(':')),
        flag(line.text.starts_with(char::is_numeric)),
    ]
}

#[cfg(test)]
mod tests {
    use super::super::article;

    const FIRST: &str = "The strike that has cut off three islands went on for a second week on Monday, after the talks had ended within an hour.";
    const TEXT: &str = "About 4,000 people wait for boats with food, post and medicine, said the owner of the only shop at the head of the quay.\n\nThe strike began in January, when the company told its crews that it would send fewer of them out at night.\n\n\"People are leaving for the wind farms, and nobody can blame them,\" said a mate who has sailed for 22 years.";

    /// Browsers copy a masthead without blank lines between its parts.
    #[test]
    fn the_headline_heads_the_masthead_and_is_no_paragraph() {
        let menu = "Skip to content\nThe Harbour Post\nNews\nSport\nLog in";
        let table = [
            (
                "Transport\nFerry strike in its second week\nIslanders wait ten more days for a boat after talks have failed.\n\nBy Anna Levin\n5 March 2024, 5:00 am",
                Some("Ferry strike in its second week"),
                "kicker, headline and standfirst over the byline",
            ),
            (
                "TRANSPORT\nFerry strike in its second week\nIslanders wait ten more days for a boat\n\nAnna Levin\nPort Ellen - 5 March 2024 - 23:41 CET\n\nShare on WhatsApp\nGo to comments",
                Some("Ferry strike in its second week"),
                "a standfirst without a full stop, over a name and a date",
            ),
            (
                "Ferry strike in its second week\nIslanders wait ten more days for a boat after talks have failed\nAnna Levin\n11.08.20 09:15\nShare",
                Some("Ferry strike in its second week"),
                "over a day in figures",
            ),
            (
                "Transport\nFerry strike in its second week\n5 March 2024",
                Some("Ferry strike in its second week"),
                "over the date",
            ),
            ("Share\nComments\n14", None, "nothing but the first paragraph, which is none"),
            (
                "Most read\nCat is rescued from a mast\n5 March 2024\nFares will rise in April\n5 March 2024\nBridge is closed for good\n4 March 2024\nTown hall clock is sold\n4 March 2024\n\nFerry strike in its second week\n\n5 March 2024",
                Some("Ferry strike in its second week"),
                "a list of articles has none of it",
            ),
        ];
        for (masthead, expected, why) in table {
            let read = article(&format!("{menu}\n\n{masthead}\n\n{FIRST}\n\n{TEXT}\n\nMost read\nComments (14)"), None);
            assert_eq!(read.headline.as_deref(), expected, "{why}");
            assert!(read.document.text().contains(FIRST), "{why}: the first paragraph stays in the text");
        }
    }

    #[test]
    fn a_database_names_its_paper_and_the_number_of_the_hit_first() {
        let page = format!(
            "1 of 3 DOCUMENTS\n\nThe Northern Standard\n\nMarch 14, 2011 Monday\nFirst Edition\n\nFerry strike in its second week\n\nBYLINE: Anna Levin\n\nSECTION: NEWS; Pg. 7\n\nLENGTH: 212 words\n\n{FIRST}\n\n{TEXT}\n\nLOAD-DATE: March 15, 2011\n\nLANGUAGE: ENGLISH\n\nCopyright 2011 Northern Standard Ltd\nAll Rights Reserved"
        );
        let read = article(&page, None);
        assert_eq!(
            read.headline.as_deref(),
            Some("Ferry strike in its second week"),
            "neither the paper nor the number"
        );
        assert_eq!(read.publisher.as_deref(), Some("The Northern Standard"), "whose name the rights line confirms");
        assert!(read.document.text().starts_with("The strike"), "the record between them is no text");
    }
}

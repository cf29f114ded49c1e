//! Which line is the headline. Candidates are the lines above the first paragraph; they are weighed by what follows them (a
//! byline, a date), by what they share with the text, and by whether the page says them twice, as `<title>` and as heading.

use super::features::{Seen, Topic, ends_sentence};
use super::furniture;
use super::lines::{Line, Mark};
use crate::extract::byline;

/// A line this far above the first paragraph is no headline of it.
const REACH: usize = 120;

/// Candidates with less than this in favour of them are none: a page without a headline gets none.
const SURE: f32 = -3.5;

const COUNT: usize = 31;

/// Log-odds, fitted as those of `body`.
const WEIGHTS: [(&str, f32); COUNT] = [
    ("bias", -5.3),
    ("distance", -1.2),
    ("below_start", -1.8),
    ("at_start", -0.6),
    ("said_twice", 0.5),
    ("said_often", 0.5),
    ("three_words", -1.8),
    ("six_to_nine", 0.6),
    ("ten_to_sixteen", 0.8),
    ("over_sixteen", -0.9),
    ("sentence", -2.7),
    ("asks", -0.4),
    ("colon", -0.2),
    ("known_words", 1.7),
    ("topic", 1.5),
    ("date_behind", 1.2),
    ("byline_behind", 0.8),
    ("bullet", -1.0),
    ("furniture", -0.6),
    ("phrases", -1.2),
    ("date", -1.2),
    ("byline", -1.1),
    ("digits", 0.2),
    ("top_of_page", 1.5),
    ("capitals", 0.4),
    ("bars", -1.9),
    ("gap", 1.4),
    ("gap_behind", 0.9),
    ("between_bullets", 1.0),
    ("counter", -0.2),
    ("kept", -0.8),
];

/// The line's index. `start` is the first paragraph of the article.
pub(super) fn find(lines: &[Line], seen: &[Seen], kept: &[bool], start: usize) -> Option<usize> {
    let scored = candidates(lines, seen, kept, start);
    let best = scored
        .into_iter()
        .map(|(at, features)| (at, score(&features)))
        .reduce(|best, next| if next.1 > best.1 { next } else { best });
    best.filter(|(_, score)| *score > SURE).map(|(at, _)| last_copy(seen, at, start))
}

/// A page that says its title twice says it as `<title>` first, and then as the heading above the masthead.
fn last_copy(seen: &[Seen], at: usize, start: usize) -> usize {
    const NEAR: usize = 8;
    let below = at + 1..(start + NEAR).min(seen.len());
    below.rev().find(|below| seen[*below].key == seen[at].key).unwrap_or(at)
}

pub(super) fn score(features: &[f32; COUNT]) -> f32 {
    WEIGHTS.iter().zip(features).map(|((_, weight), value)| weight * value).sum()
}

pub(super) fn candidates(lines: &[Line], seen: &[Seen], kept: &[bool], start: usize) -> Vec<(usize, [f32; COUNT])> {
    let texts = lines.iter().zip(seen).zip(kept).filter(|((_, look), kept)| **kept && look.prose > 0);
    let topic = Topic::of(texts.map(|((line, _), _)| line.text.as_ref()));
    let window = start.saturating_sub(REACH)..(start + 3).min(lines.len());
    let is_candidate = |at: &usize| {
        (2..=32).contains(&seen[*at].words) && !seen[*at].key.is_empty() && seen[*at].copies <= 6 && !seen[*at].boxed
    };
    window.filter(is_candidate).map(|at| (at, features(lines, seen, kept, start, &topic, at))).collect()
}

fn features(lines: &[Line], seen: &[Seen], kept: &[bool], start: usize, topic: &Topic, at: usize) -> [f32; COUNT] {
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
    let digits = line.text.chars().filter(|letter| letter.is_numeric()).count();
    let ends = ends_sentence(&line.text);
    let asks = line.text.ends_with(['?', '!', '？', '！', '؟']);
    [
        1.0,
        start.saturating_sub(at).min(60) as f32 / 20.0,
        flag(at > start),
        flag(at == start),
        flag(look.copies == 2),
        flag(look.copies > 2),
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
        capitals as f32 / words.max(1) as f32,
        flag(line.text.contains(['|', '›', '»', '/']) || line.text.contains(" - ")),
        flag(line.gap > 0),
        flag(lines.get(at + 1).is_none_or(|next| next.gap > 0)),
        flag(marked(at.checked_sub(1))) - flag(marked(Some(at + 1))),
        flag(furniture::is_counter(&look.key)),
        flag(kept[at]),
    ]
}

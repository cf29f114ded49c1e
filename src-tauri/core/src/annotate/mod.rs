//! Passages: from a range or a quote to selectors, and from selectors back to a range. Pure.
//!
//! Positions are Unicode code points of the canonical text, half open. A passage is never placed by guess: where its
//! quote cannot be found with certainty, it waits.

use crate::model::{CONTEXT, Selectors};
use std::ops::Range;

/// The selectors of a range, which must lie within the text.
pub fn describe(text: &str, range: Range<usize>) -> Option<Selectors> {
    let letters: Vec<char> = text.chars().collect();
    if range.start >= range.end || range.end > letters.len() {
        return None;
    }
    let part = |range: Range<usize>| letters[range].iter().collect::<String>();
    Some(Selectors {
        start: u32::try_from(range.start).ok()?,
        end: u32::try_from(range.end).ok()?,
        prefix: part(range.start.saturating_sub(CONTEXT)..range.start),
        suffix: part(range.end..(range.end + CONTEXT).min(letters.len())),
        quote: part(range),
    })
}

/// Where the selectors point in a text, cheap ways first:
///
/// 1. the position, where the quote stands there with its context
/// 2. the quote, where it is there only once
/// 3. the quote with the context that fits best, where one place fits better than every other and well enough
pub fn anchor(text: &str, selectors: &Selectors) -> Option<Range<usize>> {
    let letters: Vec<char> = text.chars().collect();
    let quote: Vec<char> = selectors.quote.chars().collect();
    if quote.is_empty() {
        return None;
    }
    let (prefix, suffix): (Vec<char>, Vec<char>) =
        (selectors.prefix.chars().collect(), selectors.suffix.chars().collect());
    let fits = |at: usize| common_end(&letters[..at], &prefix) + common_start(&letters[at + quote.len()..], &suffix);
    let whole = prefix.len() + suffix.len();
    let start = selectors.start as usize;
    if letters.get(start..start + quote.len()) == Some(&quote[..]) && fits(start) == whole {
        return Some(start..start + quote.len());
    }
    let places: Vec<usize> = matches(&letters, &quote).map(|range| range.start).collect();
    let found = match places.as_slice() {
        [] => return tolerant(text, selectors),
        [only] => *only,
        _ => certain(&places, fits, whole)?,
    };
    Some(found..found + quote.len())
}

/// The one place where at least half of the context fits, and clearly more of it than anywhere else.
fn certain(places: &[usize], fits: impl Fn(usize) -> usize, whole: usize) -> Option<usize> {
    let mut ranked: Vec<(usize, usize)> = places.iter().map(|at| (fits(*at), *at)).collect();
    ranked.sort_unstable_by(|one, other| other.cmp(one));
    let (best, at) = ranked[0];
    let next = ranked[1].0;
    let clearly = best >= next + 8 || (best == whole && best > next);
    (best * 2 >= whole && clearly).then_some(at)
}

/// The quote with other white space, where it is there only once: a paragraph may have been cut in two.
fn tolerant(text: &str, selectors: &Selectors) -> Option<Range<usize>> {
    match find_quote(text, &selectors.quote).as_slice() {
        [only] => Some(only.clone()),
        _ => None,
    }
}

/// Every place of a quote. White space in it matches any white space, block breaks too; at its ends it means nothing.
pub fn find_quote(text: &str, quote: &str) -> Vec<Range<usize>> {
    let letters: Vec<char> = text.chars().collect();
    let quote: Vec<char> = quote.split_whitespace().collect::<Vec<_>>().join(" ").chars().collect();
    if quote.is_empty() {
        return Vec::new();
    }
    let starts = letters.iter().enumerate().filter(|(_, letter)| **letter == quote[0]).map(|(at, _)| at);
    starts.filter_map(|start| end_of(&letters, start, &quote).map(|end| start..end)).collect()
}

/// Where the quote ends that begins at `start`; a space in it stands for one or more white spaces.
fn end_of(letters: &[char], start: usize, quote: &[char]) -> Option<usize> {
    let mut at = start;
    for wanted in quote {
        if *wanted == ' ' {
            let spaces = letters[at..].iter().take_while(|letter| letter.is_whitespace()).count();
            at += spaces;
            if spaces == 0 {
                return None;
            }
        } else if letters.get(at) == Some(wanted) {
            at += 1;
        } else {
            return None;
        }
    }
    Some(at)
}

/// The exact places of a quote.
fn matches<'a>(letters: &'a [char], quote: &'a [char]) -> impl Iterator<Item = Range<usize>> + 'a {
    let last = (letters.len() + 1).saturating_sub(quote.len());
    (0..last).filter(move |at| letters[*at..].starts_with(quote)).map(move |at| at..at + quote.len())
}

fn common_start(one: &[char], other: &[char]) -> usize {
    one.iter().zip(other).take_while(|(one, other)| one == other).count()
}

fn common_end(one: &[char], other: &[char]) -> usize {
    one.iter().rev().zip(other.iter().rev()).take_while(|(one, other)| one == other).count()
}

#[cfg(test)]
mod tests;

//! A line cut into numbers, words and marks. Digits of any script count; a Han character is a word of its own.

use super::words;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Kind {
    /// Up to nine digits; longer runs are no part of a date.
    Number {
        value: u32,
        digits: usize,
    },
    Word,
    Mark(char),
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    pub kind: Kind,
    pub start: usize,
    pub end: usize,
}

pub(super) struct Tokens<'a> {
    pub line: &'a str,
    list: Vec<Token>,
}

impl<'a> Tokens<'a> {
    pub fn new(line: &'a str) -> Self {
        let mut list: Vec<Token> = Vec::new();
        let mut counted = 0;
        for (start, letter) in line.char_indices() {
            let end = start + letter.len_utf8();
            if start < counted {
                continue;
            }
            if let Some((value, digits, end)) = han_number(line, start, letter) {
                list.push(Token { kind: Kind::Number { value, digits }, start, end });
                counted = end;
                continue;
            }
            if letter.is_whitespace() || is_ignorable(letter) {
                continue;
            }
            let joins = list.last().is_some_and(|last| last.end == start);
            let kind = match digit(letter) {
                Some(value) => Kind::Number { value, digits: 1 },
                None if letter.is_alphabetic() || is_combining_mark(letter) => Kind::Word,
                None => Kind::Mark(letter),
            };
            match (list.last_mut(), kind) {
                (
                    Some(Token { kind: Kind::Number { value, digits }, end: last, .. }),
                    Kind::Number { value: more, .. },
                ) if joins => {
                    *value = if *digits < 9 { *value * 10 + more } else { 0 };
                    *digits += 1;
                    *last = end;
                }
                (Some(Token { kind: Kind::Word, end: last, .. }), Kind::Word)
                    if joins
                        && !is_han(letter)
                        && !line[..*last].ends_with(is_han)
                        && !begins_word(&line[..*last], letter) =>
                {
                    *last = end;
                }
                _ => list.push(Token { kind, start, end }),
            }
        }
        Tokens { line, list }
    }

    pub fn len(&self) -> usize {
        self.list.len()
    }

    pub fn get(&self, at: usize) -> Option<Token> {
        self.list.get(at).copied()
    }

    pub fn number(&self, at: usize) -> Option<(u32, usize)> {
        match self.get(at)?.kind {
            Kind::Number { value, digits } => Some((value, digits)),
            _ => None,
        }
    }

    pub fn is_mark(&self, at: usize, marks: &[char]) -> bool {
        matches!(self.get(at), Some(Token { kind: Kind::Mark(mark), .. }) if marks.contains(&mark))
    }

    /// A word as it stands in the tables: lower case, without accents.
    pub fn word(&self, at: usize) -> Option<String> {
        let token = self.get(at)?;
        (token.kind == Kind::Word && token.end - token.start <= words::LONGEST)
            .then(|| fold(&self.line[token.start..token.end]))
    }

    pub fn is_word(&self, at: usize, list: &[&str]) -> bool {
        self.word(at).is_some_and(|word| list.contains(&word.as_str()))
    }

    /// Nothing stands between this token and the one before it.
    pub fn glued(&self, at: usize) -> bool {
        match (at.checked_sub(1).and_then(|before| self.get(before)), self.get(at)) {
            (Some(before), Some(token)) => before.end == token.start,
            _ => false,
        }
    }
}

/// Lower case, without accents and points, so that "Août", "AOUT" and "août" are one entry of a table.
pub(super) fn fold(word: &str) -> String {
    let lower = word.chars().flat_map(char::to_lowercase);
    lower.nfd().filter(|letter| !is_combining_mark(*letter)).nfc().collect()
}

/// A capital behind a small letter: pages lose the space between a name and a month ("LevinAugust 11").
fn begins_word(before: &str, letter: char) -> bool {
    letter.is_uppercase() && before.ends_with(char::is_lowercase)
}

fn is_ignorable(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

pub(super) fn is_han(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9fff}')
}

/// "二〇二〇年", "十一月", "元年": a number in Han characters before what it counts, its digits and its end.
fn han_number(line: &str, start: usize, first: char) -> Option<(u32, usize, usize)> {
    const MOST: usize = 4;
    if first == '元' {
        let end = start + first.len_utf8();
        return line[end..].starts_with('年').then_some((1, 1, end));
    }
    han_digit(first)?;
    let digits: Vec<u32> = line[start..].chars().map_while(han_digit).take(MOST + 1).collect();
    let length: usize = line[start..].chars().take(digits.len()).map(char::len_utf8).sum();
    let counts = line[start + length..].starts_with(['年', '月', '日', '号', '號', '時', '时', '點', '点', '分']);
    if !counts {
        return None;
    }
    let value = match digits.as_slice() {
        [10] => 10,
        [10, ones] if *ones < 10 => 10 + ones,
        [tens, 10] if *tens < 10 => tens * 10,
        [tens, 10, ones] if *tens < 10 && *ones < 10 => tens * 10 + ones,
        plain if plain.iter().all(|digit| *digit < 10) && (plain.len() == 1 || plain.len() == MOST) => {
            plain.iter().fold(0, |value, digit| value * 10 + digit)
        }
        _ => return None,
    };
    Some((
        value,
        if value > 999 {
            4
        } else if value > 9 {
            2
        } else {
            1
        },
        start + length,
    ))
}

fn han_digit(letter: char) -> Option<u32> {
    let at = "〇一二三四五六七八九十".chars().position(|digit| digit == letter);
    at.and_then(|at| u32::try_from(at).ok()).or((letter == '零' || letter == '○').then_some(0))
}

/// Latin, Arabic, Persian, Devanagari, Bengali, Thai and full-width digits.
fn digit(letter: char) -> Option<u32> {
    let zero = match letter {
        '0'..='9' => '0',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6f0}'..='\u{6f9}' => '\u{6f0}',
        '\u{966}'..='\u{96f}' => '\u{966}',
        '\u{9e6}'..='\u{9ef}' => '\u{9e6}',
        '\u{e50}'..='\u{e59}' => '\u{e50}',
        '\u{ff10}'..='\u{ff19}' => '\u{ff10}',
        _ => return None,
    };
    Some(letter as u32 - zero as u32)
}

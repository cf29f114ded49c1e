//! Words of a search -> Query. Pure. The language is in `docs/cli.md`.
//!
//! 1. cut the line at white space, except inside quotes (`pieces`)
//! 2. read each piece: a sign, a field, a value (`term`)
//! 3. join what stands around `OR`
//!
//! A piece that means nothing is an error that names it, never an empty answer.

use crate::model::{Asks, Clause, PressDate, Query, Span, State, Term};
use crate::{Error, ErrorCode, Result};

/// Reads a search. An empty one asks for everything. An error says where in the search the word stands.
pub fn parse(text: &str) -> Result<Query> {
    let mut clauses: Vec<Clause> = Vec::new();
    let mut or: Option<Piece> = None;
    let pieces = cut(text)?;
    if let Some((piece, why)) = meant_otherwise(&pieces) {
        return Err(Error { at: Some(place(text, piece)), ..wrong(piece.text, why) });
    }
    for piece in pieces {
        let failed = |error: Error| Error { at: Some(place(text, &piece)), ..error };
        if piece.text == "OR" {
            if or.is_some() || clauses.is_empty() {
                let why = "it must stand between two words; put it in quotes to search for it";
                return Err(failed(wrong("OR", why)));
            }
            or = Some(piece);
            continue;
        }
        let term = term(piece.text).map_err(failed)?;
        match clauses.last_mut() {
            Some(clause) if or.is_some() => clause.any.push(term),
            _ => clauses.push(Clause { any: vec![term] }),
        }
        or = None;
    }
    match or {
        Some(piece) => Err(Error { at: Some(place(text, &piece)), ..wrong("OR", "another word must follow it") }),
        None => Ok(Query { clauses }),
    }
}

struct Piece<'a> {
    text: &'a str,
    /// Its first byte in the search.
    at: usize,
}

/// What other searches know and this one would take for a word, and so answer another question than was asked. Parentheses
/// around plain words are punctuation, as in a headline that was pasted.
fn meant_otherwise<'a>(pieces: &'a [Piece<'a>]) -> Option<(&'a Piece<'a>, &'static str)> {
    let joined = pieces.iter().any(|piece| piece.text == "OR");
    let closed_by_a_field = pieces.iter().any(|piece| piece.text.ends_with(')') && field_of(piece.text).is_some());
    let groups = |piece: &&Piece| {
        let Some(inner) = piece.text.strip_prefix("-(").or(piece.text.strip_prefix('(')) else { return false };
        let open = !inner.ends_with(')');
        field_of(inner).is_some() || (open && (joined || closed_by_a_field || piece.text.starts_with('-')))
    };
    if let Some(piece) = pieces.iter().find(groups) {
        return Some((piece, "parentheses do not group here; OR joins just the words on its two sides"));
    }
    if pieces.len() < 2 {
        return None;
    }
    let operator = |piece: &&Piece| matches!(piece.text, "AND" | "NOT");
    pieces.iter().find(operator).map(|piece| match piece.text {
        "NOT" => (piece, "to leave a word out, write -word; put it in quotes to search for it"),
        _ => (piece, "words are looked for together without it; put it in quotes to search for it"),
    })
}

/// A piece's place in code points.
fn place(text: &str, piece: &Piece) -> (u32, u32) {
    let start = text[..piece.at].chars().count();
    (start as u32, (start + piece.text.chars().count()) as u32)
}

/// Cuts at white space. A quotation mark opens a quoted stretch at the beginning of a piece, or after its sign or field;
/// elsewhere it is a letter like others (`צה"ל`).
fn cut(text: &str) -> Result<Vec<Piece<'_>>> {
    let mut pieces = Vec::new();
    let mut at = text.len() - text.trim_start().len();
    while at < text.len() {
        let rest = &text[at..];
        let Some(end) = piece_end(rest) else {
            let at = Some(place(text, &Piece { text: rest, at }));
            return Err(Error { at, ..wrong(rest, "its quotation mark is not closed") });
        };
        pieces.push(Piece { text: &rest[..end], at });
        at += end;
        at += text[at..].len() - text[at..].trim_start().len();
    }
    Ok(pieces)
}

fn piece_end(text: &str) -> Option<usize> {
    let mut quoted: Option<char> = None;
    let mut opens = true;
    for (at, letter) in text.char_indices() {
        match quoted {
            Some(opening) if closes(opening, letter) && ends(&text[at + letter.len_utf8()..]) => {
                return Some(at + letter.len_utf8());
            }
            None if opens && is_opening(letter) => quoted = Some(letter),
            None if letter.is_whitespace() => return Some(at),
            _ => {}
        }
        opens = matches!(letter, '-' | ':') && quoted.is_none();
    }
    quoted.is_none().then_some(text.len())
}

fn ends(rest: &str) -> bool {
    rest.chars().next().is_none_or(char::is_whitespace)
}

/// Quotation marks as keyboards and telephones write them in many languages.
fn is_opening(letter: char) -> bool {
    matches!(letter, '"' | '“' | '”' | '„' | '«' | '»')
}

fn closes(opening: char, letter: char) -> bool {
    match opening {
        '"' => letter == '"',
        '«' => letter == '»',
        '»' => letter == '«',
        _ => matches!(letter, '“' | '”'),
    }
}

fn term(piece: &str) -> Result<Term> {
    let (not, body) = match piece.strip_prefix('-') {
        Some(body) if !body.is_empty() => (true, body),
        _ => (false, piece),
    };
    let asks = match field_of(body) {
        Some((_, value)) if unquoted(value) == value && value.contains('*') => {
            return Err(wrong(
                piece,
                "a star works in words of the text only; write the value as far as it is sure, or in quotes",
            ));
        }
        Some((field, value)) => field_asks(piece, &field.to_ascii_lowercase(), unquoted(value).trim())?,
        None => text_asks(piece, body)?,
    };
    Ok(Term { not, asks })
}

fn field_of(body: &str) -> Option<(&str, &str)> {
    body.split_once(':').filter(|(field, _)| !field.is_empty() && field.bytes().all(|byte| byte.is_ascii_alphabetic()))
}

fn text_asks(piece: &str, body: &str) -> Result<Asks> {
    if !body.contains(char::is_alphanumeric) {
        return Err(wrong(piece, "there is no letter or digit in it"));
    }
    Ok(match (unquoted(body), body.strip_suffix('*')) {
        (phrase, _) if phrase.len() < body.len() => Asks::Phrase(phrase.to_owned()),
        (word, _) if word.trim_end_matches('*').contains('*') => {
            return Err(wrong(piece, "a star stands only behind the beginning of a word"));
        }
        (_, Some(beginning)) => Asks::Prefix(beginning.to_owned()),
        (word, None) => Asks::Word(word.to_owned()),
    })
}

fn field_asks(piece: &str, field: &str, value: &str) -> Result<Asks> {
    let known = ["tag", "outlet", "author", "lang", "dossier", "published", "after", "before", "clipped", "is", "has"];
    if !known.contains(&field) {
        let hint = format!(
            "there is no field “{field}”; the fields are {}. Put it in quotes to search for the words",
            known.join(", ")
        );
        return Err(wrong(piece, &hint));
    }
    if value.is_empty() {
        return Err(wrong(piece, "a value must follow the colon"));
    }
    let owned = value.to_owned();
    Ok(match field {
        "tag" => Asks::Tag(owned),
        "outlet" => Asks::Outlet(owned),
        "author" => Asks::Author(owned),
        "lang" => Asks::Language(owned),
        "dossier" => Asks::Dossier(owned),
        "published" => Asks::Published(span(piece, value)?),
        "clipped" => Asks::Clipped(span(piece, value)?),
        "after" => Asks::Published(Span { from: Some(day(piece, value)?), to: None, between: true }),
        "before" => Asks::Published(Span { from: None, to: Some(day(piece, value)?), between: true }),
        "is" => Asks::Is(state(piece, value)?),
        _ if value.eq_ignore_ascii_case("note") => Asks::HasNote,
        _ => return Err(wrong(piece, "`has:` is followed by note")),
    })
}

/// `2020-08`, `2020-08-01..2020-08-31`, or with one end open: `2020-08..`.
fn span(piece: &str, value: &str) -> Result<Span> {
    let end = |text: &str| if text.is_empty() { Ok(None) } else { day(piece, text).map(Some) };
    let span = match value.split_once("..") {
        Some((from, to)) => Span { from: end(from)?, to: end(to)?, between: false },
        None => Span { from: end(value)?, to: end(value)?, between: false },
    };
    match (&span.from, &span.to) {
        (None, None) => Err(wrong(piece, "at least one end of the span must be a date")),
        (Some(from), Some(to)) if from > to && !from.starts_with(to.as_str()) => {
            Err(wrong(piece, "it ends before it begins"))
        }
        _ => Ok(span),
    }
}

/// A day, a month or a year.
fn day(piece: &str, value: &str) -> Result<String> {
    let date = PressDate::parse(value).filter(|date| date.clock().is_none());
    let date = date.ok_or_else(|| wrong(piece, "a date is written 2020, 2020-08 or 2020-08-11"))?;
    Ok(date.day().to_owned())
}

fn state(piece: &str, value: &str) -> Result<State> {
    Ok(match value.to_ascii_lowercase().as_str() {
        "unread" => State::Unread,
        "starred" => State::Starred,
        "annotated" => State::Annotated,
        "unfiled" => State::Unfiled,
        "failed" => State::Failed,
        "trashed" => State::Trashed,
        _ => return Err(wrong(piece, "`is:` is followed by unread, starred, annotated, unfiled, failed or trashed")),
    })
}

fn unquoted(text: &str) -> &str {
    let inner = || {
        let opening = text.chars().next().filter(|letter| is_opening(*letter))?;
        text[opening.len_utf8()..].strip_suffix(|letter| closes(opening, letter))
    };
    inner().unwrap_or(text)
}

fn wrong(piece: &str, why: &str) -> Error {
    Error::new(ErrorCode::BadQuery, format!("“{piece}” cannot be searched for: {why}."))
}

#[cfg(test)]
mod tests;

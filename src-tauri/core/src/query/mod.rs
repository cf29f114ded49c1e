//! Words of a search -> Query. Pure. The language is in `docs/cli.md`.
//!
//! 1. cut the line at white space, except inside quotes (`pieces`)
//! 2. read each piece: a sign, a field, a value (`term`)
//! 3. join what stands around `OR`
//!
//! A piece that means nothing is an error that names it, never an empty answer.

use crate::model::{Asks, Clause, PressDate, Query, QueryPiece, Span, State, Term};
use crate::{Error, ErrorCode, Result};

/// Reads a search. An empty one asks for everything. An error says where in the search the word stands.
pub fn parse(text: &str) -> Result<Query> {
    let mut clauses: Vec<Clause> = Vec::new();
    let mut or: Option<Piece> = None;
    for piece in cut(text)? {
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

/// The pieces of a search as they were typed, for showing each by itself.
pub fn pieces(text: &str) -> Result<Vec<QueryPiece>> {
    let shown = |piece: Piece| {
        let (start, end) = place(text, &piece);
        let body = piece.text.strip_prefix('-').unwrap_or(piece.text);
        let field = field_of(body).map(|(field, _)| field.to_ascii_lowercase());
        QueryPiece { text: piece.text.to_owned(), start, end, field }
    };
    Ok(cut(text)?.into_iter().map(shown).collect())
}

struct Piece<'a> {
    text: &'a str,
    /// Its first byte in the search.
    at: usize,
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
    let mut quoted = false;
    let mut opens = true;
    for (at, letter) in text.char_indices() {
        match letter {
            '"' if quoted && text[at + 1..].chars().next().is_none_or(char::is_whitespace) => return Some(at + 1),
            '"' if opens => quoted = true,
            _ if letter.is_whitespace() && !quoted => return Some(at),
            _ => {}
        }
        opens = matches!(letter, '-' | ':') && !quoted;
    }
    (!quoted).then_some(text.len())
}

fn term(piece: &str) -> Result<Term> {
    let (not, body) = match piece.strip_prefix('-') {
        Some(body) if !body.is_empty() => (true, body),
        _ => (false, piece),
    };
    let asks = match field_of(body) {
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
    let inner = text.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
    inner.unwrap_or(text)
}

fn wrong(piece: &str, why: &str) -> Error {
    Error::new(ErrorCode::BadQuery, format!("“{piece}” cannot be searched for: {why}."))
}

#[cfg(test)]
mod tests;

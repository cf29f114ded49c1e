//! Query -> SQL. Words that every answer must hold become one `MATCH` over the index, so that its rank orders them; all
//! else becomes a condition on the clip.

use super::snippet::{self, Wanted};
use super::stems::Stems;
use super::{Db, index, words};
use crate::Result;
use crate::model::{Asks, Clause, Query, Span, State, Term};
use rusqlite::types::Value;
use std::collections::HashSet;

/// `FROM … WHERE …` of a query, ready for a list of columns before it and an order behind it. The clip is `c`.
pub(super) struct Found {
    pub from: String,
    pub values: Vec<Value>,
    /// There is a rank to order by.
    pub ranked: bool,
    /// What to mark in the snippets.
    pub wanted: Vec<Wanted>,
}

/// How well a clip matches, best first: a headline weighs more than the margins, these more than the body, and the word
/// itself more than another form of it. The columns of `index.rs` in their order.
pub(super) const RANK: &str = "bm25(search, 10.0, 4.0, 1.0, 5.0, 2.0, 0.5)";

pub(super) fn plan(db: &Db, query: &Query) -> Result<Found> {
    let stemmers: Vec<Stems> = index::languages(db)?.iter().map(|language| Stems::of(language.as_deref())).collect();
    let mut plan = Plan { stemmers, values: Vec::new() };
    let (matched, filtered): (Vec<&Clause>, Vec<&Clause>) = query.clauses.iter().partition(|clause| all_words(clause));
    let mut from = "FROM clips c".to_owned();
    let mut conditions = Vec::new();
    if !matched.is_empty() {
        let expressions: Vec<String> = matched.iter().map(|clause| plan.matching_any(&clause.any)).collect();
        from = "FROM search JOIN clips c ON c.no = search.rowid".to_owned();
        conditions.push(format!("search MATCH {}", plan.value(expressions.join(" AND "))));
    }
    conditions.extend(filtered.iter().map(|clause| plan.condition_any(&clause.any)));
    if !asks_for_trash(query) {
        conditions.push("c.trashed IS NULL".to_owned());
    }
    if !conditions.is_empty() {
        from = format!("{from} WHERE {}", conditions.join(" AND "));
    }
    let wanted = snippet::wanted(query, |word| plan.stems(word));
    Ok(Found { from, values: plan.values, ranked: !matched.is_empty(), wanted })
}

/// A clause of nothing but words can be ranked.
fn all_words(clause: &Clause) -> bool {
    clause.any.iter().all(|term| !term.not && matches!(term.asks, Asks::Word(_) | Asks::Prefix(_) | Asks::Phrase(_)))
}

/// The trash is searched only where it is named.
fn asks_for_trash(query: &Query) -> bool {
    query.clauses.iter().flat_map(|clause| &clause.any).any(|term| term.asks == Asks::Is(State::Trashed))
}

struct Plan {
    stemmers: Vec<Stems>,
    values: Vec<Value>,
}

impl Plan {
    /// A parameter, by its number.
    fn value(&mut self, value: impl Into<Value>) -> String {
        self.values.push(value.into());
        format!("?{}", self.values.len())
    }

    fn condition_any(&mut self, terms: &[Term]) -> String {
        let conditions: Vec<String> = terms.iter().map(|term| self.condition(term)).collect();
        format!("({})", conditions.join(" OR "))
    }

    fn condition(&mut self, term: &Term) -> String {
        let holds = self.holds(&term.asks);
        if term.not { format!("NOT {holds}") } else { holds }
    }

    /// An SQL expression that is true, false, and never NULL.
    fn holds(&mut self, asks: &Asks) -> String {
        match asks {
            Asks::Word(_) | Asks::Prefix(_) | Asks::Phrase(_) => {
                let expression = self.matching(asks);
                format!("(c.no IN (SELECT rowid FROM search WHERE search MATCH {}))", self.value(expression))
            }
            Asks::Tag(name) => {
                let key = self.value(words::name_key(name));
                // On the clip, or on a passage of it.
                format!(
                    "(EXISTS (SELECT 1 FROM clip_tags ct JOIN tags t ON t.id = ct.tag WHERE ct.clip = c.id AND t.key = {key})
                      OR EXISTS (SELECT 1 FROM annotations a JOIN annotation_tags ant ON ant.annotation = a.id
                        JOIN tags t ON t.id = ant.tag WHERE a.clip = c.id AND a.trashed IS NULL AND t.key = {key}))"
                )
            }
            Asks::Outlet(name) => self.outlet(name),
            Asks::Author(name) => {
                let key = self.value(format!("% {} %", words::key(name)));
                format!("(' ' || ifnull(c.author_key, '') || ' ' LIKE {key})")
            }
            Asks::Language(tag) => {
                let tag = self.value(tag.to_lowercase());
                format!("(ifnull(lower(c.language) = {tag} OR substr(lower(c.language), 1, length({tag}) + 1) = {tag} || '-', 0))")
            }
            Asks::Dossier(name) => {
                let (key, id) = (self.value(words::name_key(name)), self.value(name.clone()));
                format!("(EXISTS (SELECT 1 FROM entries e JOIN dossiers d ON d.id = e.dossier WHERE e.clip = c.id AND d.trashed IS NULL AND (d.key = {key} OR d.id = {id})))")
            }
            Asks::Published(span) => self.span("c.published", span),
            Asks::Clipped(span) => self.span("c.clipped", span),
            Asks::Is(state) => is(*state).to_owned(),
            Asks::HasNote => "(c.note IS NOT NULL OR EXISTS (SELECT 1 FROM annotations a WHERE a.clip = c.id AND a.trashed IS NULL AND a.note IS NOT NULL))".to_owned(),
        }
    }

    /// An outlet's whole name means that outlet; a part of a name means every outlet that has those words in its name.
    fn outlet(&mut self, name: &str) -> String {
        let key = words::key(name);
        let (part, key) = (self.value(format!("% {key} %")), self.value(key));
        format!(
            "(ifnull(c.outlet_key = {key}, 0) OR (NOT EXISTS (SELECT 1 FROM clips o WHERE o.outlet_key = {key}) AND ' ' || ifnull(c.outlet_key, '') || ' ' LIKE {part}))"
        )
    }

    /// Dates are compared as text. `~` sorts behind every digit, sign and letter of a date, so `d || '~'` is the end of
    /// what `d` names; a date that is less precise than the span never falls into it.
    fn span(&mut self, column: &str, span: &Span) -> String {
        let mut ends = vec![format!("{column} IS NOT NULL")];
        if let Some(from) = &span.from {
            ends.push(match span.between {
                true => format!("{column} > {}", self.value(format!("{from}~"))),
                false => format!("{column} >= {}", self.value(from.clone())),
            });
        }
        if let Some(to) = &span.to {
            ends.push(match span.between {
                true => format!("{column} || '~' < {}", self.value(to.clone())),
                false => format!("{column} || '~' <= {}", self.value(format!("{to}~"))),
            });
        }
        format!("({})", ends.join(" AND "))
    }

    fn matching_any(&self, terms: &[Term]) -> String {
        let expressions: Vec<String> = terms.iter().map(|term| self.matching(&term.asks)).collect();
        format!("({})", expressions.join(" OR "))
    }

    /// FTS5's own query language. A folded word holds no quotation mark, so it can be quoted as it is.
    fn matching(&self, asks: &Asks) -> String {
        let exactly =
            |text: &str, prefix: &str| format!("{{headline margins body}} : \"{}\"{prefix}", words::key(text));
        match asks {
            Asks::Word(word) if words::folded(word).len() == 1 => {
                let mut forms: Vec<String> = self.stems(word).into_iter().chain([words::key(word)]).collect();
                forms.sort_unstable();
                forms.dedup();
                let forms: Vec<String> = forms.iter().map(|form| format!("\"{form}\"")).collect();
                format!("({})", forms.join(" OR "))
            }
            Asks::Prefix(beginning) => exactly(beginning, " *"),
            Asks::Word(text) | Asks::Phrase(text) => exactly(text, ""),
            // Only words reach this place; anything else matches nothing.
            _ => "\"\"".to_owned(),
        }
    }

    /// The stems of a single word in the languages of the library. Where a form is its own stem, it is in the index as a
    /// word, so a stem is looked for in all columns.
    fn stems(&self, word: &str) -> HashSet<String> {
        let folded = words::fold(word);
        self.stemmers.iter().filter_map(|stems| stems.stem(word, &folded)).chain([folded.clone()]).collect()
    }
}

fn is(state: State) -> &'static str {
    match state {
        State::Unread => "(c.read = 0)",
        State::Starred => "(c.starred = 1)",
        State::Annotated => "(EXISTS (SELECT 1 FROM annotations a WHERE a.clip = c.id AND a.trashed IS NULL))",
        State::Unfiled => UNFILED,
        State::Failed => "(c.failure IS NOT NULL)",
        State::Trashed => "(c.trashed IS NOT NULL)",
    }
}

/// In no dossier, or only in deleted ones.
pub(super) const UNFILED: &str = "(NOT EXISTS (SELECT 1 FROM entries e JOIN dossiers d ON d.id = e.dossier WHERE e.clip = c.id AND d.trashed IS NULL))";

//! Query -> clips, in order. Words that every answer must hold become one `MATCH` over the index; all else becomes sets of
//! clips (`filter.rs`), which are laid over it.

use super::matching::{In, Matching};
use super::set::Set;
use super::snippet::{self, Wanted};
use super::{Db, bind, filter};
use crate::Result;
use crate::model::{Asks, Clause, Query, Sort, State, Term};

/// Where more clips hold the words than this, only the newest of them are ranked; the others follow, the newest first.
pub(super) const RANKED: usize = 20_000;

/// A filter that leaves no more clips than this is told to the index, which then ranks only those.
const FEW: usize = 5_000;

/// How well a clip matches, best first: a headline weighs more than the margins, these more than the body, and the word
/// itself more than another form of it. The columns of `index.rs` in their order. What stands often weighs more, but not
/// without end, so no weight keeps a body with thirty places behind a headline with one: clips whose headline holds all of
/// the words come first (`Asked::headline`).
const RANK: &str = "bm25(search, 10.0, 4.0, 1.0, 5.0, 2.0, 0.5)";

/// A stretch of the list of clips that a query finds.
pub(super) struct Answer {
    /// `clips.no`, in order.
    pub rows: Vec<i64>,
    pub total: usize,
    /// Only so many of the newest were ranked.
    pub ranked: Option<usize>,
    /// What to mark in the snippets.
    pub wanted: Vec<Wanted>,
}

pub(super) fn answer(db: &Db, query: &Query, sort: Sort, offset: usize, limit: usize) -> Result<Answer> {
    let asked = Asked::of(db, query)?;
    let wanted = snippet::wanted(query);
    if let Some(words) = asked.words.as_ref().filter(|_| sort == Sort::Relevance && limit > 0) {
        let Hits { ranked, rest, cut } = asked.ranked(db, words)?;
        let total = ranked.len() + rest.len();
        let rows = ranked.into_iter().chain(rest.rows()).skip(offset).take(limit).collect();
        return Ok(Answer { rows, total, ranked: cut.then_some(RANKED), wanted });
    }
    let (rows, total) = match asked.is_everything() {
        true => everything(db, sort, offset, limit)?,
        false => {
            let set = asked.clips(db)?;
            (in_order(db, &set, sort, offset, limit, asked.with_trash)?, set.len())
        }
    };
    Ok(Answer { rows, total, ranked: None, wanted })
}

/// All clips that a query finds.
pub(super) fn clips(db: &Db, query: &Query) -> Result<Set> {
    Asked::of(db, query)?.clips(db)
}

/// A query taken apart.
struct Asked {
    matching: Matching,
    /// For the index: what every answer holds, and the same of its headline.
    words: Option<String>,
    headline: Option<String>,
    /// What every answer is among, where anything but words is asked.
    among: Option<Set>,
    /// What no answer is among.
    not: Set,
    with_trash: bool,
}

/// Those that hold the words: ranked ones, the best first, and the others.
struct Hits {
    ranked: Vec<i64>,
    rest: Set,
    cut: bool,
}

impl Asked {
    fn of(db: &Db, query: &Query) -> Result<Asked> {
        let matching = Matching::new(&filter::distinct(db, "language")?);
        let (matched, filtered): (Vec<&Clause>, Vec<&Clause>) =
            query.clauses.iter().partition(|clause| all_words(clause));
        let [words, headline] =
            [In::Clip, In::Headline].map(|within| (!matched.is_empty()).then(|| matching.all(&matched, within)));
        // The trash is searched only where it is named.
        let with_trash =
            query.clauses.iter().flat_map(|clause| &clause.any).any(|term| term.asks == Asks::Is(State::Trashed));
        let mut asked = Asked { matching, words, headline, among: None, not: Set::default(), with_trash };
        if !with_trash {
            asked.not = filter::trashed(db)?;
        }
        for clause in filtered {
            asked.lay_over(db, clause)?;
        }
        Ok(asked)
    }

    fn lay_over(&mut self, db: &Db, clause: &Clause) -> Result<()> {
        if let [term] = clause.any.as_slice()
            && term.not
        {
            let excluded = self.term(db, &term.asks)?;
            self.not = std::mem::take(&mut self.not).or(&excluded);
            return Ok(());
        }
        let mut any = Set::default();
        for Term { not, asks } in &clause.any {
            let set = self.term(db, asks)?;
            any = any.or(&if *not { filter::all(db)?.without(&set) } else { set });
        }
        self.among = Some(match self.among.take() {
            Some(among) => among.and(&any),
            None => any,
        });
        Ok(())
    }

    fn term(&self, db: &Db, asks: &Asks) -> Result<Set> {
        match asks {
            Asks::Word(_) | Asks::Prefix(_) | Asks::Phrase(_) => matched(db, &self.matching.term(asks, In::Clip)),
            _ => filter::clips(db, asks),
        }
    }

    fn is_everything(&self) -> bool {
        self.words.is_none() && self.among.is_none() && !self.with_trash && self.not.len() == 0
    }

    fn clips(&self, db: &Db) -> Result<Set> {
        let set = match (&self.words, &self.among) {
            (Some(words), Some(among)) => matched(db, words)?.and(among),
            (Some(words), None) => matched(db, words)?,
            (None, Some(among)) => among.clone(),
            (None, None) => filter::all(db)?,
        };
        Ok(set.without(&self.not))
    }

    fn ranked(&self, db: &Db, words: &str) -> Result<Hits> {
        let among = self.among.clone().map(|among| among.without(&self.not));
        let few = among.as_ref().filter(|among| among.len() <= FEW);
        let in_headline = self.headline.as_ref().map(|headline| matched(db, headline)).transpose()?.unwrap_or_default();
        let mut hits: Vec<(bool, f64, i64)> = Vec::new();
        let mut read = |sql: &str, values: &[&str]| -> Result<Option<i64>> {
            let mut statement = db.prepare_cached(sql)?;
            let mut rows = statement.query(rusqlite::params_from_iter(values))?;
            let (mut count, mut last) = (0, 0);
            while let Some(row) = rows.next()? {
                let no = row.get(0)?;
                (count, last) = (count + 1, no);
                if !self.not.holds(no) && among.as_ref().is_none_or(|among| among.holds(no)) {
                    hits.push((in_headline.holds(no), row.get(1)?, no));
                }
            }
            Ok((count == RANKED).then_some(last))
        };
        let mut rest = Set::default();
        let mut cut = false;
        if let Some(few) = few {
            // The sign keeps SQLite from asking the index for each of these clips on its own.
            let sql = format!(
                "SELECT rowid, {RANK} FROM search WHERE search MATCH ?1 AND +rowid IN (SELECT value FROM json_each(?2))"
            );
            read(&sql, &[words, &bind::numbers(few.rows())])?;
        } else if let Some(last) = read(
            &format!("SELECT rowid, {RANK} FROM search WHERE search MATCH ?1 ORDER BY rowid DESC LIMIT {RANKED}"),
            &[words],
        )? {
            let sql = "SELECT rowid FROM search WHERE search MATCH ?1 AND rowid < ?2";
            rest = Set::of(db, sql, (words, last))?;
            cut = rest.len() > 0;
            rest = rest.without(&self.not);
            rest = match &among {
                Some(among) => rest.and(among),
                None => rest,
            };
        }
        hits.sort_by(|(head, rank, no), (other_head, other, other_no)| {
            other_head.cmp(head).then(rank.total_cmp(other)).then(other_no.cmp(no))
        });
        Ok(Hits { ranked: hits.into_iter().map(|(.., no)| no).collect(), rest, cut })
    }
}

/// A clause of nothing but words can be ranked.
fn all_words(clause: &Clause) -> bool {
    clause.any.iter().all(|term| !term.not && matches!(term.asks, Asks::Word(_) | Asks::Prefix(_) | Asks::Phrase(_)))
}

fn matched(db: &Db, expression: &str) -> Result<Set> {
    Set::of(db, "SELECT rowid FROM search WHERE search MATCH ?1", [expression])
}

/// SQLite sorts NULL below everything, so unknown dates come last.
fn order(sort: Sort) -> &'static str {
    match sort {
        Sort::Clipped => "clipped DESC, no DESC",
        Sort::Published | Sort::Relevance => "published DESC, no DESC",
    }
}

/// The list without a search, in a library without a trash.
fn everything(db: &Db, sort: Sort, offset: usize, limit: usize) -> Result<(Vec<i64>, usize)> {
    let total: i64 = db.prepare_cached("SELECT count(*) FROM clips")?.query_row([], |row| row.get(0))?;
    let sql = format!("SELECT no FROM clips ORDER BY {} LIMIT ?1 OFFSET ?2", order(sort));
    let rows = db
        .prepare_cached(&sql)?
        .query_map((limit as i64, offset as i64), |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    Ok((rows, usize::try_from(total).unwrap_or_default()))
}

/// A stretch of a set in the order of a list. Of many, the index of that order is walked; few are sorted.
fn in_order(db: &Db, set: &Set, sort: Sort, offset: usize, limit: usize, sorted: bool) -> Result<Vec<i64>> {
    if limit == 0 {
        return Ok(Vec::new());
    }
    let order = order(sort);
    if sorted || set.len() <= 1_000 {
        let sql = format!(
            "SELECT no FROM clips WHERE no IN (SELECT value FROM json_each(?1)) ORDER BY {order} LIMIT ?2 OFFSET ?3"
        );
        let values = (bind::numbers(set.rows()), limit as i64, offset as i64);
        return Ok(db.prepare_cached(&sql)?.query_map(values, |row| row.get(0))?.collect::<rusqlite::Result<_>>()?);
    }
    let sql = format!("SELECT no FROM clips ORDER BY {order}");
    let mut statement = db.prepare_cached(&sql)?;
    let all = statement.query_map([], |row| row.get::<_, i64>(0))?;
    let found = all.filter(|no| no.as_ref().map_or(true, |no| set.holds(*no))).skip(offset).take(limit);
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

//! What is searched of a clip, and the row of the index that follows from it: three columns of words, three of other forms.

use super::stems::Stems;
use super::{Db, segments, words};
use crate::Result;
use std::collections::HashMap;
use std::panic::resume_unwind;
use std::thread;

/// Stands before each word of the columns of stems, so that no word or phrase is ever met there: asking all columns is
/// three times as fast as asking some.
pub(super) const STEM: &str = "\u{e000}";

/// Stands before what a headline holds once more: its words in their order, then their other forms. So it is found at once
/// whether a headline holds what is asked, which no weight can say.
pub(super) const HEAD: &str = "\u{e001}";

/// The word of the index that says in which language a clip's other forms are.
pub(super) fn stemmed_in(language: &str) -> String {
    format!("{STEM}{STEM}{language}")
}

/// A clip in the person's and the publisher's own words.
pub(super) struct Content {
    headline: String,
    /// Byline, outlets, standfirst, notes, tags and comments.
    margins: String,
    body: String,
    /// BCP 47; empty where it is not known.
    language: String,
}

/// What a clip's index row is derived from; `None` where there is no such clip.
pub(super) fn of(db: &Db, no: i64) -> Result<Option<Content>> {
    let mut statement = db.prepare_cached(CONTENT)?;
    let mut rows = statement.query([no])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    let text = |column: usize| row.get::<_, Option<String>>(column).map(Option::unwrap_or_default);
    Ok(Some(Content { headline: text(0)?, body: text(1)?, margins: text(2)?, language: text(3)? }))
}

const CONTENT: &str = "
SELECT c.headline, r.text, concat_ws(char(10), c.standfirst, c.byline, c.publisher, c.aggregator, c.note,
    (SELECT group_concat(t.name, char(10) ORDER BY t.key) FROM clip_tags ct JOIN tags t ON t.id = ct.tag WHERE ct.clip = c.id),
    (SELECT group_concat(concat_ws(char(10), a.quote, a.note,
        (SELECT group_concat(t.name, char(10) ORDER BY t.key) FROM annotation_tags ant JOIN tags t ON t.id = ant.tag
          WHERE ant.annotation = a.id)), char(10) ORDER BY a.id)
      FROM annotations a WHERE a.clip = c.id AND a.trashed IS NULL),
    (SELECT group_concat(e.comment, char(10) ORDER BY e.id) FROM entries e JOIN dossiers d ON d.id = e.dossier
      WHERE e.clip = c.id AND d.trashed IS NULL)),
  c.language
FROM clips c LEFT JOIN readings r ON r.id = c.reading WHERE c.no = ?1";

/// The columns of the index in the order of its table: words, then other forms, each joined by a space.
pub(super) type Columns = [String; 6];

/// The columns of many clips, worked out on all cores.
pub(super) fn columns(contents: &[Option<Content>]) -> Vec<Option<Columns>> {
    let of_some = |contents: &[Option<Content>]| {
        let mut forms = Forms::default();
        contents.iter().map(|content| content.as_ref().map(|content| forms.columns(content))).collect::<Vec<_>>()
    };
    let cores = thread::available_parallelism().map_or(1, usize::from);
    if contents.len() < 2 * cores {
        return of_some(contents);
    }
    thread::scope(|scope| {
        let shares = contents.chunks(contents.len().div_ceil(cores));
        let threads: Vec<_> = shares.map(|share| scope.spawn(move || of_some(share))).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap_or_else(|panic| resume_unwind(panic))).collect()
    })
}

/// The words that were met, by language: folded, and their other forms. Most words of a text are met in many.
#[derive(Default)]
struct Forms<'a>(HashMap<&'a str, HashMap<&'a str, (String, String)>>);

impl<'a> Forms<'a> {
    fn columns(&mut self, content: &'a Content) -> Columns {
        let [headline, mut margins, body] =
            [&content.headline, &content.margins, &content.body].map(|part| self.column(part, &content.language));
        if let Some(language) = Stems::of(Some(&content.language)).language(&content.language) {
            margins.1.push_str(&stemmed_in(&language));
        }
        let mut headline_stems = String::with_capacity(2 * headline.0.len());
        for word in headline.0.split(' ').chain(headline.1.split(' ')).filter(|word| !word.is_empty()) {
            headline_stems.extend([HEAD, word, " "]);
        }
        headline_stems.push_str(&headline.1);
        [headline.0, margins.0, body.0, headline_stems, margins.1, body.1]
    }

    fn column(&mut self, part: &'a str, language: &'a str) -> (String, String) {
        let stems = Stems::of(Some(language));
        let known = self.0.entry(language).or_default();
        let (mut exact, mut others) = (String::with_capacity(part.len() + 1), String::with_capacity(part.len()));
        for (_, word) in words::split(part) {
            let (folded, forms) = known.entry(word).or_insert_with(|| forms(word, stems));
            exact.push_str(folded);
            exact.push(' ');
            others.push_str(forms);
        }
        for word in segments::ideographic(part).into_iter().filter(|word| word.len() <= words::LONGEST) {
            others.extend([STEM, &words::fold(word), " "]);
        }
        (exact, others)
    }
}

fn forms(word: &str, stems: Stems) -> (String, String) {
    let folded = words::fold(word);
    let mut others = String::new();
    for other in stems.others(word, &folded) {
        others.extend([STEM, &other, " "]);
    }
    (folded, others)
}

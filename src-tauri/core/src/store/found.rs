//! Where the words of a search stand in a clip: a snippet that shows them, and the names of the parts that hold them.

use super::snippet::{self, Wanted};
use super::stems::Stems;
use super::{Db, bind};
use crate::Result;
use crate::model::*;
use std::collections::{BTreeSet, HashMap};

/// Puts snippets that show the searched words in the place of the openings, and says in which parts they are: in the
/// text, or in what the person or the publisher wrote around it. The snippet is of the part that shows most of the words.
/// `rows` are those of `numbers` (`clips.no`), in the same order.
pub(super) fn show(db: &Db, rows: &mut [ClipRow], numbers: &[i64], wanted: &[Wanted]) -> Result<()> {
    let mut margins = margins(db, &bind::list(rows.iter().map(|row| row.id)))?;
    let mut own = db.prepare_cached(
        "SELECT c.standfirst, c.note, r.text, iif(instr(r.article, '\"kind\":\"figure\"'), r.article, NULL)
         FROM clips c LEFT JOIN readings r ON r.id = c.reading WHERE c.no = ?1",
    )?;
    for (row, no) in rows.iter_mut().zip(numbers) {
        let stems = Stems::of(row.language.as_deref());
        let mut texts = own.query([no])?;
        let Some(clip) = texts.next()? else { continue };
        let text =
            |column: usize| Ok::<_, rusqlite::Error>(clip.get_ref(column)?.as_str_or_null()?.unwrap_or_default());
        let mut shown = Shown { wanted, stems, parts: BTreeSet::new(), best: None };
        if shown.look(Part::Text, text(2)?, true) {
            shown.parts.remove(&Part::Text);
            let article = Some(text(3)?).filter(|article| !article.is_empty());
            shown.parts.extend(parts_of_text(article, wanted, stems));
        }
        shown.look(Part::Standfirst, text(0)?, true);
        shown.look(Part::Note, text(1)?, true);
        for (part, text) in margins.remove(&row.id).unwrap_or_default() {
            shown.look(part, &text, part != Part::Tag);
        }
        // What is in the row as it is needs no snippet.
        for (part, text) in [
            (Part::Headline, &row.headline),
            (Part::Byline, &row.byline),
            (Part::Outlet, &row.publisher),
            (Part::Outlet, &row.aggregator),
        ] {
            shown.look(part, text.as_deref().unwrap_or_default(), false);
        }
        for tag in &row.tags {
            shown.look(Part::Tag, tag, false);
        }
        row.headline_marks = snippet::marks(row.headline.as_deref().unwrap_or_default(), wanted, stems);
        row.found_in = shown.parts.into_iter().collect();
        if let Some((_, snippet)) = shown.best {
            row.snippet = Some(snippet);
        }
    }
    Ok(())
}

/// Where the words of a search stand in `parts` of one clip, by the rules of the list; parts without any are left out.
/// `language` is the clip's.
pub(crate) fn places(query: &Query, language: Option<&str>, parts: impl IntoIterator<Item = FoundIn>) -> Vec<FoundIn> {
    let wanted = snippet::wanted(query);
    let stems = Stems::of(language);
    let found = parts.into_iter().map(|part| FoundIn { marks: snippet::marks(&part.text, &wanted, stems), ..part });
    found.filter(|found| !found.marks.is_empty()).collect()
}

/// What was found of a clip so far.
struct Shown<'a> {
    wanted: &'a [Wanted],
    stems: Stems,
    parts: BTreeSet<Part>,
    /// The snippet that shows most of the words, and how many.
    best: Option<(usize, Snippet)>,
}

impl Shown<'_> {
    /// True where the text holds any of the words.
    fn look(&mut self, part: Part, text: &str, may_show: bool) -> bool {
        if text.is_empty() {
            return false;
        }
        let Some(cut) = snippet::cut(text, self.wanted, self.stems) else { return false };
        self.parts.insert(part);
        if may_show && self.best.as_ref().is_none_or(|(most, _)| cut.shows > *most) {
            self.best = Some((cut.shows, cut.snippet));
        }
        true
    }
}

/// In the text itself, in captions, or in both. Only an article with figures has captions to look at.
fn parts_of_text(article: Option<&str>, wanted: &[Wanted], stems: Stems) -> Vec<Part> {
    let Some(Ok(article)) = article.map(serde_json::from_str::<Article>) else { return vec![Part::Text] };
    let holds = |text: &str| snippet::cut(text, wanted, stems).is_some();
    let caption = article.document.layout().captions().iter().any(|caption| holds(caption));
    let body = !caption || holds(&article.document.body_text());
    [(caption, Part::Caption), (body, Part::Text)].into_iter().filter_map(|(held, part)| held.then_some(part)).collect()
}

/// What the person wrote around the texts of these clips, beside what their rows hold.
fn margins(db: &Db, ids: &str) -> Result<HashMap<ClipId, Vec<(Part, String)>>> {
    let mut margins: HashMap<ClipId, Vec<(Part, String)>> = HashMap::new();
    let mut add = |part: Part, sql: &str| -> Result<()> {
        let sql = sql.replace("IDS", "(SELECT value FROM json_each(?1))");
        let mut statement = db.prepare_cached(&sql)?;
        let mut rows = statement.query([ids])?;
        while let Some(row) = rows.next()? {
            if let Some(text) = row.get(1)? {
                margins.entry(row.get(0)?).or_default().push((part, text));
            }
        }
        Ok(())
    };
    add(Part::Note, "SELECT clip, note FROM annotations WHERE clip IN IDS AND trashed IS NULL")?;
    add(Part::Quote, "SELECT clip, quote FROM annotations WHERE clip IN IDS AND trashed IS NULL")?;
    add(
        Part::Comment,
        "SELECT e.clip, e.comment FROM entries e JOIN dossiers d ON d.id = e.dossier WHERE e.clip IN IDS AND d.trashed IS NULL",
    )?;
    add(
        Part::Tag,
        "SELECT a.clip, t.name FROM annotations a JOIN annotation_tags ant ON ant.annotation = a.id JOIN tags t ON t.id = ant.tag
         WHERE a.clip IN IDS AND a.trashed IS NULL",
    )?;
    Ok(margins)
}

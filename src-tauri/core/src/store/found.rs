//! Where the words of a search stand in a clip: a snippet that shows them, and the names of the parts that hold them.

use super::snippet::{self, Wanted};
use super::stems::Stems;
use super::{Db, bind};
use crate::Result;
use crate::model::*;
use std::collections::{BTreeSet, HashMap};

/// Puts snippets that show the searched words in the place of the openings, and says in which parts they are: in the
/// text, or in what the person or the publisher wrote around it. The snippet is of the part that shows most of the words.
pub(super) fn show(db: &Db, rows: &mut [ClipRow], wanted: &[Wanted]) -> Result<()> {
    let mut margins = margins(db, &bind::list(rows.iter().map(|row| row.id)))?;
    let mut text = db.prepare_cached(
        "SELECT r.text, iif(instr(r.article, '\"kind\":\"figure\"'), r.article, NULL) FROM clips c JOIN readings r ON r.id = c.reading WHERE c.id = ?1",
    )?;
    for row in rows {
        let stems = Stems::of(row.language.as_deref());
        let mut found = BTreeSet::new();
        let mut best: Option<(usize, Snippet)> = None;
        let mut texts = text.query([row.id])?;
        if let Some(reading) = texts.next()? {
            let text = reading.get_ref(0)?.as_str().unwrap_or_default();
            if let Some(cut) = snippet::cut(text, wanted, stems) {
                let article = reading.get_ref(1)?.as_str().ok();
                found.extend(parts_of_text(article, wanted, stems));
                best = Some((cut.shows, cut.snippet));
            }
        }
        for (part, text) in margins.remove(&row.id).unwrap_or_default() {
            let Some(cut) = snippet::cut(&text, wanted, stems) else { continue };
            found.insert(part);
            // A headline and names are in the row as they are.
            let is_shown = matches!(part, Part::Headline | Part::Byline | Part::Outlet | Part::Tag);
            if !is_shown && best.as_ref().is_none_or(|(most, _)| cut.shows > *most) {
                best = Some((cut.shows, cut.snippet));
            }
        }
        if let Some((_, snippet)) = best {
            row.snippet = Some(snippet);
        }
        row.found_in = found.into_iter().collect();
    }
    Ok(())
}

/// In the text itself, in captions, or in both. Only an article with figures has captions to look at.
fn parts_of_text(article: Option<&str>, wanted: &[Wanted], stems: Stems) -> Vec<Part> {
    let Some(Ok(article)) = article.map(serde_json::from_str::<Article>) else { return vec![Part::Text] };
    let holds = |text: &str| snippet::cut(text, wanted, stems).is_some();
    let caption = article.document.layout().captions().iter().any(|caption| holds(caption));
    let body = !caption || holds(&article.document.body_text());
    [(caption, Part::Caption), (body, Part::Text)].into_iter().filter_map(|(held, part)| held.then_some(part)).collect()
}

/// What stands around the texts of these clips.
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
    add(Part::Headline, "SELECT id, headline FROM clips WHERE id IN IDS")?;
    add(Part::Standfirst, "SELECT id, standfirst FROM clips WHERE id IN IDS")?;
    add(Part::Byline, "SELECT id, byline FROM clips WHERE id IN IDS")?;
    add(Part::Outlet, "SELECT id, concat_ws(char(10), publisher, aggregator) FROM clips WHERE id IN IDS")?;
    add(Part::Note, "SELECT id, note FROM clips WHERE id IN IDS")?;
    add(Part::Note, "SELECT clip, note FROM annotations WHERE clip IN IDS AND trashed IS NULL")?;
    add(Part::Quote, "SELECT clip, quote FROM annotations WHERE clip IN IDS AND trashed IS NULL")?;
    add(
        Part::Comment,
        "SELECT e.clip, e.comment FROM entries e JOIN dossiers d ON d.id = e.dossier WHERE e.clip IN IDS AND d.trashed IS NULL",
    )?;
    add(Part::Tag, "SELECT ct.clip, t.name FROM clip_tags ct JOIN tags t ON t.id = ct.tag WHERE ct.clip IN IDS")?;
    add(
        Part::Tag,
        "SELECT a.clip, t.name FROM annotations a JOIN annotation_tags ant ON ant.annotation = a.id JOIN tags t ON t.id = ant.tag
         WHERE a.clip IN IDS AND a.trashed IS NULL",
    )?;
    Ok(margins)
}

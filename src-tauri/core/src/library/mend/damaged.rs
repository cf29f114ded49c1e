//! Readings whose article or text is damaged. The page is read again: what it says decides which half is right. Where it says
//! something else, another version of the extractor had read it; then the damaged reading stays, for passages may have been
//! marked in it, and a new one is shown in its place.

use super::super::clip::{Taken, add_reading};
use super::super::put_back;
use super::Library;
use crate::model::{Article, ReadingId, Removed};
use crate::store::doctor::{Damaged, Findings, clips_of};
use crate::store::{clips, readings};
use crate::{Result, extract};
use std::collections::HashSet;

/// What can become of a damaged reading.
enum Way {
    /// Both halves are known again. The last says that it is the article that was damaged, and comes from the page.
    Whole(Box<Article>, bool),
    /// Its clip shows it, and shows a new one from now on.
    Anew(Box<Taken>),
    /// Its clip shows another.
    Stays,
    /// There is no page that could be read.
    Lost,
}

impl Library {
    /// Gives those that are damaged still.
    pub(in crate::library) fn mend_readings(
        &self,
        damaged: &[Damaged],
        repair: bool,
        findings: &mut Findings,
    ) -> Result<HashSet<ReadingId>> {
        let (mut whole, mut anew, mut left) = (0, 0, HashSet::new());
        for reading in damaged {
            let (what, clip) = (&reading.what, reading.clip);
            let way = self.way(reading)?;
            if !repair || !matches!(way, Way::Whole(..)) {
                left.insert(reading.id);
            }
            match way {
                Way::Lost => findings.for_backup(format!("{what}, and its page cannot be read again either. Restore a backup.")),
                Way::Stays => findings.notes.push(format!(
                    "{what}: that is an earlier version. The clip shows another one, with its passages. Only a backup has the earlier one."
                )),
                Way::Whole(..) if !repair => findings.mendable(format!(
                    "{what}. Its page says the same as the half that is whole: a repair makes the other half of it."
                )),
                Way::Anew(_) if !repair => findings.mendable(format!(
                    "{what}. A repair reads its page again and shows what is read today; to have it as it was, restore a backup."
                )),
                Way::Whole(article, from_page) => {
                    // A reading with parts that a person put back stays the person's.
                    let extractor = (from_page && article.put_back.is_empty()).then_some(extract::EXTRACTOR);
                    let text = article.document.text();
                    self.store.write(|db| readings::mend(db, reading.id, &article, &text, extractor))?;
                    whole += 1;
                }
                Way::Anew(taken) => {
                    self.change("damaged clip read anew", |db, now| add_reading(db, clip, *taken, now))?;
                    findings.notes.push(format!(
                        "{what}: that is an earlier version now. The clip shows what is read of its page today; passages that are not found in it with certainty wait."
                    ));
                    anew += 1;
                }
            }
        }
        if whole > 0 {
            findings
                .repaired
                .push(format!("the article of {}, from the page and what was whole of it", clips_of(whole)));
        }
        if anew > 0 {
            findings.repaired.push(format!(
                "{} shown as the page is read today: what was read before is damaged, and is kept as an earlier version",
                clips_of(anew)
            ));
        }
        Ok(left)
    }

    fn way(&self, damaged: &Damaged) -> Result<Way> {
        let (known, (article, text), page) = self.store.read(|db| {
            let known = clips::get(db, damaged.clip).ok();
            Ok((known, readings::halves(db, damaged.id)?, readings::page(db, damaged.id)))
        })?;
        let (asked, shown) = known.map_or((None, None), |clip| (clip.asked, clip.reading));
        let is_shown = shown.is_none_or(|shown| shown == damaged.id);
        let Ok(taken) = page.and_then(|page| self.page_again(page, asked)) else {
            return Ok(if is_shown { Way::Lost } else { Way::Stays });
        };
        let read = &taken.article;
        let with = |parts: &[Removed]| put_back::into(parts, read).unwrap_or_else(|| read.clone());
        // What a person put back stands in the article, or else can be told from the text.
        let put_back = match (&article, &text) {
            (Some(article), _) => article.put_back.clone(),
            (None, Some(text)) => {
                let is_in = |part: &&Removed| part.text.lines().all(|line| text.contains(line.trim()));
                read.removed.iter().filter(is_in).cloned().collect()
            }
            (None, None) => Vec::new(),
        };
        let says = [with(&put_back), with(&[])];
        let same = |words: &str| says.iter().find(|article| article.document.text() == words).cloned();
        let kept = article.filter(|article| same(&article.document.text()).is_some());
        Ok(match (kept, text.and_then(|text| same(&text))) {
            (Some(article), _) => Way::Whole(Box::new(article), false),
            (None, Some(article)) => Way::Whole(Box::new(article), true),
            _ if is_shown => Way::Anew(Box::new(taken)),
            _ => Way::Stays,
        })
    }
}

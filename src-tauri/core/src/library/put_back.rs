//! A part that the reader left out, put back into the article by a person.
//!
//! That makes a reading of its own, by the person: the page stays as it came, the reading before it is kept, and passages
//! find their places in it as in any other reading. A later reading of the page gets the part again.

use super::{Library, clip, clips as corrected};
use crate::model::*;
use crate::store::{Db, clips, readings};
use crate::{Error, ErrorCode, Result};

/// Who made such a reading, where others have the extractor's name.
const PERSON: &str = "person";

impl Library {
    /// Puts a part of `removed` back where it stood. An error where the article that is shown does not leave it out.
    pub fn put_back(&self, id: ClipId, part: &Removed) -> Result<()> {
        self.change("left-out part put back", |db, now| {
            let known = clips::get(db, id)?;
            let before = known.reading.map(|reading| readings::get(db, reading)).transpose()?;
            let read = before.and_then(|before| Some((into_body(&before.article, part)?, before)));
            let Some((article, before)) = read else {
                let message =
                    "That part is not left out of the article that is shown. Look at its left-out parts again.";
                return Err(Error::new(ErrorCode::NotFound, message));
            };
            let capture = Capture {
                url: None,
                final_url: before.page.final_url,
                bytes: Vec::new(),
                media: before.page.media,
                charset: before.page.charset,
                retrieved: before.page.retrieved,
            };
            let (reading, text) = (ReadingId::fresh(), article.document.text());
            let made = readings::Made {
                snapshot: &before.page.snapshot,
                capture: &capture,
                extractor: PERSON,
                article: &article,
                text: &text,
            };
            readings::insert(db, reading, id, &made)?;
            clips::set_reading(db, id, reading, now)?;
            clip::show_as(db, id, corrected::page_of(db, &known)?.as_deref(), now)
        })
    }
}

/// A new reading of a clip's page with the parts that the person put back into the one that is shown; `None` where there
/// are none. A part that the new reading does not leave out is in it, or no longer on the page.
pub(super) fn again(db: &Db, clip: &clips::Clip, read: &Article) -> Result<Option<Article>> {
    let Some(reading) = clip.reading else { return Ok(None) };
    let parts = match readings::get(db, reading) {
        // What was put back into it is not to be known; the new one is better than none.
        Err(error) if error.code == ErrorCode::LibraryDamaged => return Ok(None),
        before => before?.article.put_back,
    };
    Ok(into(&parts, read))
}

/// An article with parts put back that it leaves out; `None` where there are no parts.
pub(super) fn into(parts: &[Removed], read: &Article) -> Option<Article> {
    let with = |article: Article, part: &Removed| {
        let same = article.removed.iter().filter(|left| left.text == part.text);
        let nearest = same.min_by_key(|left| left.at.abs_diff(part.at)).cloned();
        nearest.and_then(|left| into_body(&article, &left)).unwrap_or(article)
    };
    (!parts.is_empty()).then(|| parts.iter().fold(read.clone(), with))
}

/// The article with a part of `removed` as paragraphs of its body, before the first block that stood behind it.
fn into_body(article: &Article, part: &Removed) -> Option<Article> {
    let index = article.removed.iter().position(|left| left == part)?;
    let mut article = article.clone();
    let blocks = &article.document.blocks;
    let at = starts(blocks).iter().position(|start| start.is_some_and(|start| start >= part.at as usize));
    let standfirsts = blocks.iter().take_while(|block| matches!(block.kind, BlockKind::Standfirst { .. })).count();
    let at = at.unwrap_or(blocks.len()).max(standfirsts);
    let before = article.document.layout().chars();
    let lines = part.text.lines().filter(|line| !line.trim().is_empty());
    let mut blocks = article.document.blocks;
    blocks.splice(at..at, lines.map(Block::paragraph));
    article.document = Document::new(blocks);
    let longer = (article.document.layout().chars() - before) as u32;
    article.put_back.push(article.removed.remove(index));
    article.removed[index..].iter_mut().for_each(|left| left.at += longer);
    Some(article)
}

/// Where each block begins in the canonical text; `None` for those that give none.
fn starts(blocks: &[Block]) -> Vec<Option<usize>> {
    let mut end: Option<usize> = None;
    let start = |block: &Block| {
        let layout = Document { blocks: vec![block.clone()], ..Document::default() }.layout();
        let start = end.map_or(0, |end| end + "\n\n".len());
        (!layout.units.is_empty()).then(|| {
            end = Some(start + layout.chars());
            start
        })
    };
    blocks.iter().map(start).collect()
}

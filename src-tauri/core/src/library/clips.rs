//! What a person does to clips: notes, marks, corrections, the trash.

use super::{Library, clip, counted, now, page, written};
use crate::model::*;
use crate::store::{Db, clips, corrections, readings};
use crate::{Error, ErrorCode, Result};

impl Library {
    /// The person's note on the clip as a whole; empty takes it away.
    pub fn note(&self, clip: ClipId, text: &str) -> Result<()> {
        let note = written(text);
        let label = if note.is_some() { "note written" } else { "note removed" };
        self.each(label, &[clip], |db, clip, now| clips::set_note(db, clip, note.as_deref(), now))
    }

    pub fn mark(&self, clips: &[ClipId], mark: Mark) -> Result<()> {
        let done = match mark {
            Mark { read: Some(true), .. } => "marked as read",
            Mark { read: Some(false), .. } => "marked as unread",
            Mark { starred: Some(false), .. } => "unstarred",
            Mark { .. } => "starred",
        };
        self.each(&counted(clips.len(), done), clips, |db, clip, now| clips::mark(db, clip, mark, now))
    }

    /// A clip was opened to be read. That follows from reading and is nothing that a person does, so it is no step to undo.
    pub fn opened(&self, clip: ClipId) -> Result<()> {
        let mark = Mark { read: Some(true), starred: None };
        self.store.note(|db| clips::mark(db, clip, mark, &now()))?;
        self.announce(Changes { clips: true, ..Changes::default() });
        Ok(())
    }

    /// A person's corrections; they win over what the page says. A correction without a value is taken back.
    pub fn edit(&self, clip: ClipId, corrections: &[Correction]) -> Result<()> {
        let corrections = corrections.iter().map(checked).collect::<Result<Vec<_>>>()?;
        self.change("clip corrected", |db, now| {
            let known = clips::get(db, clip)?;
            for (name, value) in &corrections {
                corrections::set(db, clip, name, value.as_deref(), now)?;
            }
            clip::show_as(db, clip, page_of(db, &known)?.as_deref(), now)
        })
    }

    pub fn trash(&self, clips: &[ClipId]) -> Result<()> {
        let label = counted(clips.len(), "put into the trash");
        let trash = |db: &Db, clip, now: &str| clips::set_trashed(db, clip, true, now).map(drop);
        self.store.with_room(|| self.each(&label, clips, trash))
    }

    /// One step for several clips, all of which must be there.
    pub(super) fn each(
        &self,
        label: &str,
        clips: &[ClipId],
        work: impl Fn(&Db, ClipId, &str) -> Result<()>,
    ) -> Result<()> {
        self.change(label, |db, now| {
            clips.iter().try_for_each(|clip| {
                clips::get(db, *clip)?;
                work(db, *clip, now)
            })
        })
    }
}

/// The address by which a clip is known: the page's own, not a person's correction, so that clipping it again finds it.
pub(super) fn page_of(db: &Db, clip: &clips::Clip) -> Result<Option<String>> {
    let asked = clip.asked.as_deref();
    let Some(reading) = clip.reading else { return Ok(asked.and_then(page::canonical)) };
    let reading = readings::get(db, reading)?;
    let pages = page::known_as(reading.article.url.as_deref(), reading.page.final_url.as_deref(), asked);
    Ok(pages.into_iter().next())
}

/// The field's stored name and the value, as it may be stored.
fn checked(correction: &Correction) -> Result<(&'static str, Option<String>)> {
    let known = Field::EDITABLE.iter().find(|(_, field)| *field == correction.field);
    let Some((name, field)) = known else {
        let names: Vec<&str> = Field::EDITABLE.iter().map(|(name, _)| *name).collect();
        return Err(Error::new(
            ErrorCode::BadInput,
            format!("That field cannot be corrected. These can: {}.", names.join(", ")),
        ));
    };
    let value = correction.value.as_deref().and_then(written);
    if let Some(text) = &value {
        let is_right = match field {
            Field::Published | Field::Updated => PressDate::parse(text).is_some(),
            Field::Language => is_language(text),
            Field::Url => url::Url::parse(text).is_ok_and(|url| matches!(url.scheme(), "http" | "https")),
            _ => true,
        };
        if !is_right {
            return Err(wrong_value(name, *field, text));
        }
    }
    Ok((name, value))
}

/// Well-formed as BCP 47 (RFC 5646, section 2.1), of the languages that have a code in ISO 639: two or three letters, then
/// perhaps a script, a region and variants.
fn is_language(text: &str) -> bool {
    let mut parts = text.split('-');
    let letters = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let first = parts.next().is_some_and(|part| matches!(part.len(), 2 | 3) && letters(part));
    first && parts.all(|part| matches!(part.len(), 2..=8) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

fn wrong_value(name: &str, field: Field, text: &str) -> Error {
    let forms = match field {
        Field::Url => "an address begins with http:// or https://",
        Field::Language => "a language is written as its code (BCP 47), such as en, he, pt-BR or zh-Hant",
        _ => "a date is written 2020, 2020-08, 2020-08-11, 2020-08-11T13:52 or 2020-08-11T13:52+03:00",
    };
    Error::new(ErrorCode::BadInput, format!("“{text}” cannot be the value of {name}: {forms}."))
}

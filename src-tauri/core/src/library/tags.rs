//! Tags.

use super::{Library, counted};
use crate::Result;
use crate::model::*;
use crate::store::tags;

impl Library {
    pub fn tags(&self) -> Result<Vec<TagCount>> {
        self.store.read(tags::all)
    }

    pub fn tag(&self, clips: &[ClipId], add: &[String], remove: &[String]) -> Result<()> {
        let done = if add.is_empty() { "untagged" } else { "tagged" };
        self.each(&counted(clips.len(), done), clips, |db, clip, now| tags::change_clip(db, clip, add, remove, now))
    }

    /// Fails where the new name is another tag's; that is a merge.
    pub fn rename_tag(&self, from: &str, to: &str) -> Result<()> {
        self.change("tag renamed", |db, now| tags::rename(db, from, to, now))
    }

    /// Everything with the tag `from` gets `into`, and `from` goes.
    pub fn merge_tags(&self, from: &str, into: &str) -> Result<()> {
        self.change("tags merged", |db, now| tags::merge(db, from, into, now))
    }

    pub fn delete_tag(&self, name: &str) -> Result<()> {
        self.change("tag deleted", |db, _| tags::delete(db, name))
    }
}

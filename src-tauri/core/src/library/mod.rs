//! `Library`: the whole public use of the application. It composes the stages; no stage knows another.
//!
//! | file | what a person does |
//! | --- | --- |
//! | `clip.rs`, `clip_all.rs` | `clip`, `retry`, `clip_all`: capture -> extract -> store |
//! | `read.rs` | `list`, `facets`, `find_in`, `show`, `original`, `overview`, `find_clip` |
//! | `annotate.rs` | `annotate`, `annotate_quote`, `recolour`, `annotation_note`, `tag_annotation`, `delete_annotation` |
//! | `clips.rs` | `note`, `mark`, `opened`, `edit`, `trash` |
//! | `searches.rs` | `searches`, `save_search`, `rename_search`, `delete_search`, `freshen_search` |
//! | `tags.rs` | `tags`, `tag`, `rename_tag`, `merge_tags`, `delete_tag` |
//! | `dossiers.rs` | `dossiers`, `find_dossier`, `create_dossier`, `dossier`, and all that is done to one and its sections |
//! | `export.rs` | `preview`, `export` |
//! | `put_back.rs` | `put_back`: a part that was left out of the article |
//! | `reread.rs` | `has_older_readings`, `older_readings`, `offer_is_seen`, `reread`, `reread_all`, `rereading` |
//! | `waiting.rs` | `waiting`, `attach`, `attach_quote` |
//! | `trash.rs` | `trash_contents`, `untrash`, `empty_trash` |
//! | `backup.rs` | `backup`, `restore`, `go_back`, `ways_back`, `move_to`, `backups`, `backup_warnings`, `keep_backups_in`, `back_up`, `back_up_if_due` |
//! | `undo.rs`, `doctor.rs`, `mend.rs` | `undo`, `redo`, `doctor` |
//!
//! Every mutation goes through `change`: one transaction, one undo step with a label, one announcement once it is
//! durable. Methods block; a window calls them off its main thread.

mod ahead;
mod annotate;
mod backup;
mod clip;
mod clip_all;
mod clips;
mod correct;
mod differences;
mod doctor;
mod dossiers;
mod export;
mod mend;
mod page;
mod place;
mod put_back;
mod read;
mod reread;
mod searches;
mod tags;
mod tally;
mod trash;
mod turns;
mod undo;
mod waiting;

pub use crate::store::IfNone;
pub use clip::{ClipInto, extract_only};
pub use doctor::Diagnosis;
pub use reread::Take;

use crate::Result;
use crate::model::Changes;
use crate::store::{Db, Store};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::Duration;

/// How long to wait while another program writes to the library.
const PATIENCE: Duration = Duration::from_secs(5);

type Listener = Box<dyn Fn(&Changes) + Send + Sync>;

/// A person's library: a folder with `library.sqlite` and `snapshots/`. It can be used from several threads and by
/// several programs at once.
pub struct Library {
    folder: PathBuf,
    store: Store,
    warnings: Vec<String>,
    listener: Option<Listener>,
    /// What was wrong with the older backup that was read again with the last one.
    of_older_backup: Mutex<Option<String>>,
}

impl Library {
    /// Opens the library in a folder, and makes it where there is none. Where it did not end well the last time, what may
    /// have suffered is looked at first: see `warnings`. Where it cannot be written, all that reads works, exports included.
    /// Errors: cannot be made, locked, damaged, made by a newer version.
    /// One that lost its file while its pages or backups are there is not made anew.
    pub fn open(folder: &Path) -> Result<Library> {
        Library::open_if(folder, IfNone::Make)
    }

    /// The same; `if_none` says what is done where there is no library.
    pub fn open_if(folder: &Path, if_none: IfNone) -> Result<Library> {
        Library::open_patiently(folder, if_none, PATIENCE)
    }

    #[cfg(test)]
    fn open_with(folder: &Path, patience: Duration) -> Result<Library> {
        Library::open_patiently(folder, IfNone::Make, patience)
    }

    fn open_patiently(folder: &Path, if_none: IfNone, patience: Duration) -> Result<Library> {
        let store = Store::open(folder, if_none, patience)?;
        // What cannot even be looked at is no reason not to open it: `doctor` has to get to it.
        let glance = |store: &Store| crate::store::doctor::glance(store).unwrap_or_else(|error| vec![error.message]);
        let mut warnings = if store.after_a_crash() { glance(&store) } else { Vec::new() };
        if !store.is_writable() && !store.is_none() {
            warnings.push(format!(
                "The library in {} can be read, but not changed: its folder or its file cannot be written.",
                folder.display()
            ));
        }
        Ok(Library { folder: folder.to_owned(), store, warnings, listener: None, of_older_backup: Mutex::default() })
    }

    /// Whether it can be changed; otherwise it can only be read.
    pub fn is_writable(&self) -> bool {
        self.store.is_writable()
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Whether the library could only be read when it was opened, and can be changed now, once it is opened again.
    pub fn became_writable(&self) -> bool {
        self.store.became_writable()
    }

    /// Calls `listener` after each mutation, from the thread that made it.
    pub fn on_change(&mut self, listener: impl Fn(&Changes) + Send + Sync + 'static) {
        self.listener = Some(Box::new(listener));
    }

    /// Changes whenever another program has written to the library (SQLite's `data_version`).
    pub fn data_version(&self) -> Result<i64> {
        self.store.data_version()
    }

    /// One mutation: `work` gets the transaction and the time.
    fn change<T>(&self, label: &str, work: impl FnOnce(&Db, &str) -> Result<T>) -> Result<T> {
        let now = now();
        let (value, changes) = self.store.change(label, &now, |db| work(db, &now))?;
        self.announce(changes);
        Ok(value)
    }

    fn announce(&self, changes: Changes) {
        if let Some(listener) = self.listener.as_ref().filter(|_| changes != Changes::default()) {
            listener(&changes);
        }
    }
}

/// The present time: UTC, ISO 8601 with `Z`.
pub fn now() -> String {
    crate::store::stamp(chrono::Utc::now())
}

/// What a person wrote, without white space around it; `None` where that leaves nothing. SQLite's texts end at a NUL.
fn written(text: &str) -> Option<String> {
    let text = text.replace('\0', "");
    Some(text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// "clip trashed", "3 clips trashed".
fn counted(clips: usize, done: &str) -> String {
    if clips == 1 { format!("clip {done}") } else { format!("{clips} clips {done}") }
}

#[cfg(test)]
mod tests;

//! The open library behind the window, and the news of its changes.

use crate::work::{Stopped, Work};
use cuttings_core::model::Restored;
use cuttings_core::{Error, ErrorCode, IfNone, Library, Result};
use std::path::{Path, PathBuf};
use std::sync::{Arc, RwLock};
use std::time::Duration;
use tauri::{AppHandle, Emitter};

/// How often the window asks whether another program has written to the library.
const WATCH_EVERY: Duration = Duration::from_millis(700);

/// How often the window asks whether a backup is due.
const BACKUP_EVERY: Duration = Duration::from_secs(600);

/// Holds the library, or why it could not be opened.
pub struct Desk {
    app: AppHandle,
    library: Shared,
    /// Why the last backup that was due could not be made.
    backup_problem: Arc<RwLock<Option<String>>>,
    /// Numbers of work that is to be stopped.
    stopped: Stopped,
}

type Shared = Arc<RwLock<Result<Arc<Library>>>>;

impl Desk {
    /// Opens the person's library. Where that fails, the window still opens and says why.
    pub fn open(app: AppHandle) -> Self {
        let opened = cuttings_core::default_folder().and_then(|folder| open(&app, &folder, IfNone::Make));
        let library = Arc::new(RwLock::new(opened));
        let backup_problem = Arc::default();
        watch(app.clone(), library.clone());
        back_up_daily(app.clone(), library.clone(), Arc::clone(&backup_problem));
        Desk { app, library, backup_problem, stopped: Stopped::default() }
    }

    /// Tries again, after the person has mended what kept the library from opening.
    pub fn reopen(&self) -> Result<()> {
        self.replace(open(&self.app, &cuttings_core::default_folder()?, IfNone::Make))
    }

    /// Goes on with another library, which is the person's from now on. Where it cannot be opened, the present one stays.
    pub fn switch(&self, folder: &Path, if_none: IfNone) -> Result<()> {
        let opened = open(&self.app, folder, if_none)?;
        cuttings_core::remember_folder(folder)?;
        self.replace(Ok(opened))
    }

    /// Lets the library go back to a backup, and goes on with what came back; where that cannot be done, with what is there.
    pub fn go_back(&self, backup: &Path) -> Result<Restored> {
        let folder = self.folder()?;
        self.close();
        let outcome = Library::go_back(&folder, backup);
        let opened = self.replace(open(&self.app, &folder, IfNone::Refuse));
        let restored = outcome?;
        opened.map(|()| restored)
    }

    /// Lets go of the library, once all that is being done with it has ended.
    fn close(&self) {
        let message = "The library is going back to a backup just now. Wait until it is there.";
        let closed = Err(Error::new(ErrorCode::LibraryLocked, message));
        let Ok(library) = self.library.write().map(|mut library| std::mem::replace(&mut *library, closed)) else {
            return;
        };
        let Ok(library) = library.map(|library| Arc::downgrade(&library)) else { return };
        while library.strong_count() > 0 {
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    pub fn backup_problem(&self) -> Option<String> {
        self.backup_problem.read().ok()?.clone()
    }

    /// Work that the page can stop under the number that it gave it.
    pub fn work(&self, number: u64) -> Work {
        Work::begin(number, &self.stopped)
    }

    pub fn stop(&self, number: u64) {
        self.stopped.stop(number);
    }

    fn replace(&self, opened: Result<Arc<Library>>) -> Result<()> {
        let outcome = opened.as_ref().map(|_| ()).map_err(Error::clone);
        if let Ok(mut library) = self.library.write() {
            *library = opened;
        }
        outcome
    }

    /// Where the library is, also where it could not be opened.
    pub fn folder(&self) -> Result<PathBuf> {
        current(&self.library).map(|library| library.folder().to_owned()).or_else(|_| cuttings_core::default_folder())
    }

    /// Runs `work` on a thread that may wait for disk and network.
    pub async fn with<T, F>(&self, work: F) -> Result<T>
    where
        T: Send + 'static,
        F: FnOnce(&Library) -> Result<T> + Send + 'static,
    {
        let library = current(&self.library)?;
        let outcome = tauri::async_runtime::spawn_blocking(move || work(&library)).await;
        outcome.unwrap_or_else(|cause| Err(Error::internal("The work was broken off. Try again.").because(cause)))
    }
}

fn open(app: &AppHandle, folder: &Path, if_none: IfNone) -> Result<Arc<Library>> {
    let mut library = Library::open_if(folder, if_none)?;
    let app = app.clone();
    library.on_change(move |changes| {
        // A window that is closing hears no news.
        let _ = app.emit("changed", changes);
    });
    let library = Arc::new(library);
    freshen(&library);
    Ok(library)
}

/// Renews the search index in the background, where another version of Cuttings made it, for as long as the library is
/// open.
fn freshen(library: &Arc<Library>) {
    let library = Arc::downgrade(library);
    std::thread::spawn(move || {
        while let Some(library) = library.upgrade() {
            // Where it fails, search goes on with the old one, and the next start tries again.
            if library.freshen_search(|| false).unwrap_or(true) {
                break;
            }
        }
    });
}

fn current(library: &RwLock<Result<Arc<Library>>>) -> Result<Arc<Library>> {
    match library.read() {
        Ok(library) => library.clone(),
        Err(_) => Err(Error::internal("The library is closed. Start Cuttings again.")),
    }
}

/// Tells the page when the command line or a second window has written to the same library, and goes on with one that could
/// only be read once it can be changed.
fn watch(app: AppHandle, library: Shared) {
    std::thread::spawn(move || {
        let mut seen = None;
        loop {
            let present = current(&library);
            if let Some(before) = present.as_ref().ok().filter(|library| library.became_writable()) {
                go_on_writing(&app, &library, before);
            }
            let version = present.and_then(|library| library.data_version()).ok();
            if version.is_some() && seen.is_some() && version != seen {
                let _ = app.emit("changed", cuttings_core::model::Changes::all());
            }
            seen = version.or(seen);
            std::thread::sleep(WATCH_EVERY);
        }
    });
}

/// Opens a library anew that could only be read so far.
fn go_on_writing(app: &AppHandle, library: &RwLock<Result<Arc<Library>>>, before: &Arc<Library>) {
    let Ok(opened) = open(app, before.folder(), IfNone::Refuse) else { return };
    if let Ok(mut library) = library.write() {
        // Another may have been chosen meanwhile.
        if library.as_ref().is_ok_and(|present| Arc::ptr_eq(present, before)) {
            *library = Ok(opened);
        }
    }
    let _ = app.emit("changed", cuttings_core::model::Changes::all());
}

/// Makes a backup where one is due, now and as long as the window is open, and tells the page.
fn back_up_daily(app: AppHandle, library: Shared, problem: Arc<RwLock<Option<String>>>) {
    std::thread::spawn(move || {
        loop {
            if let Ok(library) = current(&library) {
                let outcome = library.back_up_if_due();
                let news = !matches!(outcome, Ok(None));
                if let Ok(mut problem) = problem.write() {
                    *problem = outcome.err().map(|error| error.message);
                }
                if news {
                    // A window that is closing hears no news.
                    let _ = app.emit("backed-up", ());
                }
            }
            std::thread::sleep(BACKUP_EVERY);
        }
    });
}

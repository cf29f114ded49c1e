//! The open library behind the window, and the news of its changes.

use cuttings_core::{Error, Library, Result};
use std::path::{Path, PathBuf};
use std::sync::{Arc, RwLock};
use std::time::Duration;
use tauri::{AppHandle, Emitter};

/// How often the window asks whether another program has written to the library.
const WATCH_EVERY: Duration = Duration::from_millis(700);

/// Holds the library, or why it could not be opened.
pub struct Desk {
    app: AppHandle,
    library: Arc<RwLock<Result<Arc<Library>>>>,
}

impl Desk {
    /// Opens the person's library. Where that fails, the window still opens and says why.
    pub fn open(app: AppHandle) -> Self {
        let library = Arc::new(RwLock::new(open(&app)));
        watch(app.clone(), library.clone());
        Desk { app, library }
    }

    /// Tries again, after the person has mended what kept the library from opening.
    pub fn reopen(&self) -> Result<()> {
        let opened = open(&self.app);
        let outcome = opened.as_ref().map(|_| ()).map_err(Error::clone);
        if let Ok(mut library) = self.library.write() {
            *library = opened;
        }
        outcome
    }

    /// Goes over to the library in another folder, and keeps to it from now on. Where it does not open, all stays.
    pub fn choose(&self, folder: &Path) -> Result<()> {
        let opened = open_in(&self.app, folder)?;
        if let Ok(mut library) = self.library.write() {
            *library = Ok(opened);
        }
        cuttings_core::remember_folder(folder)
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

fn open(app: &AppHandle) -> Result<Arc<Library>> {
    open_in(app, &cuttings_core::default_folder()?)
}

fn open_in(app: &AppHandle, folder: &Path) -> Result<Arc<Library>> {
    let mut library = Library::open(folder)?;
    let app = app.clone();
    library.on_change(move |changes| {
        // A window that is closing hears no news.
        let _ = app.emit("changed", changes);
    });
    Ok(Arc::new(library))
}

fn current(library: &RwLock<Result<Arc<Library>>>) -> Result<Arc<Library>> {
    match library.read() {
        Ok(library) => library.clone(),
        Err(_) => Err(Error::internal("The library is closed. Start Cuttings again.")),
    }
}

/// Tells the page when the command line or a second window has written to the same library.
fn watch(app: AppHandle, library: Arc<RwLock<Result<Arc<Library>>>>) {
    std::thread::spawn(move || {
        let mut seen = None;
        loop {
            let version = current(&library).and_then(|library| library.data_version()).ok();
            if version.is_some() && seen.is_some() && version != seen {
                let _ = app.emit("changed", cuttings_core::model::Changes::all());
            }
            seen = version.or(seen);
            std::thread::sleep(WATCH_EVERY);
        }
    });
}

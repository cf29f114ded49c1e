//! The platform's file dialogs, on the platform's own thread.

use std::path::PathBuf;
use tauri::AppHandle;

/// What a person is asked for.
pub enum Wanted {
    /// Files that are there, any number: what they are called, and how their names end.
    Files(&'static str, &'static [&'static str]),
    /// A file that is there, whatever its name.
    File,
    Folder,
    /// A place for a new file, under the name that is offered.
    NewFile(&'static str),
}

/// Asks, beginning in `start` where it is given. Nothing where the person thinks better of it.
#[cfg(not(target_os = "linux"))]
pub async fn ask(app: &AppHandle, title: String, wanted: Wanted, start: Option<PathBuf>) -> Vec<PathBuf> {
    use tauri_plugin_dialog::DialogExt;
    let dialog = app.dialog().file().set_title(title);
    let dialog = match start {
        Some(folder) => dialog.set_directory(folder),
        None => dialog,
    };
    let ask = move || match wanted {
        Wanted::Files(name, endings) => dialog.add_filter(name, endings).blocking_pick_files().unwrap_or_default(),
        Wanted::File => dialog.blocking_pick_file().into_iter().collect(),
        Wanted::Folder => dialog.blocking_pick_folder().into_iter().collect(),
        Wanted::NewFile(name) => dialog.set_file_name(name).blocking_save_file().into_iter().collect(),
    };
    let chosen = tauri::async_runtime::spawn_blocking(ask).await.unwrap_or_default();
    chosen.into_iter().filter_map(|file| file.into_path().ok()).collect()
}

/// The dialog library of the other platforms turns GTK's loop in a thread of its own from its first dialog on, and what
/// the window should hear then goes astray now and then. So here it is asked by hand.
#[cfg(target_os = "linux")]
pub async fn ask(app: &AppHandle, title: String, wanted: Wanted, start: Option<PathBuf>) -> Vec<PathBuf> {
    let (tell, mut told) = tauri::async_runtime::channel(1);
    let above = app.clone();
    let show = move || linux::show(&above, &title, &wanted, start, move |chosen| _ = tell.try_send(chosen));
    match app.run_on_main_thread(show) {
        Ok(()) => told.recv().await.unwrap_or_default(),
        Err(_) => Vec::new(),
    }
}

#[cfg(target_os = "linux")]
mod linux {
    use super::Wanted;
    use gtk::prelude::*;
    use gtk::{FileChooserAction, FileChooserNative, FileFilter, ResponseType};
    use std::cell::RefCell;
    use std::path::PathBuf;
    use tauri::{AppHandle, Manager};

    pub fn show(
        app: &AppHandle,
        title: &str,
        wanted: &Wanted,
        start: Option<PathBuf>,
        tell: impl Fn(Vec<PathBuf>) + 'static,
    ) {
        let (action, accept) = match wanted {
            Wanted::File | Wanted::Files(..) => (FileChooserAction::Open, "_Open"),
            Wanted::Folder => (FileChooserAction::SelectFolder, "_Choose"),
            Wanted::NewFile(_) => (FileChooserAction::Save, "_Save"),
        };
        let window = app.get_webview_window("main").and_then(|window| window.gtk_window().ok());
        let dialog = FileChooserNative::new(Some(title), window.as_ref(), action, Some(accept), Some("_Cancel"));
        dialog.set_modal(true);
        match wanted {
            Wanted::Files(name, endings) => {
                dialog.set_select_multiple(true);
                dialog.add_filter(filter(name, endings));
            }
            Wanted::File | Wanted::Folder => {}
            Wanted::NewFile(name) => {
                dialog.set_do_overwrite_confirmation(true);
                dialog.set_current_name(name);
            }
        }
        if let Some(folder) = start {
            dialog.set_current_folder(folder);
        }
        // Nobody else holds it while it is open.
        let held = RefCell::new(Some(dialog.clone()));
        dialog.connect_response(move |dialog, response| {
            tell(if response == ResponseType::Accept { dialog.filenames() } else { Vec::new() });
            held.take();
        });
        dialog.show();
    }

    fn filter(name: &str, endings: &[&str]) -> FileFilter {
        let filter = FileFilter::new();
        filter.set_name(Some(name));
        for ending in endings {
            filter.add_pattern(&format!("*.{ending}"));
        }
        filter
    }
}

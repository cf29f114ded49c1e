//! In and out of the window: file dialogs, export, its preview.

use crate::desk::Desk;
use cuttings_core::model::{DossierId, Edition, Exported};
use cuttings_core::{Error, ErrorCode, Result};
use std::path::PathBuf;
use tauri::{AppHandle, Manager, State};
use tauri_plugin_dialog::{DialogExt, FilePath};
use tauri_plugin_opener::OpenerExt;

/// The platform's folder dialog, which opens in `start` where that is there, else among the person's documents; `None`
/// where the person thinks better of it.
#[tauri::command]
pub async fn choose_folder(app: AppHandle, title: String, start: Option<PathBuf>) -> Option<String> {
    let usual = [start, app.path().document_dir().ok(), app.path().home_dir().ok()];
    let dialog = app.dialog().file().set_title(title);
    let dialog = match usual.into_iter().flatten().find(|folder| folder.is_dir()) {
        Some(folder) => dialog.set_directory(folder),
        None => dialog,
    };
    let chosen = tauri::async_runtime::spawn_blocking(move || dialog.blocking_pick_folder()).await;
    chosen.ok().flatten().and_then(path_of)
}

/// The platform's file dialog, for pages to clip.
#[tauri::command]
pub async fn choose_files(app: AppHandle) -> Vec<String> {
    let dialog = app.dialog().file().set_title("Choose pages to clip");
    let dialog = dialog.add_filter("Pages", &["html", "htm", "xhtml", "txt", "md", "markdown"]);
    let chosen = tauri::async_runtime::spawn_blocking(move || dialog.blocking_pick_files()).await;
    chosen.ok().flatten().unwrap_or_default().into_iter().filter_map(path_of).collect()
}

#[tauri::command]
pub async fn preview_export(desk: State<'_, Desk>, id: DossierId, format: String, edition: Edition) -> Result<String> {
    desk.with(move |library| library.preview(id, &format, edition)).await
}

#[tauri::command]
pub async fn export_dossier(
    desk: State<'_, Desk>,
    id: DossierId,
    format: String,
    edition: Edition,
    folder: PathBuf,
    force: bool,
) -> Result<Exported> {
    desk.with(move |library| library.export(id, &format, edition, &folder, force)).await
}

/// Shows a file that was written, in the platform's file manager.
#[tauri::command]
pub async fn show_in_folder(app: AppHandle, path: PathBuf) -> Result<()> {
    app.opener().reveal_item_in_dir(&path).map_err(|cause| {
        Error::new(ErrorCode::File, format!("No file manager could be started. The file is {}", path.display()))
            .because(cause)
    })
}

fn path_of(file: FilePath) -> Option<String> {
    file.into_path().ok().map(|path| path.to_string_lossy().into_owned())
}

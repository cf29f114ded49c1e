//! In and out of the window: file dialogs, export, its preview.

use crate::desk::Desk;
use crate::dialogs::{self, Wanted};
use cuttings_core::model::{DossierId, Edition, Exported};
use cuttings_core::{Error, ErrorCode, Result, capture};
use std::path::PathBuf;
use tauri::{AppHandle, Manager, State};
use tauri_plugin_opener::OpenerExt;

/// The platform's folder dialog, which opens in `start` where that is there, else among the person's documents; `None`
/// where the person thinks better of it.
#[tauri::command]
pub async fn choose_folder(app: AppHandle, title: String, start: Option<PathBuf>) -> Option<String> {
    let usual = [start, app.path().document_dir().ok(), app.path().home_dir().ok()];
    let start = usual.into_iter().flatten().find(|folder| folder.is_dir());
    dialogs::ask(&app, title, Wanted::Folder, start).await.into_iter().next().map(shown)
}

/// The platform's file dialog, for pages to clip.
#[tauri::command]
pub async fn choose_files(app: AppHandle) -> Vec<String> {
    let pages = Wanted::Files("Pages", &capture::ENDINGS);
    dialogs::ask(&app, "Choose pages to clip".into(), pages, None).await.into_iter().map(shown).collect()
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

fn shown(path: PathBuf) -> String {
    path.to_string_lossy().into_owned()
}

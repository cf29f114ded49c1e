//! Undo and redo, the library as a whole, and news of the window itself.

use crate::desk::Desk;
use cuttings_core::model::Undone;
use cuttings_core::{Error, Result};
use serde::Serialize;
use std::path::PathBuf;
use tauri::{State, WebviewWindow};

#[tauri::command]
pub async fn undo(desk: State<'_, Desk>) -> Result<Undone> {
    desk.with(|library| library.undo()).await
}

#[tauri::command]
pub async fn redo(desk: State<'_, Desk>) -> Result<Undone> {
    desk.with(|library| library.redo()).await
}

/// Stops work that the page began under this number; what is done of it stays.
#[tauri::command]
pub fn stop(desk: State<'_, Desk>, work: u64) {
    desk.stop(work);
}

#[derive(Serialize)]
pub struct LibraryInfo {
    folder: PathBuf,
    version: &'static str,
    /// `linux`, `macos` or `windows`: shortcuts are written as the platform writes them.
    platform: &'static str,
}

#[tauri::command]
pub async fn library_info(desk: State<'_, Desk>) -> Result<LibraryInfo> {
    Ok(LibraryInfo { folder: desk.folder()?, version: env!("CARGO_PKG_VERSION"), platform: std::env::consts::OS })
}

#[tauri::command]
pub async fn reopen_library(desk: State<'_, Desk>) -> Result<()> {
    desk.reopen()
}

/// Makes all that the window shows larger or smaller; 1 is as designed.
#[tauri::command]
pub fn zoom(window: WebviewWindow, factor: f64) -> Result<()> {
    window.set_zoom(factor).map_err(|cause| Error::internal("The window could not be resized.").because(cause))
}

/// The first list is on the screen. `make bench` waits for the line that this writes.
#[tauri::command]
pub fn painted() {
    if std::env::var_os("CUTTINGS_SAY_PAINTED").is_some() {
        println!("painted");
    }
}

//! Keeping the library: backups, the trash, passages that wait, and which library is open.

use crate::desk::Desk;
use crate::dialogs::{self, Wanted};
use cuttings_core::model::*;
use cuttings_core::{Diagnosis, Error, IfNone, Library, Result};
use serde::Serialize;
use std::path::PathBuf;
use tauri::{AppHandle, Manager, State};

/// What the line at the bottom and the settings say of the library's keeping.
#[derive(Serialize)]
pub struct Keeping {
    backups: Backups,
    /// Why the last backup that was due could not be made.
    problem: Option<String>,
    /// What a person should know: after a crash, in a synced folder, of backups that are damaged.
    warnings: Vec<String>,
    /// Whether the library can be changed, or only be read.
    writable: bool,
    waiting: Vec<Waiting>,
    /// Clips show what an older extractor read, and nobody has looked yet at what the present one offers.
    older: bool,
}

#[tauri::command]
pub async fn keeping(desk: State<'_, Desk>) -> Result<Keeping> {
    let problem = desk.backup_problem();
    desk.with(|library| {
        let warnings = library.warnings().iter().cloned().chain(library.place_warning());
        let warnings = warnings.chain(library.backup_warnings()).collect();
        let (backups, waiting, older) = (library.backups()?, library.waiting()?, library.has_older_readings()?);
        Ok(Keeping { backups, problem, warnings, writable: library.is_writable(), waiting, older })
    })
    .await
}

/// The backups to which the library can go back, also where it cannot be opened.
#[tauri::command]
pub async fn ways_back(desk: State<'_, Desk>) -> Result<Vec<Backup>> {
    Ok(Library::ways_back(&desk.folder()?))
}

/// Asks for a backup that lies elsewhere; `None` where the person thinks better of it.
#[tauri::command]
pub async fn choose_backup(app: AppHandle, title: String) -> Option<PathBuf> {
    dialogs::ask(&app, title, Wanted::File, None).await.into_iter().next()
}

#[tauri::command]
pub async fn go_back(app: AppHandle, backup: PathBuf) -> Result<Restored> {
    let went = tauri::async_runtime::spawn_blocking(move || app.state::<Desk>().go_back(&backup)).await;
    went.unwrap_or_else(|cause| Err(Error::internal("The way back was broken off. Try again.").because(cause)))
}

/// Looks for damage; with `repair`, mends what can be mended.
#[tauri::command]
pub async fn check_library(desk: State<'_, Desk>, repair: bool) -> Result<Diagnosis> {
    desk.with(move |library| library.doctor(repair)).await
}

#[tauri::command]
pub async fn back_up(desk: State<'_, Desk>) -> Result<BackedUp> {
    desk.with(|library| library.back_up()).await
}

/// No folder is the library's own.
#[tauri::command]
pub async fn keep_backups_in(desk: State<'_, Desk>, folder: Option<PathBuf>) -> Result<()> {
    desk.with(move |library| library.keep_backups_in(folder.as_deref())).await
}

/// Asks for a file and writes everything into it; `None` where the person thinks better of it.
#[tauri::command]
pub async fn backup_file(app: AppHandle, desk: State<'_, Desk>) -> Result<Option<BackedUp>> {
    let title = "Write the whole library into a file".into();
    let chosen = dialogs::ask(&app, title, Wanted::NewFile("library.cuttings"), None).await;
    let Some(path) = chosen.into_iter().next() else { return Ok(None) };
    desk.with(move |library| library.backup(&path).map(Some)).await
}

#[tauri::command]
pub async fn trash_contents(desk: State<'_, Desk>) -> Result<Trash> {
    desk.with(|library| library.trash_contents()).await
}

#[tauri::command]
pub async fn restore_annotations(desk: State<'_, Desk>, ids: Vec<AnnotationId>) -> Result<()> {
    desk.with(move |library| library.untrash(&[], &ids, &[]).map(drop)).await
}

#[tauri::command]
pub async fn restore_dossiers(desk: State<'_, Desk>, ids: Vec<DossierId>) -> Result<()> {
    desk.with(move |library| library.untrash(&[], &[], &ids).map(drop)).await
}

#[tauri::command]
pub async fn empty_trash(desk: State<'_, Desk>) -> Result<Emptied> {
    desk.with(|library| library.empty_trash()).await
}

#[tauri::command]
pub async fn attach_annotation(desk: State<'_, Desk>, id: AnnotationId, start: u32, end: u32) -> Result<Annotation> {
    desk.with(move |library| library.attach(id, start, end)).await
}

/// Opens the library in a folder; it is the person's from now on, at every start. Where there is none, one is made only if the
/// person wants that.
#[tauri::command]
pub async fn open_library(desk: State<'_, Desk>, folder: PathBuf, make: bool) -> Result<()> {
    let if_none = if make { IfNone::Make } else { IfNone::Refuse };
    desk.switch(&cuttings_core::library_in(&folder), if_none)
}

/// Copies the library to an empty folder and goes on with it there. The old one stays.
#[tauri::command]
pub async fn move_library(app: AppHandle, desk: State<'_, Desk>, folder: PathBuf) -> Result<()> {
    desk.with(move |library| library.move_to(&folder, || app.state::<Desk>().switch(&folder, IfNone::Refuse))).await
}

//! Dossiers: gather clips, order them, say what they are for.

use crate::desk::Desk;
use cuttings_core::Result;
use cuttings_core::model::{ClipId, Dossier, DossierId, Move, SectionId};
use tauri::State;

#[tauri::command]
pub async fn create_dossier(desk: State<'_, Desk>, title: String) -> Result<DossierId> {
    desk.with(move |library| library.create_dossier(&title)).await
}

#[tauri::command]
pub async fn open_dossier(desk: State<'_, Desk>, id: DossierId) -> Result<Dossier> {
    desk.with(move |library| library.dossier(id)).await
}

#[tauri::command]
pub async fn rename_dossier(desk: State<'_, Desk>, id: DossierId, title: String) -> Result<()> {
    desk.with(move |library| library.rename_dossier(id, &title)).await
}

#[tauri::command]
pub async fn delete_dossier(desk: State<'_, Desk>, id: DossierId) -> Result<()> {
    desk.with(move |library| library.delete_dossier(id)).await
}

#[tauri::command]
pub async fn add_to_dossier(
    desk: State<'_, Desk>,
    id: DossierId,
    clips: Vec<ClipId>,
    section: Option<String>,
) -> Result<()> {
    desk.with(move |library| library.add_to_dossier(id, &clips, section.as_deref())).await
}

#[tauri::command]
pub async fn remove_from_dossier(desk: State<'_, Desk>, id: DossierId, clips: Vec<ClipId>) -> Result<()> {
    desk.with(move |library| library.remove_from_dossier(id, &clips)).await
}

#[tauri::command]
pub async fn move_in_dossier(desk: State<'_, Desk>, id: DossierId, clip: ClipId, to: Move) -> Result<()> {
    desk.with(move |library| library.move_in_dossier(id, clip, &to)).await
}

#[tauri::command]
pub async fn dossier_intro(desk: State<'_, Desk>, id: DossierId, text: String) -> Result<()> {
    desk.with(move |library| library.dossier_intro(id, &text)).await
}

#[tauri::command]
pub async fn dossier_comment(desk: State<'_, Desk>, id: DossierId, clip: ClipId, text: String) -> Result<()> {
    desk.with(move |library| library.dossier_comment(id, clip, &text)).await
}

#[tauri::command]
pub async fn create_section(desk: State<'_, Desk>, id: DossierId, title: String) -> Result<SectionId> {
    desk.with(move |library| library.create_section(id, &title)).await
}

#[tauri::command]
pub async fn move_section(desk: State<'_, Desk>, id: SectionId, before: Option<SectionId>) -> Result<()> {
    desk.with(move |library| library.move_section(id, before)).await
}

#[tauri::command]
pub async fn rename_section(desk: State<'_, Desk>, id: SectionId, title: String) -> Result<()> {
    desk.with(move |library| library.rename_section(id, &title)).await
}

#[tauri::command]
pub async fn delete_section(desk: State<'_, Desk>, id: SectionId) -> Result<()> {
    desk.with(move |library| library.delete_section(id)).await
}

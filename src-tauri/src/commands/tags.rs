//! Tags on clips, and the tags themselves.

use crate::desk::Desk;
use cuttings_core::Result;
use cuttings_core::model::ClipId;
use tauri::State;

#[tauri::command]
pub async fn tag_clips(desk: State<'_, Desk>, ids: Vec<ClipId>, add: Vec<String>, remove: Vec<String>) -> Result<()> {
    desk.with(move |library| library.tag(&ids, &add, &remove)).await
}

#[tauri::command]
pub async fn rename_tag(desk: State<'_, Desk>, from: String, to: String) -> Result<()> {
    desk.with(move |library| library.rename_tag(&from, &to)).await
}

#[tauri::command]
pub async fn merge_tags(desk: State<'_, Desk>, from: String, into: String) -> Result<()> {
    desk.with(move |library| library.merge_tags(&from, &into)).await
}

#[tauri::command]
pub async fn delete_tag(desk: State<'_, Desk>, name: String) -> Result<()> {
    desk.with(move |library| library.delete_tag(&name)).await
}

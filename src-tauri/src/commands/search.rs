//! What stands around a search: counts beside its results, and searches that are kept.

use crate::desk::Desk;
use cuttings_core::Result;
use cuttings_core::model::{Facet, Facets, SavedSearch};
use tauri::State;

#[tauri::command]
pub async fn search_facets(desk: State<'_, Desk>, query: String) -> Result<Facets> {
    desk.with(move |library| library.facets(&query)).await
}

#[tauri::command]
pub async fn authors(desk: State<'_, Desk>, begun: String, most: usize) -> Result<Vec<Facet>> {
    desk.with(move |library| library.authors(&begun, most)).await
}

#[tauri::command]
pub async fn save_search(desk: State<'_, Desk>, name: String, query: String) -> Result<SavedSearch> {
    desk.with(move |library| library.save_search(&name, &query)).await
}

#[tauri::command]
pub async fn rename_search(desk: State<'_, Desk>, from: String, to: String) -> Result<()> {
    desk.with(move |library| library.rename_search(&from, &to)).await
}

#[tauri::command]
pub async fn delete_search(desk: State<'_, Desk>, name: String) -> Result<()> {
    desk.with(move |library| library.delete_search(&name)).await
}

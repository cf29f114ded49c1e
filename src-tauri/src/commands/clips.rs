//! Clips: clip, list, open, and what a person does to them.

use crate::desk::Desk;
use cuttings_core::model::{
    ClipDetail, ClipId, Clipped, Correction, Expanded, FoundIn, Mark, Overview, Page, Removed, Sort, Source,
};
use cuttings_core::{ClipInto, Error, ErrorCode, Result, capture};
use tauri::ipc::Channel;
use tauri::{AppHandle, State};
use tauri_plugin_opener::OpenerExt;

/// As a person types: an older query that is still running is broken off.
#[tauri::command]
pub async fn list_clips(desk: State<'_, Desk>, query: String, sort: Sort, offset: u32, limit: u32) -> Result<Page> {
    desk.with(move |library| library.list_latest(&query, sort, offset, limit)).await
}

#[tauri::command]
pub async fn open_clip(desk: State<'_, Desk>, id: ClipId) -> Result<ClipDetail> {
    desk.with(move |library| library.show(id)).await
}

#[tauri::command]
pub async fn find_in_clip(desk: State<'_, Desk>, id: ClipId, query: String) -> Result<Vec<FoundIn>> {
    desk.with(move |library| library.find_in(id, &query)).await
}

#[tauri::command]
pub async fn overview(desk: State<'_, Desk>) -> Result<Overview> {
    desk.with(|library| library.overview()).await
}

#[tauri::command]
pub async fn clip(
    desk: State<'_, Desk>,
    source: Source,
    tags: Vec<String>,
    dossier: Option<String>,
) -> Result<Clipped> {
    desk.with(move |library| library.clip(&source, &ClipInto { tags, dossier })).await
}

/// Several at once; `each` gets them in their order, as soon as they are kept, until the work is stopped.
#[tauri::command]
pub async fn clip_all(
    desk: State<'_, Desk>,
    sources: Vec<Source>,
    tags: Vec<String>,
    dossier: Option<String>,
    work: u64,
    each: Channel<Clipped>,
) -> Result<()> {
    let work = desk.work(work);
    let report = move |clipped| {
        // A window that is closing hears of none; the rest is clipped all the same.
        let _ = each.send(clipped);
        work.goes_on()
    };
    desk.with(move |library| library.clip_all(&sources, &ClipInto { tags, dossier }, report)).await
}

/// Puts the article files in their places where folders were dropped or chosen.
#[tauri::command]
pub async fn expand(desk: State<'_, Desk>, sources: Vec<Source>) -> Result<Expanded> {
    desk.with(move |_| Ok(capture::expand(sources))).await
}

#[tauri::command]
pub async fn retry_clip(desk: State<'_, Desk>, id: ClipId) -> Result<Clipped> {
    desk.with(move |library| library.retry(id)).await
}

#[tauri::command]
pub async fn mark_clips(desk: State<'_, Desk>, ids: Vec<ClipId>, mark: Mark) -> Result<()> {
    desk.with(move |library| library.mark(&ids, mark)).await
}

#[tauri::command]
pub async fn opened_clip(desk: State<'_, Desk>, id: ClipId) -> Result<()> {
    desk.with(move |library| library.opened(id)).await
}

#[tauri::command]
pub async fn note_clip(desk: State<'_, Desk>, id: ClipId, text: String) -> Result<()> {
    desk.with(move |library| library.note(id, &text)).await
}

#[tauri::command]
pub async fn edit_clip(desk: State<'_, Desk>, id: ClipId, corrections: Vec<Correction>) -> Result<()> {
    desk.with(move |library| library.edit(id, &corrections)).await
}

/// Puts a part that was left out back into the article.
#[tauri::command]
pub async fn put_back(desk: State<'_, Desk>, id: ClipId, part: Removed) -> Result<()> {
    desk.with(move |library| library.put_back(id, &part)).await
}

#[tauri::command]
pub async fn trash_clips(desk: State<'_, Desk>, ids: Vec<ClipId>) -> Result<()> {
    desk.with(move |library| library.trash(&ids)).await
}

#[tauri::command]
pub async fn untrash_clips(desk: State<'_, Desk>, ids: Vec<ClipId>) -> Result<()> {
    desk.with(move |library| library.untrash(&ids, &[], &[]).map(drop)).await
}

/// Opens a clip's page in the person's browser. Only http and https leave the window: an address comes from a page,
/// and other schemes start programs.
#[tauri::command]
pub async fn open_page(app: AppHandle, desk: State<'_, Desk>, id: ClipId) -> Result<()> {
    let url = desk.with(move |library| Ok(library.show(id)?.url)).await?;
    let Some(url) = url else {
        return Err(Error::new(ErrorCode::BadInput, "This clip has no address: it came as a file or as text."));
    };
    if !url.starts_with("http://") && !url.starts_with("https://") {
        return Err(Error::new(ErrorCode::BadInput, format!("{url} is not the address of a web page.")));
    }
    let opened = app.opener().open_url(&url, None::<&str>);
    opened.map_err(|cause| {
        Error::new(ErrorCode::File, format!("No browser could be started. The address is {url}")).because(cause)
    })
}

//! Marked passages. Positions are Unicode code points of the canonical text.

use crate::desk::Desk;
use cuttings_core::Result;
use cuttings_core::model::{Annotation, AnnotationId, ClipId, Colour};
use tauri::State;

#[tauri::command]
pub async fn annotate(
    desk: State<'_, Desk>,
    clip: ClipId,
    start: u32,
    end: u32,
    colour: Colour,
    note: Option<String>,
    tags: Vec<String>,
) -> Result<Annotation> {
    desk.with(move |library| library.annotate(clip, start, end, colour, note.as_deref(), &tags)).await
}

#[tauri::command]
pub async fn recolour_annotation(desk: State<'_, Desk>, id: AnnotationId, colour: Colour) -> Result<()> {
    desk.with(move |library| library.recolour(id, colour)).await
}

#[tauri::command]
pub async fn note_annotation(desk: State<'_, Desk>, id: AnnotationId, text: String) -> Result<()> {
    desk.with(move |library| library.annotation_note(id, &text)).await
}

#[tauri::command]
pub async fn tag_annotation(
    desk: State<'_, Desk>,
    id: AnnotationId,
    add: Vec<String>,
    remove: Vec<String>,
) -> Result<()> {
    desk.with(move |library| library.tag_annotation(id, &add, &remove)).await
}

#[tauri::command]
pub async fn delete_annotation(desk: State<'_, Desk>, id: AnnotationId) -> Result<()> {
    desk.with(move |library| library.delete_annotation(id)).await
}

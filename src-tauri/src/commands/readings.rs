//! What the present extractor makes of stored pages: looked at, and taken where the person wants it.

use crate::desk::Desk;
use crate::work::Work;
use cuttings_core::model::{ClipId, Reread, RereadStatus, Rereading};
use cuttings_core::{Error, Library, Result, Take};
use serde::Serialize;
use tauri::State;
use tauri::ipc::Channel;

/// How far the work is, and the clips that do not read as they did since the last time that was said.
#[derive(Clone, Serialize)]
pub struct ReadAnew {
    read: usize,
    of: usize,
    clips: Vec<Reread>,
}

/// What would change in one clip.
#[tauri::command]
pub async fn rereading(desk: State<'_, Desk>, id: ClipId) -> Result<Rereading> {
    desk.with(move |library| library.rereading(id)).await
}

/// Reads all pages that an older extractor read; once that is done, they are not offered again.
#[tauri::command]
pub async fn look_at_readings(desk: State<'_, Desk>, work: u64, each: Channel<ReadAnew>) -> Result<()> {
    let work = desk.work(work);
    desk.with(move |library| {
        read_anew(library, &library.older_readings()?, Take::Nothing, &work, &each)?;
        library.offer_is_seen()
    })
    .await
}

/// Shows clips as their pages read now; `unmarked` leaves those alone in which a passage is marked.
#[tauri::command]
pub async fn take_readings(
    desk: State<'_, Desk>,
    ids: Vec<ClipId>,
    unmarked: bool,
    work: u64,
    each: Channel<ReadAnew>,
) -> Result<()> {
    let work = desk.work(work);
    let take = if unmarked { Take::Unmarked } else { Take::Any };
    desk.with(move |library| read_anew(library, &ids, take, &work, &each)).await
}

/// The person wants no new readings before there is a newer extractor.
#[tauri::command]
pub async fn put_off_readings(desk: State<'_, Desk>) -> Result<()> {
    desk.with(|library| library.offer_is_seen()).await
}

fn read_anew(library: &Library, ids: &[ClipId], take: Take, work: &Work, each: &Channel<ReadAnew>) -> Result<()> {
    let (mut read, of) = (0, ids.len());
    library.reread_all::<Error>(ids, take, |some| {
        read += some.len();
        let clips = some.into_iter().filter(|reread| reread.status != RereadStatus::Same).collect();
        // A window that is closing hears of none.
        let _ = each.send(ReadAnew { read, of, clips });
        work.goes_on()
    })
}

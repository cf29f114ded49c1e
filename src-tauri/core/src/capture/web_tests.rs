//! Against a real server on this computer: one thread, one answer a connection.

use super::*;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;

/// A server that answers each request by its path, until the test ends.
fn serve(answer: fn(&str, &mut TcpStream)) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = listener.local_addr().expect("an address");
    thread::spawn(move || {
        for stream in listener.incoming() {
            thread::spawn(move || {
                let mut stream = stream.expect("a connection");
                let lines = BufReader::new(stream.try_clone().expect("a second handle")).lines();
                let head: Vec<String> =
                    lines.map_while(std::result::Result::ok).take_while(|line| !line.is_empty()).collect();
                assert!(
                    !head.iter().any(|line| line.to_lowercase().starts_with("cookie")),
                    "no cookies are sent: {head:?}"
                );
                let agent = head.iter().find(|line| line.to_lowercase().starts_with("user-agent:"));
                assert!(agent.is_some_and(|line| line.contains("Cuttings/")), "says who asks: {head:?}");
                let path = head.first().and_then(|line| line.split(' ').nth(1)).unwrap_or_default().to_owned();
                answer(&path, &mut stream);
            });
        }
    });
    format!("http://{address}")
}

fn reply(stream: &mut TcpStream, status: &str, headers: &str, body: &[u8]) {
    let head = format!("HTTP/1.1 {status}\r\n{headers}Content-Length: {}\r\nConnection: close\r\n\r\n", body.len());
    // The client may have hung up at the limit, which is what some of these tests are about.
    let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(body));
}

fn site(path: &str, stream: &mut TcpStream) {
    let html = "Content-Type: text/html\r\n";
    match path {
        "/cyrillic" => reply(
            stream,
            "200 OK",
            "Content-Type: Text/HTML; Charset=\"windows-1251\"\r\n",
            b"<p>\xcf\xf0\xe8\xe2\xe5\xf2",
        ),
        "/moved" => reply(stream, "301 Moved Permanently", "Location: /cyrillic\r\n", b""),
        "/round" => reply(stream, "302 Found", "Location: /round\r\n", b""),
        "/text" => reply(stream, "200 OK", "Content-Type: text/plain; charset=utf-8\r\n", b"Words"),
        "/silent" => reply(stream, "200 OK", "", b"<!doctype html><p>Words"),
        "/picture" => reply(stream, "200 OK", "Content-Type: image/png\r\n", b"\x89PNG"),
        "/empty" => reply(stream, "200 OK", html, b""),
        "/large" => reply(stream, "200 OK", html, &[b'x'; 5000]),
        "/endless" => {
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n");
            while stream.write_all(&[b'x'; 1000]).is_ok() {}
        }
        // Keeps the connection and says nothing: the next read blocks until the client gives up.
        "/slow" => {
            let _ = BufReader::new(stream).lines().count();
        }
        _ => reply(stream, "404 Not Found", html, b"gone"),
    }
}

fn take(path: &str) -> Result<Capture> {
    fetch(&format!("{}{path}", serve(site)), "2026-11-24T10:00:00Z", Limits { bytes: 4000, seconds: 1 })
}

#[test]
fn keeps_the_bytes_and_the_character_set_that_the_server_names() {
    let capture = take("/cyrillic").expect("fetched");
    assert_eq!(capture.bytes, b"<p>\xcf\xf0\xe8\xe2\xe5\xf2", "not converted");
    assert_eq!(capture.charset.as_deref(), Some("windows-1251"), "from the header, whatever its case and quotes");
    assert_eq!((capture.media, capture.retrieved.as_str()), (Media::Html, "2026-11-24T10:00:00Z"), "as told");
    assert_eq!(take("/text").expect("fetched").media, Media::Text, "plain text is taken as such");
    assert_eq!(take("/silent").expect("fetched").media, Media::Html, "without a type, the bytes tell");
}

#[test]
fn follows_redirects_and_knows_both_addresses() {
    let capture = take("/moved").expect("fetched");
    let ends_with = |url: &Option<String>, path: &str| url.as_deref().is_some_and(|url| url.ends_with(path));
    assert!(ends_with(&capture.url, "/moved"), "where it was asked for: {:?}", capture.url);
    assert!(ends_with(&capture.final_url, "/cyrillic"), "where it was found: {:?}", capture.final_url);
}

#[test]
fn what_cannot_be_fetched_says_why() {
    for (path, code, words) in [
        ("/nowhere", ErrorCode::FetchFailed, "404"),
        ("/round", ErrorCode::FetchFailed, "leads on and on"),
        ("/picture", ErrorCode::FetchFailed, "image/png"),
        ("/slow", ErrorCode::FetchFailed, "within 1 s"),
        ("/empty", ErrorCode::Unreadable, "is empty"),
        ("/large", ErrorCode::TooLarge, "4000 bytes"),
        ("/endless", ErrorCode::TooLarge, "4000 bytes"),
    ] {
        let error = take(path).expect_err("must be refused");
        assert_eq!(error.code, code, "{path}: {}", error.message);
        assert!(error.message.contains(words), "{path}: {}", error.message);
    }
}

#[test]
fn only_the_web_is_asked() {
    for wrong in ["file:///etc/passwd", "ftp://a.example/x", "javascript:alert(1)", "a.example/x", "http://", ""] {
        let error = fetch(wrong, "2026-11-24T10:00:00Z", Limits::default()).expect_err("must be refused");
        assert_eq!(error.code, ErrorCode::BadInput, "{wrong}: {}", error.message);
    }
}

#[test]
fn a_site_that_is_not_there_is_a_failed_fetch() {
    let gone = TcpListener::bind("127.0.0.1:0").expect("a free port").local_addr().expect("an address");
    let error = fetch(&format!("http://{gone}/"), "2026-11-24T10:00:00Z", Limits::default()).expect_err("must fail");
    assert_eq!(error.code, ErrorCode::FetchFailed, "{}", error.message);
    assert!(error.detail.is_some(), "with the cause for a bug report");
}

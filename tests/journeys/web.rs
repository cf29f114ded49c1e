//! Addresses, against a real server on this computer.

use super::desk::{Desk, OIL, UNION, VOTE, id, page};
use serde_json::json;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// A site of one page, which the test may change.
struct Site {
    address: String,
    answer: Arc<Mutex<Vec<u8>>>,
}

impl Site {
    fn new(answer: Vec<u8>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = format!("http://{}/story", listener.local_addr().expect("an address"));
        let answer = Arc::new(Mutex::new(answer));
        let shared = Arc::clone(&answer);
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let answer = shared.lock().expect("whole").clone();
                respond(stream, &answer);
            }
        });
        Site { address, answer }
    }

    fn change(&self, answer: Vec<u8>) {
        *self.answer.lock().expect("whole") = answer;
    }
}

fn respond(mut stream: TcpStream, answer: &[u8]) {
    let lines = BufReader::new(stream.try_clone().expect("a second handle")).lines();
    let head = lines.map_while(Result::ok).take_while(|line| !line.is_empty());
    assert!(head.count() > 1, "a request");
    // A client that has hung up is no concern of the server's.
    let _ = stream.write_all(answer);
}

fn answer(status: &str, kind: &str, body: &[u8]) -> Vec<u8> {
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    [head.as_bytes(), body].concat()
}

#[test]
fn a_page_of_the_web_is_clipped() {
    let russian =
        "Переговоры о цене на нефть продолжались всю зиму, и заводы работали вполсилы, пока весной не нашлась цена.";
    let html = page("Нефть", &[russian, russian]).replace("charset=utf-8", "name=x");
    // A character set that no reader can tell from the bytes alone.
    let (bytes, _, _) = encoding_rs::X_MAC_CYRILLIC.encode(&html);
    let site = Site::new(answer("200 OK", "text/html; charset=x-mac-cyrillic", &bytes));
    let desk = Desk::new();
    let clip = desk.one(&["clip", &site.address]);
    assert_eq!((&clip["status"], &clip["headline"]), (&json!("clipped"), &json!("Нефть")), "{clip}");
    let shown = desk.one(&["show", &id(&clip)]);
    assert_eq!(shown["url"], site.address.as_str(), "where it was");
    assert!(
        shown["article"]["text"].as_str().is_some_and(|text| text.contains(russian)),
        "in the server's character set"
    );

    assert_eq!(desk.one(&["clip", &site.address])["status"], "known", "nothing new there");
    site.change(answer("200 OK", "text/html; charset=utf-8", page("Нефть", &[VOTE, UNION]).as_bytes()));
    let updated = desk.one(&["clip", &site.address]);
    assert_eq!((&updated["status"], id(&updated)), (&json!("updated"), id(&clip)), "another text, the same clip");
}

#[test]
fn a_page_that_cannot_be_fetched_is_kept_to_try_again() {
    let site = Site::new(answer("503 Service Unavailable", "text/html", b"later"));
    let desk = Desk::new();
    let ran = desk.fails(&["clip", &site.address, "--tag", "oil"]);
    let failed = &ran.lines()[0];
    assert_eq!(failed["status"], "failed", "{failed}");
    assert!(failed["message"].as_str().is_some_and(|message| message.contains("503")), "says why: {failed}");
    let listed = desk.one(&["list", "is:failed"]);
    assert_eq!(id(&listed), id(failed), "its link is kept");
    assert_eq!(listed["tags"], json!(["oil"]), "with what the person said of it");

    site.change(answer("200 OK", "text/html; charset=utf-8", page("At last", &[OIL, UNION]).as_bytes()));
    let clipped = desk.one(&["clip", &site.address]);
    assert_eq!((&clipped["status"], id(&clipped)), (&json!("clipped"), id(failed)), "the same clip, now whole");
    assert!(desk.json(&["list", "is:failed"]).is_empty(), "no longer failed");
}

#[test]
fn what_is_no_address_of_the_web_is_not_fetched() {
    let desk = Desk::new();
    let ran = desk.fails(&["clip", "ftp://news.example/oil"]);
    let line = &ran.lines()[0];
    assert_eq!((&line["status"], &line["id"]), (&json!("failed"), &json!(null)), "{line}");
}

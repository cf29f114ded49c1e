//! A mail as a mail program saves it (.eml) -> Article: headers folded and encoded, parts in character sets and encodings of
//! their own. The HTML part is read as a page where it holds the text; otherwise the plain part goes the way of a pasted mail.

use super::{html, text};
use crate::model::{Article, Field, Origin, Rival};
use mail_parser::{Message, MessageParser, MessagePart};

/// Mails in mails in a file; more are no mail that a person sent.
const NESTED: usize = 20;

/// A mail that carries another and says less than this itself, in letters, passes that on.
const NOTE: usize = 300;

/// `None` where the bytes are no saved mail.
pub(super) fn article(bytes: &[u8], url: Option<&str>) -> Option<Article> {
    if !is_mail(bytes) {
        return None;
    }
    let message = MessageParser::default().parse(bytes)?;
    Some(read(&message, url))
}

/// Headers that only programs write, and a sender, before the first empty line.
fn is_mail(bytes: &[u8]) -> bool {
    const HEAD: usize = 1 << 16;
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]);
    let mut names: Vec<String> = Vec::new();
    for line in head.lines().skip_while(|line| line.trim().is_empty()).take_while(|line| !line.is_empty()) {
        if line.starts_with([' ', '\t']) && !names.is_empty() || line.starts_with("From ") {
            continue;
        }
        match line.split_once(':') {
            Some((name, _)) if !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_graphic()) => {
                names.push(name.to_ascii_lowercase());
            }
            _ => return false,
        }
    }
    let has = |wanted: &[&str]| names.iter().any(|name| wanted.contains(&name.as_str()));
    let nested = bytes
        .windows(7)
        .filter(|window| window.eq_ignore_ascii_case(b"rfc822\n") || window.eq_ignore_ascii_case(b"rfc822\r"));
    has(&["from", "sender"])
        && has(&["mime-version", "message-id", "received", "content-type", "return-path"])
        && nested.take(NESTED + 1).count() <= NESTED
}

fn read(message: &Message, url: Option<&str>) -> Article {
    let plain = parts(message, |part| part.is_text() && !part.is_text_html());
    let markup = parts(message, |part| part.is_text_html());
    if plain.trim().chars().count().max(markup.len() / 4) < NOTE
        && let Some(carried) = message.attachments().find_map(|part| part.message())
    {
        return read(carried, url);
    }
    let mail = text::pasted_mail(&page(message, &plain), url);
    // What was passed on stands in the plain part under headers of its own.
    if markup.is_empty() || text::is_passed_on(&plain) {
        return mail;
    }
    let page = html::article(&markup, url);
    let holds_the_text = page.document.body_text().len() * 2 > mail.document.body_text().len();
    if holds_the_text { with_headers(page, mail) } else { mail }
}

/// Parts of the message's own text, one behind the other.
fn parts(message: &Message, is_one: impl Fn(&MessagePart) -> bool) -> String {
    // What has no other form counts as text and as HTML.
    let mut ids: Vec<u32> = message.text_body.iter().chain(&message.html_body).copied().collect();
    ids.sort_unstable();
    ids.dedup();
    let own = ids.iter().filter_map(|id| message.parts.get(*id as usize)).filter(|part| is_one(part));
    own.filter_map(MessagePart::text_contents).collect::<Vec<_>>().join("\n\n")
}

/// The mail as one would paste it.
fn page(message: &Message, body: &str) -> String {
    let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let sender = message.from().and_then(|from| from.first());
    let name = sender.and_then(|sender| sender.name()).map(line);
    let address = sender.and_then(|sender| sender.address()).map(line).unwrap_or_default();
    let from = name.map_or_else(|| address.clone(), |name| format!("{name} <{address}>"));
    let date = message.date().map(|date| date.to_rfc3339()).unwrap_or_default();
    let subject = message.subject().map(line).unwrap_or_default();
    format!("From: {from}\nDate: {date}\nSubject: {subject}\n\n{body}")
}

/// The page of a mail under the mail's own subject, sender and date.
fn with_headers(mut page: Article, mail: Article) -> Article {
    if let Some(subject) = mail.headline {
        if let Some(shown) = page.headline.take().filter(|shown| *shown != subject) {
            let source = page.sources.get(&Field::Headline).copied().unwrap_or(Origin::Page);
            page.rivals.insert(Field::Headline, vec![Rival { value: shown, source }]);
        }
        page.headline = Some(subject);
        page.sources.insert(Field::Headline, Origin::Text);
    }
    if page.byline.is_none() && mail.byline.is_some() {
        (page.byline, page.authors) = (mail.byline, mail.authors);
        page.sources.insert(Field::Byline, Origin::Text);
    }
    if mail.published.is_some() {
        page.published = mail.published;
        page.sources.insert(Field::Published, Origin::Text);
        page.rivals.remove(&Field::Published);
    }
    if page.publisher.is_none() && mail.publisher.is_some() {
        page.publisher = mail.publisher;
        page.sources.insert(Field::Publisher, Origin::Text);
    }
    let headers = mail.removed.into_iter().filter(|piece| piece.reason == text::HEADERS);
    page.removed.splice(0..0, headers);
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROSE: &str = "The council voted on Monday evening to build the old bridge anew after engineers found cracks in three of its pillars, which will take two years, and nobody knows yet who is to pay for a ferry until then.";

    fn saved(head: &str, body: &str) -> Vec<u8> {
        format!(
            "Received: from a by b;\r\n\tMon, 2 Mar 2026 18:21:00 +0100\r\nMIME-Version: 1.0\r\n{head}\r\n\r\n{body}"
        )
        .into_bytes()
    }

    #[test]
    fn headers_and_encodings_are_read() {
        let head = "From: \"Anna Levin\" <anna@example.org>\r\nSubject: =?utf-8?B?0KHRgtCw0YDRi9C5INC80L7RgdGC?=\r\nDate: Mon, 2 Mar 2026 18:20:00 +0100\r\nContent-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable";
        let read = article(&saved(head, "The caf=E9 at the har=\r\nbour is open.\r\n"), None).expect("a mail");
        assert_eq!(read.headline.as_deref(), Some("Старый мост"), "an encoded subject");
        assert_eq!(read.byline.as_deref(), Some("Anna Levin"), "the sender");
        assert_eq!(
            read.published.map(|date| date.to_string()).as_deref(),
            Some("2026-03-02T18:20:00+01:00"),
            "the date"
        );
        assert_eq!(read.document.text(), "The café at the harbour is open.", "quoted-printable in its character set");
    }

    #[test]
    fn the_part_that_holds_the_text_is_read() {
        let multipart = |plain: &str, markup: &str| {
            let head = "From: Anna Levin <anna@example.org>\r\nSubject: A bridge\r\nDate: Mon, 2 Mar 2026 18:20:00 +0100\r\nContent-Type: multipart/alternative; boundary=\"BB\"";
            let part =
                |kind: &str, body: &str| format!("--BB\r\nContent-Type: text/{kind}; charset=utf-8\r\n\r\n{body}\r\n");
            saved(head, &format!("{}{}--BB--\r\n", part("plain", plain), part("html", markup)))
        };
        let markup = format!(
            "<html><body><h1>A bridge</h1><p>{PROSE}</p><h2>Who pays</h2><p>{PROSE} <a href='https://example.org/a'>More</a></p></body></html>"
        );
        let text = |bytes: &[u8]| article(bytes, None).expect("a mail").document.text();
        assert!(text(&multipart("See the page.", &markup)).contains("Who pays"), "the HTML part");
        assert!(!text(&multipart("See the page.", &markup)).contains("See the page"), "and that alone");
        assert_eq!(text(&multipart(PROSE, "<p>See the text.</p>")), PROSE, "a page that says less than the text");
        let passed_on = format!(
            "Look.\r\n\r\n---------- Forwarded message ---------\r\nFrom: Omar Haddad <o@example.org>\r\nDate: Sun, 1 Mar 2026 at 18:20\r\nSubject: The other bridge\r\n\r\n{PROSE}"
        );
        let read = article(&multipart(&passed_on, &markup), None).expect("a mail");
        assert_eq!(read.headline.as_deref(), Some("The other bridge"), "what was passed on");
        assert_eq!(read.byline.as_deref(), Some("Omar Haddad"), "and who wrote it");
    }

    #[test]
    fn each_part_of_the_text_is_read_once() {
        let head =
            "From: Anna Levin <anna@example.org>\r\nSubject: A bridge\r\nContent-Type: multipart/mixed; boundary=BB";
        let part = |body: &str| format!("--BB\r\nContent-Type: text/plain\r\n\r\n{body}\r\n");
        let footer = "You get this because you are on the list of the harbour.";
        let read = article(&saved(head, &format!("{}{}--BB--\r\n", part(PROSE), part(footer))), None).expect("a mail");
        assert_eq!(read.document.text(), format!("{PROSE}\n\n{footer}"), "a mailing list adds a part of its own");
    }

    #[test]
    fn without_a_subject_the_page_says_its_headline() {
        let head = "From: Anna Levin <anna@example.org>\r\nContent-Type: text/html";
        let page = format!("<html><body><h1>A bridge</h1><p>{PROSE}</p><p>{PROSE}</p></body></html>");
        let read = article(&saved(head, &page), None).expect("a mail");
        assert_eq!(read.headline.as_deref(), Some("A bridge"), "its heading");
        assert_ne!(read.sources.get(&Field::Headline), Some(&Origin::Text), "which no header says");
    }

    #[test]
    fn mails_in_mails_end() {
        let nested = "Content-Type: message/rfc822\n\nFrom: a@example.org\n".repeat(100_000);
        assert!(article(format!("From: a@example.org\n{nested}").as_bytes(), None).is_none(), "no mail is as deep");
        let carried = format!(
            "From: Omar Haddad <o@example.org>\r\nSubject: Carried\r\nDate: Sun, 1 Mar 2026 18:20:00 +0100\r\n\r\n{PROSE}"
        );
        let head = "From: Anna Levin <anna@example.org>\r\nSubject: Fwd: Carried\r\nContent-Type: multipart/mixed; boundary=BB";
        let body = format!(
            "--BB\r\nContent-Type: text/plain\r\n\r\nLook.\r\n--BB\r\nContent-Type: message/rfc822\r\n\r\n{carried}\r\n--BB--\r\n"
        );
        let read = article(&saved(head, &body), None).expect("a mail");
        assert_eq!(
            (read.headline.as_deref(), read.byline.as_deref()),
            (Some("Carried"), Some("Omar Haddad")),
            "the mail in it"
        );
    }

    #[test]
    fn what_is_no_saved_mail_is_left_to_others() {
        for page in [
            "",
            "From: Anna\n\nText",
            "Title\n\nBy Anna Levin\n\nText.",
            "Content-Type: text/html\n\n<p>Text</p>",
            "MIME-Version: none of ours\nand a line\nFrom: x\n\nText",
        ] {
            assert!(article(page.as_bytes(), None).is_none(), "{page:?}");
        }
    }
}

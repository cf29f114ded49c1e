//! A mail or a newsletter saved as text -> Article: its subject is the headline, its sender the byline; quoted lines become
//! quotes, the signature is left out. Nothing else is: whoever clips a mail wants the mail.

use super::{leave_out_beyond, lines, newsletter, outlet};
use crate::extract::{byline, dates};
use crate::model::{Article, Author, AuthorKind, Block, BlockKind, Document, Field, ListItem, Origin, Removed};

/// Headers stand within the first lines.
const HEAD: usize = 30;

/// Mails passed on in mails passed on; more are none that people sent.
const NESTED: usize = 20;

const SUBJECT: &str =
    "subject|betreff|objet|asunto|assunto|oggetto|onderwerp|temat|ämne|emne|konu|тема|נושא|الموضوع|主题|主旨|件名";
const SENDER: &str = "from|von|de|da|van|od|från|fra|kimden|от|від|מאת|من|发件人|差出人";
const SENT: &str = "date|sent|datum|gesendet|envoyé|fecha|enviado|data|inviato|verzonden|wysłano|skickat|tarih|дата|отправлено|תאריך|נשלח|التاريخ|发送时间|日期|日時";

/// Why the lines above a mail are left out.
pub(in crate::extract) const HEADERS: &str = "mail headers";

/// What stands over a mail that was passed on.
const FORWARDED: &str = "forwarded message|begin forwarded message|weitergeleitete nachricht|anfang der weitergeleiteten nachricht|\
    message transféré|début du message transféré|mensaje reenviado|mensagem encaminhada|messaggio inoltrato|\
    doorgestuurd bericht|wiadomość przekazana|пересылаемое сообщение|пересланное сообщение|начало переадресованного сообщения|\
    הודעה שהועברה|رسالة معاد توجيهها|الرسالة المعاد توجيهها|转发的邮件|轉寄郵件|転送メッセージ";

/// The same over one that is answered or passed on.
const ORIGINAL: &str = "original message|ursprüngliche nachricht|message d'origine|mensaje original|mensagem original|\
    messaggio originale|oorspronkelijk bericht|исходное сообщение|הודעה מקורית|الرسالة الأصلية|原始邮件|原始郵件|元のメッセージ";

/// Before the subject of a mail that was passed on.
const PASSED_ON: [&str; 8] = ["fw", "fwd", "wg", "tr", "rv", "enc", "doorst", "пересл"];

/// `None` where the text does not begin as a mail does: a subject, and a sender or a date.
pub(super) fn article(page: &str, url: Option<&str>) -> Option<Article> {
    let (within, beyond) = lines::within_limit(page);
    let lines: Vec<&str> = within.lines().collect();
    let mut article = mail(&lines, head(&lines)?, url);
    leave_out_beyond(beyond, &mut article);
    Some(article)
}

/// A mail that surely is one.
pub(in crate::extract) fn pasted(page: &str, url: Option<&str>) -> Article {
    article(page, url).unwrap_or_else(|| super::article(page, url))
}

/// Whether a body holds a mail that was passed on.
pub(in crate::extract) fn is_passed_on(body: &str) -> bool {
    let lines: Vec<&str> = lines::within_limit(body).0.lines().collect();
    inner(&lines, false).is_some()
}

fn mail(mut lines: &[&str], mut head: Head, url: Option<&str>) -> Article {
    let mut removed = Vec::new();
    while removed.len() < NESTED
        && let Some((at, inner)) = inner(&lines[head.lines..], head.passes_on())
    {
        let (outer, rest) = lines.split_at(head.lines + at);
        removed.push(Removed { at: 0, text: outer.join("\n").trim().to_owned(), reason: "who passed it on".into() });
        (lines, head) = (rest, inner);
    }
    let (subject, sender, sent) = (head.value(SUBJECT).unwrap_or_default(), head.value(SENDER), head.value(SENT));
    let headline = Some(bare_subject(subject)).filter(|subject| !subject.is_empty());
    let mut article = Article { url: url.map(str::to_owned), headline, removed, ..Article::default() };
    if article.headline.is_some() {
        article.sources.insert(Field::Headline, Origin::Text);
    }
    if let Some(name) = sender.map(sender_name).filter(|name| !name.is_empty()) {
        set_sender(name, &mut article);
        // A newsletter is sent by its house.
        if sender.is_some_and(newsletter::is_sender) {
            article.authors.iter_mut().for_each(|author| author.kind = AuthorKind::Organisation);
        }
    }
    article.published = sent.and_then(|sent| {
        dates::machine(sent).or_else(|| dates::printed(sent, None).into_iter().next().map(|found| found.date))
    });
    if article.published.is_some() {
        article.sources.insert(Field::Published, Origin::Text);
    }
    let text = lines[..head.lines].iter().map(|line| line.trim()).filter(|line| !line.is_empty());
    let text = text.collect::<Vec<_>>().join("\n");
    article.removed.push(Removed { at: 0, text, reason: HEADERS.into() });
    fill(&mut article, lines[head.lines..].iter().copied());
    article
}

/// A newspaper that sends its own articles is their publisher, and no person.
fn set_sender(name: String, article: &mut Article) {
    let read = byline::read(&name).filter(|read| read.text == name);
    article.authors =
        read.map_or_else(|| vec![Author { name: name.clone(), kind: AuthorKind::Person }], |read| read.authors);
    if outlet::is_newspaper(&name) {
        article.authors = vec![Author { name: name.clone(), kind: AuthorKind::Organisation }];
        article.publisher = Some(name.clone());
        article.sources.insert(Field::Publisher, Origin::Text);
    }
    article.byline = Some(name);
    article.sources.insert(Field::Byline, Origin::Text);
}

/// The headers of a mail, and how many lines they take with what stands over them.
struct Head {
    fields: Vec<(String, String)>,
    lines: usize,
}

impl Head {
    fn value(&self, names: &str) -> Option<&str> {
        let named = |(name, _): &&(String, String)| names.split('|').any(|one| one == name);
        self.fields.iter().find(named).map(|(_, value)| value.as_str())
    }

    /// Whether the subject says that the mail passes another on.
    fn passes_on(&self) -> bool {
        let mark = self.value(SUBJECT).and_then(|subject| subject.split_once(':')).map(|(mark, _)| mark.to_lowercase());
        mark.is_some_and(|mark| PASSED_ON.contains(&mark.as_str()))
    }
}

fn head(lines: &[&str]) -> Option<Head> {
    let start = lines
        .iter()
        .take(HEAD)
        .position(|line| !line.trim().is_empty() && !is_mark(line, FORWARDED) && !is_mark(line, ORIGINAL))?;
    let mut fields: Vec<(String, String)> = Vec::new();
    let mut end = start;
    let indented = |line: &str| line.starts_with([' ', '\t']);
    for line in lines[start..].iter().take(HEAD) {
        match fields.last_mut() {
            // A long header goes on in lines that are set in.
            Some((_, value)) if indented(line) && !indented(lines[start]) && !line.trim().is_empty() => {
                value.push(' ');
                value.push_str(line.trim());
            }
            _ => match header(line.trim_end()) {
                Some((name, value)) => fields.push((name, value.to_owned())),
                None => break,
            },
        }
        end += 1;
    }
    let head = Head { fields, lines: end };
    let is_mail = head.value(SUBJECT).is_some() && (head.value(SENDER).is_some() || head.value(SENT).is_some());
    is_mail.then_some(head)
}

/// The mail inside a mail that passes it on, and where it begins: under a line that says so, or, where the subject says so,
/// under headers alone.
fn inner(lines: &[&str], passed_on: bool) -> Option<(usize, Head)> {
    (0..lines.len()).find_map(|at| {
        let marked = is_mark(lines[at], FORWARDED) || passed_on && is_mark(lines[at], ORIGINAL);
        let bare = || passed_on && header(lines[at]).is_some_and(|(name, _)| SENDER.split('|').any(|one| one == name));
        if !marked && !bare() {
            return None;
        }
        let head = head(&lines[at..])?;
        (head.value(SENDER).is_some()).then_some((at, head))
    })
}

/// "---------- Forwarded message ---------", "Begin forwarded message:".
fn is_mark(line: &str, words: &str) -> bool {
    const LONGEST: usize = 120;
    let marked =
        line.len() <= LONGEST && (line.trim_start().starts_with("--") || line.trim_end().ends_with([':', '：']));
    let bare = line.trim_matches(|letter: char| !letter.is_alphanumeric()).to_lowercase();
    marked && words.split('|').any(|one| one == bare)
}

/// "Subject: …"; a line without a short name before its colon ends the headers.
fn header(line: &str) -> Option<(String, &str)> {
    let (name, value) = line.trim_start_matches('*').split_once([':', '：'])?;
    let name = name.trim_matches(['*', ' ']).to_lowercase();
    (name.chars().count() <= 20 && name.split(' ').count() <= 2 && !name.is_empty())
        .then_some((name, value.trim().trim_start_matches('*').trim()))
}

/// Without "Re:", "Fwd:" and their kin.
fn bare_subject(subject: &str) -> String {
    let mut subject = subject.trim();
    while let Some((mark, rest)) = subject.split_once(':')
        && (["re", "aw", "sv", "vs", "odp", "ответ"].contains(&mark.to_lowercase().as_str())
            || PASSED_ON.contains(&mark.to_lowercase().as_str()))
    {
        subject = rest.trim();
    }
    subject.to_owned()
}

/// The name before the address; the address where there is no name.
fn sender_name(sender: &str) -> String {
    let name = sender.split(['<', '[']).next().unwrap_or_default().trim().trim_matches(['"', '\'']);
    let name = if name.is_empty() { sender.trim_matches(['<', '>', ' ']) } else { name };
    name.to_owned()
}

fn fill<'a>(article: &mut Article, lines: impl Iterator<Item = &'a str>) {
    let lines: Vec<&str> = lines.collect();
    let around = newsletter::around(&lines, article.headline.as_deref().unwrap_or_default());
    let mut parts: Vec<Part> = Vec::new();
    let mut signature: Vec<&str> = Vec::new();
    let mut below: Vec<(&str, &str)> = Vec::new();
    let mut blank = true;
    for (at, line) in lines.into_iter().enumerate() {
        if let Some((_, reason)) = around.iter().find(|(left_out, _)| *left_out == at) {
            if parts.is_empty() {
                article.removed.push(Removed { at: 0, text: line.trim().to_owned(), reason: (*reason).into() });
            } else {
                below.push((line.trim(), *reason));
            }
            blank = true;
            continue;
        }
        // "-- " begins the signature (RFC 3676, 4.3).
        if !signature.is_empty() || line == "-- " || line.trim_end() == "--" {
            signature.push(line);
            continue;
        }
        let quoted = line.trim_start().starts_with('>');
        let text = line.trim_start_matches(|letter: char| letter == '>' || letter.is_whitespace()).trim_end();
        if text.is_empty() {
            blank = true;
            continue;
        }
        let item = text.strip_prefix(['*', '-', '•']).filter(|rest| rest.starts_with(' ')).map(str::trim_start);
        match parts.last_mut() {
            Some(last) if !blank && last.quoted == quoted && item.is_none() && last.goes_on => last.push(text),
            _ => parts.push(Part::new(item.unwrap_or(text), quoted, item.is_some())),
        }
        if let Some(last) = parts.last_mut() {
            last.goes_on = text.chars().count() >= WRAPPED;
        }
        blank = false;
    }
    article.document = Document::new(blocks(parts));
    let at = u32::try_from(article.document.layout().chars()).unwrap_or(u32::MAX);
    let left_out = |(text, reason): (&str, &str)| Removed { at, text: text.to_owned(), reason: reason.to_owned() };
    article.removed.extend(below.into_iter().map(left_out));
    let signature = signature.join("\n").trim_start_matches('-').trim().to_owned();
    if !signature.is_empty() {
        article.removed.push(Removed { at, text: signature, reason: "signature".into() });
    }
}

/// A line shorter than this was not broken by a mail program: the next line is a new paragraph.
const WRAPPED: usize = 50;

struct Part {
    text: String,
    quoted: bool,
    item: bool,
    goes_on: bool,
}

impl Part {
    fn new(text: &str, quoted: bool, item: bool) -> Self {
        Part { text: text.to_owned(), quoted, item, goes_on: true }
    }

    fn push(&mut self, text: &str) {
        self.text.push(' ');
        self.text.push_str(text);
    }
}

/// Neighbouring quoted parts make one quote, neighbouring items one list.
fn blocks(parts: Vec<Part>) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    for part in parts {
        if part.quoted {
            match blocks.last_mut() {
                Some(Block { kind: BlockKind::Quote { blocks }, .. }) => blocks.push(Block::paragraph(part.text)),
                _ => blocks.push(BlockKind::Quote { blocks: vec![Block::paragraph(part.text)] }.into()),
            }
        } else if part.item {
            let item = ListItem::new(vec![Block::paragraph(part.text)]);
            match blocks.last_mut() {
                Some(Block { kind: BlockKind::List { items, .. }, .. }) => items.push(item),
                _ => blocks.push(BlockKind::List { ordered: false, items: vec![item] }.into()),
            }
        } else {
            blocks.push(Block::paragraph(part.text));
        }
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_mail() {
        let page = "From: \"Anna Levin\" <anna@example.org>\nTo: desk@example.org\nDate: Tue, 11 Aug 2020 13:52:00 +0300\nSubject: Fwd: Ferry late again\n\nDear desk, the ferry was late again on Monday, and nobody on\nthe quay could say why.\n\nIt carried:\n- flour\n- post\n\nOn Monday Omar wrote:\n> Is there a ferry\n> on Tuesday?\n\n-- \nAnna Levin\nHarbour desk\n";
        let article = article(page, None).expect("a mail");
        assert_eq!(article.headline.as_deref(), Some("Ferry late again"), "the subject");
        assert_eq!(article.byline.as_deref(), Some("Anna Levin"), "the sender");
        assert_eq!(article.published.as_ref().map(|date| date.as_str()), Some("2020-08-11T13:52:00+03:00"), "the date");
        let text = "Dear desk, the ferry was late again on Monday, and nobody on the quay could say why.\n\nIt carried:\n\nflour\npost\n\nOn Monday Omar wrote:\n\nIs there a ferry\n\non Tuesday?";
        assert_eq!(article.document.text(), text, "paragraphs, list, quote");
        let reasons: Vec<&str> = article.removed.iter().map(|piece| piece.reason.as_str()).collect();
        assert_eq!(reasons, ["mail headers", "signature"], "headers and signature are left out");
    }

    #[test]
    fn a_mail_that_was_passed_on_is_the_article() {
        let text = "The ferry was late again on Monday, and nobody on the quay could say why.";
        let inner = "From: Omar Haddad <omar@example.org>\nDate: Mon, Mar 2, 2026 at 6:20 PM\nSubject: Ferry late again\nTo: <anna@example.org>";
        let outer =
            "From: Anna Levin <anna@example.org>\nDate: Tue, 3 Mar 2026 09:00:00 +0000\nSubject: Fwd: Ferry late again";
        for (page, why) in [
            (format!("---------- Forwarded message ---------\n{inner}\n\n{text}"), "pasted with the line above it"),
            (format!("Begin forwarded message:\n\n{inner}\n\n{text}"), "the same of another program"),
            (
                format!("{outer}\n\nFor your files.\n\n---------- Forwarded message ---------\n{inner}\n\n{text}"),
                "in a mail",
            ),
            (format!("{outer}\n\n-----Original Message-----\n{inner}\n\n{text}"), "the subject says so"),
            (format!("{outer}\n\nSee below.\n\n{inner}\n\n{text}"), "under headers alone"),
        ] {
            let article = article(&page, None).expect("a mail");
            assert_eq!(article.headline.as_deref(), Some("Ferry late again"), "{why}");
            assert_eq!(article.byline.as_deref(), Some("Omar Haddad"), "{why}");
            assert_eq!(article.published.map(|date| date.to_string()).as_deref(), Some("2026-03-02T18:20"), "{why}");
            assert_eq!(article.document.text(), text, "{why}");
            let removed: String = article.removed.iter().map(|piece| piece.text.as_str()).collect();
            assert!(!page.contains("Anna Levin") || removed.contains("Anna Levin"), "{why}: the rest is listed");
        }
        let answer = format!(
            "From: Anna Levin <anna@example.org>\nSubject: Re: Ferry\n\nYes.\n\n-----Original Message-----\n{inner}\n\n{text}"
        );
        assert_eq!(
            article(&answer, None).expect("a mail").byline.as_deref(),
            Some("Anna Levin"),
            "an answer is whose it is"
        );
    }

    #[test]
    fn mails_that_were_passed_on_and_on_end() {
        let hop = "Begin forwarded message:\n\nFrom: Omar Haddad <omar@example.org>\nSubject: Ferry late\n\n";
        let chain = hop.repeat(5_000);
        let run = std::thread::Builder::new().stack_size(2 << 20).spawn(move || article(&chain, None));
        let read = run.expect("a thread").join().expect("no chain overflows the stack").expect("a mail");
        let hops = read.removed.iter().filter(|piece| piece.reason == "who passed it on").count();
        assert_eq!(hops, NESTED, "no mail was passed on more often");
        assert!(read.document.text().contains("Omar Haddad"), "what lies deeper is text");
    }

    #[test]
    fn lines_that_look_like_a_mail_passed_on_are_read_once() {
        let marks = "-- forwarded message\n".repeat(HEAD + 1) + "From: Omar Haddad\nSubject: Ferry late\n\nText.";
        assert!(!is_passed_on(&marks[..marks.len() / 2]) && article(&marks, None).is_none(), "headers stand near");
        let lines = "line\n".repeat(100_001);
        let read = article(&format!("From: Omar Haddad\nSubject: Ferry late\n\n{lines}"), None).expect("a mail");
        let reason = read.removed.last().map(|piece| piece.reason.as_str());
        assert_eq!(reason, Some("beyond the limit of lines"), "a mail has no more lines than any text");
    }

    #[test]
    fn a_long_header_goes_on_in_the_next_line() {
        let page =
            "From: The Harbour Post\n <post@example.org>\nSubject: Ferry late\n again\nDate: 2 March 2026\n\nText.";
        let article = article(page, None).expect("a mail");
        assert_eq!(article.headline.as_deref(), Some("Ferry late again"), "in one");
        assert_eq!(article.publisher.as_deref(), Some("The Harbour Post"), "a newspaper is no person");
        assert_eq!(article.authors[0].kind, AuthorKind::Organisation, "nor as the author");
    }

    #[test]
    fn of_a_newsletter_the_text_is_the_article() {
        let text = "Libraries used to be built to last.\n\nNow they are built to let, and the lease decides where the books go.";
        let head = "From: The Harbour Post today <newsletters@example.org>\nDate: Fri, May 12, 2023 at 7:01 AM\nSubject: Why libraries move";
        for (page, why) in [
            (
                format!(
                    "{head}\n\nView in browser\n\nWhy libraries move\n\nMay 12th 2023\n\n{text}\n\nUnsubscribe | Manage preferences"
                ),
                "what stands around it",
            ),
            (format!("{head}\n\n{text}\n\nNewsletter abbestellen: https://example.org/u"), "an address"),
            (format!("{head}\n\nIm Browser ansehen\n\n{text}"), "another language"),
        ] {
            let read = article(&page, None).expect("a mail");
            assert_eq!(read.document.text(), text, "{why}");
            assert_eq!(read.authors[0].kind, AuthorKind::Organisation, "who sends it is no person");
            let removed: String = read.removed.iter().map(|piece| piece.text.as_str()).collect();
            assert!(page.split_whitespace().all(|word| text.contains(word) || removed.contains(word)), "{why}: listed");
        }
        let letter = "From: Anna Levin <anna@example.org>\nSubject: Ferry\n\nFerry\n\nYou can unsubscribe from it at the harbour, if you ask for Omar.\n\nAnna";
        let read = article(letter, None).expect("a mail");
        assert!(read.document.text().starts_with("Ferry\n\nYou can unsubscribe"), "of a letter all is text");
        assert_eq!(read.authors[0].kind, AuthorKind::Person, "by a person");
    }

    #[test]
    fn a_page_is_no_mail() {
        for page in
            ["Title\n\nBy Anna Levin\n\nText.", "Date: Monday\nPlace: Minsk\n\nText.", "Von: hier\nnach dort", ""]
        {
            assert!(article(page, None).is_none(), "{page:?}");
        }
    }
}

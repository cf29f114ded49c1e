//! A mail or a newsletter saved as text -> Article: its subject is the headline, its sender the byline; quoted lines become
//! quotes, the signature is left out. Nothing else is: whoever clips a mail wants the mail.

use crate::extract::{byline, dates};
use crate::model::{Article, Author, AuthorKind, Block, BlockKind, Document, Field, ListItem, Origin, Removed};

/// Headers stand within the first lines.
const HEAD: usize = 15;

const SUBJECT: &str =
    "subject|betreff|objet|asunto|assunto|oggetto|onderwerp|temat|ämne|emne|konu|тема|נושא|الموضوع|主题|主旨|件名";
const SENDER: &str = "from|von|de|da|van|od|från|fra|kimden|от|від|מאת|من|发件人|差出人";
const SENT: &str = "date|sent|datum|gesendet|envoyé|fecha|enviado|data|inviato|verzonden|wysłano|skickat|tarih|дата|отправлено|תאריך|נשלח|التاريخ|发送时间|日期|日時";

/// `None` where the text does not begin as a mail does: a subject, and a sender or a date.
pub(super) fn article(page: &str, url: Option<&str>) -> Option<Article> {
    let headers: Vec<(String, &str)> =
        page.lines().map(str::trim_end).skip_while(|line| line.is_empty()).take(HEAD).map_while(header).collect();
    let value =
        |names: &str| headers.iter().find(|(name, _)| names.split('|').any(|one| one == name)).map(|(_, value)| *value);
    let (subject, sender, sent) = (value(SUBJECT)?, value(SENDER), value(SENT));
    if sender.is_none() && sent.is_none() {
        return None;
    }
    let mut article =
        Article { url: url.map(str::to_owned), headline: Some(bare_subject(subject)), ..Article::default() };
    article.sources.insert(Field::Headline, Origin::Text);
    if let Some(name) = sender.map(sender_name).filter(|name| !name.is_empty()) {
        let read = byline::read(&name).filter(|read| read.text == name);
        article.authors =
            read.map_or_else(|| vec![Author { name: name.clone(), kind: AuthorKind::Person }], |read| read.authors);
        article.byline = Some(name);
        article.sources.insert(Field::Byline, Origin::Text);
    }
    article.published = sent.and_then(|sent| {
        dates::machine(sent).or_else(|| dates::printed(sent, None).into_iter().next().map(|found| found.date))
    });
    if article.published.is_some() {
        article.sources.insert(Field::Published, Origin::Text);
    }
    let lines = || page.lines().skip_while(|line| line.trim().is_empty());
    let head = lines().take(headers.len()).map(str::trim).collect::<Vec<_>>().join("\n");
    article.removed.push(Removed { at: 0, text: head, reason: "mail headers".into() });
    fill(&mut article, lines().skip(headers.len()));
    Some(article)
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
        && ["re", "fw", "fwd", "aw", "wg", "tr", "rv", "sv", "vs", "odp", "пересл", "ответ"]
            .contains(&mark.to_lowercase().as_str())
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
    let mut parts: Vec<Part> = Vec::new();
    let mut signature: Vec<&str> = Vec::new();
    let mut blank = true;
    for line in lines {
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
    let signature = signature.join("\n").trim_start_matches('-').trim().to_owned();
    if !signature.is_empty() {
        let at = u32::try_from(article.document.layout().chars()).unwrap_or(u32::MAX);
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
    fn a_page_is_no_mail() {
        for page in
            ["Title\n\nBy Anna Levin\n\nText.", "Date: Monday\nPlace: Minsk\n\nText.", "Von: hier\nnach dort", ""]
        {
            assert!(article(page, None).is_none(), "{page:?}");
        }
    }
}

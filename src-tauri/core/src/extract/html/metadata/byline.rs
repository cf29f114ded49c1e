//! Who wrote it: JSON-LD's authors, meta tags, and the byline that the page shows.

use super::super::names;
use super::super::page::{At, Page};
use super::super::tag::Tag;
use super::field::Offers;
use super::{Evidence, folded, meta, plain, shown};
use crate::extract::byline::{self, Byline};
use crate::model::{Article, Author, AuthorKind, Field, Origin};

/// Meta tags that name authors.
const NAMED: [&str; 8] = [
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "citation_author",
];

pub(super) fn read(evidence: &Evidence, article: &mut Article) {
    let mut offers: Vec<(Byline, Origin)> = Vec::new();
    let mut add = |byline: Option<Byline>, source: Origin| offers.extend(byline.map(|byline| (byline, source)));
    add(evidence.ld.and_then(|ld| from_names(ld.named("author"))), Origin::JsonLd);
    add(from_markup(evidence), Origin::Page);
    add(from_lines(evidence), Origin::Page);
    for name in NAMED {
        let named: Vec<_> = evidence.metas.all(name).map(|value| (None, plain(value))).collect();
        add(from_names(named), meta::origin(name));
    }
    let sites: Vec<String> = super::publisher::sites(evidence).iter().map(|site| folded(site).concat()).collect();
    let is_site = |byline: &Byline| sites.contains(&folded(&byline.text).concat());
    // A site that names itself as the author of everything says little: someone named comes first, and where nobody is,
    // it has to be printed.
    let names_a_person = |byline: &Byline| byline.authors.iter().any(|author| author.kind == AuthorKind::Person);
    let is_somebody = |byline: &Byline| names_a_person(byline) && !is_site(byline);
    offers.sort_by_key(|(byline, _)| !is_somebody(byline) || is_handle(byline));
    // "A B" in one place and "A B and C D" in another: the fuller one.
    let holds =
        |longer: &Byline, shorter: &Byline| shorter.authors.iter().all(|author| longer.authors.contains(author));
    if let Some((first, _)) = offers.first().cloned()
        && let Some(fuller) =
            offers.iter().position(|(byline, _)| byline.authors.len() > first.authors.len() && holds(byline, &first))
    {
        offers.swap(0, fuller);
    }
    let printed =
        |byline: &Byline| offers.iter().any(|(other, source)| *source == Origin::Page && other.text == byline.text);
    let may_stand = |byline: &Byline| !is_site(byline) || (names_a_person(byline) && !is_handle(byline));
    let offers: Vec<_> = offers.iter().filter(|(byline, _)| may_stand(byline) || printed(byline)).cloned().collect();
    let Some((first, _)) = offers.first() else { return };
    article.authors = first.authors.clone();
    let mut texts = Offers::new();
    for (byline, source) in offers {
        texts.add(source, Some(byline.text));
    }
    article.byline = texts.settle(article, Field::Byline);
}

/// A line near the headline that says by itself that names follow, in it or on the next one.
fn from_lines(evidence: &Evidence) -> Option<Byline> {
    let lines = shown::near_the_headline(evidence);
    let same = lines.iter().find_map(|line| byline::read(introduced(line)?).filter(has_full_name));
    same.or_else(|| {
        let next = lines.windows(2).filter(|pair| is_introduction(&pair[0])).map(|pair| &pair[1]);
        next.filter_map(|line| byline::read(line)).find(has_full_name)
    })
}

/// "Written by" alone on its line.
fn is_introduction(line: &str) -> bool {
    let line = line.trim_end_matches(':').trim_end();
    line.chars().count() <= 16 && byline::introduction(&format!("{line} X")) == Some("X")
}

/// Two words, each with a capital where its script has them.
fn has_full_name(byline: &Byline) -> bool {
    byline.authors.iter().any(|author| {
        let capital = |word: &str| !word.starts_with(char::is_lowercase);
        author.name.split_whitespace().filter(|word| capital(word)).count() >= 2
            || author.name.chars().any(is_ideograph)
    })
}

fn is_ideograph(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}')
}

/// What follows "By" or its like, at the beginning or behind a date or a bar ("3 May 2021 Written by A B").
fn introduced(text: &str) -> Option<&str> {
    let follows = |before: &str| {
        let before = before.trim_end();
        before.is_empty()
            || before.ends_with(['|', '•', '·', '-', '—', '–', ','])
            || before.ends_with(|letter: char| letter.is_ascii_digit())
    };
    let starts = text.char_indices().filter(|&(at, _)| at == 0 || text[..at].ends_with(char::is_whitespace));
    starts
        .filter(|&(at, _)| follows(&text[..at]))
        .map(|(at, _)| &text[at..])
        .find(|rest| byline::introduction(rest).is_some())
}

/// Names that a machine's field lists, each with its type.
fn from_names(named: Vec<(Option<String>, String)>) -> Option<Byline> {
    let mut authors: Vec<Author> = Vec::new();
    for (kind, name) in named {
        let Some(read) = machine_names(&name) else { continue };
        for mut author in read.authors {
            if kind.as_deref().is_some_and(|kind| kind.ends_with("Organization")) && author.kind == AuthorKind::Person {
                author.kind = AuthorKind::Organisation;
            }
            if !authors.contains(&author) {
                authors.push(author);
            }
        }
    }
    joined(authors)
}

fn joined(authors: Vec<Author>) -> Option<Byline> {
    let names: Vec<&str> = authors.iter().map(|author| author.name.as_str()).collect();
    let text = match names.as_slice() {
        [] => return None,
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    };
    Some(Byline { text, authors })
}

/// Names in a field that holds nothing else; what stands there for want of a name is none.
fn machine_names(text: &str) -> Option<Byline> {
    let is_address = text.contains("://") || text.contains('@');
    (!is_address && !is_nobody(text)).then(|| byline::read(text).or_else(|| handle(text))).flatten()
}

fn is_handle(byline: &Byline) -> bool {
    byline.authors.iter().all(|author| {
        !author.name.contains(' ')
            && (author.name.starts_with(char::is_lowercase) || author.name.contains(['.', '_', '-']))
    })
}

/// A name that is not written like one: "kirstin b", "stephent".
fn handle(text: &str) -> Option<Byline> {
    let text = text.trim();
    let words = text.split_whitespace().count();
    let plain = text.chars().all(|letter| letter.is_alphanumeric() || matches!(letter, ' ' | '.' | '-' | '_' | '\''))
        && !text.contains(char::is_numeric);
    let fits = (1..=2).contains(&words) && plain && text.chars().any(char::is_alphabetic) && text.len() <= 30;
    fits.then(|| joined(vec![Author { name: text.to_owned(), kind: AuthorKind::Person }])).flatten()
}

/// What content systems write where no author is known.
fn is_nobody(text: &str) -> bool {
    matches!(
        folded(text).join(" ").as_str(),
        "admin"
            | "administrator"
            | "author"
            | "editor"
            | "unknown"
            | "guest"
            | "null"
            | "none"
            | "undefined"
            | "user"
            | "webmaster"
            | "root"
            | "wordpress"
            | "default"
    )
}

/// Authors that the page marks as such: `rel=author`, `itemprop=author`, an element named after authors.
fn from_markup(evidence: &Evidence) -> Option<Byline> {
    let page = evidence.page;
    let is_marked = |at: &At| {
        page.tag(*at) == Tag::A
            && page.attr(*at, "rel").is_some_and(|rel| rel.split_whitespace().any(|word| word == "author"))
            || page.attr(*at, "itemprop") == Some("author")
    };
    let is_named = |at: &At| {
        page.tag(*at) != Tag::Text
            && names::any(page, *at, |word| matches!(word, "byline" | "author" | "authors" | "authorname"))
    };
    let near = near(evidence);
    let marked = near
        .clone()
        .filter(is_marked)
        .find_map(|at| names_in(evidence, at).or_else(|| machine_names(&short_words(page, at)?)));
    marked.or_else(|| near.filter(is_named).find_map(|at| names_in(evidence, at)))
}

/// The words of an element that holds no more than a name.
fn short_words(page: &Page, at: At) -> Option<String> {
    let text = page.words(at);
    (text.chars().count() <= 40).then_some(text)
}

/// A marked element may hold more than the name: a role, a date, a picture. The name is then often marked inside it.
fn names_in(evidence: &Evidence, at: At) -> Option<Byline> {
    /// Letters of a byline with roles and dates; more is a biography.
    const LONGEST: usize = 160;
    let page = evidence.page;
    let text = page.words(at);
    if text.chars().count() > LONGEST {
        return None;
    }
    let leads_to_author = |href: &str| {
        ["author", "/people/", "/profile", "/staff/", "/contributor", "/team/", "/by/"]
            .iter()
            .any(|part| href.contains(part))
    };
    let is_name = |node: &At| {
        page.attr(*node, "itemprop") == Some("name")
            || (page.tag(*node) == Tag::A && page.attr(*node, "href").is_some_and(leads_to_author))
    };
    let inside: Vec<String> =
        page.subtree(at).skip(1).filter(is_name).map(|node| page.words(node)).filter(|name| !name.is_empty()).collect();
    if inside.len() == 1
        && let Some(byline) = byline::read(&inside[0]).filter(|byline| !is_nobody(&byline.text))
    {
        return Some(byline);
    }
    match introduced(&text) {
        Some(names) => byline::read(names).filter(|byline| !is_nobody(&byline.text)),
        None => {
            let first = page.lines(page.subtree(at), |_| true).next().map(|(_, line)| line);
            [Some(text), first].into_iter().flatten().filter_map(|text| byline::read(&text)).find(has_full_name)
        }
    }
}

/// The part of the page where a byline may stand: around the headline and in the main text.
fn near(evidence: &Evidence) -> std::ops::Range<At> {
    let page = evidence.page;
    let start = evidence.heading.unwrap_or(evidence.main).min(evidence.main).saturating_sub(60);
    start..page.end(evidence.main)
}

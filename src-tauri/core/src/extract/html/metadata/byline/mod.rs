//! Who wrote it: JSON-LD's authors, meta tags, and the byline that the page shows.

mod lines;
mod machine;
mod markup;

pub(super) use markup::leads_to_author;

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

/// Bytes of a line that may print a byline.
const LINE: usize = 80;

pub(super) fn read(evidence: &Evidence, article: &mut Article) {
    let mut offers = offers(evidence);
    put_organisations_together(&mut offers);
    let publisher = article.publisher.as_deref();
    offers.iter_mut().for_each(|(byline, _)| tell_from_the_publisher(evidence, publisher, byline));
    let sites: Vec<String> = super::publisher::sites(evidence).iter().map(|site| folded(site).concat()).collect();
    let is_site = |byline: &Byline| sites.contains(&folded(&byline.text).concat());
    // A site that names itself as the author of everything says little: someone named comes first.
    offers.sort_by_key(|(byline, _)| !names_a_person(byline) || is_site(byline) || machine::is_handle(byline));
    put_the_fuller_first(&mut offers);
    put_the_printed_first(&mut offers);
    put_the_bare_first(&mut offers);
    let shown: Vec<String> = shown::near_the_headline(evidence).iter().map(|line| spaced(line)).collect();
    let is_printed = |byline: &Byline| {
        shown.iter().any(|line| line.len() <= LINE && line.contains(&spaced(&byline.text)))
            || offers.iter().any(|(other, by)| *by == Origin::Page && other.text == byline.text)
    };
    // A site or a desk has to be printed; a person may be named like the site.
    let may_stand = |byline: &Byline| names_a_person(byline) && (!is_site(byline) || byline.text.contains(' '));
    let offers: Vec<_> = offers.iter().filter(|(byline, _)| may_stand(byline) || is_printed(byline)).cloned().collect();
    let Some((first, _)) = offers.first() else { return };
    article.authors = first.authors.clone();
    let mut texts = Offers::new();
    for (byline, source) in offers {
        texts.add(source, Some(byline.text));
    }
    article.byline = texts.settle(article, Field::Byline);
}

/// A printed byline that has the words of an organisation which the page tells to machines is its name.
fn put_organisations_together(offers: &mut [(Byline, Origin)]) {
    let whole = |byline: &Byline| byline.authors.len() == 1 && byline.authors[0].kind == AuthorKind::Organisation;
    let words = |text: &str| -> Vec<String> { folded(text).into_iter().filter(|word| word.len() > 3).collect() };
    let told: Vec<Byline> = offers.iter().map(|(byline, _)| byline).filter(|byline| whole(byline)).cloned().collect();
    for (byline, _) in offers.iter_mut() {
        if let Some(told) = told.iter().find(|told| !whole(byline) && words(&told.text) == words(&byline.text)) {
            *byline = told.clone();
        }
    }
}

/// Who is named like the publisher is an organisation, unless the page tells of one who is both, or of a person or of nothing
/// and the name could be a person's.
fn tell_from_the_publisher(evidence: &Evidence, publisher: Option<&str>, byline: &mut Byline) {
    let concat = |text: &str| folded(text).concat();
    let [author] = byline.authors.as_mut_slice() else { return };
    if author.kind != AuthorKind::Person || publisher.is_none_or(|publisher| concat(publisher) != concat(&author.name))
    {
        return;
    }
    let kinds = evidence.graph.kinds_of(&author.name);
    let is_both = kinds.iter().any(|kinds| kinds.person && kinds.organisation);
    let is_told = kinds.is_empty() || kinds.iter().any(|kinds| kinds.person);
    let is_person = is_both || is_told && !byline::is_like_a_firms(&author.name);
    if !is_person {
        author.kind = AuthorKind::Organisation;
    }
}

/// Words in lower case with a space around each, so that one text is looked for in another by whole words.
fn spaced(text: &str) -> String {
    format!(" {} ", folded(text).join(" "))
}

/// In falling order of trust.
fn offers(evidence: &Evidence) -> Vec<(Byline, Origin)> {
    let mut offers: Vec<(Byline, Origin)> = Vec::new();
    let mut add = |byline: Option<Byline>, source: Origin| offers.extend(byline.map(|byline| (byline, source)));
    add(evidence.ld.and_then(|ld| machine::names(ld.named("author"))), Origin::JsonLd);
    add(markup::read(evidence), Origin::Page);
    add(lines::read(evidence), Origin::Page);
    for name in NAMED {
        let named: Vec<_> = evidence.metas.all(name).map(|value| (None, plain(value))).collect();
        add(machine::names(named), meta::origin(name));
    }
    add(labelled(evidence), Origin::Meta);
    add(markup::linked(evidence), Origin::Page);
    add(lines::signed(evidence), Origin::Page);
    add(lines::above_the_article(evidence), Origin::Page);
    offers
}

/// `twitter:label1` says what `twitter:data1` is: "Written by".
fn labelled(evidence: &Evidence) -> Option<Byline> {
    let pairs = [("twitter:label1", "twitter:data1"), ("twitter:label2", "twitter:data2")];
    let found = pairs.iter().find_map(|(label, data)| {
        let label = evidence.metas.all(label).next()?;
        crate::extract::byline::introduction(&format!("{label} X")).filter(|rest| *rest == "X")?;
        evidence.metas.all(data).next()
    });
    machine::names(vec![(None, plain(found?))])
}

/// "A B" in one place and "A B and C D" in another: the fuller one.
fn put_the_fuller_first(offers: &mut [(Byline, Origin)]) {
    let Some((first, _)) = offers.first().cloned() else { return };
    let holds = |longer: &Byline| first.authors.iter().all(|author| longer.authors.contains(author));
    let is_fuller = |byline: &Byline| byline.authors.len() > first.authors.len() && holds(byline);
    if let Some(fuller) = offers.iter().position(|(byline, _)| is_fuller(byline)) {
        offers.swap(0, fuller);
    }
}

/// The same names as the page prints them: "A B und C D".
fn put_the_printed_first(offers: &mut [(Byline, Origin)]) {
    let Some((first, _)) = offers.first().cloned() else { return };
    let is_printed = |(byline, source): &(Byline, Origin)| *source == Origin::Page && byline.authors == first.authors;
    if let Some(printed) = offers.iter().position(is_printed).filter(|_| first.authors.len() > 1) {
        offers[..=printed].rotate_right(1);
    }
}

/// "A B Category Name" on the page and "A B" for machines: a page's pieces often lose what parts them.
fn put_the_bare_first(offers: &mut [(Byline, Origin)]) {
    /// Words of a name, and those behind it that no name has.
    const NAME: usize = 2;
    const BEHIND: usize = 2;
    let Some((first, _)) = offers.first().cloned().filter(|(byline, _)| byline.authors.len() == 1) else { return };
    let is_bare = |(byline, source): &(Byline, Origin)| {
        let rest = first.text.strip_prefix(&byline.text).filter(|rest| rest.starts_with(' '));
        *source != Origin::Page
            && byline.text.split_whitespace().count() >= NAME
            && rest.is_some_and(|rest| rest.split_whitespace().count() >= BEHIND)
    };
    if let Some(bare) = offers.iter().position(is_bare) {
        offers.swap(0, bare);
    }
}

pub(super) fn names_a_person(byline: &Byline) -> bool {
    byline.authors.iter().any(|author| author.kind == AuthorKind::Person)
}

/// A person of two words, each with a capital where its script has them.
fn has_full_name(byline: &Byline) -> bool {
    byline.authors.iter().filter(|author| author.kind == AuthorKind::Person).any(|author| {
        let capital = |word: &&str| !word.starts_with(char::is_lowercase);
        author.name.split_whitespace().filter(capital).count() >= 2 || author.name.chars().any(is_ideograph)
    })
}

/// A full name, or a desk's.
fn is_certain(byline: &Byline) -> bool {
    has_full_name(byline) || byline.authors.iter().any(|author| author.kind != AuthorKind::Person)
}

fn is_ideograph(letter: char) -> bool {
    matches!(letter, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}')
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

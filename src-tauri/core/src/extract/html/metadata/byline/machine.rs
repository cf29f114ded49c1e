//! Names in fields that machines read, which hold nothing else, or what stands there for want of a name.

use super::super::folded;
use super::joined;
use crate::extract::byline::{self, Byline};
use crate::model::{Author, AuthorKind};

/// Authors of one article; a list of more is a hostile page's.
const MOST: usize = 200;

/// Names that a field lists, each with its type.
pub(super) fn names(named: Vec<(Option<String>, String)>) -> Option<Byline> {
    let mut authors: Vec<Author> = Vec::new();
    for (kind, name) in named.into_iter().take(MOST) {
        let is_organisation = kind.as_deref().is_some_and(|kind| kind.ends_with("Organization"));
        let read = if is_organisation { organisation(&name) } else { None };
        let Some(read) = read.or_else(|| field(&name)) else { continue };
        for author in read.authors {
            if !authors.contains(&author) {
                authors.push(author);
            }
        }
    }
    joined(authors)
}

/// The name of what a field calls an organisation: one, whatever it is made of.
fn organisation(text: &str) -> Option<Byline> {
    /// Letters of such a name.
    const LONGEST: usize = 120;
    let name = text.trim();
    let read = field(name).filter(|read| read.authors.iter().any(|author| author.kind == AuthorKind::Agency));
    let is_name = !name.contains("://") && !name.contains('@') && !is_nobody(name);
    let fits = name.chars().count() <= LONGEST && name.chars().any(char::is_alphabetic);
    let own = || joined(vec![Author { name: name.to_owned(), kind: AuthorKind::Organisation }]);
    read.or_else(|| (is_name && fits).then(own).flatten())
}

/// What one field holds.
pub(super) fn field(text: &str) -> Option<Byline> {
    let is_address = text.contains("://") || text.contains('@');
    (!is_address && !is_nobody(text)).then(|| byline::read(text).or_else(|| handle(text))).flatten()
}

pub(super) fn is_handle(byline: &Byline) -> bool {
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
pub(super) fn is_nobody(text: &str) -> bool {
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
            | "full bio"
            | "bio"
    )
}

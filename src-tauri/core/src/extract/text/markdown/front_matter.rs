//! The metadata at the head of a Markdown file: YAML between lines of "---", TOML between lines of "+++", or plain lines
//! "Title: …", as note programs and static sites write it. Keys that are not known are passed over.

use crate::extract::{byline, dates};
use crate::model::{Article, Author, AuthorKind, Field, Origin, PressDate};
use yaml_rust2::{Yaml, YamlLoader};

type Entries = Vec<(String, Vec<String>)>;

/// Bytes of what is read as YAML or TOML.
const LONGEST: usize = 1 << 16;

/// The front matter, and the rest of the file. `None` where it has none.
pub(super) fn split(page: &str) -> Option<(Entries, &str)> {
    let page = page.trim_start_matches('\u{feff}');
    if let Some((matter, rest)) = between(page, "---") {
        return Some((yaml(matter).unwrap_or_else(|| entries(matter)), rest));
    }
    if let Some((matter, rest)) = between(page, "+++") {
        return toml(matter).map(|entries| (entries, rest));
    }
    titled(page)
}

/// What stands between a first line of `fence` and the next one.
fn between<'a>(page: &'a str, fence: &str) -> Option<(&'a str, &'a str)> {
    let (first, rest) = page.split_once('\n')?;
    if first.trim_end() != fence {
        return None;
    }
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        if line.trim_end() == fence {
            return Some((&rest[..at], &rest[at + line.len()..]));
        }
        at += line.len();
    }
    None
}

/// "Title: …" and more such lines before the first empty one (MultiMarkdown).
fn titled(page: &str) -> Option<(Entries, &str)> {
    let end = page.find("\n\n").or_else(|| page.find("\r\n\r\n")).unwrap_or(page.len());
    let head = &page[..end];
    (is_record(head) && head.to_lowercase().starts_with("title:")).then(|| (entries(head), &page[end..]))
}

/// Two lines "Author: …", "Date: …" or more, and nothing else.
fn is_record(head: &str) -> bool {
    let known = ["title", "author", "date", "published", "language", "url", "source", "tags", "keywords", "publisher"];
    let is_entry = |line: &str| {
        line.split_once(": ")
            .is_some_and(|(key, value)| known.contains(&key.to_lowercase().as_str()) && !value.trim().is_empty())
    };
    head.lines().count() > 1 && head.lines().all(is_entry)
}

/// The same record right below the title, as people write it into notes; with its text, and the page without it.
pub(super) fn below_title(page: &str) -> Option<(Entries, String, String)> {
    let title = page.trim_start().strip_prefix("# ")?;
    let (_, behind) = title.split_once('\n')?;
    let rest = behind.trim_start();
    let end = rest.find("\n\n").or_else(|| rest.find("\r\n\r\n")).unwrap_or(rest.len());
    let record = &rest[..end];
    let above = &page[..page.len() - rest.len()];
    is_record(record).then(|| (entries(record), record.to_owned(), format!("{above}{}", &rest[end..])))
}

/// "[Harbour Post](https://example.org/a)": what it says, and where it leads.
fn link(value: &str) -> Option<(&str, &str)> {
    value.strip_prefix('[')?.strip_suffix(')')?.split_once("](").filter(|(_, address)| address.starts_with("http"))
}

/// `None` for what is no YAML, and for what nests or repeats itself as no person writes.
fn yaml(matter: &str) -> Option<Entries> {
    const DEEP: usize = 50;
    let nested =
        |line: &str| line.matches(['[', '{']).count() + line.matches("- ").count() + line.matches("? ").count();
    if matter.len() > LONGEST {
        return None;
    }
    let lines = || matter.split(['\n', '\r']);
    let opened: usize = lines().map(nested).sum();
    if lines().any(|line| nested(line) > DEEP || names_a_value(line)) || opened > 20 * DEEP {
        return None;
    }
    let documents = YamlLoader::load_from_str(matter).ok()?;
    let hash = documents.first()?.as_hash()?;
    let entry = |(key, value): (&Yaml, &Yaml)| {
        let mut values = Vec::new();
        scalars(value, &mut values);
        Some((key.as_str()?.trim().to_lowercase(), values))
    };
    Some(hash.iter().filter_map(entry).collect())
}

/// Whether a value in a line has a name ("&a"), by which it can be had again: names of names make a page of a few letters fill
/// any memory. A value stands behind the sign of a key, an item or a list, or behind another word about it ("!!seq").
fn names_a_value(line: &str) -> bool {
    line.match_indices('&').any(|(at, _)| {
        let before = line[..at].trim_end();
        let begins = before.is_empty() || before.ends_with(['[', '{', ',', ':', '-', '?']);
        let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
        (begins || word.contains(['!', '&'])) && !line[at + 1..].starts_with(char::is_whitespace)
    })
}

/// The values in a value: of a list each, of a person's record the name.
fn scalars(value: &Yaml, into: &mut Vec<String>) {
    match value {
        Yaml::String(text) | Yaml::Real(text) => into.push(text.trim().to_owned()),
        Yaml::Integer(number) => into.push(number.to_string()),
        Yaml::Array(list) => list.iter().for_each(|value| scalars(value, into)),
        Yaml::Hash(hash) => {
            if let Some(name) = hash.get(&Yaml::String("name".into())) {
                scalars(name, into);
            }
        }
        _ => {}
    }
}

fn toml(matter: &str) -> Option<Entries> {
    if matter.len() > LONGEST {
        return None;
    }
    let table = matter.parse::<toml::Table>().ok()?;
    let plain = |value: &toml::Value| match value {
        toml::Value::String(text) => Some(text.trim().to_owned()),
        toml::Value::Datetime(date) => Some(date.to_string()),
        toml::Value::Integer(number) => Some(number.to_string()),
        _ => None,
    };
    let values = |value: &toml::Value| match value {
        toml::Value::Array(list) => list.iter().filter_map(plain).collect(),
        one => plain(one).into_iter().collect(),
    };
    Some(table.iter().map(|(key, value)| (key.to_lowercase(), values(value))).collect())
}

/// "[[Anna Levin]]", "[[people/anna|Anna Levin]]": a link of a note program.
fn unlinked(value: &str) -> String {
    let inside = value.strip_prefix("[[").and_then(|rest| rest.strip_suffix("]]"));
    inside.map_or(value, |inside| inside.rsplit(['|', '/']).next().unwrap_or(inside)).to_owned()
}

/// Of several keys that may give the day of publication, the first of these.
const PUBLISHED: [&str; 5] = ["published", "publishdate", "pubdate", "date", "created"];

fn day(entries: &Entries, keys: &[&str]) -> Option<PressDate> {
    keys.iter().find_map(|wanted| {
        let value = entries.iter().find(|(key, _)| key == wanted)?.1.first()?;
        dates::machine(value).or_else(|| dates::printed(value, None).into_iter().next().map(|found| found.date))
    })
}

pub(super) fn read(entries: Entries, article: &mut Article) {
    article.published = day(&entries, &PUBLISHED);
    article.updated = day(&entries, &["updated", "lastmod", "modified"]);
    for (key, values) in entries {
        let values: Vec<String> = values.iter().map(|value| unlinked(value)).collect();
        let Some(first) = values.first().filter(|value| !value.trim().is_empty()).cloned() else { continue };
        let field = match key.as_str() {
            "title" | "headline" => {
                article.headline = Some(first);
                Field::Headline
            }
            "description" | "summary" | "subtitle" | "standfirst" | "excerpt" => {
                article.standfirst = Some(first);
                Field::Standfirst
            }
            "author" | "authors" | "byline" | "by" => {
                set_authors(&values, article);
                Field::Byline
            }
            key if PUBLISHED.contains(&key) => Field::Published,
            "updated" | "lastmod" | "modified" => Field::Updated,
            "publisher" | "site" | "outlet" | "publication" => {
                article.publisher = Some(first);
                Field::Publisher
            }
            "tags" | "keywords" => {
                article.keywords = listed(&values);
                Field::Keywords
            }
            "section" | "category" | "categories" => {
                article.section = listed(&values);
                Field::Section
            }
            "lang" | "language" => {
                article.language = Some(first);
                Field::Language
            }
            "url" | "link" | "source" | "canonical" if link(&first).is_some() => {
                let (name, address) = link(&first).unwrap_or_default();
                if article.publisher.is_none() && !name.contains("://") {
                    article.publisher = Some(name.to_owned());
                    article.sources.insert(Field::Publisher, Origin::Text);
                }
                article.url = Some(address.to_owned());
                Field::Url
            }
            "url" | "link" | "source" | "canonical" if first.starts_with("http") => {
                article.url = Some(first);
                Field::Url
            }
            _ => continue,
        };
        article.sources.insert(field, Origin::Text);
    }
    if article.published.is_none() {
        article.sources.remove(&Field::Published);
    }
    if article.updated.is_none() {
        article.sources.remove(&Field::Updated);
    }
}

/// Whoever fills in a front matter means what they write: a name that is no byline by our rules stays as it is.
fn set_authors(values: &[String], article: &mut Article) {
    let text = values.join(", ");
    let read = byline::read(&text).filter(|read| read.text.len() >= text.trim_start_matches("By ").len());
    article.authors = match read {
        Some(byline) => byline.authors,
        None => values.iter().map(|name| Author { name: name.clone(), kind: AuthorKind::Person }).collect(),
    };
    article.byline = Some(text);
}

/// One value may hold several, with commas between.
fn listed(values: &[String]) -> Vec<String> {
    let parts =
        values.iter().flat_map(|value| value.split(',')).map(|part| part.trim().trim_start_matches('#').to_owned());
    parts.filter(|part| !part.is_empty()).collect()
}

/// Where it is no whole YAML: `key: value`, `key: [a, b]`, and `key:` with `- a` lines below it. Keys in lower case.
fn entries(matter: &str) -> Vec<(String, Vec<String>)> {
    let mut entries: Vec<(String, Vec<String>)> = Vec::new();
    for line in matter.lines().filter(|line| line.trim() != "---" && !line.trim_start().starts_with('#')) {
        if let Some(item) = line.trim_start().strip_prefix("- ") {
            if let Some((_, values)) = entries.last_mut() {
                values.push(unquoted(item));
            }
        } else if let Some((key, value)) = line.split_once(':').filter(|(key, _)| !key.starts_with(' ')) {
            let value = value.trim();
            let values = match value.strip_prefix('[').and_then(|list| list.strip_suffix(']')) {
                Some(list) => list.split(',').map(unquoted).collect(),
                None if value.is_empty() => Vec::new(),
                None => vec![unquoted(value)],
            };
            entries.push((key.trim().to_lowercase(), values));
        }
    }
    entries
}

fn unquoted(value: &str) -> String {
    let value = value.trim();
    let inner = ['"', '\''].iter().find_map(|quote| value.strip_prefix(*quote)?.strip_suffix(*quote));
    inner.unwrap_or(value).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_simple_yaml() {
        let matter = "---\ntitle: \"A gate: opened\"\nauthors:\n  - Anna Levin\n  - Omar Haddad\ndate: 2020-08-11 13:52\ntags: [one, 'two']\nurl: https://example.org/a\nlang: en-GB\ndraft: false\n---\n";
        let mut article = Article::default();
        read(split(matter).expect("a front matter").0, &mut article);
        assert_eq!(article.headline.as_deref(), Some("A gate: opened"), "a quoted value may hold a colon");
        assert_eq!(article.byline.as_deref(), Some("Anna Levin, Omar Haddad"), "a list of authors");
        assert_eq!(article.published.as_ref().map(|date| date.as_str()), Some("2020-08-11T13:52"), "a date");
        assert_eq!(article.keywords, ["one", "two"], "an inline list");
        assert_eq!(article.url.as_deref(), Some("https://example.org/a"), "the address");
    }

    #[test]
    fn reads_what_note_programs_write() {
        let read_page = |page: &str| {
            let mut article = Article::default();
            read(split(page).expect("a front matter").0, &mut article);
            article
        };
        let folded =
            read_page("---\ntitle: A gate\ndescription: >-\n  Cracks in three pillars:\n  works to last.\n---\n");
        assert_eq!(folded.standfirst.as_deref(), Some("Cracks in three pillars: works to last."), "a folded value");
        let clipped = read_page(
            "---\ntitle: A gate\nauthor:\n  - \"[[Anna Levin]]\"\npublished: 2026-03-02\ncreated: 2026-03-04\n---\n",
        );
        assert_eq!(clipped.byline.as_deref(), Some("Anna Levin"), "a link to a note");
        assert_eq!(
            clipped.published.map(|date| date.to_string()).as_deref(),
            Some("2026-03-02"),
            "not the day of the clip"
        );
        let toml = read_page(
            "+++\ntitle = \"A gate\"\ndate = 2026-03-02\nauthor = \"Anna Levin\"\ntags = [\"one\", \"two\"]\n+++\nText",
        );
        assert_eq!((toml.headline.as_deref(), toml.byline.as_deref()), (Some("A gate"), Some("Anna Levin")), "TOML");
        assert_eq!(toml.published.map(|date| date.to_string()).as_deref(), Some("2026-03-02"), "its dates");
        assert_eq!(toml.keywords, ["one", "two"], "its lists");
        let plain = read_page("Title: A gate\nAuthor: Anna Levin\nDate: 2026-03-02\n\nText");
        assert_eq!(
            (plain.headline.as_deref(), plain.byline.as_deref()),
            (Some("A gate"), Some("Anna Levin")),
            "lines alone"
        );
        let person = read_page("---\nauthor:\n  name: Anna Levin\n---\n");
        assert_eq!(person.byline.as_deref(), Some("Anna Levin"), "a record of a person");
        let below = "# A gate\n\nSource: [Harbour Post](https://example.org/a)\nAuthor: Anna Levin\nPublished: 2 March 2026\n\nText";
        let note = super::super::article(below, None);
        assert_eq!(note.byline.as_deref(), Some("Anna Levin"), "a record below the title");
        assert_eq!(
            (note.url.as_deref(), note.publisher.as_deref()),
            (Some("https://example.org/a"), Some("Harbour Post")),
            "its link"
        );
        assert_eq!(note.published.map(|date| date.to_string()).as_deref(), Some("2026-03-02"), "its day");
        assert_eq!((note.document.text().as_str(), note.removed.len()), ("Text", 1), "and it is listed");
        let broken = read_page("---\ntitle: A gate: opened\nauthor: Anna Levin\n---\n");
        assert_eq!(broken.headline.as_deref(), Some("A gate: opened"), "what is no YAML by the book");
        assert!(split("Title: a line alone\n\nText").is_none() && split("---\nno end").is_none(), "no front matter");
        let deep = format!("---\na: {}\n---\n", "[".repeat(100_000));
        assert!(split(&deep).is_some(), "nesting ends");
    }

    #[test]
    fn values_that_are_had_again_by_name_are_not_read_as_yaml() {
        let mut flow = "title: A gate\nk: [&a [x, x, x, x, x, x, x, x]".to_owned();
        for (name, last) in ["b", "c", "d", "e", "f", "g", "h", "i"].into_iter().zip('a'..) {
            flow += &format!(", &{name} [{}]", vec![format!("*{last}"); 8].join(", "));
        }
        let mut article = Article::default();
        read(split(&format!("---\n{flow}]\n---\n")).expect("a front matter").0, &mut article);
        assert_eq!(article.headline.as_deref(), Some("A gate"), "eight levels of eight in a list");
        for matter in [
            "k: &a x",
            "- &a x",
            "k: [&a x]",
            "{k: &a x}",
            "k: [y, &a x]",
            "k: !!seq &a [x]",
            "k:\r &a x",
            "? &a x",
            "[!t &a x]",
        ] {
            assert_eq!(yaml(matter), None, "{matter:?}");
        }
        let plain = "title: Fish *and* chips & more, R&B\ntags: [a&b, c]";
        assert_eq!(yaml(plain).map(|entries| entries.len()), Some(2), "the signs alone name nothing");
    }
}

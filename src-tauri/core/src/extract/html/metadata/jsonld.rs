//! schema.org's JSON-LD, in the shapes that sites give it: one object, a list, an `@graph`, authors nested or by `@id`,
//! and JSON that is a little broken.

use super::super::page::Page;
use super::super::tag::Tag;
use serde_json::{Map, Value};

type Object = Map<String, Value>;

/// All typed objects of the page, outer before inner.
pub(super) struct Graph {
    objects: Vec<Object>,
}

/// What counts as an article, from the special to the general.
const ARTICLES: [&[&str]; 3] = [
    &[
        "NewsArticle",
        "ReportageNewsArticle",
        "AnalysisNewsArticle",
        "OpinionNewsArticle",
        "BackgroundNewsArticle",
        "ReviewNewsArticle",
        "LiveBlogPosting",
    ],
    &[
        "Article",
        "BlogPosting",
        "TechArticle",
        "ScholarlyArticle",
        "MedicalScholarlyArticle",
        "Report",
        "SocialMediaPosting",
        "DiscussionForumPosting",
        "AdvertiserContentArticle",
        "SatiricalArticle",
        "CreativeWork",
        "Recipe",
        "HowTo",
        "Review",
    ],
    &["WebPage", "ItemPage", "AboutPage", "FAQPage", "QAPage", "MedicalWebPage", "CollectionPage"],
];

/// Objects nest no deeper than this where they say anything of use.
const MAX_DEPTH: usize = 8;

/// Things that one property names.
const MOST: usize = 200;

impl Graph {
    pub fn new(page: &Page) -> Self {
        let mut objects = Vec::new();
        let scripts = page.elements(0..page.nodes.len(), Tag::Script);
        for script in scripts
            .filter(|&at| page.attr(at, "type").is_some_and(|kind| kind.to_ascii_lowercase().contains("ld+json")))
        {
            let text: String = page.subtree(script).map(|at| &*page.nodes[at].text).collect();
            if let Some(value) = parse(&text) {
                collect(&value, 0, &mut objects);
            }
        }
        Graph { objects }
    }

    /// The article that the page describes: the most special kind; among equals the one that `is_this` recognises.
    pub fn article(&self, is_this: impl Fn(&str) -> bool) -> Option<Entity<'_>> {
        ARTICLES.iter().find_map(|kinds| {
            let mut found = self.objects.iter().filter(|object| kinds.iter().any(|kind| has_type(object, kind)));
            let first = found.next()?;
            let named = |object: &&Object| {
                text(object.get("headline").or(object.get("name"))).is_some_and(|name| is_this(&name))
            };
            let this = std::iter::once(first).chain(found).find(named).unwrap_or(first);
            Some(Entity { graph: self, object: this })
        })
    }

    pub fn of_type(&self, kind: &str) -> Option<Entity<'_>> {
        let object = self.objects.iter().find(|object| has_type(object, kind))?;
        Some(Entity { graph: self, object })
    }

    /// What each object of a name is said to be.
    pub fn kinds_of(&self, name: &str) -> Vec<Kinds> {
        let words = super::folded(name);
        let is_it = |object: &&Object| text(object.get("name")).is_some_and(|own| super::folded(&own) == words);
        let has = |object: &Object, end: &str| match object.get("@type") {
            Some(Value::String(own)) => own.ends_with(end),
            Some(Value::Array(list)) => list.iter().any(|own| own.as_str().is_some_and(|own| own.ends_with(end))),
            _ => false,
        };
        let kinds =
            |object: &Object| Kinds { person: has(object, "Person"), organisation: has(object, "Organization") };
        self.objects.iter().filter(is_it).take(MOST).map(kinds).collect()
    }

    fn by_id(&self, id: &str) -> Option<&Object> {
        self.objects.iter().find(|object| object.get("@id").and_then(Value::as_str) == Some(id))
    }
}

/// Whether an object is called a person, an organisation, or both, as someone is who publishes alone.
pub(super) struct Kinds {
    pub person: bool,
    pub organisation: bool,
}

/// An object whose properties may stand elsewhere in the graph.
#[derive(Clone, Copy)]
pub(super) struct Entity<'a> {
    graph: &'a Graph,
    object: &'a Object,
}

impl<'a> Entity<'a> {
    /// Whether it is only a page, which every static page of a content system is.
    pub fn is_mere_page(&self) -> bool {
        ARTICLES[2].iter().any(|kind| has_type(self.object, kind))
    }

    /// A property as text; a list gives its first text.
    pub fn text(&self, name: &str) -> Option<String> {
        text(self.object.get(name))
    }

    /// A property as a list of texts; keywords come as one text with commas as well.
    pub fn texts(&self, name: &str) -> Vec<String> {
        match self.object.get(name) {
            Some(Value::Array(list)) => list.iter().filter_map(|value| text(Some(value))).collect(),
            value => text(value).into_iter().collect(),
        }
    }

    /// The things that a property names, wherever they are described: their `@type` and name.
    pub fn named(&self, name: &str) -> Vec<(Option<String>, String)> {
        let values = match self.object.get(name) {
            Some(Value::Array(list)) => list.iter().collect(),
            Some(value) => vec![value],
            None => Vec::new(),
        };
        values.into_iter().take(MOST).filter_map(|value| self.name_of(value)).collect()
    }

    fn name_of(&self, value: &'a Value) -> Option<(Option<String>, String)> {
        let Value::Object(object) = value else { return Some((None, text(Some(value))?)) };
        let id = object.get("@id").and_then(Value::as_str);
        let described = if object.contains_key("name") { object } else { self.graph.by_id(id?)? };
        Some((text(described.get("@type")), text(described.get("name"))?))
    }

    /// The names of a list's items in their order: breadcrumbs.
    pub fn items(&self) -> Vec<String> {
        let list = self.object.get("itemListElement").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let name = |item: &Value| {
            let item = item.as_object()?;
            text(item.get("name")).or_else(|| text(item.get("item")?.as_object()?.get("name")))
        };
        list.iter().filter_map(name).collect()
    }
}

fn has_type(object: &Object, kind: &str) -> bool {
    match object.get("@type") {
        Some(Value::String(own)) => own.rsplit(['/', ':']).next() == Some(kind),
        Some(Value::Array(list)) => list.iter().any(|own| own.as_str() == Some(kind)),
        _ => false,
    }
}

fn collect(value: &Value, depth: usize, objects: &mut Vec<Object>) {
    if depth > MAX_DEPTH {
        return;
    }
    match value {
        Value::Array(list) => list.iter().for_each(|value| collect(value, depth + 1, objects)),
        Value::Object(object) => {
            if object.contains_key("@type") {
                objects.push(object.clone());
            }
            object
                .values()
                .filter(|value| value.is_array() || value.is_object())
                .for_each(|value| collect(value, depth + 1, objects));
        }
        _ => {}
    }
}

fn text(value: Option<&Value>) -> Option<String> {
    let text = match value? {
        Value::String(text) => text.clone(),
        Value::Array(list) => return list.iter().find_map(|value| self::text(Some(value))),
        Value::Object(object) => return self::text(object.get("@value")),
        _ => return None,
    };
    Some(super::plain(&text)).filter(|text| !text.is_empty())
}

/// JSON, also with what templates leave in it: comments around it, line breaks inside strings, a comma too many.
fn parse(text: &str) -> Option<Value> {
    let text = text.trim().trim_start_matches("<!--").trim_end_matches("-->");
    let text = text.trim().trim_start_matches("//<![CDATA[").trim_end_matches("//]]>").trim().trim_end_matches(';');
    serde_json::from_str(text).ok().or_else(|| serde_json::from_str(&mend(text)).ok())
}

fn mend(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut in_string, mut escaped) = (false, false);
    for letter in text.chars() {
        if in_string && letter.is_control() {
            out.push(' ');
            continue;
        }
        if !in_string && matches!(letter, '}' | ']') && out.trim_end().ends_with(',') {
            out.truncate(out.trim_end().len() - 1);
        }
        if letter == '"' && !escaped {
            in_string = !in_string;
        }
        escaped = letter == '\\' && !escaped;
        out.push(letter);
    }
    out
}

//! One clip of a dossier: what the page says of itself, what the person says of it, the passages, and perhaps the text.

use super::block::{self, Setting};
use super::inline::{self, Line};
use super::slug::Anchor;
use super::{address, anchored, dates, escaped, headline, outlet};
use crate::model::{Annotation, Block, BlockKind, BundleClip, Edition, Inline, Place, Placement};

/// Clips stand under their sections.
const LEVEL: u8 = 3;

pub(super) fn render(clip: &BundleClip, anchor: &Anchor, edition: Edition) -> String {
    let mut parts = vec![anchored(LEVEL, &headline(clip), anchor), facts(clip), standfirst(clip)];
    parts.push(said("Comment", clip.comment.as_deref()));
    parts.extend(clip.annotations.iter().map(passage));
    parts.push(said("Note on the article", clip.note.as_deref()));
    if edition == Edition::Full {
        parts.push(full_text(clip));
    }
    parts.retain(|part| !part.is_empty());
    parts.join("\n\n")
}

/// The headings that the full text brings into the file.
pub(super) fn headings(clip: &BundleClip) -> Vec<String> {
    fn collect(blocks: &[Block], out: &mut Vec<String>) {
        for block in blocks {
            match &block.kind {
                BlockKind::Heading { text, .. } => {
                    let mut words = String::new();
                    inline::plain_text(text, &mut words);
                    out.push(words);
                }
                BlockKind::Quote { blocks }
                | BlockKind::FactBox { blocks, .. }
                | BlockKind::LiveEntry { blocks, .. }
                | BlockKind::Footnote { blocks, .. } => collect(blocks, out),
                BlockKind::List { items, .. } => items.iter().for_each(|item| collect(&item.blocks, out)),
                BlockKind::DefinitionList { items } => items.iter().for_each(|item| collect(&item.blocks, out)),
                _ => {}
            }
        }
    }
    let mut out = Vec::new();
    collect(&clip.article.document.blocks, &mut out);
    out
}

fn facts(clip: &BundleClip) -> String {
    let article = &clip.article;
    let facts = [
        ("Byline", article.byline.as_deref().map(escaped)),
        ("Outlet", outlet(article).map(|outlet| escaped(&outlet))),
        ("Published", article.published.as_ref().map(dates::press)),
        ("Updated", article.updated.as_ref().map(dates::press)),
        ("Link", address(clip).map(inline::address)),
        ("Tags", names(&clip.tags)),
    ];
    let line = |(name, value): (&str, Option<String>)| value.map(|value| format!("- **{name}:** {value}"));
    facts.into_iter().filter_map(line).collect::<Vec<_>>().join("\n")
}

fn names(tags: &[String]) -> Option<String> {
    (!tags.is_empty()).then(|| escaped(&tags.join(", ")))
}

fn standfirst(clip: &BundleClip) -> String {
    let words = clip.article.standfirst.as_deref().map(super::one_line).unwrap_or_default();
    inline::unit(&[Inline::Emphasis { text: Inline::plain(words) }], Line::Paragraph)
}

/// The marked words as a block quote, then where they stand and what they are marked as, then the person's note.
fn passage(passage: &Annotation) -> String {
    let words = match passage.place {
        Some(Place::Code) => block::code("", &passage.quote),
        _ => block::passage(&passage.quote),
    };
    let place = match (passage.state, passage.paragraph, passage.place) {
        (Placement::Waiting, ..) => "No longer found in the text".to_owned(),
        (_, Some(number), _) => format!("Paragraph {number}"),
        (_, None, place) => place.map_or("Passage", place_name).to_owned(),
    };
    let tags = names(&passage.tags).map(|tags| format!("tags: {tags}"));
    let facts = [Some(place), Some(passage.colour.name().to_owned()), tags];
    let facts = format!("*{}*", facts.into_iter().flatten().collect::<Vec<_>>().join(" · "));
    let parts = [block::quote(&words), facts, said("Note", passage.note.as_deref())];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}

fn place_name(place: Place) -> &'static str {
    match place {
        Place::Paragraph => "Paragraph",
        Place::Quote => "Quotation",
        Place::ListItem => "List",
        Place::Standfirst => "Standfirst",
        Place::Heading => "Heading",
        Place::Caption => "Caption",
        Place::Table => "Table",
        Place::Code => "Code",
        Place::Footnote => "Footnote",
    }
}

/// The person's own words, told from the page's by what stands before them. Where they are more than a paragraph, an item
/// of a list holds them together.
fn said(what: &str, words: Option<&str>) -> String {
    let words = block::passage(words.unwrap_or_default());
    match words.contains("\n\n") {
        _ if words.is_empty() => words,
        true => block::hang("- ", &format!("**{what}:** {words}")),
        false => format!("**{what}:** {words}"),
    }
}

/// The body below the clip's heading; a standfirst that stands above already is not said twice.
fn full_text(clip: &BundleClip) -> String {
    let blocks = &clip.article.document.blocks;
    let is_said = |block: &Block| match &block.kind {
        BlockKind::Standfirst { text } => {
            let mut words = String::new();
            inline::plain_text(text, &mut words);
            clip.article.standfirst.as_deref().map(super::one_line) == Some(super::one_line(&words))
        }
        _ => false,
    };
    let from = usize::from(blocks.first().is_some_and(is_said));
    let body = block::blocks(&blocks[from..], Setting { deeper: LEVEL - 1, pictures: false });
    if body.is_empty() { body } else { format!("**Full text**\n\n{body}") }
}

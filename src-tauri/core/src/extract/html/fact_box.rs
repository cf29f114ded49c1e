//! Fact boxes: what the page sets apart beside the text and names so.

use super::names;
use super::page::{At, Page};
use super::tag::Tag;
use crate::model::{Block, BlockKind, Inline};

pub(super) fn is(page: &Page, at: At) -> bool {
    matches!(page.tag(at), Tag::Aside | Tag::Div | Tag::Section | Tag::Details | Tag::Article) && is_named(page, at)
}

fn is_named(page: &Page, at: At) -> bool {
    let mut before = "";
    names::words(page, at).any(|word| {
        matches!(
            word,
            "factbox"
                | "factfile"
                | "factsbox"
                | "infobox"
                | "infokasten"
                | "faktenbox"
                | "faktaruta"
                | "faktaboks"
                | "keyfacts"
        ) || matches!(
            (std::mem::replace(&mut before, word), word),
            ("fact" | "facts" | "info" | "fakta" | "fakten", "box" | "file" | "panel" | "kasten") | ("key", "facts")
        )
    })
}

/// A box's blocks with its title: its first heading, or a first line that is bold as a whole.
pub(super) fn of(mut blocks: Vec<Block>) -> BlockKind {
    let is_title = |block: &Block| match &block.kind {
        BlockKind::Heading { .. } => true,
        BlockKind::Paragraph { text } => text.iter().all(|inline| match inline {
            Inline::Strong { .. } => true,
            Inline::Text { text } => text.trim().is_empty(),
            _ => false,
        }),
        _ => false,
    };
    let title = if blocks.first().is_some_and(is_title) { Some(blocks.remove(0).kind) } else { None };
    let title = match title {
        Some(BlockKind::Heading { text, .. } | BlockKind::Paragraph { text }) => text,
        _ => Vec::new(),
    };
    BlockKind::FactBox { title: title.into_iter().flat_map(unbold).collect(), blocks }
}

/// A title is drawn as one.
fn unbold(inline: Inline) -> Vec<Inline> {
    match inline {
        Inline::Strong { text } => text,
        inline => vec![inline],
    }
}

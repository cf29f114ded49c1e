//! Whole pages, small and written for the purpose: each row is a rule that a page of the world taught.

mod cuts;
mod embeds;
mod fields;
mod head;
mod hostile;
mod kinds;
mod main_part;
mod pictures;
mod related;
mod standfirst;
mod tables;

use super::article;
use crate::model::{Article, AuthorKind, Block, BlockKind, Field, Inline, Origin};

const URL: &str = "https://www.harbour-post.example/news/2021/ferry";

/// Two paragraphs that any reader would call an article.
const PROSE: &str = "<p>The ferry between the two islands runs again after a winter of repairs, the harbour office said, \
    and the first passengers were on board before sunrise on Monday.</p><p>Fishermen had feared that the line, which is as \
    old as the harbour itself, would stay closed for good, because nobody wanted to pay for a new engine.</p>";

fn page(body: &str) -> Article {
    article(&format!("<html lang=en><head><title>Ferry runs again</title></head><body>{body}</body></html>"), Some(URL))
}

/// The article around a piece of HTML.
fn main(piece: &str) -> Article {
    page(&format!("<main><h1>Ferry runs again</h1>{PROSE}{piece}{PROSE_AFTER}</main>"))
}

const PROSE_AFTER: &str = "<p>Tickets cost the same as before, and islanders travel free on Sundays until the end of the summer, as \
    the council decided in its last meeting of the year.</p>";

/// The blocks between the two halves of the article.
fn between(piece: &str) -> Vec<Block> {
    let article = main(piece);
    let blocks = &article.document.blocks;
    blocks[2..blocks.len() - 1].to_vec()
}

fn text_of(block: &Block) -> String {
    crate::model::Document { blocks: vec![block.clone()], ..Default::default() }.text()
}

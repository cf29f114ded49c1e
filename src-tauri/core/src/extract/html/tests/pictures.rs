//! Pictures, and what is printed under them.

use super::{between, text_of};
use crate::model::{Block, BlockKind};

/// The file, the caption and the credit of a picture.
fn shown(block: &Block) -> Option<(String, String, String)> {
    let BlockKind::Figure { image, caption, credit } = &block.kind else { return None };
    let file = image.as_ref().and_then(|image| image.src.rsplit('/').next()).unwrap_or_default().to_owned();
    let caption = text_of(&BlockKind::Paragraph { text: caption.clone() }.into());
    Some((file, caption, credit.clone().unwrap_or_default()))
}

#[test]
fn a_box_that_is_named_after_its_caption_holds_the_picture_too() {
    for (html, caption, why) in [
        ("<div class=wp-caption><img src=/f.jpg><p class=wp-caption-text>The ferry</p></div>", "The ferry", "the box"),
        (
            "<div class='wp-caption alignleft'><a href=/f.jpg><img src=/f.jpg width=300></a><p class=wp-caption-text>The ferry</p></div>",
            "The ferry",
            "with a link to the large picture",
        ),
        ("<div class='layout-caption-below'><img src=/f.jpg></div>", "", "a box that would have room for one"),
    ] {
        let blocks = between(html);
        let figures: Vec<_> = blocks.iter().filter_map(shown).collect();
        assert_eq!(figures, [("f.jpg".to_owned(), caption.to_owned(), String::new())], "{why}: {html}");
        assert_eq!(blocks.len(), 1, "{why}: nothing beside it: {blocks:?}");
    }
}

use super::*;
use crate::ErrorCode;

fn story(desk: &Desk) -> ClipId {
    desk.keep("https://courier.example/a", "Talks", "2020-08-11", &["𝕏 wrote: נשיא בלארוס spoke.", "Moscow listened."])
}

#[test]
fn a_passage_keeps_its_words_note_colour_and_tags() {
    let desk = desk();
    let clip = story(&desk);
    let marked = desk
        .annotate_quote(clip, "נשיא\n בלארוס", None, Colour::Claim, Some(" who? "), &s(&["names"]))
        .expect("marked");
    assert_eq!(marked.quote, "נשיא בלארוס", "the quote that comes back is the text's own");
    assert_eq!((marked.paragraph, marked.place), (Some(1), Some(Place::Paragraph)), "in the first paragraph");
    let detail = desk.show(clip).expect("there");
    assert_eq!(detail.annotations, std::slice::from_ref(&marked), "it is shown as it was made");
    assert_eq!(
        slice(&detail.article.text, marked.start as usize..marked.end as usize),
        marked.quote,
        "positions are code points"
    );
    assert_eq!((marked.note.as_deref(), marked.tags), (Some("who?"), s(&["names"])), "with note and tags");
}

#[test]
fn a_quote_that_is_not_there_or_there_often_is_an_error_that_says_how_often() {
    let desk = desk();
    let clip = story(&desk);
    let mark = |quote: &str, nth| desk.annotate_quote(clip, quote, nth, Colour::Fact, None, &[]);
    let error = mark("customs and the price", None).expect_err("twice");
    assert_eq!(error.code, ErrorCode::Ambiguous, "a script can tell it from one that is not there");
    assert!(error.message.contains("2 times"), "it says how often: {error}");
    let second = mark("customs and the price", Some(2)).expect("the second");
    let first = mark("customs and the price", Some(1)).expect("the first");
    assert!(first.start < second.start, "occurrences count from the beginning");
    assert!(mark("customs and the price", Some(3)).expect_err("no third").message.contains("2 times"), "no third one");
    assert_eq!(mark("Warsaw", None).expect_err("absent").code, ErrorCode::QuoteNotFound, "not there");
    let outside = desk.annotate(clip, 5, 100_000, Colour::Fact, None, &[]).expect_err("beyond the text");
    assert_eq!(outside.code, ErrorCode::BadInput, "a range beyond the text");
}

#[test]
fn passages_can_be_changed_and_deleted() {
    let desk = desk();
    let clip = story(&desk);
    let marked = desk.annotate_quote(clip, "Moscow listened", None, Colour::Fact, None, &[]).expect("marked");
    desk.recolour(marked.id, Colour::Doubt).expect("recoloured");
    desk.annotation_note(marked.id, "to whom?").expect("noted");
    desk.tag_annotation(marked.id, &s(&["listeners", "Listeners"]), &[]).expect("tagged");
    let passage = desk.show(clip).expect("there").annotations.remove(0);
    let changed = (passage.colour, passage.note.as_deref(), passage.tags.clone());
    assert_eq!(changed, (Colour::Doubt, Some("to whom?"), s(&["listeners"])), "one tag, for they differ only in case");
    assert_eq!(
        desk.list("", Sort::Clipped, 0, 1).expect("a list").rows[0].colours,
        [Colour::Doubt],
        "the list shows its colour"
    );
    desk.annotation_note(marked.id, "  ").expect("note taken away");
    assert_eq!(desk.show(clip).expect("there").annotations[0].note, None, "an empty note is none");
    desk.delete_annotation(marked.id).expect("deleted");
    assert!(desk.show(clip).expect("there").annotations.is_empty(), "gone");
    assert_eq!(
        desk.recolour(marked.id, Colour::Fact).expect_err("gone").code,
        ErrorCode::NotFound,
        "and cannot be changed"
    );
    desk.undo().expect("undone");
    assert_eq!(
        desk.show(clip).expect("there").annotations[0].tags,
        s(&["listeners"]),
        "undo brings it back with its tags"
    );
}

//! A newer extractor reads stored pages otherwise: what happens to the text, and to the passages marked in it.

use super::*;
use crate::{ErrorCode, extract};

const URL: &str = "https://a.example/1";
const NOW: [&str; 3] = ["An update came first.", "Minsk and Moscow signed for gas.", "Nobody knows for how long."];

/// A clip of a page with the paragraphs `NOW`, of which an older extractor read others.
fn read_before(desk: &Desk, before: &[&str]) -> ClipId {
    let clip = desk.keep(URL, "One", "2020-01-01", &NOW);
    let Source::Html { html, url } = page(URL, "One", "2020-01-01", before) else { panic!("a page is HTML") };
    let capture = Capture {
        final_url: url.clone(),
        url,
        bytes: html.into(),
        media: Media::Html,
        charset: None,
        retrieved: "2020-01-01T00:00:00Z".into(),
    };
    let article = extract::article(&capture).expect("read");
    let db = rusqlite::Connection::open(desk.folder().join("library.sqlite")).expect("opened");
    let json = serde_json::to_string(&article).expect("JSON");
    db.execute("UPDATE readings SET article = ?1, text = ?2, extractor = '0'", (json, article.document.text()))
        .expect("as it was");
    desk.doctor(true).expect("the index follows");
    clip
}

fn mark(desk: &Desk, clip: ClipId, quote: &str) -> AnnotationId {
    desk.annotate_quote(clip, quote, None, Colour::Fact, Some("a note"), &s(&["tag"])).expect("marked").id
}

fn states(desk: &Desk, clip: ClipId) -> Vec<(String, Option<How>)> {
    let passages = desk.show(clip).expect("there").annotations;
    passages.into_iter().map(|passage| (passage.quote, passage.how)).collect()
}

#[test]
fn a_text_with_passages_changes_only_when_asked_and_passages_are_placed_or_wait() {
    let desk = desk();
    let clip = read_before(&desk, &["Minsk and Moscow signed for gas.", "Nobody said for how long."]);
    mark(&desk, clip, "Moscow signed");
    let lost = mark(&desk, clip, "Nobody said");
    let text = desk.show(clip).expect("there").article.text;

    for take in [Take::Nothing, Take::Unmarked] {
        let offer = desk.reread(clip, take).expect("read");
        assert_eq!(offer.status, RereadStatus::Offered, "{take:?} leaves a text with passages as it is");
        assert!(
            offer.text_differs && (offer.exact, offer.moved, offer.waiting) == (0, 1, 1),
            "and says what would change: {offer:?}"
        );
        assert_eq!(desk.show(clip).expect("there").article.text, text, "{take:?}");
    }
    assert_eq!(desk.waiting().expect("listed"), [], "nothing waits so far");

    assert_eq!(desk.reread(clip, Take::Any).expect("read").status, RereadStatus::Taken, "asked for");
    let shown = desk.show(clip).expect("there");
    assert!(shown.article.text.starts_with("An update came first."), "the new text is shown: {}", shown.article.text);
    assert_eq!(shown.versions.len(), 2, "and the other is kept");
    let moved = ("Moscow signed".to_owned(), Some(How::Moved));
    assert_eq!(states(&desk, clip), [moved.clone(), ("Nobody said".to_owned(), None)], "certain, and not certain");
    let waiting = desk.waiting().expect("listed");
    assert_eq!((waiting.len(), waiting[0].annotation), (1, lost), "it is in the tray: {waiting:?}");
    assert_eq!(desk.found("update"), ["One"], "the new text is found");
    assert_eq!(
        desk.reread(clip, Take::Any).expect("read").status,
        RereadStatus::Same,
        "and is now the extractor's own"
    );

    let placed = desk.attach_quote(lost, "Nobody knows", None).expect("attached");
    assert_eq!(
        (placed.quote.as_str(), placed.how, placed.paragraph),
        ("Nobody said", Some(How::Hand), Some(5)),
        "it says what it said, in its new place"
    );
    assert_eq!(desk.waiting().expect("listed"), [], "the tray is empty");
    desk.attach_quote(lost, "Nobody knows", None).expect("it stands there already");
    assert_eq!(desk.undo().expect("undone").label, "highlight put in its place", "which can be undone");
    assert_eq!(desk.waiting().expect("listed").len(), 1, "and waits again: the same place twice is one step");
    desk.redo().expect("redone");

    desk.undo().and_then(|_| desk.undo()).expect("the new reading is undone");
    assert_eq!(desk.show(clip).expect("there").article.text, text, "to the text that was marked");
    let exact = |quote: &str| (quote.to_owned(), Some(How::Exact));
    assert_eq!(states(&desk, clip), [exact("Moscow signed"), exact("Nobody said")], "with every passage in its place");
}

#[test]
fn a_text_without_passages_is_taken_with_the_others() {
    let desk = desk();
    let clip = read_before(&desk, &["Something else."]);
    assert_eq!(desk.readable().expect("listed"), [clip], "it can be read again");
    assert_eq!(
        desk.reread(clip, Take::Unmarked).expect("read").status,
        RereadStatus::Taken,
        "nothing stands in the way"
    );
    assert_eq!(desk.doctor(false).expect("examined").problems, Vec::<String>::new(), "all is sound");
}

#[test]
fn a_place_given_by_hand_is_found_again_in_a_third_text() {
    let desk = desk();
    let clip = read_before(&desk, &["Nobody said for how long."]);
    let lost = mark(&desk, clip, "Nobody said");
    desk.reread(clip, Take::Any).expect("read");
    desk.attach_quote(lost, "Nobody knows", None).expect("attached");
    let third = ["First of all, this.", "An update came first.", "Nobody knows for how long."];
    let status = desk.clip(&page(URL, "One", "2020-01-01", &third), &ClipInto::default()).expect("clipped").status;
    assert_eq!(status, ClipStatus::Updated, "the page has a third text");
    assert_eq!(states(&desk, clip), [("Nobody said".to_owned(), Some(How::Hand))], "its words by hand are there once");
}

#[test]
fn what_stands_in_its_own_text_is_not_moved_and_no_page_is_no_reading() {
    let desk = desk();
    let clip = desk.keep(URL, "One", "2020-01-01", &NOW);
    let own = mark(&desk, clip, "Minsk");
    assert_eq!(desk.attach_quote(own, "update", None).expect_err("it stands").code, ErrorCode::BadInput, "it stands");
    let page = desk.show(clip).expect("there").versions[0].snapshot.clone();
    std::fs::remove_file(desk.folder().join("snapshots").join(&page[..2]).join(format!("{page}.zst"))).expect("gone");
    let failed = desk.reread(clip, Take::Any).expect("no failure of the library");
    assert_eq!(failed.status, RereadStatus::Failed, "its page is gone");
    assert!(failed.message.is_some_and(|message| message.contains("doctor")), "it says what to do");
}

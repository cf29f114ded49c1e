//! A newer extractor reads stored pages otherwise: what happens to the text, and to the passages marked in it.

use super::*;
use crate::{ErrorCode, extract};

const URL: &str = "https://a.example/1";
const NOW: [&str; 3] = ["An update came first.", "Minsk and Moscow signed for gas.", "Nobody knows for how long."];

/// A clip of a page with the paragraphs `NOW`, of which an older extractor read others.
fn read_before(desk: &Desk, before: &[&str]) -> ClipId {
    read_before_at(desk, URL, "One", before)
}

fn read_before_at(desk: &Desk, url: &str, headline: &str, before: &[&str]) -> ClipId {
    let clip = desk.keep(url, headline, "2020-01-01", &NOW);
    let Source::Html { html, url } = page(url, headline, "2020-01-01", before) else { panic!("a page is HTML") };
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
    let as_it_was = "UPDATE readings SET article = ?1, text = ?2, extractor = '0' WHERE clip = ?3";
    db.execute(as_it_was, (json, article.document.text(), clip.to_string())).expect("as it was");
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
    assert!(failed.message.is_some_and(|message| message.contains("Check the library")), "it says what to do");
}

#[test]
fn what_is_taken_of_many_is_one_step_of_undo() {
    use RereadStatus::{Offered, Same, Taken};
    let desk = desk();
    let older = |nth: usize| {
        let url = format!("https://a.example/{nth}");
        read_before_at(&desk, &url, &format!("Story {nth}"), &["Minsk and Moscow signed for gas."])
    };
    // The first come in transactions of their own, so that whoever looks on sees them at once.
    let mut clips: Vec<ClipId> = (0..16).map(older).collect();
    let marked = clips[3];
    mark(&desk, marked, "Moscow signed");
    clips.push(desk.keep("https://a.example/now", "As now", "2020-01-01", &NOW));
    let statuses = |take: Take| {
        let mut read = Vec::new();
        desk.reread_all::<crate::Error>(&desk.readable().expect("listed"), take, |some| {
            read.extend(some);
            Ok(())
        })
        .expect("read");
        assert_eq!(read.iter().map(|read| read.id).collect::<Vec<_>>(), clips, "{take:?}: each once, in their order");
        read.into_iter().map(|read| read.status).collect::<Vec<_>>()
    };
    let expected = |plain: RereadStatus, marked: RereadStatus| {
        let older = (0..16).map(|nth| if nth == 3 { marked } else { plain });
        older.chain([Same]).collect::<Vec<_>>()
    };
    assert_eq!(statuses(Take::Nothing), expected(Offered, Offered), "only said");
    assert_eq!(statuses(Take::Unmarked), expected(Taken, Offered), "what carries no passage is shown anew");
    assert_eq!(desk.undo().expect("undone").label, "15 clips read anew", "one step, whatever the transactions");
    assert_eq!(statuses(Take::Any), expected(Taken, Taken), "all are");
    assert_eq!(desk.undo().expect("undone").label, "16 clips read anew", "one step takes all back");
    for clip in &clips {
        assert_eq!(desk.show(*clip).expect("there").versions.len(), 1, "to the reading before");
    }
}

#[test]
fn reading_many_anew_ends_when_nobody_wants_more_and_what_was_taken_stays() {
    let desk = desk();
    let older =
        |nth: usize| read_before_at(&desk, &format!("https://a.example/{nth}"), &format!("Story {nth}"), &["Else."]);
    let clips: Vec<ClipId> = (0..6).map(older).collect();
    let mut told = 0;
    let ended = desk.reread_all::<crate::Error>(&clips, Take::Any, |some| {
        told += some.len();
        Err(crate::Error::internal("enough"))
    });
    assert_eq!(ended.expect_err("ended").message, "enough", "its own error comes back");
    let anew = |clip: &&ClipId| desk.show(**clip).expect("there").versions.len() == 2;
    assert!(told < clips.len(), "it ended before the last: {told}");
    assert_eq!(clips.iter().filter(anew).count(), told, "what was told of is what was taken");
}

#[test]
fn older_readings_are_offered_until_the_person_has_seen_the_offer() {
    let desk = desk();
    assert!(!desk.has_older_readings().expect("asked"), "there is nothing to read");
    let db = rusqlite::Connection::open(desk.folder().join("library.sqlite")).expect("opened");
    let forget = || db.execute("DELETE FROM settings WHERE name = 'extractor'", []).expect("forgotten");
    assert_eq!(forget(), 1, "that nothing is older is found out once");
    let clip = read_before(&desk, &["Something else."]);
    let other = desk.keep("https://a.example/2", "Two", "2020-01-01", &NOW);
    assert!(desk.has_older_readings().expect("asked"), "one is older");
    assert_eq!(desk.older_readings().expect("listed"), [clip], "that one");
    desk.trash(&[clip]).expect("trashed");
    assert_eq!(desk.older_readings().expect("listed"), [], "nobody cares for the trash");
    desk.untrash(&[clip], &[], &[]).expect("back");

    desk.offer_is_seen().expect("put off");
    assert!(!desk.has_older_readings().expect("asked"), "it is not offered again");
    desk.undo().expect("undone");
    assert!(!desk.has_older_readings().expect("asked"), "and undo does not bring it back");
    db.execute("UPDATE settings SET value = '4' WHERE name = 'extractor'", []).expect("as after an update");
    desk.redo().expect("redone");
    assert!(desk.has_older_readings().expect("asked"), "a newer extractor offers anew");
    desk.reread(clip, Take::Any).expect("taken");
    assert!(!desk.has_older_readings().expect("asked"), "what was taken is no longer older");

    forget();
    for extractor in ["person", "100"] {
        db.execute("UPDATE readings SET extractor = ?1 WHERE clip = ?2", (extractor, other.to_string()))
            .expect("as if");
        assert!(!desk.has_older_readings().expect("asked"), "{extractor} is not older");
        forget();
    }
}

#[test]
fn the_offer_says_what_would_change() {
    let desk = desk();
    let clip = read_before(&desk, &["Minsk and Moscow signed for gas.", "Nobody said for how long."]);
    let db = rusqlite::Connection::open(desk.folder().join("library.sqlite")).expect("opened");
    let older = "UPDATE readings SET article = json_set(article, '$.byline', 'V. H.', '$.publisher', 'A courier')";
    db.execute(older, []).expect("as it was read");
    let mine = Correction { field: Field::Publisher, value: Some("Northern Courier".into()) };
    desk.edit(clip, &[mine]).expect("corrected");
    mark(&desk, clip, "Nobody said");
    let Rereading { reread, values, goes, comes, waits } = desk.rereading(clip).expect("read");
    let byline = NewValue { field: Field::Byline, before: Some("V. H.".into()), after: Some("Vera Holm".into()) };
    assert_eq!(values, [byline], "what a person corrected is shown as before");
    assert_eq!(reread.fields, [Field::Byline], "the list names it");
    assert_eq!(goes, ["Nobody said for how long."], "what goes");
    assert_eq!(comes.first().map(String::as_str), Some("An update came first."), "what comes: {comes:?}");
    assert_eq!(waits, ["Nobody said"], "and what would wait");
    assert_eq!(desk.rereading(clip).expect("read").reread.status, RereadStatus::Offered, "nothing was changed");
}

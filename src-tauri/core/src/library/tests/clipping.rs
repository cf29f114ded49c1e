use super::*;
use crate::ErrorCode;
use std::sync::{Arc, Mutex};

const STORY: &str = "https://courier.example/union";

#[test]
fn a_clip_is_there_when_the_library_is_opened_again() {
    let desk = desk();
    let clip = desk.keep(STORY, "State union talks", "2020-08-11", &["Minsk and Moscow spoke."]);
    let again = Library::open(desk.folder()).expect("the library opens again");
    let detail = again.show(clip).expect("the clip is there");
    assert_eq!(detail.article.headline.as_deref(), Some("State union talks"), "with its article");
    assert!(detail.article.text.contains("Minsk and Moscow spoke."), "and its text");
    assert_eq!(detail.versions.len(), 1, "in one reading");
    let Source::Html { html, .. } = page(STORY, "State union talks", "2020-08-11", &["Minsk and Moscow spoke."]) else {
        return;
    };
    assert_eq!(again.original(clip).expect("the original"), html.into_bytes(), "the bytes are as they came");
}

#[test]
fn what_is_known_is_not_stored_twice_but_tagged_and_filed() {
    let desk = desk();
    let first = desk.keep(STORY, "State union talks", "2020-08-11", &["Minsk and Moscow spoke."]);
    let same_bytes = page(STORY, "State union talks", "2020-08-11", &["Minsk and Moscow spoke."]);
    let into = ClipInto { tags: s(&["Belarus"]), dossier: Some("Integration".into()) };
    let clipped = desk.clip(&same_bytes, &into).expect("the library works");
    assert_eq!((clipped.status, clipped.id), (ClipStatus::Known, Some(first)), "the same bytes are the same clip");
    let detail = desk.show(first).expect("there");
    assert_eq!((detail.tags, detail.dossiers.len()), (s(&["Belarus"]), 1), "tag and dossier still apply");

    let Source::Html { html, .. } = same_bytes else { return };
    let tracked = Source::Html {
        html: html.replace("<head>", "<head><!-- served at 9:31 -->"),
        url: Some(format!("{STORY}?utm_source=x#top")),
    };
    let clipped = desk.clip(&tracked, &ClipInto::default()).expect("the library works");
    assert_eq!((clipped.status, clipped.id), (ClipStatus::Known, Some(first)), "the same page with the same text too");
    assert_eq!(desk.show(first).expect("there").versions.len(), 1, "and no second reading is made");
}

#[test]
fn another_text_on_the_same_page_is_a_new_version_of_the_same_clip() {
    let desk = desk();
    let clip = desk.keep(STORY, "State union talks", "2020-08-11", &["Minsk and Moscow spoke.", "Nobody signed."]);
    let kept = desk.annotate_quote(clip, "Nobody signed.", None, Colour::Doubt, Some("why?"), &[]).expect("marked");
    let lost = desk.annotate_quote(clip, "Minsk and Moscow spoke.", None, Colour::Fact, None, &[]).expect("marked");
    let newer =
        page(STORY, "State union signed", "2020-08-11", &["An update was made to this story.", "Nobody signed."]);
    let clipped = desk.clip(&newer, &ClipInto::default()).expect("the library works");
    assert_eq!((clipped.status, clipped.id), (ClipStatus::Updated, Some(clip)), "same page, another text");
    assert_eq!(clipped.headline.as_deref(), Some("State union signed"), "the new reading is current");
    let detail = desk.show(clip).expect("there");
    assert_eq!(detail.versions.iter().filter(|version| version.current).count(), 1, "one of two readings is current");
    assert_eq!(detail.versions.len(), 2, "the older reading stays");
    let states: Vec<_> = detail.annotations.iter().map(|passage| (passage.id, passage.state)).collect();
    let expected = [(kept.id, Placement::Placed), (lost.id, Placement::Waiting)];
    assert_eq!(states, expected, "what is still there is placed, what is gone waits at the end");
    let (start, end) = (detail.annotations[0].start as usize, detail.annotations[0].end as usize);
    assert_eq!(slice(&detail.article.text, start..end), "Nobody signed.", "placed on its words in the new text");
    assert!(detail.annotations[1].place.is_none(), "what waits stands nowhere");
}

#[test]
fn a_page_that_is_as_it_was_once_before_is_still_known_by_its_address() {
    let desk = desk();
    let clip = desk.keep(STORY, "State union talks", "2020-08-11", &["Minsk and Moscow spoke."]);
    let clip_page = |source: &Source| {
        let clipped = desk.clip(source, &ClipInto::default()).expect("the library works");
        (clipped.status, clipped.id)
    };
    let version = |words: &str| page(STORY, "State union talks", "2020-08-11", &[words]);
    assert_eq!(clip_page(&version("Nobody signed.")), (ClipStatus::Updated, Some(clip)), "another text");
    let Source::Html { html, .. } = version("Minsk and Moscow spoke.") else { panic!("a page") };
    let nameless = Source::Bytes { name: None, bytes: html.into_bytes(), url: None };
    assert_eq!(clip_page(&nameless), (ClipStatus::Known, Some(clip)), "the first again, from a file");
    assert_eq!(clip_page(&version("They signed.")), (ClipStatus::Updated, Some(clip)), "the page has no second clip");
}

#[test]
fn the_same_page_twice_in_one_go_is_no_damage() {
    let desk = desk();
    let prepared = [(); 2].map(|()| {
        let source = page(STORY, "State union talks", "2020-08-11", &["Minsk and Moscow spoke."]);
        desk.prepare(&source, &mut crate::store::Packer::new().expect("made")).expect("read")
    });
    let clipped =
        desk.keep_all(prepared.into(), &ClipInto::default(), &mut crate::store::Step::default()).expect("kept");
    let outcomes = clipped.iter().map(|clipped| (clipped.status, clipped.message.as_deref()));
    let expected = [(ClipStatus::Clipped, None), (ClipStatus::Known, None)];
    assert_eq!(outcomes.collect::<Vec<_>>(), expected, "its page is there from the first, and was never damaged");
}

#[test]
fn a_clip_in_the_trash_comes_back_when_it_is_clipped_again() {
    let desk = desk();
    let clip = desk.keep(STORY, "State union talks", "2020-08-11", &["Minsk and Moscow spoke."]);
    desk.trash(&[clip]).expect("trashed");
    assert!(desk.found("").is_empty(), "the list leaves it out");
    let again = page(STORY, "State union talks", "2020-08-11", &["Minsk and Moscow spoke."]);
    let clipped = desk.clip(&again, &ClipInto::default()).expect("the library works");
    assert_eq!(clipped.status, ClipStatus::Known, "it was known");
    assert!(clipped.message.is_some_and(|message| message.contains("trash")), "the message says that it came back");
    assert_eq!(desk.found("").len(), 1, "and it is back");
}

#[test]
fn bad_sources_leave_nothing_behind() {
    let desk = desk();
    let folder = desk.folder.path();
    let write = |name: &str, bytes: &[u8]| {
        let path = folder.join(name);
        std::fs::write(&path, bytes).expect("a file");
        path.to_string_lossy().into_owned()
    };
    let paths = [
        write("empty.html", b""),
        write("picture.html", &[0x89, b'P', b'N', b'G', 13, 10, 26, 10, 0, 0, 0, 13, 0, 1, 2, 3]),
        "/no/such/page.html".to_owned(),
    ];
    for path in paths {
        let clipped = desk
            .clip(&Source::File { path: path.clone(), url: None }, &ClipInto { tags: s(&["x"]), dossier: None })
            .expect("no error of the library");
        assert_eq!((clipped.status, clipped.id), (ClipStatus::Failed, None), "{path} cannot be clipped");
        assert!(clipped.message.is_some(), "and it is said why");
    }
    assert_eq!(desk.overview().expect("counts").all, 0, "no clip");
    assert!(desk.tags().expect("tags").is_empty(), "no tag");
    assert!(!desk.library.folder().join("snapshots").exists(), "no bytes");
}

#[test]
fn a_page_that_cannot_be_fetched_is_kept_as_its_link() {
    let desk = desk();
    // A port that was free a moment ago: nobody answers there.
    let port =
        std::net::TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a port").port();
    let url = format!("http://127.0.0.1:{port}/story");
    let clipped = desk
        .clip(&Source::Url { url: url.clone() }, &ClipInto { tags: s(&["later"]), dossier: None })
        .expect("the library works");
    assert_eq!(clipped.status, ClipStatus::Failed, "it could not be fetched");
    let clip = clipped.id.expect("but it has an id, to try again");
    let detail = desk.show(clip).expect("there");
    assert_eq!((detail.url.as_deref(), detail.tags), (Some(url.as_str()), s(&["later"])), "with its link and tag");
    assert!(detail.failure.is_some(), "and the reason");
    assert_eq!(desk.overview().expect("counts").failed, 1, "counted as failed");
    assert_eq!(desk.original(clip).expect_err("no bytes").code, ErrorCode::NotFound, "there is no original");
    assert_eq!(
        desk.annotate(clip, 0, 1, Colour::Fact, None, &[]).expect_err("no text").code,
        ErrorCode::BadInput,
        "nothing to mark"
    );
    let retried = desk.retry(clip).expect("the library works");
    assert_eq!((retried.status, retried.id), (ClipStatus::Failed, Some(clip)), "trying again keeps the clip");
    let arrived = page(&url, "It answered", "2020-08-11", &["At last."]);
    let clipped = desk.clip(&arrived, &ClipInto::default()).expect("the library works");
    assert_eq!((clipped.status, clipped.id), (ClipStatus::Clipped, Some(clip)), "the page fills the waiting clip");
    assert_eq!(desk.overview().expect("counts").failed, 0, "which failed no longer");
}

#[test]
fn a_page_without_an_article_is_kept_whole() {
    let desk = desk();
    let html = "<html><head><title>Sign in</title></head><body><nav><a href=\"/\">Home</a></nav><form><input></form></body></html>";
    let clipped =
        desk.clip(&Source::Html { html: html.into(), url: None }, &ClipInto::default()).expect("the library works");
    assert_eq!(clipped.status, ClipStatus::Clipped, "it is readable: {:?}", clipped.message);
    assert!(
        clipped.message.is_some_and(|message| message.to_lowercase().contains("no article found")),
        "and it is said"
    );
    let clip = clipped.id.expect("it has an id");
    assert_eq!(desk.original(clip).expect("the original"), html.as_bytes(), "its bytes are kept");
    let note = Source::Text { text: "Call Vera back.".into(), url: None };
    let clip = desk.clip(&note, &ClipInto::default()).expect("the library works").id.expect("it has an id");
    assert_eq!(desk.show(clip).expect("there").article.text, "Call Vera back.", "a few pasted words are kept too");
}

#[test]
fn listeners_hear_what_changed_and_nothing_where_nothing_did() {
    let mut desk = desk();
    let heard: Arc<Mutex<Vec<Changes>>> = Arc::default();
    let ear = heard.clone();
    desk.library.on_change(move |changes| ear.lock().expect("unbroken").push(*changes));
    let clip = desk.keep(STORY, "State union talks", "2020-08-11", &["Minsk and Moscow spoke."]);
    desk.mark(&[clip], Mark { read: Some(true), starred: None }).expect("marked");
    desk.mark(&[clip], Mark { read: Some(true), starred: None }).expect("marked again");
    desk.tag(&[clip], &s(&["Belarus"]), &[]).expect("tagged");
    let tags = Changes { tags: true, ..Changes::default() };
    let clips = Changes { clips: true, ..Changes::default() };
    assert_eq!(*heard.lock().expect("unbroken"), [clips, clips, tags], "marking twice changes nothing the second time");
}

#[test]
fn many_sources_are_reported_in_their_order_and_each_once() {
    let desk = desk();
    for number in [1, 63, 64, 65, 100, 129, 200] {
        let source = |nth: usize| {
            let url = format!("https://many.example/{number}/{nth}");
            page(&url, &format!("Story {number}-{nth}"), "2020-01-01", &[&format!("Words of {number}-{nth}.")])
        };
        let sources: Vec<Source> = (0..number).map(source).collect();
        let mut reported = Vec::new();
        desk.clip_all::<crate::Error>(&sources, &ClipInto::default(), |clipped| {
            assert!(clipped.id.is_some_and(|id| desk.show(id).is_ok()), "it is there when it is reported");
            reported.push(clipped.source);
            Ok(())
        })
        .expect("clipped");
        let asked: Vec<String> = (0..number).map(|nth| format!("https://many.example/{number}/{nth}")).collect();
        assert_eq!(reported, asked, "{number} sources");
    }
}

#[test]
fn work_on_many_sources_ends_when_nobody_wants_more() {
    let desk = desk();
    let source = |nth: usize| {
        page(
            &format!("https://many.example/{nth}"),
            &format!("Story {nth}"),
            "2020-01-01",
            &[&format!("Words of {nth}.")],
        )
    };
    let sources: Vec<Source> = (0..400).map(source).collect();
    let mut seen = 0;
    let ended = desk.clip_all::<crate::Error>(&sources, &ClipInto::default(), |_| {
        seen += 1;
        if seen == 30 { Err(crate::Error::internal("enough")) } else { Ok(()) }
    });
    assert_eq!(ended.expect_err("ended").message, "enough", "its own error comes back");
    let there = desk.overview().expect("counted").all;
    assert!(there < 400, "the rest was not clipped");
    assert_eq!(there, seen, "and what is there was told of");
}

#[test]
fn a_senders_tracking_does_not_take_the_place_of_a_clean_address() {
    let desk = desk();
    let url = "https://a.example/story?id=7";
    let clip = desk.keep(url, "One", "2020-01-01", &["Minsk and Moscow."]);
    let again = page(&format!("{url}&utm_source=letter"), "One", "2020-01-01", &["Minsk, Moscow and Kyiv."]);
    let clipped = desk.clip(&again, &ClipInto::default()).expect("clipped");
    assert_eq!((clipped.status, clipped.id), (ClipStatus::Updated, Some(clip)), "the same page with another text");
    assert_eq!(desk.show(clip).expect("there").url.as_deref(), Some(url), "in the reader");
    let rows = desk.list("", Sort::Published, 0, 9).expect("listed").rows;
    assert_eq!(rows[0].url.as_deref(), Some(url), "and in the list");
}

#[test]
fn a_language_is_corrected_to_a_code_alone() {
    let desk = desk();
    let clip = desk.keep("https://a.example/1", "One", "2020-01-01", &["Minsk and Moscow."]);
    let edit = |value: &str| desk.edit(clip, &[Correction { field: Field::Language, value: Some(value.into()) }]);
    for wrong in ["hebrew", "h", "he_IL", "עברית", "he-", "12"] {
        let message = edit(wrong).expect_err(wrong).message;
        assert!(message.contains(wrong) && message.contains("he,"), "names the form that is wanted: {message}");
    }
    for code in ["he", "pt-BR", "zh-Hant", "yue", "sr-Latn-RS", "es-419"] {
        edit(code).expect(code);
    }
}

//! What the reader left out, and a person puts back.

use super::*;
use crate::ErrorCode;

const URL: &str = "https://a.example/1";
const TEXT: [&str; 2] = ["Minsk and Moscow signed for gas.", "Nobody knows for how long."];
const RELATED: &str = "Read also";

/// A page with related links between its paragraphs and below them.
fn with_related(paragraphs: &[&str]) -> Source {
    let Source::Html { html, url } = page(URL, "One", "2020-01-01", paragraphs) else { panic!("a page is HTML") };
    let related = |words: &str| {
        format!("<aside class=\"related\"><p>{RELATED}</p><ul><li><a href=\"/2\">{words}</a></li></ul></aside>")
    };
    let (first, second) = (related("Bread is dearer again"), related("A bridge was opened"));
    let html = html
        .replacen("<p>Round 0", &format!("{first}<p>Round 0"), 1)
        .replace("</article>", &format!("{second}</article>"));
    Source::Html { html, url }
}

fn kept(desk: &Desk) -> ClipId {
    desk.clip(&with_related(&TEXT), &ClipInto::default()).expect("clipped").id.expect("an id")
}

fn left_out(desk: &Desk, clip: ClipId, words: &str) -> Removed {
    let removed = desk.show(clip).expect("there").article.removed;
    let found = removed.iter().find(|part| part.text.contains(words));
    found.unwrap_or_else(|| panic!("“{words}” is left out: {removed:?}")).clone()
}

#[test]
fn a_part_goes_back_where_it_stood_and_passages_stay_in_their_places() {
    let desk = desk();
    let clip = kept(&desk);
    desk.annotate_quote(clip, TEXT[1], None, Colour::Fact, Some("Who says so?"), &[]).expect("marked");
    let (before, number) = (desk.show(clip).expect("there"), |detail: &ClipDetail| detail.annotations[0].paragraph);
    let part = left_out(&desk, clip, "Bread");
    desk.put_back(clip, &part).expect("put back");

    let after = desk.show(clip).expect("there");
    let place =
        |words: &str| after.article.text.find(words).unwrap_or_else(|| panic!("no {words}: {}", after.article.text));
    assert!(
        place(TEXT[0]) < place("Bread") && place("Bread") < place("Round 0"),
        "where it stood: {}",
        after.article.text
    );
    assert!(!after.article.removed.contains(&part), "it is no longer left out");
    let [passage] = &after.annotations[..] else { panic!("one passage: {:?}", after.annotations) };
    assert_eq!((passage.state, passage.how, passage.quote.as_str()), (Placement::Placed, Some(How::Moved), TEXT[1]));
    assert!(number(&after) > number(&before), "with the number that its paragraph has now");
    assert_eq!(after.versions[0].extractor, "person", "a reading by the person");
    assert_eq!((after.versions.len(), after.versions[1].current), (2, false), "the one before is kept");
    let bridge = left_out(&desk, clip, "bridge");
    assert_eq!(bridge.at as usize, after.article.text.chars().count(), "what stood at the end stands at the end");
    assert_eq!(desk.found("bread"), ["One"], "and the search finds it");
    assert_eq!(desk.put_back(clip, &part).expect_err("it is in").code, ErrorCode::NotFound, "once");

    desk.put_back(clip, &bridge).expect("put back");
    assert!(desk.show(clip).expect("there").article.text.ends_with("A bridge was opened"), "at the end");
    desk.undo().and_then(|_| desk.undo()).expect("undone");
    let undone = desk.show(clip).expect("there");
    assert_eq!((&undone.article.text, &undone.annotations), (&before.article.text, &before.annotations), "as it was");
    assert_eq!(desk.doctor(false).expect("examined").problems, Vec::<String>::new(), "all is sound");
}

#[test]
fn a_part_stays_in_the_article_when_the_page_is_read_or_clipped_again() {
    let desk = desk();
    let clip = kept(&desk);
    desk.put_back(clip, &left_out(&desk, clip, "Bread")).expect("put back");
    let shown = |desk: &Desk| desk.show(clip).expect("there").article.text;
    let text = shown(&desk);
    assert_eq!(desk.reread(clip, Take::Any).expect("read").status, RereadStatus::Same, "nothing else would be read");
    let again = |source: &Source| desk.clip(source, &ClipInto::default()).expect("clipped").status;
    assert_eq!(again(&with_related(&TEXT)), ClipStatus::Known, "the same bytes");
    let Source::Html { html, url } = with_related(&TEXT) else { panic!("a page is HTML") };
    assert_eq!(again(&Source::Html { html: format!("{html}<!-- -->"), url }), ClipStatus::Known, "the same text");
    assert_eq!(shown(&desk), text, "the person's text is shown");
    assert_eq!(again(&with_related(&["An update.", TEXT[1]])), ClipStatus::Updated, "another text");
    assert!(shown(&desk).contains("Bread") && shown(&desk).contains("An update."), "with the part: {}", shown(&desk));
}

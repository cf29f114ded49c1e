//! Links to other articles among the paragraphs, and the text that goes on behind them.

use super::main;

/// The first line of the text behind a piece of HTML in the middle of the article, and what was cut.
fn around(piece: &str) -> (Vec<String>, Vec<String>) {
    let article = main(piece);
    let texts = article.document.body_text().split("\n\n").skip(2).map(str::to_owned).collect::<Vec<_>>();
    let last = texts.len() - 1;
    (texts[..last].to_vec(), article.removed.into_iter().map(|cut| cut.text).collect())
}

#[test]
fn the_text_goes_on_behind_the_links_of_a_label() {
    let list = "<ul><li><a href=/1>Storm sinks boats</a></li></ul>";
    for (piece, kept, why) in [
        (format!("<p>READ MORE:</p>{list}<p>Work ends in May.</p>"), vec!["Work ends in May."], "a short last sentence"),
        (
            format!("<p><strong>Related</strong></p>{list}<p>Work ends in May.</p><p>“At last,” said one.</p>"),
            vec!["Work ends in May.", "“At last,” said one."],
            "two of them, one of which ends in what was said",
        ),
        (format!("<h3>Related</h3>{list}<p>Work ends in May.</p>"), vec!["Work ends in May."], "under a heading"),
        (
            "<p>延伸閱讀</p><p><a href=/1>大橋夜間封航</a></p><p>里長說：「停車位在哪裡？」</p>".into(),
            vec!["里長說：「停車位在哪裡？」"],
            "in Chinese",
        ),
        (
            format!("<p>Read more</p>{list}<p>Work ends in May, the <a href=/2>office</a> said.</p>"),
            vec!["Work ends in May, the office said."],
            "with a link of its own",
        ),
        (
            format!("<p>Read more</p>{list}<p>Work ends in May.</p><p>Read also: <a href=/2>The pier</a></p>"),
            vec!["Work ends in May."],
            "before another pointer",
        ),
        (
            "<p>Read more</p><p><a href=/1>The storm</a></p><p>It sank boats.</p><p><a href=/2>The pier</a></p><p>It burnt</p>"
                .into(),
            vec![],
            "what a card says under its link is none of it",
        ),
        (format!("<p>Read more</p>{list}<p>Photos from the harbour</p>"), vec![], "nor is a line that ends in no full stop"),
    ] {
        let (texts, cut) = around(&piece);
        assert_eq!(texts, kept, "{why}: {piece}");
        assert!(cut.len() >= 2, "{why}: the label and its links are listed, but {cut:?}");
    }
}

#[test]
fn a_label_and_a_link_in_one_box_are_no_text() {
    for (piece, kept, why) in [
        ("<div><span>Lee también</span><a href=/1>La disputa</a></div>", false, "without a space or a colon"),
        (
            "<div><b>İlgili Haberler</b> <a href=/1>Fırtına</a> <a href=/2>Feribot</a></div>",
            false,
            "two links, in Turkish",
        ),
        ("<p><strong>関連記事</strong>：<a href=/1>連絡船の運航再開</a></p>", false, "a colon of Han"),
        ("<p>Sur le même sujet : <a href=/1>La tempête</a></p>", false, "known as a heading alone"),
        ("<p>More from the Post <a href=/1>The storm</a></p>", false, "it names the outlet"),
        ("<p>See also <a href=/1>the report</a> of the office on the winter.</p>", true, "a sentence"),
        ("<p>The office said <a href=/1>that it was sorry</a></p>", true, "no label"),
    ] {
        let (texts, cut) = around(piece);
        assert_eq!((!texts.is_empty(), cut.is_empty()), (kept, kept), "{why}: {piece}");
    }
}

#[test]
fn counts_and_votes_are_no_text() {
    for (piece, kept, why) in [
        ("<div><button>Share the article</button><span>213</span></div>", false, "a count beside a button"),
        ("<div class=share><a href=/s>Share</a></div><p>213</p>", true, "a number in a paragraph of its own"),
        (
            "<div class=x><h4>Would you take the ferry?</h4><label><input type=radio>Yes</label><label><input type=radio>No</label><button>Vote</button></div>",
            false,
            "a question and its answers",
        ),
        ("<div><p>It sails at noon.</p><label><input type=radio>Yes</label></div>", true, "text beside an answer"),
    ] {
        let (texts, cut) = around(piece);
        assert_eq!(
            texts.iter().any(|text| text.contains("213") || text.contains("ferry") || text.contains("noon")),
            kept,
            "{why}: {piece}: {texts:?}"
        );
        assert!(!cut.is_empty() || why.starts_with("text"), "{why}: it is listed");
    }
}

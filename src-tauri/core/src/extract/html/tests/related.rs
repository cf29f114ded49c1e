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

//! The written file read back: by comrak, and by pandoc where it is installed (always with `CUTTINGS_STRICT=1`).

mod dossier;

use super::*;
use crate::model::*;
use std::io::Write;
use std::process::{Command, Stdio};

/// Paragraphs that Markdown in one of its flavours would take for something else.
const HOSTILE: [&str; 60] = [
    "# not a heading",
    "#hashtag and a #tag, C# and #",
    "- no list",
    "+ no list",
    "* no list",
    "-",
    "1. no list",
    "2020. That was a year",
    "(1) no list, (a) neither",
    "a. nor this",
    "IV. nor this",
    "A. Lukashenko said so",
    "#. nor this",
    "(@) nor this, (@x) nor that",
    "> no quote",
    ": no definition",
    "~ no definition",
    "| no | table |",
    "---",
    "- - -",
    "***",
    "___",
    "===",
    "= = =",
    "```",
    "~~~",
    "*stars* **and** _lines_ __and__ snake_case",
    "***three*** *a **b** c*",
    "2 * 3 * 4",
    "a*b*c",
    "[link](https://a.example) ![picture](x.png)",
    "[reference]: https://a.example \"title\"",
    "[x] done, [ ] not",
    "[^1] and ^[note]",
    "[^1]: a footnote's text",
    "[[wiki link]] ![[embedded]]",
    "[span]{.class} and {#id} {{ liquid }}",
    "`code` and ``code`` and `",
    "~~struck~~ and ~sub~ and x^2^",
    "$a$ and $$b$$, \\(c\\), \\alpha, \\begin{x}",
    "costs $5 or $6, $ 700 million",
    "==mark== %%hidden%% ++ins++",
    ":smile: :+1: a:100:b at 13:52:10",
    "https://a.example/x_y_z and http://b.example, ftp://c.example",
    "www.a.example and WWW.B.EXAMPLE",
    "me@a.example, mailto:me@a.example, @handle",
    "<b>bold</b> <!-- gone --> <https://a.example> </p> <?php ?>",
    "5 < 6 > 4, a<b, x <- y",
    "&amp; &#160; &nbsp; &copy R&D AT&T",
    "back\\slash \\* \\",
    "ends with a backslash\\",
    "C:\\new\\table",
    "::: warning",
    "%% comment",
    "Table: no caption",
    "-- a dash -- and --- another",
    "He said: 1) yes; 2) no.",
    "Москва — «Минск» – „Berlin“ “quoted” ‘so’ 北京。 לוקשנקו אמר (כן) می\u{200c}خواهم",
    "!bang ! [x]",
    "line one\n- line two\n# line three\n=== \n    four",
];

/// What a reader of the file sees, white space apart.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text of a Markdown file by comrak, with GitHub's extensions.
fn read_back(markdown: &str) -> String {
    use comrak::nodes::NodeValue;
    let mut options = comrak::Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.autolink = true;
    options.extension.tasklist = true;
    options.extension.footnotes = true;
    options.extension.math_dollars = true;
    options.extension.front_matter_delimiter = Some("---".into());
    let arena = comrak::Arena::new();
    let mut text = String::new();
    for node in comrak::parse_document(&arena, markdown, &options).descendants() {
        match &node.data().value {
            NodeValue::Text(words) => text.push_str(words),
            NodeValue::Code(code) => text.push_str(&code.literal),
            NodeValue::CodeBlock(code) => text.push_str(&format!("\n{}\n", code.literal)),
            NodeValue::SoftBreak | NodeValue::LineBreak | NodeValue::TableCell => text.push('\n'),
            value if value.block() => text.push('\n'),
            _ => {}
        }
    }
    text
}

/// The plain text by pandoc; `None` where it is not installed.
fn pandoc(markdown: &str, from: &str, to: &str) -> Option<String> {
    let command = Command::new("pandoc")
        .args(["--from", from, "--to", to, "--wrap=none"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let mut child = match command {
        Ok(child) => child,
        Err(cause) if std::env::var("CUTTINGS_STRICT").is_ok_and(|strict| strict == "1") => {
            panic!("no pandoc: {cause}")
        }
        Err(_) => {
            eprintln!("skipped: pandoc is not installed");
            return None;
        }
    };
    child.stdin.take().expect("a pipe").write_all(markdown.as_bytes()).expect("written");
    let output = child.wait_with_output().expect("pandoc ends");
    assert!(output.status.success(), "pandoc reads {from}");
    Some(String::from_utf8(output.stdout).expect("UTF-8"))
}

/// Markers keep neighbours apart, so that each paragraph is compared by itself.
fn set_apart(texts: &[String]) -> Document {
    let paragraph = |(at, text): (usize, &String)| {
        let mut words = Vec::new();
        for line in text.lines() {
            words.extend([Inline::Text { text: line.to_owned() }, Inline::Break]);
        }
        let words = BlockKind::Paragraph { text: words }.into();
        [Block::paragraph(format!("Begin{at}")), words, Block::paragraph(format!("End{at}"))]
    };
    Document::new(texts.iter().enumerate().flat_map(paragraph).collect())
}

fn assert_untouched(texts: &[String], read: &str, by: &str) {
    let read = words(read);
    let mut wrong = Vec::new();
    for (at, text) in texts.iter().enumerate() {
        let after = read.split_once(&format!("Begin{at} ")).map_or("nothing", |(_, after)| after);
        let found = after.split_once(&format!("End{at}")).map_or(after, |(found, _)| found).trim();
        if found != words(text) {
            wrong.push(format!("{text:?} became {:?}", found.chars().take(200).collect::<String>()));
        }
    }
    assert!(wrong.is_empty(), "{} of {} by {by}:\n{}", wrong.len(), texts.len(), wrong.join("\n"));
}

/// What no paragraph of plain text gives in HTML.
const MARKS: [&str; 18] = [
    "<a ",
    "<em",
    "<strong",
    "<ul",
    "<ol",
    "<dl",
    "<h1",
    "<h2",
    "<hr",
    "<table",
    "<blockquote",
    "<code",
    "<span",
    "<del",
    "<sup",
    "<sub",
    "<img",
    "<b>",
];

const FLAVOURS: [&str; 4] = ["gfm", "commonmark", "commonmark_x-smart", "markdown-smart"];

fn reads_as_itself(texts: &[String]) {
    let markdown = body(&set_apart(texts));
    assert_untouched(texts, &read_back(&markdown), "comrak");
    for flavour in FLAVOURS {
        let Some(read) = pandoc(&markdown, flavour, "plain") else { return };
        assert_untouched(texts, &read, flavour);
        let html = pandoc(&markdown, flavour, "html").expect("pandoc is there");
        let marked: Vec<&str> = html.lines().filter(|line| MARKS.iter().any(|mark| line.contains(mark))).collect();
        assert!(marked.is_empty(), "by {flavour}: {marked:#?}");
    }
}

#[test]
fn text_that_looks_like_markdown_reads_as_itself() {
    reads_as_itself(&HOSTILE.map(str::to_owned));
}

/// pandoc's `smart` is on unless told otherwise: it may touch straight quotes, and nothing else.
#[test]
fn only_straight_quotes_are_left_to_pandocs_taste() {
    let texts: Vec<String> =
        HOSTILE.iter().chain(&["and so ... on", "...", "a....b"]).map(|text| text.replace(['"', '\''], "")).collect();
    let markdown = body(&set_apart(&texts));
    for flavour in ["markdown", "commonmark_x"] {
        let Some(read) = pandoc(&markdown, flavour, "plain") else { return };
        assert_untouched(&texts, &read, flavour);
    }
}

/// Marks thrown together by a generator with a fixed seed, so that a failure can be seen again.
#[test]
fn marks_in_any_order_read_as_themselves() {
    const PIECES: &[&str] = &[
        "*", "_", "`", "~", "^", "$", "=", "#", "-", "+", ">", "<", "&", ";", ":", "!", "[", "]", "(", ")", "{", "}",
        "|", "\\", ".", ",", "%", "@", "\"", "'", "/", "1", "a", "I", "é", "新", " ", " ", " ", "\n", "word", "amp;",
        "http", "www.", "://",
    ];
    let mut seed: u32 = 2020;
    let mut next = |below: usize| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) as usize % below
    };
    let mut paragraph = || (0..3 + next(14)).map(|_| PIECES[next(PIECES.len())]).collect::<String>();
    let texts: Vec<String> = (0..400).map(|_| format!("{}x", paragraph())).collect();
    reads_as_itself(&texts);
}

fn text(text: &str) -> Inline {
    Inline::Text { text: text.into() }
}

fn strong(inner: Vec<Inline>) -> Inline {
    Inline::Strong { text: inner }
}

fn emphasis(inner: Vec<Inline>) -> Inline {
    Inline::Emphasis { text: inner }
}

fn link(href: &str, words: &str) -> Inline {
    Inline::Link { href: href.into(), text: Inline::plain(words) }
}

#[test]
fn marks_stand_where_every_reader_sees_them_or_not_at_all() {
    for (inlines, markdown) in [
        (vec![text("a "), strong(vec![text("b")]), text(" c")], "a **b** c"),
        (vec![text("a"), strong(vec![text(" b ")]), text("c")], "a **b** c"),
        (vec![text("un"), emphasis(vec![text("believ")]), text("able")], "un*believ*able"),
        (vec![text("er"), strong(vec![text("\"so\"")]), text("dann")], "er\"so\"dann"),
        (vec![strong(vec![text("「強調」")]), text("文字")], "「強調」文字"),
        (vec![strong(vec![text("a")]), emphasis(vec![text("b")])], "**a**_b_"),
        (vec![emphasis(vec![text("a")]), strong(vec![text("b")]), text(".")], "*a*__b__."),
        (vec![emphasis(vec![text("a")]), strong(vec![text("b")]), text("c")], "*a*bc"),
        (vec![strong(vec![emphasis(vec![text("a")])])], "**_a_**"),
        (vec![emphasis(vec![text("a "), strong(vec![text("b")])])], "*a **b***"),
        (vec![emphasis(vec![text("a "), emphasis(vec![text("b")])])], "*a b*"),
        (vec![strong(vec![text("1. no list")]), text("x")], "**1. no list**x"),
        (vec![strong(vec![text("- ")]), text("x")], "**-** x"),
        (vec![text("Look!"), link("https://a.example", "here")], "Look\\![here](https://a.example)"),
        (
            vec![link("https://a.example/b_(c)?d=1&amp;e=<f> g", "x]y")],
            "[x\\]y](<https://a.example/b_(c)?d=1\\&amp;e=%3Cf%3E%20g>)",
        ),
        (vec![link("javascript:alert(1)", "words")], "words"),
        (vec![link("https://a.example", " ")], ""),
        (vec![Inline::Code { code: "a``b`".into() }], "``` a``b` ```"),
        (vec![text("H"), Inline::Sub { text: Inline::plain("2") }, text("O")], "H<sub>2</sub>O"),
        (vec![text("one "), Inline::Break, text("# two"), Inline::Break], "one\\\n\\# two"),
    ] {
        let block = BlockKind::Paragraph { text: inlines.clone() }.into();
        assert_eq!(body(&Document { version: 1, blocks: vec![block] }), markdown, "{inlines:?}");
    }
}

#[test]
fn a_picture_that_nobody_described_is_still_shown() {
    let figure = BlockKind::Figure {
        image: Some(Image { src: "https://a.example/harbour (1).jpg".into(), alt: None }),
        caption: Vec::new(),
        credit: None,
    };
    assert_eq!(body(&Document::new(vec![figure.into()])), "![](<https://a.example/harbour%20(1).jpg>)");
}

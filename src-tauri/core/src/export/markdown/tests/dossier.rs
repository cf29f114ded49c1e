//! Whole dossiers: as the fixtures show them, and as other programs read them.

use super::*;
use std::path::PathBuf;

fn clip(headline: &str, document: Document) -> BundleClip {
    let article = Article { headline: Some(headline.into()), document, ..Article::default() };
    BundleClip {
        id: id(1),
        article,
        url: None,
        tags: Vec::new(),
        annotations: Vec::new(),
        note: None,
        comment: None,
        clipped: "2026-11-24T10:00:00Z".into(),
    }
}

fn id(number: u128) -> ClipId {
    ClipId(uuid::Uuid::from_u128(number))
}

/// A passage as the annotate stage would make it: a range of the canonical text with its quote.
fn passage(document: &Document, from: &str, to: &str) -> Annotation {
    let layout = document.layout();
    let start = layout.text.find(from).expect("the passage begins in the text");
    let end = start + layout.text[start..].find(to).expect("and ends there") + to.len();
    let chars = |byte: usize| layout.text[..byte].chars().count();
    let unit = layout.unit_at(chars(start)).expect("in a unit");
    Annotation {
        id: AnnotationId(uuid::Uuid::from_u128(9)),
        version: ReadingId(uuid::Uuid::from_u128(8)),
        quote: layout.text[start..end].to_owned(),
        prefix: String::new(),
        suffix: String::new(),
        start: chars(start) as u32,
        end: chars(end) as u32,
        paragraph: unit.paragraph,
        place: Some(unit.place),
        state: Placement::Placed,
        how: None,
        note: None,
        colour: Colour::Claim,
        tags: Vec::new(),
        created: "2026-11-24T10:00:00Z".into(),
    }
}

fn item(blocks: Vec<Block>) -> ListItem {
    ListItem::new(blocks)
}

fn cell(words: &str) -> Cell {
    Cell { header: false, span: 1, text: Inline::plain(words) }
}

/// A body with everything that a page can hold.
fn rich() -> Document {
    let nested = BlockKind::List {
        ordered: true,
        items: vec![item(vec![Block::paragraph("1. first")]), item(vec![Block::paragraph("second")])],
    };
    let counted = BlockKind::List {
        ordered: true,
        items: vec![
            ListItem { number: Some(7), ..item(vec![Block::paragraph("down")]) },
            ListItem { number: Some(6), ..item(vec![Block::paragraph("and down")]) },
            item(vec![Block::paragraph("and on")]),
        ],
    };
    Document::new(vec![
        BlockKind::Standfirst { text: Inline::plain("What it is about, *in short*.") }.into(),
        Block::paragraph("Москва и Минск — «Союзное государство»; \u{201c}quoted\u{201d}, it's $5 or $6."),
        BlockKind::Heading { level: 2, text: Inline::plain("Background # 1") }.into(),
        BlockKind::Paragraph {
            text: vec![
                text("See "),
                link("https://a.example/x_(y)", "the treaty"),
                text(" of "),
                strong(vec![text("1999")]),
                text("."),
                Inline::Break,
                text("- a second line"),
            ],
        }
        .into(),
        BlockKind::List {
            ordered: false,
            items: vec![item(vec![Block::paragraph("oil"), nested.into()]), item(vec![Block::paragraph("- gas")])],
        }
        .into(),
        BlockKind::List { ordered: false, items: vec![item(vec![Block::paragraph("another list")])] }.into(),
        counted.into(),
        BlockKind::Quote {
            blocks: vec![
                Block::paragraph("> He said so."),
                BlockKind::List { ordered: false, items: vec![item(vec![Block::paragraph("and so")])] }.into(),
            ],
        }
        .into(),
        BlockKind::Heading { level: 5, text: Inline::plain("Sources") }.into(),
        BlockKind::Table {
            caption: Inline::plain("Revenue by year"),
            rows: vec![
                Row { cells: vec![Cell { header: true, ..cell("Year | month") }, cell("Oil")] },
                Row { cells: vec![cell("2020"), Cell { span: 2, ..cell("$ 700 | million") }] },
            ],
        }
        .into(),
        BlockKind::Table { caption: vec![], rows: vec![Row { cells: vec![cell("a"), cell("b")] }] }.into(),
        BlockKind::Figure {
            image: Some(Image { src: "https://a.example/p.jpg".into(), alt: Some("A [square]".into()) }),
            caption: Inline::plain("The square on Tuesday"),
            credit: Some("(Photo: Archive)".into()),
        }
        .into(),
        BlockKind::Code { language: Some("rust".into()), code: "let fence = \"```\";\n    indented".into() }.into(),
        BlockKind::FactBox { title: Inline::plain("In figures"), blocks: vec![Block::paragraph("9.5 million people")] }
            .into(),
        BlockKind::LiveEntry { time: Some("14:05".into()), blocks: vec![Block::paragraph("The vote is over.")] }.into(),
        BlockKind::DefinitionList {
            items: vec![Definition {
                term: Inline::plain("CSTO"),
                blocks: vec![Block::paragraph("A defence alliance.")],
            }],
        }
        .into(),
        BlockKind::Rule.into(),
        BlockKind::Embed { url: Some("https://v.example/1".into()), title: Some("A video".into()) }.into(),
        BlockKind::Paragraph {
            text: vec![
                text("Water is H"),
                Inline::Sub { text: Inline::plain("2") },
                text("O"),
                Inline::FootnoteRef { label: "1".into() },
                text("."),
            ],
        }
        .into(),
        BlockKind::Footnote { label: "1".into(), blocks: vec![Block::paragraph("Chemistry.")] }.into(),
    ])
}

fn dossier_of_all_sorts() -> Bundle {
    let date = |date: &str| PressDate::parse(date);
    let mut first = clip("Minsk counts twice: \"integration\" [again] & again", rich());
    first.article.standfirst = Some("What it is about, *in short*.".into());
    first.article.byline = Some("Reuters, И. Иванов".into());
    first.article.publisher = Some("Harbour! news".into());
    first.article.aggregator = Some("The Open Courier".into());
    first.article.published = date("2020-08-11T13:52");
    first.article.updated = date("2020-08-11T16:46:00+03:00");
    first.url = Some("https://a.example/news?id=1&copy=2".into());
    first.tags = vec!["Belarus".into(), "oil & gas".into()];
    first.comment = Some("Why this one?\n\n- It came first.\n- It has figures.".into());
    first.note = Some("Ask #desk about it.".into());
    let document = first.article.document.clone();
    first.annotations = vec![
        Annotation {
            note: Some("1. Check the year.\nAnd the month.".into()),
            tags: vec!["union_state".into()],
            ..passage(&document, "Москва", "$6.")
        },
        passage(&document, "the treaty", "- gas"),
        passage(&document, "> He said", "and so"),
        passage(&document, "The square", "Archive)"),
        passage(&document, "let fence", "indented"),
        Annotation {
            state: Placement::Waiting,
            paragraph: None,
            quote: "gone | with *it*".into(),
            ..passage(&document, "9.5", "people")
        },
    ];
    let mut second = clip("לוקשנקו: «Сын» 2020?", Document::new(vec![Block::paragraph("טקסט קצר.")]));
    second.article.publisher = Some("הארץ".into());
    second.article.published = date("2020-08");
    second.article.language = Some("he".into());
    let mut third = clip("Sources", Document::new(vec![Block::paragraph("Undated.")]));
    third.article.headline = None;
    third.url = Some("https://b.example/<x> y".into());
    let mut fourth = clip("Timeline", Document::new(vec![Block::paragraph("A twin of a heading.")]));
    fourth.article.published = date("1999-12-08");
    Bundle {
        title: "Russia–Belarus: \"integration\" 2020".into(),
        intro: Some("# What this is\n\nTwo countries, one\ntreaty; see https://a.example.".into()),
        sections: vec![
            BundleSection { title: None, clips: vec![first] },
            BundleSection { title: Some("Oil | gas".into()), clips: vec![second, third] },
            BundleSection { title: Some("Empty".into()), clips: vec![] },
            BundleSection { title: Some("Sources".into()), clips: vec![fourth] },
        ],
    }
}

fn editions() -> [(&'static str, String); 2] {
    let bundle = dossier_of_all_sorts();
    [
        ("quotes", super::super::dossier(&bundle, Edition::Quotes)),
        ("full", super::super::dossier(&bundle, Edition::Full)),
    ]
}

/// `UPDATE=1 cargo test` writes the fixtures anew; read the difference before you commit it.
#[test]
fn the_file_is_as_its_fixture() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/export");
    for (edition, file) in editions() {
        let path = folder.join(format!("{edition}.md"));
        if std::env::var_os("UPDATE").is_some() {
            std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(&path, &file)).expect("written");
        }
        let expected = std::fs::read_to_string(&path).expect("the fixture is there").replace("\r\n", "\n");
        assert_eq!(file, expected, "{edition} differs from {}", path.display());
    }
}

#[test]
fn every_passage_is_found_in_the_file() {
    let bundle = dossier_of_all_sorts();
    let passages: Vec<&Annotation> =
        bundle.sections.iter().flat_map(|s| &s.clips).flat_map(|c| &c.annotations).collect();
    assert_eq!(passages.len(), 6, "all passages of the fixture are looked for");
    for (edition, file) in editions() {
        let mut readings = vec![read_back(&file)];
        readings.extend(
            ["gfm", "commonmark_x-smart", "markdown-smart"].iter().filter_map(|from| pandoc(&file, from, "plain")),
        );
        for reading in readings {
            for passage in &passages {
                // pandoc shows a block quote by indenting it, comrak by nothing.
                let bare = |text: &str| words(&text.replace('>', " "));
                let quote = bare(&passage.quote);
                assert!(bare(&reading).contains(&quote), "{quote:?} in the {edition} edition:\n{reading}");
            }
        }
    }
}

#[test]
fn every_link_within_the_file_arrives() {
    for (edition, file) in editions() {
        for from in ["gfm", "commonmark_x", "markdown"] {
            let Some(html) = pandoc(&file, from, "html") else { return };
            let attributes = |name: &str| -> Vec<String> {
                let opening = format!("{name}=\"");
                let parts = html.split(&opening).skip(1);
                parts.filter_map(|part| part.split('"').next()).map(str::to_owned).collect()
            };
            let (links, ids) = (attributes("href"), attributes("id"));
            let inside = links.iter().filter_map(|link| link.strip_prefix('#'));
            // pandoc numbers the lines of code, and links each to itself.
            let inside: Vec<&str> = inside.filter(|link| !link.starts_with("cb")).collect();
            // The contents, the table and the sources each lead to four clips; the contents to six headings more.
            assert_eq!(inside.len(), 18, "{edition} by {from}: {inside:?}");
            let lost: Vec<&&str> = inside.iter().filter(|link| !ids.iter().any(|id| id == **link)).collect();
            assert!(lost.is_empty(), "{edition} by {from}: {lost:?} are not among {ids:?}");
        }
    }
}

#[test]
fn a_body_says_what_the_page_says() {
    let document = rich();
    let text = document.text();
    let expected: Vec<&str> = text.split_whitespace().collect();
    let markdown = body(&document);
    let read = read_back(&markdown);
    // The picture's words, the embedded thing's and the footnote's label are not in the canonical text.
    let extra = ["1", "14:05", "A", "A", "[square]", "video"];
    let mut missing = expected.clone();
    let mut added = Vec::new();
    for word in read.split_whitespace() {
        match missing.iter().position(|wanted| *wanted == word) {
            Some(at) => drop(missing.remove(at)),
            None => added.push(word),
        }
    }
    assert!(missing.is_empty(), "{missing:?} are lost in {read}");
    added.sort_unstable();
    assert_eq!(added, extra, "nothing else is said");
}

#[test]
fn front_matter_is_yaml_whatever_the_names_are() {
    use yaml_rust2::YamlLoader;
    let title = "---\n\"a\": *b* & 'c' \\ # d \u{85}\u{2028}\u{7}é – 新 🗞 %@`!{}[]";
    let mut clip = clip("x", Document::default());
    clip.tags = vec!["yes".into(), "- 1".into(), "null".into(), "Я".into(), "2020-08-11".into()];
    clip.article.published = PressDate::parse("2020");
    clip.article.publisher = Some("a: b".into());
    let bundle =
        Bundle { title: title.into(), intro: None, sections: vec![BundleSection { title: None, clips: vec![clip] }] };
    let file = super::super::dossier(&bundle, Edition::Quotes);
    let matter = file.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")).expect("front matter").0;
    let yaml = YamlLoader::load_from_str(matter).expect("YAML");
    let yaml = yaml.first().expect("a document");
    assert_eq!(yaml["title"].as_str(), Some(title), "each letter of the title");
    assert_eq!(yaml["published_from"].as_str(), Some("2020"), "a year is a text, not a number");
    assert_eq!(yaml["clips"].as_i64(), Some(1), "a number");
    assert_eq!(yaml["outlets"][0].as_str(), Some("a: b"), "a colon does no harm");
    let tags: Vec<&str> = yaml["tags"].as_vec().expect("a list").iter().filter_map(|tag| tag.as_str()).collect();
    assert_eq!(tags, ["- 1", "2020-08-11", "null", "yes", "Я"], "texts, in alphabetical order");
}

#[test]
fn a_dossier_without_clips_is_a_whole_file() {
    let file = super::super::dossier(&Bundle { title: " ".into(), intro: None, sections: vec![] }, Edition::Full);
    assert!(file.starts_with("---\ntitle: \" \"\nclips: 0\n"), "{file}");
    assert!(!file.contains("Sources"), "no contents, no table, no sources of nothing: {file}");
}

//! What `docs/cli.md` promises to scripts: exit statuses, JSON and nothing but JSON, names of clips and dossiers.

use super::desk::{Desk, OIL, UNION, VOTE, id, page, sample};
use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};
use std::io::Write;
use std::process::Stdio;

#[test]
fn wrong_usage_is_two_and_its_error_an_object_too() {
    let desk = Desk::new();
    for args in [
        &["frobnicate"][..],
        &["clip"],
        &["annotate", "abcd"],
        &["annotate", "abcd", "--quote", "x", "--colour", "6"],
        &["annotate", "abcd", "--quote", "x", "--occurrence", "0"],
        &["mark", "abcd"],
        &["mark", "abcd", "--read", "--unread"],
        &["edit", "abcd", "colour=red"],
        &["edit", "abcd", "headline"],
        &["dossier", "move", "x", "abcd"],
        &["dossier", "move", "x", "abcd", "--before", "b", "--after", "c"],
        &["export", "x", "--to", ".", "--format", "punch-cards"],
        &["extract"],
        &["list", "--limit", "many"],
        &["clip", "x.html", "--url", "not an address"],
        &["clip", "x.html", "y.html", "--url", "https://news.example/x"],
    ] {
        let ran = desk.run(&[&["--json"], args].concat());
        assert_eq!((ran.status, ran.text()), (2, ""), "{args:?}: {}", ran.stderr);
        assert_eq!(ran.code(), "bad_input", "{args:?}");
        assert_eq!(desk.run(args).status, 2, "{args:?}, said to a person");
    }
    for (args, words) in [
        (&["extract", "--batch", ".", "--jobs", "0"][..], "a whole number from 1 is wanted"),
        (&["list", "--limit", "-1"], "a whole number is wanted"),
        (&["annotate", "abcd", "--quote", "x", "--occurrence", "no"], "a whole number from 1 is wanted"),
        (&["unmark", "abcd"], "a passage is named by its whole id"),
    ] {
        let ran = desk.run(args);
        assert!(ran.status == 2 && ran.stderr.contains(words), "{args:?} says what is wanted: {}", ran.stderr);
    }
    for help in ["--help", "--version"] {
        assert_eq!(desk.run(&[help]).status, 0, "{help} is no mistake");
    }
    assert!(!desk.library().exists(), "no library is made by mistake");
}

#[test]
fn the_library_is_where_the_person_says() {
    let desk = Desk::new();
    let make = |library: &str| {
        let mut command = std::process::Command::new(super::desk::program());
        command
            .args(["dossier", "create", "Oil"])
            .env("CUTTINGS_LIBRARY", library)
            .env("HOME", desk.path("home"))
            .env_remove("XDG_DATA_HOME");
        super::desk::ran(command, b"")
    };
    assert_eq!(make(desk.path("named").to_str().expect("UTF-8")).status, 0, "by the environment");
    assert!(desk.path("named/library.sqlite").exists() && !desk.path("home").exists(), "there, and nowhere else");
    #[cfg(target_os = "linux")]
    {
        assert_eq!(make("").status, 0, "an emptied variable names nothing");
        assert!(desk.path("home/.local/share/cuttings/library.sqlite").exists(), "in the platform's place for data");
    }
    let other = desk.path("other");
    let mut command = desk.command(&["dossier", "create", "Oil"]);
    command.env("CUTTINGS_LIBRARY", &other);
    assert_eq!(super::desk::ran(command, b"").status, 0, "by the option");
    assert!(desk.library().exists() && !other.exists(), "which wins over the environment");
}

#[test]
fn looking_makes_no_library() {
    let desk = Desk::new();
    let backup = desk.path("all.cuttings");
    for args in [
        &["list"][..],
        &["search", "oil"],
        &["doctor"],
        &["doctor", "--repair"],
        &["tags"],
        &["trash", "--empty"],
        &["backup", backup.to_str().expect("UTF-8")],
        &["export", "Oil", "--to", "."],
    ] {
        let ran = desk.fails(args);
        assert_eq!((ran.code().as_str(), ran.text()), ("not_found", ""), "{args:?}: {}", ran.stderr);
        let message = ran.error()["message"].to_string();
        assert!(message.contains("no library in") && message.contains("library"), "{args:?} names it: {message}");
        assert!(!desk.library().exists() && !backup.exists(), "{args:?} makes nothing");
    }
    #[cfg(target_os = "linux")]
    {
        let first_use = |args: &[&str]| {
            let mut command = std::process::Command::new(super::desk::program());
            command.args(args).env("HOME", desk.path("home")).env_remove("CUTTINGS_LIBRARY");
            super::desk::ran(command.env_remove("XDG_DATA_HOME").env_remove("XDG_CONFIG_HOME"), b"")
        };
        for args in [&["--json", "list"][..], &["--json", "search", "oil"], &["--json", "tags"]] {
            let ran = first_use(args);
            assert_eq!(
                (ran.status, ran.text(), ran.stderr.as_str()),
                (0, "", ""),
                "{args:?} before anything is clipped"
            );
        }
        assert!(!desk.path("home").exists(), "and nothing is made");
    }
}

#[test]
fn what_cannot_be_done_is_one_and_says_why() {
    let desk = Desk::new();
    let clip = desk.clip_page("page.html", "Headline", &[OIL, UNION, &format!("{VOTE} Of a contract nobody spoke.")]);
    for (args, code) in [
        (&["show", "ffffffff"][..], "not_found"),
        (&["original", "ffffffff"], "not_found"),
        (&["export", "No such", "--to", "."], "not_found"),
        (&["dossier", "show", "No such"], "not_found"),
        (&["search", "tagg:oil"], "bad_query"),
        (&["list", "is:green"], "bad_query"),
        (&["list", "published:yesterday"], "bad_query"),
        (&["annotate", &clip, "--quote", "not to be found"], "quote_not_found"),
        (&["annotate", &clip, "--quote", "contract"], "ambiguous"),
        (&["annotate", &clip, "--quote", "contract", "--occurrence", "3"], "quote_not_found"),
        (&["extract", "missing.html"], "file"),
        (&["extract", "--batch", "missing-folder"], "file"),
    ] {
        let ran = desk.fails(args);
        assert_eq!(ran.code(), code, "{args:?}: {}", ran.stderr);
        assert_eq!(ran.text(), "", "{args:?} prints no data");
        let person = desk.run(args);
        let message = ran.error()["message"].as_str().expect("a message").to_owned();
        assert!(person.stderr.contains(&message), "{args:?}: a person reads the same: {}", person.stderr);
    }
    let often = desk.fails(&["annotate", &clip, "--quote", "contract"]).error()["message"].to_string();
    assert!(often.contains('2'), "says how often it is there: {often}");
    let second = desk.one(&["annotate", &clip, "--quote", "contract", "--occurrence", "2"]);
    assert_eq!(second["paragraph"], 3, "the second of them: {second}");
}

#[test]
fn a_clip_is_named_by_the_beginning_or_the_ending_of_its_id() {
    let desk = Desk::new();
    let one = desk.clip_page("one.html", "One", &[OIL, UNION]);
    let two = desk.clip_page("two.html", "Two", &[VOTE, UNION]);
    for name in [&one[..], &one[one.len() - 6..], &one[one.len() - 12..], &one.to_uppercase()] {
        assert_eq!(id(&desk.one(&["show", name])), one, "{name}");
    }
    let common = one.chars().zip(two.chars()).take_while(|(a, b)| a == b).count();
    assert_eq!(desk.fails(&["show", &one[..common]]).code(), "ambiguous", "both begin so");
    assert_eq!(id(&desk.one(&["show", &one[..common + 1]])), one, "one letter more tells them apart");
    assert_eq!(desk.run(&["show", &one[one.len() - 3..]]).status, 1, "three letters are too few for an ending");
    let printed = desk.run(&["list"]);
    let short = printed.text().lines().find(|line| line.contains("Two")).and_then(|line| line.split(' ').next());
    assert_eq!(id(&desk.one(&["show", short.expect("an id")])), two, "what is printed for people can be typed");
    assert_eq!(id(&desk.one(&["show", &two])), two, "and the whole id always");
}

#[test]
fn a_dossier_is_named_by_its_title_whatever_its_case() {
    let desk = Desk::new();
    let made = desk.one(&["dossier", "create", "Café – Россия"]);
    for name in ["Café – Россия", "CAFE\u{301} – РОССИЯ", &id(&made)] {
        assert_eq!(id(&desk.one(&["dossier", "show", name])), id(&made), "{name}");
    }
    assert_eq!(desk.fails(&["dossier", "show", "Cafe – Россия"]).code(), "not_found", "accents count");
}

#[test]
fn nothing_is_no_line_and_something_a_line_each() {
    let desk = Desk::new();
    cuttings_core::Library::open(&desk.library()).expect("a library with nothing in it");
    for args in [&["list"][..], &["search", "oil"], &["tags"], &["dossier", "list"]] {
        let ran = desk.run(&[&["--json"], args].concat());
        assert_eq!((ran.status, ran.text()), (0, ""), "{args:?} of an empty library: {}", ran.stderr);
    }
    for (number, day) in ["2020-08-11T13:52", "", "2020-08-12", "2019"].iter().enumerate() {
        let clip =
            desk.clip_page(&format!("{number}.html"), &format!("Page {number}"), &[&format!("{number}. {OIL}"), UNION]);
        if !day.is_empty() {
            desk.one(&["edit", &clip, &format!("published={day}")]);
        }
    }
    let order = |args: &[&str]| -> Vec<Value> { desk.json(args).iter().map(|clip| clip["headline"].clone()).collect() };
    assert_eq!(
        order(&["list"]),
        ["Page 2", "Page 0", "Page 3", "Page 1"],
        "newest publication first, unknown dates last"
    );
    assert_eq!(
        order(&["list", "--sort", "clipped", "--limit", "2"]),
        ["Page 3", "Page 2"],
        "newest clip first, two of them"
    );
    assert_eq!(order(&["list", "after:2020-08-11"]), ["Page 2"], "by the printed day, which is not after itself");
    assert_eq!(
        desk.json(&["search", "spring", "pipelines", "--limit", "3"]).len(),
        3,
        "words one by one, options behind them"
    );
    assert_eq!(desk.json(&["search", "-pipelines"]).len(), 0, "a word that must not be there");
    let row = desk.json(&["search", "pipelines", "--limit", "1"]).remove(0);
    for field in
        ["id", "headline", "publisher", "byline", "published", "clipped", "url", "tags", "annotations", "snippet"]
    {
        assert!(row.get(field).is_some(), "a row has {field}: {row}");
    }
    let snippet = row["snippet"]["text"].as_str().expect("a snippet");
    let mark = &row["snippet"]["marks"][0];
    let at = |end: usize| mark[end].as_u64().expect("a position") as usize;
    let found: String = snippet.chars().skip(at(0)).take(at(1) - at(0)).collect();
    assert_eq!(found, "pipelines", "the marks are on the word: {row}");
}

#[test]
fn programs_hear_of_a_name_that_nothing_has() {
    let desk = Desk::new();
    let clip = desk.clip_page("a.html", "Talks", &["They talked for a day and a night about the price of gas."]);
    desk.one(&["tag", &clip, "--add", "belarus"]);
    let ran = desk.run(&["--json", "search", "tag:belaus"]);
    assert_eq!((ran.status, ran.text()), (0, ""), "no clip, no line, and no error: {}", ran.stderr);
    let said = ran.said();
    assert!(said.len() == 1 && said[0]["warning"].to_string().contains("“belarus”"), "the name that is near: {said:?}");
    let found = desk.run(&["--json", "search", "tag:belaus OR gas"]);
    assert_eq!(
        (found.lines().len(), found.said().len()),
        (1, 0),
        "what finds something says nothing: {}",
        found.stderr
    );
}

#[test]
fn an_article_has_every_field_that_the_contract_names() {
    let desk = Desk::new();
    let sample = sample();
    let article = desk.one(&["extract", sample.to_str().expect("UTF-8"), "--url", "https://news.example/x"]);
    for field in [
        "url",
        "headline",
        "standfirst",
        "byline",
        "authors",
        "publisher",
        "aggregator",
        "section",
        "keywords",
        "published",
        "updated",
        "retrieved",
        "language",
        "text",
        "body_text",
        "captions",
        "markdown",
        "sources",
        "rivals",
        "removed",
    ] {
        assert!(article.get(field).is_some(), "{field} is in {article}");
    }
    let text = article["text"].as_str().expect("a text");
    let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(
        words(&super::export::read_back(article["markdown"].as_str().expect("Markdown"))),
        words(text),
        "the Markdown says what the text says"
    );
    for removed in article["removed"].as_array().expect("a list") {
        let at = removed["at"].as_u64().expect("a position") as usize;
        assert!(at <= text.chars().count(), "a place in the text: {removed}");
    }
    assert!(!desk.library().exists(), "extract makes no library");
}

#[test]
fn a_folder_of_pages_is_read_a_line_each() {
    let desk = Desk::new();
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(page("Packed", &[OIL, UNION]).as_bytes()).expect("packed");
    desk.file("pages/b.2020.html.gz", packed.finish().expect("packed"));
    desk.file("pages/a.html", page("Plain", &[OIL, UNION]));
    desk.file("pages/c.txt", "");
    desk.file("pages/d.md", format!("# Title\n\n{OIL}\n\n{UNION}\n"));
    desk.file("pages/e.pdf", "not a page");
    desk.file("pages/f.html.gz", "not packed");
    desk.file("pages/g.html", [0_u8, 1, 2, 255].repeat(500));
    let folder = desk.path("pages");
    let folder = folder.to_str().expect("UTF-8");
    let lines = desk.json(&["extract", "--batch", folder]);
    let ids: Vec<&Value> = lines.iter().map(|line| &line["id"]).collect();
    assert_eq!(ids, ["a", "b", "c", "d", "f", "g"], "up to the first dot, in the order of the names");
    assert_eq!((&lines[0]["headline"], &lines[1]["headline"]), (&json!("Plain"), &json!("Packed")), "packed or not");
    assert!(lines[0]["micros"].as_u64().is_some_and(|micros| micros > 0), "with the time it took");
    for (failed, name, advice) in
        [(2, "c.txt", "Save"), (4, "f.html.gz", "gzip"), (5, "g.html", "Save the page as HTML")]
    {
        let error = lines[failed]["error"].as_str().expect("an error is the page's, not the batch's");
        assert!(error.contains(name) && error.contains(advice), "it names the file and says what to do: {error}");
    }
    let timeless = |mut lines: Vec<Value>| {
        for line in &mut lines {
            line.as_object_mut().expect("an object").remove("micros");
        }
        lines
    };
    let at_once = desk.json(&["extract", "--batch", folder, "--jobs", "3"]);
    assert_eq!(timeless(at_once), timeless(lines), "several at a time give the same lines in the same order");
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let desk = Desk::new();
    desk.clip_page("page.html", "Headline", &[OIL, UNION]);
    for args in [&["list"][..], &["--json", "list"]] {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let output = desk.command(args).stdout(writer).stderr(Stdio::piped()).output().expect("it runs");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!((output.status.code(), said.as_str()), (Some(0), ""), "{args:?} ends quietly, as under `head`");
    }
}

//! Handing a dossier over: what the file says to other programs, and that no file of someone else's is lost.

use super::desk::{Desk, OIL, UNION, VOTE, page, skip};
use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};

/// White space does not count.
pub fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The file's words as a reader of the rendered page sees them.
pub fn read_back(markdown: &str) -> String {
    use comrak::nodes::NodeValue;
    let mut options = comrak::Options::default();
    options.extension.table = true;
    options.extension.autolink = true;
    options.extension.front_matter_delimiter = Some("---".into());
    let arena = comrak::Arena::new();
    let mut text = String::new();
    for node in comrak::parse_document(&arena, markdown, &options).descendants() {
        match &node.data().value {
            NodeValue::Text(words) => text.push_str(words),
            NodeValue::Code(code) => text.push_str(&code.literal),
            NodeValue::CodeBlock(code) => text.push_str(&code.literal),
            NodeValue::SoftBreak | NodeValue::LineBreak | NodeValue::TableCell => text.push('\n'),
            value if value.block() => text.push('\n'),
            _ => {}
        }
    }
    words(&text)
}

/// `None` where the program is not installed.
fn through(program: &str, args: &[&str], input: &str) -> Option<String> {
    let child = Command::new(program).args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let Ok(mut child) = child else {
        skip(&format!("{program} is not installed"));
        return None;
    };
    child.stdin.take().expect("a pipe").write_all(input.as_bytes()).expect("written");
    let output = child.wait_with_output().expect("it ends");
    assert!(output.status.success(), "{program} {args:?} reads it");
    Some(String::from_utf8(output.stdout).expect("UTF-8"))
}

fn exported(desk: &Desk, dossier: &str, folder: &str, edition: &str) -> String {
    let folder = desk.path(folder);
    let to = folder.to_str().expect("UTF-8");
    desk.one(&["export", dossier, "--to", to, "--edition", edition])["files"][0].as_str().expect("a file").to_owned()
}

const HOSTILE: [&str; 8] = [
    "# This line, which is as long as the first line of a paragraph may be, is not the heading that it looks like.",
    "1. It began with a number; - and went on with *stars*, _lines_, `ticks`, [brackets](x) and <b>tags</b> to the end.",
    "A sum of $5 or $6, a ~~struck~~ word, a [^1] note, a [[wiki]] link, :smile: and ==mark== and &amp; {.class} too.",
    "| a | table | that | is | none | although | it | has | as | many | bars | as | any | table | could | wish | for |",
    "> He said: \"It's so\" – „wirklich“ — «да» 北京 לוקשנקו… and \\* and \\\\ and C:\\new and https://a.example/x_y_z.",
    "+ Plus and minus, --- dashes --- and -- more; 2020. A year; (1) one, a) two, iv. four; me@a.example and @handle.",
    OIL,
    UNION,
];

#[test]
fn hostile_text_comes_through_the_file_as_it_is() {
    let desk = Desk::new();
    let clip = desk.clip_page("hostile.html", "A *headline* with | bars & [brackets] #1", &HOSTILE);
    desk.one(&["annotate", &clip, "--quote", HOSTILE[1], "--note", "* no list\n\n# no heading"]);
    desk.one(&["annotate", &clip, "--quote", HOSTILE[4]]);
    desk.one(&["dossier", "create", "Hostile: a \"trial\""]);
    desk.one(&["dossier", "add", "hostile: a \"TRIAL\"", &clip]);
    let path = exported(&desk, "Hostile: a \"trial\"", "out", "full");
    assert!(path.ends_with("Hostile a trial.md"), "a name that every system takes: {path}");
    let file = fs::read_to_string(path).expect("readable");
    let mut readings = vec![("comrak", read_back(&file))];
    for flavour in ["gfm", "commonmark_x-smart", "markdown-smart"] {
        let Some(text) = through("pandoc", &["--from", flavour, "--to", "plain", "--wrap=none"], &file) else { break };
        readings.push((flavour, words(&text)));
    }
    for (reader, reading) in readings {
        for text in HOSTILE.iter().chain(&["A *headline* with | bars & [brackets] #1", "* no list", "# no heading"]) {
            assert!(reading.contains(text), "{text:?}, read by {reader}:\n{reading}");
        }
    }
}

#[test]
fn front_matter_is_read_by_a_yaml_parser() {
    let desk = Desk::new();
    let clip = desk.clip_page("page.html", "Headline", &[OIL, UNION]);
    desk.one(&["edit", &clip, "published=2020-08-11T13:52", "publisher=Gazette: \"North\""]);
    desk.one(&["tag", &clip, "--add", "no", "--add", "oil: gas"]);
    let title = "A: \"title\" # 'x' \\ & *y*";
    desk.one(&["dossier", "create", title]);
    desk.one(&["dossier", "add", title, &clip]);
    let file = fs::read_to_string(exported(&desk, title, "out", "quotes")).expect("readable");
    let matter = file.strip_prefix("---\n").and_then(|rest| rest.split_once("\n---\n")).expect("front matter").0;
    let yaml = yaml_rust2::YamlLoader::load_from_str(matter).expect("YAML");
    let yaml = &yaml[0];
    assert_eq!(yaml["title"].as_str(), Some(title), "the title, letter by letter");
    assert_eq!(yaml["published_from"].as_str(), Some("2020-08-11"), "the first day");
    assert_eq!(yaml["outlets"][0].as_str(), Some("Gazette: \"North\""), "the corrected outlet");
    assert_eq!(yaml["tags"][0].as_str(), Some("no"), "a text, not a truth value");
}

#[test]
fn the_same_library_gives_the_same_bytes() {
    let desk = Desk::new();
    for (name, text) in [("a.html", OIL), ("b.html", VOTE)] {
        let clip = desk.clip_page(name, name, &[text, UNION]);
        desk.json(&["tag", &clip, "--add", "x", "--add", "y"]);
        desk.one(&["annotate", &clip, "--quote", text]);
    }
    desk.one(&["dossier", "create", "Twice"]);
    let clips: Vec<String> = desk.json(&["list"]).iter().map(super::desk::id).collect();
    desk.one(&["dossier", "add", "Twice", &clips[0], &clips[1], "--section", "S"]);
    for edition in ["quotes", "full"] {
        let read = |folder: &str| fs::read(exported(&desk, "Twice", folder, edition)).expect("readable");
        assert_eq!(
            read(&format!("one-{edition}")),
            read(&format!("two-{edition}")),
            "{edition}: no time, no chance in the file"
        );
    }
}

#[test]
fn a_file_that_someone_changed_is_left_alone() {
    let desk = Desk::new();
    let clip = desk.clip_page("page.html", "Headline", &[OIL, UNION]);
    desk.one(&["dossier", "create", "Mine"]);
    desk.one(&["dossier", "add", "Mine", &clip]);
    let path = exported(&desk, "Mine", "out", "quotes");
    desk.one(&["note", &clip, "More."]);
    exported(&desk, "Mine", "out", "quotes");
    assert!(fs::read_to_string(&path).expect("readable").contains("More."), "our own file is written anew");

    let theirs = "My own words\n";
    fs::write(&path, theirs).expect("written");
    let to = desk.path("out");
    let export = ["export", "Mine", "--to", to.to_str().expect("UTF-8")];
    let refused = desk.fails(&export);
    assert_eq!(refused.code(), "file_changed", "{}", refused.stderr);
    assert_eq!(fs::read_to_string(&path).expect("readable"), theirs, "not a letter of theirs is touched");
    assert_eq!(fs::read_dir(&to).expect("a folder").count(), 1, "and nothing else is left behind");
    desk.one(&[&export[..], &["--force"]].concat());
    assert!(fs::read_to_string(&path).expect("readable").contains("More."), "unless the person says so");
}

#[test]
fn two_dossiers_never_write_one_file() {
    let desk = Desk::new();
    let clip = desk.clip_page("page.html", "Headline", &[OIL, UNION]);
    let files = ["A/B", "a:b", "..", "…/"].map(|title| {
        desk.one(&["dossier", "create", title]);
        desk.one(&["dossier", "add", title, &clip]);
        exported(&desk, title, "out", "quotes")
    });
    let names: std::collections::BTreeSet<String> = files.iter().map(|file| file.to_lowercase()).collect();
    assert_eq!(names.len(), files.len(), "a name for each, also where case does not count: {files:?}");
    assert!(files[0].ends_with("A B.md"), "the first has its plain title: {files:?}");
    assert_eq!(exported(&desk, "a:b", "out", "quotes"), files[1], "and each keeps its name");
}

#[test]
fn the_order_and_the_sections_are_the_persons() {
    let desk = Desk::new();
    let clips: Vec<String> = ["One", "Two", "Three", "Four"]
        .iter()
        .map(|name| desk.clip(&desk.file(&format!("{name}.html"), page(name, &[&format!("{name}. {OIL}"), UNION]))))
        .collect();
    desk.one(&["dossier", "create", "Order"]);
    desk.one(&["dossier", "add", "Order", &clips[0], &clips[1]]);
    desk.one(&["dossier", "add", "Order", &clips[2], &clips[3], "--section", "Later"]);
    desk.one(&["dossier", "move", "Order", &clips[1], "--before", &clips[0]]);
    desk.one(&["dossier", "move", "Order", &clips[2], "--after", &clips[3]]);
    let headings = |file: &str| -> Vec<String> {
        let file = fs::read_to_string(file).expect("readable");
        file.lines()
            .filter(|line| line.starts_with("### ") || ["## Later", "## Sooner"].contains(line))
            .map(str::to_owned)
            .collect()
    };
    let expected = ["### Two", "### One", "## Later", "### Four", "### Three"];
    assert_eq!(headings(&exported(&desk, "Order", "out", "quotes")), expected, "as the person put them");
    desk.one(&["dossier", "move", "Order", &clips[3], "--section", ""]);
    desk.one(&["dossier", "remove", "Order", &clips[0]]);
    let expected = ["### Two", "### Four", "## Later", "### Three"];
    assert_eq!(headings(&exported(&desk, "Order", "out", "quotes")), expected, "moved out of the section, taken out");

    desk.one(&["dossier", "section", "create", "Order", "Sooner"]);
    desk.one(&["dossier", "section", "move", "Order", "Sooner", "--before", "Later"]);
    desk.one(&["dossier", "move", "Order", &clips[1], "--section", "sooner"]);
    let expected = ["### Four", "## Sooner", "### Two", "## Later", "### Three"];
    assert_eq!(headings(&exported(&desk, "Order", "out", "quotes")), expected, "sections in the person's order too");
    desk.one(&["dossier", "section", "move", "Order", "Sooner", "--last"]);
    let expected = ["### Four", "## Later", "### Three", "## Sooner", "### Two"];
    assert_eq!(headings(&exported(&desk, "Order", "out", "quotes")), expected, "to the end");
}

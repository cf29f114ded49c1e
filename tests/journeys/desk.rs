//! A person at a terminal: a folder of their own, a library in it, and the `cuttings` program.

use serde_json::Value;
use std::borrow::BorrowMut;
use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use tempfile::TempDir;

/// The program, built first if it is not as fresh as its sources. `CUTTINGS` names another one.
pub fn program() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| match std::env::var_os("CUTTINGS") {
        Some(path) => path.into(),
        None => built(),
    })
}

/// In the same folder and profile as this test: `target/debug/deps/journeys-…` lies below `target/debug/cuttings`.
fn built() -> PathBuf {
    let test = std::env::current_exe().expect("this test has a path");
    let profile = test.ancestors().nth(2).expect("target/<profile>/deps/<test>");
    let target = profile.parent().expect("target/<profile>");
    let mut build = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    build.args(["build", "--quiet", "--package", "cuttings-cli", "--bin", "cuttings", "--target-dir"]).arg(target);
    if profile.ends_with("release") {
        build.arg("--release");
    }
    let status = build.current_dir(root()).status().expect("cargo runs; or name a built program in CUTTINGS");
    assert!(status.success(), "the program `cuttings` must build before its journeys: cargo build -p cuttings-cli");
    profile.join(format!("cuttings{}", std::env::consts::EXE_SUFFIX))
}

/// The project's folder.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

pub fn sample() -> PathBuf {
    root().join("tests/fixtures/sample/the-open-courier-2020-08-11.txt")
}

/// Whether a skipped test is a failure.
pub fn is_strict() -> bool {
    std::env::var("CUTTINGS_STRICT").is_ok_and(|strict| strict == "1")
}

/// Says why a test cannot run here; a failure where nothing may be skipped.
pub fn skip(why: &str) {
    assert!(!is_strict(), "{why}, and CUTTINGS_STRICT=1 allows no skipped test");
    eprintln!("skipped: {why}");
}

pub struct Desk {
    folder: TempDir,
}

/// What a run of the program gave.
#[derive(Debug)]
pub struct Ran {
    pub status: i32,
    pub stdout: Vec<u8>,
    pub stderr: String,
}

impl Ran {
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.stdout).expect("UTF-8 on standard output")
    }

    /// Each line of standard output as JSON.
    pub fn lines(&self) -> Vec<Value> {
        self.text().lines().map(|line| serde_json::from_str(line).expect("JSON Lines")).collect()
    }

    /// What `--json` leaves on standard error: objects, one a line.
    pub fn said(&self) -> Vec<Value> {
        let object = |line| serde_json::from_str(line).unwrap_or_else(|_| panic!("JSON Lines, not {:?}", self.stderr));
        self.stderr.lines().map(object).collect()
    }

    /// The error, which comes last, behind nothing but warnings.
    pub fn error(&self) -> Value {
        let mut said = self.said();
        let error = said.pop().unwrap_or_else(|| panic!("an error"));
        assert!(said.iter().all(|other| other["warning"].is_string()), "one error, and warnings: {}", self.stderr);
        error
    }

    /// The code of the error.
    pub fn code(&self) -> String {
        let error = self.error();
        assert!(error["message"].as_str().is_some_and(|message| message.len() > 10), "says what to do: {error}");
        error["code"].as_str().expect("a code").to_owned()
    }
}

impl Desk {
    pub fn new() -> Self {
        Desk { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn library(&self) -> PathBuf {
        self.path("library")
    }

    /// Writes a file and gives its path.
    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(&path, bytes).expect("written");
        path.to_str().expect("UTF-8").to_owned()
    }

    pub fn command(&self, args: &[impl AsRef<OsStr>]) -> Command {
        let mut command = Command::new(program());
        command.arg("--library").arg(self.library()).args(args).env_remove("CUTTINGS_LIBRARY");
        command
    }

    pub fn run(&self, args: &[impl AsRef<OsStr>]) -> Ran {
        self.run_with(args, b"")
    }

    pub fn run_with(&self, args: &[impl AsRef<OsStr>], input: &[u8]) -> Ran {
        ran(self.command(args), input)
    }

    /// Data of a command that must be done.
    pub fn json(&self, args: &[&str]) -> Vec<Value> {
        let ran = self.run(&[&["--json"], args].concat());
        assert_eq!(ran.status, 0, "cuttings {args:?} is done: {}", ran.stderr);
        assert_eq!(ran.stderr, "", "cuttings --json {args:?} prints nothing but data");
        ran.lines()
    }

    /// The one object of a command that must be done.
    pub fn one(&self, args: &[&str]) -> Value {
        let mut lines = self.json(args);
        assert_eq!(lines.len(), 1, "cuttings {args:?} prints one object: {lines:?}");
        lines.remove(0)
    }

    /// Runs a command that cannot be done.
    pub fn fails(&self, args: &[&str]) -> Ran {
        let ran = self.run(&[&["--json"], args].concat());
        assert_eq!(ran.status, 1, "cuttings {args:?} cannot be done: {}{}", ran.text(), ran.stderr);
        ran
    }

    /// Clips a file and gives the clip's id.
    pub fn clip(&self, path: &str) -> String {
        id(&self.one(&["clip", path]))
    }

    /// A page of its own with these paragraphs, clipped; its id.
    pub fn clip_page(&self, name: &str, headline: &str, paragraphs: &[&str]) -> String {
        self.clip(&self.file(name, page(headline, paragraphs)))
    }
}

pub fn ran(mut command: impl BorrowMut<Command>, input: &[u8]) -> Ran {
    let command = command.borrow_mut();
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    // A program that does not read its input may have ended already.
    let _ = child.stdin.take().expect("a pipe").write_all(input);
    let output = child.wait_with_output().expect("the program ends");
    let stderr = String::from_utf8(output.stderr).expect("UTF-8 on standard error");
    let status = output.status.code().unwrap_or_else(|| panic!("ended by a signal: {stderr}"));
    assert!(!stderr.contains("panicked"), "never panics: {stderr}");
    Ran { status, stdout: output.stdout, stderr }
}

pub fn id(data: &Value) -> String {
    data["id"].as_str().unwrap_or_else(|| panic!("an id in {data}")).to_owned()
}

/// A page of the web, as simple as they come.
pub fn page(headline: &str, paragraphs: &[&str]) -> String {
    let escaped = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;");
    let body: String = paragraphs.iter().map(|text| format!("<p>{}</p>\n", escaped(text))).collect();
    let headline = escaped(headline);
    format!(
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>{headline}</title></head>\n\
         <body><article><h1>{headline}</h1>\n{body}</article></body></html>"
    )
}

/// Sentences long enough for a paragraph of an article.
pub const OIL: &str = "The two governments went into the new year without a contract, and the refineries ran at half \
    their strength until the pipelines filled again in the spring, when a price was found that both could live with.";
pub const UNION: &str = "A treaty of 1999 promises one currency, one customs service and one parliament, and each \
    winter the officials meet to note that nothing of it has come about, and to name the day of the next meeting.";
pub const VOTE: &str = "On the morning after the vote the streets were swept and the shops were open, and only the \
    telephones without a signal told the visitors that something had happened here during the night.";

//! The shape that `docs/architecture.md` promises, read from the sources: which part may know which, and who may say
//! `rusqlite`, `reqwest`, `tokio`, `tauri`.

use super::desk::root;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Each stage of the core knows only the model (and the error beside it).
const STAGES: [&str; 6] = ["annotate", "capture", "export", "extract", "query", "store"];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|cause| panic!("{}: {cause}", folder.display()));
    let paths = entries.map(|entry| entry.expect("readable").path());
    let mut found: Vec<PathBuf> = paths
        .flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] })
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs") && !is_test(path))
        .collect();
    found.sort();
    found
}

fn is_test(path: &Path) -> bool {
    let path = path.strip_prefix(root()).unwrap_or(path);
    let in_tests = path.components().any(|part| part.as_os_str() == "tests");
    in_tests || path.file_stem().is_some_and(|name| name.to_string_lossy().ends_with("tests"))
}

/// The code of a file without its comments and its tests, which may reach further.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).expect("readable");
    let text = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// The parts of the core that a file names: `crate::part`, also in `use crate::{part, …}`.
fn parts_named(code: &str) -> BTreeSet<String> {
    let name = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut parts = BTreeSet::new();
    for after in code.split("crate::").skip(1) {
        match after.strip_prefix('{').and_then(|list| Some(list.split_once(';')?.0)) {
            Some(list) => parts.extend(top_level(list).iter().map(|part| name(part.trim()))),
            None => drop(parts.insert(name(after))),
        }
    }
    parts
}

/// The entries of a list in braces, without what stands in braces inside them.
fn top_level(list: &str) -> Vec<String> {
    let (mut depth, mut entries) = (0, vec![String::new()]);
    for letter in list.chars() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => entries.push(String::new()),
            _ if depth == 0 => entries.last_mut().expect("an entry").push(letter),
            _ => {}
        }
    }
    entries
}

fn core() -> PathBuf {
    root().join("src-tauri/core/src")
}

#[test]
fn stages_do_not_know_each_other() {
    for stage in STAGES {
        let files = sources(&core().join(stage));
        assert!(!files.is_empty(), "{stage} has sources");
        for file in files {
            let named = parts_named(&code(&file));
            let others: Vec<&str> = STAGES
                .into_iter()
                .chain(["library", "Library"])
                .filter(|other| *other != stage && named.contains(*other))
                .collect();
            assert!(others.is_empty(), "{} names {others:?}: only `library` composes the stages", file.display());
        }
    }
}

#[test]
fn the_model_knows_nothing_of_ours() {
    for file in sources(&core().join("model")) {
        let named = parts_named(&code(&file));
        let others: Vec<&String> = named.iter().filter(|part| *part != "model").collect();
        assert!(others.is_empty(), "{} names {others:?}: the model is plain data", file.display());
    }
}

#[test]
fn libraries_are_said_where_they_belong() {
    let allowed = [
        ("rusqlite", vec!["src-tauri/core/src/store"]),
        ("reqwest", vec!["src-tauri/core/src/capture"]),
        ("tokio", vec!["src-tauri/core/src/capture"]),
        ("tauri", vec!["src-tauri/src"]),
        ("clap", vec!["src-tauri/cli/src"]),
    ];
    let folders = ["src-tauri/core/src", "src-tauri/cli/src", "src-tauri/src"].map(|folder| root().join(folder));
    let files: Vec<PathBuf> =
        folders.iter().filter(|folder| folder.is_dir()).flat_map(|folder| sources(folder)).collect();
    for (library, homes) in allowed {
        let says = |file: &PathBuf| {
            let code = code(file);
            [format!("{library}::"), format!("use {library}"), format!("#[{library}")]
                .iter()
                .any(|use_| code.contains(use_))
        };
        let at_home = |file: &PathBuf| homes.iter().any(|home| file.starts_with(root().join(home)));
        let strangers: Vec<&PathBuf> = files.iter().filter(|file| says(file) && !at_home(file)).collect();
        assert!(strangers.is_empty(), "{library} belongs to {homes:?} alone, and is said in {strangers:?}");
    }
}

/// What a check finds is read in the window too, where a person has a button, and no terminal.
#[test]
fn what_a_check_finds_names_no_command() {
    let folders = ["store/doctor", "library/mend"].into_iter().flat_map(|folder| sources(&core().join(folder)));
    let named: Vec<PathBuf> =
        folders.chain([core().join("library/mend.rs")]).filter(|file| code(file).contains("`cuttings")).collect();
    assert!(named.is_empty(), "“a repair” is what both can do; the command line names its own command: {named:?}");
}

/// A command that only one of the two knows would fail when a person first uses it.
#[test]
fn the_page_and_the_shell_know_the_same_commands() {
    let shell = fs::read_to_string(root().join("src-tauri/src/commands/mod.rs")).expect("readable");
    let answered: BTreeSet<&str> = shell
        .lines()
        .filter_map(|line| line.trim().strip_suffix(',')?.rsplit_once("::"))
        .map(|(_, name)| name)
        .collect();
    let page = fs::read_to_string(root().join("ui/src/api/commands.ts")).expect("readable");
    let page = page.replace("callParts<", "call<");
    let after_call = page.split("call<").skip(1).filter_map(|rest| rest.split_once("(\""));
    let asked: BTreeSet<&str> = after_call.filter_map(|(_, name)| Some(name.split_once('"')?.0)).collect();
    assert!(asked.len() > 30, "the page asks for many commands: {asked:?}");
    assert_eq!(asked, answered, "what the page asks for, and what the shell answers");
}

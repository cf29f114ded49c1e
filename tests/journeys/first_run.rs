//! A machine on which something is missing or too old: `tools/install-packages`, the first thing that `make` runs, says what
//! to do. It runs on stand-ins for the machine's programs, so nothing is installed here.

use super::desk::root;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;
use std::process::Command;

/// A folder of programs: those that any system has, and these scripts.
fn machine(scripts: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for program in ["bash", "sh", "sed", "sort", "head", "cut", "tr", "dirname", "env"] {
        let known = ["/usr/bin", "/bin"].map(|place| Path::new(place).join(program));
        let there = known.iter().find(|path| path.exists()).expect("a program that every system has");
        symlink(there, folder.path().join(program)).expect("linked");
    }
    for (name, script) in scripts {
        let file = folder.path().join(name);
        std::fs::write(&file, format!("#!/bin/sh\n{script}\n")).expect("written");
        std::fs::set_permissions(&file, PermissionsExt::from_mode(0o755)).expect("made a program");
    }
    folder
}

/// What is said where `make run` or `make demo` stops; nothing may have been installed by then.
fn stops(task: &str, scripts: &[(&str, &str)]) -> String {
    const SYSTEM: [(&str, &str); 3] = [
        ("uname", "echo Linux"),
        ("apt-get", "echo installed >&2"),
        ("apt-cache", "echo '  Candidate: 18.20.4+dfsg-1'"),
    ];
    let machine = machine(&[&SYSTEM, scripts].concat());
    let script = root().join("tools/install-packages");
    let ran = Command::new(script).arg(task).env("PATH", machine.path()).output().expect("bash runs it");
    let said = String::from_utf8(ran.stderr).expect("UTF-8");
    assert_eq!(ran.status.code(), Some(1), "{task} does not go on: {said}");
    assert!(!said.contains("installed"), "{task} installs nothing before all is there that it cannot install: {said}");
    said
}

const ROOT: (&str, &str) = ("id", "echo 0");
const PERSON: (&str, &str) = ("id", "echo 1000");
const RUST: (&str, &str) = ("cargo", "echo cargo 1.999.0 '(0123456 2030-01-01)'");
const NODE: (&str, &str) = ("node", "echo v24.1.0");
const NPM: (&str, &str) = ("npm", "echo 11");

#[test]
fn a_missing_toolchain_is_named_before_anything_is_installed() {
    let said = stops("run", &[ROOT]);
    assert!(said.contains("Rust 1.") && said.contains("https://rustup.rs"), "Rust, and where it is had: {said}");
    assert!(said.contains("Node.js 20 or newer is missing"), "the system's own is too old to be worth it: {said}");
    let said = stops("cli", &[ROOT]);
    assert!(said.contains("Rust") && !said.contains("Node"), "what the task does not need is not asked for: {said}");
}

#[test]
fn a_toolchain_that_is_too_old_is_said_with_both_versions() {
    let said = stops("run", &[ROOT, ("cargo", "echo cargo 1.63.0"), ("node", "echo v18.20.4"), NPM]);
    assert!(said.contains("this is 1.63.0") && said.contains("rustup update"), "Rust: {said}");
    assert!(said.contains("this is 18.20.4") && said.contains("https://nodejs.org"), "Node.js: {said}");
}

#[test]
fn who_is_not_root_and_has_no_sudo_learns_what_root_must_run() {
    let said = stops("run", &[PERSON, RUST, NODE, NPM]);
    assert!(said.contains("only root can install them"), "{said}");
    assert!(said.contains("apt-get install") && said.contains("libwebkit2gtk-4.1-dev"), "the whole command: {said}");
}

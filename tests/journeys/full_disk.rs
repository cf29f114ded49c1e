//! The disk is full: nothing is lost, each message says so, and the trash makes room.

use super::desk::{Desk, OIL, UNION, VOTE, id, page, program, ran, skip};
use cuttings_core::model::ClipId;
use cuttings_core::{ErrorCode, Library};
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

/// A disk of a few megabytes, gone when the test is. `None` where this test may not mount one.
pub struct SmallDisk(PathBuf);

impl SmallDisk {
    pub fn mount(at: &Path, megabytes: u32) -> Option<Self> {
        fs::create_dir_all(at).expect("made");
        let size = format!("size={megabytes}m");
        let mount = Command::new("mount").args(["-t", "tmpfs", "-o", &size, "tmpfs"]).arg(at).output();
        let is_there = mount.is_ok_and(|ran| ran.status.success());
        if !is_there {
            skip("this test may not mount a small disk");
        }
        is_there.then(|| SmallDisk(at.to_owned()))
    }

    /// Writes a file until the disk takes no more; where it is.
    fn fill(&self) -> PathBuf {
        let filler = self.0.join("filler");
        let mut filling = fs::File::create(&filler).expect("made");
        while filling.write_all(&[0; 4096]).is_ok() {}
        filler
    }

    /// From now on it can only be read, whoever asks.
    pub fn seal(&self) {
        let ran = Command::new("mount").args(["-o", "remount,ro"]).arg(&self.0).output().expect("ran");
        assert!(ran.status.success(), "sealed: {ran:?}");
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("--lazy").arg(&self.0).status();
    }
}

#[test]
fn a_full_disk_loses_nothing_and_the_work_goes_on_when_there_is_room() {
    let desk = Desk::new();
    let Some(disk) = SmallDisk::mount(&desk.library(), 8) else { return };
    let clip = desk.clip_page("first.html", "First", &[OIL, UNION]);
    let window = Library::open(&desk.library()).expect("a window has it open meanwhile");
    let filler = disk.fill();
    let path = desk.file("second.html", page("Second", &[VOTE, UNION, &"so it went on ".repeat(9000)]));
    let third = desk.file("third.html", page("Third", &[OIL, VOTE, &"and went on again ".repeat(9000)]));
    let full = desk.fails(&["clip", &path, &third]);
    assert_eq!(full.code(), "disk_full", "it says why: {}", full.stderr);
    let lines = full.lines();
    let is_told = |line: &serde_json::Value, source: &str| line["status"] == "failed" && line["source"] == source;
    assert!(lines.len() == 2 && is_told(&lines[0], &path) && is_told(&lines[1], &third), "each source: {lines:?}");
    let backup = desk.fails(&["backup", disk.0.join("all.cuttings").to_str().expect("UTF-8")]);
    assert_eq!(backup.code(), "disk_full", "nor is a backup: {}", backup.stderr);
    assert!(
        backup.stderr.contains("written to") && backup.stderr.contains("all.cuttings."),
        "by its name: {}",
        backup.stderr
    );
    assert_eq!(window.overview().expect("readable").all, 1, "what was there is there");
    drop(window);
    fs::remove_file(filler).expect("there is room again");
    assert_eq!(desk.json(&["clip", &path])[0]["status"], "clipped", "and the same work is done");
    desk.one(&["note", &clip, "Still here."]);
    desk.one(&["doctor"]);
    let left: Vec<_> =
        fs::read_dir(&disk.0).expect("readable").map(|entry| entry.expect("readable").file_name()).collect();
    assert!(!left.iter().any(|name| name.to_string_lossy().ends_with(".part")), "no half file is left: {left:?}");
}

#[test]
fn a_backup_that_finds_no_room_is_not_called_damaged() {
    let (desk, other) = (Desk::new(), Desk::new());
    desk.clip_page("page.html", "Headline", &[OIL, UNION]);
    let file = desk.path("all.cuttings");
    let file = file.to_str().expect("UTF-8");
    desk.one(&["backup", file]);
    let Some(disk) = SmallDisk::mount(&other.library(), 4) else { return };
    let filler = disk.fill();
    let full = other.fails(&["restore", file]);
    assert!(full.code() == "disk_full" && !full.stderr.contains("damaged"), "it is the disk: {}", full.stderr);
    fs::remove_file(filler).expect("there is room again");
    disk.seal();
    let sealed = other.fails(&["restore", file]);
    assert!(sealed.code() == "library_read_only" && !sealed.stderr.contains("in another program"), "{}", sealed.stderr);
}

/// Many small pages by one command; their ids.
fn clip_many(desk: &Desk, pages: usize) -> Vec<String> {
    for number in 0..pages {
        let own = format!("Page {number} says what no other page says.");
        desk.file(&format!("pages/{number}.html"), page(&format!("Page {number}"), &[&own, OIL, UNION]));
    }
    desk.json(&["clip", desk.path("pages").to_str().expect("UTF-8")]).iter().map(id).collect()
}

#[test]
fn on_a_full_disk_the_library_is_read_and_the_trash_makes_room() {
    let desk = Desk::new();
    let Some(disk) = SmallDisk::mount(&desk.library(), 48) else { return };
    // More than what is held back for a full disk lets go of at once.
    let clips = clip_many(&desk, 800);
    let filler = disk.fill();
    assert_eq!(desk.json(&["list", "refineries", "--limit", "1"]).len(), 1, "nobody else has it open");
    let other = desk.file("other.html", page("Other", &[VOTE, UNION, &"so it went on ".repeat(900)]));
    assert_eq!(desk.fails(&["clip", &other]).code(), "disk_full", "it takes nothing more");
    for clips in clips.chunks(200) {
        let trash: Vec<&str> = ["trash"].into_iter().chain(clips.iter().map(String::as_str)).collect();
        desk.one(&trash);
        desk.one(&["undo"]);
        desk.one(&["redo"]);
    }
    let emptied = desk.one(&["trash", "--empty"]);
    assert_eq!((emptied["clips"].as_u64(), emptied["pages"].as_u64()), (Some(800), Some(800)), "all: {emptied}");
    assert_eq!(
        desk.json(&["clip", &other])[0]["status"],
        "clipped",
        "there is room in what was held back, and the pages"
    );
    desk.one(&["doctor"]);
    fs::remove_file(filler).expect("removed");
    desk.one(&["note", &id(&desk.one(&["list"])), "There is room."]);
    assert!(disk.0.join("room").exists(), "and some is held back for the next time");
}

#[test]
fn a_window_empties_its_trash_on_a_full_disk() {
    let desk = Desk::new();
    let Some(disk) = SmallDisk::mount(&desk.library(), 12) else { return };
    let clips = clip_many(&desk, 30);
    let window = Library::open(&desk.library()).expect("opened");
    let clips: Vec<ClipId> = clips.iter().map(|clip| window.find_clip(clip).expect("there")).collect();
    window.note(clips[0], "Written before").expect("there is room");
    disk.fill();
    let full = (0..100).find_map(|round| window.note(clips[0], &"A long note. ".repeat(900 + round)).err());
    assert_eq!(full.map(|error| error.code), Some(ErrorCode::DiskFull), "until it takes nothing more");
    window.trash(&clips[1..]).expect("what leads to room is done");
    assert_eq!(window.empty_trash().expect("and what makes it").pages, 29, "with the pages");
    window.note(clips[0], "Written after").expect("the work goes on");
    drop(window);
    let ran = desk.one(&["show", &clips[0].to_string()]);
    assert_eq!(ran["note"], "Written after", "and is there");
    desk.one(&["doctor"]);
}

#[test]
fn what_finds_no_room_elsewhere_says_what_and_where_and_that_the_disk_is_full() {
    let desk = Desk::new();
    let clip = desk.clip_page("page.html", "Headline", &[OIL, UNION]);
    desk.one(&["dossier", "create", "Oil"]);
    desk.one(&["dossier", "add", "Oil", &clip]);
    desk.one(&["backup", desk.path("all.cuttings").to_str().expect("UTF-8")]);
    let Some(disk) = SmallDisk::mount(&desk.path("stick"), 4) else { return };
    desk.one(&["backups", "folder", disk.0.to_str().expect("UTF-8")]);
    disk.fill();
    let library = desk.library();
    let (stick, all) = (disk.0.display().to_string(), desk.path("all.cuttings").display().to_string());
    let (file, to) = (format!("{stick}/all.cuttings"), format!("{stick}/library"));
    for (args, what) in [
        (vec!["backup", &file], "The backup could not be written to"),
        (vec!["backups", "make"], "The backup could not be written to"),
        (vec!["export", "Oil", "--to", &stick], "The dossier could not be written into"),
        (vec!["restore", &all], "The backup could not be restored into"),
    ] {
        let mut command = Command::new(program());
        command
            .args(["--json", "--library"])
            .arg(if args[0] == "restore" { Path::new(&to) } else { &library })
            .args(&args);
        let error = ran(command, b"").error();
        let message = error["message"].as_str().expect("a message");
        assert_eq!(error["code"], "disk_full", "{args:?}: {error}");
        assert!(
            message.contains(what) && message.contains(&stick) && message.contains("is full"),
            "{args:?}: {message}"
        );
    }
    let library = Library::open(&library).expect("opened");
    let error = library.move_to(Path::new(&to), || Ok(())).expect_err("no room");
    assert!(
        error.code == ErrorCode::DiskFull
            && error.message.contains("could not be copied to")
            && error.message.contains(&to),
        "{error:?}"
    );
    let left: Vec<_> =
        fs::read_dir(&disk.0).expect("listed").map(|entry| entry.expect("readable").file_name()).collect();
    assert_eq!(left.len(), 2, "the filler and the folder for backups: {left:?}");
}

#[test]
fn an_older_backup_that_cannot_be_read_again_is_told_of_until_one_is_made_without_a_problem() {
    let desk = Desk::new();
    desk.clip_page("page.html", "Headline", &[OIL, UNION]);
    let Some(disk) = SmallDisk::mount(&desk.path("stick"), 4) else { return };
    let window = Library::open(&desk.library()).expect("opened");
    window.keep_backups_in(Some(&disk.0)).expect("chosen");
    let first = window.back_up().expect("made").file;
    // There is no room to unpack it.
    let large = zstd::encode_all(std::io::repeat(0).take(64 << 20), 3).expect("packed");
    let older = Path::new(&first).with_file_name("library-2020-01-01T000000Z.sqlite.zst");
    fs::write(&older, large).expect("written");
    // Nobody has read it for long.
    let long_ago =
        fs::File::options().append(true).open(&older).and_then(|file| file.set_modified(SystemTime::UNIX_EPOCH));
    long_ago.expect("set");
    let made = window.back_up().expect("the new one is whole");
    let told: Vec<String> = made.problem.into_iter().collect();
    assert!(told.len() == 1 && told[0].contains("2020-01-01"), "it could not be read: {told:?}");
    assert_eq!(window.backup_warnings(), told, "which the window says by itself");
    fs::remove_file(&older).expect("removed");
    window.back_up().expect("made");
    assert_eq!(window.backup_warnings(), Vec::<String>::new(), "as long as it is so");
}

#[test]
fn a_library_that_finds_no_room_to_go_back_stays_as_it_is() {
    let desk = Desk::new();
    let Some(disk) = SmallDisk::mount(&desk.library(), 4) else { return };
    let clip = desk.clip_page("page.html", "Headline", &[OIL, UNION]);
    let file = desk.path("all.cuttings");
    let file = file.to_str().expect("UTF-8");
    desk.one(&["backup", file]);
    desk.one(&["tag", &clip, "--add", "gas"]);
    let library = fs::read(desk.library().join("library.sqlite")).expect("readable");
    let filler = disk.fill();
    let full = desk.fails(&["restore", file, "--replace"]);
    assert!(full.code() == "disk_full" && full.stderr.contains("as it was"), "it says why: {}", full.stderr);
    assert_eq!(fs::read(desk.library().join("library.sqlite")).expect("there"), library, "not a byte is changed");
    let left: Vec<_> =
        fs::read_dir(&disk.0).expect("listed").map(|entry| entry.expect("readable").file_name()).collect();
    let is_left = |name: &std::ffi::OsString| name == "set-aside" || name.to_string_lossy().starts_with("restoring");
    assert!(!left.iter().any(is_left), "nothing half done is left: {left:?}");
    fs::remove_file(filler).expect("there is room again");
    desk.one(&["restore", file, "--replace"]);
    assert_eq!(desk.json(&["tags"]).len(), 0, "and then it goes back");
}

//! Sources that are empty, binary, too large, in old character sets, or built to break a reader.

use super::desk::{Desk, OIL, UNION, id};
use serde_json::json;
use std::fs::File;

#[test]
fn what_is_no_text_is_refused_and_leaves_nothing() {
    let desk = Desk::new();
    let large = desk.file("large.html", "");
    let size = (64 << 20) + 1;
    File::options().write(true).open(&large).and_then(|file| file.set_len(size)).expect("a file with a hole");
    let picture: Vec<u8> =
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".iter().copied().chain((0..2000).map(|n| (n * 7 % 256) as u8)).collect();
    desk.file("pictures/picture.png", &picture);
    let pictures = desk.path("pictures");
    for (source, words) in [
        (desk.file("empty.txt", ""), "empty"),
        (desk.file("picture.png", &picture), ""),
        (desk.file("picture.html", &picture), ""),
        (large, "64 MB"),
        (desk.path("missing.txt").to_str().expect("UTF-8").to_owned(), "no file"),
        (pictures.to_str().expect("UTF-8").to_owned(), "no article in the folder"),
    ] {
        let ran = desk.fails(&["clip", &source]);
        let line = &ran.lines()[0];
        assert_eq!((&line["status"], &line["id"]), (&json!("failed"), &json!(null)), "{source}: {line}");
        let message = line["message"].as_str().expect("a message");
        assert!(message.contains(words) && message.len() > 20, "{source}: {message}");
        let person = desk.run(&["clip", &source]);
        assert!(person.stderr.contains(message), "a person reads the same: {}", person.stderr);
    }
    assert!(desk.json(&["list", "--sort", "clipped"]).is_empty(), "nothing is stored");
    assert!(desk.json(&["list", "is:failed"]).is_empty(), "not even as failed");
    let snapshots = std::fs::read_dir(desk.library().join("snapshots")).map(Iterator::count);
    assert_eq!(snapshots.unwrap_or(0), 0, "no bytes are left behind");
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_whose_name_is_no_text_is_clipped_all_the_same() {
    use std::os::unix::ffi::OsStrExt;
    let desk = Desk::new();
    let named = desk.file("page.html", super::desk::page("A quay without a ferry", &[OIL, UNION]));
    let odd = desk.path(".").join(std::ffi::OsStr::from_bytes(b"caf\xe9.html"));
    std::fs::rename(named, &odd).expect("a name in an old character set");
    for command in ["clip", "extract"] {
        let mut cuttings = desk.command(&["--json", command]);
        cuttings.arg(&odd);
        let ran = super::desk::ran(cuttings, b"");
        assert_eq!((ran.status, &ran.lines()[0]["headline"]), (0, &json!("A quay without a ferry")), "{}", ran.stderr);
    }
    let folder = desk.path(".").join(std::ffi::OsStr::from_bytes(b"caf\xe9s"));
    std::fs::create_dir(&folder).expect("made");
    std::fs::rename(odd, folder.join("page.html")).expect("moved");
    let mut cuttings = desk.command(&["--json", "clip"]);
    cuttings.arg(&folder);
    let ran = super::desk::ran(cuttings, b"");
    assert_eq!((ran.status, &ran.lines()[0]["status"]), (0, &json!("known")), "nor a folder: {}", ran.stderr);
}

#[test]
fn old_character_sets_are_read_right() {
    let russian = "Президент направил телеграмму в Минск и выразил надежду на развитие отношений двух стран во всех областях, \
        а в самом Минске на улицах стояли люди с цветами, и никто не знал, чем закончится эта неделя в августе.";
    let hebrew = "הנשיא שלח מברק למינסק והביע תקווה להידוק היחסים בין שתי המדינות בכל התחומים, ובמינסק עצמה עמדו \
        אנשים ברחובות עם פרחים, ואיש לא ידע איך ייגמר השבוע הזה באוגוסט.";
    let japanese = "大統領はミンスクに電報を送り、両国の関係があらゆる分野で発展することへの期待を表明した。ミンスクの通りには花を手にした\
        人々が立ち、この八月の一週間がどう終わるのか、誰にも分からなかった。";
    let encoded = |label: &str, text: &str| {
        let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).expect("a known character set");
        let (bytes, _, lost) = encoding.encode(text);
        assert!(!lost, "{label} has all letters of the text");
        bytes.into_owned()
    };
    let utf16 =
        |text: &str| -> Vec<u8> { format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect() };
    let desk = Desk::new();
    for (charset, text) in [
        ("windows-1251", russian),
        ("koi8-r", russian),
        ("windows-1255", hebrew),
        ("Shift_JIS", japanese),
        ("EUC-JP", japanese),
        ("UTF-16", russian),
    ] {
        let bytes = |text: &str| if charset == "UTF-16" { utf16(text) } else { encoded(charset, text) };
        let html = format!(
            "<html><head><meta charset=\"{charset}\"><title>x</title></head><body><article><h1>{}</h1><p>{text}</p><p>{text}</p></article></body></html>",
            &text[..text.char_indices().nth(12).expect("long").0]
        );
        let plain = format!("{text}\n\n{text}\n");
        for (name, source) in [("declared.html", bytes(&html)), ("undeclared.txt", bytes(&plain))] {
            let path = desk.file(&format!("{charset}-{name}"), &source);
            let clip = desk.clip(&path);
            let shown = desk.one(&["show", &clip])["article"]["text"].clone();
            let shown = shown.as_str().expect("a text");
            let wanted = text.split_whitespace().next().expect("a word");
            assert!(shown.contains(wanted), "{charset}, {name}: {wanted} in {shown}");
            assert!(!shown.contains('\u{fffd}'), "{charset}, {name}: no letter is lost in {shown}");
            assert_eq!(desk.run(&["original", &clip]).stdout, source, "{charset}, {name}: the bytes stay as they came");
        }
    }
}

#[test]
fn twenty_thousand_nested_tags_are_only_a_page() {
    let desk = Desk::new();
    let tags = ["div", "blockquote", "ul><li", "table><tr><td", "b", "span", "a href=x", "section", "q"];
    for (number, tag) in tags.iter().enumerate() {
        let closing = tag
            .split('>')
            .rev()
            .map(|tag| format!("</{}>", tag.split(' ').next().expect("a name")))
            .collect::<String>();
        let html = format!(
            "<!doctype html><title>Deep</title><p>{OIL}</p>{}<p>{UNION}</p>{}<p>{OIL}</p>",
            format!("<{tag}>").repeat(20_000),
            closing.repeat(20_000)
        );
        let path = desk.file(&format!("deep{number}.html"), html);
        let clip = desk.one(&["clip", &path]);
        assert_eq!(clip["status"], "clipped", "{tag}: {clip}");
        let text = desk.one(&["show", &id(&clip)])["article"]["text"].clone();
        let text = text.as_str().expect("a text");
        for words in ["new year without a contract", "one customs service"] {
            assert!(text.contains(words), "{tag}: what stands above and in the depth is read: {text}");
        }
    }
}

#[test]
fn a_page_without_an_article_is_kept_whole() {
    let desk = Desk::new();
    let path = desk.file(
        "shell.html",
        "<!doctype html><title>Loading</title><script>start()</script><nav><a href=/>Home</a></nav>",
    );
    let clip = desk.one(&["clip", &path]);
    assert_eq!(clip["status"], "clipped", "it is a page: {clip}");
    let message = clip["message"].as_str().expect("a message").to_lowercase();
    assert!(message.contains("no article found"), "and says what it lacks: {message}");
    assert_eq!(
        desk.run(&["original", &id(&clip)]).stdout,
        std::fs::read(path).expect("readable"),
        "the bytes as they came"
    );
}

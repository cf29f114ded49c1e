//! Bytes -> text, whatever character set the page is in.
//!
//! A file that is no text is recognised by how it begins and refused with a word on what to do. Then, in order of trust: a
//! byte-order mark, UTF-16 by its shape, UTF-8 (valid, or but for a few bytes), what the transport and the page declare, a guess
//! from the bytes. A declaration that makes no words of the bytes, where the guess does, is overruled.

mod twice;

use crate::model::Media;
use crate::{Error, ErrorCode, Result};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    Encoding, ISO_2022_JP, ISO_8859_2, ISO_8859_4, ISO_8859_13, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1250, WINDOWS_1252,
    WINDOWS_1254, WINDOWS_1257,
};
use memchr::{memchr, memchr_iter};

/// Order of trust: a byte-order mark, valid UTF-8, the transport's charset, what the page says of itself, a guess from the bytes.
/// An error where the bytes are empty or not a text.
pub(super) fn decode(bytes: &[u8], transport: Option<&str>, media: Media) -> Result<String> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(unreadable("The source is empty. Save the page again, or paste its text."));
    }
    if let Some(what) = file_kind(bytes) {
        let advice = "Open it, copy the text, and paste that; or clip the web page it came from.";
        return Err(unreadable(format!("The source is {what}, not a page or a text. {advice}")));
    }
    let text = to_text(bytes, transport, media);
    let text = twice::undone(&text).unwrap_or(text);
    if is_noise(&text) {
        return Err(unreadable(
            "The source is binary data, not a page or a text. Save the page as HTML or text, and clip that file.",
        ));
    }
    Ok(if memchr(0, text.as_bytes()).is_some() { text.replace('\0', "") } else { text })
}

fn unreadable(message: impl Into<String>) -> Error {
    Error::new(ErrorCode::Unreadable, message)
}

fn to_text(bytes: &[u8], transport: Option<&str>, media: Media) -> String {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[length..]).0.into_owned();
    }
    if let Some(encoding) = utf_16_by_shape(bytes) {
        return encoding.decode_without_bom_handling(bytes).0.into_owned();
    }
    if has_iso_2022_jp_escapes(bytes) {
        return ISO_2022_JP.decode_without_bom_handling(bytes).0.into_owned();
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    if is_utf_8_but_for_a_few_bytes(bytes) {
        return String::from_utf8_lossy(bytes).into_owned();
    }
    if let Some(encoding) = utf_16_of_east_asia(bytes) {
        return encoding.decode_without_bom_handling(bytes).0.into_owned();
    }
    let declared = transport
        .and_then(|label| Encoding::for_label(label.trim().as_bytes()))
        .or_else(|| if media == Media::Html { declared_in_page(bytes) } else { None });
    let guess = guess(bytes);
    let encoding = match declared {
        Some(declared) if !contradicts(bytes, declared, guess) && !is_of_another_language(bytes, declared, guess) => {
            declared
        }
        _ => guess,
    };
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

/// Files that people drop by mistake, by their first bytes.
fn file_kind(bytes: &[u8]) -> Option<&'static str> {
    const KINDS: &[(&[u8], &str)] = &[
        (b"%PDF-", "a PDF file"),
        (b"\x89PNG", "a PNG image"),
        (b"\xff\xd8\xff", "a JPEG image"),
        (b"GIF8", "a GIF image"),
        (b"RIFF", "a picture, a sound or a video"),
        (b"PK\x03\x04", "a packed file (a Word, OpenOffice, EPUB or ZIP file)"),
        (b"PK\x05\x06", "an empty ZIP file"),
        (b"{\\rtf", "a rich-text file (RTF)"),
        (b"\xd0\xcf\x11\xe0", "an old Office file"),
        (b"\x1f\x8b", "a gzip-compressed file"),
        (b"BZh", "a compressed file"),
        (b"\xfd7zXZ", "a compressed file"),
        (b"(\xb5/\xfd", "a compressed file"),
        (b"7z\xbc\xaf", "a compressed file"),
        (b"Rar!", "a compressed file"),
        (b"bplist00", "a Safari web archive"),
        (b"SQLite format 3", "a database"),
        (b"\x7fELF", "a program"),
        (b"ID3", "a sound file"),
        (b"OggS", "a sound or a video"),
    ];
    let is_program = bytes.starts_with(b"MZ") && bytes.get(..256).is_some_and(|head| head.contains(&0));
    let is_video = bytes.get(4..8) == Some(b"ftyp");
    KINDS.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, what)| *what).or(match (is_program, is_video) {
        (true, _) => Some("a program"),
        (_, true) => Some("a video"),
        _ => None,
    })
}

/// How much of a file is looked at to judge it.
const SAMPLE: usize = 1 << 16;

fn sample(bytes: &[u8]) -> &[u8] {
    &bytes[..bytes.len().min(SAMPLE)]
}

/// UTF-16 without a mark: spaces, line ends and digits stand as a byte beside a zero, always on the same side.
fn utf_16_by_shape(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = sample(bytes);
    if bytes.len() % 2 == 1 || memchr(0, head).is_none() {
        return None;
    }
    let is_plain = |byte: u8| matches!(byte, b'\t' | b'\n' | b'\r' | 0x20..=0x7e);
    let (mut little, mut big) = (0, 0);
    for pair in head.chunks_exact(2) {
        little += usize::from(is_plain(pair[0]) && pair[1] == 0);
        big += usize::from(pair[0] == 0 && is_plain(pair[1]));
    }
    let pairs = head.len() / 2;
    let encoding = match (little, big) {
        (little, big) if little > 10 * big && little * 20 > pairs => UTF_16LE,
        (little, big) if big > 10 * little && big * 20 > pairs => UTF_16BE,
        _ => return None,
    };
    let (text, failed) = encoding.decode_without_bom_handling(&head[..pairs * 2]);
    let letters = text.chars().filter(|letter| letter.is_alphanumeric() || letter.is_whitespace()).count();
    (!failed && letters * 10 > text.chars().count() * 6).then_some(encoding)
}

/// A letter cut in two where a page was cut off, a stray byte of another set: a page is not read as something else for that.
/// An older character set makes a well-formed sequence by accident at best, and many that are none.
fn is_utf_8_but_for_a_few_bytes(bytes: &[u8]) -> bool {
    const SURE: usize = 4;
    let (mut continued, mut broken) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        continued += chunk.valid().bytes().filter(|byte| byte & 0xc0 == 0x80).count();
        // One bad byte after the other is one place.
        broken += usize::from(!chunk.valid().is_empty() && !chunk.invalid().is_empty());
    }
    continued > 0 && continued >= SURE * broken.max(1)
}

/// UTF-16 without a mark and with hardly a zero: Han characters and kana among the full stops and commas of their own block,
/// which bytes of an older character set do not happen to make.
fn utf_16_of_east_asia(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = sample(bytes);
    if bytes.len() % 2 == 1 {
        return None;
    }
    [UTF_16LE, UTF_16BE].into_iter().find(|encoding| {
        let (text, _) = encoding.decode_without_bom_handling(&head[..head.len() / 2 * 2]);
        let count = |is: fn(char) -> bool| text.chars().filter(|letter| is(*letter)).count();
        let own = count(|letter| matches!(letter, '\u{3001}'..='\u{30ff}' | '\u{ff01}'..='\u{ff1f}'));
        let known =
            own + count(|letter| matches!(letter, '\u{4e00}'..='\u{9fff}' | '\u{3000}' | ' '..='~' | '\n' | '\r'));
        own * 50 > known && known * 20 > text.chars().count() * 19
    })
}

/// ISO-2022-JP is pure ASCII with escapes, and would pass for UTF-8.
fn has_iso_2022_jp_escapes(bytes: &[u8]) -> bool {
    let escapes = || memchr_iter(0x1b, bytes).any(|at| matches!(bytes.get(at + 1..at + 3), Some(b"$B" | b"$@")));
    bytes.is_ascii() && escapes() && !ISO_2022_JP.decode_without_bom_handling(bytes).1
}

/// What the page says of itself: `<meta charset>`, `<meta http-equiv>`, an XML declaration. HTML asks for it in the first
/// 1024 bytes; pages are looser. A page that calls itself UTF-16 in ASCII means UTF-8 (WHATWG, "prescan a byte stream").
fn declared_in_page(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(8192)].to_ascii_lowercase();
    let mut from = 0;
    while let Some(at) = find(&head[from..], b"charset").map(|at| from + at) {
        from = at + b"charset".len();
        let in_meta =
            head[..at].iter().rposition(|byte| *byte == b'<').is_some_and(|tag| head[tag..].starts_with(b"<meta"));
        if let Some(encoding) = label(&head[from..]).filter(|_| in_meta) {
            return Some(encoding);
        }
    }
    let xml = head.starts_with(b"<?xml").then(|| find(&head, b"encoding")).flatten()?;
    label(&head[xml + b"encoding".len()..])
}

/// The name behind `=`, with or without quotes.
fn label(rest: &[u8]) -> Option<&'static Encoding> {
    let rest = rest.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let rest = rest.strip_prefix(b"\"").or(rest.strip_prefix(b"'")).unwrap_or(rest);
    let end =
        rest.iter().position(|byte| matches!(byte, b'"' | b'\'' | b'>' | b'/' | b';') || byte.is_ascii_whitespace());
    let encoding = Encoding::for_label(&rest[..end.unwrap_or(rest.len())])?;
    Some(if encoding == UTF_16LE || encoding == UTF_16BE { UTF_8 } else { encoding })
}

fn find(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    bytes.windows(needle.len()).position(|window| window == needle)
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&bytes[..bytes.len().min(1 << 20)], true);
    detector.guess(None, Utf8Detection::Allow)
}

/// A declaration is overruled only where it makes nonsense of the bytes and the guess makes good text of them.
fn contradicts(bytes: &[u8], declared: &'static Encoding, guess: &'static Encoding) -> bool {
    declared != guess && {
        let oddness = |encoding: &'static Encoding| oddness(&encoding.decode_without_bom_handling(sample(bytes)).0);
        let (declared, guessed) = (oddness(declared), oddness(guess));
        declared > 0.25 && guessed < 0.05 || declared > 0.04 && guessed < declared / 8.0 && guess != WINDOWS_1252
    }
}

/// A template calls a page western whose text is in a language that the western set cannot write, and the guess can: every letter
/// makes a word in either, and only a reader sees which.
fn is_of_another_language(bytes: &[u8], declared: &'static Encoding, guess: &'static Encoding) -> bool {
    if declared != WINDOWS_1252 {
        return false;
    }
    let languages: &[&str] = if guess == WINDOWS_1250 || guess == ISO_8859_2 {
        &["pl", "cs", "sk", "hu", "sl", "hr", "sr", "ro"]
    } else if guess == WINDOWS_1254 {
        &["tr", "az"]
    } else if guess == WINDOWS_1257 || guess == ISO_8859_13 || guess == ISO_8859_4 {
        &["lt", "lv"]
    } else {
        return false;
    };
    let text = shown(&guess.decode_without_bom_handling(sample(bytes)).0);
    super::language::detect(&text).is_some_and(|language| languages.contains(&language.as_str()))
}

/// About what a page shows: without tags, scripts and styles.
fn shown(page: &str) -> String {
    let mut text = String::new();
    let mut rest = page;
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        text.push(' ');
        let end = ["script", "style"]
            .iter()
            .find(|name| tag.get(..name.len()).is_some_and(|own| own.eq_ignore_ascii_case(name)));
        let body =
            end.and_then(|name| tag.split_once("</").filter(|(_, end)| end.starts_with(name))).map(|(_, end)| end);
        rest = body.unwrap_or(tag).split_once('>').map_or("", |(_, behind)| behind);
    }
    text.push_str(rest);
    text
}

/// The share of letters beyond ASCII that no writer would have put there: replacement characters and controls, accented
/// Latin letters in a row ("Ïðèâåò"), capitals inside words ("оПХБЕР"), scripts mixed in one word.
fn oddness(text: &str) -> f64 {
    let (mut odd, mut all) = (0usize, 0usize);
    let mut before = ' ';
    for letter in text.chars() {
        if !letter.is_ascii() {
            all += 1;
            let accents = is_accented(before) && is_accented(letter);
            let case = before.is_alphabetic() && letter.is_uppercase();
            let mixed = before.is_alphabetic()
                && letter.is_alphabetic()
                && !before.is_ascii()
                && is_cyrillic(before) != is_cyrillic(letter);
            let broken = letter == '\u{fffd}'
                || ('\u{80}'..'\u{a0}').contains(&letter)
                || ('\u{e000}'..'\u{f900}').contains(&letter);
            // What a Chinese comma of one set is in the other: Bopomofo letters, which stand in schoolbooks.
            let spelling = ('\u{3105}'..='\u{312f}').contains(&letter);
            odd += usize::from(broken) * 4 + usize::from(accents || case || mixed || spelling);
        }
        before = letter;
    }
    if all == 0 { 0.0 } else { odd as f64 / all as f64 }
}

fn is_accented(letter: char) -> bool {
    matches!(letter, '\u{a1}'..='\u{24f}') && !matches!(letter, '«' | '»' | '·' | '°' | 'ß')
}

fn is_cyrillic(letter: char) -> bool {
    matches!(letter, '\u{400}'..='\u{52f}')
}

/// Text holds next to no control characters; a few stray zeros are forgiven.
fn is_noise(text: &str) -> bool {
    let sample = &text[..text.floor_char_boundary(SAMPLE)];
    let is_noise = |letter: &char| match letter {
        ' '..='~' | '\t' | '\n' | '\r' | '\u{c}' | '\u{85}' => false,
        letter => letter.is_control() || *letter == '\u{fffd}',
    };
    sample.chars().filter(is_noise).count() * 20 > sample.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    const RUSSIAN: &str =
        "Привет, мир! Сегодня в Минске прошли переговоры о союзном государстве, сообщили в правительстве.";
    const HEBREW: &str = "שלום עולם. הנשיא אמר היום כי השיחות יימשכו בשבוע הבא, לאחר שהצדדים לא הגיעו להסכמה.";
    const JAPANESE: &str = "これは新聞の記事です。大統領は昨日、隣国との交渉を再開すると述べた。";
    const CHINESE: &str = "这是一篇新闻报道。总统昨天表示，将与邻国重新开始谈判，双方尚未达成一致。";
    const KOREAN: &str = "이것은 신문 기사입니다. 대통령은 어제 이웃 나라와 협상을 다시 시작하겠다고 말했다.";
    const GERMAN: &str =
        "Über die Straße führt eine Brücke; größere Züge dürfen sie nicht mehr überqueren, sagte der Bürgermeister.";

    const ARABIC: &str =
        "قال الوزير اليوم إن المحادثات مع الدول المجاورة ستستأنف في الأسبوع المقبل بعد أن فشل الطرفان في الاتفاق.";
    const TAIWANESE: &str = "總統昨天表示，將與鄰國重新開始談判，雙方尚未達成一致，會議將於下週繼續舉行。";

    fn encoded(label: &str, text: &str) -> Vec<u8> {
        Encoding::for_label(label.as_bytes()).expect("a known label").encode(text).0.into_owned()
    }

    fn utf_16(text: &str, little: bool) -> Vec<u8> {
        let bytes = |unit: u16| if little { unit.to_le_bytes() } else { unit.to_be_bytes() };
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn guesses_what_nobody_declares() {
        let table = [
            ("windows-1251", RUSSIAN),
            ("koi8-r", RUSSIAN),
            ("windows-1255", HEBREW),
            ("shift_jis", JAPANESE),
            ("euc-jp", JAPANESE),
            ("iso-2022-jp", JAPANESE),
            ("gbk", CHINESE),
            ("gb18030", CHINESE),
            ("big5", TAIWANESE),
            ("euc-kr", KOREAN),
            ("windows-1252", GERMAN),
            ("windows-1256", ARABIC),
        ];
        for (label, text) in table {
            let page = decode(&encoded(label, text), None, Media::Text).expect("readable");
            assert_eq!(page, text, "{label} without a word on what it is");
            let html = |text: &str| {
                format!(
                    "<html><head><title>News of the day</title><script>var a = [1, 2];</script></head><body><nav><a href=/>Home</a></nav><p>{text}</p></body></html>"
                )
            };
            let page = decode(&encoded(label, &html(text)), None, Media::Html).expect("readable");
            assert_eq!(page, html(text), "{label} in a page of ASCII tags");
        }
    }

    #[test]
    fn reads_utf_16_with_and_without_a_mark() {
        for text in [RUSSIAN, HEBREW, GERMAN, JAPANESE] {
            for little in [true, false] {
                let marked = utf_16(&format!("\u{feff}{text}"), little);
                assert_eq!(decode(&marked, None, Media::Text).expect("readable"), text, "with a mark, {little}");
            }
        }
        for text in [RUSSIAN, HEBREW, GERMAN, JAPANESE, CHINESE, TAIWANESE] {
            for little in [true, false] {
                assert_eq!(
                    decode(&utf_16(text, little), None, Media::Text).expect("readable"),
                    text,
                    "no mark, {little}"
                );
            }
        }
    }

    #[test]
    fn a_few_bad_bytes_do_not_make_another_character_set_of_utf_8() {
        for text in
            [RUSSIAN, HEBREW, ARABIC, CHINESE, TAIWANESE, JAPANESE, KOREAN, GERMAN, "It’s late – said “no one”."]
        {
            let cut = &text.as_bytes()[..text.char_indices().nth_back(1).map_or(0, |(at, _)| at)];
            let half = text.char_indices().find(|(_, letter)| !letter.is_ascii()).map_or(0, |(at, _)| at);
            let cut_letter = [cut, &text.as_bytes()[half..=half]].concat();
            let inside = |bad: &[u8]| [cut, bad, b" ", text.as_bytes()].concat();
            for (bytes, what) in [
                (cut_letter, "its last letter cut in two"),
                (inside(b"\xa0"), "a space of Latin-1"),
                (inside(b"\xe9"), "a letter of Latin-1"),
                (inside(b"\xff"), "a byte that no set has"),
            ] {
                for media in [Media::Text, Media::Markdown, Media::Html] {
                    let page = decode(&bytes, None, media).expect("readable");
                    assert_eq!(page, String::from_utf8_lossy(&bytes), "{what}");
                }
            }
        }
    }

    #[test]
    fn takes_what_is_declared() {
        let page =
            |head: &str| [head.as_bytes(), &encoded("windows-1257", "Ačiū, žmonės čia gyvena šalia ąžuolų.")].concat();
        for head in [
            "<meta charset=windows-1257>",
            "<META http-equiv='Content-Type' content='text/html; charset=windows-1257'>",
            "<?xml version='1.0' encoding='windows-1257'?>",
        ] {
            let text = decode(&page(head), None, Media::Html).expect("readable");
            assert!(text.ends_with("šalia ąžuolų."), "{head} is believed: {text}");
        }
        let text = decode(&page(""), Some("windows-1257"), Media::Text).expect("readable");
        assert!(text.starts_with("Ačiū"), "the transport is believed");
    }

    #[test]
    fn overrules_a_declaration_that_makes_nonsense() {
        let table = [
            ("windows-1251", "windows-1252", RUSSIAN),
            ("koi8-r", "windows-1251", RUSSIAN),
            ("windows-1251", "koi8-r", RUSSIAN),
            ("windows-1255", "iso-8859-1", HEBREW),
            ("shift_jis", "utf-8", JAPANESE),
            ("gbk", "iso-8859-1", CHINESE),
            ("euc-kr", "windows-1252", KOREAN),
            ("windows-1251", "utf-8", RUSSIAN),
            ("koi8-r", "utf-8", RUSSIAN),
            ("windows-1255", "utf-8", HEBREW),
            ("windows-1256", "utf-8", ARABIC),
            ("windows-1256", "windows-1252", ARABIC),
            ("euc-jp", "shift_jis", JAPANESE),
            ("gb18030", "utf-8", CHINESE),
            ("gb18030", "big5", CHINESE),
            ("big5", "gbk", TAIWANESE),
            ("windows-1252", "utf-8", GERMAN),
        ];
        for (label, declared, text) in table {
            let page = decode(&encoded(label, text), Some(declared), Media::Text).expect("readable");
            assert_eq!(page, text, "{label} declared as {declared}");
        }
        assert_eq!(
            decode(RUSSIAN.as_bytes(), Some("windows-1251"), Media::Text).expect("readable"),
            RUSSIAN,
            "UTF-8 shows"
        );
    }

    #[test]
    fn refuses_what_is_no_text_and_says_what_to_do() {
        let noise: Vec<u8> = (0..4096u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        let table: [(&[u8], &str); 9] = [
            (b"", "empty"),
            (b" \n\t ", "empty"),
            (b"%PDF-1.7 ...", "PDF"),
            (b"\x89PNG\r\n\x1a\n", "PNG"),
            (b"PK\x03\x04word", "Word"),
            (b"{\\rtf1 Hello}", "RTF"),
            (b"\xd0\xcf\x11\xe0\xa1", "Office"),
            (&noise, "binary"),
            (&[0; 64], "binary"),
        ];
        for (bytes, word) in table {
            let error = decode(bytes, None, Media::Text).expect_err("no text");
            assert_eq!(error.code, ErrorCode::Unreadable, "{word}");
            assert!(error.message.contains(word), "{} names {word}", error.message);
        }
    }

    #[test]
    fn forgives_a_stray_zero() {
        let page =
            decode(b"A long enough line of text with\0 a stray zero in it.", None, Media::Text).expect("readable");
        assert_eq!(page, "A long enough line of text with a stray zero in it.", "the zero goes");
    }

    #[test]
    fn a_page_that_calls_itself_western_is_read_in_the_set_of_its_language() {
        let polish = "Prezydent miasta otworzył w piątek nową linię tramwajową, która łączy osiedle z centrum. Budowa trwała trzy \
            lata i kosztowała ponad sto milionów złotych, a mieszkańcy od dawna skarżyli się na korki i opóźnienia autobusów.";
        let turkish = "Şehrin en eski köprüsü onarım nedeniyle yazın kapatılıyor, belediyeden yapılan açıklamada belirtildi. Trafik \
            başka yola verilecek ve çalışmaların sonbahara kadar sürmesi bekleniyor, dedi belediye başkanı.";
        let french = "Le maire a inauguré vendredi la nouvelle ligne de tramway, réclamée depuis des années par les élèves \
            et leurs parents, où l’on déplorait déjà l’été dernier de très longs délais à la gare.";
        let icelandic = "Borgarstjóri opnaði á föstudag nýja brú yfir ána, þar sem íbúar hafa lengi kvartað yfir umferð og \
            töfum, og sagði að verkið hefði tekið þrjú ár og kostað yfir hundrað milljónir króna.";
        use encoding_rs::{ISO_8859_2, WINDOWS_1250, WINDOWS_1254};
        for (text, set) in [
            (polish, WINDOWS_1250),
            (polish, ISO_8859_2),
            (turkish, WINDOWS_1254),
            (french, WINDOWS_1252),
            (icelandic, WINDOWS_1252),
        ] {
            let page = format!(
                "<html><head><meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'><script>var the = 'and of the';</script></head><p>{text}"
            );
            let read = decode(&set.encode(&page).0, None, Media::Html).unwrap_or_default();
            assert_eq!(read.split("<p>").nth(1), Some(text), "{} as Latin-1", set.name());
        }
    }
}

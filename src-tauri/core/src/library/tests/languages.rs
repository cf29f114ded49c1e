//! The search in scripts and languages: words that must be found, and words that must not. One text a clip.

use super::*;

/// A clip of one paragraph in a language.
fn keep(desk: &Desk, number: usize, language: &str, text: &str) -> ClipId {
    let html = format!(
        "<!DOCTYPE html><html lang=\"{language}\"><head><title>Text {number}</title></head>\
         <body><article><h1>Text {number}</h1><p>{text}</p></article></body></html>"
    );
    let source = Source::Html { html, url: Some(format!("https://languages.example/{number}")) };
    let clip = desk.clip(&source, &ClipInto::default()).expect("the library works").id.expect("a clip has an id");
    let language = Correction { field: Field::Language, value: Some(language.to_owned()) };
    desk.edit(clip, &[language]).expect("corrected");
    let article = desk.show(clip).expect("there").article;
    assert!(article.text.contains(text), "the text was read as it is: {} / {text}", article.text);
    clip
}

#[test]
fn every_script_finds_its_words_and_no_others() {
    let table: &[(&str, &str, &[&str], &[&str])] = &[
        // Latin: accents, ligatures, forms.
        (
            "en",
            "The ministers were negotiating a cease-fire.",
            &["MINISTER", "negotiate", "negotiated", "cease-fire", "\"cease fire\"", "negotiat*"],
            &["\"minister\"", "\"fire cease\"", "mini"],
        ),
        (
            "de",
            "Die Häuser an der Straße gehörten der Größe nach ihm.",
            &["haus", "HÄUSER", "hauser", "strasse", "STRASSE", "größe", "grosse", "haeuser", "Gehoert", "groesse"],
            &["\"haus\"", "aus", "\"haeuser\""],
        ),
        // Umlauts in two letters: written so they are found, and other letters that stand together are none.
        (
            "de",
            "Mueller und Frau Bauer aus Köln kauften neue Bücher.",
            &["mueller", "Müller", "bauer", "koeln", "köln", "neue", "buecher", "Buch"],
            &["\"koeln\"", "bür"],
        ),
        ("en", "The Cuellar brothers of Koln paid in full.", &["cuellar", "koln", "köln"], &["koeln", "cullar"]),
        (
            "fr",
            "L’État a prolongé l'été des élections.",
            &["etat", "état", "\"l'été\"", "élection", "ELECTIONS", "prolonger"],
            &["tat", "\"été l\""],
        ),
        ("pl", "W Łodzi i Gdańsku żółć.", &["lodzi", "ŁODZI", "gdansku", "zolc"], &["odzi"]),
        (
            "tr",
            "İstanbul'da ve Isparta'da kitapları ILIK.",
            &["istanbul", "ISTANBUL", "İSTANBUL", "isparta", "ısparta", "kitap", "ılık"],
            &["stanbul"],
        ),
        ("vi", "Đường Nguyễn Huệ", &["duong", "nguyen", "\"nguyễn huệ\""], &["\"huệ nguyễn\""]),
        // Cyrillic: ё is е, й is not и.
        (
            "ru",
            "Ждали ёлку в Москве, бой шёл; Толстой молчал.",
            &["елка", "ЁЛКИ", "елку", "москва", "МОСКВУ", "бой", "шел", "толстой"],
            &["\"бои\"", "\"москва\"", "осква"],
        ),
        ("uk", "Її прем’єр і їжак у Києві.", &["їжак", "ЇЖАК", "києві"], &["іжак"]),
        // Greek: accents, final sigma.
        (
            "el",
            "Ο Οδυσσεύς και οι κυβερνήσεις.",
            &["ΟΔΥΣΣΕΥΣ", "οδυσσευς", "κυβέρνηση", "κυβερνησεισ"],
            &["\"κυβέρνηση\"", "δυσσευς"],
        ),
        // Hebrew: points, gershayim.
        ("he", "צה״ל הודיע: שָׁלוֹם עולמי.", &["צה\"ל", "צהל", "צה״ל", "שלום", "שָׁלוֹם"], &["לום", "\"עולמי שלום\""]),
        // Arabic and Persian: vowel signs, hamza, letters of another keyboard, digits.
        (
            "ar",
            "أعلنت الحكومة أَنَّ المدرسة في ٢٠٢٠.",
            &["اعلنت", "حكومة", "الحكومه", "ان", "المدرسه", "2020"],
            &["\"حكومة\"", "كوم"],
        ),
        // The Persian joint: written, left out, or a space.
        (
            "fa",
            "می‌خواهم کتاب علی و خانه‌ها را ببینم",
            &["ميخواهم", "كتاب", "علي", "می‌خواهم", "می خواهم", "خواهم", "خانه", "خانه‌ها", "خانهها"],
            &["تاب", "\"خواهم کتاب\"", "خان"],
        ),
        ("fa", "او می خواهد برود", &["می‌خواهد", "خواهد"], &["میخواهم"]),
        // Indic scripts keep their signs; a nasal or the dot above, a dot below or none are one.
        (
            "hi",
            "हिन्दी में सरकार की नीति, संबंध और क़ानून पाँच",
            &["हिन्दी", "हिंदी", "सरकार", "सम्बन्ध", "संबंध", "क़ानून", "क\u{93c}ानून", "कानून", "पांच", "हिन*", "हिन्*", "हिं*"],
            &["हन्द", "सर", "\"सरकार नीति\""],
        ),
        // Scripts without spaces.
        (
            "zh",
            "国务院总理在北京市开会，讨论中国人民银行的利率。",
            &["北京", "北京市", "总理", "總理", "國務院", "利率", "人民", "银行", "中国人民银行", "\"北京市开会\""],
            &["京北", "\"市北京\"", "上海"],
        ),
        // Traditional and simplified characters are one.
        (
            "zh-Hant",
            "香港國際機場今日恢復航班。",
            &["機場", "國際", "香港", "國際機場", "航班", "机场", "国际", "恢复", "\"香港国际机场\""],
            &["場機", "港香", "机厂"],
        ),
        (
            "ja",
            "東京都知事が国会で会見し、コンピューターゲームを食べるように遊ぶ。",
            &["東京", "知事", "国会", "会見", "ゲーム", "食べる"],
            &["京東", "大阪", "ムーゲ"],
        ),
        ("ko", "한국은 서울대학교에서 회의를 열었다.", &["한국", "서울", "대학교", "회의"], &["국한", "부산"]),
        (
            "th",
            "ประเทศไทยมีประชากรมากและรัฐบาลประกาศ",
            &["ไทย", "ประเทศ", "ประเทศไทย", "ประชากร", "มาก", "รัฐบาล", "\"ประชากรมาก\""],
            &["มา", "ชาก", "\"มากประชากร\""],
        ),
        ("lo", "ປະເທດລາວມີນະຄອນຫຼວງວຽງຈັນ", &["ລາວ", "ປະເທດ", "ວຽງຈັນ"], &["ທດ", "ວມີ"]),
        ("km", "រាជធានីភ្នំពេញ", &["ភ្នំពេញ", "រាជធានី"], &["ជធានី"]),
        ("my", "မြန်မာနိုင်ငံ ရန်ကုန်မြို့", &["မြန်မာ", "နိုင်ငံ", "မြို့"], &["ကုန်ရန်"]),
    ];
    let desk = desk();
    let clips: Vec<ClipId> =
        table.iter().enumerate().map(|(number, (language, text, ..))| keep(&desk, number, language, text)).collect();
    let mut wrong = Vec::new();
    for ((language, text, found, not), clip) in table.iter().zip(clips) {
        let finds = |query: &str| {
            let page = desk.list(query, Sort::Relevance, 0, 50).unwrap_or_else(|error| panic!("“{query}”: {error}"));
            page.rows.into_iter().find(|row| row.id == clip)
        };
        for query in *found {
            match finds(query) {
                None => wrong.push(format!("{language}: “{query}” is not found in “{text}”")),
                Some(row) if row.snippet.as_ref().is_none_or(|snippet| snippet.marks.is_empty()) => {
                    wrong.push(format!("{language}: “{query}” is not marked in “{text}”"));
                }
                Some(row) if row.found_in != [Part::Text] => {
                    wrong.push(format!("{language}: “{query}” is in {:?}", row.found_in))
                }
                Some(_) => {}
            }
        }
        wrong.extend(
            not.iter()
                .filter(|query| finds(query).is_some())
                .map(|query| format!("{language}: “{query}” is found in “{text}”")),
        );
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn a_word_of_han_weighs_more_than_the_same_characters_across_two_words() {
    let desk = desk();
    keep(&desk, 1, "ja", "東京都で会議が開かれた。");
    keep(&desk, 2, "ja", "京都で会議が開かれた。");
    keep(&desk, 3, "ja", "東京都で会議が開かれた。市民が集まった。");
    for query in ["京都", "\"京都\""] {
        let found = desk.found(query);
        assert_eq!(
            (found[0].as_str(), found.len()),
            ("Text 2", 3),
            "{query}: Kyoto before Tokyo-to, and nothing is missed"
        );
    }
}

#[test]
fn the_forms_of_one_language_find_no_words_of_another() {
    let desk = desk();
    let spanish = keep(&desk, 0, "es", "El año de la sequía terminó con lluvias.");
    let french = keep(&desk, 1, "fr", "Il y a cent ans, la ville brûlait.");
    keep(&desk, 2, "de", "Am Fluss steht an der Brücke ein Haus.");
    let found = |search: &str| -> Vec<ClipId> {
        let page = desk.list(search, Sort::Relevance, 0, 10).expect("a list");
        page.rows.iter().map(|row| row.id).collect()
    };
    assert_eq!(found("año"), [spanish], "not the German “an”, which is the French form of it");
    assert_eq!(found("lluvia"), [spanish], "in its other forms all the same");
    assert_eq!(found("an"), found("AN"), "whatever the case");
    assert!(found("an").contains(&french), "“ans” is a form of the French “an”");
}

/// The index cuts a word at 32 KB. A page may hold longer ones: data in the text, a sign repeated without end.
#[test]
fn a_word_without_end_is_indexed_in_pieces_and_found() {
    let desk = desk();
    let words = [
        ("latin", "abcdefgh".repeat(5_000)),
        ("marks", "e\u{301}".repeat(12_000)),
        ("thai", "ก".repeat(12_000)),
        ("kana", "ア".repeat(12_000)),
        ("ligature", "\u{fdfa}".repeat(4_000)),
    ];
    for (name, word) in &words {
        let url = format!("https://a.example/{name}");
        desk.keep(&url, name, "2020-01-01", &[&format!("It began with lanterns and {word} and ended with umbrellas.")]);
    }
    let diagnosis = desk.doctor(false).expect("examined");
    assert_eq!(diagnosis.problems, Vec::<String>::new(), "the index is what the texts say");
    for (name, word) in &words {
        assert_eq!(desk.found(word), [*name], "the whole word finds its clip");
    }
    assert_eq!(desk.found("umbrellas").len(), words.len(), "and what stands behind it is found too");
}

//! The language of an article. What the page declares wins, unless its text is plainly in another script; where it declares
//! nothing, the text is asked, and believed only where it is long enough to be sure.

use crate::model::{Article, Field, Origin};
use whatlang::Script;

/// Settles `language`: normalises what the page declares, and fills it in from the text where it is long enough to be sure.
pub(super) fn settle(article: &mut Article) {
    let text = article.document.body_text();
    let sample = if text.is_empty() { article.headline.clone().unwrap_or_default() } else { text };
    let declared = article.language.take();
    settle_by(article, declared.as_deref(), &sample);
}

/// The same where the text has not yet become a document. `declared` is taken as what `sources` says of it.
pub(super) fn settle_by(article: &mut Article, declared: Option<&str>, sample: &str) {
    if let Some(declared) = declared.and_then(normal)
        && !is_contradicted(&declared, sample)
        && !is_another(&declared, sample)
    {
        article.language = Some(declared);
        return;
    }
    article.sources.remove(&Field::Language);
    article.language = detect(sample);
    if article.language.is_some() {
        article.sources.insert(Field::Language, Origin::Detected);
    }
}

/// The language of a text, in BCP 47's short form; `None` where it is too short or too mixed to be sure.
pub(super) fn detect(text: &str) -> Option<String> {
    let sample: String = text.chars().take(SAMPLE).collect();
    let letters = sample.chars().filter(|letter| letter.is_alphabetic()).count();
    if let Some(turkic) = turkic(&sample, letters) {
        return turkic.map(str::to_owned);
    }
    let info = whatlang::detect(&sample)?;
    // A script of its own gives a language away sooner than one that forty share.
    let shared = matches!(info.script(), Script::Latin | Script::Cyrillic | Script::Arabic | Script::Devanagari);
    let enough = if shared { 80 } else { 15 };
    let sure = !shared || info.is_reliable() || letters > 400 && info.confidence() > 0.4;
    if letters < enough || !sure {
        return None;
    }
    Some(short_code(info.lang().code()).to_owned())
}

/// The detector takes the Turkic and Mongolian languages in Cyrillic letters for Slavic ones: Kazakh is told by its own letters,
/// the others are left open. `None` where a text is in none of them.
fn turkic(sample: &str, letters: usize) -> Option<Option<&'static str>> {
    /// Of so many letters one at least is theirs.
    const ONE_OF: usize = 50;
    const ENOUGH: usize = 80;
    let own = sample.to_lowercase().chars().filter(|letter| "әғқңөұүҳҷһӯӣ".contains(*letter)).count();
    if own == 0 || own * ONE_OF < letters {
        return None;
    }
    let has = |letter: char| sample.to_lowercase().contains(letter);
    let is_kazakh = letters >= ENOUGH && has('қ') && has('ә') && has('і');
    Some(is_kazakh.then_some("kk"))
}

/// How much of a text is looked at.
const SAMPLE: usize = 6000;

/// BCP 47 as short as it says something: `en_US` is `en`, `iw` is `he`, `zh-TW` is `zh-Hant`; a Brazilian page stays `pt-BR`.
pub(super) fn normal(tag: &str) -> Option<String> {
    let mut parts = tag.trim().split(['-', '_', ',', ';']);
    let base = parts.next()?.trim().to_ascii_lowercase();
    if !(2..=3).contains(&base.len())
        || !base.bytes().all(|letter| letter.is_ascii_lowercase())
        || base == "und"
        || base == "mul"
    {
        return None;
    }
    let base = short_code(&base);
    let rest: Vec<String> = parts.map(|part| part.trim().to_ascii_lowercase()).collect();
    let has = |names: &[&str]| rest.iter().any(|part| names.contains(&part.as_str()));
    Some(match base {
        "zh" if has(&["hant", "tw", "hk", "mo"]) => "zh-Hant".into(),
        "zh" if has(&["hans", "cn", "sg"]) => "zh-Hans".into(),
        "pt" if has(&["br"]) => "pt-BR".into(),
        "sr" if has(&["latn"]) => "sr-Latn".into(),
        base => base.to_owned(),
    })
}

/// ISO 639-3 and outdated codes -> the two letters in use.
fn short_code(code: &str) -> &str {
    const CODES: &[(&str, &str)] = &[
        ("iw", "he"),
        ("in", "id"),
        ("ji", "yi"),
        ("epo", "eo"),
        ("eng", "en"),
        ("rus", "ru"),
        ("cmn", "zh"),
        ("spa", "es"),
        ("por", "pt"),
        ("ita", "it"),
        ("ben", "bn"),
        ("fra", "fr"),
        ("deu", "de"),
        ("ukr", "uk"),
        ("kat", "ka"),
        ("ara", "ar"),
        ("hin", "hi"),
        ("jpn", "ja"),
        ("heb", "he"),
        ("yid", "yi"),
        ("pol", "pl"),
        ("amh", "am"),
        ("jav", "jv"),
        ("kor", "ko"),
        ("nob", "nb"),
        ("dan", "da"),
        ("swe", "sv"),
        ("fin", "fi"),
        ("tur", "tr"),
        ("nld", "nl"),
        ("hun", "hu"),
        ("ces", "cs"),
        ("ell", "el"),
        ("bul", "bg"),
        ("bel", "be"),
        ("mar", "mr"),
        ("kan", "kn"),
        ("ron", "ro"),
        ("slv", "sl"),
        ("hrv", "hr"),
        ("srp", "sr"),
        ("mkd", "mk"),
        ("lit", "lt"),
        ("lav", "lv"),
        ("est", "et"),
        ("tam", "ta"),
        ("vie", "vi"),
        ("urd", "ur"),
        ("tha", "th"),
        ("guj", "gu"),
        ("uzb", "uz"),
        ("pan", "pa"),
        ("aze", "az"),
        ("ind", "id"),
        ("tel", "te"),
        ("pes", "fa"),
        ("mal", "ml"),
        ("ori", "or"),
        ("mya", "my"),
        ("nep", "ne"),
        ("sin", "si"),
        ("khm", "km"),
        ("tuk", "tk"),
        ("aka", "ak"),
        ("zul", "zu"),
        ("sna", "sn"),
        ("afr", "af"),
        ("lat", "la"),
        ("slk", "sk"),
        ("cat", "ca"),
        ("tgl", "tl"),
        ("hye", "hy"),
        ("cym", "cy"),
    ];
    CODES.iter().find(|(long, _)| *long == code).map_or(code, |(_, short)| short)
}

/// A page may call itself English while its text is Cyrillic: then the declaration came with the template.
fn is_contradicted(declared: &str, text: &str) -> bool {
    let sample: String = text.chars().take(SAMPLE).collect();
    let letters = sample.chars().filter(|letter| letter.is_alphabetic()).count();
    let Some(script) = whatlang::detect_script(&sample).filter(|_| letters >= 40) else { return false };
    let base = declared.split('-').next().unwrap_or_default();
    let expected: &[Script] = match base {
        "ru" | "uk" | "be" | "bg" | "mk" => &[Script::Cyrillic],
        "he" | "yi" => &[Script::Hebrew],
        "ar" | "fa" | "ur" => &[Script::Arabic],
        "el" => &[Script::Greek],
        "zh" => &[Script::Mandarin],
        "ja" => &[Script::Hiragana, Script::Katakana, Script::Mandarin],
        "ko" => &[Script::Hangul],
        "th" => &[Script::Thai],
        "hy" => &[Script::Armenian],
        "ka" => &[Script::Georgian],
        "en" | "de" | "fr" | "es" | "pt" | "it" | "nl" | "sv" | "da" | "nb" | "nn" | "no" | "fi" | "pl" | "cs"
        | "sk" | "sl" | "hr" | "hu" | "ro" | "tr" | "et" | "lv" | "lt" | "id" | "vi" | "ca" => &[Script::Latin],
        _ => return false,
    };
    !expected.contains(&script)
}

/// A template may call a German page English. It is overruled only where a long text is plainly in one other language, in both
/// its halves, and the two are not so close that a detector confuses them.
fn is_another(declared: &str, text: &str) -> bool {
    let sample: Vec<char> = text.chars().take(SAMPLE).collect();
    let declared = declared.split('-').next().unwrap_or_default();
    if sample.len() < LONG || !is_detectable(declared) {
        return false;
    }
    let half = |letters: &[char]| {
        let info = whatlang::detect(&letters.iter().collect::<String>())?;
        info.is_reliable().then(|| short_code(info.lang().code()))
    };
    let (first, second) = sample.split_at(sample.len() / 2);
    // Most pages are in the language that they declare, which the first half shows.
    half(first).is_some_and(|found| found != declared && !are_close(found, declared) && half(second) == Some(found))
        && detect(text).is_some()
}

/// Letters of a text that may overrule what the page declares.
const LONG: usize = 800;

fn is_detectable(language: &str) -> bool {
    whatlang::Lang::all().iter().any(|known| short_code(known.code()) == language)
}

fn are_close(a: &str, b: &str) -> bool {
    const FAMILIES: [&[&str]; 8] = [
        &["nb", "nn", "no", "da", "sv"],
        &["hr", "sr", "bs", "sl"],
        &["id", "ms", "jv"],
        &["es", "pt", "ca", "gl", "it"],
        &["bg", "mk"],
        &["cs", "sk"],
        &["nl", "af"],
        &["hi", "mr", "ne"],
    ];
    FAMILIES.iter().any(|family| family.contains(&a) && family.contains(&b))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Block, Document};

    const RUSSIAN: &str = "Президент заявил во вторник, что переговоры о союзном государстве будут продолжены осенью, несмотря на возражения соседей и оппозиции.";
    const ENGLISH: &str = "The president said on Tuesday that talks about the union would go on in the autumn, despite the objections of the neighbours and of the opposition at home.";

    const KAZAKH: &str = "Қала әкімі сейсенбі күні өткен отырыста өзен үстіндегі көпір көктемде жабылады, себебі тіректерін жаңарту керек, деп мәлімдеді.";

    fn settled(declared: Option<&str>, text: &str) -> Option<String> {
        let mut article = Article {
            language: declared.map(str::to_owned),
            document: Document::new(vec![Block::paragraph(text)]),
            ..Article::default()
        };
        settle(&mut article);
        assert_eq!(
            article.sources.get(&Field::Language) == Some(&Origin::Detected),
            article.language.is_some() && article.language.as_deref() != declared.and_then(normal).as_deref(),
            "a detected language says so"
        );
        article.language
    }

    #[test]
    fn the_pages_word_wins_unless_its_script_contradicts() {
        let german =
            "Die Brücke über den Fluss wird im Frühjahr gesperrt, weil die Pfeiler erneuert werden müssen, sagte der \
            Bürgermeister am Dienstag vor dem Rat der Stadt und kündigte Ersatzbusse für alle Linien an. "
                .repeat(6);
        let ukrainian = "Міст через річку навесні закриють, бо опори треба оновити, сказав міський голова у вівторок перед радою міста \
            і пообіцяв автобуси на всіх маршрутах, що їздять сьогодні через середмістя. "
            .repeat(6);
        let table = [
            (Some("en-US"), ENGLISH, Some("en")),
            (Some("en_GB"), ENGLISH, Some("en")),
            (Some("pt-br"), "x", Some("pt-BR")),
            (Some("zh-TW"), "x", Some("zh-Hant")),
            (Some("zh-Hans-CN"), "x", Some("zh-Hans")),
            (Some("iw"), "x", Some("he")),
            (Some("en"), RUSSIAN, Some("ru")),
            (Some("uk"), RUSSIAN, Some("uk")),
            (Some("english, please"), ENGLISH, Some("en")),
            (None, RUSSIAN, Some("ru")),
            (None, ENGLISH, Some("en")),
            (None, "הנשיא אמר היום כי השיחות יימשכו בשבוע הבא", Some("he")),
            (None, "总统昨天表示，将与邻国重新开始谈判，双方尚未达成一致。", Some("zh")),
            (Some("en"), &german, Some("de")),
            (Some("ru"), &ukrainian, Some("uk")),
            (Some("de"), &german, Some("de")),
            (Some("nl"), &german[..400], Some("nl")),
            (Some("gl"), &german, Some("gl")),
            (None, KAZAKH, Some("kk")),
            (Some("kk"), KAZAKH, Some("kk")),
            (
                None,
                "Кыргызстандын өкмөтү шаардагы көпүрөнү жөндөөгө быйыл күзүндө киришет, деди шаар башчысы шейшемби күнү өткөн жыйында.",
                None,
            ),
            (None, "Hello", None),
            (None, "", None),
        ];
        for (declared, text, expected) in table {
            assert_eq!(settled(declared, text).as_deref(), expected, "{declared:?} over {text:?}");
        }
    }
}

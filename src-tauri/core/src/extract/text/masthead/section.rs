//! Where in its newspaper an article stands.

use super::{Page, Role};
use crate::extract::text::figures::has_clock;
use crate::extract::text::furniture;
use crate::extract::text::lines::Mark;
use crate::model::{Article, Field, Origin};

/// A trail above the headline, from the general to the special: a few bullets ("news", "World news", "Europe"), or one line
/// "Home > News > Europe".
pub(super) fn read(page: &mut Page, article: &mut Article) {
    let Some(headline) = page.headline else { return };
    let is_item = |at: usize| page.lines[at].mark == Some(Mark::Bullet) && page.seen[at].words <= 4;
    let from = (0..headline).rev().take_while(|at| is_item(*at)).last().unwrap_or(headline);
    let bullets: Vec<usize> = (from..headline).collect();
    let inline = (headline.saturating_sub(3)..headline).find_map(|at| Some((at, trail(page.text(at))?)));
    let (lines, stops) = match inline {
        _ if !bullets.is_empty() => {
            (bullets.clone(), bullets.iter().map(|at| page.text(*at).to_owned()).collect::<Vec<_>>())
        }
        Some((at, stops)) => (vec![at], stops),
        None => match kicker(page, headline) {
            Some(at) => (vec![at], vec![page.text(at).to_owned()]),
            None => return,
        },
    };
    let keys: Vec<String> = stops.iter().map(|stop| furniture::key(stop)).collect();
    let dated = |at: &usize| {
        let (text, look) = (page.text(*at), &page.seen[*at]);
        look.date || has_clock(text) || furniture::is_counter(&look.key)
    };
    if stops.len() > 5 || keys.iter().any(|key| is_contact(key)) || lines.iter().any(dated) {
        return;
    }
    let title = page.key(headline).to_owned();
    let named = stops.into_iter().zip(keys).filter(|(_, key)| !is_home(key) && *key != title);
    article.section = named.map(|(stop, _)| stop).collect();
    lines.into_iter().for_each(|at| page.take(at));
    if !article.section.is_empty() {
        article.sources.insert(Field::Section, Origin::Text);
    }
}

/// A word or two alone between blank lines, right above the headline: "UK Politics".
fn kicker(page: &Page, headline: usize) -> Option<usize> {
    const LONGEST: usize = 3;
    let at = headline.checked_sub(1).filter(|at| *at > 0 && page.roles[*at] != Role::Field)?;
    let (line, look) = (&page.lines[at], &page.seen[at]);
    let apart = line.gap > 0 && page.lines[headline].gap > 0 && line.mark.is_none();
    let named = furniture::is_named(&look.key) && !is_section(&look.key) || furniture::is_box(&look.key);
    let plain =
        line.text.chars().all(|letter| letter.is_alphabetic() || matches!(letter, ' ' | '-' | '&' | '/' | '\''));
    (apart && plain && !named && (1..=LONGEST).contains(&look.words) && look.copies <= 2).then_some(at)
}

/// "You are here: Home > News" without its label.
fn without_label(text: &str) -> &str {
    const LABELS: &str = "you are here|sie sind hier|vous êtes ici|estás aquí|está aquí|ti trovi in|вы здесь|אתה נמצא כאן|אתם כאן|أنت هنا|\
    您的位置|当前位置|您现在的位置|目前位置|現在位置|現在地";
    match text.split_once([':', '：']) {
        Some((label, rest)) if LABELS.split('|').any(|one| furniture::key(label) == one) => rest.trim_start(),
        _ => text,
    }
}

/// The stops of "Home > News > Europe".
pub(in crate::extract::text) fn trail(text: &str) -> Option<Vec<String>> {
    let text = without_label(text);
    let arrows = ['>', '›', '»', '→', '/', '＞'];
    let stops: Vec<&str> = text
        .trim_matches(|letter: char| letter == ' ' || arrows.contains(&letter))
        .split(arrows)
        .map(str::trim)
        .collect();
    let short =
        stops.iter().all(|stop| (1..=40).contains(&stop.chars().count()) && stop.split_whitespace().count() <= 4);
    // A slash also stands in names and dates.
    let first = furniture::key(stops[0]);
    let sure = stops.len() >= 3 || stops.len() == 2 && (is_home(&first) || is_section(&first) || !text.contains('/'));
    let letters = stops.iter().all(|stop| stop.starts_with(char::is_alphabetic));
    (short && sure && letters).then(|| stops.into_iter().map(str::to_owned).collect())
}

/// The first stop of a trail says nothing.
fn is_home(key: &str) -> bool {
    "home|startseite|accueil|inicio|início|главная|головна|ראשי|דף הבית|الرئيسية|首页|ホーム|ana sayfa|strona główna|hem".split('|').any(|home| home == key)
}

/// A menu and not a trail: menu words that name no part of a newspaper.
fn is_contact(key: &str) -> bool {
    furniture::is_menu(key) && !is_home(key) && !is_section(key)
}

fn is_section(key: &str) -> bool {
    const SECTIONS: &str = "news|world|politics|business|culture|sport|sports|technology|health|lifestyle|opinion|blog|blogs|articles|\
    resources|events|topics|nachrichten|politik|wirtschaft|kultur|wissen|ausland|inland|panorama|meinung|\
    actualités|politique|économie|société|monde|noticias|política|economía|deportes|cultura|mundo|internacional|\
    opinión|notizie|politica|cronaca|esteri|nieuws|binnenland|buitenland|wiadomości|świat|gospodarka|новости|\
    политика|экономика|общество|спорт|культура|мир|в мире|россия|беларусь|происшествия|новини|політика|\
    економіка|суспільство|світ|україна|חדשות|בריאות|פוליטיקה|כלכלה|ספורט|תרבות|בעולם|חדשות בעולם|בארץ|דעות|أخبار|\
    الأخبار|سياسة|اقتصاد|رياضة|ثقافة|العالم|عربي ودولي|新闻|国际|国内|财经|体育|文化|社会|軍事|军事|科技|国際|政治|経済|haberler|gündem|\
    dünya|ekonomi|spor";
    SECTIONS.split('|').any(|section| section == key)
}

#[cfg(test)]
mod tests {
    use crate::extract::text::article;

    #[test]
    fn dates_and_reading_times_in_bullets_are_no_section() {
        const TEXT: &str = "The clock that has hung over the town hall since 1894 is to be sold to pay for its own repair, councillors decided last night.\n\nMembers heard that the mechanism had stopped eleven times since the winter and that a new one would cost more than the town spends on its parks.";
        for (bullets, expected) in [
            ("  • September 4, 2025\n  • 5:50 am", &[][..]),
            ("  • January 16, 2025\n  • 11 min read", &[]),
            ("  • news\n  • Towns", &["news", "Towns"]),
        ] {
            let page =
                format!("Home\nNews\n\n{bullets}\n\nTown hall clock is sold for good\n\n{TEXT}\n\nPrivacy policy");
            assert_eq!(article(&page, None).section, expected, "{bullets}");
        }
    }
}

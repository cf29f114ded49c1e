//! What stands around a headline: dates, byline, standfirst, section, keywords. Each is taken only from its place, and
//! blank where the page does not say.

mod dateline;

use super::furniture;
use super::lines::Mark;
use super::outlet;
use super::page::{Page, Role};
use crate::extract::byline::{self, Byline};
use crate::extract::dates;
use crate::model::{Article, Field, Origin};

pub(super) fn read(page: &mut Page, article: &mut Article) {
    read_standfirst(page, article);
    dateline::read(page, article);
    read_byline(page, article);
    read_section(page, article);
    read_keywords(page, article);
}

/// The byline stands below the headline, or right above it. A line that says "By" is believed before a bare name.
fn read_byline(page: &mut Page, article: &mut Article) {
    let above = page.headline.map_or(0..0, |at| at.saturating_sub(4)..at);
    let places: Vec<usize> = page.masthead().chain(above.rev()).filter(|at| may_be_byline(page, *at)).collect();
    let said = || places.iter().find_map(|at| Some((*at, introduced_byline(page, *at)?)));
    let bare = || places.iter().find_map(|at| Some((*at, bare_byline(page, *at)?)));
    let sign_off = || signed_off(page);
    let Some((at, found)) = said().or_else(bare).or_else(sign_off) else { return };
    page.take(at);
    if at > 0 && introduces_next(page, at - 1) {
        page.take(at - 1);
    }
    article.byline = Some(found.text);
    article.authors = found.authors;
    article.sources.insert(Field::Byline, Origin::Text);
}

/// A wire agency in the short line that closes a text: "jok / dpa", "(Reuters)".
fn signed_off(page: &Page) -> Option<(usize, Byline)> {
    const NEAR: usize = 3;
    let closing = page.end.saturating_sub(NEAR).max(page.start + 1)..(page.end + NEAR).min(page.lines.len());
    closing.rev().filter(|at| page.seen[*at].words <= 6).find_map(|at| {
        let pieces = page.text(at).split(['/', '(', ')', ',', '|']).map(str::trim);
        let agencies: Vec<&str> = pieces.filter(|piece| byline::is_agency(piece)).collect();
        Some((at, byline::read(&agencies.join(", "))?))
    })
}

fn may_be_byline(page: &Page, at: usize) -> bool {
    let look = &page.seen[at];
    let furniture = furniture::is_menu(&look.key) || furniture::is_end(&look.key) || furniture::is_counter(&look.key);
    look.words <= 30 && !furniture && !look.boxed
}

/// "By A B", "Published August 11 by A B", a name below a line "Author:", or a wire agency.
fn introduced_byline(page: &Page, at: usize) -> Option<Byline> {
    let names = without_dates(page.text(at), page.language.as_deref());
    let introduced = byline::introduction(&names).is_some() || at > 0 && introduces_next(page, at - 1);
    let credited = outlet::is_credit(page.text(at));
    let inside = if introduced && !credited { None } else { byline::introduced_inside(&names) };
    let agency = byline::is_agency(&names) && !credited;
    let said = page.seen[at].words <= 25 && (introduced || inside.is_some()) || agency;
    byline::read(inside.unwrap_or(&names)).filter(|_| said)
}

/// A name beside the date, on its line or next to it. The words of a name are not words of the text.
fn bare_byline(page: &Page, at: usize) -> Option<Byline> {
    let look = &page.seen[at];
    let beside = (at.saturating_sub(1)..(at + 3).min(page.seen.len())).any(|near| page.seen[near].date);
    let plain = look.words <= 12 && look.date || look.words <= 6 && beside && look.copies <= 3;
    let found = byline::read(&without_dates(page.text(at), page.language.as_deref()))?;
    let full_name = (2..=5).contains(&found.authors.first()?.name.split_whitespace().count());
    (plain && full_name && page.lines[at].mark.is_none() && !is_of_text(page, &found.text)).then_some(found)
}

/// One of the words stands in small letters in the text: "Travel Tips" is no name on a page that gives tips on travel.
fn is_of_text(page: &Page, name: &str) -> bool {
    let words: Vec<String> = name
        .split(|letter: char| !letter.is_alphabetic())
        .filter(|word| word.chars().count() > 2)
        .map(str::to_lowercase)
        .collect();
    let prose = (page.start..page.end).filter(|at| page.seen[*at].prose > 0).take(200);
    prose.into_iter().any(|at| {
        page.text(at).split(|letter: char| !letter.is_alphabetic()).any(|word| words.iter().any(|name| name == word))
    })
}

/// "Anna Levin August 11, 2020" and "Published August 11, 2020 by Anna Levin" without the date.
fn without_dates(text: &str, language: Option<&str>) -> String {
    let mut rest = String::with_capacity(text.len());
    let mut from = 0;
    for found in dates::printed(text, language) {
        rest.push_str(text[from..found.start].trim_end());
        rest.push_str(" | ");
        from = found.end;
    }
    rest.push_str(&text[from..]);
    rest.trim_matches([' ', '|', ',', '·', '•', '-', '–', '—']).to_owned()
}

/// A line that is only "By" or "Author:".
fn introduces_next(page: &Page, at: usize) -> bool {
    let text = page.text(at);
    !text.is_empty()
        && page.seen[at].words <= 3
        && byline::introduction(&format!("{} X", text.trim_end_matches(':'))) == Some("X")
}

/// A trail above the headline, from the general to the special: a few bullets ("news", "World news", "Europe"), or one line
/// "Home > News > Europe".
fn read_section(page: &mut Page, article: &mut Article) {
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
        None => return,
    };
    let keys: Vec<String> = stops.iter().map(|stop| furniture::key(stop)).collect();
    if stops.len() > 5 || keys.iter().any(|key| is_contact(key)) {
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

/// The stops of "Home > News > Europe"; two arrows at least, or one behind "Home".
fn trail(text: &str) -> Option<Vec<String>> {
    let arrows = ['>', '›', '»', '→', '/', '＞'];
    let stops: Vec<&str> = text.split(arrows).map(str::trim).collect();
    let short =
        stops.iter().all(|stop| (1..=40).contains(&stop.chars().count()) && stop.split_whitespace().count() <= 4);
    let sure = stops.len() >= 3 || stops.len() == 2 && is_home(&furniture::key(stops[0]));
    let letters = stops.iter().all(|stop| stop.starts_with(char::is_alphabetic));
    (short && sure && letters).then(|| stops.into_iter().map(str::to_owned).collect())
}

/// The first stop of a trail says nothing.
fn is_home(key: &str) -> bool {
    "home|startseite|accueil|inicio|início|главная|головна|ראשי|דף הבית|الرئيسية|首页|ホーム|ana sayfa|strona główna|hem".split('|').any(|home| home == key)
}

/// A menu and not a trail: menu words that name no part of a newspaper.
fn is_contact(key: &str) -> bool {
    const SECTIONS: &str = "news|world|politics|business|culture|sport|sports|technology|health|lifestyle|opinion|blog|blogs|articles|\
    resources|events|topics|nachrichten|politik|wirtschaft|kultur|wissen|ausland|inland|panorama|meinung|\
    actualités|politique|économie|société|monde|noticias|política|economía|deportes|cultura|mundo|internacional|\
    opinión|notizie|politica|cronaca|esteri|nieuws|binnenland|buitenland|wiadomości|świat|gospodarka|новости|\
    политика|экономика|общество|спорт|культура|мир|в мире|россия|беларусь|происшествия|новини|політика|\
    економіка|суспільство|світ|україна|חדשות|פוליטיקה|כלכלה|ספורט|תרבות|בעולם|חדשות בעולם|בארץ|דעות|أخبار|\
    الأخبار|سياسة|اقتصاد|رياضة|ثقافة|العالم|عربي ودولي|新闻|国际|国内|财经|体育|文化|社会|軍事|军事|科技|国際|政治|経済|haberler|gündem|\
    dünya|ekonomi|spor";
    furniture::is_menu(key) && !is_home(key) && !SECTIONS.split('|').any(|section| section == key)
}

/// A line "Tags" with the keywords under it, or "Tags: a, b, c".
fn read_keywords(page: &mut Page, article: &mut Article) {
    let from = page.headline.unwrap_or(0);
    let to = (page.end + 12).min(page.lines.len());
    for at in from..to {
        if furniture::is_tags(page.key(at)) {
            let items = (at + 1..to).take_while(|at| is_keyword(page, *at)).collect::<Vec<_>>();
            if items.is_empty() {
                continue;
            }
            article.keywords = items.iter().map(|at| page.text(*at).trim_start_matches('#').to_owned()).collect();
            page.take(at);
            items.into_iter().for_each(|at| page.take(at));
        } else if let Some((head, list)) = page.text(at).split_once([':', '：'])
            && page.seen[at].words <= 40
            && furniture::is_tags(&furniture::key(head))
        {
            let words =
                list.split([',', ';', '#', '|', '、', '，', '،']).map(str::trim).filter(|word| !word.is_empty());
            article.keywords = words.map(str::to_owned).collect();
            page.take(at);
        }
        if !article.keywords.is_empty() {
            article.sources.insert(Field::Keywords, Origin::Text);
            return;
        }
    }
}

fn is_keyword(page: &Page, at: usize) -> bool {
    let (line, look) = (&page.lines[at], &page.seen[at]);
    let listed = line.mark == Some(Mark::Bullet) || line.text.starts_with('#');
    listed && look.words <= 6 && !look.sentence
}

/// A summary below the headline, with the byline, the date or other lines of a masthead between it and the text; or one
/// that the page says twice. Read first: the masthead goes on below it.
fn read_standfirst(page: &mut Page, article: &mut Article) {
    const NEAR: usize = 8;
    const LENGTH: std::ops::RangeInclusive<usize> = 8..=90;
    let Some(headline) = page.headline.filter(|at| *at < page.start.max(1) + NEAR) else { return };
    let prose = |from: usize, to: usize| (from..to.min(page.end)).find(|at| page.seen[*at].prose > 0);
    let Some(first) = prose(headline + 1, headline + NEAR) else { return };
    // Said twice, it stands above its headline and below it: the masthead is behind the last of the two.
    let again = (first + 1..page.end.min(first + 2 * NEAR))
        .rev()
        .find(|at| page.key(*at) == page.key(first) && !page.key(*at).is_empty());
    let at = again.unwrap_or(first);
    let Some(next) = prose(at + 1, at + 3 * NEAR) else { return };
    let said_twice = page.seen[at].copies > 1;
    let apart = (at + 1..next).any(|between| is_masthead(page, between));
    if is_beginning_of(page.text(at), page.text(next)) {
        page.roles[at] = Role::Removed("repeated");
        page.start = next;
        return;
    }
    if !LENGTH.contains(&page.seen[at].words) || !(said_twice || apart) {
        return;
    }
    page.roles[at] = Role::Standfirst;
    page.roles[next] = Role::Body;
    page.start = next;
    article.standfirst = Some(page.text(at).to_owned());
    article.sources.insert(Field::Standfirst, Origin::Text);
}

/// A summary that is only the first words of the paragraph below it, perhaps cut off with dots.
fn is_beginning_of(summary: &str, paragraph: &str) -> bool {
    let summary = summary.trim_end_matches(['.', '…', ' ', ']', '[']);
    summary.split_whitespace().count() >= 5 && summary.len() < paragraph.len() && paragraph.starts_with(summary)
}

/// A date, a byline, an agency or a counter: what stands above a text and not in it.
fn is_masthead(page: &Page, at: usize) -> bool {
    let (text, look) = (page.text(at), &page.seen[at]);
    let short = look.words <= 15 && !look.sentence;
    short
        && (look.date
            || byline::is_agency(text)
            || furniture::is_counter(&look.key)
            || byline::introduction(text).is_some())
}

//! What stands around a headline: dates, byline, standfirst, section, keywords. Each is taken only from its place, and
//! blank where the page does not say.

mod dateline;

use super::furniture;
use super::lines::Mark;
use super::page::{Page, Role};
use crate::extract::byline::{self, Byline};
use crate::model::{Article, Field, Origin};

pub(super) fn read(page: &mut Page, article: &mut Article) {
    read_standfirst(page, article);
    dateline::read(page, article);
    read_byline(page, article);
    read_section(page, article);
    read_keywords(page, article);
}

/// The byline stands below the headline, or right above it; a name alone must stand beside the date or behind "By".
fn read_byline(page: &mut Page, article: &mut Article) {
    let below = page.masthead();
    let above = page.headline.map_or(0..0, |at| at.saturating_sub(4)..at);
    for at in below.chain(above.rev()) {
        if let Some(found) = byline_at(page, at) {
            page.take(at);
            if introduces_next(page, at.wrapping_sub(1)) {
                page.take(at - 1);
            }
            article.byline = Some(found.text);
            article.authors = found.authors;
            article.sources.insert(Field::Byline, Origin::Text);
            return;
        }
    }
}

fn byline_at(page: &Page, at: usize) -> Option<Byline> {
    let (text, look) = (page.text(at), &page.seen[at]);
    if look.words > 30
        || furniture::is_menu(&look.key)
        || furniture::is_end(&look.key)
        || furniture::is_counter(&look.key)
    {
        return None;
    }
    let introduced = byline::introduction(text).is_some() || introduces_next(page, at.wrapping_sub(1));
    let beside_date =
        [at.wrapping_sub(1), at + 1, at + 2].iter().any(|near| page.seen.get(*near).is_some_and(|look| look.date));
    let found = byline::read(text)?;
    let plain = look.words <= 6 && page.lines[at].mark.is_none() && !look.date;
    let agency = byline::is_agency(text) && !crate::extract::text::outlet::is_credit(text);
    let name = plain && beside_date && look.words >= 2 && (look.copies == 1 || look.copies == 2);
    (introduced && look.words <= 25 || agency || name).then_some(found)
}

/// A line that is only "By" or "Author:".
fn introduces_next(page: &Page, at: usize) -> bool {
    let text = page.text(at);
    !text.is_empty()
        && page.seen[at].words <= 3
        && byline::introduction(&format!("{} X", text.trim_end_matches(':'))) == Some("X")
}

/// A trail of a few bullets right above the headline, from the general to the special: "news", "World news", "Europe".
fn read_section(page: &mut Page, article: &mut Article) {
    let Some(headline) = page.headline else { return };
    let is_item = |at: usize| page.lines[at].mark == Some(Mark::Bullet) && page.seen[at].words <= 4;
    let from = (0..headline).rev().take_while(|at| is_item(*at)).last().unwrap_or(headline);
    let items = from..headline;
    let is_menu = items.clone().any(|at| is_contact(page.key(at)));
    if items.is_empty() || items.len() > 5 || is_menu {
        return;
    }
    for at in items {
        let name = page.text(at).to_owned();
        page.take(at);
        if !is_home(page.key(at)) {
            article.section.push(name);
        }
    }
    article.sources.insert(Field::Section, Origin::Text);
}

/// The first stop of a trail says nothing.
fn is_home(key: &str) -> bool {
    [
        "home",
        "startseite",
        "accueil",
        "inicio",
        "início",
        "главная",
        "головна",
        "ראשי",
        "דף הבית",
        "الرئيسية",
        "首页",
        "ホーム",
        "ana sayfa",
        "strona główna",
        "hem",
    ]
    .contains(&key)
}

/// A menu and not a trail: menu words that name no part of a newspaper.
fn is_contact(key: &str) -> bool {
    const SECTIONS: &[&str] = &[
        "news",
        "world",
        "politics",
        "business",
        "culture",
        "sport",
        "sports",
        "technology",
        "health",
        "lifestyle",
        "opinion",
        "blog",
        "blogs",
        "articles",
        "resources",
        "events",
        "topics",
        "nachrichten",
        "politik",
        "wirtschaft",
        "kultur",
        "wissen",
        "ausland",
        "inland",
        "panorama",
        "meinung",
        "actualités",
        "politique",
        "économie",
        "société",
        "monde",
        "noticias",
        "política",
        "economía",
        "deportes",
        "cultura",
        "mundo",
        "internacional",
        "opinión",
        "notizie",
        "politica",
        "cronaca",
        "esteri",
        "nieuws",
        "binnenland",
        "buitenland",
        "wiadomości",
        "świat",
        "gospodarka",
        "новости",
        "политика",
        "экономика",
        "общество",
        "спорт",
        "культура",
        "мир",
        "в мире",
        "россия",
        "беларусь",
        "происшествия",
        "новини",
        "політика",
        "економіка",
        "суспільство",
        "світ",
        "україна",
        "חדשות",
        "פוליטיקה",
        "כלכלה",
        "ספורט",
        "תרבות",
        "בעולם",
        "חדשות בעולם",
        "בארץ",
        "דעות",
        "أخبار",
        "الأخبار",
        "سياسة",
        "اقتصاد",
        "رياضة",
        "ثقافة",
        "العالم",
        "عربي ودولي",
        "新闻",
        "国际",
        "国内",
        "财经",
        "体育",
        "文化",
        "社会",
        "軍事",
        "军事",
        "科技",
        "国際",
        "政治",
        "経済",
        "haberler",
        "gündem",
        "dünya",
        "ekonomi",
        "spor",
    ];
    furniture::is_menu(key) && !is_home(key) && !SECTIONS.contains(&key)
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
    let Some(at) = prose(headline + 1, headline + NEAR) else { return };
    let Some(next) = prose(at + 1, at + 3 * NEAR) else { return };
    let said_twice = page.seen[at].copies > 1;
    let apart = (at + 1..next).any(|between| is_masthead(page, between));
    if !LENGTH.contains(&page.seen[at].words) || !(said_twice || apart) {
        return;
    }
    page.roles[at] = Role::Standfirst;
    page.roles[next] = Role::Body;
    page.start = next;
    article.standfirst = Some(page.text(at).to_owned());
    article.sources.insert(Field::Standfirst, Origin::Text);
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

//! The headline: what the page shows as its heading, where that agrees with what the page calls itself. Titles made for
//! search engines and for sharing come after it, without the site's name.

use super::super::cuts::Cuts;
use super::super::page::{At, Page};
use super::super::tag::Tag;
use super::field::Offers;
use super::meta::Metas;
use super::{Evidence, folded, plain};
use crate::extract::{byline, dates};
use crate::model::{Article, Field, Origin};

/// A page's own titles: for sharing, and of the window.
pub(super) fn titles(page: &Page, metas: &Metas) -> Vec<String> {
    let shared = metas.each(&["og:title", "twitter:title"]).map(|(_, title)| plain(title));
    let window =
        page.elements(0..page.nodes.len(), Tag::Title).filter(|&at| page.tag(page.parent(at)) == Tag::Head).take(1);
    let window =
        window.map(|at| page.nodes[at + 1..page.end(at)].iter().map(|node| plain(&node.text)).collect::<String>());
    shared.chain(window).filter(|title| !title.is_empty() && title.len() <= LONGEST).collect()
}

/// Whether two texts are the same title in other words: most words of the shorter one stand in the longer one.
pub(super) fn agree(a: &str, b: &str) -> bool {
    overlap(a, b) >= 0.6
}

/// The share of the words of the shorter text that the longer one has.
fn overlap(a: &str, b: &str) -> f32 {
    let (a, b) = (folded(a), folded(b));
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let common = short.iter().filter(|word| long.contains(word)).count();
    common as f32 / short.len().max(1) as f32
}

/// How far a shown heading and a title are the same: their common words among all of both.
fn likeness(heading: &[String], title: &[String]) -> f32 {
    let common = heading.iter().filter(|word| title.contains(word)).count();
    2.0 * common as f32 / (heading.len() + title.len()).max(1) as f32
}

/// The words of what separators part in a title.
fn parts(title: &str) -> Vec<Vec<String>> {
    let mut parts = vec![title];
    for separator in SEPARATORS {
        parts = parts.iter().flat_map(|part| part.split(separator)).collect();
    }
    parts.into_iter().map(folded).collect()
}

/// Whether a heading is the main part of a title, not the site's name beside it.
fn agrees_with_the_longest(words: &[String], parts: &[Vec<String>]) -> bool {
    words.len() >= 4 && parts.iter().max_by_key(|part| part.len()).is_some_and(|part| likeness(words, part) >= 0.6)
}

/// A page with more headings than this is not asked about the others; a longer title or heading is none.
const MOST_HEADINGS: usize = 300;
const LONGEST: usize = 400;

/// The heading that the page shows as its headline.
pub(super) fn shown(page: &Page, cuts: &Cuts, metas: &Metas) -> Option<At> {
    let titles = titles(page, metas);
    let parts: Vec<Vec<Vec<String>>> = titles.iter().map(|title| parts(title)).collect();
    let titles: Vec<Vec<String>> = titles.iter().map(|title| folded(title)).collect();
    let site: Vec<Vec<String>> = metas.all("og:site_name").map(|name| folded(&plain(name))).collect();
    // The first title is the one for sharing, where there is one: the other may hold the site's name beside the headline.
    let is_headline_of_another = |words: &[String]| parts.iter().any(|parts| agrees_with_the_longest(words, parts));
    let is_site = |words: &[String]| {
        let is_no_title = titles.len() > 1 && titles.first().is_some_and(|title| likeness(words, title) < 0.2);
        site.iter().any(|site| site == words) || is_no_title && !is_headline_of_another(words)
    };
    let headings = (0..page.nodes.len()).filter_map(|at| match page.tag(at) {
        Tag::Heading(level @ 1..=3) if !is_elsewhere(page, cuts, at) => {
            Some((at, level, folded(&heading_text(page, cuts, at))))
        }
        _ => None,
    });
    let headings = headings
        .filter(|(_, _, words)| (1..=LONGEST / 4).contains(&words.len()) && !is_site(words))
        .take(MOST_HEADINGS);
    let headings: Vec<(At, u8, usize, f32)> = headings
        .map(|(at, level, words)| {
            let fit = titles.iter().map(|title| likeness(&words, title)).fold(0.0, f32::max);
            (at, level, words.len(), fit)
        })
        .collect();
    let best = |level: u8, least: f32| {
        let fitting = headings.iter().filter(|(_, own, _, fit)| *own == level && *fit >= least);
        // Of equals the first: `max_by` gives the last.
        fitting.rev().max_by(|a, b| a.3.total_cmp(&b.3)).map(|(at, ..)| *at)
    };
    let only = || {
        let mut all = headings.iter().filter(|(_, level, words, _)| *level == 1 && (*words >= 3 || titles.is_empty()));
        let (at, _, _, fit) = all.next()?;
        (all.next().is_none() && (titles.is_empty() || *fit > 0.15)).then_some(*at)
    };
    let over_names = || only_one(page, cuts, metas).filter(|&at| is_over_names_or_a_day(page, cuts, at));
    let found = best(1, 0.4).or_else(|| best(2, 0.7)).or_else(over_names).or_else(only).or_else(|| best(3, 0.8));
    found.or_else(|| in_large_letters(page, cuts, &parts))
}

/// The headline of a page from before style sheets, which has no heading: a line by itself in bold or large letters, which
/// is much the main part of a title, or has all words of a part and more, over names or a day.
fn in_large_letters(page: &Page, cuts: &Cuts, parts: &[Vec<Vec<String>>]) -> Option<At> {
    /// Bold lines that are looked at, and the words of a headline.
    const MOST: usize = 40;
    const WORDS: std::ops::RangeInclusive<usize> = 3..=30;
    /// Words of a part of a title that all stand in the line.
    const PART: usize = 2;
    if (0..page.nodes.len()).any(|at| matches!(page.tag(at), Tag::Heading(1..=3))) {
        return None;
    }
    let is_large = |at: &At| {
        matches!(page.tag(*at), Tag::Strong)
            || page.tag(*at) == Tag::Font
                && page
                    .attr(*at, "size")
                    .is_some_and(|size| matches!(size, "4" | "5" | "6" | "7" | "+1" | "+2" | "+3" | "+4"))
    };
    let is_in_large = |at: &At| is_large(&page.parent(*at));
    let is_link = |at: At| page.subtree(at).chain(page.ancestors(at)).any(|node| page.tag(node) == Tag::A);
    let large = (0..page.nodes.len()).filter(is_large).filter(|at| !is_in_large(at)).take(MOST);
    large.filter(|&at| !is_elsewhere(page, cuts, at) && !cuts.is_cut(at) && !is_link(at)).find(|&at| {
        let Some(text) = page.short_words(at, LONGEST) else { return false };
        let words = folded(&text);
        // The site's name is a part of the title as well, and may be printed as large over today's date.
        let is_more = |part: &Vec<String>| {
            (PART..words.len()).contains(&part.len()) && part.iter().all(|word| words.contains(word))
        };
        let parts = parts.iter();
        let is_one = parts.clone().any(|parts| agrees_with_the_longest(&words, parts))
            || parts.flatten().any(is_more) && is_over_names_or_a_day(page, cuts, at);
        WORDS.contains(&words.len()) && is_one && is_a_line(page, at)
    })
}

/// Whether an element that runs with the text has none beside it: a block or a line break ends it on both sides.
fn is_a_line(page: &Page, at: At) -> bool {
    let is_blank = |node: &At| page.tag(*node) == Tag::Text && page.nodes[*node].text.trim().is_empty();
    let next = page.siblings_after(at).find(|node| !is_blank(node));
    let before = (page.parent(at) + 1..at).rev().find(|node| !is_blank(node));
    let ends = |node: At| {
        page.tag(node).breaks_line()
            || page.ancestors(node).take_while(|&up| up != page.parent(at)).any(|up| page.tag(up).breaks_line())
    };
    next.is_none_or(|node| page.tag(node).breaks_line()) && before.is_none_or(ends)
}

fn is_elsewhere(page: &Page, cuts: &Cuts, at: At) -> bool {
    let mut up = std::iter::once(at).chain(page.ancestors(at));
    up.any(|up| matches!(cuts.reason(up), Some("comments" | "related links")))
}

/// The one heading of the first level, where it can be a headline whatever the page calls itself: editors word it otherwise
/// for search engines. A link is the site's name.
fn only_one(page: &Page, cuts: &Cuts, metas: &Metas) -> Option<At> {
    /// Words of a headline; one of Chinese or Japanese is many.
    const LEAST: usize = 3;
    let mut all = page.elements(0..page.nodes.len(), Tag::Heading(1)).filter(|&at| !is_elsewhere(page, cuts, at));
    let only = all.next().filter(|_| all.next().is_none())?;
    let is_link = page.subtree(only).chain(page.ancestors(only)).any(|at| page.tag(at) == Tag::A);
    let text = heading_text(page, cuts, only);
    let words = folded(&text);
    let is_long =
        (LEAST..=LONGEST / 4).contains(&text.split_whitespace().count()) || text.len() >= 8 * LEAST && !text.is_ascii();
    let is_site = metas.all("og:site_name").any(|name| folded(&plain(name)) == words);
    (is_long && !is_link && !is_site).then_some(only)
}

/// Whether names or a day stand under a heading, with no more than a standfirst between.
fn is_over_names_or_a_day(page: &Page, cuts: &Cuts, heading: At) -> bool {
    /// Lines under a headline, and the letters of one that is there for names or a day.
    const LINES: usize = 4;
    const LINE: usize = 80;
    let keep = |at: At| !matches!(cuts.reason(at), Some("menu" | "related links" | "hidden" | "sidebar" | "not text"));
    let mut lines = page.lines(page.end(heading)..page.nodes.len(), keep).take(LINES).map(|(_, line)| line);
    lines.any(|line| {
        let is_day = || matches!(dates::printed(&line, None).as_slice(), [day] if day.start <= LINE / 2);
        line.chars().count() <= LINE && (byline::introduction(&line).and_then(byline::read).is_some() || is_day())
    })
}

/// Second copies of the headline at the head of the text, which is printed once.
pub(super) fn copies(evidence: &Evidence, headline: &str) -> Vec<At> {
    /// Lines at the head of a text, up to its first paragraph.
    const LINES: usize = 6;
    const PARAGRAPH: usize = 100;
    let page = evidence.page;
    let words = folded(headline);
    let is_copy = |at: &At| {
        page.short_words(*at, LONGEST).is_some_and(|text| folded(&text) == words) && Some(*at) != evidence.heading
    };
    let lines = page.lines(page.subtree(evidence.main), |at| !evidence.cuts.is_cut(at)).take(LINES);
    let head = lines.take_while(|(_, line)| folded(line) == words || line.chars().count() < PARAGRAPH);
    let copies = head.filter_map(|(at, _)| {
        page.ancestors(at).take_while(|&up| page.holds(evidence.main, up) && up != evidence.main).filter(is_copy).last()
    });
    copies.filter(|_| !words.is_empty()).collect()
}

/// The words of a heading, without what is cut inside it. What parts its elements stays though it is hidden from the eye: it
/// is there for those who listen.
pub(super) fn heading_text(page: &Page, cuts: &Cuts, at: At) -> String {
    page.words_where(at + 1..page.end(at), |node| is_said(page, cuts, node))
}

fn is_said(page: &Page, cuts: &Cuts, node: At) -> bool {
    let is_mark = |words: String| !words.is_empty() && !words.contains(char::is_alphanumeric);
    !cuts.is_cut(node) || is_mark(page.words(node))
}

/// The words of a heading whose elements stand each on a line of its own, in the style sheet and not in the page: where one
/// ends in a small letter the next begins with a capital, without a space. `None` where it is not so.
fn lines_of(page: &Page, cuts: &Cuts, heading: At) -> Option<Vec<String>> {
    let elements: Vec<At> = page.children(heading).filter(|&child| is_said(page, cuts, child)).collect();
    let begins = |element: At| page.nodes[element..page.end(element)].iter().find(|node| !node.text.is_empty());
    let is_glued = |pair: &[At]| {
        page.nodes[page.end(pair[0]) - 1].text.ends_with(char::is_lowercase)
            && begins(pair[1]).is_some_and(|node| node.text.starts_with(char::is_uppercase))
    };
    let is_element = |at: &At| page.tag(*at) != Tag::Text;
    let has_lines = elements.len() > 1 && elements.iter().all(is_element) && elements.windows(2).all(is_glued);
    let words = |&element: &At| page.words_where(page.subtree(element), |node| is_said(page, cuts, node));
    has_lines.then(|| elements.iter().map(words).collect())
}

/// The heading as it is shown. Of several lines, the last is the headline where the page says so; those before are its kicker.
fn as_shown(evidence: &Evidence, heading: At, told: &[String]) -> String {
    match lines_of(evidence.page, evidence.cuts, heading) {
        Some(lines) => lines.last().filter(|last| told.contains(last)).cloned().unwrap_or_else(|| lines.join(" ")),
        None => heading_text(evidence.page, evidence.cuts, heading),
    }
}

pub(super) fn read(evidence: &Evidence, titles: &[String], article: &mut Article) -> Option<String> {
    let sites = super::publisher::sites(evidence);
    let mut offers = Offers::new();
    let told = told(evidence, &sites);
    let shown = evidence.heading.map(|heading| as_shown(evidence, heading, &told));
    // A heading may begin with the name of a column that is like the site's: only the site's own goes.
    let is_own = |part: &str| sites.iter().any(|site| folded(site).concat() == part);
    let named = shown.as_deref().map(|shown| before_a_bar(without(shown, is_own)));
    let titled = named.map(|shown| without_label(shown, &told).to_owned());
    offers.add(Origin::Page, titled);
    offers.add(Origin::Page, shown);
    offers.add(Origin::JsonLd, evidence.ld.and_then(|ld| ld.text("headline")));
    for (source, title) in evidence.metas.each(&["og:title", "twitter:title", "dc.title", "title"]) {
        offers.add(source, Some(before_a_bar(&without_site(&plain(title), &sites)).to_owned()));
    }
    offers.add(Origin::Meta, titles.last().map(|title| before_a_bar(&without_site(title, &sites)).to_owned()));
    let other = only_one(evidence.page, evidence.cuts, &evidence.metas).filter(|&at| Some(at) != evidence.heading);
    offers.add(Origin::Page, other.map(|at| heading_text(evidence.page, evidence.cuts, at)));
    offers.settle(article, Field::Headline)
}

/// What stands between a title and a site's name.
const SEPARATORS: [&str; 10] = [" | ", " - ", " – ", " — ", " -- ", " :: ", " • ", " · ", " » ", " « "];

/// Behind a bar stands a section, a desk or the site, where a headline stands before it.
fn before_a_bar(title: &str) -> &str {
    /// Words that make a headline.
    const LEAST: usize = 4;
    match title.split_once(" | ") {
        Some((headline, _)) if headline.split_whitespace().count() >= LEAST => headline.trim_end(),
        _ => title,
    }
}

/// The headline as the page tells it to machines.
fn told(evidence: &Evidence, sites: &[String]) -> Vec<String> {
    let ld = evidence.ld.and_then(|ld| ld.text("headline"));
    let shared = evidence.metas.each(&["og:title"]).map(|(_, title)| plain(title));
    ld.into_iter().chain(shared).map(|title| without_site(&title, sites)).collect()
}

/// A heading without the date, the kicker or the source beside its headline ("Blog: …", "… (post.example)"), where the page
/// tells the headline to machines word for word.
fn without_label<'a>(heading: &'a str, told: &[String]) -> &'a str {
    /// Words of a headline that may stand without its label.
    const HEADLINE: usize = 4;
    let behind = |title: &&String| heading.strip_prefix(title.as_str()).is_some_and(is_label);
    let before = |title: &&String| heading.strip_suffix(title.as_str()).is_some_and(is_label);
    let long = told.iter().filter(|title| title.split_whitespace().count() >= HEADLINE);
    let found = long.clone().find(behind).map(|title| &heading[..title.len()]);
    let found = found.or_else(|| long.clone().find(before).map(|title| &heading[heading.len() - title.len()..]));
    found.unwrap_or(heading)
}

/// "Blog:", "(post.example)", "/ Dec 2025", "18 December 2025".
fn is_label(text: &str) -> bool {
    let text = text.trim();
    let is_set_off = text.starts_with(['(', '/', '[']) || text.ends_with([':', '/', '|', ']', ')']);
    text.split_whitespace().count() <= 3 && (is_set_off || !dates::printed(text, None).is_empty())
}

/// A title without the site's name before or behind it.
fn without_site(title: &str, sites: &[String]) -> String {
    let is_site = |part: &str| {
        sites.iter().any(|site| {
            let site = folded(site).concat();
            site == part || (part.len() >= 4 && (site.starts_with(part) || part.starts_with(&site) && site.len() >= 4))
        })
    };
    without(title, is_site).to_owned()
}

/// A title without the parts before or behind a separator whose letters are so.
fn without(title: &str, is: impl Fn(&str) -> bool) -> &str {
    let is_site = |part: &str| {
        let part = folded(part).concat();
        !part.is_empty() && is(&part)
    };
    let mut title = title.trim();
    loop {
        let cut = SEPARATORS.iter().find_map(|separator| {
            let behind = title.rsplit_once(separator).filter(|(_, site)| is_site(site)).map(|(rest, _)| rest);
            behind.or_else(|| title.split_once(separator).filter(|(site, _)| is_site(site)).map(|(_, rest)| rest))
        });
        match cut {
            Some(rest) if !rest.trim().is_empty() => title = rest.trim(),
            _ => return title,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sites_name_goes_and_the_title_stays() {
        let sites = ["The Harbour Post".to_owned(), "harbourpost".to_owned()];
        for (title, expected) in [
            ("Ferry runs again | The Harbour Post", "Ferry runs again"),
            ("The Harbour Post - Ferry runs again", "Ferry runs again"),
            ("Ferry runs again - harbourpost.example", "Ferry runs again"),
            ("Ferry - a history", "Ferry - a history"),
            ("The Harbour Post", "The Harbour Post"),
        ] {
            assert_eq!(without_site(title, &sites), expected, "{title}");
        }
    }

    #[test]
    fn a_label_beside_the_headline_goes_where_the_page_tells_it_without() {
        let told = ["Ferry to the islands runs again".to_owned()];
        for (heading, expected) in [
            ("Blog: Ferry to the islands runs again", "Ferry to the islands runs again"),
            ("Ferry to the islands runs again (post.example)", "Ferry to the islands runs again"),
            ("Ferry to the islands runs again / Dec 2025", "Ferry to the islands runs again"),
            ("18 December 2025 Ferry to the islands runs again", "Ferry to the islands runs again"),
            ("The Ferry to the islands runs again", "The Ferry to the islands runs again"),
            ("Ferry to the islands runs again to stay", "Ferry to the islands runs again to stay"),
            ("Another headline", "Another headline"),
        ] {
            assert_eq!(without_label(heading, &told), expected, "{heading}");
        }
    }

    #[test]
    fn behind_a_bar_stands_no_headline() {
        for (title, expected) in [
            ("Ferry to islands runs | Opinion", "Ferry to islands runs"),
            ("Ferry runs | again", "Ferry runs | again"),
            ("Ferry|Boat and all the rest", "Ferry|Boat and all the rest"),
        ] {
            assert_eq!(before_a_bar(title), expected, "{title}");
        }
    }
}

//! The headline: what the page shows as its heading, where that agrees with what the page calls itself. Titles made for
//! search engines and for sharing come after it, without the site's name.

use super::super::cuts::Cuts;
use super::super::page::{At, Page};
use super::super::tag::Tag;
use super::field::Offers;
use super::meta::Metas;
use super::{Evidence, folded, plain};
use crate::model::{Article, Field, Origin};

/// A page's own titles: for sharing, and of the window.
pub(super) fn titles(page: &Page, metas: &Metas) -> Vec<String> {
    let shared = metas.each(&["og:title", "twitter:title"]).map(|(_, title)| plain(title));
    let window = page.elements(0..page.nodes.len(), Tag::Title).filter(|&at| page.tag(page.parent(at)) == Tag::Head).take(1);
    let window = window.map(|at| page.nodes[at + 1..page.end(at)].iter().map(|node| plain(&node.text)).collect::<String>());
    shared.chain(window).filter(|title| !title.is_empty()).collect()
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
fn likeness(heading: &str, title: &str) -> f32 {
    let (a, b) = (folded(heading), folded(title));
    let common = a.iter().filter(|word| b.contains(word)).count();
    2.0 * common as f32 / (a.len() + b.len()).max(1) as f32
}

/// The heading that the page shows as its headline.
pub(super) fn shown(page: &Page, cuts: &Cuts, metas: &Metas) -> Option<At> {
    let titles = titles(page, metas);
    let site: Vec<Vec<String>> = metas.all("og:site_name").map(|name| folded(&plain(name))).collect();
    // The first title is the one for sharing, where there is one: the other may hold the site's name.
    let is_site = |text: &str| {
        let words = folded(text);
        site.contains(&words) || titles.len() > 1 && titles.first().is_some_and(|title| likeness(text, title) < 0.2)
    };
    let text = |at: At| {
        let elsewhere = std::iter::once(at).chain(page.ancestors(at)).any(|up| matches!(cuts.reason(up), Some("comments" | "related links")));
        Some(heading_text(page, cuts, at)).filter(|text| !elsewhere && !is_site(text)).unwrap_or_default()
    };
    let fit = |at: At| {
        let text = text(at);
        titles.iter().map(|title| likeness(&text, title)).fold(0.0, f32::max)
    };
    let headings = |level: u8| page.elements(0..page.nodes.len(), Tag::Heading(level)).filter(|&at| !text(at).is_empty());
    let best = |level: u8, least: f32| {
        let mut best: Option<(f32, At)> = None;
        for at in headings(level) {
            let fit = fit(at);
            if fit >= least && best.is_none_or(|(most, _)| fit > most) {
                best = Some((fit, at));
            }
        }
        best.map(|(_, at)| at)
    };
    let only = || {
        let mut all = headings(1).filter(|&at| folded(&text(at)).len() >= 3);
        all.next().filter(|&at| all.next().is_none() && (titles.is_empty() || fit(at) > 0.15))
    };
    best(1, 0.4).or_else(|| best(2, 0.7)).or_else(only).or_else(|| best(3, 0.8))
}

/// The words of a heading, without what is cut inside it.
pub(super) fn heading_text(page: &Page, cuts: &Cuts, at: At) -> String {
    page.words_where(at + 1..page.end(at), |node| !cuts.is_cut(node))
}

pub(super) fn read(evidence: &Evidence, titles: &[String], article: &mut Article) -> Option<String> {
    let sites = super::publisher::sites(evidence);
    let mut offers = Offers::new();
    offers.add(Origin::Page, evidence.heading.map(|at| heading_text(evidence.page, evidence.cuts, at)));
    offers.add(Origin::JsonLd, evidence.ld.and_then(|ld| ld.text("headline")));
    for (source, title) in evidence.metas.each(&["og:title", "twitter:title", "dc.title", "title"]) {
        offers.add(source, Some(without_site(&plain(title), &sites)));
    }
    offers.add(Origin::Meta, titles.last().map(|title| without_site(title, &sites)));
    offers.settle(article, Field::Headline)
}

/// What stands between a title and a site's name.
const SEPARATORS: [&str; 9] = [" | ", " - ", " – ", " — ", " :: ", " • ", " · ", " » ", " « "];

/// A title without the site's name before or behind it.
fn without_site(title: &str, sites: &[String]) -> String {
    let is_site = |part: &str| {
        let part = folded(part).concat();
        !part.is_empty() && sites.iter().any(|site| {
            let site = folded(site).concat();
            site == part || (part.len() >= 4 && (site.starts_with(&part) || part.starts_with(&site) && site.len() >= 4))
        })
    };
    let mut title = title.trim();
    loop {
        let cut = SEPARATORS.iter().find_map(|separator| {
            let behind = title.rsplit_once(separator).filter(|(_, site)| is_site(site)).map(|(rest, _)| rest);
            behind.or_else(|| title.split_once(separator).filter(|(site, _)| is_site(site)).map(|(_, rest)| rest))
        });
        match cut {
            Some(rest) if !rest.trim().is_empty() => title = rest.trim(),
            _ => return title.to_owned(),
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
}

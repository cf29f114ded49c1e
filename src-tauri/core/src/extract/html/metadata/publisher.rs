//! Whose article it is: the outlet that the page credits is the publisher; where the site is another, it is the aggregator.

use super::field::Offers;
use super::{Evidence, folded, plain};
use crate::model::{Article, Field, Origin};

/// What the site calls itself, in any of its places, and its host.
pub(super) fn sites(evidence: &Evidence) -> Vec<String> {
    let stated =
        evidence.metas.each(&["og:site_name", "application-name", "al:ios:app_name"]).map(|(_, name)| plain(name));
    let publisher = evidence.ld.into_iter().flat_map(|ld| ld.named("publisher")).map(|(_, name)| name);
    let site = evidence.graph.of_type("WebSite").and_then(|site| site.text("name"));
    let organisation = evidence.graph.of_type("Organization").and_then(|site| site.text("name"));
    stated.chain(publisher).chain(site).chain(organisation).chain(host(evidence.address.as_deref())).collect()
}

/// The name in an address: "www.harbour-post.example" -> "harbour-post".
fn host(url: Option<&str>) -> Option<String> {
    let url = url::Url::parse(url?).ok()?;
    let host = url.host_str()?.trim_start_matches("www.").to_owned();
    let labels: Vec<&str> = host.split('.').collect();
    let short_end = labels.len() > 2 && labels[labels.len() - 2].len() <= 3;
    let name = labels.len().checked_sub(if short_end { 3 } else { 2 })?;
    Some(labels[name].to_owned())
}

pub(super) fn read(evidence: &Evidence, titles: &[String], article: &mut Article) {
    let mut own = Offers::new();
    let stated: Vec<String> =
        evidence.ld.map(|ld| ld.named("publisher")).unwrap_or_default().into_iter().map(|(_, name)| name).collect();
    let sited: Vec<String> = evidence.metas.all("og:site_name").map(plain).collect();
    let credited = credited(evidence, &stated, &sited, titles);
    own.add(
        Origin::JsonLd,
        stated.into_iter().filter(|name| credited.as_ref().is_none_or(|(credit, _)| !same(credit, name))),
    );
    own.add(Origin::OpenGraph, sited);
    own.add(Origin::JsonLd, evidence.graph.of_type("WebSite").and_then(|site| site.text("name")));
    own.add(Origin::Meta, evidence.metas.all("application-name").map(plain));
    own.add(
        Origin::Meta,
        behind_a_title(titles).filter(|name| host(evidence.address.as_deref()).is_some_and(|host| alike(&host, name))),
    );
    match credited {
        Some((name, source)) => {
            own.add(Origin::Url, host(evidence.address.as_deref()));
            article.aggregator = own.settle(article, Field::Aggregator);
            article.publisher = Some(name);
            article.sources.insert(Field::Publisher, source);
        }
        None => article.publisher = own.settle(article, Field::Publisher),
    }
}

/// Another outlet that the page credits by two signs: "Source: X" under the text, JSON-LD's publisher or provider, and
/// " - X" behind the title. One sign alone may be a company behind the site, or a source of the article itself.
fn credited(evidence: &Evidence, stated: &[String], sited: &[String], titles: &[String]) -> Option<(String, Origin)> {
    let provided =
        evidence.ld.into_iter().flat_map(|ld| ld.named("provider").into_iter().chain(ld.named("sourceOrganization")));
    let mut signs: Vec<(String, Origin)> =
        stated.iter().cloned().chain(provided.map(|(_, name)| name)).map(|name| (name, Origin::JsonLd)).collect();
    signs.extend(behind_a_title(titles).map(|name| (name, Origin::Meta)));
    signs.extend(printed_source(evidence).map(|name| (name, Origin::Page)));
    let is_own = |name: &str| {
        sited.iter().any(|site| alike(site, name))
            || host(evidence.address.as_deref()).is_none_or(|host| alike(&host, name))
    };
    let found = signs.iter().enumerate().find(|(place, (name, source))| {
        !is_own(name) && signs[place + 1..].iter().any(|(other, by)| by != source && alike(other, name))
    });
    found.map(|(_, sign)| sign.clone())
}

/// What stands behind the last dash or bar of a title.
fn behind_a_title(titles: &[String]) -> impl Iterator<Item = String> {
    titles.iter().filter_map(|title| {
        let parts = [" - ", " | ", " – ", " — ", " :: "].iter().filter_map(|separator| title.rsplit_once(separator));
        parts.map(|(_, behind)| behind.trim()).min_by_key(|behind| behind.len()).map(str::to_owned)
    })
}

/// "Source: X" as a line of its own in the article.
fn printed_source(evidence: &Evidence) -> Option<String> {
    const WORDS: [&str; 8] = ["Source:", "Quelle:", "Fuente:", "Fonte:", "Источник:", "מקור:", "المصدر:", "来源："];
    /// Letters of an outlet's name with the word before it.
    const LONGEST: usize = 60;
    let page = evidence.page;
    let lines = page
        .lines(page.subtree(evidence.main), |_| true)
        .map(|(_, line)| line)
        .filter(|line| line.chars().count() <= LONGEST);
    let sources = lines
        .filter_map(|line| WORDS.iter().find_map(|word| line.strip_prefix(word).map(|name| name.trim().to_owned())));
    sources.last().filter(|name| !name.is_empty())
}

fn same(a: &str, b: &str) -> bool {
    folded(a).concat() == folded(b).concat()
}

/// Whether two names are of one outlet: "Harbour Post" and "The Harbour Post", "harbourpost" and "Harbour Post News".
fn alike(a: &str, b: &str) -> bool {
    let (a, b) = (folded(a).concat(), folded(b).concat());
    a.len().min(b.len()) >= 3 && (a.contains(&b) || b.contains(&a))
}

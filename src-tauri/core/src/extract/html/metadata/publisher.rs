//! Whose article it is: the outlet that the page credits is the publisher; where the site is another, it is the aggregator.

use super::field::Offers;
use super::{Evidence, folded, plain};
use crate::model::{Article, Field, Origin};

/// What the site calls itself, in any of its places, and its host.
pub(super) fn sites(evidence: &Evidence) -> Vec<String> {
    let stated = evidence.metas.each(&["og:site_name", "application-name", "al:ios:app_name"]).map(|(_, name)| plain(name));
    let publisher = evidence.ld.into_iter().flat_map(|ld| ld.named("publisher")).map(|(_, name)| name);
    let site = evidence.graph.of_type("WebSite").and_then(|site| site.text("name"));
    let organisation = evidence.graph.of_type("Organization").and_then(|site| site.text("name"));
    stated.chain(publisher).chain(site).chain(organisation).chain(host(evidence.url)).collect()
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

pub(super) fn read(evidence: &Evidence, article: &mut Article) {
    let mut credited = Offers::new();
    let mut own = Offers::new();
    if let Some(ld) = evidence.ld {
        credited.add(Origin::JsonLd, ld.named("sourceOrganization").into_iter().chain(ld.named("provider")).map(|(_, name)| name));
        own.add(Origin::JsonLd, ld.named("publisher").into_iter().map(|(_, name)| name));
    }
    own.add(Origin::OpenGraph, evidence.metas.all("og:site_name").map(plain));
    own.add(Origin::JsonLd, evidence.graph.of_type("WebSite").and_then(|site| site.text("name")));
    own.add(Origin::Meta, evidence.metas.all("application-name").map(plain));
    let elsewhere = credited.first().zip(own.first()).is_some_and(|(credited, own)| folded(credited).concat() != folded(own).concat());
    if elsewhere {
        article.aggregator = own.settle(article, Field::Aggregator);
        article.publisher = credited.settle(article, Field::Publisher);
    } else {
        article.publisher = own.settle(article, Field::Publisher).or_else(|| credited.settle(article, Field::Publisher));
    }
}

//! Whether two addresses mean the same page. Only for matching: what is shown is always the address as it was.

use url::Url;

/// Click identifiers that senders of links add.
const TRACKING: [&str; 12] = [
    "fbclid",
    "gclid",
    "dclid",
    "gbraid",
    "wbraid",
    "msclkid",
    "yclid",
    "ysclid",
    "igshid",
    "mc_cid",
    "mc_eid",
    "_openstat",
];

/// A web address without what does not name the page: the scheme, the case of the host, the fragment, tracking
/// parameters. `None` where it is none.
pub(super) fn canonical(address: &str) -> Option<String> {
    let mut url = Url::parse(address.trim()).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    url.set_fragment(None);
    let tracks = |name: &str| {
        let name = name.to_ascii_lowercase();
        name.starts_with("utm_") || TRACKING.contains(&name.as_str())
    };
    let kept: Vec<(String, String)> =
        url.query_pairs().filter(|(name, _)| !tracks(name)).map(|(n, v)| (n.into(), v.into())).collect();
    if kept.is_empty() {
        url.set_query(None);
    } else if kept.len() < url.query_pairs().count() {
        url.query_pairs_mut().clear().extend_pairs(kept);
    }
    let rest = url.as_str().split_once("://").map(|(_, rest)| rest.to_owned())?;
    Some(rest)
}

/// The canonical addresses under which a page may be known, the surest first. An article that names its site's front page
/// as its address (some templates do) is not known by it, unless the front page was asked for.
pub(super) fn known_as(stated: Option<&str>, found: Option<&str>, asked: Option<&str>) -> Vec<String> {
    let mut pages: Vec<String> = Vec::new();
    let elsewhere = found.or(asked).and_then(canonical);
    for (nth, address) in [stated, found, asked].into_iter().enumerate() {
        let Some(page) = address.and_then(canonical) else { continue };
        let names_the_site = nth == 0 && is_front(&page) && elsewhere.as_deref().is_some_and(|other| !is_front(other));
        if !names_the_site && !pages.contains(&page) {
            pages.push(page);
        }
    }
    pages
}

/// Of where a page was found and what was asked for, the one that says nothing beside the page, should both name the same
/// one: a link with its sender's tracking in it does not take the place of a clean one.
pub(super) fn plainer(found: Option<String>, asked: Option<String>) -> Option<String> {
    let scheme = |address: &str| address.split_once("://").map(|(scheme, _)| scheme.to_lowercase());
    match (found, asked) {
        (Some(found), Some(asked)) => {
            let same = canonical(&found).is_some_and(|page| canonical(&asked) == Some(page));
            let plainer = same && scheme(&found) == scheme(&asked) && asked.len() < found.len();
            Some(if plainer { asked } else { found })
        }
        (found, asked) => found.or(asked),
    }
}

fn is_front(page: &str) -> bool {
    page.split_once('/').is_none_or(|(_, path)| path.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_name_the_page_is_left_out() {
        for (address, page) in [
            ("https://News.Example/a?id=3", Some("news.example/a?id=3")),
            ("http://news.example:80/a?id=3#part", Some("news.example/a?id=3")),
            ("https://news.example/a?utm_source=x&id=3&fbclid=y", Some("news.example/a?id=3")),
            ("https://news.example/a?utm_source=x", Some("news.example/a")),
            ("https://news.example/A%20b?q=a+b", Some("news.example/A%20b?q=a+b")),
            ("file:///tmp/a.html", None),
            ("not an address", None),
        ] {
            assert_eq!(canonical(address).as_deref(), page, "{address}");
        }
    }

    #[test]
    fn the_plainer_of_two_addresses_of_one_page_is_shown() {
        let plain = "https://n.example/a?id=3";
        for (found, asked, shown) in [
            (Some("https://n.example/a?id=3&utm_source=x"), Some(plain), Some(plain)),
            (Some(plain), Some("https://n.example/a?id=3&utm_source=x"), Some(plain)),
            (Some("https://n.example/a?id=3"), Some("http://n.example/a?id=3"), Some(plain)),
            (Some("https://n.example/landing"), Some("https://n.example/a"), Some("https://n.example/landing")),
            (None, Some(plain), Some(plain)),
            (Some(plain), None, Some(plain)),
            (None, None, None),
        ] {
            let found = plainer(found.map(str::to_owned), asked.map(str::to_owned));
            assert_eq!(found.as_deref(), shown, "asked for {asked:?}");
        }
    }

    #[test]
    fn an_article_is_not_known_by_its_sites_front_page() {
        let pages = known_as(Some("https://n.example/"), Some("https://n.example/story"), None);
        assert_eq!(pages, ["n.example/story"], "all articles of that site would be one");
        let front = known_as(Some("https://n.example/"), None, Some("https://n.example"));
        assert_eq!(front, ["n.example/"], "the front page itself was asked for");
    }
}

//! A page as HTML -> Article.
//!
//! 1. parse once, into a flat list of nodes (`parse`, `page`)
//! 2. mark what is no article by its element or its name, unless that were most of the page (`cuts`, `names`)
//! 3. find the headline, and the part of the page that is the article (`main_text`)
//! 4. find the entries of a live blog, whose times are not the article's (`live`); read the metadata: JSON-LD, Open Graph,
//!    meta tags, and what the page shows (`metadata`)
//! 5. find the footnotes (`notes`); cut inside the article: cards (`teasers`), forms
//!    for newsletters (`sign_up`), labels and what they head (`lines`), links after the last paragraph (`trailing`), names and dates (`top`)
//! 6. convert the lead picture (`lead`) and what is left to blocks (`blocks`); cut second copies (`repeated`), labels
//!    between line breaks (`spoken`), what the page's own `articleBody` does not begin or end with (`witness`), what is
//!    said of the author (`bio`), names, dates and labels at the foot (`foot`), and headings left over nothing (`hollow`)
//! 7. list what was left out, with its place in the canonical text (`outside`, `removed`)

mod ahead;
mod bio;
mod blocks;
mod contents;
mod cuts;
mod embeds;
mod fact_box;
mod figure;
mod flow;
mod foot;
mod hollow;
mod inlines;
mod input;
mod labels;
mod lead;
mod limits;
mod lines;
mod links;
mod live;
mod main_text;
mod metadata;
mod names;
mod notes;
mod numbers;
mod outside;
mod page;
#[cfg(test)]
mod pages;
mod parse;
mod picture;
mod posts;
mod removed;
mod repeated;
mod sign_up;
mod spoken;
mod table;
mod tag;
mod tags;
mod teasers;
#[cfg(test)]
mod tests;
mod top;
mod trailing;
mod tree;
mod weight;
mod witness;

use crate::model::Article;
use blocks::Converter;
use cuts::Cuts;
use links::Links;
use notes::Notes;

/// A page of which nobody knows when it was taken.
pub(super) fn article(html: &str, url: Option<&str>) -> Article {
    article_taken(html, url, None)
}

/// `retrieved` is when it was taken, in ISO 8601: what the site's head calls today is no day of the article.
pub(super) fn article_taken(html: &str, url: Option<&str>, retrieved: Option<&str>) -> Article {
    // 1
    let page = parse::page(html);
    let links = Links::new(&page, url);
    // 2
    let mut cuts = Cuts::new(&page);
    // 3
    let heading = metadata::heading(&page, &cuts);
    let main = main_text::find(&page, &mut cuts, heading);
    // 4
    let live = live::entries(&page, &mut cuts, main);
    let mut article = Article::default();
    let places = metadata::read(&page, &cuts, main, heading, &live, (url, retrieved), &mut article);
    places.headline.into_iter().chain(places.standfirst).for_each(|at| cuts.take(at));
    // 5
    let notes = Notes::find(&page, &mut cuts, main);
    contents::cut(&page, &mut cuts, &links, main);
    teasers::cut(&page, &mut cuts, &links, main);
    sign_up::cut(&page, &mut cuts, main);
    lines::cut(&page, &mut cuts, &notes, main);
    trailing::cut(&page, &mut cuts, &links, main);
    top::cut(&page, &mut cuts, main, heading, article.byline.as_deref(), article.language.as_deref());
    // 6
    let lead = lead::picture(&page, &cuts, &links, main, heading, &article.authors);
    let picture = lead.map(|at| Converter::new(&page, &cuts, &links, &notes, &live).picture(at));
    lead.into_iter().for_each(|at| cuts.take(at));
    let converter = Converter::new(&page, &cuts, &links, &notes, &live);
    let text = spoken::cut(repeated::cut(converter.pieces(main)));
    let text = witness::cut(text, places.body.as_deref());
    let text = foot::cut(bio::cut(text, &article.authors), article.language.as_deref());
    let text = hollow::cut(text);
    // 7
    let mut pieces = outside::before(&page, &cuts, main);
    pieces.extend(places.standfirst.map(|at| converter.standfirst(at)));
    pieces.extend(picture.into_iter().flatten());
    pieces.extend(text);
    pieces.extend(outside::after(&page, &cuts, main));
    (article.document, article.removed) = removed::settle(pieces);
    article
}

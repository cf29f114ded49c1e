//! A page as HTML -> Article.
//!
//! 1. parse once, into a flat list of nodes (`parse`, `page`)
//! 2. mark what is no article by its element or its name (`cuts`)
//! 3. find the part of the page that is the article (`main_text`)
//! 4. convert it to blocks (`blocks`)

mod blocks;
mod cuts;
mod figure;
mod hollow;
mod inlines;
mod labels;
mod lines;
mod links;
mod main_text;
mod metadata;
mod names;
mod outside;
mod page;
mod parse;
mod removed;
mod repeated;
mod table;
mod tag;
mod teasers;
#[cfg(test)]
mod tests;
mod top;
mod weight;

use crate::model::Article;
use blocks::Converter;
use cuts::Cuts;
use links::Links;

pub(super) fn article(html: &str, url: Option<&str>) -> Article {
    let page = parse::page(html);
    let links = Links::new(&page, url);
    let mut cuts = Cuts::new(&page);
    let heading = metadata::heading(&page, &cuts);
    let main = main_text::find(&page, &mut cuts, heading);
    let mut article = Article::default();
    let places = metadata::read(&page, &cuts, main, heading, url, &mut article);
    places.headline.into_iter().chain(places.standfirst).for_each(|at| cuts.take(at));

    teasers::cut(&page, &mut cuts, &links, main);
    lines::cut(&page, &mut cuts, main);
    top::cut(&page, &mut cuts, main, heading, article.byline.as_deref(), article.language.as_deref());

    let converter = Converter::new(&page, &cuts, &links);
    let mut pieces = outside::before(&page, &cuts, main);
    pieces.extend(places.standfirst.map(|at| converter.standfirst(at)));
    pieces.extend(hollow::cut(repeated::cut(converter.pieces(main))));
    pieces.extend(outside::after(&page, &cuts, main));
    (article.document, article.removed) = removed::settle(pieces);
    article
}

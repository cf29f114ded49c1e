//! What stands around a headline: dates, byline, standfirst, section, keywords. Each is taken only from its place, and
//! blank where the page does not say.

mod dateline;
mod keywords;
mod names;
pub(super) mod section;
mod standfirst;

use super::page::{Page, Role};
use crate::model::Article;

/// The standfirst comes first: the masthead goes on below it.
pub(super) fn read(page: &mut Page, article: &mut Article) {
    standfirst::read(page, article);
    dateline::read(page, article);
    names::read(page, article);
    section::read(page, article);
    keywords::read(page, article);
}

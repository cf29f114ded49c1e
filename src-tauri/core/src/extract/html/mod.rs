//! A page as HTML -> Article.

use crate::model::Article;

pub(super) fn article(_page: &str, _url: Option<&str>) -> Article {
    Article::default()
}

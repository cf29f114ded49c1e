//! A page saved or copied as plain text -> Article.

use crate::model::Article;

pub(super) fn article(_page: &str, _url: Option<&str>) -> Article {
    Article::default()
}

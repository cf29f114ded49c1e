//! The keywords that a page lists.

use super::Page;
use crate::extract::text::furniture;
use crate::extract::text::lines::Mark;
use crate::model::{Article, Field, Origin};

/// A line "Tags" with the keywords under it, or "Tags: a, b, c".
pub(super) fn read(page: &mut Page, article: &mut Article) {
    let from = page.headline.unwrap_or(0);
    let to = (page.end + 12).min(page.lines.len());
    for at in from..to {
        if furniture::is_tags(page.key(at)) {
            let items = match (at + 1..to).take_while(|at| is_keyword(page, *at)).collect::<Vec<_>>() {
                listed if !listed.is_empty() => listed,
                _ if at >= page.end.saturating_sub(1) => (at + 1..to).take_while(|at| is_loose(page, *at)).collect(),
                _ => Vec::new(),
            };
            if items.is_empty() {
                continue;
            }
            article.keywords = items.iter().map(|at| page.text(*at).trim_start_matches('#').to_owned()).collect();
            page.take(at);
            items.into_iter().for_each(|at| page.take(at));
        } else if let Some((head, list)) = page.text(at).split_once([':', '：'])
            && page.seen[at].words <= 40
            && furniture::is_tags(&furniture::key(head))
        {
            let words =
                list.split([',', ';', '#', '|', '、', '，', '،']).map(str::trim).filter(|word| !word.is_empty());
            article.keywords = words.map(str::to_owned).collect();
            page.take(at);
        }
        if !article.keywords.is_empty() {
            article.sources.insert(Field::Keywords, Origin::Text);
            return;
        }
    }
}

/// Behind an article: a few words right under the head or the keyword before, and no furniture.
fn is_loose(page: &Page, at: usize) -> bool {
    let (line, look) = (&page.lines[at], &page.seen[at]);
    let furniture =
        furniture::is_end(&look.key) || furniture::is_counter(&look.key) || furniture::is_rights(&line.text);
    line.gap == 0 && look.words <= 4 && !look.sentence && !look.date && look.phrases == 0 && !furniture
}

fn is_keyword(page: &Page, at: usize) -> bool {
    let (line, look) = (&page.lines[at], &page.seen[at]);
    let listed = line.mark == Some(Mark::Bullet) || line.text.starts_with('#');
    listed && look.words <= 6 && !look.sentence
}

//! Boxes of links inside an article: "More on …" with the headlines under it, "Read also: …", "To the full article".

use super::furniture;
use super::lines::Mark;
use super::page::{Page, Role};

pub(super) const REASON: &str = "related links";

/// A box holds no more lines than this.
const LONGEST: usize = 12;

pub(super) fn mark(page: &mut Page) {
    let mut at = page.headline.map_or(0, |at| at + 1);
    while at < page.end {
        if !is_head(page, at) {
            at += 1;
            continue;
        }
        let end = end_of_box(page, at);
        for role in &mut page.roles[at..end] {
            *role = Role::Removed(REASON);
        }
        at = end;
    }
}

/// A heading such as "More on the election", or a whole line "Read also: the ferry is late again".
fn is_head(page: &Page, at: usize) -> bool {
    let (text, look) = (page.text(at), &page.seen[at]);
    if !matches!(page.roles[at], Role::Body | Role::Removed(_)) || page.lines[at].mark.is_some() {
        return false;
    }
    let heads = !look.sentence && look.words <= 8 && furniture::is_box(&look.key);
    heads
        || look.words <= 30
            && text.split_once([':', '：']).is_some_and(|(head, _)| furniture::is_box(&furniture::key(head)))
}

/// Behind the last link: a list ends with its last item, loose lines end where a sentence begins.
fn end_of_box(page: &Page, head: usize) -> usize {
    let is_link = |at: usize| {
        let look = &page.seen[at];
        let loose = look.prose == 0 && !look.sentence && look.words <= 25;
        page.roles[at] != Role::Caption
            && page.roles[at] != Role::Field
            && (page.lines[at].mark == Some(Mark::Bullet) || loose)
    };
    let whole_line =
        page.text(head).trim_end().contains([':', '：']) && !page.text(head).trim_end().ends_with([':', '：']);
    if whole_line {
        return head + 1;
    }
    let mut at = head + 1;
    while at < page.end && at - head <= LONGEST && is_link(at) {
        let list_ends = page.lines[at].mark.is_some() && page.lines.get(at + 1).is_some_and(|next| next.mark.is_none());
        at += 1;
        if list_ends {
            // "To the full article" may close it.
            return if at < page.end && is_head(page, at) { at + 1 } else { at };
        }
    }
    at
}

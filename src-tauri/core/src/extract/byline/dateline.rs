//! The agency, or its reporters, before the first sentence of a report.

use super::{Byline, han, is_agency, read};
use crate::model::{Author, AuthorKind};

/// The agency, or its reporters, before the first sentence of a report: "Hamburg (dpa/lno) - …", "МОСКВА, 2 марта. /ТАСС/. …",
/// "新华社北京3月2日电（记者王小明）…".
pub(in crate::extract) fn of_dateline(paragraph: &str) -> Option<Byline> {
    const REACH: usize = 60;
    let head = &paragraph[..paragraph.char_indices().nth(REACH).map_or(paragraph.len(), |(at, _)| at)];
    let of = |name: &str| Byline {
        text: name.to_owned(),
        authors: vec![Author { name: name.to_owned(), kind: AuthorKind::Agency }],
    };
    for (open, close) in [('(', ')'), ('/', '/')] {
        let Some((before, rest)) = head.split_once(open) else { continue };
        let Some((inside, behind)) = rest.split_once(close) else { continue };
        // The place before it is in capitals or short, and a dash or a full stop parts it from the sentence.
        let place = before.split_whitespace().count() <= 6 && before.starts_with(char::is_uppercase);
        let parted = behind.trim_start().starts_with(['-', '–', '—', '.']);
        let name = inside.split(['/', ',']).next().unwrap_or_default().trim();
        if place && parted && is_agency(name) {
            return Some(of(name));
        }
    }
    let (dateline, behind) = head.split_once('电').or_else(|| head.split_once('電'))?;
    let agency = ["新华社", "新華社", "中新社", "中新网", "中央社"].iter().find(|name| dateline.starts_with(**name))?;
    if !dateline.ends_with('日') {
        return None;
    }
    let reporters = behind.strip_prefix(['（', '(', ' ']).and_then(han::reporters);
    let reporters = reporters.map(|names| names.trim_end_matches(['）', ')'])).and_then(read);
    Some(reporters.unwrap_or_else(|| of(agency)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_agency_before_the_first_sentence() {
        for (paragraph, expected) in [
            ("Hamburg (dpa/lno) - Der Stadtrat hat beschlossen, die Brücke zu erneuern.", Some("dpa")),
            ("МОСКВА, 2 марта. /ТАСС/. Городской совет проголосовал.", Some("ТАСС")),
            ("LONDON (Reuters) - The council voted on Monday.", Some("Reuters")),
            ("Madrid, 11 ago (EFE).- El ayuntamiento decidió el lunes.", Some("EFE")),
            ("新华社北京3月2日电（记者王小明、李四）市议会投票决定。", Some("王小明、李四")),
            ("新华社北京3月2日电 市议会投票决定。", Some("新华社")),
            ("The council (AP) voted on Monday.", None),
            ("The council of the town said (and meant it) - that it would vote.", None),
            ("新华社电视台播出了节目。", None),
        ] {
            assert_eq!(of_dateline(paragraph).map(|byline| byline.text).as_deref(), expected, "{paragraph}");
        }
    }
}

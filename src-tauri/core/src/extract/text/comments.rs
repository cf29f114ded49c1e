//! Readers' comments under an article: prose like the article's, and given away by what stands between it: "Reply" buttons,
//! "Anna says". Nothing from their head on is of the article.

use super::features::Seen;
use super::furniture;
use super::lines::Line;
use crate::extract::byline;

pub(super) const REASON: &str = "comments";

/// Fewer signs than this are none: a single "Reply" is a button.
const SIGNS: usize = 3;

/// So many lines hold them.
const CLOSE: usize = 40;

/// An article has so many words of prose before its comments begin.
const ARTICLE: usize = 60;

/// The head of the comments stands no further above their first sign.
const REACH: usize = 25;

/// The line that the comments begin with.
pub(super) fn start(lines: &[Line], seen: &[Seen]) -> Option<usize> {
    let mut prose = 0;
    let begun = seen.iter().position(|look| {
        prose += look.prose;
        prose >= ARTICLE
    })?;
    let signs: Vec<usize> = (begun + 1..lines.len()).filter(|at| is_sign(lines, seen, *at)).collect();
    let first = signs.windows(SIGNS).find(|signs| signs[SIGNS - 1] - signs[0] <= CLOSE)?[0];
    let head = (first.saturating_sub(REACH).max(begun + 1)..first).rev().find(|at| is_head(&seen[*at]));
    Some(head.unwrap_or(first))
}

/// "Reply", "Reply to Anna"; "Anna says" with the date below it, "by Anna writes". An article has "he says:" as well, and no date there.
fn is_sign(lines: &[Line], seen: &[Seen], at: usize) -> bool {
    const NEAR: usize = 3;
    let look = &seen[at];
    let dated = |look: &Seen| look.date || furniture::is_counter(&look.key);
    let says = || {
        let text = lines[at].text.trim_end_matches([':', ' ']);
        VERBS.split('|').any(|verb| text.strip_suffix(verb).is_some_and(|name| name.ends_with(' ')))
            && (byline::introduction(text).is_some() || seen[at + 1..lines.len().min(at + 1 + NEAR)].iter().any(dated))
    };
    let button = REPLY.split('|').any(|word| {
        look.key.strip_prefix(word).is_some_and(|rest| rest.is_empty() || rest == "delete" || rest.starts_with(' '))
    });
    look.prose == 0 && !look.sentence && look.words <= 6 && (button || says())
}

/// "Comments", "14 comments", "Three thoughts on …".
fn is_head(look: &Seen) -> bool {
    look.words <= 16 && !look.sentence && look.key.split(' ').take(4).any(furniture::is_of_comments)
}

/// As `furniture::key` writes them.
const REPLY: &str = "reply|log in to reply|répondre|antworten|antwort|responder|rispondi|reageer|beantwoorden|odpowiedz|svara|svar|yanıtla|\
    cevapla|ответить|відповісти|השב|הגב|رد|الرد|回复|回復|返信";

const VERBS: &str =
    "says|writes|sagt|schreibt|dit|écrit|dice|escribe|diz|scrive|schrijft|pisze|говорит|пишет|כתב|אומר|يقول";

#[cfg(test)]
mod tests {
    use super::super::{features, lines};
    use super::*;

    #[test]
    fn comments_begin_with_their_head() {
        let paragraph = "The council will meet on Friday evening to talk about a second vessel for the island, and about the debts \
            of the first one, which has been lying in the harbour with a broken shaft since the storm of last November.";
        let article = [paragraph; 2].join("\n");
        let comment =
            |name: &str| format!("{name} says\nMay 5, 2021 at 9:35 pm\nMy grandfather built the first one.\nReply");
        let comments = ["Omar", "Anna"].map(comment).join("\n");
        let table = [
            (format!("{article}\n2 Comments\n{comments}"), Some(2)),
            (format!("{article}\n{comments}"), Some(2)),
            (format!("{article}\nReply\nShare"), None),
            (format!("{article}\n{}", ["He says:\n\"I knew.\""; 3].join("\n")), None),
            (article.clone(), None),
        ];
        for (page, expected) in table {
            let lines = lines::cut(&page);
            assert_eq!(start(&lines, &features::see(&lines)), expected, "{page}");
        }
    }
}

//! Lines that say what follows or that they are no article: "Related articles", "Read more: …", "Share this", "5 min read".
//! The phrases stand in `labels.txt`.

use aho_corasick::AhoCorasick;
use std::collections::HashMap;
use std::sync::LazyLock;

/// What a label says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Label {
    /// This line is no article.
    Line(&'static str),
    /// This line and what stands under it is no article.
    Section(&'static str),
}

/// A label has at most so many letters.
pub(super) const LONGEST: usize = 260;

/// Reads a short line; `linked` is the share of it that is a link.
pub(super) fn read(text: &str, linked: f32) -> Option<Label> {
    let folded = folded(text);
    let line = folded.trim_end_matches([':', '：', '.', '…', '!', '>', '»', '→', '›']).trim();
    let whole = PHRASES.whole.get(line).copied();
    whole
        .or_else(|| {
            more_from(line).filter(|_| !text.ends_with('.')).or_else(|| comment_count(line)).map(Label::Section)
        })
        .or_else(|| {
            reading_time(line)
                .or_else(|| count_of_readers(line))
                .or_else(|| says(line))
                .or_else(|| invites_elsewhere(line))
                .map(Label::Line)
        })
        .or_else(|| points_or_calls(line, linked).or_else(|| names_subjects(text, line)).map(Label::Line))
        .or_else(|| share_words(text).map(Label::Line))
}

/// Whether a line that is not linked says what the link behind it is: "See also", "Lesen Sie auch:".
pub(super) fn announces_a_link(text: &str) -> bool {
    let folded = folded(text);
    let line = folded.trim_end_matches([':', '：', '.', '…', '!', '>', '»', '→', '›', '|', '-', '–']).trim();
    PHRASES.whole.get(line) == Some(&Label::Section("related links"))
        || PHRASES.pointers.contains(&(line, "related links"))
        || more_from(line).is_some()
}

/// "Topics: harbour, ferries".
fn names_subjects(text: &str, line: &str) -> Option<&'static str> {
    const LONGEST: usize = 120;
    let (head, _) = line.split_once([':', '：'])?;
    let ends_in_no_stop = !text.trim_end().ends_with(['.', '!', '?', '。', '！', '？', '؟']);
    (PHRASES.names.contains(&head.trim()) && ends_in_no_stop && text.chars().count() <= LONGEST).then_some("tags")
}

/// "Follow Harbour Post on Telegram": an invitation to read the same outlet elsewhere.
fn invites_elsewhere(line: &str) -> Option<&'static str> {
    const LONGEST: usize = 220;
    let begins = |phrase: &str| line.strip_prefix(phrase).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    let names = |place: &&str| line.contains(*place);
    (PHRASES.invitations.iter().any(|phrase| begins(phrase))
        && line.chars().count() <= LONGEST
        && PHRASES.elsewhere.iter().any(names))
    .then_some("share bar")
}

/// "Share Print E-mail", "FacebookTwitterWhatsApp": the names of buttons in a row.
fn share_words(text: &str) -> Option<&'static str> {
    const LONGEST: usize = 120;
    if text.len() > LONGEST {
        return None;
    }
    let (mut buttons, mut word, mut small) = (0, String::new(), false);
    for letter in text.chars().chain([' ']) {
        let starts = !letter.is_alphanumeric() || (letter.is_uppercase() && small);
        if starts && !word.is_empty() {
            match PHRASES.buttons.get(word.as_str()) {
                Some(_) => buttons += 1,
                None if PHRASES.fillers.contains(&word.as_str()) => {}
                None => return None,
            }
            word.clear();
        }
        if letter.is_alphanumeric() {
            word.extend(letter.to_lowercase());
        }
        small = letter.is_lowercase();
    }
    (buttons >= 2).then_some("share bar")
}

/// A line in lower case, white space collapsed, with straight apostrophes and without what decorates its beginning.
fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        match word.is_ascii() {
            true => {
                let start = out.len();
                out.push_str(word);
                out[start..].make_ascii_lowercase();
            }
            false => out.extend(
                word.chars().flat_map(char::to_lowercase).map(|letter| if letter == '’' { '\'' } else { letter }),
            ),
        }
    }
    let decoration = |letter: char| !letter.is_alphanumeric() && !matches!(letter, '*' | '©');
    out.drain(..out.len() - out.trim_start_matches(decoration).len());
    out
}

/// "More from the harbour": the name of a section or an author follows.
fn more_from(line: &str) -> Option<&'static str> {
    const STARTS: [&str; 28] = [
        "related articles ",
        "related posts ",
        "related stories ",
        "related reads",
        "more articles ",
        "more posts ",
        "more stories ",
        "more helpful ",
        "other articles ",
        "other posts ",
        "you may also ",
        "you might also ",
        "if you liked this ",
        "if you enjoyed this ",
        "learn more in our ",
        "discover more from ",
        "more from ",
        "more on ",
        "more by ",
        "more in ",
        "latest from ",
        "read more about ",
        "related to ",
        "mehr aus ",
        "mehr von ",
        "más de ",
        "ещё из ",
        "כתבות נוספות ",
    ];
    (STARTS.iter().any(|start| line.starts_with(start)) && line.split(' ').count() <= 8).then_some("related links")
}

/// "12 comments".
fn comment_count(line: &str) -> Option<&'static str> {
    let counted = |word: &str| {
        line.strip_suffix(word).is_some_and(|count| count.trim().chars().all(|letter| letter.is_ascii_digit()))
    };
    // "Comments (12)"
    let bracketed = line.strip_suffix(')').and_then(|line| line.rsplit_once('('));
    let after = bracketed.is_some_and(|(word, count)| {
        matches!(word.trim(), "comments" | "kommentare" | "commentaires" | "comentarios" | "комментарии" | "תגובות")
            && count.chars().all(|letter| letter.is_ascii_digit())
    });
    (after || ["comments", "comment", "responses", "комментариев"].into_iter().any(counted)).then_some("comments")
}

/// "114 views", "17K likes".
fn count_of_readers(line: &str) -> Option<&'static str> {
    let (count, what) = line.split_once(' ')?;
    let is_count = count.starts_with(|letter: char| letter.is_ascii_digit())
        && count.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, '.' | ',' | 'k' | 'm'));
    let is_one =
        matches!(what, "views" | "view" | "shares" | "likes" | "like" | "claps" | "retweets" | "reads" | "kudos");
    (is_count && is_one).then_some("share bar")
}

/// "5 min read".
fn reading_time(line: &str) -> Option<&'static str> {
    const ENDS: [&str; 13] = [
        "min read",
        "minute read",
        "minutes read",
        "mins read",
        "min. read",
        "minutes to read",
        "min. lesezeit",
        "minuten lesezeit",
        "min de lecture",
        "min de lectura",
        "минут чтения",
        "мин чтения",
        "minute reading time",
    ];
    const STARTS: [&str; 5] = ["reading time", "estimated reading time", "read time", "lesezeit", "temps de lecture"];
    let is_one = ENDS.iter().any(|end| line.ends_with(end)) || STARTS.iter().any(|start| line.starts_with(start));
    (line.len() <= 40 && is_one).then_some("reading time")
}

/// A line that asks the reader for something, or speaks of the site's own business.
fn says(line: &str) -> Option<&'static str> {
    let found = PHRASES.says.as_ref()?.find(line)?;
    PHRASES.said.get(found.pattern().as_usize()).copied()
}

/// "Read more: The storm", "Buy tickets": links, or lines that lead to one.
fn points_or_calls(line: &str, linked: f32) -> Option<&'static str> {
    let begins = |phrase: &str| line.strip_prefix(phrase).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    let first =
        |phrases: &[(&str, &'static str)]| phrases.iter().find(|(phrase, _)| begins(phrase)).map(|(_, reason)| *reason);
    let points = linked >= 0.8 || (linked >= 0.3 && line.contains([':', '：']));
    let announced = || line.split_once([':', '：']).is_some_and(|(head, _)| announces_a_link(head));
    let pointer = points.then(|| first(&PHRASES.pointers).or_else(|| announced().then_some("related links"))).flatten();
    pointer.or_else(|| (linked >= 0.9).then(|| first(&PHRASES.calls)).flatten())
}

/// The phrases by what they are; each with the reason to cut.
#[derive(Default)]
struct Phrases {
    whole: HashMap<&'static str, Label>,
    /// Finds all of them at once; `said` has the reason of each.
    says: Option<AhoCorasick>,
    said: Vec<&'static str>,
    pointers: Vec<(&'static str, &'static str)>,
    calls: Vec<(&'static str, &'static str)>,
    buttons: HashMap<&'static str, &'static str>,
    fillers: Vec<&'static str>,
    invitations: Vec<&'static str>,
    elsewhere: Vec<&'static str>,
    /// Words before a colon and the article's subjects.
    names: Vec<&'static str>,
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let (mut phrases, mut says) = (Phrases::default(), Vec::new());
    let (mut kind, mut reason) = ("", "");
    for line in include_str!("labels.txt").lines().filter(|line| !line.starts_with('#')) {
        if let Some(head) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            (kind, reason) = head.split_once(": ").unwrap_or((head, ""));
            continue;
        }
        for phrase in line.split('|').map(str::trim).filter(|phrase| !phrase.is_empty()) {
            match kind {
                "section" => drop(phrases.whole.insert(phrase, Label::Section(reason))),
                "line" => drop(phrases.whole.insert(phrase, Label::Line(reason))),
                "says" => {
                    says.push(phrase);
                    phrases.said.push(reason);
                }
                "pointer" => phrases.pointers.push((phrase, reason)),
                "call" => phrases.calls.push((phrase, reason)),
                "button" => drop(phrases.buttons.insert(phrase, reason)),
                "filler" => phrases.fillers.push(phrase),
                "invitation" => phrases.invitations.push(phrase),
                "names" => phrases.names.push(phrase),
                "elsewhere" => phrases.elsewhere.push(phrase),
                _ => {}
            }
        }
    }
    // It fails only where the list were larger than memory.
    phrases.says = AhoCorasick::new(says).ok();
    phrases
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_the_trade_are_recognised_and_others_are_not() {
        let section = |reason| Some(Label::Section(reason));
        let line = |reason| Some(Label::Line(reason));
        for (text, linked, expected) in [
            ("Related Articles", 0.0, section("related links")),
            ("YOU MAY ALSO LIKE…", 0.0, section("related links")),
            ("More from the harbour", 0.0, section("related links")),
            ("Related articles that may interest you", 0.0, section("related links")),
            ("More posts mean more work.", 0.0, None),
            ("About the author: Anna Vogel sails.", 0.0, line("author box")),
            ("Tickets bought here earn us a small commission.", 0.0, line("disclosure")),
            ("12 Comments", 0.0, section("comments")),
            ("Читайте также:", 0.0, section("related links")),
            ("5 min read", 0.0, line("reading time")),
            ("Reading time: 8 minutes", 0.0, line("reading time")),
            ("Advertisement", 0.0, line("advertisement")),
            ("17.5K likes", 0.0, line("share bar")),
            ("17 views of the harbour", 0.0, None),
            ("Story Tools", 0.0, line("page chrome")),
            ("PHOTOS: The harbour in winter", 0.9, line("related links")),
            ("Photos from the harbour", 0.9, None),
            ("Posted in Harbour, Ferries", 0.9, line("tags")),
            ("Posted in the harbour, the notice was read by all.", 0.0, None),
            ("Read more: The ferry stops for good", 0.8, line("related links")),
            ("Buy tickets for the ferry", 1.0, line("promotion")),
            ("Buy tickets for the ferry", 0.2, None),
            ("Related questions trouble the council as well, it said.", 0.0, None),
            ("Getting there", 1.0, None),
            ("Comments by the mayor", 0.0, None),
            ("Discussion", 0.0, None),
            ("← Previous: The storm", 0.9, line("related links")),
            ("Share Print E-mail", 0.0, line("share bar")),
            ("FacebookTwitterWhatsApp", 1.0, line("share bar")),
            ("Share of the market", 0.0, None),
            ("Comments (12)", 0.0, section("comments")),
            ("Follow Harbour Post on Telegram for more news", 0.2, line("share bar")),
            ("Follow the coast on foot, the office said.", 0.0, None),
            ("تابعوا آخر الأخبار عبر تلغرام", 0.3, line("share bar")),
            ("تابعوا المباراة", 0.0, None),
            ("קראו עוד: המעבורת", 0.5, line("related links")),
            ("原标题：渡轮恢复通航", 0.0, line("page chrome")),
            ("Empfohlener redaktioneller Inhalt. Mit einem Klick anzeigen.", 0.0, line("page chrome")),
            ("Already a subscriber? Log in", 0.3, line("paywall notice")),
            ("Читайте також", 0.0, section("related links")),
            ("ये भी पढ़ें:", 0.0, section("related links")),
            ("關聯報導：渡輪復航", 0.5, None),
            ("延伸閱讀：渡輪復航", 0.5, line("related links")),
            ("Sur le même sujet : la tempête", 0.5, line("related links")),
            ("כתבות נוספות בנושא", 0.0, section("related links")),
            ("Topics: Harbour, Ferries", 0.0, line("tags")),
            ("Topics: the council spoke of the ferry.", 0.0, None),
            ("شارك الخبر: فيسبوك تويتر واتساب", 0.0, line("share bar")),
            ("分享到：微信 微博 QQ空间", 0.0, line("share bar")),
            ("Compartilhe esta notícia no Telegram", 1.0, line("share bar")),
            ("Do you have a story for us? Call the desk.", 0.0, line("page chrome")),
            ("Sign in to read the rest", 0.0, line("paywall notice")),
            ("Copyright 湖国新聞社. 無断転載を禁じます。", 0.0, line("footer")),
        ] {
            assert_eq!(read(text, linked), expected, "{text:?}, {linked} of it linked");
        }
    }

    #[test]
    fn every_section_of_the_list_is_read() {
        let heads = include_str!("labels.txt").lines().filter(|line| line.starts_with('['));
        for head in heads {
            let known =
                ["section", "line", "says", "pointer", "call", "button", "filler", "invitation", "elsewhere", "names"]
                    .iter()
                    .any(|kind| head.starts_with(&format!("[{kind}: ")));
            assert!(known, "{head} is no head that the reader knows");
        }
        assert!(PHRASES.whole.len() > 300, "the list is there");
    }
}

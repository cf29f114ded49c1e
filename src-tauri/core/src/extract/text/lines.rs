//! A page of text cut into lines that mean something: indentation, bullet, blank lines before, the text itself. A page whose
//! lines were broken to fit a width ("save as text" does that, and so does mail) gets its paragraphs back first.

use super::features::ends_sentence;
use super::speech;
use crate::extract::dates;
use std::borrow::Cow;

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line<'a> {
    /// Without indentation and bullet; never empty.
    pub text: Cow<'a, str>,
    /// Columns before the text or its bullet.
    pub indent: usize,
    pub mark: Option<Mark>,
    /// Blank lines before it.
    pub gap: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Bullet,
    /// "1." or "1)".
    Number(u16),
}

/// What of a page is looked at, and the rest: no page that a person reads has more lines than this.
pub(super) fn within_limit(page: &str) -> (&str, &str) {
    const LINES: usize = 100_000;
    let end = page.match_indices(['\n', '\r']).nth(LINES).map_or(page.len(), |(at, _)| at);
    page.split_at(end)
}

/// A browser of text numbers the links of a page, "[7]Anna Levin", and lists their addresses at its end. The numbers are
/// not of the page.
pub(super) fn without_link_numbers(page: &str) -> Cow<'_, str> {
    const FEW: usize = 3;
    let address = |line: &str| {
        let (number, rest) = line.trim_start().split_once(". ")?;
        let address = ["http://", "https://", "file://", "ftp://", "mailto:"]
            .iter()
            .any(|start| rest.trim_start().starts_with(start));
        number.parse::<usize>().ok().filter(|_| address)
    };
    let listed =
        page.lines().rev().map_while(|line| if line.trim().is_empty() { Some(None) } else { address(line).map(Some) });
    let numbers: Vec<usize> = listed.flatten().collect();
    if numbers.len() < FEW || numbers.last() != Some(&1) {
        return Cow::Borrowed(page);
    }
    let most = numbers[0];
    let mut rest = page;
    let mut text = String::with_capacity(page.len());
    while let Some(open) = rest.find('[') {
        let (before, behind) = rest.split_at(open);
        text.push_str(before);
        let number = behind[1..]
            .split_once(']')
            .filter(|(number, _)| number.parse().is_ok_and(|number| (1..=most).contains(&number)));
        match number {
            Some((_, after)) => rest = after,
            None => {
                text.push('[');
                rest = &behind[1..];
            }
        }
    }
    text.push_str(rest);
    Cow::Owned(text)
}

pub(super) fn cut(page: &str) -> Vec<Line<'_>> {
    let mut lines: Vec<Line> = Vec::new();
    let mut gap = 0;
    let raws: Vec<&str> = page.split(['\n', '\r', '\u{b}', '\u{c}', '\u{2028}', '\u{2029}']).collect();
    let spoken = speech::find(&raws);
    for (at, raw) in raws.into_iter().enumerate() {
        match line(raw, gap, spoken.contains(&at)) {
            Some(line) => {
                lines.push(line);
                gap = 0;
            }
            None => gap += 1,
        }
    }
    match wrap_width(&lines) {
        Some(width) => unwrap(lines, width),
        None => lines,
    }
}

/// `None` for a blank line, and for one of dashes or stars only. The dash before what somebody says is no bullet.
fn line(raw: &str, gap: usize, spoken: bool) -> Option<Line<'_>> {
    let text = raw.trim_matches(|letter: char| letter.is_whitespace() || is_direction(letter));
    if !text.chars().any(char::is_alphanumeric) {
        return None;
    }
    let before = raw.len() - raw.trim_start().len();
    let indent = raw[..before].chars().map(|space| if space == '\t' { 4 } else { 1 }).sum();
    let (mark, text) = if spoken { (None, text) } else { mark(text) };
    Some(Line { text: Cow::Borrowed(without_emphasis(text)), indent, mark, gap })
}

/// Marks that tell a program which way a line runs; they are not seen.
fn is_direction(letter: char) -> bool {
    matches!(letter, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// "*Title*", "_Title_": how messages write a line in bold.
fn without_emphasis(text: &str) -> &str {
    let inside = |sign: char| text.strip_prefix(sign)?.strip_suffix(sign).filter(|inside| !inside.contains(sign));
    let bare = inside('*').or_else(|| inside('_'));
    bare.filter(|inside| inside.starts_with(char::is_alphanumeric)).unwrap_or(text)
}

fn mark(text: &str) -> (Option<Mark>, &str) {
    let bullets = ['•', '◦', '▪', '‣', '·', '∙', '●', '○', '■', '□', '►', '*', '+', '-', '–', '—'];
    if let Some(rest) = text.strip_prefix(bullets)
        && rest.starts_with(char::is_whitespace)
        && rest.chars().any(char::is_alphanumeric)
    {
        return (Some(Mark::Bullet), rest.trim_start());
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=3).contains(&digits)
        && let Some(rest) = text[digits..].strip_prefix(['.', ')'])
        && rest.starts_with(char::is_whitespace)
        && !is_day(text)
    {
        let number = text[..digits].parse().unwrap_or_default();
        return (Some(Mark::Number(number)), rest.trim_start());
    }
    (None, text)
}

/// "12. März 2020": the number of a day, and none of a list.
pub(super) fn is_day(text: &str) -> bool {
    day_at_start(text).is_some()
}

/// A day, and nothing behind it.
pub(super) fn is_whole_day(text: &str) -> bool {
    day_at_start(text).is_some_and(|found| text[found.end..].trim().is_empty())
}

fn day_at_start(text: &str) -> Option<dates::Found> {
    const DAY: usize = "2020-03-12".len();
    let found = dates::printed(text, None).into_iter().next()?;
    (found.start == 0 && found.date.as_str().len() >= DAY).then_some(found)
}

impl Line<'_> {
    pub fn width(&self) -> usize {
        self.text.chars().count()
    }

    /// The columns it takes, with indentation and bullet.
    fn columns(&self) -> usize {
        let mark = match self.mark {
            Some(Mark::Bullet) => 2,
            Some(Mark::Number(number)) => 3 + usize::from(number > 9),
            None => 0,
        };
        self.indent + mark + self.width()
    }
}

/// No page is broken narrower or wider than this.
const WIDTHS: std::ops::RangeInclusive<usize> = 50..=100;

/// The width that a page was broken to: that of the widest line in the middle of a paragraph, where many such lines end
/// because the next word would not have fitted.
fn wrap_width(lines: &[Line]) -> Option<usize> {
    let goes_on = |pair: &&[Line]| pair[1].gap == 0 && pair[1].mark.is_none() && !ends_sentence(&pair[0].text);
    let width =
        lines.windows(2).filter(goes_on).map(|pair| pair[0].columns()).max().filter(|width| WIDTHS.contains(width))?;
    let broken = lines.windows(2).filter(|pair| is_broken(&pair[0], &pair[1], width)).count();
    // Nothing but an address is wider than a page's width.
    let wider = lines.iter().filter(|line| line.columns() > width && line.text.contains(' ')).count();
    (broken >= 4 && broken * 4 >= lines.len() && wider * 10 <= broken).then_some(width)
}

/// The second line continues the first: its first word would not have fitted behind it.
fn is_broken(line: &Line, next: &Line, width: usize) -> bool {
    let first_word = next.text.split_whitespace().next().map_or(0, |word| word.chars().count());
    let fits = line.columns() + 1 + first_word <= width;
    let full = line.width() * 2 > width && line.columns() <= width;
    next.gap == 0 && next.mark.is_none() && !fits && full && next.indent + 8 > line.indent
}

fn unwrap(lines: Vec<Line<'_>>, width: usize) -> Vec<Line<'_>> {
    let mut paragraphs: Vec<Line> = Vec::new();
    let mut last: Option<Line> = None;
    for line in lines {
        let goes_on = last.as_ref().is_some_and(|last| is_broken(last, &line, width));
        match paragraphs.last_mut() {
            Some(paragraph) if goes_on => {
                let text = paragraph.text.to_mut();
                text.push(' ');
                text.push_str(&line.text);
            }
            _ => paragraphs.push(line.clone()),
        }
        last = Some(line);
    }
    paragraphs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_indentation_bullets_and_gaps() {
        let lines = cut("Title\n\n\n  • One\n    2. Two\n---\n\t– Three\nfour - five");
        let seen: Vec<_> = lines.iter().map(|l| (l.text.as_ref(), l.indent, l.mark, l.gap)).collect();
        let expected = [
            ("Title", 0, None, 0),
            ("One", 2, Some(Mark::Bullet), 2),
            ("Two", 4, Some(Mark::Number(2)), 0),
            ("Three", 4, Some(Mark::Bullet), 1),
            ("four - five", 0, None, 0),
        ];
        assert_eq!(seen, expected, "a rule counts as a blank line");
    }

    #[test]
    fn a_day_is_no_number_of_a_list() {
        for (line, mark) in [
            ("12. März 2020, 14:05 Uhr", None),
            ("11. srpna 2020", None),
            ("1. Januar 2021: Ausschreibung", None),
            ("12. März", Some(Mark::Number(12))),
            ("2. The council met on 12 March 2020", Some(Mark::Number(2))),
        ] {
            assert_eq!(cut(line)[0].mark, mark, "{line}");
        }
        assert_eq!(cut("\u{200f}מאת: דנה לוי")[0].text, "מאת: דנה לוי", "marks of direction are no letters");
    }

    #[test]
    fn gives_a_wrapped_page_its_paragraphs_back() {
        let page = "The ferry to the island was late again on Monday, and the people on the\nquay had stopped asking why. The captain blamed the tide, the harbour\nmaster blamed the captain, and the mayor blamed nobody at all, because\nshe had not come to work that day.\n\nA second paragraph follows the first one, and it is broken in the same\nway, so that every line but its last one ends where no further word would\nhave had the room to stand.\n";
        let lines = cut(page);
        assert_eq!(lines.len(), 2, "two paragraphs: {lines:?}");
        assert!(lines[0].text.ends_with("she had not come to work that day."), "joined by single spaces");
    }

    #[test]
    fn lines_wider_than_the_widest_heading_are_paragraphs() {
        let paragraph =
            "The ferry to the island was late again on Monday, and the people on the quay had stopped asking.";
        let page = format!("The ferry to the island will go on being late\n5 May 2021\n{}", [paragraph; 5].join("\n"));
        assert_eq!(cut(&page).len(), 7, "a page copied without blank lines keeps its lines");
    }

    #[test]
    fn leaves_a_page_of_short_lines_alone() {
        let page = "Home\nNews\nWorld\nA headline that is longer than the menu around it\nContact\nHelp\nTerms\n";
        assert_eq!(cut(page).len(), 7, "a menu is no broken paragraph");
    }
}

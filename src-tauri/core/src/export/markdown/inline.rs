//! Words inside a block: text, emphasis, links, code.
//!
//! Where emphasis cannot be written so that every reader sees it (CommonMark decides by the letters around the
//! asterisks), the words are written without it: a lost stress is better than stray asterisks in someone's sentence.

use super::escape::{self, Unit, is_entity};
use crate::model::Inline;

/// What kind of line the words stand in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Line {
    /// May hold line breaks.
    Paragraph,
    /// A heading: one line only.
    Single,
    /// A table's cell: one line, and no bare bar.
    Cell,
}

/// The words of one unit as Markdown, without spaces or line breaks at either end.
pub(super) fn unit(text: &[Inline], line: Line) -> String {
    let mut plain = String::new();
    plain_text(text, &mut plain);
    let unit = Unit::of(&plain, line == Line::Cell);
    let mut writer = Writer { out: String::new(), unit, line, within: Within::default() };
    writer.inlines(text, None);
    while let Some(shorter) = writer.out.strip_suffix("\\\n").or_else(|| writer.out.strip_suffix(' ')) {
        writer.out.truncate(shorter.len());
    }
    writer.out
}

/// A text without any markup of its own. Its line breaks are kept, blank lines too where `line` may hold them.
pub(super) fn plain(text: &str, line: Line) -> String {
    let mut inlines = Vec::new();
    for (number, part) in text.lines().map(str::trim).enumerate() {
        if number > 0 {
            inlines.push(Inline::Break);
        }
        inlines.push(Inline::Text { text: part.to_owned() });
    }
    unit(&inlines, line)
}

/// An address as a link that shows itself; as plain words where it is not of the web.
pub(super) fn address(url: &str) -> String {
    if is_web(url) { format!("<{}>", encoded(url)) } else { plain(url, Line::Single) }
}

/// Words that lead to a place: an address or an anchor of the same file.
pub(super) fn link(words: &str, to: &str) -> String {
    format!("[{words}]({to})")
}

/// Which marks the words stand in already; none is opened twice.
#[derive(Debug, Clone, Copy, Default)]
struct Within {
    emphasis: bool,
    strong: bool,
    link: bool,
}

struct Writer {
    out: String,
    unit: Unit,
    line: Line,
    within: Within,
}

impl Writer {
    /// `after` is the letter that will follow, if any.
    fn inlines(&mut self, list: &[Inline], after: Option<char>) {
        for (at, inline) in list.iter().enumerate() {
            let after = list[at + 1..].iter().find_map(|next| edge(next, First)).or(after);
            self.inline(inline, after);
        }
    }

    fn inline(&mut self, inline: &Inline, after: Option<char>) {
        let within = self.within;
        match inline {
            Inline::Text { text } => escape::push(&mut self.out, text, self.unit),
            Inline::Emphasis { text } if !within.emphasis => {
                self.within.emphasis = true;
                self.marked("*", text, after);
            }
            Inline::Strong { text } if !within.strong => {
                self.within.strong = true;
                self.marked("**", text, after);
            }
            Inline::Link { href, text } if !within.link && is_link(href) => {
                self.within.link = true;
                self.link(href, text);
            }
            Inline::Emphasis { text } | Inline::Strong { text } | Inline::Link { text, .. } => {
                self.inlines(text, after)
            }
            Inline::Code { code } => self.code(code),
            Inline::Break => self.line_break(),
            Inline::Sub { text } => self.tagged("sub", text),
            Inline::Sup { text } => self.tagged("sup", text),
            Inline::FootnoteRef { label } => self.tagged("sup", &Inline::plain(label.as_str())),
            Inline::Ruby { text, above } => {
                self.inlines(text, Some('('));
                escape::push(&mut self.out, &format!("({above})"), self.unit);
            }
            Inline::Unknown(_) => {}
        }
        self.within = within;
    }

    fn marked(&mut self, mark: &str, text: &[Inline], after: Option<char>) {
        let mut words = String::new();
        plain_text(text, &mut words);
        let (led, trailed) = (words.starts_with(' '), words.ends_with(' '));
        let before = if led { Some(' ') } else { self.out.chars().next_back() };
        let after = if trailed { Some(' ') } else { after };
        let inner = (
            text.iter().find_map(|inline| edge(inline, First)),
            text.iter().rev().find_map(|inline| edge(inline, Last)),
        );
        let (Some(first), Some(last)) = inner else { return };
        // Two runs of asterisks side by side would be read as one: then underscores, which no letter may follow.
        let glued = before == Some('*');
        let ends = after.is_none_or(|letter| letter.is_whitespace() || is_punctuation(letter));
        if !binds(first, before) || !binds(last, after) || glued && !ends {
            return self.inlines(text, after);
        }
        let mark = &if glued { mark.replace('*', "_") } else { mark.to_owned() };
        let start = self.out.len();
        self.out.push_str(mark);
        self.inlines(text, Some('*'));
        let inner = self.out.split_off(start + mark.len());
        self.out.truncate(start);
        self.surround(mark, &inner, mark);
    }

    fn link(&mut self, href: &str, text: &[Inline]) {
        if self.out.ends_with('!') {
            self.out.pop();
            self.out.push_str("\\!");
        }
        let start = self.out.len();
        self.out.push('[');
        self.inlines(text, Some(']'));
        let inner = self.out.split_off(start + 1);
        self.out.truncate(start);
        if !inner.trim().is_empty() {
            self.surround("[", &inner, &format!("]({})", destination(href)));
        }
    }

    /// Spaces at the borders go outside the marks, where they do no harm.
    fn surround(&mut self, open: &str, inner: &str, close: &str) {
        let words = inner.trim_matches(' ');
        let at = inner.len() - inner.trim_start_matches(' ').len();
        self.out.push_str(&inner[..at]);
        self.out.push_str(open);
        self.out.push_str(words);
        self.out.push_str(close);
        self.out.push_str(&inner[at + words.len()..]);
    }

    /// In tags of HTML, which CommonMark has instead of marks for these.
    fn tagged(&mut self, tag: &str, text: &[Inline]) {
        self.out.push_str(&format!("<{tag}>"));
        self.inlines(text, Some('<'));
        self.out.push_str(&format!("</{tag}>"));
    }

    fn code(&mut self, code: &str) {
        let fence = "`".repeat(longest_run(code, '`') + 1);
        let pad = if code.starts_with(['`', ' ']) || code.ends_with(['`', ' ']) { " " } else { "" };
        let code = if self.unit.cell { code.replace('|', "\\|") } else { code.to_owned() };
        self.out.push_str(&format!("{fence}{pad}{code}{pad}{fence}"));
    }

    fn line_break(&mut self) {
        match self.line {
            Line::Paragraph if self.out.is_empty() => {}
            Line::Paragraph => {
                self.out.truncate(self.out.trim_end_matches(' ').len());
                self.out.push_str("\\\n");
            }
            Line::Single | Line::Cell => self.out.push(' '),
        }
    }
}

pub(super) fn longest_run(text: &str, mark: char) -> usize {
    text.split(|letter| letter != mark).map(str::len).max().unwrap_or(0)
}

/// The words alone.
pub(super) fn plain_text(list: &[Inline], out: &mut String) {
    for inline in list {
        match inline {
            Inline::Text { text } | Inline::Code { code: text } | Inline::FootnoteRef { label: text } => {
                out.push_str(text)
            }
            Inline::Emphasis { text }
            | Inline::Strong { text }
            | Inline::Link { text, .. }
            | Inline::Sub { text }
            | Inline::Sup { text }
            | Inline::Ruby { text, .. } => plain_text(text, out),
            Inline::Break => out.push(' '),
            Inline::Unknown(_) => {}
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    First,
    Last,
}
use End::{First, Last};

/// The first or last letter of what an inline is written as, spaces apart.
fn edge(inline: &Inline, end: End) -> Option<char> {
    match inline {
        Inline::Text { text } if end == First => text.trim_start_matches(' ').chars().next().or(text.chars().next()),
        Inline::Text { text } => text.trim_end_matches(' ').chars().next_back().or(text.chars().next()),
        Inline::Emphasis { text } | Inline::Strong { text } | Inline::Ruby { text, .. } => match end {
            First => text.iter().find_map(|inline| edge(inline, First)),
            Last => text.iter().rev().find_map(|inline| edge(inline, Last)),
        },
        Inline::Link { .. } => Some(if end == First { '[' } else { ')' }),
        Inline::Code { .. } => Some('`'),
        Inline::Break => Some('\n'),
        Inline::Sub { .. } | Inline::Sup { .. } | Inline::FootnoteRef { .. } => {
            Some(if end == First { '<' } else { '>' })
        }
        Inline::Unknown(_) => None,
    }
}

/// Whether an asterisk between `inner` (a letter of the marked words) and `outer` (its neighbour outside) works as a mark:
/// CommonMark's flanking rule (spec 0.31, section 6.2), read strictly where its versions differ about symbols.
fn binds(inner: char, outer: Option<char>) -> bool {
    let outside = outer.is_none_or(|letter| letter.is_whitespace() || is_punctuation(letter));
    !inner.is_whitespace() && (inner.is_alphanumeric() || outside)
}

/// Punctuation for every version of CommonMark.
fn is_punctuation(letter: char) -> bool {
    letter.is_ascii_punctuation()
        || matches!(letter, '«' | '»' | '¡' | '¿' | '·' | '…' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{203a}' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}')
}

pub(super) fn is_web(url: &str) -> bool {
    let lower = url.get(..8).unwrap_or(url).to_ascii_lowercase();
    lower.starts_with("http://") || lower.starts_with("https://")
}

fn is_link(href: &str) -> bool {
    is_web(href) || href.get(..7).is_some_and(|scheme| scheme.eq_ignore_ascii_case("mailto:"))
}

/// An address without what would end it early.
fn encoded(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for letter in url.chars() {
        match letter {
            '<' | '>' | '\\' | '|' | '`' | ' ' => out.push_str(&format!("%{:02X}", letter as u32)),
            _ if letter.is_control() || letter.is_whitespace() => {}
            _ => out.push(letter),
        }
    }
    out
}

/// A link's address; in angle brackets where it holds brackets of its own.
pub(super) fn destination(href: &str) -> String {
    let mut safe = String::with_capacity(href.len());
    let address = encoded(href);
    for (at, letter) in address.char_indices() {
        if letter == '&' && is_entity(&address[at..]) {
            safe.push('\\');
        }
        safe.push(letter);
    }
    if safe.contains(['(', ')']) { format!("<{safe}>") } else { safe }
}

//! Text that looks like Markdown, made to read as itself.
//!
//! Escaped is what CommonMark, GitHub, pandoc (also its `commonmark_x`) or Obsidian would take for a mark, and nothing
//! else, so that the file stays pleasant to read: a backslash before ASCII punctuation is the one escape that all of them
//! know. Marks that work only in pairs (`$`, `~`, `^`) are escaped where the unit has two. Straight quotes and apostrophes
//! are left alone, though pandoc's own Markdown makes them typographic (its `smart`): a backslash in every `it\'s` would
//! spoil the file for eyes, and for the search of editors, which looks at what is written. Dashes and dots are rare
//! enough to be escaped.

/// What a unit (paragraph, heading, cell) holds as a whole.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Unit {
    dollars: bool,
    tildes: bool,
    carets: bool,
    /// In a table's cell, which a bar would end.
    pub cell: bool,
}

impl Unit {
    pub fn of(text: &str, cell: bool) -> Self {
        let twice = |mark: char| text.chars().filter(|letter| *letter == mark).count() > 1;
        Unit { dollars: twice('$'), tildes: twice('~'), carets: twice('^'), cell }
    }
}

/// Appends `run` to `out`, which holds the unit so far; an empty `out`, or one that ends in `\n`, is at a line's start.
pub(super) fn push(out: &mut String, run: &str, unit: Unit) {
    let line_mark = at_line_start(out).then(|| line_mark(run)).flatten();
    for (at, letter) in run.char_indices() {
        let rest = &run[at..];
        if letter.is_control() {
            if letter.is_whitespace() {
                out.push(' ');
            }
            continue;
        }
        if line_mark == Some(at) || is_mark(letter, out, rest, unit) {
            out.push('\\');
        }
        out.push(letter);
    }
}

fn at_line_start(out: &str) -> bool {
    out.is_empty() || out.ends_with('\n')
}

/// Where in `line` stands the character that would make it something other than a paragraph.
fn line_mark(line: &str) -> Option<usize> {
    let mut letters = line.chars();
    let (first, next) = (letters.next()?, letters.next());
    match first {
        '>' | ':' | '|' | '~' | '=' | '%' => Some(0),
        '-' | '+' if next.is_none_or(char::is_whitespace) => Some(0),
        _ => list_counter(line),
    }
}

/// `1. `, `2) `, `(3) `, and pandoc's `a. `, `iv) `: the place of the point or bracket behind the counter.
fn list_counter(line: &str) -> Option<usize> {
    let open = usize::from(line.starts_with('('));
    let end = open + line[open..].find(|letter: char| !letter.is_ascii_alphanumeric())?;
    let counter = line[open..end].to_ascii_lowercase();
    let counts = counter.chars().all(|letter| letter.is_ascii_digit())
        || counter.len() == 1
        || counter.chars().all(|letter| "ivxlcdm".contains(letter));
    let mut behind = line[end..].chars();
    let closes = matches!(behind.next(), Some('.' | ')'));
    (counts && !counter.is_empty() && closes && behind.next().is_none_or(char::is_whitespace)).then_some(end)
}

/// Whether `letter` would be read as a mark here. `rest` begins with it; `out` is what stands before it in the unit.
fn is_mark(letter: char, out: &str, rest: &str, unit: Unit) -> bool {
    let before = out.chars().next_back();
    let next = rest[letter.len_utf8()..].chars().next();
    let joined = |neighbour: Option<char>| neighbour.is_some_and(char::is_alphanumeric);
    match letter {
        '\\' | '*' | '`' | '[' | ']' | '{' | '@' => true,
        '_' => !(joined(before) && joined(next)),
        '#' => !joined(before),
        '<' => next.is_none_or(|next| next.is_ascii_alphanumeric() || "/!?".contains(next)),
        '&' => is_entity(rest),
        ':' => is_address(out, rest) || is_shortcode(before, rest),
        '.' if rest.starts_with("...") => true,
        '.' => out.len() >= 3 && out.as_bytes()[out.len() - 3..].eq_ignore_ascii_case(b"www"),
        '=' | '%' => next == Some(letter) || before == Some(letter),
        '-' => next == Some('-'),
        '$' => unit.dollars,
        '~' => unit.tildes,
        '^' => unit.carets,
        '|' => unit.cell,
        _ => false,
    }
}

/// `&amp;`, `&#160;`, and whatever else is written like one.
pub(super) fn is_entity(rest: &str) -> bool {
    let name = rest[1..].strip_prefix('#').unwrap_or(&rest[1..]);
    let after = name.trim_start_matches(|letter: char| letter.is_ascii_alphanumeric());
    after.starts_with(';') && !rest[1..].starts_with(';')
}

/// The colon of `https://` or `mailto:`, by which a bare address becomes a link.
fn is_address(out: &str, rest: &str) -> bool {
    let scheme = out.chars().next_back().is_some_and(|letter| letter.is_ascii_alphanumeric());
    scheme && rest.starts_with("://") || ends_with_mailto(out)
}

fn ends_with_mailto(out: &str) -> bool {
    const MAILTO: &[u8] = b"mailto";
    out.as_bytes().last_chunk::<{ MAILTO.len() }>().is_some_and(|end| end.eq_ignore_ascii_case(MAILTO))
}

/// The first colon of `:smile:`. The clock time 13:52:10 is none.
fn is_shortcode(before: Option<char>, rest: &str) -> bool {
    let name = rest[1..].split(':').next().unwrap_or_default();
    let closed = rest[1..].len() > name.len();
    let clock = before.is_some_and(|letter| letter.is_ascii_digit()) && name.chars().all(|c| c.is_ascii_digit());
    closed && !name.is_empty() && !clock && name.chars().all(|c| c.is_ascii_alphanumeric() || "_+-".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn escaped(text: &str) -> String {
        let mut out = String::new();
        push(&mut out, text, Unit::of(text, false));
        out
    }

    #[test]
    fn what_is_no_mark_stays_as_it_is() {
        for plain in [
            "It cost $ 700 million, \"he said\" - and that's it…",
            "R&D, AT&T and fish & chips; 5 < 6 > 4",
            "at 13:52:10 on 11.08.2020: 9.5 million-strong",
            "snake_case_name, C#, -5 °C, +7 (495) 123",
            "2020 was long. A) is not first here",
            "price: $5, ~500 people, x^2, 3 = 3, 100 %",
            "Москва – «Минск», לוקשנקו, 北京。",
            "www is old; http is new",
        ] {
            assert_eq!(escaped(plain), plain, "no backslash is needed");
        }
    }

    #[test]
    fn marks_are_escaped_where_they_would_work() {
        for (text, expected) in [
            ("# 1", r"\# 1"),
            ("a #tag", r"a \#tag"),
            ("- item", r"\- item"),
            ("+ item", r"\+ item"),
            ("-", r"\-"),
            ("---", r"\-\--"),
            ("so ... on", r"so \... on"),
            ("1. item", r"1\. item"),
            ("12) item", r"12\) item"),
            ("(a) item", r"(a\) item"),
            ("IV. item", r"IV\. item"),
            ("1.", r"1\."),
            ("> said", r"\> said"),
            ("*a* **b**", r"\*a\* \*\*b\*\*"),
            ("_a_", r"\_a\_"),
            ("[a](b) ![c](d)", r"\[a\](b) !\[c\](d)"),
            ("[[x]] [^1]", r"\[\[x\]\] \[^1\]"),
            ("`x` \\", r"\`x\` \\"),
            ("~~x~~", r"\~\~x\~\~"),
            ("$a$ costs", r"\$a\$ costs"),
            ("x^2^", r"x\^2\^"),
            ("<b>", r"\<b>"),
            ("&amp; &copy", r"\&amp; &copy"),
            (":smile: a:b", r"\:smile: a:b"),
            ("==mark==", r"\=\=mark\=\="),
            ("%%hidden%%", r"\%\%hidden\%\%"),
            ("{.class}", r"\{.class}"),
            ("https://a.example www.a.example", r"https\://a.example www\.a.example"),
            ("me@a.example", r"me\@a.example"),
            (": term", r"\: term"),
            ("===", r"\=\=\="),
            ("a\u{0}b\tc", "ab c"),
        ] {
            assert_eq!(escaped(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_line_break_begins_a_new_line() {
        let mut out = "one\\\n".to_owned();
        push(&mut out, "- two", Unit::default());
        assert_eq!(out, "one\\\n\\- two", "the mark stands at a line's start");
    }
}

//! Clock times: "13:52", "4:46 pm EDT", "13h52", "13.52 Uhr", "下午1:52", "13:52:10 GMT+3".

use super::tokens::{Kind, Tokens};
use super::words::{AFTERNOON, MORNING};

/// A time of day as ISO prints it (`13:52`, `13:52:10+03:00`), and the token behind it.
pub(super) struct Clock {
    pub text: String,
    pub next: usize,
}

/// Whether a number with a dot may be a time. It is one behind a date or beside "Uhr"; alone it may be a price.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Dots {
    Allowed,
    Refused,
}

/// A line that is nothing but a clock time.
pub(super) fn alone(text: &str) -> Option<String> {
    if text.len() > 60 {
        return None;
    }
    let tokens = Tokens::new(text);
    let clock = at(&tokens, 0, Dots::Allowed)?;
    let mut next = clock.next;
    if is_zone(&tokens, next) {
        next += 1;
    }
    let rest = (next..tokens.len()).all(|at| tokens.is_mark(at, &['.', ',', ')', '|']));
    (rest && clock.text.len() >= 5).then(|| clock.text[..5].to_owned())
}

/// The clock time that begins at a token.
pub(super) fn at(tokens: &Tokens, start: usize, dots: Dots) -> Option<Clock> {
    let (half, first) = half_before(tokens, start);
    let (hour, digits) = tokens.number(first)?;
    if digits > 2 || hour > 24 {
        return None;
    }
    let (minute, second, mut next) = minutes(tokens, first, dots)?;
    let half = match half {
        Some(half) => Some(half),
        None => half_behind(tokens, next).map(|(half, behind)| {
            next = behind;
            half
        }),
    };
    // A bare hour is a time only with its half of the day.
    let minute = match (minute, half) {
        (Some(minute), _) => minute,
        (None, Some(_)) => 0,
        (None, None) => return None,
    };
    let hour = match half {
        Some(_) if hour > 12 || hour == 0 => hour,
        Some(Half::Morning) => hour % 12,
        Some(Half::Afternoon) => hour % 12 + 12,
        None => hour,
    };
    if hour > 23 || minute > 59 || second.is_some_and(|second| second > 59) {
        return None;
    }
    let (offset, next) = offset(tokens, next);
    let second = second.map(|second| format!(":{second:02}")).unwrap_or_default();
    Some(Clock { text: format!("{hour:02}:{minute:02}{second}{offset}"), next })
}

/// Minutes and seconds behind an hour: `None` for the minutes where only the hour is printed.
fn minutes(tokens: &Tokens, hour: usize, dots: Dots) -> Option<(Option<u32>, Option<u32>, usize)> {
    let two = |at| tokens.number(at).filter(|(_, digits)| *digits == 2).map(|(value, _)| value);
    if tokens.is_mark(hour + 1, &[':', '：', '∶']) && tokens.glued(hour + 1) {
        let minute = two(hour + 2)?;
        let colon = tokens.is_mark(hour + 3, &[':']) && tokens.glued(hour + 3);
        return Some(match two(hour + 4).filter(|_| colon) {
            Some(second) => (Some(minute), Some(second), hour + 5),
            None => (Some(minute), None, hour + 3),
        });
    }
    if tokens.is_mark(hour + 1, &['.']) && tokens.glued(hour + 1) && tokens.glued(hour + 2) {
        let minute = two(hour + 2)?;
        let sure = dots == Dots::Allowed || half_behind(tokens, hour + 3).is_some() || is_o_clock(tokens, hour + 3);
        let more = tokens.is_mark(hour + 3, &['.', ':', '%', '/']) && tokens.number(hour + 4).is_some();
        return (sure && !more).then_some((Some(minute), None, hour + 3));
    }
    if tokens.is_word(hour + 1, &["h", "時", "时", "點", "点", "시", "u"]) {
        return match two(hour + 2) {
            Some(minute) => {
                let unit = tokens.is_word(hour + 3, &["分", "분"]);
                Some((Some(minute), None, hour + 3 + usize::from(unit)))
            }
            None if tokens.is_word(hour + 1, &["時", "时", "시"]) => Some((Some(0), None, hour + 2)),
            None => None,
        };
    }
    Some((None, None, hour + 1))
}

#[derive(Clone, Copy)]
enum Half {
    Morning,
    Afternoon,
}

/// "上午", "下午", "午前", "午後", "오전", "오후" before the hour.
fn half_before(tokens: &Tokens, at: usize) -> (Option<Half>, usize) {
    let pair = (tokens.word(at), tokens.word(at + 1));
    match (pair.0.as_deref(), pair.1.as_deref()) {
        (Some("上"), Some("午")) | (Some("午"), Some("前")) => (Some(Half::Morning), at + 2),
        (Some("下"), Some("午")) | (Some("午"), Some("後")) | (Some("晚"), Some("上")) => {
            (Some(Half::Afternoon), at + 2)
        }
        (Some("오전"), _) => (Some(Half::Morning), at + 1),
        (Some("오후"), _) => (Some(Half::Afternoon), at + 1),
        _ => (None, at),
    }
}

/// "am", "p.m.", "م" behind the time, and the token behind that.
fn half_behind(tokens: &Tokens, at: usize) -> Option<(Half, usize)> {
    let word = tokens.word(at)?;
    if MORNING.contains(&word.as_str()) || AFTERNOON.contains(&word.as_str()) {
        let half = if MORNING.contains(&word.as_str()) { Half::Morning } else { Half::Afternoon };
        return Some((half, at + 1));
    }
    let half = match word.as_str() {
        "a" | "π" => Half::Morning,
        "p" | "μ" => Half::Afternoon,
        _ => return None,
    };
    let dotted = tokens.is_mark(at + 1, &['.']) && tokens.is_word(at + 2, &["m", "μ"]);
    let end = at + 3 + usize::from(tokens.is_mark(at + 3, &['.']));
    dotted.then_some((half, end))
}

fn is_o_clock(tokens: &Tokens, at: usize) -> bool {
    tokens.is_word(at, &["uhr", "uur", "h", "hrs", "hs"])
}

/// An offset given in figures: `Z`, `+03:00`, `+0300`, `GMT+3`, `UTC+03:00`. A zone's bare name gives none.
fn offset(tokens: &Tokens, at: usize) -> (String, usize) {
    let named = tokens.is_word(at, &["gmt", "utc", "мск"]);
    let paren = usize::from(tokens.is_mark(at, &['(']) && tokens.is_word(at + 1, &["gmt", "utc"]));
    let sign_at = if paren > 0 { at + 2 } else { at + usize::from(named) };
    if let Some(sign) = sign(tokens, sign_at) {
        let number = tokens.number(sign_at + 1).filter(|_| tokens.glued(sign_at + 1));
        let colon = tokens.is_mark(sign_at + 2, &[':']).then(|| tokens.number(sign_at + 3)).flatten();
        let found = match (number, colon) {
            (Some((hour, 1 | 2)), Some((minute, 2))) => Some((hour, minute, sign_at + 4)),
            (Some((value, 4)), _) => Some((value / 100, value % 100, sign_at + 2)),
            (Some((hour, 1 | 2)), None) if named || paren > 0 => Some((hour, 0, sign_at + 2)),
            _ => None,
        };
        if let Some((hour, minute, next)) = found.filter(|(hour, minute, _)| *hour <= 14 && *minute < 60) {
            let next = next + usize::from(paren > 0 && tokens.is_mark(next, &[')']));
            return (format!("{sign}{hour:02}:{minute:02}"), next);
        }
    }
    (String::new(), at)
}

fn sign(tokens: &Tokens, at: usize) -> Option<char> {
    match tokens.get(at)?.kind {
        Kind::Mark('+') => Some('+'),
        Kind::Mark('-' | '−' | '–') => Some('-'),
        _ => None,
    }
}

/// A zone's name in two to five capitals: EDT, MSK, IST. It is passed over, never converted.
pub(super) fn is_zone(tokens: &Tokens, at: usize) -> bool {
    tokens.get(at).is_some_and(|token| {
        let word = &tokens.line[token.start..token.end];
        token.kind == Kind::Word
            && ((2..=5).contains(&word.len()) && word.bytes().all(|letter| letter.is_ascii_uppercase())
                || word == "мск")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_clock_that_stands_alone() {
        let table = [
            ("16:46", Some("16:46")),
            ("4.46 pm", Some("16:46")),
            ("4:46 p.m. EDT", Some("16:46")),
            ("12:05 am", Some("00:05")),
            ("12 pm", Some("12:00")),
            ("13h52", Some("13:52")),
            ("13.52 Uhr", None),
            ("下午1:52", Some("13:52")),
            ("오후 1:52", Some("13:52")),
            ("1:52 م", Some("13:52")),
            ("25:10", None),
            ("16:46 and more", None),
            ("12", None),
            ("", None),
        ];
        for (line, expected) in table {
            assert_eq!(alone(line).as_deref(), expected, "{line}");
        }
    }
}

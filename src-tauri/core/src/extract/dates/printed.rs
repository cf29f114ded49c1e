//! Days as printed in running lines: "11 August 2020", "August 11, 2020", "11.08.2020", "2020年8月11日".

use super::Found;
use super::labels::{Says, says};
use super::time::{self, Dots, is_zone};
use super::tokens::{Kind, Tokens};
use super::words::{self, AFTER_YEAR, BEFORE_TIME, JOINERS, OF_THE_YEAR, ORDINALS, WEEKDAYS};
use crate::model::PressDate;

/// Newspapers before and after these years do not concern a press desk, and other calendars' years lie outside.
const YEARS: std::ops::RangeInclusive<u32> = 1800..=2099;

/// A year, a month, perhaps a day, and the tokens they took.
struct Day {
    year: u32,
    month: u32,
    day: Option<u32>,
    start: usize,
    next: usize,
}

pub(super) fn read(line: &str, language: Option<&str>) -> Vec<Found> {
    if !line.chars().any(|letter| letter.is_numeric() || letter == '年') {
        return Vec::new();
    }
    let tokens = Tokens::new(line);
    let reader = Reader { tokens: &tokens, language };
    let (mut found, mut at, mut free) = (Vec::new(), 0, 0);
    while at < tokens.len() {
        match reader.day_at(at).and_then(|day| reader.with_time(day, free)) {
            Some((date, next)) => {
                found.push(date);
                (at, free) = (next, next);
            }
            None => at += 1,
        }
    }
    found
}

/// The first two numbers of each numeric date of a line that ends in its year.
pub(super) fn numbers(line: &str) -> impl Iterator<Item = (u32, u32)> {
    let found = if line.chars().any(char::is_numeric) { read_numbers(line) } else { Vec::new() };
    found.into_iter()
}

fn read_numbers(line: &str) -> Vec<(u32, u32)> {
    let tokens = Tokens::new(line);
    let reader = Reader { tokens: &tokens, language: None };
    (0..tokens.len())
        .filter(|&at| reader.starts_fresh(at))
        .filter_map(|at| reader.numeric_parts(at))
        .map(|(_, first, second, _)| (first, second))
        .collect()
}

struct Reader<'a> {
    tokens: &'a Tokens<'a>,
    language: Option<&'a str>,
}

impl Reader<'_> {
    fn day_at(&self, at: usize) -> Option<Day> {
        let day = match self.tokens.get(at)?.kind {
            Kind::Number { .. } => self.starts_fresh(at).then(|| {
                let whole = self.year_first(at).or_else(|| self.day_month_year(at)).or_else(|| self.numeric(at));
                whole.or_else(|| self.numeric_short(at))
            })??,
            Kind::Word => self.month_day_year(at).or_else(|| self.month_year(at))?,
            Kind::Mark(_) => return None,
        };
        let day = self.in_the_common_era(day);
        self.is_in_calendar(&day).then_some(day)
    }

    /// A number in the middle of something else ("1.11.2020" in "v3.1.11.2020", "COVID-19", "$11") begins no date.
    fn starts_fresh(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|_| self.tokens.glued(at)) else { return true };
        match self.tokens.get(before).map(|token| token.kind) {
            Some(Kind::Mark('.' | '/' | ':' | '$' | '€' | '£' | '#' | '_' | '=' | '%')) => false,
            // Hebrew and Russian join a preposition or a weekday to the number: "ב-11".
            Some(Kind::Mark('-' | '–' | '־')) => !self.tokens.glued(before) || self.ends_beyond_ascii(before),
            Some(Kind::Word) => self.ends_beyond_ascii(at),
            _ => true,
        }
    }

    /// Whether what stands before a token ends in a letter beyond ASCII.
    fn ends_beyond_ascii(&self, at: usize) -> bool {
        let start = self.tokens.get(at).map_or(0, |token| token.start);
        self.tokens.line[..start].ends_with(|letter: char| letter.is_alphabetic() && !letter.is_ascii())
    }

    /// Thailand counts the years of the Buddha.
    fn in_the_common_era(&self, day: Day) -> Day {
        const YEARS: std::ops::RangeInclusive<u32> = 2400..=2650;
        const BEFORE: u32 = 543;
        let place = |at: usize| self.tokens.get(at).map(|token| (token.start, token.end)).unwrap_or_default();
        let text = self.tokens.line.get(place(day.start).0..place(day.next.saturating_sub(1)).1).unwrap_or_default();
        let is_thai = || {
            self.language.is_some_and(|language| language.split('-').next() == Some("th"))
                || text.contains(|letter| matches!(letter, '\u{e01}'..='\u{e5b}'))
        };
        let is_later = YEARS.contains(&day.year) && is_thai();
        Day { year: if is_later { day.year - BEFORE } else { day.year }, ..day }
    }

    fn is_in_calendar(&self, day: &Day) -> bool {
        let year = i32::try_from(day.year).unwrap_or_default();
        YEARS.contains(&day.year) && chrono::NaiveDate::from_ymd_opt(year, day.month, day.day.unwrap_or(1)).is_some()
    }

    /// "2020", or "'20" behind a day and a month, and the token behind it.
    fn year_or_short(&self, at: usize) -> Option<(u32, usize)> {
        if let Some(year) = self.year(at) {
            return Some((year, at + 1));
        }
        let quote = ['\'', '’'];
        // The month may have taken the mark for the one of a shortened name.
        let number = if self.tokens.is_mark(at, &quote) { at + 1 } else { at };
        let marked = number > 0 && self.tokens.is_mark(number - 1, &quote) && self.tokens.glued(number);
        Some((self.short_year(number).filter(|_| marked)?, number + 1))
    }

    /// "2019年（令和元年）8月": the same year again.
    fn skip_brackets(&self, at: usize) -> usize {
        const MOST: usize = 6;
        if !self.tokens.is_mark(at, &['(', '（']) {
            return at;
        }
        (at..at + MOST).find(|end| self.tokens.is_mark(*end, &[')', '）'])).map_or(at, |end| end + 1)
    }

    /// The last two digits of a year.
    fn short_year(&self, at: usize) -> Option<u32> {
        let (year, _) = self.tokens.number(at).filter(|(_, digits)| *digits == 2)?;
        Some(if year < 50 { 2000 + year } else { 1900 + year })
    }

    /// "民國109年", "令和2年": the year of an era, and where its name begins.
    fn year_of_era(&self, at: usize) -> Option<(u32, usize)> {
        let (year, _) = self.tokens.number(at).filter(|(year, digits)| *digits <= 3 && *year > 0)?;
        let name = at.checked_sub(2)?;
        let before = match (self.tokens.word(name)?.as_str(), self.tokens.word(name + 1)?.as_str()) {
            ("民", "國" | "国") => 1911,
            ("令", "和") => 2018,
            ("平", "成") => 1988,
            ("昭", "和") => 1925,
            _ => return None,
        };
        Some((before + year, name))
    }

    fn year(&self, at: usize) -> Option<u32> {
        self.tokens.number(at).filter(|(_, digits)| *digits == 4).map(|(year, _)| year)
    }

    fn small(&self, at: usize) -> Option<u32> {
        self.tokens.number(at).filter(|(value, digits)| *digits <= 2 && *value > 0).map(|(value, _)| value)
    }

    /// `2020-08-11`, `2020/8/11`, `2020.08.11`, `2020年8月11日`, `2020년 8월 11일`, "2020. augusztus 11."
    fn year_first(&self, at: usize) -> Option<Day> {
        let (year, start) = self.year(at).map(|year| (year, at)).or_else(|| self.year_of_era(at))?;
        if self.tokens.is_word(at + 1, &["年", "년"]) {
            let at = self.skip_brackets(at + 2);
            let month = self.small(at)?;
            if !self.tokens.is_word(at + 1, &["月", "월"]) {
                return None;
            }
            let day = self.small(at + 2).filter(|_| self.tokens.is_word(at + 3, &["日", "일", "号", "號"]));
            let next = if day.is_some() { at + 4 } else { at + 2 };
            return Some(Day { year, month, day, start, next });
        }
        if start < at {
            return None;
        }
        let separator = ['-', '/', '.', '−'];
        if self.tokens.is_mark(at + 1, &separator) && self.tokens.is_mark(at + 3, &separator) {
            let (month, day) = (self.small(at + 2)?, self.small(at + 4)?);
            return self.ends_clean(at + 5).then_some(Day { year, month, day: Some(day), start: at, next: at + 5 });
        }
        let behind = at + 1 + usize::from(self.tokens.is_mark(at + 1, &['.', ',']));
        if self.tokens.is_word(behind, OF_THE_YEAR) {
            return self.behind_a_year(year, at, behind + 1);
        }
        let (month, next) = self.month(behind)?;
        let day = self.small(next)?;
        // "… 2020 May 12, 2021": the year belongs to what stands before.
        let next_is_year = self.year(next + 1 + usize::from(self.tokens.is_mark(next + 1, &[',']))).is_some();
        (!next_is_year).then_some(Day { year, month, day: Some(day), start: at, next: next + 1 })
    }

    /// "2020 m. rugpjūčio 11", "2020. gada 11. augusts": what follows a year and its word.
    fn behind_a_year(&self, year: u32, start: usize, at: usize) -> Option<Day> {
        let skip_dot = |at: usize| at + usize::from(self.tokens.is_mark(at, &['.']));
        let at = skip_dot(at);
        if let Some((month, next)) = self.month(at) {
            let day = self.small(next)?;
            return Some(Day { year, month, day: Some(day), start, next: next + 1 });
        }
        let day = self.small(at)?;
        let (month, next) = self.month(skip_dot(at + 1))?;
        Some(Day { year, month, day: Some(day), start, next })
    }

    /// "11 August 2020", "11th of August, 2020", "11. März 2020", "11-Aug-2020", "11 באוגוסט 2020", "11 августа 2020 г."
    fn day_month_year(&self, at: usize) -> Option<Day> {
        let day = self.small(at)?;
        let (month, next) = self.month(self.skip_joiners(self.skip_ordinal(at + 1)))?;
        let (year, next) = self.year_or_short(self.skip_era(self.skip_joiners(next)))?;
        Some(Day { year, month, day: Some(day), start: at, next: self.skip_after_year(next) })
    }

    /// "August 11, 2020", "Aug. 11th 2020".
    fn month_day_year(&self, at: usize) -> Option<Day> {
        let (month, next) = self.month(at)?;
        let day = self.small(next)?;
        let (year, next) = self.year_or_short(self.skip_joiners(self.skip_ordinal(next + 1)))?;
        Some(Day { year, month, day: Some(day), start: at, next: self.skip_after_year(next) })
    }

    /// "August 2020": a month is all that is printed.
    fn month_year(&self, at: usize) -> Option<Day> {
        let (month, next) = self.month(at)?;
        let year_at = self.skip_joiners(next);
        let year = self.year(year_at)?;
        let day_before = at.checked_sub(1).is_some_and(|before| self.small(before).is_some());
        (!day_before).then_some(Day { year, month, day: None, start: at, next: self.skip_after_year(year_at + 1) })
    }

    /// `11.08.2020`, `11/08/2020`, `11-08-2020`.
    fn numeric(&self, at: usize) -> Option<Day> {
        let (separator, first, second, year) = self.numeric_parts(at)?;
        let (day, month) = self.order(separator, first, second)?;
        Some(Day { year, month, day: Some(day), start: at, next: self.skip_after_year(at + 5) })
    }

    /// `11.08.20`: a date only where a clock stands beside it, a word says so ("Published"), or nothing else is on its line, and
    /// only in a language that surely does not begin with the year. Plain English leaves the order open.
    fn numeric_short(&self, at: usize) -> Option<Day> {
        const NEAR: usize = 40;
        let language = self.language.unwrap_or_default().to_ascii_lowercase();
        let base = language.split(['-', '_']).next().unwrap_or_default();
        if matches!(language.as_str(), "" | "en")
            || matches!(base, "zh" | "ja" | "ko" | "hu" | "lt" | "sv" | "mn" | "fa")
        {
            return None;
        }
        let (first, second, year) = (self.small(at)?, self.small(at + 2)?, self.short_year(at + 4)?);
        let separator = ['.', '/'].into_iter().find(|mark| self.tokens.is_mark(at + 1, &[*mark]))?;
        let glued = (at + 1..at + 5).all(|token| self.tokens.glued(token));
        if !glued || !self.tokens.is_mark(at + 3, &[separator]) || !self.ends_clean(at + 5) {
            return None;
        }
        let before = &self.tokens.line[..self.tokens.get(at)?.start];
        let said = before.chars().count() <= NEAR && says(before) != Says::Nothing;
        let alone = at == 0 && self.tokens.len() == 5;
        let clock = self.time_behind(at + 5).is_some() || self.time_before(at, 0).is_some();
        let (day, month) = self.order(separator, first, second)?;
        (said || alone || clock).then_some(Day { year, month, day: Some(day), start: at, next: at + 5 })
    }

    fn numeric_parts(&self, at: usize) -> Option<(char, u32, u32, u32)> {
        let (first, second, year) = (self.small(at)?, self.small(at + 2)?, self.year(at + 4)?);
        let separator = ['.', '/', '-'].into_iter().find(|mark| self.tokens.is_mark(at + 1, &[*mark]))?;
        let whole = self.tokens.is_mark(at + 3, &[separator]) && self.ends_clean(at + 5);
        whole.then_some((separator, first, second, year))
    }

    /// Which of two numbers is the day. With dots the day comes first all over the world but in the United States; with other
    /// marks it depends on the language, and plain English leaves it open.
    fn order(&self, separator: char, first: u32, second: u32) -> Option<(u32, u32)> {
        let language = self.language.unwrap_or_default().to_ascii_lowercase();
        let (base, region) = language.split_once(['-', '_']).unwrap_or((&language, ""));
        match (base, region) {
            // Translations of pages print the month first with dots as well: only where no day says so.
            _ if separator == '.' && second > 12 && first <= 12 => Some((second, first)),
            ("en", "us") if second > 12 || first <= 12 => Some((second, first)),
            _ if separator == '.' || first == second => Some((first, second)),
            ("en", "gb" | "au" | "nz" | "ie" | "in" | "za") => Some((first, second)),
            ("" | "en", _) => match (first > 12, second > 12) {
                (true, false) => Some((first, second)),
                (false, true) => Some((second, first)),
                _ => None,
            },
            ("zh" | "ja" | "ko" | "hu" | "lt" | "tl" | "fil", _) => None,
            _ => Some((first, second)),
        }
    }

    fn ends_clean(&self, at: usize) -> bool {
        let digits_go_on =
            self.tokens.is_mark(at, &['.', '/', '-']) && self.tokens.glued(at) && self.tokens.glued(at + 1);
        !(digits_go_on && self.tokens.number(at + 1).is_some())
    }

    /// A month's name with its dot; a second name of the same month behind it ("آب / أغسطس") is passed over.
    fn month(&self, at: usize) -> Option<(u32, usize)> {
        let word = self.tokens.word(at)?;
        if word.starts_with("listopad") && matches!(self.language, Some("hr" | "bs")) {
            return Some((10, at + 1 + usize::from(self.tokens.is_mark(at + 1, &['.']))));
        }
        if let Some(month) = self.thai_short(at) {
            return Some((month, at + 3 + usize::from(self.tokens.is_mark(at + 3, &['.']))));
        }
        if word == "thang" {
            // Vietnamese counts its months: "tháng 8".
            return self.small(at + 1).map(|month| (month, at + 2));
        }
        let two = self.tokens.word(at + 1).and_then(|second| words::month_of_two(&word, &second));
        let (month, mut next) = match two {
            Some(month) => (month, at + 2),
            None => (words::month(&word)?, at + 1),
        };
        if self.tokens.is_mark(next, &['.', '\'', '׳']) {
            next += 1;
        }
        if self.tokens.is_mark(next, &['/', '('])
            && self.tokens.word(next + 1).and_then(|word| words::month(&word)) == Some(month)
        {
            next += 2 + usize::from(self.tokens.is_mark(next + 2, &[')']));
        }
        Some((month, next))
    }

    /// "ส.ค.": two letters with dots, whose points matter.
    fn thai_short(&self, at: usize) -> Option<u32> {
        let letters = |at: usize| self.tokens.get(at).map(|token| &self.tokens.line[token.start..token.end]);
        let (first, second) = (letters(at)?, letters(at + 2)?);
        let is_thai = first.starts_with(|letter| matches!(letter, '\u{e01}'..='\u{e5b}'));
        if !is_thai || !self.tokens.is_mark(at + 1, &['.']) {
            return None;
        }
        let place = words::THAI_SHORT.iter().position(|month| *month == (first, second))?;
        u32::try_from(place + 1).ok()
    }

    /// "พ.ศ." before a Thai year.
    fn skip_era(&self, at: usize) -> usize {
        let is_era = self.tokens.is_word(at, &["พ"]) && self.tokens.is_word(at + 2, &["ศ"]);
        if is_era { at + 3 + usize::from(self.tokens.is_mark(at + 3, &['.'])) } else { at }
    }

    fn skip_ordinal(&self, at: usize) -> usize {
        let named = self.tokens.glued(at) && self.tokens.is_word(at, ORDINALS);
        at + usize::from(named || self.tokens.is_mark(at, &['º', 'ª', '°']))
    }

    fn skip_joiners(&self, mut at: usize) -> usize {
        if self.tokens.is_mark(at, &['.', ',', '-', '/', '،', '‑']) {
            at += 1;
        }
        let joiner = self.tokens.is_word(at, JOINERS);
        at + usize::from(joiner) + usize::from(joiner && self.tokens.is_mark(at + 1, &['’', '\'']))
    }

    fn skip_after_year(&self, at: usize) -> usize {
        if self.tokens.is_word(at, AFTER_YEAR) { at + 1 + usize::from(self.tokens.is_mark(at + 1, &['.'])) } else { at }
    }

    /// Adds the clock time that stands behind the day, or else directly before it (no earlier than the token `free`).
    fn with_time(&self, day: Day, free: usize) -> Option<(Found, usize)> {
        let mut text = match day.day {
            Some(of_month) => format!("{:04}-{:02}-{of_month:02}", day.year, day.month),
            None => format!("{:04}-{:02}", day.year, day.month),
        };
        let (mut start, mut next) = (day.start, day.next);
        if day.day.is_some() {
            if let Some(clock) = self.time_behind(day.next) {
                text = format!("{text}T{}", clock.text);
                next = clock.next;
            } else if let Some((clock, from)) = self.time_before(day.start, free) {
                text = format!("{text}T{}", clock.text);
                start = from;
            }
        }
        let (first, last) = (self.tokens.get(start)?, self.tokens.get(next.checked_sub(1)?)?);
        Some((Found { date: PressDate::parse(&text)?, start: first.start, end: last.end }, next))
    }

    fn time_behind(&self, mut at: usize) -> Option<time::Clock> {
        // ISO's T, also with a space.
        if self.tokens.is_word(at, &["t"]) && self.tokens.glued(at) {
            at += 1;
        }
        for _ in 0..5 {
            at = self.skip_weekday(at);
            if let Some(clock) = time::at(self.tokens, at, Dots::Allowed) {
                return Some(self.with_zulu(clock));
            }
            at = match self.tokens.get(at)?.kind {
                Kind::Mark('(' | '（') if matches!(self.tokens.get(at + 2)?.kind, Kind::Mark(')' | '）')) => at + 3,
                Kind::Mark(',' | '.' | '-' | '–' | '—' | '|' | '•' | '·' | '/' | '@' | '،' | '−') => at + 1,
                Kind::Word if self.leads_to_time(at) => at + 1,
                _ => return None,
            };
        }
        None
    }

    /// "11 Ağustos 2020 Salı 13:52", "2020年8月11日 星期二".
    fn skip_weekday(&self, at: usize) -> usize {
        if self.tokens.is_word(at, &["星"]) && self.tokens.is_word(at + 1, &["期"]) {
            return at + 3;
        }
        if self.tokens.is_word(at, &["周", "週"]) {
            return at + 2;
        }
        at + usize::from(self.tokens.is_word(at, WEEKDAYS))
    }

    fn leads_to_time(&self, at: usize) -> bool {
        self.tokens.word(at).is_some_and(|word| BEFORE_TIME.split('|').any(|lead| lead == word))
    }

    /// A `Z` glued to the seconds is an offset.
    fn with_zulu(&self, clock: time::Clock) -> time::Clock {
        let zulu = self.tokens.is_word(clock.next, &["z"]) && self.tokens.glued(clock.next);
        if zulu { time::Clock { text: clock.text + "Z", next: clock.next + 1 } } else { clock }
    }

    /// "13:52, 11 August 2020", "4:46 PM EDT, Tue August 11, 2020".
    fn time_before(&self, day: usize, free: usize) -> Option<(time::Clock, usize)> {
        (free..day).rev().take(10).find_map(|from| {
            let clock = time::at(self.tokens, from, Dots::Refused)?;
            let mut at = clock.next;
            at += usize::from(is_zone(self.tokens, at));
            while self.tokens.is_mark(at, &[',', '.', '-', '–', '—', '|', '•', '·', '/', '،']) {
                at += 1;
            }
            // A weekday may stand between.
            let weekday = at + 1 == day || at + 2 == day && self.tokens.is_mark(at + 1, &[',', '.']);
            let between = at == day || weekday && self.tokens.get(at)?.kind == Kind::Word;
            // The colon of a clock must not be the middle of a longer one.
            let whole = !(self.tokens.glued(from) && from > 0 && self.tokens.is_mark(from - 1, &[':', '.']));
            (between && whole).then_some((clock, from))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dates(line: &str, language: Option<&str>) -> Vec<String> {
        read(line, language).iter().map(|found| found.date.to_string()).collect()
    }

    #[test]
    fn reads_the_dates_of_the_worlds_press() {
        let table = [
            ("12. März 2020", "2020-03-12"),
            ("03.12.2020", "2020-12-03"),
            ("03.30.2020 - 18:07h", "2020-03-30T18:07"),
            ("Stand: 12. März 2020, 18.07 Uhr", "2020-03-12T18:07"),
            ("11 августа 2020 г., 13:52", "2020-08-11T13:52"),
            ("11 августа 2020 года в 13:52 (МСК)", "2020-08-11T13:52"),
            ("13:52, 11 августа 2020", "2020-08-11T13:52"),
            ("11 серпня 2020, 13:52", "2020-08-11T13:52"),
            ("2020年8月11日", "2020-08-11"),
            ("2020年8月11日 下午1:52", "2020-08-11T13:52"),
            ("2020年08月11日13时52分", "2020-08-11T13:52"),
            ("2020년 8월 11일 오후 1:52", "2020-08-11T13:52"),
            ("11 באוגוסט 2020", "2020-08-11"),
            ("יום שלישי, 11 אוגוסט 2020, 13:52", "2020-08-11T13:52"),
            ("August 11, 2020 4:46 pm EDT", "2020-08-11T16:46"),
            ("Published 4:46 PM EDT, Tue August 11, 2020", "2020-08-11T16:46"),
            ("Tuesday, 11 August 2020, 13:52 Updated: 16:46", "2020-08-11T13:52"),
            ("Aug. 11th, 2020 at 4 p.m. ET", "2020-08-11T16:00"),
            ("11-Aug-2020", "2020-08-11"),
            ("Publié le 1er août 2020 à 13h52", "2020-08-01T13:52"),
            ("11 de agosto de 2020 a las 13:52", "2020-08-11T13:52"),
            ("11 ago 2020 - 13:52", "2020-08-11T13:52"),
            ("martedì 11 agosto 2020 ore 13:52", "2020-08-11T13:52"),
            ("11 de março de 2020 às 09h05", "2020-03-11T09:05"),
            ("11 sierpnia 2020, godz. 13:52", "2020-08-11T13:52"),
            ("11 augustus 2020 om 13.52 uur", "2020-08-11T13:52"),
            ("11 augusti 2020 kl. 13.52", "2020-08-11T13:52"),
            ("11 Ağustos 2020 13:52", "2020-08-11T13:52"),
            ("11 Kasım 2020", "2020-11-11"),
            ("11 أغسطس 2020", "2020-08-11"),
            ("١١ أغسطس ٢٠٢٠", "2020-08-11"),
            ("11 آب / أغسطس 2020", "2020-08-11"),
            ("3 كانون الثاني 2021", "2021-01-03"),
            ("2020. augusztus 11. 13:52", "2020-08-11T13:52"),
            ("11 Αυγούστου 2020", "2020-08-11"),
            ("den 11 augusti 2020", "2020-08-11"),
            ("11. august 2020 kl. 13:52", "2020-08-11T13:52"),
            ("11. desember 2020", "2020-12-11"),
            ("11. elokuuta 2020 klo 13.52", "2020-08-11T13:52"),
            ("11. srpna 2020 13:52", "2020-08-11T13:52"),
            ("11 жніўня 2020, 13:52", "2020-08-11T13:52"),
            ("11 лістапада 2020 г.", "2020-11-11"),
            ("۲۱ مرداد ۱۳۹۹", ""),
            ("۱۱ اوت ۲۰۲۰", "2020-08-11"),
            ("11 اوت 2020 - 13:52", "2020-08-11T13:52"),
            ("2020年8月11日(火) 13時52分", "2020-08-11T13:52"),
            ("2020/8/11 13:52", "2020-08-11T13:52"),
            ("2020.08.11. 오후 1:52", "2020-08-11T13:52"),
            ("입력 2020-08-11 13:52", "2020-08-11T13:52"),
            ("Thứ ba, 11/8/2020, 13:52 (GMT+7)", ""),
            ("11 tháng 8 năm 2020", "2020-08-11"),
            ("Ngày 11 tháng 8, 2020", "2020-08-11"),
            ("Selasa, 11 Agustus 2020 13:52 WIB", "2020-08-11T13:52"),
            ("11 Mei 2020", "2020-05-11"),
            ("11 अगस्त 2020", "2020-08-11"),
            ("११ अगस्त २०२०, १३:५२", "2020-08-11T13:52"),
            ("3 मार्च 2021", "2021-03-03"),
            ("terça-feira, 11 de agosto de 2020, 13h52", "2020-08-11T13:52"),
            ("mardi 11 août 2020 à 13:52", "2020-08-11T13:52"),
            ("ב-11 באוגוסט 2020", "2020-08-11"),
            ("י״א באב תש״ף", ""),
            ("١١/٠٨/٢٠٢٠", ""),
            ("الثلاثاء 11 أغسطس 2020 - 13:52", "2020-08-11T13:52"),
            ("الثلاثاء ١١ آب ٢٠٢٠ الساعة ١:٥٢ م", "2020-08-11T13:52"),
            ("2020-08-11T13:55:29", "2020-08-11T13:55:29"),
            ("2020-08-11 13:52 GMT+3", "2020-08-11T13:52+03:00"),
            ("11.08.2020, 13:52 Uhr", "2020-08-11T13:52"),
            ("25/12/2020", "2020-12-25"),
            ("12/25/2020", "2020-12-25"),
            ("March 2025", "2025-03"),
            ("SEPTEMBER 4, 2025", "2025-09-04"),
            ("Sept 4 2025 | 10:05am", "2025-09-04T10:05"),
            ("二〇二〇年八月十一日", "2020-08-11"),
            ("二〇二〇年十二月三十一日 上午9时05分", "2020-12-31T09:05"),
            ("2020年8月11日 上午9时05分", "2020-08-11T09:05"),
            ("2020年8月11日 星期二 13:52", "2020-08-11T13:52"),
            ("民國109年8月11日", "2020-08-11"),
            ("中華民國一〇九年八月十一日", ""),
            ("令和2年8月11日", "2020-08-11"),
            ("2019年（令和元年）8月11日", "2019-08-11"),
            ("平成31年4月30日", "2019-04-30"),
            ("11 Aug '20", "2020-08-11"),
            ("Aug 11, ’20 4:46 pm", "2020-08-11T16:46"),
            ("11 Ağustos 2020 Salı 13:52", "2020-08-11T13:52"),
            ("2020. augusztus 11. kedd 13:52", "2020-08-11T13:52"),
            ("11.08.20, 13:52", ""),
            ("By Anna LevinAugust 11, 2020", "2020-08-11"),
            ("Jan 5, 2026Jan 5, 2026", "2026-01-05"),
        ];
        for (line, expected) in table {
            assert_eq!(dates(line, None).first().map_or("", String::as_str), expected, "{line}");
        }
    }

    #[test]
    fn the_months_of_many_languages_are_known_in_the_forms_that_dates_have() {
        let table = [
            (
                "Croatian",
                "siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca",
            ),
            (
                "Croatian, nominative",
                "siječanj veljača ožujak travanj svibanj lipanj srpanj kolovoz rujan listopad studeni prosinac",
            ),
            ("Slovak", "januára februára marca apríla mája júna júla augusta septembra októbra novembra decembra"),
            ("Slovak, nominative", "január február marec apríl máj jún júl august september október november december"),
            (
                "Slovene",
                "januarja februarja marca aprila maja junija julija avgusta septembra oktobra novembra decembra",
            ),
            (
                "Slovene, nominative",
                "januar februar marec april maj junij julij avgust september oktober november december",
            ),
            (
                "Serbian in Latin letters",
                "januara februara marta aprila maja juna jula avgusta septembra oktobra novembra decembra",
            ),
            ("Serbian, nominative", "januar februar mart april maj jun jul avgust septembar oktobar novembar decembar"),
            ("Serbian", "јануара фебруара марта априла маја јуна јула августа септембра октобра новембра децембра"),
            (
                "Serbian, Cyrillic nominative",
                "јануар фебруар март април мај јун јул август септембар октобар новембар децембар",
            ),
            ("Macedonian", "јануари февруари март април мај јуни јули август септември октомври ноември декември"),
            ("Bulgarian", "януари февруари март април май юни юли август септември октомври ноември декември"),
            (
                "Lithuanian",
                "sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio",
            ),
            (
                "Lithuanian, nominative",
                "sausis vasaris kovas balandis gegužė birželis liepa rugpjūtis rugsėjis spalis lapkritis gruodis",
            ),
            (
                "Latvian",
                "janvāris februāris marts aprīlis maijs jūnijs jūlijs augusts septembris oktobris novembris decembris",
            ),
            (
                "Latvian, locative",
                "janvārī februārī martā aprīlī maijā jūnijā jūlijā augustā septembrī oktobrī novembrī decembrī",
            ),
            (
                "Latvian, genitive",
                "janvāra februāra marta aprīļa maija jūnija jūlija augusta septembra oktobra novembra decembra",
            ),
            ("Estonian", "jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember"),
            (
                "Estonian, inessive",
                "jaanuaris veebruaris märtsis aprillis mais juunis juulis augustis septembris oktoobris novembris detsembris",
            ),
            (
                "Estonian, genitive",
                "jaanuari veebruari märtsi aprilli mai juuni juuli augusti septembri oktoobri novembri detsembri",
            ),
            ("Thai", "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม"),
            ("Bengali", "জানুয়ারি ফেব্রুয়ারি মার্চ এপ্রিল মে জুন জুলাই আগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর"),
            (
                "Georgian",
                "იანვარი თებერვალი მარტი აპრილი მაისი ივნისი ივლისი აგვისტო სექტემბერი ოქტომბერი ნოემბერი დეკემბერი",
            ),
            (
                "Georgian, dative",
                "იანვარს თებერვალს მარტს აპრილს მაისს ივნისს ივლისს აგვისტოს სექტემბერს ოქტომბერს ნოემბერს დეკემბერს",
            ),
            ("Georgian, short", "იან თებ მარ აპრ მაი ივნ ივლ აგვ სექ ოქტ ნოე დეკ"),
            (
                "Armenian",
                "հունվարի փետրվարի մարտի ապրիլի մայիսի հունիսի հուլիսի օգոստոսի սեպտեմբերի հոկտեմբերի նոյեմբերի դեկտեմբերի",
            ),
            (
                "Armenian, nominative",
                "հունվար փետրվար մարտ ապրիլ մայիս հունիս հուլիս օգոստոս սեպտեմբեր հոկտեմբեր նոյեմբեր դեկտեմբեր",
            ),
            ("Kazakh", "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан"),
            ("Catalan", "gener febrer març abril maig juny juliol agost setembre octubre novembre desembre"),
            ("Galician", "xaneiro febreiro marzo abril maio xuño xullo agosto setembro outubro novembro decembro"),
            ("Icelandic", "janúar febrúar mars apríl maí júní júlí ágúst september október nóvember desember"),
            ("Azerbaijani", "yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr"),
            ("Uzbek", "yanvar fevral mart aprel may iyun iyul avgust sentabr oktabr noyabr dekabr"),
            ("Albanian", "janar shkurt mars prill maj qershor korrik gusht shtator tetor nëntor dhjetor"),
            ("Urdu", "جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر"),
            (
                "Finnish, inessive",
                "tammikuussa helmikuussa maaliskuussa huhtikuussa toukokuussa kesäkuussa heinäkuussa elokuussa syyskuussa lokakuussa marraskuussa joulukuussa",
            ),
            ("Czech", "ledna února března dubna května června července srpna září října listopadu prosince"),
            (
                "Polish",
                "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
            ),
        ];
        for (language, months) in table {
            // The Croatian October is November in Polish.
            let code = language.starts_with("Croatian").then_some("hr");
            for (month, name) in (1..).zip(months.split(' ')) {
                let expected = format!("2020-{month:02}-11");
                assert_eq!(dates(&format!("11 {name} 2020"), code), [expected.as_str()], "{language}");
                assert_eq!(dates(&format!("11. {name} 2020"), code), [expected.as_str()], "{language}, with a dot");
            }
        }
    }

    #[test]
    fn a_year_may_come_first_with_its_word_and_be_of_the_buddhist_era() {
        for (line, expected) in [
            ("2020 m. rugpjūčio 11 d., 13:52", "2020-08-11T13:52"),
            ("2020 m. rugpjūčio 11 d.", "2020-08-11"),
            ("2020. gada 11. augusts, plkst. 13:52", "2020-08-11T13:52"),
            ("2020.gada 11.augustā", "2020-08-11"),
            ("2020 жылғы 11 тамыз", "2020-08-11"),
            ("11 тамыз 2020 ж. 13:52", "2020-08-11T13:52"),
            ("2020 წლის 11 აგვისტო", "2020-08-11"),
            ("11 აგვისტო, 2020, 13:52", "2020-08-11T13:52"),
            ("2020 թ. օգոստոսի 11", "2020-08-11"),
            ("11 Օգոստոսի, 2020", "2020-08-11"),
            ("11. kolovoza 2020. u 13:52", "2020-08-11T13:52"),
            ("utorak, 11.8.2020. u 13:52", "2020-08-11T13:52"),
            ("11. august 2020, kell 13:52", "2020-08-11T13:52"),
            ("11. avgust 2020 ob 13.52", "2020-08-11T13:52"),
            ("১১ আগস্ট ২০২০, ১৩:৫২", "2020-08-11T13:52"),
            ("প্রকাশ: ১১ আগস্ট ২০২০", "2020-08-11"),
            ("11 สิงหาคม 2563", "2020-08-11"),
            ("วันที่ 11 สิงหาคม พ.ศ. 2563 เวลา 13:52 น.", "2020-08-11T13:52"),
            ("๑๑ สิงหาคม ๒๕๖๓", "2020-08-11"),
            ("11 ส.ค. 2563 13:52 น.", "2020-08-11T13:52"),
            ("11 มี.ค. 2563", "2020-03-11"),
            ("11 ม.ค. 2563", "2020-01-11"),
            ("11 สิงหาคม 2020", "2020-08-11"),
            ("11 August 2563", ""),
            ("2020 gute 11 August", ""),
        ] {
            assert_eq!(dates(line, None).first().map_or("", String::as_str), expected, "{line}");
        }
    }

    #[test]
    fn the_language_decides_what_slashes_mean() {
        let table = [
            ("05/03/2024", Some("en"), None),
            ("05/03/2024", None, None),
            ("05/03/2024", Some("en-GB"), Some("2024-03-05")),
            ("05/03/2024", Some("en-US"), Some("2024-05-03")),
            ("05/03/2024", Some("fr"), Some("2024-03-05")),
            ("05/03/2024", Some("he"), Some("2024-03-05")),
            ("11/8/2020, 13:52 (GMT+7)", Some("vi"), Some("2020-08-11T13:52+07:00")),
            ("١١/٠٨/٢٠٢٠", Some("ar"), Some("2020-08-11")),
            ("05/03/2024", Some("hi"), Some("2024-03-05")),
            ("05/03/2024", Some("ja"), None),
            ("05.03.2024", Some("en"), Some("2024-03-05")),
            ("05.03.2024", Some("en-US"), Some("2024-05-03")),
            ("25.03.2024", Some("en-US"), Some("2024-03-25")),
            ("05-03-2024", Some("nl"), Some("2024-03-05")),
            ("פורסם: 11.08.20, 13:52", Some("he"), Some("2020-08-11T13:52")),
            ("פורסם: 11.08.20", Some("he"), Some("2020-08-11")),
            ("13:52, 11.08.20", Some("ru"), Some("2020-08-11T13:52")),
            ("11.08.20", Some("de"), Some("2020-08-11")),
            ("8/11/20, 4:46 PM", Some("en-US"), Some("2020-08-11T16:46")),
            ("11/08/20 13:52", Some("en"), None),
            ("20.08.11 13:52", Some("ko"), None),
            ("Version 11.08.20", Some("de"), None),
            ("Es stand 11.08.20 zu lesen", Some("de"), None),
            ("11. listopada 2020.", Some("hr"), Some("2020-10-11")),
            ("11. listopada 2020", Some("pl"), Some("2020-11-11")),
        ];
        for (line, language, expected) in table {
            assert_eq!(dates(line, language).first().map(String::as_str), expected, "{line} in {language:?}");
        }
    }

    #[test]
    fn refuses_what_is_no_date() {
        for line in [
            "2 days ago",
            "yesterday at 13:52",
            "30 February 2020",
            "version 3.1.11.2020",
            "11 August",
            "8月11日",
            "۱۳۹۹/۰۵/۲۱",
            "August 11",
            "Call 11-08-20 20",
            "in 2020",
            "may 20 people",
            "99999999999999999999 May 20200",
            "11 March 1441",
        ] {
            assert_eq!(dates(line, Some("en")), Vec::<String>::new(), "{line}");
        }
    }

    #[test]
    fn finds_each_date_with_its_place() {
        let line = "Published 11 Aug 2020 13:52 | Updated 12 Aug 2020 16:46 by the desk";
        let found = read(line, None);
        let places: Vec<_> = found.iter().map(|f| (&line[f.start..f.end], f.date.as_str())).collect();
        assert_eq!(
            places,
            [("11 Aug 2020 13:52", "2020-08-11T13:52"), ("12 Aug 2020 16:46", "2020-08-12T16:46")],
            "two dates, each with its own time"
        );
    }
}

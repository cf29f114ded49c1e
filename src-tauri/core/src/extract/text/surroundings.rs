//! What stands around a line, and how its page is made: numbers between 0 and 1 that only the page as a whole gives. A line
//! that looks like text is none where all its neighbours are menus, dates and answers to comments.

use super::features::{Seen, Topic, is_content};
use super::figures::has_clock;
use super::furniture;
use super::lines::{Line, Mark};
use std::collections::HashMap;

pub(super) const COUNT: usize = 18;

/// In the order of the table in `body`.
pub(super) fn of_page(lines: &[Line], seen: &[Seen], topic: &Topic) -> Vec<[f32; COUNT]> {
    let page = Page::new(lines, seen, topic);
    (0..lines.len()).map(|at| page.around(at, &lines[at], &seen[at])).collect()
}

struct Page {
    prose: f32,
    prose_before: Vec<f32>,
    /// How much of the prose stands at an indentation, behind a mark, below so many blank lines.
    at_form: HashMap<Form, usize>,
    since_end: Vec<f32>,
    topics: Vec<f32>,
    near: Near,
    gaps: Vec<usize>,
}

struct Near {
    menus: Sums,
    short: Sums,
    repeated: Sums,
    topics: Sums,
    clocks: Sums,
    answers: Sums,
    phrases: Sums,
    dates: Sums,
}

type Form = (usize, u8, usize);

fn form(line: &Line) -> Form {
    let mark = match line.mark {
        None => 0,
        Some(Mark::Bullet) => 1,
        Some(Mark::Number(_)) => 2,
    };
    (line.indent, mark, line.gap.min(2))
}

impl Page {
    fn new(lines: &[Line], seen: &[Seen], topic: &Topic) -> Page {
        let flags = |is: &dyn Fn(usize) -> bool| Sums::of((0..lines.len()).map(|at| f32::from(u8::from(is(at)))));
        let topics: Vec<f32> = seen.iter().map(|look| topic_of_others(topic, look)).collect();
        let near = Near {
            menus: flags(&|at| furniture::is_menu(&seen[at].key) || furniture::is_counter(&seen[at].key)),
            short: flags(&|at| seen[at].words <= 5),
            repeated: flags(&|at| seen[at].copies > 1),
            topics: Sums::of(topics.iter().copied()),
            clocks: flags(&|at| {
                seen[at].words < 15 && (has_clock(&lines[at].text) || furniture::is_counter(&seen[at].key))
            }),
            answers: flags(&|at| seen[at].words < 10 && furniture::is_answer(&seen[at].key)),
            phrases: Sums::of(seen.iter().map(|look| look.phrases.min(2) as f32)),
            dates: flags(&|at| seen[at].date),
        };
        let mut at_form: HashMap<Form, usize> = HashMap::new();
        for (line, look) in lines.iter().zip(seen) {
            *at_form.entry(form(line)).or_default() += look.counted();
        }
        let mut before = 0.0;
        let mut prose_before = Vec::with_capacity(seen.len());
        for look in seen {
            prose_before.push(before);
            before += look.counted() as f32;
        }
        Page {
            prose: before.max(1.0),
            since_end: since_end(seen, before.max(1.0)),
            prose_before,
            at_form,
            topics,
            near,
            gaps: lines.iter().map(|line| line.gap).collect(),
        }
    }

    fn around(&self, at: usize, line: &Line, look: &Seen) -> [f32; COUNT] {
        const TWENTIETH: f32 = 0.05;
        let flag = |is: bool| f32::from(u8::from(is));
        let before = self.prose_before[at];
        let behind = self.prose - before - look.counted() as f32;
        let near = &self.near;
        [
            self.since_end[at],
            self.at_form.get(&form(line)).copied().unwrap_or(0) as f32 / self.prose,
            before / self.prose,
            near.menus.around(at, 4),
            near.short.around(at, 4),
            near.repeated.around(at, 3),
            if look.words < 12 { self.topics[at] } else { 0.0 },
            near.topics.around(at, 3),
            at as f32 / self.gaps.len() as f32,
            near.clocks.around(at, 4),
            (before / self.prose / TWENTIETH).min(1.0),
            (behind / self.prose / TWENTIETH).clamp(0.0, 1.0),
            self.gaps.get(at + 1).map_or(0.0, |gap| (*gap).min(3) as f32 / 3.0),
            near.answers.around(at, 4),
            near.phrases.around(at, 4),
            near.dates.around(at, 4),
            flag(look.words >= 40),
            flag((3..=5).contains(&look.words)),
        ]
    }
}

/// Sums from the first line on, for the mean of any stretch.
struct Sums(Vec<f32>);

impl Sums {
    fn of(values: impl Iterator<Item = f32>) -> Sums {
        let mut sum = 0.0;
        let sums = values.map(|value| {
            sum += value;
            sum
        });
        Sums(std::iter::once(0.0).chain(sums).collect())
    }

    /// The mean of the lines at most `reach` away, without the line itself.
    fn around(&self, at: usize, reach: usize) -> f32 {
        let (from, to) = (at.saturating_sub(reach), (at + reach + 1).min(self.0.len() - 1));
        let own = self.0[at + 1] - self.0[at];
        (self.0[to] - self.0[from] - own) / (to - from - 1).max(1) as f32
    }
}

/// 1 at a head of what follows articles, where a fifth of the prose stands before it; less, the more prose has come since.
fn since_end(seen: &[Seen], prose: f32) -> Vec<f32> {
    const ENOUGH: f32 = 0.3;
    let (mut before, mut since, mut ended) = (0.0, 0.0, false);
    let mut fading = Vec::with_capacity(seen.len());
    for look in seen {
        if !look.boxed && furniture::is_end(&look.key) && before > 0.2 * prose {
            (ended, since) = (true, 0.0);
        }
        fading.push(if ended { 1.0 - (since / prose / ENOUGH).min(1.0) } else { 0.0 });
        before += look.counted() as f32;
        since += look.counted() as f32;
    }
    fading
}

/// The share of a line's words that at least two other texts hold.
fn topic_of_others(topic: &Topic, look: &Seen) -> f32 {
    let own = usize::from(look.prose > 0);
    let words: Vec<&str> = look.key.split(' ').filter(|word| is_content(word)).collect();
    let known = words.iter().filter(|word| topic.count(word) >= 2 + own).count();
    known as f32 / words.len().max(1) as f32
}

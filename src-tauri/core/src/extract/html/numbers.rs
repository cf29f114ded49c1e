//! The numbers that an ordered list prints before its items.

use super::page::{At, Page};
use super::tag::Tag;

/// The number of the next item, and whether they go down.
pub(super) struct Numbers {
    next: i64,
    down: bool,
}

impl Numbers {
    /// `None` where the list has no numbers.
    pub fn of(page: &Page, list: At) -> Option<Self> {
        let down = page.attr(list, "reversed").is_some();
        let items = || page.children(list).filter(|&at| page.tag(at) == Tag::Li).count() as i64;
        let first = || if down { items() } else { 1 };
        let stated = page.attr(list, "start").and_then(|start| start.trim().parse::<i32>().ok());
        (page.tag(list) == Tag::Ol).then(|| Numbers { next: stated.map_or_else(first, i64::from), down })
    }

    /// `None` where the number is below zero.
    pub fn next(&mut self, page: &Page, item: At) -> Option<u32> {
        let stated = page.attr(item, "value").and_then(|value| value.trim().parse::<i32>().ok());
        let number = stated.map_or(self.next, i64::from);
        self.next = number + if self.down { -1 } else { 1 };
        u32::try_from(number).ok()
    }
}

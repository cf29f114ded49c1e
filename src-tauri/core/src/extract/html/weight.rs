//! How much text, and how much of it is prose, lies under any node: running totals over the flat page.

use super::cuts::Cuts;
use super::page::{At, Page};
use super::tag::Tag;
use std::ops::Range;

#[derive(Clone, Copy, Default)]
struct Total {
    letters: u32,
    linked: u32,
    prose: f32,
}

pub(super) struct Weights {
    /// Totals of all nodes before each; what is cut counts nothing.
    before: Vec<Total>,
}

/// Letters in a block below which it is a label, not a sentence.
const SENTENCE: u32 = 60;

impl Weights {
    pub fn new(page: &Page, cuts: &Cuts) -> Self {
        let mut own = vec![Total::default(); page.nodes.len() + 1];
        let mut blocks = vec![Total::default(); page.nodes.len()];
        let (mut block, mut link_end) = (Vec::new(), 0);
        let mut at = 0;
        while at < page.nodes.len() {
            if cuts.is_cut(at) {
                at = page.end(at);
                continue;
            }
            while block.last().is_some_and(|&open| page.end(open) <= at) {
                block.pop();
            }
            match page.tag(at) {
                Tag::Text => {
                    let letters = page.nodes[at].letters;
                    let linked = if at < link_end { letters } else { 0 };
                    let holder: At = block.last().copied().unwrap_or(0);
                    own[at] = Total { letters, linked, prose: 0.0 };
                    blocks[holder].letters += letters;
                    blocks[holder].linked += linked;
                }
                Tag::A => link_end = link_end.max(page.end(at)),
                tag if !tag.is_inline() => block.push(at),
                _ => {}
            }
            at += 1;
        }
        for (own, block) in own.iter_mut().zip(&blocks) {
            own.prose = prose(block);
        }
        let mut sum = Total::default();
        for total in &mut own {
            let here = *total;
            *total = sum;
            sum.letters += here.letters;
            sum.linked += here.linked;
            sum.prose += here.prose;
        }
        Weights { before: own }
    }

    /// Letters that stand in sentences.
    pub fn prose(&self, range: Range<At>) -> f32 {
        self.before[range.end].prose - self.before[range.start].prose
    }

    pub fn letters(&self, range: Range<At>) -> u32 {
        self.before[range.end].letters - self.before[range.start].letters
    }

    /// The share of letters that stand in links.
    pub fn linked(&self, range: Range<At>) -> f32 {
        let linked = self.before[range.end].linked - self.before[range.start].linked;
        linked as f32 / self.letters(range).max(1) as f32
    }
}

fn prose(block: &Total) -> f32 {
    let unlinked = block.letters - block.linked;
    if block.letters == 0 || block.linked * 2 > block.letters {
        0.0
    } else if block.letters < SENTENCE {
        unlinked as f32 * 0.2
    } else {
        unlinked as f32
    }
}

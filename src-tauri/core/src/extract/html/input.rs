//! The page as the parser is given it: a little at a time, so that what it reads slowly can be watched. It compares each
//! attribute of a tag with all before it; of a tag that goes on and on, the rest is passed over.

use super::tags::MOST_ATTRIBUTES;
use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use std::cell::{Cell, RefCell};

/// Bytes that the parser is given at once. Few tags that a program of use writes are longer.
const PIECE: usize = 1024;

pub(super) struct Input<'i> {
    page: StrTendril,
    queue: &'i BufferQueue,
    /// Bytes of the page that the parser was given.
    given: Cell<usize>,
    /// The tag that the parser may be in, as far as it was given.
    tag: RefCell<LongTag>,
}

impl<'i> Input<'i> {
    pub fn new(page: StrTendril, queue: &'i BufferQueue) -> Self {
        let input = Input { page, queue, given: Cell::default(), tag: RefCell::default() };
        input.give(input.page.len());
        input
    }

    /// Takes back what the parser has not read. This is between two tokens.
    pub fn rest(&self) -> StrTendril {
        let mut unread = 0;
        while let Some(piece) = self.queue.pop_front() {
            unread += piece.len();
        }
        self.from(self.given.get() - unread, self.page.len())
    }

    /// Gives the parser of the last bytes of the page.
    pub fn give(&self, rest: usize) {
        let start = self.page.len() - rest;
        self.tag.replace(LongTag::new(start));
        self.give_from(start);
    }

    /// Lets the parser begin anew where it stands.
    pub fn go_on(&self) {
        let rest = self.rest().len();
        self.give(rest);
    }

    /// Gives more, where the parser has made nothing of all it was given; says whether there was any.
    pub fn give_more(&self) -> bool {
        let given = self.given.get();
        if given == self.page.len() {
            return false;
        }
        let mut tag = self.tag.borrow_mut();
        tag.read(&self.page, given);
        if tag.attributes <= MOST_ATTRIBUTES {
            self.give_from(given);
            return true;
        }
        if let Place::Quoted(quote) = tag.place {
            self.queue.push_back(StrTendril::from_char(quote.into()));
        }
        tag.read(&self.page, self.page.len());
        self.give_from(tag.end.unwrap_or(self.page.len()).max(given));
        true
    }

    fn give_from(&self, start: usize) {
        let end = self.page.floor_char_boundary(start + PIECE);
        if start < end {
            self.queue.push_back(self.from(start, end));
        }
        self.given.set(end);
    }

    fn from(&self, start: usize, end: usize) -> StrTendril {
        // No page has four gigabytes: a tendril could not hold it.
        self.page.subtendril(start as u32, (end - start) as u32)
    }
}

/// Where in a tag a byte stands.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Before,
    Name,
    /// Before an attribute.
    Between,
    Attribute,
    BehindAttribute,
    BeforeValue,
    Value,
    Quoted(u8),
    /// Behind it; or it is none.
    Outside,
}

struct LongTag {
    at: usize,
    place: Place,
    attributes: usize,
    /// Where its ">" stands.
    end: Option<usize>,
}

impl Default for LongTag {
    fn default() -> Self {
        LongTag::new(0)
    }
}

impl LongTag {
    fn new(at: usize) -> Self {
        LongTag { at, place: Place::Before, attributes: 0, end: None }
    }

    /// Reads on, to a byte of the page.
    fn read(&mut self, page: &str, end: usize) {
        if self.place == Place::Before {
            self.begin(page);
        }
        while self.at < end && self.place != Place::Outside {
            let byte = page.as_bytes()[self.at];
            self.place = self.next(byte);
            if self.place == Place::Outside {
                self.end = Some(self.at);
            }
            self.at += 1;
        }
    }

    /// Between two tokens, "</>" says nothing, and the parser may have read a "<" already.
    fn begin(&mut self, page: &str) {
        let mut rest = &page[self.at..];
        while let Some(behind) = rest.strip_prefix("</>") {
            rest = behind;
        }
        rest = rest.strip_prefix('<').unwrap_or(rest);
        rest = rest.strip_prefix('/').unwrap_or(rest);
        self.at = page.len() - rest.len();
        self.place =
            if rest.starts_with(|letter: char| letter.is_ascii_alphabetic()) { Place::Name } else { Place::Outside };
    }

    fn next(&mut self, byte: u8) -> Place {
        let is_space = matches!(byte, b'\t' | b'\n' | b'\x0c' | b' ');
        match (self.place, byte) {
            (Place::Quoted(quote), _) => {
                if byte == quote {
                    Place::Between
                } else {
                    self.place
                }
            }
            (place, b'>') if place != Place::Outside => Place::Outside,
            (Place::Name | Place::Value, _) if is_space => Place::Between,
            (Place::Name | Place::Attribute | Place::BehindAttribute | Place::Between, b'/') => Place::Between,
            (Place::Attribute | Place::BehindAttribute, b'=') => Place::BeforeValue,
            (Place::Attribute, _) if is_space => Place::BehindAttribute,
            (Place::BeforeValue, b'"' | b'\'') => Place::Quoted(byte),
            (Place::BeforeValue, _) if !is_space => Place::Value,
            (Place::Between | Place::BehindAttribute, _) if !is_space => {
                self.attributes += 1;
                Place::Attribute
            }
            (place, _) => place,
        }
    }
}

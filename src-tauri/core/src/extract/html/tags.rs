//! Tags as nearly all of them are written, read in one go where the parser's own reading goes letter by letter. Whatever is
//! out of the ordinary is left to the parser: an entity in a value, odd letters in a name, a tag behind which text is read
//! in another way.

use html5ever::interface::Attribute;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tag, TagKind};
use html5ever::{LocalName, QualName, local_name, ns};
use memchr::memchr3;

/// Attributes of a tag that are read. No tag that a person or a program of use wrote has more, and each is compared with all
/// before it.
pub(super) const MOST_ATTRIBUTES: usize = 256;

/// The tag with which a text begins, and its length in bytes.
pub(super) fn plain(text: &StrTendril) -> Option<(Tag, u32)> {
    let mut reader = Reader { text, bytes: str::as_bytes(text), at: 0 };
    let tag = reader.tag()?;
    Some((tag, u32::try_from(reader.at).ok()?))
}

struct Reader<'a> {
    text: &'a StrTendril,
    bytes: &'a [u8],
    at: usize,
}

impl Reader<'_> {
    fn tag(&mut self) -> Option<Tag> {
        let kind = match self.bytes {
            [b'<', b'/', b'a'..=b'z' | b'A'..=b'Z', ..] => TagKind::EndTag,
            [b'<', b'a'..=b'z' | b'A'..=b'Z', ..] => TagKind::StartTag,
            _ => return None,
        };
        self.at = if kind == TagKind::EndTag { 2 } else { 1 };
        let name = self.name(|byte| byte.is_ascii_alphanumeric() || byte == b'-')?;
        if changes_the_text(&name) {
            return None;
        }
        let (mut attrs, mut had_duplicate_attributes) = (Vec::new(), false);
        while self.skip_space() && kind == TagKind::StartTag && !matches!(self.byte()?, b'/' | b'>') {
            let attr = self.attribute()?;
            match attrs.iter().any(|known: &Attribute| known.name.local == attr.name.local) {
                true => had_duplicate_attributes = true,
                false if attrs.len() < MOST_ATTRIBUTES => attrs.push(attr),
                false => {}
            }
        }
        let self_closing = kind == TagKind::StartTag && self.byte()? == b'/';
        self.at += usize::from(self_closing);
        (self.byte()? == b'>').then(|| {
            self.at += 1;
            Tag { kind, name, self_closing, attrs, had_duplicate_attributes }
        })
    }

    fn attribute(&mut self) -> Option<Attribute> {
        let is_plain = |byte: u8| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'\'' | b'<' | b'>' | b'/' | b'=');
        let name = QualName::new(None, ns!(), self.name(is_plain)?);
        let value = if self.byte()? == b'=' { self.value()? } else { StrTendril::new() };
        Some(Attribute { name, value })
    }

    /// What stands behind `=`, and before a space or the end of the tag.
    fn value(&mut self) -> Option<StrTendril> {
        self.at += 1;
        let quote = self.byte().filter(|byte| matches!(byte, b'"' | b'\''));
        self.at += usize::from(quote.is_some());
        let rest = &self.bytes[self.at..];
        let length = match quote {
            Some(quote) => memchr3(quote, b'&', 0, rest).filter(|&end| rest[end] == quote)?,
            None => rest.iter().position(|&byte| is_space(byte) || matches!(byte, b'>' | b'&' | 0))?,
        };
        let value = self.text.try_subtendril(u32::try_from(self.at).ok()?, u32::try_from(length).ok()?).ok()?;
        self.at += length + usize::from(quote.is_some());
        let is_value = quote.is_some() || length > 0 && self.byte()? != b'&';
        let ends = is_space(self.byte()?) || matches!(self.byte()?, b'/' | b'>');
        (is_value && ends).then_some(value)
    }

    /// A name in lower case.
    fn name(&mut self, is_plain: impl Fn(u8) -> bool) -> Option<LocalName> {
        let rest = &self.text[self.at..];
        let length = rest.bytes().position(|byte| !is_plain(byte)).filter(|length| *length > 0)?;
        let name = &rest[..length];
        self.at += length;
        Some(match name.bytes().any(|byte| byte.is_ascii_uppercase()) {
            true => LocalName::from(name.to_ascii_lowercase()),
            false => LocalName::from(name),
        })
    }

    /// Whether there is space, which is passed over.
    fn skip_space(&mut self) -> bool {
        let rest = &self.bytes[self.at..];
        let length = rest.iter().position(|&byte| !is_space(byte)).unwrap_or(rest.len());
        self.at += length;
        length > 0
    }

    fn byte(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b'\t' | b'\n' | b'\x0c' | b' ')
}

/// Whether the text behind a tag of this name is, or may be, no HTML.
fn changes_the_text(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("script")
            | local_name!("style")
            | local_name!("title")
            | local_name!("textarea")
            | local_name!("xmp")
            | local_name!("iframe")
            | local_name!("noembed")
            | local_name!("noframes")
            | local_name!("noscript")
            | local_name!("plaintext")
    )
}

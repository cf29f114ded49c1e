//! What stands for itself in a page, and can be taken before the parser reads it letter by letter: text up to the next tag,
//! scripts and style sheets up to their end. Tags: `tags`.

use html5ever::LocalName;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use memchr::{memchr2_iter, memchr3};

/// Takes the text with which a page goes on, up to the next tag or entity.
pub(super) fn text(rest: &mut StrTendril) -> Option<StrTendril> {
    taken(rest, memchr3(b'<', b'&', 0, rest.as_bytes())?)
}

/// Takes a script or a style sheet up to its end tag, where its bytes stand for themselves.
pub(super) fn raw_text(rest: &mut StrTendril, kind: RawKind, name: &LocalName) -> Option<StrTendril> {
    let is_script = match kind {
        RawKind::ScriptData => true,
        RawKind::Rawtext => false,
        _ => return None,
    };
    let bytes = rest.as_bytes();
    for at in memchr2_iter(b'<', 0, bytes) {
        let here = &bytes[at..];
        // Behind such a mark an end tag may be none.
        if here[0] == 0 || is_script && here.starts_with(b"<!--") {
            return None;
        }
        if is_end_tag(here, name.as_bytes()) {
            return taken(rest, at);
        }
    }
    None
}

/// Takes the first bytes of a text out of it; nothing where there are none to take.
fn taken(rest: &mut StrTendril, length: usize) -> Option<StrTendril> {
    let length = u32::try_from(length).ok().filter(|length| *length > 0)?;
    let first = rest.subtendril(0, length);
    rest.pop_front(length);
    Some(first)
}

fn is_end_tag(bytes: &[u8], name: &[u8]) -> bool {
    let Some((own, rest)) = bytes.strip_prefix(b"</").and_then(|bytes| bytes.split_at_checked(name.len())) else {
        return false;
    };
    own.eq_ignore_ascii_case(name) && matches!(rest.first(), Some(b'\t' | b'\n' | b'\x0c' | b' ' | b'/' | b'>'))
}

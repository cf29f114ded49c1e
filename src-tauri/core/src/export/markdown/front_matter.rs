//! YAML that every YAML parser reads alike: each text in double quotes, lists one item a line, nothing nested, so that
//! Obsidian shows it as properties. No time of export: the same dossier gives the same bytes.

use super::outlet_names;
use crate::model::{Bundle, BundleClip};
use std::collections::BTreeMap;

pub(super) fn front_matter(bundle: &Bundle, clips: &[&BundleClip]) -> String {
    let mut days: Vec<&str> = clips.iter().filter_map(|clip| Some(clip.article.published.as_ref()?.day())).collect();
    days.sort_unstable();
    let mut lines = vec!["---".to_owned(), format!("title: {}", quoted(&bundle.title))];
    if let (Some(first), Some(last)) = (days.first(), days.last()) {
        lines.push(format!("published_from: {}", quoted(first)));
        lines.push(format!("published_to: {}", quoted(last)));
    }
    lines.push(format!("clips: {}", clips.len()));
    lines.push(list("outlets", clips.iter().flat_map(|clip| outlet_names(&clip.article))));
    let of_passages =
        |clip: &BundleClip| clip.annotations.iter().flat_map(|passage| passage.tags.clone()).collect::<Vec<_>>();
    lines.push(list("tags", clips.iter().flat_map(|clip| [clip.tags.clone(), of_passages(clip)].concat())));
    lines.push("---".to_owned());
    lines.join("\n")
}

/// Each value once, in alphabetical order.
fn list(name: &str, values: impl Iterator<Item = String>) -> String {
    let values: BTreeMap<String, String> = values.map(|value| (value.to_lowercase(), value)).collect();
    if values.is_empty() {
        return format!("{name}: []");
    }
    let items: Vec<String> = values.values().map(|value| format!("\n  - {}", quoted(value))).collect();
    format!("{name}:{}", items.concat())
}

/// A double-quoted scalar (YAML 1.2, section 7.3.1) on one line.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => {
                out.push_str(&format!("\\u{:04X}", letter as u32))
            }
            _ if letter.is_control() => out.push_str(&format!("\\x{:02X}", letter as u32)),
            _ => out.push(letter),
        }
    }
    out.push('"');
    out
}

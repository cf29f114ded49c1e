//! The foot of an article: under its last paragraph stand names and dates, and labels of what was cut below them, which
//! are no text.

use super::blocks::Piece;
use crate::extract::{byline, dates};

/// Letters of such a line.
const LONGEST: usize = 80;
/// Letters beside the date in a line that is there for the date.
const BESIDE_A_DATE: usize = 30;
/// Lines that the foot has at most.
const LINES: usize = 3;

/// Turns such lines into cuts.
pub(super) fn cut(mut pieces: Vec<Piece>, language: Option<&str>) -> Vec<Piece> {
    let (mut lines, mut over_a_cut) = (0, false);
    for at in (0..pieces.len()).rev() {
        let line = match &pieces[at] {
            Piece::Cut { .. } => {
                over_a_cut = true;
                continue;
            }
            piece => piece.paragraph(LONGEST),
        };
        let Some((text, reason)) = line.and_then(|text| why(&text, over_a_cut, language).map(|why| (text, why))) else {
            break;
        };
        pieces[at] = Piece::Cut { text, reason };
        lines += 1;
        if lines == LINES {
            break;
        }
    }
    pieces
}

fn why(line: &str, over_a_cut: bool, language: Option<&str>) -> Option<&'static str> {
    // Thai, Lao, Burmese and Khmer end their sentences without a mark.
    let may_end_one =
        |letter: char| matches!(letter, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}');
    let ends_a_label = |letter: char| letter.is_alphanumeric() && !may_end_one(letter) || matches!(letter, ':' | '：');
    if byline::introduction(line).and_then(byline::read).is_some() {
        Some("byline")
    } else if dates::is_line_for_a_date(line, language, BESIDE_A_DATE) {
        Some("date")
    } else {
        (over_a_cut && line.ends_with(ends_a_label)).then_some("label over nothing")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Block;

    #[test]
    fn names_dates_and_labels_of_what_was_cut_are_none_of_the_text() {
        let last = "The ferry sails again on Monday, the harbour office said.";
        for (foot, kept, why) in [
            ("Written by Anna Levin", 0, "a name"),
            ("Written by Anna Levin/Updated 5 March 2021", 0, "a name and a date"),
            ("Last updated on 5 March 2021/cut", 0, "a date over a cut"),
            ("More about the harbour:/cut", 0, "a label of what was cut"),
            ("Harbour series/cut/Read this too:/cut", 0, "two of them"),
            ("More about the harbour", 1, "nothing was cut under it"),
            ("It sails on 5 March 2021, whatever the weather may be, the office said.", 1, "a sentence"),
            ("It sails at noon./cut", 1, "a short sentence over a cut"),
            ("เรือข้ามฟากออกเดินทางอีกครั้งแล้ว/cut", 1, "a sentence in Thai"),
        ] {
            let piece = |text: &str| match text {
                "cut" => Piece::Cut { text: "x".into(), reason: "related links" },
                text => Piece::Block(Block::paragraph(text)),
            };
            let pieces = [last].into_iter().chain(foot.split('/')).map(piece).collect();
            let left = cut(pieces, Some("en")).into_iter().filter(|piece| matches!(piece, Piece::Block(_))).count();
            assert_eq!(left, 1 + kept, "{foot}: {why}");
        }
    }
}

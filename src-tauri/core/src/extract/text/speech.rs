//! Speech behind dashes, as Russian, French, Spanish and Polish print it: "— We did not know, — said the mayor." The dash is
//! no bullet.

use std::collections::HashSet;

const DASHES: [char; 4] = ['—', '–', '―', '-'];

/// The places of the lines that are speech. Lines behind dashes that follow each other are speech or a list together: speech is
/// of whole sentences, of which one asks and another answers, or one goes on behind a dash with who says it.
pub(super) fn find(lines: &[&str]) -> HashSet<usize> {
    let mut spoken = HashSet::new();
    let mut run: Vec<(usize, &str)> = Vec::new();
    for (at, line) in lines.iter().enumerate().map(|(at, line)| (at, line.trim())).filter(|(_, line)| !line.is_empty())
    {
        match behind_dash(line) {
            Some(_) => run.push((at, line)),
            None => close(&mut run, &mut spoken),
        }
    }
    close(&mut run, &mut spoken);
    spoken
}

fn close(run: &mut Vec<(usize, &str)>, spoken: &mut HashSet<usize>) {
    let ends = |text: &str| text.ends_with(['.', '?', '!', '…', '»', '”', '"', ':']);
    let begins = |text: &str| text.starts_with(|letter: char| !letter.is_lowercase());
    let whole = run.iter().filter_map(|(_, line)| behind_dash(line)).all(|text| begins(text) && ends(text));
    let asks = run.iter().filter(|(_, line)| line.ends_with('?')).count();
    // A list may be one of questions; a hyphen stands before anything.
    let answered = asks > 0 && (asks < run.len() || asks == 1) && !run[0].1.starts_with('-');
    if whole && (answered || run.iter().any(|(_, line)| names_speaker(line))) {
        spoken.extend(run.iter().map(|(at, _)| *at));
    }
    run.clear();
}

fn behind_dash(line: &str) -> Option<&str> {
    let rest = line.strip_prefix(DASHES).filter(|rest| rest.starts_with(char::is_whitespace))?.trim_start();
    rest.starts_with(|letter: char| !letter.is_numeric()).then_some(rest)
}

/// "We did not know, — said the mayor".
fn names_speaker(line: &str) -> bool {
    [", — ", "! — ", "? — ", "… — ", ", – ", "! – ", "? – ", ", - "].iter().any(|dash| line.contains(dash))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speech_is_told_from_lists() {
        for (lines, expected, why) in [
            (&["— Вы знали?", "", "— Нет, — сказал мэр.", "Text."][..], &[0, 2][..], "a question, and who answers"),
            (&["— Pourquoi ?", "— Parce que les fissures s’élargissent."], &[0, 1], "an answer"),
            (&["Text.", "- Город, — сказал он."], &[1], "a hyphen, and who says it"),
            (&["— Кто заплатит?"], &[0], "a question alone"),
            (&["— The council votes on Monday.", "— The mayor votes on Tuesday."], &[], "a list of sentences"),
            (&["– What does it cost?", "– Who pays?"], &[], "a list of questions"),
            (&["- What does it cost?", "- It is free."], &[], "behind hyphens"),
            (&["— хлеб;", "— соль."], &[], "a list of words"),
            (&["— Хлеб", "— Соль?"], &[], "no whole sentences"),
        ] {
            let mut found: Vec<usize> = find(lines).into_iter().collect();
            found.sort_unstable();
            assert_eq!(found, expected, "{why}");
        }
    }
}

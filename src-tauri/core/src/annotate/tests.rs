use super::*;

const TEXT: &str =
    "Minsk and Moscow signed. 𝕏 said so.\n\nנשיא בלארוס אמר כך.\n\nMinsk and Moscow signed. Nobody said so.";

#[test]
fn what_is_described_is_found_again() {
    let letters = TEXT.chars().count();
    for (start, end) in [(0, 5), (25, 26), (37, 48), (22, 41), (58, 63), (0, letters), (letters - 1, letters)] {
        let selectors = describe(TEXT, start..end).expect("within the text");
        assert_eq!(selectors.quote.chars().count(), end - start, "the quote is as long as the range, in code points");
        assert_eq!(anchor(TEXT, &selectors), Some(start..end), "“{}” is where it was", selectors.quote);
    }
}

#[test]
fn a_range_outside_the_text_is_none() {
    for (start, end) in [(3, 3), (5, 2), (0, 10_000), (10_000, 10_001)] {
        assert_eq!(describe(TEXT, start..end), None, "{start}..{end} is no passage");
    }
}

#[test]
fn a_passage_is_placed_in_another_text_only_where_that_is_certain() {
    let describe = |start: usize, end: usize| describe(TEXT, start..end).expect("within the text");
    let hebrew = describe(37, 48);
    let second_minsk = describe(58, 63);
    let second_said = describe(90, 94);
    for (selectors, text, expected, reason) in [
        (&hebrew, "חדש. נשיא בלארוס אמר", Some(5..16), "the only place of the quote"),
        (&hebrew, "נשיא  בלארוס", Some(0..12), "only the white space changed"),
        (&hebrew, "נשיא רוסיה אמר", None, "the quote is gone"),
        (&second_minsk, "Minsk and Moscow signed.", Some(0..5), "one place is left"),
        (&second_minsk, &format!("Update. {TEXT}"), Some(66..71), "its context fits there and not at the other place"),
        (&second_minsk, "Minsk slept. Minsk woke.", None, "two places, and the context fits neither"),
        (&second_said, "𝕏 said so. Nobody said so.", None, "too little of the context is left to be certain"),
    ] {
        assert_eq!(anchor(text, selectors), expected, "{reason}");
    }
    let empty = Selectors { quote: String::new(), ..hebrew };
    assert_eq!(anchor(TEXT, &empty), None, "an empty quote is nowhere");
}

#[test]
fn the_position_alone_is_not_believed() {
    let text = "aaaa so it is. bbbb so it is. cccc";
    let selectors = describe(text, 20..28).expect("within the text");
    let moved = "bbbb so it is. aaaa so it is. cccc";
    assert_ne!(anchor(moved, &selectors), Some(20..28), "the words before it are others now");
}

#[test]
fn white_space_in_a_quote_matches_any() {
    for (quote, places) in [
        ("Moscow signed.", &[(10, 24), (68, 82)][..]),
        (" so.   נשיא\nבלארוס ", &[(32, 48)][..]),
        ("𝕏 said", &[(25, 31)][..]),
        ("Warsaw", &[][..]),
        ("Mosc ow", &[][..]),
        ("  ", &[][..]),
    ] {
        let found: Vec<(usize, usize)> = find_quote(TEXT, quote).iter().map(|range| (range.start, range.end)).collect();
        assert_eq!(found, places, "“{quote}”");
    }
}

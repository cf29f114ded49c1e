//! Chinese is written in traditional and in simplified characters: 國 and 国 are looked for as one. Character by character,
//! as Unicode CLDR's transform from Hant to Hans has it; a simplified character may stand for several traditional ones.

use std::collections::HashMap;
use std::sync::LazyLock;

/// The simplified character; itself where it has none.
pub(super) fn simplified(letter: char) -> char {
    if ('\u{4e00}'..='\u{9fff}').contains(&letter) {
        SIMPLIFIED.get(&letter).copied().unwrap_or(letter)
    } else {
        letter
    }
}

static SIMPLIFIED: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    let pair = |pair: &str| {
        let mut both = pair.chars();
        Some((both.next()?, both.next()?))
    };
    include_str!("simplified.txt").split_whitespace().filter_map(pair).collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_traditional_character_leads_to_one_that_leads_no_further() {
        assert_eq!("國務院機場發髮".chars().map(simplified).collect::<String>(), "国务院机场发发");
        assert_eq!("京都开会，。ア".chars().map(simplified).collect::<String>(), "京都开会，。ア", "all others stay");
        let further = SIMPLIFIED.iter().find(|(_, simple)| SIMPLIFIED.contains_key(simple));
        assert_eq!(further, None, "or the two would not meet");
    }
}

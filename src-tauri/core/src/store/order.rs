//! Fractional keys: texts between any two of which there is room for another, so that moving one row changes one row
//! (and two computers that move different rows do not disturb each other). Digits in base 62 that sort as text; what is
//! added at the end counts up in six digits, what goes between two gets more digits.

const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const WIDTH: usize = 6;
const FIRST: &str = "U00000";

/// A key behind `last`, the greatest there is.
pub(super) fn after(last: Option<&str>) -> String {
    let Some(last) = last else { return FIRST.to_owned() };
    let mut digits: Vec<usize> = last.bytes().map(value).chain(std::iter::repeat(0)).take(WIDTH).collect();
    for digit in digits.iter_mut().rev() {
        if *digit < 61 {
            *digit += 1;
            return digits.iter().map(|digit| DIGITS[*digit] as char).collect();
        }
        *digit = 0;
    }
    between(last, None)
}

/// A key for what stands between two neighbours, either of which may be missing.
pub(super) fn amid(low: Option<&str>, high: Option<&str>) -> String {
    match (low, high) {
        (last, None) => after(last),
        (low, high) => between(low.unwrap_or_default(), high),
    }
}

/// A key between two others; behind `low` where there is no `high`.
fn between(low: &str, high: Option<&str>) -> String {
    let (low, high) = (low.as_bytes(), high.map(str::as_bytes));
    let mut key = String::new();
    let mut bounded = high;
    for at in 0.. {
        let from = low.get(at).map_or(0, |digit| value(*digit));
        let to = bounded.map_or(62, |high| high.get(at).map_or(0, |digit| value(*digit)));
        if to > from + 1 {
            key.push(DIGITS[(from + to) / 2] as char);
            break;
        }
        key.push(DIGITS[from] as char);
        if to > from {
            // From here on every digit keeps the key below `high`.
            bounded = None;
        }
        if bounded.is_some_and(|high| at >= high.len()) && at >= low.len() {
            // Two equal keys, which we never write: stay behind the first.
            bounded = None;
        }
    }
    key
}

fn value(digit: u8) -> usize {
    DIGITS.iter().position(|known| *known == digit).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_always_room() {
        let mut keys = vec![after(None)];
        let mut pick = 7usize;
        for round in 0..2000 {
            pick = pick.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            let at = (pick >> 33) % (keys.len() + 1);
            let key = amid(at.checked_sub(1).map(|low| keys[low].as_str()), keys.get(at).map(String::as_str));
            keys.insert(at, key);
            assert!(
                keys.is_sorted() && keys.windows(2).all(|two| two[0] < two[1]),
                "in order after round {round}: {keys:?}"
            );
        }
    }

    #[test]
    fn a_long_list_keeps_short_keys() {
        let mut last = after(None);
        for _ in 0..100_000 {
            let next = after(Some(&last));
            assert!(next > last, "{next} comes after {last}");
            last = next;
        }
        assert_eq!(last.len(), WIDTH, "adding at the end does not lengthen the keys");
    }

    #[test]
    fn the_same_gap_can_be_halved_many_times() {
        let (low, mut high) = (after(None), after(Some(FIRST)));
        for _ in 0..500 {
            let key = between(&low, Some(&high));
            assert!(low < key && key < high, "{low} < {key} < {high}");
            high = key;
        }
    }
}

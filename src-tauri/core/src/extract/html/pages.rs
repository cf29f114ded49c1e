//! Whole pages of outlets in five languages, some in the character sets of their time, against what a careful reader takes
//! from them: `tests/fixtures/html`.

use crate::extract::text::pages::{check_all, folder};

#[test]
fn pages_read_as_a_careful_reader_would() {
    let (wrong, pages) = check_all(&folder("html"));
    assert!(pages >= 15, "only {pages} pages were found");
    assert!(wrong.is_empty(), "{} things are read wrongly:\n{}", wrong.len(), wrong.join("\n"));
}

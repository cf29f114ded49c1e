//! Names and days between the headline and the first paragraph.

use super::{PROSE, PROSE_AFTER, page};

#[test]
fn a_line_for_the_date_is_no_text_in_any_form() {
    for (line, kept, why) in [
        ("<p>05/03/2024</p>", false, "a day that reads in two ways"),
        ("<div>12.5.23</div>", false, "a year of two digits"),
        ("<p>Published 05/03/2024 10:14</p>", false, "with the hour"),
        ("<time>11 August 2020, 09:15</time> <span>Updated at 12:40</span>", false, "two elements that no block holds"),
        (
            "<span>|</span><span>Guest columnist</span><span>Nov. 9, 2022, 6:03 a.m. ET</span>",
            false,
            "a role and a day, without a block",
        ),
        ("<div>No. 123456 | Published: today at 07:30 | 5 June 2021</div>", false, "between bars"),
        ("<p>Version 1.2.3</p>", true, "no day"),
        ("<p>It has sailed since 05/03/2024 without a single day of rest.</p>", true, "a sentence"),
        ("<b>The ferry</b> sails since <i>noon</i>.", true, "words that no block holds"),
    ] {
        let text =
            page(&format!("<article><h1>Ferry runs again</h1>{line}{PROSE}{PROSE_AFTER}</article>")).document.text();
        assert_eq!(text.matches("\n\n").count(), if kept { 3 } else { 2 }, "{why}: {line}: {text:?}");
    }
}

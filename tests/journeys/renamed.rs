//! The pages of the main job with other people, places, outlets, dates and headlines in them: what reads them knows the form
//! of such a page, and none of its words.

use super::desk::{Desk, root, sample, skip};
use super::main_job::assert_article;
use std::fs;
use std::path::{Path, PathBuf};

/// Each word of the page gives way to its neighbour, on the page and in what is expected of it.
const ELSEWHERE: &[(&str, &str)] = &[
    ("Alexander Lukashenko", "Gordana Ilić"),
    ("Lukashenko", "Ilić"),
    ("Vladimir Putin", "Emil Sørensen"),
    ("Putin", "Sørensen"),
    ("Belarus", "Montara"),
    ("Russia", "Norvania"),
    ("Minsk", "Port Ellery"),
    ("Moscow", "Havnstad"),
    ("Kremlin", "Residence"),
    ("Union State", "Coast Pact"),
    ("State Union", "Coast Pact"),
    ("NATO", "ASEAN"),
    ("Europe", "Oceania"),
    ("Walla! news", "Kystposten"),
    ("Walla! NEWS", "Kystposten"),
    ("walla", "kystposten"),
    ("Harbour! news", "Strait Gazette"),
    ("Harbour! NEWS", "Strait Gazette"),
    ("harbour", "strait gazette"),
    ("The Limited Times", "Meridian Digest"),
    ("The Open Courier", "Meridian Digest"),
    ("Meridian Press Agency", "dpa"),
    ("Reuters", "AFP"),
    ("Tuesday, 11 August 2020, 13:52", "Sunday, 3 March 2019, 09:07"),
    ("Tuesday, 11 August 2020, 12:20", "Sunday, 3 March 2019, 09:07"),
    ("Updated: 16:46", "Updated: 11:30"),
    ("Updated: 15:05", "Updated: 11:30"),
    ("2020-08-11T13:52", "2019-03-03T09:07"),
    ("2020-08-11T12:20", "2019-03-03T09:07"),
    ("2020-08-11T16:46", "2019-03-03T11:30"),
    ("2020-08-11T15:05", "2019-03-03T11:30"),
    ("2020-08-11", "2019-03-03"),
];

/// Headlines are as long or as short as they are.
const HEADLINES: &[&str] = &[
    "Three words only",
    "Will ferries stop?",
    "The minister, the treaty and the missing millions: how a small country on the coast came to owe its neighbour more than \
     it earns in a year",
    "\"We will not sign\": parliament rejects the pact by a single vote",
];

#[test]
fn the_sample_reads_the_same_with_other_names() {
    reads_the_same(&sample(), &root().join("tests/fixtures/sample/expected.json"));
}

#[test]
fn the_page_that_the_product_began_with_reads_the_same_with_other_names() {
    let Some(shared) = std::env::var_os("CUTTINGS_SHARED").map(PathBuf::from) else {
        return skip("CUTTINGS_SHARED does not name the folder with the first page");
    };
    reads_the_same(&shared.join("seed/limited-times-2020-08-11.txt"), &shared.join("seed/expected.json"));
}

fn reads_the_same(page: &Path, expected: &Path) {
    let (page, expected) = (elsewhere(page), elsewhere(expected));
    reads(&page, &expected);
    let parsed: serde_json::Value = serde_json::from_str(&expected).expect("JSON");
    for headline in HEADLINES {
        let mut page = page.clone();
        let mut expected = parsed.clone();
        for old in parsed["headline"].as_array().expect("a list") {
            page = page.replace(old.as_str().expect("a headline"), headline);
        }
        expected["headline"] = serde_json::json!([headline]);
        reads(&page, &expected.to_string());
    }
}

fn reads(page: &str, expected: &str) {
    let desk = Desk::new();
    let file = desk.path("page.txt");
    fs::write(&file, page).expect("writable");
    let article = desk.one(&["extract", file.to_str().expect("UTF-8")]);
    assert_article(&article, &serde_json::from_str(expected).expect("JSON"));
}

fn elsewhere(file: &Path) -> String {
    let text = fs::read_to_string(file).expect("readable");
    ELSEWHERE.iter().fold(text, |text, (here, there)| text.replace(here, there))
}

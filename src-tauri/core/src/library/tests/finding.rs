use super::*;
use crate::ErrorCode;

/// Four clips that differ in what can be asked for.
fn shelf() -> (Desk, Vec<ClipId>) {
    let desk = desk();
    let clips = vec![
        desk.keep(
            "https://a.example/1",
            "State union",
            "2020-08-11",
            &["Minsk and Moscow signed a <b>treaty</b> of the Union State."],
        ),
        desk.keep(
            "https://a.example/2",
            "Gas prices",
            "2020-09-01",
            &["The union of gas workers met; integration stalled."],
        ),
        desk.keep(
            "https://a.example/3",
            "Élections à Łódź",
            "2019-12-31",
            &["В Москве ждали ёлку. 在北京市开会。 Straße."],
        ),
        desk.keep("https://a.example/4", "Sport", "2021-01-05", &["Nobody integrated anything."]),
    ];
    (desk, clips)
}

#[test]
fn a_tag_on_a_passage_counts_for_its_clip() {
    let desk = desk();
    let [one, two] =
        [1, 2].map(|n| desk.keep(&format!("https://a.example/{n}"), &n.to_string(), "2020-01-01", &["Words."]));
    desk.annotate(one, 0, 5, Colour::Fact, None, &s(&["union", "oil"])).expect("marked");
    let passage = desk.annotate(two, 0, 5, Colour::Fact, None, &s(&["union"])).expect("marked");
    desk.tag(&[one], &s(&["oil"]), &[]).expect("tagged");
    let counts = || desk.tags().expect("counted").into_iter().map(|tag| (tag.name, tag.clips)).collect::<Vec<_>>();
    assert_eq!(counts(), [("oil".to_owned(), 1), ("union".to_owned(), 2)], "once a clip, on itself or on a passage");
    assert_eq!(desk.found("tag:union").len(), 2, "what is counted is found");
    desk.delete_annotation(passage.id).expect("deleted");
    assert_eq!(desk.found("tag:union"), ["1"], "a passage in the trash does not count");
}

#[test]
fn words_find_what_they_should_and_nothing_else() {
    let (desk, clips) = shelf();
    desk.tag(&clips[..2], &s(&["Belarus"]), &[]).expect("tagged");
    desk.note(clips[3], "A quiet résumé").expect("noted");
    desk.mark(&clips[1..2], Mark { read: Some(true), starred: Some(true) }).expect("marked");
    let dossier = desk.create_dossier("Russia–Belarus").expect("created");
    desk.add_to_dossier(dossier, &clips[..1], None).expect("added");
    desk.dossier_comment(dossier, clips[0], "a cornerstone").expect("commented");
    desk.annotate_quote(clips[0], "Union State", None, Colour::Fact, Some("which one, perhaps a federation?"), &[])
        .expect("marked");
    let (state, gas, poland, sport) = ("State union", "Gas prices", "Élections à Łódź", "Sport");
    for (query, expected) in [
        ("", vec![sport, gas, state, poland]),
        ("union", vec![state, gas]),
        ("unions", vec![state, gas]),
        ("state union", vec![state]),
        ("\"union state\"", vec![state]),
        ("\"moscow minsk\"", vec![]),
        ("\"treaties\"", vec![]),
        ("treaties", vec![state]),
        ("integrat*", vec![sport, gas]),
        ("integ*", vec![sport, gas]),
        ("minsk OR integration", vec![state, sport, gas]),
        ("union -workers", vec![state]),
        ("-union", vec![sport, poland]),
        ("ELECTIONS lodz", vec![poland]),
        ("strasse", vec![poland]),
        ("елку", vec![poland]),
        ("МОСКВЕ", vec![poland]),
        ("北京", vec![poland]),
        ("京北", vec![]),
        ("resume", vec![sport]),
        ("cornerstone", vec![state]),
        ("federation", vec![state]),
        ("courier -union", vec![sport, poland]),
        ("tag:BELARUS", vec![gas, state]),
        ("-tag:belarus", vec![sport, poland]),
        ("belarus", vec![state, gas]),
        ("outlet:courier", vec![sport, gas, state, poland]),
        ("outlet:\"northern courier\" sport", vec![sport]),
        ("outlet:other", vec![]),
        ("author:holm tag:belarus", vec![gas, state]),
        ("lang:en is:starred", vec![gas]),
        ("lang:he", vec![]),
        ("dossier:\"russia–belarus\"", vec![state]),
        ("-dossier:\"russia–belarus\"", vec![sport, gas, poland]),
        ("published:2020", vec![gas, state]),
        ("published:2020-08-11", vec![state]),
        ("published:2020-08-01..2020-08-31", vec![state]),
        ("published:2020-09..", vec![sport, gas]),
        ("after:2020-08-11", vec![sport, gas]),
        ("after:2020", vec![sport]),
        ("before:2020-09-01", vec![state, poland]),
        ("clipped:2019", vec![]),
        ("is:unread", vec![sport, state, poland]),
        ("is:annotated", vec![state]),
        ("is:unfiled", vec![sport, gas, poland]),
        ("is:failed", vec![]),
        ("is:trashed", vec![]),
        ("has:note", vec![sport, state]),
        ("tag:belarus OR sport", vec![sport, gas, state]),
    ] {
        let mut found = desk.found(query);
        let mut expected = s(&expected);
        if query.contains("union") || query.contains("OR") || query.contains('*') || query == "belarus" {
            // Ranked: the order is tested below.
            found.sort_unstable();
            expected.sort_unstable();
        }
        assert_eq!(found, expected, "“{query}”");
    }
}

#[test]
fn a_headline_weighs_more_than_the_margins_and_these_more_than_the_body() {
    let desk = desk();
    let filler = "Something else altogether was on the mind of the people in the square.";
    let body = desk.keep("https://a.example/1", "One", "2020-01-01", &["A pipeline was built.", filler]);
    desk.keep("https://a.example/2", "Pipeline", "2020-01-01", &["Nothing of note.", filler]);
    let tagged = desk.keep("https://a.example/3", "Three", "2020-01-01", &["Nothing of that either.", filler]);
    desk.tag(&[tagged], &s(&["pipeline"]), &[]).expect("tagged");
    desk.mark(&[body], Mark { read: Some(true), starred: None }).expect("marked");
    assert_eq!(desk.found("pipeline"), ["Pipeline", "Three", "One"], "headline, tag, body");
}

#[test]
fn a_headline_stands_before_a_body_however_often_that_holds_the_word() {
    let desk = desk();
    let often = "The pipeline, that pipeline, a second pipeline and pipelines. ".repeat(60);
    desk.keep("https://a.example/1", "Often", "2020-01-01", &[&often]);
    let long = "Nobody in the square said a word about it. ".repeat(200);
    desk.keep("https://a.example/2", "The pipeline reaches the coast", "2019-01-01", &[&long]);
    desk.keep("https://a.example/3", "Coasts and pipelines", "2019-01-01", &[&long]);
    assert_eq!(desk.found("pipeline")[2], "Often", "one word, in another form too");
    assert_eq!(desk.found("pipeline OR pipel*")[2], "Often", "as it is asked while a person types");
    assert_eq!(desk.found("\"the pipeline\""), ["The pipeline reaches the coast", "Often"], "a phrase");
    assert_eq!(desk.found("pipeline coast")[0..2].len(), 2, "both words");
    assert_eq!(desk.found("pipeline square").len(), 2, "where a headline holds not all, the rest of the clip counts");
}

#[test]
fn a_name_with_umlauts_is_found_in_two_letters_and_no_other_by_a_guess() {
    let desk = desk();
    let by = |number: usize, byline: &str, outlet: &str| {
        let clip = desk.keep(&format!("https://a.example/{number}"), byline, "2020-01-01", &["Words of the day."]);
        let correct = |field, value: &str| Correction { field, value: Some(value.to_owned()) };
        desk.edit(clip, &[correct(Field::Byline, byline), correct(Field::Publisher, outlet)]).expect("corrected");
    };
    by(1, "Jana Müller", "Süddeutsche Rundschau");
    by(2, "Tom Mueller", "Sueddeutsche Post");
    by(3, "Ann Muller", "Suddeutsche Nothing");
    by(4, "Søren Åkesson", "The Courier");
    let sorted = |query: &str| {
        let mut found = desk.found(query);
        found.sort();
        found
    };
    assert_eq!(sorted("author:mueller"), ["Jana Müller", "Tom Mueller"], "but not who is called Muller");
    assert_eq!(sorted("author:Müller"), ["Ann Muller", "Jana Müller", "Tom Mueller"], "accents do not count");
    assert_eq!(sorted("author:muller"), ["Ann Muller", "Jana Müller"], "what is typed is not read as two letters");
    assert_eq!(sorted("author:soeren"), ["Søren Åkesson"], "and other letters of the north");
    assert_eq!(sorted("outlet:sueddeutsche"), ["Jana Müller", "Tom Mueller"], "outlets too");
    assert_eq!(sorted("outlet:\"sueddeutsche rundschau\""), ["Jana Müller"]);
}

#[test]
fn a_snippet_shows_the_words_in_the_original_text() {
    let (desk, _) = shelf();
    let row = desk.list("treaties москва", Sort::Relevance, 0, 5).expect("a list");
    assert_eq!(row.total, 0, "no clip holds both");
    let row = desk.list("treaties", Sort::Relevance, 0, 5).expect("a list").rows.remove(0);
    let snippet = row.snippet.expect("a snippet");
    let marked: Vec<&str> =
        snippet.marks.iter().map(|(start, end)| slice(&snippet.text, *start as usize..*end as usize)).collect();
    assert_eq!(marked, ["treaty"], "another form of the word is marked as it stands");
}

#[test]
fn lists_come_in_pages_by_date_with_unknown_dates_last() {
    let (desk, clips) = shelf();
    desk.edit(clips[3], &[Correction { field: Field::Headline, value: Some("Undated".into()) }]).expect("edited");
    let Source::Html { html, .. } = page("https://a.example/5", "A fifth", "2020-01-01", &["Nobody knows when."])
    else {
        return;
    };
    let html = html.replace("2020-01-01T09:00:00Z", "");
    desk.clip(&Source::Html { html, url: None }, &ClipInto::default()).expect("clipped");
    let page = desk.list("", Sort::Published, 1, 2).expect("a page");
    assert_eq!(page.total, 5, "the total counts all pages");
    let days: Vec<_> =
        page.rows.iter().filter_map(|row| row.published.as_ref()).map(|date| date.day().to_owned()).collect();
    assert_eq!(days, ["2020-09-01", "2020-08-11"], "the second and third newest");
    let last = desk.list("", Sort::Published, 4, 2).expect("a page").rows.remove(0);
    assert_eq!(last.published, None, "an unknown date comes last");
    assert!(
        last.snippet.is_some_and(|snippet| !snippet.text.is_empty()),
        "without a search the snippet is the beginning"
    );
}

#[test]
fn corrections_show_in_lists_filters_and_sources_and_can_be_taken_back() {
    let (desk, clips) = shelf();
    let correct =
        |field, value: Option<&str>| desk.edit(clips[0], &[Correction { field, value: value.map(str::to_owned) }]);
    correct(Field::Publisher, Some("Walla! News")).expect("corrected");
    correct(Field::Published, Some("2018-05")).expect("corrected");
    assert_eq!(desk.found("outlet:walla published:2018"), ["State union"], "found by the corrected values");
    assert_eq!(desk.found("walla"), ["State union"], "as words too");
    let article = desk.show(clips[0]).expect("there").article;
    assert_eq!(article.sources[&Field::Publisher], Origin::Person, "the source is the person");
    assert_eq!(article.rivals[&Field::Publisher][0].value, "Northern Courier", "the page's value leads the rivals");
    let wrong = correct(Field::Published, Some("last week")).expect_err("no date");
    assert_eq!(wrong.code, ErrorCode::BadInput, "a date has forms");
    assert!(wrong.message.contains("2020-08-11"), "the message shows them: {wrong}");
    assert_eq!(
        correct(Field::Keywords, Some("x")).expect_err("not editable").code,
        ErrorCode::BadInput,
        "not every field"
    );
    correct(Field::Publisher, None).expect("taken back");
    assert!(desk.found("walla").is_empty(), "and the page's own value is back");
    assert_eq!(desk.found("outlet:courier published:2018"), ["State union"], "the other correction stays");
}

#[test]
fn a_clip_is_named_by_its_id_a_beginning_or_an_ending() {
    let (desk, clips) = shelf();
    let id = clips[2].to_string();
    for name in [&id, &id.to_uppercase(), &id[28..], &id[..35]] {
        assert_eq!(desk.find_clip(name).expect("found"), clips[2], "“{name}” names it");
    }
    assert_eq!(
        desk.find_clip(&id[..2]).expect_err("all begin so").code,
        ErrorCode::Ambiguous,
        "a beginning of several"
    );
    // An ending that is too short must not be a beginning by chance.
    let ending = if id.ends_with("01") { "zz" } else { &id[34..] };
    for name in ["", "zzzz", "%", ending, "ffffffff-0000"] {
        assert_eq!(desk.find_clip(name).expect_err("none").code, ErrorCode::NotFound, "“{name}” names none");
    }
    assert_eq!(
        desk.trash(&[clips[0], ClipId::fresh()]).expect_err("one is unknown").code,
        ErrorCode::NotFound,
        "all must be there"
    );
    assert_eq!(desk.overview().expect("counts").trashed, 0, "or nothing is done");
}

#[test]
fn the_sidebar_counts_what_the_lists_show() {
    let (desk, clips) = shelf();
    desk.trash(&clips[..1]).expect("trashed");
    desk.mark(&clips[..2], Mark { read: Some(true), starred: Some(true) }).expect("marked");
    let dossier = desk.create_dossier("D").expect("created");
    desk.add_to_dossier(dossier, &clips[1..3], None).expect("added");
    let counts = desk.overview().expect("counts");
    let total = |query: &str| desk.list(query, Sort::Published, 0, 0).expect("a count").total;
    assert_eq!((counts.all, counts.unread), (total(""), total("is:unread")), "all, unread");
    assert_eq!((counts.unfiled, counts.starred), (total("is:unfiled"), total("is:starred")), "unfiled, starred");
    assert_eq!((counts.failed, counts.trashed), (total("is:failed"), total("is:trashed")), "failed, trashed");
    assert_eq!(
        (counts.all, counts.trashed, counts.starred, counts.unfiled),
        (3, 1, 1, 1),
        "the trash counts only as trash"
    );
    assert_eq!(counts.outlets.iter().map(|outlet| outlet.clips).collect::<Vec<_>>(), [3], "outlets outside the trash");
    assert!(counts.undo.undo.is_some_and(|label| label.contains("2 clips")), "and what undo would do");
}

#[test]
fn a_name_that_nothing_has_is_said_with_those_near_it() {
    let desk = desk();
    let clip = desk.keep("https://a.example/1", "One", "2020-01-01", &["Minsk and Moscow."]);
    desk.tag(&[clip], &s(&["Belarus", "oil"]), &[]).expect("tagged");
    desk.create_dossier("Russia–Belarus integration").expect("made");
    let unknown = |query: &str| desk.list(query, Sort::Published, 0, 50).expect("listed").unknown;
    let near = |query: &str| match &unknown(query)[..] {
        [UnknownName { of, name, near }] => (*of, name.clone(), near.clone()),
        other => panic!("“{query}”: {other:?}"),
    };
    let expected = |of, name: &str, names: &[&str]| (of, name.to_owned(), s(names));
    assert_eq!(near("tag:Bealrus"), expected(NameOf::Tag, "Bealrus", &["Belarus"]), "a slip");
    assert_eq!(near("tag:xyz Minsk"), expected(NameOf::Tag, "xyz", &[]), "nothing like it");
    assert_eq!(
        near("outlet:courrier"),
        expected(NameOf::Outlet, "courrier", &["Northern Courier"]),
        "a word of a name"
    );
    assert_eq!(near("outlet:\"northen courier\""), expected(NameOf::Outlet, "northen courier", &["Northern Courier"]));
    assert_eq!(near("author:hol"), expected(NameOf::Author, "hol", &["Vera Holm"]), "half a name");
    assert_eq!(near("author:hom"), expected(NameOf::Author, "hom", &[]), "one letter of three makes another name");
    assert_eq!(near("lang:english"), expected(NameOf::Language, "english", &["en"]), "begins with the code");
    assert_eq!(
        near("dossier:integration"),
        expected(NameOf::Dossier, "integration", &["Russia–Belarus integration"]),
        "a word of the title"
    );
    assert_eq!(unknown("tag:oil -tag:oil"), [], "known, though nothing is found");
    assert_eq!(unknown("dossier:\"russia–belarus integration\""), [], "known and empty");
    assert_eq!(unknown("tag:Bealrus OR Minsk"), [], "something was found");
}

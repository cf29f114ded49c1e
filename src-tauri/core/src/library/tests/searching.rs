//! Around a search: where a result was found, what the results have in common, searches that are kept.

use super::*;
use crate::ErrorCode;

fn parts(desk: &Desk, query: &str) -> Vec<Part> {
    let mut page = desk.list(query, Sort::Relevance, 0, 50).expect("a search");
    assert_eq!(page.rows.len(), 1, "“{query}” finds the one clip");
    page.rows.remove(0).found_in
}

#[test]
fn a_result_says_where_it_was_found() {
    let desk = desk();
    let html = "<!DOCTYPE html><html lang=\"en\"><head><title>Harbour closed</title><meta name=\"author\" content=\"Vera Holm\">\
        <meta property=\"og:site_name\" content=\"Northern Courier\"></head><body><article><h1>Harbour closed</h1>\
        <p>The harbour of the capital was closed for the whole of the winter after the storm had broken the outer pier.</p>\
        <figure><img src=\"/pier.jpg\" alt=\"\"><figcaption>Fishermen beside a lighthouse</figcaption></figure>\
        <p>Ships were sent to other ports along the coast, the ministry said on Tuesday in a short statement.</p></article></body></html>";
    let source = Source::Html { html: html.into(), url: Some("https://a.example/harbour".into()) };
    let clip = desk.clip(&source, &ClipInto::default()).expect("clipped").id.expect("an id");
    desk.tag(&[clip], &s(&["maritime"]), &[]).expect("tagged");
    desk.note(clip, "Ask the insurers").expect("noted");
    desk.annotate_quote(clip, "outer pier", None, Colour::Fact, Some("which engineers?"), &s(&["damage"]))
        .expect("marked");
    let dossier = desk.create_dossier("Coast").expect("created");
    desk.add_to_dossier(dossier, &[clip], None).expect("added");
    desk.dossier_comment(dossier, clip, "the opening piece").expect("commented");
    for (query, expected) in [
        ("harbour", vec![Part::Headline, Part::Text]),
        ("ministry", vec![Part::Text]),
        ("lighthouse", vec![Part::Caption]),
        ("holm", vec![Part::Byline]),
        ("courier", vec![Part::Outlet]),
        ("insurer", vec![Part::Note]),
        ("engineers", vec![Part::Note]),
        ("pier", vec![Part::Text, Part::Quote]),
        ("maritime", vec![Part::Tag]),
        ("damage", vec![Part::Tag]),
        ("opening", vec![Part::Comment]),
        ("ministry insurers", vec![Part::Text, Part::Note]),
        ("tag:maritime", vec![]),
    ] {
        assert_eq!(parts(&desk, query), expected, "“{query}”");
        // Captions and passages are in the text of the open clip.
        let in_clip = |part: &Part| if matches!(part, Part::Caption | Part::Quote) { Part::Text } else { *part };
        let mut expected: Vec<Part> = expected.iter().map(in_clip).collect();
        expected.dedup();
        let mut found: Vec<Part> =
            desk.find_in(clip, query).expect("its places").into_iter().map(|found| found.part).collect();
        found.sort();
        assert_eq!(found, expected, "“{query}” in the open clip");
    }
    let comment = desk.find_in(clip, "opening").expect("its places").remove(0);
    assert_eq!(comment.dossier.map(|dossier| dossier.id), Some(dossier), "and in which dossier a comment is");
    let row = desk.list("insurers", Sort::Relevance, 0, 50).expect("a search").rows.remove(0);
    assert_eq!(
        row.snippet.expect("a snippet").text,
        "Ask the insurers",
        "the snippet is of the part that holds the word"
    );
    desk.undo().expect("undone");
    assert!(desk.found("opening").is_empty(), "what is undone is no longer found");
}

#[test]
fn facets_count_what_was_found_and_narrow_to_it() {
    let desk = desk();
    let long = "The union of the two states was debated for hours.";
    let clips: Vec<ClipId> =
        [("2020-08-11", "one"), ("2020-08-12", "two"), ("2020-09-01", "three"), ("2021-01-01", "four")]
            .iter()
            .map(|(day, name)| desk.keep(&format!("https://a.example/{name}"), name, day, &[long, name]))
            .collect();
    desk.tag(&clips[..3], &s(&["oil and gas"]), &[]).expect("tagged");
    desk.tag(&clips[..1], &s(&["Belarus"]), &[]).expect("tagged");
    let dossier = desk.create_dossier("The \"union\" 2020").expect("created");
    desk.add_to_dossier(dossier, &clips[1..], None).expect("added");
    desk.trash(&clips[3..]).expect("trashed");
    let facets = desk.facets("union").expect("facets");
    let plain = |facets: &[Facet]| facets.iter().map(|f| (f.value.clone(), f.clips)).collect::<Vec<_>>();
    assert_eq!(facets.total, 3, "without the trash");
    assert_eq!(plain(&facets.tags), [("oil and gas".into(), 3), ("Belarus".into(), 1)], "the most frequent first");
    assert_eq!(plain(&facets.outlets), [("Northern Courier".into(), 3)], "by their own names");
    assert_eq!(plain(&facets.months), [("2020-08".into(), 2), ("2020-09".into(), 1)], "months by time");
    assert_eq!(plain(&facets.languages), [("en".into(), 3)], "languages");
    assert_eq!(plain(&facets.dossiers), [("The \"union\" 2020".into(), 2)], "dossiers");
    for facet in
        facets.tags.iter().chain(&facets.outlets).chain(&facets.months).chain(&facets.languages).chain(&facets.dossiers)
    {
        let narrowed = desk.list(&format!("union {}", facet.query), Sort::Relevance, 0, 0).expect("a search");
        assert_eq!(narrowed.total, facet.clips, "`{}` narrows to what it counts", facet.query);
    }
    assert_eq!(desk.facets("zeppelin").expect("facets"), Facets::default(), "nothing has nothing in common");
}

#[test]
fn authors_are_offered_by_the_beginning_of_a_name_the_most_frequent_first() {
    let desk = desk();
    let clips: Vec<ClipId> = ["Łucja Holm and Jan Berg", "Jan Berg", "Åsa Bergström", "Reuters", "王小明"]
        .iter()
        .enumerate()
        .map(|(number, byline)| {
            let clip =
                desk.keep(&format!("https://a.example/{number}"), &number.to_string(), "2020-08-11", &["Words."]);
            let byline = Correction { field: Field::Byline, value: Some((*byline).to_owned()) };
            desk.edit(clip, &[byline]).expect("corrected");
            clip
        })
        .collect();
    let offered = |begun: &str| {
        let authors = desk.authors(begun, 8).expect("authors");
        for author in &authors {
            assert_eq!(
                desk.found(&author.query).len(),
                author.clips as usize,
                "`{}` finds what is counted",
                author.query
            );
        }
        authors.into_iter().map(|author| (author.value, author.clips)).collect::<Vec<_>>()
    };
    let named = |name: &str, clips| (name.to_owned(), clips);
    assert_eq!(offered("").len(), 5, "each person once");
    assert_eq!(offered("berg"), [named("Jan Berg", 2), named("Åsa Bergström", 1)], "by any word of the name");
    assert_eq!(offered("lucja h"), [named("Łucja Holm", 1)], "whatever the accents");
    assert_eq!(offered("bergstroem"), [named("Åsa Bergström", 1)], "in two letters");
    assert_eq!(offered("王小"), [named("王小明", 1)]);
    assert_eq!(offered("erg"), [], "not in the middle of a word");
    assert_eq!(desk.authors("", 2).expect("authors").len(), 2, "no more than are asked for");
    desk.trash(&clips[1..2]).expect("trashed");
    assert_eq!(offered("jan"), [named("Jan Berg", 1)], "the trash does not count");
}

#[test]
fn every_value_is_counted_however_many_there_are() {
    let desk = desk();
    let clip = desk.keep("https://a.example/1", "One", "2020-08-11", &["The harbour."]);
    let tags: Vec<String> = (0..60).map(|number| format!("subject {number}")).collect();
    desk.tag(&[clip], &tags, &[]).expect("tagged");
    assert_eq!(desk.facets("harbour").expect("facets").tags.len(), 60, "none is left out");
}

#[test]
fn a_search_is_kept_under_a_name_and_undone_like_all_else() {
    let desk = desk();
    desk.save_search("  Union  talks ", "union tag:belarus").expect("saved");
    let names = || desk.searches().expect("searches").into_iter().map(|it| (it.name, it.query)).collect::<Vec<_>>();
    assert_eq!(names(), [("Union talks".into(), "union tag:belarus".into())], "its name in one line");
    desk.save_search("UNION TALKS", "union").expect("saved again");
    assert_eq!(names(), [("Union talks".into(), "union".into())], "the same name is the same search");
    desk.rename_search("union talks", "Talks").expect("renamed");
    desk.delete_search("talks").expect("deleted");
    assert!(names().is_empty(), "deleted");
    assert_eq!(desk.undo().expect("undone").label, "search deleted", "with a label for people");
    assert_eq!(names(), [("Talks".into(), "union".into())], "and back again");
    for (name, query, code) in
        [("x", "is:green", ErrorCode::BadQuery), ("x", "  ", ErrorCode::BadQuery), ("  ", "union", ErrorCode::BadInput)]
    {
        assert_eq!(desk.save_search(name, query).expect_err("refused").code, code, "“{name}” for “{query}”");
    }
    assert_eq!(desk.search_named("x").expect_err("none").code, ErrorCode::NotFound, "nothing was kept");
    assert_eq!(desk.overview().expect("counts").searches.len(), 1, "the sidebar has them");
}

#[test]
fn who_passed_an_article_on_is_an_outlet_too() {
    let desk = desk();
    let clip = desk.keep("https://a.example/1", "One", "2020-08-11", &["A text about the harbour of the capital."]);
    desk.edit(clip, &[Correction { field: Field::Aggregator, value: Some("Wire Mirror".into()) }]).expect("corrected");
    assert_eq!(desk.found("outlet:mirror"), ["One"], "it came through it");
    assert_eq!(desk.found("outlet:\"northern courier\""), ["One"], "and is by the other");
}

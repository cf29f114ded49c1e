use super::*;

fn one(text: &str) -> Term {
    let query = parse(text).expect("a search that can be read");
    assert_eq!(query.clauses.len(), 1, "“{text}” is one clause");
    assert_eq!(query.clauses[0].any.len(), 1, "“{text}” is one term");
    query.clauses[0].any[0].clone()
}

fn span(from: Option<&str>, to: Option<&str>, between: bool) -> Span {
    Span { from: from.map(str::to_owned), to: to.map(str::to_owned), between }
}

#[test]
fn reads_every_word_of_the_language() {
    let s = |text: &str| text.to_owned();
    for (text, asks) in [
        ("union", Asks::Word(s("union"))),
        ("12:30", Asks::Word(s("12:30"))),
        ("צה\"ל", Asks::Word(s("צה\"ל"))),
        ("\"state union\"", Asks::Phrase(s("state union"))),
        ("\"union\"", Asks::Phrase(s("union"))),
        ("\"OR\"", Asks::Phrase(s("OR"))),
        ("“state union”", Asks::Phrase(s("state union"))),
        ("„Haus am See“", Asks::Phrase(s("Haus am See"))),
        ("«Северный поток»", Asks::Phrase(s("Северный поток"))),
        ("tag:“oil and gas”", Asks::Tag(s("oil and gas"))),
        ("tag:\"five*\"", Asks::Tag(s("five*"))),
        ("(EU)", Asks::Word(s("(EU)"))),
        ("NOT", Asks::Word(s("NOT"))),
        ("integrat*", Asks::Prefix(s("integrat"))),
        ("tag:belarus", Asks::Tag(s("belarus"))),
        ("TAG:\"oil and gas\"", Asks::Tag(s("oil and gas"))),
        ("outlet:walla", Asks::Outlet(s("walla"))),
        ("author:\"A. Writer\"", Asks::Author(s("A. Writer"))),
        ("lang:he", Asks::Language(s("he"))),
        ("dossier:\"Russia–Belarus: 2020\"", Asks::Dossier(s("Russia–Belarus: 2020"))),
        ("published:2020", Asks::Published(span(Some("2020"), Some("2020"), false))),
        ("published:2020-08", Asks::Published(span(Some("2020-08"), Some("2020-08"), false))),
        ("published:2020-08-01..2020-08-31", Asks::Published(span(Some("2020-08-01"), Some("2020-08-31"), false))),
        ("published:2020-08-01..2020-08", Asks::Published(span(Some("2020-08-01"), Some("2020-08"), false))),
        ("published:..2020", Asks::Published(span(None, Some("2020"), false))),
        ("after:2020-08-01", Asks::Published(span(Some("2020-08-01"), None, true))),
        ("before:2020", Asks::Published(span(None, Some("2020"), true))),
        ("clipped:2026-11", Asks::Clipped(span(Some("2026-11"), Some("2026-11"), false))),
        ("is:unread", Asks::Is(State::Unread)),
        ("is:starred", Asks::Is(State::Starred)),
        ("is:annotated", Asks::Is(State::Annotated)),
        ("is:unfiled", Asks::Is(State::Unfiled)),
        ("is:failed", Asks::Is(State::Failed)),
        ("is:Trashed", Asks::Is(State::Trashed)),
        ("has:note", Asks::HasNote),
    ] {
        assert_eq!(one(text), Term { not: false, asks: asks.clone() }, "{text}");
        let negative = format!("-{text}");
        assert_eq!(one(&negative), Term { not: true, asks }, "{negative} is its opposite");
    }
}

#[test]
fn words_stand_together_and_or_binds_its_neighbours() {
    let query = parse("  trade Minsk OR Moscow OR \"St Petersburg\" -sport ").expect("readable");
    let sizes: Vec<usize> = query.clauses.iter().map(|clause| clause.any.len()).collect();
    assert_eq!(sizes, [1, 3, 1], "OR joins only what stands on its two sides");
    assert_eq!(parse(" ").expect("readable"), Query::default(), "nothing asks for everything");
}

#[test]
fn what_means_nothing_is_named() {
    for (text, named) in [
        ("union foo:bar", "foo:bar"),
        ("https://example.org", "https://example.org"),
        ("is:xyz", "is:xyz"),
        ("has:tail", "has:tail"),
        ("tag:", "tag:"),
        ("tag:\"\"", "tag:"),
        ("published:yesterday", "published:yesterday"),
        ("after:2020-02-30", "after:2020-02-30"),
        ("published:2020-08..2020-07", "published:2020-08..2020-07"),
        ("clipped:..", "clipped:.."),
        ("union - x", "-"),
        ("…", "…"),
        ("\"...\"", "..."),
        ("\"open end", "\"open end"),
        ("OR union", "OR"),
        ("union OR", "OR"),
        ("a OR OR b", "OR"),
        ("oil -(gas", "-(gas"),
        ("(oil gas) OR coal", "(oil"),
        ("(lang:ru)", "(lang:ru)"),
        ("ferry (boat tag:x)", "(boat"),
        ("NOT oil", "NOT"),
        ("oil AND gas", "AND"),
        ("in*gration", "in*gration"),
        ("*gration", "*gration"),
        ("tag:bel*", "tag:bel*"),
        ("“open end", "“open end"),
    ] {
        let error = parse(text).expect_err("it means nothing");
        assert_eq!(error.code, ErrorCode::BadQuery, "{text}");
        assert!(error.message.contains(named), "“{}” names “{named}”", error.message);
        let (start, end) = error.at.expect("an error has a place");
        let pointed = crate::model::slice(text, start as usize..end as usize);
        assert!(pointed.contains(named) && !pointed.ends_with(' '), "“{text}”: points at “{pointed}”");
    }
}

//! A library with everything in it that a person can make. `tests/fixtures/libraries` holds one of each older schema:
//! before the schema changes, `CUTTINGS_FIXTURE=…/000N cargo test -p cuttings-core filled` makes the next.

use super::*;

/// Fills a library. Gives its dossier.
pub(super) fn fill(library: &Library) -> DossierId {
    let texts = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/text");
    let keep = |source: Source, into: &ClipInto| library.clip(&source, into).expect("works").id.expect("clipped");
    let none = ClipInto::default();
    let file = |name: &str| Source::Text { text: std::fs::read_to_string(texts.join(name)).expect("there"), url: None };
    let harbour = keep(file("harbour-post-en.txt"), &none);
    let minsk = keep(file("minsk-ru.txt"), &ClipInto { tags: s(&["belarus"]), dossier: Some("Häfen & Züge".into()) });
    let negev = keep(file("negev-he.txt"), &none);
    let gas = keep(
        page(
            "https://courier.example/gas",
            "Gas for the winter",
            "2020-01-01",
            &["Minsk and Moscow signed for gas.", "Nobody said for how long."],
        ),
        &none,
    );
    let vote = keep(
        page("https://courier.example/vote", "After the vote", "2020-08-10", &["The streets were swept by six."]),
        &none,
    );
    let gone =
        keep(page("https://courier.example/gone", "Put away", "2020-08-11", &["A story that nobody wanted."]), &none);
    let failed = library.clip(&Source::Url { url: "http://127.0.0.1:9/never".into() }, &none).expect("works");
    assert!(failed.id.is_some(), "kept as a link");
    // A second reading of the same page, in which one passage is elsewhere and another is gone.
    let signed = library
        .annotate_quote(
            gas,
            "Minsk and Moscow signed",
            None,
            Colour::Claim,
            Some("Who signed?"),
            &s(&["Gas", "o'clock"]),
        )
        .expect("marked");
    let lost = library.annotate_quote(gas, "Nobody said", None, Colour::Doubt, None, &[]).expect("marked");
    let waits =
        library.annotate_quote(gas, "for how long", None, Colour::Fact, Some("It waits."), &[]).expect("marked");
    keep(
        page(
            "https://courier.example/gas",
            "Gas for the winter",
            "2020-01-01",
            &["An update came first.", "Minsk and Moscow signed for gas."],
        ),
        &none,
    );
    library.attach_quote(lost.id, "An update came first", None).expect("put in its place");
    assert_eq!(
        library.waiting().expect("listed").first().map(|passage| passage.annotation),
        Some(waits.id),
        "one waits"
    );
    library
        .annotate_quote(minsk, "Минск", Some(1), Colour::Fact, Some("с заметкой"), &s(&["belarus"]))
        .expect("marked");
    let unwanted = library
        .annotate_quote(vote, "were swept", None, Colour::Quote, Some("a note in the trash"), &s(&["street"]))
        .expect("marked");
    library.delete_annotation(unwanted.id).expect("deleted");
    library.note(vote, "Ask the city for the bill.").expect("noted");
    library.note(gone, "not needed").expect("noted");
    library.tag(&[gas, vote, gone], &s(&["Energy", "To read"]), &[]).expect("tagged");
    library.merge_tags("To read", "belarus").expect("merged");
    library
        .edit(
            harbour,
            &[
                Correction { field: Field::Byline, value: Some("Ann O'Neill".into()) },
                Correction { field: Field::Published, value: Some("2020-08".into()) },
            ],
        )
        .expect("corrected");
    library.mark(&[gas, harbour], Mark { read: Some(true), starred: Some(true) }).expect("marked");
    let dossier = library.find_dossier("Häfen & Züge").expect("there");
    library.dossier_intro(dossier, "What the ports say.\n\nAnd the trains.").expect("written");
    library.add_to_dossier(dossier, &[gas, vote], Some("Energy")).expect("added");
    library.add_to_dossier(dossier, &[harbour, negev, gone], Some("Elsewhere")).expect("added");
    library.move_in_dossier(dossier, vote, &Move::Before { clip: gas }).expect("moved");
    library.dossier_comment(dossier, gas, "The price is missing.").expect("written");
    let dropped = library.create_dossier("Dropped").expect("made");
    library.add_to_dossier(dropped, &[gas, gone], Some("Only")).expect("added");
    library.dossier_comment(dropped, gas, "Said in a dossier that is in the trash.").expect("written");
    library.delete_dossier(dropped).expect("deleted");
    library.trash(&[gone]).expect("trashed");
    library.recolour(signed.id, Colour::Context).expect("recoloured");
    library.note(negev, "undone").expect("noted");
    library.undo().expect("undone");
    dossier
}

/// Does nothing unless a fixture is wanted.
#[test]
fn a_fixture_is_filled_on_request() {
    if let Some(folder) = std::env::var_os("CUTTINGS_FIXTURE") {
        fill(&Library::open(std::path::Path::new(&folder)).expect("opened"));
    }
}

use super::*;
use crate::ErrorCode;

fn three(desk: &Desk) -> Vec<ClipId> {
    let keep = |n: u8| {
        desk.keep(
            &format!("https://courier.example/{n}"),
            &format!("Story {n}"),
            "2020-08-11",
            &[&format!("This is number {n}.")],
        )
    };
    (1..=3).map(keep).collect()
}

fn order(desk: &Desk, dossier: DossierId) -> Vec<String> {
    let dossier = desk.dossier(dossier).expect("there");
    let section = |entry: &Entry| {
        let titled = dossier.sections.iter().find(|section| Some(section.id) == entry.section);
        titled.map_or(String::new(), |section| format!("{}/", section.title))
    };
    let name = |entry: &Entry| format!("{}{}", section(entry), entry.clip.headline.clone().unwrap_or_default());
    dossier.entries.iter().map(name).collect()
}

#[test]
fn clips_stand_in_the_persons_order_and_sections() {
    let desk = desk();
    let clips = three(&desk);
    let dossier = desk.create_dossier("Integration 2020").expect("created");
    desk.add_to_dossier(dossier, &clips, None).expect("added");
    desk.add_to_dossier(dossier, &clips[..1], None).expect("no error");
    assert_eq!(order(&desk, dossier), ["Story 1", "Story 2", "Story 3"], "what is in it already stays where it is");
    desk.add_to_dossier(dossier, &clips[..2], Some("Gas")).expect("no error");
    desk.add_to_dossier(dossier, &clips[..1], Some("Gas")).expect("no error");
    assert_eq!(
        order(&desk, dossier),
        ["Story 3", "Gas/Story 1", "Gas/Story 2"],
        "but for a section that is named, once"
    );
    desk.undo().expect("undone");
    assert_eq!(order(&desk, dossier), ["Story 1", "Story 2", "Story 3"], "taken back with their places");
    desk.move_in_dossier(dossier, clips[2], &Move::Before { clip: clips[0] }).expect("moved");
    desk.move_in_dossier(dossier, clips[0], &Move::After { clip: clips[1] }).expect("moved");
    assert_eq!(order(&desk, dossier), ["Story 3", "Story 2", "Story 1"], "before and after");
    desk.move_in_dossier(dossier, clips[1], &Move::Section { title: Some("Gas".into()) }).expect("moved");
    desk.move_in_dossier(dossier, clips[2], &Move::Section { title: Some(" GAS ".into()) }).expect("moved");
    assert_eq!(order(&desk, dossier), ["Story 1", "Gas/Story 2", "Gas/Story 3"], "one section, for titles ignore case");
    let section = desk.dossier(dossier).expect("there").sections[0].id;
    desk.rename_section(section, "Oil").expect("renamed");
    desk.move_in_dossier(dossier, clips[0], &Move::Before { clip: clips[2] }).expect("moved");
    assert_eq!(order(&desk, dossier), ["Oil/Story 2", "Oil/Story 1", "Oil/Story 3"], "into the other's section");
    desk.delete_section(section).expect("deleted");
    assert_eq!(order(&desk, dossier), ["Story 2", "Story 1", "Story 3"], "the order survives the section");
}

#[test]
fn sections_are_made_named_and_ordered_by_the_person() {
    let desk = desk();
    let clips = three(&desk);
    let dossier = desk.create_dossier("Integration 2020").expect("created");
    let made = ["Gas", "Talks", "Vote"].map(|title| desk.create_section(dossier, title).expect("made"));
    let titles = || desk.dossier(dossier).expect("there").sections.into_iter().map(|s| s.title).collect::<Vec<_>>();
    assert_eq!(titles(), ["Gas", "Talks", "Vote"], "each at the end");
    assert_eq!(
        desk.create_section(dossier, " gas ").expect_err("taken").code,
        ErrorCode::BadInput,
        "titles ignore case"
    );
    for name in ["TALKS", &made[1].to_string()] {
        assert_eq!(desk.find_section(dossier, name).expect("found"), made[1], "“{name}” names it");
    }
    assert_eq!(desk.find_section(dossier, "Oil").expect_err("none").code, ErrorCode::NotFound, "no such section");

    desk.add_to_dossier(dossier, &clips[..2], Some("Vote")).expect("added");
    desk.move_section(made[2], Some(made[0])).expect("moved");
    assert_eq!(titles(), ["Vote", "Gas", "Talks"], "to the front");
    assert_eq!(order(&desk, dossier), ["Vote/Story 1", "Vote/Story 2"], "its clips go with it");
    desk.move_section(made[2], None).expect("moved");
    assert_eq!(titles(), ["Gas", "Talks", "Vote"], "to the end");
    desk.move_section(made[0], Some(made[2])).expect("moved");
    assert_eq!(titles(), ["Talks", "Gas", "Vote"], "between two");

    let elsewhere = desk.create_dossier("Elsewhere").and_then(|other| desk.create_section(other, "Gas")).expect("made");
    assert_eq!(
        desk.move_section(made[0], Some(elsewhere)).expect_err("no").code,
        ErrorCode::NotFound,
        "its own dossier's only"
    );
    desk.undo().expect("the other section");
    desk.undo().expect("the other dossier");
    desk.undo().expect("the last move");
    assert_eq!(titles(), ["Gas", "Talks", "Vote"], "a move is undone like all else");
}

#[test]
fn a_move_to_where_it_stands_is_no_step_to_undo() {
    let desk = desk();
    let clips = three(&desk);
    let dossier = desk.create_dossier("Integration 2020").expect("created");
    desk.add_to_dossier(dossier, &clips, Some("Talks")).expect("added");
    let talks = desk.find_section(dossier, "Talks").expect("there");
    let vote = desk.create_section(dossier, "Vote").expect("made");
    let last = desk.overview().expect("read").undo.undo;
    for to in [Move::After { clip: clips[0] }, Move::Before { clip: clips[2] }, Move::Before { clip: clips[1] }] {
        desk.move_in_dossier(dossier, clips[1], &to).expect("no error");
    }
    desk.move_in_dossier(dossier, clips[2], &Move::Section { title: Some("Talks".into()) }).expect("no error");
    for before in [Some(vote), Some(talks)] {
        desk.move_section(talks, before).expect("no error");
    }
    desk.move_section(vote, None).expect("no error");
    assert_eq!(desk.overview().expect("read").undo.undo, last, "nothing was done");
}

#[test]
fn a_trashed_clip_leaves_and_comes_back_to_its_place() {
    let desk = desk();
    let clips = three(&desk);
    let dossier = desk.create_dossier("Integration").expect("created");
    desk.add_to_dossier(dossier, &clips, None).expect("added");
    desk.dossier_comment(dossier, clips[1], "the turning point").expect("commented");
    desk.trash(&clips[1..2]).expect("trashed");
    assert_eq!(order(&desk, dossier), ["Story 1", "Story 3"], "left out");
    assert_eq!(desk.dossiers().expect("list")[0].clips, 2, "and not counted");
    desk.untrash(&clips[1..2], &[], &[]).expect("back");
    assert_eq!(order(&desk, dossier), ["Story 1", "Story 2", "Story 3"], "in its place");
    assert_eq!(
        desk.dossier(dossier).expect("there").entries[1].comment.as_deref(),
        Some("the turning point"),
        "with its comment"
    );
}

#[test]
fn a_dossier_is_named_by_title_or_id() {
    let desk = desk();
    let dossier = desk.create_dossier("Straße  A\u{308}").expect("created");
    for name in ["STRASSE Ä", "straße ä", &dossier.to_string()] {
        assert_eq!(desk.find_dossier(name).expect("found"), dossier, "“{name}” names it");
    }
    assert_eq!(desk.find_dossier("Strasse").expect_err("another").code, ErrorCode::NotFound, "half a title does not");
    assert_eq!(
        desk.create_dossier("strasse ä").expect_err("taken").code,
        ErrorCode::BadInput,
        "no second one of that title"
    );
    assert_eq!(desk.create_dossier(" \n ").expect_err("empty").code, ErrorCode::BadInput, "a title has letters");
    desk.delete_dossier(dossier).expect("deleted");
    assert_eq!(desk.find_dossier("straße ä").expect_err("gone").code, ErrorCode::NotFound, "gone");
    desk.create_dossier("strasse ä").expect("the title is free again");
    desk.undo().and_then(|_| desk.undo()).expect("both undone");
    assert_eq!(desk.find_dossier("straße ä").expect("back"), dossier, "undo brings it back");
}

#[test]
fn a_tag_added_and_taken_away_at_once_is_no_step_to_undo() {
    let desk = desk();
    let clips = three(&desk);
    let passage = desk.annotate(clips[0], 0, 4, Colour::Fact, None, &[]).expect("marked").id;
    let last = desk.overview().expect("read").undo.undo;
    desk.tag(&clips, &s(&["Gas"]), &s(&["GAS"])).expect("no error");
    desk.tag_annotation(passage, &s(&["Gas"]), &s(&["gas"])).expect("no error");
    assert_eq!(desk.overview().expect("read").undo.undo, last, "nothing was done");
}

#[test]
fn tags_are_renamed_merged_and_deleted() {
    let desk = desk();
    let clips = three(&desk);
    desk.tag(&clips[..2], &s(&["Belarus"]), &[]).expect("tagged");
    desk.tag(&clips[1..], &s(&["BELARUS", "Minsk"]), &[]).expect("tagged");
    let counts =
        |desk: &Desk| desk.tags().expect("tags").into_iter().map(|tag| (tag.name, tag.clips)).collect::<Vec<_>>();
    assert_eq!(counts(&desk), [("Belarus".to_owned(), 3), ("Minsk".to_owned(), 2)], "case makes no other tag");
    assert_eq!(desk.rename_tag("minsk", "belarus").expect_err("taken").code, ErrorCode::BadInput, "that is a merge");
    desk.rename_tag("belarus", "BY").expect("renamed");
    assert_eq!(desk.found("tag:by").len(), 3, "found under its new name");
    assert_eq!(desk.found("by").len(), 3, "also as a word");
    desk.merge_tags("Minsk", "by").expect("merged");
    assert_eq!(counts(&desk), [("BY".to_owned(), 3)], "one is left");
    desk.delete_tag("by").expect("deleted");
    assert!(desk.found("by").is_empty() && counts(&desk).is_empty(), "no longer found");
    desk.undo().and_then(|_| desk.undo()).expect("undone twice");
    assert_eq!(counts(&desk), [("BY".to_owned(), 3), ("Minsk".to_owned(), 2)], "the merge is undone");
    desk.tag(&clips, &[], &s(&["minsk"])).expect("untagged");
    assert_eq!(counts(&desk), [("BY".to_owned(), 3)], "a tag that nothing carries goes");
    assert_eq!(desk.delete_tag("minsk").expect_err("gone").code, ErrorCode::NotFound, "there is none");
}

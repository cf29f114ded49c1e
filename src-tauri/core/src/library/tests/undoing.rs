use super::*;
use crate::ErrorCode;
use crate::store::{clips, dump, readings};
use fastrand::Rng;
use std::collections::BTreeSet;

#[test]
fn undo_works_from_another_program_and_a_new_change_clears_redo() {
    let desk = desk();
    assert_eq!(desk.undo().expect_err("nothing").code, ErrorCode::NothingToUndo, "a new library has nothing to undo");
    let clip = desk.keep("https://a.example/1", "One", "2020-01-01", &["Some words."]);
    desk.tag(&[clip], &s(&["first"]), &[]).expect("tagged");
    let other = Library::open(desk.folder()).expect("the same library");
    assert_eq!(other.undo().expect("undone").label, "clip tagged", "it says what it undid");
    assert!(desk.show(clip).expect("there").tags.is_empty(), "undone for all");
    assert_eq!(desk.redo().expect("redone").label, "clip tagged", "and redone from here");
    other.undo().expect("undone again");
    desk.note(clip, "a note").expect("noted");
    assert_eq!(desk.redo().expect_err("cleared").code, ErrorCode::NothingToUndo, "a new change clears redo");
    desk.undo().and_then(|_| desk.undo()).expect("the note and the clip");
    assert_eq!(desk.find_clip(&clip.to_string()).expect_err("gone").code, ErrorCode::NotFound, "clipping is undone");
    assert!(desk.found("words").is_empty(), "and the index knows");
    desk.redo().expect("redone");
    assert_eq!(desk.found("words"), ["One"], "clipping is redone with its text");
}

#[test]
fn reading_is_no_step_and_undo_leaves_it_alone() {
    let desk = desk();
    let clip = desk.keep("https://a.example/1", "One", "2020-01-01", &["Some words."]);
    desk.note(clip, "a note").expect("noted");
    desk.opened(clip).expect("opened");
    assert_eq!(desk.undo().expect("undone").label, "note written", "what the person did last is undone");
    assert!(desk.show(clip).expect("there").state.read, "what was read stays read");
    desk.mark(&[clip], Mark { read: Some(false), starred: None }).expect("marked");
    assert_eq!(desk.undo().expect("undone").label, "clip marked as unread", "a mark by hand is a step");
}

#[test]
fn what_was_clipped_together_is_undone_together() {
    let desk = desk();
    desk.keep("https://a.example/0", "Kept", "2020-01-01", &["Some words."]);
    let sources: Vec<Source> = (1..6)
        .map(|n| page(&format!("https://a.example/{n}"), &format!("Story {n}"), "2020-02-02", &["Said so."]))
        .collect();
    // The first come in transactions of their own, so that whoever looks on sees them at once.
    desk.clip_all::<crate::Error>(&sources, &ClipInto::default(), |_| Ok(())).expect("clipped");
    assert_eq!(desk.undo().expect("undone").label, "5 clips added", "one step, whatever the transactions");
    assert_eq!(desk.found(""), ["Kept"], "all five are gone, and no other");
    assert_eq!(desk.redo().expect("redone").label, "5 clips added", "they come back together");
    assert_eq!(desk.found("").len(), 6, "all of them");
}

fn pick<T: Clone>(dice: &mut Rng, from: &[T]) -> Option<T> {
    dice.choice(from).cloned()
}

/// A page of one of a few stories, in one of a few versions, with links to others that are left out.
fn story(dice: &mut Rng) -> Source {
    let n = dice.usize(..6);
    let text = format!("Text number {} of story {n}, said O'Neill.", dice.usize(..3));
    let page = page(&format!("https://a.example/{n}"), &format!("Story {n}"), "2020-02-02", &[&text]);
    let Source::Html { html, url } = page else { panic!("a page is HTML") };
    let related =
        "<aside class=\"related\"><p>Read also</p><ul><li><a href=\"/2\">A bridge was opened</a></li></ul></aside>";
    Source::Html { html: html.replacen("<p>Round 0", &format!("{related}<p>Round 0"), 1), url }
}

/// What a clip would show had an older extractor read its page, which missed the end of the text.
fn read_as_before(desk: &Desk, clip: ClipId) -> crate::Result<()> {
    desk.change("clip read by an older version", |db, now| {
        let reading = clips::get(db, clip)?.reading.ok_or_else(|| crate::Error::internal("a link"))?;
        let kept = readings::get(db, reading)?;
        let mut article = kept.article;
        let mut blocks = std::mem::take(&mut article.document.blocks);
        blocks.pop();
        article.document = Document::new(blocks);
        let capture = Capture {
            url: None,
            final_url: kept.page.final_url,
            bytes: Vec::new(),
            media: kept.page.media,
            charset: kept.page.charset,
            retrieved: kept.page.retrieved,
        };
        let text = article.document.text();
        let snapshot = &kept.page.snapshot;
        let made = readings::Made { snapshot, capture: &capture, extractor: "0", article: &article, text: &text };
        let older = ReadingId::fresh();
        readings::insert(db, older, clip, &made)?;
        clips::set_reading(db, clip, older, now)?;
        let page = crate::library::clips::page_of(db, &clips::get(db, clip)?)?;
        crate::library::clip::show_as(db, clip, page.as_deref(), now)
    })
}

/// Does something at random. What cannot be done is refused, and changes nothing.
fn act(desk: &Desk, dice: &mut Rng, turn: usize) -> Option<()> {
    let clips: Vec<ClipId> = desk.list("", Sort::Clipped, 0, 100).ok()?.rows.iter().map(|row| row.id).collect();
    let trashed: Vec<ClipId> =
        desk.list("is:trashed", Sort::Clipped, 0, 100).ok()?.rows.iter().map(|row| row.id).collect();
    let dossiers: Vec<DossierId> = desk.dossiers().ok()?.iter().map(|row| row.id).collect();
    let tags: Vec<String> = desk.tags().ok()?.into_iter().map(|tag| tag.name).collect();
    let names = ["Gas", "gas", "Ölpreis", "o'clock", "C++"];
    let name = names[dice.usize(..names.len())].to_owned();
    let trash = desk.trash_contents().ok()?;
    let searches: Vec<String> = desk.searches().ok()?.into_iter().map(|search| search.name).collect();
    let action = dice.usize(..44);
    if clips.is_empty() || action == 0 {
        desk.clip(&story(dice), &ClipInto::default()).ok()?;
        return Some(());
    }
    let clip = pick(dice, &clips)?;
    let other = pick(dice, &clips)?;
    let passages: Vec<AnnotationId> = desk.show(clip).ok()?.annotations.iter().map(|passage| passage.id).collect();
    match action {
        1 | 2 => drop(desk.annotate(
            clip,
            dice.usize(..40) as u32,
            60,
            Colour::ALL[dice.usize(..5)],
            Some("it's “new”"),
            &[name],
        )),
        3 => desk.recolour(pick(dice, &passages)?, Colour::ALL[dice.usize(..5)]).ok()?,
        4 => desk.annotation_note(pick(dice, &passages)?, &name).ok()?,
        5 => {
            // Adding a tag and taking it away in one go would be a step that leaves no trace.
            let others: Vec<String> =
                tags.into_iter().filter(|tag| tag.to_lowercase() != name.to_lowercase()).collect();
            desk.tag_annotation(pick(dice, &passages)?, &[name], &others).ok()?
        }
        6 => desk.delete_annotation(pick(dice, &passages)?).ok()?,
        7 => desk.note(clip, &name).ok()?,
        8 => desk.mark(&clips, Mark { read: Some(dice.usize(..2) == 0), starred: Some(dice.usize(..2) == 0) }).ok()?,
        9 => desk
            .edit(
                clip,
                &[
                    Correction { field: Field::Headline, value: Some(name) },
                    Correction { field: Field::Byline, value: None },
                ],
            )
            .ok()?,
        10 => desk.trash(&[clip]).ok()?,
        11 => drop(desk.untrash(&trashed, &[], &[]).ok()?),
        12 => desk.tag(&[clip, other], &[name], &[]).ok()?,
        13 => desk.tag(&clips, &[], &[name]).ok()?,
        14 => desk.rename_tag(&pick(dice, &tags)?, &name).ok()?,
        15 => desk.merge_tags(&pick(dice, &tags)?, &pick(dice, &tags)?).ok()?,
        16 => drop(desk.create_dossier(&format!("{name} {}", turn % 3))),
        17 => desk.add_to_dossier(pick(dice, &dossiers)?, &[clip, other], Some(&name)).ok()?,
        18 => desk.move_in_dossier(pick(dice, &dossiers)?, clip, &Move::Before { clip: other }).ok()?,
        19 => desk.delete_section(desk.dossier(pick(dice, &dossiers)?).ok()?.sections.first()?.id).ok()?,
        20 => desk.dossier_comment(pick(dice, &dossiers)?, clip, &name).ok()?,
        21 => desk.delete_dossier(pick(dice, &dossiers)?).ok()?,
        22 => {
            let passages: Vec<_> = trash.annotations.iter().map(|passage| passage.id).collect();
            drop(desk.untrash(&[], &passages, &[]).ok()?);
        }
        23 => drop(desk.untrash(&[], &[], &[pick(dice, &trash.dossiers)?.id]).ok()?),
        24 => desk.rename_dossier(pick(dice, &dossiers)?, &name).ok()?,
        25 => desk.dossier_intro(pick(dice, &dossiers)?, &name).ok()?,
        26 => desk.remove_from_dossier(pick(dice, &dossiers)?, &[clip]).ok()?,
        27 => desk.move_in_dossier(pick(dice, &dossiers)?, clip, &Move::Section { title: Some(name) }).ok()?,
        28 => desk.move_in_dossier(pick(dice, &dossiers)?, clip, &Move::After { clip: other }).ok()?,
        29 => desk.rename_section(desk.dossier(pick(dice, &dossiers)?).ok()?.sections.first()?.id, &name).ok()?,
        30 => desk.delete_tag(&pick(dice, &tags)?).ok()?,
        31 => {
            let shown = clips.iter().filter_map(|clip| desk.show(*clip).ok());
            let marked_before = shown.flat_map(|clip| {
                let current = clip.versions.iter().find(|version| version.current).map(|version| version.id);
                clip.annotations.into_iter().filter(move |passage| Some(passage.version) != current)
            });
            let passages: Vec<AnnotationId> = marked_before.map(|passage| passage.id).collect();
            drop(desk.attach(pick(dice, &passages)?, dice.usize(..20) as u32, 30).ok()?)
        }
        32 => drop(desk.retry(clip).ok()?),
        33 => drop(desk.create_section(pick(dice, &dossiers)?, &name)),
        34 => {
            let sections = desk.dossier(pick(dice, &dossiers)?).ok()?.sections;
            desk.move_section(pick(dice, &sections)?.id, sections.first().map(|section| section.id)).ok()?
        }
        35 => drop(desk.save_search(&name, &format!("is:unread {}", dice.usize(..3))).ok()?),
        36 => desk.rename_search(&pick(dice, &searches)?, &name).ok()?,
        37 => desk.delete_search(&pick(dice, &searches)?).ok()?,
        38 => {
            let left_out = desk.show(clip).ok()?.article.removed;
            desk.put_back(clip, &pick(dice, &left_out)?).ok()?
        }
        39 | 40 => read_as_before(desk, clip).ok()?,
        41 => drop(desk.reread(clip, Take::Any).ok()?),
        42 => {
            let mut sources: Vec<Source> = (0..dice.usize(2..5)).map(|_| story(dice)).collect();
            sources.push(Source::Url { url: format!("http://127.0.0.1:9/{}", dice.usize(..3)) });
            let into = ClipInto { tags: vec![name.clone()], dossier: pick(dice, &[None, Some(name)])? };
            desk.clip_all::<crate::Error>(&sources, &into, |_| Ok(())).ok()?
        }
        _ => {
            let url = format!("http://127.0.0.1:9/{}", dice.usize(..3));
            drop(desk.clip(&Source::Url { url }, &ClipInto { tags: vec![name.clone()], dossier: Some(name) }).ok()?)
        }
    }
    Some(())
}

#[test]
fn any_sequence_is_undone_to_an_equal_library_and_redone_to_an_equal_library() {
    let mut done = BTreeSet::new();
    for seed in [3, 29, 1815, 42_000_017] {
        let desk = desk();
        let mut dice = Rng::with_seed(seed);
        let state = |desk: &Desk| desk.library.store.read(dump).expect("a dump");
        let mut states = vec![state(&desk)];
        for turn in 0..170 {
            // What was refused changed nothing; a change of nothing is no step.
            let _ = act(&desk, &mut dice, turn);
            let now = state(&desk);
            if states.last() != Some(&now) {
                states.push(now);
            }
        }
        assert!(states.len() > 50, "seed {seed}: most turns do something, {} did", states.len());
        for (step, before) in states.iter().enumerate().rev().skip(1) {
            let label = desk.undo().unwrap_or_else(|error| panic!("seed {seed}, step {step}: {error}")).label;
            assert_eq!(&state(&desk), before, "seed {seed}: “{label}” (step {step}) was undone wholly");
            // Numbers tell how many.
            done.insert(label.trim_start_matches(|letter: char| letter.is_ascii_digit()).trim_start().to_owned());
        }
        assert_eq!(
            desk.undo().expect_err("all undone").code,
            ErrorCode::NothingToUndo,
            "seed {seed}: no step too many"
        );
        for (step, after) in states.iter().enumerate().skip(1) {
            let label = desk.redo().unwrap_or_else(|error| panic!("seed {seed}, step {step}: {error}")).label;
            assert_eq!(&state(&desk), after, "seed {seed}: “{label}” (step {step}) was redone wholly");
        }
        let diagnosis = desk.doctor(false).expect("examined");
        assert_eq!(diagnosis.problems, Vec::<String>::new(), "seed {seed}: the index followed");
    }
    let wanted = [
        "search saved",
        "search renamed",
        "search deleted",
        "left-out part put back",
        "clip read anew",
        "highlight put in its place",
        "new version of a clip added",
        "tags merged",
    ];
    let missing: Vec<_> = wanted.iter().filter(|label| !done.contains(**label)).collect();
    assert!(missing.is_empty(), "each kind of change came up: {missing:?} did not, of {done:#?}");
    let mixed = done.iter().any(|label| label.contains("added, "));
    assert!(mixed, "sources clipped together became this and that: {done:#?}");
}

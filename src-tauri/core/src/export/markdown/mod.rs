//! A dossier as one Markdown file that GitHub, pandoc, Obsidian and plain eyes read alike:
//!
//! front matter, title, introduction, contents, a table by date, the clips in their sections (`clip`), the sources.
//!
//! Written by hand rather than by a Markdown library: what must be escaped depends on readers whose syntax no one library
//! knows (`escape`), and the result is read back by pandoc in the tests. Deliberately absent: pictures, which whoever opens
//! the file would fetch from the web, and HTML around quotes, inside which Obsidian reads no Markdown.

mod block;
mod clip;
mod dates;
mod escape;
mod front_matter;
mod inline;
mod slug;

use crate::model::{Article, Bundle, BundleClip, Document, Edition};
use block::{Setting, heading, table_row};
use inline::Line;
use slug::Anchor;

/// A body by itself: pictures are shown, headings keep their levels.
pub(super) fn body(document: &Document) -> String {
    block::blocks(&document.blocks, Setting { deeper: 0, pictures: true })
}

pub(super) fn dossier(bundle: &Bundle, edition: Edition) -> String {
    let clips: Vec<&BundleClip> = bundle.sections.iter().flat_map(|section| &section.clips).collect();
    let title = one_line(&bundle.title);
    let outline = Outline::of(bundle, &title, edition);
    let mut parts = vec![
        front_matter::front_matter(bundle, &clips),
        heading(1, &escaped(&title)),
        block::passage(bundle.intro.as_deref().unwrap_or_default()),
    ];
    if !clips.is_empty() {
        parts.extend([contents(bundle, &outline), timeline(&clips, &outline)]);
        parts.extend([sections(bundle, edition, &outline), sources(&clips, &outline)]);
    }
    let mut file = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n");
    file.push('\n');
    file
}

const CONTENTS: &str = "Contents";
const TIMELINE: &str = "Timeline";
const SOURCES: &str = "Sources";
/// Over the clips outside any section.
const CLIPS: &str = "Clips";

/// The anchors of the file's headings, in its order.
struct Outline {
    timeline: Anchor,
    sections: Vec<Anchor>,
    clips: Vec<Anchor>,
    sources: Anchor,
}

impl Outline {
    fn of(bundle: &Bundle, title: &str, edition: Edition) -> Self {
        let inside = |clip: &BundleClip| if edition == Edition::Full { clip::headings(clip) } else { Vec::new() };
        let mut headings = vec![title.to_owned(), CONTENTS.to_owned(), TIMELINE.to_owned()];
        let (mut sections, mut clips) = (Vec::new(), Vec::new());
        for section in &bundle.sections {
            sections.push(headings.len());
            headings.push(section_title(section.title.as_deref()));
            for clip in &section.clips {
                clips.push(headings.len());
                headings.push(headline(clip));
                headings.extend(inside(clip));
            }
        }
        headings.push(SOURCES.to_owned());
        let anchors = slug::anchors(&headings);
        let pick = |places: Vec<usize>| places.into_iter().map(|at| anchors[at].clone()).collect();
        Outline {
            timeline: anchors[2].clone(),
            sections: pick(sections),
            clips: pick(clips),
            sources: anchors[headings.len() - 1].clone(),
        }
    }
}

fn contents(bundle: &Bundle, outline: &Outline) -> String {
    let mut lines = vec![format!("- {}", to(TIMELINE, &outline.timeline))];
    let mut anchors = outline.clips.iter();
    for (section, anchor) in bundle.sections.iter().zip(&outline.sections) {
        lines.push(format!("- {}", to(&section_title(section.title.as_deref()), anchor)));
        for (clip, anchor) in section.clips.iter().zip(&mut anchors) {
            lines.push(format!("  - {}", to(&headline(clip), anchor)));
        }
    }
    lines.push(format!("- {}", to(SOURCES, &outline.sources)));
    format!("{}\n\n{}", heading(2, CONTENTS), lines.join("\n"))
}

/// By the printed day, clips without a date last.
fn timeline(clips: &[&BundleClip], outline: &Outline) -> String {
    let mut rows: Vec<(&BundleClip, &Anchor)> = clips.iter().copied().zip(&outline.clips).collect();
    rows.sort_by_key(|(clip, _)| (clip.article.published.is_none(), clip.article.published.clone()));
    let cell = |text: &str| inline::plain(text, Line::Cell);
    let row = |(clip, anchor): &(&BundleClip, &Anchor)| {
        let date = clip.article.published.as_ref().map_or("unknown".to_owned(), dates::press);
        let link = inline::link(&cell(&headline(clip)), &format!("#{}", anchor.id));
        table_row(&[date, cell(&outlet(&clip.article).unwrap_or_default()), link])
    };
    let head = ["Date", "Outlet", "Headline"].map(str::to_owned);
    let lines = [table_row(&head), table_row(&["---"; 3].map(str::to_owned))];
    let table: Vec<String> = lines.into_iter().chain(rows.iter().map(row)).collect();
    format!("{}\n\n{}", anchored(2, TIMELINE, &outline.timeline), table.join("\n"))
}

fn sections(bundle: &Bundle, edition: Edition, outline: &Outline) -> String {
    let mut anchors = outline.clips.iter();
    let mut parts = Vec::new();
    for (section, anchor) in bundle.sections.iter().zip(&outline.sections) {
        parts.push(anchored(2, &section_title(section.title.as_deref()), anchor));
        let clips = section.clips.iter().zip(&mut anchors);
        parts.extend(clips.map(|(clip, anchor)| clip::render(clip, anchor, edition)));
    }
    parts.join("\n\n")
}

fn sources(clips: &[&BundleClip], outline: &Outline) -> String {
    let source = |(at, (clip, anchor)): (usize, (&&BundleClip, &Anchor))| {
        let outlet = outlet(&clip.article).map(|outlet| escaped(&outlet));
        let date = clip.article.published.as_ref().map(dates::press);
        let url = address(clip).map(inline::address);
        let clipped = Some(format!("clipped {}", dates::clock(&clip.clipped)));
        let parts = [Some(to(&headline(clip), anchor)), outlet, date, url, clipped];
        format!("{}. {}", at + 1, parts.into_iter().flatten().collect::<Vec<_>>().join(" · "))
    };
    let lines: Vec<String> = clips.iter().zip(&outline.clips).enumerate().map(source).collect();
    format!("{}\n\n{}", anchored(2, SOURCES, &outline.sources), lines.join("\n"))
}

fn section_title(title: Option<&str>) -> String {
    one_line(title.unwrap_or(CLIPS))
}

/// What a clip is called: its headline, or where it was, or a word that says that neither is known.
fn headline(clip: &BundleClip) -> String {
    one_line(clip.article.headline.as_deref().or_else(|| address(clip)).unwrap_or("Without a headline"))
}

fn address(clip: &BundleClip) -> Option<&str> {
    clip.url.as_deref().or(clip.article.url.as_deref())
}

/// "Harbour! news (via The Open Courier)".
fn outlet(article: &Article) -> Option<String> {
    match (&article.publisher, &article.aggregator) {
        (Some(publisher), Some(aggregator)) => Some(format!("{publisher} (via {aggregator})")),
        (publisher, aggregator) => publisher.clone().or_else(|| aggregator.clone()),
    }
    .map(|outlet| one_line(&outlet))
}

fn outlet_names(article: &Article) -> Option<String> {
    article.publisher.clone().or_else(|| article.aggregator.clone())
}

/// A heading that links lead to.
fn anchored(level: u8, words: &str, anchor: &Anchor) -> String {
    heading(level, &format!("{}{}", escaped(words), anchor.mark()))
}

fn to(words: &str, anchor: &Anchor) -> String {
    inline::link(&escaped(words), &format!("#{}", anchor.id))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn escaped(text: &str) -> String {
    inline::plain(text, Line::Single)
}

#[cfg(test)]
mod tests;

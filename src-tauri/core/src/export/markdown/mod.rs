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

use crate::model::{Article, Bundle, BundleClip, BundleSection, Document, Edition};
use block::{Setting, heading, table_row};
use inline::Line;
use slug::Slugs;

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
        parts.extend([sections(bundle, edition), sources(&clips, &outline)]);
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
    timeline: String,
    sections: Vec<String>,
    clips: Vec<String>,
    sources: String,
}

impl Outline {
    fn of(bundle: &Bundle, title: &str, edition: Edition) -> Self {
        let mut slugs = Slugs::default();
        slugs.next(title);
        slugs.next(CONTENTS);
        let timeline = slugs.next(TIMELINE);
        let (mut sections, mut clips) = (Vec::new(), Vec::new());
        for section in &bundle.sections {
            sections.push(slugs.next(&section_title(section.title.as_deref())));
            for clip in &section.clips {
                clips.push(slugs.next(&headline(clip)));
                if edition == Edition::Full {
                    clip::headings(clip).iter().for_each(|heading| drop(slugs.next(heading)));
                }
            }
        }
        Outline { timeline, sections, clips, sources: slugs.next(SOURCES) }
    }
}

fn contents(bundle: &Bundle, outline: &Outline) -> String {
    let mut lines = vec![format!("- {}", inline::link(TIMELINE, &format!("#{}", outline.timeline)))];
    let mut anchors = outline.clips.iter();
    for (section, anchor) in bundle.sections.iter().zip(&outline.sections) {
        lines.push(format!("- {}", to(&section_title(section.title.as_deref()), anchor)));
        for (clip, anchor) in section.clips.iter().zip(&mut anchors) {
            lines.push(format!("  - {}", to(&headline(clip), anchor)));
        }
    }
    lines.push(format!("- {}", inline::link(SOURCES, &format!("#{}", outline.sources))));
    format!("{}\n\n{}", heading(2, CONTENTS), lines.join("\n"))
}

/// By the printed day, clips without a date last.
fn timeline(clips: &[&BundleClip], outline: &Outline) -> String {
    let mut rows: Vec<(&BundleClip, &String)> = clips.iter().copied().zip(&outline.clips).collect();
    rows.sort_by_key(|(clip, _)| (clip.article.published.is_none(), clip.article.published.clone()));
    let cell = |text: &str| inline::plain(text, Line::Cell);
    let row = |(clip, anchor): &(&BundleClip, &String)| {
        let date = clip.article.published.as_ref().map_or("unknown".to_owned(), dates::press);
        let link = inline::link(&cell(&headline(clip)), &format!("#{anchor}"));
        table_row(&[date, cell(&outlet(&clip.article).unwrap_or_default()), link])
    };
    let head = ["Date", "Outlet", "Headline"].map(str::to_owned);
    let lines = [table_row(&head), table_row(&["---"; 3].map(str::to_owned))];
    let table: Vec<String> = lines.into_iter().chain(rows.iter().map(row)).collect();
    format!("{}\n\n{}", heading(2, TIMELINE), table.join("\n"))
}

fn sections(bundle: &Bundle, edition: Edition) -> String {
    let section = |section: &BundleSection| {
        let title = heading(2, &escaped(&section_title(section.title.as_deref())));
        let clips = section.clips.iter().map(|clip| clip::render(clip, edition));
        std::iter::once(title).chain(clips).collect::<Vec<_>>().join("\n\n")
    };
    bundle.sections.iter().map(section).collect::<Vec<_>>().join("\n\n")
}

fn sources(clips: &[&BundleClip], outline: &Outline) -> String {
    let source = |(at, (clip, anchor)): (usize, (&&BundleClip, &String))| {
        let outlet = outlet(&clip.article).map(|outlet| escaped(&outlet));
        let date = clip.article.published.as_ref().map(dates::press);
        let url = address(clip).map(inline::address);
        let clipped = Some(format!("clipped {}", dates::clock(&clip.clipped)));
        let parts = [Some(to(&headline(clip), anchor)), outlet, date, url, clipped];
        format!("{}. {}", at + 1, parts.into_iter().flatten().collect::<Vec<_>>().join(" · "))
    };
    let lines: Vec<String> = clips.iter().zip(&outline.clips).enumerate().map(source).collect();
    format!("{}\n\n{}", heading(2, SOURCES), lines.join("\n"))
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

fn to(words: &str, anchor: &str) -> String {
    inline::link(&escaped(words), &format!("#{anchor}"))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn escaped(text: &str) -> String {
    inline::plain(text, Line::Single)
}

#[cfg(test)]
mod tests;

//! A folder as a source: the article files in it and below, as if each had been named.
//!
//! Left out without a word is what nobody put there to be read: hidden files, and the pictures and scripts that a browser
//! lays beside a page. Links to folders are not followed, so that no walk goes round in a circle or out of the folder.

use super::kind;
use crate::model::{Expanded, Source};
use std::cmp::Ordering;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Puts in the place of each folder the article files in it and below, in the order in which a person counts. A folder with
/// none stays as it is: taking it says what is wrong. So does one that came with an address, which only one page has.
pub fn expand(sources: Vec<Source>) -> Expanded {
    let mut expanded = Expanded { sources: Vec::new(), left_out: 0 };
    for source in sources {
        let folder = match &source {
            Source::File { path, url: None } => Some(super::file::path_of(path)).filter(|path| path.is_dir()),
            _ => None,
        };
        let Some(folder) = folder else {
            expanded.sources.push(source);
            continue;
        };
        let (before, mut inside) = (expanded.left_out, Vec::new());
        match walk(&folder, &mut inside, &mut expanded.left_out) {
            Ok(()) if !inside.is_empty() => expanded.sources.extend(inside),
            _ => {
                expanded.left_out = before;
                expanded.sources.push(source);
            }
        }
    }
    expanded
}

/// Whether there is an article file in a folder or below.
pub(super) fn has_articles(folder: &Path) -> io::Result<bool> {
    let mut inside = Vec::new();
    walk(folder, &mut inside, &mut 0)?;
    Ok(!inside.is_empty())
}

fn walk(folder: &Path, articles: &mut Vec<Source>, left_out: &mut u32) -> io::Result<()> {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<_>>()?;
    entries.retain(|path| !name_of(path).starts_with('.'));
    entries.sort_by(|one, other| in_order(&name_of(one), &name_of(other)).then_with(|| one.cmp(other)));
    let pages: Vec<&Path> = entries.iter().map(PathBuf::as_path).filter(|path| kind::is_page(&name_of(path))).collect();
    let is_beside_a_page = |folder: &Path| {
        let name = name_of(folder);
        let page = name.strip_suffix("_files").or_else(|| name.strip_suffix(".files"));
        page.is_some_and(|page| pages.iter().any(|path| path.file_stem() == Some(OsStr::new(page))))
    };
    for path in &entries {
        if path.is_dir() && !path.is_symlink() {
            // One that cannot be looked into is a source that fails, and says why.
            if !is_beside_a_page(path) && walk(path, articles, left_out).is_err() {
                articles.push(file(path));
            }
        } else if path.is_file() && kind::is_article(&name_of(path)) {
            articles.push(file(path));
        } else {
            *left_out += 1;
        }
    }
    Ok(())
}

fn file(path: &Path) -> Source {
    Source::File { path: super::file::named(path), url: None }
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// As a person counts: 2 before 10, whatever the case of the letters.
fn in_order(one: &str, other: &str) -> Ordering {
    let (mut one, mut other) = (one, other);
    loop {
        let (number, rival) = (digits(one), digits(other));
        let (order, length, rival_length) = if number.is_empty() || rival.is_empty() {
            let (Some(letter), Some(rival)) = (one.chars().next(), other.chars().next()) else {
                return one.len().cmp(&other.len());
            };
            (letter.to_lowercase().cmp(rival.to_lowercase()), letter.len_utf8(), rival.len_utf8())
        } else {
            let value = |digits: &str| digits.trim_start_matches('0').to_owned();
            let (number_value, rival_value) = (value(number), value(rival));
            let longer = number_value.len().cmp(&rival_value.len());
            (longer.then(number_value.cmp(&rival_value)), number.len(), rival.len())
        };
        if order != Ordering::Equal {
            return order;
        }
        (one, other) = (&one[length..], &other[rival_length..]);
    }
}

fn digits(text: &str) -> &str {
    &text[..text.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(text.len())]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn laid_out(files: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for name in files {
            let path = folder.path().join(name);
            path.parent().map(fs::create_dir_all).expect("below the folder").expect("made");
            fs::write(path, "Words of a story.").expect("written");
        }
        folder
    }

    fn source(path: &Path) -> Source {
        Source::File { path: path.to_str().expect("UTF-8").to_owned(), url: None }
    }

    /// The files that a folder stands for, by their names below it.
    fn found(folder: &Path) -> (Vec<String>, u32) {
        let expanded = expand(vec![source(folder)]);
        let below = |source: &Source| match source {
            Source::File { path, .. } => {
                Path::new(path).strip_prefix(folder).expect("below").to_string_lossy().replace('\\', "/")
            }
            other => panic!("a file, not {other:?}"),
        };
        (expanded.sources.iter().map(below).collect(), expanded.left_out)
    }

    #[test]
    fn a_folder_stands_for_the_articles_in_it_and_below() {
        let folder = laid_out(&[
            "10 Gas.HTML",
            "2 Oil.htm",
            "photo.jpg",
            "notes/b.md",
            "notes/A.txt",
            "notes/scan.pdf",
            "mail.eml",
            ".hidden.html",
            ".git/readme.md",
            "Saved page.html",
            "Saved page_files/frame.html",
            "2 Oil.files/ad.html",
            "case_files/Summary.html",
        ]);
        let (names, left_out) = found(folder.path());
        let expected = [
            "2 Oil.htm",
            "10 Gas.HTML",
            "case_files/Summary.html",
            "mail.eml",
            "notes/A.txt",
            "notes/b.md",
            "Saved page.html",
        ];
        assert_eq!(names, expected, "as a person counts; without what is hidden or lies beside a saved page");
        assert_eq!(left_out, 2, "the picture and the scan, and nothing that nobody put there to be read");
    }

    #[test]
    fn the_other_sources_stay_where_they_are() {
        let folder = laid_out(&["a.html", "b.html"]);
        let link = Source::Url { url: "https://a.example/x".to_owned() };
        let empty = laid_out(&["only.jpg"]);
        let with_address = Source::File {
            path: folder.path().to_str().expect("UTF-8").to_owned(),
            url: Some("https://a.example/y".to_owned()),
        };
        let expanded = expand(vec![link, source(folder.path()), source(empty.path()), with_address]);
        let kinds: Vec<bool> = expanded.sources.iter().map(|source| matches!(source, Source::Url { .. })).collect();
        assert_eq!(kinds, [true, false, false, false, false], "in the order in which they were named");
        let last = &expanded.sources[3..];
        assert!(
            matches!(last, [Source::File { path, .. }, Source::File { url: Some(_), .. }] if Path::new(path) == empty.path()),
            "a folder without an article, and one with an address, are left to fail: {last:?}"
        );
        assert_eq!(expanded.left_out, 0, "of a folder that fails, its message tells");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_leads_neither_round_in_a_circle_nor_out_of_the_folder() {
        use std::os::unix::fs::symlink;
        let (folder, elsewhere) = (laid_out(&["in/a.html"]), laid_out(&["b.html", "c/d.html"]));
        symlink(folder.path(), folder.path().join("in/round")).expect("linked");
        symlink(elsewhere.path(), folder.path().join("out")).expect("linked");
        symlink(elsewhere.path().join("b.html"), folder.path().join("in/b.html")).expect("linked");
        symlink(elsewhere.path().join("gone.html"), folder.path().join("in/gone.html")).expect("linked");
        let (names, left_out) = found(folder.path());
        assert_eq!(names, ["in/a.html", "in/b.html"], "a linked file is a file");
        assert_eq!(left_out, 3, "links to folders, and to nothing, are said to be left out");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_file_whose_name_is_no_text_is_found_and_read() {
        use std::os::unix::ffi::OsStrExt;
        let folder = laid_out(&[]);
        let name = OsStr::from_bytes(b"\xcf\xf0\xe8\xe2\xe5\xf2 1.txt");
        fs::write(folder.path().join(name), "Words of a story.").expect("written");
        let expanded = expand(vec![source(folder.path())]);
        let [found] = expanded.sources.as_slice() else { panic!("one file: {expanded:?}") };
        let taken = super::super::take(found, "2026-11-24T10:00:00Z", super::super::Limits::default());
        assert_eq!(taken.expect("read").bytes, b"Words of a story.", "by a name that leads back to it");
    }

    #[test]
    fn numbers_in_names_count() {
        let mut names = ["b", "a10", "a2", "A 1", "a02b", "a2a", "Я", "é", "a"];
        names.sort_by(|one, other| in_order(one, other));
        assert_eq!(names, ["a", "A 1", "a2", "a2a", "a02b", "a10", "b", "é", "Я"], "2 before 10");
    }
}

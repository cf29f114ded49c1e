//! Where a person's library is when nobody says otherwise.

use crate::store::FILE;
use crate::{Error, ErrorCode, Result};
use directories::ProjectDirs;
use std::path::{Path, PathBuf};

/// Names the folder that a person chose, in the platform's folder for settings.
const CHOICE: &str = "library-folder.txt";

/// The folder that `CUTTINGS_LIBRARY` names, else the one chosen in the window, else `Cuttings` (on Linux `cuttings`) in
/// the platform's folder for a person's data. An error where the platform names no home.
pub fn default_folder() -> Result<PathBuf> {
    if let Some(folder) = named_by_variable() {
        return Ok(folder);
    }
    let project = project()?;
    Ok(choice(project.config_dir()).unwrap_or_else(|| project.data_dir().to_owned()))
}

/// Whether `default_folder` is the platform's, which nobody named: a library that is not there yet is none that is missed.
pub fn is_first_use() -> bool {
    named_by_variable().is_none() && project().is_ok_and(|project| choice(project.config_dir()).is_none())
}

/// Makes a folder the default one, for the window and the terminal.
pub fn remember_folder(folder: &Path) -> Result<()> {
    keep_choice(project()?.config_dir(), folder)
}

/// The library's folder for a folder that a person points at: itself where it holds a library, what is left of one, or
/// nothing; else a folder of our own in it, so that nothing is strewn among other files.
pub fn library_in(folder: &Path) -> PathBuf {
    let holds_other = std::fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some());
    let is_library = [FILE, "snapshots"].iter().any(|name| folder.join(name).exists());
    if holds_other && !is_library { folder.join("Cuttings") } else { folder.to_owned() }
}

fn named_by_variable() -> Option<PathBuf> {
    std::env::var_os("CUTTINGS_LIBRARY").filter(|folder| !folder.is_empty()).map(PathBuf::from)
}

fn project() -> Result<ProjectDirs> {
    ProjectDirs::from("", "", "Cuttings").ok_or_else(|| {
        Error::new(
            ErrorCode::File,
            "This computer names no home folder to keep the library in. Set CUTTINGS_LIBRARY to a folder of your choice.",
        )
    })
}

fn choice(settings: &Path) -> Option<PathBuf> {
    let named = std::fs::read_to_string(settings.join(CHOICE)).ok()?;
    Some(PathBuf::from(named.trim_end_matches(['\r', '\n']))).filter(|folder| folder.is_absolute())
}

fn keep_choice(settings: &Path, folder: &Path) -> Result<()> {
    let cannot = || {
        let message = format!(
            "The choice of {} could not be kept in {}: the next start will ask again. Check that you may write there.",
            folder.display(),
            settings.display()
        );
        Error::new(ErrorCode::File, message)
    };
    let named = folder.to_str().ok_or_else(cannot)?;
    let written = std::fs::create_dir_all(settings).and_then(|()| std::fs::write(settings.join(CHOICE), named));
    written.map_err(|error| cannot().because(error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_is_kept_and_nonsense_is_none() {
        let home = tempfile::tempdir().expect("a folder");
        let settings = home.path().join("not yet there");
        assert_eq!(choice(&settings), None, "nobody has chosen");
        let folder = home.path().join("Пресса 2020");
        keep_choice(&settings, &folder).expect("kept");
        assert_eq!(choice(&settings), Some(folder), "as it was chosen");
        std::fs::write(settings.join(CHOICE), "somewhere").expect("written");
        assert_eq!(choice(&settings), None, "a relative path would depend on where the program is started");
        let file = home.path().join("file");
        std::fs::write(&file, "").expect("written");
        assert_eq!(
            keep_choice(&file, home.path()).expect_err("no folder").code,
            ErrorCode::File,
            "says that it is not kept"
        );
    }

    #[test]
    fn a_library_never_mixes_with_other_files() {
        let home = tempfile::tempdir().expect("a folder");
        assert_eq!(library_in(home.path()), home.path(), "an empty folder is the library's");
        std::fs::write(home.path().join("letter.txt"), "Dear all").expect("written");
        assert_eq!(library_in(home.path()), home.path().join("Cuttings"), "not among letters");
        std::fs::write(home.path().join(FILE), "").expect("written");
        assert_eq!(library_in(home.path()), home.path(), "a library that is there is opened");
        std::fs::remove_file(home.path().join(FILE)).expect("removed");
        std::fs::create_dir(home.path().join("snapshots")).expect("made");
        assert_eq!(library_in(home.path()), home.path(), "and one that lost its file is missed");
    }
}

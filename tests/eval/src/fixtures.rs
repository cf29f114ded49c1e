//! The project's own pages: `NAME-LANGUAGE.html` or `.txt`, and the truth in the `.json` beside it.

use crate::Failure;
use crate::measure::Truth;
use crate::systems::Page;
use cuttings_core::model::Media;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

type Pages = Vec<(Arc<Page>, Truth)>;

/// The pages that have a truth, by language.
pub fn by_language(folder: &Path) -> Result<BTreeMap<String, Pages>, Failure> {
    let mut languages: BTreeMap<String, Pages> = BTreeMap::new();
    let Ok(entries) = std::fs::read_dir(folder) else { return Ok(languages) };
    let mut files = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>, Failure>>()?;
    files.sort();
    for file in files {
        let media = match file.extension().and_then(|ending| ending.to_str()) {
            Some("html") => Media::Html,
            Some("txt") => Media::Text,
            Some("md") => Media::Markdown,
            _ => continue,
        };
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let Some((_, language)) = name.rsplit_once('-') else { continue };
        let beside = file.with_extension("json");
        let json: serde_json::Value = serde_json::from_slice(&std::fs::read(&beside)?)
            .map_err(|error| format!("{}: {error}", beside.display()))?;
        if json.get("text").is_none() {
            continue;
        }
        let mut truth: Truth =
            serde_json::from_value(json).map_err(|error| format!("{}: {error}", beside.display()))?;
        truth.by_character = language.starts_with("zh") || language.starts_with("ja");
        let page = Arc::new(Page::new(std::fs::read(&file)?, media));
        languages.entry(language.to_owned()).or_default().push((page, truth));
    }
    Ok(languages)
}

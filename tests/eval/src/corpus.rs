//! A corpus: `truth.json.gz`, an object from ids to truths, and the pages as `html/ID.html.gz` and `text/ID.txt.gz`.

use crate::Failure;
use crate::measure::Truth;
use crate::systems::Page;
use cuttings_core::model::Media;
use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

/// By id. `None` where there is no corpus.
pub fn truths(folder: &Path) -> Result<Option<BTreeMap<String, Truth>>, Failure> {
    let file = folder.join("truth.json.gz");
    if !file.exists() {
        return Ok(None);
    }
    Ok(Some(serde_json::from_slice(&unpacked(&file)?).map_err(|error| format!("{}: {error}", file.display()))?))
}

/// `None` where the corpus has no such page.
pub fn page(folder: &Path, media: &str, id: &str) -> Result<Option<Arc<Page>>, Failure> {
    let (ending, media_type) = if media == "html" { ("html", Media::Html) } else { ("txt", Media::Text) };
    let file = folder.join(media).join(format!("{id}.{ending}.gz"));
    if !file.exists() {
        return Ok(None);
    }
    Ok(Some(Arc::new(Page::new(unpacked(&file)?, media_type))))
}

fn unpacked(file: &Path) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let packed = std::fs::File::open(file)?;
    flate2::read::GzDecoder::new(packed)
        .read_to_end(&mut bytes)
        .map_err(|error| format!("{}: {error}", file.display()))?;
    Ok(bytes)
}

//! What must be true of every article, whatever it was read from.

use cuttings_core::extract;
use cuttings_core::model::{Article, Capture, Place, PressDate};

/// An error says what is wrong.
pub fn together(capture: &Capture) -> Result<(), String> {
    let article = match extract::article(capture) {
        Ok(article) => article,
        Err(error) if error.message.len() > 20 => return Ok(()),
        Err(error) => return Err(format!("the error says too little: {error:?}")),
    };
    if extract::article(capture).ok().as_ref() != Some(&article) {
        return Err("the same bytes are read otherwise the second time".into());
    }
    layout(&article)?;
    fields(&article)?;
    let json = serde_json::to_string(&article).map_err(|error| error.to_string())?;
    let back: Article = serde_json::from_str(&json).map_err(|error| format!("its JSON does not read back: {error}"))?;
    if back == article { Ok(()) } else { Err("it comes back from JSON as another".into()) }
}

fn layout(article: &Article) -> Result<(), String> {
    let layout = article.document.layout();
    let chars = layout.text.chars().count();
    let mut end = 0;
    for unit in &layout.units {
        if unit.start < end || unit.end <= unit.start || unit.end > chars {
            return Err(format!("{:?} stands at {}..{} of {chars}", unit.place, unit.start, unit.end));
        }
        end = unit.end;
    }
    if let Some(piece) = article.removed.iter().find(|piece| piece.at as usize > chars || piece.reason.is_empty()) {
        return Err(format!("left out beyond the text, or without a reason: {piece:?}"));
    }
    if let Some(caption) = layout.captions().iter().find(|caption| !layout.text.contains(caption.as_str())) {
        return Err(format!("a caption that the text does not hold: {caption:?}"));
    }
    let bare = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    // Units follow each other: the text is walked once, for pages of a hundred thousand of them.
    let (mut letters, mut at, mut body) = (layout.text.chars(), 0, Vec::new());
    for unit in &layout.units {
        let text: String = letters.by_ref().skip(unit.start - at).take(unit.end - unit.start).collect();
        at = unit.end;
        if unit.place != Place::Caption {
            body.extend(bare(&text));
        }
    }
    if body != bare(&article.document.body_text()) {
        return Err("the body is not the text without its captions".into());
    }
    Ok(())
}

fn fields(article: &Article) -> Result<(), String> {
    let values = [&article.headline, &article.standfirst, &article.byline, &article.publisher, &article.aggregator];
    if let Some(blank) = values.into_iter().flatten().find(|value| value.trim().is_empty()) {
        return Err(format!("a field holds {blank:?} instead of nothing"));
    }
    let dates = [&article.published, &article.updated, &article.retrieved];
    if let Some(odd) = dates.into_iter().flatten().find(|date| PressDate::parse(date.as_str()).as_ref() != Some(date)) {
        return Err(format!("a date that does not read back: {odd:?}"));
    }
    Ok(())
}

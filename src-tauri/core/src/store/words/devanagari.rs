//! Hindi and its neighbours write some words in two ways that are equally right: a nasal before a consonant of its own
//! place (हिन्दी) or the dot above (हिंदी), and a dot below (क़लम) or none.

/// The nasal with its virama that the dot above stands for in front of a consonant.
pub(super) fn nasal_before(consonant: char) -> Option<&'static str> {
    match consonant {
        'क'..='घ' => Some("ङ्"),
        'च'..='झ' => Some("ञ्"),
        'ट'..='ढ' => Some("ण्"),
        'त'..='ध' => Some("न्"),
        'प'..='भ' => Some("म्"),
        _ => None,
    }
}

/// The same beginning of a word as it is folded where a consonant follows that was not written yet.
pub(super) fn goes_on(folded: &str) -> Option<String> {
    let open = folded.strip_suffix('\u{94d}').unwrap_or(folded);
    let begins = open.strip_suffix(['ङ', 'ञ', 'ण', 'न', 'म']).filter(|begins| !begins.is_empty())?;
    Some(format!("{begins}\u{902}"))
}

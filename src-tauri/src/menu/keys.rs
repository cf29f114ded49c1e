//! Keys beside the items of the menu, written as people read them: "Ctrl+Shift+Z", "S", "Delete", "" for none.

/// The label as the platform wants it: Windows sets what stands behind a tab at the right.
pub fn labelled(label: &str, key: &str) -> String {
    if cfg!(windows) && !key.is_empty() { format!("{label}\t{key}") } else { label.to_owned() }
}

/// The key that the menu itself listens to. On macOS the page hears a key before the menu does, so it never acts twice;
/// elsewhere the menu would take keys from the page. A letter alone belongs to the page everywhere.
pub fn heard(key: &str) -> Option<String> {
    let combined = key.strip_prefix("Ctrl+").filter(|_| cfg!(target_os = "macos"))?;
    // The plus sign is the equals key with Shift.
    Some(format!("CmdOrCtrl+{}", if combined == "+" { "=" } else { combined }))
}

/// Draws the keys at the right of the items. GTK's labels can show a key that the menu does not listen to.
#[cfg(target_os = "linux")]
pub fn show(app: &tauri::AppHandle, items: &super::Items) -> tauri::Result<()> {
    use gtk::prelude::*;
    use tauri::Manager;

    fn labels(widget: &gtk::Widget, found: &mut Vec<gtk::AccelLabel>) {
        if let Some(label) = widget.downcast_ref::<gtk::AccelLabel>() {
            found.push(label.clone());
        }
        if let Some(menu) = widget.downcast_ref::<gtk::MenuItem>().and_then(|item| item.submenu()) {
            labels(&menu, found);
        }
        if let Some(container) = widget.downcast_ref::<gtk::Container>() {
            container.children().iter().for_each(|child| labels(child, found));
        }
    }

    for window in app.webview_windows().values() {
        let mut found = Vec::new();
        labels(window.default_vbox()?.upcast_ref(), &mut found);
        for (item, key) in items.values().filter(|(_, key)| !key.is_empty()) {
            let text = item.text()?;
            let (value, held) = pressed(key);
            found.iter().filter(|label| label.text() == text).for_each(|label| label.set_accel(value, held));
        }
    }
    Ok(())
}

/// A key as GTK counts it: what is pressed, and what is held meanwhile.
#[cfg(target_os = "linux")]
fn pressed(key: &str) -> (u32, gtk::gdk::ModifierType) {
    use gtk::gdk::{ModifierType, keys};

    let mut held = ModifierType::empty();
    let mut rest = key;
    for (name, modifier) in [("Ctrl+", ModifierType::CONTROL_MASK), ("Shift+", ModifierType::SHIFT_MASK)] {
        if let Some(after) = rest.strip_prefix(name) {
            held |= modifier;
            rest = after;
        }
    }
    let mut letters = rest.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) => (*keys::Key::from_unicode(letter.to_ascii_lowercase()), held),
        _ => (*keys::constants::Delete, held),
    }
}

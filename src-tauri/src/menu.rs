//! The platform's menu. Each item carries the id of an action of the page, which does the work and says what can be done
//! just now; the page also owns the keys, so that Ctrl+Z in a text field undoes typing and elsewhere the last change.
//! The menu only shows them, except on macOS, where the page hears a key first and a menu without keys looks broken.

mod keys;

use crate::closing;
use serde::Deserialize;
use std::collections::HashMap;
use tauri::menu::{AboutMetadata, IsMenuItem, Menu, MenuEvent, MenuItem, PredefinedMenuItem, Submenu};
use tauri::{AppHandle, Emitter, Manager, Wry};

/// What a menu holds: an action with its label and its key ("" where it has none), or an item that the platform does.
enum Item {
    Action(&'static str, &'static str, &'static str),
    #[cfg_attr(target_os = "linux", allow(dead_code))]
    Platform(fn(&AppHandle) -> tauri::Result<PredefinedMenuItem<Wry>>),
    Line,
}

use Item::*;

#[cfg(target_os = "linux")]
mod platform {
    //! The menu library's own items do nothing on Linux, so these are ours.
    use super::Item::{self, Action};
    pub const CUT: Item = Action("edit.cut", "Cut", "Ctrl+X");
    pub const COPY: Item = Action("edit.copy", "Copy", "Ctrl+C");
    pub const PASTE: Item = Action("edit.paste", "Paste", "Ctrl+V");
    pub const SELECT_ALL: Item = Action("edit.selectAll", "Select All", "Ctrl+A");
}

#[cfg(not(target_os = "linux"))]
mod platform {
    //! On macOS copy and paste fail in a window without these.
    use super::Item::{self, Platform};
    use tauri::menu::PredefinedMenuItem;
    pub const CUT: Item = Platform(|app| PredefinedMenuItem::cut(app, None));
    pub const COPY: Item = Platform(|app| PredefinedMenuItem::copy(app, None));
    pub const PASTE: Item = Platform(|app| PredefinedMenuItem::paste(app, None));
    pub const SELECT_ALL: Item = Platform(|app| PredefinedMenuItem::select_all(app, None));
}

const CLIP: &[Item] = &[
    Action("clip.url", "Add a Link…", "Ctrl+Shift+L"),
    Action("clip.files", "Add Files…", "Ctrl+O"),
    Action("clip.folder", "Add a Folder…", ""),
    Action("clip.paste", "Clip What Is on the Clipboard", ""),
    Line,
    Action("clip.openPage", "Open the Page in the Browser", "O"),
    Action("clip.markRead", "Mark as Read", "M"),
    Action("clip.star", "Star", "S"),
    Action("clip.tag", "Tag…", "T"),
    Action("clip.file", "File in a Dossier…", "F"),
    Line,
    Action("clip.trash", "Move to the Trash", "Delete"),
    Action("clip.untrash", "Put Back from the Trash", "U"),
    Line,
    #[cfg(target_os = "macos")]
    Platform(|app| PredefinedMenuItem::close_window(app, None)),
    #[cfg(not(target_os = "macos"))]
    QUIT,
];

const QUIT: Item = Action("app.quit", "Quit Cuttings", "Ctrl+Q");

const EDIT: &[Item] = &[
    Action("edit.undo", "Undo", "Ctrl+Z"),
    Action("edit.redo", "Redo", "Ctrl+Shift+Z"),
    Line,
    platform::CUT,
    platform::COPY,
    platform::PASTE,
    platform::SELECT_ALL,
    Line,
    Action("edit.find", "Find in the Article", "Ctrl+F"),
    Action("search.focus", "Search All Clips", "/"),
    #[cfg(not(target_os = "macos"))]
    Line,
    #[cfg(not(target_os = "macos"))]
    SETTINGS,
];

const SETTINGS: Item = Action("view.settings", "Settings…", "Ctrl+,");

const VIEW: &[Item] = &[
    Action("view.next", "Next Clip", "J"),
    Action("view.previous", "Previous Clip", "K"),
    Line,
    Action("palette.open", "All Commands…", "Ctrl+K"),
    Action("view.theme", "Light or Dark", ""),
    Line,
    Action("view.larger", "Larger Text in the Article", "="),
    Action("view.smaller", "Smaller Text in the Article", "-"),
    Line,
    Action("view.zoomIn", "Zoom In", "Ctrl++"),
    Action("view.zoomOut", "Zoom Out", "Ctrl+-"),
    Action("view.zoomReset", "Actual Size", "Ctrl+0"),
];

const DOSSIER: &[Item] =
    &[Action("dossier.new", "New Dossier…", "Ctrl+Shift+N"), Action("dossier.export", "Export the Dossier…", "Ctrl+E")];

const HELP: &[Item] = &[Action("help.shortcuts", "Keyboard Shortcuts", "?")];

/// Gives the program its menu, and remembers its items by the ids of their actions.
pub fn set(app: &AppHandle) -> tauri::Result<()> {
    let menu = Menu::new(app)?;
    let mut shown = HashMap::new();
    #[cfg(target_os = "macos")]
    menu.append(&application(app, &mut shown)?)?;
    for (title, items) in [("Clip", CLIP), ("Edit", EDIT), ("View", VIEW), ("Dossier", DOSSIER), ("Help", HELP)] {
        menu.append(&submenu(app, title, items, &mut shown)?)?;
    }
    app.set_menu(menu)?;
    #[cfg(target_os = "linux")]
    keys::show(app, &shown)?;
    app.manage(Shown(shown));
    Ok(())
}

/// The items that are actions of the page, by id, each with its key.
struct Shown(Items);
type Items = HashMap<&'static str, (MenuItem<Wry>, &'static str)>;

/// What the page says of an item: whether it can be done now, and what it would do, where that changes.
#[derive(Deserialize)]
pub struct ItemState {
    id: String,
    enabled: bool,
    label: Option<String>,
}

/// Takes over what can be done now. What this platform's menu does not hold is passed over.
#[tauri::command]
pub fn show_menu(app: AppHandle, items: Vec<ItemState>) {
    let Some(shown) = app.try_state::<Shown>() else { return };
    for ItemState { id, enabled, label } in items {
        let Some((item, key)) = shown.0.get(id.as_str()) else { continue };
        // A menu that is gone with its window needs no state.
        let _ = item.set_enabled(enabled);
        if let Some(label) = label {
            let _ = item.set_text(keys::labelled(&label, key));
        }
    }
}

/// On macOS the first menu is the application's own, wherever it is.
#[cfg(target_os = "macos")]
fn application(app: &AppHandle, shown: &mut Items) -> tauri::Result<Submenu<Wry>> {
    let menu = Submenu::new(app, "Cuttings", true)?;
    menu.append(&about(app)?)?;
    menu.append(&PredefinedMenuItem::separator(app)?)?;
    menu.append(entry(app, &SETTINGS, shown)?.as_ref())?;
    menu.append(&PredefinedMenuItem::separator(app)?)?;
    menu.append(&PredefinedMenuItem::hide(app, None)?)?;
    menu.append(&PredefinedMenuItem::hide_others(app, None)?)?;
    menu.append(&PredefinedMenuItem::show_all(app, None)?)?;
    menu.append(&PredefinedMenuItem::separator(app)?)?;
    menu.append(entry(app, &QUIT, shown)?.as_ref())?;
    Ok(menu)
}

fn about(app: &AppHandle) -> tauri::Result<PredefinedMenuItem<Wry>> {
    let metadata = AboutMetadata { version: Some(env!("CARGO_PKG_VERSION").into()), ..Default::default() };
    PredefinedMenuItem::about(app, None, Some(metadata))
}

fn submenu(app: &AppHandle, title: &str, items: &[Item], shown: &mut Items) -> tauri::Result<Submenu<Wry>> {
    let menu = Submenu::new(app, title, true)?;
    for item in items {
        menu.append(entry(app, item, shown)?.as_ref())?;
    }
    #[cfg(not(target_os = "macos"))]
    if title == "Help" {
        menu.append(&about(app)?)?;
    }
    Ok(menu)
}

fn entry(app: &AppHandle, item: &Item, shown: &mut Items) -> tauri::Result<Box<dyn IsMenuItem<Wry>>> {
    Ok(match *item {
        Action(id, label, key) => {
            let item = MenuItem::with_id(app, id, keys::labelled(label, key), true, keys::heard(key))?;
            shown.insert(id, (item.clone(), key));
            Box::new(item)
        }
        Platform(make) => Box::new(make(app)?),
        Line => Box::new(PredefinedMenuItem::separator(app)?),
    })
}

/// Hands a chosen item to the page, which does it.
pub fn chosen(app: &AppHandle, event: MenuEvent) {
    match event.id().as_ref() {
        "app.quit" => closing::ask(app),
        id => _ = app.emit("action", id),
    }
}

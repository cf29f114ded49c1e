//! The platform's menu. Each item carries the id of an action of the page, which does the work; the page also owns the
//! shortcuts, so that Ctrl+Z in a text field undoes typing and elsewhere the last change. Cut, copy and paste are the
//! platform's own: on macOS they fail in a window without an Edit menu.

use tauri::menu::{AboutMetadata, IsMenuItem, Menu, MenuEvent, MenuItem, PredefinedMenuItem, Submenu};
use tauri::{AppHandle, Emitter, Runtime};

/// What a menu holds.
enum Item {
    Action(&'static str, &'static str),
    Line,
    Cut,
    Copy,
    Paste,
    SelectAll,
    CloseWindow,
    Quit,
}

use Item::*;

const CLIP: &[Item] = &[
    Action("clip.url", "Add a Link…"),
    Action("clip.files", "Add Files…"),
    Action("clip.paste", "Clip What Is on the Clipboard"),
    Line,
    Action("clip.openPage", "Open the Page in the Browser"),
    Action("clip.markRead", "Read or Unread"),
    Action("clip.star", "Star"),
    Action("clip.tag", "Tag…"),
    Action("clip.file", "File in a Dossier…"),
    Action("clip.trash", "Move to the Trash"),
    Line,
    CloseWindow,
    Quit,
];

const EDIT: &[Item] = &[
    Action("edit.undo", "Undo"),
    Action("edit.redo", "Redo"),
    Line,
    Cut,
    Copy,
    Paste,
    SelectAll,
    Line,
    Action("edit.find", "Find in the Article"),
    Action("search.focus", "Search All Clips"),
];

const VIEW: &[Item] = &[
    Action("view.next", "Next Clip"),
    Action("view.previous", "Previous Clip"),
    Line,
    Action("palette.open", "All Commands…"),
    Action("view.theme", "Light or Dark"),
];

const DOSSIER: &[Item] = &[Action("dossier.new", "New Dossier…"), Action("dossier.export", "Export the Dossier…")];

const HELP: &[Item] = &[Action("help.shortcuts", "Keyboard Shortcuts")];

pub fn build<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<Menu<R>> {
    let menu = Menu::new(app)?;
    #[cfg(target_os = "macos")]
    menu.append(&application(app)?)?;
    for (title, items) in [("Clip", CLIP), ("Edit", EDIT), ("View", VIEW), ("Dossier", DOSSIER), ("Help", HELP)] {
        menu.append(&submenu(app, title, items)?)?;
    }
    Ok(menu)
}

/// On macOS the first menu is the application's own, wherever it is.
#[cfg(target_os = "macos")]
fn application<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<Submenu<R>> {
    let menu = Submenu::new(app, "Cuttings", true)?;
    menu.append(&about(app)?)?;
    menu.append(&PredefinedMenuItem::separator(app)?)?;
    menu.append(&PredefinedMenuItem::hide(app, None)?)?;
    menu.append(&PredefinedMenuItem::hide_others(app, None)?)?;
    menu.append(&PredefinedMenuItem::show_all(app, None)?)?;
    menu.append(&PredefinedMenuItem::separator(app)?)?;
    menu.append(&PredefinedMenuItem::quit(app, None)?)?;
    Ok(menu)
}

fn about<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<PredefinedMenuItem<R>> {
    let metadata = AboutMetadata { version: Some(env!("CARGO_PKG_VERSION").into()), ..Default::default() };
    PredefinedMenuItem::about(app, None, Some(metadata))
}

fn submenu<R: Runtime>(app: &AppHandle<R>, title: &str, items: &[Item]) -> tauri::Result<Submenu<R>> {
    let menu = Submenu::new(app, title, true)?;
    for item in items {
        menu.append(entry(app, item)?.as_ref())?;
    }
    #[cfg(not(target_os = "macos"))]
    if title == "Help" {
        menu.append(&about(app)?)?;
    }
    Ok(menu)
}

fn entry<R: Runtime>(app: &AppHandle<R>, item: &Item) -> tauri::Result<Box<dyn IsMenuItem<R>>> {
    Ok(match item {
        Action(id, label) => Box::new(MenuItem::with_id(app, *id, *label, true, None::<&str>)?),
        Line => Box::new(PredefinedMenuItem::separator(app)?),
        Cut => Box::new(PredefinedMenuItem::cut(app, None)?),
        Copy => Box::new(PredefinedMenuItem::copy(app, None)?),
        Paste => Box::new(PredefinedMenuItem::paste(app, None)?),
        SelectAll => Box::new(PredefinedMenuItem::select_all(app, None)?),
        CloseWindow => Box::new(PredefinedMenuItem::close_window(app, None)?),
        Quit => Box::new(PredefinedMenuItem::quit(app, None)?),
    })
}

/// Hands a chosen item to the page.
pub fn chosen<R: Runtime>(app: &AppHandle<R>, event: MenuEvent) {
    let _ = app.emit("action", event.id().as_ref());
}

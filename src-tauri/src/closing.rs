//! Before the program ends, the page keeps what was typed and not yet saved.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tauri::{AppHandle, Emitter, Manager, Window, WindowEvent};

/// A page that does not answer must not hold the window.
const PATIENCE: Duration = Duration::from_secs(2);

/// Whether the page has heard that the program is to end; from then on it decides when.
#[derive(Default)]
pub struct Heard(AtomicBool);

/// The window's own button, and on macOS its menu.
pub fn asked(window: &Window, event: &WindowEvent) {
    if let WindowEvent::CloseRequested { api, .. } = event {
        api.prevent_close();
        ask(window.app_handle());
    }
}

/// Hands the wish to the page as an action; the page says that it heard, and ends the program by `quit`.
pub fn ask(app: &AppHandle) {
    app.state::<Heard>().0.store(false, Ordering::Relaxed);
    let _ = app.emit("action", "app.quit");
    let app = app.clone();
    std::thread::spawn(move || {
        std::thread::sleep(PATIENCE);
        if !app.state::<Heard>().0.load(Ordering::Relaxed) {
            app.exit(0);
        }
    });
}

/// The page keeps what was typed, and then ends the program.
#[tauri::command]
pub fn will_quit(app: AppHandle) {
    app.state::<Heard>().0.store(true, Ordering::Relaxed);
}

/// Ends the program.
#[tauri::command]
pub fn quit(app: AppHandle) {
    app.exit(0);
}

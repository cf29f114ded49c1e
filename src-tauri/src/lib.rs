//! The shell: gives the application a window. The only Rust that says `tauri`.
//!
//! A command comes up from the page, a value goes back, and one event, `changed`, comes down whenever the library was
//! written to, by this window or by another program. What a command means is decided in the core.

mod closing;
mod commands;
mod desk;
mod dialogs;
#[cfg(target_os = "linux")]
mod drawing;
mod menu;
mod work;

use tauri::Manager;

/// Opens the window and runs until it is closed.
pub fn run() {
    #[cfg(target_os = "linux")]
    drawing::suit();
    let builder = tauri::Builder::default();
    #[cfg(not(target_os = "linux"))]
    let builder = builder.plugin(tauri_plugin_dialog::init());
    let outcome = builder
        .plugin(tauri_plugin_opener::init())
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .setup(|app| {
            app.manage(desk::Desk::open(app.handle().clone()));
            app.manage(closing::Heard::default());
            menu::set(app.handle())?;
            app.on_menu_event(menu::chosen);
            Ok(())
        })
        .on_window_event(closing::asked)
        .invoke_handler(commands::all())
        .run(tauri::generate_context!());
    if let Err(error) = outcome {
        eprintln!("Cuttings could not open its window: {error}");
        std::process::exit(1);
    }
}

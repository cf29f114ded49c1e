//! Words on their way through the clipboard, where neither the page nor the platform's menu can move them alone.

use cuttings_core::Result;
use serde::Serialize;
use tauri::WebviewWindow;

/// What was copied elsewhere.
#[derive(Serialize, Default)]
pub struct Copied {
    html: String,
    text: String,
}

/// Pastes into what has the keyboard in the page, which then hears it as any other paste. `None` says that it will.
#[cfg(target_os = "linux")]
#[tauri::command]
pub fn paste(window: WebviewWindow) -> Result<Option<Copied>> {
    command_web_view(&window, "Paste");
    Ok(None)
}

/// Reads what was copied: a web view may not paste by itself here.
#[cfg(not(target_os = "linux"))]
#[tauri::command]
pub async fn paste(_window: WebviewWindow) -> Result<Option<Copied>> {
    // A clipboard that cannot be opened, or holds neither, is as good as an empty one.
    let copied = arboard::Clipboard::new().map(|mut clipboard| Copied {
        html: clipboard.get().html().unwrap_or_default(),
        text: clipboard.get().text().unwrap_or_default(),
    });
    Ok(Some(copied.unwrap_or_default()))
}

/// `Cut`, `Copy` or `SelectAll` in the page. Only Linux asks: elsewhere the platform's menu does these itself.
#[tauri::command]
pub fn edit_page(window: WebviewWindow, what: String) {
    #[cfg(target_os = "linux")]
    command_web_view(&window, &what);
    #[cfg(not(target_os = "linux"))]
    let _ = (window, what);
}

#[cfg(target_os = "linux")]
fn command_web_view(window: &WebviewWindow, command: &str) {
    use webkit2gtk::WebViewExt;
    let command = command.to_owned();
    // A window that is closing has nothing to edit.
    let _ = window.with_webview(move |view| view.inner().execute_editing_command(&command));
}

//! Without a graphics card WebKitGTK draws a page in layers and puts them together as a card would, on the processor. That
//! takes longer than all the rest of the first picture; drawn in one piece it is there in two thirds of the time.

use gtk::glib;

/// Read once by WebKitGTK, when the first web view is made. Changing the same by its settings later leaves wheels dead.
const IN_ONE_PIECE: &str = "WEBKIT_DISABLE_COMPOSITING_MODE";

/// Lets the window be drawn in one piece where there is no graphics card and nobody has decided otherwise. For the start of
/// the program: no other thread may look at the environment meanwhile.
pub fn suit() {
    if !has_graphics_card() && std::env::var_os(IN_ONE_PIECE).is_none() {
        // Where it fails, the window is drawn as ever.
        let _ = glib::setenv(IN_ONE_PIECE, "1", false);
    }
}

/// Whether the kernel offers a card that draws: `/dev/dri/renderD128` and on.
fn has_graphics_card() -> bool {
    let Ok(devices) = std::fs::read_dir("/dev/dri") else { return false };
    devices.flatten().any(|device| device.file_name().to_string_lossy().starts_with("renderD"))
}

// On Windows a release build is a program with a window, without a console behind it.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() {
    cuttings_desktop::run();
}

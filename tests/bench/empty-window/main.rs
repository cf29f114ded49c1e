//! The smallest window that this framework makes: the measure against which `make bench` holds ours.

#[tauri::command]
fn painted() {
    println!("painted");
}

fn main() {
    let outcome = tauri::Builder::default()
        .invoke_handler(tauri::generate_handler![painted])
        .run(tauri::generate_context!("tests/bench/empty-window/tauri.conf.json"));
    if let Err(error) = outcome {
        eprintln!("{error}");
    }
}

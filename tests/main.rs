//! Journeys through the application as its users take them: through the command line, as a process, on real files.
//!
//! `tests/journeys/desk.rs` runs the program; each other file is one kind of journey. `tests/fuzz` reads pages that nobody
//! would write. They belong to `cuttings-core`, so that `cargo test -p cuttings-core` runs everything that needs no window.

mod fuzz;
mod journeys;

//! Cuttings, the application, without a window.
//!
//! A [`model::Capture`] comes in, [`extract`] turns it into a [`model::Article`], `store` keeps it as a clip; people add
//! annotations and tags, gather clips in a dossier, and `export` writes the dossier out. [`Library`] is the only door:
//! the desktop window and the command line are two ways through it.
//!
//! Stages never import each other; `library` alone composes them. `docs/architecture.md` is the tour.

pub mod annotate;
pub mod capture;
mod error;
pub mod export;
pub mod extract;
mod folder;
mod library;
pub mod model;
pub mod query;
mod store;

pub use error::{Error, ErrorCode, Result};
pub use folder::{default_folder, is_first_use, library_in, remember_folder};
pub use library::*;

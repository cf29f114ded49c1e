//! Plain data, no input or output, and nothing of ours imported from outside this folder: the words of the field.

mod annotation;
mod article;
mod backup;
mod capture;
mod change;
mod clip;
mod date;
mod document;
mod dossier;
mod ids;
mod layout;
mod query;
mod search;
mod tidy;
mod trash;

pub use annotation::*;
pub use article::*;
pub use backup::*;
pub use capture::*;
pub use change::*;
pub use clip::*;
pub use date::*;
pub use document::*;
pub use dossier::*;
pub use ids::*;
pub use layout::*;
pub use query::*;
pub use search::*;
pub use trash::*;

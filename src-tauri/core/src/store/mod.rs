//! The library on disk: a folder with `library.sqlite` and `snapshots/`. The only Rust that says `rusqlite`, and all of
//! our SQL. One file a table, with its rows and queries; what is derived (the search index) beside them.
//!
//! - `open.rs`, `lost.rs`, `connect.rs`, `migrate.rs`, `failure.rs`: from a folder to connections, and from SQLite's errors to ours
//! - `transactions.rs`, `undo.rs`, `inverses.rs`: every mutation, its undo step, and what it touched
//! - `snapshots.rs`, `aside.rs`, `replaced.rs`, `durable.rs`, `room.rs`: the pages as they came, waiting until the disk has them, and when it is full
//! - `backup/`: checked copies, and the way back
//! - `words.rs`, `spellings.rs` -> `content.rs` -> `index.rs` -> `matching.rs`, `filter.rs` -> `search.rs` -> `found.rs`, `snippet.rs`: full-text search
//!
//! Functions take a `&Db`; who calls decides whether it is a reader (`Store::read`) or a mutation (`Store::change`).

pub(crate) mod annotations;
mod aside;
pub(crate) mod backup;
mod bind;
pub(crate) mod clips;
mod connect;
mod content;
pub(crate) mod corrections;
pub(crate) mod doctor;
pub(crate) mod dossiers;
#[cfg(test)]
mod dump;
mod durable;
pub(crate) mod entries;
pub(crate) mod exports;
pub(crate) mod facets;
mod failure;
mod filter;
pub(crate) mod found;
mod index;
mod inverses;
pub(crate) mod list;
mod lost;
mod matching;
mod migrate;
mod open;
mod order;
mod overview;
pub(crate) mod placements;
mod presence;
pub(crate) mod readings;
mod replaced;
mod room;
mod search;
pub(crate) mod searches;
mod segments;
mod set;
pub(crate) mod settings;
pub(crate) mod snapshots;
mod snippet;
mod spellings;
mod stems;
pub(crate) mod surroundings;
pub(crate) mod tags;
mod transactions;
pub(crate) mod trash;
mod undo;
mod unknown;
pub(crate) mod words;

pub(crate) use connect::FILE;
#[cfg(test)]
pub(crate) use dump::{dump, dump_whole};
pub(crate) use failure::cannot_write;
pub use lost::IfNone;
pub(crate) use lost::ways_back;
pub(crate) use open::Store;
pub(crate) use overview::overview;
pub(crate) use snapshots::{Laid, Packer, hash, kept_at};
pub(crate) use transactions::{Step, lock};
pub(crate) use undo::{Direction, forget_all};

/// A time as the program records it: UTC, ISO 8601 with `Z`.
pub(crate) fn stamp(time: chrono::DateTime<chrono::Utc>) -> String {
    time.format("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// A connection to the library's file.
pub(crate) type Db = rusqlite::Connection;

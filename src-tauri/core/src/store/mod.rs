//! The library on disk. The only Rust that says `rusqlite`.

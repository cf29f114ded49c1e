//! Words of a search -> Query. Pure. The language is in `docs/cli.md`.

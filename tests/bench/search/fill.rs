//! The library and the bare table. Clips are written by plain SQL, for clipping 100,000 pages one by one, each synced,
//! would take an hour; the search index is then built by `Library` itself.

use super::Outcome;
use super::texts::Texts;
use cuttings_core::Library;
use cuttings_core::model::{Article, Block, ClipId, Document, PressDate, ReadingId, TagId};
use rusqlite::{Connection, params};
use std::path::Path;
use std::time::Instant;

pub fn library(folder: &Path, texts: &Texts, clips: usize) -> Outcome<()> {
    let file = folder.join("library.sqlite");
    let there = || -> rusqlite::Result<i64> {
        Connection::open(&file)?.query_row("SELECT count(*) FROM clips", [], |row| row.get::<_, i64>(0))
    };
    if !(file.exists() && there().is_ok_and(|count| count == clips as i64) && bare_file(folder).exists()) {
        if folder.exists() {
            std::fs::remove_dir_all(folder)?;
        }
        drop(Library::open(folder)?);
        fill(folder, texts, clips)?;
    }
    let begun = Instant::now();
    let library = Library::open(folder)?;
    library.freshen_search(|| true)?;
    let took = begun.elapsed().as_secs_f64();
    if took > 1.0 {
        println!("building the search index             {took:.0} s, {:.0} clips a second", clips as f64 / took);
    }
    Ok(())
}

pub fn bare_file(folder: &Path) -> std::path::PathBuf {
    folder.join("bare.sqlite")
}

fn fill(folder: &Path, texts: &Texts, clips: usize) -> Outcome<()> {
    let mut library = Connection::open(folder.join("library.sqlite"))?;
    let mut bare = Connection::open(bare_file(folder))?;
    bare.execute_batch("CREATE VIRTUAL TABLE bare USING fts5(headline, body, content='', tokenize='unicode61')")?;
    let (db, other) = (library.transaction()?, bare.transaction()?);
    let mut letters = 0;
    let tags: Vec<String> = (0..400).map(|_| TagId::fresh().to_string()).collect();
    for number in 0..clips {
        let piece = texts.piece(number);
        let document = Document::new(piece.paragraphs.iter().map(|text| Block::paragraph(text.as_str())).collect());
        let text = document.text();
        letters += text.len();
        let article = Article {
            headline: Some(piece.headline.clone()),
            byline: Some(piece.byline.clone()),
            publisher: Some(piece.outlet.clone()),
            published: PressDate::parse(&piece.published),
            language: Some(piece.language.to_owned()),
            document,
            ..Article::default()
        };
        let (clip, reading) = (ClipId::fresh().to_string(), ReadingId::fresh().to_string());
        let opening: String = text.chars().take(240).collect();
        db.prepare_cached(
            "INSERT INTO clips(no, id, reading, clipped, modified, headline, byline, publisher, published, language,
               opening, outlet_key, author_key)
             VALUES (?1, ?2, ?3, '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', ?4, ?5, ?6, ?7, ?8, ?9, lower(?6), lower(?5))",
        )?
        .execute(params![
            number as i64 + 1, clip, reading, piece.headline, piece.byline, piece.outlet, piece.published, piece.language, opening
        ])?;
        db.prepare_cached(
            "INSERT INTO readings(id, clip, snapshot, media, retrieved, extractor, article, text)
             VALUES (?1, ?2, ?3, 'text', '2026-01-01T00:00:00Z', 'bench', ?4, ?5)",
        )?
        .execute(params![reading, clip, format!("{number:064x}"), serde_json::to_string(&article)?, text])?;
        for tag in &piece.tags {
            db.prepare_cached(
                "INSERT INTO tags(id, name, key, modified) VALUES (?1, ?2, ?2, '2026-01-01T00:00:00Z') ON CONFLICT DO NOTHING",
            )?
            .execute(params![tags[*tag], format!("tag{tag}")])?;
            db.prepare_cached(
                "INSERT INTO clip_tags(clip, tag, modified) VALUES (?1, ?2, '2026-01-01T00:00:00Z') ON CONFLICT DO NOTHING",
            )?
            .execute(params![clip, tags[*tag]])?;
        }
        other.prepare_cached("INSERT INTO bare(rowid, headline, body) VALUES (?1, ?2, ?3)")?.execute(params![
            number as i64 + 1,
            piece.headline,
            text
        ])?;
    }
    db.execute("DELETE FROM derived", [])?;
    db.commit()?;
    other.commit()?;
    println!("a library of {clips} clips            {:.0} MB of text", letters as f64 / 1e6);
    Ok(())
}

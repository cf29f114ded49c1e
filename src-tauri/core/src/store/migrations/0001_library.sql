-- The first library. Described for readers outside this program in docs/schema.md.
-- Ids are UUIDv7 in text. Times are UTC, ISO 8601 with Z. Order is a fractional key: text that sorts.

-- What the person did with an article. The columns under "as shown" follow from the current reading and the
-- corrections; they stand here so that a list needs one table.
CREATE TABLE clips (
  no        INTEGER PRIMARY KEY,           -- the row of the search index; means nothing elsewhere
  id        TEXT NOT NULL UNIQUE,
  reading   TEXT REFERENCES readings(id) DEFERRABLE INITIALLY DEFERRED,
  asked     TEXT,                          -- the address that the person gave
  page      TEXT,                          -- the address made canonical, for matching only
  clipped   TEXT NOT NULL,
  failure   TEXT,                          -- why it could not be fetched
  note      TEXT,
  read      INTEGER NOT NULL DEFAULT 0,
  starred   INTEGER NOT NULL DEFAULT 0,
  trashed   TEXT,                          -- when
  modified  TEXT NOT NULL,
  -- as shown
  url        TEXT,
  headline   TEXT,
  standfirst TEXT,
  byline     TEXT,
  publisher  TEXT,
  aggregator TEXT,
  published  TEXT,
  language   TEXT,
  opening    TEXT,                         -- the first words of the text
  outlet_key TEXT,                         -- publisher and byline in folded words, for filters
  author_key TEXT
) STRICT;
CREATE INDEX clips_published ON clips(published DESC, no DESC) WHERE trashed IS NULL;
CREATE INDEX clips_clipped ON clips(clipped DESC, no DESC) WHERE trashed IS NULL;
CREATE INDEX clips_page ON clips(page);
CREATE INDEX clips_reading ON clips(reading);
CREATE INDEX clips_language ON clips(language);

-- What one version of the extractor took from one snapshot. Never changed.
CREATE TABLE readings (
  id        TEXT NOT NULL PRIMARY KEY,
  clip      TEXT NOT NULL REFERENCES clips(id) DEFERRABLE INITIALLY DEFERRED,
  snapshot  TEXT NOT NULL,                 -- SHA-256 of the bytes, in hex: snapshots/ab/<hash>.zst
  media     TEXT NOT NULL,
  charset   TEXT,                          -- as the transport named it
  final_url TEXT,
  retrieved TEXT NOT NULL,
  extractor TEXT NOT NULL,
  article   TEXT NOT NULL,                 -- JSON: the article with its document
  text      TEXT NOT NULL                  -- the canonical text of the document
) STRICT;
CREATE INDEX readings_clip ON readings(clip);
CREATE INDEX readings_snapshot ON readings(snapshot);

CREATE TABLE corrections (
  clip     TEXT NOT NULL REFERENCES clips(id) DEFERRABLE INITIALLY DEFERRED,
  field    TEXT NOT NULL,
  value    TEXT NOT NULL,
  modified TEXT NOT NULL,
  PRIMARY KEY (clip, field)
) STRICT;

-- A marked passage: the reading in which it was made, and selectors that never change. Where it stands in another
-- reading is derived.
CREATE TABLE annotations (
  id       TEXT NOT NULL PRIMARY KEY,
  clip     TEXT NOT NULL REFERENCES clips(id) DEFERRABLE INITIALLY DEFERRED,
  reading  TEXT NOT NULL REFERENCES readings(id) DEFERRABLE INITIALLY DEFERRED,
  start    INTEGER NOT NULL,               -- code points of the reading's text, half open
  "end"    INTEGER NOT NULL,
  quote    TEXT NOT NULL,
  prefix   TEXT NOT NULL,
  suffix   TEXT NOT NULL,
  colour   TEXT NOT NULL,
  note     TEXT,
  created  TEXT NOT NULL,
  trashed  TEXT,
  modified TEXT NOT NULL
) STRICT;
CREATE INDEX annotations_clip ON annotations(clip, start);
CREATE INDEX annotations_reading ON annotations(reading);

CREATE TABLE tags (
  id       TEXT NOT NULL PRIMARY KEY,
  name     TEXT NOT NULL,                  -- as the person wrote it first
  key      TEXT NOT NULL UNIQUE,           -- NFC, case folded
  modified TEXT NOT NULL
) STRICT;

CREATE TABLE clip_tags (
  clip     TEXT NOT NULL REFERENCES clips(id) DEFERRABLE INITIALLY DEFERRED,
  tag      TEXT NOT NULL REFERENCES tags(id) DEFERRABLE INITIALLY DEFERRED,
  modified TEXT NOT NULL,
  PRIMARY KEY (clip, tag)
) STRICT;
CREATE INDEX clip_tags_tag ON clip_tags(tag);

CREATE TABLE annotation_tags (
  annotation TEXT NOT NULL REFERENCES annotations(id) DEFERRABLE INITIALLY DEFERRED,
  tag        TEXT NOT NULL REFERENCES tags(id) DEFERRABLE INITIALLY DEFERRED,
  modified   TEXT NOT NULL,
  PRIMARY KEY (annotation, tag)
) STRICT;
CREATE INDEX annotation_tags_tag ON annotation_tags(tag);

CREATE TABLE dossiers (
  id       TEXT NOT NULL PRIMARY KEY,
  title    TEXT NOT NULL,
  key      TEXT NOT NULL,                  -- NFC, case folded
  intro    TEXT,
  created  TEXT NOT NULL,
  trashed  TEXT,
  modified TEXT NOT NULL
) STRICT;
CREATE INDEX dossiers_key ON dossiers(key);

CREATE TABLE sections (
  id       TEXT NOT NULL PRIMARY KEY,
  dossier  TEXT NOT NULL REFERENCES dossiers(id) DEFERRABLE INITIALLY DEFERRED,
  title    TEXT NOT NULL,
  key      TEXT NOT NULL,
  place    TEXT NOT NULL,                  -- a fractional key
  modified TEXT NOT NULL
) STRICT;
CREATE INDEX sections_dossier ON sections(dossier, place);

CREATE TABLE entries (
  id       TEXT NOT NULL PRIMARY KEY,
  dossier  TEXT NOT NULL REFERENCES dossiers(id) DEFERRABLE INITIALLY DEFERRED,
  clip     TEXT NOT NULL REFERENCES clips(id) DEFERRABLE INITIALLY DEFERRED,
  section  TEXT REFERENCES sections(id) DEFERRABLE INITIALLY DEFERRED,
  place    TEXT NOT NULL,                  -- a fractional key, within the section
  comment  TEXT,
  modified TEXT NOT NULL,
  UNIQUE (dossier, clip)
) STRICT;
CREATE INDEX entries_order ON entries(dossier, section, place);
CREATE INDEX entries_clip ON entries(clip);
CREATE INDEX entries_section ON entries(section);

-- What is not the person's: it is neither undone nor synced.

-- What an export last wrote at a path, so that a changed file is noticed.
CREATE TABLE exports (
  path    TEXT NOT NULL PRIMARY KEY,
  hash    TEXT NOT NULL,
  written TEXT NOT NULL
) STRICT;

-- The inverse of each change, statement by statement. Written by triggers (store/undo.rs).
CREATE TABLE undo_steps (
  id     INTEGER PRIMARY KEY AUTOINCREMENT,
  label  TEXT NOT NULL,
  at     TEXT NOT NULL,
  undone INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE undo_rows (
  no   INTEGER PRIMARY KEY AUTOINCREMENT,
  step INTEGER NOT NULL REFERENCES undo_steps(id) ON DELETE CASCADE,
  tbl  TEXT NOT NULL,
  sql  TEXT NOT NULL
) STRICT;
CREATE INDEX undo_rows_step ON undo_rows(step);

-- Derived: one row a clip, rowid = clips.no, words split and folded by store/words.rs. The stem columns hold only
-- stems that differ from their word.
CREATE VIRTUAL TABLE search USING fts5(
  headline, margins, body, headline_stems, margins_stems, body_stems,
  content='', contentless_delete=1, tokenize='ascii'
);
CREATE TABLE derived (name TEXT NOT NULL PRIMARY KEY, version INTEGER NOT NULL) STRICT;

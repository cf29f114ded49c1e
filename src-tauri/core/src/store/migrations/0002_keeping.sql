-- What keeping a library for long needs: settings, and passages that a person placed by hand.

-- What is set for this library as a whole; it goes along when the library is moved. It is not undone.
CREATE TABLE settings (
  name     TEXT NOT NULL PRIMARY KEY,
  value    TEXT NOT NULL,
  modified TEXT NOT NULL
) STRICT;
-- Tells the backups of two libraries in one folder from each other.
INSERT INTO settings VALUES ('id', lower(hex(randomblob(16))), strftime('%Y-%m-%dT%H:%M:%SZ'));

-- Where the person put a passage in a reading that does not hold it with certainty.
CREATE TABLE placements (
  annotation TEXT NOT NULL REFERENCES annotations(id) DEFERRABLE INITIALLY DEFERRED,
  reading    TEXT NOT NULL REFERENCES readings(id) DEFERRABLE INITIALLY DEFERRED,
  start      INTEGER NOT NULL,             -- code points of that reading's text, half open
  "end"      INTEGER NOT NULL,
  quote      TEXT NOT NULL,                -- as it reads there
  prefix     TEXT NOT NULL,
  suffix     TEXT NOT NULL,
  modified   TEXT NOT NULL,
  PRIMARY KEY (annotation, reading)
) STRICT;
CREATE INDEX placements_reading ON placements(reading);

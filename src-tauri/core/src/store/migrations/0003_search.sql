-- Searches that a person keeps, and indexes that answer each filter of a search by themselves.

CREATE TABLE searches (
  id       TEXT NOT NULL PRIMARY KEY,
  name     TEXT NOT NULL,                  -- as the person wrote it
  key      TEXT NOT NULL UNIQUE,           -- NFC, case folded
  query    TEXT NOT NULL,                  -- in the words of docs/cli.md
  modified TEXT NOT NULL
) STRICT;

-- As shown, like outlet_key: who passed the article on, in folded words.
ALTER TABLE clips ADD COLUMN aggregator_key TEXT;

DROP INDEX clips_published;
DROP INDEX clips_clipped;
DROP INDEX clip_tags_tag;
CREATE INDEX clips_published ON clips(published DESC, no DESC);
CREATE INDEX clips_clipped ON clips(clipped DESC, no DESC);
CREATE INDEX clips_outlet ON clips(outlet_key);
CREATE INDEX clips_aggregator ON clips(aggregator_key) WHERE aggregator_key IS NOT NULL;
CREATE INDEX clips_author ON clips(author_key);
CREATE INDEX clips_unread ON clips(trashed) WHERE read = 0;
CREATE INDEX clips_starred ON clips(trashed) WHERE starred = 1;
CREATE INDEX clips_failed ON clips(trashed) WHERE failure IS NOT NULL;
CREATE INDEX clips_trashed ON clips(trashed) WHERE trashed IS NOT NULL;
CREATE INDEX clips_noted ON clips(trashed) WHERE note IS NOT NULL;
CREATE INDEX clip_tags_tag ON clip_tags(tag, clip);

-- Step 7: how each bank journal takes its statement files in, and what its folder brought.

CREATE TABLE journal_import (
    journal TEXT PRIMARY KEY REFERENCES journal (code),
    digital INTEGER NOT NULL CHECK (digital IN (0, 1)),       -- pointage sur relevé numérique
    format TEXT NOT NULL,                                     -- 'camt053', 'feed'; '': any
    folder TEXT NOT NULL,                                     -- absolute, without a file name; '': none
    watched INTEGER NOT NULL CHECK (watched IN (0, 1)),
    unattended INTEGER NOT NULL CHECK (unattended IN (0, 1)), -- what comes in is imported by itself
    matches INTEGER NOT NULL CHECK (matches IN (0, 1)),       -- matched while it is imported
    CHECK (watched = 0 OR folder <> '')
) STRICT;

-- A file of a folder that was tried, by its bytes: the folder keeps its files, and none is tried
-- again by itself.
CREATE TABLE folder_file (
    sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
    journal TEXT NOT NULL REFERENCES journal (code),
    name TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('imported', 'known', 'put_aside', 'refused')),
    fault TEXT NOT NULL DEFAULT '',                           -- JSON of the refusal
    tried_at INTEGER NOT NULL,
    tried_by TEXT NOT NULL
) STRICT;
CREATE INDEX folder_file_by_journal ON folder_file (journal);

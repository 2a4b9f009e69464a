-- Step 4: what the columns of a bank's CSV files mean, as a person said for a journal.

CREATE TABLE csv_mapping (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    journal TEXT NOT NULL REFERENCES journal (code),
    name TEXT NOT NULL CHECK (name <> ''),
    fingerprint TEXT NOT NULL,                -- of the header: how a file is known again
    mapping TEXT NOT NULL,                    -- JSON
    saved_at INTEGER NOT NULL,
    saved_by TEXT NOT NULL,
    UNIQUE (journal, fingerprint)
) STRICT;

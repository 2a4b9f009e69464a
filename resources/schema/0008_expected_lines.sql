-- Step 8: what banks announce before they book it (intraday reports, booking advices, pending
-- operations). Apart from statements: never matched, never posted, in no balance.

CREATE TABLE expected_line (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    import_id INTEGER REFERENCES import (id),              -- the file that told it, or
    operation_id INTEGER UNIQUE REFERENCES feed_operation (id), -- the pending operation of a feed
    journal TEXT NOT NULL REFERENCES journal (code),
    expected_on TEXT NOT NULL,
    amount_minor INTEGER NOT NULL,
    line TEXT NOT NULL,                       -- JSON: the line as announced
    format TEXT NOT NULL,                     -- "camt.052.001.08", "feed.qonto"
    report INTEGER NOT NULL DEFAULT 1,        -- rank of the report in its file
    entry INTEGER NOT NULL DEFAULT 1,
    of_entry INTEGER NOT NULL DEFAULT 1,
    told_at INTEGER NOT NULL,
    booked_as INTEGER REFERENCES feed_operation (id), -- what the feed booked it as
    dropped_at INTEGER,                       -- a person said that it does not come
    dropped_by TEXT NOT NULL DEFAULT '',
    CHECK (import_id IS NOT NULL OR operation_id IS NOT NULL)
) STRICT;
CREATE INDEX expected_line_by_day ON expected_line (journal, expected_on, amount_minor);
CREATE INDEX expected_line_by_import ON expected_line (import_id) WHERE import_id IS NOT NULL;
CREATE INDEX expected_line_booked_as ON expected_line (booked_as) WHERE booked_as IS NOT NULL;

-- The booked lines that came in its place. Without them it is expected again, by itself.
CREATE TABLE expected_replacement (
    expected_id INTEGER NOT NULL REFERENCES expected_line (id) ON DELETE CASCADE,
    line_id INTEGER NOT NULL REFERENCES bank_line (id) ON DELETE CASCADE,
    PRIMARY KEY (expected_id, line_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX expected_replacement_by_line ON expected_replacement (line_id);

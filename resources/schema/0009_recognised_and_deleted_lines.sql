-- Step 9: which lines of a file were recognised, and which were deleted.
--
-- Every line of a file is given a number of bank_line while it is read, in the order of the file.
-- A recognised or deleted line keeps that number, and no other line is ever given it: with the
-- lines that were kept it tells the file's own path of balances again.

-- A statement as its file says it, whatever was kept of it: balances of the bank beside ours.
CREATE TABLE file_statement (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    import_id INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE,
    journal TEXT NOT NULL REFERENCES journal (code),
    source TEXT NOT NULL CHECK (source IN ('file', 'feed')),
    bank_id TEXT NOT NULL DEFAULT '',
    sequence TEXT NOT NULL DEFAULT '',
    from_day TEXT,
    to_day TEXT,
    currency TEXT NOT NULL,
    opening_minor INTEGER,
    closing_minor INTEGER,
    balance_check TEXT NOT NULL CHECK (balance_check IN ('ok', 'mismatch', 'not_possible')),
    mismatch_accepted_by TEXT,
    first_line_id INTEGER NOT NULL,          -- the numbers its lines were given; 0: it has none
    last_line_id INTEGER NOT NULL
) STRICT;
CREATE INDEX file_statement_by_import ON file_statement (import_id, journal, first_line_id);

-- Of what came in before, each statement is taken as a file's own.
INSERT INTO file_statement (import_id, journal, source, bank_id, sequence, from_day, to_day,
    currency, opening_minor, closing_minor, balance_check, mismatch_accepted_by, first_line_id,
    last_line_id)
SELECT import_id, journal, source, bank_id, sequence, from_day, to_day, currency, opening_minor,
    closing_minor, balance_check, mismatch_accepted_by,
    coalesce((SELECT min(l.id) FROM bank_line l WHERE l.statement_id = s.id), 0),
    coalesce((SELECT max(l.id) FROM bank_line l WHERE l.statement_id = s.id), 0)
FROM statement s ORDER BY s.id;

-- A line of a file that repeats a line already here: shown, never stored twice, and a line of its
-- own (a bank_line of the same number) once a person says so.
CREATE TABLE recognised_line (
    id INTEGER PRIMARY KEY,                  -- the number it was given; below 0: step 1 kept none
    import_id INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE,
    line_id INTEGER NOT NULL,                -- in bank_line, or in deleted_line
    entry INTEGER NOT NULL,                  -- rank of the bank's entry in its statement
    of_entry INTEGER NOT NULL,
    label TEXT NOT NULL,                     -- all that step 1 kept of it
    line TEXT NOT NULL,                      -- JSON; '': in all else as the line it repeats
    overruled_at INTEGER,
    overruled_by TEXT,
    CHECK ((overruled_at IS NULL) = (overruled_by IS NULL))
) STRICT;
INSERT INTO recognised_line (id, import_id, line_id, entry, of_entry, label, line)
SELECT -id, import_id, line_id, 0, 0, label, '' FROM repeated_line;
DROP TABLE repeated_line;
ALTER TABLE recognised_line RENAME TO repeated_line;
CREATE INDEX repeated_line_by_line ON repeated_line (line_id);
CREATE INDEX repeated_line_by_import ON repeated_line (import_id);
CREATE INDEX repeated_line_overruled ON repeated_line (id) WHERE overruled_at IS NOT NULL;

-- What a person deleted: known when a file or a feed brings it again, and never taken by itself.
CREATE TABLE deleted_line (
    id INTEGER PRIMARY KEY,                  -- the number of the line
    import_id INTEGER NOT NULL REFERENCES import (id),
    statement_id INTEGER NOT NULL,           -- where it was; that statement may be gone
    journal TEXT NOT NULL REFERENCES journal (code),
    booked_on TEXT NOT NULL,
    amount_minor INTEGER NOT NULL,
    rank INTEGER NOT NULL CHECK (rank >= 1), -- among equals, those of bank_line included
    entry INTEGER NOT NULL,
    of_entry INTEGER NOT NULL,
    line TEXT NOT NULL,                      -- JSON
    balance_before_minor INTEGER,            -- on the path of its statement, when it has one
    same_as INTEGER,                         -- the line that tells the same operation
    deleted_at INTEGER NOT NULL,
    deleted_by TEXT NOT NULL,
    why TEXT NOT NULL DEFAULT '',
    UNIQUE (journal, booked_on, amount_minor, rank)
) STRICT;
CREATE INDEX deleted_line_by_import ON deleted_line (import_id);

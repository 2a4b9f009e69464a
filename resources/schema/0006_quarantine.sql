-- Step 6: files that could not be imported, and the corrections laid over them.

CREATE TABLE quarantine (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    file_id INTEGER REFERENCES file (id),      -- the original bytes; they go when it is discarded
    name TEXT NOT NULL,                        -- "a.zip!m.xml"
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    size INTEGER NOT NULL CHECK (size >= 0),
    format TEXT NOT NULL DEFAULT '',           -- empty: no reader knew it
    is_text INTEGER NOT NULL CHECK (is_text IN (0, 1)),
    state TEXT NOT NULL CHECK (state IN ('open', 'imported', 'discarded')),
    fault TEXT NOT NULL,                       -- JSON: code and parameters
    fault_line INTEGER NOT NULL DEFAULT 0,     -- of the original; 0: nowhere in particular
    fault_record TEXT NOT NULL DEFAULT '',
    fault_field TEXT NOT NULL DEFAULT '',
    put_aside_at INTEGER NOT NULL,
    put_aside_by TEXT NOT NULL,
    closed_at INTEGER,
    closed_by TEXT NOT NULL DEFAULT '',
    why_discarded TEXT NOT NULL DEFAULT '',
    corrected_sha256 TEXT NOT NULL DEFAULT '', -- of the text that was imported
    import_id INTEGER REFERENCES import (id) ON DELETE SET NULL,
    CHECK ((state = 'discarded') = (file_id IS NULL))
) STRICT;
CREATE UNIQUE INDEX quarantine_waits_once ON quarantine (sha256) WHERE state = 'open';
CREATE INDEX quarantine_by_file ON quarantine (file_id);
CREATE INDEX quarantine_by_import ON quarantine (import_id) WHERE import_id IS NOT NULL;

CREATE TABLE correction (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    quarantine_id INTEGER NOT NULL REFERENCES quarantine (id),
    kind TEXT NOT NULL CHECK (kind IN ('replace', 'insert', 'delete')),
    line INTEGER NOT NULL CHECK (line >= 1),   -- of the original
    before TEXT NOT NULL,                      -- that line, in UTF-8; empty when inserted
    after TEXT NOT NULL,                       -- what is read instead; empty when deleted
    why TEXT NOT NULL CHECK (why <> ''),
    made_at INTEGER NOT NULL,
    made_by TEXT NOT NULL
) STRICT;
CREATE INDEX correction_by_file ON correction (quarantine_id, line);
CREATE UNIQUE INDEX correction_once_a_line ON correction (quarantine_id, line)
    WHERE kind <> 'insert';

-- The original is what came in, and what was imported stays as it was corrected.
CREATE TRIGGER quarantine_original_is_kept BEFORE UPDATE OF sha256, size, name ON quarantine
BEGIN
    SELECT RAISE(ABORT, 'the original of a file in quarantine cannot be changed');
END;
CREATE TRIGGER quarantine_is_kept BEFORE DELETE ON quarantine
BEGIN
    SELECT RAISE(ABORT, 'a file in quarantine is discarded, not deleted');
END;
CREATE TRIGGER correction_is_frozen BEFORE UPDATE ON correction
BEGIN
    SELECT RAISE(ABORT, 'a correction is dropped and made anew, not changed');
END;
CREATE TRIGGER correction_waits_for_import BEFORE INSERT ON correction
WHEN (SELECT state FROM quarantine WHERE id = new.quarantine_id) <> 'open'
BEGIN
    SELECT RAISE(ABORT, 'only a file that waits can be corrected');
END;
CREATE TRIGGER correction_is_kept BEFORE DELETE ON correction
WHEN (SELECT state FROM quarantine WHERE id = old.quarantine_id) <> 'open'
BEGIN
    SELECT RAISE(ABORT, 'a correction that was imported cannot be dropped');
END;

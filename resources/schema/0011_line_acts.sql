-- Step 11: what people put on bank lines, pairs that wait for validation, pointing without a
-- statement file, and who reviewed an état de rapprochement.

-- The invoice a line carries, by a row of its open item: imputed when the line is matched.
CREATE TABLE line_invoice (
    line_id INTEGER PRIMARY KEY REFERENCES bank_line (id) ON DELETE CASCADE,
    item_row_id INTEGER NOT NULL REFERENCES entry_row (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX line_invoice_by_item ON line_invoice (item_row_id);

CREATE TABLE line_note (
    line_id INTEGER PRIMARY KEY REFERENCES bank_line (id) ON DELETE CASCADE,
    note TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT ''           -- why it was parked or ignored
) STRICT;

CREATE TABLE line_document (
    line_id INTEGER NOT NULL REFERENCES bank_line (id) ON DELETE CASCADE,
    document_id INTEGER NOT NULL REFERENCES document (id),
    PRIMARY KEY (line_id, document_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX line_document_by_document ON line_document (document_id);

-- Lines and book rows that belong together and are not matched yet.
CREATE TABLE pairing (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    journal TEXT NOT NULL REFERENCES journal (code),
    pointed_on TEXT,                          -- NULL: the latest day among its lines
    created_at INTEGER NOT NULL,
    created_by TEXT NOT NULL
) STRICT;

CREATE TABLE pairing_line (
    line_id INTEGER PRIMARY KEY REFERENCES bank_line (id) ON DELETE CASCADE,
    pairing_id INTEGER NOT NULL REFERENCES pairing (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX pairing_line_by_pairing ON pairing_line (pairing_id);

CREATE TABLE pairing_row (
    row_id INTEGER PRIMARY KEY REFERENCES entry_row (id) ON DELETE CASCADE,
    pairing_id INTEGER NOT NULL REFERENCES pairing (id) ON DELETE CASCADE,
    amount_minor INTEGER                      -- the part of an open item; NULL: a row of the bank's account
) STRICT;
CREATE INDEX pairing_row_by_pairing ON pairing_row (pairing_id);

-- Pointing by hand against a statement on paper.
CREATE TABLE pointing_session (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    journal TEXT NOT NULL REFERENCES journal (code),
    from_day TEXT NOT NULL,
    to_day TEXT NOT NULL,
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    balance_minor INTEGER NOT NULL,           -- of the bank at to_day
    state TEXT NOT NULL CHECK (state = 'open' OR state = 'validated' OR state = 'erased'),
    match_id INTEGER REFERENCES match (id),   -- what its validation points with
    opened_at INTEGER NOT NULL,
    opened_by TEXT NOT NULL,
    closed_at INTEGER,
    closed_by TEXT,
    CHECK (from_day <= to_day),
    CHECK ((state = 'validated') = (match_id IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX pointing_session_open ON pointing_session (journal) WHERE state = 'open';
CREATE INDEX pointing_session_by_match ON pointing_session (match_id) WHERE match_id IS NOT NULL;

-- "X JJ/MM/AAAA" in a session that is not validated yet.
CREATE TABLE pointing_mark (
    row_id INTEGER PRIMARY KEY REFERENCES entry_row (id) ON DELETE CASCADE,
    session_id INTEGER NOT NULL REFERENCES pointing_session (id) ON DELETE CASCADE,
    pointed_on TEXT NOT NULL
) STRICT;
CREATE INDEX pointing_mark_by_session ON pointing_mark (session_id);

-- Who looked at the état de rapprochement of a day, and the figures then.
CREATE TABLE report_review (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    journal TEXT NOT NULL REFERENCES journal (code),
    day TEXT NOT NULL,
    ledger_minor INTEGER NOT NULL,
    statement_minor INTEGER NOT NULL,
    difference_minor INTEGER NOT NULL,
    reviewer TEXT NOT NULL CHECK (reviewer <> ''),
    reviewed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX report_review_by_journal ON report_review (journal, day);

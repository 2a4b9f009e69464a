-- Step 1: the books, the bank and what ties them together.
--
-- Amounts are signed integers in minor units of the currency beside them: in books debit > 0 and
-- credit < 0; on bank lines money in > 0. Days are TEXT "YYYY-MM-DD", instants are milliseconds
-- since 1970 (UTC). What is validated is never updated or deleted: triggers at the end see to it.
-- Tables that fill by the thousand compare a state with = and OR: for an IN of more than two words
-- SQLite builds a temporary index at each row.

CREATE TABLE dossier (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    company TEXT NOT NULL CHECK (company <> ''),
    company_number TEXT NOT NULL,
    chart TEXT NOT NULL CHECK (chart IN ('pcg', 'pcmn', 'kmu')),
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    owner TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    closed_until TEXT,                       -- no entry on or before that day
    chain_head BLOB NOT NULL CHECK (length(chain_head) = 32),
    chain_length INTEGER NOT NULL DEFAULT 0 CHECK (chain_length >= 0)
) STRICT;

CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE account (
    number TEXT PRIMARY KEY CHECK (number <> ''),
    label TEXT NOT NULL
) STRICT;

CREATE TABLE party (
    code TEXT PRIMARY KEY CHECK (code <> ''),
    name TEXT NOT NULL,
    statement_reference TEXT NOT NULL DEFAULT '',
    terms_days INTEGER CHECK (terms_days BETWEEN 0 AND 365),
    vat_basis TEXT NOT NULL DEFAULT 'debits' CHECK (vat_basis IN ('debits', 'receipts')),
    company_number TEXT NOT NULL DEFAULT '',
    vat_id TEXT NOT NULL DEFAULT ''
) STRICT;

-- Every account number ever met for a party, with its witness. One at most is payable: confirmed
-- by a person and not retired.
CREATE TABLE party_iban (
    id INTEGER PRIMARY KEY,
    party TEXT NOT NULL REFERENCES party (code) ON UPDATE CASCADE,
    iban TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('typed', 'invoice', 'bank')),
    first_seen_at INTEGER NOT NULL,
    confirmed_at INTEGER,
    confirmed_by TEXT,
    retired_at INTEGER,
    UNIQUE (party, iban),
    CHECK ((confirmed_at IS NULL) = (confirmed_by IS NULL))
) STRICT;

CREATE TABLE financial_year (
    id INTEGER PRIMARY KEY,
    first_day TEXT NOT NULL UNIQUE,
    last_day TEXT NOT NULL UNIQUE,
    CHECK (first_day <= last_day)
) STRICT;

CREATE TABLE journal (
    code TEXT PRIMARY KEY CHECK (code <> ''),
    name TEXT NOT NULL,
    type TEXT NOT NULL CHECK (type IN ('purchase', 'sale', 'bank', 'cash', 'general', 'opening')),
    account TEXT UNIQUE REFERENCES account (number),
    iban TEXT UNIQUE,
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    days_tolerance INTEGER NOT NULL DEFAULT 5 CHECK (days_tolerance BETWEEN 0 AND 366)
) STRICT;

CREATE TABLE period_close (
    id INTEGER PRIMARY KEY,
    closed_until TEXT NOT NULL UNIQUE,
    closed_at INTEGER NOT NULL,
    closed_by TEXT NOT NULL,
    debit_minor INTEGER NOT NULL,
    credit_minor INTEGER NOT NULL,
    chain_length INTEGER NOT NULL,
    chain_head BLOB NOT NULL
) STRICT;

-- The original bytes of everything that came in, compressed, in pieces.
CREATE TABLE file (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
    name TEXT NOT NULL,
    size INTEGER NOT NULL CHECK (size >= 0)
) STRICT;

CREATE TABLE file_piece (
    file_id INTEGER NOT NULL REFERENCES file (id) ON DELETE CASCADE,
    position INTEGER NOT NULL CHECK (position >= 0),
    bytes BLOB NOT NULL,                     -- zstd frame of at most 1 MiB of the original
    PRIMARY KEY (file_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE import (
    id INTEGER PRIMARY KEY,
    file_id INTEGER REFERENCES file (id),
    format TEXT NOT NULL,
    imported_at INTEGER NOT NULL,
    imported_by TEXT NOT NULL
) STRICT;
CREATE INDEX import_by_file ON import (file_id);

CREATE TABLE statement (
    id INTEGER PRIMARY KEY AUTOINCREMENT,    -- a number is never given twice
    import_id INTEGER NOT NULL REFERENCES import (id),
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
    mismatch_accepted_by TEXT
) STRICT;
CREATE INDEX statement_by_journal ON statement (journal, from_day);
CREATE INDEX statement_by_import ON statement (import_id);

CREATE TABLE bank_line (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    statement_id INTEGER NOT NULL REFERENCES statement (id),
    journal TEXT NOT NULL REFERENCES journal (code),
    booked_on TEXT NOT NULL,
    valued_on TEXT,
    amount_minor INTEGER NOT NULL,
    currency TEXT NOT NULL,
    rank INTEGER NOT NULL CHECK (rank >= 1), -- among equals of that journal, day and amount
    status TEXT NOT NULL DEFAULT 'booked' CHECK (status = 'booked' OR status = 'pending' OR status = 'info'),
    label TEXT NOT NULL DEFAULT '',
    label_more TEXT NOT NULL DEFAULT '',
    comment TEXT NOT NULL DEFAULT '',
    remittance_reference TEXT NOT NULL DEFAULT '',
    ordering_account TEXT NOT NULL DEFAULT '',
    counterparty_name TEXT NOT NULL DEFAULT '',
    counterparty_iban TEXT NOT NULL DEFAULT '',
    counterparty_bic TEXT NOT NULL DEFAULT '',
    end_to_end_id TEXT NOT NULL DEFAULT '',
    bank_reference TEXT NOT NULL DEFAULT '',
    structured_reference TEXT NOT NULL DEFAULT '',
    mandate_id TEXT NOT NULL DEFAULT '',
    cheque_number TEXT NOT NULL DEFAULT '',
    nature TEXT NOT NULL,
    bank_code TEXT NOT NULL DEFAULT '',
    original_minor INTEGER,
    original_currency TEXT,
    charges_minor INTEGER,
    charges_currency TEXT,
    reversal INTEGER NOT NULL DEFAULT 0 CHECK (reversal IN (0, 1)),
    entry INTEGER NOT NULL DEFAULT 1,
    of_entry INTEGER NOT NULL DEFAULT 1,
    doubtful INTEGER NOT NULL DEFAULT 0 CHECK (doubtful IN (0, 1)),
    mark TEXT NOT NULL DEFAULT '' CHECK (mark = '' OR mark = 'parked' OR mark = 'ignored'),
    UNIQUE (journal, booked_on, amount_minor, rank)
) STRICT;
CREATE INDEX bank_line_by_statement ON bank_line (statement_id, id);

-- A line of a file that repeats a line already here: shown to the user, never stored twice.
CREATE TABLE repeated_line (
    id INTEGER PRIMARY KEY,
    import_id INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE,
    line_id INTEGER NOT NULL REFERENCES bank_line (id),
    label TEXT NOT NULL
) STRICT;
CREATE INDEX repeated_line_by_line ON repeated_line (line_id);
CREATE INDEX repeated_line_by_import ON repeated_line (import_id);

CREATE TABLE entry (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    journal TEXT NOT NULL REFERENCES journal (code),
    day TEXT NOT NULL,
    number TEXT NOT NULL DEFAULT '',          -- EcritureNum; '' while a draft of ours
    piece TEXT NOT NULL DEFAULT '',
    piece_day TEXT,
    label TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'validated')),
    origin TEXT NOT NULL CHECK (
        origin = 'books'
        OR origin = 'match'
        OR origin = 'invoice'
        OR origin = 'reversal'
        OR origin = 'manual'
        OR origin = 'opening'),
    validated_on TEXT,
    reverses_id INTEGER REFERENCES entry (id),
    chain_position INTEGER UNIQUE,            -- 1, 2, 3 … in order of validation
    chain_hash BLOB CHECK (chain_hash IS NULL OR length(chain_hash) = 32),
    created_at INTEGER NOT NULL,
    created_by TEXT NOT NULL,
    CHECK ((state = 'validated') = (validated_on IS NOT NULL)),
    CHECK ((state = 'validated') = (chain_hash IS NOT NULL)),
    CHECK ((chain_position IS NULL) = (chain_hash IS NULL))
) STRICT;
CREATE INDEX entry_by_journal ON entry (journal, day, id);
CREATE INDEX entry_by_day ON entry (day, id);
CREATE INDEX entry_reversed ON entry (reverses_id) WHERE reverses_id IS NOT NULL;
CREATE INDEX entry_drafts ON entry (id) WHERE state = 'draft';

CREATE TABLE entry_row (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    entry_id INTEGER NOT NULL REFERENCES entry (id),
    position INTEGER NOT NULL CHECK (position >= 1),
    account TEXT NOT NULL REFERENCES account (number),
    party TEXT REFERENCES party (code),
    label TEXT NOT NULL DEFAULT '',           -- '': the entry's
    piece TEXT NOT NULL DEFAULT '',           -- '': the entry's; opening entries detail pieces
    piece_day TEXT,                           -- NULL: the entry's
    amount_minor INTEGER NOT NULL CHECK (amount_minor <> 0),
    foreign_minor INTEGER,
    foreign_currency TEXT,
    due_day TEXT,
    UNIQUE (entry_id, position),
    CHECK ((foreign_minor IS NULL) = (foreign_currency IS NULL))
) STRICT;
CREATE INDEX entry_row_by_account ON entry_row (account, party, amount_minor);

-- The last EcritureNum given by Comptoir, per journal and year.
CREATE TABLE entry_counter (
    journal TEXT NOT NULL REFERENCES journal (code),
    year_id INTEGER NOT NULL REFERENCES financial_year (id),
    last_number INTEGER NOT NULL CHECK (last_number >= 0),
    PRIMARY KEY (journal, year_id)
) STRICT, WITHOUT ROWID;

-- Reconciliation: one match ties bank lines to 512 rows and to the items they settle.
CREATE TABLE match (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    journal TEXT NOT NULL REFERENCES journal (code),
    pointed_on TEXT NOT NULL,                 -- date de pointage
    decision TEXT NOT NULL CHECK (
        decision = 'entry'
        OR decision = 'invoice'
        OR decision = 'template'
        OR decision = 'transfer'
        OR decision = 'none'),
    kind TEXT NOT NULL,
    score INTEGER NOT NULL CHECK (score BETWEEN 0 AND 1000),
    unattended INTEGER NOT NULL CHECK (unattended IN (0, 1)),
    reasons TEXT NOT NULL DEFAULT '[]',       -- JSON: code and parameters of each reason
    created_at INTEGER NOT NULL,
    created_by TEXT NOT NULL,
    undone_at INTEGER,
    undone_by TEXT,
    CHECK ((undone_at IS NULL) = (undone_by IS NULL))
) STRICT;

CREATE TABLE match_line (
    line_id INTEGER PRIMARY KEY REFERENCES bank_line (id),
    match_id INTEGER NOT NULL REFERENCES match (id)
) STRICT;
CREATE INDEX match_line_by_match ON match_line (match_id);

-- Settlement entries a match posted; kept after its undo for the trace.
CREATE TABLE match_entry (
    match_id INTEGER NOT NULL REFERENCES match (id),
    entry_id INTEGER NOT NULL,
    PRIMARY KEY (match_id, entry_id)
) STRICT, WITHOUT ROWID;

-- Pointage: this 512 row was seen on a statement ('statement'), counted as seen before the first
-- one ('opening'), or cancels another row of the books ('mutual').
CREATE TABLE pointing (
    row_id INTEGER PRIMARY KEY REFERENCES entry_row (id),
    kind TEXT NOT NULL CHECK (kind = 'statement' OR kind = 'opening' OR kind = 'mutual'),
    match_id INTEGER REFERENCES match (id),
    pointed_on TEXT NOT NULL,
    CHECK ((kind = 'statement') = (match_id IS NOT NULL))
) STRICT;
CREATE INDEX pointing_by_match ON pointing (match_id);

-- Lettrage. A group is a connected set of rows of one account and party; `code` is never given
-- twice for one account and party. `origin_group_id` remembers the letter a row was given first,
-- so that undoing a match which joined two groups gives each its letter back.
CREATE TABLE letter_group (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account TEXT NOT NULL,
    party TEXT NOT NULL DEFAULT '',
    code TEXT NOT NULL,
    UNIQUE (account, party, code)
) STRICT;
CREATE INDEX letter_group_latest ON letter_group (account, party, length(code), upper(code));

CREATE TABLE letter_row (
    row_id INTEGER PRIMARY KEY REFERENCES entry_row (id),
    group_id INTEGER NOT NULL REFERENCES letter_group (id),
    origin_group_id INTEGER NOT NULL REFERENCES letter_group (id),
    lettered_on TEXT NOT NULL,
    imported INTEGER NOT NULL DEFAULT 0 CHECK (imported IN (0, 1)) -- came lettered with the books
) STRICT;
CREATE INDEX letter_row_by_group ON letter_row (group_id);

-- How much of a debit row a credit row settles. A row's open amount is what no imputation covers.
CREATE TABLE imputation (
    id INTEGER PRIMARY KEY,
    debit_row_id INTEGER NOT NULL REFERENCES entry_row (id),
    credit_row_id INTEGER NOT NULL REFERENCES entry_row (id),
    amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
    match_id INTEGER REFERENCES match (id)    -- NULL: imported books or manual lettering
) STRICT;
CREATE INDEX imputation_by_debit ON imputation (debit_row_id, amount_minor);
CREATE INDEX imputation_by_credit ON imputation (credit_row_id, amount_minor);
CREATE INDEX imputation_by_match ON imputation (match_id) WHERE match_id IS NOT NULL;

-- Every act: who, when, what, before and after; chained like the entries.
CREATE TABLE event (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    simulated_clock INTEGER NOT NULL CHECK (simulated_clock IN (0, 1)),
    user TEXT NOT NULL,
    action TEXT NOT NULL,
    object TEXT NOT NULL,
    before TEXT NOT NULL DEFAULT '',
    after TEXT NOT NULL DEFAULT '',
    hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

-- The last line of defence: what is validated stays as it is.
CREATE TRIGGER entry_validated_is_frozen BEFORE UPDATE ON entry WHEN old.state = 'validated'
BEGIN
    SELECT RAISE(ABORT, 'a validated entry cannot be changed');
END;
CREATE TRIGGER entry_validated_is_kept BEFORE DELETE ON entry WHEN old.state = 'validated'
BEGIN
    SELECT RAISE(ABORT, 'a validated entry cannot be deleted');
END;
CREATE TRIGGER row_validated_is_frozen BEFORE UPDATE ON entry_row
WHEN (SELECT state FROM entry WHERE id = old.entry_id) = 'validated'
  OR (SELECT state FROM entry WHERE id = new.entry_id) = 'validated'
BEGIN
    SELECT RAISE(ABORT, 'a row of a validated entry cannot be changed');
END;
CREATE TRIGGER row_validated_is_kept BEFORE DELETE ON entry_row
WHEN (SELECT state FROM entry WHERE id = old.entry_id) = 'validated'
BEGIN
    SELECT RAISE(ABORT, 'a row of a validated entry cannot be deleted');
END;
CREATE TRIGGER row_joins_drafts_only BEFORE INSERT ON entry_row
WHEN (SELECT state FROM entry WHERE id = new.entry_id) = 'validated'
BEGIN
    SELECT RAISE(ABORT, 'a validated entry takes no further row');
END;
CREATE TRIGGER event_is_frozen BEFORE UPDATE ON event
BEGIN
    SELECT RAISE(ABORT, 'the event log cannot be changed');
END;
CREATE TRIGGER event_is_kept BEFORE DELETE ON event
BEGIN
    SELECT RAISE(ABORT, 'the event log cannot be shortened');
END;
CREATE TRIGGER period_close_is_frozen BEFORE UPDATE ON period_close
BEGIN
    SELECT RAISE(ABORT, 'a closing cannot be changed');
END;
CREATE TRIGGER period_close_is_kept BEFORE DELETE ON period_close
BEGIN
    SELECT RAISE(ABORT, 'a closing cannot be taken back');
END;

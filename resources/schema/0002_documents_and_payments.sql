-- Step 2: documents, invoices and payment orders.

CREATE TABLE document (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    file_id INTEGER NOT NULL UNIQUE REFERENCES file (id),
    box TEXT NOT NULL CHECK (box IN ('purchase', 'sale', 'other')),
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    added_at INTEGER NOT NULL,
    added_by TEXT NOT NULL
) STRICT;

CREATE TABLE invoice (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id INTEGER REFERENCES document (id),
    direction TEXT NOT NULL CHECK (direction IN ('purchase', 'sale')),
    type TEXT NOT NULL CHECK (type IN ('invoice', 'credit_note', 'corrected', 'prepayment')),
    state TEXT NOT NULL CHECK (state IN
        ('received', 'reviewed', 'approved', 'booked', 'ordered', 'settled', 'refused', 'duplicate')),
    source TEXT NOT NULL DEFAULT '',          -- facturx, cii, ubl
    profile TEXT NOT NULL DEFAULT '',
    number TEXT NOT NULL,
    number_normalised TEXT NOT NULL,
    issued_on TEXT NOT NULL,
    due_on TEXT,
    currency TEXT NOT NULL,
    net_minor INTEGER NOT NULL,
    vat_minor INTEGER NOT NULL,
    gross_minor INTEGER NOT NULL,
    payable_minor INTEGER NOT NULL,
    prepaid_minor INTEGER NOT NULL DEFAULT 0,
    rounding_minor INTEGER NOT NULL DEFAULT 0,
    payment_reference TEXT NOT NULL DEFAULT '',
    payment_means TEXT NOT NULL DEFAULT '',   -- UNTDID 4461: 30, 58 transfer, 49, 59 direct debit
    seller TEXT NOT NULL,                     -- JSON: the party as the document names it
    buyer TEXT NOT NULL,
    party TEXT REFERENCES party (code),
    expense_account TEXT REFERENCES account (number),
    entry_id INTEGER REFERENCES entry (id),
    refused_reason TEXT NOT NULL DEFAULT '',
    reviewed_at INTEGER, reviewed_by TEXT,
    approved_at INTEGER, approved_by TEXT
) STRICT;
CREATE INDEX invoice_by_number ON invoice (number_normalised);
CREATE INDEX invoice_by_entry ON invoice (entry_id) WHERE entry_id IS NOT NULL;

CREATE TABLE invoice_tax (
    invoice_id INTEGER NOT NULL REFERENCES invoice (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    category TEXT NOT NULL,
    rate_coefficient INTEGER NOT NULL,
    rate_scale INTEGER NOT NULL,
    base_minor INTEGER NOT NULL,
    vat_minor INTEGER NOT NULL,
    exemption TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (invoice_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE payment_batch (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    journal TEXT NOT NULL REFERENCES journal (code),
    format TEXT NOT NULL,
    message_id TEXT NOT NULL UNIQUE,
    file_id INTEGER NOT NULL REFERENCES file (id),
    count INTEGER NOT NULL CHECK (count > 0),
    total_minor INTEGER NOT NULL CHECK (total_minor > 0),
    created_at INTEGER NOT NULL,
    created_by TEXT NOT NULL
) STRICT;

CREATE TABLE payment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    invoice_id INTEGER REFERENCES invoice (id),
    item_row_id INTEGER NOT NULL REFERENCES entry_row (id),
    party TEXT NOT NULL REFERENCES party (code),
    payee_name TEXT NOT NULL,
    payee_iban TEXT NOT NULL DEFAULT '',
    amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
    currency TEXT NOT NULL,
    execute_on TEXT NOT NULL,
    reference TEXT NOT NULL,
    end_to_end_id TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL CHECK (state IN ('basket', 'ordered', 'settled', 'cancelled')),
    batch_id INTEGER REFERENCES payment_batch (id),
    created_at INTEGER NOT NULL,
    created_by TEXT NOT NULL,
    CHECK (state IN ('basket', 'cancelled') OR batch_id IS NOT NULL)
) STRICT;
-- One living order for an open item at a time (C39: the same invoice paid twice).
CREATE UNIQUE INDEX payment_once ON payment (item_row_id) WHERE state IN ('basket', 'ordered');

-- Step 3: connections to banks and what they sent.

CREATE TABLE connection (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    provider TEXT NOT NULL,
    base_url TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('active', 'broken', 'removed')),
    vault_key TEXT NOT NULL,                  -- where the credentials are in the vault
    last_sync_at INTEGER,
    last_error TEXT NOT NULL DEFAULT ''       -- JSON: code and parameters
) STRICT;

CREATE TABLE connection_account (
    connection_id INTEGER NOT NULL REFERENCES connection (id),
    provider_account TEXT NOT NULL,
    iban TEXT NOT NULL,
    journal TEXT REFERENCES journal (code),
    from_day TEXT,                            -- operations before it never enter a statement (A72)
    cursor TEXT NOT NULL DEFAULT '',          -- where the next pull starts, the provider's own words
    PRIMARY KEY (connection_id, provider_account)
) STRICT, WITHOUT ROWID;

CREATE TABLE feed_operation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    connection_id INTEGER NOT NULL REFERENCES connection (id),
    provider_account TEXT NOT NULL,
    provider_id TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('staged', 'pending', 'removed', 'taken')),
    booked_on TEXT NOT NULL,
    line TEXT NOT NULL,                       -- JSON: the statement line it becomes
    amount_minor INTEGER NOT NULL,
    balance_after_minor INTEGER,
    happened_at TEXT NOT NULL DEFAULT '',     -- ISO instant of the movement: order within a day
    updated_at TEXT NOT NULL,                 -- ISO instant: an older answer changes nothing
    replaced_by TEXT NOT NULL DEFAULT '',     -- provider_id of what a pending one was booked as
    said_since TEXT NOT NULL DEFAULT '',      -- JSON: what the bank says now of one already taken
    line_id INTEGER REFERENCES bank_line (id),
    UNIQUE (connection_id, provider_id)
) STRICT;
CREATE INDEX feed_operation_waiting ON feed_operation (connection_id, provider_account, booked_on)
    WHERE state IN ('staged', 'pending');
CREATE INDEX feed_operation_by_line ON feed_operation (line_id) WHERE line_id IS NOT NULL;

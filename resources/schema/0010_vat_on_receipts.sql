-- Step 10: VAT that waits for payment, and what each settlement made due of it.

CREATE TABLE vat_move (
    id INTEGER PRIMARY KEY,
    waiting_row_id INTEGER NOT NULL REFERENCES entry_row (id), -- the invoice's row on 44564 or 44574
    entry_id INTEGER NOT NULL REFERENCES entry (id),           -- what moved it
    match_id INTEGER REFERENCES match (id),                    -- NULL: lettered by hand
    amount_minor INTEGER NOT NULL CHECK (amount_minor <> 0)    -- the part moved, signed as the row
) STRICT;
CREATE INDEX vat_move_by_row ON vat_move (waiting_row_id);
CREATE INDEX vat_move_by_match ON vat_move (match_id) WHERE match_id IS NOT NULL;
CREATE INDEX vat_move_by_entry ON vat_move (entry_id);

-- Matches up to this one were made by a program that left the moves to the VAT return.
CREATE TABLE vat_start (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    after_match INTEGER NOT NULL CHECK (after_match >= 0)
) STRICT;
INSERT INTO vat_start (id, after_match) SELECT 1, COALESCE(MAX(id), 0) FROM match;

-- Step 14: settlement differences, the transaction code of the entries that write them off, and payments
-- that come back.

-- What a dossier changed of the four usual types, and its own.
CREATE TABLE difference_type (
    code TEXT PRIMARY KEY CHECK (code <> ''),
    label TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('settlement', 'discount', 'fee', 'exchange')),
    charge_account TEXT NOT NULL,             -- '': not offered for a lack
    income_account TEXT NOT NULL,             -- '': not offered for a surplus
    vat TEXT NOT NULL CHECK (vat IN ('none', 'corrected', 'inside')),
    vat_permille INTEGER CHECK (vat_permille BETWEEN 1 AND 999),
    per_day_minor INTEGER NOT NULL DEFAULT 0 CHECK (per_day_minor >= 0),
    CHECK ((vat = 'inside') = (vat_permille IS NOT NULL))
) STRICT;

-- Up to what a difference is booked without a person. Without any, none is.
CREATE TABLE difference_limit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    type TEXT NOT NULL,
    party TEXT REFERENCES party (code) ON UPDATE CASCADE, -- NULL: every party
    nature TEXT,                              -- NULL: every nature of line
    limit_minor INTEGER NOT NULL CHECK (limit_minor >= 0),
    limit_permille INTEGER NOT NULL CHECK (limit_permille BETWEEN 0 AND 1000),
    CHECK (limit_minor > 0 OR limit_permille > 0)
) STRICT;

-- 'SCRAP': written off from the bank (code transaction).
ALTER TABLE entry ADD COLUMN transaction_code TEXT NOT NULL DEFAULT '';

-- A payment that came back: what its match had imputed, given back when the return is undone.
CREATE TABLE returned_imputation (
    id INTEGER PRIMARY KEY,
    return_match_id INTEGER NOT NULL REFERENCES match (id), -- the match of the return
    match_id INTEGER REFERENCES match (id),                 -- the match of the payment
    debit_row_id INTEGER NOT NULL REFERENCES entry_row (id),
    credit_row_id INTEGER NOT NULL REFERENCES entry_row (id),
    amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
    group_id INTEGER REFERENCES letter_group (id)           -- the letter both had
) STRICT;
CREATE INDEX returned_imputation_by_return ON returned_imputation (return_match_id);
CREATE INDEX returned_imputation_by_match ON returned_imputation (match_id);

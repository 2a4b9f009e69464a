-- Step 12: bank accounts that have no IBAN, as cards, are known by the bank's own number.

ALTER TABLE journal ADD COLUMN bank_number TEXT NOT NULL DEFAULT '';
CREATE UNIQUE INDEX journal_by_bank_number ON journal (bank_number) WHERE bank_number <> '';

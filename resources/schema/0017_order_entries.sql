-- Step 17: the entry of a payment, made with its order (a setting of the journal) instead of with
-- the bank line, which then is only pointed to it.
ALTER TABLE journal_import ADD COLUMN settles_at_order INTEGER NOT NULL DEFAULT 0
    CHECK (settles_at_order IN (0, 1));

-- The match without lines that holds the entry, its letters and its VAT, kept when it was taken
-- back; and the entry's row on the bank's account, which waits to be pointed. NULL: there is none.
ALTER TABLE payment ADD COLUMN order_match_id INTEGER REFERENCES match (id);
ALTER TABLE payment ADD COLUMN bank_row_id INTEGER REFERENCES entry_row (id);
CREATE INDEX payment_by_order_match ON payment (order_match_id) WHERE order_match_id IS NOT NULL;
CREATE INDEX payment_by_bank_row ON payment (bank_row_id) WHERE bank_row_id IS NOT NULL;
CREATE INDEX payment_in_transit ON payment (item_row_id) WHERE bank_row_id IS NOT NULL;

-- What an order has settled in the books leaves the rest of its item free for another.
DROP INDEX payment_once;
CREATE UNIQUE INDEX payment_once ON payment (item_row_id)
    WHERE state IN ('basket', 'ordered') AND bank_row_id IS NULL;

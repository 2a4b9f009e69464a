-- Step 20: which settlements came with imported books. Their VAT on receipts was moved there; what is
-- lettered here, by hand too, moves it now. What a dossier holds already counts as it did.
ALTER TABLE imputation ADD COLUMN imported INTEGER NOT NULL DEFAULT 0 CHECK (imported IN (0, 1));
UPDATE imputation SET imported = 1
WHERE match_id IS NULL
  AND debit_row_id IN (SELECT r.id FROM entry_row r JOIN entry e ON e.id = r.entry_id
                       WHERE e.origin IN ('books', 'opening'))
  AND credit_row_id IN (SELECT r.id FROM entry_row r JOIN entry e ON e.id = r.entry_id
                        WHERE e.origin IN ('books', 'opening'));
-- Which payment a match says came back, also where no third party was settled by it.
ALTER TABLE match ADD COLUMN returns_match_id INTEGER REFERENCES match (id);
UPDATE match SET returns_match_id =
    (SELECT r.match_id FROM returned_imputation r WHERE r.return_match_id = match.id LIMIT 1);
CREATE INDEX match_by_returned ON match (returns_match_id) WHERE returns_match_id IS NOT NULL;

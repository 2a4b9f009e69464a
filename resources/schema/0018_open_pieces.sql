-- Step 18: the rows of one piece, so that what is open is found without walking through the past.
CREATE INDEX entry_by_piece ON entry (piece) WHERE piece <> '';
CREATE INDEX entry_row_by_piece ON entry_row (piece) WHERE piece <> '';

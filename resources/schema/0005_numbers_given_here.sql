-- Step 5: which EcritureNum Comptoir gave itself. An entry that came with the books as a draft keeps
-- its origin when it is validated here, yet its number is one of ours.

ALTER TABLE entry ADD COLUMN numbered_here INTEGER NOT NULL DEFAULT 0 CHECK (numbered_here IN (0, 1));

-- What is validated is frozen, and stays so: the new fact alone is written. Drafts of imported books
-- validated here have a number up to the counter and were validated no earlier than they came in.
DROP TRIGGER entry_validated_is_frozen;
UPDATE entry SET numbered_here = 1
WHERE state = 'validated'
  AND (origin <> 'books'
       OR (number <> '' AND number NOT GLOB '*[^0-9]*' AND length(number) <= 15
           AND validated_on >= date(created_at / 1000, 'unixepoch')
           AND EXISTS (SELECT 1
                       FROM entry_counter c JOIN financial_year y ON y.id = c.year_id
                       WHERE c.journal = entry.journal
                         AND entry.day BETWEEN y.first_day AND y.last_day
                         AND CAST(entry.number AS INTEGER) <= c.last_number)));
CREATE TRIGGER entry_validated_is_frozen BEFORE UPDATE ON entry WHEN old.state = 'validated'
BEGIN
    SELECT RAISE(ABORT, 'a validated entry cannot be changed');
END;

-- The last number given in a journal and year, which the next one follows.
CREATE INDEX entry_numbered_here ON entry (journal, day, chain_position) WHERE numbered_here = 1;

-- Step 19: all an état de rapprochement said when somebody reviewed it, as a digest: every figure and
-- every item in suspense. Empty for what was reviewed before; its three figures are compared then.
ALTER TABLE report_review ADD COLUMN digest TEXT NOT NULL DEFAULT '';

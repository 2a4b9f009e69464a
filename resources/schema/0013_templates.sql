-- Step 13: entry templates, what is known of each line before it is matched, and what was learned.

-- Templates of this company, and copies of those for all companies: their master is a file that
-- every dossier reads, so that what the matcher sees stands in the dossier.
CREATE TABLE entry_template (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    scope TEXT NOT NULL CHECK (scope IN ('company', 'shared')),
    code TEXT NOT NULL CHECK (code <> ''),
    label TEXT NOT NULL,
    journal TEXT NOT NULL,                    -- only for lines of this bank journal; '': any
    reference TEXT NOT NULL,                  -- looked for in the text columns of a line; '': none
    position INTEGER NOT NULL,                -- in the order they are tried, per scope
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    UNIQUE (scope, code)
) STRICT;

CREATE TABLE entry_template_row (
    template_id INTEGER NOT NULL REFERENCES entry_template (id) ON DELETE CASCADE,
    position INTEGER NOT NULL CHECK (position >= 1),
    account TEXT NOT NULL CHECK (account <> ''), -- a shared one may name an account that is not here
    party TEXT NOT NULL,
    share TEXT NOT NULL CHECK (share IN ('permille', 'amount', 'rest')),
    value INTEGER NOT NULL CHECK (value >= 0),
    vat_coefficient INTEGER,
    vat_scale INTEGER,
    PRIMARY KEY (template_id, position),
    CHECK ((vat_coefficient IS NULL) = (vat_scale IS NULL))
) STRICT, WITHOUT ROWID;

-- Code tiers and Modèle d'écriture of a line, and how each was found.
CREATE TABLE line_identity (
    line_id INTEGER PRIMARY KEY REFERENCES bank_line (id) ON DELETE CASCADE,
    party TEXT NOT NULL,                      -- '': none
    party_by TEXT NOT NULL CHECK (party_by IN ('', 'invoice', 'reference', 'hand')),
    template_id INTEGER REFERENCES entry_template (id) ON DELETE SET NULL,
    template_by TEXT NOT NULL CHECK (template_by IN ('', 'reference', 'hand'))
) STRICT;
CREATE INDEX line_identity_by_template ON line_identity (template_id) WHERE template_id IS NOT NULL;

-- Which template a match was made with; its code stays when the template goes.
CREATE TABLE match_template (
    match_id INTEGER PRIMARY KEY REFERENCES match (id),
    scope TEXT NOT NULL,
    code TEXT NOT NULL
) STRICT;
CREATE INDEX match_template_by_code ON match_template (scope, code);

-- What decisions taught (reconcile::learned_keys): lines with this evidence went there.
CREATE TABLE learned (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('iban', 'mandate', 'name', 'label')),
    evidence TEXT NOT NULL CHECK (evidence <> ''),
    aim TEXT NOT NULL CHECK (aim IN ('party', 'account', 'template')),
    code TEXT NOT NULL CHECK (code <> ''),
    decisions INTEGER NOT NULL CHECK (decisions >= 0), -- how many say so
    active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    UNIQUE (kind, evidence, aim, code)
) STRICT;

CREATE TABLE learned_decision (
    learned_id INTEGER NOT NULL REFERENCES learned (id) ON DELETE CASCADE,
    match_id INTEGER NOT NULL REFERENCES match (id),
    PRIMARY KEY (learned_id, match_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX learned_decision_by_match ON learned_decision (match_id);

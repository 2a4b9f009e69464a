-- Step 15: who works in the dossier, and what each may do.

-- Own roles; those that come with the program stand in it, and get what a later version adds.
CREATE TABLE own_role (
    code TEXT PRIMARY KEY CHECK (length(code) BETWEEN 1 AND 32),
    name TEXT NOT NULL
) STRICT;

-- A right is a text of the program (users::to_text). No CHECK lists them: a later version adds some.
CREATE TABLE own_role_right (
    role TEXT NOT NULL REFERENCES own_role (code) ON DELETE CASCADE,
    granted TEXT NOT NULL CHECK (granted <> ''),
    PRIMARY KEY (role, granted)
) STRICT, WITHOUT ROWID;

-- No password is ever here: its scrypt verifier, with the parameters it was made with.
CREATE TABLE user (
    code TEXT PRIMARY KEY CHECK (length(code) BETWEEN 1 AND 32),
    name TEXT NOT NULL,
    role TEXT NOT NULL,                      -- a fixed one or one of own_role
    active INTEGER NOT NULL CHECK (active IN (0, 1)),
    password_hash BLOB CHECK (length(password_hash) = 32),
    password_salt BLOB,
    scrypt_n INTEGER,
    scrypt_r INTEGER,
    scrypt_p INTEGER,
    failures INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0), -- wrong passwords since the last right one
    failed_at INTEGER,
    CHECK ((password_hash IS NULL) = (password_salt IS NULL)
       AND (password_hash IS NULL) = (scrypt_n IS NULL)
       AND (password_hash IS NULL) = (scrypt_r IS NULL)
       AND (password_hash IS NULL) = (scrypt_p IS NULL))
) STRICT;

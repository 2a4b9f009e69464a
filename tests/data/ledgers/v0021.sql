PRAGMA application_id=1129599537;
PRAGMA user_version=21;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE account (
    number TEXT PRIMARY KEY CHECK (number <> ''),
    label TEXT NOT NULL
) STRICT;
INSERT INTO "account" VALUES('401000','Fournisseurs');
INSERT INTO "account" VALUES('411000','Clients');
INSERT INTO "account" VALUES('445660','TVA déductible');
INSERT INTO "account" VALUES('445710','TVA collectée');
INSERT INTO "account" VALUES('512000','Banque');
INSERT INTO "account" VALUES('606000','Achats non stockés');
INSERT INTO "account" VALUES('627000','Services bancaires');
INSERT INTO "account" VALUES('706000','Prestations de services');
INSERT INTO "account" VALUES('110000','Report à nouveau');
INSERT INTO "account" VALUES('445740','TVA collectée en attente d''encaissement');
INSERT INTO "account" VALUES('512900','Carte');
CREATE TABLE bank_line (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    statement_id INTEGER NOT NULL REFERENCES statement (id),
    journal TEXT NOT NULL REFERENCES journal (code),
    booked_on TEXT NOT NULL,
    valued_on TEXT,
    amount_minor INTEGER NOT NULL,
    currency TEXT NOT NULL,
    rank INTEGER NOT NULL CHECK (rank >= 1), -- among equals of that journal, day and amount
    status TEXT NOT NULL DEFAULT 'booked' CHECK (status = 'booked' OR status = 'pending' OR status = 'info'),
    label TEXT NOT NULL DEFAULT '',
    label_more TEXT NOT NULL DEFAULT '',
    comment TEXT NOT NULL DEFAULT '',
    remittance_reference TEXT NOT NULL DEFAULT '',
    ordering_account TEXT NOT NULL DEFAULT '',
    counterparty_name TEXT NOT NULL DEFAULT '',
    counterparty_iban TEXT NOT NULL DEFAULT '',
    counterparty_bic TEXT NOT NULL DEFAULT '',
    end_to_end_id TEXT NOT NULL DEFAULT '',
    bank_reference TEXT NOT NULL DEFAULT '',
    structured_reference TEXT NOT NULL DEFAULT '',
    mandate_id TEXT NOT NULL DEFAULT '',
    cheque_number TEXT NOT NULL DEFAULT '',
    nature TEXT NOT NULL,
    bank_code TEXT NOT NULL DEFAULT '',
    original_minor INTEGER,
    original_currency TEXT,
    charges_minor INTEGER,
    charges_currency TEXT,
    reversal INTEGER NOT NULL DEFAULT 0 CHECK (reversal IN (0, 1)),
    entry INTEGER NOT NULL DEFAULT 1,
    of_entry INTEGER NOT NULL DEFAULT 1,
    doubtful INTEGER NOT NULL DEFAULT 0 CHECK (doubtful IN (0, 1)),
    mark TEXT NOT NULL DEFAULT '' CHECK (mark = '' OR mark = 'parked' OR mark = 'ignored'),
    UNIQUE (journal, booked_on, amount_minor, rank)
) STRICT;
INSERT INTO "bank_line" VALUES(1,1,'BQ','2026-01-20','2026-01-20',120000,'EUR',1,'booked','VIR DUPONT & FILS FV-2026-001','','','','','DUPONT & FILS','FR7630004008230001000642381','','FV-2026-001','','','','','transfer','18',NULL,NULL,NULL,NULL,0,1,1,0,'');
INSERT INTO "bank_line" VALUES(2,1,'BQ','2026-01-28','2026-01-28',-875,'EUR',1,'booked','COTISATION','','','','','','','','','','','','','transfer','18',NULL,NULL,NULL,NULL,0,2,1,0,'');
INSERT INTO "bank_line" VALUES(3,1,'BQ','2026-01-28','2026-01-28',-875,'EUR',2,'booked','COTISATION','','','','','','','','','','','','','transfer','18',NULL,NULL,NULL,NULL,0,3,1,1,'parked');
CREATE TABLE connection (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    provider TEXT NOT NULL,
    base_url TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('active', 'broken', 'removed')),
    vault_key TEXT NOT NULL,                  -- where the credentials are in the vault
    last_sync_at INTEGER,
    last_error TEXT NOT NULL DEFAULT ''       -- JSON: code and parameters
) STRICT;
INSERT INTO "connection" VALUES(1,'qonto','https://thirdparty.qonto.com','active','connection-1',1767603600000,'');
CREATE TABLE connection_account (
    connection_id INTEGER NOT NULL REFERENCES connection (id),
    provider_account TEXT NOT NULL,
    iban TEXT NOT NULL,
    journal TEXT REFERENCES journal (code),
    from_day TEXT,                            -- operations before it never enter a statement (A72)
    cursor TEXT NOT NULL DEFAULT '',          -- where the next pull starts, the provider's own words
    PRIMARY KEY (connection_id, provider_account)
) STRICT, WITHOUT ROWID;
INSERT INTO "connection_account" VALUES(1,'main','FR7630004008230001000642381','BQ','2026-02-01','2026-02-03T08:00:00.000Z');
CREATE TABLE correction (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    quarantine_id INTEGER NOT NULL REFERENCES quarantine (id),
    kind TEXT NOT NULL CHECK (kind IN ('replace', 'insert', 'delete')),
    line INTEGER NOT NULL CHECK (line >= 1),   -- of the original
    before TEXT NOT NULL,                      -- that line, in UTF-8; empty when inserted
    after TEXT NOT NULL,                       -- what is read instead; empty when deleted
    why TEXT NOT NULL CHECK (why <> ''),
    made_at INTEGER NOT NULL,
    made_by TEXT NOT NULL
) STRICT;
INSERT INTO "correction" VALUES(1,1,'replace',1,'0130004    00823EUR2 00010006423  020126                                                  0000000010000x','0130004    00823EUR2 00010006423  020126                                                  0000000010000{','Montant confirmé par la banque',1767603600000,'claire');
CREATE TABLE csv_mapping (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    journal TEXT NOT NULL REFERENCES journal (code),
    name TEXT NOT NULL CHECK (name <> ''),
    fingerprint TEXT NOT NULL,                -- of the header: how a file is known again
    mapping TEXT NOT NULL,                    -- JSON
    saved_at INTEGER NOT NULL,
    saved_by TEXT NOT NULL,
    UNIQUE (journal, fingerprint)
) STRICT;
INSERT INTO "csv_mapping" VALUES(1,'BQ','hafenbank','0000000000000000000000000000000000000000000000000000000000000000','{"name":"hafenbank","delimiter":";","columns":[{"header":"Tag","role":"date"}]}',1767603600000,'claire');
CREATE TABLE deleted_line (
    id INTEGER PRIMARY KEY,                  -- the number of the line
    import_id INTEGER NOT NULL REFERENCES import (id),
    statement_id INTEGER NOT NULL,           -- where it was; that statement may be gone
    journal TEXT NOT NULL REFERENCES journal (code),
    booked_on TEXT NOT NULL,
    amount_minor INTEGER NOT NULL,
    rank INTEGER NOT NULL CHECK (rank >= 1), -- among equals, those of bank_line included
    entry INTEGER NOT NULL,
    of_entry INTEGER NOT NULL,
    line TEXT NOT NULL,                      -- JSON
    balance_before_minor INTEGER,            -- on the path of its statement, when it has one
    same_as INTEGER,                         -- the line that tells the same operation
    deleted_at INTEGER NOT NULL,
    deleted_by TEXT NOT NULL,
    why TEXT NOT NULL DEFAULT '',
    UNIQUE (journal, booked_on, amount_minor, rank)
) STRICT;
INSERT INTO "deleted_line" VALUES(5,1,1,'BQ','2026-01-31',-300,1,5,1,'{"amount":{"currency":"EUR","minor":-300},"booked_on":"2026-01-31","label":"FRAIS","nature":"fee","status":"booked"}',NULL,NULL,1767603600000,'claire','En double');
CREATE TABLE difference_limit (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    type TEXT NOT NULL,
    party TEXT REFERENCES party (code) ON UPDATE CASCADE, -- NULL: every party
    nature TEXT,                              -- NULL: every nature of line
    limit_minor INTEGER NOT NULL CHECK (limit_minor >= 0),
    limit_permille INTEGER NOT NULL CHECK (limit_permille BETWEEN 0 AND 1000),
    CHECK (limit_minor > 0 OR limit_permille > 0)
) STRICT;
INSERT INTO "difference_limit" VALUES(1,'discount','FPAPIER','transfer',500,20);
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
INSERT INTO "difference_type" VALUES('discount','Escompte de règlement','discount','665000','765000','corrected',NULL,5000);
CREATE TABLE document (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    file_id INTEGER NOT NULL UNIQUE REFERENCES file (id),
    box TEXT NOT NULL CHECK (box IN ('purchase', 'sale', 'other')),
    name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    added_at INTEGER NOT NULL,
    added_by TEXT NOT NULL
) STRICT;
INSERT INTO "document" VALUES(1,2,'purchase','facture.xml','application/xml',1767603600000,'claire');
CREATE TABLE dossier (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    company TEXT NOT NULL CHECK (company <> ''),
    company_number TEXT NOT NULL,
    chart TEXT NOT NULL CHECK (chart IN ('pcg', 'pcmn', 'kmu')),
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    owner TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    closed_until TEXT,                       -- no entry on or before that day
    chain_head BLOB NOT NULL CHECK (length(chain_head) = 32),
    chain_length INTEGER NOT NULL DEFAULT 0 CHECK (chain_length >= 0)
) STRICT;
INSERT INTO "dossier" VALUES(1,'Atelier Lumière SAS','732829320','pcg','EUR','claire',1767603600000,'2025-12-31',X'D56E1D1A7F93BEC0B28D7E68D30C1F718F269EBF84BDA40DCD72A677939825B4',3);
CREATE TABLE entry (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    journal TEXT NOT NULL REFERENCES journal (code),
    day TEXT NOT NULL,
    number TEXT NOT NULL DEFAULT '',          -- EcritureNum; '' while a draft of ours
    piece TEXT NOT NULL DEFAULT '',
    piece_day TEXT,
    label TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'validated')),
    origin TEXT NOT NULL CHECK (
        origin = 'books'
        OR origin = 'match'
        OR origin = 'invoice'
        OR origin = 'reversal'
        OR origin = 'manual'
        OR origin = 'opening'),
    validated_on TEXT,
    reverses_id INTEGER REFERENCES entry (id),
    chain_position INTEGER UNIQUE,            -- 1, 2, 3 … in order of validation
    chain_hash BLOB CHECK (chain_hash IS NULL OR length(chain_hash) = 32),
    created_at INTEGER NOT NULL,
    created_by TEXT NOT NULL, numbered_here INTEGER NOT NULL DEFAULT 0 CHECK (numbered_here IN (0, 1)), transaction_code TEXT NOT NULL DEFAULT '',
    CHECK ((state = 'validated') = (validated_on IS NOT NULL)),
    CHECK ((state = 'validated') = (chain_hash IS NOT NULL)),
    CHECK ((chain_position IS NULL) = (chain_hash IS NULL))
) STRICT;
INSERT INTO "entry" VALUES(1,'AN','2026-01-01','1','',NULL,'À-nouveaux 2026','validated','opening','2026-01-31',NULL,1,X'C4789B93E4D97DAB47EADDD2BC9A220B21DC55A33FF6C359E1A67DF66A65514D',1767603600000,'claire',1,'');
INSERT INTO "entry" VALUES(2,'VE','2026-01-08','2','FV-2026-001','2026-01-08','Facture FV-2026-001','validated','invoice','2026-01-31',NULL,2,X'E33CDA08619550E3E742F263305DD85AA473EFA771439817798F058EE3189513',1767603600000,'claire',1,'');
INSERT INTO "entry" VALUES(3,'BQ','2026-01-20','','FV-2026-001','2026-01-20','VIR DUPONT & FILS FV-2026-001','draft','match',NULL,NULL,NULL,NULL,1767603600000,'claire',0,'');
INSERT INTO "entry" VALUES(4,'AC','2026-01-15','3','2026/A/17','2026-01-15','Papier et cartouches','validated','books','2026-01-31',NULL,3,X'D56E1D1A7F93BEC0B28D7E68D30C1F718F269EBF84BDA40DCD72A677939825B4',1767603600000,'claire',0,'');
INSERT INTO "entry" VALUES(5,'VE','2026-02-03','','FV-2026-002','2026-02-03','Facture FV-2026-002','draft','invoice',NULL,NULL,NULL,NULL,1767603600000,'claire',0,'');
INSERT INTO "entry" VALUES(6,'OD','2026-02-20','','FV-2026-002','2026-02-20','Compensation','draft','manual',NULL,NULL,NULL,NULL,1767603600000,'claire',0,'');
INSERT INTO "entry" VALUES(7,'OD','2026-02-20','','FV-2026-002','2026-02-20','TVA exigible','draft','match',NULL,NULL,NULL,NULL,1767603600000,'claire',0,'');
INSERT INTO "entry" VALUES(8,'BQ','2026-02-13','','2026/A/17','2026-02-13','VIR Papeterie de l’Étoile 2026/A/17','draft','match',NULL,NULL,NULL,NULL,1767603600000,'claire',0,'');
CREATE TABLE entry_counter (
    journal TEXT NOT NULL REFERENCES journal (code),
    year_id INTEGER NOT NULL REFERENCES financial_year (id),
    last_number INTEGER NOT NULL CHECK (last_number >= 0),
    PRIMARY KEY (journal, year_id)
) STRICT, WITHOUT ROWID;
INSERT INTO "entry_counter" VALUES('VE',2,1);
CREATE TABLE entry_row (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    entry_id INTEGER NOT NULL REFERENCES entry (id),
    position INTEGER NOT NULL CHECK (position >= 1),
    account TEXT NOT NULL REFERENCES account (number),
    party TEXT REFERENCES party (code),
    label TEXT NOT NULL DEFAULT '',           -- '': the entry's
    piece TEXT NOT NULL DEFAULT '',           -- '': the entry's; opening entries detail pieces
    piece_day TEXT,                           -- NULL: the entry's
    amount_minor INTEGER NOT NULL CHECK (amount_minor <> 0),
    foreign_minor INTEGER,
    foreign_currency TEXT,
    due_day TEXT,
    UNIQUE (entry_id, position),
    CHECK ((foreign_minor IS NULL) = (foreign_currency IS NULL))
) STRICT;
INSERT INTO "entry_row" VALUES(1,1,1,'512000',NULL,'','',NULL,1000000,NULL,NULL,NULL);
INSERT INTO "entry_row" VALUES(2,1,2,'110000',NULL,'','',NULL,-1000000,NULL,NULL,NULL);
INSERT INTO "entry_row" VALUES(3,2,1,'411000','CDUPONT','','',NULL,120000,NULL,NULL,'2026-02-07');
INSERT INTO "entry_row" VALUES(4,2,2,'706000',NULL,'','',NULL,-100000,NULL,NULL,NULL);
INSERT INTO "entry_row" VALUES(5,2,3,'445710',NULL,'','',NULL,-20000,NULL,NULL,NULL);
INSERT INTO "entry_row" VALUES(6,3,1,'512000',NULL,'','',NULL,120000,NULL,NULL,NULL);
INSERT INTO "entry_row" VALUES(7,3,2,'411000','CDUPONT','','',NULL,-120000,NULL,NULL,NULL);
INSERT INTO "entry_row" VALUES(8,4,1,'606000',NULL,'','',NULL,8333,NULL,NULL,NULL);
INSERT INTO "entry_row" VALUES(9,4,2,'445660',NULL,'','',NULL,1667,NULL,NULL,NULL);
INSERT INTO "entry_row" VALUES(10,4,3,'401000','FPAPIER','','',NULL,-10000,NULL,NULL,'2026-02-14');
INSERT INTO "entry_row" VALUES(11,5,1,'411000','CDUPONT','','',NULL,60000,NULL,NULL,'2026-03-05');
INSERT INTO "entry_row" VALUES(12,5,2,'706000',NULL,'','',NULL,-50000,NULL,NULL,NULL);
INSERT INTO "entry_row" VALUES(13,5,3,'445740',NULL,'','',NULL,-10000,NULL,NULL,NULL);
INSERT INTO "entry_row" VALUES(14,6,1,'411000','CDUPONT','','',NULL,-30000,NULL,NULL,NULL);
INSERT INTO "entry_row" VALUES(15,6,2,'606000',NULL,'','',NULL,30000,NULL,NULL,NULL);
INSERT INTO "entry_row" VALUES(16,7,1,'445740',NULL,'','',NULL,5000,NULL,NULL,NULL);
INSERT INTO "entry_row" VALUES(17,7,2,'445710',NULL,'','',NULL,-5000,NULL,NULL,NULL);
INSERT INTO "entry_row" VALUES(18,8,1,'401000','FPAPIER','','',NULL,10000,NULL,NULL,NULL);
INSERT INTO "entry_row" VALUES(19,8,2,'512000',NULL,'','',NULL,-10000,NULL,NULL,NULL);
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
INSERT INTO "entry_template" VALUES(1,'company','FRAIS','Frais de tenue de compte','','COTISATION',1,1);
INSERT INTO "entry_template" VALUES(2,'shared','SALAIRES','Salaires','BQ','',1,0);
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
INSERT INTO "entry_template_row" VALUES(1,1,'627000','','rest',0,20,2);
CREATE TABLE event (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    simulated_clock INTEGER NOT NULL CHECK (simulated_clock IN (0, 1)),
    user TEXT NOT NULL,
    action TEXT NOT NULL,
    object TEXT NOT NULL,
    before TEXT NOT NULL DEFAULT '',
    after TEXT NOT NULL DEFAULT '',
    hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
INSERT INTO "event" VALUES(1,1767603600000,0,'claire','dossier.create','Atelier Lumière SAS','','',X'00BD23110BA2179A70F129861134BA0C63B4FB61891489A8FE3596BD949F1134');
INSERT INTO "event" VALUES(2,1767603600000,0,'claire','statement.import','file 379c278938a11f16','','',X'B413C94DAB72277ED58295BEDCBB13193DD8FD15625AE08FC04FDA159CABDE6C');
INSERT INTO "event" VALUES(3,1767603600000,0,'claire','match.create','match 1','','',X'F8BA6E80EC027BADE1E0D072C64BAF59EB23B1D78ED2E6A5976019B652CD4A58');
INSERT INTO "event" VALUES(4,1767603600000,0,'claire','payment.order','batch 1','','',X'6E757DEC0B06EA3460E512DE4F3E2D1D8577A0904AD04C076841BABAEEEDB296');
INSERT INTO "event" VALUES(5,1767603600000,0,'claire','connection.add','connection 1','','',X'26035F3AA28F20DD9E947A185845FC8E21AD3D90476396E5BCE157E0C17727AA');
INSERT INTO "event" VALUES(6,1767603600000,0,'claire','csv_mapping.save','mapping 1','','',X'86F025064B8E5F666A35BE6E19555A0F9AC8B4AAEEF376C7E704AFFA3EB5E19C');
INSERT INTO "event" VALUES(7,1767603600000,0,'claire','quarantine.put_aside','quarantine 1','','',X'9CD31AF83B546584214193CA1BDD860A02CAFE96FD3E562E0837668D38FA37DD');
INSERT INTO "event" VALUES(8,1767603600000,0,'claire','journal.import','journal BQ','','',X'D0FFC4893252310027A7C86D77606FED883956E66945F12B29CF7885FCB38D0A');
INSERT INTO "event" VALUES(9,1767603600000,0,'claire','line.delete','line 5','','',X'6FFC59FB53BCA2DD00D5C49913134E689DD39DEF1B3C5AE36D0024B3D6A007B2');
INSERT INTO "event" VALUES(10,1767603600000,0,'claire','template.save','template FRAIS','','',X'BF5D3F429386523FC68E2DA5E7702CC2F58DA22A82552DE54E4456FBEAC9F94F');
INSERT INTO "event" VALUES(11,1767603600000,0,'claire','difference.allow','difference discount','','',X'0FBD539DE540DC7B05377F80107D5492C8FF93E2AE31E36370A2F91B0223BA6D');
INSERT INTO "event" VALUES(12,1767603600000,0,'claire','payment.book','payment 1','','',X'EC574DE0052EEAD933CD291BB9594A75E48835ACB75A460B2DB10ED551F89802');
CREATE TABLE expected_line (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    import_id INTEGER REFERENCES import (id),              -- the file that told it, or
    operation_id INTEGER UNIQUE REFERENCES feed_operation (id), -- the pending operation of a feed
    journal TEXT NOT NULL REFERENCES journal (code),
    expected_on TEXT NOT NULL,
    amount_minor INTEGER NOT NULL,
    line TEXT NOT NULL,                       -- JSON: the line as announced
    format TEXT NOT NULL,                     -- "camt.052.001.08", "feed.qonto"
    report INTEGER NOT NULL DEFAULT 1,        -- rank of the report in its file
    entry INTEGER NOT NULL DEFAULT 1,
    of_entry INTEGER NOT NULL DEFAULT 1,
    told_at INTEGER NOT NULL,
    booked_as INTEGER REFERENCES feed_operation (id), -- what the feed booked it as
    dropped_at INTEGER,                       -- a person said that it does not come
    dropped_by TEXT NOT NULL DEFAULT '',
    CHECK (import_id IS NOT NULL OR operation_id IS NOT NULL)
) STRICT;
INSERT INTO "expected_line" VALUES(1,1,NULL,'BQ','2026-01-27',-875,'{"amount":{"currency":"EUR","minor":-875},"booked_on":"2026-01-27","label":"COTISATION","nature":"fee","status":"pending"}','camt.052.001.08',1,1,1,1767603600000,NULL,NULL,'');
INSERT INTO "expected_line" VALUES(2,1,NULL,'BQ','2026-02-02',-8750,'{"amount":{"currency":"EUR","minor":-8750},"booked_on":"2026-01-27","label":"COTISATION","nature":"fee","status":"pending"}','camt.052.001.08',1,1,1,1767603600000,NULL,NULL,'');
CREATE TABLE expected_replacement (
    expected_id INTEGER NOT NULL REFERENCES expected_line (id) ON DELETE CASCADE,
    line_id INTEGER NOT NULL REFERENCES bank_line (id) ON DELETE CASCADE,
    PRIMARY KEY (expected_id, line_id)
) STRICT, WITHOUT ROWID;
INSERT INTO "expected_replacement" VALUES(1,2);
CREATE TABLE feed_operation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    connection_id INTEGER NOT NULL REFERENCES connection (id),
    provider_account TEXT NOT NULL,
    provider_id TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('staged', 'pending', 'removed', 'taken')),
    booked_on TEXT NOT NULL,
    line TEXT NOT NULL,                       -- JSON: the statement line it becomes
    amount_minor INTEGER NOT NULL,
    balance_after_minor INTEGER,
    happened_at TEXT NOT NULL DEFAULT '',     -- ISO instant of the movement: order within a day
    updated_at TEXT NOT NULL,                 -- ISO instant: an older answer changes nothing
    replaced_by TEXT NOT NULL DEFAULT '',     -- provider_id of what a pending one was booked as
    said_since TEXT NOT NULL DEFAULT '',      -- JSON: what the bank says now of one already taken
    line_id INTEGER REFERENCES bank_line (id),
    UNIQUE (connection_id, provider_id)
) STRICT;
INSERT INTO "feed_operation" VALUES(1,1,'main','op-1','staged','2026-02-03','{}',-4200,NULL,'','2026-02-03T08:00:00.000Z','','',NULL);
CREATE TABLE file (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
    name TEXT NOT NULL,
    size INTEGER NOT NULL CHECK (size >= 0)
) STRICT;
INSERT INTO "file" VALUES(1,'379c278938a11f16b2b0a3fc9a0d8691e0f1a323864442115648e29d55a3170f','releve-janvier.cfonb',121);
INSERT INTO "file" VALUES(2,'b8dbbfb2620e9346480364a8d935a0ff2038ce9bac7738f5ec58f22e639d2607','facture.xml',10);
INSERT INTO "file" VALUES(3,'aef08da16b2f66638a4c39560733b0def8b2db4955c64f8e567f8b6a7bca6685','virements.xml',11);
INSERT INTO "file" VALUES(4,'c220756098eed0f0f0c928b8a038b338f016b24bb65abf64e50140e20966f732','releve-abime.cfonb',121);
CREATE TABLE file_piece (
    file_id INTEGER NOT NULL REFERENCES file (id) ON DELETE CASCADE,
    position INTEGER NOT NULL CHECK (position >= 0),
    bytes BLOB NOT NULL,                     -- zstd frame of at most 1 MiB of the original
    PRIMARY KEY (file_id, position)
) STRICT, WITHOUT ROWID;
INSERT INTO "file_piece" VALUES(1,0,X'28B52FFD2079C90300303133303030342020202030303832334555523220303030313030303634323320203032303132362020202020202020202020202020202020202020202020202020202020202020202020202020202020202020202020202020303030303030303031303030307B202020202020202020202020202020200A');
INSERT INTO "file_piece" VALUES(2,0,X'28B52FFD200A5100003C496E766F6963652F3E');
INSERT INTO "file_piece" VALUES(3,0,X'28B52FFD200B5900003C446F63756D656E742F3E');
INSERT INTO "file_piece" VALUES(4,0,X'28B52FFD2079C903003031333030303420202020303038323345555232203030303130303036343233202030323031323620202020202020202020202020202020202020202020202020202020202020202020202020202020202020202020202020203030303030303030313030303078202020202020202020202020202020200A');
CREATE TABLE file_statement (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    import_id INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE,
    journal TEXT NOT NULL REFERENCES journal (code),
    source TEXT NOT NULL CHECK (source IN ('file', 'feed')),
    bank_id TEXT NOT NULL DEFAULT '',
    sequence TEXT NOT NULL DEFAULT '',
    from_day TEXT,
    to_day TEXT,
    currency TEXT NOT NULL,
    opening_minor INTEGER,
    closing_minor INTEGER,
    balance_check TEXT NOT NULL CHECK (balance_check IN ('ok', 'mismatch', 'not_possible')),
    mismatch_accepted_by TEXT,
    first_line_id INTEGER NOT NULL,          -- the numbers its lines were given; 0: it has none
    last_line_id INTEGER NOT NULL
) STRICT;
INSERT INTO "file_statement" VALUES(1,1,'BQ','file','1','','2026-01-02','2026-01-31','EUR',1000000,1118250,'ok',NULL,1,5);
CREATE TABLE financial_year (
    id INTEGER PRIMARY KEY,
    first_day TEXT NOT NULL UNIQUE,
    last_day TEXT NOT NULL UNIQUE,
    CHECK (first_day <= last_day)
) STRICT;
INSERT INTO "financial_year" VALUES(1,'2025-01-01','2025-12-31');
INSERT INTO "financial_year" VALUES(2,'2026-01-01','2026-12-31');
CREATE TABLE folder_file (
    sha256 TEXT PRIMARY KEY CHECK (length(sha256) = 64),
    journal TEXT NOT NULL REFERENCES journal (code),
    name TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('imported', 'known', 'put_aside', 'refused')),
    fault TEXT NOT NULL DEFAULT '',                           -- JSON of the refusal
    tried_at INTEGER NOT NULL,
    tried_by TEXT NOT NULL
) STRICT;
INSERT INTO "folder_file" VALUES('83c874d33e8bff73caaa762c79cd1ed101d727c7f20fe4972c67e67978292f23','BQ','releve-autre-compte.cfonb','refused','{"code":"bank.account_unnamed","params":[]}',1767603600000,'claire');
CREATE TABLE import (
    id INTEGER PRIMARY KEY,
    file_id INTEGER REFERENCES file (id),
    format TEXT NOT NULL,
    imported_at INTEGER NOT NULL,
    imported_by TEXT NOT NULL
) STRICT;
INSERT INTO "import" VALUES(1,1,'cfonb120',1767603600000,'claire');
CREATE TABLE imputation (
    id INTEGER PRIMARY KEY,
    debit_row_id INTEGER NOT NULL REFERENCES entry_row (id),
    credit_row_id INTEGER NOT NULL REFERENCES entry_row (id),
    amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
    match_id INTEGER REFERENCES match (id)    -- NULL: imported books or manual lettering
, imported INTEGER NOT NULL DEFAULT 0 CHECK (imported IN (0, 1))) STRICT;
INSERT INTO "imputation" VALUES(1,3,7,120000,1,0);
INSERT INTO "imputation" VALUES(2,11,14,30000,NULL,1);
INSERT INTO "imputation" VALUES(3,18,10,10000,3,0);
CREATE TABLE invoice (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id INTEGER REFERENCES document (id),
    direction TEXT NOT NULL CHECK (direction IN ('purchase', 'sale')),
    type TEXT NOT NULL CHECK (type IN ('invoice', 'credit_note', 'corrected', 'prepayment')),
    state TEXT NOT NULL CHECK (state IN
        ('received', 'reviewed', 'approved', 'booked', 'ordered', 'settled', 'refused', 'duplicate')),
    source TEXT NOT NULL DEFAULT '',          -- facturx, cii, ubl
    profile TEXT NOT NULL DEFAULT '',
    number TEXT NOT NULL,
    number_normalised TEXT NOT NULL,
    issued_on TEXT NOT NULL,
    due_on TEXT,
    currency TEXT NOT NULL,
    net_minor INTEGER NOT NULL,
    vat_minor INTEGER NOT NULL,
    gross_minor INTEGER NOT NULL,
    payable_minor INTEGER NOT NULL,
    prepaid_minor INTEGER NOT NULL DEFAULT 0,
    rounding_minor INTEGER NOT NULL DEFAULT 0,
    payment_reference TEXT NOT NULL DEFAULT '',
    payment_means TEXT NOT NULL DEFAULT '',   -- UNTDID 4461: 30, 58 transfer, 49, 59 direct debit
    seller TEXT NOT NULL,                     -- JSON: the party as the document names it
    buyer TEXT NOT NULL,
    party TEXT REFERENCES party (code),
    expense_account TEXT REFERENCES account (number),
    entry_id INTEGER REFERENCES entry (id),
    refused_reason TEXT NOT NULL DEFAULT '',
    reviewed_at INTEGER, reviewed_by TEXT,
    approved_at INTEGER, approved_by TEXT
) STRICT;
INSERT INTO "invoice" VALUES(1,1,'purchase','invoice','ordered','ubl','','2026/A/17','2026A17','2026-01-15','2026-02-14','EUR',8333,1667,10000,10000,0,0,'','','{}','{}','FPAPIER','606000',4,'',1767603600000,'claire',1767603600000,'claire');
CREATE TABLE invoice_tax (
    invoice_id INTEGER NOT NULL REFERENCES invoice (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    category TEXT NOT NULL,
    rate_coefficient INTEGER NOT NULL,
    rate_scale INTEGER NOT NULL,
    base_minor INTEGER NOT NULL,
    vat_minor INTEGER NOT NULL,
    exemption TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (invoice_id, position)
) STRICT, WITHOUT ROWID;
INSERT INTO "invoice_tax" VALUES(1,1,'S',20,2,8333,1667,'');
CREATE TABLE journal (
    code TEXT PRIMARY KEY CHECK (code <> ''),
    name TEXT NOT NULL,
    type TEXT NOT NULL CHECK (type IN ('purchase', 'sale', 'bank', 'cash', 'general', 'opening')),
    account TEXT UNIQUE REFERENCES account (number),
    iban TEXT UNIQUE,
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    days_tolerance INTEGER NOT NULL DEFAULT 5 CHECK (days_tolerance BETWEEN 0 AND 366)
, bank_number TEXT NOT NULL DEFAULT '') STRICT;
INSERT INTO "journal" VALUES('AC','Achats','purchase',NULL,NULL,'EUR',5,'');
INSERT INTO "journal" VALUES('VE','Ventes','sale',NULL,NULL,'EUR',5,'');
INSERT INTO "journal" VALUES('BQ','Banque','bank','512000','FR7630004008230001000642381','EUR',5,'');
INSERT INTO "journal" VALUES('OD','Opérations diverses','general',NULL,NULL,'EUR',5,'');
INSERT INTO "journal" VALUES('AN','À-nouveaux','opening',NULL,NULL,'EUR',5,'');
INSERT INTO "journal" VALUES('CB','Carte','bank','512900',NULL,'EUR',5,'4970 1234');
CREATE TABLE journal_import (
    journal TEXT PRIMARY KEY REFERENCES journal (code),
    digital INTEGER NOT NULL CHECK (digital IN (0, 1)),       -- pointage sur relevé numérique
    format TEXT NOT NULL,                                     -- 'camt053', 'feed'; '': any
    folder TEXT NOT NULL,                                     -- absolute, without a file name; '': none
    watched INTEGER NOT NULL CHECK (watched IN (0, 1)),
    unattended INTEGER NOT NULL CHECK (unattended IN (0, 1)), -- what comes in is imported by itself
    matches INTEGER NOT NULL CHECK (matches IN (0, 1)), settles_at_order INTEGER NOT NULL DEFAULT 0
    CHECK (settles_at_order IN (0, 1)),       -- matched while it is imported
    CHECK (watched = 0 OR folder <> '')
) STRICT;
INSERT INTO "journal_import" VALUES('BQ',1,'cfonb120','/srv/banque/BQ',1,0,1,1);
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
INSERT INTO "learned" VALUES(1,'iban','+FR7630004008230001000642381','party','CDUPONT',1,1);
CREATE TABLE learned_decision (
    learned_id INTEGER NOT NULL REFERENCES learned (id) ON DELETE CASCADE,
    match_id INTEGER NOT NULL REFERENCES match (id),
    PRIMARY KEY (learned_id, match_id)
) STRICT, WITHOUT ROWID;
INSERT INTO "learned_decision" VALUES(1,1);
CREATE TABLE letter_group (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account TEXT NOT NULL,
    party TEXT NOT NULL DEFAULT '',
    code TEXT NOT NULL,
    UNIQUE (account, party, code)
) STRICT;
INSERT INTO "letter_group" VALUES(1,'411000','CDUPONT','A');
INSERT INTO "letter_group" VALUES(2,'411000','CDUPONT','B');
INSERT INTO "letter_group" VALUES(3,'401000','FPAPIER','A');
CREATE TABLE letter_row (
    row_id INTEGER PRIMARY KEY REFERENCES entry_row (id),
    group_id INTEGER NOT NULL REFERENCES letter_group (id),
    origin_group_id INTEGER NOT NULL REFERENCES letter_group (id),
    lettered_on TEXT NOT NULL,
    imported INTEGER NOT NULL DEFAULT 0 CHECK (imported IN (0, 1)) -- came lettered with the books
) STRICT;
INSERT INTO "letter_row" VALUES(3,1,1,'2026-01-20',0);
INSERT INTO "letter_row" VALUES(7,1,1,'2026-01-20',0);
INSERT INTO "letter_row" VALUES(10,3,3,'2026-02-13',0);
INSERT INTO "letter_row" VALUES(11,2,2,'2026-02-20',0);
INSERT INTO "letter_row" VALUES(14,2,2,'2026-02-20',0);
INSERT INTO "letter_row" VALUES(18,3,3,'2026-02-13',0);
CREATE TABLE line_document (
    line_id INTEGER NOT NULL REFERENCES bank_line (id) ON DELETE CASCADE,
    document_id INTEGER NOT NULL REFERENCES document (id),
    PRIMARY KEY (line_id, document_id)
) STRICT, WITHOUT ROWID;
INSERT INTO "line_document" VALUES(3,1);
CREATE TABLE line_identity (
    line_id INTEGER PRIMARY KEY REFERENCES bank_line (id) ON DELETE CASCADE,
    party TEXT NOT NULL,                      -- '': none
    party_by TEXT NOT NULL CHECK (party_by IN ('', 'invoice', 'reference', 'hand')),
    template_id INTEGER REFERENCES entry_template (id) ON DELETE SET NULL,
    template_by TEXT NOT NULL CHECK (template_by IN ('', 'reference', 'hand'))
) STRICT;
INSERT INTO "line_identity" VALUES(2,'','',1,'reference');
CREATE TABLE line_invoice (
    line_id INTEGER PRIMARY KEY REFERENCES bank_line (id) ON DELETE CASCADE,
    item_row_id INTEGER NOT NULL REFERENCES entry_row (id) ON DELETE CASCADE
) STRICT;
INSERT INTO "line_invoice" VALUES(3,17);
CREATE TABLE line_note (
    line_id INTEGER PRIMARY KEY REFERENCES bank_line (id) ON DELETE CASCADE,
    note TEXT NOT NULL DEFAULT '',
    reason TEXT NOT NULL DEFAULT ''           -- why it was parked or ignored
) STRICT;
INSERT INTO "line_note" VALUES(3,'vu avec le client','attend la facture');
CREATE TABLE match (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    journal TEXT NOT NULL REFERENCES journal (code),
    pointed_on TEXT NOT NULL,                 -- date de pointage
    decision TEXT NOT NULL CHECK (
        decision = 'entry'
        OR decision = 'invoice'
        OR decision = 'template'
        OR decision = 'transfer'
        OR decision = 'none'),
    kind TEXT NOT NULL,
    score INTEGER NOT NULL CHECK (score BETWEEN 0 AND 1000),
    unattended INTEGER NOT NULL CHECK (unattended IN (0, 1)),
    reasons TEXT NOT NULL DEFAULT '[]',       -- JSON: code and parameters of each reason
    created_at INTEGER NOT NULL,
    created_by TEXT NOT NULL,
    undone_at INTEGER,
    undone_by TEXT, returns_match_id INTEGER REFERENCES match (id),
    CHECK ((undone_at IS NULL) = (undone_by IS NULL))
) STRICT;
INSERT INTO "match" VALUES(1,'BQ','2026-01-20','invoice','exact',940,1,'[]',1767603600000,'claire',NULL,NULL,NULL);
INSERT INTO "match" VALUES(2,'BQ','2026-02-10','none','manual',1000,0,'[]',1767603600000,'claire',1767603600000,'claire',NULL);
INSERT INTO "match" VALUES(3,'BQ','2026-02-13','invoice','exact',1000,1,'[]',1767603600000,'claire',NULL,NULL,NULL);
CREATE TABLE match_entry (
    match_id INTEGER NOT NULL REFERENCES match (id),
    entry_id INTEGER NOT NULL,
    PRIMARY KEY (match_id, entry_id)
) STRICT, WITHOUT ROWID;
INSERT INTO "match_entry" VALUES(1,3);
INSERT INTO "match_entry" VALUES(3,8);
CREATE TABLE match_line (
    line_id INTEGER PRIMARY KEY REFERENCES bank_line (id),
    match_id INTEGER NOT NULL REFERENCES match (id)
) STRICT;
INSERT INTO "match_line" VALUES(1,1);
CREATE TABLE match_template (
    match_id INTEGER PRIMARY KEY REFERENCES match (id),
    scope TEXT NOT NULL,
    code TEXT NOT NULL
) STRICT;
INSERT INTO "match_template" VALUES(1,'company','FRAIS');
CREATE TABLE own_role (
    code TEXT PRIMARY KEY CHECK (length(code) BETWEEN 1 AND 32),
    name TEXT NOT NULL
) STRICT;
INSERT INTO "own_role" VALUES('stagiaire','Stagiaire');
CREATE TABLE own_role_right (
    role TEXT NOT NULL REFERENCES own_role (code) ON DELETE CASCADE,
    granted TEXT NOT NULL CHECK (granted <> ''),
    PRIMARY KEY (role, granted)
) STRICT, WITHOUT ROWID;
INSERT INTO "own_role_right" VALUES('stagiaire','statements.import');
CREATE TABLE pairing (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    journal TEXT NOT NULL REFERENCES journal (code),
    pointed_on TEXT,                          -- NULL: the latest day among its lines
    created_at INTEGER NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
INSERT INTO "pairing" VALUES(1,'BQ','2026-01-31',1767603600000,'claire');
CREATE TABLE pairing_line (
    line_id INTEGER PRIMARY KEY REFERENCES bank_line (id) ON DELETE CASCADE,
    pairing_id INTEGER NOT NULL REFERENCES pairing (id) ON DELETE CASCADE
) STRICT;
INSERT INTO "pairing_line" VALUES(3,1);
CREATE TABLE pairing_row (
    row_id INTEGER PRIMARY KEY REFERENCES entry_row (id) ON DELETE CASCADE,
    pairing_id INTEGER NOT NULL REFERENCES pairing (id) ON DELETE CASCADE,
    amount_minor INTEGER                      -- the part of an open item; NULL: a row of the bank's account
) STRICT;
INSERT INTO "pairing_row" VALUES(17,1,-100);
CREATE TABLE party (
    code TEXT PRIMARY KEY CHECK (code <> ''),
    name TEXT NOT NULL,
    statement_reference TEXT NOT NULL DEFAULT '',
    terms_days INTEGER CHECK (terms_days BETWEEN 0 AND 365),
    vat_basis TEXT NOT NULL DEFAULT 'debits' CHECK (vat_basis IN ('debits', 'receipts')),
    company_number TEXT NOT NULL DEFAULT '',
    vat_id TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO "party" VALUES('CDUPONT','Dupont & fils','DUPONT',30,'debits','','');
INSERT INTO "party" VALUES('FPAPIER','Papeterie de l’Étoile','',NULL,'receipts','552100554','FR40552100554');
CREATE TABLE party_iban (
    id INTEGER PRIMARY KEY,
    party TEXT NOT NULL REFERENCES party (code) ON UPDATE CASCADE,
    iban TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('typed', 'invoice', 'bank')),
    first_seen_at INTEGER NOT NULL,
    confirmed_at INTEGER,
    confirmed_by TEXT,
    retired_at INTEGER,
    UNIQUE (party, iban),
    CHECK ((confirmed_at IS NULL) = (confirmed_by IS NULL))
) STRICT;
INSERT INTO "party_iban" VALUES(1,'FPAPIER','FR7630006000011234567890189','typed',1767603600000,1767603600000,'claire',NULL);
INSERT INTO "party_iban" VALUES(2,'CDUPONT','FR7630004008230001000642381','bank',1767603600000,NULL,NULL,NULL);
CREATE TABLE payment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    invoice_id INTEGER REFERENCES invoice (id),
    item_row_id INTEGER NOT NULL REFERENCES entry_row (id),
    party TEXT NOT NULL REFERENCES party (code),
    payee_name TEXT NOT NULL,
    payee_iban TEXT NOT NULL DEFAULT '',
    amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
    currency TEXT NOT NULL,
    execute_on TEXT NOT NULL,
    reference TEXT NOT NULL,
    end_to_end_id TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL CHECK (state IN ('basket', 'ordered', 'settled', 'cancelled')),
    batch_id INTEGER REFERENCES payment_batch (id),
    created_at INTEGER NOT NULL,
    created_by TEXT NOT NULL, order_match_id INTEGER REFERENCES match (id), bank_row_id INTEGER REFERENCES entry_row (id),
    CHECK (state IN ('basket', 'cancelled') OR batch_id IS NOT NULL)
) STRICT;
INSERT INTO "payment" VALUES(1,1,10,'FPAPIER','Papeterie de l’Étoile','FR7630006000011234567890189',10000,'EUR','2026-02-13','2026/A/17','CT-20260131-1-1','ordered',1,1767603600000,'claire',3,19);
CREATE TABLE payment_batch (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    journal TEXT NOT NULL REFERENCES journal (code),
    format TEXT NOT NULL,
    message_id TEXT NOT NULL UNIQUE,
    file_id INTEGER NOT NULL REFERENCES file (id),
    count INTEGER NOT NULL CHECK (count > 0),
    total_minor INTEGER NOT NULL CHECK (total_minor > 0),
    created_at INTEGER NOT NULL,
    created_by TEXT NOT NULL
) STRICT;
INSERT INTO "payment_batch" VALUES(1,'BQ','pain.001.001.09','CT-20260131-1',3,1,10000,1767603600000,'claire');
CREATE TABLE period_close (
    id INTEGER PRIMARY KEY,
    closed_until TEXT NOT NULL UNIQUE,
    closed_at INTEGER NOT NULL,
    closed_by TEXT NOT NULL,
    debit_minor INTEGER NOT NULL,
    credit_minor INTEGER NOT NULL,
    chain_length INTEGER NOT NULL,
    chain_head BLOB NOT NULL
) STRICT;
INSERT INTO "period_close" VALUES(1,'2025-12-31',1767603600000,'claire',0,0,0,X'6865D84BD56DADA721BEDC3A132A1CBACD97EE62CCBC7947E4783308A034E9BB');
CREATE TABLE pointing (
    row_id INTEGER PRIMARY KEY REFERENCES entry_row (id),
    kind TEXT NOT NULL CHECK (kind = 'statement' OR kind = 'opening' OR kind = 'mutual'),
    match_id INTEGER REFERENCES match (id),
    pointed_on TEXT NOT NULL,
    CHECK ((kind = 'statement') = (match_id IS NOT NULL))
) STRICT;
INSERT INTO "pointing" VALUES(6,'statement',1,'2026-01-20');
CREATE TABLE pointing_mark (
    row_id INTEGER PRIMARY KEY REFERENCES entry_row (id) ON DELETE CASCADE,
    session_id INTEGER NOT NULL REFERENCES pointing_session (id) ON DELETE CASCADE,
    pointed_on TEXT NOT NULL
) STRICT;
INSERT INTO "pointing_mark" VALUES(1,1,'2026-01-31');
CREATE TABLE pointing_session (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    journal TEXT NOT NULL REFERENCES journal (code),
    from_day TEXT NOT NULL,
    to_day TEXT NOT NULL,
    currency TEXT NOT NULL CHECK (length(currency) = 3),
    balance_minor INTEGER NOT NULL,           -- of the bank at to_day
    state TEXT NOT NULL CHECK (state = 'open' OR state = 'validated' OR state = 'erased'),
    match_id INTEGER REFERENCES match (id),   -- what its validation points with
    opened_at INTEGER NOT NULL,
    opened_by TEXT NOT NULL,
    closed_at INTEGER,
    closed_by TEXT,
    CHECK (from_day <= to_day),
    CHECK ((state = 'validated') = (match_id IS NOT NULL))
) STRICT;
INSERT INTO "pointing_session" VALUES(1,'BQ','2026-01-01','2026-01-31','EUR',10000,'open',NULL,1767603600000,'claire',NULL,NULL);
CREATE TABLE quarantine (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    file_id INTEGER REFERENCES file (id),      -- the original bytes; they go when it is discarded
    name TEXT NOT NULL,                        -- "a.zip!m.xml"
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    size INTEGER NOT NULL CHECK (size >= 0),
    format TEXT NOT NULL DEFAULT '',           -- empty: no reader knew it
    is_text INTEGER NOT NULL CHECK (is_text IN (0, 1)),
    state TEXT NOT NULL CHECK (state IN ('open', 'imported', 'discarded')),
    fault TEXT NOT NULL,                       -- JSON: code and parameters
    fault_line INTEGER NOT NULL DEFAULT 0,     -- of the original; 0: nowhere in particular
    fault_record TEXT NOT NULL DEFAULT '',
    fault_field TEXT NOT NULL DEFAULT '',
    put_aside_at INTEGER NOT NULL,
    put_aside_by TEXT NOT NULL,
    closed_at INTEGER,
    closed_by TEXT NOT NULL DEFAULT '',
    why_discarded TEXT NOT NULL DEFAULT '',
    corrected_sha256 TEXT NOT NULL DEFAULT '', -- of the text that was imported
    import_id INTEGER REFERENCES import (id) ON DELETE SET NULL,
    CHECK ((state = 'discarded') = (file_id IS NULL))
) STRICT;
INSERT INTO "quarantine" VALUES(1,4,'releve-abime.cfonb','c220756098eed0f0f0c928b8a038b338f016b24bb65abf64e50140e20966f732',121,'cfonb120',1,'open','{"code":"formats.cfonb_amount","params":[]}',1,'01','amount',1767603600000,'claire',NULL,'','','',NULL);
CREATE TABLE "repeated_line" (
    id INTEGER PRIMARY KEY,                  -- the number it was given; below 0: step 1 kept none
    import_id INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE,
    line_id INTEGER NOT NULL,                -- in bank_line, or in deleted_line
    entry INTEGER NOT NULL,                  -- rank of the bank's entry in its statement
    of_entry INTEGER NOT NULL,
    label TEXT NOT NULL,                     -- all that step 1 kept of it
    line TEXT NOT NULL,                      -- JSON; '': in all else as the line it repeats
    overruled_at INTEGER,
    overruled_by TEXT,
    CHECK ((overruled_at IS NULL) = (overruled_by IS NULL))
) STRICT;
INSERT INTO "repeated_line" VALUES(4,1,1,4,1,'VIR DUPONT & FILS FV-2026-001','',NULL,NULL);
CREATE TABLE report_review (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    journal TEXT NOT NULL REFERENCES journal (code),
    day TEXT NOT NULL,
    ledger_minor INTEGER NOT NULL,
    statement_minor INTEGER NOT NULL,
    difference_minor INTEGER NOT NULL,
    reviewer TEXT NOT NULL CHECK (reviewer <> ''),
    reviewed_at INTEGER NOT NULL
, digest TEXT NOT NULL DEFAULT '') STRICT;
INSERT INTO "report_review" VALUES(1,'BQ','2026-01-31',10000,10000,0,'Claire Lenoir',1767603600000,'0000000000000000000000000000000000000000000000000000000000000000');
CREATE TABLE returned_imputation (
    id INTEGER PRIMARY KEY,
    return_match_id INTEGER NOT NULL REFERENCES match (id), -- the match of the return
    match_id INTEGER REFERENCES match (id),                 -- the match of the payment
    debit_row_id INTEGER NOT NULL REFERENCES entry_row (id),
    credit_row_id INTEGER NOT NULL REFERENCES entry_row (id),
    amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
    group_id INTEGER REFERENCES letter_group (id)           -- the letter both had
) STRICT;
INSERT INTO "returned_imputation" VALUES(1,2,1,3,7,1000,NULL);
CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;
INSERT INTO "setting" VALUES('events.head','12:ec574de0052eead933cd291bb9594a75e48835acb75a460b2db10ed551f89802');
CREATE TABLE statement (
    id INTEGER PRIMARY KEY AUTOINCREMENT,    -- a number is never given twice
    import_id INTEGER NOT NULL REFERENCES import (id),
    journal TEXT NOT NULL REFERENCES journal (code),
    source TEXT NOT NULL CHECK (source IN ('file', 'feed')),
    bank_id TEXT NOT NULL DEFAULT '',
    sequence TEXT NOT NULL DEFAULT '',
    from_day TEXT,
    to_day TEXT,
    currency TEXT NOT NULL,
    opening_minor INTEGER,
    closing_minor INTEGER,
    balance_check TEXT NOT NULL CHECK (balance_check IN ('ok', 'mismatch', 'not_possible')),
    mismatch_accepted_by TEXT
) STRICT;
INSERT INTO "statement" VALUES(1,1,'BQ','file','1','','2026-01-02','2026-01-31','EUR',1000000,1118250,'ok',NULL);
CREATE TABLE unmatched_line (
    line_id INTEGER PRIMARY KEY REFERENCES bank_line (id) ON DELETE CASCADE ON UPDATE CASCADE
) STRICT;
INSERT INTO "unmatched_line" VALUES(2);
INSERT INTO "unmatched_line" VALUES(3);
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
INSERT INTO "user" VALUES('claire','Claire Martin','owner',1,X'6A459460F70D6AAE54D9F50E02E5E6C61A7D94E52EDDC8A43732DC26C6BD783F',X'30313233343536373839616263646566',1024,8,1,0,NULL);
INSERT INTO "user" VALUES('paul','Paul Petit','stagiaire',0,NULL,NULL,NULL,NULL,NULL,0,NULL);
CREATE TABLE vat_move (
    id INTEGER PRIMARY KEY,
    waiting_row_id INTEGER NOT NULL REFERENCES entry_row (id), -- the invoice's row on 44564 or 44574
    entry_id INTEGER NOT NULL REFERENCES entry (id),           -- what moved it
    match_id INTEGER REFERENCES match (id),                    -- NULL: lettered by hand
    amount_minor INTEGER NOT NULL CHECK (amount_minor <> 0)    -- the part moved, signed as the row
) STRICT;
INSERT INTO "vat_move" VALUES(1,13,7,NULL,-5000);
CREATE TABLE vat_start (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    after_match INTEGER NOT NULL CHECK (after_match >= 0)
) STRICT;
INSERT INTO "vat_start" VALUES(1,0);
CREATE INDEX import_by_file ON import (file_id);
CREATE INDEX statement_by_journal ON statement (journal, from_day);
CREATE INDEX statement_by_import ON statement (import_id);
CREATE INDEX bank_line_by_statement ON bank_line (statement_id, id);
CREATE INDEX entry_by_journal ON entry (journal, day, id);
CREATE INDEX entry_by_day ON entry (day, id);
CREATE INDEX entry_reversed ON entry (reverses_id) WHERE reverses_id IS NOT NULL;
CREATE INDEX entry_drafts ON entry (id) WHERE state = 'draft';
CREATE INDEX entry_row_by_account ON entry_row (account, party, amount_minor);
CREATE INDEX match_line_by_match ON match_line (match_id);
CREATE INDEX pointing_by_match ON pointing (match_id);
CREATE INDEX letter_group_latest ON letter_group (account, party, length(code), upper(code));
CREATE INDEX letter_row_by_group ON letter_row (group_id);
CREATE INDEX imputation_by_debit ON imputation (debit_row_id, amount_minor);
CREATE INDEX imputation_by_credit ON imputation (credit_row_id, amount_minor);
CREATE INDEX imputation_by_match ON imputation (match_id) WHERE match_id IS NOT NULL;
CREATE TRIGGER entry_validated_is_kept BEFORE DELETE ON entry WHEN old.state = 'validated'
BEGIN
    SELECT RAISE(ABORT, 'a validated entry cannot be deleted');
END;
CREATE TRIGGER row_validated_is_frozen BEFORE UPDATE ON entry_row
WHEN (SELECT state FROM entry WHERE id = old.entry_id) = 'validated'
  OR (SELECT state FROM entry WHERE id = new.entry_id) = 'validated'
BEGIN
    SELECT RAISE(ABORT, 'a row of a validated entry cannot be changed');
END;
CREATE TRIGGER row_validated_is_kept BEFORE DELETE ON entry_row
WHEN (SELECT state FROM entry WHERE id = old.entry_id) = 'validated'
BEGIN
    SELECT RAISE(ABORT, 'a row of a validated entry cannot be deleted');
END;
CREATE TRIGGER row_joins_drafts_only BEFORE INSERT ON entry_row
WHEN (SELECT state FROM entry WHERE id = new.entry_id) = 'validated'
BEGIN
    SELECT RAISE(ABORT, 'a validated entry takes no further row');
END;
CREATE TRIGGER event_is_frozen BEFORE UPDATE ON event
BEGIN
    SELECT RAISE(ABORT, 'the event log cannot be changed');
END;
CREATE TRIGGER event_is_kept BEFORE DELETE ON event
BEGIN
    SELECT RAISE(ABORT, 'the event log cannot be shortened');
END;
CREATE TRIGGER period_close_is_frozen BEFORE UPDATE ON period_close
BEGIN
    SELECT RAISE(ABORT, 'a closing cannot be changed');
END;
CREATE TRIGGER period_close_is_kept BEFORE DELETE ON period_close
BEGIN
    SELECT RAISE(ABORT, 'a closing cannot be taken back');
END;
CREATE INDEX invoice_by_number ON invoice (number_normalised);
CREATE INDEX invoice_by_entry ON invoice (entry_id) WHERE entry_id IS NOT NULL;
CREATE INDEX feed_operation_waiting ON feed_operation (connection_id, provider_account, booked_on)
    WHERE state IN ('staged', 'pending');
CREATE INDEX feed_operation_by_line ON feed_operation (line_id) WHERE line_id IS NOT NULL;
CREATE TRIGGER entry_validated_is_frozen BEFORE UPDATE ON entry WHEN old.state = 'validated'
BEGIN
    SELECT RAISE(ABORT, 'a validated entry cannot be changed');
END;
CREATE INDEX entry_numbered_here ON entry (journal, day, chain_position) WHERE numbered_here = 1;
CREATE UNIQUE INDEX quarantine_waits_once ON quarantine (sha256) WHERE state = 'open';
CREATE INDEX quarantine_by_file ON quarantine (file_id);
CREATE INDEX quarantine_by_import ON quarantine (import_id) WHERE import_id IS NOT NULL;
CREATE INDEX correction_by_file ON correction (quarantine_id, line);
CREATE UNIQUE INDEX correction_once_a_line ON correction (quarantine_id, line)
    WHERE kind <> 'insert';
CREATE TRIGGER quarantine_original_is_kept BEFORE UPDATE OF sha256, size, name ON quarantine
BEGIN
    SELECT RAISE(ABORT, 'the original of a file in quarantine cannot be changed');
END;
CREATE TRIGGER quarantine_is_kept BEFORE DELETE ON quarantine
BEGIN
    SELECT RAISE(ABORT, 'a file in quarantine is discarded, not deleted');
END;
CREATE TRIGGER correction_is_frozen BEFORE UPDATE ON correction
BEGIN
    SELECT RAISE(ABORT, 'a correction is dropped and made anew, not changed');
END;
CREATE TRIGGER correction_waits_for_import BEFORE INSERT ON correction
WHEN (SELECT state FROM quarantine WHERE id = new.quarantine_id) <> 'open'
BEGIN
    SELECT RAISE(ABORT, 'only a file that waits can be corrected');
END;
CREATE TRIGGER correction_is_kept BEFORE DELETE ON correction
WHEN (SELECT state FROM quarantine WHERE id = old.quarantine_id) <> 'open'
BEGIN
    SELECT RAISE(ABORT, 'a correction that was imported cannot be dropped');
END;
CREATE INDEX folder_file_by_journal ON folder_file (journal);
CREATE INDEX expected_line_by_day ON expected_line (journal, expected_on, amount_minor);
CREATE INDEX expected_line_by_import ON expected_line (import_id) WHERE import_id IS NOT NULL;
CREATE INDEX expected_line_booked_as ON expected_line (booked_as) WHERE booked_as IS NOT NULL;
CREATE INDEX expected_replacement_by_line ON expected_replacement (line_id);
CREATE INDEX file_statement_by_import ON file_statement (import_id, journal, first_line_id);
CREATE INDEX repeated_line_by_line ON repeated_line (line_id);
CREATE INDEX repeated_line_by_import ON repeated_line (import_id);
CREATE INDEX repeated_line_overruled ON repeated_line (id) WHERE overruled_at IS NOT NULL;
CREATE INDEX deleted_line_by_import ON deleted_line (import_id);
CREATE INDEX vat_move_by_row ON vat_move (waiting_row_id);
CREATE INDEX vat_move_by_match ON vat_move (match_id) WHERE match_id IS NOT NULL;
CREATE INDEX vat_move_by_entry ON vat_move (entry_id);
CREATE INDEX line_invoice_by_item ON line_invoice (item_row_id);
CREATE INDEX line_document_by_document ON line_document (document_id);
CREATE INDEX pairing_line_by_pairing ON pairing_line (pairing_id);
CREATE INDEX pairing_row_by_pairing ON pairing_row (pairing_id);
CREATE UNIQUE INDEX pointing_session_open ON pointing_session (journal) WHERE state = 'open';
CREATE INDEX pointing_session_by_match ON pointing_session (match_id) WHERE match_id IS NOT NULL;
CREATE INDEX pointing_mark_by_session ON pointing_mark (session_id);
CREATE INDEX report_review_by_journal ON report_review (journal, day);
CREATE UNIQUE INDEX journal_by_bank_number ON journal (bank_number) WHERE bank_number <> '';
CREATE INDEX line_identity_by_template ON line_identity (template_id) WHERE template_id IS NOT NULL;
CREATE INDEX match_template_by_code ON match_template (scope, code);
CREATE INDEX learned_decision_by_match ON learned_decision (match_id);
CREATE INDEX returned_imputation_by_return ON returned_imputation (return_match_id);
CREATE INDEX returned_imputation_by_match ON returned_imputation (match_id);
CREATE TRIGGER line_comes AFTER INSERT ON bank_line BEGIN
    INSERT INTO unmatched_line (line_id) VALUES (new.id);
END;
CREATE TRIGGER line_is_matched AFTER INSERT ON match_line BEGIN
    DELETE FROM unmatched_line WHERE line_id = new.line_id;
END;
CREATE TRIGGER line_is_open_again AFTER DELETE ON match_line BEGIN
    INSERT INTO unmatched_line (line_id) VALUES (old.line_id);
END;
CREATE INDEX bank_line_doubtful ON bank_line (statement_id, id) WHERE doubtful = 1;
CREATE INDEX payment_by_order_match ON payment (order_match_id) WHERE order_match_id IS NOT NULL;
CREATE INDEX payment_by_bank_row ON payment (bank_row_id) WHERE bank_row_id IS NOT NULL;
CREATE INDEX payment_in_transit ON payment (item_row_id) WHERE bank_row_id IS NOT NULL;
CREATE UNIQUE INDEX payment_once ON payment (item_row_id)
    WHERE state IN ('basket', 'ordered') AND bank_row_id IS NULL;
CREATE INDEX entry_by_piece ON entry (piece) WHERE piece <> '';
CREATE INDEX entry_row_by_piece ON entry_row (piece) WHERE piece <> '';
CREATE INDEX match_by_returned ON match (returns_match_id) WHERE returns_match_id IS NOT NULL;
CREATE INDEX event_of_names ON event (at)
    WHERE action GLOB 'template.*' OR action GLOB 'party.*' OR action = 'line.shown_again';
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('file_statement',1);
INSERT INTO "sqlite_sequence" VALUES('entry',8);
INSERT INTO "sqlite_sequence" VALUES('entry_row',19);
INSERT INTO "sqlite_sequence" VALUES('statement',1);
INSERT INTO "sqlite_sequence" VALUES('bank_line',3);
INSERT INTO "sqlite_sequence" VALUES('match',3);
INSERT INTO "sqlite_sequence" VALUES('letter_group',3);
INSERT INTO "sqlite_sequence" VALUES('document',1);
INSERT INTO "sqlite_sequence" VALUES('invoice',1);
INSERT INTO "sqlite_sequence" VALUES('payment_batch',1);
INSERT INTO "sqlite_sequence" VALUES('payment',1);
INSERT INTO "sqlite_sequence" VALUES('connection',1);
INSERT INTO "sqlite_sequence" VALUES('feed_operation',1);
INSERT INTO "sqlite_sequence" VALUES('csv_mapping',1);
INSERT INTO "sqlite_sequence" VALUES('quarantine',1);
INSERT INTO "sqlite_sequence" VALUES('correction',1);
INSERT INTO "sqlite_sequence" VALUES('expected_line',2);
INSERT INTO "sqlite_sequence" VALUES('pairing',1);
INSERT INTO "sqlite_sequence" VALUES('pointing_session',1);
INSERT INTO "sqlite_sequence" VALUES('report_review',1);
INSERT INTO "sqlite_sequence" VALUES('entry_template',2);
INSERT INTO "sqlite_sequence" VALUES('learned',1);
INSERT INTO "sqlite_sequence" VALUES('difference_limit',1);
COMMIT;

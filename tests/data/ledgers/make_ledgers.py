"""Writes the text dump of a dossier for each schema version: see README.md beside this file."""

import hashlib
import pathlib
import sqlite3
import struct
import sys

HERE = pathlib.Path(__file__).resolve().parent
SCHEMA = HERE.parents[2] / "resources" / "schema"
APPLICATION_ID = 0x43545231  # "CTR1"
CREATED_AT = 1767603600000  # 2026-01-05T09:00:00Z
COMPANY_NUMBER = "732829320"
CFONB = b"0130004    00823EUR2 00010006423  020126                                                  0000000010000{                \n"


def stored_frame(content):
    """A zstd frame of one raw block (RFC 8878, section 3.1.1), so that no compressor is needed here."""
    assert len(content) < 256
    return struct.pack("<I", 0xFD2FB528) + bytes([0x20, len(content)]) + struct.pack("<I", (len(content) << 3) | 1)[:3] + content


def fields(*values):
    out = b""
    for value in values:
        raw = value if isinstance(value, bytes) else str(value).encode()
        out += str(len(raw)).encode() + b":" + raw
    return out


def money(minor):
    return ("EUR", minor) if minor is not None else ("", "")


class Books:
    """The rows of the dossier; each method appends to one table."""

    def __init__(self, version):
        self.version = version
        self.db = sqlite3.connect(":memory:")
        self.db.execute("PRAGMA foreign_keys=ON")
        for step in sorted(SCHEMA.glob("0*.sql"))[:version]:
            self.db.executescript(step.read_text(encoding="utf-8"))
        self.head = hashlib.sha256(b"comptoir ledger 1" + COMPANY_NUMBER.encode()).digest()
        self.length = 0
        self.event_hash = hashlib.sha256(b"comptoir events 1").digest()
        self.events = 0

    def add(self, table, **columns):
        known = {row[1] for row in self.db.execute(f"PRAGMA table_info({table})")}
        columns = {name: value for name, value in columns.items() if name in known}
        marks = ", ".join("?" for _ in columns)
        names = ", ".join(columns)
        return self.db.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(columns.values())).lastrowid

    def entry(self, journal, day, label, rows, piece="", origin="manual", validate=None):
        number = str(self.length + 1) if validate else ""
        entry = self.add("entry", journal=journal, day=day, number=number, piece=piece, piece_day=day if piece else None,
                         label=label, state="draft", origin=origin, created_at=CREATED_AT, created_by="claire")
        ids = [self.add("entry_row", entry_id=entry, position=position, account=account, party=party or None,
                        amount_minor=amount, due_day=due)
               for position, (account, party, amount, due) in enumerate(rows, start=1)]
        if validate:
            raw = fields(journal, day, number, piece, day if piece else "", label, validate, 0, len(rows))
            for account, party, amount, due in rows:
                raw += fields(account, party, "", "", "", *money(amount), *money(None), due or "")
            self.head = hashlib.sha256(self.head + raw).digest()
            self.length += 1
            if self.version >= 5:
                self.db.execute("UPDATE entry SET numbered_here = ? WHERE id = ?", (int(origin != "books"), entry))
            self.db.execute("UPDATE entry SET state = 'validated', validated_on = ?, chain_position = ?, chain_hash = ?"
                            " WHERE id = ?", (validate, self.length, self.head, entry))
        return entry, ids

    def event(self, action, what):
        self.events += 1
        raw = fields(self.events, CREATED_AT, "0", "claire", action, what, "", "")
        self.event_hash = hashlib.sha256(self.event_hash + raw).digest()
        self.add("event", id=self.events, at=CREATED_AT, simulated_clock=0, user="claire", action=action, object=what,
                 hash=self.event_hash)

    def line(self, statement, day, amount, label, rank=1, **more):
        return self.add("bank_line", statement_id=statement, journal="BQ", booked_on=day, valued_on=day, amount_minor=amount,
                        currency="EUR", rank=rank, label=label, nature="transfer", bank_code="18", **more)

    def finish(self):
        self.db.execute("UPDATE dossier SET chain_head = ?, chain_length = ?", (self.head, self.length))
        self.add("setting", name="events.head", value=f"{self.events}:{self.event_hash.hex()}")
        self.db.commit()
        assert not self.db.execute("PRAGMA foreign_key_check").fetchall()


def step_one(books):
    books.add("dossier", id=1, company="Atelier Lumière SAS", company_number=COMPANY_NUMBER, chart="pcg", currency="EUR",
              owner="claire", created_at=CREATED_AT, closed_until="2025-12-31", chain_head=books.head)
    for number, label in [("401000", "Fournisseurs"), ("411000", "Clients"), ("445660", "TVA déductible"),
                          ("445710", "TVA collectée"), ("512000", "Banque"), ("606000", "Achats non stockés"),
                          ("627000", "Services bancaires"), ("706000", "Prestations de services"), ("110000", "Report à nouveau")]:
        books.add("account", number=number, label=label)
    books.add("party", code="CDUPONT", name="Dupont & fils", statement_reference="DUPONT", terms_days=30)
    books.add("party", code="FPAPIER", name="Papeterie de l’Étoile", vat_basis="receipts", company_number="552100554",
              vat_id="FR40552100554")
    books.add("party_iban", party="FPAPIER", iban="FR7630006000011234567890189", origin="typed", first_seen_at=CREATED_AT,
              confirmed_at=CREATED_AT, confirmed_by="claire")
    books.add("party_iban", party="CDUPONT", iban="FR7630004008230001000642381", origin="bank", first_seen_at=CREATED_AT)
    for first, last in [("2025-01-01", "2025-12-31"), ("2026-01-01", "2026-12-31")]:
        books.add("financial_year", first_day=first, last_day=last)
    for code, name, kind, account, iban in [
            ("AC", "Achats", "purchase", None, None), ("VE", "Ventes", "sale", None, None),
            ("BQ", "Banque", "bank", "512000", "FR7630004008230001000642381"), ("OD", "Opérations diverses", "general", None, None),
            ("AN", "À-nouveaux", "opening", None, None)]:
        books.add("journal", code=code, name=name, type=kind, account=account, iban=iban, currency="EUR")
    books.add("period_close", closed_until="2025-12-31", closed_at=CREATED_AT, closed_by="claire", debit_minor=0, credit_minor=0,
              chain_length=0, chain_head=books.head)

    books.entry("AN", "2026-01-01", "À-nouveaux 2026", [("512000", "", 1000000, None), ("110000", "", -1000000, None)],
                origin="opening", validate="2026-01-31")
    _, sale = books.entry("VE", "2026-01-08", "Facture FV-2026-001", [
        ("411000", "CDUPONT", 120000, "2026-02-07"), ("706000", "", -100000, None), ("445710", "", -20000, None)],
        piece="FV-2026-001", origin="invoice", validate="2026-01-31")
    _, paid = books.entry("BQ", "2026-01-20", "VIR DUPONT & FILS FV-2026-001", [
        ("512000", "", 120000, None), ("411000", "CDUPONT", -120000, None)], piece="FV-2026-001", origin="match")
    books.entry("AC", "2026-01-15", "Papier et cartouches", [
        ("606000", "", 8333, None), ("445660", "", 1667, None), ("401000", "FPAPIER", -10000, "2026-02-14")],
        piece="2026/A/17", origin="books", validate="2026-01-31")
    settlement = books.db.execute("SELECT entry_id FROM entry_row WHERE id = ?", (paid[0],)).fetchone()[0]
    books.add("entry_counter", journal="VE", year_id=2, last_number=1)

    file = books.add("file", sha256=hashlib.sha256(CFONB).hexdigest(), name="releve-janvier.cfonb", size=len(CFONB))
    books.add("file_piece", file_id=file, position=0, bytes=stored_frame(CFONB))
    imported = books.add("import", file_id=file, format="cfonb120", imported_at=CREATED_AT, imported_by="claire")
    statement = books.add("statement", import_id=imported, journal="BQ", source="file", bank_id="1", from_day="2026-01-02",
                          to_day="2026-01-31", currency="EUR", opening_minor=1000000, closing_minor=1118250, balance_check="ok")
    credit = books.line(statement, "2026-01-20", 120000, "VIR DUPONT & FILS FV-2026-001", counterparty_name="DUPONT & FILS",
                        counterparty_iban="FR7630004008230001000642381", end_to_end_id="FV-2026-001")
    books.line(statement, "2026-01-28", -875, "COTISATION", entry=2)
    books.line(statement, "2026-01-28", -875, "COTISATION", rank=2, entry=3, doubtful=1, mark="parked")
    books.add("repeated_line", import_id=imported, line_id=credit, label="VIR DUPONT & FILS FV-2026-001",
              **({"id": 4} if books.version >= 8 else {}), entry=4, of_entry=1, line="")

    match = books.add("match", journal="BQ", pointed_on="2026-01-20", decision="invoice", kind="exact", score=940, unattended=1,
                      reasons="[]", created_at=CREATED_AT, created_by="claire")
    books.add("match_line", line_id=credit, match_id=match)
    books.add("match_entry", match_id=match, entry_id=settlement)
    books.add("pointing", row_id=paid[0], kind="statement", match_id=match, pointed_on="2026-01-20")
    group = books.add("letter_group", account="411000", party="CDUPONT", code="A")
    for row in (sale[0], paid[1]):
        books.add("letter_row", row_id=row, group_id=group, origin_group_id=group, lettered_on="2026-01-20")
    books.add("imputation", debit_row_id=sale[0], credit_row_id=paid[1], amount_minor=120000, match_id=match)
    books.event("dossier.create", "Atelier Lumière SAS")
    books.event("statement.import", "file " + hashlib.sha256(CFONB).hexdigest()[:16])
    books.event("match.create", f"match {match}")


def step_two(books):
    invoice_xml = b"<Invoice/>"
    file = books.add("file", sha256=hashlib.sha256(invoice_xml).hexdigest(), name="facture.xml", size=len(invoice_xml))
    books.add("file_piece", file_id=file, position=0, bytes=stored_frame(invoice_xml))
    document = books.add("document", file_id=file, box="purchase", name="facture.xml", media_type="application/xml",
                         added_at=CREATED_AT, added_by="claire")
    entry = books.db.execute("SELECT id FROM entry WHERE journal = 'AC'").fetchone()[0]
    item = books.db.execute("SELECT id FROM entry_row WHERE account = '401000'").fetchone()[0]
    invoice = books.add("invoice", document_id=document, direction="purchase", type="invoice", state="ordered", source="ubl",
                        number="2026/A/17", number_normalised="2026A17", issued_on="2026-01-15", due_on="2026-02-14",
                        currency="EUR", net_minor=8333, vat_minor=1667, gross_minor=10000, payable_minor=10000, seller="{}",
                        buyer="{}", party="FPAPIER", expense_account="606000", entry_id=entry, reviewed_at=CREATED_AT,
                        reviewed_by="claire", approved_at=CREATED_AT, approved_by="claire")
    books.add("invoice_tax", invoice_id=invoice, position=1, category="S", rate_coefficient=20, rate_scale=2, base_minor=8333,
              vat_minor=1667)
    order = b"<Document/>"
    order_file = books.add("file", sha256=hashlib.sha256(order).hexdigest(), name="virements.xml", size=len(order))
    books.add("file_piece", file_id=order_file, position=0, bytes=stored_frame(order))
    batch = books.add("payment_batch", journal="BQ", format="pain.001.001.09", message_id="CT-20260131-1", file_id=order_file,
                      count=1, total_minor=10000, created_at=CREATED_AT, created_by="claire")
    books.add("payment", invoice_id=invoice, item_row_id=item, party="FPAPIER", payee_name="Papeterie de l’Étoile",
              payee_iban="FR7630006000011234567890189", amount_minor=10000, currency="EUR", execute_on="2026-02-13",
              reference="2026/A/17", end_to_end_id="CT-20260131-1-1", state="ordered", batch_id=batch, created_at=CREATED_AT,
              created_by="claire")
    books.event("payment.order", f"batch {batch}")


def step_three(books):
    connection = books.add("connection", provider="qonto", base_url="https://thirdparty.qonto.com", state="active",
                           vault_key="connection-1", last_sync_at=CREATED_AT)
    books.add("connection_account", connection_id=connection, provider_account="main", iban="FR7630004008230001000642381",
              journal="BQ", from_day="2026-02-01", cursor="2026-02-03T08:00:00.000Z")
    books.add("feed_operation", connection_id=connection, provider_account="main", provider_id="op-1", state="staged",
              booked_on="2026-02-03", line="{}", amount_minor=-4200, updated_at="2026-02-03T08:00:00.000Z")
    books.event("connection.add", f"connection {connection}")


def step_four(books):
    mapping = books.add("csv_mapping", journal="BQ", name="hafenbank", fingerprint="0" * 64,
                        mapping='{"name":"hafenbank","delimiter":";","columns":[{"header":"Tag","role":"date"}]}',
                        saved_at=CREATED_AT, saved_by="claire")
    books.event("csv_mapping.save", f"mapping {mapping}")


def step_five(books):
    pass  # a column of entries alone: see Books.entry


def step_six(books):
    broken = CFONB.replace(b"{  ", b"x  ")
    file = books.add("file", sha256=hashlib.sha256(broken).hexdigest(), name="releve-abime.cfonb", size=len(broken))
    books.add("file_piece", file_id=file, position=0, bytes=stored_frame(broken))
    waiting = books.add("quarantine", file_id=file, name="releve-abime.cfonb", sha256=hashlib.sha256(broken).hexdigest(),
                        size=len(broken), format="cfonb120", is_text=1, state="open",
                        fault='{"code":"formats.cfonb_amount","params":[]}', fault_line=1, fault_record="01", fault_field="amount",
                        put_aside_at=CREATED_AT, put_aside_by="claire")
    books.add("correction", quarantine_id=waiting, kind="replace", line=1, before=broken.decode().rstrip(), after=CFONB.decode().rstrip(),
              why="Montant confirmé par la banque", made_at=CREATED_AT, made_by="claire")
    books.event("quarantine.put_aside", f"quarantine {waiting}")


def step_seven(books):
    books.add("journal_import", journal="BQ", digital=1, format="cfonb120", folder="/srv/banque/BQ", watched=1, unattended=0, matches=1)
    books.event("journal.import", "journal BQ")
    books.add("folder_file", sha256=hashlib.sha256(b"refused").hexdigest(), journal="BQ", name="releve-autre-compte.cfonb", outcome="refused",
              fault='{"code":"bank.account_unnamed","params":[]}', tried_at=CREATED_AT, tried_by="claire")


def step_eight(books):
    line = '{"amount":{"currency":"EUR","minor":-8750},"booked_on":"2026-01-27","label":"COTISATION","nature":"fee","status":"pending"}'
    imported = books.db.execute("SELECT min(id) FROM import").fetchone()[0]
    expected = books.add("expected_line", import_id=imported, journal="BQ", expected_on="2026-01-27", amount_minor=-875,
                         line=line.replace("-8750", "-875"), format="camt.052.001.08", told_at=CREATED_AT)
    booked = books.db.execute("SELECT min(id) FROM bank_line WHERE amount_minor = -875").fetchone()[0]
    books.add("expected_replacement", expected_id=expected, line_id=booked)
    books.add("expected_line", import_id=imported, journal="BQ", expected_on="2026-02-02", amount_minor=-8750, line=line,
              format="camt.052.001.08", told_at=CREATED_AT)


def step_nine(books):
    imported = books.db.execute("SELECT id FROM import WHERE format = 'cfonb120'").fetchone()[0]
    books.add("file_statement", import_id=imported, journal="BQ", source="file", bank_id="1", from_day="2026-01-02", to_day="2026-01-31",
              currency="EUR", opening_minor=1000000, closing_minor=1118250, balance_check="ok", first_line_id=1, last_line_id=5)
    books.add("deleted_line", id=5, import_id=imported, statement_id=1, journal="BQ", booked_on="2026-01-31", amount_minor=-300, rank=1,
              entry=5, of_entry=1, line='{"amount":{"currency":"EUR","minor":-300},"booked_on":"2026-01-31","label":"FRAIS","nature":"fee",'
              '"status":"booked"}', deleted_at=CREATED_AT, deleted_by="claire", why="En double")
    books.event("line.delete", "line 5")


def step_ten(books):
    books.add("account", number="445740", label="TVA collectée en attente d'encaissement")
    _, sale = books.entry("VE", "2026-02-03", "Facture FV-2026-002", [
        ("411000", "CDUPONT", 60000, "2026-03-05"), ("706000", "", -50000, None), ("445740", "", -10000, None)],
        piece="FV-2026-002", origin="invoice")
    _, paid = books.entry("OD", "2026-02-20", "Compensation", [("411000", "CDUPONT", -30000, None), ("606000", "", 30000, None)],
                          piece="FV-2026-002")
    group = books.add("letter_group", account="411000", party="CDUPONT", code="B")
    for row in (sale[0], paid[0]):
        books.add("letter_row", row_id=row, group_id=group, origin_group_id=group, lettered_on="2026-02-20")
    books.add("imputation", debit_row_id=sale[0], credit_row_id=paid[0], amount_minor=30000)
    moved, _ = books.entry("OD", "2026-02-20", "TVA exigible", [("445740", "", 5000, None), ("445710", "", -5000, None)],
                           piece="FV-2026-002", origin="match")
    books.add("vat_move", waiting_row_id=sale[2], entry_id=moved, amount_minor=-5000)


def step_eleven(books):
    line = books.db.execute("SELECT max(id) FROM bank_line").fetchone()[0]
    row = books.db.execute("SELECT max(id) FROM entry_row").fetchone()[0]
    document = books.db.execute("SELECT min(id) FROM document").fetchone()[0]
    books.add("line_invoice", line_id=line, item_row_id=row)
    books.add("line_note", line_id=line, note="vu avec le client", reason="attend la facture")
    books.add("line_document", line_id=line, document_id=document)
    pairing = books.add("pairing", journal="BQ", pointed_on="2026-01-31", created_at=CREATED_AT, created_by="claire")
    books.add("pairing_line", line_id=line, pairing_id=pairing)
    books.add("pairing_row", row_id=row, pairing_id=pairing, amount_minor=-100)
    session = books.add("pointing_session", journal="BQ", from_day="2026-01-01", to_day="2026-01-31", currency="EUR",
                        balance_minor=10000, state="open", opened_at=CREATED_AT, opened_by="claire")
    marked = books.db.execute("SELECT max(r.id) FROM entry_row r WHERE r.account LIKE '512%'"
                              " AND r.id NOT IN (SELECT row_id FROM pointing)").fetchone()[0]
    books.add("pointing_mark", row_id=marked or row, session_id=session, pointed_on="2026-01-31")
    books.add("report_review", journal="BQ", day="2026-01-31", ledger_minor=10000, statement_minor=10000,
              difference_minor=0, reviewer="Claire Lenoir", reviewed_at=CREATED_AT)


def step_twelve(books):
    books.add("account", number="512900", label="Carte")
    books.add("journal", code="CB", name="Carte", type="bank", account="512900", currency="EUR", bank_number="4970 1234")


def step_thirteen(books):
    own = books.add("entry_template", scope="company", code="FRAIS", label="Frais de tenue de compte", journal="", reference="COTISATION",
                    position=1, active=1)
    books.add("entry_template_row", template_id=own, position=1, account="627000", party="", share="rest", value=0, vat_coefficient=20,
              vat_scale=2)
    books.add("entry_template", scope="shared", code="SALAIRES", label="Salaires", journal="BQ", reference="", position=1, active=0)
    line = books.db.execute("SELECT min(id) FROM bank_line WHERE amount_minor = -875").fetchone()[0]
    books.add("line_identity", line_id=line, party="", party_by="", template_id=own, template_by="reference")
    match = books.db.execute("SELECT min(id) FROM match").fetchone()[0]
    books.add("match_template", match_id=match, scope="company", code="FRAIS")
    learned = books.add("learned", kind="iban", evidence="+FR7630004008230001000642381", aim="party", code="CDUPONT", decisions=1, active=1)
    books.add("learned_decision", learned_id=learned, match_id=match)
    books.event("template.save", "template FRAIS")


def step_fourteen(books):
    books.add("difference_type", code="discount", label="Escompte de règlement", kind="discount", charge_account="665000",
              income_account="765000", vat="corrected", per_day_minor=5000)
    books.add("difference_limit", type="discount", party="FPAPIER", nature="transfer", limit_minor=500, limit_permille=20)
    books.event("difference.allow", "difference discount")
    match = books.db.execute("SELECT min(id) FROM match").fetchone()[0]
    rows = books.db.execute("SELECT debit_row_id, credit_row_id FROM imputation WHERE match_id = ?", (match,)).fetchone()
    came_back = books.add("match", journal="BQ", pointed_on="2026-02-10", decision="none", kind="manual", score=1000, unattended=0,
                          reasons="[]", created_at=CREATED_AT, created_by="claire", undone_at=CREATED_AT, undone_by="claire")
    books.add("returned_imputation", return_match_id=came_back, match_id=match, debit_row_id=rows[0], credit_row_id=rows[1],
              amount_minor=1000)


def step_fifteen(books):
    books.add("own_role", code="stagiaire", name="Stagiaire")
    books.add("own_role_right", role="stagiaire", granted="statements.import")
    verifier = hashlib.scrypt(b"un mot de passe invente", salt=b"0123456789abcdef", n=1024, r=8, p=1, dklen=32)
    books.add("user", code="claire", name="Claire Martin", role="owner", active=1, password_hash=verifier,
              password_salt=b"0123456789abcdef", scrypt_n=1024, scrypt_r=8, scrypt_p=1)
    books.add("user", code="paul", name="Paul Petit", role="stagiaire", active=0)


def step_sixteen(books):
    pass  # its rows follow from those of the lines


def step_seventeen(books):
    item = books.db.execute("SELECT item_row_id FROM payment").fetchone()[0]
    entry, rows = books.entry("BQ", "2026-02-13", "VIR Papeterie de l’Étoile 2026/A/17", [
        ("401000", "FPAPIER", 10000, None), ("512000", "", -10000, None)], piece="2026/A/17", origin="match")
    match = books.add("match", journal="BQ", pointed_on="2026-02-13", decision="invoice", kind="exact", score=1000, unattended=1,
                      reasons="[]", created_at=CREATED_AT, created_by="claire")
    books.add("match_entry", match_id=match, entry_id=entry)
    group = books.add("letter_group", account="401000", party="FPAPIER", code="A")
    for row in (item, rows[0]):
        books.add("letter_row", row_id=row, group_id=group, origin_group_id=group, lettered_on="2026-02-13")
    books.add("imputation", debit_row_id=rows[0], credit_row_id=item, amount_minor=10000, match_id=match)
    books.db.execute("UPDATE payment SET order_match_id = ?, bank_row_id = ?", (match, rows[1]))
    books.db.execute("UPDATE journal_import SET settles_at_order = 1")
    books.event("payment.book", "payment 1")


def step_eighteen(books):
    pass  # indexes alone


def step_nineteen(books):
    books.db.execute("UPDATE report_review SET digest = ?", ("0" * 64,))


def step_twenty(books):
    books.db.execute("UPDATE imputation SET imported = 1 WHERE match_id IS NULL")


def step_twenty_one(books):
    pass  # an index alone


STEPS = [step_one, step_two, step_three, step_four, step_five, step_six, step_seven, step_eight, step_nine, step_ten,
         step_eleven, step_twelve, step_thirteen, step_fourteen, step_fifteen, step_sixteen,
         step_seventeen, step_eighteen, step_nineteen, step_twenty, step_twenty_one]


def main():
    first = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    for version in range(first, len(STEPS) + 1):
        books = Books(version)
        for step in STEPS[:version]:
            step(books)
        books.finish()
        target = HERE / f"v{version:04d}.sql"
        lines = [f"PRAGMA application_id={APPLICATION_ID};", f"PRAGMA user_version={version};", "PRAGMA foreign_keys=OFF;"]
        lines += list(books.db.iterdump())
        target.write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(target.name, len(lines), "statements")


if __name__ == "__main__":
    main()

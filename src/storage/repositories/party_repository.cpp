// Accounts, parties and years as rows.
#include "comptoir/storage/repositories/ledger_repository.h"

namespace comptoir::storage {

namespace {

constexpr std::string_view k_select_parties = R"(
    SELECT p.code, p.name, p.statement_reference, p.terms_days, p.vat_basis, p.company_number,
           p.vat_id,
           (SELECT i.iban FROM party_iban i
            WHERE i.party = p.code AND i.confirmed_at IS NOT NULL AND i.retired_at IS NULL
            ORDER BY i.confirmed_at DESC, i.id DESC LIMIT 1)
    FROM party p)";

ledger::Party read_party(const Statement& row) {
    ledger::Party party;
    party.code = row.text(0);
    party.name = row.text(1);
    party.statement_reference = row.text(2);
    if (!row.is_null(3))
        party.terms_days = row.small(3);
    party.vat_basis =
        row.text_view(4) == "receipts" ? ledger::VatBasis::Receipts : ledger::VatBasis::Debits;
    party.company_number = row.text(5);
    party.vat_id = row.text(6);
    if (!row.is_null(7))
        party.iban = Iban::parse(row.text_view(7));
    return party;
}

std::string_view name_of(ledger::VatBasis basis) {
    return basis == ledger::VatBasis::Receipts ? "receipts" : "debits";
}

} // namespace

bool account_exists(Database& database, std::string_view number) {
    return database.query("SELECT 1 FROM account WHERE number = ?1", number).step();
}

std::optional<std::string> account_label(Database& database, std::string_view number) {
    return database.optional_text("SELECT label FROM account WHERE number = ?1", number);
}

void insert_account(Database& database, const ledger::Account& account) {
    database.run(
        "INSERT INTO account (number, label) VALUES (?1, ?2) ON CONFLICT (number) DO NOTHING",
        account.number, account.label);
}

void relabel_unused_account(Database& database, const ledger::Account& account) {
    database.run(R"(
        UPDATE account SET label = ?2
        WHERE number = ?1 AND NOT EXISTS (SELECT 1 FROM entry_row r WHERE r.account = ?1))",
                 account.number, account.label);
}

std::vector<ledger::Account> load_accounts(Database& database) {
    std::vector<ledger::Account> accounts;
    Statement rows = database.prepare("SELECT number, label FROM account ORDER BY number");
    while (rows.step())
        accounts.push_back({rows.text(0), rows.text(1)});
    return accounts;
}

std::vector<ledger::KnownAccount> load_known_accounts(Database& database) {
    std::vector<ledger::KnownAccount> accounts;
    Statement rows = database.prepare(R"(
        SELECT a.number, a.label, EXISTS (SELECT 1 FROM entry_row r WHERE r.account = a.number),
               EXISTS (SELECT 1 FROM journal j WHERE j.account = a.number),
               (SELECT MIN(r.party) FROM entry_row r WHERE r.account = a.number)
                   IS NOT (SELECT MAX(r.party) FROM entry_row r WHERE r.account = a.number)
        FROM account a
        ORDER BY a.number)");
    while (rows.step())
        accounts.push_back({rows.text(0), rows.text(1), rows.integer(2) != 0, rows.integer(3) != 0,
                            rows.integer(4) != 0});
    return accounts;
}

bool party_exists(Database& database, std::string_view code) {
    return database.query("SELECT 1 FROM party WHERE code = ?1", code).step();
}

void insert_party(Database& database, const ledger::Party& party) {
    database.run(R"(
        INSERT INTO party (code, name, statement_reference, terms_days, vat_basis, company_number,
                           vat_id)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7))",
                 party.code, party.name, party.statement_reference, party.terms_days,
                 name_of(party.vat_basis), party.company_number, party.vat_id);
}

void update_party(Database& database, const ledger::Party& party) {
    database.run(R"(
        UPDATE party
        SET name = ?2, statement_reference = ?3, terms_days = ?4, vat_basis = ?5,
            company_number = ?6, vat_id = ?7
        WHERE code = ?1)",
                 party.code, party.name, party.statement_reference, party.terms_days,
                 name_of(party.vat_basis), party.company_number, party.vat_id);
}

std::optional<ledger::Party> find_party(Database& database, std::string_view code) {
    Statement row = database.query(std::string(k_select_parties) + " WHERE p.code = ?1", code);
    if (!row.step())
        return std::nullopt;
    return read_party(row);
}

std::vector<ledger::Party> load_parties(Database& database) {
    std::vector<ledger::Party> parties;
    Statement rows = database.prepare(std::string(k_select_parties) + " ORDER BY p.code");
    while (rows.step())
        parties.push_back(read_party(rows));
    return parties;
}

void confirm_party_iban(Database& database, std::string_view party, const Iban& iban, Instant at,
                        std::string_view by) {
    database.run(R"(
        UPDATE party_iban SET retired_at = ?3
        WHERE party = ?1 AND iban <> ?2 AND confirmed_at IS NOT NULL AND retired_at IS NULL)",
                 party, iban.text(), at);
    database.run(R"(
        INSERT INTO party_iban (party, iban, origin, first_seen_at, confirmed_at, confirmed_by)
        VALUES (?1, ?2, 'typed', ?3, ?3, ?4)
        ON CONFLICT (party, iban) DO UPDATE
        SET confirmed_at = excluded.confirmed_at, confirmed_by = excluded.confirmed_by,
            retired_at = NULL)",
                 party, iban.text(), at, by);
}

void see_party_iban(Database& database, std::string_view party, const Iban& iban,
                    std::string_view origin, Instant at) {
    database.run(R"(
        INSERT INTO party_iban (party, iban, origin, first_seen_at) VALUES (?1, ?2, ?3, ?4)
        ON CONFLICT (party, iban) DO NOTHING)",
                 party, iban.text(), origin, at);
}

std::vector<ledger::FinancialYear> load_years(Database& database) {
    std::vector<ledger::FinancialYear> years;
    Statement rows =
        database.prepare("SELECT id, first_day, last_day FROM financial_year ORDER BY first_day");
    while (rows.step())
        years.push_back({rows.id<ledger::YearId>(0), {rows.date(1), rows.date(2)}});
    return years;
}

ledger::YearId insert_year(Database& database, DateRange days) {
    database.run("INSERT INTO financial_year (first_day, last_day) VALUES (?1, ?2)", days.from,
                 days.to);
    return ledger::YearId{database.last_insert_id()};
}

} // namespace comptoir::storage

#include "comptoir/storage/repositories/dossier_repository.h"

#include "comptoir/core/invariant.h"
#include "comptoir/ledger/rules.h"

#include <array>

namespace comptoir::storage {

namespace {

struct StartJournal {
    std::string_view code, name;
    ledger::JournalType type;
};

constexpr std::array<StartJournal, 5> k_start_journals{{
    {"AC", "Achats", ledger::JournalType::Purchase},
    {"VE", "Ventes", ledger::JournalType::Sale},
    {"BQ", "Banque", ledger::JournalType::Bank},
    {"OD", "Opérations diverses", ledger::JournalType::General},
    {"AN", "À-nouveaux", ledger::JournalType::Opening},
}};

// Swiss books are kept in francs, French and Belgian ones in euros.
Currency currency_of(ledger::Chart chart) {
    return chart == ledger::Chart::Kmu ? *Currency::parse("CHF") : Currency::eur();
}

void insert_accounts(Database& database, ledger::Chart chart) {
    Statement insert = database.prepare("INSERT INTO account (number, label) VALUES (?1, ?2)");
    for (const ledger::Account& account : ledger::chart_accounts(chart))
        insert.bind_all(account.number, account.label).run();
}

void insert_journals(Database& database, Currency currency) {
    Statement insert = database.prepare(
        "INSERT INTO journal (code, name, type, currency) VALUES (?1, ?2, ?3, ?4)");
    for (const StartJournal& journal : k_start_journals)
        insert.bind_all(journal.code, journal.name, to_text(journal.type), currency.code()).run();
}

} // namespace

DossierRow load_dossier(Database& database) {
    Statement statement = database.query("SELECT company, company_number, chart, currency, owner,"
                                         " closed_until FROM dossier WHERE id = 1");
    invariant(statement.step(), "a dossier has its row");
    DossierRow row;
    row.company = statement.text(0);
    row.company_number = statement.text(1);
    row.chart = ledger::parse_chart(statement.text_view(2)).value_or(ledger::Chart::Pcg);
    row.currency = Currency::parse(statement.text_view(3)).value_or(Currency::eur());
    row.owner = statement.text(4);
    row.closed_until = statement.optional_date(5);
    return row;
}

void insert_dossier(Database& database, const NewDossierRow& dossier) {
    const Currency currency = currency_of(dossier.chart);
    const crypto::Digest start = ledger::chain_start(dossier.company_number);
    Statement insert = database.prepare(
        "INSERT INTO dossier (id, company, company_number, chart, currency, owner, created_at,"
        " chain_head) VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7)");
    insert.bind_all(dossier.company, dossier.company_number, to_text(dossier.chart),
                    currency.code(), dossier.owner, dossier.created_at);
    const std::string head(start.begin(), start.end());
    insert.bind_blob(7, head);
    insert.run();
    insert_accounts(database, dossier.chart);
    insert_journals(database, currency);
    database.run("INSERT INTO financial_year (first_day, last_day) VALUES (?1, ?2)",
                 dossier.year.from, dossier.year.to);
}

std::map<std::string, std::string> load_settings(Database& database, std::string_view prefix) {
    std::map<std::string, std::string> settings;
    Statement rows = database.query(
        "SELECT name, value FROM setting WHERE substr(name, 1, length(?1)) = ?1", prefix);
    while (rows.step())
        settings.emplace(rows.text(0).substr(prefix.size()), rows.text(1));
    return settings;
}

std::optional<std::string> load_setting(Database& database, std::string_view name) {
    return database.optional_text("SELECT value FROM setting WHERE name = ?1", name);
}

void save_setting(Database& database, std::string_view name, std::string_view value) {
    database.run("INSERT INTO setting (name, value) VALUES (?1, ?2)"
                 " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                 name, value);
}

void delete_setting(Database& database, std::string_view name) {
    database.run("DELETE FROM setting WHERE name = ?1", name);
}

} // namespace comptoir::storage

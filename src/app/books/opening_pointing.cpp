#include "app/books/opening_pointing.h"

#include "comptoir/app/books.h"
#include "comptoir/core/text.h"
#include "comptoir/storage/repositories/bank_repository.h"
#include "comptoir/storage/repositories/dossier_repository.h"
#include "comptoir/storage/repositories/ledger_repository.h"
#include "comptoir/storage/repositories/pointing_repository.h"

namespace comptoir::app {

namespace {

// A person's word holds for all journals; without it each journal's first statement decides.
constexpr std::string_view k_given = "books.pointed_until";
std::string by_statement(std::string_view journal) {
    return std::string(k_given) + "." + std::string(journal);
}

std::optional<Date> load_day(storage::Database& database, std::string_view name) {
    const auto value = storage::load_setting(database, name);
    return value ? Date::parse_iso(*value) : std::nullopt;
}

// Until when the rows of an account count as seen; none: no day was said nor a statement read.
std::optional<Date> seen_until(storage::Database& database, const std::string& account) {
    if (const std::optional<Date> given = load_day(database, k_given))
        return given;
    std::optional<Date> until;
    for (const ledger::Journal& journal : storage::load_journals(database))
        if (journal.account == account)
            until = load_day(database, by_statement(journal.code));
    return until;
}

std::vector<ledger::RowId> left_waiting(storage::Database& database, const std::string& account,
                                        ledger::RowId last) {
    const std::optional<Date> until = seen_until(database, account);
    return until ? storage::rows_left_waiting(database, account, *until, last)
                 : std::vector<ledger::RowId>{};
}

void let_wait(storage::Database& database, const std::vector<ledger::RowId>& rows) {
    for (const ledger::RowId row : rows)
        storage::unpoint_opening_row(database, row);
}

} // namespace

void point_imported_rows(Writer& writer, const std::set<std::string>& accounts,
                         std::optional<Date> pointed_until, ledger::RowId last_before) {
    storage::Database& database = writer.database();
    std::vector<ledger::RowId> waiting;
    for (const std::string& account : accounts)
        for (const ledger::RowId row : left_waiting(database, account, last_before))
            waiting.push_back(row);
    if (pointed_until)
        storage::save_setting(database, k_given, pointed_until->to_iso());
    for (const std::string& account : accounts)
        storage::point_opening_rows(database, account, seen_until(database, account));
    let_wait(database, waiting);
}

Result<void> settle_opening_pointing(Writer& writer, const std::string& journal, Date first_day) {
    CT_ASSIGN(act, writer.begin(users::Right::BooksSetup));
    storage::Database& database = writer.database();
    if (load_day(database, k_given) || load_day(database, by_statement(journal)))
        return {};
    storage::save_setting(database, by_statement(journal), first_day.to_iso());
    const auto known = storage::find_journal(database, journal);
    if (!known || !known->account)
        return {};
    // A person pointed until some day already: what was left out waits for its line.
    if (storage::last_pointing(database, journal, first_day, known->currency))
        return {};
    const std::int64_t pointed = storage::point_opening_rows(database, *known->account, first_day);
    if (pointed == 0)
        return {};
    writer.record("pointing.opening", "journal " + journal, {},
                  first_day.to_iso() + ", " + text::number(pointed) + " rows");
    writer.changed(Noun::Entries);
    return {};
}

Result<void> unsettle_opening_pointing(Writer& writer, const std::string& journal) {
    CT_ASSIGN(act, writer.begin(users::Right::BooksSetup));
    storage::Database& database = writer.database();
    if (!load_day(database, by_statement(journal)))
        return {};
    database.run("DELETE FROM setting WHERE name = ?1", by_statement(journal));
    const auto known = storage::find_journal(database, journal);
    if (!known || !known->account)
        return {};
    storage::unpoint_opening_rows(database, *known->account);
    writer.record("pointing.opening_undone", "journal " + journal);
    writer.changed(Noun::Entries);
    return {};
}

Result<void> move_opening_pointing(Writer& writer, const std::string& journal,
                                   std::optional<Date> first_day) {
    storage::Database& database = writer.database();
    if (load_day(database, k_given))
        return {}; // a person's word, which no statement moves
    const auto known = storage::find_journal(database, journal);
    std::vector<ledger::RowId> waiting;
    if (known && known->account)
        waiting = left_waiting(database, *known->account, storage::last_row(database));
    CT_TRY(unsettle_opening_pointing(writer, journal));
    if (first_day)
        CT_TRY(settle_opening_pointing(writer, journal, *first_day));
    let_wait(database, waiting);
    return {};
}

} // namespace comptoir::app

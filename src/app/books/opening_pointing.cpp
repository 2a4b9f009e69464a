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

} // namespace

void point_imported_rows(Writer& writer, const std::set<std::string>& accounts,
                         std::optional<Date> pointed_until) {
    storage::Database& database = writer.database();
    if (pointed_until)
        storage::save_setting(database, k_given, pointed_until->to_iso());
    const std::optional<Date> given = load_day(database, k_given);
    std::map<std::string, std::optional<Date>> before;
    for (const std::string& account : accounts)
        before[account] = given;
    for (const ledger::Journal& journal : storage::load_journals(database)) {
        if (!given && journal.account && before.contains(*journal.account))
            before[*journal.account] = load_day(database, by_statement(journal.code));
    }
    for (const auto& [account, day] : before)
        storage::point_opening_rows(database, account, day);
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

} // namespace comptoir::app

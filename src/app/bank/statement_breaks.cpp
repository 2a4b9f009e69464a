#include "app/bank/statement_breaks.h"

#include "comptoir/ledger/errors.h"
#include "comptoir/storage/repositories/bank_repository.h"
#include "comptoir/storage/repositories/recognition_repository.h"

#include <algorithm>
#include <set>

namespace comptoir::app {

namespace {

std::optional<Money> money_of(const std::optional<std::int64_t>& minor, Currency currency) {
    return minor ? std::optional(Money{*minor, currency}) : std::nullopt;
}

// Between the two lies a statement that a person deleted: nothing is missing.
bool is_deleted_between(storage::Database& database, std::string_view journal,
                        const bank::ChainBreak& found) {
    return found.closing && found.opening && found.closed_on && found.opened_on &&
           found.closing->currency() == found.opening->currency() &&
           storage::leads_through_deleted(database, journal, {*found.closed_on, *found.opened_on},
                                          found.closing->minor(), found.opening->minor());
}

std::vector<bank::ChainBreak> breaks_of(storage::Database& database, std::string_view journal) {
    std::vector<bank::ChainedStatement> statements;
    for (const storage::StatementRecord& record : storage::load_statements(database, journal))
        statements.push_back({record.id, record.from, record.to,
                              money_of(record.opening_minor, record.currency),
                              money_of(record.closing_minor, record.currency)});
    auto breaks = bank::find_breaks(std::move(statements));
    std::erase_if(breaks, [&](const bank::ChainBreak& found) {
        return is_deleted_between(database, journal, found);
    });
    return breaks;
}

} // namespace

Result<std::vector<StatementBreak>> list_breaks(Reader& reader,
                                                const std::optional<std::string>& journal) {
    storage::Database& database = reader.database();
    if (journal && !storage::find_journal(database, *journal))
        return fail(ledger::errors::unknown_journal, {{"journal", *journal}});
    std::vector<StatementBreak> list;
    for (const ledger::Journal& each : storage::load_journals(database)) {
        if (each.type != ledger::JournalType::Bank || (journal && each.code != *journal))
            continue;
        for (bank::ChainBreak& found : breaks_of(database, each.code))
            list.push_back({each.code, std::move(found)});
    }
    return list;
}

void tell_breaks(Reader& reader, ImportReport& report) {
    std::set<std::string> journals;
    std::set<bank::StatementId> made;
    for (const ImportedStatement& statement : report.statements) {
        if (!statement.id)
            continue;
        journals.insert(statement.journal);
        made.insert(statement.id);
    }
    for (const std::string& journal : journals)
        for (const bank::ChainBreak& found : breaks_of(reader.database(), journal))
            if (made.contains(found.before) || made.contains(found.after))
                report.diagnostics.push_back(bank::break_diagnostic(found, journal));
}

} // namespace comptoir::app

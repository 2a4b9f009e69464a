// The whole dossier, one named check after the other.
#include "app/users/user_trace.h"
#include "comptoir/app/books.h"
#include "comptoir/core/invariant.h"
#include "comptoir/core/text.h"
#include "comptoir/storage/repositories/check_repository.h"
#include "comptoir/storage/repositories/event_repository.h"
#include "comptoir/storage/repositories/ledger_repository.h"
#include "comptoir/storage/repositories/lettering_repository.h"
#include "comptoir/storage/repositories/order_entry_repository.h"
#include "comptoir/storage/repositories/vat_repository.h"

#include <array>

namespace comptoir::app {

namespace {

using storage::Database;

std::string chain_fault(Database& database) {
    const auto fault = storage::first_chain_fault(database);
    if (!fault)
        return {};
    return fault->entry ? "entry " + text::number(fault->entry.value()) + ": " + fault->what
                        : fault->what;
}

std::string event_fault(Database& database) {
    const std::int64_t broken = storage::first_broken_event(database);
    return broken == 0
               ? std::string{}
               : "event " + text::number(broken) + ": it does not follow from the one before";
}

struct Check {
    std::string_view name;
    std::string (*fault)(Database&);
};

constexpr std::array<Check, 16> k_checks{{
    {"file.integrity", storage::file_fault},
    {"file.references", storage::foreign_key_fault},
    {"file.schema", storage::schema_fault},
    {"entries.balanced", storage::balance_fault},
    {"entries.chain", chain_fault},
    {"entries.numbers", storage::numbering_fault},
    {"periods.closed", storage::period_fault},
    {"events.chain", event_fault},
    {"letters.groups", storage::first_lettering_fault},
    {"letters.imputations", storage::first_imputation_fault},
    {"bank.statements", storage::statement_fault},
    {"bank.pointings", storage::pointing_fault},
    {"bank.matches", storage::match_fault},
    {"vat.moves", storage::vat_move_fault},
    {"payments.orders", storage::order_entry_fault},
    {"users.log", users_fault},
}};

// Damage may make any query fail: that is an answer, not an end.
template <class Question>
CheckResult ask(std::string_view name, const Question& question) {
    CheckResult result;
    result.name = name;
    try {
        result.detail = question();
    } catch (const storage::DatabaseFailure& failure) {
        result.detail = failure.error().detail.empty() ? std::string(failure.error().code.name)
                                                       : failure.error().detail;
    } catch (const InvariantBroken& broken) {
        result.detail = broken.what();
    }
    result.ok = result.detail.empty();
    return result;
}

} // namespace

std::vector<CheckResult> check_dossier(Reader& reader, const Work& work) {
    Database& database = reader.database();
    const auto total = static_cast<std::int64_t>(k_checks.size()) + 1;
    std::vector<CheckResult> results;
    for (const Check& check : k_checks) {
        if (work.stopped())
            return results;
        work.tell(static_cast<std::int64_t>(results.size()), total);
        results.push_back(ask(check.name, [&] { return check.fault(database); }));
    }
    results.push_back(ask("files.hashes", [&] {
        return storage::stored_file_fault(database, [&] { return work.stopped(); });
    }));
    work.tell(total, total);
    return results;
}

} // namespace comptoir::app

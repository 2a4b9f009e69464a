// Qonto's JSON (Business API v2) to rule types: pure.
//
// Unknown members are ignored, nulls expected. What books cannot do without (id, side, amount, the
// day of a completed operation) must be there: an operation without it refuses the whole page,
// because a line that silently stays out would only be missed when the balance no longer fits.
#pragma once

#include "comptoir/connectors/feed_connector.h"
#include "comptoir/core/clock.h"
#include "comptoir/core/result.h"
#include "connectors/providers/json_tree.h"

#include <optional>
#include <string>
#include <vector>

namespace comptoir::connectors::qonto {

struct TransactionPage {
    std::vector<FeedOperation> operations;
    std::int64_t current_page = 0; // 0: not said
    bool has_next = false;
};

// Errors: connectors.bad_answer {field}, with the operation's rank as place.record.
Result<TransactionPage> map_transactions(const JsonTree& answer, std::int64_t per_page);
Result<FeedOperation> map_transaction(const JsonTree& transaction);
// Accounts Qonto itself holds and whose IBAN this key may see.
Result<std::vector<ProviderAccount>> map_organization(const JsonTree& answer);

} // namespace comptoir::connectors::qonto

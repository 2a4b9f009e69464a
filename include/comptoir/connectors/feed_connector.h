// FeedConnector: one bank's API seen as pages of statement lines.
//
// A connector asks for the page after a cursor and maps it by a pure function to the same
// bank::StatementLine a file gives. It stores nothing and decides nothing about books. The cursor
// is the connector's own text; whoever keeps it stores it together with the page it came with, so
// that a crash costs at most a repeated page.
#pragma once

#include "comptoir/bank/types.h"
#include "comptoir/core/result.h"

#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::connectors {

struct ProviderAccount {
    std::string provider_account; // the provider's id of the account
    Iban iban;
    Currency currency;
    std::string name;
    std::string bic;
};

enum class OperationState {
    Booked,  // the money moved; may enter a statement
    Pending, // announced; never enters a statement
    Removed, // declined or taken back by the bank: a tombstone, so that it never comes back as new
};

struct FeedOperation {
    std::string provider_id; // never empty
    OperationState state = OperationState::Pending;
    bank::StatementLine line;           // bank_reference = provider_id
    std::optional<Money> balance_after; // of the account, after this operation
    std::string happened_at; // ISO instant of the movement, for the order within a day; "" unknown
    std::string updated_at;  // ISO instant in UTC with milliseconds: text order is time order
};

struct FeedPage {
    std::vector<FeedOperation> operations;
    std::string cursor;    // where the next page or the next pull starts
    bool has_more = false; // false: the pull is complete
    // With the last page: every operation pending now. A pending one that is not here any more was
    // booked under another id or given up.
    std::optional<std::vector<std::string>> pending_ids;
};

class FeedConnector {
public:
    virtual ~FeedConnector() = default;
    // Only accounts with an IBAN that the provider itself holds. May be empty.
    virtual Result<std::vector<ProviderAccount>> list_accounts(std::stop_token stop) = 0;
    // An empty cursor starts at the oldest operation.
    virtual Result<FeedPage> fetch_page(const std::string& provider_account,
                                        std::string_view cursor, std::stop_token stop) = 0;
};

} // namespace comptoir::connectors

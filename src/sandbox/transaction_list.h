// GET /v2/transactions and /v2/transactions/{id}: filters, order, pages.
#pragma once

#include "comptoir/sandbox/answer.h"

namespace comptoir::sandbox {

BankAnswer list_transactions(const Bank& bank, const BankRequest& request, Instant now);
BankAnswer one_transaction(const Bank& bank, std::string_view id, Instant now);

} // namespace comptoir::sandbox

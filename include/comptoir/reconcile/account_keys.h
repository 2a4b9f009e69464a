// What of a line may be learned even from what nobody looked at.
#pragma once

#include "comptoir/reconcile/rules.h"

#include <vector>

namespace comptoir::reconcile {

// Of learned_keys(), the other side's account and the mandate: machines write them, and they are
// nobody else's.
std::vector<LearnedKey> learned_account_keys(const bank::StatementLine& line);

} // namespace comptoir::reconcile

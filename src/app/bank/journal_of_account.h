// Which bank journal follows the account that a statement is of.
#pragma once

#include "comptoir/bank/types.h"
#include "comptoir/core/result.h"
#include "comptoir/ledger/types.h"

#include <optional>
#include <vector>

namespace comptoir::app {

// How surely an account is the one with this IBAN: 0 the same IBAN, 1 the same RIB, 2 its national
// number; nothing when it is another.
std::optional<int> evidence_of(const Iban& iban, const bank::AccountIdentity& account);
// The same of a journal, which may follow an account without IBAN by the bank's own number (0).
std::optional<int> evidence_of(const ledger::Journal& journal,
                               const bank::AccountIdentity& account);

// By IBAN; else by RIB, since a CFONB file names bank, branch and account alone and the IBAN that
// is computed from them is French although Monaco's banks share the RIB; else by the national
// number inside a journal's IBAN. Nothing when no journal follows it. Error: bank.account_ambiguous
// {account} {journals} when several do.
Result<std::optional<ledger::Journal>>
journal_of_account(const std::vector<ledger::Journal>& journals,
                   const bank::AccountIdentity& account);

} // namespace comptoir::app

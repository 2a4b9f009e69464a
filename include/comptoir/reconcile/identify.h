// Whose line is it: Code tiers, as the manuals find it (A110 to A114).
//
// First a number of an unsettled invoice in the five text columns; only without one, a third
// party's reference on bank statements (by default its name) in the same columns. What several
// third parties fit stays open. Pure; build one object for many lines.
#pragma once

#include "comptoir/bank/types.h"
#include "comptoir/ledger/types.h"
#include "comptoir/reconcile/types.h"

#include <memory>
#include <string>
#include <vector>

namespace comptoir::reconcile {

enum class FoundBy { Nothing, Invoice, Reference, Hand };
std::string_view to_text(FoundBy by); // "", "invoice", "reference", "hand"

struct FoundParty {
    std::string party; // empty: nobody, or several
    FoundBy by = FoundBy::Nothing;
};

class PartyFinder {
public:
    // Both live as long as the finder.
    PartyFinder(const std::vector<ledger::OpenItem>& items, const std::vector<PartyFacts>& parties);
    ~PartyFinder();
    PartyFinder(const PartyFinder&) = delete;
    PartyFinder& operator=(const PartyFinder&) = delete;
    FoundParty find(const bank::StatementLine& line) const;

private:
    struct Indexes;
    std::unique_ptr<Indexes> m_indexes;
};

} // namespace comptoir::reconcile

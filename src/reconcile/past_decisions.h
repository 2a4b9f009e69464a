// What past decisions say of a line (requirements C19): the one thing that all of its evidence
// taught, or nothing.
#pragma once

#include "comptoir/reconcile/rules.h"

#include <map>
#include <string>
#include <vector>

namespace comptoir::reconcile {

class PastDecisions {
public:
    // `learned` lives as long as this.
    explicit PastDecisions(const std::vector<Learned>& learned);
    // nullptr when nothing was learned, or evidence of equal weight disagrees. An account number or
    // a mandate weighs more than words.
    const Learned* of(const bank::StatementLine& line) const;
    bool empty() const { return m_by_key.empty(); }

private:
    std::map<std::pair<LearnedFrom, std::string>, const Learned*> m_by_key;
};

// An account number or a mandate that at least two decisions gave to the same: as good as one in
// the party's own record.
bool is_as_good_as_known(const Learned& learned);

} // namespace comptoir::reconcile

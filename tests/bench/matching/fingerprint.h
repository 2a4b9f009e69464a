// One number for all that proposals say, down to their reasons: a change meant to make matching
// faster must leave it as it is.
#pragma once

#include "comptoir/reconcile/types.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace comptoir::bench {

class Fingerprint {
public:
    void add(const std::vector<reconcile::Proposal>& proposals);
    std::uint64_t value() const { return m_value; }

private:
    void add(std::string_view text);
    void add(std::int64_t number);
    void add(Money amount);
    void add(const reconcile::Target& target);
    void add(const reconcile::Reason& reason);

    std::uint64_t m_value = 0xcbf29ce484222325ull; // FNV-1a
};

} // namespace comptoir::bench

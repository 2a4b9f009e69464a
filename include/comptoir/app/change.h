// What a committed verb changed: ids, not data.
#pragma once

#include <cstdint>
#include <vector>

namespace comptoir::app {

enum class Noun {
    Dossier,
    Journals,
    Parties,
    Entries,
    Statements,
    Quarantine,
    Lines,
    Templates,
    Expected,
    Matches,
    Pairings,
    Pointings,
    Documents,
    Invoices,
    Payments,
    Connections,
    Feed,
    Users
};

struct Change {
    Noun noun = Noun::Dossier;
    std::int64_t id = 0; // 0: many
};
using Changes = std::vector<Change>;

} // namespace comptoir::app

// Does a line carry the name of the company whose dossier it is? Then its other side may be another
// account of its own.
#pragma once

#include "context.h"

#include <cstdint>
#include <string>
#include <vector>

namespace comptoir::reconcile {

class OwnName {
public:
    explicit OwnName(const Context& context);

    // The counterparty's own element is the name, or, without such an element, the texts hold all
    // of the name and no other. Never when a party bears the very name.
    bool stands_in(std::uint32_t line) const;

private:
    const Context& m_context;
    std::vector<std::string> m_words; // sorted; empty: cannot be told
};

} // namespace comptoir::reconcile

// Does a line say that its other side is another account of the company whose dossier it is: by the
// company's name, or in words?
#pragma once

#include "context.h"

#include <cstdint>
#include <string>
#include <vector>

namespace comptoir::reconcile {

struct OwnSaying {
    // The counterparty's own element is the name, or, without such an element, the texts hold all
    // of the name, or what a full column left of it, and no other. Never when a party bears the
    // very name.
    bool name = false;
    // The texts say it ("VIR INTERNE", "DE COMPTE A COMPTE", "VERS LIVRET") and name nobody but us.
    bool words = false;
};

class OwnName {
public:
    explicit OwnName(const Context& context);

    OwnSaying read(std::uint32_t line) const;

private:
    struct Found;
    bool reads_only_own(std::uint32_t line, Found& found) const;
    bool is_start_of_name(const Found& found) const;
    bool is_known_otherwise(const Found& found) const;
    bool may_bear(const std::string& letters) const;

    const Context& m_context;
    std::vector<std::string> m_words; // in the order of the name; empty: cannot be told
};

} // namespace comptoir::reconcile

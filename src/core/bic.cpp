#include "comptoir/core/iban.h"
#include "identifier_text.h"

#include <algorithm>

namespace comptoir {

// pain.001.001.09: [A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?
std::optional<Bic> Bic::parse(std::string_view text) {
    if (text.size() < 8)
        return std::nullopt;
    std::string canonical = without_blanks(text);
    if (canonical.size() != 8 && canonical.size() != 11)
        return std::nullopt;
    if (!std::all_of(canonical.begin(), canonical.end(), is_ascii_alnum_capital))
        return std::nullopt;
    if (!is_ascii_capital(canonical[4]) || !is_ascii_capital(canonical[5]))
        return std::nullopt;
    return Bic{std::move(canonical)};
}

} // namespace comptoir

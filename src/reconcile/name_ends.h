// What stands behind a name where a column ended.
#pragma once

#include "name_check.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::reconcile {

// Also with points between the letters: "S.A.", "S.A.R.L.".
std::vector<std::string> legal_forms_in(std::string_view text);

// "PRIGENT CARROSSERIE REG", "GAUTHIER SYLVIE FACTU": the whole name, and where the column ends the
// start of a word of payments that begins nothing else: "DURAND JEAN MARC" is another, "DURAND BO"
// may be Durand Bois.
bool ends_with_payment_word(const Context& context, std::uint32_t line,
                            const std::vector<NameWord>& words, std::size_t at,
                            std::uint32_t party);

// "PAIEMENT F26-1339 SN": of a name that begins at the end of a full label, the start of the
// party's own legal form.
bool is_start_of_own_form(const Context& context, const NameWord& word, std::uint32_t party);

} // namespace comptoir::reconcile

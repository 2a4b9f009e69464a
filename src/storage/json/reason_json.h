// Reasons of a match as JSON: [{"code","params":[{"name", …}]}]. Amounts keep their currency.
#pragma once

#include "comptoir/reconcile/types.h"

#include <string>
#include <string_view>
#include <vector>

namespace comptoir::storage {

std::string reasons_to_json(const std::vector<reconcile::Reason>& reasons);
// Codes this program does not know are left out; anything odd gives an empty list.
std::vector<reconcile::Reason> reasons_from_json(std::string_view text);

} // namespace comptoir::storage

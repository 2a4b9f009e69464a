// The file of templates for all companies, as JSON: {"version":1,"templates":[…]} in their order.
#pragma once

#include "comptoir/reconcile/templates.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace comptoir::storage {

std::string templates_to_json(const std::vector<reconcile::StoredTemplate>& templates);
// Empty when the text is none of ours, or not whole: a wrong file must not clear anything.
std::optional<std::vector<reconcile::StoredTemplate>> templates_from_json(std::string_view text);

} // namespace comptoir::storage

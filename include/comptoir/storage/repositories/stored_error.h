// An error kept in the dossier until it is cured: its code and parameters, no sentence.
#pragma once

#include "comptoir/core/error.h"

#include <optional>
#include <string>
#include <string_view>

namespace comptoir::storage {

struct StoredError {
    std::string code; // "connectors.unauthorized"
    Params params;
};
std::string to_json(const StoredError& error);
std::optional<StoredError> error_from_json(std::string_view text); // empty for "" and anything odd

} // namespace comptoir::storage

// What a person searches in, without the rest of the line.
#pragma once

#include "comptoir/storage/repositories/bank_repository.h"

#include <array>
#include <functional>
#include <string_view>

namespace comptoir::storage {

struct LineText {
    bank::LineId id;
    Money amount;
    std::array<std::string_view, 5> texts; // label, its rest, counterparty, comment, reference
};
// By id; the texts live until `take` returns, which answers false to stop.
void for_each_line_text(Database& database, const LineQuery& query,
                        const std::function<bool(const LineText&)>& take);

} // namespace comptoir::storage

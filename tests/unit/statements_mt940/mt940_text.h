// MT940 texts of invented statements.
#pragma once

#include "unit/statements/statement_files.h"

#include <string>
#include <string_view>
#include <vector>

namespace comptoir::test {

// A statement of the account FR7610001000010000000000162 from 1000,00 EUR on 2026-01-01, with
// `fields` (":61:…", ":86:…") and the closing balance 2026-01-31 that `sum_cents` makes.
std::string mt940_statement(const std::vector<std::string>& fields, std::int64_t sum_cents,
                            std::string_view line_end = "\n");

// One movement of -10,00 with this text in :86: (and these lines under :61:), read.
Reading read_mt940_text(std::string_view text, std::string_view reference = "NONREF",
                        const std::vector<std::string>& supplementary = {});

// One movement written ":61:<movement>", of `cents`.
Reading read_mt940_movement(std::string_view movement, std::int64_t cents);

} // namespace comptoir::test

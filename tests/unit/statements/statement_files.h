// Reading statement files in tests, and what a reading gave as JSON for golden files.
#pragma once

#include "comptoir/bank/types.h"
#include "comptoir/core/result.h"
#include "comptoir/formats/statement_format.h"

#include <optional>
#include <string>
#include <string_view>

namespace comptoir::test {

struct Reading {
    std::vector<bank::StatementDraft> statements;
    std::vector<Diagnostic> diagnostics;
    std::optional<Error> error;

    // "" when it was read; "formats.empty_file" otherwise.
    std::string code() const { return error ? std::string(error->code.name) : std::string(); }
    bool told(ErrorCode code) const;
    const bank::StatementLine& line(std::size_t index) const; // of the first statement
    const bank::StatementHeader& header() const { return statements.at(0).header; }
};

Reading read_bytes(std::string_view bytes, std::size_t piece_bytes = formats::k_piece_bytes);

// The keys of `read --json`, statement by statement, and the codes of diagnostics with their line.
std::string reading_json(const Reading& reading);

// A camt.053 message around `entries` (Ntry elements), with balances that make `sum_minor` add up.
std::string camt_file(std::string_view entries, std::int64_t sum_minor,
                      std::string_view version = "08");

} // namespace comptoir::test

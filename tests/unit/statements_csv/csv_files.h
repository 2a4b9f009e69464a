// Small CSV files for tests, and reading them under a mapping.
#pragma once

#include "unit/statements/statement_files.h"

#include "comptoir/formats/csv.h"

#include <string>
#include <string_view>

namespace comptoir::test {

// Of a known bank: Crédit Mutuel with a running balance.
inline constexpr std::string_view k_known_header =
    "Date;Date de valeur;Débit;Crédit;Libellé;Solde\n";

inline Reading read_known(std::string_view rows) {
    return read_bytes(std::string(k_known_header) + std::string(rows));
}

inline Result<bank::CsvProposal> propose(std::string_view bytes) {
    formats::TextSource source(bytes);
    return formats::propose_csv_mapping(source, {});
}

inline Reading read_with(std::string_view bytes, const bank::CsvMapping& mapping,
                         const bank::ReadingChoices& choices = {}) {
    formats::TextSource source(bytes);
    bank::CollectingSink sink;
    const auto done = formats::read_csv(source, mapping, sink, {}, choices);
    Reading reading;
    reading.statements = std::move(sink.statements);
    reading.diagnostics = std::move(sink.diagnostics);
    if (!done)
        reading.error = done.error();
    return reading;
}

// What anyone would get who took the proposal as it is.
inline Reading read_proposed(std::string_view bytes) {
    const auto proposal = propose(bytes);
    if (!proposal) {
        Reading reading;
        reading.error = proposal.error();
        return reading;
    }
    return read_with(bytes, proposal->mapping);
}

inline std::string amounts_of(const Reading& reading) {
    std::string amounts;
    for (const bank::StatementDraft& statement : reading.statements)
        for (const bank::StatementLine& line : statement.lines)
            amounts += (amounts.empty() ? "" : " ") + line.amount.to_decimal();
    return amounts;
}

inline std::int64_t line_of(const Reading& reading) {
    return reading.error && reading.error->place ? reading.error->place->line : 0;
}

} // namespace comptoir::test

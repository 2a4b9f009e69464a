// CSV files of banks: proposing a mapping for one, and reading it under a given mapping.
//
// read_statements() recognises known banks and remembered mappings by itself; these functions are
// for the page where a person looks at a file and says what its columns mean. docs/formats/csv.md.
#pragma once

#include "comptoir/bank/csv_mapping.h"
#include "comptoir/bank/reading_choices.h"
#include "comptoir/formats/statement_format.h"

#include <vector>

namespace comptoir::formats {

// What the file is, from its beginning. `forced` is a person's mapping; without columns only its
// delimiter and encoding count, and the columns are proposed under them. Errors:
// formats.empty_file, formats.csv_not_csv, core.*.
Result<bank::CsvProposal> propose_csv_mapping(ByteSource& source, const ReadingChoices& choices,
                                              const bank::CsvMapping* forced = nullptr);

// Reads a file with a mapping, whatever its header. Errors: those of StatementFormat::parse,
// bank.csv_column_missing, bank.csv_column_twice, formats.csv_*, formats.date_order_ambiguous.
Result<void> read_csv(ByteSource& source, const bank::CsvMapping& mapping,
                      bank::StatementSink& sink, const Work& work, const ReadingChoices& choices);

// The built-in mappings, by country and name.
std::vector<bank::CsvProfileRow> csv_profile_rows();

} // namespace comptoir::formats

// Whether a journal takes files, and of which format.
#pragma once

#include "app/bank/statement_files.h"
#include "comptoir/app/bank.h"

#include <optional>
#include <set>
#include <string>

namespace comptoir::app {

struct FormatChoice {
    std::string journal;
    std::string format; // "cfonb120"; empty: any
};
// What the person chose for this import, else what the settings of the chosen journal say; any
// without a journal. Errors: bank.digital_off {journal}, .feed_takes_no_files {journal}. After
// check_chosen_journal.
Result<FormatChoice> format_choice(Reader& reader, const std::optional<std::string>& journal,
                                   const std::optional<std::string>& chosen);

// The journals that take no digital statements (requirement A77), by code.
std::set<std::string> journals_closed_to_files(storage::Database& database);

// Error: bank.format_differs {name} {format} {journal} {expected}. What no reader recognises passes:
// its own error says more.
Result<void> check_format(const StatementFiles& files, std::size_t index,
                          const FormatChoice& choice);

} // namespace comptoir::app

// What an import did, for `import` and `feed statement` alike.
#pragma once

#include "cli/command_context.h"
#include "cli/json_writer.h"
#include "comptoir/app/bank.h"

#include <vector>

namespace comptoir::cli {

// {"statements", "left_out", "diagnostics"} as in the contract.
void write_import_report(JsonWriter& json, const app::ImportReport& report,
                         i18n::Language language);
// Their members alone, inside an object that the caller opens.
void write_import_members(JsonWriter& json, const app::ImportReport& report,
                          i18n::Language language);
// What went to the quarantine of a dossier: the key "put_aside", and a line each.
void write_put_aside(JsonWriter& json, const std::vector<app::PutAside>& files,
                     i18n::Language language);
void print_put_aside(const CommandContext& context, const std::vector<app::PutAside>& files);
void print_import_report(const CommandContext& context, const app::ImportReport& report);

} // namespace comptoir::cli

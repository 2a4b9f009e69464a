// What an intake did, what waits, and the grid: as JSON and as tables.
#pragma once

#include "cli/command_context.h"
#include "cli/json_writer.h"
#include "comptoir/app/intake.h"

namespace comptoir::cli {

void write_intake_report(JsonWriter& json, const app::IntakeReport& report,
                         i18n::Language language);
void print_intake_report(const CommandContext& context, const app::IntakeReport& report);

void write_intake_parts(JsonWriter& json, std::string_view name,
                        const std::vector<bank::IntakePart>& parts, i18n::Language language);
void print_intake_parts(const CommandContext& context, const std::vector<bank::IntakePart>& parts);

void write_intake_faults(JsonWriter& json, const std::vector<app::IntakeDossierFault>& faults,
                         i18n::Language language);

} // namespace comptoir::cli

// How files in quarantine and their corrections are printed.
#pragma once

#include "cli/command_context.h"
#include "cli/json_writer.h"
#include "comptoir/app/quarantine.h"

#include <vector>

namespace comptoir::cli {

// "fault" as the contract's error object, and "columns" beside it when they are known.
void write_fault(JsonWriter& json, const app::QuarantineFault& fault, i18n::Language language);
std::string fault_text(const app::QuarantineFault& fault, i18n::Language language);

// The array "corrections".
void write_corrections(JsonWriter& json, const std::vector<app::Correction>& corrections);
void print_corrections(const CommandContext& context,
                       const std::vector<app::Correction>& corrections);

} // namespace comptoir::cli

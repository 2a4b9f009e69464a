// Templates, replays and past entries, printed for people and as JSON.
#pragma once

#include "cli/command_context.h"
#include "comptoir/app/templates.h"

#include <vector>

namespace comptoir::cli {

void write_template(JsonWriter& json, const reconcile::StoredTemplate& one);
void write_templates(JsonWriter& json, const std::vector<app::TemplateRowOfList>& list);
void print_templates(const CommandContext& context,
                     const std::vector<app::TemplateRowOfList>& list);

// {"agrees","contradicts","closed","open","earlier","contradictions":[…]}
void write_replay(JsonWriter& json, const app::Replay& replay);
void print_replay(const CommandContext& context, const app::Replay& replay);

void write_past(JsonWriter& json, const std::vector<app::PastEntry>& list);
void print_past(const CommandContext& context, const std::vector<app::PastEntry>& list);

} // namespace comptoir::cli

// What a person has to know of an act just done, beside its answer (app/match_remarks.h).
#pragma once

#include "cli/command_context.h"
#include "cli/json_writer.h"
#include "comptoir/app/workspace.h"
#include "comptoir/reconcile/types.h"

#include <vector>

namespace comptoir::cli {

using Remarks = std::vector<reconcile::Reason>;

// "remarks", within an object; nothing when there are none.
void write_remarks(JsonWriter& json, const Remarks& remarks, i18n::Language language);
void say_remarks(const CommandContext& context, const Remarks& remarks);
// One match, or one for each line in their order, and what has to be known of them.
Result<void> answer_matches(CommandContext& context, app::Workspace& workspace,
                            const std::vector<reconcile::MatchId>& matches);

} // namespace comptoir::cli

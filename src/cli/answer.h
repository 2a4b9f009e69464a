// The answer of a command that did one thing: one member for a script, one sentence for a person.
#pragma once

#include "cli/command_context.h"
#include "cli/json_writer.h"
#include "comptoir/reconcile/rules.h"

#include <string_view>
#include <vector>

namespace comptoir::cli {

// `text` is a key of src/i18n/texts.
template <class T>
void answer(CommandContext& context, std::string_view name, const T& value, std::string_view text,
            const Params& params = {}) {
    if (!context.json)
        return context.say(text, params);
    JsonWriter json(context.out);
    json.begin_object();
    json.put(name, value);
    json.end_object();
}

// One match, or one for each line in their order.
inline void answer_matches(CommandContext& context,
                           const std::vector<reconcile::MatchId>& matches) {
    if (matches.size() == 1 || !context.json) {
        for (const reconcile::MatchId match : matches)
            answer(context, "match", match, "cli.match.done", {{"match", match.value()}});
        return;
    }
    JsonWriter json(context.out);
    json.begin_object();
    json.put("match", matches.front());
    write_ids(json, "matches", matches);
    json.end_object();
}

} // namespace comptoir::cli

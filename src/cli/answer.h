// The answer of a command that did one thing: one member for a script, one sentence for a person.
#pragma once

#include "cli/command_context.h"
#include "cli/json_writer.h"

#include <string_view>

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

} // namespace comptoir::cli

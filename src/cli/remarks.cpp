#include "cli/remarks.h"

#include "comptoir/app/match_remarks.h"

namespace comptoir::cli {

void write_remarks(JsonWriter& json, const Remarks& remarks, i18n::Language language) {
    if (remarks.empty())
        return;
    json.key("remarks");
    json.begin_array();
    for (const reconcile::Reason& remark : remarks) {
        json.begin_object();
        json.put("code", remark.code.name);
        json.put("text", i18n::explain(remark, language));
        json.end_object();
    }
    json.end_array();
}

void say_remarks(const CommandContext& context, const Remarks& remarks) {
    for (const reconcile::Reason& remark : remarks)
        context.out << i18n::explain(remark, context.language) << '\n';
}

Result<void> answer_matches(CommandContext& context, app::Workspace& workspace,
                            const std::vector<reconcile::MatchId>& matches) {
    CT_ASSIGN(remarks, workspace.read<Remarks>(
                           [&](app::Reader& reader) { return app::remarks_of(reader, matches); }));
    if (!context.json) {
        for (const reconcile::MatchId match : matches)
            context.say("cli.match.done", {{"match", match.value()}});
        say_remarks(context, remarks);
        return {};
    }
    JsonWriter json(context.out);
    json.begin_object();
    json.put("match", matches.front());
    if (matches.size() > 1)
        write_ids(json, "matches", matches);
    write_remarks(json, remarks, context.language);
    json.end_object();
    return {};
}

} // namespace comptoir::cli

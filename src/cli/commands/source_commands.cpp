// sources list, set, reset: in which order a person is asked.
#include "cli/command_context.h"
#include "cli/commands/commands.h"
#include "comptoir/app/match_sources.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace comptoir::cli {

namespace {

void show(const CommandContext& context, const app::MatchSources& sources) {
    if (!context.json) {
        std::string words;
        for (const reconcile::Source source : sources.order)
            words += (words.empty() ? "" : ", ") +
                     i18n::word("source", to_text(source), context.language);
        context.say(sources.is_usual ? "cli.sources.usual" : "cli.sources.order",
                    {{"order", words}});
        return;
    }
    JsonWriter json(context.out);
    json.begin_object();
    json.key("sources");
    json.begin_array();
    for (const reconcile::Source source : sources.order)
        json.value(to_text(source));
    json.end_array();
    json.put("usual", sources.is_usual);
    json.end_object();
}

Result<void> run_list(const CommandContext& context) {
    CT_ASSIGN(workspace, context.open_for_reading());
    CT_ASSIGN(sources, workspace->read<app::MatchSources>(
                           [](app::Reader& reader) { return app::match_sources(reader); }));
    show(context, sources);
    return {};
}

Result<void> run_set(const CommandContext& context, const std::vector<std::string>& names) {
    CT_ASSIGN(workspace, context.open_for_writing());
    CT_ASSIGN(sources, workspace->write<app::MatchSources>([&](app::Writer& writer) {
        return app::set_match_sources(writer, names);
    }));
    show(context, sources);
    return {};
}

} // namespace

void add_source_commands(CLI::App& root, CommandContext& context) {
    CLI::App* group = subcommand_group(
        root, "sources", "The order in which a person is asked what a line is: list, set, reset");
    CLI::App* list = group->add_subcommand("list", "The order");
    list->callback([&context] { context.finish([&] { return run_list(context); }); });
    auto names = std::make_shared<std::vector<std::string>>();
    CLI::App* set = group->add_subcommand("set", "What comes first; the others follow as usual");
    set->add_option("sources", *names,
                    "entry, transfer, number, reference, party, template, name, amount")
        ->required();
    set->callback([&context, names] { context.finish([&] { return run_set(context, *names); }); });
    CLI::App* reset = group->add_subcommand("reset", "The usual order");
    reset->callback([&context] { context.finish([&] { return run_set(context, {}); }); });
}

} // namespace comptoir::cli

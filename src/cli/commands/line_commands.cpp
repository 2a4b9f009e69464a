// line party, template, nature, identify.
#include "cli/arguments.h"
#include "cli/command_context.h"
#include "cli/commands/commands.h"
#include "cli/template_report.h"
#include "comptoir/app/identify.h"
#include "comptoir/app/replay.h"
#include "comptoir/app/templates.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace comptoir::cli {

namespace {

struct LineOptions {
    std::int64_t line = 0;
    std::string code;
    bool automatic = false; // what is found by itself
};

Result<void> run_set(CommandContext& context, const LineOptions& options, bool party) {
    CT_ASSIGN(workspace, context.open_for_writing());
    const bank::LineId line{options.line};
    CT_TRY(workspace->write<void>([&](app::Writer& writer) -> Result<void> {
        if (party)
            return app::set_line_party(writer, line, options.automatic ? "" : options.code);
        if (options.automatic)
            return app::set_line_template(writer, line, {});
        CT_ASSIGN(found, app::template_named(writer, options.code));
        return app::set_line_template(writer, line, found.id);
    }));
    if (context.json) {
        JsonWriter json(context.out);
        json.begin_object();
        json.put("line", options.line);
        json.member(party ? "party" : "template", options.code);
        json.end_object();
    } else {
        context.say("cli.line.set", {{"line", options.line}});
    }
    return {};
}

Result<void> run_nature(CommandContext& context, const std::vector<std::int64_t>& ids,
                        const std::string& wanted) {
    CT_ASSIGN(word, choice_argument("--nature", "nature", wanted));
    std::vector<bank::LineId> lines;
    for (const std::int64_t id : ids)
        lines.emplace_back(id);
    CT_ASSIGN(workspace, context.open_for_writing());
    CT_ASSIGN(before, workspace->write<std::vector<app::LineNature>>([&](app::Writer& writer) {
        return app::set_natures(writer, lines,
                                bank::parse_nature(word).value_or(bank::Nature::Other));
    }));
    if (context.json) {
        JsonWriter json(context.out);
        json.begin_object();
        json.put("nature", std::string_view(word));
        json.key("before");
        json.begin_array();
        for (const app::LineNature& one : before) {
            json.begin_object();
            json.put("line", one.line);
            json.put("nature", to_text(one.nature));
            json.end_object();
        }
        json.end_array();
        json.end_object();
    } else {
        context.say("cli.line.natures", {{"count", static_cast<std::int64_t>(before.size())}});
    }
    return {};
}

Result<void> run_identify(CommandContext& context) {
    CT_ASSIGN(workspace, context.open_for_writing());
    CT_ASSIGN(found, workspace->write<app::Identified>(
                         [](app::Writer& writer) { return app::identify_lines(writer); }));
    if (context.json) {
        JsonWriter json(context.out);
        json.begin_object();
        json.put("lines", found.lines);
        json.put("parties_changed", found.parties);
        json.put("templates_changed", found.templates);
        json.end_object();
    } else {
        context.say(
            "cli.line.identified",
            {{"lines", found.lines}, {"parties", found.parties}, {"templates", found.templates}});
    }
    return {};
}

Result<void> run_party_replay(CommandContext& context, const std::string& party,
                              const std::string& reference) {
    CT_ASSIGN(workspace, context.open_for_reading());
    CT_ASSIGN(replay, workspace->read<app::Replay>([&](app::Reader& reader) {
        return app::replay_references(reader, {{party, reference}});
    }));
    if (context.json) {
        JsonWriter json(context.out);
        write_replay(json, replay);
    } else {
        print_replay(context, replay);
    }
    return {};
}

} // namespace

void add_line_commands(CLI::App& root, CommandContext& context) {
    CLI::App* group = subcommand_group(root, "line", "A line: party, template, nature, identify");
    for (const bool party : {true, false}) {
        auto options = std::make_shared<LineOptions>();
        CLI::App* command =
            group->add_subcommand(party ? "party" : "template",
                                  party ? "Whose line it is" : "Which entry template it gets");
        command->add_option("line", options->line, "Line id")->required();
        CLI::Option* code = command->add_option("code", options->code, "Its code");
        CLI::Option* automatic =
            command->add_flag("--automatic", options->automatic, "What is found by itself");
        code->excludes(automatic);
        command->callback([&context, options, party] {
            if (options->code.empty() && !options->automatic)
                throw CLI::RequiredError("code");
            context.finish([&] { return run_set(context, *options, party); });
        });
    }
    auto lines = std::make_shared<std::vector<std::int64_t>>();
    auto nature = std::make_shared<std::string>();
    CLI::App* natures = group->add_subcommand("nature", "The nature of several lines");
    natures->add_option("lines", *lines, "Line ids")->required();
    natures->add_option("--nature", *nature, "card, cheque, transfer…")->required();
    natures->callback([&context, lines, nature] {
        context.finish([&] { return run_nature(context, *lines, *nature); });
    });
    group->add_subcommand("identify", "Find third party and template of unreconciled lines again")
        ->callback([&context] { context.finish([&] { return run_identify(context); }); });

    auto party = std::make_shared<std::string>();
    auto reference = std::make_shared<std::string>();
    CLI::App* replay =
        subcommand_group(root, "party", "Third parties: list, set, import, replay")
            ->add_subcommand("replay", "What a reference would have said of everything booked");
    replay->add_option("code", *party, "Its auxiliary code")->required();
    replay->add_option("--reference", *reference, "What bank labels would call it")->required();
    replay->callback([&context, party, reference] {
        context.finish([&] { return run_party_replay(context, *party, *reference); });
    });
}

} // namespace comptoir::cli

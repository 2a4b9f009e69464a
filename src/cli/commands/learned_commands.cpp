// learned list, on, off, erase.
#include "cli/answer.h"
#include "cli/command_context.h"
#include "cli/commands/commands.h"
#include "cli/table.h"
#include "comptoir/app/learned.h"
#include "comptoir/core/text.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace comptoir::cli {

namespace {

void write_learned(JsonWriter& json, const app::LearnedRow& row) {
    json.begin_object();
    json.put("id", row.id);
    json.put("by", to_text(row.what.from));
    json.put("evidence", std::string_view(row.what.key));
    json.put("to", to_text(row.what.to));
    json.put("code", std::string_view(row.what.code));
    json.member("name", row.name);
    json.put("agreed", row.what.agreed);
    json.put("against", row.what.against);
    json.key("matches");
    json.begin_array();
    for (const reconcile::MatchId match : row.what.origins)
        json.value(match);
    json.end_array();
    json.key("lines");
    json.begin_array();
    for (const reconcile::DecidedLine& line : row.lines)
        json.value(line.line);
    json.end_array();
    json.put("active", row.active);
    json.end_object();
}

struct Learning {
    std::vector<app::LearnedRow> rows;
    bool on = true;
};

Result<void> run_list(CommandContext& context, const std::string& text) {
    CT_ASSIGN(workspace, context.open_for_reading());
    CT_ASSIGN(learning, workspace->read<Learning>([&](app::Reader& reader) -> Result<Learning> {
        CT_ASSIGN(rows, app::list_learned(reader, {text}));
        CT_ASSIGN(on, app::learning_is_on(reader));
        return Learning{std::move(rows), on};
    }));
    if (context.json) {
        JsonWriter json(context.out);
        json.begin_object();
        json.put("on", learning.on);
        json.key("learned");
        json.begin_array();
        for (const app::LearnedRow& row : learning.rows)
            write_learned(json, row);
        json.end_array();
        json.end_object();
        return {};
    }
    if (!learning.on)
        context.say("cli.learned.off");
    using Side = Table::Side;
    Table table({{"cli.column.id", Side::Right},
                 {"cli.column.learned_by"},
                 {"cli.column.reference"},
                 {"cli.column.to"},
                 {"cli.column.agreed", Side::Right},
                 {"cli.column.against", Side::Right},
                 {"cli.column.state"}},
                context.language);
    for (const app::LearnedRow& row : learning.rows)
        table.add({text::number(row.id),
                   i18n::word("learned_from", to_text(row.what.from), context.language),
                   row.what.key, row.what.code + (row.name.empty() ? "" : " " + row.name),
                   i18n::format_count(row.what.agreed, context.language),
                   i18n::format_count(row.what.against, context.language),
                   i18n::word("template", row.active ? "active" : "inactive", context.language)});
    table.print(context.out);
    return {};
}

// Without an id: learning as a whole.
Result<void> run_switch(CommandContext& context, const std::vector<std::int64_t>& ids, bool on) {
    CT_ASSIGN(workspace, context.open_for_writing());
    CT_TRY(workspace->write<void>([&](app::Writer& writer) -> Result<void> {
        if (ids.empty())
            return app::switch_learning(writer, on);
        for (const std::int64_t id : ids)
            CT_TRY(app::switch_learned(writer, id, on));
        return {};
    }));
    answer(context, "on", on, on ? "cli.learned.switched_on" : "cli.learned.switched_off");
    return {};
}

Result<void> run_erase(CommandContext& context, const std::vector<std::int64_t>& ids) {
    CT_ASSIGN(workspace, context.open_for_writing());
    CT_ASSIGN(erased, workspace->write<app::ErasedLearning>(
                          [&](app::Writer& writer) { return app::erase_learned(writer, ids); }));
    const auto count = static_cast<std::int64_t>(erased.all.size());
    answer(context, "erased", count, "cli.learned.erased", {{"count", count}});
    return {};
}

} // namespace

void add_learned_commands(CLI::App& root, CommandContext& context) {
    CLI::App* group =
        subcommand_group(root, "learned", "What matches taught: list, on, off, erase");
    auto text = std::make_shared<std::string>();
    CLI::App* list = group->add_subcommand("list", "Evidence, what it stands for, and from where");
    list->add_option("--text", *text, "Words in it");
    list->callback([&context, text] { context.finish([&] { return run_list(context, *text); }); });
    for (const bool on : {true, false}) {
        auto ids = std::make_shared<std::vector<std::int64_t>>();
        CLI::App* command = group->add_subcommand(
            on ? "on" : "off", on ? "Use it again (without an id: learning as a whole)"
                                  : "Use it no more (without an id: learning as a whole)");
        command->add_option("ids", *ids, "Ids of the list");
        command->callback(
            [&context, ids, on] { context.finish([&] { return run_switch(context, *ids, on); }); });
    }
    auto ids = std::make_shared<std::vector<std::int64_t>>();
    auto all = std::make_shared<bool>(false);
    CLI::App* erase = group->add_subcommand("erase", "Forget it");
    erase->add_option("ids", *ids, "Ids of the list");
    erase->add_flag("--all", *all, "Everything that was learned");
    erase->callback([&context, ids, all] {
        if (ids->empty() != *all)
            throw CLI::RequiredError("ids or --all");
        context.finish([&] { return run_erase(context, *ids); });
    });
}

} // namespace comptoir::cli

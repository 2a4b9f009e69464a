// settings list, set: numbers and switches of the dossier.
#include "cli/answer.h"
#include "cli/arguments.h"
#include "cli/command_context.h"
#include "cli/commands/commands.h"
#include "cli/table.h"
#include "comptoir/app/settings.h"
#include "comptoir/core/text.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace comptoir::cli {

namespace {

Result<const app::IntegerSetting*> setting_named(const std::string& name) {
    std::string names;
    for (const app::IntegerSetting& each : app::k_integer_settings) {
        if (each.name == name)
            return &each;
        names += (names.empty() ? "" : ", ") + std::string(each.name);
    }
    return refuse_choice("name", name, names);
}

Result<std::vector<std::int64_t>> values(app::Reader& reader) {
    std::vector<std::int64_t> values;
    for (const app::IntegerSetting& each : app::k_integer_settings) {
        CT_ASSIGN(value, app::setting(reader, each));
        values.push_back(value);
    }
    return values;
}

Result<void> run_list(CommandContext& context) {
    CT_ASSIGN(workspace, context.open_for_reading());
    CT_ASSIGN(found, workspace->read<std::vector<std::int64_t>>(values));
    if (context.json) {
        JsonWriter json(context.out);
        json.begin_object();
        for (std::size_t i = 0; i < found.size(); ++i)
            json.put(app::k_integer_settings[i].name, found[i]);
        json.end_object();
        return {};
    }
    using Side = Table::Side;
    Table table({{"cli.column.name"},
                 {"cli.column.value", Side::Right},
                 {"cli.column.least", Side::Right},
                 {"cli.column.most", Side::Right}},
                context.language);
    for (std::size_t i = 0; i < found.size(); ++i) {
        const app::IntegerSetting& each = app::k_integer_settings[i];
        table.add({std::string(each.name), text::number(found[i]), text::number(each.least),
                   text::number(each.most)});
    }
    table.print(context.out);
    return {};
}

Result<void> run_set(CommandContext& context, const std::string& name, std::int64_t value) {
    CT_ASSIGN(which, setting_named(name));
    CT_ASSIGN(workspace, context.open_for_writing());
    CT_TRY(workspace->write<void>(
        [&](app::Writer& writer) { return app::set_setting(writer, *which, value); }));
    answer(context, "value", value, "cli.settings.set", {{"name", name}, {"value", value}});
    return {};
}

} // namespace

void add_setting_commands(CLI::App& root, CommandContext& context) {
    CLI::App* group =
        subcommand_group(root, "settings", "Numbers and switches of the dossier: list, set");
    CLI::App* list = group->add_subcommand("list", "What they are");
    list->callback([&context] { context.finish([&] { return run_list(context); }); });
    auto name = std::make_shared<std::string>();
    auto value = std::make_shared<std::int64_t>(0);
    std::string meaning = "Which one.";
    for (const app::IntegerSetting& each : app::k_integer_settings)
        meaning += "\n" + std::string(each.name) + ": " + std::string(each.doc);
    CLI::App* set = group->add_subcommand("set", "Change one");
    set->add_option("name", *name, meaning)->required();
    set->add_option("value", *value, "Its new value; switches are 0 and 1")->required();
    set->callback([&context, name, value] {
        context.finish([&] { return run_set(context, *name, *value); });
    });
}

} // namespace comptoir::cli

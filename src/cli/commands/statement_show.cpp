// statements show: one statement with its lines and, when its file was repaired, the corrections.
#include "cli/command_context.h"
#include "cli/commands/commands.h"
#include "cli/line_json.h"
#include "cli/quarantine_report.h"
#include "cli/table.h"
#include "comptoir/app/bank.h"
#include "comptoir/app/errors.h"
#include "comptoir/app/quarantine.h"
#include "comptoir/core/text.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace comptoir::cli {

namespace {

struct ShownStatement {
    app::StatementRow row;
    std::optional<app::StatementCorrections> corrections;
};

Result<ShownStatement> load(app::Reader& reader, bank::StatementId id) {
    CT_ASSIGN(rows, app::list_statements(reader, {.after = id.value() - 1, .limit = 1}));
    if (rows.empty() || rows.front().id != id)
        return fail(app::errors::not_found, {{"what", "statement"}, {"id", id.value()}});
    CT_ASSIGN(corrections, app::corrections_of_statement(reader, id));
    return ShownStatement{std::move(rows.front()), std::move(corrections)};
}

void write_facts(JsonWriter& json, const ShownStatement& shown) {
    json.put("id", shown.row.id);
    json.put("journal", std::string_view(shown.row.journal));
    json.member("from", shown.row.from);
    json.member("to", shown.row.to);
    json.member("opening", shown.row.opening);
    json.member("closing", shown.row.closing);
    json.put("balance_check", to_text(shown.row.check));
    json.put("state", to_text(shown.row.state));
    json.put("source", std::string_view(shown.row.source));
    json.member("file", shown.row.file_name);
    if (shown.corrections) {
        json.put("quarantine", shown.corrections->file);
        json.put("original_sha256", std::string_view(shown.corrections->original_sha256));
        json.put("corrected_sha256", std::string_view(shown.corrections->corrected_sha256));
    }
    write_corrections(json, shown.corrections ? shown.corrections->corrections
                                              : std::vector<app::Correction>());
}

Result<void> write_as_json(CommandContext& context, app::Reader& reader, bank::StatementId id) {
    CT_ASSIGN(shown, load(reader, id));
    JsonWriter json(context.out);
    json.begin_object();
    write_facts(json, shown);
    json.key("lines");
    json.begin_array();
    CT_TRY(app::for_each_line(reader, {.statement = id, .limit = shown.row.lines},
                              [&](const app::LineRow& row) {
                                  json.begin_object();
                                  json.put("line", row.id);
                                  json.put("state", to_text(row.state));
                                  write_line_members(json, row.line);
                                  json.end_object();
                                  return true;
                              }));
    json.end_array();
    json.end_object();
    return {};
}

Result<void> print(const CommandContext& context, app::Reader& reader, bank::StatementId id) {
    CT_ASSIGN(shown, load(reader, id));
    const auto day = [&](const std::optional<Date>& date) {
        return date ? i18n::format(*date, context.language) : std::string("-");
    };
    const auto amount = [&](const std::optional<Money>& money) {
        return money ? i18n::format(*money, context.language) : std::string("-");
    };
    context.say("cli.statement.facts",
                {{"id", shown.row.id.value()},
                 {"journal", shown.row.journal},
                 {"from", day(shown.row.from)},
                 {"to", day(shown.row.to)},
                 {"opening", amount(shown.row.opening)},
                 {"closing", amount(shown.row.closing)},
                 {"file", shown.row.file_name.empty() ? "-" : shown.row.file_name}});
    using Side = Table::Side;
    Table table({{"cli.column.id", Side::Right},
                 {"cli.column.day"},
                 {"cli.column.state"},
                 {"cli.column.label"},
                 {"cli.column.amount", Side::Right}},
                context.language);
    CT_TRY(app::for_each_line(
        reader, {.statement = id, .limit = shown.row.lines}, [&](const app::LineRow& row) {
            table.add({text::number(row.id.value()),
                       i18n::format(row.line.booked_on, context.language),
                       i18n::word("line", to_text(row.state), context.language), row.line.label,
                       i18n::format_bare(row.line.amount, context.language)});
            return true;
        }));
    table.print(context.out);
    if (!shown.corrections)
        return {};
    context.say("cli.statement.corrected",
                {{"name", shown.corrections->file_name},
                 {"original", shown.corrections->original_sha256},
                 {"corrected", shown.corrections->corrected_sha256},
                 {"count", static_cast<std::int64_t>(shown.corrections->corrections.size())}});
    print_corrections(context, shown.corrections->corrections);
    return {};
}

Result<void> run_show(CommandContext& context, bank::StatementId id) {
    CT_ASSIGN(workspace, context.open_for_reading());
    return workspace->read<void>([&](app::Reader& reader) {
        return context.json ? write_as_json(context, reader, id) : print(context, reader, id);
    });
}

} // namespace

CLI::App* add_statement_show(CLI::App& statements, CommandContext& context) {
    auto id = std::make_shared<std::int64_t>(0);
    CLI::App* show =
        statements.add_subcommand("show", "One statement, with what was corrected in its file");
    show->add_option("statement", *id, "Statement id")->required();
    show->callback([&context, id] {
        context.finish([&] { return run_show(context, bank::StatementId{*id}); });
    });
    return show;
}

} // namespace comptoir::cli

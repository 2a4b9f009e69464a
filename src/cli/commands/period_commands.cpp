// period close, year list, year open.
#include "cli/answer.h"
#include "cli/arguments.h"
#include "cli/command_context.h"
#include "cli/commands/commands.h"
#include "cli/table.h"
#include "comptoir/app/books.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace comptoir::cli {

namespace {

struct YearOptions {
    std::string from, to;
};

void write_year(JsonWriter& json, const ledger::FinancialYear& year) {
    json.begin_object();
    json.put("id", year.id);
    json.put("from", year.days.from);
    json.put("to", year.days.to);
    json.end_object();
}

Result<void> run_close(CommandContext& context, const std::string& text) {
    CT_ASSIGN(day, day_argument(text));
    CT_ASSIGN(workspace, context.open_for_writing());
    CT_TRY(workspace->write<void>(
        [&](app::Writer& writer) { return app::close_period(writer, day); }));
    answer(context, "closed_until", day, "cli.period.closed", {{"date", day}});
    return {};
}

Result<void> run_list(CommandContext& context) {
    CT_ASSIGN(workspace, context.open_for_reading());
    CT_ASSIGN(years, workspace->read<std::vector<ledger::FinancialYear>>(
                         [](app::Reader& reader) { return app::list_years(reader); }));
    if (context.json) {
        JsonWriter json(context.out);
        JsonList list(json, "years");
        for (const ledger::FinancialYear& year : years) {
            list.begin();
            write_year(json, year);
        }
        list.end();
        json.end_object();
        return {};
    }
    Table table({{"cli.column.from"}, {"cli.column.to"}}, context.language);
    for (const ledger::FinancialYear& year : years)
        table.add({i18n::format(year.days.from, context.language),
                   i18n::format(year.days.to, context.language)});
    table.print(context.out);
    return {};
}

Result<void> run_open(CommandContext& context, const YearOptions& options) {
    app::YearOpening request;
    CT_ASSIGN(from, optional_day_argument(options.from));
    CT_ASSIGN(to, optional_day_argument(options.to));
    request.from = from;
    request.to = to;
    CT_ASSIGN(workspace, context.open_for_writing());
    CT_ASSIGN(year, workspace->write<ledger::FinancialYear>(
                        [&](app::Writer& writer) { return app::open_year(writer, request); }));
    if (context.json) {
        JsonWriter json(context.out);
        write_year(json, year);
        return {};
    }
    context.say("cli.year.opened", {{"from", year.days.from}, {"to", year.days.to}});
    return {};
}

} // namespace

void add_period_commands(CLI::App& root, CommandContext& context) {
    auto day = std::make_shared<std::string>();
    CLI::App* close = subcommand_group(root, "period", "Periods: close")
                          ->add_subcommand("close", "Close the books until a day");
    close->add_option("date", *day, "Last day of the period")->required();
    close->callback([&context, day] { context.finish([&] { return run_close(context, *day); }); });

    CLI::App* years = subcommand_group(root, "year", "Financial years: list, open");
    CLI::App* list = years->add_subcommand("list", "The financial years of the dossier");
    list->callback([&context] { context.finish([&] { return run_list(context); }); });
    auto options = std::make_shared<YearOptions>();
    CLI::App* open = years->add_subcommand("open", "Open the next financial year, or another");
    open->add_option("--from", options->from, "First day (default: after the last year)");
    open->add_option("--to", options->to, "Last day (default: twelve months)");
    open->callback(
        [&context, options] { context.finish([&] { return run_open(context, *options); }); });
}

} // namespace comptoir::cli

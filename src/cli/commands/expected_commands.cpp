// expected, expected drop, expected keep: what the bank announced and has not booked yet.
#include "cli/answer.h"
#include "cli/arguments.h"
#include "cli/command_context.h"
#include "cli/commands/commands.h"
#include "cli/json_writer.h"
#include "cli/line_json.h"
#include "cli/table.h"
#include "comptoir/app/expected.h"
#include "comptoir/bank/expected.h"
#include "comptoir/core/text.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace comptoir::cli {

namespace {

constexpr std::int64_t k_list_limit = 1'000;
constexpr std::int64_t k_list_limit_max = 1'000'000;

struct ExpectedOptions {
    std::string journal, state, text;
    bool all = false;
    std::int64_t limit = k_list_limit, after = 0;
};

struct ExpectedPage {
    std::vector<app::ExpectedRow> rows;
    std::vector<app::ExpectedTotal> totals;
    bool more = false;
};

Result<app::ExpectedFilter> filter_of(const ExpectedOptions& options) {
    app::ExpectedFilter filter{.whatever_state = options.all,
                               .text = options.text,
                               .after = options.after,
                               .limit = options.limit + 1};
    if (!options.journal.empty())
        filter.journal = options.journal;
    if (!options.state.empty()) {
        CT_ASSIGN(state, choice_argument("--state", "expected", options.state));
        filter.state = app::parse_expected_state(state);
    }
    return filter;
}

Result<ExpectedPage> load_page(app::Reader& reader, const app::ExpectedFilter& filter) {
    ExpectedPage page;
    CT_ASSIGN(rows, app::list_expected(reader, filter));
    CT_ASSIGN(totals, app::expected_totals(reader, filter.journal));
    page.more = static_cast<std::int64_t>(rows.size()) >= filter.limit;
    if (page.more)
        rows.pop_back();
    page.rows = std::move(rows);
    page.totals = std::move(totals);
    return page;
}

void write_row(JsonWriter& json, const app::ExpectedRow& row) {
    json.begin_object();
    json.put("id", row.id);
    json.put("journal", std::string_view(row.journal));
    json.put("state", to_text(row.state));
    json.put("announced_by", std::string_view(row.format));
    json.member("file", row.file_name);
    json.key("replaced_by");
    json.begin_array();
    for (const app::ReplacingLine& line : row.replaced_by) {
        json.begin_object();
        json.put("line", line.line);
        json.put("statement", line.statement);
        json.put("booked_on", line.booked_on);
        json.put("amount", line.amount);
        json.end_object();
    }
    json.end_array();
    if (row.waits_in_feed)
        json.put("waits_in_feed", true);
    write_line_members(json, row.line);
    json.end_object();
}

void write_page(JsonWriter& json, const ExpectedPage& page) {
    json.begin_object();
    json.key("expected");
    json.begin_array();
    for (const app::ExpectedRow& row : page.rows)
        write_row(json, row);
    json.end_array();
    json.key("totals");
    json.begin_array();
    for (const app::ExpectedTotal& total : page.totals) {
        json.begin_object();
        json.put("journal", std::string_view(total.journal));
        json.put("count", total.count);
        json.put("money_in", total.money_in);
        json.put("money_out", total.money_out);
        json.put("late", total.late);
        json.put("late_sum", total.late_sum);
        json.end_object();
    }
    json.end_array();
    if (page.more && !page.rows.empty())
        json.put("next", page.rows.back().id);
    json.end_object();
}

void print_page(const CommandContext& context, const ExpectedPage& page) {
    if (page.rows.empty())
        context.say("cli.expected.none");
    using Side = Table::Side;
    Table table({{"cli.column.id", Side::Right},
                 {"cli.column.journal"},
                 {"cli.column.day"},
                 {"cli.column.state"},
                 {"cli.column.label"},
                 {"cli.column.announced_by"},
                 {"cli.column.amount", Side::Right}},
                context.language);
    for (const app::ExpectedRow& row : page.rows)
        table.add({text::number(row.id.value()), row.journal,
                   i18n::format(row.line.booked_on, context.language),
                   i18n::word("expected", to_text(row.state), context.language), row.line.label,
                   row.file_name.empty() ? row.format : row.file_name,
                   i18n::format_bare(row.line.amount, context.language)});
    if (!page.rows.empty())
        table.print(context.out);
    for (const app::ExpectedRow& row : page.rows)
        for (const app::ReplacingLine& line : row.replaced_by)
            context.say("cli.expected.replaced", {{"id", row.id.value()},
                                                  {"line", line.line.value()},
                                                  {"day", line.booked_on},
                                                  {"amount", line.amount}});
    for (const app::ExpectedTotal& total : page.totals) {
        context.say("cli.expected.total", {{"journal", total.journal},
                                           {"count", total.count},
                                           {"in", total.money_in},
                                           {"out", total.money_out}});
        if (total.late > 0)
            context.say("cli.expected.late", {{"journal", total.journal},
                                              {"count", total.late},
                                              {"days", std::int64_t{bank::k_expected_days}},
                                              {"sum", total.late_sum}});
    }
}

Result<void> run_expected(CommandContext& context, const ExpectedOptions& options) {
    CT_ASSIGN(filter, filter_of(options));
    CT_ASSIGN(workspace, context.open_for_reading());
    CT_ASSIGN(page, workspace->read<ExpectedPage>(
                        [&](app::Reader& reader) { return load_page(reader, filter); }));
    if (context.json) {
        JsonWriter json(context.out);
        write_page(json, page);
    } else {
        print_page(context, page);
    }
    return {};
}

Result<void> run_decision(CommandContext& context, std::int64_t id, bool drops) {
    CT_ASSIGN(workspace, context.open_for_writing());
    CT_TRY(workspace->write<void>([&](app::Writer& writer) {
        return drops ? app::drop_expected(writer, app::ExpectedId{id})
                     : app::keep_expected(writer, app::ExpectedId{id});
    }));
    answer(context, drops ? "dropped" : "kept", id,
           drops ? "cli.expected.dropped" : "cli.expected.kept", {{"id", id}});
    return {};
}

CLI::App* add_decision(CLI::App& expected, CommandContext& context, bool drops) {
    auto id = std::make_shared<std::int64_t>(0);
    CLI::App* command = expected.add_subcommand(drops ? "drop" : "keep",
                                                drops ? "Say that an announced line does not come"
                                                      : "Wait for it after all");
    command->add_option("id", *id, "Id of the expected line")->required();
    command->callback([&context, id, drops] {
        context.finish([&] { return run_decision(context, *id, drops); });
    });
    return command;
}

} // namespace

void add_expected_commands(CLI::App& root, CommandContext& context) {
    auto options = std::make_shared<ExpectedOptions>();
    CLI::App* expected = root.add_subcommand(
        "expected", "What the bank announced and has not booked yet; expected drop|keep ID");
    expected->add_option("--journal", options->journal, "Only this journal");
    expected->add_option("--state", options->state, "expected, late, replaced or dropped");
    expected->add_option("--text", options->text, "Words in the labels");
    expected->add_flag("--all", options->all, "Those that were booked or given up, too");
    expected->add_option("--limit", options->limit, "At most so many")
        ->check(CLI::Range(std::int64_t{1}, k_list_limit_max));
    expected->add_option("--after", options->after, "Go on after this id")
        ->check(CLI::NonNegativeNumber);
    CLI::App* drop = add_decision(*expected, context, true);
    CLI::App* keep = add_decision(*expected, context, false);
    expected->callback([&context, options, drop, keep] {
        if (drop->parsed() || keep->parsed())
            return;
        context.finish([&] { return run_expected(context, *options); });
    });
}

} // namespace comptoir::cli

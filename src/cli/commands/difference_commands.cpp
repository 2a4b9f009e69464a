// difference-causes, difference-repair: where a difference comes from, and its correction.
#include "cli/arguments.h"
#include "cli/command_context.h"
#include "cli/commands/commands.h"
#include "cli/table.h"
#include "comptoir/app/difference.h"
#include "comptoir/core/errors.h"
#include "comptoir/core/text.h"
#include "comptoir/reconcile/cause_codes.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace comptoir::cli {

namespace {

struct CausesOptions {
    std::string journal, at;
    std::int64_t statement = 0;
    std::vector<std::int64_t> lines, rows;
};

void write_repair(JsonWriter& json, const reconcile::Repair& repair) {
    json.key("repair");
    json.begin_object();
    json.put("kind", to_text(repair.kind));
    json.member("entry", repair.entry);
    json.member("journal", repair.journal);
    json.member("day", repair.day);
    json.member("amount", repair.amount);
    json.member("match", repair.match);
    json.member("line", repair.line);
    json.member("other", repair.other);
    json.end_object();
}

void write_cause(JsonWriter& json, const reconcile::Cause& cause, i18n::Language language) {
    json.begin_object();
    json.put("kind", to_text(cause.kind));
    json.put("amount", cause.amount);
    json.put("rest", cause.rest);
    json.put("exact", cause.is_exact());
    json.put("code", cause.sentence.code.name);
    json.put("text", i18n::explain(cause.sentence, language));
    write_ids(json, "lines", cause.lines);
    write_ids(json, "entries", cause.entries);
    write_ids(json, "rows", cause.rows);
    write_ids(json, "statements", cause.statements);
    if (cause.repair)
        write_repair(json, *cause.repair);
    json.end_object();
}

void show_causes(CommandContext& context, const reconcile::CauseSearch& search) {
    Table table({{"cli.column.amount", Table::Side::Right},
                 {"cli.column.rest", Table::Side::Right},
                 {"cli.column.cause"},
                 {"cli.column.repair"}},
                context.language);
    for (const reconcile::Cause& cause : search.causes)
        table.add({i18n::format_bare(cause.amount, context.language),
                   i18n::format_bare(cause.rest, context.language),
                   i18n::explain(cause.sentence, context.language),
                   cause.repair
                       ? i18n::word("repair", to_text(cause.repair->kind), context.language)
                       : std::string()});
    table.print(context.out);
    if (search.stopped)
        context.say(reconcile::cause_codes::search_stopped.name);
}

Result<app::DifferenceAnswer> answer_of(app::Reader& reader, const CausesOptions& options) {
    app::DifferenceAnswer answer;
    answer.journal = options.journal;
    answer.at = reader.today();
    if (options.statement != 0) {
        CT_ASSIGN(search, app::statement_causes(reader, bank::StatementId{options.statement}));
        answer.search = std::move(search);
        return answer;
    }
    if (!options.lines.empty() || !options.rows.empty()) {
        app::TickedSelection ticked;
        ticked.journal = options.journal;
        for (const std::int64_t id : options.lines)
            ticked.lines.emplace_back(id);
        for (const std::int64_t id : options.rows)
            ticked.rows.emplace_back(id);
        CT_ASSIGN(search, app::ticked_causes(reader, ticked));
        answer.search = std::move(search);
        return answer;
    }
    CT_ASSIGN(at, optional_day_argument(options.at));
    return app::difference_causes(reader, options.journal, at.value_or(reader.today()));
}

Result<void> run_causes(CommandContext& context, const CausesOptions& options) {
    CT_ASSIGN(workspace, context.open_for_reading());
    CT_ASSIGN(answer, workspace->read<app::DifferenceAnswer>(
                          [&](app::Reader& reader) { return answer_of(reader, options); }));
    const bool of_books = options.statement == 0 && options.lines.empty() && options.rows.empty();
    if (!context.json) {
        if (of_books)
            context.say("cli.difference.balances", {{"bank", answer.bank},
                                                    {"books", answer.books},
                                                    {"difference", answer.search.difference}});
        show_causes(context, answer.search);
        return {};
    }
    JsonWriter json(context.out);
    json.begin_object();
    if (of_books) {
        json.put("journal", answer.journal);
        json.put("at", answer.at);
        json.put("bank", answer.bank);
        json.put("books", answer.books);
    }
    json.put("difference", answer.search.difference);
    json.put("stopped", answer.search.stopped);
    json.key("causes");
    json.begin_array();
    for (const reconcile::Cause& cause : answer.search.causes)
        write_cause(json, cause, context.language);
    json.end_array();
    json.end_object();
    return {};
}

// --- difference-repair ---------------------------------------------------------------------------

struct RepairOptions {
    std::int64_t entry = 0;
    std::string journal, day, amount;
    bool swap_sides = false, take_back = false;
};

Result<reconcile::Repair> repair_of(const RepairOptions& options, Currency currency) {
    reconcile::Repair repair;
    repair.entry = ledger::EntryId{options.entry};
    if (options.swap_sides) {
        repair.kind = reconcile::RepairKind::SwapSides;
    } else if (!options.journal.empty()) {
        repair.kind = reconcile::RepairKind::MoveToJournal;
        repair.journal = options.journal;
    } else if (!options.day.empty()) {
        CT_ASSIGN(day, day_argument(options.day));
        repair.kind = reconcile::RepairKind::MoveToDay;
        repair.day = day;
    } else if (!options.amount.empty()) {
        CT_ASSIGN(amount, amount_argument(options.amount, currency));
        repair.kind = reconcile::RepairKind::SetAmount;
        repair.amount = amount;
    }
    return repair;
}

Result<void> run_repair(CommandContext& context, const RepairOptions& options) {
    CT_ASSIGN(workspace, context.open_for_writing());
    CT_ASSIGN(repair, repair_of(options, workspace->dossier().currency));
    CT_ASSIGN(done, workspace->write<app::RepairDone>([&](app::Writer& writer) {
        return app::repair_difference(writer, repair);
    }));
    if (!context.json) {
        context.say("cli.difference.repaired", {{"entry", done.entry.value()}});
        return {};
    }
    JsonWriter json(context.out);
    json.begin_object();
    json.put("repaired", done.entry);
    json.put("kind", to_text(done.kind));
    json.member("reversal", done.reversal);
    json.member("entry", done.posted);
    json.end_object();
    return {};
}

void add_causes(CLI::App& root, CommandContext& context) {
    auto options = std::make_shared<CausesOptions>();
    CLI::App* command = root.add_subcommand(
        "difference-causes", "Where the difference between bank and books comes from");
    CLI::Option* journal = command->add_option("--journal", options->journal, "Bank journal");
    command->add_option("--at", options->at, "Day, YYYY-MM-DD; today without it");
    CLI::Option* statement = command
                                 ->add_option("--statement", options->statement,
                                              "Instead: why this statement does not add up")
                                 ->check(CLI::PositiveNumber);
    command->add_option("--line", options->lines, "Instead: why these lines …");
    command->add_option("--row", options->rows, "… and these entry rows do not agree");
    journal->excludes(statement);
    command->callback([&context, options] {
        context.finish([&]() -> Result<void> {
            if (options->journal.empty() && options->statement == 0)
                return fail(errors::usage, {{"problem", std::string("--journal")}});
            return run_causes(context, *options);
        });
    });
}

void add_repair(CLI::App& root, CommandContext& context) {
    auto options = std::make_shared<RepairOptions>();
    CLI::App* command = root.add_subcommand(
        "difference-repair", "Correct an entry: a draft is replaced, a validated one reversed");
    command->add_option("entry", options->entry, "The wrong entry")->required();
    CLI::Option_group* how = command->add_option_group("how", "One of");
    how->add_option("--move-to", options->journal, "Book it in this bank journal");
    how->add_option("--day", options->day, "Book it on this day");
    how->add_option("--amount", options->amount, "With this amount on the bank account, signed");
    how->add_flag("--swap-sides", options->swap_sides, "Debit for credit");
    how->add_flag("--take-back", options->take_back, "Delete the draft, or reverse the entry");
    how->require_option(1);
    command->callback(
        [&context, options] { context.finish([&] { return run_repair(context, *options); }); });
}

} // namespace

void add_difference_commands(CLI::App& root, CommandContext& context) {
    add_causes(root, context);
    add_repair(root, context);
}

} // namespace comptoir::cli

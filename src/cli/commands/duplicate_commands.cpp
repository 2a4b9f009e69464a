// duplicates, deleted; lines delete, merge, confirm; statements delete.
#include "cli/command_context.h"
#include "cli/commands/commands.h"
#include "cli/line_json.h"
#include "cli/table.h"
#include "comptoir/app/recognised.h"
#include "comptoir/core/text.h"

#include <CLI/CLI.hpp>

#include <functional>
#include <memory>
#include <set>

namespace comptoir::cli {

namespace {

constexpr std::int64_t k_list_limit = 1'000;
constexpr std::int64_t k_list_limit_max = 1'000'000;

struct DuplicateOptions {
    std::vector<std::int64_t> ids;
    std::string journal, why;
    std::int64_t statement = 0, import = 0, before = 0, after = 0, limit = k_list_limit;
};

void write_origin(JsonWriter& json, const app::LineOrigin& origin) {
    json.begin_object();
    json.member("statement", origin.statement);
    json.put("import", origin.import);
    json.member("file", origin.file_name);
    json.put("imported_at", origin.imported_at.to_iso());
    json.put("imported_by", std::string_view(origin.imported_by));
    json.end_object();
}

// --- duplicates -------------------------------------------------------------------------------

void write_recognised(JsonWriter& json, const app::RecognisedLine& row) {
    json.begin_object();
    json.put("duplicate", row.id);
    json.put("journal", std::string_view(row.journal));
    json.put("overruled", row.overruled_at.has_value());
    if (row.overruled_at)
        json.put("overruled_at", row.overruled_at->to_iso());
    json.member("overruled_by", row.overruled_by);
    json.key("from");
    write_origin(json, row.from);
    json.put("repeats", row.repeats);
    json.put("repeats_label", std::string_view(row.repeats_label));
    if (row.repeats_deleted)
        json.put("repeats_deleted", true);
    json.key("repeats_from");
    write_origin(json, row.repeats_from);
    write_line_members(json, row.line);
    json.end_object();
}

void print_recognised(const CommandContext& context, const std::vector<app::RecognisedLine>& rows) {
    using Side = Table::Side;
    Table table({{"cli.column.id", Side::Right},
                 {"cli.column.day"},
                 {"cli.column.label"},
                 {"cli.column.amount", Side::Right},
                 {"cli.column.file"},
                 {"cli.column.repeats", Side::Right},
                 {"cli.column.of_import"},
                 {"cli.column.imported"},
                 {"cli.column.by"},
                 {"cli.column.state"}},
                context.language);
    for (const app::RecognisedLine& row : rows) {
        const std::string_view state = row.overruled_at      ? "overruled"
                                       : row.repeats_deleted ? "deleted"
                                                             : "known";
        table.add({text::number(row.id.value()), i18n::format(row.line.booked_on, context.language),
                   row.line.label, i18n::format_bare(row.line.amount, context.language),
                   row.from.file_name, text::number(row.repeats.value()),
                   row.repeats_from.file_name,
                   i18n::format(local_day(row.repeats_from.imported_at), context.language),
                   row.repeats_from.imported_by, i18n::word("duplicate", state, context.language)});
    }
    table.print(context.out);
}

Result<void> run_duplicates(CommandContext& context, const DuplicateOptions& options) {
    app::RecognisedFilter filter{.before = options.before, .limit = options.limit + 1};
    if (options.import != 0)
        filter.import = options.import;
    if (options.statement != 0)
        filter.statement = bank::StatementId{options.statement};
    if (!options.journal.empty())
        filter.journal = options.journal;
    CT_ASSIGN(workspace, context.open_for_reading());
    CT_ASSIGN(rows, workspace->read<std::vector<app::RecognisedLine>>(
                        [&](app::Reader& reader) { return app::list_recognised(reader, filter); }));
    const app::LineFilter in_doubt{.journal = filter.journal, .only_doubtful = true};
    CT_ASSIGN(doubtful, workspace->read<std::int64_t>([&](app::Reader& reader) {
        return app::count_lines(reader, in_doubt);
    }));
    const bool more = static_cast<std::int64_t>(rows.size()) > options.limit;
    if (more)
        rows.pop_back();
    if (!context.json) {
        print_recognised(context, rows);
        if (doubtful > 0)
            context.say("cli.duplicates.doubtful", {{"count", doubtful}});
        return {};
    }
    JsonWriter json(context.out);
    json.begin_object();
    json.key("duplicates");
    json.begin_array();
    for (const app::RecognisedLine& row : rows)
        write_recognised(json, row);
    json.end_array();
    if (more && !rows.empty())
        json.put("next", rows.back().id);
    json.put("doubtful", doubtful);
    json.end_object();
    return {};
}

// --- Acts on many, all or none ------------------------------------------------------------------

using LineAct = Result<void> (*)(app::Writer&, bank::LineId);

Result<void> run_on_lines(CommandContext& context, const std::vector<std::int64_t>& ids,
                          const std::function<Result<void>(app::Writer&, bank::LineId)>& act,
                          std::string_view sentence) {
    const std::set<std::int64_t> each(ids.begin(), ids.end()); // one named twice is meant once
    CT_ASSIGN(workspace, context.open_for_writing());
    CT_TRY(workspace->write<void>([&](app::Writer& writer) -> Result<void> {
        for (const std::int64_t id : each)
            CT_TRY(act(writer, bank::LineId{id}));
        return {};
    }));
    if (!context.json) {
        context.say(sentence, {{"count", static_cast<std::int64_t>(each.size())}});
        return {};
    }
    JsonWriter json(context.out);
    json.begin_object();
    json.key("lines");
    json.begin_array();
    for (const std::int64_t id : each)
        json.value(id);
    json.end_array();
    json.end_object();
    return {};
}

void add_line_act(CLI::App& group, CommandContext& context, const char* name, const char* meaning,
                  LineAct act, std::string_view sentence) {
    auto options = std::make_shared<DuplicateOptions>();
    CLI::App* command = group.add_subcommand(name, meaning);
    command->add_option("lines", options->ids, "Line numbers")->required();
    command->callback([&context, options, act, sentence] {
        context.finish([&] { return run_on_lines(context, options->ids, act, sentence); });
    });
}

Result<void> run_merge(CommandContext& context, std::int64_t line, std::int64_t other) {
    const auto merge = [other](app::Writer& writer, bank::LineId id) {
        return app::merge_lines(writer, id, bank::LineId{other}).map([](bank::LineId) {});
    };
    return run_on_lines(context, {line}, merge, "cli.lines.merged");
}

Result<void> run_delete_lines(CommandContext& context, const DuplicateOptions& options) {
    const auto remove = [&options](app::Writer& writer, bank::LineId line) {
        return app::delete_line(writer, line, options.why);
    };
    return run_on_lines(context, options.ids, remove, "cli.lines.deleted");
}

Result<void> run_delete_statement(CommandContext& context, const DuplicateOptions& options) {
    CT_ASSIGN(workspace, context.open_for_writing());
    CT_TRY(workspace->write<void>([&](app::Writer& writer) {
        return app::delete_statement(writer, bank::StatementId{options.statement}, options.why);
    }));
    if (!context.json) {
        context.say("cli.statements.deleted", {{"id", options.statement}});
        return {};
    }
    JsonWriter json(context.out);
    json.begin_object();
    json.put("deleted", options.statement);
    json.end_object();
    return {};
}

// --- deleted ----------------------------------------------------------------------------------

void write_deleted(JsonWriter& json, const app::DeletedLineRow& row) {
    json.begin_object();
    json.put("line", row.id);
    json.put("journal", std::string_view(row.journal));
    json.member("same_as", row.same_as);
    json.put("deleted_at", row.deleted_at.to_iso());
    json.put("deleted_by", std::string_view(row.deleted_by));
    json.member("why", row.why);
    json.key("from");
    write_origin(json, row.from);
    write_line_members(json, row.line);
    json.end_object();
}

Result<void> run_deleted(CommandContext& context, const DuplicateOptions& options) {
    app::DeletedFilter filter{.after = options.after, .limit = options.limit + 1};
    if (!options.journal.empty())
        filter.journal = options.journal;
    CT_ASSIGN(workspace, context.open_for_reading());
    CT_ASSIGN(rows, workspace->read<std::vector<app::DeletedLineRow>>(
                        [&](app::Reader& reader) { return app::list_deleted(reader, filter); }));
    const bool more = static_cast<std::int64_t>(rows.size()) > options.limit;
    if (more)
        rows.pop_back();
    if (context.json) {
        JsonWriter json(context.out);
        json.begin_object();
        json.key("deleted");
        json.begin_array();
        for (const app::DeletedLineRow& row : rows)
            write_deleted(json, row);
        json.end_array();
        if (more && !rows.empty())
            json.put("next", rows.back().id);
        json.end_object();
        return {};
    }
    using Side = Table::Side;
    Table table({{"cli.column.id", Side::Right},
                 {"cli.column.day"},
                 {"cli.column.label"},
                 {"cli.column.amount", Side::Right},
                 {"cli.column.deleted_on"},
                 {"cli.column.by"},
                 {"cli.column.reason"}},
                context.language);
    for (const app::DeletedLineRow& row : rows)
        table.add({text::number(row.id.value()), i18n::format(row.line.booked_on, context.language),
                   row.line.label, i18n::format_bare(row.line.amount, context.language),
                   i18n::format(local_day(row.deleted_at), context.language), row.deleted_by,
                   row.same_as ? i18n::say("cli.deleted.same_as", {{"line", row.same_as.value()}},
                                           context.language)
                               : row.why});
    table.print(context.out);
    return {};
}

void add_duplicates(CLI::App& root, CommandContext& context) {
    auto options = std::make_shared<DuplicateOptions>();
    CLI::App* list =
        root.add_subcommand("duplicates", "Lines that files repeated; the newest first");
    list->add_option("--import", options->import, "Only of this import");
    list->add_option("--statement", options->statement, "Only of the file of this statement");
    list->add_option("--journal", options->journal, "Only this journal");
    list->add_option("--limit", options->limit, "At most so many")
        ->check(CLI::Range(std::int64_t{1}, k_list_limit_max));
    list->add_option("--after", options->before, "Go on after this one");
    add_line_act(*list, context, "overrule", "No duplicate: a line of its statement",
                 app::overrule_recognised, "cli.duplicates.overruled");
    add_line_act(*list, context, "restore", "A duplicate after all", app::recognise_again,
                 "cli.duplicates.restored");
    list->callback([&context, options, list] {
        if (list->get_subcommands().empty())
            context.finish([&] { return run_duplicates(context, *options); });
    });
}

void add_deleted(CLI::App& root, CommandContext& context) {
    auto options = std::make_shared<DuplicateOptions>();
    CLI::App* list = root.add_subcommand("deleted", "Lines that were deleted");
    list->add_option("--journal", options->journal, "Only this journal");
    list->add_option("--limit", options->limit, "At most so many")
        ->check(CLI::Range(std::int64_t{1}, k_list_limit_max));
    list->add_option("--after", options->after, "Go on after this id")
        ->check(CLI::NonNegativeNumber);
    add_line_act(*list, context, "take-back", "Back into their statement", app::take_back_line,
                 "cli.deleted.taken_back");
    list->callback([&context, options, list] {
        if (list->get_subcommands().empty())
            context.finish([&] { return run_deleted(context, *options); });
    });
}

} // namespace

void add_line_changes(CLI::App& lines, CommandContext& context) {
    auto deleted = std::make_shared<DuplicateOptions>();
    CLI::App* remove = lines.add_subcommand("delete", "Delete lines for good, and know them again");
    remove->add_option("lines", deleted->ids, "Line numbers")->required();
    remove->add_option("--why", deleted->why, "Why, for whoever asks later");
    remove->callback([&context, deleted] {
        context.finish([&] { return run_delete_lines(context, *deleted); });
    });
    struct Pair {
        std::int64_t line = 0, other = 0;
    };
    auto pair = std::make_shared<Pair>();
    CLI::App* merge = lines.add_subcommand("merge", "Two lines that tell one operation");
    merge->add_option("line", pair->line, "The line to delete")->required();
    merge->add_option("other", pair->other, "The line that stays")->required();
    merge->callback([&context, pair] {
        context.finish([&] { return run_merge(context, pair->line, pair->other); });
    });
    add_line_act(lines, context, "confirm", "Doubtful lines that are operations of their own",
                 app::confirm_line, "cli.lines.confirmed");
}

void add_statement_delete(CLI::App& statements, CommandContext& context) {
    auto options = std::make_shared<DuplicateOptions>();
    CLI::App* remove = statements.add_subcommand(
        "delete", "Delete a statement for good, and know its lines again");
    remove->add_option("statement", options->statement, "Statement id")->required();
    remove->add_option("--why", options->why, "Why, for whoever asks later");
    remove->callback([&context, options] {
        context.finish([&] { return run_delete_statement(context, *options); });
    });
}

void add_duplicate_commands(CLI::App& root, CommandContext& context) {
    add_duplicates(root, context);
    add_deleted(root, context);
}

} // namespace comptoir::cli

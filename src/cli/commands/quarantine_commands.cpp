// quarantine list, show, correct, uncorrect, try, import, discard.
#include "cli/answer.h"
#include "cli/arguments.h"
#include "cli/command_context.h"
#include "cli/commands/commands.h"
#include "cli/import_report.h"
#include "cli/quarantine_report.h"
#include "cli/table.h"
#include "comptoir/app/quarantine.h"
#include "comptoir/bank/rules.h"
#include "comptoir/core/errors.h"
#include "comptoir/core/text.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace comptoir::cli {

namespace {

constexpr std::int64_t k_list_limit = 1'000;
constexpr std::int64_t k_list_limit_max = 1'000'000;
constexpr std::int64_t k_context_max = 1'000;

struct QuarantineOptions {
    std::int64_t id = 0;
    std::string state = "open";
    std::int64_t limit = k_list_limit, after = 0;
    std::int64_t line = 0, context = 3;
    std::string replace, insert, why, journal;
    bool remove = false;
    bool without_balances = false;
};

app::QuarantineId file_id(const QuarantineOptions& options) {
    return app::QuarantineId{options.id};
}

void write_file_members(JsonWriter& json, const app::QuarantinedFile& file,
                        i18n::Language language) {
    json.put("id", file.id);
    json.put("name", std::string_view(file.name));
    json.put("sha256", std::string_view(file.sha256));
    json.put("size", file.size);
    json.member("format", file.format);
    json.put("text", file.is_text);
    json.put("state", to_text(file.state));
    write_fault(json, file.fault, language);
    json.put("put_aside_at", file.put_aside_at.to_iso());
    json.put("put_aside_by", std::string_view(file.put_aside_by));
    json.put("correction_count", file.corrections);
    if (file.closed_at)
        json.put("closed_at", file.closed_at->to_iso());
    json.member("closed_by", file.closed_by);
    json.member("why_discarded", file.why_discarded);
}

// --- list -------------------------------------------------------------------------------------

Result<void> run_list(CommandContext& context, const QuarantineOptions& options) {
    app::QuarantineFilter filter{
        .state = std::nullopt, .after = options.after, .limit = options.limit + 1};
    if (options.state != "all") {
        CT_ASSIGN(state, choice_argument("--state", "quarantine_state", options.state));
        filter.state = app::parse_quarantine_state(state);
    }
    CT_ASSIGN(workspace, context.open_for_reading());
    CT_ASSIGN(files, workspace->read<std::vector<app::QuarantinedFile>>([&](app::Reader& reader) {
        return app::list_quarantine(reader, filter);
    }));
    const bool more = static_cast<std::int64_t>(files.size()) > options.limit;
    if (more)
        files.pop_back();
    if (context.json) {
        JsonWriter json(context.out);
        json.begin_object();
        json.key("files");
        json.begin_array();
        for (const app::QuarantinedFile& file : files) {
            json.begin_object();
            write_file_members(json, file, context.language);
            json.end_object();
        }
        json.end_array();
        if (more)
            json.put("next", files.back().id);
        json.end_object();
        return {};
    }
    using Side = Table::Side;
    Table table({{"cli.column.id", Side::Right},
                 {"cli.column.state"},
                 {"cli.column.added"},
                 {"cli.column.reason"}},
                context.language);
    for (const app::QuarantinedFile& file : files)
        table.add({text::number(file.id.value()),
                   i18n::word("quarantine_state", to_text(file.state), context.language),
                   i18n::format_time(file.put_aside_at, context.language),
                   fault_text(file.fault, context.language)});
    table.print(context.out);
    return {};
}

// --- show -------------------------------------------------------------------------------------

void write_view(CommandContext& context, const app::QuarantineView& view) {
    JsonWriter json(context.out);
    json.begin_object();
    write_file_members(json, view.file, context.language);
    json.put("lines_total", view.lines_total);
    json.key("lines");
    json.begin_array();
    for (const app::QuarantineLine& line : view.lines) {
        json.begin_object();
        json.put("line", line.line);
        json.put("original", std::string_view(line.original));
        json.put("corrected", std::string_view(line.corrected));
        if (line.kind)
            json.put("kind", to_text(*line.kind));
        json.member("correction", line.correction);
        if (line.faulty)
            json.put("faulty", true);
        if (line.at_end)
            json.put("at_end", true);
        if (line.cut)
            json.put("cut", true);
        json.end_object();
    }
    json.end_array();
    write_corrections(json, view.corrections);
    json.key("statements");
    json.begin_array();
    for (const bank::StatementId statement : view.statements)
        json.value(statement);
    json.end_array();
    json.end_object();
}

// What a terminal shows of a faulty line: all of it, or what stands around the fault.
struct ShownPart {
    std::string text;
    std::size_t fault_at = 0; // 0-based, in characters of the text
};

ShownPart part_of(const std::string& line, const app::QuarantineFault& fault) {
    constexpr std::size_t k_whole_line = 200, k_before_fault = 60, k_around_fault = 140;
    const std::size_t length = text::length_in_characters(line);
    const std::size_t fault_at =
        fault.first_column > 0 ? static_cast<std::size_t>(fault.first_column) - 1 : 0;
    if (length <= k_whole_line || fault.first_column == 0)
        return {line, fault_at};
    const std::size_t begin = fault_at > k_before_fault ? fault_at - k_before_fault : 0;
    const std::string before = text::cut_to_characters(line, begin);
    const std::string rest = line.substr(before.size());
    ShownPart part{text::cut_to_characters(rest, k_around_fault), fault_at - begin};
    if (part.text.size() < rest.size())
        part.text.append("…");
    if (begin > 0) {
        part.text.insert(0, "…");
        ++part.fault_at;
    }
    return part;
}

// ">" marks the faulty line, "-" what is not read any more and "+" what is read instead.
void print_line(const CommandContext& context, const app::QuarantineLine& line,
                const app::QuarantineFault& fault) {
    const std::string number = text::pad_left(text::number(line.line), 7, ' ') + " | ";
    const bool inserted = line.kind == bank::CorrectionKind::Insert;
    const ShownPart part =
        line.faulty ? part_of(line.original, fault) : ShownPart{line.original, 0};
    if (!inserted)
        context.out << (line.kind     ? '-'
                        : line.faulty ? '>'
                                      : ' ')
                    << number << part.text << (line.cut && !line.faulty ? "…" : "") << '\n';
    if (line.faulty && fault.first_column > 0) {
        const auto width = static_cast<std::size_t>(fault.last_column - fault.first_column + 1);
        context.out << std::string(number.size() + 1 + part.fault_at, ' ')
                    << std::string(width, '^') << '\n';
    }
    if (line.kind && line.kind != bank::CorrectionKind::Delete)
        context.out << '+' << number << line.corrected << '\n';
}

Result<void> run_show(CommandContext& context, const QuarantineOptions& options) {
    app::QuarantineViewRequest request{.file = file_id(options), .context = options.context};
    if (options.line > 0) {
        request.first = std::max<std::int64_t>(1, options.line - options.context);
        request.count = options.line - request.first + options.context + 1;
    }
    CT_ASSIGN(workspace, context.open_for_reading());
    CT_ASSIGN(view, workspace->read<app::QuarantineView>([&](app::Reader& reader) {
        return app::show_quarantined(reader, request);
    }));
    if (context.json) {
        write_view(context, view);
        return {};
    }
    context.say("cli.quarantine.file", {{"id", view.file.id.value()},
                                        {"name", view.file.name},
                                        {"state", std::string(to_text(view.file.state))},
                                        {"lines", view.lines_total},
                                        {"sha256", view.file.sha256}});
    context.out << fault_text(view.file.fault, context.language) << '\n';
    for (const app::QuarantineLine& line : view.lines)
        print_line(context, line, view.file.fault);
    print_corrections(context, view.corrections);
    if (!view.file.why_discarded.empty())
        context.out << view.file.why_discarded << '\n';
    return {};
}

// --- correct, uncorrect -----------------------------------------------------------------------

Result<void> run_correct(CommandContext& context, const CLI::App& command,
                         const QuarantineOptions& options) {
    app::CorrectionRequest request{
        .file = file_id(options), .line = options.line, .why = options.why};
    // An empty text is a line like any other, so what was typed is asked of the parser.
    if (command.count("--insert") > 0) {
        request.kind = bank::CorrectionKind::Insert;
        request.text = options.insert;
    } else if (options.remove) {
        request.kind = bank::CorrectionKind::Delete;
    } else if (command.count("--replace") > 0) {
        request.text = options.replace;
    } else {
        return fail(errors::usage,
                    {{"problem", i18n::say("cli.quarantine.what_missing", context.language)}});
    }
    CT_ASSIGN(workspace, context.open_for_writing());
    CT_ASSIGN(correction, workspace->write<app::Correction>([&](app::Writer& writer) {
        return app::correct_line(writer, request);
    }));
    if (context.json) {
        JsonWriter json(context.out);
        json.begin_object();
        write_corrections(json, {correction});
        json.end_object();
    } else {
        print_corrections(context, {correction});
    }
    return {};
}

Result<void> run_uncorrect(CommandContext& context, const QuarantineOptions& options) {
    CT_ASSIGN(workspace, context.open_for_writing());
    CT_TRY(workspace->write<void>([&](app::Writer& writer) {
        return app::drop_correction(writer, app::CorrectionId{options.id});
    }));
    answer(context, "dropped", options.id, "cli.quarantine.dropped", {{"id", options.id}});
    return {};
}

// --- try --------------------------------------------------------------------------------------

void write_trial(CommandContext& context, const app::QuarantineTrial& trial) {
    JsonWriter json(context.out);
    json.begin_object();
    json.put("importable", !trial.fault.has_value());
    json.member("format", trial.format);
    json.put("corrected_sha256", std::string_view(trial.corrected_sha256));
    json.key("statements");
    json.begin_array();
    for (const app::TriedStatement& statement : trial.statements) {
        json.begin_object();
        json.put("account", bank::shown_account(statement.header.account));
        json.member("from", statement.header.from);
        json.member("to", statement.header.to);
        if (statement.header.opening)
            json.put("opening", statement.header.opening->amount);
        if (statement.header.closing)
            json.put("closing", statement.header.closing->amount);
        json.member("sum", statement.sum);
        json.put("lines", statement.lines);
        json.put("balance_check", to_text(statement.check));
        json.end_object();
    }
    json.end_array();
    json.key("diagnostics");
    json.begin_array();
    for (const Diagnostic& diagnostic : trial.diagnostics)
        write_diagnostic(json, diagnostic, context.language);
    json.end_array();
    if (trial.fault)
        write_fault(json, *trial.fault, context.language);
    json.end_object();
}

Result<void> run_try(CommandContext& context, const QuarantineOptions& options) {
    app::QuarantineTrialRequest request{.work = context.progress("cli.read.progress"),
                                        .journal = optional_text_argument(options.journal)};
    CT_ASSIGN(workspace, context.open_for_reading());
    CT_ASSIGN(trial, workspace->read<app::QuarantineTrial>([&](app::Reader& reader) {
        return app::try_quarantined(reader, file_id(options), request);
    }));
    if (context.json) {
        write_trial(context, trial);
        return {};
    }
    using Side = Table::Side;
    Table table({{"cli.column.account"},
                 {"cli.column.lines", Side::Right},
                 {"cli.column.opening", Side::Right},
                 {"cli.column.amount", Side::Right},
                 {"cli.column.closing", Side::Right},
                 {"cli.column.check"}},
                context.language);
    const auto amount = [&](const std::optional<Money>& money) {
        return money ? i18n::format(*money, context.language) : std::string("-");
    };
    const auto balance = [&](const std::optional<bank::DatedBalance>& dated) {
        return dated ? i18n::format(dated->amount, context.language) : std::string("-");
    };
    for (const app::TriedStatement& statement : trial.statements)
        table.add({bank::shown_account(statement.header.account),
                   i18n::format_count(statement.lines, context.language),
                   balance(statement.header.opening), amount(statement.sum),
                   balance(statement.header.closing),
                   i18n::word("balance_check", to_text(statement.check), context.language)});
    table.print(context.out);
    for (const Diagnostic& diagnostic : trial.diagnostics)
        context.warn(diagnostic);
    if (trial.fault)
        context.out << fault_text(*trial.fault, context.language) << '\n';
    else
        context.say("cli.quarantine.importable", {{"id", options.id}});
    return {};
}

// --- import, discard --------------------------------------------------------------------------

Result<void> run_import(CommandContext& context, const QuarantineOptions& options) {
    app::QuarantineImportRequest request{.file = file_id(options),
                                         .journal = optional_text_argument(options.journal),
                                         .without_balances = options.without_balances,
                                         .work = context.progress("cli.import.progress")};
    CT_ASSIGN(workspace, context.open_for_writing());
    CT_ASSIGN(report, workspace->write<app::ImportReport>([&](app::Writer& writer) {
        return app::import_quarantined(writer, request);
    }));
    if (context.json) {
        JsonWriter json(context.out);
        write_import_report(json, report, context.language);
    } else {
        print_import_report(context, report);
    }
    return {};
}

Result<void> run_discard(CommandContext& context, const QuarantineOptions& options) {
    CT_ASSIGN(workspace, context.open_for_writing());
    CT_TRY(workspace->write<void>([&](app::Writer& writer) {
        return app::discard_quarantined(writer, file_id(options), options.why);
    }));
    answer(context, "discarded", options.id, "cli.quarantine.discarded", {{"id", options.id}});
    return {};
}

// A subcommand that works on one file, with options of its own.
std::shared_ptr<QuarantineOptions> options_with_id(CLI::App* command, const char* what) {
    auto options = std::make_shared<QuarantineOptions>();
    command->add_option("id", options->id, what)->required();
    return options;
}

void add_show(CLI::App* group, CommandContext& context) {
    CLI::App* show = group->add_subcommand("show", "The lines around the fault");
    auto options = options_with_id(show, "File in quarantine");
    show->add_option("--line", options->line, "Around this line instead")
        ->check(CLI::PositiveNumber);
    show->add_option("--context", options->context, "Lines before and after")
        ->check(CLI::Range(std::int64_t{0}, k_context_max));
    show->callback(
        [&context, options] { context.finish([&] { return run_show(context, *options); }); });
}

void add_correct(CLI::App* group, CommandContext& context) {
    CLI::App* correct = group->add_subcommand("correct", "Correct one line");
    auto options = options_with_id(correct, "File in quarantine");
    correct->add_option("--line", options->line, "Line of the original")
        ->required()
        ->check(CLI::PositiveNumber);
    CLI::Option* replace =
        correct->add_option("--replace", options->replace, "The line reads so instead");
    CLI::Option* insert =
        correct->add_option("--insert", options->insert, "This line comes before it");
    CLI::Option* remove = correct->add_flag("--delete", options->remove, "The line is not read");
    replace->excludes(insert)->excludes(remove);
    insert->excludes(remove);
    correct->add_option("--why", options->why, "The reason, kept with the statement")->required();
    correct->callback([&context, correct, options] {
        context.finish([&] { return run_correct(context, *correct, *options); });
    });
    CLI::App* uncorrect = group->add_subcommand("uncorrect", "Drop a correction");
    auto dropped = options_with_id(uncorrect, "Correction");
    uncorrect->callback(
        [&context, dropped] { context.finish([&] { return run_uncorrect(context, *dropped); }); });
}

} // namespace

void add_quarantine_commands(CLI::App& root, CommandContext& context) {
    CLI::App* group =
        subcommand_group(root, "quarantine", "Files that could not be imported, and their repair");
    auto listed = std::make_shared<QuarantineOptions>();
    CLI::App* list = group->add_subcommand("list", "What waits");
    list->add_option("--state", listed->state, "open, imported, discarded or all");
    list->add_option("--limit", listed->limit, "At most so many")
        ->check(CLI::Range(std::int64_t{1}, k_list_limit_max));
    list->add_option("--after", listed->after, "Go on after this id")
        ->check(CLI::NonNegativeNumber);
    list->callback(
        [&context, listed] { context.finish([&] { return run_list(context, *listed); }); });

    add_show(group, context);
    add_correct(group, context);

    CLI::App* tried = group->add_subcommand("try", "Read it with its corrections; change nothing");
    auto of_try = options_with_id(tried, "File in quarantine");
    tried->add_option("--journal", of_try->journal, "Where a file that names no account goes");
    tried->callback(
        [&context, of_try] { context.finish([&] { return run_try(context, *of_try); }); });

    CLI::App* import = group->add_subcommand("import", "Import it with its corrections");
    auto of_import = options_with_id(import, "File in quarantine");
    import->add_option("--journal", of_import->journal, "Only this journal's account");
    import->add_flag("--without-balances", of_import->without_balances,
                     "The file gives no two balances; I compared it with the bank's figures");
    import->callback(
        [&context, of_import] { context.finish([&] { return run_import(context, *of_import);
});
} // namespace comptoir::cli
);

CLI::App* discard = group->add_subcommand("discard", "Give it up; its bytes go");
auto of_discard = options_with_id(discard, "File in quarantine");
discard->add_option("--why", of_discard->why, "The reason, kept")->required();
discard->callback([&context, of_discard] {
    context.finish([&] { return run_discard(context, *of_discard); });
});
}

} // namespace comptoir::cli

// journal add, import, import undo, lines, statements.
#include "cli/arguments.h"
#include "cli/command_context.h"
#include "cli/commands/commands.h"
#include "cli/import_report.h"
#include "cli/line_json.h"
#include "cli/paging.h"
#include "cli/table.h"
#include "cli/undo_preview.h"
#include "comptoir/app/bank.h"
#include "comptoir/app/journal_import.h"
#include "comptoir/app/recognised.h"
#include "comptoir/app/reconcile.h"
#include "comptoir/core/errors.h"
#include "comptoir/core/text.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <map>
#include <memory>

namespace comptoir::cli {

namespace {

constexpr std::int64_t k_list_limit = 1'000;
constexpr std::int64_t k_list_limit_max = 1'000'000;
constexpr std::string_view k_doubtful = "doubtful"; // beside the states: it is open, too

// --- journal add ------------------------------------------------------------------------------

struct JournalOptions {
    std::string code, iban, number, account, name, currency;
};

Result<void> run_journal_add(CommandContext& context, const JournalOptions& options) {
    app::JournalAdd request{.code = options.code, .name = options.name, .number = options.number};
    if (!options.iban.empty()) {
        CT_ASSIGN(iban, iban_argument(options.iban));
        request.iban = iban;
    }
    if (!options.account.empty())
        request.account = options.account;
    if (!options.currency.empty()) {
        CT_ASSIGN(currency, currency_argument(options.currency));
        request.currency = currency;
    }
    CT_ASSIGN(workspace, context.open_for_writing());
    CT_ASSIGN(journal, workspace->write<ledger::Journal>(
                           [&](app::Writer& writer) { return app::add_journal(writer, request); }));
    if (!context.json) {
        context.say("cli.journal.added", {{"code", journal.code},
                                          {"account", journal.account.value_or("-")},
                                          {"currency", std::string(journal.currency.code())}});
        return {};
    }
    JsonWriter json(context.out);
    json.begin_object();
    json.key("journal");
    json.begin_object();
    json.put("code", std::string_view(journal.code));
    json.member("name", journal.name);
    json.put("type", to_text(journal.type));
    json.member("account", journal.account);
    if (journal.iban)
        json.put("iban", std::string_view(journal.iban->text()));
    json.member("number", journal.bank_number);
    json.put("currency", journal.currency.code());
    json.end_object();
    json.end_object();
    return {};
}

// --- import -----------------------------------------------------------------------------------

struct ImportOptions {
    std::vector<std::string> files;
    std::string journal, date_order, format;
    bool match = false, no_match = false;
    bool accept_mismatch = false;
    bool quarantine = false;
    bool take_back_deleted = false;
};

std::optional<bool> match_choice(const ImportOptions& options) {
    if (options.match || options.no_match)
        return options.match;
    return std::nullopt;
}

// What the evidence leaves one answer for, in the statements just made: as asked, else as the
// settings of each journal say.
Result<void> match_imported(app::Workspace& workspace, std::optional<bool> asked,
                            app::ImportReport& report) {
    CT_ASSIGN(settings, workspace.read<std::vector<app::JournalImport>>(
                            [](app::Reader& reader) { return app::list_journal_imports(reader); }));
    const auto is_matched = [&](const std::string& journal) {
        if (asked)
            return *asked;
        // As the journal is set: what came in waits for somebody who may.
        return workspace.actor().rights.has(users::Right::StatementReconcile) &&
               std::any_of(settings.begin(), settings.end(), [&](const app::JournalImport& each) {
                   return each.journal.code == journal && each.matches;
               });
    };
    app::ReconcileRequest request;
    for (const app::ImportedStatement& statement : report.statements)
        if (statement.id && is_matched(statement.journal))
            request.statements.push_back(statement.id);
    if (request.statements.empty())
        return {};
    CT_TRY(workspace.write<app::ReconcileReport>(
        [&](app::Writer& writer) { return app::apply_matches(writer, request); }));
    CT_ASSIGN(rows, workspace.read<std::vector<app::StatementRow>>([](app::Reader& reader) {
        return app::list_statements(reader, {.limit = k_list_limit_max});
    }));
    for (app::ImportedStatement& statement : report.statements)
        for (const app::StatementRow& row : rows)
            if (statement.id && row.id == statement.id)
                statement.state = row.state;
    return {};
}

Result<void> run_import(CommandContext& context, const ImportOptions& options) {
    app::ImportRequest request;
    CT_ASSIGN(date_order, optional_date_order_argument(options.date_order));
    request.choices.date_order = date_order;
    CT_ASSIGN(workspace, context.open_for_writing());
    for (const std::string& file : options.files)
        request.files.emplace_back(file);
    if (!options.journal.empty())
        request.journal = options.journal;
    if (!options.format.empty())
        request.format = options.format == "any" ? std::string() : options.format;
    request.accept_mismatch = options.accept_mismatch;
    request.quarantine = options.quarantine;
    request.take_back_deleted = options.take_back_deleted;
    request.work = context.progress("cli.import.progress");
    CT_ASSIGN(report, workspace->write<app::ImportReport>(
                          [&](app::Writer& writer) -> Result<app::ImportReport> {
                              if (options.match) // before anything is imported
                                  CT_TRY(writer.require(users::Right::StatementReconcile));
                              return app::import_files(writer, request);
                          }));
    CT_TRY(match_imported(*workspace, match_choice(options), report));
    if (context.json) {
        JsonWriter json(context.out);
        write_import_report(json, report, context.language);
    } else {
        print_import_report(context, report);
    }
    return {};
}

struct UndoOptions {
    std::int64_t statement = 0;
    bool dry_run = false, details = false;
};

Result<void> run_import_undo(CommandContext& context, const UndoOptions& options) {
    const bank::StatementId statement{options.statement};
    const Detail detail = options.details ? Detail::Each : Detail::Counts;
    return options.dry_run ? preview_undo(context, statement, detail)
                           : undo_import(context, statement, detail);
}

// --- lines ------------------------------------------------------------------------------------

struct ListOptions {
    std::string state, journal, text;
    std::int64_t statement = 0, limit = k_list_limit, after = 0;
};

Result<app::LineFilter> filter_of(const ListOptions& options) {
    app::LineFilter filter;
    filter.limit = options.limit + 1; // one more tells whether there is a next page
    filter.after = options.after;
    filter.text = options.text;
    if (options.statement != 0)
        filter.statement = bank::StatementId{options.statement};
    if (!options.journal.empty())
        filter.journal = options.journal;
    if (!options.state.empty()) {
        CT_ASSIGN(state, choice_argument("--state", "line", options.state));
        filter.state = reconcile::parse_line_state(state);
        filter.only_doubtful = state == k_doubtful;
    }
    return filter;
}

// A doubtful line and the ones of its day and amount that it may repeat.
struct ShownLine : app::LineRow {
    std::vector<app::LineRow> may_repeat;
};

Result<void> for_each_shown(app::Reader& reader, const app::LineFilter& filter,
                            const std::function<bool(const ShownLine&)>& take) {
    std::optional<Error> refused;
    CT_TRY(app::for_each_line(reader, filter, [&](const app::LineRow& row) {
        ShownLine shown{{row}, {}};
        if (!row.doubtful)
            return take(shown);
        auto equals = app::equals_of_line(reader, row.id);
        if (!equals) {
            refused = equals.error();
            return false;
        }
        shown.may_repeat = std::move(*equals);
        return take(shown);
    }));
    if (refused)
        return fail(*refused);
    return {};
}

std::string shown_state(const app::LineRow& row, i18n::Language language) {
    const bool open = row.doubtful && row.state == reconcile::LineState::Open;
    return i18n::word("line", open ? k_doubtful : to_text(row.state), language);
}

std::string numbers_of(const std::vector<app::LineRow>& rows) {
    std::string numbers;
    for (const app::LineRow& row : rows)
        numbers += (numbers.empty() ? "" : ", ") + text::number(row.id.value());
    return numbers;
}

void write_line(JsonWriter& json, const ShownLine& row) {
    json.begin_object();
    json.put("line", row.id);
    json.put("statement", row.statement);
    json.put("journal", std::string_view(row.journal));
    json.put("state", to_text(row.state));
    json.member("match", row.match);
    json.member("party", row.party);
    json.member("party_by", row.party_by);
    json.member("template", row.template_code);
    json.member("template_by", row.template_by);
    if (row.doubtful) {
        json.put("doubtful", true);
        json.key("may_repeat");
        json.begin_array();
        for (const app::LineRow& equal : row.may_repeat)
            json.value(equal.id.value());
        json.end_array();
    }
    if (!row.announced.empty()) {
        json.key("announced");
        json.begin_array();
        for (const std::int64_t id : row.announced)
            json.value(id);
        json.end_array();
    }
    json.member("note", row.note);
    json.member("reason", row.reason);
    json.member("invoice", row.invoice);
    json.member("invoice_piece", row.invoice_piece);
    if (row.pairing != 0)
        json.put("pairing", row.pairing);
    if (row.documents != 0)
        json.put("documents", row.documents);
    write_line_members(json, row.line);
    json.end_object();
}

Result<void> run_lines(CommandContext& context, const ListOptions& options) {
    CT_ASSIGN(filter, filter_of(options));
    CT_ASSIGN(workspace, context.open_for_reading());
    if (context.json) {
        JsonWriter json(context.out);
        JsonList list(json, "lines");
        const auto next =
            show_page<ShownLine>(*workspace, filter, for_each_shown, [&](const ShownLine& shown) {
                list.begin();
                write_line(json, shown);
            });
        if (!next && !list.has_begun())
            return fail(next.error());
        list.end();
        if (!next)
            context.refuse_within(json, next.error());
        else if (*next != 0)
            json.put("next", *next);
        json.end_object();
        return {};
    }
    using Side = Table::Side;
    Table table({{"cli.column.id", Side::Right},
                 {"cli.column.day"},
                 {"cli.column.state"},
                 {"cli.column.label"},
                 {"cli.column.amount", Side::Right},
                 {"cli.column.may_repeat", Side::Right}},
                context.language);
    CT_TRY(show_page<ShownLine>(*workspace, filter, for_each_shown, [&](const ShownLine& row) {
        table.add({text::number(row.id.value()), i18n::format(row.line.booked_on, context.language),
                   shown_state(row, context.language), row.line.label,
                   i18n::format_bare(row.line.amount, context.language),
                   numbers_of(row.may_repeat)});
    }));
    table.print(context.out);
    return {};
}

// --- statements -------------------------------------------------------------------------------

// What lies between a statement and the one before it, in words and in figures.
void write_break(JsonWriter& json, const app::StatementBreak& found, i18n::Language language) {
    json.key("gap");
    json.begin_object();
    json.put("kind", to_text(found.found.kind));
    json.put("before", found.found.before);
    json.member("closed_on", found.found.closed_on);
    json.member("opened_on", found.found.opened_on);
    json.member("closing", found.found.closing);
    json.member("opening", found.found.opening);
    json.put("days_missing", found.found.days_missing);
    json.put("message",
             i18n::explain(bank::break_diagnostic(found.found, found.journal), language));
    json.end_object();
}

using Breaks = std::map<bank::StatementId, app::StatementBreak>; // by the later statement

Result<Breaks> load_breaks(app::Reader& reader, const std::optional<std::string>& journal) {
    CT_ASSIGN(list, app::list_breaks(reader, journal));
    Breaks breaks;
    for (app::StatementBreak& each : list)
        breaks.emplace(each.found.after, std::move(each));
    return breaks;
}

void write_statement(JsonWriter& json, const app::StatementRow& row, const Breaks& breaks,
                     i18n::Language language) {
    json.begin_object();
    json.put("id", row.id);
    json.put("journal", std::string_view(row.journal));
    json.member("from", row.from);
    json.member("to", row.to);
    json.member("opening", row.opening);
    json.member("closing", row.closing);
    json.put("state", to_text(row.state));
    json.put("lines", row.lines);
    json.put("matched", row.matched);
    json.put("source", std::string_view(row.source));
    json.member("file", row.file_name);
    if (const auto found = breaks.find(row.id); found != breaks.end())
        write_break(json, found->second, language);
    json.end_object();
}

Result<void> run_statements(CommandContext& context, const ListOptions& options) {
    app::StatementFilter filter{.after = options.after, .limit = options.limit + 1};
    if (!options.journal.empty())
        filter.journal = options.journal;
    CT_ASSIGN(workspace, context.open_for_reading());
    CT_ASSIGN(rows, workspace->read<std::vector<app::StatementRow>>(
                        [&](app::Reader& reader) { return app::list_statements(reader, filter); }));
    CT_ASSIGN(breaks, workspace->read<Breaks>([&](app::Reader& reader) {
        return load_breaks(reader, filter.journal);
    }));
    const bool more = static_cast<std::int64_t>(rows.size()) > options.limit;
    if (more)
        rows.pop_back();
    if (context.json) {
        JsonWriter json(context.out);
        json.begin_object();
        json.key("statements");
        json.begin_array();
        for (const app::StatementRow& row : rows)
            write_statement(json, row, breaks, context.language);
        json.end_array();
        if (more && !rows.empty())
            json.put("next", rows.back().id);
        json.end_object();
        return {};
    }
    using Side = Table::Side;
    Table table({{"cli.column.id", Side::Right},
                 {"cli.column.journal"},
                 {"cli.column.from"},
                 {"cli.column.to"},
                 {"cli.column.lines", Side::Right},
                 {"cli.column.closing", Side::Right},
                 {"cli.column.check"},
                 {"cli.column.state"}},
                context.language);
    const auto day = [&](const std::optional<Date>& date) {
        return date ? i18n::format(*date, context.language) : std::string("-");
    };
    for (const app::StatementRow& row : rows)
        table.add({text::number(row.id.value()), row.journal, day(row.from), day(row.to),
                   i18n::format_count(row.lines, context.language),
                   row.closing ? i18n::format(*row.closing, context.language) : "-",
                   i18n::word("balance_check", to_text(row.check), context.language),
                   i18n::word("statement", to_text(row.state), context.language)});
    table.print(context.out);
    for (const app::StatementRow& row : rows)
        if (const auto found = breaks.find(row.id); found != breaks.end())
            context.warn(bank::break_diagnostic(found->second.found, found->second.journal));
    return {};
}

void add_list_options(CLI::App* command, ListOptions& options) {
    command->add_option("--journal", options.journal, "Only this journal");
    command->add_option("--limit", options.limit, "At most so many")
        ->check(CLI::Range(std::int64_t{1}, k_list_limit_max));
    command->add_option("--after", options.after, "Go on after this id")
        ->check(CLI::NonNegativeNumber);
}

void add_import(CLI::App& root, CommandContext& context) {
    auto options = std::make_shared<ImportOptions>();
    auto undone = std::make_shared<UndoOptions>();
    CLI::App* import = root.add_subcommand("import", "Import bank statements; import undo ID");
    import->add_option("files", options->files,
                       "Statement files; with --journal alone, what waits in its folder");
    import->add_option("--journal", options->journal,
                       "Only this journal's account; the journal of files that name no account");
    import->add_option("--date-order", options->date_order, k_date_order_meaning);
    import->add_option("--format", options->format,
                       "With --journal: take files of this format, whatever its settings say; any");
    CLI::Option* match =
        import->add_flag("--match", options->match, "Match at once what may be matched unattended");
    import->add_flag("--no-match", options->no_match, "Import only, whatever the journal says")
        ->excludes(match);
    import->add_flag("--accept-mismatch", options->accept_mismatch,
                     "Take a statement whose balances disagree");
    import->add_flag("--take-back-deleted", options->take_back_deleted,
                     "Take lines that were deleted earlier too");
    import->add_flag("--quarantine", options->quarantine,
                     "Put aside what cannot be imported, and import the rest");
    CLI::App* undo = import->add_subcommand("undo", "Take a statement back");
    undo->add_option("statement", undone->statement, "Statement id")->required();
    undo->add_flag("--dry-run", undone->dry_run, "Only say what depends on it");
    undo->add_flag("--details", undone->details, "Name each match, entry and invoice");
    undo->callback(
        [&context, undone] { context.finish([&] { return run_import_undo(context, *undone); }); });
    import->callback([&context, options, undo] {
        if (undo->parsed())
            return;
    if (options->files.empty() && options->journal.empty())
        throw CLI::RequiredError("files");
    context.finish([&] {
        return options->files.empty()
                   ? import_folder_of(context, options->journal, match_choice(*options))
                   : run_import(context, *options);
    });
});
} // namespace

} // namespace comptoir::cli

void add_bank_commands(CLI::App& root, CommandContext& context) {
    auto journal_options = std::make_shared<JournalOptions>();
    CLI::App* journal = subcommand_group(root, "journal", "Journals: add, list, show, set");
    CLI::App* add = journal->add_subcommand("add", "Add or complete a bank journal");
    add->add_option("code", journal_options->code, "Code, as BQ")->required();
    add->add_option("--iban", journal_options->iban, "The account it follows");
    add->add_option("--number", journal_options->number,
                    "The bank's number of an account without IBAN, as a card");
    add->add_option("--account", journal_options->account, "Its own 512 account");
    add->add_option("--name", journal_options->name, "Its name");
    add->add_option("--currency", journal_options->currency,
                    "Of the account at the bank, as USD (default: that of the books)");
    add->callback([&context, journal_options] {
        context.finish([&] { return run_journal_add(context, *journal_options); });
    });

    add_import(root, context);

    auto line_options = std::make_shared<ListOptions>();
    CLI::App* lines = root.add_subcommand("lines", "Statement lines");
    add_list_options(lines, *line_options);
    lines->add_option("--state", line_options->state, "open, matched, parked, ignored or doubtful");
    lines->add_option("--statement", line_options->statement, "Only this statement");
    lines->add_option("--text", line_options->text, "Words in the labels");
    add_line_changes(*lines, context);
    lines->callback([&context, lines, line_options] {
        if (!lines->get_subcommands().empty())
            return;
        context.finish([&] { return run_lines(context, *line_options); });
    });

    auto statement_options = std::make_shared<ListOptions>();
    CLI::App* statements = root.add_subcommand("statements", "Bank statements");
    add_list_options(statements, *statement_options);
    add_statement_show(*statements, context);
    add_statement_delete(*statements, context);
    statements->callback([&context, statements, statement_options] {
        if (!statements->get_subcommands().empty())
            return;
        context.finish([&] { return run_statements(context, *statement_options); });
    });
}

} // namespace comptoir::cli

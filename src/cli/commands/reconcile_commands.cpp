// reconcile, match, undo, matches.
#include "cli/answer.h"
#include "cli/arguments.h"
#include "cli/command_context.h"
#include "cli/commands/commands.h"
#include "cli/match_arguments.h"
#include "cli/remarks.h"
#include "cli/table.h"
#include "comptoir/app/reconcile.h"
#include "comptoir/core/errors.h"
#include "comptoir/core/text.h"

#include <CLI/CLI.hpp>

#include <chrono>
#include <memory>

namespace comptoir::cli {

namespace {

constexpr std::int64_t k_list_limit = 1'000;
constexpr std::int64_t k_list_limit_max = 1'000'000;
constexpr int k_days_max = 366, k_seconds_max = 86'400;

// --- reconcile --------------------------------------------------------------------------------

struct ReconcileOptions {
    std::vector<std::int64_t> statements;
    std::optional<int> days, seconds;
    bool apply = false;
    std::string pointed_on;
};

void write_target(JsonWriter& json, const reconcile::Target& target) {
    json.begin_object();
    json.put("kind", to_text(target.kind));
    if (target.kind == reconcile::TargetKind::Entry)
        json.member("id", target.entry);
    else
        json.member("id", target.row);
    json.member("journal", target.journal);
    json.member("number", target.number);
    json.member("piece", target.piece);
    json.member("account", target.account);
    json.member("party", target.party);
    json.put("amount", target.amount);
    json.end_object();
}

void write_targets(JsonWriter& json, const std::vector<reconcile::Target>& targets) {
    json.begin_array();
    for (const reconcile::Target& target : targets)
        write_target(json, target);
    json.end_array();
}

void write_reasons(JsonWriter& json, const std::vector<reconcile::Reason>& reasons,
                   i18n::Language language) {
    json.key("reasons");
    json.begin_array();
    for (const reconcile::Reason& reason : reasons) {
        json.begin_object();
        json.put("code", reason.code.name);
        json.put("text", i18n::explain(reason, language));
        json.end_object();
    }
    json.end_array();
}

void write_outcome(JsonWriter& json, const app::LineOutcome& outcome, i18n::Language language) {
    const reconcile::Proposal& proposal = outcome.proposal;
    json.begin_object();
    json.put("line", proposal.line);
    json.member("match", outcome.match);
    json.member("bank_reference", outcome.line.bank_reference);
    json.put("booked_on", outcome.line.booked_on);
    json.put("amount", outcome.line.amount);
    json.put("currency", outcome.line.amount.currency().code());
    json.member("label", outcome.line.label);
    json.member("party", proposal.party);
    json.put("decision", to_text(proposal.decision));
    json.put("state", to_text(proposal.state));
    json.put("unattended", proposal.unattended);
    json.member("template", proposal.template_code);
    json.put("set_verdict", to_text(proposal.set_verdict));
    if (proposal.sets > 0)
        json.put("sets", static_cast<std::int64_t>(proposal.sets));
    if (proposal.sets > 0 && proposal.sets_at_least)
        json.put("sets_at_least", true);
    if (!proposal.targets.empty())
        json.put("kind", to_text(proposal.kind));
    json.key("targets");
    write_targets(json, proposal.targets);
    json.put("difference", proposal.difference);
    json.put("score", proposal.score_permille);
    write_reasons(json, proposal.reasons, language);
    if (proposal.flip) {
        json.key("flip");
        json.begin_object();
        json.put("kind", to_text(proposal.flip->kind));
        json.put("text", i18n::explain(proposal.flip->sentence, language));
        json.end_object();
    }
    json.key("other_targets");
    json.begin_array();
    for (const std::vector<reconcile::Target>& others : proposal.other_targets)
        write_targets(json, others);
    json.end_array();
    json.end_object();
}

void write_report(JsonWriter& json, const app::ReconcileReport& report, i18n::Language language) {
    json.begin_object();
    json.key("statements");
    json.begin_array();
    for (std::size_t i = 0; i < report.lines.size(); ++i) {
        const bool first = i == 0 || report.lines[i - 1].statement != report.lines[i].statement;
        if (first) {
            json.begin_object();
            json.put("id", report.lines[i].statement);
            json.key("lines");
            json.begin_array();
        }
        write_outcome(json, report.lines[i], language);
        const bool last = i + 1 == report.lines.size() ||
                          report.lines[i + 1].statement != report.lines[i].statement;
        if (last) {
            json.end_array();
            json.end_object();
        }
    }
    json.end_array();
    json.key("summary");
    json.begin_object();
    json.put("lines", report.summary.lines);
    json.put("matched", report.summary.matched);
    json.put("proposed", report.summary.proposed);
    json.put("ambiguous", report.summary.ambiguous);
    json.put("open", report.summary.open);
    json.end_object();
    if (report.left > 0) { // of a run that was bounded in time
        json.put("stopped_before", report.stopped_before);
        json.put("left", report.left);
    }
    json.end_object();
}

// All of them: that a part is left open, or that pieces are interchangeable, matters as much as
// what was found first.
template <class Reasons>
std::string reasons_in_words(const Reasons& reasons, i18n::Language language) {
    std::string words;
    for (const auto& reason : reasons)
        words += (words.empty() ? "" : " · ") + i18n::explain(reason, language);
    return words;
}

void print_report(const CommandContext& context, const app::ReconcileReport& report) {
    using Side = Table::Side;
    Table table({{"cli.column.line", Side::Right},
                 {"cli.column.day"},
                 {"cli.column.amount", Side::Right},
                 {"cli.column.state"},
                 {"cli.column.reason"}},
                context.language);
    for (const app::LineOutcome& outcome : report.lines) {
        const reconcile::Proposal& proposal = outcome.proposal;
        table.add({text::number(proposal.line.value()),
                   i18n::format(outcome.line.booked_on, context.language),
                   i18n::format_bare(outcome.line.amount, context.language),
                   i18n::word("line", to_text(proposal.state), context.language),
                   reasons_in_words(proposal.reasons, context.language)});
    }
    table.print(context.out);
    context.say("cli.reconcile.summary", {{"lines", report.summary.lines},
                                          {"matched", report.summary.matched},
                                          {"proposed", report.summary.proposed},
                                          {"ambiguous", report.summary.ambiguous},
                                          {"open", report.summary.open}});
    if (report.left > 0)
        context.say("cli.reconcile.stopped",
                    {{"line", report.stopped_before.value()}, {"left", report.left}});
}

Result<app::ReconcileReport> reconcile_lines(CommandContext& context,
                                             const ReconcileOptions& options) {
    app::ReconcileRequest request;
    for (const std::int64_t statement : options.statements)
        request.statements.emplace_back(statement);
    request.days = options.days;
    if (options.pointed_on == "statement") {
        request.pointing = app::ReconcileRequest::Pointing::OnLatestDay;
    } else if (!options.pointed_on.empty() && options.pointed_on != "line") {
        CT_ASSIGN(day, optional_day_argument(options.pointed_on));
        request.pointing = app::ReconcileRequest::Pointing::OnGivenDay;
        request.pointed_on = day;
    }
    if (options.seconds)
        request.time_box = std::chrono::seconds(*options.seconds);
    request.work = context.progress("cli.reconcile.progress");
    if (options.apply) {
        CT_ASSIGN(workspace, context.open_for_writing());
        return workspace->write<app::ReconcileReport>(
            [&](app::Writer& writer) { return app::apply_matches(writer, request); });
    }
    CT_ASSIGN(workspace, context.open_for_reading());
    return workspace->read<app::ReconcileReport>(
        [&](app::Reader& reader) { return app::propose_matches(reader, request); });
}

Result<void> run_reconcile(CommandContext& context, const ReconcileOptions& options) {
    CT_ASSIGN(report, reconcile_lines(context, options));
    if (context.json) {
        JsonWriter json(context.out);
        write_report(json, report, context.language);
    } else {
        print_report(context, report);
    }
    return {};
}

// --- match, undo ------------------------------------------------------------------------------

struct MatchOptions {
    std::vector<std::int64_t> lines;
    TargetArguments targets;
    std::string difference, value, pointed_on;
    bool although_booked = false;
};

Result<app::ManualMatch> request_of(app::Reader& reader, const MatchOptions& options,
                                    Currency books) {
    app::ManualMatch request;
    for (const std::int64_t line : options.lines)
        request.lines.emplace_back(line);
    CT_ASSIGN(targets,
              target_arguments(reader, options.targets, options.lines.front(),
                               options.value.empty() ? std::nullopt : std::optional(books)));
    request.targets = std::move(targets);
    request.difference = options.difference;
    request.although_booked = options.although_booked;
    CT_ASSIGN(value, optional_amount_argument(options.value, books));
    request.book_value = value;
    CT_ASSIGN(pointed_on, optional_day_argument(options.pointed_on));
    request.pointed_on = pointed_on;
    return request;
}

Result<void> run_match(CommandContext& context, const MatchOptions& options) {
    CT_ASSIGN(workspace, context.open_for_writing());
    const Currency books = workspace->dossier().currency;
    using Matches = std::vector<reconcile::MatchId>;
    CT_ASSIGN(matches, workspace->write<Matches>([&](app::Writer& writer) -> Result<Matches> {
        CT_ASSIGN(request, request_of(writer, options, books));
        return app::match_each_by_hand(writer, request);
    }));
    return answer_matches(context, *workspace, matches);
}

Result<app::UndoOutlook> outlook_of(app::Workspace& workspace, std::int64_t match) {
    return workspace.read<app::UndoOutlook>([&](app::Reader& reader) {
        return app::outlook_of_undo(reader, {reconcile::MatchId{match}});
    });
}

// What would be reversed, or what was.
void say_reversals(const CommandContext& context, std::string_view key,
                   const app::UndoOutlook& outlook) {
    for (const app::UndoOutlook::Reversal& each : outlook.reversals)
        context.say(key, {{"journal", each.journal},
                          {"number", each.number},
                          {"label", each.label},
                          {"day", each.booked_on},
                          {"reversed", each.reversed_on}});
}

void write_reversals(JsonWriter& json, const app::UndoOutlook& outlook) {
    json.key("reversals");
    json.begin_array();
    for (const app::UndoOutlook::Reversal& each : outlook.reversals) {
        json.begin_object();
        json.put("entry", each.entry);
        json.put("journal", std::string_view(each.journal));
        json.put("number", std::string_view(each.number));
        json.put("date", each.booked_on);
        json.put("reversed_on", each.reversed_on);
        json.end_object();
    }
    json.end_array();
}

Result<void> preview_match_undo(CommandContext& context, std::int64_t match) {
    CT_ASSIGN(workspace, context.open_for_reading());
    CT_ASSIGN(outlook, outlook_of(*workspace, match));
    if (!context.json) {
        say_reversals(context, "cli.undo.reversal", outlook);
        context.say("cli.undo.drafts", {{"count", outlook.drafts}});
        return {};
    }
    JsonWriter json(context.out);
    json.begin_object();
    json.put("match", match);
    json.put("drafts", outlook.drafts);
    write_reversals(json, outlook);
    json.end_object();
    return {};
}

Result<void> run_undo(CommandContext& context, std::int64_t match, const std::string& reason) {
    CT_ASSIGN(workspace, context.open_for_writing());
    CT_ASSIGN(outlook, outlook_of(*workspace, match));
    CT_TRY(workspace->write<void>([&](app::Writer& writer) {
        return app::undo_match(writer, reconcile::MatchId{match}, reason);
    }));
    if (!context.json) {
        context.say("cli.undo.done", {{"match", match}});
        say_reversals(context, "cli.undo.reversed", outlook);
        return {};
    }
    JsonWriter json(context.out);
    json.begin_object();
    json.put("undone", match);
    write_reversals(json, outlook);
    json.end_object();
    return {};
}

// --- matches ----------------------------------------------------------------------------------

struct MatchesOptions {
    std::int64_t statement = 0, limit = k_list_limit, after = 0;
    bool undone_too = false;
};

void write_match(JsonWriter& json, const app::MatchRow& row, i18n::Language language) {
    json.begin_object();
    json.put("id", row.id);
    json.put("journal", row.journal);
    json.put("pointed_on", row.pointed_on);
    json.put("kind", row.kind);
    json.put("score", row.score);
    json.put("unattended", row.unattended);
    json.put("undone", row.undone);
    write_ids(json, "lines", row.lines);
    write_ids(json, "entries", row.entries);
    write_reasons(json, row.reasons, language);
    json.put("created_by", row.created_by);
    json.put("created_at", row.created_at.to_iso());
    json.end_object();
}

Result<void> run_matches(CommandContext& context, const MatchesOptions& options) {
    app::MatchFilter filter{
        .undone_too = options.undone_too, .after = options.after, .limit = options.limit + 1};
    if (options.statement != 0)
        filter.statement = bank::StatementId{options.statement};
    CT_ASSIGN(workspace, context.open_for_reading());
    CT_ASSIGN(rows, workspace->read<std::vector<app::MatchRow>>(
                        [&](app::Reader& reader) { return app::list_matches(reader, filter); }));
    const bool more = static_cast<std::int64_t>(rows.size()) > options.limit;
    if (more)
        rows.pop_back();
    if (context.json) {
        JsonWriter json(context.out);
        json.begin_object();
        json.key("matches");
        json.begin_array();
        for (const app::MatchRow& row : rows)
            write_match(json, row, context.language);
        json.end_array();
        if (more && !rows.empty())
            json.put("next", rows.back().id);
        json.end_object();
        return {};
    }
    using Side = Table::Side;
    Table table({{"cli.column.id", Side::Right},
                 {"cli.column.journal"},
                 {"cli.column.day"},
                 {"cli.column.lines", Side::Right},
                 {"cli.column.reason"}},
                context.language);
    for (const app::MatchRow& row : rows)
        table.add(
            {text::number(row.id.value()), row.journal,
             i18n::format(row.pointed_on, context.language),
             i18n::format_count(static_cast<std::int64_t>(row.lines.size()), context.language),
             reasons_in_words(row.reasons, context.language)});
    table.print(context.out);
    return {};
}

// --- options ----------------------------------------------------------------------------------

void add_reconcile(CLI::App& root, CommandContext& context) {
    auto options = std::make_shared<ReconcileOptions>();
    CLI::App* command = root.add_subcommand("reconcile", "Propose matches, or apply the sure ones");
    command->add_option("statements", options->statements, "Statement ids (default: all)");
    command->add_option("--days", options->days, "Days between a line and an existing entry")
        ->check(CLI::Range(0, k_days_max));
    CLI::Option* apply =
        command->add_flag("--apply", options->apply, "Match what may be matched unattended");
    command
        ->add_option("--stop-after", options->seconds,
                     "Begin no further match after so many seconds; the next run goes on there")
        ->check(CLI::Range(0, k_seconds_max))
        ->needs(apply);
    command->add_option("--pointed-on", options->pointed_on,
                        "Day of pointing: line (the day of each, by default), statement (the "
                        "latest of its lines), or YYYY-MM-DD");
    command->callback(
        [&context, options] { context.finish([&] { return run_reconcile(context, *options); }); });
}

void add_match(CLI::App& root, CommandContext& context) {
    auto options = std::make_shared<MatchOptions>();
    CLI::App* command = root.add_subcommand("match", "Match lines by hand; totals must be equal");
    command->add_option("lines", options->lines, "Line ids")->required();
    command->add_option("--entry", options->targets.entries, "Existing entries");
    command->add_option("--invoice", options->targets.invoices, "Open items: ID or ID=AMOUNT");
    command->add_option("--account", options->targets.accounts,
                        "Accounts: NUMBER=AMOUNT, or NUMBER=AMOUNT@RATE with VAT inside");
    command->add_option("--difference", options->difference,
                        "Book what is left as a difference of this type");
    command->add_option("--value", options->value,
                        "What lines in another currency are worth in that of the books");
    command->add_option("--pointed-on", options->pointed_on,
                        "Day of pointing (default: the latest line's)");
    command->add_flag("--although-booked", options->although_booked,
                      "Even if an entry already explains a line");
    command->callback(
        [&context, options] { context.finish([&] { return run_match(context, *options); }); });

    auto undone = std::make_shared<std::int64_t>(0);
    CLI::App* undo = root.add_subcommand("undo", "Undo a match");
    undo->add_option("match", *undone, "Match id")->required();
    auto preview = std::make_shared<bool>(false);
    undo->add_flag("--preview", *preview, "Say which entries would be reversed; write nothing");
    auto reason = std::make_shared<std::string>();
    undo->add_option("--reason", *reason, "Why: kept in the journal of events");
    undo->callback([&context, undone, preview, reason] {
        context.finish([&] {
            return *preview ? preview_match_undo(context, *undone)
                            : run_undo(context, *undone, *reason);
        });
    });
}

void add_matches(CLI::App& root, CommandContext& context) {
    auto options = std::make_shared<MatchesOptions>();
    CLI::App* command = root.add_subcommand("matches", "Matches made");
    command->add_option("--statement", options->statement, "Only this statement");
    command->add_flag("--undone", options->undone_too, "Undone ones too");
    command->add_option("--limit", options->limit, "At most so many")
        ->check(CLI::Range(std::int64_t{1}, k_list_limit_max));
    command->add_option("--after", options->after, "Go on after this id")
        ->check(CLI::NonNegativeNumber);
    command->callback(
        [&context, options] { context.finish([&] { return run_matches(context, *options); }); });
}

} // namespace

void add_reconcile_commands(CLI::App& root, CommandContext& context) {
    add_reconcile(root, context);
    add_match(root, context);
    add_matches(root, context);
}

} // namespace comptoir::cli

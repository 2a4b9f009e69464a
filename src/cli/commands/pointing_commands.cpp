// pointing open|list|show|point|unpoint|remittance|until|change|validate|erase; report review.
#include "cli/answer.h"
#include "cli/arguments.h"
#include "cli/command_context.h"
#include "cli/commands/commands.h"
#include "cli/json_writer.h"
#include "cli/table.h"
#include "comptoir/app/bank.h"
#include "comptoir/app/later_pointings.h"
#include "comptoir/app/pointing.h"
#include "comptoir/app/report_reviews.h"
#include "comptoir/core/errors.h"
#include "comptoir/core/text.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace comptoir::cli {

namespace {

struct PointingOptions {
    std::string journal, from, to, balance, currency, on, until, number, reviewer;
    std::int64_t session = 0;
    std::vector<std::int64_t> rows;
    bool accept_difference = false;
};
using Options = std::shared_ptr<PointingOptions>;

std::vector<ledger::RowId> rows_of(const PointingOptions& options) {
    std::vector<ledger::RowId> rows;
    for (const std::int64_t row : options.rows)
        rows.emplace_back(row);
    return rows;
}

reconcile::PointingId session_of(const PointingOptions& options) {
    return reconcile::PointingId{options.session};
}

void write_session(JsonWriter& json, const app::PointingSession& session) {
    json.put("id", session.id);
    json.put("journal", std::string_view(session.journal));
    json.put("account", std::string_view(session.account));
    json.put("from", session.from);
    json.put("to", session.to);
    json.put("balance", session.balance);
    json.put("currency", session.balance.currency().code());
    json.put("state", to_text(session.state));
    json.put("open_again", is_open_again(session));
    json.member("match", session.match);
    json.put("opened_by", std::string_view(session.opened_by));
    json.member("closed_by", session.closed_by);
}

Result<app::PointingOpening> opening_of(app::Reader& reader, const PointingOptions& options,
                                        Currency currency) {
    CT_ASSIGN(from, day_argument(options.from));
    CT_ASSIGN(to, day_argument(options.to));
    if (!options.currency.empty()) {
        const std::optional<Currency> given = Currency::parse(options.currency);
        if (!given)
            return refuse_choice("--currency", options.currency, "EUR, CHF…");
        currency = *given;
    } else {
        CT_ASSIGN(journals, app::list_journals(reader));
        for (const ledger::Journal& journal : journals)
            if (journal.code == options.journal)
                currency = journal.currency;
    }
    CT_ASSIGN(balance, amount_argument(options.balance, currency));
    return app::PointingOpening{options.journal, from, to, balance};
}

Result<void> say_session(CommandContext& context, const app::PointingSession& session) {
    if (context.json) {
        JsonWriter json(context.out);
        json.begin_object();
        write_session(json, session);
        json.end_object();
    } else {
        context.say("cli.pointing.opened", {{"session", session.id.value()},
                                            {"journal", session.journal},
                                            {"from", session.from},
                                            {"to", session.to},
                                            {"balance", session.balance}});
    }
    return {};
}

Result<void> run_open(CommandContext& context, const PointingOptions& options) {
    CT_ASSIGN(workspace, context.open_for_writing());
    const Currency currency = workspace->dossier().currency;
    CT_ASSIGN(session, workspace->write<app::PointingSession>(
                           [&](app::Writer& writer) -> Result<app::PointingSession> {
                               CT_ASSIGN(opening, opening_of(writer, options, currency));
                               if (options.session != 0)
                                   return app::change_pointing(writer, session_of(options),
                                                               opening);
                               return app::open_pointing(writer, opening);
                           }));
    return say_session(context, session);
}

Result<void> run_list(CommandContext& context, const PointingOptions& options) {
    CT_ASSIGN(workspace, context.open_for_reading());
    CT_ASSIGN(sessions, workspace->read<std::vector<app::PointingSession>>([&](app::Reader& r) {
        return app::list_pointings(r, optional_text_argument(options.journal));
    }));
    if (context.json) {
        JsonWriter json(context.out);
        json.begin_object();
        json.key("pointings");
        json.begin_array();
        for (const app::PointingSession& session : sessions) {
            json.begin_object();
            write_session(json, session);
            json.end_object();
        }
        json.end_array();
        json.end_object();
        return {};
    }
    using Side = Table::Side;
    Table table({{"cli.column.id", Side::Right},
                 {"cli.column.journal"},
                 {"cli.column.from"},
                 {"cli.column.to"},
                 {"cli.column.state"},
                 {"cli.column.bank", Side::Right}},
                context.language);
    for (const app::PointingSession& session : sessions)
        table.add(
            {text::number(session.id.value()), session.journal,
             i18n::format(session.from, context.language),
             i18n::format(session.to, context.language),
             i18n::word("pointing", is_open_again(session) ? "open_again" : to_text(session.state),
                        context.language),
             i18n::format_bare(session.balance, context.language)});
    table.print(context.out);
    return {};
}

void write_sheet(JsonWriter& json, const app::PointingSheet& sheet) {
    json.begin_object();
    write_session(json, sheet.session);
    json.put("ledger_balance", sheet.ledger_balance);
    json.put("to_point", sheet.to_point);
    json.put("pointed_balance", sheet.pointed_balance);
    json.put("difference", sheet.difference);
    json.put("drafts", sheet.drafts);
    json.key("entries");
    json.begin_array();
    for (const app::PointingEntry& entry : sheet.entries) {
        json.begin_object();
        json.put("row", entry.row);
        json.put("entry", entry.entry);
        json.put("journal", std::string_view(entry.journal));
        json.member("number", entry.number);
        json.member("piece", entry.piece);
        json.put("date", entry.date);
        json.member("label", entry.label);
        json.put("amount", entry.amount);
        json.put("state", entry.draft ? "draft" : "validated");
        json.member("pointed_on", entry.pointed_on);
        json.end_object();
    }
    json.end_array();
    json.end_object();
}

Result<void> run_show(CommandContext& context, const PointingOptions& options) {
    CT_ASSIGN(workspace, context.open_for_reading());
    CT_ASSIGN(sheet, workspace->read<app::PointingSheet>([&](app::Reader& reader) {
        return app::load_pointing(reader, session_of(options));
    }));
    if (context.json) {
        JsonWriter json(context.out);
        write_sheet(json, sheet);
        return {};
    }
    using Side = Table::Side;
    Table table({{"cli.column.id", Side::Right},
                 {"cli.column.day"},
                 {"cli.column.piece"},
                 {"cli.column.label"},
                 {"cli.column.amount", Side::Right},
                 {"cli.column.pointed"}},
                context.language);
    for (const app::PointingEntry& entry : sheet.entries)
        table.add({text::number(entry.row.value()), i18n::format(entry.date, context.language),
                   entry.piece, entry.label, i18n::format_bare(entry.amount, context.language),
                   entry.pointed_on ? "X " + i18n::format(*entry.pointed_on, context.language)
                                    : std::string()});
    table.print(context.out);
    context.say("cli.pointing.sums", {{"pointed", sheet.pointed_balance},
                                      {"balance", sheet.session.balance},
                                      {"difference", sheet.difference}});
    return {};
}

using Marks = std::function<Result<std::int64_t>(app::Writer&, const PointingOptions&)>;

Result<void> run_marks(CommandContext& context, const PointingOptions& options,
                       const Marks& marks) {
    CT_ASSIGN(workspace, context.open_for_writing());
    CT_ASSIGN(count, workspace->write<std::int64_t>(
                         [&](app::Writer& writer) { return marks(writer, options); }));
    if (context.json) {
        JsonWriter json(context.out);
        json.begin_object();
        json.put("session", options.session);
        json.put("rows", count);
        json.end_object();
    } else {
        context.say("cli.pointing.marked", {{"count", count}});
    }
    return {};
}

Result<void> run_validate(CommandContext& context, const PointingOptions& options) {
    CT_ASSIGN(workspace, context.open_for_writing());
    CT_ASSIGN(match, workspace->write<reconcile::MatchId>([&](app::Writer& writer) {
        return app::validate_pointing(writer, session_of(options), options.accept_difference);
    }));
    if (context.json) {
        JsonWriter json(context.out);
        json.begin_object();
        json.put("session", options.session);
        json.put("match", match);
        json.end_object();
    } else {
        context.say("cli.pointing.validated", {{"session", options.session}});
    }
    return {};
}

// Validated pointings after this one that differ once these marks are gone.
Result<std::vector<app::PointingSession>>
later_that_differ(app::Reader& reader, reconcile::PointingId of,
                  const std::vector<ledger::RowId>& rows) {
    CT_ASSIGN(sheet, app::load_pointing(reader, of));
    if (app::sum_of_marks(sheet, rows).is_zero())
        return std::vector<app::PointingSession>{};
    CT_ASSIGN(sessions, app::list_pointings(reader, sheet.session.journal));
    return app::later_pointings(sheet, sessions);
}

Result<void> run_erase(CommandContext& context, const PointingOptions& options) {
    CT_ASSIGN(workspace, context.open_for_writing());
    std::vector<app::PointingSession> later;
    CT_TRY(workspace->write<void>([&](app::Writer& writer) -> Result<void> {
        CT_ASSIGN(found, later_that_differ(writer, session_of(options), rows_of(options)));
        later = std::move(found);
        return app::erase_pointing(writer, session_of(options), rows_of(options));
    }));
    if (options.rows.empty() || context.json)
        answer(context, "erased", options.session, "cli.pointing.erased",
               {{"session", options.session}});
    else
        context.say("cli.pointing.rows_erased",
                    {{"session", options.session},
                     {"count", static_cast<std::int64_t>(options.rows.size())}});
    if (!later.empty() && !context.json)
        context.say("cli.pointing.later", {{"count", static_cast<std::int64_t>(later.size())},
                                           {"until", later.back().to}});
    return {};
}

Result<void> run_review(CommandContext& context, const PointingOptions& options) {
    CT_ASSIGN(day, day_argument(options.to));
    CT_ASSIGN(workspace, context.open_for_writing());
    std::optional<app::ReportReview> before;
    CT_ASSIGN(
        review,
        workspace->write<app::ReportReview>([&](app::Writer& writer) -> Result<app::ReportReview> {
            CT_ASSIGN(known, app::review_of(writer, options.journal, day));
            before = std::move(known);
            return app::review_report(writer, options.journal, day, options.reviewer);
        }));
    if (context.json) {
        JsonWriter json(context.out);
        json.begin_object();
        json.put("journal", std::string_view(review.journal));
        json.put("at", review.day);
        json.put("reviewer", std::string_view(review.reviewer));
        json.put("reviewed_at", review.reviewed_at.to_iso());
        json.put("difference", review.difference);
        if (before)
            json.put("reviewed_before_by", std::string_view(before->reviewer));
        json.end_object();
    } else {
        context.say(
            "cli.report.reviewed",
            {{"journal", review.journal}, {"day", review.day}, {"reviewer", review.reviewer}});
        if (before)
            context.say("cli.report.reviewed_before",
                        {{"reviewer", before->reviewer}, {"day", local_day(before->reviewed_at)}});
    }
    return {};
}

Result<void> run_outstanding(CommandContext& context, const std::vector<std::int64_t>& ids,
                             bool seen) {
    std::vector<ledger::EntryId> entries;
    for (const std::int64_t id : ids)
        entries.emplace_back(id);
    CT_ASSIGN(workspace, context.open_for_writing());
    CT_TRY(workspace->write<void>([&](app::Writer& writer) {
        return seen ? app::mark_seen_at_opening(writer, entries)
                    : app::mark_outstanding(writer, entries);
    }));
    const auto count = static_cast<std::int64_t>(entries.size());
    answer(context, seen ? "seen" : "outstanding", count,
           seen ? "cli.pointing.seen" : "cli.pointing.outstanding", {{"count", count}});
    return {};
}

// --- options ----------------------------------------------------------------------------------

void add_opening(CLI::App& pointing, CommandContext& context, bool changes) {
    Options options = std::make_shared<PointingOptions>();
    CLI::App* command = pointing.add_subcommand(
        changes ? "change" : "open",
        changes ? "Mend the period or the balance" : "Start pointing against a paper statement");
    if (changes)
        command->add_option("session", options->session, "Pointing id")->required();
    else
        command->add_option("--journal", options->journal, "Bank journal")->required();
    command->add_option("--from", options->from, "First day")->required();
    command->add_option("--to", options->to, "Last day")->required();
    command->add_option("--balance", options->balance, "The bank's balance on it")->required();
    command->add_option("--currency", options->currency, "EUR, or the account's own");
    command->callback(
        [&context, options] { context.finish([&] { return run_open(context, *options); }); });
}

CLI::App* add_marks(CLI::App& pointing, CommandContext& context, const Options& options,
                    const char* name, const char* meaning, Marks marks) {
    CLI::App* command = pointing.add_subcommand(name, meaning);
    command->add_option("session", options->session, "Pointing id")->required();
    command->callback([&context, options, marks = std::move(marks)] {
        context.finish([&] { return run_marks(context, *options, marks); });
    });
    return command;
}

void add_points(CLI::App& pointing, CommandContext& context) {
    Options point = std::make_shared<PointingOptions>();
    CLI::App* marks =
        add_marks(pointing, context, point, "point", "Mark rows as seen",
                  [](app::Writer& writer, const PointingOptions& options) -> Result<std::int64_t> {
                      CT_ASSIGN(on, optional_day_argument(options.on));
                      return app::point_rows(writer, session_of(options), rows_of(options), on);
                  });
    marks->add_option("rows", point->rows, "Rows (pointing show)")->required();
    marks->add_option("--on", point->on, "Day of pointing (default: the last day)");
    Options unpoint = std::make_shared<PointingOptions>();
    add_marks(pointing, context, unpoint, "unpoint", "Take marks away",
              [](app::Writer& writer, const PointingOptions& options) {
                  return app::unpoint_rows(writer, session_of(options), rows_of(options));
              })
        ->add_option("rows", unpoint->rows, "Rows")
        ->required();
    Options remittance = std::make_shared<PointingOptions>();
    CLI::App* whole =
        add_marks(pointing, context, remittance, "remittance", "Mark every entry of a remittance",
                  [](app::Writer& writer, const PointingOptions& options) -> Result<std::int64_t> {
                      CT_ASSIGN(on, optional_day_argument(options.on));
                      return app::point_remittance(writer, session_of(options), options.number, on);
                  });
    whole->add_option("number", remittance->number, "Number of the remittance")->required();
    whole->add_option("--on", remittance->on, "Day of pointing (default: the last day)");
    Options until = std::make_shared<PointingOptions>();
    CLI::App* all = add_marks(
        pointing, context, until, "until", "Mark all until a day, except some",
        [](app::Writer& writer, const PointingOptions& options) -> Result<std::int64_t> {
            CT_ASSIGN(day, day_argument(options.until));
            return app::point_all_until(writer, session_of(options), day, rows_of(options));
        });
    all->add_option("day", until->until, "The day")->required();
    all->add_option("--except", until->rows, "Rows that the bank has not shown");
}

void add_outstanding(CLI::App& pointing, CommandContext& context) {
    auto entries = std::make_shared<std::vector<std::int64_t>>();
    auto seen = std::make_shared<bool>(false);
    CLI::App* command = pointing.add_subcommand(
        "outstanding", "Entries of the books taken over that the bank had not seen yet");
    command->add_option("entries", *entries, "Entry ids")->required();
    command->add_flag("--seen", *seen, "The bank had seen them after all");
    command->callback([&context, entries, seen] {
        context.finish([&] { return run_outstanding(context, *entries, *seen); });
    });
}

void add_ends(CLI::App& pointing, CommandContext& context) {
    Options validate = std::make_shared<PointingOptions>();
    CLI::App* done = pointing.add_subcommand("validate", "Point for good");
    done->add_option("session", validate->session, "Pointing id")->required();
    done->add_flag("--accept-difference", validate->accept_difference,
                   "Although the balances differ");
    done->callback(
        [&context, validate] { context.finish([&] { return run_validate(context, *validate); }); });
    Options erase = std::make_shared<PointingOptions>();
    CLI::App* gone = pointing.add_subcommand("erase", "Take a pointing back, wholly or some rows");
    gone->add_option("session", erase->session, "Pointing id")->required();
    gone->add_option("rows", erase->rows, "Only these rows");
    gone->callback(
        [&context, erase] { context.finish([&] { return run_erase(context, *erase); }); });
}

} // namespace

void add_pointing_commands(CLI::App& root, CommandContext& context) {
    CLI::App* pointing =
        subcommand_group(root, "pointing", "Point entries by hand, without a statement file");
    add_opening(*pointing, context, false);
    add_opening(*pointing, context, true);
    Options listed = std::make_shared<PointingOptions>();
    CLI::App* list = pointing->add_subcommand("list", "Pointings, validated and erased ones too");
    list->add_option("--journal", listed->journal, "Only this journal");
    list->callback(
        [&context, listed] { context.finish([&] { return run_list(context, *listed); }); });
    Options shown = std::make_shared<PointingOptions>();
    CLI::App* show = pointing->add_subcommand("show", "Entries to point and pointed, and the sums");
    show->add_option("session", shown->session, "Pointing id")->required();
    show->callback(
        [&context, shown] { context.finish([&] { return run_show(context, *shown); }); });
    add_points(*pointing, context);
    add_outstanding(*pointing, context);
    add_ends(*pointing, context);
    Options reviewed = std::make_shared<PointingOptions>();
    CLI::App* report = subcommand_group(root, "report", "Reports");
    CLI::App* review = report->add_subcommand(
        "review", "Say that the reconciliation statement of a day was looked at");
    review->add_option("--journal", reviewed->journal, "Bank journal")->required();
    review->add_option("--at", reviewed->to, "The day")->required();
    CLI::Option* by =
        review->add_option("--by", reviewed->reviewer, "Who looked (default: who acts)");
    review->callback([&context, reviewed, by] {
        context.finish([&]() -> Result<void> {
            if (by->count() > 0 && text::trim(reviewed->reviewer).empty())
                return fail(errors::usage,
                            {{"problem", i18n::say("cli.reviewer_missing", context.language)}});
            return run_review(context, *reviewed);
        });
    });
}

} // namespace comptoir::cli

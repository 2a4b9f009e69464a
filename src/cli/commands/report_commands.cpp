// report reconciliation: the état de rapprochement.
#include "cli/arguments.h"
#include "cli/command_context.h"
#include "cli/commands/commands.h"
#include "cli/drawing.h"
#include "comptoir/app/reconcile.h"
#include "comptoir/app/users.h"
#include "comptoir/core/errors.h"
#include "comptoir/reports/reconciliation_pdf.h"
#include "comptoir/reports/reconciliation_text.h"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <memory>
#include <system_error>

namespace comptoir::cli {

namespace {

struct ReportOptions {
    std::string journal, at, pdf;
};

void write_report_lines(JsonWriter& json, std::string_view name,
                        const std::vector<reconcile::ReportLine>& lines) {
    json.key(name);
    json.begin_array();
    for (const reconcile::ReportLine& line : lines) {
        json.begin_object();
        json.put("date", line.date);
        json.member("piece", line.piece);
        json.member("label", line.label);
        json.put("amount", line.amount);
        json.end_object();
    }
    json.end_array();
}

void write_reconciliation(JsonWriter& json, const reconcile::ReconciliationReport& report) {
    json.begin_object();
    json.put("journal", report.journal);
    json.put("account", report.account);
    json.put("at", report.at);
    json.put("currency", report.currency.code());
    json.put("ledger_balance", report.ledger_balance);
    json.put("unpointed_debits", report.unpointed_debits);
    json.put("unpointed_credits", report.unpointed_credits);
    json.put("theoretical_balance", report.theoretical);
    json.put("unbooked_credits", report.unbooked_credits);
    json.put("unbooked_debits", report.unbooked_debits);
    json.put("statement_balance", report.statement_balance);
    json.put("initial_difference", report.initial_difference);
    json.put("difference", report.difference);
    json.member("pointing_open_again_until", report.open_again_until);
    json.member("reviewer", report.reviewer);
    json.member("reviewed_on", report.reviewed_on);
    if (report.reviewed_on)
        json.put("as_reviewed", report.is_as_reviewed);
    write_report_lines(json, "unpointed_debit_rows", report.debits);
    write_report_lines(json, "unpointed_credit_rows", report.credits);
    write_report_lines(json, "unbooked_credit_lines", report.bank_credits);
    write_report_lines(json, "unbooked_debit_lines", report.bank_debits);
    json.end_object();
}

Result<void> write_pdf(const CommandContext& context, const reconcile::ReconciliationReport& report,
                       const std::string& path) {
    const Drawing drawing;
    return reports::write_reconciliation_pdf(report, context.language, path);
}

// A protected dossier asks who prints, and keeps it.
Result<void> note_printing(const CommandContext& context, const ReportOptions& options) {
    CT_ASSIGN(users, app::users_of_dossier(context.ledger));
    if (!users.is_protected)
        return {};
    CT_ASSIGN(workspace, context.open_for_writing());
    return workspace->write<void>([&](app::Writer& writer) {
        return app::note_printed(writer, "reconciliation " + options.journal + " " + options.at);
    });
}

// What is noted is printed, and what is printed is noted: the file gets its name in between.
Result<void> print(const CommandContext& context, const ReportOptions& options,
                   const reconcile::ReconciliationReport& report) {
    const std::string unnamed = options.pdf + ".part";
    CT_TRY(write_pdf(context, report, unnamed));
    std::error_code problem;
    if (const auto noted = note_printing(context, options); !noted) {
        std::filesystem::remove(unnamed, problem);
        return noted;
    }
    std::filesystem::rename(unnamed, options.pdf, problem);
    if (!problem)
        return {};
    std::error_code ignored;
    std::filesystem::remove(unnamed, ignored);
    return fail(comptoir::errors::file_unwritable, {{"path", options.pdf}}, problem.message());
}

Result<void> run_report(CommandContext& context, const ReportOptions& options) {
    CT_ASSIGN(at, day_argument(options.at));
    CT_ASSIGN(workspace, context.open_for_reading());
    CT_ASSIGN(report, workspace->read<reconcile::ReconciliationReport>([&](app::Reader& reader) {
        return app::reconciliation_report(reader, options.journal, at);
    }));
    if (!options.pdf.empty()) {
        workspace.reset();
        CT_TRY(print(context, options, report));
    }
    if (context.json) {
        JsonWriter json(context.out);
        write_reconciliation(json, report);
    } else {
        context.out << reports::reconciliation_text(report, context.language);
    }
    return {};
}

} // namespace

void add_report_commands(CLI::App& root, CommandContext& context) {
    auto options = std::make_shared<ReportOptions>();
    CLI::App* group = subcommand_group(root, "report", "Reports");
    CLI::App* command = group->add_subcommand("reconciliation", "Books against bank at a day");
    command->add_option("--journal", options->journal, "Bank journal")->required();
    command->add_option("--at", options->at, "Day, YYYY-MM-DD")->required();
    command->add_option("--pdf", options->pdf, "Write it as PDF too");
    command->callback(
        [&context, options] { context.finish([&] { return run_report(context, *options); }); });
}

} // namespace comptoir::cli

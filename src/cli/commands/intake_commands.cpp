// intake, intake tray, intake assign, intake drop, intake take-back, intake grid.
#include "cli/arguments.h"
#include "cli/command_context.h"
#include "cli/commands/commands.h"
#include "cli/drawing.h"
#include "cli/intake_report.h"
#include "cli/table.h"
#include "comptoir/app/intake.h"
#include "comptoir/reports/intake_grid_table.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <memory>

namespace comptoir::cli {

namespace {

struct IntakeOptions {
    std::vector<std::string> files;
    std::string dossiers;
    bool match = false;
    bool accept_mismatch = false;
    // assign, drop
    std::string account, to, journal, ledger_account, iban, why;
    // grid
    std::string pdf;
};

Result<app::IntakeFolder> folder_of(const CommandContext& context, const IntakeOptions& options) {
    CT_ASSIGN(password, context.user_password());
    return app::IntakeFolder{.path = options.dossiers,
                             .user = context.user,
                             .clock = context.clock,
                             .password = std::move(password)};
}

// The report is an answer, whatever it says; the exit code tells a script that not all was taken.
void show_report(CommandContext& context, const app::IntakeReport& report) {
    if (context.json) {
        JsonWriter json(context.out);
        write_intake_report(json, report, context.language);
    } else {
        print_intake_report(context, report);
    }
    for (const app::IntakeDossierFault& fault : report.faults)
        context.exit_code = std::max(context.exit_code, exit_code_of(fault.error.kind));
    for (const app::IntakeFile& file : report.files)
        if (file.refused)
            context.exit_code = std::max(context.exit_code, exit_code_of(file.refused->kind));
}

Result<void> run_intake(CommandContext& context, const IntakeOptions& options) {
    app::IntakeRequest request{.match = options.match, .accept_mismatch = options.accept_mismatch};
    for (const std::string& file : options.files)
        request.files.emplace_back(file);
    request.work = context.progress("cli.intake.progress");
    CT_ASSIGN(folder, folder_of(context, options));
    CT_ASSIGN(report, app::take_in(folder, request));
    show_report(context, report);
    return {};
}

Result<void> run_tray(CommandContext& context, const IntakeOptions& options) {
    CT_ASSIGN(folder, folder_of(context, options));
    CT_ASSIGN(tray, app::list_intake(folder));
    if (context.json) {
        JsonWriter json(context.out);
        json.begin_object();
        write_intake_parts(json, "parts", tray.parts, context.language);
        json.end_object();
        return {};
    }
    if (tray.parts.empty())
        context.say("cli.intake.tray_empty");
    print_intake_parts(context, tray.parts);
    return {};
}

Result<void> run_assign(CommandContext& context, const IntakeOptions& options) {
    app::IntakeAssign request{.account = options.account,
                              .dossier = options.to,
                              .journal = options.journal,
                              .ledger_account = optional_text_argument(options.ledger_account),
                              .accept_mismatch = options.accept_mismatch};
    if (!options.iban.empty()) {
        CT_ASSIGN(iban, iban_argument(options.iban));
        request.iban = iban;
    }
    CT_ASSIGN(folder, folder_of(context, options));
    CT_ASSIGN(report, app::assign_intake(folder, request));
    show_report(context, report);
    return {};
}

Result<void> run_drop(CommandContext& context, const IntakeOptions& options) {
    CT_ASSIGN(folder, folder_of(context, options));
    CT_ASSIGN(dropped, app::drop_intake(folder, options.account, options.why));
    if (context.json) {
        JsonWriter json(context.out);
        json.begin_object();
        write_intake_parts(json, "dropped", dropped, context.language);
        json.end_object();
        return {};
    }
    print_intake_parts(context, dropped);
    return {};
}

Result<void> run_take_back(CommandContext& context, const IntakeOptions& options) {
    CT_ASSIGN(folder, folder_of(context, options));
    CT_ASSIGN(taken, app::take_back_dropped(folder, options.account));
    if (context.json) {
        JsonWriter json(context.out);
        json.begin_object();
        write_intake_parts(json, "taken_back", taken, context.language);
        json.end_object();
        return {};
    }
    context.say("cli.intake.taken_back");
    print_intake_parts(context, taken);
    return {};
}

// --- grid ---------------------------------------------------------------------------------------

void write_grid_row(JsonWriter& json, const app::IntakeGridRow& row, i18n::Language language) {
    json.begin_object();
    json.member("dossier", row.dossier);
    json.member("company", row.company);
    json.member("journal", row.journal);
    json.member("account", row.account);
    json.member("last_day", row.last_day);
    json.member("closing", row.closing);
    json.put("check", to_text(row.check));
    json.put("statements", row.statements);
    json.put("lines", row.lines);
    json.key("gaps");
    json.begin_array();
    for (const app::IntakeGap& gap : row.gaps) {
        json.begin_object();
        json.member("after", gap.after);
        json.member("before", gap.before);
        json.member("closing", gap.closing);
        json.member("opening", gap.opening);
        json.put("days_missing", gap.days_missing);
        json.put("kind", to_text(gap.kind));
        json.end_object();
    }
    json.end_array();
    if (row.waits) {
        json.key("waits");
        json.begin_object();
        json.put("code", std::string_view(row.waits->code));
        json.put("message", i18n::say(row.waits->code, row.waits->params, language));
        json.end_object();
    }
    json.end_object();
}

Result<void> write_grid_pdf(const CommandContext& context, const reports::PrintedTable& table,
                            const std::string& path) {
    const Drawing drawing;
    return reports::write_table_pdf(table, context.language, path);
}

void print_grid(const CommandContext& context, const reports::PrintedTable& printed) {
    using Side = Table::Side;
    Table table({{"report.intake.client"},
                 {"report.intake.journal"},
                 {"report.intake.account"},
                 {"report.intake.last_day"},
                 {"report.intake.closing", Side::Right},
                 {"report.intake.check"},
                 {"report.intake.gap"}},
                context.language);
    for (const std::vector<std::string>& row : printed.rows)
        table.add(row);
    if (printed.rows.empty())
        context.out << printed.nothing << '\n';
    table.print(context.out);
}

Result<void> run_grid(CommandContext& context, const IntakeOptions& options) {
    CT_ASSIGN(folder, folder_of(context, options));
    CT_ASSIGN(grid, app::intake_grid(folder));
    const Instant now = context.clock ? context.clock->now() : SystemClock().now();
    const reports::PrintedTable table = reports::intake_grid_table(
        grid.rows, folder.path.string(), local_day(now), context.language);
    if (!options.pdf.empty())
        CT_TRY(write_grid_pdf(context, table, options.pdf));
    for (const app::IntakeDossierFault& fault : grid.faults)
        context.exit_code = std::max(context.exit_code, exit_code_of(fault.error.kind));
    if (!context.json) {
        print_grid(context, table);
        for (const app::IntakeDossierFault& fault : grid.faults)
            context.err << i18n::say("cli.intake.dossier_fault",
                                     {{"dossier", fault.dossier},
                                      {"why", i18n::explain(fault.error, context.language)}},
                                     context.language)
                        << '\n';
        return {};
    }
    JsonWriter json(context.out);
    json.begin_object();
    json.key("rows");
    json.begin_array();
    for (const app::IntakeGridRow& row : grid.rows)
        write_grid_row(json, row, context.language);
    json.end_array();
    write_intake_faults(json, grid.faults, context.language);
    json.end_object();
    return {};
}

CLI::App* add_verb(CLI::App& intake, const char* name, const char* description,
                   IntakeOptions& options) {
    CLI::App* verb = intake.add_subcommand(name, description);
    verb->add_option("--dossiers", options.dossiers, "The folder of the dossiers")->required();
    return verb;
}

void add_tray_verbs(CLI::App& intake, CommandContext& context,
                    const std::shared_ptr<IntakeOptions>& options) {
    CLI::App* tray = add_verb(intake, "tray", "What waits, and what was dropped", *options);
    tray->callback(
        [&context, options] { context.finish([&] { return run_tray(context, *options); }); });

    CLI::App* assign = add_verb(intake, "assign", "Assign an account that waits", *options);
    assign->add_option("account", options->account, "IBAN, number or id of the tray")->required();
    assign->add_option("--to", options->to, "The dossier")->required();
    assign->add_option("--journal", options->journal, "Its journal, made when new")->required();
    assign->add_option("--account", options->ledger_account, "The journal's own 512 account");
    assign->add_option("--iban", options->iban, "For an account whose file names no IBAN");
    assign->add_flag("--accept-mismatch", options->accept_mismatch,
                     "Take a statement whose balances disagree");
    assign->callback(
        [&context, options] { context.finish([&] { return run_assign(context, *options); }); });

    CLI::App* drop = add_verb(intake, "drop", "Give up what waits for an account", *options);
    drop->add_option("account", options->account, "IBAN, number or id of the tray")->required();
    drop->add_option("--why", options->why, "The reason, which stays")->required();
    drop->callback(
        [&context, options] { context.finish([&] { return run_drop(context, *options); }); });

    CLI::App* back = add_verb(intake, "take-back", "Take in again what was dropped", *options);
    back->add_option("account", options->account, "IBAN, number or id of the tray")->required();
    back->callback(
        [&context, options] { context.finish([&] { return run_take_back(context, *options); }); });
}

} // namespace

void add_intake_commands(CLI::App& root, CommandContext& context) {
    auto options = std::make_shared<IntakeOptions>();
    CLI::App* intake =
        root.add_subcommand("intake", "Statement files of many clients, to their dossiers");
    intake->add_option("files", options->files, "Statement files; none: try again what waits");
    intake->add_option("--dossiers", options->dossiers, "The folder of the dossiers");
    intake->add_flag("--match", options->match, "Match at once what may be matched unattended");
    intake->add_flag("--accept-mismatch", options->accept_mismatch,
                     "Take a statement whose balances disagree");
    add_tray_verbs(*intake, context, options);
    CLI::App* grid =
        add_verb(*intake, "grid", "Client, account, last day, gaps, balances", *options);
    grid->add_option("--pdf", options->pdf, "Write it as PDF too");
    grid->callback(
        [&context, options] { context.finish([&] { return run_grid(context, *options); }); });
    intake->callback([&context, options, intake] {
        if (!intake->get_subcommands().empty())
            return;
        if (options->dossiers.empty())
            throw CLI::RequiredError("--dossiers");
        context.finish([&] { return run_intake(context, *options); });
    });
}

} // namespace comptoir::cli

// new, journal list, books import, party, export fec, check.
#include "cli/arguments.h"
#include "cli/command_context.h"
#include "cli/commands/commands.h"
#include "cli/table.h"
#include "comptoir/app/bank.h"
#include "comptoir/app/books.h"
#include "comptoir/app/party_import.h"
#include "comptoir/core/errors.h"
#include "comptoir/core/text.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdlib>
#include <memory>

namespace comptoir::cli {

namespace {

using Side = Table::Side;

void write_warnings(JsonWriter& json, const char* name, const std::vector<Diagnostic>& warnings,
                    i18n::Language language) {
    json.key(name);
    json.begin_array();
    for (const Diagnostic& warning : warnings)
        write_diagnostic(json, warning, language);
    json.end_array();
}

// --- new --------------------------------------------------------------------------------------

struct NewOptions {
    std::string company, number, chart = "pcg", from, to;
};

std::string owner_of(const CommandContext& context) {
    if (!context.user.empty())
        return context.user;
    for (const char* name : {"USER", "LOGNAME"}) {
        if (const char* value = std::getenv(name); value != nullptr && *value != '\0')
            return value;
    }
    return "owner";
}

Result<app::NewDossier> dossier_of(const CommandContext& context, const NewOptions& options) {
    app::NewDossier dossier;
    dossier.company = options.company;
    dossier.company_number = options.number;
    const auto chart = ledger::parse_chart(options.chart);
    if (!chart)
        return refuse_choice("--chart", options.chart, "pcg, pcmn, kmu");
    dossier.chart = *chart;
    dossier.owner = owner_of(context);
    CT_ASSIGN(from, optional_day_argument(options.from));
    CT_ASSIGN(to, optional_day_argument(options.to));
    if (from.has_value() != to.has_value())
        return fail(errors::usage,
                    {{"problem", i18n::say("cli.usage.year_halves", context.language)}});
    if (from)
        dossier.year = DateRange{*from, *to};
    return dossier;
}

Result<void> run_new(CommandContext& context, const NewOptions& options) {
    if (context.ledger.empty())
        return fail(errors::usage,
                    {{"problem", i18n::say("cli.ledger_missing", context.language)}});
    CT_ASSIGN(dossier, dossier_of(context, options));
    app::OpenOptions open;
    open.user = dossier.owner;
    open.clock = context.clock;
    CT_ASSIGN(created, app::Workspace::create(context.ledger, dossier, open));
    if (context.json) {
        JsonWriter json(context.out);
        json.begin_object();
        json.put("ledger", std::string_view(context.ledger));
        json.put("company", std::string_view(dossier.company));
        json.put("chart", to_text(dossier.chart));
        write_warnings(json, "warnings", created.warnings, context.language);
        json.end_object();
        return {};
    }
    context.say("cli.new.done", {{"company", dossier.company}, {"ledger", context.ledger}});
    for (const Diagnostic& warning : created.warnings)
        context.warn(warning);
    return {};
}

// --- journal list -----------------------------------------------------------------------------

Result<void> run_journal_list(CommandContext& context) {
    CT_ASSIGN(workspace, context.open_for_reading());
    CT_ASSIGN(journals, workspace->read<std::vector<ledger::Journal>>(
                            [](app::Reader& reader) { return app::list_journals(reader); }));
    if (context.json) {
        JsonWriter json(context.out);
        json.begin_object();
        json.key("journals");
        json.begin_array();
        for (const ledger::Journal& journal : journals) {
            json.begin_object();
            json.put("code", std::string_view(journal.code));
            json.put("name", std::string_view(journal.name));
            json.put("type", to_text(journal.type));
            json.member("account", journal.account.value_or(""));
            json.member("iban", journal.iban ? journal.iban->text() : std::string{});
            json.member("number", journal.bank_number);
            json.put("currency", journal.currency.code());
            json.end_object();
        }
        json.end_array();
        json.end_object();
        return {};
    }
    Table table({{"cli.column.code"},
                 {"cli.column.name"},
                 {"cli.column.account"},
                 {"cli.column.currency"},
                 {"cli.column.iban"}},
                context.language);
    for (const ledger::Journal& journal : journals)
        table.add({journal.code, journal.name, journal.account.value_or(""),
                   std::string(journal.currency.code()),
                   journal.iban ? journal.iban->printed() : journal.bank_number});
    table.print(context.out);
    return {};
}

// --- books import -----------------------------------------------------------------------------

struct BooksOptions {
    std::vector<std::string> files;
    std::string pointed_until;
};

Result<void> run_books_import(CommandContext& context, const BooksOptions& options) {
    app::BooksImport request;
    request.files.assign(options.files.begin(), options.files.end());
    CT_ASSIGN(until, optional_day_argument(options.pointed_until));
    request.pointed_until = until;
    request.work = context.progress("cli.books.progress");
    CT_ASSIGN(workspace, context.open_for_writing());
    CT_ASSIGN(report, workspace->write<app::BooksReport>(
                          [&](app::Writer& writer) { return app::import_books(writer, request); }));
    if (context.json) {
        JsonWriter json(context.out);
        json.begin_object();
        json.put("entries", report.entries);
        json.put("validated", report.validated);
        json.put("drafts", report.drafts);
        json.put("parties", report.parties);
        json.put("open_items", report.open_items);
        write_warnings(json, "warnings", report.warnings, context.language);
        json.end_object();
        return {};
    }
    context.say("cli.books.imported", {{"entries", report.entries},
                                       {"validated", report.validated},
                                       {"drafts", report.drafts},
                                       {"parties", report.parties},
                                       {"open_items", report.open_items}});
    for (const Diagnostic& warning : report.warnings)
        context.warn(warning);
    return {};
}

// --- party ------------------------------------------------------------------------------------

struct PartyOptions {
    std::string code, name, iban, reference, reason, vat;
    int terms = 0;
};

void write_party(JsonWriter& json, const ledger::Party& party) {
    json.begin_object();
    json.put("code", std::string_view(party.code));
    json.put("name", std::string_view(party.name));
    json.member("iban", party.iban ? party.iban->text() : std::string{});
    json.member("reference", party.statement_reference);
    json.member("terms", party.terms_days);
    json.put("vat", party.vat_basis == ledger::VatBasis::Receipts ? "receipts" : "debits");
    json.member("company_number", party.company_number);
    json.member("vat_id", party.vat_id);
    json.end_object();
}

Result<void> run_party_list(CommandContext& context) {
    CT_ASSIGN(workspace, context.open_for_reading());
    CT_ASSIGN(parties, workspace->read<std::vector<ledger::Party>>(
                           [](app::Reader& reader) { return app::list_parties(reader); }));
    if (context.json) {
        JsonWriter json(context.out);
        json.begin_object();
        json.key("parties");
        json.begin_array();
        for (const ledger::Party& party : parties)
            write_party(json, party);
        json.end_array();
        json.end_object();
        return {};
    }
    Table table({{"cli.column.code"}, {"cli.column.name"}, {"cli.column.iban"}}, context.language);
    for (const ledger::Party& party : parties)
        table.add({party.code, party.name, party.iban ? party.iban->printed() : std::string{}});
    table.print(context.out);
    return {};
}

Result<app::PartyChange> change_of(const PartyOptions& options, const CLI::App& command) {
    app::PartyChange change;
    change.code = options.code;
    if (command.count("--name") > 0)
        change.name = options.name;
    if (command.count("--reference") > 0)
        change.statement_reference = options.reference;
    change.reason = options.reason;
    if (command.count("--terms") > 0)
        change.terms_days = options.terms;
    if (command.count("--vat") > 0)
        change.vat_basis =
            options.vat == "receipts" ? ledger::VatBasis::Receipts : ledger::VatBasis::Debits;
    if (command.count("--iban") > 0) {
        CT_ASSIGN(iban, iban_argument(options.iban));
        change.iban = iban;
    }
    return change;
}

Result<void> run_party_set(CommandContext& context, const PartyOptions& options,
                           const CLI::App& command) {
    CT_ASSIGN(change, change_of(options, command));
    CT_ASSIGN(workspace, context.open_for_writing());
    CT_ASSIGN(party, workspace->write<ledger::Party>(
                         [&](app::Writer& writer) { return app::set_party(writer, change); }));
    if (context.json) {
        JsonWriter json(context.out);
        json.begin_object();
        json.key("party");
        write_party(json, party);
        json.end_object();
        return {};
    }
    context.say("cli.party.set", {{"code", party.code}, {"name", party.name}});
    return {};
}

Result<void> run_party_import(CommandContext& context, const std::string& file,
                              const std::string& reason) {
    CT_ASSIGN(workspace, context.open_for_writing());
    CT_ASSIGN(report, workspace->write<app::PartyImportReport>([&](app::Writer& writer) {
        return app::import_parties(writer, file, reason);
    }));
    if (context.json) {
        JsonWriter json(context.out);
        json.begin_object();
        json.put("added", report.added);
        json.put("changed", report.changed);
        write_warnings(json, "warnings", report.warnings, context.language);
        json.end_object();
        return {};
    }
    context.say("cli.party.imported", {{"added", report.added}, {"changed", report.changed}});
    for (const Diagnostic& warning : report.warnings)
        context.warn(warning);
    return {};
}

// --- export fec -------------------------------------------------------------------------------

struct ExportOptions {
    std::string year;
    std::string output = ".";
    std::string encoding = "iso-8859-15";
};

Result<void> run_export(CommandContext& context, const ExportOptions& options) {
    app::FecExport request;
    constexpr std::size_t k_year_digits = 4;
    const auto year = text::parse_integer(options.year);
    if (year && options.year.size() == k_year_digits) {
        request.year = static_cast<int>(*year);
    } else {
        CT_ASSIGN(closing_day, day_argument(options.year));
        request.closing_day = closing_day;
    }
    request.folder = options.output;
    if (options.encoding == "utf-8" || options.encoding == "utf8")
        request.encoding = app::FecEncoding::Utf8;
    else if (options.encoding != "iso-8859-15" && options.encoding != "iso8859-15" &&
             options.encoding != "latin9")
        return refuse_choice("--encoding", options.encoding, "iso-8859-15, utf-8");
    CT_ASSIGN(workspace, context.open_for_reading());
    CT_ASSIGN(report, workspace->read<app::FecExportReport>(
                          [&](app::Reader& reader) { return app::export_fec(reader, request); }));
    if (context.json) {
        JsonWriter json(context.out);
        json.begin_object();
        json.put("path", std::string_view(report.path.string()));
        json.put("lines", report.lines);
        write_warnings(json, "inherited_faults", report.inherited_faults, context.language);
        json.end_object();
        return {};
    }
    context.say("cli.export.done", {{"path", report.path.string()}, {"lines", report.lines}});
    for (const Diagnostic& fault : report.inherited_faults)
        context.warn(fault);
    return {};
}

// --- check ------------------------------------------------------------------------------------

// A file too damaged to open is an answer of this command, not a failure to give one.
Result<std::vector<app::CheckResult>> check_results(const CommandContext& context) {
    const Work work = context.progress("cli.check.progress");
    const auto opened = context.open_for_reading();
    if (!opened && opened.error().code.name == "storage.corrupt")
        return std::vector<app::CheckResult>{
            {"file.integrity", false, i18n::explain(opened.error(), context.language)}};
    if (!opened)
        return fail(opened.error());
    return (*opened)->read<std::vector<app::CheckResult>>(
        [&](app::Reader& reader) -> Result<std::vector<app::CheckResult>> {
            return app::check_dossier(reader, work);
        });
}

Result<void> run_check(CommandContext& context) {
    CT_ASSIGN(checks, check_results(context));
    const bool ok = std::all_of(checks.begin(), checks.end(),
                                [](const app::CheckResult& check) { return check.ok; });
    if (!ok)
        context.exit_code = k_exit_broken;
    if (context.json) {
        JsonWriter json(context.out);
        json.begin_object();
        json.put("ok", ok);
        json.key("checks");
        json.begin_array();
        for (const app::CheckResult& check : checks) {
            json.begin_object();
            json.put("name", std::string_view(check.name));
            json.put("ok", check.ok);
            json.member("detail", check.detail);
            json.end_object();
        }
        json.end_array();
        json.end_object();
        return {};
    }
    for (const app::CheckResult& check : checks)
        context.say(check.ok ? "cli.check.good" : "cli.check.bad",
                    {{"name", check.name}, {"detail", check.detail}});
    context.say(ok ? "cli.check.all_good" : "cli.check.damaged");
    return {};
}

// --- the commands -----------------------------------------------------------------------------

void add_new(CLI::App& root, CommandContext& context) {
    auto options = std::make_shared<NewOptions>();
    CLI::App* command = root.add_subcommand("new", "Make a dossier");
    command->add_option("--company", options->company, "Name of the company")->required();
    command->add_option("--siren", options->number, "SIREN, BCE or UID number")->required();
    command->add_option("--chart", options->chart, "pcg, pcmn or kmu");
    command->add_option("--from", options->from, "First day of the financial year");
    command->add_option("--to", options->to, "Last day of the financial year");
    command->callback(
        [&context, options] { context.finish([&] { return run_new(context, *options); }); });
}

void add_party(CLI::App& root, CommandContext& context) {
    CLI::App* party = subcommand_group(root, "party", "Third parties: list, set, import");
    party->add_subcommand("list", "All third parties")->callback([&context] {
        context.finish([&] { return run_party_list(context); });
    });
    auto options = std::make_shared<PartyOptions>();
    CLI::App* set = party->add_subcommand("set", "Add or change a third party");
    set->add_option("code", options->code, "Its auxiliary code")->required();
    set->add_option("--name", options->name, "Its name");
    set->add_option("--iban", options->iban, "The account it is paid on; typing it confirms it");
    set->add_option("--reference", options->reference, "What bank labels call it");
    set->add_option("--reason", options->reason,
                    "Why the reference is saved although the past says otherwise");
    set->add_option("--terms", options->terms, "Days from invoice to due date");
    set->add_option("--vat", options->vat, "debits or receipts")
        ->check(CLI::IsMember({"debits", "receipts"}));
    set->callback([&context, options, set] {
        context.finish([&] { return run_party_set(context, *options, *set); });
    });
    auto file = std::make_shared<std::string>();
    CLI::App* take_over = party->add_subcommand("import", "Third parties from a CSV table");
    take_over->add_option("file", *file, "CSV with columns code, name, iban, reference, terms, vat")
        ->required();
    auto why = std::make_shared<std::string>();
    take_over->add_option("--reason", *why,
                          "Why references are saved although the past says otherwise");
    take_over->callback([&context, file, why] {
        context.finish([&] { return run_party_import(context, *file, *why); });
    });
}

void add_export(CLI::App& root, CommandContext& context) {
    auto options = std::make_shared<ExportOptions>();
    CLI::App* group = subcommand_group(root, "export", "Export: fec");
    CLI::App* fec = group->add_subcommand("fec", "Fichier des écritures comptables of a year");
    fec->add_option("--year", options->year,
                    "Year in which the financial year ends, or its last day")
        ->required();
    fec->add_option("--output", options->output, "Folder");
    fec->add_option("--encoding", options->encoding, "iso-8859-15 or utf-8");
    fec->callback(
        [&context, options] { context.finish([&] { return run_export(context, *options); }); });
}

} // namespace

void add_books_commands(CLI::App& root, CommandContext& context) {
    add_new(root, context);
    subcommand_group(root, "journal", "Journals: add, list, show, set")
        ->add_subcommand("list", "All journals")
        ->callback([&context] { context.finish([&] { return run_journal_list(context); }); });

    auto books_options = std::make_shared<BooksOptions>();
    CLI::App* take_over = subcommand_group(root, "books", "Existing books: import")
                              ->add_subcommand("import", "Books from one FEC or several");
    take_over->add_option("files", books_options->files, "FEC files")->required();
    take_over->add_option("--pointed-until", books_options->pointed_until,
                          "Bank rows dated before that day count as pointed");
    take_over->callback([&context, books_options] {
        context.finish([&] { return run_books_import(context, *books_options); });
    });

    add_party(root, context);
    add_export(root, context);
    root.add_subcommand("check", "Check the whole dossier")->callback([&context] {
        context.finish([&] { return run_check(context); });
    });
}

} // namespace comptoir::cli

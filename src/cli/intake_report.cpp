#include "cli/intake_report.h"

#include "cli/import_report.h"
#include "cli/table.h"

#include <algorithm>

namespace comptoir::cli {

namespace {

std::string account_text(const bank::AccountIdentity& identity) {
    return identity.iban ? identity.iban->printed() : identity.number;
}

std::string day_text(const std::optional<Date>& day, i18n::Language language) {
    return day ? i18n::format(*day, language) : std::string("-");
}

void write_account_members(JsonWriter& json, const bank::IntakeAccount& account) {
    if (account.identity.iban)
        json.put("iban", std::string_view(account.identity.iban->text()));
    json.member("number", account.identity.number);
    if (account.identity.currency)
        json.put("currency", account.identity.currency->code());
    json.member("holder", account.identity.holder);
    json.member("from", account.from);
    json.member("to", account.to);
    json.member("opening", account.opening);
    json.member("closing", account.closing);
    json.put("lines", account.lines);
    json.put("check", to_text(account.check));
}

void write_routed(JsonWriter& json, const app::IntakeRouted& routed, i18n::Language language) {
    json.begin_object();
    json.put("file", std::string_view(routed.file));
    write_account_members(json, routed.account);
    json.put("dossier", std::string_view(routed.dossier));
    json.member("company", routed.company);
    json.put("journal", std::string_view(routed.journal));
    json.put("lines_new", routed.lines_new);
    json.put("lines_known", routed.lines_known);
    json.put("lines_doubtful", routed.lines_doubtful);
    json.key("statements");
    json.begin_array();
    for (const bank::StatementId statement : routed.statements)
        json.value(statement);
    json.end_array();
    write_put_aside(json, routed.put_aside, language);
    json.key("diagnostics");
    json.begin_array();
    for (const Diagnostic& diagnostic : routed.diagnostics)
        write_diagnostic(json, diagnostic, language);
    json.end_array();
    json.end_object();
}

void write_file(JsonWriter& json, const app::IntakeFile& file, i18n::Language language) {
    json.begin_object();
    json.put("name", std::string_view(file.name));
    json.member("sha256", file.sha256);
    json.put("accounts", file.accounts);
    json.put("lines", file.lines);
    if (file.refused) {
        json.key("error");
        write_error(json, *file.refused, language);
    }
    json.end_object();
}

void print_routed(const CommandContext& context, const std::vector<app::IntakeRouted>& routed) {
    using Side = Table::Side;
    const i18n::Language language = context.language;
    Table table({{"report.intake.client"},
                 {"report.intake.journal"},
                 {"report.intake.account"},
                 {"cli.column.from"},
                 {"cli.column.to"},
                 {"cli.intake.new", Side::Right},
                 {"cli.intake.known", Side::Right},
                 {"report.intake.check"}},
                language);
    for (const app::IntakeRouted& each : routed)
        table.add({each.company, each.journal, account_text(each.account.identity),
                   day_text(each.account.from, language), day_text(each.account.to, language),
                   i18n::format_count(each.lines_new, language),
                   i18n::format_count(each.lines_known, language),
                   i18n::word("balance_check", to_text(each.account.check), language)});
    table.print(context.out);
}

} // namespace

void write_intake_parts(JsonWriter& json, std::string_view name,
                        const std::vector<bank::IntakePart>& parts, i18n::Language language) {
    json.key(name);
    json.begin_array();
    for (const bank::IntakePart& part : parts) {
        json.begin_object();
        json.put("id", std::string_view(part.id));
        json.put("file", std::string_view(part.file));
        json.put("sha256", std::string_view(part.sha256));
        json.put("state", to_text(part.state));
        json.key("accounts");
        json.begin_array();
        for (const bank::IntakeAccount& account : part.accounts) {
            json.begin_object();
            write_account_members(json, account);
            json.end_object();
        }
        json.end_array();
        json.key("reason");
        json.begin_object();
        json.put("code", std::string_view(part.reason.code));
        json.put("message", i18n::say(part.reason.code, part.reason.params, language));
        json.end_object();
        json.member("dossier", part.dossier);
        json.member("journal", part.journal);
        json.put("received_at", part.received_at.to_iso());
        json.member("closed_by", part.closed_by);
        json.end_object();
    }
    json.end_array();
}

void print_intake_parts(const CommandContext& context, const std::vector<bank::IntakePart>& parts) {
    using Side = Table::Side;
    const i18n::Language language = context.language;
    Table table({{"report.intake.account"},
                 {"cli.column.from"},
                 {"cli.column.to"},
                 {"cli.column.lines", Side::Right},
                 {"cli.column.file"},
                 {"cli.column.reason"}},
                language);
    for (const bank::IntakePart& part : parts) {
        const std::string why = i18n::say(part.reason.code, part.reason.params, language);
        if (part.accounts.empty())
            table.add({part.id, "-", "-", "-", part.file, why});
        for (const bank::IntakeAccount& account : part.accounts)
            table.add({account_text(account.identity), day_text(account.from, language),
                       day_text(account.to, language), i18n::format_count(account.lines, language),
                       part.file, why});
    }
    table.print(context.out);
}

void write_intake_faults(JsonWriter& json, const std::vector<app::IntakeDossierFault>& faults,
                         i18n::Language language) {
    json.key("faults");
    json.begin_array();
    for (const app::IntakeDossierFault& fault : faults) {
        json.begin_object();
        json.put("dossier", std::string_view(fault.dossier));
        json.key("error");
        write_error(json, fault.error, language);
        json.end_object();
    }
    json.end_array();
}

void write_intake_report(JsonWriter& json, const app::IntakeReport& report,
                         i18n::Language language) {
    json.begin_object();
    json.key("files");
    json.begin_array();
    for (const app::IntakeFile& file : report.files)
        write_file(json, file, language);
    json.end_array();
    json.key("routed");
    json.begin_array();
    for (const app::IntakeRouted& routed : report.routed)
        write_routed(json, routed, language);
    json.end_array();
    write_intake_parts(json, "waiting", report.waiting, language);
    write_intake_parts(json, "dropped", report.dropped, language);
    write_intake_faults(json, report.faults, language);
    json.key("diagnostics");
    json.begin_array();
    for (const Diagnostic& diagnostic : report.diagnostics)
        write_diagnostic(json, diagnostic, language);
    json.end_array();
    json.end_object();
}

void print_intake_report(const CommandContext& context, const app::IntakeReport& report) {
    const auto count = [](const auto& list) { return static_cast<std::int64_t>(list.size()); };
    print_routed(context, report.routed);
    std::int64_t fresh = 0, known = 0;
    for (const app::IntakeRouted& routed : report.routed) {
        fresh += routed.lines_new;
        known += routed.lines_known;
    }
    context.say("cli.intake.routed",
                {{"accounts", count(report.routed)}, {"new", fresh}, {"known", known}});
    if (!report.waiting.empty()) {
        std::int64_t accounts = 0;
        for (const bank::IntakePart& part : report.waiting)
            accounts += std::max<std::int64_t>(1, count(part.accounts));
        context.say("cli.intake.waiting", {{"count", accounts}});
        print_intake_parts(context, report.waiting);
    }
    if (!report.dropped.empty()) {
        context.say("cli.intake.dropped_again", {{"count", count(report.dropped)}});
        print_intake_parts(context, report.dropped);
    }
    for (const app::IntakeFile& file : report.files)
        if (file.refused)
            context.err << i18n::say("cli.intake.file_refused",
                                     {{"file", file.name},
                                      {"why", i18n::explain(*file.refused, context.language)}},
                                     context.language)
                        << '\n';
    for (const app::IntakeDossierFault& fault : report.faults)
        context.err << i18n::say("cli.intake.dossier_fault",
                                 {{"dossier", fault.dossier},
                                  {"why", i18n::explain(fault.error, context.language)}},
                                 context.language)
                    << '\n';
    for (const Diagnostic& diagnostic : report.diagnostics)
        context.warn(diagnostic);
    for (const app::IntakeRouted& routed : report.routed)
        for (const Diagnostic& diagnostic : routed.diagnostics)
            context.warn(diagnostic);
    for (const app::IntakeRouted& routed : report.routed)
        print_put_aside(context, routed.put_aside);
}

} // namespace comptoir::cli

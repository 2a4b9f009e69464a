#include "cli/import_report.h"

#include "cli/quarantine_report.h"

namespace comptoir::cli {

namespace {

void write_statements(JsonWriter& json, const app::ImportReport& report) {
    json.key("statements");
    json.begin_array();
    for (const app::ImportedStatement& statement : report.statements) {
        json.begin_object();
        json.member("id", statement.id);
        json.put("journal", std::string_view(statement.journal));
        json.member("from", statement.from);
        json.member("to", statement.to);
        json.put("lines_new", statement.lines_new);
        json.put("lines_known", statement.lines_known);
        json.put("lines_doubtful", statement.lines_doubtful);
        if (statement.lines_deleted > 0)
            json.put("lines_deleted", statement.lines_deleted);
        json.put("state", to_text(statement.state));
        json.end_object();
    }
    json.end_array();
}

void write_expected(JsonWriter& json, const app::ImportReport& report) {
    json.key("expected");
    json.begin_array();
    for (const app::ImportedExpected& expected : report.expected) {
        json.begin_object();
        json.put("journal", std::string_view(expected.journal));
        json.put("from", expected.from);
        json.put("to", expected.to);
        json.put("lines_new", expected.lines_new);
        json.put("lines_known", expected.lines_known);
        json.put("lines_replaced", expected.lines_replaced);
        json.end_object();
    }
    json.end_array();
}

void write_repeated(JsonWriter& json, const app::ImportReport& report) {
    json.key("repeated");
    json.begin_array();
    for (const app::RepeatedImport& repeated : report.repeated) {
        json.begin_object();
        json.put("lines", repeated.lines);
        json.member("statement", repeated.origin.statement);
        json.put("import", repeated.origin.import);
        json.member("file", repeated.origin.file_name);
        json.put("imported_at", repeated.origin.imported_at.to_iso());
        json.put("imported_by", std::string_view(repeated.origin.imported_by));
        json.put("first_duplicate", repeated.first);
        json.put("repeats", repeated.repeats);
        json.end_object();
    }
    json.end_array();
}

void write_members(JsonWriter& json, const app::ImportReport& report) {
    json.key("members");
    json.begin_array();
    for (const app::ImportedMember& member : report.members) {
        json.begin_object();
        json.put("name", std::string_view(member.name));
        json.put("fate", to_text(member.fate));
        json.put("statements", member.statements);
        json.put("lines_new", member.lines_new);
        json.put("lines_known", member.lines_known);
        json.put("lines_doubtful", member.lines_doubtful);
        json.put("expected", member.expected);
        json.end_object();
    }
    json.end_array();
}

} // namespace

void write_put_aside(JsonWriter& json, const std::vector<app::PutAside>& files,
                     i18n::Language language) {
    json.key("put_aside");
    json.begin_array();
    for (const app::PutAside& aside : files) {
        json.begin_object();
        json.put("id", aside.id);
        json.put("name", std::string_view(aside.name));
        write_fault(json, aside.fault, language);
        json.end_object();
    }
    json.end_array();
}

void print_put_aside(const CommandContext& context, const std::vector<app::PutAside>& files) {
    for (const app::PutAside& aside : files)
        context.say("cli.quarantine.put_aside",
                    {{"id", aside.id.value()},
                     {"name", aside.name},
                     {"fault", fault_text(aside.fault, context.language)}});
}

void write_import_report(JsonWriter& json, const app::ImportReport& report,
                         i18n::Language language) {
    json.begin_object();
    write_import_members(json, report, language);
    json.end_object();
}

void write_import_members(JsonWriter& json, const app::ImportReport& report,
                          i18n::Language language) {
    write_statements(json, report);
    write_expected(json, report);
    write_repeated(json, report);
    json.key("left_out");
    json.begin_array();
    for (const app::LeftOut& left_out : report.left_out) {
        json.begin_object();
        json.put("account", std::string_view(left_out.account));
        json.put("reason", i18n::say(left_out.reason.name, left_out.params, language));
        json.end_object();
    }
    json.end_array();
    write_members(json, report);
    write_put_aside(json, report.put_aside, language);
    json.key("diagnostics");
    json.begin_array();
    for (const Diagnostic& diagnostic : report.diagnostics)
        write_diagnostic(json, diagnostic, language);
    json.end_array();
}

namespace {

// Of an archive, each member says what became of it.
void print_member(const CommandContext& context, const app::ImportedMember& member) {
    context.say("cli.import.member",
                {{"name", member.name},
                 {"fate", i18n::word("member", to_text(member.fate), context.language)},
                 {"statements", member.statements},
                 {"new", member.lines_new},
                 {"known", member.lines_known},
                 {"expected", member.expected}});
}

} // namespace

void print_import_report(const CommandContext& context, const app::ImportReport& report) {
    for (const app::ImportedMember& member : report.members)
        if (member.in_archive)
            print_member(context, member);
    for (const app::ImportedStatement& statement : report.statements) {
        const Params params{
            {"id", statement.id.value()},
            {"journal", statement.journal},
            {"from",
             statement.from ? i18n::format(*statement.from, context.language) : std::string("-")},
            {"to", statement.to ? i18n::format(*statement.to, context.language) : std::string("-")},
            {"new", statement.lines_new},
            {"known", statement.lines_known},
            {"doubtful", statement.lines_doubtful}};
        context.say(statement.id ? "cli.import.statement" : "cli.import.known", params);
        if (statement.lines_doubtful > 0)
            context.say("cli.import.doubtful", params);
    }
    for (const app::ImportedExpected& expected : report.expected)
        context.say("cli.import.expected", {{"journal", expected.journal},
                                            {"from", i18n::format(expected.from, context.language)},
                                            {"to", i18n::format(expected.to, context.language)},
                                            {"new", expected.lines_new - expected.lines_replaced},
                                            {"known", expected.lines_known},
                                            {"replaced", expected.lines_replaced}});
    for (const app::RepeatedImport& repeated : report.repeated)
        context.say(repeated.origin.file_name.empty() ? "cli.import.repeats_feed"
                                                      : "cli.import.repeats",
                    {{"count", repeated.lines},
                     {"file", repeated.origin.file_name},
                     {"day", local_day(repeated.origin.imported_at)},
                     {"user", repeated.origin.imported_by},
                     {"line", repeated.first.value()},
                     {"booked", repeated.booked_on},
                     {"label", repeated.label},
                     {"amount", repeated.amount},
                     {"other", repeated.repeats.value()}});
    for (const app::LeftOut& left_out : report.left_out)
        context.say(left_out.reason.name, left_out.params);
    print_put_aside(context, report.put_aside);
    for (const Diagnostic& diagnostic : report.diagnostics)
        context.warn(diagnostic);
}

} // namespace comptoir::cli

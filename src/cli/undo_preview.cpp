#include "cli/undo_preview.h"

#include "comptoir/core/text.h"

namespace comptoir::cli {

namespace {

std::int64_t lines_of(const app::ImportDependents& dependents) {
    std::int64_t lines = 0;
    for (const app::StatementRow& statement : dependents.statements)
        lines += statement.lines;
    return lines;
}

} // namespace

void write_dependents(JsonWriter& json, const app::ImportDependents& dependents) {
    json.put("lines", lines_of(dependents));
    json.key("matches");
    json.begin_array();
    for (const std::int64_t match : dependents.matches)
        json.value(match);
    json.end_array();
    json.key("entries");
    json.begin_array();
    for (const app::DependentEntry& entry : dependents.entries) {
        json.begin_object();
        json.put("id", entry.id);
        json.put("journal", std::string_view(entry.journal));
        json.member("number", entry.number);
        json.put("date", entry.day);
        json.put("label", std::string_view(entry.label));
        json.put("state", entry.validated ? "validated" : "draft");
        json.end_object();
    }
    json.end_array();
    json.key("invoices");
    json.begin_array();
    for (const app::DependentInvoice& invoice : dependents.invoices) {
        json.begin_object();
        json.put("id", invoice.id);
        json.put("number", std::string_view(invoice.number));
        json.end_object();
    }
    json.end_array();
    json.key("kept_by");
    json.begin_array();
    for (const app::HeirImport& heir : dependents.heirs) {
        json.begin_object();
        json.put("import", heir.import);
        json.member("file", heir.file_name);
        json.put("imported_at", heir.imported_at.to_iso());
        json.put("imported_by", std::string_view(heir.imported_by));
        json.put("lines", heir.lines);
        json.end_object();
    }
    json.end_array();
    json.put("lost", dependents.lost);
    json.put("feed_lines", dependents.feed_lines);
}

void print_dependents(const CommandContext& context, const app::ImportDependents& dependents) {
    context.say("cli.undo.lines", {{"count", lines_of(dependents)}});
    for (const std::int64_t match : dependents.matches)
        context.say("cli.undo.match", {{"match", match}});
    for (const app::DependentEntry& entry : dependents.entries)
        context.say(entry.validated ? "cli.undo.validated" : "cli.undo.draft",
                    {{"entry", entry.id.value()},
                     {"journal", entry.journal},
                     {"day", entry.day},
                     {"label", entry.label}});
    for (const app::DependentInvoice& invoice : dependents.invoices)
        context.say("cli.undo.invoice", {{"name", invoice.number}});
    for (const app::HeirImport& heir : dependents.heirs)
        context.say("cli.undo.kept", {{"count", heir.lines},
                                      {"file", heir.file_name},
                                      {"day", local_day(heir.imported_at)},
                                      {"user", heir.imported_by}});
    if (dependents.lost > 0)
        context.say("cli.undo.lost", {{"count", dependents.lost}});
    if (dependents.feed_lines > 0)
        context.say("cli.undo.feed", {{"count", dependents.feed_lines}});
}

} // namespace comptoir::cli

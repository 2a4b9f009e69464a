#include "cli/undo_preview.h"

#include "comptoir/core/text.h"

#include <algorithm>

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

namespace {

void print_counts(const CommandContext& context, const app::ImportDependents& dependents) {
    if (dependents.matches.empty())
        return;
    const auto validated =
        std::count_if(dependents.entries.begin(), dependents.entries.end(),
                      [](const app::DependentEntry& entry) { return entry.validated; });
    const auto count = [](std::size_t size) { return static_cast<std::int64_t>(size); };
    context.say("cli.undo.holds",
                {{"matches", count(dependents.matches.size())},
                 {"drafts", count(dependents.entries.size()) - std::int64_t{validated}},
                 {"validated", std::int64_t{validated}},
                 {"invoices", count(dependents.invoices.size())}});
}

void print_each(const CommandContext& context, const app::ImportDependents& dependents) {
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
}

} // namespace

void print_dependents(const CommandContext& context, const app::ImportDependents& dependents,
                      Detail detail) {
    context.say("cli.undo.lines", {{"count", lines_of(dependents)}});
    if (detail == Detail::Each)
        print_each(context, dependents);
    else
        print_counts(context, dependents);
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

Result<void> preview_undo(CommandContext& context, bank::StatementId statement, Detail detail) {
    CT_ASSIGN(workspace, context.open_for_reading());
    CT_ASSIGN(dependents, workspace->read<app::ImportDependents>([&](app::Reader& reader) {
        return app::dependents_of_import(reader, statement, app::UndoScope::Statement);
    }));
    if (!context.json) {
        print_dependents(context, dependents, detail);
        return {};
    }
    JsonWriter json(context.out);
    json.begin_object();
    json.put("statement", statement.value());
    write_dependents(json, dependents);
    json.end_object();
    return {};
}

namespace {

// What holds the import is said with the refusal, as a dry run says it.
Result<void> refuse_undo(CommandContext& context, const app::ImportDependents& dependents,
                         Detail detail, const Error& error) {
    if (dependents.matches.empty())
        return fail(error);
    if (!context.json) {
        print_dependents(context, dependents, detail);
        return fail(error);
    }
    JsonWriter json(context.out);
    json.begin_object();
    write_dependents(json, dependents);
    context.refuse_within(json, error);
    json.end_object();
    return {};
}

Result<std::vector<app::StatementRow>> statements_of(app::Reader& reader,
                                                     const std::vector<app::HeirImport>& imports) {
    std::vector<app::StatementRow> statements;
    for (const app::HeirImport& import : imports) {
        CT_ASSIGN(rows, app::statements_of_import(reader, import.import));
        statements.insert(statements.end(), rows.begin(), rows.end());
    }
    return statements;
}

} // namespace

Result<void> undo_import(CommandContext& context, bank::StatementId statement, Detail detail) {
    CT_ASSIGN(workspace, context.open_for_writing());
    CT_ASSIGN(dependents, workspace->read<app::ImportDependents>([&](app::Reader& reader) {
        return app::dependents_of_import(reader, statement, app::UndoScope::Statement);
    }));
    const auto undone = workspace->write<void>(
        [&](app::Writer& writer) { return app::undo_import(writer, statement); });
    if (!undone)
        return refuse_undo(context, dependents, detail, undone.error());
    CT_ASSIGN(heirs, workspace->read<std::vector<app::StatementRow>>([&](app::Reader& reader) {
        return statements_of(reader, dependents.heirs);
    }));
    if (context.json) {
        JsonWriter json(context.out);
        json.begin_object();
        json.put("undone", statement.value());
        json.key("taken_over_by");
        json.begin_array();
        for (const app::StatementRow& heir : heirs)
            json.value(heir.id.value());
        json.end_array();
        json.end_object();
        return {};
    }
    context.say("cli.import.undone", {{"id", statement.value()}});
    for (const app::StatementRow& heir : heirs)
        context.say("cli.import.taken_over", {{"id", heir.id.value()}, {"file", heir.file_name}});
    return {};
}

} // namespace comptoir::cli
